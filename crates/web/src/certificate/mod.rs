//! Certificates and attestations: organisers issue and revoke them, participants get theirs, anybody checks one by its code.
//! What participants tell of the programme stands in [`story`].

mod act;
mod cards;
mod check;
mod own;
mod paper;
mod said;
mod show;
mod story;

use domain::actor::Right;

use crate::route::{Access, Routes};

#[allow(unused_imports, reason = "the person's own page shows them")]
pub(crate) use cards::cards;

pub(crate) fn routes() -> Routes {
    let see = Access::Member(Right::SeePeople);
    let manage = Access::Member(Right::ManagePeople);
    let holder = Access::Holder;
    Routes::default()
        .get("/manage/programmes/{id}/certificates", see, show::show)
        .post("/manage/programmes/{id}/certificates", manage, act::issue)
        .get(
            "/manage/programmes/{id}/certificates/{certificate}/certificate.pdf",
            see,
            paper::of_member,
        )
        .get(
            "/manage/programmes/{id}/certificates/{certificate}/revocation",
            manage,
            act::ask_reason,
        )
        .post(
            "/manage/programmes/{id}/certificates/{certificate}/revocation",
            manage,
            act::revoke,
        )
        .post(
            "/manage/programmes/{id}/certificates/{certificate}/deletion",
            manage,
            act::delete,
        )
        .get("/a/{secret}/certificate", holder, own::show)
        .get("/a/{secret}/certificate.pdf", holder, paper::own)
        .get("/a/{secret}/story", holder, story::show)
        .post("/a/{secret}/story", holder, story::save)
        .get("/certificates", Access::Everyone, check::ask)
        .post("/certificates", Access::Everyone, check::find)
        .get("/certificates/{code}", Access::Everyone, check::show)
}

/// Address of a programme's certificates for members.
fn home(id: &str) -> String {
    format!("/manage/programmes/{id}/certificates")
}
