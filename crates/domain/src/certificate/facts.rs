//! What a certificate says: what somebody did, and under which rule it was judged.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::db::Tx;

use crate::application::Application;
use crate::cohort::{self, Attended};
use crate::error::{Error, Result};
use crate::pair::practicum;
use crate::programme::partner::{self, Part};
use crate::programme::{CertificateRule, Programme, trainer};
use crate::{meeting, organisation, own_dialogue};

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Everything that the rule asks was done.
    Certificate,
    /// What was attended.
    Attestation,
}

impl Kind {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Certificate => "certificate",
            Kind::Attestation => "attestation",
        }
    }

    pub(super) fn parse(text: &str) -> Result<Kind> {
        match text {
            "certificate" => Ok(Kind::Certificate),
            "attestation" => Ok(Kind::Attestation),
            other => Err(Error::Internal(format!("paper of kind {other}"))),
        }
    }
}

/// The rule as it was when a certificate was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Least share of the meetings attended, in per cent.
    pub attend_percent: u32,
    /// The practicum must have been held.
    pub needs_practicum: bool,
    /// The own dialogue must have been held.
    pub needs_dialogue: bool,
}

impl From<CertificateRule> for Rule {
    fn from(rule: CertificateRule) -> Self {
        Rule {
            attend_percent: rule.attend_percent,
            needs_practicum: rule.needs_practicum,
            needs_dialogue: rule.needs_dialogue,
        }
    }
}

/// A dialogue as a certificate names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedDialogue {
    /// Its question.
    pub question: String,
    /// Where.
    pub place: String,
    /// When, microseconds UTC.
    pub at: Option<i64>,
}

/// What somebody did, and under which rule it was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// At how many meetings they were.
    pub attended: u32,
    /// Of how many.
    pub meetings: u32,
    /// The practicum they held; none where they held none.
    pub practicum: Option<NamedDialogue>,
    /// The dialogue they held at home.
    pub dialogue: Option<NamedDialogue>,
    /// Academic hours in meetings, by the share attended, to the nearest hour.
    pub meeting_hours: u32,
    /// Academic hours on one's own: those of the programme for a certificate, none for an attestation, because nobody
    /// has checked them.
    pub own_hours: u32,
    /// First day and last day, microseconds UTC.
    pub span: Option<(i64, i64)>,
    /// The rule.
    pub rule: Rule,
    /// The programme's title, by language.
    pub titles: BTreeMap<String, String>,
    /// Who gives it: the host, and who organises it together with the host.
    pub hosts: Vec<String>,
    /// Trainers, who sign.
    pub trainers: Vec<String>,
}

impl Facts {
    /// At how many meetings one must have been, by the rule.
    pub fn needed(&self) -> u32 {
        let all = u64::from(self.meetings) * u64::from(self.rule.attend_percent);
        u32::try_from(all.div_ceil(100)).unwrap_or(u32::MAX)
    }

    /// What the rule lacks; nothing where a certificate is due.
    pub fn lacks(&self) -> Vec<Lack> {
        let mut lacks = Vec::new();
        if !attended_enough(self.attended, self.meetings, self.rule.attend_percent) {
            lacks.push(Lack::Meetings);
        }
        if self.rule.needs_practicum && self.practicum.is_none() {
            lacks.push(Lack::Practicum);
        }
        if self.rule.needs_dialogue && self.dialogue.is_none() {
            lacks.push(Lack::Dialogue);
        }
        lacks
    }

    /// Which paper is due; none where nothing was done that could be attested.
    pub fn due(&self) -> Option<Kind> {
        if self.lacks().is_empty() {
            Some(Kind::Certificate)
        } else if self.attended > 0 || self.practicum.is_some() || self.dialogue.is_some() {
            Some(Kind::Attestation)
        } else {
            None
        }
    }

    /// Whether papers made of both say the same. The rule is not on the paper, so it may differ.
    pub fn says_as(&self, other: &Facts) -> bool {
        let rule = self.rule;
        *self
            == Facts {
                rule,
                ..other.clone()
            }
            && self.due() == other.due()
    }

    /// The programme's title in a language, or else in another, `first` before all; with the language it is in.
    pub fn title<'a>(&'a self, language: &'a str, first: &'a str) -> (&'a str, &'a str) {
        [language, first]
            .into_iter()
            .find_map(|l| self.titles.get_key_value(l))
            .or_else(|| self.titles.iter().next())
            .map_or((first, ""), |(l, title)| (l.as_str(), title.as_str()))
    }
}

/// Whether `attended` of `meetings` is at least `percent` per cent; exact, without rounding. Of no meeting nobody was at
/// enough.
pub fn attended_enough(attended: u32, meetings: u32, percent: u32) -> bool {
    meetings > 0 && u64::from(attended) * 100 >= u64::from(meetings) * u64::from(percent)
}

/// What is missing for a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Too few meetings.
    Meetings,
    /// No practicum.
    Practicum,
    /// No dialogue at home.
    Dialogue,
}

/// What is the same for all participants.
pub(super) struct Common {
    meetings: u32,
    hosts: Vec<String>,
    trainers: Vec<String>,
    attended: Vec<Attended>,
}

impl Common {
    pub(super) async fn load(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Common> {
        let meetings = meeting::list(tx, &programme.id, meeting::Kind::Meeting)
            .await?
            .len();
        let host = organisation::by_id(tx, &programme.organisation_id).await?;
        let partners = partner::list(tx, &programme.id).await?;
        let with = partners.into_iter().filter(|p| p.part == Part::Organiser);
        let trainers = trainer::list(tx, &programme.id).await?;
        Ok(Common {
            meetings: u32::try_from(meetings).unwrap_or(u32::MAX),
            hosts: [host.profile.name]
                .into_iter()
                .chain(with.map(|p| p.name))
                .collect(),
            trainers: trainers.into_iter().map(|t| t.name).collect(),
            attended: cohort::attendance(tx, &programme.id, now).await?,
        })
    }

    /// How many meetings have begun of which nobody has noted who was there.
    pub(super) fn unrecorded(&self) -> u32 {
        self.attended.iter().map(|a| a.unrecorded).max().unwrap_or(0)
    }
}

/// What a participant has done so far, under the rule as it is now.
pub(super) async fn of(
    tx: &mut Tx,
    programme: &Programme,
    common: &Common,
    application: &Application,
    now: i64,
) -> Result<Facts> {
    let (meetings, attended) = (common.meetings, &common.attended);
    let present = attended
        .iter()
        .find(|a| a.application_id == application.id)
        .map_or(0, |a| a.present);
    let practicum = practicum::held_by(tx, &application.id)
        .await?
        .map(|p| NamedDialogue {
            question: p.plan.question,
            place: p.plan.place,
            at: p.held_at,
        });
    let dialogue = own_dialogue::of(tx, &application.id, now)
        .await?
        .filter(|own| own.held)
        .map(|own| NamedDialogue {
            question: own.dialogue.text(&application.language).1.question.clone(),
            place: own.host.profile.place.clone(),
            at: own.dialogue.meeting.starts_at,
        });
    let mut facts = Facts {
        attended: present,
        meetings,
        practicum,
        dialogue,
        meeting_hours: share(programme.meeting_hours, present, meetings),
        own_hours: 0,
        span: programme.span,
        rule: programme.certificate_rule.into(),
        titles: titles(programme),
        hosts: common.hosts.clone(),
        trainers: common.trainers.clone(),
    };
    if facts.due() == Some(Kind::Certificate) {
        facts.own_hours = programme.own_hours;
    }
    Ok(facts)
}

/// `of` in the proportion `part` to `whole`, to the nearest whole number.
fn share(of: u32, part: u32, whole: u32) -> u32 {
    if whole == 0 {
        return 0;
    }
    let (of, part, whole) = (u64::from(of), u64::from(part), u64::from(whole));
    u32::try_from((2 * of * part + whole) / (2 * whole)).unwrap_or(u32::MAX)
}

fn titles(programme: &Programme) -> BTreeMap<String, String> {
    let texts = programme.texts.iter();
    texts
        .filter(|(_, words)| !words.title.is_empty())
        .map(|(language, words)| (language.clone(), words.title.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_of_five_is_eighty_per_cent_and_three_is_not() {
        assert!(attended_enough(4, 5, 80));
        assert!(!attended_enough(3, 5, 80));
        assert!(attended_enough(0, 5, 0));
        assert!(!attended_enough(0, 0, 80));
        // 5 of 6 is 83.3, 4 of 6 is 66.7: nothing is rounded up.
        assert!(attended_enough(5, 6, 83) && !attended_enough(5, 6, 84));
    }

    #[test]
    fn hours_follow_the_share_attended() {
        assert_eq!((share(35, 5, 5), share(35, 4, 5), share(35, 3, 5)), (35, 28, 21));
        assert_eq!(share(35, 0, 0), 0);
    }
}
