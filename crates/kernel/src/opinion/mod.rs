//! The opinion map: people vote agree, pass or disagree on statements; where they stand, what divides and what bridges.

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
mod number;
mod place;
mod represent;
mod signal;
mod sparse;
mod stability;
mod tally;
mod view;
mod votes;

pub use bridge::{Score, Stands, Verdict};
pub use build::{Builder, TooMany};
pub use chorus::{Chorus, choruses};
pub use live::Live;
pub use map::{Group, Map, Settings, map};
pub use represent::Represents;
pub use tally::Tally;
pub use votes::{Vote, Votes};
