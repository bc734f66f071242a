//! The applications as a file for a spreadsheet; for whoever reviews blindly with codes, and nothing that tells whose
//! they are.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use domain::actor::Right;
use domain::application::Standing;
use domain::application::list::{self, Seen};
use domain::call::question::{self, Question};
use domain::call::role::{self, TargetRole};
use domain::programme::{self, Programme};
use domain::review::Sight;

use super::fields;
use super::list::chip;
use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::people::csv::{row, separator};
use crate::ui::say;

/// Whose it is, as heads of columns.
fn heads(page: &Page, sight: Sight, questions: &[Question], programme: &Programme) -> Vec<String> {
    let t = page.t;
    let mut heads = vec![
        t.applications_code(),
        t.applications_standing(),
        t.field_target_role(),
    ];
    if sight == Sight::Whole {
        heads.extend([
            t.people_col_name(),
            t.field_email(),
            t.field_phone(),
            t.applications_from(),
            t.field_municipality(),
            t.applications_county(),
            t.people_language(),
            t.applications_begun_at(),
            t.applications_handed_in_at(),
            t.people_csv_until(),
        ]);
    }
    let first = &programme.language;
    heads.extend(
        questions
            .iter()
            .map(|q| q.text(t.language(), first).1.text.clone()),
    );
    heads
}

fn cells(
    page: &Page,
    sight: Sight,
    programme: &Programme,
    questions: &[Question],
    roles: &[TargetRole],
    one: &Seen,
) -> Vec<String> {
    let t = page.t;
    let (language, first) = (t.language(), &programme.language);
    let stamp = |at: i64| {
        let local = kernel::time::local(at, &programme.zone);
        format!("{} {}", local.iso_date(), local.clock())
    };
    let role = roles.iter().find(|r| Some(&r.id) == one.role_id.as_ref());
    let mut cells = vec![
        one.code.clone(),
        chip(page, one.standing).1,
        role.map_or_else(String::new, |r| r.name(language, first).to_owned()),
    ];
    if let (Sight::Whole, Some(who)) = (sight, &one.who) {
        let until = match one.standing {
            Standing::Place(place) => place.until(),
            Standing::Draft => None,
        };
        cells.extend([
            who.name.clone(),
            who.email.clone(),
            who.phone.clone(),
            who.employer.clone(),
            fields::municipality(&who.municipality),
            fields::county(&who.municipality),
            say::language(t, &who.language),
            stamp(who.created_at),
            who.submitted_at.map(stamp).unwrap_or_default(),
            until.map(stamp).unwrap_or_default(),
        ]);
    }
    for question in questions {
        let file = one.files.iter().find(|f| f.question_id == question.id);
        let answer = one.answers.get(&question.id);
        cells.push(match (file, answer) {
            (Some(file), _) => file.name.clone(),
            (None, Some(value)) => question.answer(value, language, first).to_owned(),
            (None, None) => String::new(),
        });
    }
    cells
}

/// `GET /manage/programmes/{id}/applications.csv`
pub(super) async fn export(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let t = page.t;
    let mut tx = app.db.read().await?;
    let programme = programme::load(&mut tx, &page.actor, &id, Right::ManagePeople).await?;
    let (all, sight) = list::all(&mut tx, &page.actor, &programme).await?;
    let roles = role::list(&mut tx, &id).await?;
    let mut questions = question::list(&mut tx, &id).await?;
    tx.commit().await?;
    if sight != Sight::Whole {
        questions.retain(|q| q.for_reviewers);
    }
    // The mark by which spreadsheets know UTF-8.
    let mut out = String::from("\u{feff}");
    row(
        &mut out,
        separator(t),
        &heads(&page, sight, &questions, &programme),
    );
    for one in &all {
        let cells = cells(&page, sight, &programme, &questions, &roles, one);
        row(&mut out, separator(t), &cells);
    }
    let name = kernel::text::slug(&t.applications_title(), 40);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, out).into_response())
}
