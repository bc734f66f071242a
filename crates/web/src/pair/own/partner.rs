//! A participant's learning partner: who it is, why, and where their practicum stands.

use askama::Template;
use axum::extract::{Path, State};
use domain::application::Application;
use domain::pair::practicum::{self, Practicum};
use domain::pair::{self, Pair, profile};
use domain::programme::Programme;

use crate::app::App;
use crate::cohort::own::Own;
use crate::failure::Outcome;
use crate::page::Page;
use crate::pair::explain;
use crate::ui::text::{self, Safe};

#[derive(Template)]
#[template(path = "pair/own/partner.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    me: Application,
    programme: Programme,
    pair: Option<Pair>,
    practicum: Practicum,
    earlier: Vec<Practicum>,
    /// Whether they have said what they have done so far.
    has_said: bool,
}

impl Show<'_> {
    fn partners(&self) -> Vec<&Application> {
        let people = self.pair.iter().flat_map(|p| &p.people);
        people.filter(|a| a.id != self.me.id).collect()
    }

    /// Where they work and in which municipality.
    fn facts(&self, person: &Application) -> String {
        let facts = [person.employer.clone(), super::super::municipality(person)];
        let facts: Vec<String> = facts.into_iter().filter(|f| !f.is_empty()).collect();
        facts.join(" · ")
    }

    fn why(&self) -> Vec<String> {
        self.pair
            .as_ref()
            .map(|pair| explain::lines(self.page, pair))
            .unwrap_or_default()
    }

    fn state(&self, practicum: &Practicum) -> String {
        super::super::practicum_state(self.page, &self.programme, practicum)
    }

    fn is_held(&self) -> bool {
        self.practicum.held_at.is_some()
    }

    /// Whether its time has come, so that they can say how it was.
    fn can_report(&self) -> bool {
        self.practicum.is_planned() && self.practicum.plan.starts_at.is_none_or(|at| at <= self.page.now)
    }

    fn text(&self, text: &str) -> Safe {
        text::paragraphs(text)
    }
}

/// `GET /a/{secret}/pair`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, &page, &secret).await?;
    let (me, _, pair) = pair::own(&mut tx, &secret).await?;
    let practicum = match &pair {
        Some(_) => practicum::own(&mut tx, &secret).await?.1,
        None => Practicum::default(),
    };
    let mut earlier = practicum::all_held_by(&mut tx, &me.id).await?;
    earlier.retain(|p| p.id != practicum.id);
    let has_said = profile::own(&mut tx, &secret).await?.is_some();
    tx.commit().await?;
    page.show(&Show {
        page: &page,
        own,
        me,
        programme,
        pair,
        practicum,
        earlier,
        has_said,
    })
}
