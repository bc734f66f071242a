//! Who comes to a programme's information events, and what they want to ask; for its organisers.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::meeting::Meeting;
use domain::meeting::information::{self, Guest};
use domain::programme::Programme;

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::programme::said;
use crate::ui::confirm;
use crate::ui::text::{Safe, paragraphs};

#[derive(Template)]
#[template(path = "information/guests.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    events: Vec<(Meeting, Vec<Guest>)>,
}

impl Show<'_> {
    fn title(&self, event: &Meeting) -> (String, String) {
        said::title(self.page.t, &self.programme, event)
    }

    fn when(&self, event: &Meeting) -> String {
        said::when(self.page.t, &self.programme, event)
    }

    fn count(&self, guests: &[Guest]) -> String {
        let count = u32::try_from(guests.len()).unwrap_or(u32::MAX);
        self.page.t.information_count(count)
    }

    fn question(&self, guest: &Guest) -> Safe {
        paragraphs(&guest.question)
    }

    fn may_plan(&self) -> bool {
        self.page.may(&self.head.organisation_id, Right::Plan)
    }
}

/// `GET /manage/programmes/{id}/guests`
pub(super) async fn list(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let events = information::list(&mut tx, &page.actor, &id).await?;
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        desk,
        head,
        programme,
        events,
    })
}

/// `POST /manage/programmes/{id}/guests/{guest}/erasure`
pub(super) async fn erase(
    State(app): State<App>,
    page: Page,
    Path((id, guest)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let list = format!("/manage/programmes/{id}/guests");
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let events = information::list(&mut tx, &page.actor, &id).await?;
        tx.commit().await?;
        let known = events
            .iter()
            .flat_map(|(_, guests)| guests)
            .find(|g| g.id == guest);
        let name = known.ok_or(Error::NotFound)?.name.clone();
        let t = page.t;
        return confirm::ask(
            &page,
            &t.information_erase_title(name),
            &t.information_erase_text(),
            &t.information_erase_yes(),
            &page.path,
            &[],
            &list,
        );
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    information::remove(&mut tx, &mut ctx, &page.actor, &id, &guest).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&list, Some(Flash::Removed)))
}
