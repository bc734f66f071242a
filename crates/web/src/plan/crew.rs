//! Who leads and who writes.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::crew;
use domain::error::Error;
use domain::input::Reader;
use domain::member::{self, Member};

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "plan/crew.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    form: Form,
    members: Vec<Member>,
}

impl Show<'_> {
    fn members(&self) -> Vec<(String, String)> {
        let role = |m: &Member| say::role(self.page.t, m.role);
        self.members
            .iter()
            .map(|m| (m.person_id.clone(), format!("{} ({})", m.name, role(m))))
            .collect()
    }
}

/// `GET /manage/dialogues/{id}/plan/crew`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let members = member::list(&mut tx, &page.actor, &dialogue.organisation_id).await?;
    let crew = crew::list(&mut tx, &id).await?;
    tx.commit().await?;
    page.show(&Show {
        back: back(&page, &head),
        form: Form::new(page.t, crew::fill(&crew)),
        page: &page,
        desk,
        head,
        members,
    })
}

/// `POST /manage/dialogues/{id}/plan/crew`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let members = member::list(&mut tx, &page.actor, &dialogue.organisation_id).await?;
    let mut reader = Reader::new(&fields);
    let crew = crew::read(&mut reader, &members);
    let crew = match reader.done(crew) {
        Ok(crew) => crew,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                back: back(&page, &head),
                form: Form::refused(page.t, fields, faults),
                page: &page,
                desk,
                head,
                members,
            });
        }
        Err(other) => return Err(other.into()),
    };
    crew::set(&mut tx, &mut ctx, &page.actor, &id, &crew).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(&page, &id, "crew"))
}
