//! Materials, for members: the list, and one being added or changed.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::cohort::material::{self, Material};
use domain::cohort::worksheet;
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::meeting::{self, Kind, Meeting};
use domain::programme::Programme;

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::texts::languages;
use crate::ui::{Form, confirm, say, when};

/// What a material is called, and in which language: its own title, or the worksheet's.
pub(crate) fn title(page: &Page, material: &Material) -> (String, String) {
    let sheet = kernel::worksheet::newest(&material.worksheet);
    match sheet.filter(|_| material.title.is_empty()) {
        Some(sheet) => (
            page.t.language().to_owned(),
            sheet.title.get(page.t.language()).to_owned(),
        ),
        None => (material.language.clone(), material.title.clone()),
    }
}

#[derive(Template)]
#[template(path = "cohort/materials.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    meetings: Vec<Meeting>,
    materials: Vec<Material>,
    manages: bool,
}

impl Show<'_> {
    fn title(&self, material: &Material) -> (String, String) {
        title(self.page, material)
    }

    /// Of which meeting, with what, from when.
    fn facts(&self, material: &Material) -> String {
        let t = self.page.t;
        let mut facts = Vec::new();
        let of = self
            .meetings
            .iter()
            .find(|m| Some(&m.id) == material.meeting_id.as_ref());
        facts.push(of.map_or_else(
            || t.cohort_material_whole(),
            |m| super::title(self.page, &self.programme, m).1,
        ));
        if !material.worksheet.is_empty() {
            facts.push(t.cohort_material_worksheet());
        }
        if let Some(at) = material.visible_from.filter(|at| *at > self.page.now) {
            facts.push(t.cohort_material_from(when::date(t, at, &self.programme.zone)));
        }
        facts.join(" · ")
    }
}

/// `GET /manage/programmes/{id}/cohort/materials`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::SeePeople).await?;
    let materials = material::list(&mut tx, &page.actor, &id).await?;
    let meetings = meeting::list(&mut tx, &id, Kind::Meeting).await?;
    tx.commit().await?;
    page.show(&Show {
        manages: page.may(&programme.organisation_id, Right::ManagePeople),
        page: &page,
        desk,
        head,
        programme,
        meetings,
        materials,
    })
}

#[derive(Template)]
#[template(path = "cohort/material.html")]
struct Edit<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: Programme,
    meetings: Vec<Meeting>,
    form: Form,
    /// Whether it is there already.
    there: bool,
}

impl Edit<'_> {
    fn meetings(&self) -> Vec<(String, String)> {
        let none = self.page.t.cohort_material_whole();
        super::choices(self.page, &self.programme, &self.meetings, none)
    }

    fn worksheets(&self) -> Vec<(String, String)> {
        let mut choices = vec![(String::new(), self.page.t.cohort_material_no_worksheet())];
        for sheet in worksheet::offered() {
            choices.push((
                sheet.id.clone(),
                sheet.title.get(self.page.t.language()).to_owned(),
            ));
        }
        choices
    }

    fn languages(&self) -> Vec<(String, String)> {
        say::languages(self.page.t)
    }
}

/// `GET /manage/programmes/{id}/cohort/materials/new`
pub(super) async fn new(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let meetings = meeting::list(&mut tx, &id, Kind::Meeting).await?;
    tx.commit().await?;
    let material = Material {
        id: app.context().id(),
        language: programme.language.clone(),
        ..Material::default()
    };
    page.show(&Edit {
        form: Form::new(page.t, material.fill(&programme.zone)),
        page: &page,
        desk,
        head,
        programme,
        meetings,
        there: false,
    })
}

/// `GET /manage/programmes/{id}/cohort/materials/{material}`
pub(super) async fn edit(
    State(app): State<App>,
    page: Page,
    Path((id, material)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let material = material::one(&mut tx, &page.actor, &id, &material).await?;
    let meetings = meeting::list(&mut tx, &id, Kind::Meeting).await?;
    tx.commit().await?;
    page.show(&Edit {
        form: Form::new(page.t, material.fill(&programme.zone)),
        page: &page,
        desk,
        head,
        programme,
        meetings,
        there: true,
    })
}

async fn put(app: App, page: Page, id: String, material: Option<String>, fields: Fields) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    if let Some(material) = &material {
        material::one(&mut tx, &page.actor, &id, material).await?;
    }
    let meetings = meeting::list(&mut tx, &id, Kind::Meeting).await?;
    let mut reader = Reader::new(&fields);
    let read = Material::read(&mut reader, &programme, &meetings, languages());
    match reader.done(read) {
        Ok(mut read) => {
            let there = material.is_some();
            read.id = material.unwrap_or(read.id);
            material::put(&mut tx, &mut ctx, &page.actor, &id, &read).await?;
            tx.commit().await?;
            let list = format!("/manage/programmes/{id}/cohort/materials");
            let flash = if there { Flash::Saved } else { Flash::Added };
            // The file comes next, on its own page.
            if fields.get("then") == "file" {
                return Ok(page.go(&format!("{list}/{}/file", read.id), Some(flash)));
            }
            Ok(page.go(&list, Some(flash)))
        }
        Err(Error::Invalid(faults)) => page.refuse(&Edit {
            form: Form::refused(page.t, fields, faults),
            page: &page,
            desk,
            head,
            programme,
            meetings,
            there: material.is_some(),
        }),
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/programmes/{id}/cohort/materials/new`
pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    put(app, page, id, None, fields).await
}

/// `POST /manage/programmes/{id}/cohort/materials/{material}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, material)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    put(app, page, id, Some(material), fields).await
}

/// `POST /manage/programmes/{id}/cohort/materials/{material}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((id, material)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.write().await?;
    material::remove(&mut tx, &page.actor, &id, &material).await?;
    let back = format!("/manage/programmes/{id}/cohort/materials");
    if !confirm::given(&fields) {
        drop(tx);
        let t = page.t;
        let (title, what) = (t.cohort_material_remove(), t.cohort_material_remove_what());
        return confirm::ask(
            &page,
            &title,
            &what,
            &t.cohort_material_remove_yes(),
            &page.path,
            &[],
            &back,
        );
    }
    tx.commit().await?;
    Ok(page.go(&back, Some(Flash::Removed)))
}
