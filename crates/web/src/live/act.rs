//! What a form of who leads or who writes does, and the page it comes back to.

use axum::extract::{FromRequest, Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::circle::link;
use domain::circle::live::{self, Answer};
use domain::crew::Duty;
use domain::error::{Error, Result};
use domain::input::{Faults, Fields};
use kernel::circle::{Action, Refusal, Release};

use super::stage::Stage;
use super::wish::{self, Wished};
use super::{lead, write};
use crate::app::App;
use crate::body::Typed;
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::refusal::refusal;
use crate::ui::{Form, confirm, say};

/// Sent by the script: it wants the page at once, not where it is.
const BY_SCRIPT: &str = "x-live";

/// What a page tells about what was just tried.
#[derive(Default)]
pub(super) struct Told {
    /// Why it was refused.
    pub(super) trouble: Option<String>,
    /// What was typed, where it comes back.
    pub(super) typed: Option<(Fields, Faults)>,
}

/// `GET /live/{secret}`: to the page of who holds the link.
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (_, duty) = link::find(&mut tx, &secret).await?;
    Ok(page.go(&format!("/live/{secret}/{}", page_of(duty)), None))
}

fn page_of(duty: Duty) -> &'static str {
    match duty {
        Duty::Facilitator => "lead",
        Duty::Scribe => "words",
    }
}

/// `POST /live/{secret}`
pub(super) async fn act(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    request: Request,
) -> Outcome {
    // Before the form is read: a large one is taken only from who holds a link.
    let stage = load(&app, &secret).await?;
    let by_script = request.headers().contains_key(BY_SCRIPT);
    let fields = match Typed::from_request(request, &app).await {
        Ok(Typed(fields)) => fields,
        Err(response) => return Ok(response),
    };
    let back = match fields.get("back") {
        "lead" => "lead",
        "words" => "words",
        _ => page_of(stage.duty),
    };
    let wished = match wish::read(&fields, &stage.view.dialogue.language) {
        Ok(wished) => wished,
        Err(Error::Invalid(faults)) if !faults.is_empty() => {
            let trouble = match faults.get("seats") {
                Some(fault) => say::fault(page.t, fault),
                None => page.t.live_not_written(),
            };
            let told = Told {
                trouble: Some(trouble),
                typed: Some((fields, faults)),
            };
            return show_page(&page, &stage, back, told, StatusCode::UNPROCESSABLE_ENTITY);
        }
        Err(other) => return Err(other.into()),
    };
    if let Some(answer) = ask_first(&page, &stage, &fields, &wished, back)? {
        return Ok(answer);
    }
    let answer = match &wished {
        // The card asked about words that nobody had answered for; meanwhile somebody has said no.
        Wished::AskAndRelease(_, wish) if is_kept_back(&stage, wish) => Answer::Refused(Refusal::KeptBack),
        _ => match carry_out(&app, &stage.view.circle.id, stage.duty, wished).await {
            Err(Error::Conflict(conflict)) => {
                let told = Told {
                    trouble: Some(say::conflict(page.t, conflict)),
                    typed: None,
                };
                return show_page(
                    &page,
                    &load(&app, &secret).await?,
                    back,
                    told,
                    StatusCode::CONFLICT,
                );
            }
            other => other?,
        },
    };
    match answer {
        Answer::Stored(_) => {
            app.bus.changed(&stage.view.circle.id);
            app.wake.notify_one();
            if by_script {
                return show_page(
                    &page,
                    &load(&app, &secret).await?,
                    back,
                    Told::default(),
                    StatusCode::OK,
                );
            }
            Ok(page.go(&format!("/live/{secret}/{back}"), None))
        }
        Answer::Refused(why) => {
            let told = Told {
                trouble: Some(refusal(page.t, &why)),
                typed: (!fields.get("said").is_empty()).then(|| (fields, Faults::default())),
            };
            show_page(
                &page,
                &load(&app, &secret).await?,
                back,
                told,
                StatusCode::CONFLICT,
            )
        }
    }
}

fn is_kept_back(stage: &Stage, wish: &live::Wish) -> bool {
    let Action::Release { words, .. } = &wish.what else {
        return false;
    };
    let found = stage.view.state.find(words);
    found.is_some_and(|words| words.release() == Release::KeptBack)
}

async fn load(app: &App, secret: &str) -> Result<Stage> {
    let mut tx = app.db.read().await?;
    Stage::load(&mut tx, app, secret).await
}

/// What cannot be taken back is asked once more.
fn ask_first(
    page: &Page,
    stage: &Stage,
    fields: &Fields,
    wished: &Wished,
    back: &str,
) -> Result<Option<Response>> {
    let t = page.t;
    let (title, text, yes) = match wished {
        _ if confirm::given(fields) => return Ok(None),
        Wished::One(wish) => match &wish.what {
            Action::Close => (t.live_close_title(), t.live_close_text(), t.live_close()),
            Action::Strike { .. } => (t.live_strike_title(), t.live_strike_text(), t.live_strike()),
            _ => return Ok(None),
        },
        _ => return Ok(None),
    };
    let hidden: Vec<(&str, &str)> = ["id", "do", "words", "back"]
        .into_iter()
        .filter(|name| fields.contains(name))
        .map(|name| (name, fields.get(name)))
        .collect();
    let action = stage.home();
    let asked = confirm::ask(
        page,
        &title,
        &text,
        &yes,
        &action,
        &hidden,
        &format!("{action}/{back}"),
    );
    asked.map(Some).map_err(|failure| failure.0)
}

/// Each wish in a transaction of its own: it is decided on what is committed.
pub(super) async fn carry_out(app: &App, circle_id: &str, duty: Duty, wished: Wished) -> Result<Answer> {
    let by = link::duty(duty);
    let wishes = match wished {
        Wished::Open { id, seats } => {
            let mut ctx = app.context();
            let mut tx = app.db.write().await?;
            let answer = live::open(&mut tx, &mut ctx, &app.circles, circle_id, &by, id, seats).await?;
            if matches!(answer, Answer::Stored(_)) {
                tx.commit().await?;
            }
            return Ok(answer);
        }
        Wished::One(wish) => vec![wish],
        Wished::AskAndRelease(ask, release) => vec![ask, release],
    };
    let mut answer = Answer::Refused(Refusal::Unopened);
    for wish in &wishes {
        let mut ctx = app.context();
        let mut tx = app.db.write().await?;
        answer = live::wish(&mut tx, &mut ctx, &app.circles, circle_id, &by, wish).await?;
        match answer {
            Answer::Stored(_) => tx.commit().await?,
            Answer::Refused(_) => break,
        }
    }
    Ok(answer)
}

fn show_page(page: &Page, stage: &Stage, which: &str, told: Told, status: StatusCode) -> Outcome {
    let form = told
        .typed
        .map(|(fields, faults)| Form::refused(page.t, fields, faults));
    if which == "lead" {
        lead::page(page, stage, told.trouble, form.as_ref(), status)
    } else {
        write::page(page, stage, told.trouble, form, status)
    }
}
