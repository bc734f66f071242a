//! Learning pairs: who plans and holds a dialogue with whom.
//!
//! [`pair`] makes pairs, and one group of three where the number is odd; [`rematch`] makes them anew when somebody
//! leaves or comes later, and parts as few as can be; [`assess`] says what groups are worth as they stand, also after
//! people were moved by hand.
//!
//! What counts, each before all that follow it:
//!
//! 1. conditions that hold in every answer: together, apart, and a language that all in the group share;
//! 2. in [`rematch`], that those who are together stay so;
//! 3. different municipalities and different organisations: as many as there can be, and where it cannot be, the pair
//!    says so;
//! 4. points for kilometres and for experience that does not complement each other ([`Costs`]).
//!
//! Up to [`EXACT`] people the answer is the best there is, by dynamic programming over sets of people. Beyond, a search
//! takes a few groups at a time and solves them exactly, until nothing gets better; then the answer is good but not
//! proven. People are put in order of id first, so the order of rows never matters, and nothing is random.
//!
//! ```
//! use kernel::municipality::estonia;
//! use kernel::pairing::{Alike, Person, Problem, pair, rematch};
//!
//! let person = |id: &str, code: &str, has_led: u8| Person {
//!     id: id.into(),
//!     municipality: Some(code.into()),
//!     position: estonia().by_code(code).and_then(|place| place.position),
//!     experience: vec![Some(has_led)],
//!     ..Person::default()
//! };
//! let mut problem = Problem {
//!     people: vec![
//!         person("Mari", "0708", 4),
//!         person("Jaan", "0708", 0),
//!         person("Tiit", "0622", 1),
//!         person("Ann", "0622", 3),
//!     ],
//!     ..Problem::default()
//! };
//! // Räpina with Põlva, and who has led circles with who has not.
//! let pairing = pair(&problem)?;
//! assert_eq!(pairing.ids(), [["Ann", "Jaan"], ["Mari", "Tiit"]]);
//! let first = &pairing.groups[0].between[0];
//! assert_eq!((first.km, first.municipality, first.complements[0].by), (Some(23), Alike::Different, 3));
//!
//! // Jaan leaves, and Ann is alone: the other two stay together and take her in.
//! problem.people.retain(|person| person.id != "Jaan");
//! let pairing = rematch(&problem, &pairing.ids())?;
//! assert_eq!(pairing.ids(), [["Ann", "Mari", "Tiit"]]);
//! # Ok::<(), kernel::pairing::Infeasible>(())
//! ```

mod explain;
mod infeasible;
mod model;
mod search;

use crate::municipality::Position;

pub use explain::{Alike, Between, Complement, Group, Pairing, Why};
pub use infeasible::{Conflict, Infeasible};
use model::Model;

/// Up to so many people the answer is proven to be the best, or that there is none.
pub const EXACT: usize = 20;

/// More people than this are not paired at once.
pub const MOST: usize = 1000;

/// Somebody who is to have a learning partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Unlike everybody else's.
    pub id: String,
    /// The code of their municipality; `None` if they have none, which is like nobody's.
    pub municipality: Option<String>,
    /// Where they work, compared without case and diacritics; empty is like nobody's.
    pub organisation: String,
    /// Where they are, for how far it is.
    pub position: Option<Position>,
    /// How much they have done of several things, the same things for everybody; `None` is "did not say".
    pub experience: Vec<Option<u8>>,
    /// Codes of the languages in which they can hold a dialogue; empty is "any", for those of whom nothing is known.
    pub languages: Vec<String>,
}

/// What distance and experience cost, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costs {
    /// For every kilometre between two people.
    pub per_km: u32,
    /// Up to so many kilometres people travel without much ado. An unknown distance counts as this.
    pub near_km: u32,
    /// For every kilometre beyond `near_km`, on top of `per_km`.
    pub per_far_km: u32,
    /// For every step of experience by which two people are nearer to each other than those who are farthest apart.
    pub per_step: u32,
}

impl Default for Costs {
    /// A step of experience is worth ten kilometres, and beyond 80 every kilometre counts five times.
    fn default() -> Self {
        Self {
            per_km: 1,
            near_km: 80,
            per_far_km: 4,
            per_step: 10,
        }
    }
}

/// People, wishes and costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// In any order.
    pub people: Vec<Person>,
    /// Ids of two who are in one group. A wish that names somebody who is not there counts for nothing.
    pub together: Vec<(String, String)>,
    /// Ids of two who are not in one group.
    pub apart: Vec<(String, String)>,
    /// Points.
    pub costs: Costs,
}

/// Makes pairs, and one group of three if the number is odd.
///
/// # Errors
/// [`Infeasible`] if the conditions cannot hold (or no way was found), and for fewer than two people.
pub fn pair(problem: &Problem) -> Result<Pairing, Infeasible> {
    rematch(problem, &[])
}

/// Makes pairs for the people who are there now, and parts as few of the `existing` ones as can be.
///
/// Somebody who is left alone or comes later joins a pair, or takes one over from the group of three. Ids in
/// `existing` that are not there any more are passed over; its groups may have any size.
///
/// # Errors
/// As [`pair`].
pub fn rematch(problem: &Problem, existing: &[Vec<String>]) -> Result<Pairing, Infeasible> {
    let model = Model::new(problem, existing)?;
    let proven = model.len() <= EXACT;
    let groups = search::best(&model);
    let stuck = groups.iter().filter(|group| model.breaks_conditions(group));
    let stuck: Vec<&Vec<usize>> = stuck.collect();
    if stuck.is_empty() {
        let why = if proven { Why::NoOtherWay } else { Why::NotFound };
        Ok(explain::pairing(&model, &groups, why, proven))
    } else {
        Err(infeasible::explain(&model, &stuck, proven))
    }
}

/// What groups are worth as they stand, whatever their sizes and whether or not conditions hold, in order of id. Ids
/// that are not among the people are passed over.
///
/// # Errors
/// [`Conflict::SameId`] and [`Conflict::TooLarge`].
pub fn assess(problem: &Problem, groups: &[Vec<String>]) -> Result<Vec<Group>, Infeasible> {
    let model = Model::unchecked(problem, &[])?;
    let indexes = |group: &Vec<String>| model.indexes(group);
    let groups: Vec<Vec<usize>> = groups
        .iter()
        .map(indexes)
        .filter(|group| !group.is_empty())
        .collect();
    Ok(explain::pairing(&model, &groups, Why::AsItStands, false).groups)
}
