//! A participant's story: written for themselves, read by others once they release it.

use askama::Template;
use axum::extract::{Path, State};
use domain::certificate::story::{self, MOST, Story};
use domain::error::Error;
use domain::input::{Fields, Reader};

use crate::app::App;
use crate::body::Typed;
use crate::cohort::own::Own;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::texts::languages;
use crate::ui::form::Control;
use crate::ui::{Form, say};

#[derive(Template)]
#[template(path = "certificate/story.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    form: Form,
    /// What is saved.
    there: Option<Story>,
}

impl Show<'_> {
    fn is_released(&self) -> bool {
        self.there.as_ref().is_some_and(|s| s.released_at.is_some())
    }

    fn text(&self) -> Control<'_> {
        let most = u32::try_from(MOST).unwrap_or(u32::MAX);
        self.form.lines("story", 12).hint(self.page.t.story_hint(most))
    }

    fn language(&self) -> Control<'_> {
        let choices: Vec<(String, String)> = languages()
            .iter()
            .map(|l| ((*l).to_owned(), say::language(self.page.t, l)))
            .collect();
        self.form.select("story_language", &choices)
    }

    fn named(&self) -> Control<'_> {
        self.form.tick("story_named")
    }

    fn release(&self) -> Control<'_> {
        self.form.tick("story_release")
    }

    fn home(&self) -> String {
        self.own.home()
    }
}

/// `GET /a/{secret}/story`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (own, _) = Own::load(&mut tx, &page, &secret).await?;
    let there = story::own(&mut tx, &secret).await?;
    tx.commit().await?;
    let fields = there.as_ref().map_or_else(
        || Fields::default().with("story_language", page.t.language()),
        Story::fill,
    );
    page.show(&Show {
        form: Form::new(page.t, fields),
        page: &page,
        own,
        there,
    })
    .map(unkept)
}

/// `POST /a/{secret}/story`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut reader = Reader::new(&fields);
    let (story, release) = Story::read(&mut reader, languages());
    let read = reader.done(());
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    match read {
        Ok(()) => {
            story::save(&mut tx, &mut ctx, &secret, &story, release).await?;
            tx.commit().await?;
            app.wake.notify_one();
            let flash = match (story.text.is_empty(), release) {
                (true, _) => Flash::Gone,
                (false, true) => Flash::StoryReleased,
                (false, false) => Flash::StoryKept,
            };
            Ok(page.go(&format!("/a/{secret}/story"), Some(flash)))
        }
        Err(Error::Invalid(faults)) => {
            let (own, _) = Own::load(&mut tx, &page, &secret).await?;
            let there = story::own(&mut tx, &secret).await?;
            page.refuse(&Show {
                form: Form::refused(page.t, fields, faults),
                page: &page,
                own,
                there,
            })
            .map(unkept)
        }
        Err(other) => Err(other.into()),
    }
}
