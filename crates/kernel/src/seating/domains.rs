//! Conditions as circles that are open to each person, people who move as one, and pairs apart.

use std::collections::{BTreeMap, BTreeSet};

use super::infeasible::Conflict;
use super::model::{FACILITATES, Model, SCRIBES};
use super::problem::{Conditions, Ready};

/// Puts the conditions into the model.
pub(super) fn condition(model: &mut Model<'_>, conditions: &Conditions) -> Result<(), Vec<Conflict>> {
    let unknown = |id: &str| vec![Conflict::Unknown(id.to_owned())];
    let find = |model: &Model<'_>, id: &str| model.index(id).ok_or_else(|| unknown(id));

    let mut root: Vec<u32> = (0..model.n() as u32).collect();
    for group in &conditions.keep_together {
        for pair in group.windows(2) {
            let (a, b) = (find(model, &pair[0])?, find(model, &pair[1])?);
            let (a, b) = (top(&mut root, a), top(&mut root, b));
            // The smaller on top, so that it does not matter in which order the groups come.
            root[a.max(b) as usize] = a.min(b);
        }
        if let [only] = group.as_slice() {
            find(model, only)?;
        }
    }
    let mut unit_at = vec![u32::MAX; model.n()];
    for p in 0..model.n() as u32 {
        let r = top(&mut root, p) as usize;
        if unit_at[r] == u32::MAX {
            unit_at[r] = model.units.len() as u32;
            model.units.push(Vec::new());
        }
        model.unit_of.push(unit_at[r]);
        model.units[unit_at[r] as usize].push(p);
    }
    for (a, b) in &conditions.keep_apart {
        let (i, j) = (find(model, a)?, find(model, b)?);
        if model.unit_of[i as usize] == model.unit_of[j as usize] {
            return Err(vec![Conflict::ApartInOne(
                a.clone().min(b.clone()),
                a.clone().max(b.clone()),
            )]);
        }
        model.apart[i as usize].push(j);
        model.apart[j as usize].push(i);
    }
    for list in &mut model.apart {
        list.sort_unstable();
        list.dedup();
    }

    // Which circles each person may sit in: by hand, then by need; a unit shares what its members may.
    let mut open: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    let mut pins = conditions.pinned.clone();
    pins.sort();
    for (id, circle) in &pins {
        if *circle >= model.circles {
            return Err(vec![Conflict::NoSuchCircle(*circle)]);
        }
        let unit = model.unit_of[find(model, id)? as usize];
        narrow(&mut open, unit, &BTreeSet::from([*circle]))
            .map_err(|()| vec![Conflict::NoCircleFor(id.clone())])?;
    }
    access(model, conditions, &mut open)?;
    let mut known: BTreeMap<BTreeSet<usize>, u32> = BTreeMap::new();
    for (unit, circles) in open {
        let next = model.domains.len() as u32;
        let domain = *known.entry(circles.clone()).or_insert(next);
        if domain == next {
            model
                .domains
                .push((0..model.circles).map(|c| circles.contains(&c)).collect());
        }
        for p in &model.units[unit as usize] {
            model.domain[*p as usize] = domain;
        }
    }
    Ok(())
}

fn top(root: &mut [u32], mut i: u32) -> u32 {
    while root[i as usize] != i {
        root[i as usize] = root[root[i as usize] as usize];
        i = root[i as usize];
    }
    i
}

fn narrow(open: &mut BTreeMap<u32, BTreeSet<usize>>, unit: u32, to: &BTreeSet<usize>) -> Result<(), ()> {
    let now = open.entry(unit).or_insert_with(|| to.clone());
    now.retain(|c| to.contains(c));
    if now.is_empty() { Err(()) } else { Ok(()) }
}

/// Chooses the circles that are made ready where that is left open: first those that people were put in by hand, then
/// those already ready for another need of the same people, then circles that nothing was made ready in yet.
fn access(
    model: &mut Model<'_>,
    conditions: &Conditions,
    open: &mut BTreeMap<u32, BTreeSet<usize>>,
) -> Result<(), Vec<Conflict>> {
    let mut needs: Vec<_> = conditions.access.iter().collect();
    // Given circles first, since the others lean on them.
    needs.sort_by_key(|a| {
        (
            matches!(a.ready, Ready::AtMost(_)),
            a.need,
            format!("{:?}", a.ready),
        )
    });
    let mut used: BTreeSet<usize> = BTreeSet::new();
    let mut chosen = false;
    for access in needs {
        let with: Vec<u32> = (0..model.n() as u32)
            .filter(|p| model.people[*p as usize].needs.contains(&access.need))
            .collect();
        if with.is_empty() {
            continue;
        }
        let ready: BTreeSet<usize> = match &access.ready {
            Ready::These(circles) => {
                if let Some(c) = circles.iter().find(|c| **c >= model.circles) {
                    return Err(vec![Conflict::NoSuchCircle(*c)]);
                }
                circles.iter().copied().collect()
            }
            Ready::AtMost(count) => {
                let narrowed: Vec<&BTreeSet<usize>> = with
                    .iter()
                    .filter_map(|p| open.get(&model.unit_of[*p as usize]))
                    .collect();
                let mut order: Vec<usize> = narrowed
                    .iter()
                    .filter(|s| s.len() == 1)
                    .flat_map(|s| s.iter().copied())
                    .collect();
                order.extend(
                    narrowed
                        .iter()
                        .filter(|s| s.len() > 1)
                        .flat_map(|s| s.iter().copied()),
                );
                let mut rest: Vec<usize> = (0..model.circles).collect();
                rest.sort_by_key(|c| (used.contains(c), std::cmp::Reverse(model.most[*c])));
                order.extend(rest);
                let mut seen = BTreeSet::new();
                order.retain(|c| seen.insert(*c));
                chosen |= *count < order.len();
                choice(model, &order, *count, &narrowed, with.len())
            }
        };
        model.chosen = chosen;
        let room = ready.iter().map(|c| model.most[*c] as usize).sum();
        if room < with.len() {
            return Err(vec![Conflict::AccessRoom {
                need: access.need,
                people: with.len(),
                room,
            }]);
        }
        used.extend(&ready);
        for p in with {
            narrow(open, model.unit_of[p as usize], &ready)
                .map_err(|()| vec![Conflict::NoCircleFor(model.people[p as usize].id.clone())])?;
        }
    }
    Ok(())
}

/// So many choices of circles are looked at; the first is mostly good.
const CHOICES: usize = 20_000;

/// So many circles, the earlier ones in `order` rather, such that everybody narrowed to some finds one of theirs and that there is
/// room for all; where no choice looked at has that, the first.
fn choice(
    model: &Model<'_>,
    order: &[usize],
    count: usize,
    narrowed: &[&BTreeSet<usize>],
    people: usize,
) -> BTreeSet<usize> {
    let count = count.min(order.len());
    let set = |at: &[usize]| -> BTreeSet<usize> { at.iter().map(|i| order[*i]).collect() };
    let mut at: Vec<usize> = (0..count).collect();
    for _ in 0..CHOICES {
        let ready = set(&at);
        let room: usize = ready.iter().map(|c| model.most[*c] as usize).sum();
        if room >= people && narrowed.iter().all(|open| !open.is_disjoint(&ready)) {
            return ready;
        }
        // The next choice in the order of places: the last that can go on goes on, and those behind it follow closely.
        let Some(k) = (0..count).rev().find(|k| at[*k] + count - k < order.len()) else {
            break;
        };
        at[k] += 1;
        for j in k + 1..count {
            at[j] = at[j - 1] + 1;
        }
    }
    set(&(0..count).collect::<Vec<_>>())
}

/// What cannot be, seen without a search.
pub(super) fn contradictions(model: &Model<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    let g = model.circles;
    let ids = |people: &[u32]| {
        people
            .iter()
            .map(|p| model.people[*p as usize].id.clone())
            .collect::<Vec<_>>()
    };
    let count = |mask: u8| model.roles.iter().filter(|r| **r & mask != 0).count();
    let (leads, writes, either) = (count(FACILITATES), count(SCRIBES), count(FACILITATES | SCRIBES));
    if model.facilitator_each && leads < g {
        found.push(Conflict::Facilitators {
            there: leads,
            circles: g,
        });
    }
    if model.scribe_each && writes < g {
        found.push(Conflict::Scribes {
            there: writes,
            circles: g,
        });
    }
    if model.facilitator_each && model.scribe_each && leads >= g && writes >= g && either < 2 * g {
        found.push(Conflict::Roles {
            there: either,
            circles: g,
        });
    }
    let most = model.most.iter().copied().max().unwrap_or(0) as usize;
    let mut pinned: Vec<Vec<u32>> = vec![Vec::new(); g];
    for unit in &model.units {
        if unit.len() > most {
            found.push(Conflict::GroupTooLarge {
                group: ids(unit),
                most,
            });
        }
        if unit.len() > 1 && !shares_language(model, unit) {
            found.push(Conflict::NoSharedLanguage(ids(unit)));
        }
        let domain = model.domain[unit[0] as usize] as usize;
        if domain > 0 {
            let mut circles = model.domains[domain]
                .iter()
                .enumerate()
                .filter(|(_, open)| **open)
                .map(|(c, _)| c);
            if let (Some(only), None) = (circles.next(), circles.next()) {
                pinned[only].extend(unit);
            }
        }
    }
    for (circle, there) in pinned.iter().enumerate() {
        if there.len() > model.most[circle] as usize {
            found.push(Conflict::PinnedTooMany {
                circle,
                there: there.len(),
                most: model.most[circle] as usize,
            });
        }
        if !there.is_empty() && !shares_language(model, there) {
            found.push(Conflict::NoSharedLanguage(ids(there)));
        }
        for (i, a) in there.iter().enumerate() {
            if let Some(b) = there[i + 1..]
                .iter()
                .find(|b| model.apart[*a as usize].contains(b))
            {
                let pair = ids(&[*a.min(b), *a.max(b)]);
                found.push(Conflict::ApartInOne(pair[0].clone(), pair[1].clone()));
            }
        }
    }
    found.extend(crowd(model).map(|people| Conflict::ApartFromEachOther {
        people: ids(&people),
        circles: g,
    }));
    found
}

fn shares_language(model: &Model<'_>, people: &[u32]) -> bool {
    model.languages == 0 || people.iter().fold(u64::MAX, |m, p| m & model.speaks[*p as usize]) != 0
}

/// More people than circles who are all apart from each other, found greedily from each person with enough of them.
fn crowd(model: &Model<'_>) -> Option<Vec<u32>> {
    let g = model.circles;
    for p in 0..model.n() as u32 {
        let mut clique = vec![p];
        let next = &model.apart[p as usize];
        if next.len() < g {
            continue;
        }
        for q in next {
            if clique
                .iter()
                .all(|c| model.apart[*q as usize].binary_search(c).is_ok())
            {
                clique.push(*q);
            }
        }
        if clique.len() > g {
            return Some(clique);
        }
    }
    None
}
