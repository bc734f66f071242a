//! What was said, as the host's people read it: all words by circle and step with each circle's packaging; and words
//! taken out for somebody who asks.

mod act;
mod packaging;
mod show;

use domain::actor::Right;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let plan = Access::Member(Right::Plan);
    Routes::default()
        .get(
            "/manage/dialogues/{id}/words",
            Access::Member(Right::SeeWords),
            show::show,
        )
        .post("/manage/dialogues/{id}/words/{words}", plan, act::decide)
        .get(
            "/manage/dialogues/{id}/words/packaging/{circle}",
            plan,
            packaging::show,
        )
        .post(
            "/manage/dialogues/{id}/words/packaging/{circle}",
            plan,
            packaging::save,
        )
}

/// Address of the notes of a dialogue.
fn home(id: &str) -> String {
    format!("/manage/dialogues/{id}/words")
}
