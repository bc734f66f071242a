//! Programmes: an organisation's list, a new one, its overview.

mod list;
mod new;
mod overview;

use domain::actor::Right;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let (see, plan) = (Access::Member(Right::SeePlan), Access::Member(Right::Plan));
    Routes::default()
        .get("/manage/{slug}/programmes", see, list::show)
        .get("/manage/{slug}/programmes/new", plan, new::show)
        .post("/manage/{slug}/programmes/new", plan, new::create)
        .get("/manage/programmes/{id}", see, overview::show)
        .post("/manage/programmes/{id}/publication", plan, overview::publish)
}
