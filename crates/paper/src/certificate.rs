//! The certificate of a programme, and the attestation of what was attended.

use serde::Serialize;

use crate::address::Address;
use crate::table::Signatory;
use crate::{Document, Error, Fact, engine};

/// One A4 page that somebody keeps. Certificate and attestation differ in their words only.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// What the file says about itself.
    pub document: Document,
    /// Who gives it: each organisation, in the order of their part in it.
    pub hosts: Vec<String>,
    /// What the paper is, for example "Certificate".
    pub title: String,
    /// The participant's name.
    pub name: String,
    /// What joins name and programme into a sentence, for example "completed the development programme".
    pub statement: String,
    /// The programme's title.
    pub programme: String,
    /// When it was, and how much: dates, academic hours in meetings and by oneself. Side by side.
    pub facts: Vec<Fact>,
    /// Heading of what the person did. May be empty.
    pub done_title: String,
    /// What the person did, a point each: meetings attended, the practicum, the own dialogue with its question, date
    /// and place. A line break starts a line.
    pub done: Vec<Fact>,
    /// When and where it was given out.
    pub issued: Fact,
    /// Who signs; three stand side by side.
    pub signatories: Vec<Signatory>,
    /// How somebody finds out that the paper is genuine.
    pub check: Option<CertificateCheck>,
}

/// The page on which a certificate is checked.
#[derive(Debug, Clone, Default)]
pub struct CertificateCheck {
    /// What the code is called, for example "Check code".
    pub label: String,
    /// The code, as it is typed.
    pub code: String,
    /// The full, short address of the page. It goes into the QR code and, without its scheme, into the text. May be
    /// empty.
    pub address: String,
    /// What the QR code is, for those who do not see it. When it is empty the address stands in.
    pub qr_alt: String,
    /// What the code is for, and what the page tells.
    pub note: String,
}

#[derive(Serialize)]
struct Body<'a> {
    hosts: &'a [String],
    title: &'a str,
    name: &'a str,
    statement: &'a str,
    programme: &'a str,
    facts: &'a [Fact],
    done_title: &'a str,
    done: &'a [Fact],
    issued: &'a Fact,
    signatories: &'a [Signatory],
    check: Option<Check<'a>>,
}

#[derive(Serialize)]
struct Check<'a> {
    label: &'a str,
    /// What people type; not the QR code.
    code: &'a str,
    address: Option<Address<'a>>,
    note: &'a str,
}

/// Makes the certificate as a PDF of one A4 page; only one that says far too much runs on.
///
/// # Errors
/// [`Error::QrTooLong`] when the address does not fit into a QR code; [`Error::Typeset`] on a fault of the template.
pub fn certificate(certificate: &Certificate) -> Result<Vec<u8>, Error> {
    let check = match &certificate.check {
        None => None,
        Some(check) => Some(Check {
            label: &check.label,
            code: &check.code,
            address: Address::of(&check.address, &check.qr_alt)?,
            note: &check.note,
        }),
    };
    let body = Body {
        hosts: &certificate.hosts,
        title: &certificate.title,
        name: &certificate.name,
        statement: &certificate.statement,
        programme: &certificate.programme,
        facts: &certificate.facts,
        done_title: &certificate.done_title,
        done: &certificate.done,
        issued: &certificate.issued,
        signatories: &certificate.signatories,
        check,
    };
    engine::pdf(
        "certificate.typ",
        &certificate.document,
        &certificate.title,
        &body,
    )
}
