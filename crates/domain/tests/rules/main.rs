//! The promises of the domain, on both engines: with people who act at once, and with time that passes.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod applying;
mod blind;
mod calls;
mod cancelling;
mod certificates;
mod circles;
mod clock;
mod cohort;
mod drafts;
mod draws;
mod feedback;
mod gone;
mod jobs;
mod members;
mod opinions;
mod packagings;
mod pairs;
mod passes;
mod places;
mod programmes;
mod reports;
mod reviews;
mod rush;
mod seating;
mod selections;
mod strangers;
mod summaries;
#[path = "../support/mod.rs"]
mod support;
mod tokens;
