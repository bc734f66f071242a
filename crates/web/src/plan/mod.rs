//! The parts of a dialogue's plan, each a form of its own; all of them on one page; and the facilitator's script.

mod course;
mod crew;
mod field;
mod invitee;
mod meeting;
mod places;
mod script;
mod show;
pub(crate) mod steps;
mod translation;
mod words;

use axum::response::Response;
use domain::actor::Right;

use crate::desk::Head;
use crate::flash::Flash;
use crate::page::Page;
use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let (see, plan) = (Access::Member(Right::SeePlan), Access::Member(Right::Plan));
    Routes::default()
        .get("/manage/dialogues/{id}/plan", see, show::show)
        .get("/manage/dialogues/{id}/script", see, script::show)
        .get("/manage/dialogues/{id}/plan/words", plan, words::show)
        .post("/manage/dialogues/{id}/plan/words", plan, words::save)
        .get(
            "/manage/dialogues/{id}/plan/words/{language}",
            plan,
            translation::show,
        )
        .post(
            "/manage/dialogues/{id}/plan/words/{language}",
            plan,
            translation::save,
        )
        .post(
            "/manage/dialogues/{id}/plan/words/{language}/removal",
            plan,
            translation::remove,
        )
        .get("/manage/dialogues/{id}/plan/meeting", plan, meeting::show)
        .post("/manage/dialogues/{id}/plan/meeting", plan, meeting::save)
        .get("/manage/dialogues/{id}/plan/course", plan, course::show)
        .post("/manage/dialogues/{id}/plan/course", plan, course::save)
        .get("/manage/dialogues/{id}/plan/places", plan, places::show)
        .post("/manage/dialogues/{id}/plan/places", plan, places::save)
        .get("/manage/dialogues/{id}/plan/crew", plan, crew::show)
        .post("/manage/dialogues/{id}/plan/crew", plan, crew::save)
        .get("/manage/dialogues/{id}/plan/invitees", plan, invitee::show)
        .post("/manage/dialogues/{id}/plan/invitees", plan, invitee::save)
        .get("/manage/dialogues/{id}/plan/fields", plan, field::show)
        .post("/manage/dialogues/{id}/plan/fields", plan, field::save)
}

/// The query with which the plan's page leads to a form, so that saving leads back there.
const FROM_PLAN: &str = "from=plan";

fn from_plan(page: &Page) -> bool {
    page.query.split('&').any(|pair| pair == FROM_PLAN)
}

/// Where a form's "cancel" leads: the plan's page when one came from there, else the overview.
fn back(page: &Page, head: &Head) -> String {
    if from_plan(page) {
        format!("{}/plan", head.home())
    } else {
        head.home()
    }
}

/// After saving a part: back to it on the plan's page when one came from there, else to the overview with its list of
/// what is missing.
fn saved(page: &Page, id: &str, part: &str) -> Response {
    let home = format!("/manage/dialogues/{id}");
    let path = if from_plan(page) {
        format!("{home}/plan#{part}")
    } else {
        home
    };
    page.go(&path, Some(Flash::Saved))
}
