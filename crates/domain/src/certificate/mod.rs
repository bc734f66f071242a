//! Certificates and attestations: who gets which, issued, checked by anybody, revoked.
//!
//! What a certificate says is written down when it is issued ([`facts`]). A rule that is changed afterwards changes nothing
//! about it; whoever should have another one gets it when the organisers issue it anew ([`issue`]).

pub mod facts;
pub mod issue;
pub mod story;

use serde_json::{Value, json};
use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::cohort;
use crate::error::{Error, Result};
use crate::meeting;
use crate::programme::{self, Programme};

use facts::Common;
pub use facts::{Facts, Kind, Lack, NamedDialogue, Rule};

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
    /// Whether it was revoked because another was issued in its place; who revokes by hand says why.
    pub fn is_replaced(&self) -> bool {
        self.revoked_at.is_some() && self.revoke_reason.is_empty()
    }

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

/// A participant, what they have done, and the paper they hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Who.
    pub application: Application,
    /// What they have done.
    pub facts: Facts,
    /// What they hold.
    pub held: Option<Certificate>,
    /// The last one that was revoked by hand, where they hold none.
    pub revoked: Option<Certificate>,
}

impl Line {
    /// Whether the paper that is held says something else than what would be issued now.
    pub fn differs(&self) -> bool {
        self.held.as_ref().is_some_and(|held| {
            !held.facts.says_as(&self.facts)
                || held.name != self.application.name
                || Some(held.kind) != self.facts.due()
        })
    }

    /// Whether a paper is due that was not issued. Whose paper was revoked by hand gets one only by name.
    pub fn waits(&self) -> bool {
        self.held.is_none() && self.revoked.is_none() && self.facts.due().is_some()
    }
}

/// Where a programme stands with its papers.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The programme.
    pub programme: Programme,
    /// Participants by name.
    pub lines: Vec<Line>,
    /// From when papers can be issued, microseconds UTC; none while a meeting has no time.
    pub from: Option<i64>,
    /// How many meetings have begun of which nobody has noted who was there.
    pub unrecorded: u32,
}

/// Participants with what is due to them, for who sees people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn standing(tx: &mut Tx, actor: &Actor, programme_id: &str, now: i64) -> Result<Standing> {
    let programme = programme::load(tx, actor, programme_id, Right::SeePeople).await?;
    load(tx, programme, now).await
}

async fn load(tx: &mut Tx, programme: Programme, now: i64) -> Result<Standing> {
    let common = Common::load(tx, &programme, now).await?;
    let mut lines = Vec::new();
    for application in cohort::participants(tx, &programme.id).await? {
        lines.push(line(tx, &programme, &common, application, now).await?);
    }
    Ok(Standing {
        from: last_meeting(tx, &programme).await?,
        unrecorded: common.unrecorded(),
        programme,
        lines,
    })
}

/// Papers of a participant, the latest first.
async fn papers(tx: &mut Tx, application_id: &str) -> Result<Vec<Certificate>> {
    let rows = tx
        .all(
            sql!("select * from certificate where application_id = $1 order by issued_at desc, id desc"),
            &[application_id.into()],
        )
        .await?;
    rows.iter().map(Certificate::of).collect()
}

async fn line(
    tx: &mut Tx,
    programme: &Programme,
    common: &Common,
    application: Application,
    now: i64,
) -> Result<Line> {
    let papers = papers(tx, &application.id).await?;
    let held = papers.iter().find(|p| p.revoked_at.is_none()).cloned();
    let revoked = papers
        .into_iter()
        .find(|p| p.revoked_at.is_some() && !p.is_replaced());
    Ok(Line {
        facts: facts::of(tx, programme, common, &application, now).await?,
        revoked: revoked.filter(|_| held.is_none()),
        held,
        application,
    })
}

/// When the last meeting starts; none while one has no time.
async fn last_meeting(tx: &mut Tx, programme: &Programme) -> Result<Option<i64>> {
    let meetings = meeting::list(tx, &programme.id, meeting::Kind::Meeting).await?;
    let starts: Option<Vec<i64>> = meetings.iter().map(|m| m.starts_at).collect();
    Ok(starts.and_then(|s| s.into_iter().max()))
}

/// What the participant of a personal link has done, and the paper they hold.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn own(tx: &mut Tx, secret: &str, now: i64) -> Result<(Programme, Line)> {
    let (application, programme) = cohort::participant(tx, secret).await?;
    let common = Common::load(tx, &programme, now).await?;
    let line = line(tx, &programme, &common, application, now).await?;
    Ok((programme, line))
}

/// What is held about a participant here, for their own copy of their data: papers, revoked ones too, and their story.
///
/// # Errors
/// When the database fails.
pub async fn held(tx: &mut Tx, application: &Application) -> Result<Value> {
    let story = story::of_participant(tx, &application.id).await?;
    let papers = papers(tx, &application.id).await?.into_iter().map(|paper| {
        json!({
            "code": shown_code(&paper.code),
            "kind": paper.kind,
            "name": paper.name,
            "issued_at": paper.issued_at,
            "revoked_at": paper.revoked_at,
            "says": paper.facts,
        })
    });
    Ok(json!({
        "certificates": papers.collect::<Vec<_>>(),
        "story": story.map(|s| json!({
            "text": s.text, "language": s.language, "named": s.named, "released_at": s.released_at,
        })),
    }))
}

/// The valid paper of a participant.
///
/// # Errors
/// When the database fails.
pub async fn of_participant(tx: &mut Tx, application_id: &str) -> Result<Option<Certificate>> {
    let row = tx
        .maybe(
            sql!("select * from certificate where application_id = $1 and revoked_at is null"),
            &[application_id.into()],
        )
        .await?;
    row.as_ref().map(Certificate::of).transpose()
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

/// A code as it was typed: capital or not, with spaces and dashes or without. No code has the digits 0, 1 and 8, so they
/// are read as the letters that look like them.
pub fn typed_code(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_lowercase() {
            '0' => 'o',
            '1' => 'i',
            '8' => 'b',
            other => other,
        })
        .collect()
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
    let code = typed_code(typed);
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
    fn a_code_is_shown_in_groups_and_read_however_it_is_typed() {
        assert_eq!(shown_code("abcd2345wxyz"), "ABCD-2345-WXYZ");
        for typed in [
            "ABCD-2345-WXYZ",
            " abcd 2345 wxyz ",
            "a8cd2345wxyz",
            "Abcd–2345–Wxyz",
        ] {
            assert_eq!(typed_code(typed), "abcd2345wxyz", "{typed}");
        }
        assert_eq!(typed_code("O0I1"), "ooii");
    }
}
