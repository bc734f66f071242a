//! The opinion map: people vote agree, pass or disagree on statements; where they stand, what divides and what bridges.
//!
//! [`Votes`] keeps everybody's last votes, in the order of keys, in about a byte each. [`map()`] gives the map: people's places and how
//! sure they are, groups and how stable they are, what unites, divides and is not known yet. [`choruses`] finds people who vote with
//! one voice, without whom the map can be made too. [`Live`] keeps it up while votes come in, [`next()`] says what somebody is
//! shown next, and [`compatible`] has the field's own formulas (Polis), exactly.
//!
//! The same votes, as a set, and seed give the same map, byte by byte, on any machine: sums are of whole numbers or go through people
//! in the order of their keys, on one thread, and logarithms are taken by the four operations. What is chosen by chance (halves
//! of people, signs, a part of very many) hangs on keys: under other keys the map is the same but for cases that are on the edge.

mod bridge;
mod build;
mod chorus;
mod classes;
mod cluster;
pub mod compatible;
mod covotes;
mod eigen;
mod keys;
mod live;
mod map;
mod next;
mod number;
mod place;
mod represent;
mod signal;
mod sparse;
mod stability;
mod tally;
mod view;
mod votes;

pub use bridge::{PART, Score, Stands, Verdict};
pub use build::{Builder, TooMany};
pub use chorus::{Chorus, choruses};
pub use live::Live;
pub use map::{Group, Groups, Map, Settings, map};
pub use next::{draw, next, worth};
pub use represent::Represents;
pub use tally::Tally;
pub use votes::{Vote, Votes};
