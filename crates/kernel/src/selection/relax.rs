//! The panel that breaks the conditions as little as can be, within the limits to which they may give way.

use super::branch::{Program, Row};
use super::model::Model;

/// Costs are counted in parts of this, so that 2/min stays whole enough.
const PART: i64 = 10_080;
/// Changing the number of places is the last resort.
const LAST: i64 = 1_000 * PART;
const BRANCHES: u64 = 50_000;

/// A panel that breaks the conditions as little as can be.
#[derive(Debug, Clone)]
pub(super) struct Nearest {
    pub point: Vec<i64>,
    pub cost: i64,
    pub least: bool,
}

impl Nearest {
    /// Something other than conditions on values had to change: the number of places.
    pub(super) fn is_last_resort(&self) -> bool {
        self.cost >= LAST
    }
}

fn decrease(min: i64) -> i64 {
    PART + 2 * PART / min.max(1)
}

/// Over the model's columns (types or people). With `limited`, conditions give way only as far as they may; then there may be
/// none.
pub(super) fn nearest(model: &Model, limited: bool) -> Option<Nearest> {
    let mut model = model.clone();
    // What nobody can reach is given away at once, so that every row can be met by its helpers.
    let mut program = Program {
        low: model.low.clone(),
        high: model.high.clone(),
        cost: vec![0; model.n],
        rows: Vec::new(),
        branched: model.n,
        watch: model.watch.clone(),
    };
    for (k, c) in model.counts.iter().enumerate() {
        let room: i64 = c.members.iter().map(|i| model.high[*i]).sum();
        if c.min == 0 && c.max >= room {
            continue;
        }
        let (fewer, more) = if k == 0 {
            (LAST, LAST)
        } else {
            (decrease(c.min), PART)
        };
        let mut terms: Vec<(usize, i64)> = c.members.iter().map(|i| (*i, 1)).collect();
        let (down, up) = if limited {
            (c.min - c.flex.0, c.flex.1 - c.max)
        } else {
            (c.min, room)
        };
        terms.push((helper(&mut program, down.max(0), -fewer), 1));
        terms.push((helper(&mut program, (room - c.max).min(up).max(0), -more), -1));
        program.rows.push(Row {
            terms,
            // Nothing is gained by giving way further than needed, so that a row without a least has only one side.
            low: if c.min > 0 { c.min } else { -room },
            high: c.max.max(c.min),
        });
    }
    for s in std::mem::take(&mut model.spreads) {
        if s.least == 0 {
            continue;
        }
        let mut terms = Vec::new();
        for set in &s.sets {
            let there = helper(&mut program, 1, 0);
            let mut row: Vec<(usize, i64)> = set.iter().map(|i| (*i, 1)).collect();
            row.push((there, -1));
            let room = set.iter().map(|i| model.high[*i]).sum();
            program.rows.push(Row {
                terms: row,
                low: 0,
                high: room,
            });
            terms.push((there, 1));
        }
        let high = (terms.len() as i64).max(s.least) + s.least;
        terms.push((helper(&mut program, s.least, -decrease(s.least)), 1));
        program.rows.push(Row {
            terms,
            low: s.least,
            high,
        });
    }
    let found = program.solve(None, BRANCHES, false);
    let mut point = found.point?;
    point.truncate(model.n);
    Some(Nearest {
        point,
        cost: i64::try_from(-found.worth).unwrap_or(i64::MAX),
        least: found.whole || found.bound <= found.worth,
    })
}

fn helper(program: &mut Program, most: i64, cost: i64) -> usize {
    program.low.push(0);
    program.high.push(most);
    program.cost.push(cost);
    program.cost.len() - 1
}
