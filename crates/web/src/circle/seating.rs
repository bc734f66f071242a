//! How circles are composed: what the host chooses, and wishes about people.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::actor::Right;
use domain::error::Error;
use domain::input::{Faults, Fields, Reader};
use domain::registration::Registration;
use domain::seating::basis::Basis;
use domain::seating::need::{Need, Ready};
use domain::seating::settings::{self, Mixed, Settings, Weight, Whom};
use domain::seating::view;
use domain::seating::wish::{self, Wanted};
use domain::seating::work::{Task, Work};
use kernel::seating::Infeasible;

use super::compose::run;
use super::{home, need, progress, words};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::Form;
use crate::ui::text::Safe;

struct WishRow {
    first: (String, String),
    second: (String, String),
    text: String,
}

struct NeedRow {
    id: String,
    name: String,
    /// Where it can be had.
    ready: String,
    /// Names of who has it.
    people: String,
}

/// Somebody who said that they need something.
struct SaidRow {
    name: String,
    text: String,
    /// What the host made of it.
    needs: Vec<String>,
}

#[derive(Template)]
#[template(path = "circle/seating.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    plans: bool,
    form: Form,
    /// The form for one more wish.
    wish: Form,
    mixable: Vec<Mixed>,
    asks_languages: bool,
    /// How many circles there would be by themselves, for so many people.
    usual: (u32, u32),
    begun: bool,
    wishes: Vec<WishRow>,
    needs: Vec<NeedRow>,
    /// Those who said that they need something.
    said: Vec<SaidRow>,
    asks_access: bool,
    /// Those about whom something can be wished.
    people: Vec<(String, String)>,
    /// Why it could not be composed, and whether that is certain.
    refused: Option<(bool, Vec<String>)>,
}

impl Show<'_> {
    /// The controls for what is mixed.
    fn weights(&self) -> Safe {
        let t = self.page.t;
        let choices: Vec<(String, String)> = Weight::ALL
            .into_iter()
            .map(|w| (w.as_str().to_owned(), words::weight(t, w)))
            .collect();
        let control = |mixed: &Mixed| {
            let name = format!("weight_{}", mixed.as_str());
            let control = self.form.select(&name, &choices);
            control.label(words::mixed(t, *mixed)).to_string()
        };
        Safe(self.mixable.iter().map(control).collect())
    }

    fn whom(&self) -> Vec<(String, String)> {
        let t = self.page.t;
        let say = |whom| match whom {
            Whom::Here => t.seating_whom_here(),
            Whom::Holders => t.seating_whom_holders(),
        };
        Whom::ALL.map(|w| (w.as_str().to_owned(), say(w))).to_vec()
    }

    /// How often people can change circles.
    fn rounds(&self) -> Vec<(String, String)> {
        let choice = |n: u32| (n.to_string(), self.page.t.seating_rounds_choice(n));
        (1..=settings::MOST_ROUNDS).map(choice).collect()
    }

    fn wanted(&self) -> Vec<(String, String)> {
        let t = self.page.t;
        let say = |wanted| match wanted {
            Wanted::Together => t.seating_wish_together(),
            Wanted::Apart => t.seating_wish_apart(),
        };
        Wanted::ALL.map(|w| (w.as_str().to_owned(), say(w))).to_vec()
    }

    /// The people, after a choice of nobody.
    fn choices(&self) -> Vec<(String, String)> {
        let nobody = (String::new(), self.page.t.seating_wish_choose());
        std::iter::once(nobody)
            .chain(self.people.iter().cloned())
            .collect()
    }
}

/// What a form was refused with, each in its place.
#[derive(Default)]
struct Typing {
    settings: Option<(Fields, Faults)>,
    wish: Option<(Fields, Faults)>,
    refused: Option<(bool, Vec<String>)>,
}

async fn page_of<'a>(app: &App, page: &'a Page, id: &str, typing: Typing) -> Result<Show<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, page, id, Right::CheckIn).await?;
    let view = view::view(&mut tx, &page.actor, &dialogue).await?;
    tx.commit().await?;
    let basis = view.people.ok_or(Error::Denied)?;
    let to_seat = basis.people.iter().filter(|p| basis.seats_them(p)).count();
    let form = |typed: Option<(Fields, Faults)>, otherwise: Fields| match typed {
        Some((fields, faults)) => Form::refused(page.t, fields, faults),
        None => Form::new(page.t, otherwise),
    };
    Ok(Show {
        page,
        plans: page.may(&head.organisation_id, Right::Plan),
        desk,
        head,
        form: form(typing.settings, basis.settings.fill()),
        wish: form(typing.wish, Fields::default()),
        usual: (basis.usual_count(to_seat), words::count(to_seat)),
        begun: basis.begun(),
        wishes: wishes(page, &basis),
        needs: needs(page, &basis),
        said: said(&basis),
        asks_access: basis.asks_access,
        people: people(&basis),
        refused: typing.refused,
        mixable: basis.mixable,
        asks_languages: basis.asks_languages,
    })
}

/// Those who hold a place, by name.
fn people(basis: &Basis) -> Vec<(String, String)> {
    let holders = basis.people.iter().filter(|p| p.state.holds_place());
    let mut people: Vec<(String, String)> = holders.map(|p| (p.id.clone(), p.name.clone())).collect();
    people.sort_by_cached_key(|(id, name)| (kernel::text::fold(name), id.clone()));
    people
}

fn needs(page: &Page, basis: &Basis) -> Vec<NeedRow> {
    let row = |need: &Need| NeedRow {
        id: need.id.clone(),
        name: need.name.clone(),
        ready: match &need.ready {
            Ready::AtMost(n) => page.t.seating_need_most(*n),
            Ready::These(numbers) => page.t.seating_need_these(words::listed(numbers.iter().copied())),
        },
        people: {
            let with = basis.people.iter().filter(|p| need.people.contains(&p.id));
            let mut names: Vec<&str> = with.map(|p| p.name.as_str()).collect();
            names.sort_by_cached_key(|name| kernel::text::fold(name));
            names.join(", ")
        },
    };
    basis.needs.iter().map(row).collect()
}

fn said(basis: &Basis) -> Vec<SaidRow> {
    let row = |(person, text): (&Registration, &str)| SaidRow {
        name: person.name.clone(),
        text: text.to_owned(),
        needs: {
            let theirs = basis.needs.iter().filter(|n| n.people.contains(&person.id));
            theirs.map(|n| n.name.clone()).collect()
        },
    };
    need::said(basis).into_iter().map(row).collect()
}

fn wishes(page: &Page, basis: &Basis) -> Vec<WishRow> {
    let named = |id: &String| {
        let person = basis.people.iter().find(|p| p.id == *id);
        (id.clone(), person.map_or_else(String::new, |p| p.name.clone()))
    };
    let row = |wish: &wish::Wish| {
        let (first, second) = (named(&wish.of.0), named(&wish.of.1));
        let (a, b) = (first.1.clone(), second.1.clone());
        let text = match wish.wanted {
            Wanted::Together => page.t.seating_wished_together(a, b),
            Wanted::Apart => page.t.seating_wished_apart(a, b),
        };
        WishRow { first, second, text }
    };
    basis.wishes.iter().map(row).collect()
}

/// `GET /manage/dialogues/{id}/circles/seating`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    page.show(&page_of(&app, &page, &id, Typing::default()).await?)
}

/// The page with why it could not be composed.
pub(super) async fn refused(app: &App, page: &Page, id: &str, work: &Work, why: &Infeasible) -> Outcome {
    let typing = Typing {
        refused: Some((why.proven, words::infeasible(page.t, work, why))),
        ..Typing::default()
    };
    page.show_with(StatusCode::CONFLICT, &page_of(app, page, id, typing).await?)
}

/// `POST /manage/dialogues/{id}/circles/seating`: keeps what was chosen, and composes.
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.write().await?;
    let (_, _, dialogue) = desk::open(&mut tx, &page, &id, Right::CheckIn).await?;
    let view = view::view(&mut tx, &page.actor, &dialogue).await?;
    let basis = view.people.ok_or(Error::Denied)?;
    let mut reader = Reader::new(&fields);
    let chosen = Settings::read(&mut reader, &basis.mixable, &basis.settings);
    let chosen = match reader.done(chosen) {
        Ok(chosen) => chosen,
        Err(Error::Invalid(faults)) => {
            drop(tx);
            let typing = Typing {
                settings: Some((fields, faults)),
                ..Typing::default()
            };
            return page.refuse(&page_of(&app, &page, &id, typing).await?);
        }
        Err(other) => return Err(other.into()),
    };
    settings::set(&mut tx, &page.actor, &id, &chosen).await?;
    tx.commit().await?;
    let (own, actor, dialogue) = (app.clone(), page.actor.clone(), id.clone());
    app.seatings.begin(&id, page.now, move |watch| async move {
        run(&own, &actor, &dialogue, Task::Compose, &watch).await
    });
    progress::answer(&app, &page, &id).await
}

/// `POST /manage/dialogues/{id}/circles/wishes`
pub(super) async fn wish(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let wanted = Wanted::parse(fields.get("wanted")).unwrap_or(Wanted::Together);
    let mut tx = app.db.write().await?;
    let of = [fields.get("first"), fields.get("second")];
    let done = wish::add(&mut tx, &page.actor, &id, of, wanted).await;
    if done.is_ok() {
        tx.commit().await?;
    } else {
        drop(tx);
    }
    answer(&app, &page, &id, done, fields).await
}

/// `POST /manage/dialogues/{id}/circles/wishes/removal`
pub(super) async fn remove_wish(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.write().await?;
    let of = [fields.get("first"), fields.get("second")];
    let done = wish::remove(&mut tx, &page.actor, &id, of).await;
    if done.is_ok() {
        tx.commit().await?;
    } else {
        drop(tx);
    }
    answer(&app, &page, &id, done, fields).await
}

async fn answer(app: &App, page: &Page, id: &str, done: Result<(), Error>, fields: Fields) -> Outcome {
    match done {
        Ok(()) => Ok(page.go(&format!("{}/seating#wishes", home(id)), Some(Flash::Saved))),
        Err(Error::Invalid(faults)) => {
            let typing = Typing {
                wish: Some((fields, faults)),
                ..Typing::default()
            };
            page.refuse(&page_of(app, page, id, typing).await?)
        }
        Err(other) => Err(other.into()),
    }
}
