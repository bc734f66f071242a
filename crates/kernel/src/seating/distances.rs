//! The plain problem under it all: groups with the largest sum of distances within them, for any matrix of distances.

use super::problem::Limits;
use super::random::{Random, exp_minus};

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
/// million steps from a few beginnings. Deterministic for the seed.
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
    let total = u64::from(million_steps.max(1)) * 1_000_000;
    let mut best = (i64::MIN, Vec::new());
    let beginnings = (total / (n as u64 * LONG)).clamp(1, BEGINNINGS);
    for _ in 0..beginnings {
        Tempered::new(distances, sizes, &mut random).run(total / beginnings, &mut random, &mut best);
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

/// A long search finds more than many short ones: so many steps for each thing. Where there are more, a few searches guard
/// against bad luck.
const LONG: u64 = 6_500_000;
const BEGINNINGS: u64 = 3;
/// Temperatures of the coldest and the hottest, in mean distances times the root of the mean size of a group; between them
/// groups take their shape.
const COLD: f64 = 0.115;
const HOT: f64 = 0.175;
const HEATS: usize = 6;
/// Steps of each between two looks at their neighbours.
const SWEEP: u64 = 1_000;
/// Between so many looks the coldest are followed downhill; sooner where there are few things, one look for so many of
/// their pairs, counted both ways.
const LOOKS: usize = 300;
const PAIRS: usize = 50;
/// Among so few things even the hottest can be caught for good, and a new beginning is soon as good as any.
const FEW: usize = 40;

/// Several searches at different temperatures, which change places by how good they are: what is good gets cold, and what is
/// stuck gets hot again (parallel tempering: Swendsen and Wang, "Replica Monte Carlo simulation of spin glasses", 1986).
struct Tempered<'a> {
    runs: Vec<Run<'a>>,
    heats: Vec<f64>,
}

impl<'a> Tempered<'a> {
    fn new(distances: &'a Distances, sizes: &'a [Limits], random: &mut Random) -> Self {
        let n = distances.n;
        let mean = distances.d.iter().map(|d| f64::from(d.abs())).sum::<f64>() / (n * n) as f64;
        let mean = mean * (n as f64 / sizes.len().max(1) as f64).sqrt();
        let step = (HOT - COLD) / (HEATS - 1) as f64;
        Self {
            runs: (0..HEATS)
                .map(|_| {
                    let mut run = Run::new(distances, sizes);
                    run.deal(random);
                    run
                })
                .collect(),
            heats: (0..HEATS).map(|k| mean * (COLD + step * k as f64)).collect(),
        }
    }

    fn run(mut self, steps: u64, random: &mut Random, best: &mut (i64, Vec<u32>)) {
        let looks = (steps / (SWEEP * HEATS as u64)).max(1);
        let n = self.runs[0].n;
        let period = (n * n / PAIRS).clamp(1, LOOKS) as u64;
        for look in 0..looks {
            for (run, heat) in self.runs.iter_mut().zip(&self.heats) {
                run.anneal(SWEEP, *heat, random);
            }
            for k in ((look % 2) as usize..HEATS - 1).step_by(2) {
                let worse = (self.runs[k].value - self.runs[k + 1].value) as f64;
                let by = (1.0 / self.heats[k] - 1.0 / self.heats[k + 1]) * worse;
                if by <= 0.0 || (by < 16.0 && random.unit() < exp_minus(by)) {
                    self.runs.swap(k, k + 1);
                }
            }
            if look % period == 0 || look + 1 == looks {
                for run in &self.runs[..2] {
                    let mut down = run.clone();
                    down.descend();
                    if down.value > best.0 {
                        *best = (down.value, down.group);
                    }
                }
                if n <= FEW {
                    self.runs[HEATS - 1].deal(random);
                }
            }
        }
    }
}

#[derive(Clone)]
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

    /// What would be lost if `i` went to another group, and whether there is room.
    fn loss_of(&self, i: usize, to: u32) -> Option<i64> {
        let from = self.group[i] as usize;
        let fits = from != to as usize
            && self.count[from] > self.sizes[from].least
            && self.count[to as usize] < self.sizes[to as usize].most;
        fits.then(|| i64::from(self.near(i, from as u32)) - i64::from(self.near(i, to)))
    }

    /// What would be lost if two of different groups changed places.
    #[inline]
    fn loss(&self, i: usize, j: usize) -> i64 {
        let (a, b) = (self.group[i], self.group[j]);
        let loss = self.near(i, a) - self.near(i, b) + self.near(j, b) - self.near(j, a)
            + 2 * self.d[i * self.n + j];
        i64::from(loss)
    }

    fn anneal(&mut self, steps: u64, heat: f64, random: &mut Random) {
        let n = self.n;
        for _ in 0..steps {
            let i = random.below(n);
            if random.below(4) == 0 {
                let to = random.below(self.g) as u32;
                if let Some(loss) = self.loss_of(i, to)
                    && random.takes(loss, heat)
                {
                    self.go(i, to, loss);
                }
            } else {
                let j = random.below(n);
                if self.group[i] == self.group[j] {
                    continue;
                }
                let loss = self.loss(i, j);
                if random.takes(loss, heat) {
                    self.change(i, j, loss);
                }
            }
        }
    }

    /// Makes whatever is better, until nothing is.
    fn descend(&mut self) {
        loop {
            let before = self.value;
            for i in 0..self.n {
                for j in 0..self.n {
                    if self.group[i] != self.group[j] {
                        let loss = self.loss(i, j);
                        if loss < 0 {
                            self.change(i, j, loss);
                        }
                    }
                }
                for to in 0..self.g as u32 {
                    if let Some(loss) = self.loss_of(i, to).filter(|loss| *loss < 0) {
                        self.go(i, to, loss);
                    }
                }
            }
            if self.value == before {
                break;
            }
        }
    }

    fn go(&mut self, i: usize, to: u32, loss: i64) {
        self.shift(i, to);
        self.value -= loss;
    }

    fn change(&mut self, i: usize, j: usize, loss: i64) {
        let (a, b) = (self.group[i], self.group[j]);
        self.shift(i, b);
        self.shift(j, a);
        self.value -= loss;
    }
}
