//! Information events: signing up, the guest's personal link, and who comes.

mod guest;
mod own;
mod sign_up;

use domain::actor::Right;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let people = Access::Member(Right::ManagePeople);
    Routes::default()
        .get(
            "/programmes/{public_id}/information/{meeting}",
            Access::Everyone,
            sign_up::show,
        )
        .post(
            "/programmes/{public_id}/information/{meeting}",
            Access::Everyone,
            sign_up::sign_up,
        )
        .get("/i/{secret}", Access::Holder, own::show)
        .get("/i/{secret}/export", Access::Holder, own::export)
        .get("/i/{secret}/erasure", Access::Holder, own::ask_erasure)
        .post("/i/{secret}/erasure", Access::Holder, own::erase)
        .get("/manage/programmes/{id}/guests", people, guest::list)
        .post(
            "/manage/programmes/{id}/guests/{guest}/erasure",
            people,
            guest::erase,
        )
}
