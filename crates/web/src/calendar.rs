//! Calendar files: invitations that travel with mails (iTIP, RFC 5546), a dialogue's or a programme's file, an
//! organisation's feed.
//!
//! All times are UTC, so that no time zone definition has to travel and every calendar shows its owner's own time.

use domain::dialogue::{Dialogue, Phase};
use domain::mail::LINK;
use domain::meeting::Meeting;
use domain::organisation::Organisation;
use domain::programme::{self, Programme};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use kernel::time::utc_compact;

use crate::app::App;
use crate::programme::said;
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
    let entry = Entry::of_dialogue(app, t, dialogue);
    calendar.push(event(app, t, organisation, &entry, method, invitee));
    calendar.to_string()
}

/// Meetings of a programme as one calendar object; those without a time are in it only where they are off. A mail about
/// one meeting gives that one, because many programs read only the first entry of an invitation.
pub(crate) fn meetings(
    app: &App,
    t: Texts,
    organisation: &Organisation,
    programme: &Programme,
    meetings: &[Meeting],
    method: Method,
    invitee: Option<&Invitee<'_>>,
) -> String {
    let mut calendar = empty(method);
    for meeting in meetings
        .iter()
        .filter(|m| m.starts_at.is_some() || method == Method::Cancel)
    {
        let entry = Entry::of_meeting(app, t, programme, meeting);
        calendar.push(event(app, t, organisation, &entry, method, invitee));
    }
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
        let entry = Entry::of_dialogue(app, t, dialogue);
        calendar.push(event(app, t, organisation, &entry, Method::Publish, None));
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

/// What a calendar shows of a dialogue or of a meeting.
struct Entry {
    /// What it is called in the calendars of those who have it; stays the same.
    uid: String,
    /// When it was last changed.
    stamp: i64,
    starts: i64,
    ends: i64,
    sequence: u32,
    cancelled: bool,
    summary: String,
    /// The public page.
    address: String,
    /// The room; empty where there is none, or it is to be agreed.
    place: String,
    /// The video link; empty where there is none.
    video: String,
    /// Whether the public file may carry the link too.
    public_link: bool,
}

impl Entry {
    fn of_dialogue(app: &App, t: Texts, dialogue: &Dialogue) -> Entry {
        let meeting = &dialogue.meeting;
        let starts = meeting.starts_at.unwrap_or(0);
        let place = [meeting.place_name.as_str(), meeting.place_address.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|p| !p.is_empty()).collect();
        Entry {
            uid: format!("dialogue-{}", dialogue.public_id),
            stamp: dialogue.updated_at,
            starts,
            ends: dialogue.ends_at().unwrap_or(starts),
            sequence: dialogue.sequence,
            cancelled: dialogue.phase(starts) == Phase::Cancelled,
            summary: dialogue.text(t.language()).1.question.clone(),
            address: app.url(&format!("/dialogues/{}", dialogue.public_id)),
            place: if meeting.attendance.has_place() {
                place.join(", ")
            } else {
                String::new()
            },
            video: if meeting.attendance.has_link() {
                meeting.video_link.clone()
            } else {
                String::new()
            },
            public_link: false,
        }
    }

    fn of_meeting(app: &App, t: Texts, programme: &Programme, meeting: &Meeting) -> Entry {
        let starts = meeting.starts_at.unwrap_or(programme.updated_at);
        let title = said::title(t, programme, meeting).1;
        Entry {
            uid: format!("meeting-{}", meeting.id),
            stamp: programme.updated_at,
            starts,
            ends: meeting.ends_at().unwrap_or(starts),
            sequence: meeting.sequence,
            cancelled: programme.state == programme::State::Cancelled,
            summary: format!("{}: {title}", programme.text(t.language()).1.title),
            address: app.url(&format!("/programmes/{}", programme.public_id)),
            place: meeting.place(),
            video: if meeting.attendance.has_link() {
                meeting.video_link.clone()
            } else {
                String::new()
            },
            public_link: meeting.link_public,
        }
    }
}

fn event(
    app: &App,
    t: Texts,
    organisation: &Organisation,
    entry: &Entry,
    method: Method,
    invitee: Option<&Invitee<'_>>,
) -> Event {
    let off = method == Method::Cancel || entry.cancelled;
    let host = app
        .settings
        .mail_from
        .rsplit('@')
        .next()
        .unwrap_or("vestlusring")
        .trim_end_matches('>');
    let mut event = Event::new();
    event.uid(&format!("{}@{host}", entry.uid));
    event.add_property("DTSTAMP", utc_compact(entry.stamp));
    event.add_property("DTSTART", utc_compact(entry.starts));
    event.add_property("DTEND", utc_compact(entry.ends));
    event.add_property("SEQUENCE", entry.sequence.to_string());
    event.add_property("STATUS", if off { "CANCELLED" } else { "CONFIRMED" });
    event.add_property("TRANSP", "OPAQUE");
    event.summary(&entry.summary.replace(LINK, ""));
    event.url(&entry.address);
    if !entry.place.is_empty() {
        event.location(&entry.place.replace(LINK, ""));
    }
    let mut description = vec![organisation.profile.name.replace(LINK, ""), entry.address.clone()];
    // The video link is for those who have a place; a public file does not carry it.
    if !entry.video.is_empty() && !off && (invitee.is_some() || entry.public_link) {
        description.push(format!("{} {}", t.mail_video(), entry.video.replace(LINK, "")));
    }
    if let Some(invitee) = invitee {
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
