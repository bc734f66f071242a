//! Times and places, the conditions, and how applications are reviewed.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::call::terms;
use domain::error::Error;
use domain::input::{Fault, Reader};
use domain::programme::{self, Call, Choose, Conditions, Programme, Reviewing};

use super::{choose, saved};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::Form;

#[derive(Template)]
#[template(path = "call/times.html")]
struct Times<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    form: Form,
    programme: Programme,
}

impl Times<'_> {
    fn is_public(&self) -> bool {
        self.programme.state == programme::State::Published
    }

    /// Which of two instants is asked only where the clocks show the time twice.
    fn is_repeated(&self, name: &str) -> bool {
        let field = format!("{name}_repeated");
        self.form.faults.get(&field) == Some(Fault::TimeTwice) || !self.form.fields.get(&field).is_empty()
    }

    fn repeated(&self) -> [(String, String); 2] {
        let t = self.page.t;
        [
            ("first".to_owned(), t.plan_repeated_first()),
            ("second".to_owned(), t.plan_repeated_second()),
        ]
    }
}

/// `GET /manage/programmes/{id}/call/times`
pub(super) async fn times(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    page.show(&Times {
        page: &page,
        desk,
        head,
        form: Form::new(page.t, programme.call.fill(&programme.zone)),
        programme,
    })
}

/// `POST /manage/programmes/{id}/call/times`
pub(super) async fn save_times(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let call = Call::read(&mut reader, &programme, page.now);
    let done = match reader.done(call) {
        Ok(call) => programme::plan::set_call(&mut tx, &mut ctx, &page.actor, &id, &call).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {}
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Times {
                page: &page,
                desk,
                head,
                form: Form::refused(page.t, fields, faults),
                programme,
            });
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(&page, &id, "times"))
}

#[derive(Template)]
#[template(path = "call/conditions.html")]
struct Under<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    form: Form,
}

impl Under<'_> {
    fn ways(&self) -> [(String, String); 2] {
        Choose::ALL.map(|way| (way.as_str().to_owned(), choose(self.page.t, way)))
    }
}

/// `GET /manage/programmes/{id}/call/conditions`
pub(super) async fn conditions(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    page.show(&Under {
        page: &page,
        desk,
        head,
        form: Form::new(page.t, programme.conditions.fill()),
    })
}

/// `POST /manage/programmes/{id}/call/conditions`
pub(super) async fn save_conditions(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let conditions = Conditions::read(&mut reader);
    match reader.done(conditions) {
        Ok(conditions) => terms::set_conditions(&mut tx, &ctx, &page.actor, &id, &conditions).await?,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Under {
                page: &page,
                desk,
                head,
                form: Form::refused(page.t, fields, faults),
            });
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    Ok(saved(&page, &id, "conditions"))
}

#[derive(Template)]
#[template(path = "call/reviewing.html")]
struct Reviewed<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    form: Form,
}

/// `GET /manage/programmes/{id}/call/reviewing`
pub(super) async fn reviewing(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    page.show(&Reviewed {
        page: &page,
        desk,
        head,
        form: Form::new(page.t, programme.reviewing.fill()),
    })
}

/// `POST /manage/programmes/{id}/call/reviewing`
pub(super) async fn save_reviewing(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, _) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    let mut reader = Reader::new(&fields);
    let reviewing = Reviewing::read(&mut reader);
    match reader.done(reviewing) {
        Ok(reviewing) => terms::set_reviewing(&mut tx, &ctx, &page.actor, &id, reviewing).await?,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Reviewed {
                page: &page,
                desk,
                head,
                form: Form::refused(page.t, fields, faults),
            });
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    Ok(saved(&page, &id, "reviewing"))
}
