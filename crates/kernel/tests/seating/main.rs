//! Seating people in circles: against brute force, against an independent checker, and on the public instances.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod checker;
mod impossible;
mod instances;
mod properties;
mod stands;

use kernel::seating::{Circles, Conditions, Effort, Person, Problem};

const SHORT: Effort = Effort {
    steps_per_person: 1_000,
};

fn id(i: usize) -> String {
    format!("p{i:05}")
}

/// People with these codes, in so many even circles, without conditions.
fn problem(rows: &[Vec<u32>], circles: usize) -> Problem {
    Problem {
        people: rows
            .iter()
            .enumerate()
            .map(|(i, row)| Person {
                id: id(i),
                attributes: row.iter().map(|v| Some(*v)).collect(),
                ..Person::default()
            })
            .collect(),
        weights: vec![1; rows.first().map_or(0, Vec::len)],
        circles: Circles::Even(circles),
        conditions: Conditions::default(),
    }
}

/// A simple generator for test data, unlike the one of the search.
struct Lcg(u64);

impl Lcg {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound.max(1) as u64) as usize
    }
}
