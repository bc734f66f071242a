//! What a participant gets to read: materials, and messages of the organisers.

use askama::Template;
use axum::extract::{Path, State};
use domain::cohort;
use domain::cohort::material::{self, Material};
use domain::cohort::message::{self, Message, Words};
use domain::meeting::{self, Kind, Meeting};
use domain::programme::Programme;

use super::Own;
use crate::app::App;
use crate::failure::Outcome;
use crate::file::download;
use crate::page::Page;
use crate::ui::text::Safe;
use crate::ui::{text, when};

#[derive(Template)]
#[template(path = "cohort/own/materials.html")]
struct Materials<'a> {
    page: &'a Page,
    own: Own,
    /// What belongs to the whole programme, then meeting by meeting, each under its heading.
    parts: Vec<(String, Vec<Material>)>,
}

impl Materials<'_> {
    fn title(&self, material: &Material) -> (String, String) {
        crate::cohort::materials::title(self.page, material)
    }

    fn note(&self, material: &Material) -> Safe {
        text::paragraphs(&material.note)
    }
}

fn parts(
    page: &Page,
    programme: &Programme,
    meetings: &[Meeting],
    all: Vec<Material>,
) -> Vec<(String, Vec<Material>)> {
    let of = |id: Option<&str>| -> Vec<Material> {
        all.iter()
            .filter(|m| m.meeting_id.as_deref() == id)
            .cloned()
            .collect()
    };
    let mut parts = vec![(page.t.cohort_material_whole(), of(None))];
    for meeting in meetings {
        let title = crate::cohort::title(page, programme, meeting).1;
        parts.push((title, of(Some(&meeting.id))));
    }
    parts.retain(|(_, materials)| !materials.is_empty());
    parts
}

/// `GET /a/{secret}/materials`
pub(super) async fn materials(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, &page, &secret).await?;
    let all = material::visible(&mut tx, &programme.id, page.now).await?;
    let meetings = meeting::list(&mut tx, &programme.id, Kind::Meeting).await?;
    tx.commit().await?;
    page.show(&Materials {
        parts: parts(&page, &programme, &meetings, all),
        page: &page,
        own,
    })
}

/// `GET /a/{secret}/materials/{material}/file`
pub(super) async fn file(
    State(app): State<App>,
    page: Page,
    Path((secret, which)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (_, programme) = cohort::participant(&mut tx, &secret).await?;
    let file = material::visible_content(&mut tx, &programme.id, &which, page.now).await?;
    tx.commit().await?;
    Ok(download(&file.name, &file.media_type, file.bytes))
}

#[derive(Template)]
#[template(path = "cohort/own/messages.html")]
struct Messages<'a> {
    page: &'a Page,
    own: Own,
    programme: Programme,
    messages: Vec<Message>,
}

impl Messages<'_> {
    fn words<'a>(&'a self, message: &'a Message) -> (&'a str, &'a Words) {
        static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);
        let found = message::text_for(&message.texts, self.page.t.language(), &self.programme.language);
        found.unwrap_or(("", &NONE))
    }

    fn body(&self, words: &Words) -> Safe {
        text::paragraphs(&words.body)
    }

    fn at(&self, message: &Message) -> String {
        when::moment(self.page.t, message.created_at, &self.programme.zone)
    }
}

/// `GET /a/{secret}/messages`
pub(super) async fn messages(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, &page, &secret).await?;
    let (application, _) = cohort::participant(&mut tx, &secret).await?;
    let messages = message::received(&mut tx, &application).await?;
    tx.commit().await?;
    page.show(&Messages {
        page: &page,
        own,
        programme,
        messages,
    })
}
