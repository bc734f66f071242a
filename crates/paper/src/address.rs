//! An address on paper: a code for a phone, a link on a screen, and text to read and to type.

use serde::Serialize;

use crate::{Error, qr_svg};

/// Where to answer or to read on, with a line that says so.
#[derive(Debug, Clone, Default)]
pub struct FeedbackLink {
    /// What is there, for example "Answer on your phone".
    pub label: String,
    /// The full address. It goes into the QR code and, without its scheme, into the text. Without it the link is left
    /// out.
    pub address: String,
    /// What the QR code is, for those who do not see it. When it is empty the address stands in.
    pub qr_alt: String,
}

/// An address as the templates want it.
#[derive(Serialize)]
pub(crate) struct Address<'a> {
    /// Without its scheme, in pieces that end with a slash: text is cleaned piece by piece, and a long secret in one
    /// piece is not broken within.
    address: Vec<&'a str>,
    href: Option<&'a str>,
    qr: String,
    qr_alt: &'a str,
}

impl<'a> Address<'a> {
    /// The address in its forms; none when there is no address.
    pub(crate) fn of(address: &'a str, qr_alt: &'a str) -> Result<Option<Self>, Error> {
        let address = address.trim();
        if address.is_empty() {
            return Ok(None);
        }
        let bare = address
            .strip_prefix("https://")
            .or_else(|| address.strip_prefix("http://"));
        Ok(Some(Self {
            address: bare.unwrap_or(address).split_inclusive('/').collect(),
            href: bare.map(|_| address),
            qr: qr_svg(address)?,
            qr_alt,
        }))
    }
}

/// A [`FeedbackLink`] as the templates want it.
#[derive(Serialize)]
pub(crate) struct Link<'a> {
    label: &'a str,
    code: Address<'a>,
}

impl<'a> Link<'a> {
    /// The link in its forms; none when there is no link or no address in it.
    pub(crate) fn of(link: Option<&'a FeedbackLink>) -> Result<Option<Self>, Error> {
        let Some(link) = link else { return Ok(None) };
        let code = Address::of(&link.address, &link.qr_alt)?;
        Ok(code.map(|code| Self {
            label: &link.label,
            code,
        }))
    }
}
