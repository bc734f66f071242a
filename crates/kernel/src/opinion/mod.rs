//! The opinion map: people vote agree, pass or disagree on statements; where they stand, what divides and what bridges.

mod build;
pub mod compatible;
mod covotes;
mod eigen;
mod keys;
mod sparse;
mod tally;
mod view;
mod votes;

pub use build::{Builder, TooMany};
pub use tally::Tally;
pub use votes::{Vote, Votes};
