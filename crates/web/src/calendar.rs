//! Calendar files: invitations that travel with mails (iTIP, RFC 5546), a dialogue's file, an organisation's feed.
//!
//! All times are UTC, so that no time zone definition has to travel and every calendar shows its owner's own time.

use domain::dialogue::{Dialogue, Phase};
use domain::mail::LINK;
use domain::organisation::Organisation;
use icalendar::{Calendar, Component, Event, EventLike, Property};
use kernel::time::utc_compact;

use crate::app::App;
use crate::texts::Texts;

/// What a calendar object is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    /// A file or feed that anybody can read.
    Publish,
    /// You have a place; or it has changed.
    Request,
    /// It is off for you.
    Cancel,
}

impl Method {
    /// As it stands in the file and in the mail's media type.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Method::Publish => "PUBLISH",
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
        }
    }
}

/// To whom an invitation goes.
pub(crate) struct Invitee<'a> {
    /// Address.
    pub(crate) email: &'a str,
    /// Name.
    pub(crate) name: &'a str,
    /// The personal link, or what stands for it.
    pub(crate) link: &'a str,
}

/// One dialogue as a calendar object.
pub(crate) fn one(
    app: &App,
    t: Texts,
    organisation: &Organisation,
    dialogue: &Dialogue,
    method: Method,
    invitee: Option<&Invitee<'_>>,
) -> String {
    let mut calendar = empty(method);
    calendar.push(event(app, t, organisation, dialogue, method, invitee));
    calendar.to_string()
}

/// Several dialogues as a feed.
pub(crate) fn feed<'a>(
    app: &App,
    t: Texts,
    organisation: &Organisation,
    dialogues: impl Iterator<Item = &'a Dialogue>,
) -> String {
    let mut calendar = empty(Method::Publish);
    calendar.name(&organisation.profile.name);
    for dialogue in dialogues.filter(|d| d.meeting.starts_at.is_some()) {
        calendar.push(event(app, t, organisation, dialogue, Method::Publish, None));
    }
    calendar.to_string()
}

fn empty(method: Method) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Vestlusring//Vestlusring//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", method.as_str()));
    calendar
}

fn event(
    app: &App,
    t: Texts,
    organisation: &Organisation,
    dialogue: &Dialogue,
    method: Method,
    invitee: Option<&Invitee<'_>>,
) -> Event {
    let words = dialogue.text(t.language()).1;
    let starts = dialogue.meeting.starts_at.unwrap_or(0);
    let ends = dialogue.ends_at().unwrap_or(starts);
    let address = app.url(&format!("/dialogues/{}", dialogue.public_id));
    let off = method == Method::Cancel || dialogue.phase(starts) == Phase::Cancelled;
    let host = app
        .settings
        .mail_from
        .rsplit('@')
        .next()
        .unwrap_or("vestlusring")
        .trim_end_matches('>');
    let mut event = Event::new();
    event.uid(&format!("dialogue-{}@{host}", dialogue.public_id));
    event.add_property("DTSTAMP", utc_compact(dialogue.updated_at));
    event.add_property("DTSTART", utc_compact(starts));
    event.add_property("DTEND", utc_compact(ends));
    event.add_property("SEQUENCE", dialogue.sequence.to_string());
    event.add_property("STATUS", if off { "CANCELLED" } else { "CONFIRMED" });
    event.add_property("TRANSP", "OPAQUE");
    event.summary(&words.question.replace(LINK, ""));
    event.url(&address);
    let place = [&dialogue.meeting.place_name, &dialogue.meeting.place_address];
    let place: Vec<&str> = place
        .into_iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    if dialogue.meeting.attendance.has_place() && !place.is_empty() {
        event.location(&place.join(", ").replace(LINK, ""));
    }
    let mut description = vec![organisation.profile.name.replace(LINK, ""), address];
    if let Some(invitee) = invitee {
        // The video link is for those who have a place; a public file does not carry it.
        if dialogue.meeting.attendance.has_link() && !off {
            description.push(format!(
                "{} {}",
                t.mail_video(),
                dialogue.meeting.video_link.replace(LINK, "")
            ));
        }
        description.push(format!("{} {}", t.mail_own_link(), invitee.link));
        let mut attendee = Property::new("ATTENDEE", format!("mailto:{}", invitee.email));
        attendee.add_parameter("CN", &parameter(invitee.name));
        attendee.add_parameter("ROLE", "REQ-PARTICIPANT");
        attendee.add_parameter("PARTSTAT", if off { "DECLINED" } else { "ACCEPTED" });
        attendee.add_parameter("RSVP", "FALSE");
        event.append_property(attendee);
    }
    let sender = sender_address(&app.settings.mail_from);
    let mut organizer = Property::new("ORGANIZER", format!("mailto:{sender}"));
    organizer.add_parameter("CN", &parameter(&organisation.profile.name));
    event.append_property(organizer);
    event.description(&description.join("\n"));
    event
}

/// A name as a parameter's value: quoted, without what would end the quotes (RFC 5545 §3.2).
fn parameter(name: &str) -> String {
    let inert: String = name
        .chars()
        .filter(|c| !c.is_control() && *c != '"')
        .take(100)
        .collect();
    format!("\"{inert}\"")
}

/// The bare address of `Name <address>`.
pub(crate) fn sender_address(from: &str) -> &str {
    from.rsplit_once('<')
        .map_or(from, |(_, rest)| rest.trim_end_matches('>'))
        .trim()
}
