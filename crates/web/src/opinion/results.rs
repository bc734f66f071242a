//! What came of a map: for everybody as far as it is published, and for members.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use domain::actor::Right;
use domain::opinion::ledger::{self, Tally};
use domain::opinion::statement::{self, Statement};
use domain::opinion::vote::Value;
use domain::opinion::voter::{self as voters, Own};
use domain::opinion::{self, OpinionMap, Phase};
use domain::organisation::{self, Organisation};
use store::db::Tx;

use super::head::{self, Head};
use super::{path, said, vote, voter};
use crate::app::App;
use crate::desk::Desk;
use crate::failure::{Failure, Outcome};
use crate::page::{Page, unkept};
use crate::ui::text::Safe;

/// A statement is shown with its counts from so many votes on.
const SHOWN_FROM: u32 = 5;

/// A statement with how it was voted on.
struct Line {
    statement: Statement,
    tally: Tally,
}

/// What came of it, as members and the public see it.
struct Came {
    voters: u32,
    votes: u32,
    lines: Vec<Line>,
    /// Statements that too few have voted on to be shown.
    few: u32,
}

async fn came(app: &App, tx: &mut Tx, map: &OpinionMap) -> Result<Came, Failure> {
    let statements = statement::shown(tx, map).await?;
    let (voters, votes, tallies) = ledger::look(tx, &app.opinions, map, |ledger| {
        let tallies: Vec<Tally> = statements.iter().map(|s| ledger.tally(s.number)).collect();
        (ledger.voters(), ledger.votes(), tallies)
    })
    .await?;
    let mut lines: Vec<Line> = statements
        .into_iter()
        .zip(tallies)
        .map(|(statement, tally)| Line { statement, tally })
        .collect();
    let all = lines.len();
    lines.retain(|line| line.tally.all() >= SHOWN_FROM);
    let few = u32::try_from(all - lines.len()).unwrap_or(u32::MAX);
    // What most agree on first.
    lines.sort_by_key(|line| {
        let share = |n: u32| u64::from(n) * 10_000 / u64::from(line.tally.all().max(1));
        (
            std::cmp::Reverse(share(line.tally.agree)),
            share(line.tally.disagree),
            line.statement.number,
        )
    });
    Ok(Came {
        voters,
        votes,
        lines,
        few,
    })
}

/// The table of all statements with their counts.
#[derive(Template)]
#[template(path = "opinion/tallies.html")]
struct Tallies<'a> {
    page: &'a Page,
    came: &'a Came,
    own: Option<&'a Own>,
}

impl Tallies<'_> {
    fn text<'b>(&self, line: &'b Line) -> (&'b str, &'b str) {
        line.statement.text(self.page.t.language())
    }

    fn per_cent(&self, line: &Line) -> [u32; 3] {
        Value::ALL.map(|value| vote::per_cent(&line.tally, value))
    }

    /// What the reader chose themselves.
    fn chosen(&self, line: &Line) -> Option<String> {
        let cast = self.own?.votes.get(&line.statement.number)?;
        Some(said::value(self.page.t, cast.value))
    }
}

fn tallies(page: &Page, came: &Came, own: Option<&Own>) -> Safe {
    Safe(Tallies { page, came, own }.render().unwrap_or_default())
}

#[derive(Template)]
#[template(path = "opinion/results.html")]
struct Public<'a> {
    page: &'a Page,
    map: &'a OpinionMap,
    organisation: &'a Organisation,
    came: Came,
    own: Own,
    /// Whether the reader may see them.
    shown: bool,
    /// Where a member sees how it will look, the way back.
    back: Option<String>,
}

impl Public<'_> {
    fn path(&self) -> String {
        path(self.map)
    }

    fn question(&self) -> (&str, &str) {
        let (language, words) = self.map.text(self.page.t.language());
        (language, &words.question)
    }

    fn tallies(&self) -> Safe {
        tallies(self.page, &self.came, Some(&self.own))
    }

    fn is_open(&self) -> bool {
        self.map.takes_votes(self.page.now)
    }
}

/// `GET /opinions/{public_id}/results`
pub(super) async fn public(
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
    let organisation = organisation::by_id(&mut tx, &map.organisation_id).await?;
    let came = came(&app, &mut tx, &map).await?;
    tx.commit().await?;
    let shown = map.shows_results(!own.votes.is_empty());
    Ok(unkept(page.show(&Public {
        page: &page,
        map: &map,
        organisation: &organisation,
        came,
        own,
        shown,
        back: None,
    })?))
}

/// `GET /manage/opinions/{id}/results/preview`: as everybody will see it.
pub(super) async fn preview(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (_, head, map) = head::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let organisation = organisation::by_id(&mut tx, &map.organisation_id).await?;
    let came = came(&app, &mut tx, &map).await?;
    tx.commit().await?;
    Ok(unkept(page.show(&Public {
        page: &page,
        map: &map,
        organisation: &organisation,
        came,
        own: Own::default(),
        shown: true,
        back: Some(format!("{}/results", head.home())),
    })?))
}

#[derive(Template)]
#[template(path = "opinion/results_host.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    map: &'a OpinionMap,
    came: Came,
    may_plan: bool,
}

impl Show<'_> {
    fn tallies(&self) -> Safe {
        tallies(self.page, &self.came, None)
    }
}

/// `GET /manage/opinions/{id}/results`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, map) = head::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let came = came(&app, &mut tx, &map).await?;
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        may_plan: page.may(&head.organisation_id, Right::Plan),
        desk,
        head,
        map: &map,
        came,
    })
}
