//! A participant's worksheets: filled in here, half done at any time, printed blank, shared with the mentors by choice.

use askama::Template;
use axum::extract::{Path, State};
use domain::cohort;
use domain::cohort::worksheet::{self, Filled, Own as OwnSheet};
use domain::error::{Conflict, Error};
use domain::programme::Programme;
use kernel::worksheet::{Who, Worksheet};

use super::Own;
use crate::app::App;
use crate::body::Typed;
use crate::cohort::mentoring::Comments;
use crate::cohort::worksheets::{self, Blank, Controls, Written};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::ui::text::Safe;
use crate::ui::{Form, confirm, text, when};

#[derive(Template)]
#[template(path = "cohort/own/worksheets.html")]
struct List<'a> {
    page: &'a Page,
    own: Own,
    programme: Programme,
    sheets: Vec<(&'static Worksheet, Option<Filled>)>,
}

impl List<'_> {
    fn title(&self, sheet: &Worksheet) -> String {
        sheet.title.get(self.page.t.language()).to_owned()
    }

    /// Who fills it in and how long it takes.
    fn facts(&self, sheet: &Worksheet) -> String {
        let t = self.page.t;
        let who = match sheet.who {
            Who::Alone => t.cohort_worksheet_alone(),
            Who::Pair => t.cohort_worksheet_pair(),
            Who::Observer => t.cohort_worksheet_observer(),
        };
        format!("{who} · {}", t.cohort_worksheet_minutes(sheet.minutes))
    }

    fn saved(&self, filled: &Filled) -> String {
        let t = self.page.t;
        t.cohort_worksheet_saved(when::moment(t, filled.updated_at, &self.programme.zone))
    }
}

/// `GET /a/{secret}/worksheets`
pub(super) async fn list(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, &page, &secret).await?;
    let (application, _) = cohort::participant(&mut tx, &secret).await?;
    let begun = worksheet::begun(&mut tx, &application).await?;
    tx.commit().await?;
    let sheets = worksheet::offered().into_iter().map(|sheet| {
        let mine = begun.iter().find(|f| f.sheet.id == sheet.id).cloned();
        (sheet, mine)
    });
    page.show(&List {
        sheets: sheets.collect(),
        page: &page,
        own,
        programme,
    })
    .map(unkept)
}

#[derive(Template)]
#[template(path = "cohort/own/worksheet.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    there: OwnSheet,
    form: Form,
    /// Somebody (this person on another device) has saved since the form was opened.
    rewritten: bool,
}

impl Show<'_> {
    fn title(&self) -> &str {
        self.there.sheet.title.get(self.page.t.language())
    }

    fn why(&self) -> Safe {
        text::paragraphs(self.there.sheet.why.get(self.page.t.language()))
    }

    fn controls(&self) -> Safe {
        Controls {
            page: self.page,
            sheet: self.there.sheet,
            form: &self.form,
        }
        .html()
    }

    /// What was saved elsewhere meanwhile.
    fn meanwhile(&self) -> Safe {
        match &self.there.filled {
            Some(filled) => Written {
                page: self.page,
                sheet: filled.sheet,
                answers: &filled.answers,
            }
            .html(),
            None => Safe::default(),
        }
    }

    fn comments(&self) -> Safe {
        Comments {
            page: self.page,
            comments: &self.there.comments,
            home: String::new(),
            zone: &self.there.programme.zone,
        }
        .html()
    }

    /// How often it was saved: who saves says which one they read.
    fn version(&self) -> u32 {
        self.there.filled.as_ref().map_or(0, |f| f.version)
    }

    fn is_shared(&self) -> bool {
        self.there.filled.as_ref().is_some_and(|f| f.shared_at.is_some())
    }
}

/// `GET /a/{secret}/worksheets/{worksheet}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((secret, sheet)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let there = worksheet::own(&mut tx, &secret, &sheet).await?;
    let (own, _) = Own::load(&mut tx, &page, &secret).await?;
    tx.commit().await?;
    let fields = there
        .filled
        .as_ref()
        .map(|f| worksheets::fill(&f.answers))
        .unwrap_or_default();
    page.show(&Show {
        form: Form::new(page.t, fields),
        page: &page,
        own,
        there,
        rewritten: false,
    })
    .map(unkept)
}

/// `POST /a/{secret}/worksheets/{worksheet}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((secret, sheet)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let there = worksheet::own(&mut tx, &secret, &sheet).await?;
    let (own, _) = Own::load(&mut tx, &page, &secret).await?;
    let version: u32 = fields.get("version").parse().unwrap_or(0);
    let saved = match worksheets::read(there.sheet, &fields) {
        Ok(answers) => worksheet::save(&mut tx, &mut ctx, &secret, &sheet, &answers, version).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    let (form, rewritten) = match saved {
        Ok(_) => {
            tx.commit().await?;
            let path = format!("/a/{secret}/worksheets/{sheet}");
            return Ok(page.go(&path, Some(Flash::Saved)));
        }
        Err(Error::Invalid(faults)) => (Form::refused(page.t, fields, faults), false),
        Err(Error::Conflict(Conflict::Rewritten)) => (Form::new(page.t, fields), true),
        Err(other) => return Err(other.into()),
    };
    page.refuse(&Show {
        page: &page,
        own,
        there,
        form,
        rewritten,
    })
    .map(unkept)
}

#[derive(Template)]
#[template(path = "cohort/own/blank.html")]
struct Print<'a> {
    page: &'a Page,
    own: Own,
    sheet: &'static Worksheet,
}

impl Print<'_> {
    fn title(&self) -> &str {
        self.sheet.title.get(self.page.t.language())
    }

    fn blank(&self) -> Safe {
        Blank {
            page: self.page,
            sheet: self.sheet,
        }
        .html()
    }
}

/// `GET /a/{secret}/worksheets/{worksheet}/blank`
pub(super) async fn blank(
    State(app): State<App>,
    page: Page,
    Path((secret, sheet)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let there = worksheet::own(&mut tx, &secret, &sheet).await?;
    let (own, _) = Own::load(&mut tx, &page, &secret).await?;
    tx.commit().await?;
    page.show(&Print {
        page: &page,
        own,
        sheet: there.sheet,
    })
}

/// `POST /a/{secret}/worksheets/{worksheet}/sharing`
pub(super) async fn share(
    State(app): State<App>,
    page: Page,
    Path((secret, sheet)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let yes = fields.get("share") == "yes";
    worksheet::share(&mut tx, &mut ctx, &secret, &sheet, yes).await?;
    tx.commit().await?;
    let flash = if yes { Flash::Shared } else { Flash::SharedNoMore };
    Ok(page.go(&format!("/a/{secret}/worksheets/{sheet}"), Some(flash)))
}

/// `POST /a/{secret}/worksheets/{worksheet}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((secret, sheet)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    worksheet::remove(&mut tx, &mut ctx, &secret, &sheet).await?;
    if !confirm::given(&fields) {
        drop(tx);
        let t = page.t;
        return confirm::ask(
            &page,
            &t.cohort_worksheet_remove(),
            &t.cohort_erased_really(),
            &t.cohort_delete(),
            &page.path,
            &[],
            &format!("/a/{secret}/worksheets/{sheet}"),
        );
    }
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/a/{secret}/worksheets"), Some(Flash::Gone)))
}
