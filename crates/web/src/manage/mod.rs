//! An organisation's dialogues, a new one, and a dialogue's overview with what opens, cancels, copies and deletes it.

mod act;
pub(crate) mod advice;
mod desk;
mod new;
mod overview;

pub(crate) use new::written;

use domain::actor::Right;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let (see, plan) = (Access::Member(Right::SeePlan), Access::Member(Right::Plan));
    Routes::default()
        .get("/manage", Access::SignedIn, desk::index)
        .get("/manage/{slug}", see, desk::show)
        .get("/manage/{slug}/dialogues/new", plan, new::show)
        .post("/manage/{slug}/dialogues/new", plan, new::create)
        .get("/manage/dialogues/{id}", see, overview::show)
        .post("/manage/dialogues/{id}/opening", plan, act::open)
        .post("/manage/dialogues/{id}/closing", plan, act::close)
        .get("/manage/dialogues/{id}/cancellation", plan, act::ask_reason)
        .post("/manage/dialogues/{id}/cancellation", plan, act::cancel)
        .post("/manage/dialogues/{id}/copy", plan, act::copy)
        .post("/manage/dialogues/{id}/deletion", plan, act::delete)
}
