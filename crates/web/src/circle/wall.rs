//! Lists for the wall: who sits in which circle.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::circle::Circle;
use domain::crew::Duty;
use domain::seating::view;

use super::round;
use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;

struct List {
    number: u32,
    facilitator: String,
    /// The names of who sits there, round after round.
    rounds: Vec<Vec<String>>,
}

/// Where somebody goes, round after round.
struct Way {
    name: String,
    numbers: Vec<String>,
}

#[derive(Template)]
#[template(path = "circle/wall.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    lists: Vec<List>,
    /// Where people change circles: where each of them goes.
    ways: Vec<Way>,
    /// The rounds from 1.
    rounds: Vec<u32>,
}

/// `GET /manage/dialogues/{id}/circles/wall`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePeople).await?;
    let view = view::view(&mut tx, &page.actor, &dialogue).await?;
    tx.commit().await?;
    let basis = view.people.as_ref();
    let rounds = basis.map_or_else(Vec::new, round::all);
    let list = |(at, circle): (usize, &Circle)| List {
        number: circle.number,
        facilitator: circle
            .hand(Duty::Facilitator)
            .map_or_else(String::new, |h| h.name.clone()),
        rounds: rounds
            .iter()
            .map(|round| round.get(at).cloned().unwrap_or_default())
            .collect(),
    };
    let lists: Vec<List> = view
        .circles
        .iter()
        .enumerate()
        .map(list)
        .filter(|l| l.rounds.iter().any(|names| !names.is_empty()))
        .collect();
    let ways = basis.filter(|basis| basis.rounds() > 1).map(round::ways);
    let way = |(name, numbers)| Way { name, numbers };
    page.show(&Show {
        page: &page,
        desk,
        head,
        rounds: (1..).take(lists.first().map_or(0, |l| l.rounds.len())).collect(),
        lists,
        ways: ways.unwrap_or_default().into_iter().map(way).collect(),
    })
}
