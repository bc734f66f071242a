//! Diverse circles: who sits with whom, so that each circle holds as many differences as possible.
//!
//! [`compose`] seats people in circles under hard conditions and says how far the result is from the best there could
//! be; [`rotate`] does so for several rounds in which people keep meeting new people; [`reseat`] repairs a seating when
//! some do not come or are moved by hand; [`assess`] says what a seating is worth as it stands, and [`join`] where those
//! who come late are best put while nobody else moves; [`shares`] is data for a picture of who sits where;
//! [`diverse_groups`] is the plain mathematical problem on a matrix of distances.
//!
//! The differences of a circle are the pairs of its members that differ, field by field, times the field's weight.
//! A pair differs unless both have the same value; "did not say" is a value like another, so that those who did not say
//! are spread too. The upper bound comes from spreading every value's people as evenly over the circles as numbers
//! allow; where a seating meets it, nothing better exists, and the gap is 0 and proven.
//!
//! Everything is counted in steps, never in time, on one thread, and steered by SplitMix64 from the seed: the same
//! people, conditions, seed and effort give the same seating on any machine, whatever the order of rows.

mod arrange;
mod compose;
mod construct;
mod distances;
mod domains;
mod explain;
mod infeasible;
mod meetings;
mod model;
mod pattern;
mod polish;
mod problem;
mod random;
mod reseat;
mod rotate;
mod search;
mod shares;
mod stands;
mod state;

pub use compose::{compose, compose_watched};
pub use distances::{Distances, DistancesError, Groups, diverse_groups};
pub use explain::{Circle, Gap, Mix, Placement, Reason, Seating};
pub use infeasible::{Conflict, Infeasible, Kind};
pub use problem::{Access, Circles, Conditions, Effort, Limits, Person, Problem, Ready};
pub use reseat::{Change, Moved, Reseated, reseat};
pub use rotate::{Rotation, rotate, rotate_watched};
pub use shares::{Share, shares};
pub use stands::{assess, join};
