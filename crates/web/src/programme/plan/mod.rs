//! The parts of a programme's plan, each a form of its own, and all of them on one page.

mod basics;
mod certificate;
mod meeting;
mod partner;
mod reading;
mod show;
mod trainer;
mod translation;
mod words;

use axum::response::Response;
use domain::actor::Right;
use domain::programme::Programme;

use crate::desk::ProgrammeHead;
use crate::flash::Flash;
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::ui::say;

pub(crate) fn routes() -> Routes {
    let (see, plan) = (Access::Member(Right::SeePlan), Access::Member(Right::Plan));
    Routes::default()
        .get("/manage/programmes/{id}/plan", see, show::show)
        .get("/manage/programmes/{id}/plan/words", plan, words::show)
        .post("/manage/programmes/{id}/plan/words", plan, words::save)
        .get(
            "/manage/programmes/{id}/plan/words/{language}",
            plan,
            translation::show,
        )
        .post(
            "/manage/programmes/{id}/plan/words/{language}",
            plan,
            translation::save,
        )
        .post(
            "/manage/programmes/{id}/plan/words/{language}/removal",
            plan,
            translation::remove,
        )
        .get("/manage/programmes/{id}/plan/basics", plan, basics::show)
        .post("/manage/programmes/{id}/plan/basics", plan, basics::save)
        .get("/manage/programmes/{id}/plan/partners", plan, partner::show)
        .post("/manage/programmes/{id}/plan/partners", plan, partner::save)
        .get("/manage/programmes/{id}/plan/readings", plan, reading::show)
        .post("/manage/programmes/{id}/plan/readings", plan, reading::save)
        .get(
            "/manage/programmes/{id}/plan/certificate",
            plan,
            certificate::show,
        )
        .post(
            "/manage/programmes/{id}/plan/certificate",
            plan,
            certificate::save,
        )
        .get("/manage/programmes/{id}/plan/trainers/new", plan, trainer::begin)
        .post("/manage/programmes/{id}/plan/trainers/new", plan, trainer::create)
        .get(
            "/manage/programmes/{id}/plan/trainers/{trainer}",
            plan,
            trainer::show,
        )
        .post(
            "/manage/programmes/{id}/plan/trainers/{trainer}",
            plan,
            trainer::save,
        )
        .post(
            "/manage/programmes/{id}/plan/trainers/{trainer}/position",
            plan,
            trainer::shift,
        )
        .post(
            "/manage/programmes/{id}/plan/trainers/{trainer}/removal",
            plan,
            trainer::remove,
        )
        .get("/manage/programmes/{id}/plan/meetings/new", plan, meeting::begin)
        .post("/manage/programmes/{id}/plan/meetings/new", plan, meeting::create)
        .get(
            "/manage/programmes/{id}/plan/information/new",
            plan,
            meeting::begin_information,
        )
        .post(
            "/manage/programmes/{id}/plan/information/new",
            plan,
            meeting::create_information,
        )
        .get(
            "/manage/programmes/{id}/plan/meetings/{meeting}",
            plan,
            meeting::show,
        )
        .post(
            "/manage/programmes/{id}/plan/meetings/{meeting}",
            plan,
            meeting::save,
        )
        .post(
            "/manage/programmes/{id}/plan/meetings/{meeting}/position",
            plan,
            meeting::shift,
        )
        .post(
            "/manage/programmes/{id}/plan/meetings/{meeting}/removal",
            plan,
            meeting::remove,
        )
}

/// The query with which the plan's page leads to a form, so that saving leads back there.
const FROM_PLAN: &str = "from=plan";

fn from_plan(page: &Page) -> bool {
    page.query.split('&').any(|pair| pair == FROM_PLAN)
}

/// Where a form's "cancel" leads: the plan's page when one came from there, else the overview.
fn back(page: &Page, head: &ProgrammeHead) -> String {
    if from_plan(page) {
        format!("{}/plan", head.home())
    } else {
        head.home()
    }
}

/// After saving a part: back to it on the plan's page when one came from there, else to the overview with its list of
/// what is missing.
fn saved(page: &Page, id: &str, part: &str) -> Response {
    let home = format!("/manage/programmes/{id}");
    let path = if from_plan(page) {
        format!("{home}/plan#{part}")
    } else {
        home
    };
    page.go(&path, Some(Flash::Saved))
}

/// The programme's languages as forms need them, the first before all: code, and a label's ending that names the
/// language where there are several.
fn written(page: &Page, programme: &Programme) -> Vec<(String, String)> {
    let first = &programme.language;
    let mut codes: Vec<&String> = programme.texts.keys().collect();
    codes.sort_by_key(|code| (*code != first, (*code).clone()));
    let several = codes.len() > 1;
    codes
        .into_iter()
        .map(|code| {
            let name = if several {
                format!(" ({})", say::language(page.t, code))
            } else {
                String::new()
            };
            (code.clone(), name)
        })
        .collect()
}
