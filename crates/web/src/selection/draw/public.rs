//! The draw as everybody sees it: how it works, everybody's chance, the groups, and what came of it.

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::error::Error;
use domain::organisation::{self, Organisation};
use domain::selection::draw::view::{self, Public};
use serde::Deserialize;

use super::words::Words;
use crate::app::App;
use crate::failure::Outcome;
use crate::file;
use crate::page::Page;

/// Whose groups are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    code: String,
}

/// What is known of a code that was asked for.
struct Own {
    code: String,
    /// With how many numbers they get a place.
    count: u32,
    /// Chance and numbers, those that follow each other as one; none where the code is not on the list.
    found: Option<(String, Vec<String>)>,
}

#[derive(Template)]
#[template(path = "selection/draw/public.html")]
struct Show<'a> {
    page: &'a Page,
    shown: &'a Public,
    organisation: &'a Organisation,
    own: Option<Own>,
}

impl Show<'_> {
    fn words(&self) -> Words<'_> {
        words(self.page, self.shown)
    }

    fn title(&self) -> (&str, &str) {
        let (language, words) = self.shown.programme.text(self.page.t.language());
        (language, &words.title)
    }

    fn home(&self) -> String {
        format!("/programmes/{}", self.shown.programme.public_id)
    }
}

pub(super) fn words<'a>(page: &Page, shown: &'a Public) -> Words<'a> {
    Words {
        t: page.t,
        programme: &shown.programme,
        draw: &shown.draw,
        roles: &shown.roles,
    }
}

/// `GET /programmes/{public_id}/draw`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(public_id): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = view::public(&mut tx, &page.actor, &public_id).await?;
    let organisation = organisation::by_id(&mut tx, &shown.programme.organisation_id).await?;
    tx.commit().await?;
    let code = kernel::text::line(&asked.code).to_uppercase();
    let own = (!code.is_empty()).then(|| Own {
        count: words(&page, &shown).count_of(&code),
        found: words(&page, &shown).of_code(&code),
        code: code.chars().take(20).collect(),
    });
    page.show(&Show {
        page: &page,
        shown: &shown,
        organisation: &organisation,
        own,
    })
}

/// `GET /programmes/{public_id}/draw.csv`: exactly the bytes of which the fingerprint is.
pub(super) async fn file(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = view::public(&mut tx, &page.actor, &public_id).await?;
    tx.commit().await?;
    let list = shown.draw.prepared.map(|prepared| prepared.list);
    let list = list.filter(|list| !list.is_empty()).ok_or(Error::NotFound)?;
    Ok(file::csv(&format!("draw-{public_id}.csv"), list.file()))
}
