//! What of certificate and story stands on a participant's own page.

use domain::application::Application;
use domain::certificate::{self, story};
use domain::error::Result;
use domain::programme::{Phase, Programme};
use store::db::Tx;

use super::said;
use crate::cohort::own::Card;
use crate::page::Page;

/// The cards of a participant; none for who does not take part.
///
/// # Errors
/// When the database fails.
pub(crate) async fn cards(
    tx: &mut Tx,
    page: &Page,
    secret: &str,
    application: &Application,
    programme: &Programme,
) -> Result<Vec<Card>> {
    if !application.takes_part() {
        return Ok(Vec::new());
    }
    let t = page.t;
    let (_, line) = certificate::own(tx, secret, page.now).await?;
    let text = match &line.held {
        Some(held) => t.certificate_own_ready(said::kind(t, held.kind)),
        None => {
            let lacks = said::lacks(t, &line.facts);
            if lacks.is_empty() {
                t.certificate_own_all_done()
            } else {
                lacks.join(" ")
            }
        }
    };
    let mut cards = vec![Card {
        title: t.certificate_own_title(),
        text,
        path: format!("/a/{secret}/certificate"),
        link: t.cohort_card_open(),
        waits: false,
    }];
    let there = story::own(tx, secret).await?;
    if there.is_some() || matches!(programme.phase(page.now), Phase::Running | Phase::Past) {
        let text = match &there {
            Some(story) if story.released_at.is_some() => t.story_is_released(),
            Some(_) => t.story_is_kept(),
            None => t.story_invitation(),
        };
        cards.push(Card {
            title: t.story_title(),
            text,
            path: format!("/a/{secret}/story"),
            link: t.cohort_card_open(),
            waits: false,
        });
    }
    Ok(cards)
}
