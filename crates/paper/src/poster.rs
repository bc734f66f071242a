//! The invitation poster.

use serde::Serialize;

use crate::address::Address;
use crate::{Document, Error, Fact, engine};

/// An A4 poster that invites people to a dialogue.
#[derive(Debug, Clone)]
pub struct Poster {
    /// What the file says about itself.
    pub document: Document,
    /// A short line above the question, for example what kind of event this is.
    pub kicker: String,
    /// The question that people will talk about, in large type.
    pub question: String,
    /// Why the question is asked and what will come of it; a line break starts a paragraph.
    pub why: String,
    /// Date and time, in large type.
    pub when: Fact,
    /// Place and address, in large type.
    pub place: Fact,
    /// The rest: who is invited, access, languages, food, child care.
    pub facts: Vec<Fact>,
    /// That it costs nothing, as a mark beside the facts. Empty when it does cost something.
    pub free_of_charge: String,
    /// Who invites.
    pub host: Fact,
    /// How to register; none when no registration is needed.
    pub registration: Option<Registration>,
}

/// How to register for what a poster announces.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The request, for example "Come along: register here".
    pub label: String,
    /// The full address of the registration page. It goes into the QR code and, without its scheme, into the text.
    pub address: String,
    /// What the QR code is, for those who do not see it. When it is empty the address stands in.
    pub qr_alt: String,
    /// Other ways, for example a telephone number or the library's desk.
    pub note: String,
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    question: &'a str,
    why: &'a str,
    when: &'a Fact,
    place: &'a Fact,
    facts: &'a [Fact],
    free_of_charge: &'a str,
    host: &'a Fact,
    registration: Option<Register<'a>>,
}

#[derive(Serialize)]
struct Register<'a> {
    label: &'a str,
    code: Address<'a>,
    note: &'a str,
}

/// Makes the invitation poster as a PDF of one A4 page (more, if the texts are very long).
///
/// # Errors
/// [`Error::QrTooLong`] when the registration address does not fit into a QR code; [`Error::Typeset`] on a fault of
/// the template.
pub fn poster(poster: &Poster) -> Result<Vec<u8>, Error> {
    let registration = match &poster.registration {
        Some(registration) => {
            Address::of(&registration.address, &registration.qr_alt)?.map(|code| Register {
                label: &registration.label,
                code,
                note: &registration.note,
            })
        }
        None => None,
    };
    let body = Body {
        kicker: &poster.kicker,
        question: &poster.question,
        why: &poster.why,
        when: &poster.when,
        place: &poster.place,
        facts: &poster.facts,
        free_of_charge: &poster.free_of_charge,
        host: &poster.host,
        registration,
    };
    engine::pdf("poster.typ", &poster.document, &poster.question, &body)
}
