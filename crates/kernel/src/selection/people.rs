//! Panels of types turned into panels of people, so that people of one type have exactly the same chance.
//!
//! The lottery is a wheel of circumference 1 on which each panel of types has an arc as long as its weight. For a type of
//! which a panel takes f or f+1, think of f+1 seats: one is there only on the arcs that take f+1, the others always. Laid
//! end to end, the seats' arcs make a line; cut into equal pieces, one per person, nobody sits twice at once,
//! because the seats follow each other in such an order that the same place on the wheel comes again after exactly one turn.
//!
//! The pieces of a type are alike in length, so any two of its people may change places. That is how those are kept apart
//! of whom only one may be on a panel ([`apart`](super::apart)).

use std::collections::BTreeMap;

use super::apart::{Arc, Turns};

use super::panel::Panel;
use super::peel::Panels;

/// Slivers of the wheel are rounding.
const ROUNDING: f64 = 1e-12;

struct Turn {
    begin: f64,
    end: f64,
    person: usize,
}

/// Panels of people (by number, in order) with their weights. Of each set in `apart` one at most is on a panel; an error
/// has the sets for which that was not found.
pub(super) fn people(
    panels: &Panels,
    types: &[Vec<usize>],
    apart: &[Vec<usize>],
) -> Result<Vec<(f64, Panel)>, Vec<usize>> {
    let mut arcs = Vec::with_capacity(panels.len());
    let mut at = 0.0;
    for (weight, _) in panels {
        arcs.push((at, at + weight));
        at += weight;
    }
    let mut turns = Turns::new(types);
    for (t, members) in types.iter().enumerate() {
        let counts: Vec<i64> = panels.iter().map(|(_, p)| p[t]).collect();
        let least = counts.iter().min().copied().unwrap_or(0);
        let most = counts.iter().max().copied().unwrap_or(0);
        if most == 0 {
            continue;
        }
        if most - least <= 1 {
            let more: Vec<Arc> = arcs_where(&arcs, &counts, |c| c > least);
            let line = (more.iter().copied())
                .chain((0..least).flat_map(|_| {
                    let fewer = arcs_where(&arcs, &counts, |c| c == least);
                    fewer.into_iter().chain(more.iter().copied())
                }))
                .collect::<Vec<_>>();
            cut(&line, members, &mut turns);
        } else {
            // Each arc by itself: its seats one after the other.
            for ((begin, end), count) in arcs.iter().zip(&counts) {
                let line: Vec<Arc> = (0..*count).map(|_| (*begin, *end)).collect();
                cut(&line, members, &mut turns);
            }
        }
    }
    turns.keep_apart(apart)?;
    let mut set = vec![usize::MAX; turns.of.len()];
    for (r, members) in apart.iter().enumerate() {
        for i in members {
            set[*i] = r;
        }
    }
    let turns = (turns.of.into_iter().enumerate())
        .flat_map(|(person, arcs)| {
            arcs.into_iter()
                .map(move |(begin, end)| Turn { begin, end, person })
        })
        .collect();
    Ok(sweep(turns, at, panels, &arcs, &set))
}

fn arcs_where(arcs: &[Arc], counts: &[i64], which: impl Fn(i64) -> bool) -> Vec<Arc> {
    (arcs.iter().zip(counts))
        .filter(|(_, c)| which(**c))
        .map(|(a, _)| *a)
        .collect()
}

/// Cuts a line of arcs into equal pieces, one for each.
fn cut(line: &[Arc], members: &[usize], turns: &mut Turns) {
    let length: f64 = line.iter().map(|(b, e)| e - b).sum();
    let piece = length / members.len() as f64;
    let mut member = 0;
    let mut room = piece;
    for (begin, end) in line {
        let mut at = *begin;
        while end - at > ROUNDING {
            let Some(person) = members.get(member.min(members.len() - 1)) else {
                return;
            };
            let last = member + 1 >= members.len();
            let to = if last || room >= end - at - ROUNDING {
                *end
            } else {
                at + room
            };
            if to - at > ROUNDING {
                turns.of[*person].push((at, to));
            }
            room -= to - at;
            at = to;
            if room <= ROUNDING {
                member += 1;
                room += piece;
            }
        }
    }
}

/// Who is there on each part of the wheel.
fn sweep(turns: Vec<Turn>, whole: f64, panels: &Panels, arcs: &[Arc], set: &[usize]) -> Vec<(f64, Panel)> {
    let mut marks: Vec<f64> = turns.iter().flat_map(|t| [t.begin, t.end]).collect();
    marks.extend([0.0, whole]);
    marks.extend(arcs.iter().map(|(b, _)| *b));
    marks.sort_by(f64::total_cmp);
    let mut cuts: Vec<f64> = Vec::new();
    for m in marks {
        if cuts.last().is_none_or(|l| m - l > 4.0 * ROUNDING) {
            cuts.push(m);
        }
    }
    let mut starts = turns;
    starts.sort_by(|a, b| a.begin.total_cmp(&b.begin).then(a.person.cmp(&b.person)));
    let mut active: Vec<Turn> = Vec::new();
    let mut next = starts.into_iter().peekable();
    let mut merged: BTreeMap<Panel, f64> = BTreeMap::new();
    let mut sum = 0.0;
    let mut arc = 0;
    for w in cuts.windows(2) {
        let (begin, end) = (w[0], w[1]);
        let middle = begin + (end - begin) / 2.0;
        while next.peek().is_some_and(|t| t.begin <= middle) {
            active.extend(next.next());
        }
        active.retain(|t| t.end > middle);
        while arc + 1 < arcs.len() && arcs[arc].1 <= middle {
            arc += 1;
        }
        let mut panel: Vec<usize> = active.iter().map(|t| t.person).collect();
        panel.sort_unstable();
        panel.dedup();
        // A sliver in which rounding lost somebody, or brought two together, is left out.
        let size: i64 = panels.get(arc).map_or(0, |(_, p)| p.iter().sum());
        let mut sets: Vec<usize> = panel
            .iter()
            .map(|i| set[*i])
            .filter(|s| *s != usize::MAX)
            .collect();
        sets.sort_unstable();
        if panel.len() as i64 == size && sets.is_sorted_by(|a, b| a < b) {
            *merged.entry(Panel::new(&panel)).or_default() += end - begin;
            sum += end - begin;
        }
    }
    merged.into_iter().map(|(panel, w)| (w / sum, panel)).collect()
}
