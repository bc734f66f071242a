//! Who gets a place: so many out of a pool, under conditions, by the highest total score or by a fair lottery.
//!
//! A [`Problem`] is the candidates, the [`Conditions`] (places; least and most per value; one per municipality or
//! household; how many different counties), who holds a place already and who is out. [`best`] gives the panel with the highest
//! total score, and proves it; [`lottery`] gives chances as equal as the conditions allow, panels that make them up, a draw from a
//! seed, and a thousand numbered panels ([`Lottery::tickets`]) for a drawing of numbers in public; [`select`] is one door for both. Where no panel meets the conditions, [`Infeasible`] names those that
//! contradict each other and the least that would have to give way. [`explain`] and [`what_if`] say why somebody is in or not, [`reserve`]
//! and [`replacement`] who is next, [`alternates`] who should stand by. [`verify`] checks any answer without the search's code.
//!
//! Candidates are put in the order of their ids first, everything is counted in steps and never in time, on one thread,
//! by the four operations: the same people, conditions and seed give the same answer, whatever the order of rows. Only
//! [`Fairness::Nash`] and [`Fairness::Goldilocks`] take logarithms, whose last digit the system's library decides.

mod alternates;
mod apart;
mod best;
mod bound;
mod branch;
mod candidates;
mod climb;
mod core;
mod dropout;
mod explain;
mod fairness;
mod generate;
mod infeasible;
mod leximin;
mod loss;
mod lottery;
mod meet;
mod model;
mod newton;
mod panel;
mod peel;
mod people;
mod problem;
mod random;
mod relax;
mod reserve;
mod select;
mod simplex;
mod swap;
mod tickets;
pub mod verify;
mod walk;

pub use alternates::{Alternates, alternates};
pub use best::{Best, Proof, best};
pub use candidates::Candidates;
pub use dropout::Dropout;
pub use explain::{Explanation, Reason, WhatIf, explain, what_if};
pub use fairness::Fairness;
pub use infeasible::{Change, Condition, Infeasible};
pub use lottery::{Certificate, Lottery, lottery, lottery_by};
pub use problem::{Candidate, Conditions, Fault, Limits, Problem, Score};
pub use reserve::{For, Order, Replacement, Stands, replacement, reserve};
pub use select::{Goal, Selection, select};
pub use swap::Obstacle;
pub use tickets::Tickets;
