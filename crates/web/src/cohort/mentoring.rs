//! What participants share with their mentors: journal entries and worksheets, and the mentors' comments. For mentors only;
//! other members read what the page is for, and nothing of anybody.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::application::Application;
use domain::cohort::comment::{self, About, Comment};
use domain::cohort::journal::{self, Entry};
use domain::cohort::worksheet::{self, Filled};
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::meeting::{self, Kind, Meeting};
use domain::programme::Programme;
use kernel::time;

use super::worksheets::Written;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::ui::text::Safe;
use crate::ui::{Form, say, text, when};

/// The day of an entry, in words.
pub(crate) fn day(page: &Page, programme: &Programme, entry: &Entry) -> String {
    time::instant(&entry.day, "12:00", &programme.zone, None).map_or_else(
        |_| entry.day.clone(),
        |at| when::date(page.t, at, &programme.zone),
    )
}

/// After which meeting an entry was written, or nothing.
pub(crate) fn after(page: &Page, programme: &Programme, meetings: &[Meeting], entry: &Entry) -> String {
    let found = meetings.iter().find(|m| Some(&m.id) == entry.meeting_id.as_ref());
    found.map_or_else(String::new, |m| super::title(page, programme, m).1)
}

/// Comments, with a button where they are the reader's own; `home` is empty for participants.
#[derive(Template)]
#[template(path = "cohort/comments.html")]
pub(crate) struct Comments<'a> {
    pub(crate) page: &'a Page,
    pub(crate) comments: &'a [Comment],
    pub(crate) home: String,
    pub(crate) zone: &'a str,
}

impl Comments<'_> {
    /// As HTML.
    pub(crate) fn html(&self) -> Safe {
        Safe(self.render().unwrap_or_default())
    }

    fn at(&self, comment: &Comment) -> String {
        when::moment(self.page.t, comment.created_at, self.zone)
    }

    fn is_own(&self, comment: &Comment) -> bool {
        !self.home.is_empty() && comment.person_id.as_deref() == self.page.actor.person_id()
    }
}

#[derive(Template)]
#[template(path = "cohort/mentoring.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    meetings: Vec<Meeting>,
    /// None for who is no mentor.
    shared: Option<Shared>,
    /// The form that was refused, and of which entry.
    refused: Option<(String, Form)>,
}

struct Shared {
    journals: Vec<(Application, Vec<Entry>)>,
    worksheets: Vec<(Application, Filled)>,
}

impl Show<'_> {
    fn day(&self, entry: &Entry) -> String {
        day(self.page, &self.programme, entry)
    }

    fn after(&self, entry: &Entry) -> String {
        after(self.page, &self.programme, &self.meetings, entry)
    }

    fn text(&self, entry: &Entry) -> Safe {
        text::paragraphs(&entry.text)
    }

    fn comments(&self, entry: &Entry) -> Safe {
        Comments {
            page: self.page,
            comments: &entry.comments,
            home: self.head.home(),
            zone: &self.programme.zone,
        }
        .html()
    }

    /// The form for a comment on an entry: as it was typed, or empty with a fresh token.
    fn form(&self, entry: &Entry) -> Form {
        match &self.refused {
            Some((id, form)) if *id == entry.id => form.clone(),
            _ => empty(self.page),
        }
    }

    /// What is wrong with a comment that was typed.
    fn fault(&self, entry: &Entry) -> Option<String> {
        let fault = self.form(entry).faults.get("comment")?;
        Some(say::fault(self.page.t, fault))
    }

    fn is_refused(&self, entry: &Entry) -> bool {
        self.refused.as_ref().is_some_and(|(id, _)| *id == entry.id)
    }

    fn title<'a>(&'a self, filled: &'a Filled) -> &'a str {
        filled.sheet.title.get(self.page.t.language())
    }
}

fn empty(page: &Page) -> Form {
    Form::new(page.t, Fields::default().with("once", page.app.context().token()))
}

async fn page_of<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    refused: Option<(String, Form)>,
) -> Result<Show<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::SeePeople).await?;
    let meetings = meeting::list(&mut tx, id, Kind::Meeting).await?;
    let shared = match journal::shared(&mut tx, &page.actor, id).await {
        Ok(journals) => Some(Shared {
            journals,
            worksheets: worksheet::shared(&mut tx, &page.actor, id).await?,
        }),
        Err(Error::NotFound) => None,
        Err(other) => return Err(other),
    };
    tx.commit().await?;
    Ok(Show {
        page,
        desk,
        head,
        programme,
        meetings,
        shared,
        refused,
    })
}

/// `GET /manage/programmes/{id}/mentoring`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let template = page_of(&app, &page, &id, None).await?;
    page.show(&template).map(unkept)
}

#[derive(Template)]
#[template(path = "cohort/mentoring_worksheet.html")]
struct Sheet<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    person: Application,
    filled: Filled,
    comments: Vec<Comment>,
    form: Form,
}

impl Sheet<'_> {
    fn title(&self) -> &str {
        self.filled.sheet.title.get(self.page.t.language())
    }

    fn written(&self) -> Safe {
        Written {
            page: self.page,
            sheet: self.filled.sheet,
            answers: &self.filled.answers,
        }
        .html()
    }

    fn comments(&self) -> Safe {
        Comments {
            page: self.page,
            comments: &self.comments,
            home: self.head.home(),
            zone: &self.programme.zone,
        }
        .html()
    }
}

async fn sheet_of<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    filled: &str,
    form: Form,
) -> Result<Sheet<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::SeePeople).await?;
    let (person, filled, comments) = worksheet::shared_one(&mut tx, &page.actor, id, filled).await?;
    tx.commit().await?;
    Ok(Sheet {
        page,
        desk,
        head,
        programme,
        person,
        filled,
        comments,
        form,
    })
}

/// `GET /manage/programmes/{id}/mentoring/worksheets/{filled}`
pub(super) async fn worksheet(
    State(app): State<App>,
    page: Page,
    Path((id, filled)): Path<(String, String)>,
) -> Outcome {
    let template = sheet_of(&app, &page, &id, &filled, empty(&page)).await?;
    page.show(&template).map(unkept)
}

async fn write(app: &App, page: &Page, id: &str, about: &About, fields: &Fields) -> Result<(), Error> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let mut reader = Reader::new(fields);
    let typed = comment::read(&mut reader);
    let once = reader.line("once", 64);
    let typed = reader.done(typed)?;
    comment::write(&mut tx, &mut ctx, &page.actor, id, about, &typed, &once).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}

/// `POST /manage/programmes/{id}/mentoring/entries/{entry}`
pub(super) async fn comment_entry(
    State(app): State<App>,
    page: Page,
    Path((id, entry)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    match write(&app, &page, &id, &About::Entry(entry.clone()), &fields).await {
        Ok(()) => {
            let path = format!("/manage/programmes/{id}/mentoring#e-{entry}");
            Ok(page.go(&path, Some(Flash::Added)))
        }
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            let template = page_of(&app, &page, &id, Some((entry, form))).await?;
            page.refuse(&template).map(unkept)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/programmes/{id}/mentoring/worksheets/{filled}`
pub(super) async fn comment_worksheet(
    State(app): State<App>,
    page: Page,
    Path((id, filled)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    match write(&app, &page, &id, &About::Worksheet(filled.clone()), &fields).await {
        Ok(()) => {
            let path = format!("/manage/programmes/{id}/mentoring/worksheets/{filled}");
            Ok(page.go(&path, Some(Flash::Added)))
        }
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            let template = sheet_of(&app, &page, &id, &filled, form).await?;
            page.refuse(&template).map(unkept)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/programmes/{id}/mentoring/removal`: takes one's own comment back.
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    comment::remove(&mut tx, &mut ctx, &page.actor, &id, fields.get("comment")).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(
        &format!("/manage/programmes/{id}/mentoring"),
        Some(Flash::Removed),
    ))
}
