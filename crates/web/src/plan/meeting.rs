//! When and where.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::Attendance;
use domain::dialogue::plan::{self, Meeting};
use domain::dialogue::{Dialogue, State as DialogueState};
use domain::error::Error;
use domain::input::{Fault, Reader};

use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::{Form, say};

/// Time zones to choose from; a dialogue's own is added where it is another.
const ZONES: [&str; 12] = [
    "Europe/Tallinn",
    "Europe/Helsinki",
    "Europe/Riga",
    "Europe/Vilnius",
    "Europe/Kyiv",
    "Europe/Warsaw",
    "Europe/Stockholm",
    "Europe/Copenhagen",
    "Europe/Berlin",
    "Europe/Brussels",
    "Europe/London",
    "UTC",
];

#[derive(Template)]
#[template(path = "plan/meeting.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    form: Form,
    dialogue: &'a Dialogue,
}

impl Show<'_> {
    /// Whether people are told of a change.
    fn is_open(&self) -> bool {
        self.dialogue.state == DialogueState::Open
    }

    fn zones(&self) -> Vec<(String, String)> {
        let own = self.dialogue.meeting.zone.as_str();
        let more = Some(own).filter(|zone| !ZONES.contains(zone));
        more.into_iter()
            .chain(ZONES)
            .map(|zone| (zone.to_owned(), zone.replace('_', " ")))
            .collect()
    }

    fn attendances(&self) -> Vec<(String, String)> {
        Attendance::ALL
            .into_iter()
            .map(|a| (a.as_str().to_owned(), say::attendance(self.page.t, a)))
            .collect()
    }

    /// Which of two instants is asked only where the clocks show the time twice.
    fn is_repeated(&self) -> bool {
        self.form.faults.get("repeated") == Some(Fault::TimeTwice)
            || !self.form.fields.get("repeated").is_empty()
    }

    fn repeated(&self) -> [(String, String); 2] {
        let t = self.page.t;
        [
            ("first".to_owned(), t.plan_repeated_first()),
            ("second".to_owned(), t.plan_repeated_second()),
        ]
    }
}

/// `GET /manage/dialogues/{id}/plan/meeting`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    page.show(&Show {
        back: back(&page, &head),
        form: Form::new(page.t, dialogue.meeting.fill()),
        page: &page,
        desk,
        head,
        dialogue: &dialogue,
    })
}

/// `POST /manage/dialogues/{id}/plan/meeting`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let meeting = Meeting::read(&mut reader, &dialogue.meeting, page.now);
    let done = match reader.done(meeting) {
        Ok(meeting) => plan::set_meeting(&mut tx, &mut ctx, &page.actor, &id, &meeting).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {}
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                back: back(&page, &head),
                form: Form::refused(page.t, fields, faults),
                page: &page,
                desk,
                head,
                dialogue: &dialogue,
            });
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(&page, &id, "meeting"))
}
