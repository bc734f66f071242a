//! Seating: who sits in which circle, so that each circle holds as many differences as can be.
//!
//! [`settings`] is what the host chooses, [`wish`] who is to sit together or apart, [`need`] who needs a circle that is
//! made ready for them, [`basis`] all of that read at once with people, circles and seats. [`work`] composes and puts
//! right: it is read, computed outside of any transaction, and written if nothing changed meanwhile. [`hand`] moves
//! people by hand, [`change`] keeps what can be undone, [`round`] is about people who change circles, and [`view`] says
//! who sits where and why.

pub mod basis;
pub mod change;
pub mod hand;
mod live;
pub mod need;
pub mod round;
pub mod settings;
pub mod view;
pub mod wish;
pub mod work;
