//! The organisers' page of the review: every application with its score, how far the reviewers are, and who they are.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::{Conflict, Error};
use domain::input::{Fault, Faults, Fields, Reader};
use domain::member::{self, Member};
use domain::review::Sight;
use domain::review::board::{self, Board, Line, Row};
use domain::review::reviewer::{self, Chosen};

use super::read;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::form::Control;
use crate::ui::{Form, confirm};

#[derive(Template)]
#[template(path = "review/board.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    board: Board,
    members: Vec<Member>,
    form: Form,
}

impl Show<'_> {
    fn is_blind(&self) -> bool {
        self.board.sight == Sight::Blind
    }

    fn is_open(&self) -> bool {
        self.board.programme.released_at.is_none()
    }

    fn place(&self, row: &Row) -> String {
        row.who.as_ref().map(read::place).unwrap_or_default()
    }

    fn role(&self, row: &Row) -> String {
        let role = self
            .board
            .roles
            .iter()
            .find(|r| Some(&r.id) == row.role_id.as_ref());
        role.map(|r| r.name(self.page.t.language(), &self.board.programme.language))
            .unwrap_or_default()
            .to_owned()
    }

    fn score(&self, row: &Row) -> String {
        row.score.total.map_or_else(|| "–".to_owned(), read::points)
    }

    fn spread(&self, row: &Row) -> String {
        if row.score.reviews < 2 {
            return "–".to_owned();
        }
        read::points(row.score.spread)
    }

    /// What is to be known about an application beside its score.
    fn notes(&self, row: &Row) -> Vec<String> {
        let t = self.page.t;
        let said = [
            (!row.enough, t.review_not_enough()),
            (row.score.is_wide(), t.review_wide()),
            (row.begun > 0, t.review_begun(row.begun)),
            (row.conflicts > 0, t.review_conflicts(row.conflicts)),
            (row.abstained > 0, t.review_abstained(row.abstained)),
            (
                row.masked > 0 && self.board.programme.reviewing.blind,
                t.review_masked(row.masked),
            ),
            (
                row.files > 0 && self.board.programme.reviewing.blind,
                t.review_files(row.files),
            ),
        ];
        said.into_iter()
            .filter(|(so, _)| *so)
            .map(|(_, text)| text)
            .collect()
    }

    fn enough(&self) -> usize {
        self.board.rows.iter().filter(|r| r.enough).count()
    }

    fn wide(&self) -> usize {
        self.board.rows.iter().filter(|r| r.score.is_wide()).count()
    }

    fn progress(&self, line: &Line) -> String {
        let t = self.page.t;
        let mut said = t.review_progress(line.progress.all, line.progress.settled);
        if line.progress.begun > 0 {
            said.push(' ');
            said.push_str(&t.review_begun(line.progress.begun));
        }
        said
    }

    fn known(&self, line: &Line) -> String {
        let parts = [
            line.reviewer.employer.clone(),
            read::municipality(&line.reviewer.municipality),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join(", ")
    }

    fn reviewer(&self) -> Control<'_> {
        let nobody = (String::new(), self.page.t.review_choose());
        let member = |m: &Member| (m.person_id.clone(), m.name.clone());
        let choices: Vec<(String, String)> = std::iter::once(nobody)
            .chain(self.members.iter().map(member))
            .collect();
        self.form.select("reviewer", &choices).required()
    }

    fn municipality(&self) -> Control<'_> {
        let mut all: Vec<(String, String)> = kernel::municipality::estonia()
            .all()
            .iter()
            .map(|m| (m.code.clone(), m.full_name()))
            .collect();
        all.sort_by_cached_key(|(code, name)| (kernel::text::fold(name), code.clone()));
        all.insert(0, (String::new(), self.page.t.review_municipality_none()));
        self.form.select("reviewer_municipality", &all)
    }
}

async fn whole(app: &App, page: &Page, id: &str, refused: Option<Form>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::ManagePeople).await?;
    let board = board::board(&mut tx, &page.actor, id).await?;
    let members = member::list(&mut tx, &page.actor, &programme.organisation_id).await?;
    tx.commit().await?;
    let is_refused = refused.is_some();
    let template = Show {
        page,
        desk,
        head,
        board,
        members,
        form: refused.unwrap_or_else(|| Form::new(page.t, Fields::default())),
    };
    if is_refused {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

/// `GET /manage/programmes/{id}/review`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    whole(&app, &page, &id, None).await
}

/// `POST /manage/programmes/{id}/review/reviewers`
pub(super) async fn set_reviewer(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut reader = Reader::new(&fields);
    let chosen = Chosen::read(&mut reader);
    let done = match reader.done(chosen) {
        Err(error) => {
            // Whose programme it is comes before what is wrong with the form.
            let mut tx = app.db.read().await?;
            desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
            Err(error)
        }
        Ok(chosen) => {
            let ctx = app.context();
            let mut tx = app.db.write().await?;
            let done = reviewer::set(&mut tx, &ctx, &page.actor, &id, &chosen).await;
            if done.is_ok() {
                tx.commit().await?;
            }
            done
        }
    };
    let faults = match done {
        Ok(()) => {
            let back = format!("/manage/programmes/{id}/review");
            return Ok(page.go(&back, Some(Flash::Saved)));
        }
        Err(Error::Invalid(faults)) => faults,
        Err(Error::Conflict(Conflict::AppliedThemselves)) => Faults::one("reviewer", Fault::Applied),
        Err(other) => return Err(other.into()),
    };
    whole(&app, &page, &id, Some(Form::refused(page.t, fields, faults))).await
}

/// `POST /manage/programmes/{id}/review/reviewers/{person}/removal`
pub(super) async fn remove_reviewer(
    State(app): State<App>,
    page: Page,
    Path((id, person)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let t = page.t;
    let back = format!("/manage/programmes/{id}/review");
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let board = board::board(&mut tx, &page.actor, &id).await?;
        tx.commit().await?;
        let line = board
            .reviewers
            .into_iter()
            .find(|l| l.reviewer.person_id == person);
        let name = line.ok_or(Error::NotFound)?.reviewer.name;
        return confirm::ask(
            &page,
            &t.review_remove_title(name),
            &t.review_remove_what(),
            &t.review_remove(),
            &format!("{back}/reviewers/{person}/removal"),
            &[],
            &back,
        );
    }
    let mut tx = app.db.write().await?;
    reviewer::remove(&mut tx, &page.actor, &id, &person).await?;
    tx.commit().await?;
    Ok(page.go(&back, Some(Flash::Removed)))
}
