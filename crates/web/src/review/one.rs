//! One application as its reviewer reads and judges it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::call::criterion::{Criterion, SCORE_MOST};
use domain::error::{Conflict, Error};
use domain::input::{Fault, Faults, Reader};
use domain::review::State as At;
use domain::review::give::{self, Act, Given};
use domain::review::own::{self, Seen};

use super::read::{self, Read};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::ui::Form;
use crate::ui::form::Control;

#[derive(Template)]
#[template(path = "review/one.html")]
struct Show<'a> {
    page: &'a Page,
    seen: Seen,
    answers: Vec<Read>,
    form: Form,
}

impl Show<'_> {
    fn of<'a>(page: &'a Page, seen: Seen, form: Form) -> Show<'a> {
        let files = format!("/reviews/{}/{}/files", seen.programme.id, seen.code);
        let answers = read::answers(page, &seen.programme.language, &seen.answers, Some(&files));
        Show {
            page,
            seen,
            answers,
            form,
        }
    }

    /// Scores and note that were typed before a tie came to light.
    fn typed(&self) -> Vec<(String, String)> {
        let fields = self.form.fields.iter();
        let ours =
            |name: &str| name == "note" || name.starts_with("score_") || name.starts_with("criterion_");
        fields
            .filter(|(name, _)| ours(name))
            .flat_map(|(name, values)| values.iter().map(|v| (name.to_owned(), v.clone())))
            .collect()
    }

    fn here(&self) -> String {
        self.to(&self.seen.code)
    }

    fn to(&self, code: &str) -> String {
        format!("/reviews/{}/{code}", self.seen.programme.id)
    }

    fn title(&self) -> (&str, &str) {
        let (language, words) = self.seen.programme.text(self.page.t.language());
        (language, &words.title)
    }

    fn is_blind(&self) -> bool {
        self.seen.who.is_none()
    }

    fn place(&self) -> String {
        self.seen.who.as_ref().map(read::place).unwrap_or_default()
    }

    fn role(&self) -> Option<&str> {
        let role = self.seen.role.as_ref()?;
        Some(role.name(self.page.t.language(), &self.seen.programme.language))
    }

    fn state(&self) -> Option<(&'static str, String)> {
        let review = self.seen.review.as_ref()?;
        Some(read::state(self.page.t, review.state))
    }

    /// Whether the reviewer has left it, so that there is nothing to score.
    fn is_left(&self) -> bool {
        let state = self.seen.review.as_ref().map(|r| r.state);
        matches!(state, Some(At::Abstained | At::Conflict)) && !self.form.is_refused()
    }

    fn is_asked(&self) -> bool {
        !self.seen.hints.is_empty()
    }

    /// Why it is asked; the blind are told only that there is something.
    fn asked(&self) -> String {
        let t = self.page.t;
        if self.is_blind() {
            t.review_hint_blind()
        } else if self
            .seen
            .hints
            .contains(&domain::review::conflict::Hint::Organisation)
        {
            t.review_hint_organisation()
        } else {
            t.review_hint_municipality()
        }
    }

    fn scale(&self, n: usize, criterion: &Criterion) -> Control<'_> {
        let t = self.page.t;
        let words = criterion.text(t.language(), &self.seen.programme.language);
        let values: Vec<String> = (0..=SCORE_MOST).map(|n| n.to_string()).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        self.form
            .scale(
                &format!("score_{n}"),
                &values,
                &t.review_scale_low(),
                &t.review_scale_high(),
            )
            .label(words.name.clone())
            .hint(words.help.clone())
    }

    /// Scores of the criteria, each with the criterion it is for.
    fn scales(&self) -> Vec<(String, String, Control<'_>)> {
        let one = |(n, c): (usize, &Criterion)| (format!("criterion_{n}"), c.id.clone(), self.scale(n, c));
        self.seen.criteria.iter().enumerate().map(one).collect()
    }

    fn note(&self) -> Control<'_> {
        let t = self.page.t;
        self.form
            .lines("note", 4)
            .label(t.review_note())
            .hint(t.review_note_hint())
    }

    fn reason(&self) -> Control<'_> {
        let t = self.page.t;
        self.form
            .line("reason")
            .label(t.review_reason())
            .hint(t.review_reason_hint())
    }
}

/// `GET /reviews/{programme}/{code}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((programme, code)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let seen = own::one(&mut tx, &page.actor, &programme, &code).await?;
    tx.commit().await?;
    let form = Form::new(page.t, Given::fill(&seen.criteria, seen.review.as_ref()));
    Ok(unkept(page.show(&Show::of(&page, seen, form))?))
}

/// `POST /reviews/{programme}/{code}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((programme, code)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let seen = own::one(&mut tx, &page.actor, &programme, &code).await?;
    let mut reader = Reader::new(&fields);
    let given = Given::read(&mut reader, &seen.criteria);
    let given = match reader.done(given) {
        Ok(given) => given,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(&page, seen, form));
        }
        Err(other) => return Err(other.into()),
    };
    let next = match give::save(&mut tx, &ctx, &page.actor, &programme, &code, &given).await {
        Ok(next) => next,
        // A tie has come to light since the page was opened: the page asks about it, and keeps the scores.
        Err(Error::Conflict(Conflict::InterestUnanswered)) => {
            let form = Form::refused(page.t, fields, Faults::one("reason", Fault::Meanwhile));
            return page.refuse(&Show::of(&page, seen, form));
        }
        Err(other) => return Err(other.into()),
    };
    tx.commit().await?;
    Ok(match (given.act, next) {
        (Act::Draft | Act::Clear, _) => page.go(&format!("/reviews/{programme}/{code}"), Some(Flash::Saved)),
        (_, Some(next)) => page.go(&format!("/reviews/{programme}/{next}"), Some(Flash::Saved)),
        (_, None) => page.go("/reviews", Some(Flash::Saved)),
    })
}

/// `GET /reviews/{programme}/{code}/files/{question}`
pub(super) async fn file(
    State(app): State<App>,
    page: Page,
    Path((programme, code, question)): Path<(String, String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let handed = own::file(&mut tx, &page.actor, &programme, &code, &question).await?;
    tx.commit().await?;
    let response: Response = (
        [
            (header::CONTENT_TYPE, handed.media_type),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{}\"", handed.name),
            ),
        ],
        handed.bytes,
    )
        .into_response();
    Ok(unkept(response))
}
