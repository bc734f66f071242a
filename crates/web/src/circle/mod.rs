//! The circles of a dialogue as its members see them: who sits where and why, and how they are composed.

mod act;
mod compose;
mod need;
mod progress;
mod round;
mod seating;
mod show;
mod wall;
mod whole;
mod words;

use domain::actor::Right;

pub(crate) use words::way;

pub(crate) use compose::Ended;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let plan = Access::Member(Right::SeePlan);
    let people = Access::Member(Right::SeePeople);
    let door = Access::Member(Right::CheckIn);
    Routes::default()
        .get("/manage/dialogues/{id}/circles", plan, show::show)
        .get("/manage/dialogues/{id}/circles/seating", door, seating::show)
        .post("/manage/dialogues/{id}/circles/seating", door, seating::save)
        .get("/manage/dialogues/{id}/circles/progress", door, progress::show)
        .post(
            "/manage/dialogues/{id}/circles/progress/stop",
            door,
            progress::stop,
        )
        .get("/manage/dialogues/{id}/circles/wall", people, wall::show)
        .post("/manage/dialogues/{id}/circles/late", door, act::late)
        .post("/manage/dialogues/{id}/circles/repair", door, act::repair)
        .post("/manage/dialogues/{id}/circles/undo", door, act::undo)
        .get("/manage/dialogues/{id}/circles/needs", door, need::new)
        .post("/manage/dialogues/{id}/circles/needs", door, need::create)
        .get("/manage/dialogues/{id}/circles/needs/{need}", door, need::show)
        .post("/manage/dialogues/{id}/circles/needs/{need}", door, need::save)
        .post(
            "/manage/dialogues/{id}/circles/needs/{need}/removal",
            door,
            need::remove,
        )
        .post("/manage/dialogues/{id}/circles/wishes", door, seating::wish)
        .post(
            "/manage/dialogues/{id}/circles/wishes/removal",
            door,
            seating::remove_wish,
        )
        .post(
            "/manage/dialogues/{id}/circles/moves/{registration}",
            door,
            act::put,
        )
        .post("/manage/dialogues/{id}/circles/{circle}/hands", door, act::hands)
}

/// The page with the circles.
fn home(id: &str) -> String {
    format!("/manage/dialogues/{id}/circles")
}
