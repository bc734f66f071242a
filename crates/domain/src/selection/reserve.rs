//! Who is next when a place becomes free: from the ranked reserve, under the conditions under which everybody was chosen.

use kernel::place::{Command, State as PlaceState};
use kernel::selection::{Candidate, Change, Goal, Infeasible, Problem, Score, best, replacement};
use kernel::text;
use std::collections::BTreeMap;
use store::db::Tx;

use super::pool::{self, Terms};
use super::{Decision, Outcome};
use crate::actor::{Actor, Right};
use crate::application::{self, Application, book, people};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::Reader;
use crate::programme::{self, Programme};

/// Who holds a place, who stands in reserve, and the conditions.
struct Line {
    terms: Terms,
    /// Holders, offers too, by code.
    held: Vec<Application>,
    /// The reserve in its order.
    reserve: Vec<Application>,
}

fn holds(application: &Application) -> bool {
    matches!(
        application.place(),
        Some(PlaceState::Offered { .. } | PlaceState::Confirmed | PlaceState::Attended)
    )
}

async fn line(tx: &mut Tx, programme: &Programme) -> Result<Option<Line>> {
    let Some(selection) = super::load(tx, &programme.id).await? else {
        return Ok(None);
    };
    let decisions = super::decisions(tx, &programme.id).await?;
    let all = application::all(tx, &programme.id).await?;
    let rank = |a: &Application| {
        let decision = decisions.get(&a.id)?;
        let waits = a.place() == Some(PlaceState::Registered) && decision.outcome == Outcome::Reserve;
        decision.rank.filter(|_| waits)
    };
    let mut reserve: Vec<(u32, Application)> =
        all.iter().filter_map(|a| Some((rank(a)?, a.clone()))).collect();
    reserve.sort_by_key(|(rank, a)| (*rank, a.code.clone()));
    let held: Vec<Application> = all.into_iter().filter(holds).collect();
    Ok(Some(Line {
        // Who was offered a place by hand since the release may go beyond the conditions too.
        terms: beyond(&selection.came.terms, &held),
        held,
        reserve: reserve.into_iter().map(|(_, a)| a).collect(),
    }))
}

impl Line {
    /// Fills `free` places. The earlier in the reserve, the higher the score, so that the highest total is the order that
    /// people were told.
    fn problem(&self, free: usize) -> Result<Problem> {
        let ranked = (1..).zip(self.reserve.iter().rev());
        let candidate = |a: &Application, score: f64| Candidate {
            id: a.code.clone(),
            values: pool::values(a),
            score: Score::new(score),
        };
        let mut candidates: Vec<Candidate> = ranked.map(|(n, a)| candidate(a, f64::from(n))).collect();
        candidates.extend(self.held.iter().map(|a| candidate(a, 0.0)));
        let mut conditions = self.terms.conditions();
        conditions.places = self.held.len() + free;
        let held: Vec<String> = self.held.iter().map(|a| a.code.clone()).collect();
        let none: [String; 0] = [];
        Problem::new(candidates, conditions, held, none).map_err(|e| Error::Internal(format!("reserve: {e}")))
    }

    /// Who is next for one of `free` places. Where not all can be filled under the conditions, as many as can.
    fn next(&self, free: usize) -> Result<std::result::Result<&Application, Box<Infeasible>>> {
        let most = free.min(self.reserve.len());
        for places in (1..=most).rev() {
            let problem = self.problem(places)?;
            if let Ok(found) = replacement(&problem, Goal::Best, 0) {
                let first = self.reserve.iter().find(|a| found.joins.contains(&a.code));
                if let Some(first) = first {
                    return Ok(Ok(first));
                }
            }
        }
        // What would have to give way for one of them.
        match best(&self.problem(1)?) {
            Err(infeasible) => Ok(Err(infeasible)),
            Ok(_) => Err(Error::Internal("a reserve that fits and does not".into())),
        }
    }
}

/// Who of the reserve is next for a free place, under the conditions under which everybody was chosen; none where nobody
/// fits, or nobody is left.
///
/// # Errors
/// When the database fails.
pub(crate) async fn next_of_reserve(tx: &mut Tx, programme: &Programme) -> Result<Option<String>> {
    let free = book::load(tx, programme).await?.free();
    let Some(line) = line(tx, programme).await? else {
        return Ok(None);
    };
    if free == 0 || line.reserve.is_empty() {
        return Ok(None);
    }
    let next = line.next(usize::try_from(free).unwrap_or(usize::MAX))?;
    Ok(next.ok().map(|a| a.id.clone()))
}

/// Places that are free after the release and that nobody in reserve can take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    /// How many places are free.
    pub free: u32,
    /// How many stand in reserve.
    pub reserve: u32,
    /// What would have to give way for one of them; empty where nobody is left.
    pub changes: Vec<Change>,
}

/// Places that stay free because nobody in reserve fits; none where no place is free.
///
/// # Errors
/// When the database fails.
pub(super) async fn stuck(tx: &mut Tx, programme: &Programme) -> Result<Option<Stuck>> {
    if programme.released_at.is_none() {
        return Ok(None);
    }
    let free = book::load(tx, programme).await?.free();
    let Some(line) = line(tx, programme).await?.filter(|_| free > 0) else {
        return Ok(None);
    };
    let changes = if line.reserve.is_empty() {
        Vec::new()
    } else {
        match line.next(usize::try_from(free).unwrap_or(usize::MAX))? {
            Ok(_) => return Ok(None),
            Err(infeasible) => infeasible.changes,
        }
    };
    Ok(Some(Stuck {
        free,
        reserve: u32::try_from(line.reserve.len()).unwrap_or(u32::MAX),
        changes,
    }))
}

/// Terms loosened by as much as these chosen people go beyond them: what was agreed at the release holds for the reserve.
pub(super) fn agreed(terms: &Terms, chosen: &[&Application]) -> Terms {
    let mut count: BTreeMap<(String, String), u32> = BTreeMap::new();
    for application in chosen {
        for value in pool::values(application) {
            *count.entry(value).or_default() += 1;
        }
    }
    let of = |category: &str, value: &str| {
        count
            .get(&(category.to_owned(), value.to_owned()))
            .copied()
            .unwrap_or(0)
    };
    let counties = count
        .keys()
        .filter(|(category, _)| category == pool::COUNTY)
        .count();
    let mut agreed = terms.clone();
    for role in &mut agreed.roles {
        let there = of(pool::ROLE, &role.id);
        role.least = role.least.map(|least| least.min(there));
        role.most = role.most.map(|most| most.max(there));
    }
    agreed.counties_least = terms
        .counties_least
        .min(u32::try_from(counties).unwrap_or(u32::MAX));
    agreed.exceptions = count
        .into_iter()
        .filter(|((category, _), n)| {
            *n > 1
                && (category == pool::MUNICIPALITY && terms.one_per_municipality
                    || category == pool::ORGANISATION && terms.one_per_organisation)
        })
        .map(|((category, value), n)| (category, value, n))
        .collect();
    agreed
}

/// Terms that let in as many of each kind as hold a place; what is asked at least stays.
fn beyond(terms: &Terms, held: &[Application]) -> Terms {
    let held: Vec<&Application> = held.iter().collect();
    let now = agreed(terms, &held);
    let mut exceptions: BTreeMap<(String, String), u32> = BTreeMap::new();
    for (category, value, n) in terms.exceptions.iter().chain(&now.exceptions) {
        let most = exceptions.entry((category.clone(), value.clone())).or_default();
        *most = (*most).max(*n);
    }
    let mut beyond = terms.clone();
    for (role, now) in beyond.roles.iter_mut().zip(now.roles) {
        role.most = now.most;
    }
    beyond.exceptions = exceptions
        .into_iter()
        .map(|((category, value), n)| (category, value, n))
        .collect();
    beyond
}

/// Reads the reason for an offer by hand.
pub fn read_reason(reader: &mut Reader<'_>) -> String {
    reader.required_line("hand_reason", super::hand::REASON_MOST)
}

/// Offers a free place by hand after the release, whatever the conditions say, with a reason.
///
/// # Errors
/// `NotFound`, `Denied`, `Full`, `Conflict` before the release.
pub async fn offer(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
    reason: &str,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let mut decisions = super::decisions(tx, programme_id).await?;
    let decision = decisions.remove(application_id).ok_or(Error::NotFound)?;
    people::may_offer(&programme)?;
    let changed = Decision {
        by_hand: text::line(reason),
        ..decision
    };
    super::put(tx, programme_id, &changed).await?;
    let command = Command::Offer {
        key: application_id.to_owned(),
        until: None,
    };
    book::apply(tx, ctx, actor, &programme, command).await
}
