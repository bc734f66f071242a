//! Seating: every condition holds, what was changed can be taken back, live circles hear of it, and nothing of somebody
//! who was erased is left.

mod begun;
mod composing;
mod needs;
mod room;
mod rounds;
