//! Meetings and information events: one form each; the order of meetings is changed on the plan's page.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::Attendance;
use domain::error::Error;
use domain::input::{Fault, Fields, Reader};
use domain::meeting::{self, Kind, Meeting};
use domain::programme::{Programme, State as Stage, tally};
use store::db::Tx;

use super::{back, saved, written};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::page::Page;
use crate::programme::said;
use crate::ui::{Form, confirm, say};

#[derive(Template)]
#[template(path = "programme/plan/meeting.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    back: String,
    form: Form,
    kind: Kind,
    /// Whether it is in the plan already.
    there: bool,
    /// Whether people are told of a change.
    told: bool,
}

/// What stands around the form.
struct Around {
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    /// Whether there are people who count on it.
    told: bool,
}

impl Around {
    async fn load(tx: &mut Tx, page: &Page, id: &str, kind: Kind) -> Result<Around, Failure> {
        let (desk, head, programme) = desk::open_programme(tx, page, id, Right::Plan).await?;
        let tally = tally::of(tx, &programme).await?;
        let people = match kind {
            Kind::Meeting => tally.taking_part,
            Kind::Information => tally.guests,
        };
        Ok(Around {
            told: programme.state == Stage::Published && people > 0,
            desk,
            head,
            programme,
        })
    }
}

impl<'a> Show<'a> {
    fn of(page: &'a Page, around: Around, form: Form, kind: Kind, there: bool) -> Show<'a> {
        Show {
            back: back(page, &around.head),
            page,
            desk: around.desk,
            head: around.head,
            programme: around.programme,
            told: around.told,
            form,
            kind,
            there,
        }
    }

    fn is_information(&self) -> bool {
        self.kind == Kind::Information
    }

    fn heading(&self) -> String {
        let t = self.page.t;
        match self.kind {
            Kind::Meeting => t.meeting_one(),
            Kind::Information => t.meeting_information(),
        }
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

    /// Names of the fields for title and agenda, their language, and what their labels end with.
    fn texts(&self) -> Vec<(String, String, String, String)> {
        written(self.page, &self.programme)
            .into_iter()
            .map(|(code, name)| {
                (
                    format!("meeting_title_{code}"),
                    format!("meeting_agenda_{code}"),
                    code,
                    name,
                )
            })
            .collect()
    }
}

/// Where on the plan's page a kind stands.
fn part(kind: Kind) -> &'static str {
    match kind {
        Kind::Meeting => "meetings",
        Kind::Information => "information",
    }
}

async fn begin_one(app: &App, page: &Page, id: &str, kind: Kind) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, page, id, kind).await?;
    let mut blank = meeting::plan::empty(&mut ctx, id, kind, 0);
    // Meetings of a programme are mostly alike, so the last one's room and length are a good beginning.
    if let Some(last) = meeting::list(&mut tx, id, kind).await?.pop() {
        blank = Meeting {
            id: blank.id,
            starts_at: None,
            texts: blank.texts,
            ..last
        };
    }
    tx.commit().await?;
    let fields = blank.fill(&around.programme.zone).with("id", blank.id);
    page.show(&Show::of(page, around, Form::new(page.t, fields), kind, false))
}

/// `GET /manage/programmes/{id}/plan/meetings/new`
pub(super) async fn begin(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    begin_one(&app, &page, &id, Kind::Meeting).await
}

/// `GET /manage/programmes/{id}/plan/information/new`
pub(super) async fn begin_information(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    begin_one(&app, &page, &id, Kind::Information).await
}

async fn create_one(app: &App, page: &Page, id: &str, kind: Kind, fields: Fields) -> Outcome {
    let mut tx = app.db.read().await?;
    desk::open_programme(&mut tx, page, id, Right::Plan).await?;
    let new = fields.get("id").to_owned();
    if !kernel::id::is_uuid(&new) {
        return Err(Error::NotFound.into());
    }
    let all = meeting::list(&mut tx, id, kind).await?;
    tx.commit().await?;
    // The same form sent twice is one meeting.
    let was = match all.iter().find(|m| m.id == new) {
        Some(there) => there.clone(),
        None => {
            let after_all = all.iter().map(|m| m.position + 1).max().unwrap_or(0);
            meeting::plan::blank(new, id, kind, after_all)
        }
    };
    put(app, page, was, fields, false).await
}

/// `POST /manage/programmes/{id}/plan/meetings/new`
pub(super) async fn create(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    create_one(&app, &page, &id, Kind::Meeting, fields).await
}

/// `POST /manage/programmes/{id}/plan/information/new`
pub(super) async fn create_information(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    create_one(&app, &page, &id, Kind::Information, fields).await
}

/// `GET /manage/programmes/{id}/plan/meetings/{meeting}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, meeting)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let meeting = meeting::by_id(&mut tx, &id, &meeting).await?;
    let around = Around::load(&mut tx, &page, &id, meeting.kind).await?;
    tx.commit().await?;
    let form = Form::new(page.t, meeting.fill(&around.programme.zone));
    page.show(&Show::of(&page, around, form, meeting.kind, true))
}

/// `POST /manage/programmes/{id}/plan/meetings/{meeting}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, meeting)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let was = meeting::by_id(&mut tx, &id, &meeting).await?;
    tx.commit().await?;
    put(&app, &page, was, fields, true).await
}

async fn put(app: &App, page: &Page, was: Meeting, fields: Fields, there: bool) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (id, kind) = (was.programme_id.clone(), was.kind);
    let around = Around::load(&mut tx, page, &id, kind).await?;
    let mut reader = Reader::new(&fields);
    let typed = Meeting::read(&mut reader, &was, &around.programme, page.now);
    let typed = match reader.done(typed) {
        Ok(typed) => typed,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(page, around, form, kind, there));
        }
        Err(other) => return Err(other.into()),
    };
    meeting::plan::put(&mut tx, &mut ctx, &page.actor, &typed).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(page, &id, part(kind)))
}

/// `POST /manage/programmes/{id}/plan/meetings/{meeting}/position`
pub(super) async fn shift(
    State(app): State<App>,
    page: Page,
    Path((id, meeting)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let earlier = fields.get("to") == "earlier";
    meeting::plan::shift(&mut tx, &ctx, &page.actor, &id, &meeting, earlier).await?;
    tx.commit().await?;
    Ok(page.go(
        &format!("/manage/programmes/{id}/plan#meetings"),
        Some(Flash::Saved),
    ))
}

/// `POST /manage/programmes/{id}/plan/meetings/{meeting}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((id, meeting)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let plan = format!("/manage/programmes/{id}/plan");
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let (_, _, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
        let there = meeting::by_id(&mut tx, &id, &meeting).await?;
        tx.commit().await?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.meeting_remove_title(said::title(t, &programme, &there).1),
            &t.meeting_remove_text(),
            &t.plan_remove_yes(),
            &page.path,
            &[],
            &format!("{plan}/meetings/{meeting}"),
        );
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    meeting::plan::remove(&mut tx, &mut ctx, &page.actor, &id, &meeting).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("{plan}#meetings"), Some(Flash::Removed)))
}
