//! The pure core of Vestlusring, usable by others as a library.
//!
//! Nothing here reads a clock, makes randomness, waits or touches a file: time and random bytes come in as
//! arguments, and the same input always gives the same output. `cargo xtask tidy` holds the crate to it.

pub mod circle;
pub mod file;
pub mod id;
pub mod method;
pub mod municipality;
pub mod opinion;
pub mod pairing;
pub mod place;
pub mod question;
pub mod seating;
pub mod selection;
pub mod text;
pub mod time;
pub mod worksheet;
