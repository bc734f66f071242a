//! What a participant has done so far and in which languages they can hold a dialogue: what makes a pair complement each
//! other.

use std::collections::BTreeMap;

use store::{db::Row, db::Tx, sql};

use crate::cohort;
use crate::context::Context;
use crate::dialogue::plan::SPOKEN;
use crate::error::Result;
use crate::input::{Fields, Reader};

/// What experience is asked of, in the order in which it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Leading conversations.
    Leading,
    /// Inviting people who are usually not asked.
    Inviting,
    /// Wording questions.
    Wording,
    /// Writing down what is said.
    Writing,
}

impl Field {
    /// All, in order.
    pub const ALL: [Field; 4] = [Field::Leading, Field::Inviting, Field::Wording, Field::Writing];

    /// As it is sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Leading => "leading",
            Field::Inviting => "inviting",
            Field::Wording => "wording",
            Field::Writing => "writing",
        }
    }
}

/// The highest step of experience; the lowest is 0.
pub const MOST: u8 = 4;

/// What a participant said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// By [`Field::ALL`]; none for what was not answered.
    pub experience: Vec<Option<u8>>,
    /// Language codes; none is any.
    pub languages: Vec<String>,
}

impl Profile {
    fn of(row: &Row) -> Result<Profile> {
        Ok(Profile {
            experience: serde_json::from_str(&row.get::<String>("experience")?)?,
            languages: serde_json::from_str(&row.get::<String>("languages")?)?,
        })
    }

    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Profile {
        let experience = Field::ALL
            .into_iter()
            .map(|field| {
                reader
                    .maybe_number(field.as_str(), 0, i64::from(MOST))
                    .and_then(|n| u8::try_from(n).ok())
            })
            .collect();
        Profile {
            experience,
            languages: reader.choices("pair_languages", &SPOKEN),
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let mut fields = Fields::default().with_all("pair_languages", self.languages.clone());
        for (field, step) in Field::ALL.into_iter().zip(&self.experience) {
            if let Some(step) = step {
                fields = fields.with(field.as_str(), step.to_string());
            }
        }
        fields
    }
}

/// What participants of a programme said, by application.
pub(super) async fn all(tx: &mut Tx, programme_id: &str) -> Result<BTreeMap<String, Profile>> {
    let rows = tx
        .all(
            sql!(
                "select pair_profile.* from pair_profile join application on application.id = pair_profile.application_id
                 where application.programme_id = $1"
            ),
            &[programme_id.into()],
        )
        .await?;
    let mut found = BTreeMap::new();
    for row in &rows {
        found.insert(row.get("application_id")?, Profile::of(row)?);
    }
    Ok(found)
}

/// What a participant said; none where nothing yet.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn own(tx: &mut Tx, secret: &str) -> Result<Option<Profile>> {
    let (me, _) = cohort::participant(tx, secret).await?;
    of_participant(tx, &me.id).await
}

/// What somebody has said, also when they have given up since.
pub(crate) async fn of_participant(tx: &mut Tx, application_id: &str) -> Result<Option<Profile>> {
    let row = tx
        .maybe(
            sql!("select * from pair_profile where application_id = $1"),
            &[application_id.into()],
        )
        .await?;
    row.as_ref().map(Profile::of).transpose()
}

/// Saves what a participant says.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn set(tx: &mut Tx, ctx: &Context, secret: &str, profile: &Profile) -> Result<()> {
    let (me, _) = cohort::participant_for_change(tx, secret).await?;
    tx.run(
        sql!(
            "insert into pair_profile (application_id, experience, languages, updated_at) values ($1, $2, $3, $4)
             on conflict (application_id) do update set experience = $2, languages = $3, updated_at = $4"
        ),
        &[
            (&me.id).into(),
            serde_json::to_string(&profile.experience)?.into(),
            serde_json::to_string(&profile.languages)?.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}
