//! The report as everybody reads it, and the same page before it is public.

use askama::Template;
use axum::extract::{Path, State};
use domain::organisation::{self, Organisation};
use domain::programme::partner::{self, Part};
use domain::report::{self, Shown, Words};

use super::body::Body;
use super::home;
use crate::app::App;
use crate::failure::Outcome;
use crate::page::{Page, unkept};
use crate::texts::Texts;
use crate::ui::text::{Safe, prose};
use crate::ui::{say, when};

#[derive(Template)]
#[template(path = "report/show.html")]
struct Show<'a> {
    page: &'a Page,
    shown: &'a Shown,
    organisation: &'a Organisation,
    partners: Vec<partner::Partner>,
    /// Where it is edited; none for everybody.
    edit: Option<String>,
}

impl Show<'_> {
    fn title(&self) -> (&str, &str) {
        let (language, words) = self.shown.programme.text(self.page.t.language());
        (language, &words.title)
    }

    fn words(&self) -> (&str, &Words) {
        words(self.page.t, self.shown)
    }

    fn text(&self, text: &str) -> Safe {
        prose(text)
    }

    fn facts(&self) -> Vec<(String, String)> {
        facts(self.page.t, self.shown, self.organisation, &self.partners)
    }

    fn body(&self) -> Safe {
        Body {
            page: self.page,
            shown: self.shown,
            home: None,
        }
        .html()
    }

    fn address(&self) -> String {
        format!("/programmes/{}", self.shown.programme.public_id)
    }

    fn canonical(&self) -> String {
        self.page.app.url(&self.page.in_language(self.page.t.language()))
    }

    fn alternates(&self) -> Vec<(&'static str, String)> {
        crate::dialogue::alternates(self.page)
    }
}

/// What the organisers wrote, with the language it is in.
pub(super) fn words(t: Texts, shown: &Shown) -> (&str, &Words) {
    shown.report.text(t.language(), &shown.programme.language)
}

/// When it was, and who stands behind it.
pub(super) fn facts(
    t: Texts,
    shown: &Shown,
    host: &Organisation,
    partners: &[partner::Partner],
) -> Vec<(String, String)> {
    let zone = &shown.programme.zone;
    let mut facts = Vec::new();
    if let Some((starts, ends)) = shown.programme.span {
        let span = t.programme_span(when::day(t, starts, zone), when::day(t, ends, zone));
        facts.push((t.certificate_when(), span));
    }
    facts.push((t.show_host(), host.profile.name.clone()));
    for part in Part::ALL {
        let names: Vec<&str> = partners
            .iter()
            .filter(|p| p.part == part)
            .map(|p| p.name.as_str())
            .collect();
        if !names.is_empty() {
            facts.push((say::partner(t, part), names.join(", ")));
        }
    }
    facts
}

/// `GET /programmes/{public_id}/report`
pub(super) async fn public(State(app): State<App>, page: Page, Path(public_id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = report::public(&mut tx, &public_id, page.now).await?;
    let organisation = organisation::by_id(&mut tx, &shown.programme.organisation_id).await?;
    let partners = partner::list(&mut tx, &shown.programme.id).await?;
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        shown: &shown,
        organisation: &organisation,
        partners,
        edit: None,
    })
    .map(unkept)
}

/// `GET /manage/programmes/{id}/report/preview`
pub(super) async fn preview(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let shown = report::for_members(&mut tx, &page.actor, &id, page.now).await?;
    let organisation = organisation::by_id(&mut tx, &shown.programme.organisation_id).await?;
    let partners = partner::list(&mut tx, &shown.programme.id).await?;
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        shown: &shown,
        organisation: &organisation,
        partners,
        edit: Some(home(&id)),
    })
    .map(unkept)
}
