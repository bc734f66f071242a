//! The plain problem under it all: groups with the largest sum of distances within them, for any matrix of distances.

use super::problem::Limits;
use super::random::Random;

/// Distances between all pairs, as whole numbers (multiply by 1,000 what has three decimals).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distances {
    n: usize,
    d: Vec<i32>,
}

/// What is wrong with distances or sizes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DistancesError {
    /// There is nothing, or more than 20,000.
    #[error("there must be 1 to 20,000 things")]
    Number,
    /// A pair beyond the number of things, or of one with itself.
    #[error("there is no pair {0} {1}")]
    Pair(usize, usize),
    /// A distance too large to sum over all things.
    #[error("the distance {0} is too large")]
    TooLarge(i64),
    /// The sizes do not fit the number of things.
    #[error("{n} things do not fit groups that hold {least} to {most}")]
    Sizes {
        /// Things.
        n: usize,
        /// Sum of least sizes.
        least: usize,
        /// Sum of most.
        most: usize,
    },
}

impl Distances {
    /// All 0, between `n` things.
    ///
    /// # Errors
    /// For nothing, or more than 20,000 things.
    pub fn new(n: usize) -> Result<Self, DistancesError> {
        if n == 0 || n > 20_000 {
            return Err(DistancesError::Number);
        }
        Ok(Self { n, d: vec![0; n * n] })
    }

    /// Sets one distance, both ways.
    ///
    /// # Errors
    /// For a pair that is not there, or a distance beyond ±100,000.
    pub fn set(&mut self, i: usize, j: usize, distance: i64) -> Result<(), DistancesError> {
        if i >= self.n || j >= self.n || i == j {
            return Err(DistancesError::Pair(i, j));
        }
        // 20,000 of these still sum within 32 bits.
        let value = i32::try_from(distance).ok().filter(|d| d.abs() <= 100_000 * 10);
        let Some(value) = value.filter(|d| i64::from(d.abs()) * (self.n as i64) < i64::from(i32::MAX) / 8)
        else {
            return Err(DistancesError::TooLarge(distance));
        };
        self.d[i * self.n + j] = value;
        self.d[j * self.n + i] = value;
        Ok(())
    }
}

/// Groups and their value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    /// Numbers of the things, per group.
    pub groups: Vec<Vec<usize>>,
    /// Sum of the distances within groups.
    pub value: i64,
}

/// Splits things into groups within limits, so that the distances within groups sum to as much as can be found in so many
/// million steps of annealing from a number of beginnings. Deterministic for the seed.
///
/// # Errors
/// When sizes and number do not fit.
pub fn diverse_groups(
    distances: &Distances,
    sizes: &[Limits],
    seed: u64,
    million_steps: u32,
) -> Result<Groups, DistancesError> {
    let n = distances.n;
    let sum = |f: fn(&Limits) -> usize| sizes.iter().map(f).fold(0_usize, usize::saturating_add);
    let (least, most) = (sum(|l| l.least), sum(|l| l.most));
    if least > n || most < n || sizes.iter().any(|l| l.least > l.most) {
        return Err(DistancesError::Sizes { n, least, most });
    }
    let mut random = Random::new(seed);
    let mut run = Run::new(distances, sizes);
    let total = u64::from(million_steps.max(1)) * 1_000_000;
    let mut best = (i64::MIN, Vec::new());
    // A slow annealing finds more than many fast ones; a few slow ones guard against bad luck.
    let each = total.div_ceil(RUNS);
    for k in 0..RUNS {
        if k == 0 {
            run.deal(&mut random);
        }
        run.anneal(each, &mut random, &mut best);
    }
    let mut groups = vec![Vec::new(); sizes.len()];
    for (i, g) in best.1.iter().enumerate() {
        groups[*g as usize].push(i);
    }
    Ok(Groups {
        groups,
        value: best.0,
    })
}

const RUNS: u64 = 2;
/// Temperatures at the beginning and the end, in mean distances.
const HOT: f64 = 0.65;
const COLD: f64 = 0.26;

struct Run<'a> {
    n: usize,
    g: usize,
    d: &'a [i32],
    sizes: &'a [Limits],
    group: Vec<u32>,
    count: Vec<usize>,
    /// Thing × group: its distances to all in the group.
    near: Vec<i32>,
    value: i64,
}

impl<'a> Run<'a> {
    fn new(distances: &'a Distances, sizes: &'a [Limits]) -> Self {
        Self {
            n: distances.n,
            g: sizes.len(),
            d: &distances.d,
            sizes,
            group: vec![0; distances.n],
            count: vec![0; sizes.len()],
            near: vec![0; distances.n * sizes.len()],
            value: 0,
        }
    }

    /// A random beginning: least sizes first, the rest where there is room.
    fn deal(&mut self, random: &mut Random) {
        let mut order: Vec<usize> = (0..self.n).collect();
        random.shuffle(&mut order);
        self.count = vec![0; self.g];
        let mut g = 0;
        for (k, i) in order.into_iter().enumerate() {
            let left = self.n - k;
            let owed: usize = (0..self.g)
                .map(|g| self.sizes[g].least.saturating_sub(self.count[g]))
                .sum();
            let fits = |s: &Self, g: usize| {
                if left > owed {
                    s.count[g] < s.sizes[g].most
                } else {
                    s.count[g] < s.sizes[g].least
                }
            };
            for _ in 0..self.g {
                g = (g + 1) % self.g;
                if fits(self, g) {
                    break;
                }
            }
            self.group[i] = g as u32;
            self.count[g] += 1;
        }
        self.recount();
    }

    fn recount(&mut self) {
        self.near.fill(0);
        let mut twice = 0;
        for i in 0..self.n {
            for j in 0..self.n {
                let d = self.d[i * self.n + j];
                self.near[self.group[j] as usize * self.n + i] += d;
                if self.group[i] == self.group[j] {
                    twice += i64::from(d);
                }
            }
        }
        self.value = twice / 2;
    }

    #[inline]
    fn near(&self, i: usize, g: u32) -> i32 {
        self.near[g as usize * self.n + i]
    }

    fn shift(&mut self, i: usize, to: u32) {
        let (n, from) = (self.n, self.group[i] as usize);
        let row = &self.d[i * n..(i + 1) * n];
        for (near, d) in self.near[from * n..(from + 1) * n].iter_mut().zip(row) {
            *near -= d;
        }
        for (near, d) in self.near[to as usize * n..(to as usize + 1) * n]
            .iter_mut()
            .zip(row)
        {
            *near += d;
        }
        self.count[from] -= 1;
        self.count[to as usize] += 1;
        self.group[i] = to;
    }

    fn anneal(&mut self, steps: u64, random: &mut Random, best: &mut (i64, Vec<u32>)) {
        let n = self.n;
        let pairs = (n * n) as f64;
        let mean = self.d.iter().map(|d| f64::from(d.abs())).sum::<f64>() / pairs;
        // Between these the groups take their shape; slower here is worth more than hotter or colder.
        let (hot, cold) = (HOT * mean, COLD * mean);
        let mut heat = hot;
        for step in 0..steps {
            if step % 1024 == 0 {
                let left = 1.0 - step as f64 / steps as f64;
                heat = cold + (hot - cold) * left;
                if left < 0.03 {
                    heat = 0.0;
                }
            }
            let i = random.below(n);
            let a = self.group[i];
            if random.below(4) == 0 {
                let b = random.below(self.g) as u32;
                if a == b
                    || self.count[a as usize] <= self.sizes[a as usize].least
                    || self.count[b as usize] >= self.sizes[b as usize].most
                {
                    continue;
                }
                let loss = i64::from(self.near(i, a)) - i64::from(self.near(i, b));
                if random.takes(loss, heat) {
                    self.shift(i, b);
                    self.value -= loss;
                }
            } else {
                let j = random.below(n);
                let b = self.group[j];
                if a == b {
                    continue;
                }
                let loss = self.near(i, a) - self.near(i, b) + self.near(j, b) - self.near(j, a)
                    + 2 * self.d[i * n + j];
                let loss = i64::from(loss);
                if random.takes(loss, heat) {
                    self.shift(i, b);
                    self.shift(j, a);
                    self.value -= loss;
                }
            }
            if self.value > best.0 && heat < 0.5 * mean {
                *best = (self.value, self.group.clone());
            }
        }
        if self.value > best.0 {
            *best = (self.value, self.group.clone());
        }
    }
}
