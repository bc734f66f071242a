//! What is said of groups and statements by the field's formulas.

use std::collections::BTreeMap;

use super::{Columns, Map, Moderation};
use crate::opinion::represent::{Represents, Stand, consensus, priority, rate, representative};
use crate::opinion::tally::{Tally, by_group};
use crate::opinion::votes::Votes;

/// What is said of groups and statements.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// Keys of statements, in order.
    pub statements: Vec<u64>,
    /// By group: what stands for it.
    pub representative: BTreeMap<u64, Vec<Represents>>,
    /// Statements that everybody agrees on, the clearest first.
    pub agree: Vec<u64>,
    /// Statements that everybody disagrees with.
    pub disagree: Vec<u64>,
    /// By statement: the product of the groups' smoothed rates of agreeing.
    pub group_aware_consensus: Vec<f64>,
    /// By statement: how far one who disagreed with nothing else would stand from the middle.
    pub extremity: Vec<f64>,
    /// By statement: how much it is worth showing next.
    pub priority: Vec<f64>,
}

/// What the field's formulas say of groups, wherever these come from: `groups` holds (person, group); of people who did not vote
/// on anything nothing is said.
#[must_use]
pub fn statistics(votes: &Votes, moderation: Moderation, map: &Map, groups: &[(u64, u64)]) -> Statistics {
    let columns = Columns::of(votes, moderation);
    let (view, width) = (&columns.all, columns.all.width());
    let mut of: Vec<Option<u64>> = vec![None; view.height()];
    for (person, group) in groups {
        if let Ok(p) = votes.people.binary_search(person)
            && view.row(p).next().is_some()
        {
            of[p] = Some(*group);
        }
    }
    let mut ids: Vec<u64> = of.iter().flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let at: Vec<Option<usize>> = of
        .iter()
        .map(|g| g.and_then(|g| ids.binary_search(&g).ok()))
        .collect();
    // As cast, and with everybody's 0 where a statement is set to 0.
    let cast = by_group(view, ids.len(), |p| at[p]);
    let zero = |tallies: &[Tally], people: usize| -> Vec<Tally> {
        let all = Tally {
            pass: people as u32,
            ..Tally::default()
        };
        (tallies.iter().zip(&columns.zeroed))
            .map(|(t, zeroed)| if *zeroed { all } else { *t })
            .collect()
    };
    let counted: Vec<Vec<Tally>> = (cast.iter().enumerate())
        .map(|(g, t)| zero(t, at.iter().filter(|a| **a == Some(g)).count()))
        .collect();
    let sum = |of: &[Vec<Tally>]| -> Vec<Tally> {
        (0..width)
            .map(|c| of.iter().fold(Tally::default(), |sum, t| sum.with(t[c])))
            .collect()
    };
    let (all, all_cast) = (sum(&counted), sum(&cast));
    let everybody = zero(&columns.tallies, map.people.len());
    let keys: Vec<u64> = (0..width).map(|c| view.key(c)).collect();
    let open = |c: usize| !columns.zeroed[c];
    let representative = (ids.iter().zip(&counted))
        .map(|(id, own)| {
            let stands: Vec<Stand> = (0..width)
                .filter(|c| open(*c))
                .map(|c| Stand::of(keys[c], own[c], all[c]))
                .collect();
            (*id, representative(&stands))
        })
        .collect();
    let extremity: Vec<f64> = (0..width)
        .map(|c| {
            let away = -1.0 - map.centre[c];
            let (x, y) = (
                away * map.components[0][c] * (width as f64).sqrt(),
                away * map.components[1][c] * (width as f64).sqrt(),
            );
            (x * x + y * y).sqrt()
        })
        .collect();
    Statistics {
        representative,
        agree: consensus(&everybody, &keys, open, |t| t.agree),
        disagree: consensus(&everybody, &keys, open, |t| t.disagree),
        group_aware_consensus: (0..width)
            .map(|c| counted.iter().fold(1.0, |g, t| g * rate(t[c].agree, t[c].seen())))
            .collect(),
        priority: (all_cast.iter().zip(&extremity))
            .map(|(t, e)| priority(*t, *e))
            .collect(),
        extremity,
        statements: keys,
    }
}
