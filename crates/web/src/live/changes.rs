//! Tells open pages that the circle has changed. It says nothing else: pages fetch what they may see.

use std::convert::Infallible;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::circle::{Circle, link};
use domain::error::{Error, Result};
use store::bus::Ear;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::app::App;
use crate::failure::Outcome;

/// Without a signal a page looks after so long: signals may be lost, and another node may have written.
const LOOK: Duration = Duration::from_secs(4);

/// So many pages listen at once on one node: hundreds of circles with everybody's phone.
static EARS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(4000)));

/// What a page listens by.
#[derive(Clone)]
enum By {
    Link(String),
    Code(String),
}

impl By {
    async fn find(&self, app: &App) -> Result<(Circle, u64)> {
        let mut tx = app.db.read().await?;
        let circle = match self {
            By::Link(secret) => link::find(&mut tx, secret).await?.0,
            By::Code(code) => super::by_code(&mut tx, app.now(), code).await?,
        };
        let state = domain::circle::live::state(&mut tx, &app.circles, &circle).await?;
        Ok((circle, state.number()))
    }
}

struct Listener {
    app: App,
    by: By,
    ear: Ear,
    circle: String,
    told: Option<u64>,
    /// Given back when the page goes.
    _place: OwnedSemaphorePermit,
}

impl Listener {
    /// The next number that differs from what was told; `None` where the link or code opens nothing any more, so that
    /// the stream ends at once.
    async fn next(mut self) -> Option<(std::result::Result<Event, Infallible>, Listener)> {
        loop {
            match self.by.find(&self.app).await {
                Ok((_, number)) if self.told != Some(number) => {
                    self.told = Some(number);
                    let event = Event::default()
                        .data(number.to_string())
                        .retry(Duration::from_millis(700));
                    return Some((Ok(event), self));
                }
                Ok(_) | Err(Error::Unavailable(_)) => {}
                Err(_) => return None,
            }
            tokio::select! {
                () = self.ear.changed(&self.circle) => {}
                () = tokio::time::sleep(LOOK) => {}
                () = self.app.bus.ended() => return None,
            }
        }
    }
}

async fn stream(app: App, by: By) -> Outcome {
    let place = EARS.clone().try_acquire_owned();
    let place = place.map_err(|_| Error::Unavailable("too many pages listen".into()))?;
    // Listening begins before looking, so that nothing falls between.
    let ear = app.bus.listen();
    let (circle, _) = by.find(&app).await?;
    let listener = Listener {
        app,
        by,
        ear,
        circle: circle.id,
        told: None,
        _place: place,
    };
    let stream = futures_util::stream::unfold(listener, Listener::next);
    Ok(Sse::new(stream)
        .keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
        .into_response())
}

/// `GET /live/{secret}/changes`
pub(super) async fn of_link(State(app): State<App>, Path(secret): Path<String>) -> Outcome {
    stream(app, By::Link(secret)).await
}

/// `GET /c/{code}/changes`
pub(super) async fn of_code(State(app): State<App>, Path(code): Path<String>) -> Outcome {
    stream(app, By::Code(code)).await
}
