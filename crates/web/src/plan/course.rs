//! The method, how long the dialogue takes, and how its minutes are shared among the steps.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::plan::{self, Course};
use domain::dialogue::{Dialogue, State as DialogueState};
use domain::error::Error;
use domain::input::Reader;
use kernel::method::{self, Method};

use super::steps::{self, StepView};
use super::{back, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::text::Safe;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "plan/course.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    form: Form,
    dialogue: &'a Dialogue,
    /// The method whose steps are shown; none where this version knows it no more.
    method: Option<&'static Method>,
    steps: Vec<StepView>,
    /// The length for which the closing's least is said.
    minutes: u32,
    /// Whether this shows what was tried and is not saved.
    tried: bool,
}

impl<'a> Show<'a> {
    /// The page with the steps of `course`, which may differ from what is saved.
    fn of(
        page: &'a Page,
        desk: Desk,
        head: Head,
        dialogue: &'a Dialogue,
        form: Form,
        course: &Course,
    ) -> Show<'a> {
        let method = method::find(&course.method_id, course.method_version);
        let meeting = &dialogue.meeting;
        let starts = meeting.starts_at.map(|at| (at, meeting.zone.as_str()));
        Show {
            back: back(page, &head),
            steps: method.map_or_else(Vec::new, |m| {
                steps::of(page.t, m, course.minutes, &course.pinned, starts)
            }),
            minutes: course.minutes,
            tried: false,
            page,
            desk,
            head,
            form,
            dialogue,
            method,
        }
    }

    fn is_open(&self) -> bool {
        self.dialogue.state == DialogueState::Open
    }

    /// The newest version of each method, but of the dialogue's own the version it has.
    fn methods(&self) -> Vec<&'static Method> {
        let mut methods: Vec<&'static Method> = Vec::new();
        for method in method::library() {
            if methods.iter().any(|m| m.id == method.id) {
                continue;
            }
            let own = self.dialogue.method().filter(|m| m.id == method.id);
            methods.push(own.unwrap_or(method));
        }
        methods
    }

    fn chosen(&self, method: &Method) -> bool {
        self.form.fields.get("method") == method.id
    }

    /// Name, summary, for how many and how long, and when not.
    fn about(&self, method: &Method) -> (String, String, String, Vec<String>) {
        let (t, language) = (self.page.t, self.page.t.language());
        let numbers = format!(
            "{} · {}",
            t.plan_course_people(method.people.least, method.people.most),
            t.plan_course_length(method.minutes.least, method.minutes.most, method.minutes.usual)
        );
        (
            method.name.get(language).to_owned(),
            method.summary.get(language).to_owned(),
            numbers,
            method
                .not_suitable
                .iter()
                .map(|n| n.get(language).to_owned())
                .collect(),
        )
    }

    fn method_fault(&self) -> Option<String> {
        Some(say::fault(self.page.t, self.form.faults.get("method")?))
    }

    fn method_id(&self) -> &str {
        self.method.map_or("", |m| m.id.as_str())
    }

    fn closing(&self) -> Option<String> {
        let least = self.method?.closing_least.of_total(self.minutes);
        Some(self.page.t.plan_course_closing(least))
    }

    fn typed(&self, step: usize) -> &str {
        self.form.fields.get(&format!("step_{step}"))
    }

    fn step_fault(&self, step: usize) -> Option<String> {
        let fault = self.form.faults.get(&format!("step_{step}"))?;
        Some(say::fault(self.page.t, fault))
    }

    fn timeline(&self) -> Safe {
        steps::timeline(self.page.t, &self.steps)
    }
}

/// `GET /manage/dialogues/{id}/plan/course`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    let course = Course::of(&dialogue);
    let form = Form::new(page.t, course.fill());
    page.show(&Show::of(&page, desk, head, &dialogue, form, &course))
}

/// `POST /manage/dialogues/{id}/plan/course`; with `then=try` nothing is saved and the steps are shown as they would be.
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
    let course = Course::read(&mut reader, &dialogue);
    match reader.done(()) {
        Ok(()) => {}
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(&page, desk, head, &dialogue, form, &course));
        }
        Err(other) => return Err(other.into()),
    }
    if fields.get("then") == "try" {
        // What was typed for another method's steps is gone, so the form is filled from what was read.
        let form = Form::new(page.t, course.fill());
        return page.show(&Show {
            tried: true,
            ..Show::of(&page, desk, head, &dialogue, form, &course)
        });
    }
    plan::set_course(&mut tx, &mut ctx, &page.actor, &id, &course).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(&page, &id, "course"))
}
