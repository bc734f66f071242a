//! One's own votes: to see, take away, and delete.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use domain::actor::Actor;
use domain::opinion::statement::{Source, Statement};
use domain::opinion::voter::{self as voters, Own};
use domain::opinion::{self, OpinionMap};

use super::{path, said, vote, voter};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::file;
use crate::flash::Flash;
use crate::guard::{self, Limited};
use crate::page::{Page, unkept};
use crate::ui::confirm;

#[derive(Template)]
#[template(path = "opinion/mine.html")]
struct Show<'a> {
    page: &'a Page,
    map: &'a OpinionMap,
    own: Own,
    statements: Vec<Statement>,
}

/// A line of the list.
struct Line {
    number: u32,
    language: String,
    text: String,
    chosen: String,
    /// Whether people vote on the statement.
    counts: bool,
}

impl Show<'_> {
    fn path(&self) -> String {
        path(self.map)
    }

    fn question(&self) -> (&str, &str) {
        let (language, words) = self.map.text(self.page.t.language());
        (language, &words.question)
    }

    fn is_open(&self) -> bool {
        self.map.takes_votes(self.page.now)
    }

    fn votes(&self) -> Vec<Line> {
        let line = |s: &Statement| {
            let cast = self.own.votes.get(&s.number)?;
            let (language, text) = s.text(self.page.t.language());
            Some(Line {
                number: s.number,
                language: language.to_owned(),
                text: text.to_owned(),
                chosen: said::value(self.page.t, cast.value),
                counts: s.is_in(),
            })
        };
        self.statements.iter().filter_map(line).collect()
    }

    /// What they proposed: chip, language, text, and why it is out.
    fn proposed(&self) -> Vec<(&'static str, String, String, String, String)> {
        self.statements
            .iter()
            .filter(|s| s.source == Source::Proposed && s.proposer.is_some() && s.proposer == self.own.number)
            .map(|s| {
                let (chip, state) = said::state(self.page.t, s.state);
                let (language, text) = s.text(self.page.t.language());
                (
                    chip,
                    state,
                    language.to_owned(),
                    text.to_owned(),
                    s.reason.clone(),
                )
            })
            .collect()
    }
}

/// `GET /opinions/{public_id}/mine`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    headers: HeaderMap,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let map = opinion::public(&mut tx, &page.actor, &public_id).await?;
    let own = match voter::secret(&headers) {
        Some(secret) => voters::own(&mut tx, &map, &secret).await?,
        None => Own::default(),
    };
    let statements = voters::statements(&mut tx, &map, &own).await?;
    tx.commit().await?;
    Ok(unkept(page.show(&Show {
        page: &page,
        map: &map,
        own,
        statements,
    })?))
}

/// `GET /opinions/{public_id}/mine/votes.json`
pub(super) async fn export(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    headers: HeaderMap,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let map = opinion::public(&mut tx, &page.actor, &public_id).await?;
    let secret = voter::secret(&headers).unwrap_or_default();
    let text = voters::export(&mut tx, &map, &secret, page.t.language()).await?;
    tx.commit().await?;
    Ok(file::json("votes.json", text))
}

/// `POST /opinions/{public_id}/mine/erasure`
pub(super) async fn erase(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    headers: HeaderMap,
    Typed(fields): Typed,
) -> Outcome {
    let back = format!("/opinions/{public_id}/mine");
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        opinion::public(&mut tx, &Actor::Visitor, &public_id).await?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.opinion_erase_title(),
            &t.opinion_erase_text(),
            &t.opinion_erase_yes(),
            &page.path,
            &[],
            &back,
        );
    }
    let home = format!("/opinions/{public_id}");
    let known = voter::secret(&headers).unwrap_or_default();
    if !vote::voted_before(&app, &public_id, &known).await? {
        // Nothing to delete, and so nothing that anybody else's deleting has to wait for.
        return Ok(page.go(&home, Some(Flash::NoVotes)));
    }
    for (what, key) in [(Limited::Erasure, &known), (Limited::Erasures, &public_id)] {
        if let Err(told) = guard::try_again(what, key) {
            return Ok(told.into_response());
        }
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    voters::erase(&mut tx, &mut ctx, &public_id, &known).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&home, Some(Flash::VotesErased)))
}
