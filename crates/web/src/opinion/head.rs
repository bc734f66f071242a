//! What members' pages of a map show at the top: the question, where it stands, and the tabs.

use domain::actor::Right;
use domain::opinion::{OpinionMap, Phase};
use store::db::Tx;

use super::said;
use crate::desk::Desk;
use crate::page::Page;

/// A map as its members' pages show it at the top.
#[derive(Debug, Clone)]
pub struct Head {
    /// Id.
    pub id: String,
    /// Id in public addresses.
    pub public_id: String,
    /// Its organisation.
    pub organisation_id: String,
    /// The question.
    pub question: String,
    /// The language of the question.
    pub language: String,
    /// Where it stands.
    pub phase: Phase,
}

impl Head {
    fn of(page: &Page, map: &OpinionMap) -> Head {
        let (language, words) = map.text(page.t.language());
        Head {
            id: map.id.clone(),
            public_id: map.public_id.clone(),
            organisation_id: map.organisation_id.clone(),
            question: words.question.clone(),
            language: language.to_owned(),
            phase: map.phase(page.now),
        }
    }

    /// Address of the map's overview; its other pages lie below.
    pub fn home(&self) -> String {
        format!("/manage/opinions/{}", self.id)
    }

    /// The chip's class.
    pub fn chip(&self) -> &'static str {
        said::phase_chip(self.phase)
    }

    /// Where it stands, in words.
    pub fn state(&self, page: &Page) -> String {
        said::phase(page.t, self.phase)
    }

    /// Tabs that the reader may open: address, text, `aria-current`.
    pub fn tabs(&self, page: &Page) -> Vec<(String, String, &'static str)> {
        let t = page.t;
        let tabs = [
            ("", t.opinion_tab_overview(), Right::SeePlan),
            ("/plan", t.opinion_tab_plan(), Right::Plan),
            ("/statements", t.opinion_tab_statements(), Right::SeeWords),
            ("/quotes", t.opinion_tab_quotes(), Right::Plan),
            ("/results", t.opinion_tab_results(), Right::SeePlan),
            ("/files", t.opinion_tab_files(), Right::Plan),
        ];
        let home = self.home();
        tabs.into_iter()
            .filter(|(_, _, right)| page.may(&self.organisation_id, *right))
            .map(|(path, text, _)| {
                let address = format!("{home}{path}");
                let current = if path.is_empty() {
                    if page.path == home { "page" } else { "false" }
                } else {
                    page.current(&address)
                };
                (address, text, current)
            })
            .collect()
    }
}

/// Loads a map for a member with a right, with what its pages show at the top.
///
/// # Errors
/// As [`domain::opinion::load`].
pub(super) async fn open(
    tx: &mut Tx,
    page: &Page,
    id: &str,
    right: Right,
) -> domain::error::Result<(Desk, Head, OpinionMap)> {
    let map = domain::opinion::load(tx, &page.actor, id, right).await?;
    let organisation = domain::organisation::by_id(tx, &map.organisation_id).await?;
    Ok((Desk::of(&organisation), Head::of(page, &map), map))
}
