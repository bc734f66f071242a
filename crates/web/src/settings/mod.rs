//! Settings of an organisation, and the personal data that it still holds.

pub(crate) mod zone;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::erasure::{self, Held, Of, Proof, Why};
use domain::error::Error;
use domain::input::Reader;
use domain::organisation::{self, Profile};

use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::texts::languages;
use crate::ui::{Form, say, when};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get(
            "/manage/{slug}/settings",
            Access::Member(Right::ManageOrganisation),
            show,
        )
        .post(
            "/manage/{slug}/settings",
            Access::Member(Right::ManageOrganisation),
            save,
        )
        .get("/manage/{slug}/data", Access::Member(Right::ManagePeople), data)
}

#[derive(Template)]
#[template(path = "settings/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    form: Form,
    zones: Vec<(String, String)>,
    languages: Vec<(String, String)>,
}

impl<'a> Show<'a> {
    fn of(page: &'a Page, desk: Desk, form: Form) -> Show<'a> {
        Show {
            page,
            desk,
            zones: zone::choices(form.fields.get("organisation_zone")),
            languages: say::languages(page.t),
            form,
        }
    }
}

async fn show(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation =
        organisation::for_member(&mut tx, &page.actor, &slug, Right::ManageOrganisation).await?;
    let form = Form::new(page.t, organisation.profile.fill());
    page.show(&Show::of(&page, Desk::of(&organisation), form))
}

async fn save(State(app): State<App>, page: Page, Path(slug): Path<String>, Typed(fields): Typed) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation =
        organisation::for_member(&mut tx, &page.actor, &slug, Right::ManageOrganisation).await?;
    tx.commit().await?;
    let mut reader = Reader::new(&fields);
    let read = Profile::read(&mut reader, languages());
    let profile = match reader.done(read) {
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(&page, Desk::of(&organisation), form));
        }
        other => other?,
    };
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    organisation::set_profile(&mut tx, &mut ctx, &page.actor, &organisation.id, &profile).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/manage/{slug}/settings"), Some(Flash::Saved)))
}

#[derive(Template)]
#[template(path = "settings/data.html")]
struct Data<'a> {
    page: &'a Page,
    desk: Desk,
    keep_days: u32,
    zone: String,
    held: Vec<Held>,
    proofs: Vec<Proof>,
}

impl Data<'_> {
    fn goes(&self, held: &Held) -> String {
        match held.until {
            Some(at) => when::moment(self.page.t, at, &held.zone),
            None => match held.of {
                Of::Dialogue(_) => self.page.t.settings_data_no_date(),
                Of::Programme(_) => self.page.t.settings_data_undecided(),
            },
        }
    }

    fn when(&self, proof: &Proof) -> String {
        when::moment(self.page.t, proof.at, &self.zone)
    }

    fn why(&self, proof: &Proof) -> String {
        match proof.why {
            Why::Asked => self.page.t.settings_data_asked(),
            Why::TimeOver => self.page.t.settings_data_time_over(),
        }
    }

    /// What was called so when it was asked; untitled drafts and dialogues that are gone have words of their own.
    fn named(&self, title: &str) -> String {
        if title.is_empty() {
            self.page.t.settings_data_untitled()
        } else {
            title.to_owned()
        }
    }

    fn address(&self, of: &Of) -> String {
        match of {
            Of::Dialogue(id) => format!("/manage/dialogues/{id}"),
            Of::Programme(id) => format!("/manage/programmes/{id}"),
        }
    }
}

async fn data(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, &slug, Right::ManagePeople).await?;
    let (held, proofs) = erasure::overview(&mut tx, &page.actor, &organisation.id).await?;
    page.show(&Data {
        page: &page,
        desk: Desk::of(&organisation),
        keep_days: organisation.profile.keep_days,
        zone: organisation.profile.zone,
        held,
        proofs,
    })
}
