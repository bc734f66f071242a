//! The opinion map: against the field's published formulas, against brute force, and against what was planted.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod compatible;
mod default;
mod files;
mod live;
mod planted;
mod properties;
mod show;
mod store;
mod voices;

/// A simple generator for test data.
struct Lcg(u64);

impl Lcg {
    fn step(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.step() % bound.max(1) as u64) as usize
    }

    /// In (0, 1).
    fn unit(&mut self) -> f64 {
        (self.step() as f64 + 0.5) / f64::from(1_u32 << 31)
    }

    /// Of the normal distribution (Box and Muller).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}
