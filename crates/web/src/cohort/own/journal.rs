//! A participant's journal: private, each entry shared with the mentors only by a tick that can be taken back.

use askama::Template;
use axum::extract::{Path, State};
use domain::cohort::journal::{self, Entry, Written};
use domain::error::{Conflict, Error};
use domain::input::{Fields, Reader};
use domain::meeting::{self, Kind, Meeting};
use domain::programme::Programme;

use super::Own;
use crate::app::App;
use crate::body::Typed;
use crate::cohort::mentoring::{Comments, after, day};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::ui::form::Control;
use crate::ui::text::Safe;
use crate::ui::{Form, confirm, text};

#[derive(Template)]
#[template(path = "cohort/own/journal.html")]
struct List<'a> {
    page: &'a Page,
    own: Own,
    programme: Programme,
    meetings: Vec<Meeting>,
    entries: Vec<Entry>,
}

impl List<'_> {
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
            home: String::new(),
            zone: &self.programme.zone,
        }
        .html()
    }

    fn is_shared(&self, entry: &Entry) -> bool {
        entry.shared_at.is_some()
    }
}

/// `GET /a/{secret}/journal`
pub(super) async fn list(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, &page, &secret).await?;
    let entries = journal::own(&mut tx, &secret).await?;
    let meetings = meeting::list(&mut tx, &programme.id, Kind::Meeting).await?;
    tx.commit().await?;
    page.show(&List {
        page: &page,
        own,
        programme,
        meetings,
        entries,
    })
    .map(unkept)
}

#[derive(Template)]
#[template(path = "cohort/own/entry.html")]
struct Edit<'a> {
    page: &'a Page,
    own: Own,
    programme: Programme,
    meetings: Vec<Meeting>,
    form: Form,
    /// The entry as it is stored, where it is; beside what was typed, if it was saved elsewhere meanwhile.
    there: Option<Entry>,
    rewritten: bool,
}

impl Edit<'_> {
    fn meetings(&self) -> Vec<(String, String)> {
        let none = self.page.t.cohort_entry_no_meeting();
        crate::cohort::choices(self.page, &self.programme, &self.meetings, none)
    }

    fn share(&self) -> Control<'_> {
        self.form
            .tick("share")
            .label(self.page.t.cohort_entry_share(self.own.mentors()))
            .hint(self.page.t.cohort_entry_share_hint())
    }

    fn meanwhile(&self) -> Safe {
        self.there
            .as_ref()
            .map(|entry| text::paragraphs(&entry.text))
            .unwrap_or_default()
    }
}

/// `GET /a/{secret}/journal/new`
pub(super) async fn new(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, &page, &secret).await?;
    let meetings = meeting::list(&mut tx, &programme.id, Kind::Meeting).await?;
    tx.commit().await?;
    let fields = Written::empty(&mut app.context(), &programme.zone);
    page.show(&Edit {
        form: Form::new(page.t, fields),
        page: &page,
        own,
        programme,
        meetings,
        there: None,
        rewritten: false,
    })
    .map(unkept)
}

/// `GET /a/{secret}/journal/{entry}`
pub(super) async fn edit(
    State(app): State<App>,
    page: Page,
    Path((secret, entry)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, &page, &secret).await?;
    let there = journal::own_one(&mut tx, &secret, &entry).await?;
    let meetings = meeting::list(&mut tx, &programme.id, Kind::Meeting).await?;
    tx.commit().await?;
    page.show(&Edit {
        form: Form::new(page.t, there.fill()),
        page: &page,
        own,
        programme,
        meetings,
        there: Some(there),
        rewritten: false,
    })
    .map(unkept)
}

async fn put(app: App, page: Page, secret: String, entry: Option<String>, fields: Fields) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (own, programme) = Own::load(&mut tx, &page, &secret).await?;
    let mut there = match &entry {
        Some(entry) => Some(journal::own_one(&mut tx, &secret, entry).await?),
        None => None,
    };
    let meetings = meeting::list(&mut tx, &programme.id, Kind::Meeting).await?;
    let mut reader = Reader::new(&fields);
    let written = Written::read(&mut reader, &programme, &meetings);
    let done = match reader.done(written) {
        Ok(mut written) => {
            written.id = entry.unwrap_or(written.id);
            journal::save(&mut tx, &mut ctx, &secret, &written).await
        }
        Err(error) => Err(error),
    };
    let (form, rewritten) = match done {
        Ok(()) => {
            tx.commit().await?;
            app.wake.notify_one();
            return Ok(page.go(&format!("/a/{secret}/journal"), Some(Flash::Saved)));
        }
        Err(Error::Invalid(faults)) => (Form::refused(page.t, fields, faults), false),
        Err(Error::Conflict(Conflict::Rewritten)) => {
            // Saved once more, it is theirs that stays: the form takes the version that was seen beside it.
            // A new entry may be there already, sent before over a slow line.
            if there.is_none() {
                there = journal::own_one(&mut tx, &secret, fields.get("id")).await.ok();
            }
            let version = there.as_ref().map_or(0, |e| e.version).to_string();
            let mut again = Fields::default().with("version", version);
            for name in ["id", "day", "meeting", "entry_text", "share"] {
                again.add(name, fields.get(name));
            }
            (Form::new(page.t, again), true)
        }
        Err(other) => return Err(other.into()),
    };
    page.refuse(&Edit {
        page: &page,
        own,
        programme,
        meetings,
        form,
        there,
        rewritten,
    })
    .map(unkept)
}

/// `POST /a/{secret}/journal/new`
pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    put(app, page, secret, None, fields).await
}

/// `POST /a/{secret}/journal/{entry}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((secret, entry)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    put(app, page, secret, Some(entry), fields).await
}

/// `POST /a/{secret}/journal/{entry}/sharing`
pub(super) async fn share(
    State(app): State<App>,
    page: Page,
    Path((secret, entry)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let yes = fields.get("share") == "yes";
    journal::share(&mut tx, &mut ctx, &secret, &entry, yes).await?;
    tx.commit().await?;
    let flash = if yes { Flash::Shared } else { Flash::SharedNoMore };
    Ok(page.go(&format!("/a/{secret}/journal#e-{entry}"), Some(flash)))
}

/// `POST /a/{secret}/journal/{entry}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((secret, entry)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    journal::remove(&mut tx, &mut ctx, &secret, &entry).await?;
    if !confirm::given(&fields) {
        drop(tx);
        let t = page.t;
        return confirm::ask(
            &page,
            &t.cohort_entry_remove(),
            &t.cohort_erased_really(),
            &t.cohort_delete(),
            &page.path,
            &[],
            &format!("/a/{secret}/journal"),
        );
    }
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/a/{secret}/journal"), Some(Flash::Gone)))
}
