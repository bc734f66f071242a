//! The self-assessment, for participants: under a code that they make up, linked to nobody.

use askama::Template;
use axum::extract::{Path, State};
use domain::cohort;
use domain::cohort::assessment::{self, Asked};
use domain::error::Error;
use domain::input::{Faults, Fields, Reader};
use domain::programme::Programme;
use kernel::worksheet::{Answers, Moment, Worksheet};

use super::Own;
use crate::app::App;
use crate::body::Typed;
use crate::cohort::assess::say;
use crate::cohort::worksheets::{self, Controls};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::ui::text::Safe;
use crate::ui::{Form, text, when};

#[derive(Template)]
#[template(path = "cohort/own/assessments.html")]
struct List<'a> {
    page: &'a Page,
    own: Own,
    programme: Programme,
    open: Vec<Asked>,
}

impl List<'_> {
    fn say(&self, asked: &Asked) -> String {
        say(self.page.t, asked.moment)
    }

    fn until(&self, asked: &Asked) -> String {
        when::till(self.page.t, asked.until(), &self.programme.zone)
    }
}

/// `GET /a/{secret}/assessment`
pub(super) async fn list(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, &page, &secret).await?;
    let (application, _) = cohort::participant(&mut tx, &secret).await?;
    let open = assessment::open_for(&mut tx, &application, page.now).await?;
    tx.commit().await?;
    page.show(&List {
        page: &page,
        own,
        programme,
        open,
    })
}

#[derive(Template)]
#[template(path = "cohort/own/assessment.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    there: assessment::Own,
    moment: Moment,
    sheet: &'static Worksheet,
    form: Form,
}

impl Show<'_> {
    fn title(&self) -> &str {
        self.sheet.title.get(self.page.t.language())
    }

    fn say(&self) -> String {
        say(self.page.t, self.moment)
    }

    fn why(&self) -> Safe {
        text::paragraphs(self.sheet.why.get(self.page.t.language()))
    }

    fn is_open(&self) -> bool {
        !self.there.done && self.there.asked.is_some_and(|a| a.is_open(self.page.now))
    }

    fn controls(&self) -> Safe {
        Controls {
            page: self.page,
            sheet: self.sheet,
            form: &self.form,
        }
        .html()
    }

    /// Why it cannot be answered.
    fn closed(&self) -> String {
        let t = self.page.t;
        match (self.there.done, self.there.asked) {
            (true, _) => t.cohort_assess_done(),
            (false, Some(_)) => t.cohort_assess_over(),
            (false, None) => t.cohort_assess_not_yet(),
        }
    }
}

/// `GET /a/{secret}/assessment/{moment}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((secret, moment)): Path<(String, String)>,
) -> Outcome {
    let moment = assessment::parse(&moment).ok_or(Error::NotFound)?;
    let mut tx = app.db.read().await?;
    let there = assessment::own(&mut tx, &secret, moment).await?;
    let (own, _) = Own::load(&mut tx, &page, &secret).await?;
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        own,
        there,
        moment,
        sheet: assessment::sheet()?,
        form: Form::new(page.t, Fields::default()),
    })
    .map(unkept)
}

fn read(sheet: &'static Worksheet, fields: &Fields) -> Result<(String, Answers), Faults> {
    let mut reader = Reader::new(fields);
    let code = assessment::read_code(&mut reader);
    let answers = worksheets::read(sheet, fields);
    let mut faults = match reader.done(()) {
        Err(Error::Invalid(faults)) => faults,
        _ => Faults::default(),
    };
    match answers {
        Ok(answers) if faults.is_empty() => Ok((code, answers)),
        Ok(_) => Err(faults),
        Err(more) => {
            for (name, fault) in more.iter() {
                faults.add(name, fault);
            }
            Err(faults)
        }
    }
}

/// `POST /a/{secret}/assessment/{moment}`
pub(super) async fn give(
    State(app): State<App>,
    page: Page,
    Path((secret, moment)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let moment = assessment::parse(&moment).ok_or(Error::NotFound)?;
    let sheet = assessment::sheet()?;
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let there = assessment::own(&mut tx, &secret, moment).await?;
    let (own, _) = Own::load(&mut tx, &page, &secret).await?;
    let path = format!("/a/{secret}/assessment");
    let given = match read(sheet, &fields) {
        // Sent twice: the first one counts.
        _ if there.done => return Ok(page.go(&path, Some(Flash::Assessed))),
        Ok((code, answers)) => assessment::give(&mut tx, &mut ctx, &secret, moment, &code, &answers).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    match given {
        Ok(()) => {
            tx.commit().await?;
            Ok(page.go(&path, Some(Flash::Assessed)))
        }
        Err(Error::Invalid(faults)) => page
            .refuse(&Show {
                form: Form::refused(page.t, fields, faults),
                page: &page,
                own,
                there,
                moment,
                sheet,
            })
            .map(unkept),
        Err(other) => Err(other.into()),
    }
}
