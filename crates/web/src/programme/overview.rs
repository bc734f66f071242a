//! A programme's overview for members: what must be there before it is public, then where it stands and what to do now.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::meeting::{self, Kind, Meeting};
use domain::programme::ready::{self, Check, Point};
use domain::programme::tally::{self, Tally};
use domain::programme::{Phase, Programme};

use super::{deadline, said};
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "programme/overview.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: &'a Programme,
    checks: Vec<Check>,
    tally: Tally,
    /// The meeting that comes next, or is held now.
    next: Option<Meeting>,
    may_plan: bool,
}

impl Show<'_> {
    fn is_draft(&self) -> bool {
        self.head.phase == Phase::Draft
    }

    fn is_cancelled(&self) -> bool {
        self.head.phase == Phase::Cancelled
    }

    fn ready(&self) -> bool {
        ready::can_publish(&self.checks)
    }

    fn missing(&self) -> String {
        let missing = self.checks.iter().filter(|c| c.required && !c.done).count();
        self.page
            .t
            .programme_publish_missing(u32::try_from(missing).unwrap_or(u32::MAX))
    }

    fn point(&self, check: &Check) -> String {
        say::programme_point(self.page.t, check.point)
    }

    /// The form in which a point is dealt with; saving there leads back here.
    fn part(&self, check: &Check) -> String {
        let part = match check.point {
            Point::Words | Point::Costs => "plan/words",
            Point::Meetings => "plan/meetings/new",
            Point::Call | Point::Places => "call",
            Point::Trainers => "plan/trainers/new",
            Point::Hours => "plan/basics",
            Point::Information => "plan/information/new",
        };
        // What is there already is changed where all of it stands.
        match check.point {
            Point::Meetings if check.done => format!("{}/plan#meetings", self.head.home()),
            Point::Trainers if check.done => format!("{}/plan#trainers", self.head.home()),
            Point::Information if check.done => format!("{}/plan#information", self.head.home()),
            _ => format!("{}/{part}", self.head.home()),
        }
    }

    /// What would still be good to have, once it is public and before people are chosen.
    fn still(&self) -> Vec<Check> {
        let early = matches!(self.head.phase, Phase::Announced | Phase::Open);
        let undone = |c: &&Check| early && self.may_plan && !c.required && !c.done;
        self.checks.iter().filter(undone).copied().collect()
    }

    /// Where it stands, in a sentence.
    fn stands(&self) -> String {
        let (t, p, now) = (self.page.t, self.programme, self.page.now);
        match self.head.phase {
            Phase::Draft => t.programme_stands_draft(),
            Phase::Announced => {
                let at = p.call.opens_at.unwrap_or(now);
                t.programme_stands_announced(when::time_of_day(t, at, &p.zone), when::date(t, at, &p.zone))
            }
            Phase::Open => {
                let closes = p.call.closes_at.unwrap_or(now);
                t.programme_stands_open(deadline::left(t, now, closes), when::till(t, closes, &p.zone))
            }
            Phase::Choosing => match p.call.answer_by {
                Some(at) => t.programme_stands_choosing_by(when::until(t, at, &p.zone)),
                None => t.programme_stands_choosing(),
            },
            Phase::Chosen => {
                let at = p.span.map_or(now, |(starts, _)| starts);
                t.programme_stands_chosen(when::time_of_day(t, at, &p.zone), when::date(t, at, &p.zone))
            }
            Phase::Running => t.programme_stands_running(),
            Phase::Past => t.programme_stands_past(),
            Phase::Cancelled => t.programme_stands_cancelled(),
        }
    }

    /// What to do now, the first thing first.
    fn to_do(&self) -> Vec<String> {
        let t = self.page.t;
        match self.head.phase {
            Phase::Draft | Phase::Cancelled => Vec::new(),
            Phase::Announced => vec![t.programme_do_share(), t.programme_do_reviewers()],
            Phase::Open => vec![
                t.programme_do_share(),
                t.programme_do_answer(),
                t.programme_do_reviewers(),
            ],
            Phase::Choosing => vec![
                t.programme_do_review(),
                t.programme_do_choose(),
                t.programme_do_release(),
            ],
            Phase::Chosen => vec![
                t.programme_do_accepting(self.tally.offered),
                t.programme_do_places(),
                t.programme_do_pairs(),
            ],
            Phase::Running => vec![
                t.programme_do_attendance(),
                t.programme_do_worksheets(),
                t.programme_do_home(),
            ],
            Phase::Past => vec![
                t.programme_do_certificates(),
                t.programme_do_report(),
                t.programme_do_cohort(),
            ],
        }
    }

    fn next(&self) -> Option<(String, String, String, String)> {
        let (t, meeting) = (self.page.t, self.next.as_ref()?);
        let (language, title) = said::title(t, self.programme, meeting);
        Some((
            language,
            title,
            said::when(t, self.programme, meeting),
            said::place(t, meeting),
        ))
    }

    fn span(&self) -> Option<String> {
        said::span(self.page.t, self.programme)
    }

    fn hours(&self) -> Option<String> {
        let p = self.programme;
        let all = p.meeting_hours + p.own_hours;
        (all > 0).then(|| self.page.t.programme_hours(all, p.meeting_hours, p.own_hours))
    }

    fn call(&self) -> Option<String> {
        let (t, p) = (self.page.t, self.programme);
        let (opens, closes) = (p.call.opens_at?, p.call.closes_at?);
        let moment = |at| when::moment(t, at, &p.zone);
        Some(t.programme_call_span(moment(closes), moment(opens)))
    }

    fn can_cancel(&self) -> bool {
        self.may_plan && !matches!(self.head.phase, Phase::Draft | Phase::Past | Phase::Cancelled)
    }

    /// Whether nobody stands in the way of making it a draft again.
    fn can_close(&self) -> bool {
        self.can_cancel() && self.tally.drafts + self.tally.applied + self.tally.guests == 0
    }

    fn can_delete(&self) -> bool {
        self.may_plan && self.is_draft()
    }

    fn cancel_reason(&self) -> Safe {
        paragraphs(&self.programme.text(&self.programme.language).1.cancel_reason)
    }
}

/// `GET /manage/programmes/{id}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::SeePlan).await?;
    let checks = ready::checks(&mut tx, &programme, page.now).await?;
    let tally = tally::of(&mut tx, &programme).await?;
    let next = meeting::list(&mut tx, &id, Kind::Meeting)
        .await?
        .into_iter()
        .filter(|m| m.starts_at.is_some() && m.is_ahead(page.now))
        .min_by_key(|m| m.starts_at);
    tx.commit().await?;
    page.show(&Show {
        may_plan: page.may(&programme.organisation_id, Right::Plan),
        page: &page,
        desk,
        head,
        programme: &programme,
        checks,
        tally,
        next,
    })
}
