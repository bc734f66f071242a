//! What of pair, practicum and own dialogue stands on a participant's own page.

use domain::application::Application;
use domain::error::Result;
use domain::own_dialogue;
use domain::pair::{self, practicum, profile};
use domain::programme::Programme;
use store::db::Tx;

use crate::cohort::own::Card;
use crate::page::Page;
use crate::pair::dialogues::Facts;

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
    let card = |title: String, text: String, path: &str, link: String, waits: bool| Card {
        title,
        text,
        path: format!("/a/{secret}/{path}"),
        link,
        waits,
    };
    let mut cards = Vec::new();
    if profile::own(tx, secret).await?.is_none() {
        cards.push(card(
            t.pair_experience(),
            t.pair_card_experience(),
            "pair/experience",
            t.pair_experience_fill(),
            true,
        ));
    }
    if let (_, _, Some(pair)) = pair::own(tx, secret).await? {
        let (_, plan) = practicum::own(tx, secret).await?;
        let others = pair.people.iter().filter(|a| a.id != application.id);
        let names: Vec<&str> = others.map(|a| a.name.as_str()).collect();
        let has_held = practicum::held_by(tx, &application.id).await?.is_some();
        let waits = !plan.is_planned() && !has_held;
        let state = super::super::practicum_state(page, programme, &plan);
        cards.push(card(
            t.pair_own(),
            format!("{} {state}", t.pair_card_partner(names.join(", "))),
            "pair",
            if waits {
                t.pair_card_plan()
            } else {
                t.cohort_card_open()
            },
            waits,
        ));
    }
    cards.push(match own_dialogue::of(tx, &application.id, page.now).await? {
        Some(own) => {
            let facts = Facts::of(page, &own);
            let text = format!("{} · {} · {}", facts.question, facts.when, facts.people);
            card(
                t.pair_own_dialogue(),
                text,
                "dialogue",
                t.cohort_card_open(),
                false,
            )
        }
        None => card(
            t.pair_own_dialogue(),
            t.pair_card_dialogue(),
            "dialogue",
            t.pair_card_dialogue_link(),
            true,
        ),
    });
    Ok(cards)
}
