//! Lists for the wall: who sits in which circle.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::circle::Circle;
use domain::crew::Duty;
use domain::seating::view;

use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;

struct List {
    number: u32,
    facilitator: String,
    names: Vec<String>,
}

#[derive(Template)]
#[template(path = "circle/wall.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    lists: Vec<List>,
}

/// `GET /manage/dialogues/{id}/circles/wall`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePeople).await?;
    let view = view::view(&mut tx, &page.actor, &dialogue).await?;
    tx.commit().await?;
    let seats = view.people.map(|basis| basis.seats).unwrap_or_default();
    let list = |circle: &Circle| {
        let here = seats.iter().filter(|s| s.circle_id == circle.id);
        let mut names: Vec<String> = here.map(|s| s.name.clone()).collect();
        names.sort_by_cached_key(|name| kernel::text::fold(name));
        List {
            number: circle.number,
            facilitator: circle
                .hand(Duty::Facilitator)
                .map_or_else(String::new, |h| h.name.clone()),
            names,
        }
    };
    let lists = view
        .circles
        .iter()
        .map(list)
        .filter(|l| !l.names.is_empty())
        .collect();
    page.show(&Show {
        page: &page,
        desk,
        head,
        lists,
    })
}
