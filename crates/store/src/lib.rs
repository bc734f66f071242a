//! The only drivers of Vestlusring: the database on either engine, the bus, and mail.

pub mod bus;
pub mod db;
pub mod mail;

#[doc(hidden)]
pub use inventory;
