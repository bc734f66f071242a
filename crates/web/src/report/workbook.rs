//! The report as a workbook for the funder: exact totals, no names.

use ::paper::workbook::{Cell, Column, Sheet, Workbook, workbook};
use axum::extract::{Path, State};
use domain::organisation;
use domain::report::{self, Shown};
use kernel::time;

use super::said;
use crate::app::App;
use crate::failure::Outcome;
use crate::file;
use crate::page::Page;
use crate::paper::typeset;
use crate::texts::Texts;

/// `GET /manage/programmes/{id}/report.xlsx`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = report::for_members(&mut tx, &page.actor, &id, page.now).await?;
    let host = organisation::by_id(&mut tx, &shown.programme.organisation_id).await?;
    tx.commit().await?;
    let t = page.t;
    let made = of(t, &shown, host.profile.name, page.now);
    let bytes = typeset(move || workbook(&made)).await?;
    Ok(file::workbook(&format!("report-{}.xlsx", t.language()), bytes))
}

/// The workbook of a report, also for the command line; `host` is the organisation's name.
pub(crate) fn of(t: Texts, shown: &Shown, host: String, now: i64) -> Workbook {
    let title = shown.programme.text(t.language()).1.title.clone();
    Workbook {
        title: format!("{}: {title}", t.report_title()),
        author: host,
        made_at: now,
        sheets: vec![
            figures(t, shown, &title),
            meetings(t, shown),
            dialogues(t, shown),
            feedback(t, shown),
            assessment(t, shown),
        ],
    }
}

fn columns(heads: Vec<String>) -> Vec<Column> {
    heads.into_iter().map(Column::new).collect()
}

fn number(n: u32) -> Cell {
    Cell::Integer(i64::from(n))
}

/// The day of an instant.
fn day(at: Option<i64>, zone: &str) -> Cell {
    at.map_or(Cell::Empty, |at| {
        let (year, month, day) = time::local(at, zone).date();
        Cell::Date { year, month, day }
    })
}

fn figures(t: Texts, shown: &Shown, title: &str) -> Sheet {
    let percent = shown.figures.attendance_percent();
    let mut rows: Vec<Vec<Cell>> = said::totals(t, &shown.figures)
        .into_iter()
        .map(|total| {
            let value = match (total.number, percent) {
                (Some(n), _) => number(n),
                (None, Some(percent)) => Cell::Percent(f64::from(percent) / 100.0),
                (None, None) => Cell::Empty,
            };
            vec![Cell::Text(total.label), value]
        })
        .collect();
    for (county, n) in said::counties(t, &shown.figures, true).rows {
        let n = n.parse().map_or(Cell::Empty, Cell::Integer);
        rows.push(vec![Cell::Text(format!("{}: {county}", t.report_by_county())), n]);
    }
    Sheet {
        name: t.report_figures(),
        title: title.to_owned(),
        columns: columns(vec![t.report_figure(), t.report_value()]),
        rows,
    }
}

fn meetings(t: Texts, shown: &Shown) -> Sheet {
    let rows = shown.figures.meetings.iter().map(|m| {
        // Of a sheet that is not filled in nothing is known.
        let known = |n| if m.is_recorded() { number(n) } else { Cell::Empty };
        vec![
            day(m.starts_at, &shown.programme.zone),
            known(m.present),
            known(m.apologised),
            known(m.absent),
        ]
    });
    Sheet {
        name: t.cohort_meetings(),
        title: t.report_attendance_title(),
        columns: columns(vec![
            t.cohort_meeting(),
            t.cohort_mark_present(),
            t.cohort_mark_apologised(),
            t.cohort_mark_absent(),
        ]),
        rows: rows.collect(),
    }
}

fn dialogues(t: Texts, shown: &Shown) -> Sheet {
    let rows = shown.figures.dialogues.iter().map(|d| {
        vec![
            Cell::text(&d.question),
            Cell::text(&d.host),
            day(d.starts_at, &d.zone),
            number(d.people),
            number(d.feedback),
        ]
    });
    Sheet {
        name: t.report_dialogues_sheet(),
        title: t.report_dialogues_title(),
        columns: columns(vec![
            t.report_question(),
            t.show_host(),
            t.report_day(),
            t.report_dialogue_people(),
            t.report_feedback(),
        ]),
        rows: rows.collect(),
    }
}

fn feedback(t: Texts, shown: &Shown) -> Sheet {
    let mut rows = Vec::new();
    for asked in said::feedback(t, &shown.feedback) {
        for (answer, n, percent) in asked.lines {
            let share = Cell::Percent(f64::from(percent) / 100.0);
            rows.push(vec![
                Cell::text(&asked.question),
                Cell::Text(answer),
                number(n),
                share,
            ]);
        }
    }
    Sheet {
        name: t.report_feedback_sheet(),
        title: t.report_feedback_what(shown.feedback.answers),
        columns: columns(vec![
            t.report_question(),
            t.report_answer(),
            t.report_answers(),
            "%".to_owned(),
        ]),
        rows,
    }
}

fn assessment(t: Texts, shown: &Shown) -> Sheet {
    let mut heads = vec![t.cohort_assess_statement()];
    for (moment, _) in said::moments(t, &shown.assessment) {
        heads.push(format!("{moment}: {}", t.report_mean()));
        heads.push(format!("{moment}: {}", t.report_answered()));
    }
    let rows = said::statements(t, &shown.assessment)
        .into_iter()
        .map(|(statement, means)| {
            let mut row = vec![Cell::Text(statement)];
            for mean in means {
                match mean {
                    Some((tenths, n)) => row.extend([Cell::Decimal(f64::from(tenths) / 10.0), number(n)]),
                    None => row.extend([Cell::Empty, Cell::Empty]),
                }
            }
            row
        });
    Sheet {
        name: t.cohort_assessment(),
        title: t.report_assessment_what(),
        columns: columns(heads),
        rows: rows.collect(),
    }
}
