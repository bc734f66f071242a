//! The draw for organisers: what comes next, and what everybody sees.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Conflict;
use domain::input::{Fault, Faults, Fields};
use domain::programme::Choose;
use domain::selection::draw::act::Announcement;
use domain::selection::draw::view::{self, View};
use domain::selection::draw::{Draw, Fits};
use domain::selection::view as chosen;
use domain::selection::work::Run;
use kernel::selection::{Change, Infeasible};

use super::words::Words;
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::selection::say;
use crate::ui::{Form, say as ui};

#[derive(Template)]
#[template(path = "selection/draw/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    view: View,
    /// Everything about the selection, to name what would have to give way.
    selection: chosen::View,
    form: Form,
    infeasible: Option<Infeasible>,
}

impl Show<'_> {
    fn words(&self) -> Option<Words<'_>> {
        let draw = self.view.draw.as_ref()?;
        Some(Words {
            t: self.page.t,
            programme: &self.view.programme,
            draw,
            roles: &self.view.roles,
        })
    }

    fn draw(&self) -> Option<&Draw> {
        self.view.draw.as_ref()
    }

    fn version(&self) -> u32 {
        self.draw().map_or(0, |draw| draw.version)
    }

    fn is_lottery(&self) -> bool {
        self.view.programme.conditions.choose == Choose::Lottery
    }

    fn is_released(&self) -> bool {
        self.view.programme.released_at.is_some()
    }

    fn is_prepared(&self) -> bool {
        self.draw().is_some_and(|draw| draw.prepared.is_some())
    }

    fn is_announced(&self) -> bool {
        self.draw().is_some_and(|draw| draw.announced().is_some())
    }

    fn is_drawn(&self) -> bool {
        self.draw().is_some_and(|draw| draw.drawn().is_some())
    }

    fn public(&self) -> String {
        format!("/programmes/{}/draw", self.view.programme.public_id)
    }

    /// What keeps a list from being prepared, in words; that people are not chosen by lot is said in its own place.
    fn in_the_way(&self) -> Option<String> {
        let way = self.view.in_the_way.filter(|way| *way != Conflict::DrawAnnounced);
        way.map(|way| ui::conflict(self.page.t, way))
    }

    /// How the list stands to those in play, where that is worth saying.
    fn fits(&self) -> Option<String> {
        let t = self.page.t;
        match self.view.fits? {
            Fits::Whole => None,
            Fits::Less(gone) if self.is_announced() => Some(t.draw_fits_less(gone)),
            Fits::Less(_) | Fits::No if !self.is_announced() => Some(t.draw_fits_again()),
            Fits::Less(_) | Fits::No => Some(t.draw_fits_no()),
        }
    }

    /// Whether a number can be entered.
    fn takes_number(&self) -> bool {
        self.is_announced() && !self.is_released() && self.view.fits != Some(Fits::No)
    }

    fn is_repeated(&self) -> bool {
        let twice = self.form.faults.get("draws_repeated") == Some(Fault::TimeTwice);
        twice || !self.form.fields.get("draws_repeated").is_empty()
    }

    fn repeated(&self) -> [(String, String); 2] {
        let t = self.page.t;
        [
            ("first".to_owned(), t.plan_repeated_first()),
            ("second".to_owned(), t.plan_repeated_second()),
        ]
    }

    /// What would have to give way: a sentence, and where it is changed.
    fn changes(&self) -> Vec<(String, String)> {
        let changes: &[Change] = self.infeasible.as_ref().map_or(&[], |i| &i.changes);
        let words = say::Words {
            t: self.page.t,
            view: &self.selection,
        };
        let said = changes.iter().map(|change| words.change(change));
        said.map(|(text, path)| (text, format!("{}{path}", self.head.home())))
            .collect()
    }
}

/// The page, with a form as it was typed where it was refused, and with what is in the way of a list.
pub(in crate::selection) async fn whole(
    app: &App,
    page: &Page,
    id: &str,
    refused: Option<(Fields, Faults)>,
    infeasible: Option<Infeasible>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::ManagePeople).await?;
    let view = view::view(&mut tx, &page.actor, id, page.now).await?;
    let selection = chosen::view(&mut tx, &page.actor, id, page.now).await?;
    tx.commit().await?;
    let in_vain = refused.is_some() || infeasible.is_some();
    let mut fields = Announcement::fill();
    for (name, values) in Run::fill(&programme, selection.selection.as_ref()).iter() {
        for value in values {
            fields.add(name, value);
        }
    }
    let template = Show {
        page,
        desk,
        head,
        view,
        selection,
        form: match refused {
            Some((fields, faults)) => Form::refused(page.t, fields, faults),
            None => Form::new(page.t, fields),
        },
        infeasible,
    };
    if in_vain {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

/// `GET /manage/programmes/{id}/selection/draw`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    whole(&app, &page, &id, None, None).await
}
