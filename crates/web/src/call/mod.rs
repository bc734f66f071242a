//! A programme's call as its organisers see it: all parts on one page, a form for each, and how applicants see it.

mod criteria;
mod late;
mod preview;
mod question;
mod roles;
mod show;
mod terms;
mod usual;

use axum::response::Response;
use domain::actor::Right;
use domain::call::question::{Kind, Stage};
use domain::programme::Choose;

use crate::flash::Flash;
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::texts::{Texts, languages};
use crate::ui::say;

pub(crate) fn routes() -> Routes {
    let (see, plan) = (Access::Member(Right::SeePlan), Access::Member(Right::Plan));
    Routes::default()
        .get("/manage/programmes/{id}/call", see, show::show)
        .get("/manage/programmes/{id}/call/preview", see, preview::show)
        .get("/manage/programmes/{id}/call/times", plan, terms::times)
        .post("/manage/programmes/{id}/call/times", plan, terms::save_times)
        .get("/manage/programmes/{id}/call/conditions", plan, terms::conditions)
        .post(
            "/manage/programmes/{id}/call/conditions",
            plan,
            terms::save_conditions,
        )
        .get("/manage/programmes/{id}/call/reviewing", plan, terms::reviewing)
        .post(
            "/manage/programmes/{id}/call/reviewing",
            plan,
            terms::save_reviewing,
        )
        .get("/manage/programmes/{id}/call/roles", plan, roles::show)
        .post("/manage/programmes/{id}/call/roles", plan, roles::save)
        .get("/manage/programmes/{id}/call/criteria", plan, criteria::show)
        .post("/manage/programmes/{id}/call/criteria", plan, criteria::save)
        .post("/manage/programmes/{id}/call/usual", plan, usual::begin)
        .get("/manage/programmes/{id}/call/questions/new", plan, question::new)
        .post("/manage/programmes/{id}/call/questions/new", plan, question::add)
        .get(
            "/manage/programmes/{id}/call/questions/{question}",
            plan,
            question::show,
        )
        .post(
            "/manage/programmes/{id}/call/questions/{question}",
            plan,
            question::save,
        )
        .post(
            "/manage/programmes/{id}/call/questions/{question}/position",
            plan,
            question::shift,
        )
        .post(
            "/manage/programmes/{id}/call/questions/{question}/removal",
            plan,
            question::remove,
        )
        .post("/manage/programmes/{id}/call/late", plan, late::make)
        .post(
            "/manage/programmes/{id}/call/late/{late}/revocation",
            plan,
            late::revoke,
        )
}

/// After a part was saved: back to it on the call's page.
fn saved(page: &Page, id: &str, part: &str) -> Response {
    page.go(
        &format!("/manage/programmes/{id}/call#{part}"),
        Some(Flash::Saved),
    )
}

/// The product's languages, the programme's first before all.
fn written(first: &str) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = languages().to_vec();
    all.sort_by_key(|code| *code != first);
    all
}

/// A language's name, for labels.
fn in_language(t: Texts, code: &str) -> String {
    say::language(t, code)
}

/// How a question is answered.
fn kind(t: Texts, kind: Kind) -> String {
    match kind {
        Kind::Short => t.call_kind_short(),
        Kind::Long => t.call_kind_long(),
        Kind::Choice => t.call_kind_choice(),
        Kind::File => t.call_kind_file(),
    }
}

/// When a question is asked.
fn stage(t: Texts, stage: Stage) -> String {
    match stage {
        Stage::Apply => t.call_stage_apply(),
        Stage::Accepted => t.call_stage_accepted(),
    }
}

/// How people are chosen.
fn choose(t: Texts, choose: Choose) -> String {
    match choose {
        Choose::Best => t.call_choose_best(),
        Choose::Lottery => t.call_choose_lottery(),
    }
}
