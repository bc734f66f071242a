//! The programme's report: figures with the records behind them and the organisers' words, for members; what of it is
//! public, on a page and on paper; a workbook for the funder.

mod body;
mod edit;
mod pdf;
mod publish;
mod said;
mod show;
pub(crate) mod workbook;

use domain::actor::Right;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let (see, plan) = (Access::Member(Right::SeePlan), Access::Member(Right::Plan));
    Routes::default()
        .get("/manage/programmes/{id}/report", see, edit::show)
        .post(
            "/manage/programmes/{id}/report/words/{language}",
            plan,
            edit::save,
        )
        .get("/manage/programmes/{id}/report/preview", see, show::preview)
        .get("/manage/programmes/{id}/report/report.pdf", see, pdf::of_member)
        .get("/manage/programmes/{id}/report.xlsx", see, workbook::show)
        .post(
            "/manage/programmes/{id}/report/publication",
            plan,
            publish::publish,
        )
        .post(
            "/manage/programmes/{id}/report/retraction",
            plan,
            publish::take_back,
        )
        .get("/programmes/{public_id}/report", Access::Everyone, show::public)
        .get(
            "/programmes/{public_id}/report.pdf",
            Access::Everyone,
            pdf::public,
        )
}

/// Address of a programme's report for members.
fn home(id: &str) -> String {
    format!("/manage/programmes/{id}/report")
}
