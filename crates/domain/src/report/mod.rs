//! A programme's report: what it brought, for everybody to read once it is published.
//!
//! [`figures`] counts, [`kept`] what erased people still count for; [`suppress`] says what of a breakdown may be published;
//! here is what the organisers write, and the whole as members and the public see it. It is made anew each time from what
//! is so at that moment.

pub mod figures;
pub(crate) mod kept;
pub mod suppress;

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::certificate::story::{self, Told};
use crate::cohort::assessment::results;
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::feedback;
use crate::input::{Fields, Reader};
use crate::programme::{self, Programme};

pub use figures::Figures;

/// The most characters of each part.
const LONGEST: usize = 5000;

/// What the organisers write, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What it brought, in a few paragraphs.
    pub summary: String,
    /// What was learned.
    pub lessons: String,
    /// What comes next.
    pub next: String,
}

impl Words {
    /// Reads the form of a language: `report_summary_et` and so on.
    pub fn read(reader: &mut Reader<'_>, language: &str) -> Words {
        Words {
            summary: reader.lines(&format!("report_summary_{language}"), LONGEST),
            lessons: reader.lines(&format!("report_lessons_{language}"), LONGEST),
            next: reader.lines(&format!("report_next_{language}"), LONGEST),
        }
    }

    /// The form's fields.
    pub fn fill(&self, language: &str) -> Fields {
        Fields::default()
            .with(format!("report_summary_{language}"), &self.summary)
            .with(format!("report_lessons_{language}"), &self.lessons)
            .with(format!("report_next_{language}"), &self.next)
    }
}

/// What there is of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// When it was published.
    pub published_at: Option<i64>,
    /// Counts how often it was saved.
    pub version: u32,
    /// What the organisers wrote, by language.
    pub texts: BTreeMap<String, Words>,
}

impl Report {
    /// What the organisers wrote in a language, or else in another, `first` before all; with the language it is in.
    pub fn text<'a>(&'a self, language: &'a str, first: &'a str) -> (&'a str, &'a Words) {
        static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);
        [language, first]
            .into_iter()
            .find_map(|l| self.texts.get_key_value(l).filter(|(_, w)| !w.summary.is_empty()))
            .map_or((first, &*NONE), |(l, w)| (l.as_str(), w))
    }
}

/// A report as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The programme.
    pub programme: Programme,
    /// What the organisers wrote.
    pub report: Report,
    /// The figures. In public nothing but totals may be shown of them as they are; breakdowns go through
    /// [`suppress::suppress`].
    pub figures: Figures,
    /// The self-assessment before and after, without what people wrote in their own words.
    pub assessment: results::Results,
    /// What people said after the dialogues at home, all of them together.
    pub feedback: feedback::results::Results,
    /// Released stories.
    pub stories: Vec<Told>,
}

async fn load(tx: &mut Tx, programme_id: &str) -> Result<Report> {
    let row = tx
        .maybe(
            sql!("select * from report where programme_id = $1"),
            &[programme_id.into()],
        )
        .await?;
    let mut report = match row {
        Some(row) => Report {
            published_at: row.get("published_at")?,
            version: row.count("version")?,
            texts: BTreeMap::new(),
        },
        None => Report::default(),
    };
    let texts = tx
        .all(
            sql!("select * from report_text where programme_id = $1"),
            &[programme_id.into()],
        )
        .await?;
    for text in texts {
        let words = Words {
            summary: text.get("summary")?,
            lessons: text.get("lessons")?,
            next: text.get("next")?,
        };
        report.texts.insert(text.get("language")?, words);
    }
    Ok(report)
}

async fn show(tx: &mut Tx, programme: Programme, now: i64) -> Result<Shown> {
    let mut assessment = results::results(tx, &programme, now).await?;
    // What people wrote in their own words is for those who hold the programme.
    assessment.moments.iter_mut().for_each(|at| at.words.clear());
    let figures = figures::count(tx, &programme, now).await?;
    // What another host keeps to its members is not ours to tell.
    let dialogues: Vec<&str> = figures
        .dialogues
        .iter()
        .filter(|d| d.summary || d.host_id == programme.organisation_id)
        .map(|d| d.id.as_str())
        .collect();
    Ok(Shown {
        report: load(tx, &programme.id).await?,
        feedback: feedback::results::together(tx, &dialogues).await?,
        figures,
        assessment,
        stories: story::released(tx, &programme.id).await?,
        programme,
    })
}

/// The report for members, published or not.
///
/// # Errors
/// `NotFound`.
pub async fn for_members(tx: &mut Tx, actor: &Actor, programme_id: &str, now: i64) -> Result<Shown> {
    let programme = programme::load(tx, actor, programme_id, Right::SeePlan).await?;
    show(tx, programme, now).await
}

/// The report for everybody, by the programme's public id.
///
/// # Errors
/// `NotFound` also where it is not published.
pub async fn public(tx: &mut Tx, public_id: &str, now: i64) -> Result<Shown> {
    let programme = programme::public(tx, &Actor::Visitor, public_id).await?;
    let shown = show(tx, programme, now).await?;
    if shown.report.published_at.is_some() {
        Ok(shown)
    } else {
        Err(Error::NotFound)
    }
}

/// Whether a programme's report is public.
///
/// # Errors
/// When the database fails.
pub async fn is_public(tx: &mut Tx, programme_id: &str) -> Result<bool> {
    Ok(load(tx, programme_id).await?.published_at.is_some())
}

/// Saves what the organisers write in a language; `version` is the one that was read.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(Rewritten)` where somebody saved another meanwhile.
pub async fn save(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    version: u32,
    language: &str,
    words: &Words,
) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let there = load(tx, programme_id).await?;
    if there.version == version + 1 && there.texts.get(language) == Some(words) {
        return Ok(());
    }
    if there.version != version {
        return Err(Error::Conflict(Conflict::Rewritten));
    }
    tx.run(
        sql!(
            "insert into report (programme_id, updated_at, version) values ($1, $2, 1)
             on conflict (programme_id) do update set updated_at = $2, version = report.version + 1"
        ),
        &[programme_id.into(), ctx.now.into()],
    )
    .await?;
    tx.run(
        sql!(
            "insert into report_text (programme_id, language, summary, lessons, next) values ($1, $2, $3, $4, $5)
             on conflict (programme_id, language) do update set summary = $3, lessons = $4, next = $5"
        ),
        &[
            programme_id.into(),
            language.into(),
            (&words.summary).into(),
            (&words.lessons).into(),
            (&words.next).into(),
        ],
    )
    .await?;
    Ok(())
}

/// Publishes the report, or takes it back.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(NotReady)` while the organisers have written nothing, or the programme is not public.
pub async fn publish(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    public: bool,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let report = load(tx, programme_id).await?;
    let written = !report
        .text(&programme.language, &programme.language)
        .1
        .summary
        .is_empty();
    if public && (!written || programme.state != programme::State::Published) {
        return Err(Error::Conflict(Conflict::NotReady));
    }
    tx.run(
        sql!("update report set published_at = case when $2 then coalesce(published_at, $3) else null end where programme_id = $1"),
        &[programme_id.into(), public.into(), ctx.now.into()],
    )
    .await?;
    Ok(())
}
