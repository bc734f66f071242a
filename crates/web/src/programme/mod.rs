//! Programmes: an organisation's list, a new one, its overview, what is done with it as a whole, its plan; and the
//! public list and page.

mod act;
pub(crate) mod card;
mod deadline;
mod index;
mod list;
mod new;
mod overview;
mod picture;
mod plan;
mod published;
pub(crate) mod said;
mod sheet;
mod show;

use domain::actor::Right;

pub use published::Published;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let (see, plan) = (Access::Member(Right::SeePlan), Access::Member(Right::Plan));
    Routes::default()
        .get("/programmes", Access::Everyone, index::show)
        .get("/programmes/{public_id}", Access::Everyone, show::show)
        .get(
            "/programmes/{public_id}/programme.pdf",
            Access::Everyone,
            sheet::show,
        )
        .get(
            "/programmes/{public_id}/calendar.ics",
            Access::Everyone,
            show::calendar_file,
        )
        .get(
            "/programmes/{public_id}/picture/{file}",
            Access::Everyone,
            picture::show,
        )
        .get("/manage/{slug}/programmes", see, list::show)
        .get("/manage/{slug}/programmes/new", plan, new::show)
        .post("/manage/{slug}/programmes/new", plan, new::create)
        .get("/manage/programmes/{id}", see, overview::show)
        .post("/manage/programmes/{id}/publication", plan, act::publish)
        .post("/manage/programmes/{id}/closing", plan, act::unpublish)
        .get("/manage/programmes/{id}/cancellation", plan, act::ask_reason)
        .post("/manage/programmes/{id}/cancellation", plan, act::cancel)
        .post("/manage/programmes/{id}/copy", plan, act::copy)
        .post("/manage/programmes/{id}/deletion", plan, act::delete)
        .and(plan::routes())
}
