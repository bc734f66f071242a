//! Slips with which people can withdraw their words.

use serde::Serialize;

use crate::address::Address;
use crate::{Document, Error, engine};

/// A4 pages with ten slips each, to be cut along the lines.
///
/// Whoever holds a slip can withdraw what is claimed with it. Nobody writes down who took which.
#[derive(Debug, Clone)]
pub struct Slips {
    /// What the file says about itself.
    pub document: Document,
    /// What the page is, in small type above the slips and as the heading for screen readers.
    pub title: String,
    /// One or two sentences on what a slip is for, on each of them.
    pub what: String,
    /// The slips.
    pub slips: Vec<Slip>,
}

/// One slip.
#[derive(Debug, Clone, Default)]
pub struct Slip {
    /// The number by which the scribe marks the words, in large type.
    pub number: String,
    /// The full address, which ends with the slip's secret. It goes into the QR code and, without its scheme, into
    /// the text, with what comes after the last slash on a line of its own, as it must be possible to type it.
    pub address: String,
    /// What the QR code is, for those who do not see it. When it is empty the address stands in.
    pub qr_alt: String,
}

#[derive(Serialize)]
struct Body<'a> {
    title: &'a str,
    what: &'a str,
    slips: Vec<Numbered<'a>>,
}

#[derive(Serialize)]
struct Numbered<'a> {
    number: &'a str,
    code: Option<Address<'a>>,
}

/// Makes the slips as a PDF.
///
/// # Errors
/// [`Error::QrTooLong`] when an address does not fit into a QR code; [`Error::Typeset`] on a fault of the template.
pub fn slips(slips: &Slips) -> Result<Vec<u8>, Error> {
    let body = Body {
        title: &slips.title,
        what: &slips.what,
        slips: slips
            .slips
            .iter()
            .map(|slip| {
                Ok(Numbered {
                    number: &slip.number,
                    code: Address::of(&slip.address, &slip.qr_alt)?,
                })
            })
            .collect::<Result<_, Error>>()?,
    };
    engine::pdf("slips.typ", &slips.document, &slips.title, &body)
}
