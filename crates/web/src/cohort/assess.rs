//! The self-assessment, for members: who has answered, and results of moments that are closed.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::cohort::assessment::results::{self, Change, Mean, Results, SHOWN_FROM};
use domain::cohort::assessment::{self, Standing};
use domain::error::Error;
use domain::programme::Programme;
use kernel::worksheet::{Moment, Worksheet};

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::{confirm, when};

/// What a moment is called.
pub(crate) fn say(t: Texts, moment: Moment) -> String {
    match moment {
        Moment::Before => t.cohort_moment_before(),
        Moment::After => t.cohort_moment_after(),
        Moment::MonthLater => t.cohort_moment_month_later(),
    }
}

#[derive(Template)]
#[template(path = "cohort/assess.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    sheet: &'static Worksheet,
    standings: Vec<Standing>,
    results: Results,
    manages: bool,
}

impl Show<'_> {
    fn say(&self, moment: &Moment) -> String {
        say(self.page.t, *moment)
    }

    fn is_open(&self, standing: &Standing) -> bool {
        standing.asked.is_some_and(|a| a.is_open(self.page.now))
    }

    /// Until when it is open, since when it is closed, or when it is asked.
    fn when(&self, standing: &Standing) -> String {
        let (t, zone) = (self.page.t, &self.programme.zone);
        match (standing.asked, standing.due) {
            (Some(asked), _) if asked.is_open(self.page.now) => {
                t.cohort_assess_until(when::till(t, asked.until(), zone))
            }
            (Some(_), _) => t.cohort_assess_closed(),
            (None, Some(at)) => t.cohort_assess_due(when::date(t, at, zone)),
            (None, None) => t.cohort_assess_not_asked(),
        }
    }

    fn missing(&self, standing: &Standing) -> String {
        let names: Vec<&str> = standing.missing.iter().map(|p| p.name.as_str()).collect();
        names.join(", ")
    }

    fn question(&self, id: &str) -> &str {
        self.sheet
            .item(id)
            .map_or("", |item| item.question.get(self.page.t.language()))
    }

    fn section(&self, id: &str) -> &str {
        let found = self.sheet.sections.iter().find(|s| s.id == id);
        found.map_or("", |s| s.title.get(self.page.t.language()))
    }

    /// The mean of a statement at each moment, in the order of the results.
    fn means(&self, item: &str) -> Vec<String> {
        let of = |means: &[Mean]| means.iter().find(|m| m.item == item).cloned();
        self.results
            .moments
            .iter()
            .map(
                |at| match of(&at.items).and_then(|m| Some((m.tenths?, m.answered))) {
                    Some((tenths, answered)) => {
                        self.page.t.cohort_assess_mean(answered, tenths % 10, tenths / 10)
                    }
                    None => "–".to_owned(),
                },
            )
            .collect()
    }

    /// Statements on the scale, in order.
    fn items(&self) -> Vec<&str> {
        let first = self.results.moments.first();
        first.map_or_else(Vec::new, |at| at.items.iter().map(|m| m.item.as_str()).collect())
    }

    fn shows(&self) -> bool {
        self.results.moments.iter().any(|at| at.answered >= SHOWN_FROM)
    }

    fn change(&self, change: &Change) -> String {
        self.page.t.cohort_assess_change(
            say(self.page.t, change.from),
            change.matched,
            say(self.page.t, change.to),
        )
    }

    fn by(&self, tenths: &Option<i32>) -> String {
        match tenths {
            None => "–".to_owned(),
            Some(tenths) => {
                let sign = match tenths.signum() {
                    1 => "+",
                    -1 => "−",
                    _ => "",
                };
                let n = tenths.unsigned_abs();
                format!("{sign}{}", self.page.t.cohort_assess_number(n % 10, n / 10))
            }
        }
    }
}

/// `GET /manage/programmes/{id}/cohort/assessment`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::SeePeople).await?;
    let standings = assessment::standing(&mut tx, &page.actor, &id, page.now).await?;
    let results = results::for_member(&mut tx, &page.actor, &id, page.now).await?;
    tx.commit().await?;
    page.show(&Show {
        manages: page.may(&programme.organisation_id, Right::ManagePeople),
        sheet: assessment::sheet()?,
        page: &page,
        desk,
        head,
        programme,
        standings,
        results,
    })
}

fn back(id: &str) -> String {
    format!("/manage/programmes/{id}/cohort/assessment")
}

/// `POST /manage/programmes/{id}/cohort/assessment/{moment}`
pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    Path((id, moment)): Path<(String, String)>,
) -> Outcome {
    let moment = assessment::parse(&moment);
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    // Whose it is comes first: a stranger learns nothing from a moment that there is or is not.
    domain::programme::load(&mut tx, &page.actor, &id, Right::ManagePeople).await?;
    let moment = moment.ok_or(Error::NotFound)?;
    assessment::ask(&mut tx, &mut ctx, &page.actor, &id, moment).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&back(&id), Some(Flash::AssessmentAsked)))
}

/// `POST /manage/programmes/{id}/cohort/assessment/{moment}/closing`
pub(super) async fn close(
    State(app): State<App>,
    page: Page,
    Path((id, moment)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let moment = assessment::parse(&moment);
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    domain::programme::load(&mut tx, &page.actor, &id, Right::ManagePeople).await?;
    let moment = moment.ok_or(Error::NotFound)?;
    assessment::close(&mut tx, &mut ctx, &page.actor, &id, moment).await?;
    if !confirm::given(&fields) {
        drop(tx);
        let t = page.t;
        return confirm::ask(
            &page,
            &t.cohort_assess_close_title(),
            &t.cohort_assess_close_what(),
            &t.cohort_assess_close(),
            &page.path,
            &[],
            &back(&id),
        );
    }
    tx.commit().await?;
    Ok(page.go(&back(&id), Some(Flash::Saved)))
}
