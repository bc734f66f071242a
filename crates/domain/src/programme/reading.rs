//! What a programme gives to read and listen to, each in its own language.

use store::{db::Tx, sql};

use super::life;
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::dialogue::plan::SPOKEN;
use crate::error::Result;
use crate::input::{Fault, Fields, Reader};

/// The most readings a programme can have.
pub const MOST: usize = 30;

/// Something to read or to listen to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Who wrote it and what it is called.
    pub title: String,
    /// Web address, or empty for a book.
    pub link: String,
    /// The language it is in.
    pub language: String,
}

/// Readings of a programme in the organisers' order; public.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, programme_id: &str) -> Result<Vec<Reading>> {
    let rows = tx
        .all(
            sql!("select * from reading where programme_id = $1 order by position, id"),
            &[programme_id.into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Reading {
                title: row.get("title")?,
                link: row.get("link")?,
                language: row.get("language")?,
            })
        })
        .collect()
}

/// Reads the form's rows: `reading_0`, `reading_link_0`, `reading_language_0`, … A row without a title is left out.
pub fn read(reader: &mut Reader<'_>) -> Vec<Reading> {
    let mut readings = Vec::new();
    for i in 0..MOST {
        let field = format!("reading_{i}");
        let title = reader.line(&field, 300);
        let link = reader.link(&format!("reading_link_{i}"));
        if title.is_empty() {
            if !link.is_empty() {
                reader.fault(&field, Fault::Required);
            }
            continue;
        }
        let parse = |text: &str| SPOKEN.into_iter().find(|code| *code == text);
        let language = reader.choice(&format!("reading_language_{i}"), parse, "en");
        readings.push(Reading {
            title,
            link,
            language: language.to_owned(),
        });
    }
    readings
}

/// The form's fields.
pub fn fill(readings: &[Reading]) -> Fields {
    let mut fields = Fields::default();
    for (i, reading) in readings.iter().enumerate() {
        fields.add(format!("reading_{i}"), &reading.title);
        fields.add(format!("reading_link_{i}"), &reading.link);
        fields.add(format!("reading_language_{i}"), &reading.language);
    }
    fields
}

/// Saves the readings in this order.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    readings: &[Reading],
) -> Result<()> {
    let programme = super::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    tx.run(
        sql!("delete from reading where programme_id = $1"),
        &[programme_id.into()],
    )
    .await?;
    for (position, reading) in (0i64..).zip(readings) {
        tx.run(
            sql!(
                "insert into reading (id, programme_id, language, title, link, position) values ($1, $2, $3, $4, $5, $6)"
            ),
            &[
                ctx.id().into(),
                programme_id.into(),
                (&reading.language).into(),
                (&reading.title).into(),
                (&reading.link).into(),
                position.into(),
            ],
        )
        .await?;
    }
    life::touch(tx, ctx, &programme).await
}
