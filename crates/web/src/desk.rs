//! The desk of an organisation's members: the bar with its name and sections.

use domain::actor::Right;
use domain::dialogue::{Dialogue, Phase};
use domain::organisation::Organisation;
use domain::programme::{self, Programme};
use store::db::Tx;

use crate::page::Page;
use crate::ui::say;

/// An organisation as its members' pages show it at the top.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Id.
    pub id: String,
    /// Address part.
    pub slug: String,
    /// Name.
    pub name: String,
}

impl Desk {
    /// The desk of an organisation.
    pub fn of(organisation: &Organisation) -> Desk {
        Desk {
            id: organisation.id.clone(),
            slug: organisation.slug.clone(),
            name: organisation.profile.name.clone(),
        }
    }

    /// Address of its dialogues.
    pub fn home(&self) -> String {
        format!("/manage/{}", self.slug)
    }

    /// Sections that the reader may open: address, text, `aria-current`.
    pub fn links(&self, page: &Page) -> Vec<(String, String, &'static str)> {
        let t = page.t;
        let home = self.home();
        let mut links = vec![
            ("".to_owned(), t.desk_dialogues()),
            ("/programmes".to_owned(), t.desk_programmes()),
            ("/opinions".to_owned(), t.desk_opinions()),
        ];
        if page.may(&self.id, Right::SeeMail) {
            links.push(("/mail".to_owned(), t.desk_mail()));
        }
        links.push(("/members".to_owned(), t.desk_members()));
        if page.may(&self.id, Right::ManagePeople) {
            links.push(("/data".to_owned(), t.desk_data()));
        }
        if page.may(&self.id, Right::ManageOrganisation) {
            links.push(("/settings".to_owned(), t.desk_settings()));
        }
        let reviews = page.actor.signed().is_ok_and(|s| s.reviews);
        let own = reviews.then(|| {
            (
                "/reviews".to_owned(),
                t.review_mine_title(),
                page.current("/reviews"),
            )
        });
        links
            .into_iter()
            .map(|(path, text)| {
                let address = format!("{home}{path}");
                // The dialogues' own pages lie outside the organisation's path.
                let current = if path.is_empty() {
                    if page.path == home || page.path.starts_with("/manage/dialogues/") {
                        "page"
                    } else {
                        "false"
                    }
                } else if ["/programmes", "/opinions"].contains(&path.as_str())
                    && page.path.starts_with(&format!("/manage{path}/"))
                {
                    "page"
                } else {
                    page.current(&address)
                };
                (address, text, current)
            })
            .chain(own)
            .collect()
    }
}

/// A dialogue as its members' pages show it at the top: the question, where it stands, and the tabs.
#[derive(Debug, Clone)]
pub struct Head {
    /// Id.
    pub id: String,
    /// Id in public addresses.
    pub public_id: String,
    /// Its organisation.
    pub organisation_id: String,
    /// The question, and the language it is in.
    pub question: String,
    /// The language of the question.
    pub language: String,
    /// Where it stands.
    pub phase: Phase,
}

impl Head {
    /// The head of a dialogue, in the reader's language where there is a translation.
    pub fn of(page: &Page, dialogue: &Dialogue) -> Head {
        let (language, words) = dialogue.text(page.t.language());
        Head {
            id: dialogue.id.clone(),
            public_id: dialogue.public_id.clone(),
            organisation_id: dialogue.organisation_id.clone(),
            question: words.question.clone(),
            language: language.to_owned(),
            phase: dialogue.phase(page.now),
        }
    }

    /// Address of the dialogue's overview; its other pages lie below.
    pub fn home(&self) -> String {
        format!("/manage/dialogues/{}", self.id)
    }

    /// The chip's class.
    pub fn chip(&self) -> &'static str {
        say::phase_chip(self.phase)
    }

    /// Where it stands, in words.
    pub fn state(&self, page: &Page) -> String {
        say::phase(page.t, self.phase)
    }

    /// Tabs that the reader may open: address, text, `aria-current`.
    pub fn tabs(&self, page: &Page) -> Vec<(String, String, &'static str)> {
        let t = page.t;
        let tabs = [
            ("", t.tab_overview(), Right::SeePlan),
            ("/plan", t.tab_plan(), Right::SeePlan),
            ("/invite", t.tab_invite(), Right::SeePlan),
            ("/people", t.tab_people(), Right::SeePeople),
            ("/day", t.tab_day(), Right::CheckIn),
            ("/circles", t.tab_circles(), Right::SeePlan),
            ("/words", t.tab_words(), Right::SeeWords),
            ("/summary", t.tab_summary(), Right::Plan),
            ("/papers", t.tab_papers(), Right::SeePlan),
            ("/feedback", t.tab_feedback(), Right::SeePlan),
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

/// Loads a dialogue for a member with a right, with what its pages show at the top.
///
/// # Errors
/// As [`domain::dialogue::load`].
pub async fn open(
    tx: &mut Tx,
    page: &Page,
    id: &str,
    right: Right,
) -> domain::error::Result<(Desk, Head, Dialogue)> {
    let dialogue = domain::dialogue::load(tx, &page.actor, id, right).await?;
    let organisation = domain::organisation::by_id(tx, &dialogue.organisation_id).await?;
    Ok((Desk::of(&organisation), Head::of(page, &dialogue), dialogue))
}

/// A programme as its members' pages show it at the top: the title, where it stands, and the tabs.
#[derive(Debug, Clone)]
pub struct ProgrammeHead {
    /// Id.
    pub id: String,
    /// Id in public addresses.
    pub public_id: String,
    /// Its organisation.
    pub organisation_id: String,
    /// The title, and the language it is in.
    pub title: String,
    /// The language of the title.
    pub language: String,
    /// Where it stands.
    pub phase: programme::Phase,
}

impl ProgrammeHead {
    /// The head of a programme, in the reader's language where there is a translation.
    pub fn of(page: &Page, programme: &Programme) -> ProgrammeHead {
        let (language, words) = programme.text(page.t.language());
        ProgrammeHead {
            id: programme.id.clone(),
            public_id: programme.public_id.clone(),
            organisation_id: programme.organisation_id.clone(),
            title: words.title.clone(),
            language: language.to_owned(),
            phase: programme.phase(page.now),
        }
    }

    /// Address of the programme's overview; its other pages lie below.
    pub fn home(&self) -> String {
        format!("/manage/programmes/{}", self.id)
    }

    /// The chip's class.
    pub fn chip(&self) -> &'static str {
        say::programme_chip(self.phase)
    }

    /// Where it stands, in words.
    pub fn state(&self, page: &Page) -> String {
        say::programme_phase(page.t, self.phase)
    }

    /// Tabs that the reader may open: address, text, `aria-current`.
    pub fn tabs(&self, page: &Page) -> Vec<(String, String, &'static str)> {
        let t = page.t;
        let tabs = [
            ("", t.programme_tab_overview(), Right::SeePlan),
            ("/plan", t.programme_tab_plan(), Right::SeePlan),
            ("/guests", t.programme_tab_guests(), Right::ManagePeople),
            ("/call", t.programme_tab_call(), Right::SeePlan),
            (
                "/applications",
                t.programme_tab_applications(),
                Right::ManagePeople,
            ),
            ("/review", t.review_tab(), Right::ManagePeople),
            ("/selection", t.selection_tab(), Right::ManagePeople),
            ("/cohort", t.programme_tab_cohort(), Right::SeePeople),
            ("/pairs", t.pair_tab(), Right::SeePeople),
            ("/dialogues", t.pair_dialogues_tab(), Right::SeePeople),
            ("/certificates", t.programme_tab_certificates(), Right::SeePeople),
            ("/report", t.programme_tab_report(), Right::SeePlan),
        ];
        let home = self.home();
        tabs.into_iter()
            .filter(|(_, _, right)| page.may(&self.organisation_id, *right))
            .map(|(path, text, _)| {
                let address = format!("{home}{path}");
                let current = if path.is_empty() {
                    if page.path == home { "page" } else { "false" }
                } else if path == "/cohort" {
                    crate::cohort::current(page, &home)
                } else {
                    page.current(&address)
                };
                (address, text, current)
            })
            .collect()
    }
}

/// Loads a programme for a member with a right, with what its pages show at the top.
///
/// # Errors
/// As [`programme::load`].
pub async fn open_programme(
    tx: &mut Tx,
    page: &Page,
    id: &str,
    right: Right,
) -> domain::error::Result<(Desk, ProgrammeHead, Programme)> {
    let programme = programme::load(tx, &page.actor, id, right).await?;
    let organisation = domain::organisation::by_id(tx, &programme.organisation_id).await?;
    let head = ProgrammeHead::of(page, &programme);
    Ok((Desk::of(&organisation), head, programme))
}
