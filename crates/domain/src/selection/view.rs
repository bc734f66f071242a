//! The selection as the organisers see it: who is chosen and why, whether the conditions are met, what is in the way of the
//! release, and after it how the offers stand.

use kernel::place::State as PlaceState;
use kernel::selection::verify::Breach;
use store::db::Tx;

use super::pool::{self, Barred, Terms};
use super::release::{self, Counts, Record};
use super::reserve::{self, Stuck};
use super::{Decision, Outcome, Selection, hand};
use crate::actor::{Actor, Right};
use crate::application::{self, Application};
use crate::call::role::{self, TargetRole};
use crate::error::{Conflict, Error, Result};
use crate::programme::{self, Programme};
use crate::review::mask::Secrets;
use crate::review::{self, Sight, Who};

/// A condition, and how it stands with those chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stand {
    /// Places.
    Places {
        /// As asked.
        asked: u32,
        /// As it is.
        there: u32,
    },
    /// Of a role.
    Role {
        /// Which.
        id: String,
        /// At least.
        least: Option<u32>,
        /// At most.
        most: Option<u32>,
        /// As it is.
        there: u32,
    },
    /// At most one from each municipality; how many too many there are.
    Municipality(u32),
    /// At most one from each organisation; how many too many there are.
    Organisation(u32),
    /// Counties.
    Counties {
        /// At least.
        least: u32,
        /// As it is.
        there: u32,
    },
}

impl Stand {
    /// Whether it is met.
    pub fn is_met(&self) -> bool {
        match self {
            Stand::Places { asked, there } => asked == there,
            Stand::Role {
                least, most, there, ..
            } => least.is_none_or(|l| *there >= l) && most.is_none_or(|m| *there <= m),
            Stand::Municipality(over) | Stand::Organisation(over) => *over == 0,
            Stand::Counties { least, there } => there >= least,
        }
    }
}

/// Somebody in the selection.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The application's id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// Who, as far as the reader may see.
    pub who: Option<Who>,
    /// As what they work.
    pub role_id: Option<String>,
    /// Language of their mails.
    pub language: String,
    /// Where the place stands.
    pub state: PlaceState,
    /// What is decided.
    pub decision: Decision,
}

/// The selection of a programme.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The programme.
    pub programme: Programme,
    /// How much the reader sees.
    pub sight: Sight,
    /// As what people work.
    pub roles: Vec<TargetRole>,
    /// How many are in play, and how many of them cannot be chosen because of too few reviews.
    pub pool: (u32, u32),
    /// The conditions there are now, with nobody chosen.
    pub terms: Terms,
    /// What was computed; none before the first run.
    pub selection: Option<Selection>,
    /// Whether something it was made of has changed since.
    pub stale: bool,
    /// Everybody decided about: chosen by score, the reserve in its order, the others by score.
    pub people: Vec<Person>,
    /// The conditions of the selection, and how they stand.
    pub stands: Vec<Stand>,
    /// How many of each.
    pub counts: Counts,
    /// What is in the way of the release; none where nothing is.
    pub in_the_way: Option<Conflict>,
    /// Places that nobody in reserve can take, after the release.
    pub stuck: Option<Stuck>,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The selection, for the organisers.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn view(tx: &mut Tx, actor: &Actor, programme_id: &str, now: i64) -> Result<View> {
    let programme = programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let sight = review::sight(tx, actor, &programme).await?;
    let selection = super::load(tx, programme_id).await?;
    let pool = pool::load(tx, &programme, selection.as_ref().is_some_and(|s| s.few_reviews)).await?;
    let decisions = super::decisions(tx, programme_id).await?;
    let all = application::all(tx, programme_id).await?;
    let released = programme.released_at.is_some();
    let mut people: Vec<Person> = all
        .iter()
        .filter_map(|a| person(a, decisions.get(&a.id)?, sight))
        .filter(|p| released || matches!(p.state, PlaceState::Registered | PlaceState::Waiting))
        .collect();
    people.sort_by(|a, b| {
        let score = |p: &Person| p.decision.score.unwrap_or(-1.0);
        (a.decision.outcome, a.decision.rank)
            .cmp(&(b.decision.outcome, b.decision.rank))
            .then_with(|| score(b).total_cmp(&score(a)))
            .then_with(|| a.code.cmp(&b.code))
    });
    let mut counts = Counts::default();
    people.iter().for_each(|p| counts.add(p.decision.outcome));
    let few = |b: &Option<Barred>| matches!(b, Some(Barred::FewReviews { .. }));
    let in_the_way = match release::check(tx, &programme, now, None).await {
        Ok(_) => None,
        Err(Error::Conflict(conflict)) => Some(conflict),
        Err(other) => return Err(other),
    };
    let chosen: Vec<&Application> = all
        .iter()
        .filter(|a| {
            people
                .iter()
                .any(|p| p.id == a.id && p.decision.outcome == Outcome::Chosen)
        })
        .collect();
    let stands = match &selection {
        Some(selection) => stands(&selection.came.terms, &chosen),
        None => Vec::new(),
    };
    Ok(View {
        roles: role::list(tx, programme_id).await?,
        pool: (
            count(pool.entrants.len()),
            count(pool.entrants.iter().filter(|e| few(&e.barred)).count()),
        ),
        stale: !released && selection.as_ref().is_some_and(|s| s.basis != pool.basis),
        terms: pool.terms,
        stuck: reserve::stuck(tx, &programme).await?,
        programme,
        sight,
        selection,
        people,
        stands,
        counts,
        in_the_way,
    })
}

fn person(application: &Application, decision: &Decision, sight: Sight) -> Option<Person> {
    let mut decision = decision.clone();
    if sight == Sight::Blind {
        // Another organiser may have written the name.
        let secrets = Secrets::of(application);
        decision.by_hand = secrets.mask(&decision.by_hand).text;
        decision.note = secrets.mask(&decision.note).text;
    }
    Some(Person {
        id: application.id.clone(),
        code: application.code.clone(),
        who: review::who(application, sight),
        role_id: application.role_id.clone(),
        language: application.language.clone(),
        state: application.place()?,
        decision,
    })
}

/// How the conditions stand with these chosen.
fn stands(terms: &Terms, chosen: &[&Application]) -> Vec<Stand> {
    let mut values: Vec<(String, String)> = chosen.iter().flat_map(|a| pool::values(a)).collect();
    values.sort();
    let of = |category: &str| -> Vec<String> {
        let own = values.iter().filter(|(c, _)| c == category);
        own.map(|(_, value)| value.clone()).collect()
    };
    let over = |category: &str| {
        let all = of(category);
        let mut different = all.clone();
        different.dedup();
        count(all.len() - different.len())
    };
    let mut stands = vec![Stand::Places {
        asked: terms.places,
        there: count(chosen.len()),
    }];
    for role in &terms.roles {
        stands.push(Stand::Role {
            id: role.id.clone(),
            least: role.least,
            most: role.most,
            there: count(of(pool::ROLE).iter().filter(|v| **v == role.id).count()),
        });
    }
    if terms.one_per_municipality {
        stands.push(Stand::Municipality(over(pool::MUNICIPALITY)));
    }
    if terms.one_per_organisation {
        stands.push(Stand::Organisation(over(pool::ORGANISATION)));
    }
    if terms.counties_least > 0 {
        let mut counties = of(pool::COUNTY);
        counties.dedup();
        stands.push(Stand::Counties {
            least: terms.counties_least,
            there: count(counties.len()),
        });
    }
    stands
}

/// One person of the selection, and which conditions each other outcome would break.
#[derive(Debug, Clone, PartialEq)]
pub struct One {
    /// The whole.
    pub view: View,
    /// The person.
    pub person: Person,
    /// What being chosen, in reserve, or neither would break.
    pub breaks: Vec<(Outcome, Vec<Breach>)>,
}

/// One person of the selection.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn one(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
    now: i64,
) -> Result<One> {
    let view = view(tx, actor, programme_id, now).await?;
    let person = view
        .people
        .iter()
        .find(|p| p.id == application_id)
        .cloned()
        .ok_or(Error::NotFound)?;
    let mut breaks = Vec::new();
    if view.programme.released_at.is_none() {
        for outcome in Outcome::ALL {
            let broken = hand::would_break(tx, actor, programme_id, application_id, outcome).await?;
            breaks.push((outcome, broken));
        }
    }
    Ok(One { view, person, breaks })
}

/// The decision record as somebody reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The programme.
    pub programme: Programme,
    /// What was decided.
    pub record: Record,
    /// As what people work, to name the conditions.
    pub roles: Vec<TargetRole>,
    /// Those who are still held, as far as the reader may see them.
    pub people: Vec<Person>,
}

/// The decision record.
///
/// # Errors
/// `NotFound` also before the release, `Denied`.
pub async fn record(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Read> {
    let programme = programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let sight = review::sight(tx, actor, &programme).await?;
    let selection = super::load(tx, programme_id).await?.ok_or(Error::NotFound)?;
    if selection.record.is_empty() {
        return Err(Error::NotFound);
    }
    let decisions = super::decisions(tx, programme_id).await?;
    let people = application::all(tx, programme_id)
        .await?
        .iter()
        .filter_map(|a| person(a, decisions.get(&a.id)?, sight))
        .collect();
    Ok(Read {
        programme,
        record: serde_json::from_str(&selection.record)?,
        roles: role::list(tx, programme_id).await?,
        people,
    })
}
