//! A programme's call: what it asks, whom it is for, by what applications are scored.

pub mod criterion;
pub mod question;
pub mod role;
