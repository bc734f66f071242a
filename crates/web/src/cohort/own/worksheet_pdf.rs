//! A worksheet on paper, to be filled in by hand.

use ::paper::{Document, Worksheet as Paper, WorksheetAnswer, WorksheetItem, WorksheetSection};
use axum::extract::{Path, State};
use domain::cohort::worksheet;
use domain::organisation;
use kernel::worksheet::{Item, Kind, Section, Worksheet};

use crate::app::App;
use crate::failure::Outcome;
use crate::file;
use crate::page::Page;
use crate::paper::typeset;
use crate::texts::Texts;

/// `GET /a/{secret}/worksheets/{worksheet}/worksheet.pdf`: in the reader's language.
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((secret, sheet)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let there = worksheet::own(&mut tx, &secret, &sheet).await?;
    let host = organisation::by_id(&mut tx, &there.programme.organisation_id).await?;
    tx.commit().await?;
    let t = page.t;
    let programme = there.programme.text(t.language()).1.title.clone();
    let made = paper(t, there.sheet, &programme, host.profile.name, page.now);
    let bytes = typeset(move || ::paper::worksheet(&made)).await?;
    let name = format!("{}-{}.pdf", there.sheet.id, t.language());
    Ok(file::pdf(&name, bytes))
}

fn paper(t: Texts, sheet: &Worksheet, programme: &str, author: String, now: i64) -> Paper {
    let lang = t.language();
    Paper {
        document: Document {
            lang: lang.to_owned(),
            title: sheet.title.get(lang).to_owned(),
            author,
            made_at: now,
        },
        kicker: programme.to_owned(),
        title: sheet.title.get(lang).to_owned(),
        why: sheet.why.get(lang).to_owned(),
        blanks: vec![t.paper_name(), t.report_day()],
        sections: sheet
            .sections
            .iter()
            .map(|section| WorksheetSection {
                title: section.title.get(lang).to_owned(),
                text: section
                    .intro
                    .as_ref()
                    .map_or_else(String::new, |i| i.get(lang).to_owned()),
                items: section
                    .items
                    .iter()
                    .map(|item| asked(lang, section, item))
                    .collect(),
            })
            .collect(),
        note: String::new(),
    }
}

fn asked(lang: &str, section: &Section, item: &Item) -> WorksheetItem {
    let question = item.question.get(lang);
    let text = match &item.hint {
        Some(hint) => format!("{question}\n{}", hint.get(lang)),
        None => question.to_owned(),
    };
    let end = |low: bool| {
        let scale = section.scale.as_ref();
        let text = scale.map(|s| if low { &s.low } else { &s.high });
        text.map_or_else(String::new, |text| text.get(lang).to_owned())
    };
    let answer = match &item.kind {
        Kind::Text => WorksheetAnswer::Lines { count: 2 },
        Kind::LongText => WorksheetAnswer::Lines { count: 5 },
        Kind::Scale => WorksheetAnswer::Scale {
            from: 1,
            to: 5,
            low: end(true),
            high: end(false),
        },
        Kind::Tick { .. } => {
            // The box stands before what is done.
            return WorksheetItem {
                text: String::new(),
                answer: WorksheetAnswer::Boxes { labels: vec![text] },
            };
        }
        Kind::Choice { many, options } => {
            let labels = options.iter().map(|o| o.text.get(lang).to_owned()).collect();
            if *many {
                WorksheetAnswer::Boxes { labels }
            } else {
                WorksheetAnswer::Choices { labels }
            }
        }
    };
    WorksheetItem { text, answer }
}
