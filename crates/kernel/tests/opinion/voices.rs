//! People who vote with one voice are flagged, and honest people are not.

use kernel::opinion::{Settings, choruses, map};

use crate::Lcg;
use crate::files::{ALL, Cast, Conversation, store};
use crate::planted::{planted, rand_index};

/// Adds colluders who follow one sheet on most statements, but for so many of their votes.
fn collude(votes: &mut Vec<Cast>, people: u64, colluders: u64, statements: u64, strays: f64, seed: u64) {
    let mut x = Lcg(seed);
    let sheet: Vec<i8> = (0..statements)
        .map(|_| if x.unit() < 0.5 { 1 } else { -1 })
        .collect();
    for c in 0..colluders {
        for s in 0..statements {
            if x.unit() < 0.6 {
                let own = sheet[s as usize];
                let sign = if x.unit() < strays { -own } else { own };
                votes.push((people + c, s, sign, None));
            }
        }
    }
}

#[test]
fn colluders_are_flagged_whether_few_or_many() {
    for (share, strays) in [
        (0.05, 0.0),
        (0.1, 0.0),
        (0.2, 0.0),
        (0.05, 0.04),
        (0.1, 0.04),
        (0.2, 0.04),
    ] {
        let people = 2_000;
        let made = planted(people, 100, 40.0, 3, 21);
        let mut votes = made.votes;
        let colluders = (people as f64 * share) as u64;
        collude(&mut votes, people as u64, colluders, 100, strays, 4);
        let all = store(&votes);
        let found = choruses(&all, 1);
        assert_eq!(found.len(), 1, "{share} {strays}");
        let flagged = &found[0].people;
        let right = flagged.iter().filter(|p| **p >= people as u64).count();
        assert!(
            right as f64 > 0.93 * colluders as f64,
            "{share} {strays}: {right} of {colluders}"
        );
        assert!(
            flagged.len() - right < 4,
            "{share} {strays}: {} others",
            flagged.len() - right
        );
        // With and without: without them the map is that of the others.
        let with = map(&all, Settings::default());
        let without = map(
            &all,
            Settings {
                without: flagged,
                ..Settings::default()
            },
        );
        assert_eq!(without.people.len() + flagged.len(), with.people.len());
        assert_eq!(without.groups.len(), 3);
        let pairs: Vec<(usize, usize)> = (without.people.iter().zip(&without.labels))
            .filter_map(|(p, l)| Some((*made.truth.get(*p as usize)?, (*l)? as usize)))
            .collect();
        assert!(rand_index(&pairs) > 0.8);
    }
}

#[test]
fn honest_people_are_not_flagged() {
    for seed in 0..5 {
        let made = planted(2_000, 100, 40.0, 3, seed);
        assert_eq!(choruses(&store(&made.votes), 1), [], "{seed}");
    }
    for name in ALL {
        let Some(conversation) = Conversation::read(name) else {
            return;
        };
        assert_eq!(choruses(&conversation.store(), 1), [], "{name}");
    }
}
