//! The programme that is replayed: the demo's file, with the dates on which it really went.

use std::collections::BTreeMap;

use serde::Deserialize;

pub(crate) type Texts = BTreeMap<String, String>;

#[derive(Debug, Deserialize)]
pub(crate) struct Programme {
    pub(crate) zone: String,
    pub(crate) meeting_hours: u32,
    pub(crate) own_hours: u32,
    pub(crate) opens: When,
    pub(crate) closes: When,
    pub(crate) answer_by: String,
    pub(crate) places: u32,
    pub(crate) accept_days: u32,
    pub(crate) counties_least: u32,
    pub(crate) attend_percent: u32,
    pub(crate) text: BTreeMap<String, BTreeMap<String, String>>,
    pub(crate) partner: Vec<Partner>,
    pub(crate) trainer: Vec<Trainer>,
    pub(crate) reading: Vec<Reading>,
    pub(crate) information: Meeting,
    pub(crate) meeting: Vec<Meeting>,
    pub(crate) role: Vec<Role>,
    pub(crate) question: Vec<Question>,
    pub(crate) criterion: Vec<Criterion>,
    pub(crate) answers: BTreeMap<String, Vec<String>>,
    pub(crate) applicant: Vec<Applicant>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct When {
    pub(crate) date: String,
    pub(crate) clock: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Partner {
    pub(crate) part: String,
    pub(crate) name: String,
    pub(crate) link: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Trainer {
    pub(crate) name: String,
    pub(crate) about: Texts,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Reading {
    pub(crate) language: String,
    pub(crate) title: String,
    pub(crate) link: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Meeting {
    pub(crate) date: String,
    pub(crate) clock: String,
    pub(crate) minutes: u32,
    #[serde(default)]
    pub(crate) place_name: String,
    #[serde(default)]
    pub(crate) place_address: String,
    #[serde(default)]
    pub(crate) link: String,
    pub(crate) title: Texts,
    pub(crate) agenda: Texts,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Role {
    pub(crate) key: String,
    pub(crate) least: u32,
    pub(crate) most: u32,
    pub(crate) name: Texts,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Question {
    pub(crate) key: String,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) stage: Option<String>,
    pub(crate) text: Texts,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Criterion {
    pub(crate) weight: u32,
    pub(crate) name: Texts,
    pub(crate) help: Texts,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Applicant {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) role: String,
    pub(crate) municipality: String,
    pub(crate) employer: String,
    pub(crate) scores: Vec<Vec<u32>>,
    #[serde(default)]
    pub(crate) declines: bool,
    #[serde(default)]
    pub(crate) late: bool,
    /// Numbers of the meetings at which they were, from 1.
    #[serde(default)]
    pub(crate) attends: Vec<usize>,
    /// Key of the dialogue that they held at home.
    #[serde(default)]
    pub(crate) holds: String,
}

impl Programme {
    pub(crate) fn read() -> Programme {
        toml::from_str(include_str!("../../../app/demo/programme.toml")).expect("the demo's programme")
    }
}
