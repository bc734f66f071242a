//! The draw in public: for organisers, who prepare and publish a list and enter the number, and for everybody, on a page, on
//! paper and as a file.

mod act;
mod pdf;
mod public;
mod show;
mod words;

use domain::actor::Right;

pub(in crate::selection) use show::whole;

use crate::route::{Access, Routes};

pub(super) fn routes() -> Routes {
    let people = Access::Member(Right::ManagePeople);
    Routes::default()
        .get("/manage/programmes/{id}/selection/draw", people, show::show)
        .post(
            "/manage/programmes/{id}/selection/draw/list",
            people,
            act::prepare,
        )
        .post(
            "/manage/programmes/{id}/selection/draw/publication",
            people,
            act::publish,
        )
        .post(
            "/manage/programmes/{id}/selection/draw/number",
            people,
            act::enter,
        )
        .post(
            "/manage/programmes/{id}/selection/draw/calling-off",
            people,
            act::call_off,
        )
        .get("/programmes/{public_id}/draw", Access::Everyone, public::show)
        .get("/programmes/{public_id}/draw.csv", Access::Everyone, public::file)
        .get("/programmes/{public_id}/draw.pdf", Access::Everyone, pdf::show)
}

pub(super) fn home(id: &str) -> String {
    format!("/manage/programmes/{id}/selection/draw")
}
