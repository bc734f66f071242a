//! What a map says in its first language, and how it is held.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::Reader;
use domain::opinion::OpinionMap;
use domain::opinion::plan::{self, INTRODUCTION, QUESTION, Settings, Words};

use super::head::{self, Head};
use super::new;
use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "opinion/plan.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    map: &'a OpinionMap,
    form: Form,
    dialogues: Vec<(String, String)>,
}

impl Show<'_> {
    /// The other languages that it can be in.
    fn languages(&self) -> Vec<(String, String)> {
        let mut all = new::spoken(self.page);
        all.retain(|(code, _)| *code != self.map.language);
        all
    }

    /// Its translations: code, and what to press.
    fn translations(&self) -> Vec<(&str, String)> {
        let others = self
            .map
            .languages
            .iter()
            .filter(|code| **code != self.map.language);
        others
            .map(|code| {
                let name = say::language(self.page.t, code);
                let text = if self.map.texts.contains_key(code) {
                    self.page.t.opinion_translation_edit(name)
                } else {
                    self.page.t.opinion_translation_add(name)
                };
                (code.as_str(), text)
            })
            .collect()
    }

    fn results(&self) -> [(String, String); 2] {
        let t = self.page.t;
        [
            ("at-once".to_owned(), t.opinion_results_at_once()),
            ("published".to_owned(), t.opinion_results_published()),
        ]
    }
}

/// `GET /manage/opinions/{id}/plan`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, map) = head::open(&mut tx, &page, &id, Right::Plan).await?;
    let dialogues = new::dialogues(&mut tx, &page, &map.organisation_id).await?;
    tx.commit().await?;
    let words = map.text(&map.language).1.fill();
    let mut fields = Settings::fill(&map);
    for name in ["opinion_question", "opinion_introduction"] {
        fields.add(name, words.get(name));
    }
    page.show(&Show {
        form: Form::new(page.t, fields),
        page: &page,
        desk,
        head,
        map: &map,
        dialogues,
    })
}

/// `POST /manage/opinions/{id}/plan`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, map) = head::open(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let (words, settings) = (
        Words::read(&mut reader),
        Settings::read(&mut reader, &map, page.now),
    );
    match reader.done(()) {
        Ok(()) => {}
        Err(Error::Invalid(faults)) => {
            let dialogues = new::dialogues(&mut tx, &page, &map.organisation_id).await?;
            return page.refuse(&Show {
                form: Form::refused(page.t, fields, faults),
                page: &page,
                desk,
                head,
                map: &map,
                dialogues,
            });
        }
        Err(other) => return Err(other.into()),
    }
    plan::set(&mut tx, &mut ctx, &page.actor, &id, &words, &settings).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/manage/opinions/{id}/plan"), Some(Flash::Saved)))
}
