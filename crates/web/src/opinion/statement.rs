//! One statement: its texts in the map's languages, and what the host decides about it.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::opinion::hint;
use domain::opinion::ledger::Tally;
use domain::opinion::quote;
use domain::opinion::review::{self, Edited};
use domain::opinion::statement::{self, LONGEST, Source, State as Decided, Statement};
use domain::opinion::{OpinionMap, Phase};

use super::head::{self, Head};
use super::{drawn, number, said};
use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::form::Control;
use crate::ui::{Form, confirm, say};

#[derive(Template)]
#[template(path = "opinion/statement.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    map: &'a OpinionMap,
    statement: &'a Statement,
    /// How it was voted on when the results were drawn last.
    tally: Tally,
    /// Whether anybody has voted on it.
    voted_on: bool,
    /// The dialogue from whose words it was lifted: id and question.
    lifted: Option<(String, String)>,
    form: Form,
    out: Form,
    may_plan: bool,
}

impl Show<'_> {
    fn home(&self) -> String {
        format!("{}/statements/{}", self.head.home(), self.statement.number)
    }

    fn text(&self) -> (&str, &str) {
        self.statement.text(self.page.t.language())
    }

    fn chip(&self) -> (&'static str, String) {
        said::state(self.page.t, self.statement.state)
    }

    fn source(&self) -> String {
        said::source(self.page.t, self.statement.source)
    }

    fn hints(&self) -> Vec<String> {
        let hints = hint::hints(self.statement.text(&self.statement.language).1);
        hints.iter().map(|one| said::hint(self.page.t, one)).collect()
    }

    /// Whether the original can be changed: not after somebody has voted on it.
    fn is_fixed(&self) -> bool {
        self.voted_on
    }

    fn controls(&self) -> Vec<Control<'_>> {
        statement::languages(self.map, self.statement)
            .iter()
            .map(|code| {
                let name = format!("statement_{code}");
                let control = self.form.lines(&name, 2).attribute("lang", code);
                let original = *code == self.statement.language;
                let control = if original { control.required() } else { control };
                if original && self.is_fixed() {
                    control
                        .attribute("readonly", "")
                        .hint(self.page.t.opinion_text_fixed())
                } else {
                    control
                }
            })
            .collect()
    }

    fn counts(&self) -> String {
        said::counts(self.page.t, self.tally)
    }

    fn is_in(&self) -> bool {
        self.statement.state == Decided::In
    }

    fn waits(&self) -> bool {
        self.statement.state == Decided::Waiting
    }

    fn is_out(&self) -> bool {
        self.statement.state == Decided::Out
    }

    /// What a decision is taken back to.
    fn undo(&self) -> Option<&'static str> {
        match (self.statement.state, self.statement.source) {
            (Decided::Waiting, _) => None,
            (_, Source::Proposed) => Some("waiting"),
            (Decided::Out, _) => Some("in"),
            (Decided::In, _) => None,
        }
    }
}

fn named(page: &Page, map: &OpinionMap, statement: &Statement, mut form: Form) -> Form {
    for code in statement::languages(map, statement) {
        let name = say::language(page.t, &code);
        form.call(format!("statement_{code}"), page.t.opinion_text_in(name));
    }
    form
}

async fn page_with(
    app: &App,
    page: &Page,
    id: &str,
    typed: &str,
    refused: Option<Form>,
    out: Option<Form>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, map) = head::open(&mut tx, page, id, Right::SeeWords).await?;
    let statement = statement::one(&mut tx, &page.actor, &map, number(typed)?).await?;
    if statement.texts.is_empty() {
        return Err(Error::NotFound.into());
    }
    let lifted = quote::source(&mut tx, &map.id, statement.number).await?;
    let voted_on = statement::votes(&mut tx, &map.id, statement.number).await? > 0;
    tx.commit().await?;
    let tally = drawn::latest(app, &map).await?.1.tally(statement.number);
    let fields = statement
        .texts
        .iter()
        .fold(Fields::default(), |fields, (code, text)| {
            fields.with(format!("statement_{code}"), text)
        });
    let is_refused = refused.is_some() || out.is_some();
    let form = refused.unwrap_or_else(|| Form::new(page.t, fields));
    let template = Show {
        form: named(page, &map, &statement, form),
        out: out.unwrap_or_else(|| Form::new(page.t, Fields::default())),
        may_plan: page.may(&head.organisation_id, Right::Plan),
        page,
        desk,
        head,
        map: &map,
        statement: &statement,
        tally,
        voted_on,
        lifted,
    };
    if is_refused {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

/// `GET /manage/opinions/{id}/statements/{statement}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, statement)): Path<(String, String)>,
) -> Outcome {
    page_with(&app, &page, &id, &statement, None, None).await
}

/// `POST /manage/opinions/{id}/statements/{statement}`: the texts; and with `then` also the decision that they are right.
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, typed)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let at = number(&typed)?;
    let mut tx = app.db.write().await?;
    let (_, head, map) = head::open(&mut tx, &page, &id, Right::Plan).await?;
    let was = statement::one(&mut tx, &page.actor, &map, at).await?;
    let mut reader = Reader::new(&fields);
    let edited = Edited::read(&mut reader, &map, &was);
    let edited = match reader.done(edited) {
        Ok(edited) => edited,
        Err(Error::Invalid(faults)) => {
            drop(tx);
            let form = Form::refused(page.t, fields, faults);
            return page_with(&app, &page, &id, &typed, Some(form), None).await;
        }
        Err(other) => return Err(other.into()),
    };
    review::edit(&mut tx, &mut ctx, &page.actor, &id, at, &edited).await?;
    if fields.get("then") == "in" {
        review::decide(&mut tx, &ctx, &page.actor, &id, at, Decided::In, "").await?;
    }
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("{}/statements", head.home()), Some(Flash::Saved)))
}

/// `POST /manage/opinions/{id}/statements/{statement}/decision`
pub(super) async fn decide(
    State(app): State<App>,
    page: Page,
    Path((id, typed)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let at = number(&typed)?;
    let mut tx = app.db.write().await?;
    // Who may not is told so before anything that was typed is looked at.
    let (_, head, _) = head::open(&mut tx, &page, &id, Right::Plan).await?;
    let to = Decided::parse(fields.get("to")).ok_or(Error::Invalid(Default::default()))?;
    let reason = fields.get("reason");
    match review::decide(&mut tx, &ctx, &page.actor, &id, at, to, reason).await {
        Ok(()) => {
            tx.commit().await?;
            let flash = match to {
                Decided::In if head.phase == Phase::Open => Flash::StatementIn,
                Decided::In => Flash::Saved,
                Decided::Out => Flash::StatementOut,
                Decided::Waiting => Flash::Undone,
            };
            Ok(page.go(&format!("{}/statements", head.home()), Some(flash)))
        }
        Err(Error::Invalid(faults)) => {
            drop(tx);
            let form = Form::refused(page.t, fields, faults);
            page_with(&app, &page, &id, &typed, None, Some(form)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/opinions/{id}/statements/{statement}/erasure`: the text of one that is not in goes for good.
pub(super) async fn erase(
    State(app): State<App>,
    page: Page,
    Path((id, typed)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let at = number(&typed)?;
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let (_, head, map) = head::open(&mut tx, &page, &id, Right::Plan).await?;
        statement::one(&mut tx, &page.actor, &map, at).await?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.opinion_text_erase_title(),
            &t.opinion_text_erase_text(),
            &t.opinion_text_erase_yes(),
            &page.path,
            &[],
            &format!("{}/statements/{at}", head.home()),
        );
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (_, head, _) = head::open(&mut tx, &page, &id, Right::Plan).await?;
    review::erase(&mut tx, &mut ctx, &page.actor, &id, at).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(
        &format!("{}/statements", head.home()),
        Some(Flash::StatementErased),
    ))
}
