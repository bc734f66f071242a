//! The panel with the highest total score, and the proof that there is no higher one.

use super::bound::gcd;
use super::branch::{Program, Row};
use super::core::{self, Root};
use super::infeasible::{Infeasible, infeasible};
use super::model::Model;
use super::problem::{Problem, Score};
use super::relax::nearest;

/// Branches to look at before an answer without a whole proof. Instances of a few hundred candidates need a few dozen.
const BRANCHES: u64 = 200_000;
/// The same for choosing between panels of one total.
const TIES: u64 = 5_000;

/// What is certain about a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// No panel that meets the conditions has a higher total.
    Optimal,
    /// The search was cut short; none has a higher total than this.
    AtMost(Score),
}

/// The panel with the highest total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// Ids, in order. Those who held a place are among them.
    pub panel: Vec<String>,
    /// Their scores together.
    pub total: Score,
    /// Whether there can be a higher total.
    pub proof: Proof,
    /// There are panels with the same total, and this one was taken because its members' ids come first (by the sum of
    /// their places in the order of ids). Where very many panels tie, the search among them may be cut short.
    pub tie: bool,
}

/// The panel with the highest total score among all that meet the conditions. Of panels with the same total the one
/// whose ids come first is taken, whatever the order of rows.
///
/// # Errors
/// If no panel meets the conditions: why, and the least that would have to give way.
pub fn best(problem: &Problem) -> Result<Best, Box<Infeasible>> {
    let Some(highest) = highest(problem) else {
        return Err(Box::new(infeasible(problem)));
    };
    let (panel, tie) = first_by_id(problem, &highest);
    Ok(Best {
        panel: problem.ids(&panel),
        total: problem.total(&panel),
        proof: highest.proof,
        tie,
    })
}

pub(super) struct Highest {
    pub panel: Vec<usize>,
    pub total: i64,
    pub proof: Proof,
    root: Option<Root>,
}

/// One panel of the highest total, or `None` if there is no panel.
pub(super) fn highest(problem: &Problem) -> Option<Highest> {
    let model = Model::new(problem);
    let n = model.n;
    let program = model.program((0..n).map(|i| problem.score(i)).collect());
    let (mut found, mut root) = core::solve(&program, None, BRANCHES);
    if found.point.is_none() && !found.whole {
        // Scores led astray: any panel first, then upwards from there.
        let any = nearest(&model, false).filter(|n| n.cost == 0)?;
        let mut known = any.point;
        known.resize(program.cost.len(), 0);
        fill_helpers(&program, n, &mut known);
        (found, root) = core::solve(&program, Some(known), BRANCHES);
    }
    let point = found.point?;
    let total = i64::try_from(found.worth).ok()?;
    Some(Highest {
        panel: (0..n).filter(|i| point[*i] > 0).collect(),
        total,
        proof: if found.whole || found.bound <= found.worth {
            Proof::Optimal
        } else {
            Proof::AtMost(Score::from_millionths(
                i64::try_from(found.bound).unwrap_or(i64::MAX),
            ))
        },
        root,
    })
}

/// Helpers of a spread as high as their people allow.
pub(super) fn fill_helpers(program: &Program, n: usize, x: &mut [i64]) {
    for row in &program.rows {
        if let Some((helper, -1)) = row.terms.last().copied()
            && helper >= n
        {
            let there: i64 = row.terms.iter().filter(|(j, _)| *j < n).map(|(j, _)| x[*j]).sum();
            x[helper] = there.min(1);
        }
    }
}

/// Among panels of the same total the one with the least sum of places in the order of ids, and whether there was a choice.
fn first_by_id(problem: &Problem, highest: &Highest) -> (Vec<usize>, bool) {
    let model = Model::new(problem);
    let n = model.n;
    let mut known = vec![0; n];
    for i in &highest.panel {
        known[*i] = 1;
    }
    // Any panel of this total that lacks one of these?
    let mut others = model.program((0..n).map(|i| problem.score(i)).collect());
    others.rows.push(Row {
        terms: highest.panel.iter().map(|i| (*i, 1)).collect(),
        low: 0,
        high: highest.panel.len() as i64 - 1,
    });
    let total = i128::from(highest.total);
    let settle = |program: &mut Program| {
        if let Some(root) = &highest.root {
            root.decide(program, total);
        }
    };
    settle(&mut others);
    if core::reaches(&others, total, TIES) == Some(false) {
        return (highest.panel.clone(), false);
    }
    // Those who come first count most.
    let mut program = model.program((0..n).map(|i| (n - i) as i64).collect());
    let terms: Vec<(usize, i64)> = (0..n)
        .map(|i| (i, problem.score(i)))
        .filter(|(_, s)| *s != 0)
        .collect();
    let divisor = terms.iter().fold(0, |d, (_, s)| gcd(d, s.unsigned_abs())).max(1) as i64;
    if !terms.is_empty() {
        let most: i64 = terms.iter().map(|(_, s)| (*s).max(0) / divisor).sum();
        program.rows.push(Row {
            terms: terms.into_iter().map(|(i, s)| (i, s / divisor)).collect(),
            low: highest.total / divisor,
            high: most,
        });
    }
    known.resize(program.cost.len(), 0);
    fill_helpers(&program, n, &mut known);
    settle(&mut program);
    match core::solve(&program, Some(known), TIES).0.point {
        Some(point) => ((0..n).filter(|i| point[*i] > 0).collect(), true),
        None => (highest.panel.clone(), true),
    }
}
