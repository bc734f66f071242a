//! The page on which anybody votes: one statement at a time, three large buttons. It works without script; with it votes
//! go out by themselves, again and again under the same count until they have arrived, and the next statement is there at
//! once. What answers then is the list of what comes next, as it stands in the page.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use domain::actor::Actor;
use domain::error::Error;
use domain::opinion::ledger::{self, Tally};
use domain::opinion::statement::{self, Statement};
use domain::opinion::vote::{Ballot, Value};
use domain::opinion::voter::{self as voters, Own};
use domain::opinion::{self, OpinionMap, Phase};
use domain::organisation::{self, Organisation};
use serde::Deserialize;

use super::{ballot, drawn, path, said, voter};
use crate::app::App;
use crate::body::Typed;
use crate::failure::{Failure, Outcome, Told};
use crate::flash::Flash;
use crate::guard::{self, Limited};
use crate::page::{Page, unkept};
use crate::texts::Texts;
use crate::ui::text::{Safe, paragraphs};

/// So many statements come with a page, so that a bad connection is not felt at once.
const AHEAD: usize = 12;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// A statement that somebody wants to see again.
    s: Option<String>,
    /// The browser kept no cookie.
    cookies: Option<String>,
    /// So many votes came after the end.
    late: Option<String>,
    /// A vote was on a statement that nobody votes on any more.
    uncounted: Option<String>,
}

#[derive(Template)]
#[template(path = "opinion/vote.html")]
struct Show<'a> {
    page: &'a Page,
    map: &'a OpinionMap,
    organisation: &'a Organisation,
    queue: Queue<'a>,
    /// What somebody went back to, with what they had chosen.
    again: Option<(Statement, Option<Value>)>,
    /// The statement voted on last.
    last: Option<u32>,
    /// Nothing was counted, because the browser kept no cookie.
    no_cookie: bool,
    /// So many votes came after the end.
    late: Option<u32>,
    /// A vote of theirs was not counted.
    uncounted: bool,
    /// The sender's largest count so far.
    made: i64,
    /// Whether they have voted or proposed something.
    own: bool,
}

/// The statements that come next, the first of which is shown.
#[derive(Template)]
#[template(path = "opinion/queue.html")]
struct Queue<'a> {
    page: &'a Page,
    next: Vec<Statement>,
    voted: u32,
    all: u32,
}

impl Queue<'_> {
    fn said(&self, statement: &Statement) -> Safe {
        said_in(self.page.t, statement)
    }
}

/// A statement in the reader's language, and beside it in every other in which it was written down.
fn said_in(t: Texts, statement: &Statement) -> Safe {
    #[derive(Template)]
    #[template(path = "opinion/said.html")]
    struct Said<'a> {
        language: &'a str,
        text: &'a str,
        others: Vec<(&'a str, &'a str)>,
    }
    let (language, text) = statement.text(t.language());
    let said = Said {
        language,
        text,
        others: statement.others(t.language()).collect(),
    };
    Safe(said.render().unwrap_or_default())
}

impl Show<'_> {
    fn words(&self) -> (&str, &opinion::Words) {
        self.map.text(self.page.t.language())
    }

    fn canonical(&self) -> String {
        self.page.app.url(&self.page.in_language(self.page.t.language()))
    }

    fn address(&self) -> String {
        self.page.app.url(&self.path())
    }

    fn alternates(&self) -> Vec<(&'static str, String)> {
        crate::dialogue::alternates(self.page)
    }

    fn about(&self) -> String {
        self.page
            .t
            .opinion_vote_about(self.organisation.profile.name.clone())
    }

    fn introduction(&self) -> Safe {
        paragraphs(&self.words().1.introduction)
    }

    fn path(&self) -> String {
        path(self.map)
    }

    fn phase(&self) -> Phase {
        self.map.phase(self.page.now)
    }

    fn times(&self) -> Option<String> {
        said::times(self.page.t, self.map, self.page.now)
    }

    /// What is voted on now.
    fn shown(&self) -> Option<&Statement> {
        match &self.again {
            Some((statement, _)) => Some(statement),
            None => self.queue.next.first(),
        }
    }

    /// Whether there is anything of the reader's own to see.
    fn has_own(&self) -> bool {
        self.own
    }

    fn chosen(&self) -> Option<Value> {
        self.again.as_ref().and_then(|(_, chosen)| *chosen)
    }

    fn chosen_said(&self, chosen: &Value) -> String {
        said::value(self.page.t, *chosen)
    }

    fn said(&self, statement: &Statement) -> Safe {
        said_in(self.page.t, statement)
    }

    fn buttons(&self) -> [(&'static str, String, String, &'static str); 3] {
        let t = self.page.t;
        let button = |value: Value, key: &'static str, letter: String| {
            (value.as_str(), said::value(t, value), letter, key)
        };
        [
            button(Value::Agree, "1", t.opinion_key_agree()),
            button(Value::Disagree, "2", t.opinion_key_disagree()),
            button(Value::Pass, "3", t.opinion_key_pass()),
        ]
    }

    fn progress(&self) -> String {
        self.page.t.opinion_progress(self.queue.all, self.queue.voted)
    }

    fn shows_results(&self) -> bool {
        self.map.shows_results(self.queue.voted > 0)
    }

    /// Where an earlier statement can be gone back to: not the one that is shown.
    fn back(&self) -> Option<u32> {
        self.last
            .filter(|last| self.again.as_ref().is_none_or(|(shown, _)| shown.number != *last))
    }
}

struct Seen {
    map: OpinionMap,
    organisation: Organisation,
    statements: Vec<Statement>,
    own: Own,
    /// Numbers of what comes next.
    next: Vec<u32>,
}

async fn load(app: &App, actor: &Actor, public_id: &str, secret: Option<&str>) -> Result<Seen, Failure> {
    let mut ctx = app.context();
    let mut tx = app.db.read().await?;
    let map = opinion::public(&mut tx, actor, public_id).await?;
    let organisation = organisation::by_id(&mut tx, &map.organisation_id).await?;
    let statements = statement::shown(&mut tx, &map).await?;
    let own = match secret {
        Some(secret) => voters::own(&mut tx, &map, secret).await?,
        None => Own::default(),
    };
    let last = app.drawings.last(&map.id);
    let worth = last.as_ref().map(|drawn| drawn.worth.to(own.number));
    let next = ledger::look(&mut tx, &app.opinions, &map, |ledger| {
        ledger::next(&mut ctx, ledger, &statements, &own, worth)
    })
    .await?;
    tx.commit().await?;
    drawn::keep_up(app, &map, &statements);
    Ok(Seen {
        map,
        organisation,
        statements,
        own,
        next,
    })
}

impl Seen {
    fn queue<'a>(&self, page: &'a Page) -> Queue<'a> {
        let find = |number: &u32| self.statements.iter().find(|s| s.number == *number).cloned();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let voted = self
            .statements
            .iter()
            .filter(|s| self.own.votes.contains_key(&s.number));
        Queue {
            page,
            next: self.next.iter().take(AHEAD).filter_map(find).collect(),
            voted: count(voted.count()),
            all: count(self.statements.len()),
        }
    }
}

/// `GET /opinions/{public_id}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Outcome {
    let secret = voter::secret(&headers);
    let seen = load(&app, &page.actor, &public_id, secret.as_deref()).await?;
    let again = asked.s.as_deref().and_then(|typed| typed.parse().ok());
    let again = again.and_then(|number: u32| {
        let statement = seen.statements.iter().find(|s| s.number == number)?;
        let chosen = seen.own.votes.get(&number).map(|cast| cast.value);
        Some((statement.clone(), chosen))
    });
    let last = seen
        .own
        .last()
        .filter(|number| seen.statements.iter().any(|s| s.number == *number));
    let answer = page.show(&Show {
        page: &page,
        map: &seen.map,
        organisation: &seen.organisation,
        queue: seen.queue(&page),
        again,
        last,
        no_cookie: asked.cookies.is_some() && secret.is_none(),
        late: (asked.late.as_deref().and_then(|n| n.parse().ok())).filter(|n| (1..1_000).contains(n)),
        uncounted: asked.uncounted.is_some(),
        made: seen.own.made,
        own: seen.own.number.is_some(),
    })?;
    let mut answer = unkept(answer);
    if secret.is_none() && seen.map.takes_votes(page.now) {
        voter::give(&app, &mut answer);
    }
    Ok(answer)
}

/// Whether the page's script sent it.
fn by_script(headers: &HeaderMap) -> bool {
    headers.contains_key("x-outbox")
}

/// `POST /opinions/{public_id}/votes`
pub(super) async fn cast(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    headers: HeaderMap,
    Typed(fields): Typed,
) -> Outcome {
    let home = format!("/opinions/{public_id}");
    let by_script = by_script(&headers);
    let Some(secret) = voter::secret(&headers) else {
        // Without its secret each vote would be somebody else's. A browser that keeps cookies has one from now on.
        let mut tx = app.db.read().await?;
        opinion::public(&mut tx, &Actor::Visitor, &public_id).await?;
        let mut answer = if by_script {
            StatusCode::TOO_EARLY.into_response()
        } else {
            page.go(&format!("{home}?cookies=no"), None)
        };
        voter::give(&app, &mut answer);
        return Ok(answer);
    };
    if let Err(told) = guard::try_again(Limited::Vote, &secret) {
        return Ok(told.into_response());
    }
    if !voted_before(&app, &public_id, &secret).await?
        && let Err(told) = guard::try_again(Limited::Voters, &public_id)
    {
        return Ok(told.into_response());
    }
    let value = match fields.get("vote") {
        "back" => None,
        typed => match Value::parse(typed) {
            Some(value) => Some(value),
            None => return Ok(Told::Unreadable.into_response()),
        },
    };
    let statement = fields.get("statement").parse().map_err(|_| Error::NotFound)?;
    let ballot = Ballot {
        public_id: public_id.clone(),
        secret: secret.clone(),
        statement,
        value,
        made: fields.get("made").parse().ok().filter(|n| *n > 0),
    };
    let taken = ballot::hand_in(&app, ballot).await;
    if !by_script {
        // Whoever pressed a button comes back to the map, which says how it stands.
        match taken {
            Err(Error::Gone) => return Ok(page.go(&format!("{home}?late=1"), None)),
            Err(Error::NotFound | Error::Conflict(_)) => {
                let mut tx = app.db.read().await?;
                opinion::public(&mut tx, &page.actor, &public_id).await?;
                return Ok(page.go(&home, Some(Flash::NotVotedOn)));
            }
            _ => {}
        }
    }
    taken?;
    if by_script {
        let seen = load(&app, &Actor::Visitor, &public_id, Some(&secret)).await?;
        return page.show(&seen.queue(&page));
    }
    let flash = value.is_none().then_some(Flash::VoteBack);
    Ok(page.go(&format!("{home}#vote"), flash))
}

/// Whether whoever holds this secret has voted on the map.
pub(super) async fn voted_before(app: &App, public_id: &str, secret: &str) -> Result<bool, Error> {
    let mut tx = app.db.read().await?;
    let map = opinion::public(&mut tx, &Actor::Visitor, public_id).await?;
    let number = voters::number(&mut tx, &map.id, secret).await?;
    tx.commit().await?;
    Ok(number.is_some())
}

/// Votes as bars and numbers need them.
pub(super) fn per_cent(tally: &Tally, value: Value) -> u32 {
    let all = tally.all().max(1);
    (tally.of(value) * 100 + all / 2) / all
}
