//! The live circle's pages: the facilitator's, the scribe's, the screen for all, and the participants' own.
//!
//! Every page is made whole by the server and works with plain forms. With script a form goes out by itself, the page
//! hears that something has changed (`…/changes`), fetches itself and takes over what is different; see
//! `assets/live/live.js`.

mod act;
mod admit;
mod board;
mod changes;
mod course;
mod join;
mod lead;
mod pack;
mod read_back;
mod slip;
mod stage;
mod table;
mod timer;
mod wish;
mod write;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use domain::actor::Right;
use domain::circle::live::View;
use domain::circle::{Circle, link, live};
use domain::crew::Duty;
use domain::error::Result;
use store::db::Tx;

use crate::app::App;
use crate::route::{Access, Routes};

/// The most bytes that a form of words may have. Far more than is taken, so that a text which is too long comes back
/// with what to do, and is not cut off with the connection.
const LARGEST: usize = 4 * 1024 * 1024;

pub(crate) fn routes() -> Routes {
    let holder = Access::Holder;
    Routes::default()
        .get("/live/{secret}", holder, act::show)
        .post(
            "/live/{secret}",
            holder,
            act::act.layer(DefaultBodyLimit::max(LARGEST)),
        )
        .get("/live/{secret}/lead", holder, lead::show)
        .get("/live/{secret}/words", holder, write::show)
        .get("/live/{secret}/changes", holder, changes::of_link)
        .post("/live/{secret}/slips", holder, slip::bind)
        .get("/live/{secret}/packaging", holder, pack::show)
        .post("/live/{secret}/packaging", holder, pack::save)
        .get("/c", Access::Everyone, join::show)
        .get("/c/{code}", holder, table::show)
        .get("/c/{code}/screen", holder, board::show)
        .get("/c/{code}/changes", holder, changes::of_code)
        .post("/c/{code}/slips", holder, slip::take)
        .get(
            "/manage/dialogues/{id}/circles/{circle}",
            Access::Member(Right::SeePlan),
            admit::show,
        )
        .post(
            "/manage/dialogues/{id}/circles/{circle}/links",
            Access::Member(Right::CheckIn),
            admit::renew,
        )
}

/// The circle of a secret link with all that its pages pick from, and what its holder is to it.
async fn by_link(tx: &mut Tx, app: &App, secret: &str) -> Result<(View, Duty)> {
    let (circle, duty) = link::find(tx, secret).await?;
    Ok((live::view(tx, &app.circles, circle).await?, duty))
}

/// The circle of a code as somebody typed it. What keeps a guesser out is that few codes open anything.
async fn by_code(tx: &mut Tx, now: i64, code: &str) -> Result<Circle> {
    link::by_code(tx, now, &link::tidy_code(code)).await
}
