//! The dialogues that participants hold at home: where each stands, and linking one for somebody by its public address.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::application::Application;
use domain::error::Error;
use domain::input::{Fault, Fields, Reader};
use domain::own_dialogue::{self, Own};
use domain::pair;

use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, say, when};

#[derive(Template)]
#[template(path = "pair/dialogues.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    people: Vec<(Application, Option<Own>)>,
    manages: bool,
    form: Form,
}

impl Show<'_> {
    fn facts(&self, own: &Own) -> Facts {
        Facts::of(self.page, own)
    }

    /// Of how many participants there is one, and how many were held.
    fn linked(&self) -> (u32, u32, u32) {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let owns = || self.people.iter().filter_map(|(_, own)| own.as_ref());
        (
            count(owns().count()),
            count(self.people.len()),
            count(owns().filter(|own| own.held).count()),
        )
    }

    fn choices(&self) -> Vec<(String, String)> {
        let mut choices = vec![(String::new(), self.page.t.pair_choose())];
        let people = self.people.iter();
        choices.extend(people.map(|(a, _)| (a.id.clone(), a.name.clone())));
        choices
    }
}

/// A dialogue in a few words.
pub(super) struct Facts {
    pub(super) question: String,
    pub(super) language: String,
    pub(super) chip: &'static str,
    pub(super) state: String,
    pub(super) when: String,
    pub(super) people: String,
    pub(super) host: String,
    /// Its public page; none for a draft.
    pub(super) address: Option<String>,
    /// Its public summary.
    pub(super) summary: Option<String>,
}

impl Facts {
    pub(super) fn of(page: &Page, own: &Own) -> Facts {
        let (t, dialogue) = (page.t, &own.dialogue);
        let (language, words) = dialogue.text(t.language());
        let phase = dialogue.phase(page.now);
        let meeting = &dialogue.meeting;
        let address = format!("/dialogues/{}", dialogue.public_id);
        let is_public = dialogue.state != domain::dialogue::State::Draft;
        Facts {
            question: words.question.clone(),
            language: language.to_owned(),
            chip: say::phase_chip(phase),
            state: say::phase(t, phase),
            when: meeting.starts_at.map_or_else(
                || t.manage_no_date(),
                |at| when::span(t, at, dialogue.minutes, &meeting.zone),
            ),
            people: if phase == domain::dialogue::Phase::Past {
                t.pair_dialogue_came(own.tally.came)
            } else {
                t.pair_dialogue_registered(own.tally.capacity, own.tally.taken)
            },
            host: own.host.profile.name.clone(),
            summary: own.summed_up.then(|| format!("{address}/summary")),
            address: is_public.then_some(address),
        }
    }
}

async fn page_of<'a>(app: &App, page: &'a Page, id: &str, form: Option<Form>) -> Result<Show<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, page, id, Right::SeePeople).await?;
    let (_, people) = own_dialogue::list(&mut tx, &page.actor, id, page.now).await?;
    let manages = pair::manages(&mut tx, &page.actor, &programme).await?;
    tx.commit().await?;
    Ok(Show {
        page,
        desk,
        head,
        people,
        manages,
        form: form.unwrap_or_else(|| Form::new(page.t, Fields::default())),
    })
}

/// `GET /manage/programmes/{id}/dialogues`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    page.show(&page_of(&app, &page, &id, None).await?)
}

/// The id in a public address: its part after `/dialogues/`, or the whole where that is all that was given.
fn public_id(typed: &str) -> &str {
    let rest = typed.split_once("/dialogues/").map_or(typed, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

async fn put(app: &App, page: &Page, id: &str, fields: &Fields) -> Result<(), Error> {
    let mut reader = Reader::new(fields);
    let address = reader.required_line("dialogue_address", 300);
    let person = reader.line("participant", 64);
    if person.is_empty() {
        reader.fault("participant", Fault::Choose);
    }
    let (address, person) = reader.done((address, person))?;
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    own_dialogue::link_for(&mut tx, &mut ctx, &page.actor, id, &person, public_id(&address)).await?;
    tx.commit().await?;
    Ok(())
}

/// `POST /manage/programmes/{id}/dialogues`
pub(super) async fn link(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    match put(&app, &page, &id, &fields).await {
        Ok(()) => Ok(page.go(
            &format!("/manage/programmes/{id}/dialogues"),
            Some(Flash::DialogueLinked),
        )),
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            page.refuse(&page_of(&app, &page, &id, Some(form)).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/programmes/{id}/dialogues/removal`
pub(super) async fn unlink(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut tx = app.db.write().await?;
    own_dialogue::unlink_for(&mut tx, &page.actor, &id, fields.get("participant")).await?;
    tx.commit().await?;
    Ok(page.go(
        &format!("/manage/programmes/{id}/dialogues"),
        Some(Flash::DialogueUnlinked),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_as_people_copy_it() {
        for typed in [
            "https://dialoog.test/dialogues/k7w2?lang=et",
            "/dialogues/k7w2/summary",
            "dialoog.test/dialogues/k7w2#call",
            "k7w2",
        ] {
            assert_eq!(public_id(typed), "k7w2", "{typed}");
        }
    }
}
