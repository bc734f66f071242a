//! Packaging: what a circle takes along at its end, in five parts. Whoever leads or writes in the circle fills it in,
//! soon after the talk; the host puts the circles' packagings together into a [`crate::summary`].

use kernel::time::DAY;
use store::{db::Row, db::Tx, db::Value, sql};

use crate::actor::{Actor, Right};
use crate::circle::{self, Circle};
use crate::context::Context;
use crate::error::{Conflict, Error, Result};
use crate::input::{Fields, Reader};
use crate::summary;

/// The longest part, in characters.
pub const LONGEST: usize = 4000;
/// For how long after the close the circle's own links still save, in microseconds.
pub const OPEN_AFTER_CLOSE: i64 = 7 * DAY;

/// One of the five parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What was talked about most.
    Topics,
    /// Where people agreed.
    Agreed,
    /// Where they differed.
    Differences,
    /// What stayed unclear or unsaid.
    Unclear,
    /// What next, and with whom.
    Next,
}

impl Part {
    /// All parts in their order.
    pub const ALL: [Part; 5] = [
        Part::Topics,
        Part::Agreed,
        Part::Differences,
        Part::Unclear,
        Part::Next,
    ];

    /// As its field in forms and its column are called.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Topics => "topics",
            Part::Agreed => "agreed",
            Part::Differences => "differences",
            Part::Unclear => "unclear",
            Part::Next => "next",
        }
    }
}

/// The five parts as they were written; each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts([String; 5]);

impl Parts {
    pub(crate) fn of(row: &Row) -> Result<Parts> {
        let mut parts = Parts::default();
        for (part, text) in Part::ALL.iter().zip(&mut parts.0) {
            *text = row.get(part.as_str())?;
        }
        Ok(parts)
    }

    /// A part's text.
    pub fn get(&self, part: Part) -> &str {
        self.0.get(part as usize).map_or("", String::as_str)
    }

    /// With another text of a part.
    #[must_use]
    pub fn with(mut self, part: Part, text: impl Into<String>) -> Parts {
        if let Some(was) = self.0.get_mut(part as usize) {
            *was = text.into();
        }
        self
    }

    /// The parts in their order, each with its text.
    pub fn iter(&self) -> impl Iterator<Item = (Part, &str)> {
        Part::ALL.into_iter().zip(self.0.iter().map(String::as_str))
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    /// Reads the parts of a form, each of at most `most` characters.
    pub(crate) fn read(reader: &mut Reader<'_>, most: usize) -> Parts {
        Parts(Part::ALL.map(|part| reader.lines(part.as_str(), most)))
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        self.iter()
            .map(|(part, text)| (part.as_str().to_owned(), text.to_owned()))
            .collect()
    }

    /// The values of a statement, in the order of the columns.
    pub(crate) fn values(&self) -> impl Iterator<Item = Value> {
        self.0.iter().map(Value::from)
    }
}

/// The packaging of a circle, and which version of it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packaging {
    /// What is written.
    pub parts: Parts,
    /// How often it was saved when it was read; 0 where nobody has yet.
    pub version: u32,
}

impl Packaging {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Packaging {
        Packaging {
            parts: Parts::read(reader, LONGEST),
            version: version(reader.fields()),
        }
    }

    /// The form's fields; `version` is a hidden one.
    pub fn fill(&self) -> Fields {
        self.parts.fill().with("version", self.version.to_string())
    }
}

/// The version that a form was read at. One that is no number was not made by our forms; it is the version of nothing.
pub(crate) fn version(fields: &Fields) -> u32 {
    fields.get("version").parse().unwrap_or(u32::MAX)
}

/// The packaging of a circle as it is saved, for code that has checked who asks.
///
/// # Errors
/// When the database fails.
pub async fn load(tx: &mut Tx, circle_id: &str) -> Result<Packaging> {
    let row = tx
        .maybe(
            sql!("select * from packaging where circle_id = $1"),
            &[circle_id.into()],
        )
        .await?;
    match row {
        None => Ok(Packaging::default()),
        Some(row) => Ok(Packaging {
            parts: Parts::of(&row)?,
            version: row.count("version")?,
        }),
    }
}

/// Saves what whoever holds a secret link of the circle wrote, for code that has checked the link: from when the
/// circle opens until a week after its close, as long as the summary is not public.
///
/// # Errors
/// `Conflict(NotBegun)` before it opens, `Gone` after that week, `Conflict(Published)`, `Conflict(Rewritten)` where
/// somebody saved another text since this version was read: [`load`] has it.
pub async fn save_by_link(tx: &mut Tx, ctx: &Context, circle: &Circle, packaging: &Packaging) -> Result<()> {
    if circle.opened_at.is_none() {
        return Err(Error::Conflict(Conflict::NotBegun));
    }
    if circle
        .closed_at
        .is_some_and(|at| ctx.now >= at + OPEN_AFTER_CLOSE)
    {
        return Err(Error::Gone);
    }
    if summary::is_published(tx, &circle.dialogue_id).await? {
        return Err(Error::Conflict(Conflict::Published));
    }
    put(tx, ctx, circle, packaging).await
}

/// Saves what a member wrote who plans, at any time: from a paper sheet, for instance.
///
/// # Errors
/// `NotFound` also for a circle of another dialogue, `Denied`, `Conflict(Rewritten)` as [`save_by_link`].
pub async fn save(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    dialogue_id: &str,
    circle_id: &str,
    packaging: &Packaging,
) -> Result<()> {
    let (circle, _) = circle::load(tx, actor, dialogue_id, circle_id, Right::Plan).await?;
    put(tx, ctx, &circle, packaging).await
}

/// Of two who read the same version the first saves; the second is told, unless both wrote the same.
async fn put(tx: &mut Tx, ctx: &Context, circle: &Circle, packaging: &Packaging) -> Result<()> {
    let mut values: Vec<Value> = vec![(&circle.id).into(), packaging.version.into(), ctx.now.into()];
    values.extend(packaging.parts.values());
    let written = tx
        .run(
            sql!(
                "insert into packaging (circle_id, version, updated_at, topics, agreed, differences, unclear, next)
                 values ($1, 1, $3, $4, $5, $6, $7, $8)
                 on conflict (circle_id) do update set version = packaging.version + 1, updated_at = $3,
                 topics = $4, agreed = $5, differences = $6, unclear = $7, next = $8
                 where packaging.version = $2"
            ),
            &values,
        )
        .await?;
    if written == 0 && load(tx, &circle.id).await?.parts != packaging.parts {
        return Err(Error::Conflict(Conflict::Rewritten));
    }
    Ok(())
}
