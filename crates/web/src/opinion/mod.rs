//! Opinion maps: the page on which anybody votes, proposes and sees what came of it; and how members make one, review
//! statements, read results and take files in and out.

mod act;
pub(crate) mod ballot;
mod came;
pub(crate) mod drawn;
mod files;
mod head;
mod list;
mod mine;
mod new;
mod overview;
mod picture;
mod plan;
mod propose;
mod quotes;
mod results;
mod said;
mod statement;
mod statements;
mod translation;
mod vote;
mod voter;

use domain::actor::Right;
use domain::opinion::OpinionMap;
use store::db::Tx;

use crate::app::App;
use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let everyone = Access::Everyone;
    let (see, plan) = (Access::Member(Right::SeePlan), Access::Member(Right::Plan));
    let words = Access::Member(Right::SeeWords);
    Routes::default()
        .get("/opinions/{public_id}", everyone, vote::show)
        .post("/opinions/{public_id}/votes", everyone, vote::cast)
        .get("/opinions/{public_id}/proposal", everyone, propose::show)
        .post("/opinions/{public_id}/proposal", everyone, propose::send)
        .get("/opinions/{public_id}/mine", everyone, mine::show)
        .get("/opinions/{public_id}/mine/votes.json", everyone, mine::export)
        .post("/opinions/{public_id}/mine/erasure", everyone, mine::erase)
        .get("/opinions/{public_id}/results", everyone, results::public)
        .get("/manage/{slug}/opinions", see, list::show)
        .get("/manage/{slug}/opinions/new", plan, new::show)
        .post("/manage/{slug}/opinions/new", plan, new::create)
        .get("/manage/opinions/{id}", see, overview::show)
        .post("/manage/opinions/{id}/opening", plan, act::open)
        .post("/manage/opinions/{id}/closing", plan, act::close)
        .post("/manage/opinions/{id}/publication", plan, act::publish)
        .post("/manage/opinions/{id}/retraction", plan, act::retract)
        .post("/manage/opinions/{id}/deletion", plan, act::delete)
        .get("/manage/opinions/{id}/plan", plan, plan::show)
        .post("/manage/opinions/{id}/plan", plan, plan::save)
        .get("/manage/opinions/{id}/plan/{language}", plan, translation::show)
        .post("/manage/opinions/{id}/plan/{language}", plan, translation::save)
        .get("/manage/opinions/{id}/statements", words, statements::show)
        .post("/manage/opinions/{id}/statements", plan, statements::seed)
        .post(
            "/manage/opinions/{id}/statements/rejection",
            plan,
            statements::reject_all,
        )
        .get(
            "/manage/opinions/{id}/statements/{statement}",
            words,
            statement::show,
        )
        .post(
            "/manage/opinions/{id}/statements/{statement}",
            plan,
            statement::save,
        )
        .post(
            "/manage/opinions/{id}/statements/{statement}/decision",
            plan,
            statement::decide,
        )
        .post(
            "/manage/opinions/{id}/statements/{statement}/erasure",
            plan,
            statement::erase,
        )
        .get("/manage/opinions/{id}/quotes", plan, quotes::show)
        .post("/manage/opinions/{id}/quotes/{words}", plan, quotes::lift)
        .get("/manage/opinions/{id}/results", see, results::show)
        .get("/manage/opinions/{id}/results/preview", see, results::preview)
        .get("/manage/opinions/{id}/files", plan, files::show)
        .post("/manage/opinions/{id}/files", plan, files::import)
        .get("/manage/opinions/{id}/files/{file}", plan, files::export)
}

/// Address of a map's page, for codes and links.
pub(crate) fn address(app: &App, map: &OpinionMap) -> String {
    app.url(&path(map))
}

/// Path of a map's page.
pub(crate) fn path(map: &OpinionMap) -> String {
    format!("/opinions/{}", map.public_id)
}

/// A statement's number in an address; what is none leads nowhere.
fn number(typed: &str) -> Result<u32, domain::error::Error> {
    typed.parse().map_err(|_| domain::error::Error::NotFound)
}

/// Links to a dialogue's maps: address, language of the question, and the question.
pub(crate) async fn links(
    tx: &mut Tx,
    language: &str,
    organisation_id: &str,
    dialogue_id: Option<&str>,
) -> domain::error::Result<Vec<(String, String, String)>> {
    let maps = domain::opinion::public_of(tx, organisation_id, dialogue_id).await?;
    Ok(maps
        .iter()
        .map(|map| {
            let (language, words) = map.text(language);
            (path(map), language.to_owned(), words.question.clone())
        })
        .collect())
}
