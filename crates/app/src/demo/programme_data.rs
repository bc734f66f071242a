//! The programme of the demo as its file holds it.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde::Deserialize;

type Texts = BTreeMap<String, String>;

#[derive(Debug, Deserialize)]
pub(super) struct ProgrammeData {
    pub(super) zone: String,
    pub(super) language: String,
    pub(super) spoken: Vec<String>,
    pub(super) meeting_hours: u32,
    pub(super) own_hours: u32,
    pub(super) announced: String,
    pub(super) opens: When,
    pub(super) closes: When,
    pub(super) answer_by: String,
    pub(super) places: u32,
    pub(super) accept_days: u32,
    pub(super) counties_least: u32,
    pub(super) attend_percent: u32,
    /// Addresses of who organises and who reviews.
    pub(super) organiser: String,
    pub(super) reviewers: Vec<String>,
    /// Questions of the practice dialogues, and what was learned from them.
    pub(super) practicum: Vec<String>,
    pub(super) lessons: Vec<String>,
    /// Entries of a journal, the first shared with the mentor.
    pub(super) journal: Vec<String>,
    pub(super) message: BTreeMap<String, MessageData>,
    pub(super) text: BTreeMap<String, Texts>,
    pub(super) partner: Vec<PartnerData>,
    pub(super) trainer: Vec<TrainerData>,
    pub(super) reading: Vec<ReadingData>,
    pub(super) information: MeetingData,
    pub(super) meeting: Vec<MeetingData>,
    pub(super) material: Vec<MaterialData>,
    pub(super) role: Vec<RoleData>,
    pub(super) question: Vec<QuestionData>,
    pub(super) criterion: Vec<CriterionData>,
    pub(super) answers: BTreeMap<String, Vec<String>>,
    pub(super) applicant: Vec<Applicant>,
}

#[derive(Debug, Deserialize)]
pub(super) struct When {
    pub(super) date: String,
    pub(super) clock: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct MessageData {
    pub(super) subject: String,
    pub(super) body: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct PartnerData {
    pub(super) part: String,
    pub(super) name: String,
    pub(super) link: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct TrainerData {
    pub(super) name: String,
    /// Of an account, for a mentor.
    #[serde(default)]
    pub(super) email: String,
    pub(super) about: Texts,
}

#[derive(Debug, Deserialize)]
pub(super) struct ReadingData {
    pub(super) language: String,
    pub(super) title: String,
    pub(super) link: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct MeetingData {
    pub(super) date: String,
    pub(super) clock: String,
    pub(super) minutes: u32,
    #[serde(default)]
    pub(super) place_name: String,
    #[serde(default)]
    pub(super) place_address: String,
    #[serde(default)]
    pub(super) link: String,
    pub(super) title: Texts,
    pub(super) agenda: Texts,
}

#[derive(Debug, Deserialize)]
pub(super) struct MaterialData {
    /// Of which meeting, from 1; 0 for the whole programme.
    pub(super) meeting: usize,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) link: String,
    #[serde(default)]
    pub(super) worksheet: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct RoleData {
    pub(super) key: String,
    pub(super) least: u32,
    pub(super) most: u32,
    pub(super) name: Texts,
}

#[derive(Debug, Deserialize)]
pub(super) struct QuestionData {
    pub(super) key: String,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) stage: Option<String>,
    pub(super) most: u32,
    pub(super) text: Texts,
}

#[derive(Debug, Deserialize)]
pub(super) struct CriterionData {
    pub(super) weight: u32,
    pub(super) name: Texts,
    pub(super) help: Texts,
}

#[derive(Debug, Deserialize)]
pub(super) struct Applicant {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: String,
    pub(super) municipality: String,
    pub(super) employer: String,
    pub(super) scores: Vec<Vec<u32>>,
    #[serde(default)]
    pub(super) declines: bool,
    #[serde(default)]
    pub(super) late: bool,
    /// Numbers of the meetings at which they were, from 1.
    #[serde(default)]
    pub(super) attends: Vec<usize>,
    /// Key of the dialogue that they hold at home.
    #[serde(default)]
    pub(super) holds: String,
}

pub(super) fn programme() -> anyhow::Result<ProgrammeData> {
    toml::from_str(include_str!("../../demo/programme.toml")).context("demo/programme.toml")
}
