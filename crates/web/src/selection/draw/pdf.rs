//! The draw on paper, to be followed in the hall, signed by who was there, and checked afterwards.

use ::paper::{Document, DrawRecord, Fact, Figure, Signatory, Table};
use axum::extract::{Path, State};
use domain::organisation;
use domain::selection::draw::view::{self, Public};

use super::public::words;
use super::words::number;
use crate::app::App;
use crate::failure::Outcome;
use crate::file;
use crate::page::Page;
use crate::paper::typeset;

/// Of so many codes the groups still fit on paper; of more only the file has them.
const CODES_MOST: usize = 40_000;

/// `GET /programmes/{public_id}/draw.pdf`
pub(super) async fn show(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = view::public(&mut tx, &page.actor, &public_id).await?;
    let host = organisation::by_id(&mut tx, &shown.programme.organisation_id).await?;
    tx.commit().await?;
    let record = record(&page, &shown, &host.profile.name);
    let bytes = typeset(move || ::paper::draw_record(&record)).await?;
    Ok(file::pdf(&format!("draw-{}.pdf", page.t.language()), bytes))
}

/// A long number in pieces, which can be compared by eye and broken over lines.
fn apart(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let pieces: Vec<String> = digits.chunks(8).map(|piece| piece.iter().collect()).collect();
    pieces.join(" ")
}

fn record(page: &Page, shown: &Public, host: &str) -> DrawRecord {
    let (t, words) = (page.t, words(page, shown));
    let title = shown.programme.text(t.language()).1.title.clone();
    let mut facts: Vec<Fact> = words
        .facts()
        .into_iter()
        .map(|(label, text)| Fact::new(label, text))
        .collect();
    let group = words.group();
    if !group.is_empty() {
        facts.push(Fact::new(t.draw_fact_group(), group.join(", ")));
    }
    if let Some(prepared) = words.prepared() {
        facts.push(Fact::new(t.draw_fingerprint(), apart(&prepared.fingerprint)));
    }
    facts.extend(
        words
            .earlier()
            .into_iter()
            .map(|text| Fact::new(t.draw_earlier(), text)),
    );
    let places = words.prepared().map_or(0, |p| p.terms.places);
    let groups: Vec<Vec<String>> = match words.prepared().map(|p| &p.list).filter(|list| !list.is_empty()) {
        Some(list) if (list.group(0).len() * 1_000) <= CODES_MOST => (0..words.groups())
            .map(|n| vec![number(n), list.group(n).join(" ")])
            .collect(),
        _ => Vec::new(),
    };
    let address = page
        .app
        .url(&format!("/programmes/{}/draw", shown.programme.public_id));
    let row = |[chance, groups, rounded, code]: [String; 4]| vec![code, chance, groups, rounded];
    let witness = || Signatory {
        name: String::new(),
        role: t.draw_witness(),
    };
    DrawRecord {
        document: Document {
            lang: t.language().to_owned(),
            title: format!("{}: {title}", t.draw_title()),
            author: host.to_owned(),
            made_at: page.now,
        },
        kicker: t.draw_title(),
        heading: title,
        steps_title: t.draw_how(),
        steps: words.steps().to_vec(),
        facts,
        totals: if words.prepared().is_some() {
            vec![
                Figure::new(words.people().to_string(), t.draw_total_people()),
                Figure::new(places.to_string(), t.draw_total_places()),
                Figure::new(words.groups().to_string(), t.draw_total_groups()),
            ]
        } else {
            Vec::new()
        },
        conditions_title: t.draw_conditions(),
        conditions: words.conditions(),
        chances_title: t.draw_chances(),
        chances: Table {
            caption: String::new(),
            heads: vec![
                t.selection_col_code(),
                t.draw_col_chance(),
                t.draw_col_groups(),
                t.draw_col_rounded(),
            ],
            rows: words.rows().into_iter().map(row).collect(),
        },
        witnesses_title: t.draw_witnesses(),
        witnesses: vec![witness(), witness(), witness()],
        groups_title: t.draw_groups(),
        groups: Table {
            caption: String::new(),
            heads: vec![t.draw_fact_number(), t.draw_col_codes()],
            rows: groups,
        },
        foot: format!("{}\n{address}", t.draw_check_short()),
    }
}
