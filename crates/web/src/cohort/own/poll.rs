//! A participant says when they can, and sees who else can.

use askama::Template;
use axum::extract::{Path, State};
use domain::cohort;
use domain::cohort::poll::{self, Asked, Choice, Suits};
use domain::error::Error;
use domain::input::{Fields, Reader};

use super::Own;
use crate::app::App;
use crate::body::Typed;
use crate::cohort::poll::{Table, place, say, time};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::form::Control;
use crate::ui::{Form, when};

#[derive(Template)]
#[template(path = "cohort/own/poll.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    asked: Asked,
    form: Form,
}

impl Show<'_> {
    fn title(&self) -> (String, String) {
        crate::cohort::title(self.page, &self.asked.programme, &self.asked.meeting)
    }

    fn is_open(&self) -> bool {
        self.asked.poll.is_open(self.page.now)
    }

    fn until(&self) -> String {
        when::till(self.page.t, self.asked.poll.until, &self.asked.programme.zone)
    }

    fn table(&self) -> String {
        let table = Table {
            page: self.page,
            programme: &self.asked.programme,
            poll: &self.asked.poll,
            names: &self.asked.names,
        };
        table.render().unwrap_or_default()
    }

    fn control(&self, choice: &Choice) -> Control<'_> {
        let answers: Vec<(String, String)> = Suits::ALL
            .into_iter()
            .map(|s| (s.as_str().to_owned(), say(self.page.t, s)))
            .collect();
        self.form
            .radios(&choice.id, &answers)
            .label(time(self.page, &self.asked.programme, choice))
            .hint(place(choice))
    }
}

fn fill(asked: &Asked) -> Fields {
    let mine = asked.poll.choices.iter().filter_map(|choice| {
        let suits = choice.answers.get(&asked.application.id)?;
        Some((choice.id.clone(), suits.as_str().to_owned()))
    });
    mine.collect()
}

/// `GET /a/{secret}/polls/{poll}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((secret, poll)): Path<(String, String)>,
) -> Outcome {
    let mut tx = app.db.read().await?;
    let asked = poll::own(&mut tx, &secret, &poll).await?;
    let mentors = cohort::mentors(&mut tx, &asked.programme.id).await?;
    tx.commit().await?;
    page.show(&Show {
        own: Own::of(&page, &secret, &asked.programme, mentors),
        form: Form::new(page.t, fill(&asked)),
        page: &page,
        asked,
    })
}

/// `POST /a/{secret}/polls/{poll}`
pub(super) async fn answer(
    State(app): State<App>,
    page: Page,
    Path((secret, poll)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let asked = poll::own(&mut tx, &secret, &poll).await?;
    let mut reader = Reader::new(&fields);
    let answers = poll::read_answers(&mut reader, &asked.poll);
    match reader.done(answers) {
        Ok(answers) => poll::answer(&mut tx, &mut ctx, &secret, &poll, &answers).await?,
        Err(Error::Invalid(faults)) => {
            return page.refuse(&Show {
                own: Own::of(&page, &secret, &asked.programme, Vec::new()),
                form: Form::refused(page.t, fields, faults),
                page: &page,
                asked,
            });
        }
        Err(other) => return Err(other.into()),
    }
    tx.commit().await?;
    Ok(page.go(&format!("/a/{secret}/polls/{poll}"), Some(Flash::Saved)))
}
