//! Feedback: the form for whoever was there, what came of it for members, and typing in from paper.

mod answer;
mod enter;
mod results;
pub(crate) mod words;

use domain::actor::Right;
use domain::dialogue::Dialogue;
use domain::feedback::{self, Window};

use crate::app::App;
use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let see = Access::Member(Right::SeePlan);
    let door = Access::Member(Right::CheckIn);
    Routes::default()
        .get("/dialogues/{public_id}/feedback", Access::Everyone, answer::show)
        .post("/dialogues/{public_id}/feedback", Access::Everyone, answer::give)
        .get(
            "/dialogues/{public_id}/feedback/thanks",
            Access::Everyone,
            answer::thanks,
        )
        .get("/manage/dialogues/{id}/feedback", see, results::show)
        .get("/manage/dialogues/{id}/feedback/screen", see, results::screen)
        .get("/manage/dialogues/{id}/feedback/new", door, enter::show)
        .post("/manage/dialogues/{id}/feedback/new", door, enter::enter)
        .post("/manage/dialogues/{id}/feedback/removal", door, enter::take_back)
}

/// Address of a dialogue's form, for codes and links.
pub(crate) fn address(app: &App, dialogue: &Dialogue) -> String {
    app.url(&format!("/dialogues/{}/feedback", dialogue.public_id))
}

/// Whether a dialogue's form can be answered now.
pub(crate) fn is_open(dialogue: &Dialogue, now: i64) -> bool {
    matches!(feedback::window(dialogue, now), Window::Open(_))
}
