//! What is printed, each paper in the languages of its dialogue; the picture for link previews and the QR code.
//!
//! Here are the papers that a dialogue always had; [`room`] has what hangs, stands and is worn in the room, [`writing`]
//! what is written on by hand, [`slips`] the only ones that make something new, [`show`] the page with all of them.

pub(crate) mod assemble;
mod called;
mod picture;
pub(crate) mod qr;
mod room;
mod script;
pub(crate) mod shorten;
mod show;
mod slips;
mod writing;

pub(crate) use picture::drawn;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use domain::actor::Right;
use domain::dialogue::Dialogue;
use domain::error::Error;
use domain::organisation::Organisation;
use domain::registration::book;
use domain::registration::people;
use domain::{crew, organisation};
use store::db::Tx;
use tokio::sync::Semaphore;

use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::texts::{Texts, languages};

pub(crate) fn routes() -> Routes {
    let plan = Access::Member(Right::SeePlan);
    let people = Access::Member(Right::SeePeople);
    let door = Access::Member(Right::CheckIn);
    Routes::default()
        .get("/manage/dialogues/{id}/papers", plan, show::show)
        .get("/manage/dialogues/{id}/papers/poster.pdf", plan, poster)
        .get("/manage/dialogues/{id}/papers/script.pdf", plan, script_pdf)
        .get("/manage/dialogues/{id}/papers/sign-in.pdf", people, sign_in)
        .get(
            "/manage/dialogues/{id}/papers/ground-rules.pdf",
            plan,
            room::ground_rules,
        )
        .get(
            "/manage/dialogues/{id}/papers/table-signs.pdf",
            door,
            room::table_signs,
        )
        .get(
            "/manage/dialogues/{id}/papers/name-tags.pdf",
            people,
            room::name_tags,
        )
        .get("/manage/dialogues/{id}/papers/scribe.pdf", plan, writing::scribe)
        .get(
            "/manage/dialogues/{id}/papers/feedback.pdf",
            plan,
            writing::feedback,
        )
        .post("/manage/dialogues/{id}/papers/slips", door, slips::print)
        .get(
            "/dialogues/{public_id}/picture/{file}",
            Access::Everyone,
            picture::show,
        )
        .get("/dialogues/{public_id}/qr.svg", Access::Everyone, qr::show)
}

/// Typesetting takes a processor for a moment; more at once would only make everybody else wait.
static TABLES: Semaphore = Semaphore::const_new(2);

/// Makes a document beside the requests.
pub(crate) async fn typeset<F>(make: F) -> Result<Vec<u8>, Error>
where
    F: FnOnce() -> Result<Vec<u8>, ::paper::Error> + Send + 'static,
{
    let broken = |e: &dyn std::fmt::Display| Error::Internal(format!("paper: {e}"));
    let _table = TABLES.acquire().await.map_err(|e| broken(&e))?;
    tokio::task::spawn_blocking(make)
        .await
        .map_err(|e| broken(&e))?
        .map_err(|e| broken(&e))
}

/// The language a paper is wanted in: `?in=et`, else that of the page. `lang` would change the reader's own pages.
fn wanted(page: &Page) -> &'static str {
    let named = page.query.split('&').find_map(|p| p.strip_prefix("in="));
    known(page, named.unwrap_or_default())
}

/// A language by its name, else that of the page.
fn known(page: &Page, named: &str) -> &'static str {
    languages()
        .iter()
        .copied()
        .find(|l| *l == named)
        .unwrap_or_else(|| page.t.language())
}

/// The messages of a paper: in the wanted language if the dialogue has words in it, else in the dialogue's own.
fn texts_of(dialogue: &Dialogue, wanted: &str) -> Texts {
    Texts::of(dialogue.text(wanted).0)
}

/// The languages that papers come in: those in which the dialogue has words and the product speaks; the first one first.
pub(crate) fn languages_of(dialogue: &Dialogue) -> Vec<Texts> {
    let mut found: Vec<Texts> = languages()
        .iter()
        .filter(|l| dialogue.texts.get(**l).is_some_and(|w| !w.question.is_empty()))
        .map(|l| Texts::of(l))
        .collect();
    found.sort_by_key(|t| t.language() != dialogue.language);
    if found.is_empty() {
        found.push(Texts::of(&dialogue.language));
    }
    found
}

/// A dialogue with its host, for who has the right.
async fn load(tx: &mut Tx, page: &Page, id: &str, right: Right) -> Result<(Dialogue, Organisation), Error> {
    let dialogue = domain::dialogue::load(tx, &page.actor, id, right).await?;
    let host = organisation::by_id(tx, &dialogue.organisation_id).await?;
    Ok((dialogue, host))
}

/// A paper to be looked at and printed.
pub(crate) fn pdf(name: &str, dialogue: &Dialogue, t: Texts, bytes: Vec<u8>) -> axum::response::Response {
    file("inline", name, dialogue, t, bytes)
}

fn file(shown: &str, name: &str, dialogue: &Dialogue, t: Texts, bytes: Vec<u8>) -> axum::response::Response {
    let date = dialogue
        .meeting
        .starts_at
        .map(|at| kernel::time::local(at, &dialogue.meeting.zone).iso_date())
        .map_or_else(String::new, |date| format!("-{date}"));
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("{shown}; filename=\"{name}{date}-{}.pdf\"", t.language()),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

async fn poster(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (dialogue, host) = load(&mut tx, &page, &id, Right::SeePlan).await?;
    tx.commit().await?;
    let t = texts_of(&dialogue, wanted(&page));
    let poster = assemble::poster(&app, t, &dialogue, &host, page.now);
    let bytes = typeset(move || ::paper::poster(&poster)).await?;
    Ok(pdf("poster", &dialogue, t, bytes))
}

async fn sign_in(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (dialogue, host) = load(&mut tx, &page, &id, Right::SeePeople).await?;
    let people = people::list(&mut tx, &page.actor, &dialogue).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    tx.commit().await?;
    let t = texts_of(&dialogue, wanted(&page));
    let sheet = assemble::sign_in(t, &dialogue, &host, &people, &tally, page.now);
    let bytes = typeset(move || ::paper::sign_in_sheet(&sheet)).await?;
    Ok(pdf("sign-in", &dialogue, t, bytes))
}

async fn script_pdf(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (dialogue, host) = load(&mut tx, &page, &id, Right::SeePlan).await?;
    let crew = crew::list(&mut tx, &id).await?;
    tx.commit().await?;
    let t = texts_of(&dialogue, wanted(&page));
    let Some(script) = script::script(t, &dialogue, &host, &crew, page.now) else {
        return show::unfit(&app, &page, &id).await;
    };
    let bytes = typeset(move || ::paper::script(&script)).await?;
    Ok(pdf("script", &dialogue, t, bytes))
}
