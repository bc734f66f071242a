//! Access needs: what the host calls them, how many circles or which can be made ready, and who has them. What people
//! wrote themselves is beside their names.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::dialogue::field::Field;
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::registration::Registration;
use domain::seating::basis::Basis;
use domain::seating::need::{self, Stated};
use domain::seating::view;

use super::home;
use crate::app::App;
use crate::body::Typed;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::ui::{Form, confirm};

/// Somebody who can be ticked.
struct Who {
    id: String,
    name: String,
    /// What they wrote that they need.
    said: String,
    ticked: bool,
}

#[derive(Template)]
#[template(path = "circle/need.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    form: Form,
    /// The need that is changed; `None` for a new one.
    id: Option<String>,
    /// Those who wrote that they need something, and everybody else.
    said: Vec<Who>,
    others: Vec<Who>,
}

impl Show<'_> {
    fn action(&self) -> String {
        let needs = format!("{}/needs", home(&self.head.id));
        self.id
            .as_ref()
            .map_or(needs.clone(), |id| format!("{needs}/{id}"))
    }

    fn back(&self) -> String {
        format!("{}/seating#needs", home(&self.head.id))
    }

    fn some_others(&self) -> bool {
        self.said.is_empty() || self.others.iter().any(|who| who.ticked)
    }
}

/// Those who hold a place and wrote that they need something, by name, with what they wrote.
pub(super) fn said(basis: &Basis) -> Vec<(&Registration, &str)> {
    let holders = basis.people.iter().filter(|p| p.state.holds_place());
    let wrote = holders.filter_map(|p| Some((p, p.answers.get(&Field::Access)?.as_str())));
    let mut wrote: Vec<(&Registration, &str)> = wrote.filter(|(_, text)| !text.is_empty()).collect();
    wrote.sort_by_cached_key(|(p, _)| (kernel::text::fold(&p.name), p.id.clone()));
    wrote
}

/// The page; `typed` is the form that was refused, else it is what is noted.
async fn page_of<'a>(
    app: &App,
    page: &'a Page,
    id: &str,
    need: Option<&str>,
    typed: Option<Form>,
) -> Result<Show<'a>, Error> {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, page, id, Right::CheckIn).await?;
    let view = view::view(&mut tx, &page.actor, &dialogue).await?;
    tx.commit().await?;
    let basis = view.people.ok_or(Error::Denied)?;
    let noted = match need {
        Some(id) => Some(basis.needs.iter().find(|n| n.id == id).ok_or(Error::NotFound)?),
        None => None,
    };
    let fields = || noted.map_or_else(Fields::default, need::Need::fill);
    let form = typed.unwrap_or_else(|| Form::new(page.t, fields()));
    let said = said(&basis);
    let who = |person: &Registration, said: &str| Who {
        id: person.id.clone(),
        name: person.name.clone(),
        said: said.to_owned(),
        ticked: form.fields.has("needed_by", &person.id),
    };
    let first: BTreeSet<&str> = said.iter().map(|(p, _)| p.id.as_str()).collect();
    // Whoever has it is shown, also if they gave their place up meanwhile.
    let shown = |p: &&Registration| {
        let has = noted.is_some_and(|n| n.people.contains(&p.id));
        !first.contains(p.id.as_str()) && (p.state.holds_place() || has)
    };
    let mut others: Vec<Who> = basis.people.iter().filter(shown).map(|p| who(p, "")).collect();
    others.sort_by_cached_key(|who| (kernel::text::fold(&who.name), who.id.clone()));
    Ok(Show {
        page,
        desk,
        head,
        id: noted.map(|n| n.id.clone()),
        said: said.iter().map(|(p, text)| who(p, text)).collect(),
        others,
        form,
    })
}

/// `GET /manage/dialogues/{id}/circles/needs`: the form for one more.
pub(super) async fn new(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    page.show(&page_of(&app, &page, &id, None, None).await?)
}

/// `GET /manage/dialogues/{id}/circles/needs/{need}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path((id, need)): Path<(String, String)>,
) -> Outcome {
    page.show(&page_of(&app, &page, &id, Some(&need), None).await?)
}

/// `POST /manage/dialogues/{id}/circles/needs`
pub(super) async fn create(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    keep(&app, &page, &id, None, fields).await
}

/// `POST /manage/dialogues/{id}/circles/needs/{need}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path((id, need)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    keep(&app, &page, &id, Some(&need), fields).await
}

async fn keep(app: &App, page: &Page, id: &str, need: Option<&str>, fields: Fields) -> Outcome {
    let mut reader = Reader::new(&fields);
    let stated = Stated::read(&mut reader);
    let done = match reader.done(stated) {
        Ok(stated) => {
            let mut ctx = app.context();
            let mut tx = app.db.write().await?;
            let done = need::put(&mut tx, &mut ctx, &page.actor, id, need, &stated).await;
            if done.is_ok() {
                tx.commit().await?;
            }
            done
        }
        Err(refused) => Err(refused),
    };
    match done {
        Ok(_) => Ok(page.go(&format!("{}/seating#needs", home(id)), Some(Flash::Saved))),
        Err(Error::Invalid(faults)) => {
            let form = Form::refused(page.t, fields, faults);
            page.refuse(&page_of(app, page, id, need, Some(form)).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /manage/dialogues/{id}/circles/needs/{need}/removal`
pub(super) async fn remove(
    State(app): State<App>,
    page: Page,
    Path((id, need)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let (t, back) = (page.t, format!("{}/needs/{need}", home(&id)));
    if !confirm::given(&fields) {
        // Who may not see it is not asked either.
        let mut tx = app.db.read().await?;
        desk::open(&mut tx, &page, &id, Right::CheckIn).await?;
        tx.commit().await?;
        let (title, text, yes) = (
            t.seating_need_drop_title(),
            t.seating_need_drop_what(),
            t.seating_need_drop(),
        );
        return confirm::ask(&page, &title, &text, &yes, &format!("{back}/removal"), &[], &back);
    }
    let mut tx = app.db.write().await?;
    need::remove(&mut tx, &page.actor, &id, &need).await?;
    tx.commit().await?;
    Ok(page.go(&format!("{}/seating#needs", home(&id)), Some(Flash::Removed)))
}
