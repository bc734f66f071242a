//! Signs that stand on the tables.

use serde::Serialize;

use crate::address::Address;
use crate::{Document, Error, engine};

/// One A4 page per circle, to be folded in the middle: it reads the same from both sides of the table.
#[derive(Debug, Clone)]
pub struct TableSigns {
    /// What the file says about itself.
    pub document: Document,
    /// The question that all circles talk about.
    pub question: String,
    /// The signs, a page each.
    pub signs: Vec<TableSign>,
}

/// The sign of one circle.
#[derive(Debug, Clone, Default)]
pub struct TableSign {
    /// The circle's name: "Circle 2". As large as it fits.
    pub name: String,
    /// What the code is for, for example "Follow along on your phone".
    pub join_label: String,
    /// The code to type, for those whose phone does not read the QR code.
    pub code: String,
    /// The full address of the participants' page. It goes into the QR code and, without its scheme, into the text.
    /// May be empty.
    pub address: String,
    /// What the QR code is, for those who do not see it. When it is empty the address stands in.
    pub qr_alt: String,
}

#[derive(Serialize)]
struct Body<'a> {
    question: &'a str,
    signs: Vec<Sign<'a>>,
}

#[derive(Serialize)]
struct Sign<'a> {
    name: &'a str,
    join_label: &'a str,
    /// What people type; not the QR code.
    code: &'a str,
    address: Option<Address<'a>>,
}

/// Makes the signs as a PDF of A4 pages on their side, one for each circle.
///
/// The upper half is upside down. A screen reader is given the lower one only.
///
/// # Errors
/// [`Error::QrTooLong`] when an address does not fit into a QR code; [`Error::Typeset`] on a fault of the template.
pub fn table_signs(signs: &TableSigns) -> Result<Vec<u8>, Error> {
    let body = Body {
        question: &signs.question,
        signs: signs
            .signs
            .iter()
            .map(|sign| {
                Ok(Sign {
                    name: &sign.name,
                    join_label: &sign.join_label,
                    code: &sign.code,
                    address: Address::of(&sign.address, &sign.qr_alt)?,
                })
            })
            .collect::<Result<_, Error>>()?,
    };
    engine::pdf("table_signs.typ", &signs.document, &signs.question, &body)
}
