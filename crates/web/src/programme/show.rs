//! A programme's public page: the call, and all that who thinks of applying needs to know.

use askama::Template;
use axum::extract::{Path, State};
use domain::error::Error;
use domain::meeting::{self, Kind, Meeting, information};
use domain::organisation::{self, Organisation};
use domain::programme::partner::{self, Part, Partner};
use domain::programme::reading::{self, Reading};
use domain::programme::trainer::{self, Trainer};
use domain::programme::{self, Phase, Programme, Words};
use serde_json::{Value, json};

use super::{deadline, said};
use crate::app::App;
use crate::calendar;
use crate::dialogue::alternates;
use crate::failure::Outcome;
use crate::file;
use crate::page::Page;
use crate::ui::text::{Safe, prose};
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "programme/show.html")]
struct Show<'a> {
    page: &'a Page,
    programme: &'a Programme,
    language: String,
    words: &'a Words,
    organisation: &'a Organisation,
    meetings: Vec<Meeting>,
    events: Vec<Meeting>,
    trainers: Vec<Trainer>,
    partners: Vec<Partner>,
    readings: Vec<Reading>,
    phase: Phase,
    alternates: Vec<(&'static str, String)>,
    /// A draw in public is announced, or was.
    drawn: bool,
    /// Its report is public.
    reported: bool,
}

impl Show<'_> {
    fn address(&self) -> String {
        self.page
            .app
            .url(&format!("/programmes/{}", self.programme.public_id))
    }

    fn canonical(&self) -> String {
        self.page.app.url(&self.page.in_language(self.page.t.language()))
    }

    fn picture(&self) -> String {
        format!("{}/picture/{}.png", self.address(), self.page.t.language())
    }

    /// One or two sentences for previews.
    fn description(&self) -> String {
        let text = if self.words.lead.is_empty() {
            &self.words.about
        } else {
            &self.words.lead
        };
        let text = kernel::text::line(text);
        let cut: String = text.chars().take(200).collect();
        if cut.len() < text.len() {
            format!("{}…", cut.trim_end())
        } else {
            cut
        }
    }

    fn chip(&self) -> (&'static str, String) {
        (
            say::programme_chip(self.phase),
            say::programme_phase(self.page.t, self.phase),
        )
    }

    fn is_draft(&self) -> bool {
        self.phase == Phase::Draft
    }

    fn is_cancelled(&self) -> bool {
        self.phase == Phase::Cancelled
    }

    /// Whether people can apply by themselves now.
    fn takes(&self) -> bool {
        self.programme.takes_applications(self.page.now)
    }

    fn deadline(&self) -> Option<(String, String, String)> {
        let (t, p) = (self.page.t, self.programme);
        let at = p.call.closes_at?;
        Some((
            when::iso(at, &p.zone),
            when::till(t, at, &p.zone),
            deadline::left(t, self.page.now, at),
        ))
    }

    /// Before the call opens: from when. After it: what happens now.
    fn call_state(&self) -> Option<(String, String)> {
        let (t, p) = (self.page.t, self.programme);
        Some(match self.phase {
            Phase::Announced => {
                let at = p.call.opens_at?;
                (
                    t.programme_call_soon(),
                    t.programme_call_soon_what(when::time_of_day(t, at, &p.zone), when::date(t, at, &p.zone)),
                )
            }
            Phase::Choosing => {
                let what = match p.call.answer_by {
                    Some(at) => t.programme_call_over_by(when::until(t, at, &p.zone)),
                    None => t.programme_call_over_what(),
                };
                (t.programme_call_over(), what)
            }
            Phase::Chosen => (t.programme_call_over(), t.programme_call_chosen()),
            Phase::Running => (t.programme_call_running(), t.programme_call_running_what()),
            Phase::Past => (t.programme_call_past(), t.programme_call_past_what()),
            Phase::Draft | Phase::Open | Phase::Cancelled => return None,
        })
    }

    fn span(&self) -> Option<String> {
        said::span(self.page.t, self.programme)
    }

    fn hours(&self) -> Option<String> {
        let p = self.programme;
        let all = p.meeting_hours + p.own_hours;
        (all > 0).then(|| self.page.t.programme_hours(all, p.meeting_hours, p.own_hours))
    }

    fn answer_by(&self) -> Option<String> {
        let p = self.programme;
        p.call.answer_by.map(|at| when::until(self.page.t, at, &p.zone))
    }

    fn meeting_count(&self) -> u32 {
        u32::try_from(self.meetings.len()).unwrap_or(u32::MAX)
    }

    fn title_of(&self, meeting: &Meeting) -> (String, String) {
        said::title(self.page.t, self.programme, meeting)
    }

    fn when_of(&self, meeting: &Meeting) -> String {
        said::when(self.page.t, self.programme, meeting)
    }

    fn place_of(&self, meeting: &Meeting) -> String {
        said::place(self.page.t, meeting)
    }

    fn iso_of(&self, meeting: &Meeting) -> String {
        said::iso(self.programme, meeting)
    }

    fn agenda_of(&self, meeting: &Meeting) -> Safe {
        let written = meeting.text(self.page.t.language(), &self.programme.language);
        prose(&written.1.agenda)
    }

    /// Whether people can sign up for an information event.
    fn is_open(&self, event: &Meeting) -> bool {
        information::is_open(self.programme, event, self.page.now)
    }

    /// Events that lie ahead; what is over is nobody's news.
    fn coming_events(&self) -> Vec<&Meeting> {
        self.events.iter().filter(|e| e.is_ahead(self.page.now)).collect()
    }

    fn public_link<'m>(&self, event: &'m Meeting) -> Option<&'m str> {
        let shown = event.link_public && event.attendance.has_link() && !self.is_cancelled();
        Some(event.video_link.as_str()).filter(|link| shown && !link.is_empty())
    }

    fn about_of(&self, trainer: &Trainer) -> (String, Safe) {
        let (language, text) = trainer.about(self.page.t.language(), &self.programme.language);
        (language.to_owned(), prose(text))
    }

    /// Organisers beside the host, partners and funders, each with its label; without those of whom there are none.
    fn parts(&self) -> Vec<(String, Vec<&Partner>)> {
        Part::ALL
            .into_iter()
            .map(|part| {
                let of: Vec<&Partner> = self.partners.iter().filter(|p| p.part == part).collect();
                (say::partner(self.page.t, part), of)
            })
            .filter(|(_, of)| !of.is_empty())
            .collect()
    }

    fn language_of(&self, reading: &Reading) -> Option<String> {
        (reading.language != self.page.t.language()).then(|| say::language(self.page.t, &reading.language))
    }

    fn text(&self, text: &str) -> Safe {
        prose(text)
    }

    /// One on a line.
    fn lines<'t>(&self, text: &'t str) -> Vec<&'t str> {
        text.lines()
            .map(|l| l.trim().trim_start_matches(['•', '-', '–', '*']).trim())
            .filter(|l| !l.is_empty())
            .collect()
    }

    /// Who gets a certificate, from the rule.
    fn certificate(&self) -> Vec<String> {
        said::certificate(self.page.t, self.programme.certificate_rule)
    }

    fn cancel_reason(&self) -> Safe {
        prose(&self.programme.text(&self.programme.language).1.cancel_reason)
    }

    /// Whether a calendar file would have anything in it.
    fn has_calendar(&self) -> bool {
        let timed = |m: &Meeting| m.starts_at.is_some();
        !self.is_cancelled() && (self.meetings.iter().any(timed) || self.events.iter().any(timed))
    }

    fn qr(&self) -> Safe {
        Safe(paper::qr_svg(&self.address()).unwrap_or_default())
    }

    /// schema.org Course with its meetings, and its information events as EducationEvent; `<` is written as an escape, so
    /// that no text can end the element.
    fn json_ld(&self) -> Safe {
        let p = self.programme;
        let host = json!({
            "@type": "Organization",
            "name": self.organisation.profile.name,
            "url": self.page.app.url(&format!("/organisations/{}", self.organisation.slug)),
        });
        let iso = |at: Option<i64>| at.map(|at| when::iso(at, &p.zone));
        let status = if self.is_cancelled() {
            "https://schema.org/EventCancelled"
        } else {
            "https://schema.org/EventScheduled"
        };
        let of = |part| -> Vec<Value> {
            let named = self.partners.iter().filter(|p| p.part == part);
            named
                .map(|p| json!({ "@type": "Organization", "name": p.name }))
                .collect()
        };
        let course = json!({
            "@type": "Course",
            "name": self.words.title,
            "description": self.description(),
            "url": self.address(),
            "image": [self.picture()],
            "inLanguage": p.spoken,
            "provider": host,
            "funder": of(Part::Funder),
            // What is free is said where something is; what the participant pays is travel and the like.
            "isAccessibleForFree": !self.words.free.is_empty(),
            "hasCourseInstance": [{
                "@type": "CourseInstance",
                "startDate": iso(p.span.map(|(starts, _)| starts)),
                "endDate": iso(p.span.map(|(_, ends)| ends)),
                "eventStatus": status,
                "courseMode": "Blended",
                // Academic hours have 45 minutes.
                "courseWorkload": format!("PT{}M", (p.meeting_hours + p.own_hours) * 45),
                "maximumAttendeeCapacity": p.call.places,
                "instructor": self.trainers.iter().map(|t| json!({ "@type": "Person", "name": t.name })).collect::<Vec<_>>(),
            }],
        });
        let mut graph = vec![course];
        for event in self.events.iter().filter(|e| e.starts_at.is_some()) {
            graph.push(json!({
                "@type": "EducationEvent",
                "name": self.title_of(event).1,
                "startDate": iso(event.starts_at),
                "endDate": iso(event.ends_at()),
                "eventStatus": status,
                "eventAttendanceMode": attendance_mode(event),
                // The link itself is for who signed up.
                "location": if event.attendance.has_place() {
                    json!({ "@type": "Place", "name": event.place_name, "address": event.place_address })
                } else {
                    json!({ "@type": "VirtualLocation", "url": self.address() })
                },
                "inLanguage": p.spoken,
                "isAccessibleForFree": true,
                "organizer": host,
                "about": self.words.title,
            }));
        }
        let whole = json!({ "@context": "https://schema.org", "@graph": graph });
        Safe(whole.to_string().replace('<', "\\u003c"))
    }
}

fn attendance_mode(event: &Meeting) -> &'static str {
    match (event.attendance.has_place(), event.attendance.has_link()) {
        (true, true) => "https://schema.org/MixedEventAttendanceMode",
        (true, false) => "https://schema.org/OfflineEventAttendanceMode",
        (false, _) => "https://schema.org/OnlineEventAttendanceMode",
    }
}

/// `GET /programmes/{public_id}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let programme = programme::public(&mut tx, &page.actor, &public_id).await?;
    let organisation = organisation::by_id(&mut tx, &programme.organisation_id).await?;
    let meetings = meeting::list(&mut tx, &programme.id, Kind::Meeting).await?;
    let events = meeting::list(&mut tx, &programme.id, Kind::Information).await?;
    let trainers = trainer::list(&mut tx, &programme.id).await?;
    let partners = partner::list(&mut tx, &programme.id).await?;
    let readings = reading::list(&mut tx, &programme.id).await?;
    let drawn = domain::selection::draw::is_public(&mut tx, &programme.id).await?;
    let reported = domain::report::is_public(&mut tx, &programme.id).await?;
    tx.commit().await?;
    let (language, words) = programme.text(page.t.language());
    page.show(&Show {
        page: &page,
        language: language.to_owned(),
        words,
        organisation: &organisation,
        meetings,
        events,
        trainers,
        partners,
        readings,
        phase: programme.phase(page.now),
        alternates: alternates(&page),
        drawn,
        reported,
        programme: &programme,
    })
}

/// `GET /programmes/{public_id}/calendar.ics`: meetings and information events that have a time.
pub(super) async fn calendar_file(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let programme = programme::public(&mut tx, &page.actor, &public_id).await?;
    let organisation = organisation::by_id(&mut tx, &programme.organisation_id).await?;
    let mut meetings = meeting::list(&mut tx, &programme.id, Kind::Information).await?;
    meetings.extend(meeting::list(&mut tx, &programme.id, Kind::Meeting).await?);
    tx.commit().await?;
    if meetings.iter().all(|m| m.starts_at.is_none()) {
        return Err(Error::NotFound.into());
    }
    let text = calendar::meetings(
        &app,
        page.t,
        &organisation,
        &programme,
        &meetings,
        calendar::Method::Publish,
        None,
    );
    Ok(file::calendar(&format!("{public_id}.ics"), text))
}
