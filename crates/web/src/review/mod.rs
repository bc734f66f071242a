//! Reviewing: a reviewer's own pages, and what the organisers see of the review.

mod beside;
mod board;
mod mine;
mod one;
mod read;

use domain::actor::Right;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let (people, reviewer) = (Access::Member(Right::ManagePeople), Access::Reviewer);
    Routes::default()
        .get("/reviews", Access::SignedIn, mine::show)
        .get("/reviews/{programme}/{code}", reviewer, one::show)
        .post("/reviews/{programme}/{code}", reviewer, one::save)
        .get(
            "/reviews/{programme}/{code}/files/{question}",
            reviewer,
            one::file,
        )
        .get("/manage/programmes/{id}/review", people, board::show)
        .post(
            "/manage/programmes/{id}/review/reviewers",
            people,
            board::set_reviewer,
        )
        .post(
            "/manage/programmes/{id}/review/reviewers/{person}/removal",
            people,
            board::remove_reviewer,
        )
        .get(
            "/manage/programmes/{id}/review/{application}",
            people,
            beside::show,
        )
        .post(
            "/manage/programmes/{id}/review/{application}/{person}/reopening",
            people,
            beside::reopen,
        )
}
