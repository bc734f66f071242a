//! Who leads a programme's meetings: who they are and how they work. A trainer who is a member is also a mentor.

use std::collections::BTreeMap;

use store::{db::Tx, sql};

use super::{Programme, life, order};
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::member::{self, Member};

/// A trainer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trainer {
    /// Id.
    pub id: String,
    /// The member, where they have an account.
    pub person_id: Option<String>,
    /// Name as the page shows it.
    pub name: String,
    /// Web address, or empty.
    pub link: String,
    /// Who they are and how they work, by language.
    pub texts: BTreeMap<String, String>,
}

impl Trainer {
    /// What is said about them in a language, or else in another one, `first` before all; with the language it is in.
    pub fn about<'a>(&'a self, language: &'a str, first: &'a str) -> (&'a str, &'a str) {
        [language, first]
            .into_iter()
            .find_map(|l| self.texts.get_key_value(l).filter(|(_, text)| !text.is_empty()))
            .map_or((first, ""), |(l, text)| (l.as_str(), text.as_str()))
    }

    /// Reads the form: `trainer_person` with a member's id or nothing, `trainer_name`, `trainer_link`, and
    /// `trainer_about_et` … for each of the programme's languages. A member needs no name typed.
    pub fn read(reader: &mut Reader<'_>, id: &str, programme: &Programme, members: &[Member]) -> Trainer {
        let chosen = reader.line("trainer_person", 40);
        let member = members.iter().find(|m| m.person_id == chosen);
        if !chosen.is_empty() && member.is_none() {
            reader.fault("trainer_person", Fault::Choose);
        }
        let mut name = reader.line("trainer_name", 120);
        if name.is_empty() {
            match member {
                Some(member) => name.clone_from(&member.name),
                None => reader.fault("trainer_name", Fault::Required),
            }
        }
        let link = reader.link("trainer_link");
        let texts = programme
            .texts
            .keys()
            .map(|l| (l.clone(), reader.lines(&format!("trainer_about_{l}"), 3000)))
            .collect();
        Trainer {
            id: id.to_owned(),
            person_id: member.map(|m| m.person_id.clone()),
            name,
            link,
            texts,
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        let mut fields = Fields::default()
            .with("trainer_person", self.person_id.as_deref().unwrap_or(""))
            .with("trainer_name", &self.name)
            .with("trainer_link", &self.link);
        for (language, text) in &self.texts {
            fields.add(format!("trainer_about_{language}"), text);
        }
        fields
    }
}

/// Trainers of a programme in the organisers' order; public, but for who has an account.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, programme_id: &str) -> Result<Vec<Trainer>> {
    let rows = tx
        .all(
            sql!("select * from trainer where programme_id = $1 order by position, id"),
            &[programme_id.into()],
        )
        .await?;
    let mut trainers = Vec::with_capacity(rows.len());
    for row in &rows {
        trainers.push(Trainer {
            id: row.get("id")?,
            person_id: row.get("person_id")?,
            name: row.get("name")?,
            link: row.get("link")?,
            texts: BTreeMap::new(),
        });
    }
    let texts = tx
        .all(
            sql!(
                "select trainer_text.* from trainer_text join trainer on trainer.id = trainer_text.trainer_id
                 where trainer.programme_id = $1"
            ),
            &[programme_id.into()],
        )
        .await?;
    for text in texts {
        let id: String = text.get("trainer_id")?;
        if let Some(trainer) = trainers.iter_mut().find(|t| t.id == id) {
            trainer.texts.insert(text.get("language")?, text.get("about")?);
        }
    }
    Ok(trainers)
}

/// Puts a trainer into the plan as the last one, or saves the one with this id.
///
/// # Errors
/// `NotFound` also where the id is none or another programme's, or the person no member; `Denied`.
pub async fn put(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    trainer: &Trainer,
) -> Result<()> {
    let programme = super::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    if !kernel::id::is_uuid(&trainer.id) {
        return Err(Error::NotFound);
    }
    if let Some(person_id) = &trainer.person_id {
        let members = member::list(tx, actor, &programme.organisation_id).await?;
        if !members.iter().any(|m| m.person_id == *person_id) {
            return Err(Error::NotFound);
        }
    }
    let kept = tx
        .run(
            sql!(
                "insert into trainer (id, programme_id, person_id, name, link, position)
                 values ($1, $2, $3, $4, $5, (select count(*) from trainer where programme_id = $2))
                 on conflict (id) do update set person_id = $3, name = $4, link = $5 where trainer.programme_id = $2"
            ),
            &[
                (&trainer.id).into(),
                programme_id.into(),
                trainer.person_id.clone().into(),
                (&trainer.name).into(),
                (&trainer.link).into(),
            ],
        )
        .await?;
    if kept == 0 {
        return Err(Error::NotFound);
    }
    for (language, about) in &trainer.texts {
        tx.run(
            sql!(
                "insert into trainer_text (trainer_id, language, about) values ($1, $2, $3)
                 on conflict (trainer_id, language) do update set about = $3"
            ),
            &[(&trainer.id).into(), language.into(), about.into()],
        )
        .await?;
    }
    life::touch(tx, ctx, &programme).await
}

/// Takes a trainer out of the plan.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn remove(tx: &mut Tx, ctx: &Context, actor: &Actor, programme_id: &str, id: &str) -> Result<()> {
    let programme = super::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let gone = tx
        .run(
            sql!("delete from trainer where id = $1 and programme_id = $2"),
            &[id.into(), programme_id.into()],
        )
        .await?;
    if gone == 0 {
        return Err(Error::NotFound);
    }
    life::touch(tx, ctx, &programme).await
}

/// Moves a trainer one step earlier or later; at the end nothing changes.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn shift(
    tx: &mut Tx,
    ctx: &Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
    earlier: bool,
) -> Result<()> {
    let programme = super::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    let ids: Vec<String> = list(tx, programme_id).await?.into_iter().map(|t| t.id).collect();
    if !ids.iter().any(|i| i == id) {
        return Err(Error::NotFound);
    }
    for (position, id) in (0i64..).zip(order::moved(&ids, id, earlier).unwrap_or(ids)) {
        tx.run(
            sql!("update trainer set position = $2 where id = $1"),
            &[id.into(), position.into()],
        )
        .await?;
    }
    life::touch(tx, ctx, &programme).await
}
