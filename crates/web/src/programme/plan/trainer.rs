//! Trainers: one form each; their order is changed on the plan's page.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::member::{self, Member};
use domain::programme::Programme;
use domain::programme::trainer::{self, Trainer};
use store::db::Tx;

use super::{back, saved, written};
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, confirm, say};

#[derive(Template)]
#[template(path = "programme/plan/trainer.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    members: Vec<Member>,
    back: String,
    form: Form,
    /// Whether it is in the plan already.
    there: bool,
}

/// What stands around the form.
struct Around {
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    members: Vec<Member>,
}

impl Around {
    async fn load(tx: &mut Tx, page: &Page, id: &str) -> Result<Around, Failure> {
        let (desk, head, programme) = desk::open_programme(tx, page, id, Right::Plan).await?;
        let members = member::list(tx, &page.actor, &programme.organisation_id).await?;
        Ok(Around {
            desk,
            head,
            programme,
            members,
        })
    }
}

impl<'a> Show<'a> {
    fn of(page: &'a Page, around: Around, form: Form, there: bool) -> Show<'a> {
        Show {
            back: back(page, &around.head),
            page,
            desk: around.desk,
            head: around.head,
            programme: around.programme,
            members: around.members,
            form,
            there,
        }
    }

    fn members(&self) -> Vec<(String, String)> {
        let t = self.page.t;
        let nobody = (String::new(), t.programme_trainer_no_member());
        let members = self.members.iter().map(|m| {
            let role = say::role(t, m.role);
            (m.person_id.clone(), format!("{} ({role})", m.name))
        });
        std::iter::once(nobody).chain(members).collect()
    }

    /// Name of the field, its language, and what its label ends with.
    fn texts(&self) -> Vec<(String, String, String)> {
        written(self.page, &self.programme)
            .into_iter()
            .map(|(code, name)| (format!("trainer_about_{code}"), code, name))
            .collect()
    }
}

/// `GET /manage/programmes/{id}/plan/trainers/new`
pub(super) async fn begin(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &id).await?;
    tx.commit().await?;
    // The id comes with the form, so that the same form sent twice makes one trainer.
    let form = Form::new(page.t, Fields::default().with("id", app.context().id()));
    page.show(&Show::of(&page, around, form, false))
}

/// `POST /manage/programmes/{id}/plan/trainers/new`
pub(super) async fn create(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let trainer = fields.get("id").to_owned();
    put(&app, &page, &id, &trainer, fields, false).await
}

/// `GET /manage/programmes/{id}/plan/trainers/{trainer}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, trainer)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let around = Around::load(&mut tx, &page, &id).await?;
    let trainer = of_programme(&mut tx, &id, &trainer).await?;
    tx.commit().await?;
    let form = Form::new(page.t, trainer.fill());
    page.show(&Show::of(&page, around, form, true))
}

async fn of_programme(tx: &mut Tx, id: &str, trainer: &str) -> Result<Trainer, Error> {
    let all = trainer::list(tx, id).await?;
    all.into_iter().find(|t| t.id == trainer).ok_or(Error::NotFound)
}

/// `POST /manage/programmes/{id}/plan/trainers/{trainer}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, trainer)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.read().await?;
    desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    of_programme(&mut tx, &id, &trainer).await?;
    tx.commit().await?;
    put(&app, &page, &id, &trainer, fields, true).await
}

async fn put(app: &App, page: &Page, id: &str, trainer: &str, fields: Fields, there: bool) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let around = Around::load(&mut tx, page, id).await?;
    let mut reader = Reader::new(&fields);
    let typed = Trainer::read(&mut reader, trainer, &around.programme, &around.members);
    let typed = match reader.done(typed) {
        Ok(typed) => typed,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(page, around, form, there));
        }
        Err(other) => return Err(other.into()),
    };
    trainer::put(&mut tx, &ctx, &page.actor, id, &typed).await?;
    tx.commit().await?;
    Ok(saved(page, id, "trainers"))
}

/// `POST /manage/programmes/{id}/plan/trainers/{trainer}/position`
pub(super) async fn shift(
    State(app): State<App>,
    page: Page,
    Path((id, trainer)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let earlier = fields.get("to") == "earlier";
    trainer::shift(&mut tx, &ctx, &page.actor, &id, &trainer, earlier).await?;
    tx.commit().await?;
    Ok(page.go(
        &format!("/manage/programmes/{id}/plan#trainers"),
        Some(Flash::Saved),
    ))
}

/// `POST /manage/programmes/{id}/plan/trainers/{trainer}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((id, trainer)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let plan = format!("/manage/programmes/{id}/plan");
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
        of_programme(&mut tx, &id, &trainer).await?;
        tx.commit().await?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.programme_trainer_remove_title(),
            &t.programme_trainer_remove_text(),
            &t.plan_remove_yes(),
            &page.path,
            &[],
            &format!("{plan}/trainers/{trainer}"),
        );
    }
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    trainer::remove(&mut tx, &ctx, &page.actor, &id, &trainer).await?;
    tx.commit().await?;
    Ok(page.go(&format!("{plan}#trainers"), Some(Flash::Removed)))
}
