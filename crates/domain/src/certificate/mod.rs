//! Certificates and attestations: who gets which, issued, checked by anybody, revoked.
//!
//! What a certificate says is written down when it is issued. A rule that is changed afterwards changes nothing about it;
//! whoever should have another one gets it when the organisers issue it anew.

pub mod story;

use serde::{Deserialize, Serialize};
use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::cohort::{self, Attended};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::mail;
use crate::own_dialogue;
use crate::pair::practicum;
use crate::programme::{self, CertificateRule, Programme};

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

    fn parse(text: &str) -> Result<Kind> {
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
}

impl Facts {
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

    /// Which paper is due.
    pub fn kind(&self) -> Kind {
        if self.lacks().is_empty() {
            Kind::Certificate
        } else {
            Kind::Attestation
        }
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

/// A paper that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Id.
    pub id: String,
    /// Of which programme.
    pub programme_id: String,
    /// To whom; none where the application is erased.
    pub application_id: Option<String>,
    /// What people type to check it.
    pub code: String,
    /// Which paper.
    pub kind: Kind,
    /// The holder's name, as it stands on it.
    pub name: String,
    /// The language it is written in.
    pub language: String,
    /// What it says.
    pub facts: Facts,
    /// When it was issued.
    pub issued_at: i64,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
    /// Why; for members.
    pub revoke_reason: String,
}

impl Certificate {
    fn of(row: &Row) -> Result<Certificate> {
        Ok(Certificate {
            id: row.get("id")?,
            programme_id: row.get("programme_id")?,
            application_id: row.get("application_id")?,
            code: row.get("code")?,
            kind: Kind::parse(&row.get::<String>("kind")?)?,
            name: row.get("name")?,
            language: row.get("language")?,
            facts: serde_json::from_str(&row.get::<String>("facts")?)?,
            issued_at: row.get("issued_at")?,
            revoked_at: row.get("revoked_at")?,
            revoke_reason: row.get("revoke_reason")?,
        })
    }
}

/// What a participant has done so far, under the rule as it is now.
///
/// # Errors
/// When the database fails.
pub async fn facts(
    tx: &mut Tx,
    programme: &Programme,
    application: &Application,
    attended: &[Attended],
    now: i64,
) -> Result<Facts> {
    let meetings = crate::meeting::list(tx, &programme.id, crate::meeting::Kind::Meeting)
        .await?
        .len();
    let meetings = u32::try_from(meetings).unwrap_or(u32::MAX);
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
    };
    if facts.kind() == Kind::Certificate {
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

/// A participant, what they have done, and the valid paper they hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Who.
    pub application: Application,
    /// What they have done.
    pub facts: Facts,
    /// What they hold.
    pub held: Option<Certificate>,
}

impl Line {
    /// Whether the paper that is held says something else than what would be issued now.
    pub fn differs(&self) -> bool {
        self.held
            .as_ref()
            .is_some_and(|held| held.facts != self.facts || held.name != self.application.name)
    }
}

/// Participants by name with what is due to them, for who sees people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    now: i64,
) -> Result<(Programme, Vec<Line>)> {
    let programme = programme::load(tx, actor, programme_id, Right::SeePeople).await?;
    let lines = lines(tx, &programme, now).await?;
    Ok((programme, lines))
}

async fn lines(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Vec<Line>> {
    let attended = cohort::attendance(tx, &programme.id, now).await?;
    let mut lines = Vec::new();
    for application in cohort::participants(tx, &programme.id).await? {
        let facts = facts(tx, programme, &application, &attended, now).await?;
        let held = valid_of(tx, &application.id).await?;
        lines.push(Line {
            application,
            facts,
            held,
        });
    }
    Ok(lines)
}

async fn valid_of(tx: &mut Tx, application_id: &str) -> Result<Option<Certificate>> {
    let row = tx
        .maybe(
            sql!("select * from certificate where application_id = $1 and revoked_at is null"),
            &[application_id.into()],
        )
        .await?;
    row.as_ref().map(Certificate::of).transpose()
}

/// The paper of a participant's personal link; none while none was issued.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn own(tx: &mut Tx, secret: &str) -> Result<(Application, Programme, Option<Certificate>)> {
    let (application, programme) = cohort::participant(tx, secret).await?;
    let held = valid_of(tx, &application.id).await?;
    Ok((application, programme, held))
}

/// Issues papers to the participants named: a certificate or an attestation, as the rule says now. Who holds one that
/// says the same keeps it; who holds another gets a new one, and the old one is revoked. How many were issued.
///
/// # Errors
/// `NotFound` also for somebody who does not take part, `Denied`, `Conflict(NotBegun)` before the last meeting has begun.
pub async fn issue(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    who: &[String],
) -> Result<u32> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    if last_meeting(tx, &programme)
        .await?
        .is_none_or(|starts| starts > ctx.now)
    {
        return Err(Error::Conflict(Conflict::NotBegun));
    }
    let lines = lines(tx, &programme, ctx.now).await?;
    let mut issued = 0;
    for id in who {
        let line = lines
            .iter()
            .find(|l| l.application.id == *id)
            .ok_or(Error::NotFound)?;
        if line.held.is_some() && !line.differs() {
            continue;
        }
        if let Some(held) = &line.held {
            revoke_row(tx, ctx, &held.id, "").await?;
        }
        insert(tx, ctx, actor, &programme, line).await?;
        let mail = line.application.mail(&programme, mail::Kind::CertificateReady);
        mail::queue(tx, ctx, mail).await?;
        issued += 1;
    }
    Ok(issued)
}

/// When the last meeting starts; none while one has no time.
async fn last_meeting(tx: &mut Tx, programme: &Programme) -> Result<Option<i64>> {
    let meetings = crate::meeting::list(tx, &programme.id, crate::meeting::Kind::Meeting).await?;
    let starts: Option<Vec<i64>> = meetings.iter().map(|m| m.starts_at).collect();
    Ok(starts.and_then(|s| s.into_iter().max()))
}

async fn insert(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme: &Programme,
    line: &Line,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into certificate (id, programme_id, application_id, code, kind, name, language, facts, issued_by,
             issued_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        &[
            ctx.id().into(),
            (&programme.id).into(),
            (&line.application.id).into(),
            new_code(ctx).into(),
            line.facts.kind().as_str().into(),
            (&line.application.name).into(),
            (&line.application.language).into(),
            serde_json::to_string(&line.facts)?.into(),
            actor.person_id().into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// A code of twelve letters and digits (60 bits): nobody guesses one that exists, and everybody can type it.
fn new_code(ctx: &mut Context) -> String {
    let token = ctx.token();
    token.chars().take(12).collect()
}

/// A code as it is shown: in groups of four.
pub fn shown_code(code: &str) -> String {
    let signs: Vec<char> = code.to_uppercase().chars().collect();
    signs
        .chunks(4)
        .map(|c| c.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

/// Revokes a paper, with the reason for members.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn revoke(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
    reason: &str,
) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let there = tx
        .maybe(
            sql!("select id from certificate where id = $1 and programme_id = $2"),
            &[id.into(), programme_id.into()],
        )
        .await?;
    if there.is_none() {
        return Err(Error::NotFound);
    }
    revoke_row(tx, ctx, id, reason).await
}

async fn revoke_row(tx: &mut Tx, ctx: &Context, id: &str, reason: &str) -> Result<()> {
    tx.run(
        sql!(
            "update certificate set revoked_at = $2, revoke_reason = $3 where id = $1 and revoked_at is null"
        ),
        &[id.into(), ctx.now.into(), reason.into()],
    )
    .await?;
    Ok(())
}

/// Papers of a programme that were issued, the latest first, revoked ones too; for who sees people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn issued(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Vec<Certificate>> {
    programme::load(tx, actor, programme_id, Right::SeePeople).await?;
    let rows = tx
        .all(
            sql!("select * from certificate where programme_id = $1 order by issued_at desc, id desc"),
            &[programme_id.into()],
        )
        .await?;
    rows.iter().map(Certificate::of).collect()
}

/// What anybody who has a code learns: the paper, valid or revoked, and its programme.
///
/// # Errors
/// `NotFound` where there is no such code.
pub async fn check(tx: &mut Tx, typed: &str) -> Result<(Certificate, Programme)> {
    let code: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_lowercase();
    let row = tx
        .maybe(sql!("select * from certificate where code = $1"), &[code.into()])
        .await?
        .ok_or(Error::NotFound)?;
    let certificate = Certificate::of(&row)?;
    let programme = programme::load(tx, &Actor::System, &certificate.programme_id, Right::SeePlan).await?;
    Ok((certificate, programme))
}

/// A paper of the programme by its id, for who sees people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn one(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    id: &str,
) -> Result<(Certificate, Programme)> {
    let programme = programme::load(tx, actor, programme_id, Right::SeePeople).await?;
    let row = tx
        .maybe(
            sql!("select * from certificate where id = $1 and programme_id = $2"),
            &[id.into(), programme_id.into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    Ok((Certificate::of(&row)?, programme))
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

    #[test]
    fn a_code_is_shown_in_groups() {
        assert_eq!(shown_code("abcd2345wxyz"), "ABCD-2345-WXYZ");
    }
}
