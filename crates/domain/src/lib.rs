//! Vestlusring's nouns: one folder or file each, with its types, SQL, rules, transitions, and who may do what.
//!
//! A public function here is one thing a person can do or see. It takes a transaction, the [`actor::Actor`] who asks,
//! and `now`; it checks what the actor may, and what they may not see does not exist for them
//! ([`error::Error::NotFound`]). The caller commits.

pub mod actor;
pub mod application;
pub mod call;
pub mod certificate;
pub mod circle;
pub mod cohort;
pub mod context;
pub mod crew;
pub mod dialogue;
pub mod erasure;
pub mod error;
pub mod feedback;
pub mod input;
mod instant;
pub mod job;
pub mod log_in;
pub mod mail;
pub mod meeting;
pub mod member;
pub mod opinion;
pub mod organisation;
pub mod own_dialogue;
pub mod packaging;
pub mod pair;
pub mod pass;
pub mod person;
pub mod programme;
pub mod registration;
pub mod report;
pub mod review;
pub mod seating;
pub mod selection;
pub mod session;
pub mod set_up;
pub mod setting;
pub mod summary;
pub mod token;
