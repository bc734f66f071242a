//! What is printed: poster, sign-in sheet, script; the picture for link previews and the QR code.

pub(crate) mod assemble;
mod picture;
pub(crate) mod qr;
mod script;
pub(crate) mod shorten;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use domain::actor::Right;
use domain::dialogue::{Dialogue, Phase};
use domain::error::Error;
use domain::registration::book;
use domain::registration::people;
use domain::{crew, organisation};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::texts::{Texts, languages};

pub(crate) fn routes() -> Routes {
    let plan = Access::Member(Right::SeePlan);
    Routes::default()
        .get("/manage/dialogues/{id}/papers", plan, show)
        .get("/manage/dialogues/{id}/papers/poster.pdf", plan, poster)
        .get("/manage/dialogues/{id}/papers/script.pdf", plan, script_pdf)
        .get(
            "/manage/dialogues/{id}/papers/sign-in.pdf",
            Access::Member(Right::SeePeople),
            sign_in,
        )
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
    languages()
        .iter()
        .copied()
        .find(|l| Some(*l) == named)
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

pub(crate) fn pdf(name: &str, dialogue: &Dialogue, t: Texts, bytes: Vec<u8>) -> axum::response::Response {
    let date = dialogue
        .meeting
        .starts_at
        .map(|at| kernel::time::local(at, &dialogue.meeting.zone).iso_date())
        .map_or_else(String::new, |date| format!("-{date}"));
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{name}{date}-{}.pdf\"", t.language()),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// A paper in the list.
struct Paper {
    name: String,
    what: String,
    file: &'static str,
    ready: bool,
}

#[derive(Template)]
#[template(path = "paper/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    papers: Vec<Paper>,
    languages: Vec<Texts>,
    /// What stands in the way of the script.
    unfit: Option<String>,
    plans: bool,
}

impl Show<'_> {
    fn own_name(&self, t: &Texts) -> String {
        t.language_own_name()
    }

    fn language(&self, t: &Texts) -> &'static str {
        t.language()
    }

    /// What to know about the link on the poster.
    fn note(&self) -> Option<String> {
        let t = self.page.t;
        match self.head.phase {
            Phase::Draft => Some(t.paper_draft()),
            Phase::Cancelled => Some(t.paper_cancelled()),
            Phase::Open | Phase::Closed | Phase::Running | Phase::Past => None,
        }
    }
}

async fn page_of<'a>(app: &App, page: &'a Page, id: &str) -> Result<Show<'a>, Error> {
    let t = page.t;
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, page, id, Right::SeePlan).await?;
    tx.commit().await?;
    let unfit = script::unfit(t, &dialogue);
    let mut papers = vec![
        Paper {
            name: t.paper_poster(),
            what: t.paper_poster_what(),
            file: "poster.pdf",
            ready: true,
        },
        Paper {
            name: t.paper_script(),
            what: t.paper_script_what(),
            file: "script.pdf",
            ready: unfit.is_none(),
        },
    ];
    if page.may(&head.organisation_id, Right::SeePeople) {
        papers.push(Paper {
            name: t.paper_sign_in(),
            what: t.paper_sign_in_what(),
            file: "sign-in.pdf",
            ready: true,
        });
    }
    Ok(Show {
        page,
        desk,
        plans: page.may(&head.organisation_id, Right::Plan),
        head,
        papers,
        languages: languages_of(&dialogue),
        unfit,
    })
}

async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let template = page_of(&app, &page, &id).await?;
    page.show(&template)
}

async fn poster(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let dialogue = domain::dialogue::load(&mut tx, &page.actor, &id, Right::SeePlan).await?;
    let host = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
    tx.commit().await?;
    let t = texts_of(&dialogue, wanted(&page));
    let poster = assemble::poster(&app, t, &dialogue, &host, page.now);
    let bytes = typeset(move || ::paper::poster(&poster)).await?;
    Ok(pdf("poster", &dialogue, t, bytes))
}

async fn sign_in(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let dialogue = domain::dialogue::load(&mut tx, &page.actor, &id, Right::SeePeople).await?;
    let host = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
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
    let dialogue = domain::dialogue::load(&mut tx, &page.actor, &id, Right::SeePlan).await?;
    let host = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
    let crew = crew::list(&mut tx, &id).await?;
    tx.commit().await?;
    let t = texts_of(&dialogue, wanted(&page));
    let Some(script) = script::script(t, &dialogue, &host, &crew, page.now) else {
        let mut response = page.refuse(&page_of(&app, &page, &id).await?)?;
        *response.status_mut() = StatusCode::CONFLICT;
        return Ok(response);
    };
    let bytes = typeset(move || ::paper::script(&script)).await?;
    Ok(pdf("script", &dialogue, t, bytes))
}
