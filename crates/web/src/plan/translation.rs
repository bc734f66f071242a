//! What a dialogue says in another language, beside the original.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::Dialogue;
use domain::dialogue::plan::{self, Words};
use domain::error::Error;
use domain::input::Reader;

use super::saved;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::texts::languages;
use crate::ui::text::{Safe, paragraphs};
use crate::ui::{Form, confirm, say};

#[derive(Template)]
#[template(path = "plan/translation.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    back: String,
    form: Form,
    dialogue: &'a Dialogue,
    language: &'a str,
}

impl Show<'_> {
    fn language_name(&self) -> String {
        say::language(self.page.t, self.language)
    }

    fn original_name(&self) -> String {
        say::language(self.page.t, &self.dialogue.language)
    }

    /// The field's original text.
    fn original(&self, name: &str) -> Safe {
        paragraphs(self.dialogue.text(&self.dialogue.language).1.fill().get(name))
    }

    /// Whether there is a translation that can be taken away.
    fn is_there(&self) -> bool {
        self.dialogue.texts.contains_key(self.language)
    }
}

/// A language into which this dialogue can be translated.
fn other(dialogue: &Dialogue, language: &str) -> Result<(), Error> {
    if languages().contains(&language) && language != dialogue.language {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// `GET /manage/dialogues/{id}/plan/words/{language}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, language)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    tx.commit().await?;
    other(&dialogue, &language)?;
    let fields = dialogue
        .texts
        .get(&language)
        .map_or_else(|| Words::default().fill(), Words::fill);
    page.show(&Show {
        back: format!("{}/plan#words", head.home()),
        form: Form::new(page.t, fields),
        page: &page,
        desk,
        head,
        dialogue: &dialogue,
        language: &language,
    })
}

/// `POST /manage/dialogues/{id}/plan/words/{language}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, language)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.write().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
    other(&dialogue, &language)?;
    let mut reader = Reader::new(&fields);
    let words = Words::read(&mut reader);
    let words = match reader.done(words) {
        Ok(words) => words,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                back: format!("{}/plan#words", head.home()),
                form: Form::refused(page.t, fields, faults),
                page: &page,
                desk,
                head,
                dialogue: &dialogue,
                language: &language,
            });
        }
        Err(other) => return Err(other.into()),
    };
    plan::set_words(&mut tx, &ctx, &page.actor, &id, &language, &words).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(saved(&page, &id, "words"))
}

/// `POST /manage/dialogues/{id}/plan/words/{language}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((id, language)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let home = format!("/manage/dialogues/{id}/plan");
    if !confirm::given(&fields) {
        let mut tx = app.db.read().await?;
        let (_, _, dialogue) = desk::open(&mut tx, &page, &id, Right::Plan).await?;
        tx.commit().await?;
        other(&dialogue, &language)?;
        let t = page.t;
        return confirm::ask(
            &page,
            &t.plan_remove_title(),
            &t.plan_remove_text(),
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
    app.wake.notify_one();
    Ok(page.go(&format!("{home}#words"), Some(Flash::Removed)))
}
