//! What a map says in another of its languages, beside the original.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::opinion::OpinionMap;
use domain::opinion::plan::{self, INTRODUCTION, QUESTION, Words};

use super::head::{self, Head};
use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "opinion/translation.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    map: &'a OpinionMap,
    form: Form,
    language: &'a str,
}

impl Show<'_> {
    fn language_name(&self) -> String {
        say::language(self.page.t, self.language)
    }

    fn original_name(&self) -> String {
        say::language(self.page.t, &self.map.language)
    }

    fn original(&self, name: &str) -> Safe {
        paragraphs(self.map.text(&self.map.language).1.fill().get(name))
    }
}

fn other(map: &OpinionMap, language: &str) -> Result<(), Error> {
    let among = map.languages.iter().any(|code| code == language);
    if among && language != map.language {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// `GET /manage/opinions/{id}/plan/{language}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, language)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, map) = head::open(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    other(&map, &language)?;
    let fields = map.texts.get(&language).map(Words::fill).unwrap_or_default();
    page.show(&Show {
        form: Form::new(page.t, fields),
        page: &page,
        desk,
        head,
        map: &map,
        language: &language,
    })
}

fn read(fields: &Fields) -> Result<Words, Error> {
    let mut reader = Reader::new(fields);
    let words = Words::read_translation(&mut reader);
    reader.done(words)
}

/// `POST /manage/opinions/{id}/plan/{language}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, language)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, map) = head::open(&mut tx, &page, &id, Right::Plan).await?;
    other(&map, &language)?;
    let words = match read(&fields) {
        Ok(words) => words,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                form: Form::refused(page.t, fields, faults),
                page: &page,
                desk,
                head,
                map: &map,
                language: &language,
            });
        }
        Err(other) => return Err(other.into()),
    };
    plan::translate(&mut tx, &ctx, &page.actor, &id, &language, &words).await?;
    tx.commit().await?;
    Ok(page.go(&format!("/manage/opinions/{id}/plan"), Some(Flash::Saved)))
}
