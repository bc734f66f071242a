//! The public list of dialogues, all or of one organisation, and its calendar feed.

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::dialogue::list::{self, Entry, Filter};
use domain::organisation::{self, Organisation};
use domain::programme;
use domain::summary;
use kernel::text;
use serde::Deserialize;

use crate::app::App;
use crate::calendar;
use crate::failure::Outcome;
use crate::file;
use crate::page::Page;
use crate::texts::languages;
use crate::ui::say;

/// What the list's address can say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    host: String,
    language: String,
    when: String,
}

#[derive(Template)]
#[template(path = "dialogue/index.html")]
struct Index<'a> {
    page: &'a Page,
    asked: &'a Asked,
    past: bool,
    entries: Vec<Entry>,
    /// Dialogues that were held and whose summary has what is looked for, where the list is of those to come.
    held: Vec<Entry>,
    hosts: Vec<(String, String)>,
    spoken: Vec<(String, String)>,
}

impl Index<'_> {
    fn filtered(&self) -> bool {
        !(self.asked.q.is_empty() && self.asked.host.is_empty() && self.asked.language.is_empty())
    }
}

/// `GET /dialogues`
pub(crate) async fn show(State(app): State<App>, page: Page, Query(asked): Query<Asked>) -> Outcome {
    let mut tx = app.db.read().await?;
    let past = asked.when == "past";
    let mut filter = Filter {
        search: text::fold(&asked.q),
        host: asked.host.clone(),
        language: asked.language.clone(),
        ..Filter::default()
    };
    if past {
        filter.until = Some(page.now);
    } else {
        filter.from = Some(page.now);
    }
    // What was said in a dialogue is known afterwards, so who looks for it among those to come is led there.
    let spoken_of = summary::search::matching(&mut tx, &app.circles, &filter.search).await?;
    let mut held = Vec::new();
    if past {
        filter.also = spoken_of;
    } else if !spoken_of.is_empty() {
        let mut before = Filter {
            until: Some(page.now),
            ..filter.clone()
        };
        before.from = None;
        before.also.clone_from(&spoken_of);
        held = list::public(&mut tx, &before).await?;
        held.retain(|e| spoken_of.contains(&e.dialogue.id) && is_over(e, page.now));
        held.reverse();
    }
    let mut entries = list::public(&mut tx, &filter).await?;
    if past {
        entries.retain(|e| is_over(e, page.now));
        entries.reverse();
    }
    let hosts = organisation::all(&mut tx)
        .await?
        .into_iter()
        .map(|o| (o.slug, o.profile.name))
        .collect();
    let spoken = domain::dialogue::plan::SPOKEN
        .iter()
        .map(|code| ((*code).to_owned(), say::language(page.t, code)))
        .collect();
    page.show(&Index {
        page: &page,
        asked: &asked,
        past,
        entries,
        held,
        hosts,
        spoken,
    })
}

fn is_over(entry: &Entry, now: i64) -> bool {
    entry.dialogue.ends_at().is_some_and(|ends| ends <= now)
}

#[derive(Template)]
#[template(path = "dialogue/organisation.html")]
struct Host<'a> {
    page: &'a Page,
    organisation: Organisation,
    coming: Vec<Entry>,
    past: Vec<Entry>,
    programmes: Vec<programme::list::Entry>,
    /// Its opinion maps: address, language, question.
    opinions: Vec<(String, String, String)>,
    feed: String,
}

impl Host<'_> {
    fn about(&self) -> crate::ui::text::Safe {
        crate::ui::text::paragraphs(&self.organisation.profile.about)
    }
}

/// `GET /organisations/{slug}`
pub(crate) async fn organisation(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::by_slug(&mut tx, &slug).await?;
    let filter = Filter {
        host: slug.clone(),
        ..Filter::default()
    };
    let all = list::public(&mut tx, &filter).await?;
    let (coming, mut past): (Vec<Entry>, Vec<Entry>) = all
        .into_iter()
        .partition(|e| e.dialogue.ends_at().is_some_and(|ends| ends > page.now));
    past.reverse();
    let programmes = programme::list::public(&mut tx, Some(&slug), page.now).await?;
    let opinions = crate::opinion::links(&mut tx, page.t.language(), &organisation.id, None).await?;
    let feed = app.url(&format!(
        "/organisations/{slug}/calendar.ics?lang={}",
        page.t.language()
    ));
    page.show(&Host {
        page: &page,
        organisation,
        coming,
        past,
        programmes,
        opinions,
        feed,
    })
}

/// `GET /organisations/{slug}/calendar.ics`
pub(crate) async fn feed(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::by_slug(&mut tx, &slug).await?;
    let entries = list::public(
        &mut tx,
        &Filter {
            host: slug.clone(),
            ..Filter::default()
        },
    )
    .await?;
    let text = calendar::feed(&app, page.t, &organisation, entries.iter().map(|e| &e.dialogue));
    Ok(file::calendar(&format!("{slug}.ics"), text))
}

/// Where this page is in each language, for `hreflang`.
pub(crate) fn alternates(page: &Page) -> Vec<(&'static str, String)> {
    languages()
        .iter()
        .map(|code| (*code, page.app.url(&page.in_language(code))))
        .collect()
}
