//! The attendance sheet of a meeting: one tap for each participant, the same tap takes it back.

use ::paper::{Document, Fact, SignInRow, SignInSheet};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use domain::actor::Right;
use domain::cohort::attendance::{self, Mark, Noted, Sheet};
use domain::error::Error;
use domain::input::Faults;
use domain::organisation;

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::paper::typeset;
use crate::texts::Texts;

/// What a mark is called.
pub(crate) fn say(t: Texts, mark: Mark) -> String {
    match mark {
        Mark::Present => t.cohort_mark_present(),
        Mark::Apologised => t.cohort_mark_apologised(),
        Mark::Absent => t.cohort_mark_absent(),
    }
}

#[derive(Template)]
#[template(path = "cohort/sheet.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    sheet: Sheet,
}

impl Show<'_> {
    fn title(&self) -> (String, String) {
        super::title(self.page, &self.sheet.programme, &self.sheet.meeting)
    }

    fn time(&self) -> String {
        super::time(self.page, &self.sheet.programme, &self.sheet.meeting)
    }

    fn place(&self) -> String {
        super::place(&self.sheet.meeting)
    }

    fn is_open(&self) -> bool {
        attendance::has_begun(&self.sheet.meeting, self.page.now)
    }

    fn count(&self, mark: &Mark) -> usize {
        let noted = self.sheet.lines.iter().filter_map(|(_, n)| n.as_ref());
        noted.filter(|n| n.mark == *mark).count()
    }

    /// Whether nobody is noted about somebody yet, so that the button for all has something to do.
    fn has_open_lines(&self) -> bool {
        self.sheet.lines.iter().any(|(_, noted)| noted.is_none())
    }

    fn is(&self, noted: &Option<Noted>, mark: &Mark) -> bool {
        noted.as_ref().is_some_and(|n| n.mark == *mark)
    }

    fn say(&self, mark: &Mark) -> String {
        say(self.page.t, *mark)
    }

    /// Buttons that make sense now: what nobody can know yet is not asked.
    fn marks(&self) -> Vec<Mark> {
        let open = self.is_open();
        let known = |m: &Mark| open || *m == Mark::Apologised;
        Mark::ALL.into_iter().filter(known).collect()
    }
}

/// `GET /manage/programmes/{id}/meetings/{meeting}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, meeting)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::CheckIn).await?;
    let sheet = attendance::sheet(&mut tx, &page.actor, &id, &meeting).await?;
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        desk,
        head,
        sheet,
    })
}

fn back(id: &str, meeting: &str) -> String {
    format!("/manage/programmes/{id}/meetings/{meeting}")
}

/// `POST /manage/programmes/{id}/meetings/{meeting}/attendance/{application}`
pub(super) async fn mark(
    State(app): State<App>,
    page: Page,
    Path((id, meeting, application)): Path<(String, String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mark = match fields.get("mark") {
        "none" => None,
        other => Some(Mark::parse(other).ok_or_else(|| Error::Invalid(Faults::default()))?),
    };
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    attendance::mark(&mut tx, &mut ctx, &page.actor, &id, &meeting, &application, mark).await?;
    tx.commit().await?;
    let flash = if mark.is_some() {
        Flash::Noted
    } else {
        Flash::Undone
    };
    Ok(page.go(&format!("{}#p-{application}", back(&id, &meeting)), Some(flash)))
}

/// `POST /manage/programmes/{id}/meetings/{meeting}/attendance`
pub(super) async fn all_present(
    State(app): State<App>,
    page: Page,
    Path((id, meeting)): Path<(String, String)>,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    attendance::all_present(&mut tx, &mut ctx, &page.actor, &id, &meeting).await?;
    tx.commit().await?;
    Ok(page.go(&back(&id, &meeting), Some(Flash::Noted)))
}

/// `GET /manage/programmes/{id}/meetings/{meeting}/sign-in.pdf`
pub(super) async fn paper(
    State(app): State<App>,
    page: Page,
    Path((id, meeting)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let sheet = attendance::sheet(&mut tx, &page.actor, &id, &meeting).await?;
    let host = organisation::by_id(&mut tx, &sheet.programme.organisation_id).await?;
    tx.commit().await?;
    let t = page.t;
    let heading = sheet.programme.text(t.language()).1.title.clone();
    let fact = |label: String, text: String| Fact { label, text };
    let made = SignInSheet {
        document: Document {
            lang: t.language().to_owned(),
            title: format!("{}: {heading}", t.paper_sign_in()),
            author: host.profile.name.clone(),
            made_at: page.now,
        },
        kicker: t.paper_sign_in(),
        heading,
        facts: vec![
            fact(
                t.cohort_meeting(),
                super::title(&page, &sheet.programme, &sheet.meeting).1,
            ),
            fact(
                t.paper_when(),
                super::time(&page, &sheet.programme, &sheet.meeting),
            ),
            fact(t.paper_where(), super::place(&sheet.meeting)),
        ],
        number_label: t.paper_number(),
        name_label: t.paper_name(),
        here_label: t.paper_here(),
        columns: vec![t.cohort_signature()],
        rows: sheet
            .lines
            .iter()
            .map(|(person, _)| SignInRow {
                name: person.name.clone(),
                cells: Vec::new(),
            })
            .collect(),
        blank_rows: 0,
        blank_label: String::new(),
        note: t.cohort_sign_in_note(),
    };
    let bytes = typeset(move || ::paper::sign_in_sheet(&made)).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"sign-in-{}.pdf\"", t.language()),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
