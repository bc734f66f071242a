//! What the tests of this crate share; those of web take [`dial`] and [`fixture`] from here.

// Each test file uses its part; and a failed step should stop the test where it stands.
#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

pub(crate) mod cohort;
pub(crate) mod dial;
#[path = "../../../store/tests/support/engines.rs"]
pub(crate) mod engines;
pub(crate) mod fixture;
pub(crate) mod learned;
pub(crate) mod learning;
#[path = "../../../store/tests/support/snapshot.rs"]
pub(crate) mod snapshot;
pub(crate) mod talk;
pub(crate) mod world;

pub(crate) use engines::{Harness, Scratch, both_engines};
pub(crate) use world::World;
