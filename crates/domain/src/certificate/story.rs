//! What a participant tells of the programme and their dialogue. Nobody else reads it before they release it.

use store::{db::Row, db::Tx, sql};

use crate::cohort;
use crate::context::Context;
use crate::erasure;
use crate::error::Result;
use crate::input::{Fields, Reader};

/// The most characters of a story.
pub const MOST: usize = 4000;

/// A story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    /// The language it is written in.
    pub language: String,
    /// The text.
    pub text: String,
    /// Shown with name and municipality.
    pub named: bool,
    /// When it was released for others to read.
    pub released_at: Option<i64>,
}

impl Story {
    fn of(row: &Row) -> Result<Story> {
        Ok(Story {
            language: row.get("language")?,
            text: row.get("text")?,
            named: row.get("named")?,
            released_at: row.get("released_at")?,
        })
    }

    /// Reads the form: `story`, `story_language`, `story_named`, and whether it is released.
    pub fn read(reader: &mut Reader<'_>, languages: &[&'static str]) -> (Story, bool) {
        let language = reader
            .choice(
                "story_language",
                |t| languages.iter().copied().find(|l| *l == t),
                "en",
            )
            .to_owned();
        let story = Story {
            language,
            text: reader.lines("story", MOST),
            named: reader.ticked("story_named"),
            released_at: None,
        };
        (story, reader.ticked("story_release"))
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let mut fields = Fields::default()
            .with("story_language", &self.language)
            .with("story", &self.text);
        if self.named {
            fields = fields.with("story_named", "yes");
        }
        if self.released_at.is_some() {
            fields = fields.with("story_release", "yes");
        }
        fields
    }
}

/// A participant's own story; none while there is none.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn own(tx: &mut Tx, secret: &str) -> Result<Option<Story>> {
    let (me, _) = cohort::participant(tx, secret).await?;
    of_participant(tx, &me.id).await
}

/// Somebody's story, also when they have given up since.
pub(super) async fn of_participant(tx: &mut Tx, application_id: &str) -> Result<Option<Story>> {
    let row = tx
        .maybe(
            sql!("select * from story where application_id = $1"),
            &[application_id.into()],
        )
        .await?;
    row.as_ref().map(Story::of).transpose()
}

/// Saves a story, and releases it or takes it back. An empty one is deleted.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn save(tx: &mut Tx, ctx: &mut Context, secret: &str, story: &Story, release: bool) -> Result<()> {
    let (me, _) = cohort::participant_for_change(tx, secret).await?;
    if story.text.is_empty() {
        tx.run(
            sql!("delete from story where application_id = $1"),
            &[(&me.id).into()],
        )
        .await?;
        return erasure::forget_bytes(tx, ctx).await;
    }
    let released_at = release.then_some(ctx.now);
    tx.run(
        sql!(
            "insert into story (application_id, language, text, named, released_at, updated_at)
             values ($1, $2, $3, $4, $5, $6) on conflict (application_id) do update set language = $2, text = $3,
             named = $4, released_at = case when $5 is null then null else coalesce(story.released_at, $5) end,
             updated_at = $6"
        ),
        &[
            (&me.id).into(),
            (&story.language).into(),
            (&story.text).into(),
            story.named.into(),
            released_at.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    erasure::forget_bytes(tx, ctx).await
}

/// A released story, with the name and the municipality's code where its teller agreed to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The story.
    pub story: Story,
    /// Name and municipality.
    pub by: Option<(String, String)>,
}

/// Released stories of a programme, in an order that tells nothing of who wrote when.
///
/// # Errors
/// When the database fails.
pub async fn released(tx: &mut Tx, programme_id: &str) -> Result<Vec<Told>> {
    let rows = tx
        .all(
            sql!(
                "select story.*, application.name, application.municipality from story
                 join application on application.id = story.application_id
                 where application.programme_id = $1 and story.released_at is not null
                 and application.state in ('confirmed', 'attended') order by application.code, application.id"
            ),
            &[programme_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        let story = Story::of(row)?;
        let by = if story.named {
            Some((row.get("name")?, row.get("municipality")?))
        } else {
            None
        };
        found.push(Told { story, by });
    }
    Ok(found)
}
