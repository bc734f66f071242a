//! Who else stands behind a programme: organisers, partners, the funder.

use store::{db::Tx, sql};

use super::life;
use crate::actor::{Actor, Right};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Fields, Reader};

/// The most partners a programme can have.
pub const MOST: usize = 20;

/// What a partner does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Organises it together with the host.
    Organiser,
    /// Helps.
    Partner,
    /// Pays for it.
    Funder,
}

impl Part {
    /// All, in the order in which a page names them.
    pub const ALL: [Part; 3] = [Part::Organiser, Part::Partner, Part::Funder];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Organiser => "organiser",
            Part::Partner => "partner",
            Part::Funder => "funder",
        }
    }

    /// Of a stored text.
    pub fn parse(text: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|p| p.as_str() == text)
    }
}

/// A partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// What it does.
    pub part: Part,
    /// Name.
    pub name: String,
    /// Web address, or empty.
    pub link: String,
}

/// Partners of a programme in the organisers' order; public.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, programme_id: &str) -> Result<Vec<Partner>> {
    let rows = tx
        .all(
            sql!("select * from partner where programme_id = $1 order by position, id"),
            &[programme_id.into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Partner {
                part: Part::parse(&row.get::<String>("part")?)
                    .ok_or_else(|| Error::Internal("part of a partner".into()))?,
                name: row.get("name")?,
                link: row.get("link")?,
            })
        })
        .collect()
}

/// Reads the form's rows: `partner_0`, `partner_link_0`, `partner_part_0`, … A row without a name is left out.
pub fn read(reader: &mut Reader<'_>) -> Vec<Partner> {
    let mut partners = Vec::new();
    for i in 0..MOST {
        let field = format!("partner_{i}");
        let name = reader.line(&field, 200);
        let link = reader.link(&format!("partner_link_{i}"));
        if name.is_empty() {
            if !link.is_empty() {
                reader.fault(&field, Fault::Required);
            }
            continue;
        }
        let part = reader.choice(&format!("partner_part_{i}"), Part::parse, Part::Partner);
        partners.push(Partner { part, name, link });
    }
    partners
}

/// The form's fields.
pub fn fill(partners: &[Partner]) -> Fields {
    let mut fields = Fields::default();
    for (i, partner) in partners.iter().enumerate() {
        fields.add(format!("partner_{i}"), &partner.name);
        fields.add(format!("partner_link_{i}"), &partner.link);
        fields.add(format!("partner_part_{i}"), partner.part.as_str());
    }
    fields
}

/// Saves the partners in this order.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn set(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    partners: &[Partner],
) -> Result<()> {
    let programme = super::load_for_change(tx, actor, programme_id, Right::Plan).await?;
    tx.run(
        sql!("delete from partner where programme_id = $1"),
        &[programme_id.into()],
    )
    .await?;
    for (position, partner) in (0i64..).zip(partners) {
        tx.run(
            sql!(
                "insert into partner (id, programme_id, part, name, link, position) values ($1, $2, $3, $4, $5, $6)"
            ),
            &[
                ctx.id().into(),
                programme_id.into(),
                partner.part.as_str().into(),
                (&partner.name).into(),
                (&partner.link).into(),
                position.into(),
            ],
        )
        .await?;
    }
    life::touch(tx, ctx, &programme).await
}
