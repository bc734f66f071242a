//! A dialogue's public page.

use askama::Template;
use axum::extract::{Path, State};
use domain::crew::{self, Duty, Hand};
use domain::dialogue::{self, Attendance, Dialogue, Phase, Words};
use domain::organisation::{self, Organisation};
use domain::registration::book::{self, Tally};
use kernel::method::Method;
use kernel::time::utc_compact;
use serde_json::json;

use crate::app::App;
use crate::calendar;
use crate::failure::Outcome;
use crate::feedback;
use crate::file;
use crate::page::Page;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{circle, say, when};

#[derive(Template)]
#[template(path = "dialogue/show.html")]
struct Show<'a> {
    page: &'a Page,
    dialogue: &'a Dialogue,
    language: String,
    words: &'a Words,
    organisation: &'a Organisation,
    crew: Vec<Hand>,
    tally: Tally,
    phase: Phase,
    /// Whether there is a public summary.
    summed_up: bool,
    /// Its opinion maps: address, language, question.
    opinions: Vec<(String, String, String)>,
    /// Of which programmes it is a part: address, title and its language.
    programmes: Vec<(String, String, String)>,
    alternates: Vec<(&'static str, String)>,
}

impl Show<'_> {
    fn address(&self) -> String {
        self.page
            .app
            .url(&format!("/dialogues/{}", self.dialogue.public_id))
    }

    fn canonical(&self) -> String {
        self.page.app.url(&self.page.in_language(self.page.t.language()))
    }

    fn picture(&self) -> String {
        format!("{}/picture/{}.png", self.address(), self.page.t.language())
    }

    /// One or two sentences for previews.
    fn description(&self) -> String {
        let text = kernel::text::line(&self.words.why);
        let cut: String = text.chars().take(200).collect();
        if cut.len() < text.len() {
            format!("{}…", cut.trim_end())
        } else {
            cut
        }
    }

    fn chip(&self) -> (&'static str, String) {
        let full = self.phase == Phase::Open && self.tally.free() == 0;
        if full {
            ("chip--full", self.page.t.card_full())
        } else {
            (say::phase_chip(self.phase), say::phase(self.page.t, self.phase))
        }
    }

    fn when(&self) -> String {
        let m = &self.dialogue.meeting;
        m.starts_at
            .map(|at| when::span(self.page.t, at, self.dialogue.minutes, &m.zone))
            .unwrap_or_default()
    }

    fn iso(&self) -> String {
        self.dialogue
            .meeting
            .starts_at
            .map(|at| when::iso(at, &self.dialogue.meeting.zone))
            .unwrap_or_default()
    }

    fn has_place(&self) -> bool {
        self.dialogue.meeting.attendance.has_place()
    }

    fn is_online(&self) -> bool {
        self.dialogue.meeting.attendance.has_link()
    }

    fn map(&self) -> String {
        let m = &self.dialogue.meeting;
        let mut url = String::from("https://www.openstreetmap.org/search?query=");
        url.extend(url::form_urlencoded::byte_serialize(
            format!("{}, {}", m.place_address, m.place_name).as_bytes(),
        ));
        url
    }

    fn spoken(&self) -> String {
        say::spoken(self.page.t, &self.dialogue.spoken)
    }

    fn facilitators(&self) -> String {
        let names: Vec<&str> = self
            .crew
            .iter()
            .filter(|h| h.duty == Duty::Facilitator)
            .map(|h| h.name.as_str())
            .collect();
        names.join(", ")
    }

    fn facilitator_count(&self) -> u32 {
        let count = self.crew.iter().filter(|h| h.duty == Duty::Facilitator).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    fn method(&self) -> Option<&'static Method> {
        self.dialogue.method()
    }

    fn method_name(&self) -> String {
        self.method()
            .map(|m| m.name.get(self.page.t.language()).to_owned())
            .unwrap_or_default()
    }

    fn circle(&self) -> Safe {
        let (t, free) = (self.page.t, self.tally.free());
        circle::of(
            self.tally.taken,
            free,
            &free.to_string(),
            &t.show_circle_under(free),
            &t.show_circle(self.tally.capacity, free),
        )
    }

    fn closes(&self) -> String {
        let at = self.dialogue.closes_at().unwrap_or(0);
        when::till(self.page.t, at, &self.dialogue.meeting.zone)
    }

    fn answer_by(&self) -> String {
        self.dialogue
            .answer_by
            .map(|at| when::until(self.page.t, at, &self.dialogue.meeting.zone))
            .unwrap_or_default()
    }

    fn why(&self) -> Safe {
        paragraphs(&self.words.why)
    }

    fn for_whom(&self) -> Safe {
        paragraphs(&self.words.for_whom)
    }

    fn influence(&self) -> Safe {
        paragraphs(&self.words.influence)
    }

    fn access(&self) -> Safe {
        paragraphs(&self.dialogue.meeting.access)
    }

    fn cancel_reason(&self) -> Safe {
        paragraphs(&self.dialogue.text(&self.dialogue.language).1.cancel_reason)
    }

    fn google(&self) -> String {
        let m = &self.dialogue.meeting;
        let (from, to) = (m.starts_at.unwrap_or(0), self.dialogue.ends_at().unwrap_or(0));
        let place = format!("{}, {}", m.place_name, m.place_address);
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("action", "TEMPLATE")
            .append_pair("text", &self.words.question)
            .append_pair("dates", &format!("{}/{}", utc_compact(from), utc_compact(to)))
            .append_pair("details", &self.address())
            .append_pair("location", place.trim_matches([',', ' ']))
            .finish();
        format!("https://calendar.google.com/calendar/render?{query}")
    }

    fn outlook(&self) -> String {
        let m = &self.dialogue.meeting;
        let (from, to) = (m.starts_at.unwrap_or(0), self.dialogue.ends_at().unwrap_or(0));
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("subject", &self.words.question)
            .append_pair("startdt", &when::iso(from, "UTC"))
            .append_pair("enddt", &when::iso(to, "UTC"))
            .append_pair("body", &self.address())
            .append_pair("location", &m.place_name)
            .finish();
        format!("https://outlook.live.com/calendar/0/deeplink/compose?{query}")
    }

    fn asks_how_it_was(&self) -> bool {
        feedback::is_open(self.dialogue, self.page.now)
    }

    fn qr(&self) -> Safe {
        Safe(paper::qr_svg(&self.address()).unwrap_or_default())
    }

    /// schema.org Event as JSON-LD; `<` is written as an escape, so that no text can end the element.
    fn json_ld(&self) -> Safe {
        let m = &self.dialogue.meeting;
        let mode = match m.attendance {
            Attendance::InPlace => "https://schema.org/OfflineEventAttendanceMode",
            Attendance::Online => "https://schema.org/OnlineEventAttendanceMode",
            Attendance::Both => "https://schema.org/MixedEventAttendanceMode",
        };
        let status = if self.phase == Phase::Cancelled {
            "EventCancelled"
        } else {
            "EventScheduled"
        };
        let mut locations = Vec::new();
        if m.attendance.has_place() {
            locations.push(json!({ "@type": "Place", "name": m.place_name, "address": m.place_address }));
        }
        if m.attendance.has_link() {
            // The link itself is for those who have a place.
            locations.push(json!({ "@type": "VirtualLocation", "url": self.address() }));
        }
        let iso = |at: Option<i64>| at.map(|at| when::iso(at, &m.zone));
        let event = json!({
            "@context": "https://schema.org",
            "@type": "Event",
            "name": self.words.question,
            "description": self.description(),
            "startDate": iso(m.starts_at),
            "endDate": iso(self.dialogue.ends_at()),
            "eventStatus": format!("https://schema.org/{status}"),
            "eventAttendanceMode": mode,
            "location": locations,
            "inLanguage": self.dialogue.spoken,
            "isAccessibleForFree": true,
            "maximumAttendeeCapacity": self.tally.capacity,
            "remainingAttendeeCapacity": self.tally.free(),
            "image": [self.picture()],
            "url": self.address(),
            "organizer": {
                "@type": "Organization",
                "name": self.organisation.profile.name,
                "url": self.page.app.url(&format!("/organisations/{}", self.organisation.slug)),
            },
        });
        Safe(event.to_string().replace('<', "\\u003c"))
    }
}

/// `GET /dialogues/{public_id}`
pub(crate) async fn show(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let dialogue = dialogue::public(&mut tx, &page.actor, &public_id).await?;
    let organisation = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
    let crew = crew::list(&mut tx, &dialogue.id).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    let summed_up = domain::summary::is_published(&mut tx, &dialogue.id).await?;
    let of = (&dialogue.organisation_id, Some(dialogue.id.as_str()));
    let opinions = crate::opinion::links(&mut tx, page.t.language(), of.0, of.1).await?;
    let programmes = crate::pair::own::programmes(&mut tx, &page, &dialogue.id).await?;
    let (language, words) = dialogue.text(page.t.language());
    page.show(&Show {
        page: &page,
        language: language.to_owned(),
        words,
        organisation: &organisation,
        crew,
        tally,
        phase: dialogue.phase(page.now),
        summed_up,
        opinions,
        programmes,
        alternates: super::index::alternates(&page),
        dialogue: &dialogue,
    })
}

/// `GET /dialogues/{public_id}/calendar.ics`
pub(crate) async fn calendar_file(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let dialogue = dialogue::public(&mut tx, &page.actor, &public_id).await?;
    if dialogue.meeting.starts_at.is_none() {
        return Err(domain::error::Error::NotFound.into());
    }
    let organisation = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
    let text = calendar::one(
        &app,
        page.t,
        &organisation,
        &dialogue,
        calendar::Method::Publish,
        None,
    );
    Ok(file::calendar(&format!("{public_id}.ics"), text))
}
