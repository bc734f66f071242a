//! Registering without an account, and what a person does with their personal link.

pub(crate) mod fields;
mod own;
mod register;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get(
            "/dialogues/{public_id}/register",
            Access::Everyone,
            register::show,
        )
        .post(
            "/dialogues/{public_id}/register",
            Access::Everyone,
            register::register,
        )
        .get("/r/{secret}", Access::Holder, own::show)
        .post("/r/{secret}/place", Access::Holder, own::place)
        .get("/r/{secret}/details", Access::Holder, own::details)
        .post("/r/{secret}/details", Access::Holder, own::set_details)
        .get("/r/{secret}/export", Access::Holder, own::export)
        .get("/r/{secret}/erasure", Access::Holder, own::ask_erasure)
        .post("/r/{secret}/erasure", Access::Holder, own::erase)
}
