//! What hangs, stands and is worn in the room: the ground rules, table signs, name tags.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use domain::actor::Right;
use domain::circle::seat::{self, Sitter};
use domain::circle::{self, Circle};
use domain::dialogue::Dialogue;
use domain::organisation::Organisation;
use domain::registration::Registration;
use domain::registration::book::{self, Tally};
use domain::registration::people;
use kernel::method::Method;
use kernel::place::State as Place;
use paper::{GroundRule, GroundRules, NameTag, NameTags, TableSign, TableSigns};

use super::assemble::document;
use super::called::called;
use super::{load, pdf, show, texts_of, typeset, wanted};
use crate::app::App;
use crate::circle::way;
use crate::failure::Outcome;
use crate::page::Page;
use crate::texts::Texts;

/// So many tags are on a sheet.
const TAGS: usize = 8;

/// `GET /manage/dialogues/{id}/papers/ground-rules.pdf`
pub(super) async fn ground_rules(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (dialogue, host) = load(&mut tx, &page, &id, Right::SeePlan).await?;
    tx.commit().await?;
    let t = texts_of(&dialogue, wanted(&page));
    let Some(method) = dialogue.method() else {
        return show::unfit(&app, &page, &id).await;
    };
    let rules = rules(t, &dialogue, method, &host, page.now);
    let bytes = typeset(move || ::paper::ground_rules(&rules)).await?;
    Ok(pdf("ground-rules", &dialogue, t, bytes))
}

fn rules(t: Texts, dialogue: &Dialogue, method: &Method, host: &Organisation, now: i64) -> GroundRules {
    let language = t.language();
    GroundRules {
        document: document(t, t.paper_rules(), dialogue, host, now),
        kicker: dialogue.text(language).1.question.clone(),
        title: t.paper_rules(),
        rules: method
            .ground_rules
            .iter()
            .map(|rule| GroundRule {
                title: rule.title.get(language).to_owned(),
                text: rule.text.get(language).trim().to_owned(),
            })
            .collect(),
        foot: t.paper_rules_foot(host.profile.name.clone(), method.name.get(language).to_owned()),
    }
}

/// `GET /manage/dialogues/{id}/papers/table-signs.pdf`
pub(super) async fn table_signs(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (dialogue, host) = load(&mut tx, &page, &id, Right::CheckIn).await?;
    let circles = circle::list(&mut tx, &dialogue.id).await?;
    tx.commit().await?;
    if circles.is_empty() {
        return Ok(show::back(&page, &id));
    }
    let t = texts_of(&dialogue, wanted(&page));
    let signs = TableSigns {
        document: document(t, t.paper_table_signs(), &dialogue, &host, page.now),
        question: dialogue.text(t.language()).1.question.clone(),
        signs: circles.iter().map(|circle| sign(&app, t, circle)).collect(),
    };
    let bytes = typeset(move || ::paper::table_signs(&signs)).await?;
    Ok(pdf("table-signs", &dialogue, t, bytes))
}

fn sign(app: &App, t: Texts, circle: &Circle) -> TableSign {
    TableSign {
        name: t.live_circle(circle.number),
        join_label: t.live_join_title(),
        code: circle.code.clone(),
        address: app.url(&format!("/c/{}", circle.code)),
        qr_alt: t.live_join_qr(),
    }
}

/// `GET /manage/dialogues/{id}/papers/name-tags.pdf`
pub(super) async fn name_tags(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (dialogue, host) = load(&mut tx, &page, &id, Right::SeePeople).await?;
    let people = people::list(&mut tx, &page.actor, &dialogue).await?;
    let tally = book::tally(&mut tx, &dialogue).await?;
    let circles = circle::list(&mut tx, &dialogue.id).await?;
    let sitters = seat::of_dialogue(&mut tx, &dialogue.id).await?;
    tx.commit().await?;
    let t = texts_of(&dialogue, wanted(&page));
    let tags = tags(t, &people, &circles, &sitters);
    let tags = NameTags {
        document: document(t, t.paper_name_tags(), &dialogue, &host, page.now),
        title: t.paper_name_tags_title(),
        blank: blank(tags.len(), &tally),
        tags,
    };
    let bytes = typeset(move || ::paper::name_tags(&tags)).await?;
    Ok(pdf("name-tags", &dialogue, t, bytes))
}

/// Tags of those who come, in the order of the sign-in sheet.
fn tags(t: Texts, people: &[Registration], circles: &[Circle], sitters: &[Sitter]) -> Vec<NameTag> {
    let numbers: BTreeMap<&str, u32> = circles.iter().map(|c| (c.id.as_str(), c.number)).collect();
    let seats: BTreeMap<&str, &Sitter> = sitters.iter().map(|s| (s.registration_id.as_str(), s)).collect();
    let mut coming: Vec<&Registration> = people
        .iter()
        .filter(|p| matches!(p.state, Place::Confirmed | Place::Attended))
        .collect();
    coming.sort_by_cached_key(|p| kernel::text::fold(&p.name));
    let names: Vec<&str> = coming.iter().map(|p| p.name.as_str()).collect();
    let circle = |p: &Registration| {
        let seat = seats.get(p.id.as_str())?;
        let number = numbers.get(seat.circle_id.as_str())?;
        Some(way(t, t.live_circle(*number), &seat.later))
    };
    coming
        .iter()
        .zip(called(&names))
        .map(|(one, name)| NameTag {
            name,
            circle: circle(one).unwrap_or_default(),
        })
        .collect()
}

/// Tags without a name: for the free chairs, some in any case, and until the last sheet is full.
fn blank(named: usize, tally: &Tally) -> u16 {
    let least = usize::try_from(tally.free().clamp(4, 20)).unwrap_or(4);
    let all = (named + least).next_multiple_of(TAGS);
    u16::try_from(all - named).unwrap_or(4)
}
