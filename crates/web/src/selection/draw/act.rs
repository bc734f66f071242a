//! What organisers do with a draw: prepare a list, publish it, enter the number, call it off.

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::{Conflict, Error};
use domain::input::Reader;
use domain::selection::draw::act::{self, Announcement, REASON_MOST};
use domain::selection::draw::view;
use domain::selection::work::Run;

use super::{home, show, words};
use crate::app::App;
use crate::body::Typed;
use crate::desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::selection::run::{self, What};
use crate::ui::confirm;

/// `POST /manage/programmes/{id}/selection/draw/list`
pub(super) async fn prepare(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&fields);
    let asked = Run::read(&mut reader);
    let asked = match reader.done(asked) {
        Ok(asked) => asked,
        Err(Error::Invalid(faults)) => {
            return show::whole(&app, &page, &id, Some((fields, faults)), None).await;
        }
        Err(other) => return Err(other.into()),
    };
    run::begin(&app, &page, &id, asked, What::List).await
}

/// `POST /manage/programmes/{id}/selection/draw/publication`
pub(super) async fn publish(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (.., programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&fields);
    let said = Announcement::read(&mut reader, &programme.zone, page.now);
    let said = match reader.done(said) {
        Ok(said) => said,
        Err(Error::Invalid(faults)) => {
            return show::whole(&app, &page, &id, Some((fields, faults)), None).await;
        }
        Err(other) => return Err(other.into()),
    };
    let version = fields.get("version");
    if !confirm::given(&fields) {
        let t = page.t;
        let names = ["number_from", "draws_date", "draws_time", "draws_repeated"];
        let mut hidden: Vec<(&str, &str)> = names.iter().map(|name| (*name, fields.get(name))).collect();
        hidden.push(("version", version));
        return confirm::ask(
            &page,
            &t.draw_publish_title(),
            &t.draw_publish_text(),
            &t.draw_publish(),
            &page.path,
            &hidden,
            &home(&id),
        );
    }
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    act::publish(
        &mut tx,
        &ctx,
        &page.actor,
        &id,
        version.parse().unwrap_or(0),
        &said,
    )
    .await?;
    tx.commit().await?;
    Ok(page.go(&home(&id), Some(Flash::DrawPublished)))
}

/// `POST /manage/programmes/{id}/selection/draw/number`: after one more question that shows the group, keeps the number, and
/// works the selection out from it.
pub(super) async fn enter(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let view = view::view(&mut tx, &page.actor, &id, page.now).await?;
    tx.commit().await?;
    let (prepared, announced) = view
        .draw
        .as_ref()
        .and_then(|draw| draw.announced())
        .ok_or(Error::Conflict(Conflict::DrawChanged))?;
    let mut reader = Reader::new(&fields);
    // The same number once more, from a second click, corrects nothing.
    let typed = fields.get("number").trim().parse::<u32>().ok();
    let corrects = announced.number.is_some_and(|n| Some(n.number) != typed);
    let read = act::read_number(&mut reader, corrects);
    let (number, reason) = match reader.done(read) {
        Ok(read) => read,
        Err(Error::Invalid(faults)) => {
            return show::whole(&app, &page, &id, Some((fields, faults)), None).await;
        }
        Err(other) => return Err(other.into()),
    };
    let version = fields.get("version");
    if !confirm::given(&fields) {
        let t = page.t;
        let group = prepared.list.group(number).join(", ");
        return confirm::ask(
            &page,
            &t.draw_number_title(words::number(number)),
            &t.draw_number_text(group),
            &t.draw_number_yes(),
            &page.path,
            &[
                ("number", &words::number(number)),
                ("number_reason", &reason),
                ("version", version),
            ],
            &home(&id),
        );
    }
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let version = version.parse().unwrap_or(0);
    act::enter(&mut tx, &ctx, &page.actor, &id, version, number, &reason).await?;
    tx.commit().await?;
    run::begin(
        &app,
        &page,
        &id,
        Run::default(),
        What::Selection(Flash::NumberDrawn),
    )
    .await
}

/// `POST /manage/programmes/{id}/selection/draw/calling-off`
pub(super) async fn call_off(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    // Who may not see it is not asked either.
    let mut tx = app.db.read().await?;
    desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&fields);
    let reason = reader.line("off_reason", REASON_MOST);
    if !reason.is_empty() && !confirm::given(&fields) {
        let t = page.t;
        let hidden = [
            ("off_reason", reason.as_str()),
            ("version", fields.get("version")),
        ];
        return confirm::ask(
            &page,
            &t.draw_call_off_title(),
            &t.draw_call_off_what(),
            &t.draw_call_off(),
            &page.path,
            &hidden,
            &home(&id),
        );
    }
    let done = match reader.done(reason) {
        Ok(reason) => {
            let ctx = app.context();
            let mut tx = app.db.write().await?;
            let version = fields.get("version").parse().unwrap_or(0);
            let done = act::call_off(&mut tx, &ctx, &page.actor, &id, version, &reason).await;
            if done.is_ok() {
                tx.commit().await?;
            }
            done
        }
        Err(other) => Err(other),
    };
    match done {
        Ok(()) => Ok(page.go(&home(&id), Some(Flash::DrawCalledOff))),
        Err(Error::Invalid(faults)) => show::whole(&app, &page, &id, Some((fields, faults)), None).await,
        Err(other) => Err(other.into()),
    }
}
