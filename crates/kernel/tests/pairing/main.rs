//! Learning pairs: conditions, what counts before what, people who leave and come, and the best there is.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod conditions;
mod properties;
mod rematch;

use kernel::municipality::Position;
use kernel::pairing::{Conflict, Costs, Person, Problem, pair};

/// Somebody of whom nothing is known but where they are, on a line: a degree of latitude is 111 km.
fn at(id: &str, hundredths: i32) -> Person {
    Person {
        id: id.into(),
        position: Some(Position {
            lat: hundredths,
            lon: 2500,
        }),
        ..Person::default()
    }
}

fn problem(people: Vec<Person>) -> Problem {
    Problem {
        people,
        ..Problem::default()
    }
}

/// The groups as one text: "a+b c+d".
fn text(groups: &[Vec<String>]) -> String {
    let groups: Vec<String> = groups.iter().map(|group| group.join("+")).collect();
    groups.join(" ")
}

fn paired(problem: &Problem) -> String {
    text(&pair(problem).unwrap().ids())
}

fn refused(problem: &Problem) -> Vec<Conflict> {
    let infeasible = pair(problem).unwrap_err();
    assert!(infeasible.proven);
    infeasible.conflicts
}

fn wish(a: &str, b: &str) -> (String, String) {
    (a.into(), b.into())
}

/// Only kilometres, and no more than one point for each.
const PLAIN: Costs = Costs {
    per_km: 1,
    near_km: 100_000,
    per_far_km: 0,
    per_step: 0,
};
