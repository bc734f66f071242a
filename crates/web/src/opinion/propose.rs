//! Proposing a statement: one idea, and what is similar is shown first.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use domain::actor::Actor;
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::opinion::propose::{self as proposing, Proposal, Proposed};
use domain::opinion::statement::{LONGEST, Statement};
use domain::opinion::{self, OpinionMap};

use super::{path, voter};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::guard::{self, Limited};
use crate::page::Page;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "opinion/propose.html")]
struct Show<'a> {
    page: &'a Page,
    map: &'a OpinionMap,
    form: Form,
    /// What says nearly the same.
    similar: Vec<Statement>,
    /// Why it cannot be sent now.
    told: Option<String>,
}

impl Show<'_> {
    fn path(&self) -> String {
        path(self.map)
    }

    fn question(&self) -> (&str, &str) {
        let (language, words) = self.map.text(self.page.t.language());
        (language, &words.question)
    }

    fn said<'a>(&self, statement: &'a Statement) -> (&'a str, &'a str) {
        // A literal lifetime: the reader's language outlives every page.
        statement.text(self.page.t.language())
    }

    fn languages(&self) -> Vec<(String, String)> {
        let named = |code: &String| (code.clone(), say::language(self.page.t, code));
        self.map.languages.iter().map(named).collect()
    }
}

/// The map, where somebody may propose now.
async fn load(app: &App, public_id: &str) -> Result<OpinionMap, Error> {
    let mut tx = app.db.read().await?;
    let map = opinion::public(&mut tx, &Actor::Visitor, public_id).await?;
    tx.commit().await?;
    if map.may_propose {
        Ok(map)
    } else {
        Err(Error::NotFound)
    }
}

/// `GET /opinions/{public_id}/proposal`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    headers: HeaderMap,
) -> Outcome {
    let map = load(&app, &public_id).await?;
    if !map.takes_votes(page.now) {
        return Ok(page.go(&path(&map), None));
    }
    let language = page.t.language();
    let own = map.languages.iter().any(|code| code == language);
    let language = if own { language } else { map.language.as_str() };
    let fields = Fields::default()
        .with("once", app.context().token())
        .with("statement_language", language);
    let mut answer = page.show(&Show {
        page: &page,
        map: &map,
        form: Form::new(page.t, fields),
        similar: Vec::new(),
        told: None,
    })?;
    if voter::secret(&headers).is_none() {
        voter::give(&app, &mut answer);
    }
    Ok(answer)
}

/// `POST /opinions/{public_id}/proposal`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    headers: HeaderMap,
    Typed(fields): Typed,
) -> Outcome {
    let map = load(&app, &public_id).await?;
    // Who has voted on nothing yet may have no cookie: then this is their first.
    let (secret, new) = match voter::secret(&headers) {
        Some(secret) => (secret, false),
        None => (app.context().token(), true),
    };
    let t = page.t;
    let later = |fields: Fields, told: String| {
        page.refuse(&Show {
            page: &page,
            map: &map,
            form: Form::new(page.t, fields),
            similar: Vec::new(),
            told: Some(told),
        })
    };
    for (what, key) in [(Limited::Proposal, &secret), (Limited::Proposals, &map.id)] {
        if guard::try_again(what, key).is_err() {
            return later(
                fields,
                format!("{}. {}", t.told_too_many(), t.told_too_many_what()),
            );
        }
    }
    let mut reader = Reader::new(&fields);
    let proposal = Proposal::read(&mut reader, &map);
    let proposal = match reader.done(proposal) {
        Ok(proposal) => proposal,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                page: &page,
                map: &map,
                form: Form::refused(page.t, fields, faults),
                similar: Vec::new(),
                told: None,
            });
        }
        Err(other) => return Err(other.into()),
    };
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let proposed = match proposing::propose(&mut tx, &mut ctx, &public_id, &secret, &proposal).await {
        Err(Error::Conflict(conflict)) => {
            drop(tx);
            return later(fields, say::conflict(t, conflict));
        }
        other => other?,
    };
    let mut answer = match proposed {
        Proposed::Similar(similar) => page.show(&Show {
            page: &page,
            map: &map,
            form: Form::new(page.t, fields),
            similar,
            told: None,
        })?,
        Proposed::Kept => {
            tx.commit().await?;
            page.go(&path(&map), Some(Flash::Proposed))
        }
    };
    if new {
        voter::keep(&app, &mut answer, &secret);
    }
    Ok(answer)
}
