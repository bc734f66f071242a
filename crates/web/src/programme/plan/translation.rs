//! What a programme says in another language, beside the original.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::error::Error;
use domain::input::Reader;
use domain::programme::{Programme, Words, plan};

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::texts::languages;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{Form, confirm, say};

#[derive(Template)]
#[template(path = "programme/plan/translation.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    back: String,
    form: Form,
    programme: &'a Programme,
    language: &'a str,
}

impl<'a> Show<'a> {
    fn of(
        page: &'a Page,
        desk: Desk,
        head: ProgrammeHead,
        programme: &'a Programme,
        language: &'a str,
        form: Form,
    ) -> Show<'a> {
        Show {
            back: format!("{}/plan#words", head.home()),
            page,
            desk,
            head,
            form,
            programme,
            language,
        }
    }

    fn language_name(&self) -> String {
        say::language(self.page.t, self.language)
    }

    fn original_name(&self) -> String {
        say::language(self.page.t, &self.programme.language)
    }

    /// The field's original text.
    fn original(&self, name: &str) -> Safe {
        let p = self.programme;
        paragraphs(p.text(&p.language).1.fill().get(name))
    }

    /// The fields to translate: those in which something is written, in either language.
    fn names(&self) -> Vec<&'static str> {
        let p = self.programme;
        let original = p.text(&p.language).1.fill();
        let written = |name: &&str| !original.get(name).is_empty() || !self.form.fields.get(name).is_empty();
        Words::FIELDS.into_iter().filter(written).collect()
    }

    /// Whether there is a translation that can be taken away.
    fn is_there(&self) -> bool {
        self.programme.texts.contains_key(self.language)
    }
}

/// A language into which this programme can be translated.
fn other(programme: &Programme, language: &str) -> Result<(), Error> {
    if languages().contains(&language) && language != programme.language {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// `GET /manage/programmes/{id}/plan/words/{language}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, language)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    other(&programme, &language)?;
    let fields = programme
        .texts
        .get(&language)
        .map_or_else(|| Words::default().fill(), Words::fill);
    let form = Form::new(page.t, fields);
    page.show(&Show::of(&page, desk, head, &programme, &language, form))
}

/// `POST /manage/programmes/{id}/plan/words/{language}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, language)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
    other(&programme, &language)?;
    let mut reader = Reader::new(&fields);
    let words = Words::read(&mut reader);
    let words = match reader.done(words) {
        Ok(words) => words,
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            return page.refuse(&Show::of(&page, desk, head, &programme, &language, form));
        }
        Err(other) => return Err(other.into()),
    };
    plan::set_words(&mut tx, &ctx, &page.actor, &id, &language, &words).await?;
    tx.commit().await?;
    Ok(page.go(&format!("/manage/programmes/{id}/plan#words"), Some(Flash::Saved)))
}

/// `POST /manage/programmes/{id}/plan/words/{language}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((id, language)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let home = format!("/manage/programmes/{id}/plan");
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let (_, _, programme) = desk::open_programme(&mut tx, &page, &id, Right::Plan).await?;
        tx.commit().await?;
        other(&programme, &language)?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.plan_remove_title(),
            &t.programme_remove_words_text(),
            &t.plan_remove_yes(),
            &page.path,
            &[],
            &format!("{home}/words/{language}"),
        );
    }
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    plan::remove_words(&mut tx, &ctx, &page.actor, &id, &language).await?;
    tx.commit().await?;
    Ok(page.go(&format!("{home}#words"), Some(Flash::Removed)))
}
