//! What participants get to read, listen to and fill in: of the programme or of a meeting, at once or from a day on.

use std::collections::BTreeMap;

use kernel::file::FileType;
use kernel::time::{self, Repeated};
use kernel::worksheet;
use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Fields, Reader};
use crate::meeting::{self, Kind};
use crate::programme::{self, Programme};

/// The most characters of a note.
pub const NOTE_MOST: usize = 3000;

/// A file of a material, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileOf {
    /// Id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many bytes.
    pub size: u32,
}

/// A material.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Material {
    /// Id, made with its form.
    pub id: String,
    /// Of which meeting; none for the whole programme.
    pub meeting_id: Option<String>,
    /// What it is called.
    pub title: String,
    /// What to do with it.
    pub note: String,
    /// The language it is in.
    pub language: String,
    /// Where it lies, or empty.
    pub link: String,
    /// Id of one of the product's worksheets, or empty.
    pub worksheet: String,
    /// A file that lies here.
    pub file: Option<FileOf>,
    /// From when participants see it, microseconds UTC; none for at once.
    pub visible_from: Option<i64>,
}

impl Material {
    fn of(row: &Row) -> Result<Material> {
        let file_id: Option<String> = row.get("file_id")?;
        let file = match file_id {
            Some(id) => Some(FileOf {
                id,
                name: row.get::<Option<String>>("file_name")?.unwrap_or_default(),
                size: u32::try_from(row.get::<Option<i64>>("file_size")?.unwrap_or(0)).unwrap_or(u32::MAX),
            }),
            None => None,
        };
        Ok(Material {
            id: row.get("id")?,
            meeting_id: row.get("meeting_id")?,
            title: row.get("title")?,
            note: row.get("note")?,
            language: row.get("language")?,
            link: row.get("link")?,
            worksheet: row.get("worksheet")?,
            file,
            visible_from: row.get("visible_from")?,
        })
    }

    /// Reads the form. Title or worksheet must be there: a worksheet brings its own title.
    pub fn read(
        reader: &mut Reader<'_>,
        programme: &Programme,
        meetings: &[meeting::Meeting],
        languages: &[&'static str],
    ) -> Material {
        let worksheet = reader.choice(
            "worksheet",
            |typed| {
                Some(typed)
                    .filter(|t| t.is_empty() || worksheet::newest(t).is_some())
                    .map(Sheet::of)
            },
            Sheet::of(""),
        );
        let title = reader.line("material_title", 160);
        if title.is_empty() && worksheet.0.is_none() {
            reader.fault("material_title", Fault::Required);
        }
        let meeting_id = reader.line("meeting", 40);
        if !meeting_id.is_empty() && !meetings.iter().any(|m| m.id == meeting_id) {
            reader.fault("meeting", Fault::Choose);
        }
        let day = reader.line("visible_from", 20);
        let mut visible_from = None;
        if !day.is_empty() {
            match time::instant(&day, "00:00", &programme.zone, Some(Repeated::First)) {
                Ok(at) => visible_from = Some(at),
                Err(_) => reader.fault("visible_from", Fault::NotATime),
            }
        }
        Material {
            id: reader.line("id", 40),
            meeting_id: Some(meeting_id).filter(|id| !id.is_empty()),
            title,
            note: reader.lines("material_note", NOTE_MOST),
            language: reader
                .choice("language", |t| languages.iter().copied().find(|l| *l == t), "en")
                .to_owned(),
            link: reader.link("link"),
            worksheet: worksheet.0.unwrap_or("").to_owned(),
            file: None,
            visible_from,
        }
    }

    /// The form's fields.
    pub fn fill(&self, zone: &str) -> Fields {
        let day = self.visible_from.map(|at| time::local(at, zone).iso_date());
        Fields::default()
            .with("id", &self.id)
            .with("meeting", self.meeting_id.as_deref().unwrap_or_default())
            .with("material_title", &self.title)
            .with("material_note", &self.note)
            .with("language", &self.language)
            .with("link", &self.link)
            .with("worksheet", &self.worksheet)
            .with("visible_from", day.unwrap_or_default())
    }
}

/// A worksheet's id out of the library, or nothing.
#[derive(Debug, Clone, Copy)]
struct Sheet(Option<&'static str>);

impl Sheet {
    fn of(id: &str) -> Sheet {
        Sheet(worksheet::newest(id).map(|sheet| sheet.id.as_str()))
    }
}

async fn all(tx: &mut Tx, programme_id: &str) -> Result<Vec<Material>> {
    let rows = tx
        .all(
            sql!(
                "select material.*, file.name as file_name, file.size as file_size from material
                 left join file on file.id = material.file_id
                 left join meeting on meeting.id = material.meeting_id
                 where material.programme_id = $1
                 order by coalesce(meeting.position, -1), material.created_at, material.id"
            ),
            &[programme_id.into()],
        )
        .await?;
    rows.iter().map(Material::of).collect()
}

/// A programme's materials, those of the whole programme first, then meeting by meeting; for members who may see people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Vec<Material>> {
    programme::load(tx, actor, programme_id, Right::SeePeople).await?;
    all(tx, programme_id).await
}

/// One of a programme's materials, for who may change it.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn one(tx: &mut Tx, actor: &Actor, programme_id: &str, id: &str) -> Result<Material> {
    programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let found = all(tx, programme_id).await?.into_iter().find(|m| m.id == id);
    found.ok_or(Error::NotFound)
}

/// What a participant sees now.
///
/// # Errors
/// When the database fails.
pub async fn visible(tx: &mut Tx, programme_id: &str, now: i64) -> Result<Vec<Material>> {
    let mut found = all(tx, programme_id).await?;
    found.retain(|m| m.visible_from.is_none_or(|at| at <= now));
    Ok(found)
}

/// Saves a material under its id; a file that it has stays.
///
/// # Errors
/// `NotFound` also for an id that is none or belongs to another programme, `Denied`.
pub async fn put(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    material: &Material,
) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    if !kernel::id::is_uuid(&material.id) {
        return Err(Error::NotFound);
    }
    if let Some(meeting_id) = &material.meeting_id {
        let meetings = meeting::list(tx, programme_id, Kind::Meeting).await?;
        if !meetings.iter().any(|m| m.id == *meeting_id) {
            return Err(Error::NotFound);
        }
    }
    let kept = tx
        .run(
            sql!(
                "insert into material (id, programme_id, meeting_id, title, note, language, link, worksheet, visible_from,
                 created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                 on conflict (id) do update set meeting_id = $3, title = $4, note = $5, language = $6, link = $7,
                 worksheet = $8, visible_from = $9 where material.programme_id = $2"
            ),
            &[
                (&material.id).into(),
                programme_id.into(),
                material.meeting_id.as_deref().into(),
                (&material.title).into(),
                (&material.note).into(),
                (&material.language).into(),
                (&material.link).into(),
                (&material.worksheet).into(),
                material.visible_from.into(),
                ctx.now.into(),
            ],
        )
        .await?;
    if kept == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// The name of a file, what it is, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

async fn bytes_of(tx: &mut Tx, material: &Material) -> Result<Content> {
    let file = material.file.as_ref().ok_or(Error::NotFound)?;
    let row = tx
        .one(
            sql!("select name, media_type, bytes from file where id = $1"),
            &[(&file.id).into()],
        )
        .await?;
    Ok(Content {
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        bytes: row.get("bytes")?,
    })
}

/// The file of a material, for members who may see people.
///
/// # Errors
/// `NotFound` also where it has none, `Denied`.
pub async fn content(tx: &mut Tx, actor: &Actor, programme_id: &str, id: &str) -> Result<Content> {
    let found = list(tx, actor, programme_id).await?;
    let found = found.iter().find(|m| m.id == id).ok_or(Error::NotFound)?;
    bytes_of(tx, found).await
}

/// The file of a material that participants see now.
///
/// # Errors
/// `NotFound` also where it has none.
pub async fn visible_content(tx: &mut Tx, programme_id: &str, id: &str, now: i64) -> Result<Content> {
    let found = visible(tx, programme_id, now).await?;
    let found = found.iter().find(|m| m.id == id).ok_or(Error::NotFound)?;
    bytes_of(tx, found).await
}

/// Puts a file to a material, in place of the one it had. What it is was found from its bytes ([`kernel::file`]).
///
/// # Errors
/// `NotFound`, `Denied`, `Internal` for more than [`application::file::MOST`](crate::application::file::MOST) bytes.
pub async fn put_file(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    id: &str,
    (kind, name): (FileType, &str),
    bytes: &[u8],
) -> Result<()> {
    remove_file(tx, actor, programme_id, id).await?;
    if bytes.len() > crate::application::file::MOST {
        return Err(Error::Internal("a file that is too large".into()));
    }
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let file = ctx.id();
    tx.run(
        sql!(
            "insert into file (id, programme_id, name, media_type, bytes, size, created_at)
             values ($1, $2, $3, $4, $5, $6, $7)"
        ),
        &[
            (&file).into(),
            programme_id.into(),
            name.into(),
            kind.media_type().into(),
            bytes.into(),
            size.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    tx.run(
        sql!("update material set file_id = $2 where id = $1"),
        &[id.into(), file.into()],
    )
    .await?;
    Ok(())
}

/// Takes the file of a material away; where there is none, nothing happens.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn remove_file(tx: &mut Tx, actor: &Actor, programme_id: &str, id: &str) -> Result<()> {
    programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let material = one(tx, actor, programme_id, id).await?;
    if let Some(file) = material.file {
        // The material forgets it by itself.
        tx.run(sql!("delete from file where id = $1"), &[file.id.into()])
            .await?;
    }
    Ok(())
}

/// The materials of a programme once more for its next cohort, visible at once; `met` has the new meetings by the old.
pub(crate) async fn copy(
    tx: &mut Tx,
    ctx: &mut Context,
    was: &str,
    programme_id: &str,
    met: &BTreeMap<String, String>,
) -> Result<()> {
    for material in all(tx, was).await? {
        let file = match &material.file {
            None => None,
            Some(file) => {
                let copy = ctx.id();
                tx.run(
                    sql!(
                        "insert into file (id, programme_id, name, media_type, bytes, size, created_at)
                         select $1, $2, name, media_type, bytes, size, $3 from file where id = $4"
                    ),
                    &[
                        (&copy).into(),
                        programme_id.into(),
                        ctx.now.into(),
                        (&file.id).into(),
                    ],
                )
                .await?;
                Some(copy)
            }
        };
        let meeting = material.meeting_id.and_then(|id| met.get(&id).cloned());
        tx.run(
            sql!(
                "insert into material (id, programme_id, meeting_id, title, note, language, link, worksheet, file_id,
                 created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            &[
                ctx.id().into(),
                programme_id.into(),
                meeting.into(),
                material.title.into(),
                material.note.into(),
                material.language.into(),
                material.link.into(),
                material.worksheet.into(),
                file.into(),
                ctx.now.into(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// Takes a material away, with its file.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn remove(tx: &mut Tx, actor: &Actor, programme_id: &str, id: &str) -> Result<()> {
    remove_file(tx, actor, programme_id, id).await?;
    let gone = tx
        .run(
            sql!("delete from material where id = $1 and programme_id = $2"),
            &[id.into(), programme_id.into()],
        )
        .await?;
    if gone == 0 { Err(Error::NotFound) } else { Ok(()) }
}
