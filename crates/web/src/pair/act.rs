//! What organisers and mentors do about pairs: make them, put them together by hand, wish, tell.

use axum::extract::{Path, State};
use domain::error::Error;
use domain::input::{Fault, Faults, Fields, Reader};
use domain::pair::{self, Made, Wish, wish as wishes};

use super::show::{Refused, page_of};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, confirm};

fn home(id: &str) -> String {
    format!("/manage/programmes/{id}/pairs")
}

/// `POST /manage/programmes/{id}/pairs`: matched anew as little as can be, or with `anew` from the beginning.
pub(super) async fn make(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let anew = fields.get("anew") == "yes";
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    match pair::make(&mut tx, &mut ctx, &page.actor, &id, anew).await? {
        Made::Done if anew && !confirm::given(&fields) => {
            drop(tx);
            let t = page.t;
            confirm::ask(
                &page,
                &t.pair_anew_title(),
                &t.pair_anew_text(),
                &t.pair_anew(),
                &page.path,
                &[("anew", "yes")],
                &home(&id),
            )
        }
        Made::Done => {
            tx.commit().await?;
            Ok(page.go(&home(&id), Some(Flash::PairsMade)))
        }
        Made::Impossible(infeasible) => {
            drop(tx);
            let refused = Refused {
                infeasible: Some(infeasible),
                ..Refused::default()
            };
            page.refuse(&page_of(&app, &page, &id, refused).await?)
        }
    }
}

/// `POST /manage/programmes/{id}/pairs/hand`
pub(super) async fn put_together(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    match pair::put_together(&mut tx, &mut ctx, &page.actor, &id, fields.all("who")).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(page.go(&home(&id), Some(Flash::PairsMade)))
        }
        Err(Error::Invalid(faults)) => {
            drop(tx);
            let refused = Refused {
                hand: Some(Form::refused(page.t, fields, faults)),
                ..Refused::default()
            };
            page.refuse(&page_of(&app, &page, &id, refused).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/programmes/{id}/pairs/telling`
pub(super) async fn tell(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    pair::tell(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&home(&id), Some(Flash::PairsTold)))
}

async fn set_wish(
    app: &App,
    page: &Page,
    id: &str,
    fields: &Fields,
    wish: Option<Wish>,
) -> Result<(), Error> {
    let mut reader = Reader::new(fields);
    let (first, second) = (reader.line("first", 64), reader.line("second", 64));
    for (name, value) in [("first", &first), ("second", &second)] {
        if value.is_empty() {
            reader.fault(name, Fault::Choose);
        }
    }
    let (first, second) = reader.done((first, second))?;
    let mut tx = app.db.write().await?;
    wishes::set(&mut tx, &page.actor, id, (&first, &second), wish).await?;
    tx.commit().await?;
    Ok(())
}

/// `POST /manage/programmes/{id}/pairs/wishes`
pub(super) async fn wish(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let done = match Wish::parse(fields.get("pair_wish")) {
        Some(wish) => set_wish(&app, &page, &id, &fields, Some(wish)).await,
        None => Err(Error::Invalid(Faults::one("pair_wish", Fault::Choose))),
    };
    match done {
        Ok(()) => Ok(page.go(&format!("{}#wishes", home(&id)), Some(Flash::Added))),
        Err(Error::Invalid(faults)) => {
            let refused = Refused {
                wish: Some(Form::refused(page.t, fields, faults)),
                ..Refused::default()
            };
            page.refuse(&page_of(&app, &page, &id, refused).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/programmes/{id}/pairs/wishes/removal`
pub(super) async fn unwish(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    match set_wish(&app, &page, &id, &fields, None).await {
        Ok(()) => Ok(page.go(&format!("{}#wishes", home(&id)), Some(Flash::Removed))),
        // Its two stand in hidden fields: without them it is no form of ours. Whoever may not is told that first.
        Err(Error::Invalid(_)) => {
            page_of(&app, &page, &id, Refused::default()).await?;
            Err(Error::NotFound.into())
        }
        Err(other) => Err(other.into()),
    }
}
