//! Applying without an account, the page behind an application's link, and applications as organisers see them.

mod apply;
mod csv;
mod enter;
pub(crate) mod fields;
mod file;
mod form;
mod list;
mod more;
mod one;
pub(crate) mod own;

use domain::actor::Right;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let manage = Access::Member(Right::ManagePeople);
    Routes::default()
        .get("/programmes/{public_id}/apply", Access::Everyone, apply::show)
        .post("/programmes/{public_id}/apply", Access::Everyone, apply::begin)
        .get("/a/{secret}", Access::Holder, own::show)
        .post("/a/{secret}/place", Access::Holder, own::place)
        .get("/a/{secret}/export", Access::Holder, own::export)
        .get("/a/{secret}/erasure", Access::Holder, own::ask_erasure)
        .post("/a/{secret}/erasure", Access::Holder, own::erase)
        .get("/a/{secret}/form", Access::Holder, form::show)
        .post("/a/{secret}/form", Access::Holder, form::hand_in)
        .post("/a/{secret}/form/draft", Access::Holder, form::save_draft)
        .get("/a/{secret}/more", Access::Holder, more::show)
        .post("/a/{secret}/more", Access::Holder, more::save)
        .get("/a/{secret}/files/{question}", Access::Holder, file::show)
        .post("/a/{secret}/files/{question}", Access::Holder, file::put)
        .post(
            "/a/{secret}/files/{question}/removal",
            Access::Holder,
            file::remove,
        )
        .get(
            "/a/{secret}/files/{question}/content",
            Access::Holder,
            file::content,
        )
        .get("/manage/programmes/{id}/applications", manage, list::show)
        .get("/manage/programmes/{id}/applications.csv", manage, csv::export)
        .get("/manage/programmes/{id}/applications/new", manage, enter::new)
        .post("/manage/programmes/{id}/applications/new", manage, enter::add)
        .get(
            "/manage/programmes/{id}/applications/{application}",
            manage,
            one::show,
        )
        .post(
            "/manage/programmes/{id}/applications/{application}/place",
            manage,
            one::act,
        )
        .post(
            "/manage/programmes/{id}/applications/{application}/link",
            manage,
            one::send_link,
        )
        .post(
            "/manage/programmes/{id}/applications/{application}/erasure",
            manage,
            one::erase,
        )
        .get(
            "/manage/programmes/{id}/applications/{application}/files/{question}",
            manage,
            one::file,
        )
}
