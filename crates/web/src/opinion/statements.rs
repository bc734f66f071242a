//! The statements of a map for its members: those that wait, with help for whoever reviews them, and all others with how
//! they were voted on. Many can be pasted at once.

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::Fields;
use domain::opinion::hint;
use domain::opinion::ledger::Tally;
use domain::opinion::propose::Likes;
use domain::opinion::review;
use domain::opinion::statement::{self, LONGEST, Seeded, Source, State as Decided, Statement};
use serde::Deserialize;

use super::head::{self, Head};
use super::{drawn, said};
use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::Form;

/// So many statements that wait are on the page at once.
const AT_ONCE: usize = 40;
/// From so many on they can be left out together.
const MANY: usize = 10;

/// A statement as the page shows it.
struct Line {
    statement: Statement,
    tally: Tally,
    /// What to look at.
    hints: Vec<String>,
    /// What says nearly the same: number, language, text.
    similar: Vec<(u32, String, String)>,
}

#[derive(Template)]
#[template(path = "opinion/statements.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    form: Form,
    /// The form that leaves out all that wait.
    rejected: Form,
    waiting: Vec<Line>,
    /// How many more wait than are on the page.
    more: u32,
    shown: Vec<Line>,
    out: Vec<Line>,
    /// Statements whose words were withdrawn.
    withdrawn: u32,
    may_plan: bool,
    /// What became of a list that was added just now.
    seeded: Option<Seeded>,
}

impl Show<'_> {
    fn text<'a>(&self, line: &'a Line) -> (&'a str, &'a str) {
        line.statement.text(self.page.t.language())
    }

    /// How it was voted on, from enough votes on; of fewer only how many.
    fn counts(&self, line: &Line) -> String {
        said::counts(self.page.t, line.tally)
    }

    /// Whether so many wait that one decision about each is too much.
    fn are_many(&self) -> bool {
        self.waiting.len() >= MANY
    }

    /// How many of those that wait are on the page, and the largest number among them.
    fn seen(&self) -> (u32, u32) {
        let numbers = self.waiting.iter().map(|line| line.statement.number);
        let count = u32::try_from(self.waiting.len()).unwrap_or(u32::MAX);
        (count, numbers.max().unwrap_or(0))
    }

    fn source(&self, line: &Line) -> String {
        said::source(self.page.t, line.statement.source)
    }

    fn can_wait(&self, line: &Line) -> bool {
        line.statement.source == Source::Proposed
    }
}

async fn page_with<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    form: Option<Form>,
    rejected: Option<Form>,
) -> Result<Show<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, map) = head::open(&mut tx, page, id, Right::SeeWords).await?;
    let all = statement::list(&mut tx, &page.actor, &map).await?;
    tx.commit().await?;
    // As the results count them: members do not see who votes what either.
    let (_, drawn) = drawn::latest(app, &map).await?;
    let mut show = Show {
        page,
        desk,
        form: form.unwrap_or_else(|| Form::new(page.t, Fields::default())),
        rejected: rejected.unwrap_or_else(|| Form::new(page.t, Fields::default())),
        waiting: Vec::new(),
        more: 0,
        shown: Vec::new(),
        out: Vec::new(),
        withdrawn: 0,
        may_plan: page.may(&head.organisation_id, Right::Plan),
        head,
        seeded: None,
    };
    let likes = Likes::of(all.iter().filter(|s| s.state != Decided::Out));
    let near = |one: &Statement| -> Vec<(u32, String, String)> {
        (likes.to(one.text(&one.language).1, Some(one.number)).into_iter())
            .map(|s| {
                let (language, text) = s.text(page.t.language());
                (s.number, language.to_owned(), text.to_owned())
            })
            .collect()
    };
    for statement in &all {
        if statement.texts.is_empty() {
            show.withdrawn += 1;
            continue;
        }
        let waits = statement.state == Decided::Waiting;
        if waits && show.waiting.len() >= AT_ONCE {
            show.more += 1;
            continue;
        }
        let hints = if waits {
            hint::hints(statement.text(&statement.language).1)
        } else {
            Vec::new()
        };
        let line = Line {
            hints: hints.iter().map(|one| said::hint(page.t, one)).collect(),
            similar: if waits { near(statement) } else { Vec::new() },
            statement: statement.clone(),
            tally: drawn.tally(statement.number),
        };
        match statement.state {
            Decided::Waiting => show.waiting.push(line),
            Decided::In => show.shown.push(line),
            Decided::Out => show.out.push(line),
        }
    }
    Ok(show)
}

/// What a list that was added tells on the page after it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Added {
    new: Option<String>,
    known: Option<String>,
}

impl Added {
    fn seeded(&self) -> Option<Seeded> {
        let count = |typed: &Option<String>| typed.as_deref()?.parse().ok();
        Some(Seeded {
            new: count(&self.new)?,
            known: count(&self.known)?,
        })
    }
}

/// `GET /manage/opinions/{id}/statements`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Query(added): Query<Added>,
) -> Outcome {
    let mut template = page_with(&app, &page, &id, None, None).await?;
    template.seeded = added.seeded();
    page.show(&template)
}

/// `POST /manage/opinions/{id}/statements`: many at once, one a line.
pub(super) async fn seed(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    match statement::seed(&mut tx, &ctx, &page.actor, &id, fields.get("opinion_seeds")).await {
        Ok(Seeded { new, known }) => {
            tx.commit().await?;
            let home = format!("/manage/opinions/{id}/statements");
            Ok(page.go(&format!("{home}?new={new}&known={known}"), None))
        }
        Err(Error::Invalid(faults)) => {
            drop(tx);
            let form = Form::refused(page.t, fields, faults);
            page.refuse(&page_with(&app, &page, &id, Some(form), None).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/opinions/{id}/statements/rejection`: all proposals that wait and were on the page, for one reason.
pub(super) async fn reject_all(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    // What nobody saw is not rejected.
    let seen = fields.get("seen").parse().unwrap_or_default();
    match review::reject_all(&mut tx, &ctx, &page.actor, &id, seen, fields.get("reason")).await {
        Ok(rejected) => {
            tx.commit().await?;
            Ok(page.go(
                &format!("/manage/opinions/{id}/statements"),
                (rejected > 0).then_some(Flash::StatementsOut),
            ))
        }
        Err(Error::Invalid(faults)) => {
            drop(tx);
            let form = Form::refused(page.t, fields, faults);
            page.refuse(&page_with(&app, &page, &id, None, Some(form)).await?)
        }
        Err(other) => Err(other.into()),
    }
}
