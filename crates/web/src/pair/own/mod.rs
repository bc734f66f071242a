//! A participant's learning partner, practicum and own dialogue, below their personal link.

mod cards;
mod dialogue;
mod partner;
mod practicum;
mod profile;

use domain::error::Result;
use domain::own_dialogue;
use store::db::Tx;

use crate::page::Page;
use crate::route::{Access, Routes};

pub(crate) use cards::cards;

pub(super) fn routes() -> Routes {
    let holder = Access::Holder;
    Routes::default()
        .get("/a/{secret}/pair", holder, partner::show)
        .get("/a/{secret}/pair/experience", holder, profile::show)
        .post("/a/{secret}/pair/experience", holder, profile::save)
        .get("/a/{secret}/pair/practicum", holder, practicum::show)
        .post("/a/{secret}/pair/practicum", holder, practicum::save)
        .get("/a/{secret}/pair/practicum/report", holder, practicum::report)
        .post("/a/{secret}/pair/practicum/report", holder, practicum::hold)
        .post(
            "/a/{secret}/pair/practicum/report/removal",
            holder,
            practicum::take_back,
        )
        .get("/a/{secret}/dialogue", holder, dialogue::show)
        .post("/a/{secret}/dialogue", holder, dialogue::link)
        .post("/a/{secret}/dialogue/removal", holder, dialogue::unlink)
        .post("/a/{secret}/dialogue/checklist", holder, dialogue::save)
        .post("/a/{secret}/dialogue/sharing", holder, dialogue::share)
}

/// Of which programmes a dialogue is a part: address, title and its language.
///
/// # Errors
/// When the database fails.
pub(crate) async fn programmes(
    tx: &mut Tx,
    page: &Page,
    dialogue_id: &str,
) -> Result<Vec<(String, String, String)>> {
    let found = own_dialogue::programmes(tx, dialogue_id).await?;
    let said = found.iter().map(|programme| {
        let (language, words) = programme.text(page.t.language());
        let address = format!("/programmes/{}", programme.public_id);
        (address, words.title.clone(), language.to_owned())
    });
    Ok(said.collect())
}
