//! The opinion map: against the field's published formulas, against brute force, and against what was planted.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod compatible;
mod files;
