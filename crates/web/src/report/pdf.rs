//! The report on paper, with what of it is public.

use ::paper::{
    Document, Fact, FeedbackLink, Figure, Measure, MeasureValue, Measures, ProgrammeReport, ReportDialogue,
    ReportSection, Story, Table,
};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::organisation::{self, Organisation};
use domain::programme::partner::{self, Partner};
use domain::report::{self, Shown};

use super::{said, show};
use crate::app::App;
use crate::failure::{Failure, Outcome};
use crate::file;
use crate::page::Page;
use crate::paper::typeset;
use crate::texts::Texts;
use crate::ui::when;

/// `GET /programmes/{public_id}/report.pdf`
pub(super) async fn public(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = report::public(&mut tx, &public_id, page.now).await?;
    let host = organisation::by_id(&mut tx, &shown.programme.organisation_id).await?;
    let partners = partner::list(&mut tx, &shown.programme.id).await?;
    tx.commit().await?;
    made(&app, &page, &shown, &host, &partners).await
}

/// `GET /manage/programmes/{id}/report/report.pdf`: the same before it is public.
pub(super) async fn of_member(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = report::for_members(&mut tx, &page.actor, &id, page.now).await?;
    let host = organisation::by_id(&mut tx, &shown.programme.organisation_id).await?;
    let partners = partner::list(&mut tx, &shown.programme.id).await?;
    tx.commit().await?;
    made(&app, &page, &shown, &host, &partners).await
}

async fn made(
    app: &App,
    page: &Page,
    shown: &Shown,
    host: &Organisation,
    partners: &[Partner],
) -> Result<Response, Failure> {
    let t = page.t;
    let report = report_of(app, t, shown, host, partners, page.now);
    let bytes = typeset(move || ::paper::programme_report(&report)).await?;
    Ok(file::pdf(&format!("report-{}.pdf", t.language()), bytes))
}

fn report_of(
    app: &App,
    t: Texts,
    shown: &Shown,
    host: &Organisation,
    partners: &[Partner],
    now: i64,
) -> ProgrammeReport {
    let title = shown.programme.text(t.language()).1.title.clone();
    let words = show::words(t, shown).1;
    let facts = show::facts(t, shown, host, partners).into_iter();
    let totals = said::totals(t, &shown.figures).into_iter();
    let text = |title: String, text: &str| ReportSection {
        title,
        text: text.replace("\n\n", "\n"),
        ..ReportSection::default()
    };
    let mut sections = vec![counties(t, shown), dialogues(t, shown)];
    sections.extend([feedback(t, shown), assessment(t, shown), stories(t, shown)]);
    sections.push(text(t.report_lessons(), &words.lessons));
    sections.push(text(t.report_next(), &words.next));
    ProgrammeReport {
        document: Document {
            lang: t.language().to_owned(),
            title: format!("{}: {title}", t.report_title()),
            author: host.profile.name.clone(),
            made_at: now,
        },
        kicker: t.report_kicker(),
        heading: title,
        lead: words.summary.replace("\n\n", "\n"),
        facts: facts.map(|(label, text)| Fact::new(label, text)).collect(),
        figures: totals
            .filter(|total| total.main)
            .take(8)
            .map(|total| Figure::new(total.value, total.label))
            .collect(),
        sections,
        address: shown.report.published_at.map(|_| FeedbackLink {
            label: t.report_read_on(),
            address: app.url(&format!("/programmes/{}/report", shown.programme.public_id)),
            qr_alt: t.report_qr(),
        }),
        foot: format!(
            "{}\n{}",
            t.report_foot(),
            t.report_made(
                when::moment(t, now, &shown.programme.zone),
                host.profile.name.clone()
            )
        ),
    }
}

fn counties(t: Texts, shown: &Shown) -> ReportSection {
    let counties = said::counties(t, &shown.figures, false);
    let note_only = counties.rows.is_empty();
    ReportSection {
        title: t.report_by_county(),
        text: if note_only {
            counties.note.clone()
        } else {
            String::new()
        },
        tables: vec![Table {
            caption: String::new(),
            heads: vec![t.report_county(), t.report_applications()],
            rows: counties.rows.into_iter().map(|(name, n)| vec![name, n]).collect(),
        }],
        note: if note_only { String::new() } else { counties.note },
        ..ReportSection::default()
    }
}

fn dialogues(t: Texts, shown: &Shown) -> ReportSection {
    let held = shown.figures.dialogues.iter().map(|held| ReportDialogue {
        question: held.question.clone(),
        told: said::dialogue(t, held),
    });
    ReportSection {
        title: t.report_dialogues_title(),
        dialogues: held.collect(),
        ..ReportSection::default()
    }
}

fn feedback(t: Texts, shown: &Shown) -> ReportSection {
    let tables: Vec<Table> = said::feedback(t, &shown.feedback)
        .into_iter()
        .map(|asked| Table {
            caption: format!("{} ({})", asked.question, asked.under),
            heads: vec![t.report_answer(), t.report_answers(), "%".to_owned()],
            rows: asked
                .lines
                .into_iter()
                .map(|(answer, n, percent)| vec![answer, n.to_string(), percent.to_string()])
                .collect(),
        })
        .collect();
    if tables.is_empty() {
        return ReportSection::default();
    }
    ReportSection {
        title: t.report_feedback_title(),
        text: t.report_feedback_what(shown.feedback.answers),
        tables,
        note: t.feedback_heard_note(),
        ..ReportSection::default()
    }
}

fn assessment(t: Texts, shown: &Shown) -> ReportSection {
    let moments = said::moments(t, &shown.assessment);
    let rows: Vec<Measure> = said::statements(t, &shown.assessment)
        .into_iter()
        .map(|(question, means)| Measure {
            question,
            values: moments
                .iter()
                .zip(means)
                .map(|((when, _), mean)| MeasureValue {
                    when: when.clone(),
                    value: mean.map(|(tenths, _)| f64::from(tenths) / 10.0),
                    shown: mean.map_or_else(|| "–".to_owned(), |(tenths, _)| said::tenths(t, tenths)),
                    answered: mean.map_or_else(|| "–".to_owned(), |(_, n)| n.to_string()),
                })
                .collect(),
        })
        .collect();
    if rows.is_empty() {
        return ReportSection::default();
    }
    let changes = said::changes(t, &shown.assessment).into_iter();
    let changes: Vec<String> = changes
        .map(|(heading, parts)| {
            let parts: Vec<String> = parts
                .into_iter()
                .map(|(part, by)| format!("- {part}: {by}"))
                .collect();
            format!("{heading}\n{}", parts.join("\n"))
        })
        .collect();
    ReportSection {
        title: t.report_assessment_title(),
        text: changes.join("\n"),
        measures: Some(Measures {
            caption: String::new(),
            question_label: t.cohort_assess_statement(),
            when_label: t.report_moment(),
            value_label: t.report_mean(),
            answered_label: t.report_answered(),
            from: 1.0,
            to: 5.0,
            rows,
        }),
        note: t.report_assessment_what(),
        ..ReportSection::default()
    }
}

fn stories(t: Texts, shown: &Shown) -> ReportSection {
    let told = shown.stories.iter().map(|told| Story {
        text: told.story.text.replace("\n\n", "\n"),
        lang: told.story.language.clone(),
        name: said::by(told),
    });
    ReportSection {
        title: t.report_stories_title(),
        stories: told.collect(),
        ..ReportSection::default()
    }
}
