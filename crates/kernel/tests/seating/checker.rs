//! Checks a seating from the problem alone, in the plainest way, without any code of the search.

use std::collections::{BTreeMap, BTreeSet};

use kernel::seating::{Circles, Person, Problem, Ready, Seating};

/// Weighted differences within circles, pair by pair.
pub fn diversity(problem: &Problem, circles: &[Vec<String>]) -> i64 {
    let by_id: BTreeMap<&str, &Person> = problem.people.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut sum = 0;
    for circle in circles {
        for (k, a) in circle.iter().enumerate() {
            for b in &circle[..k] {
                let (a, b) = (by_id[a.as_str()], by_id[b.as_str()]);
                for (f, weight) in problem.weights.iter().enumerate() {
                    if a.attributes[f] != b.attributes[f] {
                        sum += i64::from(*weight);
                    }
                }
            }
        }
    }
    sum
}

/// Fails where anybody is missing or doubled, a condition is broken, or a number is wrong.
pub fn check(problem: &Problem, seating: &Seating) {
    let by_id: BTreeMap<&str, &Person> = problem.people.iter().map(|p| (p.id.as_str(), p)).collect();
    let seated: Vec<&String> = seating.circles.iter().flatten().collect();
    assert_eq!(seated.len(), by_id.len(), "everybody sits once");
    assert_eq!(
        seated.iter().map(|s| s.as_str()).collect::<BTreeSet<_>>(),
        by_id.keys().copied().collect()
    );
    let at: BTreeMap<&str, usize> = seating
        .circles
        .iter()
        .enumerate()
        .flat_map(|(c, ids)| ids.iter().map(move |id| (id.as_str(), c)))
        .collect();
    let n = problem.people.len();
    assert_eq!(seating.circles.len(), problem.circles.count());
    for (c, ids) in seating.circles.iter().enumerate() {
        let (least, most) = match &problem.circles {
            Circles::Even(g) => (n / g, n.div_ceil(*g)),
            Circles::Limits(limits) => (limits[c].least.max(1), limits[c].most),
        };
        assert!(
            (least..=most).contains(&ids.len()),
            "circle {c} has {} people",
            ids.len()
        );
        let people: Vec<&Person> = ids.iter().map(|id| by_id[id.as_str()]).collect();
        let asked = &problem.conditions;
        if asked.facilitator_each {
            assert!(
                people.iter().any(|p| p.can_facilitate),
                "circle {c} has no facilitator"
            );
        }
        if asked.scribe_each {
            assert!(people.iter().any(|p| p.can_scribe), "circle {c} has no scribe");
        }
        if asked.facilitator_each && asked.scribe_each {
            let two = people
                .iter()
                .any(|f| f.can_facilitate && people.iter().any(|s| s.can_scribe && s.id != f.id));
            assert!(two, "one person leads and writes in circle {c}");
            assert_ne!(seating.summaries[c].facilitator, seating.summaries[c].scribe);
        }
        if let Some(f) = &seating.summaries[c].facilitator {
            assert!(by_id[f.as_str()].can_facilitate && ids.contains(f));
        }
        if let Some(s) = &seating.summaries[c].scribe {
            assert!(by_id[s.as_str()].can_scribe && ids.contains(s));
        }
        let bound: Vec<&&Person> = people.iter().filter(|p| !p.languages.is_empty()).collect();
        if asked.shared_language && !bound.is_empty() {
            let shared = bound[0]
                .languages
                .iter()
                .any(|l| bound.iter().all(|p| p.languages.contains(l)));
            assert!(shared, "circle {c} has no language");
        }
    }
    for access in &problem.conditions.access {
        let used: BTreeSet<usize> = problem
            .people
            .iter()
            .filter(|p| p.needs.contains(&access.need))
            .map(|p| at[p.id.as_str()])
            .collect();
        match &access.ready {
            Ready::AtMost(count) => assert!(used.len() <= *count, "need {} in {used:?}", access.need),
            Ready::These(circles) => assert!(
                used.iter().all(|c| circles.contains(c)),
                "need {} in {used:?}",
                access.need
            ),
        }
    }
    for group in &problem.conditions.keep_together {
        assert!(
            group.windows(2).all(|w| at[w[0].as_str()] == at[w[1].as_str()]),
            "{group:?} are not together"
        );
    }
    for (a, b) in &problem.conditions.keep_apart {
        assert_ne!(at[a.as_str()], at[b.as_str()], "{a} and {b} are not apart");
    }
    for (who, c) in &problem.conditions.pinned {
        assert_eq!(at[who.as_str()], *c, "{who} is not where they were put");
    }
    let gap = seating.gap;
    assert_eq!(gap.diversity, diversity(problem, &seating.circles));
    assert!(gap.diversity <= gap.upper_bound);
    assert_eq!(gap.proven, gap.diversity == gap.upper_bound);
    assert_eq!(gap.proven, gap.percent == 0.0);
    if problem.weights.iter().all(|w| *w == 1) {
        assert_eq!(gap.excess, gap.upper_bound - gap.diversity);
    }
    assert_eq!(seating.placements.len(), n);
    for place in &seating.placements {
        assert_eq!(at[place.id.as_str()], place.circle);
    }
}

/// Meetings of pairs beyond their first.
pub fn repeated(rounds: &[Seating]) -> u64 {
    let mut times: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for circle in rounds.iter().flat_map(|s| &s.circles) {
        for (k, a) in circle.iter().enumerate() {
            for b in &circle[..k] {
                *times.entry((a.as_str().min(b), a.as_str().max(b))).or_default() += 1;
            }
        }
    }
    times.values().map(|t| t - 1).sum()
}
