//! People who change circles: who sits where in each round, whom they meet, and what does not hold later.

use askama::Template;
use domain::dialogue::invitee::InviteeKind;
use domain::seating::basis::Basis;
use domain::seating::round::Meetings;

use super::words::{self, Speaker};
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::text::Safe;

/// The names in each circle of each round, by name.
pub(super) fn all(basis: &Basis) -> Vec<Vec<Vec<String>>> {
    let name = |id: &String| basis.seat_of(id).map_or_else(String::new, |s| s.name.clone());
    let named = |ids: Vec<String>| {
        let mut names: Vec<String> = ids.iter().map(name).collect();
        names.sort_by_cached_key(|name| kernel::text::fold(name));
        names
    };
    let round = |r| basis.round(r).into_iter().map(named).collect();
    (0..basis.rounds()).map(round).collect()
}

/// Everybody by name, with the number of their circle in each round; a dash where they have none.
pub(super) fn ways(basis: &Basis) -> Vec<(String, Vec<String>)> {
    let rounds = basis.rounds();
    let mut ways: Vec<(String, Vec<String>)> = basis
        .seats
        .iter()
        .map(|seat| {
            let first = basis.circle(&seat.circle_id).map(|c| c.number);
            let numbers = std::iter::once(first).chain(seat.later.iter().copied().map(Some));
            let shown = |number: Option<u32>| number.map_or_else(|| "–".to_owned(), |n| n.to_string());
            let numbers = numbers.chain(std::iter::repeat(None)).take(rounds).map(shown);
            (seat.name.clone(), numbers.collect())
        })
        .collect();
    ways.sort_by_cached_key(|(name, _)| kernel::text::fold(name));
    ways
}

struct Row {
    number: u32,
    /// What each round is called, and who sits there.
    rounds: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "circle/round.html")]
struct Part<'a> {
    page: &'a Page,
    says: Vec<String>,
    broken: Vec<String>,
    /// The rounds from 1.
    rounds: Vec<u32>,
    circles: Vec<Row>,
    ways: Vec<(String, Vec<String>)>,
}

/// Whom people meet, in sentences.
fn met(t: Texts, met: Meetings) -> Vec<String> {
    let n = words::count;
    let mut says = Vec::new();
    says.push(match (met.again, met.wished) {
        (0, _) => t.seating_met_once(),
        (again, 0) => t.seating_met_again(n(again)),
        (again, wished) => t.seating_met_wished(n(again), n(wished)),
    });
    says.push(if met.least == met.others {
        t.seating_met_all()
    } else if met.least == met.most {
        t.seating_met(n(met.most), n(met.others))
    } else {
        t.seating_met_between(n(met.least), n(met.most), n(met.others))
    });
    says
}

/// The section about rounds; nothing where people stay in one circle.
pub(super) fn part(page: &Page, basis: &Basis, kinds: &[InviteeKind]) -> Safe {
    let t = page.t;
    let rounds = basis.rounds();
    if rounds < 2 || basis.seats.is_empty() {
        return Safe::default();
    }
    let mut says = met(t, basis.meetings());
    let mut broken = Vec::new();
    for round in 1..rounds {
        let Some(explained) = basis.explain(round) else {
            continue;
        };
        let speaker = Speaker {
            t,
            basis,
            kinds,
            explained: &explained,
        };
        let number = words::count(round + 1);
        let gap = explained.seating.gap;
        if !explained.coded.fields.is_empty() {
            says.push(if gap.proven {
                t.seating_round_gap_none(number)
            } else {
                t.seating_round_gap(words::number(t, gap.percent.max(0.1)), number)
            });
        }
        let line = |what| t.seating_round_broken(number, speaker.broken(what));
        broken.extend(explained.broken.iter().map(line));
    }
    let all = all(basis);
    let circles = basis.circles.iter().enumerate().map(|(at, circle)| Row {
        number: circle.number,
        rounds: (1..)
            .zip(&all)
            .map(|(n, round)| {
                let names = round.get(at).map_or_else(String::new, |names| names.join(", "));
                (t.seating_round(n), names)
            })
            .collect(),
    });
    let part = Part {
        page,
        says,
        broken,
        rounds: (1..).take(rounds).collect(),
        circles: circles.collect(),
        ways: ways(basis),
    };
    Safe(part.render().unwrap_or_default())
}
