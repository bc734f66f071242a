//! A participant's own dialogue: which one it is and where it stands, the planning checklist with its days, and what the
//! mentors say about it.

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::{Actor, Right};
use domain::cohort::worksheet::{self, Own as OwnSheet};
use domain::error::{Conflict, Error};
use domain::input::{Fault, Faults};
use domain::own_dialogue::{self, Own as OwnDialogue};
use domain::programme::Programme;
use kernel::time;
use kernel::worksheet::{Answer, Item, Kind, Section};

use crate::app::App;
use crate::body::Typed;
use crate::cohort::mentoring::Comments;
use crate::cohort::own::Own;
use crate::cohort::worksheets::{self, Controls, Written};
use crate::failure::{Failure, Outcome};
use crate::flash::Flash;
use crate::page::{Page, unkept};
use crate::pair::dialogues::Facts;
use crate::ui::form::Control;
use crate::ui::text::{self, Safe};
use crate::ui::{Form, when};

/// The worksheet that is the checklist.
const CHECKLIST: &str = "planning";

#[derive(Template)]
#[template(path = "pair/own/dialogue.html")]
struct Show<'a> {
    page: &'a Page,
    own: Own,
    programme: Programme,
    there: Option<OwnDialogue>,
    choices: Vec<OwnDialogue>,
    sheet: OwnSheet,
    /// The choice of a dialogue, and the checklist.
    link: Form,
    form: Form,
    /// The checklist was saved elsewhere since the form was opened.
    rewritten: bool,
}

/// When something of the checklist is due.
struct Due {
    text: String,
    late: bool,
}

impl Show<'_> {
    fn facts(&self, own: &OwnDialogue) -> Facts {
        Facts::of(self.page, own)
    }

    /// Where the reader plans it, if they are logged in and may.
    fn desk(&self, own: &OwnDialogue) -> Option<String> {
        let may = self.page.may(&own.host.id, Right::SeePlan);
        may.then(|| format!("/manage/dialogues/{}", own.dialogue.id))
    }

    /// Organisations in which the reader can plan a new one: address, name.
    fn plans(&self) -> Vec<(String, String)> {
        let Actor::Person(signed) = &self.page.actor else {
            return Vec::new();
        };
        let may = signed.memberships.iter().filter(|m| m.role.may(Right::Plan));
        may.map(|m| (format!("/manage/{}/dialogues/new", m.slug), m.name.clone()))
            .collect()
    }

    fn is_signed_in(&self) -> bool {
        !self.page.name().is_empty()
    }

    fn linkable(&self) -> Vec<(String, String)> {
        let mut choices = vec![(String::new(), self.page.t.pair_choose_dialogue())];
        for own in &self.choices {
            let facts = self.facts(own);
            choices.push((
                own.dialogue.id.clone(),
                format!("{} · {}", facts.question, facts.when),
            ));
        }
        choices
    }

    fn title(&self) -> &str {
        self.sheet.sheet.title.get(self.page.t.language())
    }

    fn section_title<'b>(&'b self, section: &'b Section) -> &'b str {
        section.title.get(self.page.t.language())
    }

    fn controls(&self) -> Controls<'_> {
        Controls {
            page: self.page,
            sheet: self.sheet.sheet,
            form: &self.form,
        }
    }

    fn faults(&self) -> Vec<(String, String)> {
        self.controls().faults()
    }

    /// An item's control, with the day by which it should be done.
    fn control(&self, section: &Section, item: &Item) -> String {
        let control: Control<'_> = match item.kind {
            Kind::Tick { .. } => {
                let hint = item.hint.as_ref().map_or("", |h| h.get(self.page.t.language()));
                let due = self.due(item).map_or_else(String::new, |due| due.text);
                let hint = [due.as_str(), hint].join(" ").trim().to_owned();
                self.form
                    .tick(&item.id)
                    .label(item.question.get(self.page.t.language()))
                    .hint(hint)
                    .why("")
            }
            _ => return self.controls().control(section, item).to_string(),
        };
        control.to_string()
    }

    fn html(&self, section: &Section, item: &Item) -> Safe {
        Safe(self.control(section, item))
    }

    /// When an item is due, where it hangs on the dialogue's day; late is what is due and not ticked in what was saved.
    fn due(&self, item: &Item) -> Option<Due> {
        let Kind::Tick { days: Some(days) } = item.kind else {
            return None;
        };
        let t = self.page.t;
        let meeting = self.there.as_ref().map(|own| &own.dialogue.meeting);
        let Some((starts_at, zone)) = meeting.and_then(|m| Some((m.starts_at?, m.zone.as_str()))) else {
            let number = days.unsigned_abs();
            let text = match days {
                ..0 => t.pair_due_before(number),
                0 => t.pair_due_day(),
                1.. => t.pair_due_after(number),
            };
            return Some(Due { text, late: false });
        };
        let day = time::start_of_day(starts_at, days, zone);
        let over = time::start_of_day(starts_at, days.saturating_add(1), zone);
        let answers = self.sheet.filled.as_ref().map(|f| &f.answers);
        let done = answers.is_some_and(|a| matches!(a.get(&item.id), Some(Answer::Tick(true))));
        let late = !done && over <= self.page.now;
        let date = when::until(t, day, zone);
        let text = if late {
            t.pair_due_late(date)
        } else {
            t.pair_due_by(date)
        };
        Some(Due { text, late })
    }

    /// What is late: its id and what it is.
    fn late(&self) -> Vec<(&str, &str)> {
        let items = self.sheet.sheet.items();
        items
            .filter(|item| self.due(item).is_some_and(|due| due.late))
            .map(|item| (item.id.as_str(), item.question.get(self.page.t.language())))
            .collect()
    }

    fn late_count(&self) -> u32 {
        u32::try_from(self.late().len()).unwrap_or(u32::MAX)
    }

    fn version(&self) -> u32 {
        self.sheet.filled.as_ref().map_or(0, |f| f.version)
    }

    fn is_shared(&self) -> bool {
        self.sheet.filled.as_ref().is_some_and(|f| f.shared_at.is_some())
    }

    fn comments(&self) -> Safe {
        Comments {
            page: self.page,
            comments: &self.sheet.comments,
            home: String::new(),
            zone: &self.programme.zone,
        }
        .html()
    }

    fn meanwhile(&self) -> Safe {
        match &self.sheet.filled {
            Some(filled) => Written {
                page: self.page,
                sheet: filled.sheet,
                answers: &filled.answers,
            }
            .html(),
            None => text::paragraphs(""),
        }
    }
}

/// Forms that come back.
#[derive(Default)]
struct Again {
    link: Option<Form>,
    form: Option<Form>,
    rewritten: bool,
}

async fn page_of<'a>(app: &App, page: &'a Page, secret: &str, again: Again) -> Result<Show<'a>, Failure> {
    let mut tx = app.db.read().await?;
    let (own, programme) = Own::load(&mut tx, page, secret).await?;
    let sheet = worksheet::own(&mut tx, secret, CHECKLIST).await?;
    let there = own_dialogue::of(&mut tx, &sheet.application.id, page.now).await?;
    let choices = own_dialogue::choices(&mut tx, &page.actor, secret, page.now).await?;
    tx.commit().await?;
    let typed = sheet.filled.as_ref().map(|f| worksheets::fill(&f.answers));
    Ok(Show {
        page,
        own,
        programme,
        there,
        choices,
        link: again
            .link
            .unwrap_or_else(|| Form::new(page.t, Default::default())),
        form: again
            .form
            .unwrap_or_else(|| Form::new(page.t, typed.unwrap_or_default())),
        sheet,
        rewritten: again.rewritten,
    })
}

/// `GET /a/{secret}/dialogue`
pub(super) async fn show(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let template = page_of(&app, &page, &secret, Again::default()).await?;
    page.show(&template).map(unkept)
}

/// `POST /a/{secret}/dialogue`
pub(super) async fn link(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let chosen = fields.get("own_dialogue").to_owned();
    if chosen.is_empty() {
        let faults = Faults::one("own_dialogue", Fault::Choose);
        let again = Again {
            link: Some(Form::refused(page.t, fields, faults)),
            ..Again::default()
        };
        let template = page_of(&app, &page, &secret, again).await?;
        return page.refuse(&template).map(unkept);
    }
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    own_dialogue::link(&mut tx, &mut ctx, &page.actor, &secret, &chosen).await?;
    tx.commit().await?;
    Ok(page.go(&format!("/a/{secret}/dialogue"), Some(Flash::DialogueLinked)))
}

/// `POST /a/{secret}/dialogue/removal`
pub(super) async fn unlink(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Outcome {
    let mut tx = app.db.write().await?;
    own_dialogue::unlink(&mut tx, &secret).await?;
    tx.commit().await?;
    let flash = Some(Flash::DialogueUnlinked);
    Ok(page.go(&format!("/a/{secret}/dialogue"), flash))
}

/// `POST /a/{secret}/dialogue/checklist`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    let there = worksheet::own(&mut tx, &secret, CHECKLIST).await?;
    let version: u32 = fields.get("version").parse().unwrap_or(0);
    let saved = match worksheets::read(there.sheet, &fields) {
        Ok(answers) => worksheet::save(&mut tx, &mut ctx, &secret, CHECKLIST, &answers, version).await,
        Err(faults) => Err(Error::Invalid(faults)),
    };
    let again = match saved {
        Ok(_) => {
            tx.commit().await?;
            app.wake.notify_one();
            return Ok(page.go(&format!("/a/{secret}/dialogue#checklist"), Some(Flash::Saved)));
        }
        Err(Error::Invalid(faults)) => Again {
            form: Some(Form::refused(page.t, fields, faults)),
            ..Again::default()
        },
        Err(Error::Conflict(Conflict::Rewritten)) => Again {
            form: Some(Form::new(page.t, fields)),
            rewritten: true,
            ..Again::default()
        },
        Err(other) => return Err(other.into()),
    };
    drop(tx);
    let template = page_of(&app, &page, &secret, again).await?;
    page.refuse(&template).map(unkept)
}

/// `POST /a/{secret}/dialogue/sharing`
pub(super) async fn share(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Typed(fields): Typed,
) -> Outcome {
    let yes = fields.get("share") == "yes";
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    worksheet::share(&mut tx, &mut ctx, &secret, CHECKLIST, yes).await?;
    tx.commit().await?;
    let flash = if yes { Flash::Shared } else { Flash::SharedNoMore };
    Ok(page.go(&format!("/a/{secret}/dialogue#checklist"), Some(flash)))
}
