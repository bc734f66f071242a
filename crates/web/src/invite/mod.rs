//! How people are invited: the public link, a text to pass on, a link for each kind of invitee.

mod letter;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::{Phase, invitee};
use domain::error::Error;
use domain::organisation;

use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::paper::{languages_of, qr};
use crate::route::{Access, Routes};
use crate::texts::Texts;
use crate::ui::text::Safe;

pub(crate) fn routes() -> Routes {
    Routes::default().get(
        "/manage/dialogues/{id}/invite",
        Access::Member(Right::SeePlan),
        show,
    )
}

/// A kind of invitee with its own link.
struct Kind {
    id: String,
    name: String,
    count: String,
    link: String,
    qr: Safe,
}

/// The invitation in one language.
struct Letter {
    language: &'static str,
    own_name: String,
    text: String,
    rows: usize,
}

#[derive(Template)]
#[template(path = "invite/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    link: String,
    qr: Safe,
    letters: Vec<Letter>,
    kinds: Vec<Kind>,
    plans: bool,
}

impl Show<'_> {
    /// What to know before the link is passed on: its class and the text.
    fn notice(&self) -> Option<(&'static str, String)> {
        let t = self.page.t;
        match self.head.phase {
            Phase::Draft => Some(("notice--warning", t.invite_draft())),
            Phase::Open => None,
            Phase::Closed | Phase::Running => Some(("", t.invite_closed())),
            Phase::Past => Some(("", t.invite_past())),
            Phase::Cancelled => Some(("notice--warning", t.invite_cancelled())),
        }
    }
}

async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let t = page.t;
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let host = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
    let counts = invitee::counts(&mut tx, &id).await?;
    tx.commit().await?;
    let link = app.url(&format!("/dialogues/{}", dialogue.public_id));
    let kinds = counts
        .into_iter()
        .filter_map(|count| count.kind.map(|kind| (kind, count.registered)))
        .map(|(kind, registered)| {
            let link = format!("{}?kind={}", qr::registration(&app, &dialogue), kind.code);
            Ok(Kind {
                qr: qr::image(&link, &t.invite_kind_qr(kind.name.clone()))?,
                link,
                count: t.invite_kind_count(kind.hoped, registered),
                id: kind.id,
                name: kind.name,
            })
        })
        .collect::<Result<_, Error>>()?;
    let letters = languages_of(&dialogue)
        .into_iter()
        .map(|in_language: Texts| {
            let text = letter::text(in_language, &dialogue, &host, &link);
            Letter {
                language: in_language.language(),
                own_name: in_language.language_own_name(),
                rows: text.lines().count().clamp(8, 24),
                text,
            }
        })
        .collect();
    page.show(&Show {
        page: &page,
        desk,
        qr: qr::image(&link, &t.invite_qr())?,
        plans: page.may(&head.organisation_id, Right::Plan),
        head,
        link,
        letters,
        kinds,
    })
}
