//! The promises of the domain, on both engines: with people who act at once, and with time that passes.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cancelling;
mod circles;
mod clock;
mod drafts;
mod feedback;
mod gone;
mod jobs;
mod members;
mod packagings;
mod passes;
mod places;
mod rush;
mod seating;
mod strangers;
mod summaries;
#[path = "../support/mod.rs"]
mod support;
mod tokens;
