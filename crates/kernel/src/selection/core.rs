//! Programmes of very many columns, of which only a few hundred are ever undecided.
//!
//! The linear programme is solved over some of the columns; those that its multipliers ask for come in, until none does.
//! The multipliers then tell of each column how much would be lost at least if it were not where they put it, in whole
//! numbers. Where that is more than what lies between the bound and a point that is known, the column is decided, in
//! every point that is better, and what is left is a small programme (Balas and Zemel, "An algorithm for large zero-one
//! knapsack problems", 1980; Dantzig's reduced cost fixing).

use super::bound::GRID;
use super::branch::{Found, NOTHING, Program, Row};
use super::simplex::Status;

/// Programmes with no more columns than this are searched as they are.
const SMALL: usize = 300;
/// Branches for a first point.
const FIRST: u64 = 500;
/// Rounds of columns that come in.
const ROUNDS: usize = 200;

/// What the linear programme over all columns says.
pub(super) struct Root {
    bound: i128,
    reduced: Vec<i128>,
}

/// The same as [`Program::solve`], and the root where one was needed.
pub(super) fn solve(program: &Program, known: Option<Vec<i64>>, nodes: u64) -> (Found, Option<Root>) {
    solve_from(program, known, nodes, SMALL)
}

fn solve_from(program: &Program, known: Option<Vec<i64>>, nodes: u64, small: usize) -> (Found, Option<Root>) {
    let compact = Compact::new(program);
    if compact.program.cost.len() <= small {
        let known = known.map(|x| compact.shrink(&x));
        return (compact.whole(compact.program.solve(known, nodes, false)), None);
    }
    let root = match Root::new(program) {
        Ok(root) => root,
        Err(no_point) => {
            let found = if no_point {
                nothing()
            } else {
                let known = known.map(|x| compact.shrink(&x));
                compact.whole(compact.program.solve(known, nodes, false))
            };
            return (found, None);
        }
    };
    let mut best = known.filter(|x| program.holds(x));
    // Those that are the least decided; the others stay where the multipliers put them.
    let mut order: Vec<usize> = (0..program.branched)
        .filter(|j| program.low[*j] < program.high[*j])
        .collect();
    order.sort_by_key(|j| (root.reduced[*j].abs(), *j));
    let mut size = small;
    while best.is_none() && size < order.len() {
        let mut some = program.clone();
        for j in order.iter().skip(size) {
            let put = root.side(program, *j);
            (some.low[*j], some.high[*j]) = (put, put);
        }
        let compact = Compact::new(&some);
        best = compact.whole(compact.program.solve(None, FIRST, false)).point;
        size *= 4;
    }
    let Some(point) = best else {
        return (
            compact.whole(compact.program.solve(None, nodes, false)),
            Some(root),
        );
    };
    let worth = program.worth(&point);
    let mut rest = program.clone();
    root.decide(&mut rest, worth + program.step());
    let compact = Compact::new(&rest);
    let better = compact.whole(compact.program.above(worth - compact.settled, nodes, false));
    // Better points are all among the rest; where there is none, the known one is the best.
    let found = Found {
        bound: better.bound.max(worth),
        worth: if better.point.is_some() {
            better.worth
        } else {
            worth
        },
        point: better.point.or(Some(point)),
        ..better
    };
    (found, Some(root))
}

/// Any point, without the columns that are decided; `None` where none was found among so many branches.
pub(super) fn small(program: &Program, nodes: u64) -> Option<Vec<i64>> {
    let compact = Compact::new(program);
    compact.whole(compact.program.solve(None, nodes, true)).point
}

/// Whether there is a point that is worth as much as this; `None` where that was not found out.
pub(super) fn reaches(program: &Program, worth: i128, nodes: u64) -> Option<bool> {
    let compact = Compact::new(program);
    let found = compact.program.above(worth - compact.settled - 1, nodes, true);
    (found.point.is_some() || found.whole).then_some(found.point.is_some())
}

fn nothing() -> Found {
    Found {
        point: None,
        worth: NOTHING,
        bound: NOTHING,
        whole: true,
        nodes: 1,
    }
}

impl Root {
    /// By columns that come in. An error says whether there is certainly no point, or the numbers did not work out.
    fn new(program: &Program) -> Result<Self, bool> {
        let mut inside = first_columns(program);
        let mut is_inside = vec![false; program.cost.len()];
        for j in &inside {
            is_inside[*j] = true;
        }
        let (mut lp, mut scales) = program.relaxed(&inside);
        for _ in 0..ROUNDS {
            let status = lp.solve();
            let with_cost = match status {
                Status::Optimal => true,
                Status::Infeasible => false,
                Status::Stuck => return Err(false),
            };
            let multipliers = if with_cost {
                lp.multipliers().1
            } else {
                lp.ray().ok_or(false)?
            };
            let multipliers = scales.rounded(&multipliers, with_cost);
            let (bound, reduced) = program.bound(&multipliers, with_cost, &program.low, &program.high);
            if !with_cost && bound < 0 {
                return Err(true);
            }
            let mut asked: Vec<usize> = (0..program.cost.len())
                .filter(|j| !is_inside[*j] && reduced[*j] > 0)
                .collect();
            if asked.is_empty() {
                return if with_cost {
                    Ok(Self { bound, reduced })
                } else {
                    Err(false)
                };
            }
            asked.sort_by_key(|j| (-reduced[*j], *j));
            asked.truncate(inside.len().max(50));
            for j in &asked {
                is_inside[*j] = true;
            }
            inside.extend(asked);
            (lp, scales) = program.relaxed(&inside);
        }
        Err(false)
    }

    /// Where the multipliers put a column.
    fn side(&self, program: &Program, j: usize) -> i64 {
        if self.reduced[j] > 0 {
            program.high[j]
        } else {
            program.low[j]
        }
    }

    /// Narrows the columns that cannot be elsewhere in any point that is worth so much. `program` has the rows that
    /// the root was made from, or more.
    pub(super) fn decide(&self, program: &mut Program, worth: i128) {
        let spare = self.bound - (worth << GRID);
        for (j, d) in self.reduced.iter().enumerate().take(program.branched) {
            if d.abs() > spare.max(0) {
                let put = self.side(program, j);
                (program.low[j], program.high[j]) = (put, put);
            }
        }
    }
}

/// Those that cost the most in each row that asks for some, and all that are no choices by themselves.
fn first_columns(program: &Program) -> Vec<usize> {
    let mut inside: Vec<bool> = (0..program.cost.len())
        .map(|j| j >= program.branched || program.low[j] != 0)
        .collect();
    for row in &program.rows {
        let mut members: Vec<usize> = row.terms.iter().map(|(j, _)| *j).collect();
        members.sort_by_key(|j| (-program.cost[*j], *j));
        let enough = if row.low > 0 { row.low as usize + 10 } else { 1 };
        for j in members.into_iter().take(enough) {
            inside[j] = true;
        }
    }
    (0..inside.len()).filter(|j| inside[*j]).collect()
}

/// A programme without the columns that are decided and the rows that hold anyway.
struct Compact<'p> {
    from: &'p Program,
    kept: Vec<usize>,
    program: Program,
    /// What the decided columns are worth.
    settled: i128,
}

impl<'p> Compact<'p> {
    fn new(from: &'p Program) -> Self {
        let kept: Vec<usize> = (0..from.cost.len())
            .filter(|j| from.low[*j] != from.high[*j])
            .collect();
        let mut place = vec![usize::MAX; from.cost.len()];
        for (k, j) in kept.iter().enumerate() {
            place[*j] = k;
        }
        let pick = |v: &[i64]| -> Vec<i64> { kept.iter().map(|j| v[*j]).collect() };
        let mut rows = Vec::new();
        for row in &from.rows {
            let (inside, beside): (Vec<_>, Vec<_>) =
                (row.terms.iter()).partition(|(j, _)| place[*j] != usize::MAX);
            let settled: i64 = beside.iter().map(|(j, a): &(usize, i64)| a * from.low[*j]).sum();
            let end = |least: bool| -> i64 {
                (inside.iter())
                    .map(|(j, a): &(usize, i64)| {
                        a * if (*a > 0) == least {
                            from.low[*j]
                        } else {
                            from.high[*j]
                        }
                    })
                    .sum()
            };
            let (low, high) = (row.low - settled, row.high - settled);
            if end(true) < low || end(false) > high {
                let terms = inside.iter().map(|(j, a)| (place[*j], *a)).collect();
                rows.push(Row { terms, low, high });
            }
        }
        let settled = (from.cost.iter().zip(&from.low).zip(&place))
            .filter(|(_, place)| **place == usize::MAX)
            .map(|((c, x), _)| i128::from(*c) * i128::from(*x))
            .sum();
        let program = Program {
            low: pick(&from.low),
            high: pick(&from.high),
            cost: pick(&from.cost),
            rows,
            branched: kept.iter().filter(|j| **j < from.branched).count(),
            watch: from.watch.clone(),
        };
        Self {
            from,
            kept,
            program,
            settled,
        }
    }

    fn shrink(&self, x: &[i64]) -> Vec<i64> {
        self.kept.iter().map(|j| x[*j]).collect()
    }

    /// What was found, in terms of the whole programme.
    fn whole(&self, found: Found) -> Found {
        let point = found.point.map(|x| {
            let mut all = self.from.low.clone();
            for (j, x) in self.kept.iter().zip(x) {
                all[*j] = x;
            }
            all
        });
        Found {
            worth: found.worth + self.settled,
            bound: found.bound + self.settled,
            point,
            ..found
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;
    use crate::watch::Watch;

    /// People in rows of all kinds, some of which cannot be met, and helpers behind them.
    fn some(seed: u64) -> Program {
        let mut x = Random::new(seed);
        let n = 8 + x.below(14);
        let mut program = Program {
            low: vec![0; n],
            high: vec![1; n],
            cost: (0..n).map(|_| x.below(40) as i64 * 5 - 20).collect(),
            rows: Vec::new(),
            branched: n,
            watch: Watch::new(),
        };
        program.low[0] = x.below(2) as i64;
        program.high[n - 1] = x.below(2) as i64;
        for _ in 0..2 + x.below(6) {
            let mut terms: Vec<(usize, i64)> = Vec::new();
            for j in 0..n {
                if x.below(3) == 0 {
                    terms.push((j, 1 + x.below(2) as i64));
                }
            }
            let low = x.below(4) as i64;
            let high = low + x.below(3) as i64;
            program.rows.push(Row { terms, low, high });
        }
        let helper = program.cost.len();
        program.low.push(0);
        program.high.push(1);
        program.cost.push(0);
        program.rows.push(Row {
            terms: vec![(1, 1), (2, 1), (helper, -1)],
            low: 0,
            high: 2,
        });
        program
    }

    #[test]
    fn deciding_most_columns_beforehand_loses_nothing() {
        let (mut met, mut decided) = (0, 0);
        for seed in 0..3_000 {
            let program = some(seed);
            let plain = program.solve(None, 10_000, false);
            let (found, root) = solve_from(&program, None, 10_000, 3);
            assert!(plain.whole && found.whole, "seed {seed}");
            assert_eq!(found.point.is_some(), plain.point.is_some(), "seed {seed}");
            let Some(point) = &found.point else { continue };
            met += 1;
            assert!(program.holds(point), "seed {seed}");
            assert_eq!(
                (program.worth(point), found.worth),
                (plain.worth, plain.worth),
                "seed {seed}"
            );
            assert_eq!(found.bound, plain.worth, "seed {seed}");
            assert_eq!(reaches(&program, plain.worth, 10_000), Some(true), "seed {seed}");
            assert_eq!(
                reaches(&program, plain.worth + 1, 10_000),
                Some(false),
                "seed {seed}"
            );
            if let Some(root) = root {
                let mut rest = program.clone();
                root.decide(&mut rest, plain.worth);
                decided += u32::from(rest.low != program.low || rest.high != program.high);
                assert!(rest.holds(point), "seed {seed}");
                let known = solve_from(&program, Some(point.clone()), 10_000, 3).0;
                assert_eq!(known.worth, plain.worth, "seed {seed}");
            }
        }
        assert!(met > 500 && decided > 300, "{met} {decided}");
    }
}
