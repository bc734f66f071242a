//! The circles: who sits where and why, and what to do about it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use domain::actor::Right;
use domain::circle::Circle;
use domain::crew::{self, Duty};
use domain::dialogue::invitee;
use domain::seating::basis::Basis;
use domain::seating::view::{self, View};

use super::words::{self, Speaker};
use super::{round, whole};
use crate::app::App;
use crate::desk::{self, Desk, Head};
use crate::failure::Outcome;
use crate::page::Page;
use crate::ui::circle;
use crate::ui::text::Safe;

/// Somebody in a circle.
struct Seated {
    id: String,
    name: String,
    pinned: bool,
    reasons: Vec<String>,
    /// Whether they can be moved: not out of a circle that is over.
    moves: bool,
}

/// A circle on the page.
struct Card {
    id: String,
    number: u32,
    picture: Safe,
    /// How many people, in words.
    size: String,
    chip: &'static str,
    state: String,
    facilitator: String,
    scribe: String,
    people: Vec<Seated>,
    mixes: Vec<(String, String, String)>,
    languages: String,
    /// The needs for which it is made ready.
    ready: Vec<String>,
}

impl Card {
    fn or_none(name: &str, page: &Page) -> String {
        if name.is_empty() {
            page.t.seating_hand_none()
        } else {
            name.to_owned()
        }
    }

    /// Who leads, or that nobody does.
    fn facilitator_or(&self, page: &Page) -> String {
        Card::or_none(&self.facilitator, page)
    }

    /// Who writes, or that nobody does.
    fn scribe_or(&self, page: &Page) -> String {
        Card::or_none(&self.scribe, page)
    }
}

#[derive(Template)]
#[template(path = "circle/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    head: Head,
    /// Whether names are shown.
    sees: bool,
    changes: bool,
    plans: bool,
    cards: Vec<Card>,
    facilitators: Vec<String>,
    scribes: Vec<String>,
    /// Id and name of those who have no seat, and of those who have one and are not here.
    late: Vec<(String, String)>,
    gone: Vec<(String, String)>,
    broken: Vec<String>,
    gap: Option<String>,
    undo: Option<(u32, String)>,
    begun: bool,
    over: bool,
    /// How many could be seated now.
    to_seat: u32,
    erased: bool,
    /// Where people sit after the first round, and how each value is spread; empty where there is nothing to show.
    rounds: Safe,
    whole: Safe,
}

impl Show<'_> {
    fn has_seats(&self) -> bool {
        self.cards.iter().any(|c| !c.people.is_empty())
    }

    /// Numbers of the circles in which nobody has this duty.
    fn missing(&self, facilitator: bool) -> String {
        let without = self.cards.iter().filter(|c| {
            if facilitator {
                c.facilitator.is_empty()
            } else {
                c.scribe.is_empty()
            }
        });
        without
            .map(|c| c.number.to_string())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn names(people: &[(String, String)]) -> String {
        people
            .iter()
            .map(|(_, name)| name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn late_names(&self) -> String {
        Show::names(&self.late)
    }

    fn gone_names(&self) -> String {
        Show::names(&self.gone)
    }

    fn late_count(&self) -> u32 {
        words::count(self.late.len())
    }

    fn gone_count(&self) -> u32 {
        words::count(self.gone.len())
    }

    /// Circles that somebody can be moved to.
    fn open_numbers(&self) -> Vec<(String, u32)> {
        let open = self.cards.iter().filter(|c| c.chip != OVER);
        open.map(|c| (c.id.clone(), c.number)).collect()
    }
}

const OVER: &str = "chip--past";

fn state(page: &Page, circle: &Circle) -> (&'static str, String) {
    let t = page.t;
    if circle.closed_at.is_some() {
        (OVER, t.seating_state_over())
    } else if circle.opened_at.is_some() {
        ("chip--now", t.seating_state_live())
    } else {
        ("chip--draft", t.seating_state_unopened())
    }
}

fn card(page: &Page, circle: &Circle, people: u32) -> Card {
    let t = page.t;
    let (chip, state) = state(page, circle);
    let hand = |duty| circle.hand(duty).map_or_else(String::new, |h| h.name.clone());
    Card {
        id: circle.id.clone(),
        number: circle.number,
        picture: circle::of(
            people,
            0,
            &circle.number.to_string(),
            "",
            &t.seating_picture(circle.number, people),
        ),
        size: t.seating_people(people),
        chip,
        state,
        facilitator: hand(Duty::Facilitator),
        scribe: hand(Duty::Scribe),
        people: Vec::new(),
        mixes: Vec::new(),
        languages: String::new(),
        ready: Vec::new(),
    }
}

/// What is said about the seating as a whole.
#[derive(Default)]
struct Whole {
    broken: Vec<String>,
    gap: Option<String>,
    picture: Safe,
}

/// Puts people with their reasons into the cards; what does not hold, how far from the best it is, and the picture.
fn fill(page: &Page, cards: &mut [Card], basis: &Basis, kinds: &[invitee::InviteeKind]) -> Whole {
    let explained = basis.explain(0);
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut whole = Whole::default();
    if let Some(explained) = &explained {
        let speaker = Speaker {
            t: page.t,
            basis,
            kinds,
            explained,
        };
        for placement in &explained.seating.placements {
            reasons.insert(&placement.id, speaker.reasons(placement));
        }
        for (at, card) in cards.iter_mut().enumerate() {
            card.mixes = speaker.mixes(at);
            let languages = explained
                .seating
                .summaries
                .get(at)
                .map(|s| s.languages.as_slice());
            card.languages = speaker.languages(languages.unwrap_or_default());
            let ready = explained.ready.get(at).into_iter().flatten();
            card.ready = ready.map(|need| speaker.need(*need)).collect();
        }
        whole = Whole {
            broken: explained.broken.iter().map(|b| speaker.broken(b)).collect(),
            gap: words::gap(page.t, explained),
            picture: whole::part(page, &speaker),
        };
    }
    for card in cards {
        let here = basis.seats.iter().filter(|s| s.circle_id == card.id);
        card.people = here
            .map(|s| Seated {
                id: s.registration_id.clone(),
                name: s.name.clone(),
                pinned: s.pinned,
                reasons: reasons.remove(s.registration_id.as_str()).unwrap_or_default(),
                moves: card.chip != OVER,
            })
            .collect();
        card.people.sort_by_cached_key(|p| kernel::text::fold(&p.name));
        if card.people.is_empty() {
            card.mixes.clear();
        }
    }
    whole
}

/// `GET /manage/dialogues/{id}/circles`
pub(super) async fn show(State(app): State<App>, page: Page, Path(id): Path<String>) -> Outcome {
    let mut tx = app.db.read().await?;
    let (desk, head, dialogue) = desk::open(&mut tx, &page, &id, Right::SeePlan).await?;
    let view = view::view(&mut tx, &page.actor, &dialogue).await?;
    let kinds = invitee::list(&mut tx, &id).await?;
    let crew = crew::list(&mut tx, &id).await?;
    tx.commit().await?;
    let View {
        circles,
        counts,
        people,
        latest,
    } = view;
    let mut cards: Vec<Card> = circles
        .iter()
        .zip(&counts)
        .map(|(circle, people)| card(&page, circle, *people))
        .collect();
    let (mut whole, mut rounds) = (Whole::default(), Safe::default());
    let named = |people: Vec<(&String, &String)>| {
        let mut people: Vec<(String, String)> = people
            .into_iter()
            .map(|(id, name)| (id.clone(), name.clone()))
            .collect();
        people.sort_by_cached_key(|(_, name)| kernel::text::fold(name));
        people
    };
    let (mut late, mut gone, mut to_seat) = (Vec::new(), Vec::new(), 0);
    if let Some(basis) = &people {
        whole = fill(&page, &mut cards, basis, &kinds);
        rounds = round::part(&page, basis, &kinds);
        late = named(basis.late().map(|p| (&p.id, &p.name)).collect());
        gone = named(basis.gone().map(|p| (&p.id, &p.name)).collect());
        to_seat = words::count(basis.people.iter().filter(|p| basis.seats_them(p)).count());
    }
    let of = |duty| -> Vec<String> {
        let hands = crew.iter().filter(|h| h.duty == duty);
        hands.map(|h| h.name.clone()).collect()
    };
    let mine = &dialogue.organisation_id;
    page.show(&Show {
        sees: people.is_some(),
        changes: page.may(mine, Right::CheckIn),
        plans: page.may(mine, Right::Plan),
        facilitators: of(Duty::Facilitator),
        scribes: of(Duty::Scribe),
        begun: circles.iter().any(|c| c.opened_at.is_some()),
        over: !circles.is_empty() && circles.iter().all(|c| c.closed_at.is_some()),
        undo: latest.map(|l| (l.n, words::undo(page.t, l.what))),
        erased: dialogue.erased_at.is_some(),
        page: &page,
        desk,
        head,
        cards,
        late,
        gone,
        broken: whole.broken,
        gap: whole.gap,
        whole: whole.picture,
        rounds,
        to_seat,
    })
}
