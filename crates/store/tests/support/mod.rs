//! What the tests of this crate share; those of domain, web and app take [`engines`] and [`snapshot`] from here.

// Each test file uses its part.
#![allow(dead_code, unused_imports)]

pub(crate) mod engines;
pub(crate) mod snapshot;

pub(crate) use engines::{Harness, Scratch, both_engines};
