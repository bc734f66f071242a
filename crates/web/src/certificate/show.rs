//! Who gets which paper, for organisers: what each participant has done, what is due, what is held.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::certificate::{self, Certificate, Facts, Line, Standing};

use super::said;
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::{Page, unkept};
use crate::ui::when;

#[derive(Template)]
#[template(path = "certificate/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    standing: Standing,
    /// All that were issued, revoked ones too, the latest first.
    issued: Vec<Certificate>,
    manages: bool,
}

impl Show<'_> {
    fn zone(&self) -> &str {
        &self.standing.programme.zone
    }

    /// Whether papers can be issued now.
    fn is_time(&self) -> bool {
        self.standing.from.is_some_and(|at| at <= self.page.now)
    }

    /// From when they can, or what must happen first.
    fn not_yet(&self) -> String {
        let t = self.page.t;
        match self.standing.from {
            Some(at) => t.certificate_from(when::moment(t, at, self.zone())),
            None => t.certificate_no_time(),
        }
    }

    fn differing(&self) -> u32 {
        count(self.standing.lines.iter().filter(|l| l.differs()).count())
    }

    fn waiting(&self) -> u32 {
        count(self.standing.lines.iter().filter(|l| l.waits()).count())
    }

    fn unrecorded(&self) -> u32 {
        self.standing.unrecorded
    }

    fn attended(&self, facts: &Facts) -> String {
        self.page.t.certificate_of(facts.attended, facts.meetings)
    }

    fn held(&self, done: bool) -> String {
        let t = self.page.t;
        if done {
            t.certificate_held_yes()
        } else {
            t.certificate_held_no()
        }
    }

    /// Which paper is due now.
    fn due(&self, facts: &Facts) -> String {
        let t = self.page.t;
        facts
            .due()
            .map_or_else(|| t.certificate_nothing_due(), |kind| said::kind(t, kind))
    }

    fn lacks(&self, facts: &Facts) -> Vec<String> {
        said::lacks(self.page.t, facts)
    }

    fn kind(&self, certificate: &Certificate) -> String {
        said::kind(self.page.t, certificate.kind)
    }

    fn code(&self, certificate: &Certificate) -> String {
        certificate::shown_code(&certificate.code)
    }

    fn day(&self, at: &i64) -> String {
        when::day(self.page.t, *at, self.zone())
    }

    /// Whether there is anybody to tick.
    fn can_tick(&self) -> bool {
        self.standing.lines.iter().any(|line| self.can_issue(line))
    }

    /// Whether somebody can be ticked: something is due that is not held as it would be now.
    fn can_issue(&self, line: &Line) -> bool {
        line.facts.due().is_some() && (line.held.is_none() || line.differs())
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// `GET /manage/programmes/{id}/certificates`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::SeePeople).await?;
    let standing = certificate::standing(&mut tx, &page.actor, &id, page.now).await?;
    let issued = certificate::issued(&mut tx, &page.actor, &id).await?;
    tx.commit().await?;
    page.show(&Show {
        manages: page.may(&standing.programme.organisation_id, Right::ManagePeople),
        page: &page,
        desk,
        head,
        standing,
        issued,
    })
    .map(unkept)
}
