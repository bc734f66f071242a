//! Made-up conversations in which it is known who belongs to which group.

use std::collections::BTreeMap;

use crate::Lcg;
use crate::files::Cast;

pub struct Planted {
    pub votes: Vec<Cast>,
    /// By person.
    pub truth: Vec<usize>,
    /// By statement and group: how likely somebody agrees rather than disagrees.
    lean: Vec<Vec<f64>>,
}

impl Planted {
    /// How well groups can be told by somebody who knows how likely each says what: nobody can do better on average.
    pub fn best(&self, least: usize) -> f64 {
        let mut sums = vec![(vec![0.0; self.lean[0].len()], 0); self.truth.len()];
        for (p, s, sign, _) in &self.votes {
            let (sum, n) = &mut sums[*p as usize];
            *n += 1;
            for (sum, lean) in sum.iter_mut().zip(&self.lean[*s as usize]) {
                *sum += match sign {
                    1 => lean.ln(),
                    0 => 0.0,
                    _ => (1.0 - lean).ln(),
                };
            }
        }
        let pairs: Vec<(usize, usize)> = (self.truth.iter().zip(&sums))
            .filter(|(_, (_, n))| *n >= least)
            .map(|(t, (sum, _))| {
                let best = (0..sum.len()).max_by(|a, b| {
                    let common = |g: &usize| (4_usize.saturating_sub(*g).max(1) as f64).ln();
                    (sum[*a] + common(a)).total_cmp(&(sum[*b] + common(b)))
                });
                (*t, best.unwrap())
            })
            .collect();
        rand_index(&pairs)
    }
}

/// How likely somebody is to agree, by group and statement, and how much people vote: groups of 4 : 3 : 2 : 1, 60 % of the
/// statements divide them, people vote on very different numbers of statements, and let 15 % go by.
pub fn planted(people: usize, statements: usize, each: f64, groups: usize, seed: u64) -> Planted {
    let mut x = Lcg(seed);
    let lean: Vec<Vec<f64>> = (0..statements)
        .map(|_| {
            let base = 0.3 + x.normal();
            let divides = x.unit() < 0.6;
            (0..groups)
                .map(|_| {
                    let own = 2.0 * x.normal();
                    1.0 / (1.0 + (-(base + if divides { own } else { 0.0 })).exp())
                })
                .collect()
        })
        .collect();
    let (mut votes, mut truth) = (Vec::new(), Vec::new());
    let mut order: Vec<usize> = (0..statements).collect();
    for p in 0..people {
        let mut at = x.below(10);
        let group = (0..groups)
            .find(|g| {
                let size = 4_usize.saturating_sub(*g).max(1);
                let here = at < size;
                at = at.saturating_sub(size);
                here
            })
            .unwrap_or(0);
        truth.push(group);
        let many = (each * (0.9 * x.normal() - 0.405).exp()).round();
        x.shuffle(&mut order);
        for s in order.iter().take((many as usize).clamp(1, statements)) {
            let sign = match (x.unit() < 0.15, x.unit() < lean[*s][group]) {
                (true, _) => 0,
                (_, true) => 1,
                _ => -1,
            };
            votes.push((p as u64, *s as u64, sign, None));
        }
    }
    x.shuffle(&mut votes);
    Planted { votes, truth, lean }
}

/// Agreement of two groupings beyond chance: 1 where they are the same.
pub fn rand_index(pairs: &[(usize, usize)]) -> f64 {
    let (mut cells, mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (a, b) in pairs {
        *cells.entry((a, b)).or_insert(0.0) += 1.0;
        *rows.entry(a).or_insert(0.0) += 1.0;
        *columns.entry(b).or_insert(0.0) += 1.0;
    }
    let two = |x: &f64| x * (x - 1.0) / 2.0;
    let both: f64 = cells.values().map(two).sum();
    let (a, b): (f64, f64) = (rows.values().map(two).sum(), columns.values().map(two).sum());
    let chance = a * b / two(&(pairs.len() as f64));
    (both - chance) / (f64::midpoint(a, b) - chance)
}
