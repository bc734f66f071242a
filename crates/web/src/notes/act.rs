//! Words withdrawn or kept back by the host, for somebody who asks and has no slip.

use axum::extract::{Path, State};
use domain::circle::live::Answer;
use domain::circle::slip::{self, Will};
use domain::error::Error;
use domain::input::{Fault, Faults};
use domain::summary::notes;
use kernel::circle::{Action, CommandId, WordsId};

use super::{home, show};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::confirm;

/// `POST /manage/dialogues/{id}/words/{words}` with `will`; what goes for good is asked about once more.
pub(super) async fn decide(
    State(app): State<App>,
    page: Page,
    Path((id, words)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let broken = |name: &str| Error::Invalid(Faults::one(name, Fault::Choose));
    let command = CommandId::new(fields.get("id")).map_err(|_| broken("id"))?;
    let will = Will::parse(fields.get("will"));
    let words = WordsId::new(words).map_err(|_| Error::NotFound)?;
    if will == Some(Will::Withdraw) && !confirm::given(&fields) {
        return ask(&app, &page, &id, &words, command.as_str()).await;
    }
    let (what, flash) = match will {
        Some(Will::KeepBack) => (Action::KeepBack { words: words.clone() }, Flash::WordsKept),
        Some(Will::Withdraw) => (Action::Withdraw { words: words.clone() }, Flash::WordsWithdrawn),
        // Nobody but whoever said them releases words after the circle.
        Some(Will::Release) | None => return Err(broken("will").into()),
    };
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let circle = notes::circle_of(&mut tx, &app.circles, &page.actor, &id, &words).await?;
    let at = (id.as_str(), circle.id.as_str());
    let answer = slip::by_host(&mut tx, &mut ctx, &app.circles, &page.actor, at, what, command).await?;
    if let Answer::Refused(refusal) = answer {
        drop(tx);
        return show::refused(&app, &page, &id, &refusal).await;
    }
    tx.commit().await?;
    app.bus.changed(&circle.id);
    app.wake.notify_one();
    Ok(page.go(&home(&id), Some(flash)))
}

/// Asks before words go, where the reader may take them out.
async fn ask(app: &App, page: &Page, id: &str, words: &WordsId, command: &str) -> Outcome {
    let mut tx = app.db.read().await?;
    notes::circle_of(&mut tx, &app.circles, &page.actor, id, words).await?;
    tx.commit().await?;
    let t = page.t;
    confirm::ask(
        page,
        &t.notes_withdraw_title(),
        &t.notes_withdraw_text(),
        &t.notes_withdraw_yes(),
        &page.path,
        &[("will", "withdraw"), ("id", command)],
        &home(id),
    )
}
