//! Slips: the only paper that makes something. Each has a secret that is on it and nowhere else.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::actor::Right;
use domain::circle::slip::{self, Blank};
use domain::dialogue::Dialogue;
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::organisation::Organisation;
use paper::{Slip, Slips};

use super::assemble::document;
use super::{file, known, load, show, texts_of, typeset};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::Form;

/// The most slips for a circle in one go; more people do not sit in one.
pub(super) const MOST: u32 = 20;

/// `POST /manage/dialogues/{id}/papers/slips`
pub(super) async fn print(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    match make(&app, &page, &id, &fields).await {
        Ok((.., blanks)) if blanks.is_empty() => Ok(show::back(&page, &id)),
        Ok((dialogue, host, blanks)) => {
            let t = texts_of(&dialogue, known(&page, fields.get("in")));
            sheets(&app, &page, t, &dialogue, &host, &blanks).await
        }
        Err(Error::Invalid(faults)) => {
            show::refused(&app, &page, &id, Form::refused(page.t, fields, faults)).await
        }
        Err(Error::Full) => show::full(&app, &page, &id, Form::new(page.t, fields)).await,
        Err(other) => Err(other.into()),
    }
}

/// New slips for each circle of the dialogue, kept before they are printed: one that is not printed does no harm.
async fn make(
    app: &App,
    page: &Page,
    id: &str,
    fields: &Fields,
) -> Result<(Dialogue, Organisation, Vec<Blank>), Error> {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    // Who may not is told so before anything that was typed is looked at.
    let (dialogue, host) = load(&mut tx, page, id, Right::CheckIn).await?;
    let mut reader = Reader::new(fields);
    let each = reader.count("each", 1, MOST);
    let each = reader.done(each)?;
    let blanks = slip::print(&mut tx, &mut ctx, &page.actor, id, each).await?;
    tx.commit().await?;
    Ok((dialogue, host, blanks))
}

async fn sheets(
    app: &App,
    page: &Page,
    t: Texts,
    dialogue: &Dialogue,
    host: &Organisation,
    blanks: &[Blank],
) -> Result<Response, crate::failure::Failure> {
    let several = blanks.iter().any(|blank| blank.circle != blanks[0].circle);
    let slips = Slips {
        document: document(t, t.paper_slips(), dialogue, host, page.now),
        title: t.paper_slips_title(),
        what: t.paper_slip_told(),
        slips: blanks.iter().map(|blank| one(app, t, blank, several)).collect(),
    };
    let bytes = typeset(move || ::paper::slips(&slips)).await?;
    Ok(file("attachment", "slips", dialogue, t, bytes))
}

fn one(app: &App, t: Texts, blank: &Blank, several: bool) -> Slip {
    Slip {
        circle: if several {
            t.live_circle(blank.circle)
        } else {
            String::new()
        },
        number: blank.number.to_string(),
        address: app.url(&format!("/slip/{}", blank.secret)),
        qr_alt: t.paper_slip_qr(),
    }
}
