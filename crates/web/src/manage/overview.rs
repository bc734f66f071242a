//! A dialogue's overview: what is missing, the plan in short, who comes, and what can be done with it.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::crew::{self, Duty, Hand};
use domain::dialogue::invitee::{self, KindCount};
use domain::dialogue::ready::{self, Check, Point};
use domain::dialogue::{Dialogue, Phase};
use domain::organisation;
use domain::registration::book::{self, Tally};

use super::advice;
use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{circle, say, when};

#[derive(Template)]
#[template(path = "manage/overview.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    dialogue: &'a Dialogue,
    crew: Vec<Hand>,
    checks: Vec<Check>,
    kinds: Vec<KindCount>,
    tally: Tally,
    /// When registrations are erased, microseconds UTC.
    erase_at: Option<i64>,
    /// Advice on the question.
    advice: Vec<String>,
    /// Where the question is reworded.
    reword: String,
    /// Of which programmes it is a part: address, title and its language.
    programmes: Vec<(String, String, String)>,
    may_plan: bool,
}

/// A kind's line and bar; lengths are per cent of the longest.
struct Bar {
    name: String,
    numbers: String,
    registered: String,
    came: String,
    hoped: Option<String>,
}

impl Show<'_> {
    fn before_opening(&self) -> bool {
        self.head.phase == Phase::Draft
    }

    fn coming(&self) -> bool {
        matches!(self.head.phase, Phase::Open | Phase::Closed)
    }

    fn held(&self) -> bool {
        self.head.phase == Phase::Past
    }

    fn running(&self) -> bool {
        self.head.phase == Phase::Running
    }

    fn cancelled(&self) -> bool {
        self.head.phase == Phase::Cancelled
    }

    /// Whether something stands before the plan in short: what is missing, what happens next, why it was cancelled.
    fn has_news(&self) -> bool {
        match self.head.phase {
            Phase::Draft | Phase::Past | Phase::Cancelled => true,
            Phase::Open | Phase::Closed => self.may_plan && !self.still().is_empty(),
            Phase::Running => false,
        }
    }

    /// Whether people have begun to come.
    fn begun(&self) -> bool {
        matches!(self.head.phase, Phase::Running | Phase::Past)
    }

    /// Whether it can be cancelled: it is public and not over.
    fn can_cancel(&self) -> bool {
        self.may_plan && matches!(self.head.phase, Phase::Open | Phase::Closed | Phase::Running)
    }

    /// Whether nobody stands in the way of making it a draft again.
    fn can_close(&self) -> bool {
        self.may_plan && self.coming() && self.tally.taken + self.tally.waiting + self.tally.missed == 0
    }

    fn ready(&self) -> bool {
        ready::can_open(self.dialogue, &self.checks)
    }

    fn missing(&self) -> String {
        let missing = self.checks.iter().filter(|c| c.required && !c.done).count();
        self.page
            .t
            .manage_open_missing(u32::try_from(missing).unwrap_or(u32::MAX))
    }

    /// What would still be good to have, once registration is open.
    fn still(&self) -> Vec<Check> {
        let undone = |c: &&Check| !c.required && !c.done;
        self.checks.iter().filter(undone).copied().collect()
    }

    fn point(&self, check: &Check) -> String {
        say::point(self.page.t, check.point)
    }

    /// Whether a date is there, but one that cannot stand: an answer before the dialogue, a dialogue in the past.
    fn misdated(&self, check: &Check) -> bool {
        let d = self.dialogue;
        let answerer = &d.text(&d.language).1.answerer;
        !check.done
            && d.meeting.starts_at.is_some()
            && match check.point {
                Point::Answer => d.answer_by.is_some() && !answerer.is_empty(),
                Point::Time => true,
                _ => false,
            }
    }

    /// The form in which a point is dealt with.
    fn part(&self, check: &Check) -> String {
        let part = match check.point {
            Point::Question | Point::Why | Point::Influence | Point::Answer => "words",
            Point::Time | Point::Place | Point::Access => "meeting",
            Point::Method => "course",
            Point::Places => "places",
            Point::Facilitator | Point::Scribe => "crew",
            Point::Invitees => "invitees",
        };
        format!("{}/plan/{part}", self.head.home())
    }

    fn when(&self) -> Option<(String, String)> {
        let d = self.dialogue;
        let starts_at = d.meeting.starts_at?;
        Some((
            when::iso(starts_at, &d.meeting.zone),
            when::span(self.page.t, starts_at, d.minutes, &d.meeting.zone),
        ))
    }

    /// Lines that say where.
    fn places_met(&self) -> Vec<String> {
        let meeting = &self.dialogue.meeting;
        let mut lines = Vec::new();
        if meeting.attendance.has_place() && !meeting.place_name.is_empty() {
            lines.push(match meeting.place_address.as_str() {
                "" => meeting.place_name.clone(),
                address => format!("{}, {address}", meeting.place_name),
            });
        }
        if meeting.attendance.has_link() && !meeting.video_link.is_empty() {
            lines.push(self.page.t.manage_online());
        }
        lines
    }

    fn spoken(&self) -> String {
        say::spoken(self.page.t, &self.dialogue.spoken)
    }

    fn method(&self) -> String {
        let t = self.page.t;
        let name = self
            .dialogue
            .method()
            .map_or(self.dialogue.method_id.as_str(), |m| m.name.get(t.language()));
        t.manage_method_minutes(name.to_owned(), self.dialogue.minutes)
    }

    fn places(&self) -> String {
        let (t, p) = (self.page.t, &self.dialogue.places);
        match p.capacity {
            Some(capacity) => t.manage_places_facts(capacity, p.circle_least, p.circle_most),
            None => t.manage_places_open(p.circle_least, p.circle_most),
        }
    }

    fn hands(&self, facilitators: bool) -> String {
        let duty = if facilitators {
            Duty::Facilitator
        } else {
            Duty::Scribe
        };
        let names: Vec<&str> = self
            .crew
            .iter()
            .filter(|h| h.duty == duty)
            .map(|h| h.name.as_str())
            .collect();
        if names.is_empty() {
            self.page.t.manage_nobody()
        } else {
            names.join(", ")
        }
    }

    /// When registration closes, while it is open.
    fn closes(&self) -> Option<String> {
        let d = self.dialogue;
        let closes_at = d.closes_at().filter(|_| self.head.phase == Phase::Open)?;
        Some(when::moment(self.page.t, closes_at, &d.meeting.zone))
    }

    fn answerer(&self) -> &str {
        &self.dialogue.text(self.page.t.language()).1.answerer
    }

    fn answer_by(&self) -> Option<String> {
        let d = self.dialogue;
        Some(when::until(self.page.t, d.answer_by?, &d.meeting.zone))
    }

    fn answer(&self) -> String {
        let (t, answerer) = (self.page.t, self.answerer().to_owned());
        match self.answer_by() {
            _ if answerer.is_empty() => t.manage_answer_none(),
            Some(date) => t.manage_answer_by(answerer, date),
            None => t.manage_answer_who(answerer),
        }
    }

    /// After a dialogue: who has promised to answer, and whether that day has passed.
    fn promised(&self) -> Option<String> {
        let (t, answerer) = (self.page.t, self.answerer().to_owned());
        let date = self.answer_by().filter(|_| !answerer.is_empty())?;
        let late = self.dialogue.answer_by.is_some_and(|at| at < self.page.now);
        Some(if late {
            t.manage_next_answer_late(answerer, date)
        } else {
            t.manage_next_answer(answerer, date)
        })
    }

    fn erased(&self) -> Option<String> {
        let t = self.page.t;
        if self.dialogue.erased_at.is_some() {
            return Some(t.manage_next_erased());
        }
        let date = when::date(t, self.erase_at?, &self.dialogue.meeting.zone);
        Some(t.manage_next_erase(date))
    }

    fn circle(&self) -> Safe {
        let (t, tally) = (self.page.t, &self.tally);
        if self.held() {
            return circle::of(
                tally.came,
                tally.missed,
                &tally.came.to_string(),
                &t.manage_tally_came(),
                &t.manage_tally_came_label(tally.came, tally.missed),
            );
        }
        let free = tally.free();
        circle::of(
            tally.taken,
            free,
            &tally.taken.to_string(),
            &t.manage_tally_of(tally.capacity),
            &t.manage_tally_label(tally.capacity, free, tally.taken, tally.waiting),
        )
    }

    fn bars(&self) -> Vec<Bar> {
        let (t, begun) = (self.page.t, self.begun());
        let hoped = |k: &KindCount| k.kind.as_ref().map_or(0, |kind| kind.hoped);
        let longest = self
            .kinds
            .iter()
            .map(|k| hoped(k).max(k.registered))
            .max()
            .unwrap_or(0)
            .max(1);
        let share = |n: u32| format!("{:.1}", f64::from(n) * 100.0 / f64::from(longest));
        self.kinds
            .iter()
            .map(|k| Bar {
                name: k
                    .kind
                    .as_ref()
                    .map_or_else(|| t.manage_kinds_none(), |kind| kind.name.clone()),
                numbers: if begun {
                    t.manage_kinds_line(k.came, hoped(k), k.registered)
                } else {
                    t.manage_kinds_line_before(hoped(k), k.registered)
                },
                registered: share(k.registered),
                came: share(k.came),
                hoped: (hoped(k) > 0).then(|| share(hoped(k))),
            })
            .collect()
    }

    fn cancel_reason(&self) -> Safe {
        paragraphs(&self.dialogue.text(&self.dialogue.language).1.cancel_reason)
    }
}

/// `GET /manage/dialogues/{id}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let organisation = organisation::by_id(&mut tx, &dialogue.organisation_id).await?;
    let crew = crew::list(&mut tx, &id).await?;
    let invitees = invitee::list(&mut tx, &id).await?;
    // Erased registrations have no kinds any more, so their numbers would say that nobody came.
    let kinds = if dialogue.erased_at.is_none() && !invitees.is_empty() {
        invitee::counts(&mut tx, &id).await?
    } else {
        Vec::new()
    };
    let tally = book::tally(&mut tx, &dialogue).await?;
    let programmes = crate::pair::own::programmes(&mut tx, &page, &id).await?;
    tx.commit().await?;
    let may_plan = page.may(&head.organisation_id, Right::Plan);
    let rewords = may_plan && matches!(head.phase, Phase::Draft | Phase::Open);
    page.show(&Show {
        checks: ready::checks(&dialogue, &crew, &invitees, page.now),
        erase_at: dialogue.erase_at(organisation.profile.keep_days),
        advice: if rewords {
            advice::on(page.t, dialogue.question(), &dialogue.language)
        } else {
            Vec::new()
        },
        reword: format!("{}/plan/words", head.home()),
        dialogue: &dialogue,
        page: &page,
        desk,
        head,
        crew,
        kinds,
        tally,
        programmes,
        may_plan,
    })
}
