//! The applications of a programme as members see them. What somebody may see is decided by [`review::sight`] and cut out
//! here, before anything else gets it: no page, search or file can show what is not in it.

use std::collections::BTreeMap;

use kernel::place::State;
use store::{db::Tx, sql};

use super::file::{self, Kept};
use super::{Application, Standing};
use crate::actor::{Actor, Right};
use crate::call::question::{self, Kind, Question, Stage};
use crate::error::{Error, Result};
use crate::programme::Programme;
use crate::review::mask::Secrets;
use crate::review::{self, Sight};

/// Whose an application is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Name.
    pub name: String,
    /// E-mail address; empty for reviewers.
    pub email: String,
    /// Phone number; empty for reviewers.
    pub phone: String,
    /// Language of mails.
    pub language: String,
    /// Where they work.
    pub employer: String,
    /// Code of their municipality, or empty.
    pub municipality: String,
    /// When they agreed that their details are kept.
    pub consent_at: Option<i64>,
    /// Whether they came by a link for late entries.
    pub late: bool,
    /// When it was begun.
    pub created_at: i64,
    /// When it was handed in first.
    pub submitted_at: Option<i64>,
}

/// An application as somebody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Id.
    pub id: String,
    /// What stands for a name where none is shown.
    pub code: String,
    /// Where it stands.
    pub standing: Standing,
    /// As what they work.
    pub role_id: Option<String>,
    /// Whose it is; `None` for who reviews blindly.
    pub who: Option<Who>,
    /// Answers that may be read, by question.
    pub answers: BTreeMap<String, String>,
    /// Files that may be opened.
    pub files: Vec<Kept>,
}

impl Seen {
    /// The name, or the code where no name is shown.
    pub fn name(&self) -> &str {
        self.who
            .as_ref()
            .map(|w| w.name.as_str())
            .filter(|n| !n.is_empty())
            .unwrap_or(&self.code)
    }
}

/// Cuts out what may be seen. The answers of a draft are nobody's but the person's.
fn seen(application: Application, files: Vec<Kept>, questions: &[Question], sight: Sight) -> Seen {
    let draft = application.standing == Standing::Draft;
    let readable = |id: &str| {
        let question = questions.iter().find(|q| q.id == id)?;
        let to_review = question.for_reviewers && question.stage == Stage::Apply;
        (!draft && (sight == Sight::Whole || to_review)).then_some(question)
    };
    let secrets = (sight == Sight::Blind).then(|| Secrets::of(&application));
    let mut answers = application.answers;
    answers.retain(|id, value| {
        let Some(question) = readable(id) else {
            return false;
        };
        if let (Some(secrets), Kind::Short | Kind::Long) = (&secrets, question.kind) {
            *value = secrets.mask(value).text;
        }
        true
    });
    let files = files
        .into_iter()
        .filter_map(|kept| {
            let question = readable(&kept.question_id)?;
            Some(if sight == Sight::Blind {
                kept.unnamed(&application.code, question)
            } else {
                kept
            })
        })
        .collect();
    let only_whole = |text: String| {
        if sight == Sight::Whole {
            text
        } else {
            String::new()
        }
    };
    let who = (sight != Sight::Blind).then(|| Who {
        name: application.name,
        email: only_whole(application.email),
        phone: only_whole(application.phone),
        language: application.language,
        employer: application.employer,
        municipality: application.municipality,
        consent_at: application.consent_at,
        late: application.late_id.is_some(),
        created_at: application.created_at,
        submitted_at: application.submitted_at,
    });
    Seen {
        id: application.id,
        code: application.code,
        standing: application.standing,
        role_id: application.role_id,
        who,
        answers,
        files,
    }
}

/// The applications of a programme: for organisers drafts too, without their answers, in the order in which they came;
/// for who reviews blindly by code, which tells nothing.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn all(tx: &mut Tx, actor: &Actor, programme: &Programme) -> Result<(Vec<Seen>, Sight)> {
    let sight = review::sight(tx, actor, programme).await?;
    let questions = question::list(tx, &programme.id).await?;
    let rows = tx
        .all(
            sql!(
                "select application_id, question_id, name, media_type, size, created_at from file where programme_id = $1
                 and application_id is not null and question_id is not null order by created_at, id"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    let mut files: BTreeMap<String, Vec<Kept>> = BTreeMap::new();
    for row in &rows {
        let of: String = row.get("application_id")?;
        files.entry(of).or_default().push(Kept::of(row)?);
    }
    let mut all: Vec<Seen> = super::all(tx, &programme.id)
        .await?
        .into_iter()
        .filter(|a| sight == Sight::Whole || a.standing != Standing::Draft)
        .map(|a| {
            let files = files.remove(&a.id).unwrap_or_default();
            seen(a, files, &questions, sight)
        })
        .collect();
    if sight == Sight::Blind {
        all.sort_by(|a, b| a.code.cmp(&b.code));
    }
    Ok((all, sight))
}

/// One application.
///
/// # Errors
/// `NotFound` also for another programme's, and for a draft where drafts are not seen; `Denied`.
pub async fn one(tx: &mut Tx, actor: &Actor, programme: &Programme, id: &str) -> Result<(Seen, Sight)> {
    let sight = review::sight(tx, actor, programme).await?;
    let application = super::people::of_programme(tx, programme, id).await?;
    if sight != Sight::Whole && application.standing == Standing::Draft {
        return Err(Error::NotFound);
    }
    let questions = question::list(tx, &programme.id).await?;
    let files = file::list(tx, id).await?;
    Ok((seen(application, files, &questions, sight), sight))
}

/// A step of what became of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where its place stood from then on; the end of an offer is not kept.
    pub became: State,
    /// When, microseconds UTC.
    pub at: i64,
    /// The member who did it, or the name of the token with which a system did; `None` for the person themselves and for
    /// what time brought.
    pub by: Option<String>,
    /// Whether it was a system with a token.
    pub by_token: bool,
}

/// What became of an application, the first step first. Who reviews sees none: times tell who came when.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn history(tx: &mut Tx, actor: &Actor, programme: &Programme, id: &str) -> Result<Vec<Step>> {
    let (_, sight) = one(tx, actor, programme, id).await?;
    if sight != Sight::Whole {
        return Ok(Vec::new());
    }
    let rows = tx
        .all(
            sql!(
                "select application_change.became, application_change.at, application_change.token_name,
                 person.name as by_name from application_change
                 left join person on person.id = application_change.person_id where application_id = $1
                 order by application_change.at, application_change.id"
            ),
            &[id.into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let token: Option<String> = row.get("token_name")?;
            Ok(Step {
                became: State::parse(&row.get::<String>("became")?, Some(0))
                    .map_err(|e| Error::Internal(e.to_string()))?,
                at: row.get("at")?,
                by_token: token.is_some(),
                by: row.get::<Option<String>>("by_name")?.or(token),
            })
        })
        .collect()
}

/// How many there are, by where they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Begun and not handed in.
    pub drafts: u32,
    /// Handed in, whatever became of them.
    pub handed_in: u32,
    /// Offered a place that they have not answered.
    pub offered: u32,
    /// Take part.
    pub confirmed: u32,
    /// Gave up or let an offer lapse.
    pub out: u32,
}

/// Counts; for members who see the plan.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn counts(tx: &mut Tx, actor: &Actor, programme: &Programme) -> Result<Counts> {
    actor.need(&programme.organisation_id, Right::SeePlan)?;
    let rows = tx
        .all(
            sql!("select state, count(*) as n from application where programme_id = $1 group by state"),
            &[(&programme.id).into()],
        )
        .await?;
    let mut counts = Counts::default();
    for row in rows {
        let n = row.count("n")?;
        match row.get::<String>("state")?.as_str() {
            "draft" => counts.drafts += n,
            state => {
                counts.handed_in += n;
                match state {
                    "offered" => counts.offered += n,
                    "confirmed" | "attended" => counts.confirmed += n,
                    "registered" | "waiting" => {}
                    _ => counts.out += n,
                }
            }
        }
    }
    Ok(counts)
}
