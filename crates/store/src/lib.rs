//! The only drivers of Vestlusring: the database on either engine, and mail.

pub mod db;
pub mod mail;

#[doc(hidden)]
pub use inventory;
