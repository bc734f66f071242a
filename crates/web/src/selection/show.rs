//! The selection's page: the run, who is chosen, in reserve and not, and how the conditions stand.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::input::Fields;
use domain::programme::Choose;
use domain::review::Sight;
use domain::selection::Outcome;
use domain::selection::draw::{self, Draw};
use domain::selection::view::{self, Person, Stand, View};
use domain::selection::work::Run;
use kernel::place::State as PlaceState;
use kernel::selection::Infeasible;

use super::say::{self, Words};
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome as Answer;
use crate::page::Page;
use crate::ui::{Form, say as ui};

/// Where the draw in public stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// There never was one.
    None,
    /// One is prepared, or was called off.
    Prepared,
    /// The list is public, and the number is waited for.
    Waits,
    /// The number is drawn.
    Drawn,
}

impl Stage {
    fn of(draw: Option<&Draw>) -> Stage {
        match draw {
            None => Stage::None,
            Some(draw) if draw.drawn().is_some() => Stage::Drawn,
            Some(draw) if draw.announced().is_some() => Stage::Waits,
            Some(_) => Stage::Prepared,
        }
    }
}

/// People under one heading.
pub(super) struct Group<'a> {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) people: Vec<&'a Person>,
}

#[derive(Template)]
#[template(path = "selection/show.html")]
pub(super) struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    view: View,
    form: Form,
    infeasible: Option<Infeasible>,
    /// Where the draw in public stands.
    draw: Stage,
}

impl Show<'_> {
    fn words(&self) -> Words<'_> {
        Words {
            t: self.page.t,
            view: &self.view,
        }
    }

    fn is_blind(&self) -> bool {
        self.view.sight == Sight::Blind
    }

    /// Whether those who do not take part are erased, so that what is left says nothing about the choice any more.
    fn is_erased(&self) -> bool {
        self.view.programme.others_erased_at.is_some()
    }

    fn is_released(&self) -> bool {
        self.view.programme.released_at.is_some()
    }

    fn is_lottery(&self) -> bool {
        self.view.programme.conditions.choose == Choose::Lottery
    }

    /// Whether a number is waited for, so that nobody is chosen otherwise.
    fn waits(&self) -> bool {
        self.draw == Stage::Waits
    }

    /// Whether the number is drawn that everything follows from.
    fn is_drawn(&self) -> bool {
        self.draw == Stage::Drawn
    }

    fn has_draw(&self) -> bool {
        self.draw != Stage::None
    }

    fn has_run(&self) -> bool {
        self.view.selection.is_some()
    }

    fn hands(&self) -> usize {
        let by_hand = |p: &&Person| !p.decision.by_hand.is_empty();
        self.view.people.iter().filter(by_hand).count()
    }

    fn groups(&self) -> Vec<Group<'_>> {
        let t = self.page.t;
        let all = [
            (Outcome::Chosen, "chosen", t.selection_group_chosen()),
            (Outcome::Reserve, "reserve", t.selection_group_reserve()),
            (Outcome::Not, "not", t.selection_group_not()),
        ];
        let of = |outcome| {
            let people = self.view.people.iter();
            people.filter(|p| p.decision.outcome == outcome).collect()
        };
        all.into_iter()
            .map(|(outcome, id, title)| Group {
                id,
                title,
                people: of(outcome),
            })
            .filter(|group| !group.people.is_empty())
            .collect()
    }

    fn called(&self, person: &Person) -> String {
        say::called(person)
    }

    fn role(&self, person: &Person) -> String {
        let role = person.role_id.as_deref().unwrap_or("");
        self.words().role(role)
    }

    fn score(&self, person: &Person) -> String {
        person.decision.score.map_or_else(|| "–".to_owned(), say::points)
    }

    fn reasons(&self, person: &Person) -> Vec<String> {
        self.words().reasons(person)
    }

    fn stand(&self, stand: &Stand) -> (String, String) {
        self.words().stand(stand)
    }

    /// Where the place stands after the release; nothing for who waits in reserve or was not chosen.
    fn state(&self, person: &Person) -> Option<(&'static str, String)> {
        let told = self.is_released() && person.state != PlaceState::Registered;
        told.then(|| (ui::place_chip(person.state), ui::place(self.page.t, person.state)))
    }

    /// How the people of this selection were chosen, and how sure that is.
    fn how(&self) -> String {
        let selection = self.view.selection.as_ref();
        selection.map_or_else(String::new, |s| {
            say::how(self.page.t, s.choose, &s.seed, s.came.draw.as_ref(), s.came.total)
        })
    }

    fn proof(&self) -> String {
        let came = self.view.selection.as_ref().map(|s| (s.came.proof, s.came.tie));
        let t = self.page.t;
        match came {
            Some((proof, true)) => format!("{} {}", say::proof(t, proof), t.selection_tie()),
            Some((proof, false)) => say::proof(t, proof),
            None => String::new(),
        }
    }

    fn in_the_way(&self) -> Option<String> {
        Some(ui::conflict(self.page.t, self.view.in_the_way?))
    }

    fn version(&self) -> u32 {
        self.view.selection.as_ref().map_or(0, |s| s.version)
    }

    /// What would have to give way: a sentence, and where it is changed.
    fn changes(&self) -> Vec<(String, String)> {
        let changes = self.infeasible.as_ref().map_or(&[][..], |i| &i.changes);
        self.said(changes)
    }

    fn stuck(&self) -> Vec<(String, String)> {
        let changes = self.view.stuck.as_ref().map_or(&[][..], |s| &s.changes);
        self.said(changes)
    }

    fn said(&self, changes: &[kernel::selection::Change]) -> Vec<(String, String)> {
        let words = self.words();
        let said = changes.iter().map(|change| words.change(change));
        said.map(|(text, path)| (text, format!("{}{path}", self.head.home())))
            .collect()
    }

    fn is_least(&self) -> bool {
        self.infeasible.as_ref().is_some_and(|i| i.least)
    }
}

/// The page, with the form as it was typed where it was refused, and with what is in the way of a run.
pub(super) async fn whole(
    app: &App,
    page: &Page,
    id: &str,
    refused: Option<Form>,
    infeasible: Option<Infeasible>,
) -> Answer {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::ManagePeople).await?;
    let view = view::view(&mut tx, &page.actor, id, page.now).await?;
    let draw = Stage::of(
        draw::view::view(&mut tx, &page.actor, id, page.now)
            .await?
            .draw
            .as_ref(),
    );
    tx.commit().await?;
    let fields: Fields = Run::fill(&programme, view.selection.as_ref());
    let in_vain = refused.is_some() || infeasible.is_some();
    let template = Show {
        page,
        desk,
        head,
        form: refused.unwrap_or_else(|| Form::new(page.t, fields)),
        view,
        infeasible,
        draw,
    };
    if in_vain {
        page.refuse(&template)
    } else {
        page.show(&template)
    }
}

/// `GET /manage/programmes/{id}/selection`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Answer {
    whole(&app, &page, &id, None, None).await
}
