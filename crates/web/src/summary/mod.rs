//! The summary of a dialogue: the host writes, looks at it and publishes it; everybody reads it, on a page and on paper.

mod edit;
mod pdf;
mod publish;
mod shown;

use domain::actor::Right;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let plan = Access::Member(Right::Plan);
    Routes::default()
        .get("/manage/dialogues/{id}/summary", plan, edit::show)
        .post("/manage/dialogues/{id}/summary", plan, edit::save)
        .get("/manage/dialogues/{id}/summary/preview", plan, shown::preview)
        .post(
            "/manage/dialogues/{id}/summary/publication",
            plan,
            publish::publish,
        )
        .post(
            "/manage/dialogues/{id}/summary/retraction",
            plan,
            publish::take_back,
        )
        .get("/dialogues/{public_id}/summary", Access::Everyone, shown::public)
        .get("/dialogues/{public_id}/summary.pdf", Access::Everyone, pdf::show)
}

/// Address of the summary of a dialogue for its host.
fn home(id: &str) -> String {
    format!("/manage/dialogues/{id}/summary")
}
