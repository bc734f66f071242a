//! From a letter to the bytes that travel. Pure: the same letter always makes the same message.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, SystemTime};

use lettre::Address;
use lettre::message::header::{
    ContentDisposition, ContentTransferEncoding, ContentType, HeaderName, HeaderValue,
};
use lettre::message::{Body, Mailbox, Message, MultiPart, SinglePart};
use url::{Host, Url};

use super::{Calendar, Letter, MailError};

/// Long enough for any name that a person writes, in characters.
const NAME_LIMIT: usize = 120;
/// In characters.
const SUBJECT_LIMIT: usize = 200;
/// RFC 5321 section 4.5.3.1, in bytes.
const ADDRESS_LIMIT: usize = 254;
const LOCAL_PART_LIMIT: usize = 64;
/// A header line may not be longer than 998 bytes (RFC 5322), and these values cannot be folded.
const UNFOLDED_LIMIT: usize = 900;

/// The raw message (an `.eml` file), for a preview or a download.
///
/// # Errors
/// [`MailError::Permanent`] when an address, the Message-ID, the calendar method or the unsubscribe link cannot be used.
pub fn render(letter: &Letter, from: &str) -> Result<String, MailError> {
    let raw = message(letter, from)?.formatted();
    // Every body and header is encoded into ASCII, except addresses that are not.
    Ok(String::from_utf8_lossy(&raw).into_owned())
}

/// Whether mail could be sent to this address, as far as its form tells.
#[must_use]
pub fn is_address(s: &str) -> bool {
    normalise_address(s).is_some()
}

/// The address in the form that is kept: no space around it, the domain in lower case and in its ASCII form.
///
/// The part before the @ stays as it was written: only its server may say whether its case matters. `None` when it is no
/// address, is over 254 bytes, or uses forms that mail allows but nobody has (quotes, comments, an IP address as a domain).
#[must_use]
pub fn normalise_address(s: &str) -> Option<String> {
    let s = s.trim();
    if s.len() > ADDRESS_LIMIT {
        return None;
    }
    let (local, domain) = s.split_once('@')?;
    let allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    if local.is_empty()
        || local.len() > LOCAL_PART_LIMIT
        || !local.chars().all(allowed)
        || local.starts_with('.')
        || local.ends_with('.')
        || local.contains("..")
    {
        return None;
    }
    let Ok(Host::Domain(domain)) = Host::parse(domain) else {
        return None;
    };
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    if !domain.contains('.') || !domain.split('.').all(label) {
        return None;
    }
    let whole = format!("{local}@{domain}");
    (whole.len() <= ADDRESS_LIMIT).then_some(whole)
}

/// Text that people typed, made safe for a header: no line ends, no control or invisible direction characters, single
/// spaces, and at most `limit` characters.
pub(super) fn inert(s: &str, limit: usize) -> String {
    let shown = |c: char| {
        !c.is_control()
            && !matches!(c,
                '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let spaced: String = s.chars().map(|c| if shown(c) { c } else { ' ' }).collect();
    let joined = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    joined
        .chars()
        .take(limit)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// Reads `address` or `Name <address>`.
pub(super) fn sender(from: &str) -> Result<Mailbox, MailError> {
    let (name, address) = match from
        .trim()
        .strip_suffix('>')
        .and_then(|rest| rest.rsplit_once('<'))
    {
        Some((name, address)) => (Some(name.trim().trim_matches('"')), address),
        None => (None, from),
    };
    mailbox(address, name)
}

fn mailbox(address: &str, name: Option<&str>) -> Result<Mailbox, MailError> {
    let bad = || {
        MailError::Permanent(format!(
            "{:?} is no e-mail address",
            inert(address, ADDRESS_LIMIT)
        ))
    };
    let address: Address = normalise_address(address)
        .ok_or_else(bad)?
        .parse()
        .map_err(|_| bad())?;
    let name = name.map(|n| inert(n, NAME_LIMIT)).filter(|n| !n.is_empty());
    Ok(Mailbox::new(name, address))
}

pub(super) fn message(letter: &Letter, from: &str) -> Result<Message, MailError> {
    let mut builder = Message::builder()
        .from(sender(from)?)
        .to(mailbox(&letter.to, letter.to_name.as_deref())?)
        .subject(inert(&letter.subject, SUBJECT_LIMIT))
        .date(date(letter.written_at)?)
        .raw_header(header("Message-ID", message_id(&letter.message_id)?))
        .raw_header(header("Content-Language", language(&letter.lang)?))
        // Keeps out-of-office answers, and other machines' answers, from coming back (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated".to_owned()));
    if let Some(reply_to) = &letter.reply_to {
        builder = builder.reply_to(mailbox(reply_to, None)?);
    }
    if let Some(link) = &letter.unsubscribe {
        builder = builder
            .raw_header(header("List-Unsubscribe", format!("<{}>", web_link(link)?)))
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            ));
    }
    builder
        .multipart(body(letter)?)
        .map_err(|e| MailError::Permanent(inert(&e.to_string(), 300)))
}

/// Text and HTML, and if there is an invitation, the same again as the last alternative (which is what mail clients turn
/// into "Accept") and as a file (for those that do not).
fn body(letter: &Letter) -> Result<MultiPart, MailError> {
    use ContentTransferEncoding::{Base64, QuotedPrintable};
    let text = SinglePart::builder()
        .content_type(ContentType::TEXT_PLAIN)
        .body(encoded(tidy_lines(&letter.text), QuotedPrintable));
    let html = SinglePart::builder()
        .content_type(ContentType::TEXT_HTML)
        .body(encoded(tidy_lines(&letter.html), QuotedPrintable));
    let alternatives = MultiPart::alternative()
        .boundary(boundary(letter, "alternatives"))
        .singlepart(text)
        .singlepart(html);
    let Some(calendar) = &letter.calendar else {
        return Ok(alternatives);
    };
    let method = method(calendar)?;
    let ics = tidy_lines(&calendar.body);
    let invitation = SinglePart::builder()
        .content_type(content_type(&format!(
            "text/calendar; method={method}; charset=UTF-8"
        ))?)
        .body(encoded(ics.clone(), Base64));
    let file = SinglePart::builder()
        .content_type(content_type("application/ics; name=\"invite.ics\"")?)
        .header(ContentDisposition::attachment("invite.ics"))
        .body(encoded(ics, Base64));
    Ok(MultiPart::mixed()
        .boundary(boundary(letter, "parts"))
        .multipart(alternatives.singlepart(invitation))
        .singlepart(file))
}

/// Quoted-printable for what people read, because spam filters distrust plain text in base64; base64 for the calendar,
/// whose line ends must survive. In neither can a line of the text look like a boundary.
fn encoded(text: String, encoding: ContentTransferEncoding) -> Body {
    match Body::new_with_encoding(text, encoding) {
        Ok(body) => body,
        // These two take everything; were it not so, the automatic choice would be the right one.
        Err(bytes) => Body::new(bytes),
    }
}

/// One kind of line end (the encoder makes it CRLF) and no control characters.
fn tidy_lines(s: &str) -> String {
    s.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

/// Taken from the Message-ID instead of a random source, so that a letter renders the same each time. It cannot occur in
/// a part, because neither encoding ever writes `=_`.
fn boundary(letter: &Letter, what: &str) -> String {
    let mut hasher = DefaultHasher::new();
    (&letter.message_id, what).hash(&mut hasher);
    format!("=_{what}_{:016x}", hasher.finish())
}

fn header(name: &'static str, value: String) -> HeaderValue {
    // Only values that were checked to be short ASCII without line ends come here; to fold or encode them would break them.
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value)
}

fn content_type(s: &str) -> Result<ContentType, MailError> {
    ContentType::parse(s).map_err(|e| MailError::Permanent(format!("{s}: {e}")))
}

fn date(micros: i64) -> Result<SystemTime, MailError> {
    // The header's formatter knows four-digit years only.
    const YEAR_9999: u64 = 253_402_300_800_000_000;
    u64::try_from(micros)
        .ok()
        .filter(|m| *m < YEAR_9999)
        .map(|m| SystemTime::UNIX_EPOCH + Duration::from_micros(m))
        .ok_or_else(|| MailError::Permanent("the letter has no usable date".to_owned()))
}

fn message_id(s: &str) -> Result<String, MailError> {
    let bare = s.strip_prefix('<').and_then(|s| s.strip_suffix('>')).unwrap_or(s);
    let atom = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b))
    };
    match bare.split_once('@') {
        Some((left, right)) if bare.len() <= 200 && atom(left) && atom(right) => Ok(format!("<{bare}>")),
        _ => Err(MailError::Permanent(
            "the letter has no usable Message-ID".to_owned(),
        )),
    }
}

fn language(tag: &str) -> Result<String, MailError> {
    let plain = tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if (2..=35).contains(&tag.len()) && plain {
        Ok(tag.to_owned())
    } else {
        Err(MailError::Permanent(
            "the letter has no usable language".to_owned(),
        ))
    }
}

fn method(calendar: &Calendar) -> Result<&str, MailError> {
    match calendar.method.as_str() {
        known @ ("REQUEST" | "CANCEL" | "PUBLISH") => Ok(known),
        _ => Err(MailError::Permanent(
            "the calendar method is REQUEST, CANCEL or PUBLISH".to_owned(),
        )),
    }
}

fn web_link(s: &str) -> Result<String, MailError> {
    let bad = || MailError::Permanent("the unsubscribe link is no web address".to_owned());
    let url = Url::parse(s).map_err(|_| bad())?;
    let link = url.as_str();
    let plain = link
        .bytes()
        .all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b','));
    if matches!(url.scheme(), "https" | "http") && plain && link.len() <= UNFOLDED_LIMIT {
        Ok(link.to_owned())
    } else {
        Err(bad())
    }
}
