//! The demo's texts and people, in TOML files inside the binary.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct Dialogues {
    pub(super) organisation: Vec<OrganisationData>,
    pub(super) dialogue: Vec<DialogueData>,
}

#[derive(Debug, Deserialize)]
pub(super) struct OrganisationData {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) place: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) about: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct DialogueData {
    pub(super) key: String,
    pub(super) organisation: String,
    /// Days from today; none for a draft.
    pub(super) day: Option<i32>,
    #[serde(default)]
    pub(super) clock: String,
    /// Whether it is being held at the moment at which the demo is made.
    #[serde(default)]
    pub(super) live: bool,
    pub(super) minutes: u32,
    pub(super) state: String,
    pub(super) method: String,
    pub(super) language: String,
    pub(super) spoken: Vec<String>,
    pub(super) attendance: String,
    pub(super) place_name: String,
    pub(super) place_address: String,
    pub(super) place_code: String,
    pub(super) video_link: String,
    pub(super) access: String,
    pub(super) capacity: u32,
    pub(super) circle_least: u32,
    pub(super) circle_most: u32,
    pub(super) waiting_list: bool,
    pub(super) answer_day: Option<i32>,
    #[serde(default)]
    pub(super) crew: Vec<HandData>,
    #[serde(default)]
    pub(super) invitees: Vec<KindData>,
    /// What circles are made ready for.
    #[serde(default)]
    pub(super) needs: Vec<NeedData>,
    /// Circles that are made beforehand, of everybody who holds a place.
    pub(super) seating: Option<SeatingData>,
    pub(super) fields: Vec<String>,
    pub(super) registered: u32,
    pub(super) attended: u32,
    pub(super) waiting: u32,
    pub(super) withdrawn: u32,
    pub(super) text: BTreeMap<String, TextData>,
}

#[derive(Debug, Deserialize)]
pub(super) struct HandData {
    pub(super) duty: String,
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct NeedData {
    pub(super) name: String,
    /// Numbers of the circles that are ready.
    pub(super) circles: Vec<u32>,
    /// What people wrote who have it.
    pub(super) said: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct SeatingData {
    pub(super) circles: u32,
    pub(super) rounds: u32,
}

#[derive(Debug, Deserialize)]
pub(super) struct KindData {
    pub(super) name: String,
    pub(super) hoped: u32,
}

#[derive(Debug, Deserialize)]
pub(super) struct TextData {
    pub(super) question: String,
    pub(super) why: String,
    pub(super) for_whom: String,
    pub(super) influence: String,
    pub(super) answerer: String,
    pub(super) cancel_reason: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct People {
    pub(super) first_names: Vec<String>,
    pub(super) connections_et: Vec<String>,
    pub(super) access_needs_et: Vec<String>,
    pub(super) villages: BTreeMap<String, Vec<String>>,
    pub(super) hopes: BTreeMap<String, Vec<String>>,
    pub(super) person: Vec<PersonData>,
}

#[derive(Debug, Deserialize)]
pub(super) struct PersonData {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: String,
    pub(super) organisation: String,
}

pub(super) fn dialogues() -> anyhow::Result<Dialogues> {
    toml::from_str(include_str!("../../demo/dialogues.toml")).context("demo/dialogues.toml")
}

pub(super) fn people() -> anyhow::Result<People> {
    toml::from_str(include_str!("../../demo/people.toml")).context("demo/people.toml")
}
