//! What pages are made of: the layout, form controls, dates, circles, and how values are said.

pub mod circle;
pub mod confirm;
pub mod form;
pub mod parts;
pub mod refusal;
pub mod say;
pub mod text;
pub mod told;
pub mod when;
pub mod words;

pub use form::Form;
