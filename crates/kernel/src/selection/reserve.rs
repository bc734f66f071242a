//! Who is next: a reserve list to be shown, and replacements under the same conditions when places become free.

use super::infeasible::Infeasible;
use super::problem::{Problem, Score};
use super::random::Random;
use super::select::{Goal, Selection, select};
use super::swap::Counted;

/// In which order people stand in the reserve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The highest score first; of equals the earlier id.
    Score,
    /// By lot, from a seed.
    Lot(u64),
}

/// Whose place somebody in the reserve could take, if that one person left and everybody else stayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum For {
    /// Anybody's.
    Anybody,
    /// Only the place of one of these.
    Only(Vec<String>),
    /// Nobody's: only where several places become free at once.
    Nobody,
}

/// One line of the reserve list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// Who.
    pub id: String,
    /// Their score.
    pub score: Score,
    /// Whose place they could take.
    pub place_of: For,
}

/// Everybody who is neither on the panel nor out, in order, with whose place they could take. When one person
/// leaves, the first on the list who could take that place is the replacement.
pub fn reserve(problem: &Problem, panel: &[String], order: Order) -> Vec<Stands> {
    let counted = Counted::new(problem, panel);
    let people = problem.candidates();
    let mut rest: Vec<usize> = (0..people.len())
        .filter(|i| !counted.has(*i) && !problem.is_out(*i))
        .collect();
    match order {
        Order::Score => rest.sort_by_key(|i| (-problem.score(*i), *i)),
        Order::Lot(seed) => Random::new(seed).shuffle(&mut rest),
    }
    rest.into_iter()
        .map(|i| {
            let places: Vec<usize> = (counted.members().iter().copied())
                .filter(|gone| counted.obstacles(*gone, i).is_empty())
                .collect();
            Stands {
                id: people.id(i).to_owned(),
                score: Score::from_millionths(problem.score(i)),
                place_of: if places.is_empty() {
                    For::Nobody
                } else if places.len() == counted.members().len() {
                    For::Anybody
                } else {
                    For::Only(problem.ids(&places))
                },
            }
        })
        .collect()
}

/// Who comes in for the places that are free.
#[derive(Debug, Clone, PartialEq)]
pub struct Replacement {
    /// The new ones, in the order of ids.
    pub joins: Vec<String>,
    /// The whole panel with them.
    pub selection: Selection,
}

/// Who comes in for the free places, one or several: `problem` names those who keep their places as held, and those who
/// declined as out; all conditions hold for the whole.
///
/// # Errors
/// If no set of replacements meets the conditions: the least that would have to give way; [`Infeasible::relaxed`] and
/// another call then give the replacements.
pub fn replacement(problem: &Problem, goal: Goal, seed: u64) -> Result<Replacement, Box<Infeasible>> {
    let selection = select(problem, goal, seed)?;
    let held: Vec<&str> = problem.held().collect();
    Ok(Replacement {
        joins: (selection.panel().iter())
            .filter(|id| held.binary_search(&id.as_str()).is_err())
            .cloned()
            .collect(),
        selection,
    })
}
