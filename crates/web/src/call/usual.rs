//! Beginning with the usual questions and criteria, in every language of the product.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use domain::call::criterion;
use domain::call::question::{self, Edited, Kind, Stage, Words};

use super::saved;
use crate::app::App;
use crate::failure::Outcome;
use crate::page::Page;
use crate::texts::{Texts, languages};

fn in_all(words: impl Fn(Texts) -> (String, String)) -> BTreeMap<String, (String, String)> {
    let own = |code: &&'static str| ((*code).to_owned(), words(Texts::of(code)));
    languages().iter().map(own).collect()
}

fn questions() -> Vec<Edited> {
    [
        in_all(|t| (t.usual_question_care(), t.usual_question_care_help())),
        in_all(|t| (t.usual_question_culture(), t.usual_question_culture_help())),
        in_all(|t| (t.usual_question_you(), t.usual_question_you_help())),
        in_all(|t| (t.usual_question_governance(), t.usual_question_governance_help())),
    ]
    .into_iter()
    .map(|texts| Edited {
        kind: Kind::Long,
        required: true,
        stage: Stage::Apply,
        for_reviewers: true,
        most: 2000,
        texts: texts
            .into_iter()
            .map(|(language, (text, help))| {
                let words = Words {
                    text,
                    help,
                    ..Words::default()
                };
                (language, words)
            })
            .collect(),
    })
    .collect()
}

fn criteria() -> Vec<criterion::Edited> {
    [
        in_all(|t| {
            (
                t.usual_criterion_motivation(),
                t.usual_criterion_motivation_help(),
            )
        }),
        in_all(|t| (t.usual_criterion_use(), t.usual_criterion_use_help())),
        in_all(|t| (t.usual_criterion_ready(), t.usual_criterion_ready_help())),
    ]
    .into_iter()
    .map(|texts| criterion::Edited {
        id: None,
        weight: 1,
        texts: texts
            .into_iter()
            .map(|(language, (name, help))| (language, criterion::Words { name, help }))
            .collect(),
    })
    .collect()
}

/// `POST /manage/programmes/{id}/call/usual`
pub(super) async fn begin(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    question::begin(&mut tx, &mut ctx, &page.actor, &id, &questions()).await?;
    if criterion::list(&mut tx, &id).await?.is_empty() {
        criterion::set(&mut tx, &mut ctx, &page.actor, &id, &criteria()).await?;
    }
    tx.commit().await?;
    Ok(saved(&page, &id, "questions"))
}
