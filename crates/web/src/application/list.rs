//! The applications of a programme, by where they stand. Whoever reviews blindly sees codes, and what is for reviewers.

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::actor::Right;
use domain::application::Standing;
use domain::application::list::{self, Counts, Seen};
use domain::call::question::{self, Question};
use domain::call::role::{self, TargetRole};
use domain::programme::Programme;
use domain::review::Sight;
use kernel::place::State as Place;
use serde::Deserialize;

use super::fields;
use crate::app::App;
use crate::desk::{self, Desk, ProgrammeHead};
use crate::failure::Outcome;
use crate::page::Page;
use crate::people::{found, searched};
use crate::ui::{Form, say, when};

/// What the list is narrowed to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Narrow {
    role: String,
    county: String,
    standing: String,
}

/// Where applications stand, as the list is parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    HandedIn,
    Offered,
    Confirmed,
    Out,
    Drafts,
}

impl Group {
    const ALL: [Group; 5] = [
        Group::HandedIn,
        Group::Offered,
        Group::Confirmed,
        Group::Out,
        Group::Drafts,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Group::HandedIn => "handed-in",
            Group::Offered => "offered",
            Group::Confirmed => "confirmed",
            Group::Out => "out",
            Group::Drafts => "drafts",
        }
    }

    fn of(standing: Standing) -> Group {
        match standing {
            Standing::Draft => Group::Drafts,
            Standing::Place(Place::Registered | Place::Waiting) => Group::HandedIn,
            Standing::Place(Place::Offered { .. }) => Group::Offered,
            Standing::Place(Place::Confirmed | Place::Attended) => Group::Confirmed,
            Standing::Place(
                Place::Declined | Place::Expired | Place::Withdrawn | Place::Apologised | Place::Absent,
            ) => Group::Out,
        }
    }
}

fn group_name(page: &Page, group: Group) -> String {
    let t = page.t;
    match group {
        Group::HandedIn => t.applications_handed_in(),
        Group::Offered => t.applications_offered(),
        Group::Confirmed => t.applications_confirmed(),
        Group::Out => t.applications_out(),
        Group::Drafts => t.applications_drafts(),
    }
}

/// The chip for where an application stands, and its words.
pub(super) fn chip(page: &Page, standing: Standing) -> (&'static str, String) {
    match standing {
        Standing::Draft => ("chip--draft", page.t.apply_state_draft()),
        Standing::Place(place) => (say::place_chip(place), super::own::standing(page, place)),
    }
}

/// A row of the list.
struct Row {
    id: String,
    name: String,
    code: String,
    employer: String,
    place: String,
    role: String,
    chip: &'static str,
    state: String,
    detail: String,
    heap: String,
}

struct Part {
    id: &'static str,
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "application/list.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: ProgrammeHead,
    programme: &'a Programme,
    counts: Counts,
    parts: Vec<Part>,
    everybody: usize,
    blind: bool,
    form: Form,
    roles: Vec<(String, String)>,
    counties: Vec<(String, String)>,
    standings: Vec<(String, String)>,
    narrowed: bool,
}

impl Show<'_> {
    /// Whether the list can hold nobody because nobody could apply yet.
    fn is_draft(&self) -> bool {
        self.programme.state == domain::programme::State::Draft
    }
}

fn row(page: &Page, programme: &Programme, questions: &[Question], roles: &[TargetRole], one: &Seen) -> Row {
    let t = page.t;
    let (language, first) = (t.language(), &programme.language);
    let role = roles.iter().find(|r| Some(&r.id) == one.role_id.as_ref());
    let role = role.map_or_else(String::new, |r| r.name(language, first).to_owned());
    let (chip, state) = chip(page, one.standing);
    let mut heap = vec![one.name().to_owned(), one.code.clone(), role.clone()];
    let (mut employer, mut place, mut detail) = (String::new(), String::new(), String::new());
    if let Some(who) = &one.who {
        employer.clone_from(&who.employer);
        place = fields::municipality(&who.municipality);
        let county = fields::county(&who.municipality);
        heap.extend([
            who.email.clone(),
            who.phone.clone(),
            employer.clone(),
            place.clone(),
            county,
        ]);
        detail = match (one.standing, who.submitted_at) {
            (Standing::Place(Place::Offered { until }), _) => {
                t.people_offered_until(when::moment(t, until, &programme.zone))
            }
            (Standing::Draft, _) => t.applications_begun(when::moment(t, who.created_at, &programme.zone)),
            (_, Some(at)) => when::moment(t, at, &programme.zone),
            (_, None) => String::new(),
        };
        if who.late {
            detail = format!("{detail} · {}", t.applications_late());
        }
    }
    for question in questions {
        if let Some(value) = one.answers.get(&question.id) {
            heap.push(question.answer(value, language, first).to_owned());
        }
    }
    Row {
        id: one.id.clone(),
        name: one.name().to_owned(),
        code: one.code.clone(),
        employer,
        place,
        role,
        chip,
        state,
        detail,
        heap: heap.join(" "),
    }
}

/// `GET /manage/programmes/{id}/applications`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    Path(id): Path<String>,
    Query(narrow): Query<Narrow>,
) -> Outcome {
    let t = page.t;
    let mut tx = app.db.read().await?;
    let (desk, head, programme) = desk::open_programme(&mut tx, &page, &id, Right::ManagePeople).await?;
    let (all, sight) = list::all(&mut tx, &page.actor, &programme).await?;
    let counts = list::counts(&mut tx, &page.actor, &programme).await?;
    let questions = question::list(&mut tx, &id).await?;
    let roles = role::list(&mut tx, &id).await?;
    tx.commit().await?;
    let county = |one: &Seen| {
        let who = one.who.as_ref();
        who.map_or_else(String::new, |w| fields::county(&w.municipality))
    };
    let mut counties: Vec<String> = all.iter().map(county).filter(|c| !c.is_empty()).collect();
    counties.sort_by_key(|name| kernel::text::fold(name));
    counties.dedup();
    let search = searched(&page);
    let fits = |one: &Seen| {
        (narrow.role.is_empty() || one.role_id.as_deref() == Some(&narrow.role))
            && (narrow.county.is_empty() || county(one) == narrow.county)
            && (narrow.standing.is_empty() || Group::of(one.standing).as_str() == narrow.standing)
    };
    let mut parts: Vec<Part> = Group::ALL
        .into_iter()
        .map(|group| Part {
            id: group.as_str(),
            title: group_name(&page, group),
            rows: all
                .iter()
                .filter(|one| Group::of(one.standing) == group && fits(one))
                .map(|one| row(&page, &programme, &questions, &roles, one))
                .filter(|row| found(&row.heap, &search))
                .collect(),
        })
        .collect();
    parts.retain(|part| !part.rows.is_empty());
    let everything = (String::new(), t.applications_any());
    let with_all = |choices: Vec<(String, String)>| {
        std::iter::once(everything.clone())
            .chain(choices)
            .collect::<Vec<_>>()
    };
    let typed = domain::input::Fields::default()
        .with("q", &search)
        .with("role", &narrow.role)
        .with("county", &narrow.county)
        .with("standing", &narrow.standing);
    page.show(&Show {
        roles: with_all(fields::role_choices(t, &roles, &programme.language)),
        counties: with_all(counties.into_iter().map(|c| (c.clone(), c)).collect()),
        standings: with_all(
            Group::ALL
                .into_iter()
                .filter(|g| sight == Sight::Whole || *g != Group::Drafts)
                .map(|g| (g.as_str().to_owned(), group_name(&page, g)))
                .collect(),
        ),
        narrowed: ["q", "role", "county", "standing"]
            .iter()
            .any(|name| !typed.get(name).is_empty()),
        form: Form::new(t, typed),
        blind: sight == Sight::Blind,
        everybody: all.len(),
        page: &page,
        desk,
        head,
        programme: &programme,
        counts,
        parts,
    })
}
