//! A lottery that anybody can follow: so many numbered panels, of which a drawing of numbers in public picks one.
//!
//! Each type's share of seats is rounded up or down to whole seats over all panels together, and these are
//! dealt out panel by panel such that the rest can still be dealt: with R panels to go, what is left after this
//! one must be within R-1 times every limit. Within a type, whoever has most turns left sits next. So nobody's share
//! differs from their chance by more than about one panel.

use super::lottery::Lottery;
use super::model::Model;
use super::problem::Problem;
use super::random::Random;
use super::walk::Walk;

/// Numbered panels.
#[derive(Debug, Clone, PartialEq)]
pub struct Tickets {
    /// The panel of each number, from 0; ids in order.
    pub panels: Vec<Vec<String>>,
    /// Everybody in the order of ids: id, chance in the lottery, share of the panels.
    pub shares: Vec<(String, f64, f64)>,
}

impl Tickets {
    /// The most that anybody loses by the rounding.
    pub fn loss(&self) -> f64 {
        self.shares
            .iter()
            .map(|(_, chance, share)| chance - share)
            .fold(0.0, f64::max)
    }
}

impl Lottery {
    /// The lottery as so many numbered panels, all equally likely; a thousand suit a machine that draws three digits. `None`
    /// for 0, for more than a million, and for a problem with other candidates than the lottery's.
    pub fn tickets(&self, problem: &Problem, count: usize) -> Option<Tickets> {
        let full = Model::new(problem);
        let types = full.types();
        let model = full.by_type(&types);
        if count == 0 || count > 1_000_000 || full.n != self.chances.len() {
            return None;
        }
        let sums: Vec<f64> = types
            .iter()
            .map(|t| t.iter().map(|i| self.chances[*i]).sum())
            .collect();
        // Branches leave a rest that can be dealt more often, and take many times as long.
        let dealt = [true, false]
            .iter()
            .find_map(|walks| deal(&model, &sums, count, *walks));
        let panels = match dealt {
            Some(dealt) => seat(&dealt, &types),
            None => self.nearest(count),
        };
        let mut times = vec![0_usize; full.n];
        for i in panels.iter().flatten() {
            times[*i] += 1;
        }
        let shares = (self.chances().zip(&times))
            .map(|((id, chance), times)| (id.to_owned(), chance, *times as f64 / count as f64))
            .collect();
        Some(Tickets {
            panels: panels.iter().map(|p| problem.ids(p)).collect(),
            shares,
        })
    }

    /// The lottery's own panels as often as their weights say, where whole seats cannot be dealt: each time the one that is furthest
    /// behind.
    fn nearest(&self, count: usize) -> Vec<Vec<usize>> {
        let mut times = vec![0_usize; self.panels.len()];
        for done in 0..count {
            let behind = |k: usize| self.panels[k].0 * (done + 1) as f64 - times[k] as f64;
            let next = (0..times.len()).max_by(|a, b| behind(*a).total_cmp(&behind(*b)).then(b.cmp(a)));
            if let Some(next) = next {
                times[next] += 1;
            }
        }
        (self.panels.iter().zip(times))
            .flat_map(|((_, panel), times)| std::iter::repeat_n(panel.people().collect(), times))
            .collect()
    }
}

/// Exchanges on a walk to a panel, and branches where that came to nothing.
const WALK: usize = 600;
const BRANCHES: u64 = 2_000;

/// Whole panels of types, as many as asked for, that use each type's seats as its chance says, rounded up or down.
fn deal(model: &Model, sums: &[f64], count: usize, walks: bool) -> Option<Vec<Vec<i64>>> {
    let mut left = seats(model, sums, count as i64)?;
    let walk = Walk::new(model);
    let mut random = Random::new(0);
    let mut dealt = Vec::with_capacity(count);
    for to_go in (0..count as i64).rev() {
        model.watch.tell(0.8 + 0.2 * (1.0 - to_go as f64 / count as f64));
        if model.watch.is_stopped() {
            return None;
        }
        let mut narrow = model.clone();
        let mut cost = Vec::with_capacity(model.n);
        for (t, seats) in left.iter().enumerate() {
            // Evenly: neither more than the next whole number of seats per panel, nor fewer than the last.
            let each = to_go + 1;
            narrow.low[t] = (seats / each).max(seats - to_go * model.high[t]);
            narrow.high[t] = (seats + to_go).div_euclid(each).min(seats - to_go * model.low[t]);
            if narrow.low[t] > narrow.high[t] {
                return None;
            }
            cost.push((seats % each) * 1_000 / each);
        }
        for (c, asked) in narrow.counts.iter_mut().zip(&model.counts) {
            let seats: i64 = c.members.iter().map(|t| left[*t]).sum();
            c.min = asked.min.max(seats - to_go * asked.max);
            c.max = asked.max.min(seats - to_go * asked.min);
            if c.min > c.max {
                return None;
            }
        }
        let wanted: Vec<f64> = cost.iter().map(|c| *c as f64 / 1_000.0).collect();
        let limits: Vec<(i64, i64)> = narrow.counts.iter().map(|c| (c.min, c.max)).collect();
        let mut walked = || walk.near(&wanted, &narrow.low, &narrow.high, &limits, WALK, &mut random);
        let mut panel = match walks.then(&mut walked).flatten() {
            Some(panel) => panel,
            None => narrow.program(cost).solve(None, BRANCHES, true).point?,
        };
        panel.truncate(model.n);
        for (l, x) in left.iter_mut().zip(&panel) {
            *l -= x;
        }
        dealt.push(panel);
    }
    Some(dealt)
}

/// Seats over all panels per type: its share rounded up or down, with every limit times the number of panels.
fn seats(model: &Model, sums: &[f64], count: i64) -> Option<Vec<i64>> {
    let mut whole = model.clone();
    whole.spreads.clear();
    let mut cost = Vec::with_capacity(model.n);
    for (t, sum) in sums.iter().enumerate() {
        let exact = sum * count as f64;
        let near = (exact.round() - exact).abs() < 1e-6 * count as f64;
        (whole.low[t], whole.high[t]) = if near {
            (exact.round() as i64, exact.round() as i64)
        } else {
            (exact.floor() as i64, exact.ceil() as i64)
        };
        cost.push(((exact - exact.floor() - 0.5) * 1e6) as i64);
    }
    for c in &mut whole.counts {
        c.min *= count;
        c.max *= count;
    }
    whole.program(cost).solve(None, BRANCHES, true).point
}

/// Within a type, whoever has most turns left; of equals the earlier.
fn seat(dealt: &[Vec<i64>], types: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut panels = vec![Vec::new(); dealt.len()];
    for (t, members) in types.iter().enumerate() {
        let seats: i64 = dealt.iter().map(|p| p[t]).sum();
        let people = members.len() as i64;
        // (turns left, person); the first few have one more.
        let mut turns: Vec<(i64, usize)> = (members.iter().enumerate())
            .map(|(k, i)| (seats / people + i64::from((k as i64) < seats % people), *i))
            .collect();
        for (panel, p) in panels.iter_mut().zip(dealt) {
            turns.sort_by_key(|(left, i)| (-left, *i));
            for (left, i) in turns.iter_mut().take(p[t] as usize) {
                *left -= 1;
                panel.push(*i);
            }
        }
    }
    for panel in &mut panels {
        panel.sort_unstable();
    }
    panels.sort();
    panels
}
