//! Organisations: who hosts. Everything belongs to one.

use kernel::text;
use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Fields, Reader};

/// Who hosts: a municipality, a library, an association, a trainer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Id.
    pub id: String,
    /// Its part of the address.
    pub slug: String,
    /// What people read about it.
    pub profile: Profile,
}

/// What an owner can change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Name.
    pub name: String,
    /// A few sentences.
    pub about: String,
    /// Where people reach it; mails to participants answer here.
    pub email: String,
    /// Where people call; empty where nobody answers.
    pub phone: String,
    /// Town or municipality in words.
    pub place: String,
    /// IANA time zone for new dialogues.
    pub zone: String,
    /// Language of new dialogues.
    pub language: String,
    /// Days after a dialogue's end after which its registrations are erased.
    pub keep_days: u32,
}

/// Days after a dialogue for which registrations are kept, until an owner says otherwise.
pub const KEEP_DAYS: u32 = 30;

impl Profile {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>, languages: &[&'static str]) -> Profile {
        Profile {
            about: reader.lines("organisation_about", 1500),
            keep_days: reader.count("organisation_keep_days", 1, 365),
            ..Profile::read_first(reader, languages)
        }
    }

    /// Reads what the first set-up asks; the rest can wait.
    pub fn read_first(reader: &mut Reader<'_>, languages: &[&'static str]) -> Profile {
        let name = reader.required_line("organisation_name", 120);
        let email = reader.required_address("organisation_email");
        let phone = reader.phone("organisation_phone");
        let place = reader.line("organisation_place", 120);
        let zone = reader.required_line("organisation_zone", 60);
        if !zone.is_empty() && !kernel::time::is_zone(&zone) {
            reader.fault("organisation_zone", Fault::Choose);
        }
        let among = |t: &str| languages.iter().copied().find(|l| *l == t);
        let language = reader.choice("organisation_language", among, "en").to_owned();
        Profile {
            name,
            about: String::new(),
            email,
            phone,
            place,
            zone,
            language,
            keep_days: KEEP_DAYS,
        }
    }

    /// The form's fields.
    pub fn fill(&self) -> Fields {
        Fields::default()
            .with("organisation_name", &self.name)
            .with("organisation_about", &self.about)
            .with("organisation_email", &self.email)
            .with("organisation_phone", &self.phone)
            .with("organisation_place", &self.place)
            .with("organisation_zone", &self.zone)
            .with("organisation_language", &self.language)
            .with("organisation_keep_days", self.keep_days.to_string())
    }
}

impl Organisation {
    fn of(row: &Row) -> Result<Organisation> {
        Ok(Organisation {
            id: row.get("id")?,
            slug: row.get("slug")?,
            profile: Profile {
                name: row.get("name")?,
                about: row.get("about")?,
                email: row.get("email")?,
                phone: row.get("phone")?,
                place: row.get("place")?,
                zone: row.get("zone")?,
                language: row.get("language")?,
                keep_days: row.count("keep_days")?,
            },
        })
    }
}

/// The organisation with this id; what is public of it.
///
/// # Errors
/// `NotFound`.
pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Organisation> {
    let row = tx
        .maybe(sql!("select * from organisation where id = $1"), &[id.into()])
        .await?;
    row.as_ref().map_or(Err(Error::NotFound), Organisation::of)
}

/// The organisation with this address part; what is public of it.
///
/// # Errors
/// `NotFound`.
pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Organisation> {
    let row = tx
        .maybe(sql!("select * from organisation where slug = $1"), &[slug.into()])
        .await?;
    row.as_ref().map_or(Err(Error::NotFound), Organisation::of)
}

/// The organisation with this address part, for somebody with a right in it.
///
/// # Errors
/// `NotFound` for strangers, `Denied` for members without the right.
pub async fn for_member(tx: &mut Tx, actor: &Actor, slug: &str, right: Right) -> Result<Organisation> {
    let organisation = by_slug(tx, slug).await?;
    actor.need(&organisation.id, right)?;
    Ok(organisation)
}

/// Makes an organisation; its address part follows from the name.
///
/// # Errors
/// When the database fails.
pub async fn create(
    tx: &mut Tx,
    ctx: &mut Context,
    profile: &Profile,
    slug: Option<&str>,
) -> Result<Organisation> {
    let slug = free_slug(tx, ctx, slug.unwrap_or(&profile.name)).await?;
    let id = ctx.id();
    tx.run(
        sql!(
            "insert into organisation (id, slug, name, name_folded, about, email, place, zone, language, keep_days, created_at,
             phone) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ),
        &[
            (&id).into(),
            slug.into(),
            (&profile.name).into(),
            text::fold(&profile.name).into(),
            (&profile.about).into(),
            (&profile.email).into(),
            (&profile.place).into(),
            (&profile.zone).into(),
            (&profile.language).into(),
            profile.keep_days.into(),
            ctx.now.into(),
            (&profile.phone).into(),
        ],
    )
    .await?;
    by_id(tx, &id).await
}

/// Address parts that mean something else below `/manage`.
const RESERVED: [&str; 3] = ["dialogues", "programmes", "opinions"];

async fn free_slug(tx: &mut Tx, ctx: &mut Context, name: &str) -> Result<String> {
    let wish = text::slug(name, 40);
    let taken = tx
        .maybe(
            sql!("select id from organisation where slug = $1"),
            &[(&wish).into()],
        )
        .await?
        .is_some()
        || RESERVED.contains(&wish.as_str());
    Ok(match (wish.is_empty(), taken) {
        (true, _) => ctx.public_id(),
        (false, true) => format!("{wish}-{}", &ctx.public_id()[..4]),
        (false, false) => wish,
    })
}

/// Changes an organisation's profile; its address stays.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set_profile(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    id: &str,
    profile: &Profile,
) -> Result<()> {
    actor.need(id, Right::ManageOrganisation)?;
    tx.run(
        sql!(
            "update organisation set name = $2, name_folded = $3, about = $4, email = $5, place = $6, zone = $7,
             language = $8, keep_days = $9, phone = $10, version = version + 1 where id = $1"
        ),
        &[
            id.into(),
            (&profile.name).into(),
            text::fold(&profile.name).into(),
            (&profile.about).into(),
            (&profile.email).into(),
            (&profile.place).into(),
            (&profile.zone).into(),
            (&profile.language).into(),
            profile.keep_days.into(),
            (&profile.phone).into(),
        ],
    )
    .await?;
    crate::dialogue::clock::reschedule_organisation(tx, ctx, id).await?;
    crate::programme::clock::reschedule_organisation(tx, ctx, id).await?;
    crate::opinion::clock::reschedule_organisation(tx, ctx, id).await
}

/// All organisations by name, for the public list's filter.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx) -> Result<Vec<Organisation>> {
    let rows = tx
        .all(sql!("select * from organisation order by name_folded, id"), &[])
        .await?;
    rows.iter().map(Organisation::of).collect()
}
