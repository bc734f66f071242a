//! A fair lottery: chances for everybody, panels that make them up, and a draw.

use std::sync::Arc;

use super::apart::{FEW, Loose};
use super::candidates::Candidates;
use super::fairness::{self, Fairness};
use super::generate::generate;
use super::infeasible::{Infeasible, infeasible};
use super::leximin::{fractional, open};
use super::meet::meet;
use super::model::Model;
use super::panel::Panel;
use super::peel::Panels;
use super::people::people;
use super::problem::Problem;
use super::random::Random;
use super::relax::nearest;
use super::walk::Walk;

/// What is certain about the chances.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Certificate {
    /// The chances are the fairest even among those that need not come from whole panels; so nothing fairer exists.
    Fractional,
    /// Such chances cannot be made up of whole panels. These are the fairest that can: for each level it was shown that
    /// no panel raises it.
    Generated,
    /// The search was cut short. The least chance is at most this, whatever the lottery.
    AtMost(f64),
    /// Of a goal other than leximin: no lottery is better by more than this part of the goal's own measure, which is the
    /// geometric mean of the chances for Nash, and for Goldilocks the sum of how the largest stands to equal ones and
    /// equal ones to the least.
    Within(f64),
}

/// A lottery over panels that all meet the conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct Lottery {
    pub(super) people: Arc<Candidates>,
    pub(super) chances: Vec<f64>,
    pub(super) panels: Vec<(f64, Panel)>,
    certificate: Certificate,
    shortfall: f64,
}

impl Lottery {
    /// Everybody's chance, in the order of ids; 1 for those who hold a place, 0 for those who are out.
    pub fn chances(&self) -> impl Iterator<Item = (&str, f64)> {
        self.chances
            .iter()
            .enumerate()
            .map(|(i, chance)| (self.people.id(i), *chance))
    }

    /// The chance of one. `None` for a stranger.
    pub fn chance(&self, id: &str) -> Option<f64> {
        let at = self.people.index(id)?;
        self.chances.get(at).copied()
    }

    /// How many panels there are.
    pub fn count(&self) -> usize {
        self.panels.len()
    }

    /// Panels with their chances, which add up to 1. Ids in order.
    pub fn panels(&self) -> impl Iterator<Item = (f64, Vec<&str>)> {
        (self.panels.iter()).map(|(w, panel)| (*w, panel.people().map(|i| self.people.id(i)).collect()))
    }

    /// How far anybody's chance is below the bound that counting people in parts gives; a number only where the certificate is
    /// [`Certificate::Fractional`], else 0.
    pub fn shortfall(&self) -> f64 {
        self.shortfall
    }

    /// What is certain.
    pub fn certificate(&self) -> Certificate {
        self.certificate
    }

    /// The panel that this seed draws.
    pub fn draw(&self, seed: u64) -> Vec<String> {
        let mut left = Random::new(seed).unit();
        let mut drawn = self.panels.last();
        for panel in &self.panels {
            if left < panel.0 {
                drawn = Some(panel);
                break;
            }
            left -= panel.0;
        }
        drawn.map_or_else(Vec::new, |(_, p)| {
            p.people().map(|i| self.people.id(i).to_owned()).collect()
        })
    }
}

/// Panels of types, what is certain about them, and everybody's highest chance where that is known (by type).
struct Made {
    panels: Panels,
    certificate: Certificate,
    bound: Option<Vec<f64>>,
}

impl Made {
    /// Of a goal that says by how much it could be better.
    fn within(found: fairness::Made) -> Self {
        Self {
            panels: found.panels,
            certificate: Certificate::Within(found.short),
            bound: None,
        }
    }
}

/// A lottery that is fair in this way. People who are alike to the conditions have equal chances. The same for any order of
/// rows.
///
/// # Errors
/// If no panel meets the conditions: why, and the least that would have to give way.
pub fn lottery_by(problem: &Problem, fairness: Fairness) -> Result<Lottery, Box<Infeasible>> {
    let full = Model::new(problem);
    let mut loose = Loose::of(&full, FEW);
    let leximin = seated(problem, &full, &mut loose, &|model, _| self::leximin(model));
    let leximin = leximin.ok_or_else(|| Box::new(infeasible(problem)))?;
    // What was in the way of one goal may be in the way of another.
    let mut seated = |make: &Make<'_>| seated(problem, &full, &mut loose, make);
    let found = match fairness {
        Fairness::Leximin => None,
        Fairness::Nash => seated(&|model, _| fairness::nash(model).map(Made::within)),
        Fairness::Goldilocks => seated(&|model, _| fairness::goldilocks(model).map(Made::within)),
        Fairness::Spread => seated(&|model, types| {
            let sums: Vec<f64> = types
                .iter()
                .map(|t| t.iter().map(|i| leximin.chances[*i]).sum())
                .collect();
            Some(Made {
                panels: fairness::spread(model, &sums)?,
                certificate: leximin.certificate,
                bound: None,
            })
        }),
    };
    Ok(found.unwrap_or(leximin))
}

/// The lottery in which nobody's chance is needlessly small: the least chance is as large as it can be, then the next,
/// and so on (leximin). People who are alike to the conditions have equal chances. The same for any order of rows.
///
/// # Errors
/// If no panel meets the conditions: why, and the least that would have to give way.
pub fn lottery(problem: &Problem) -> Result<Lottery, Box<Infeasible>> {
    lottery_by(problem, Fairness::Leximin)
}

/// Panels of types for a model of types.
type Make<'a> = dyn Fn(&Model, &[Vec<usize>]) -> Option<Made> + 'a;

/// Panels of people from those of types. Conditions that seldom ask for anything are left out, and those that turn out to
/// be in the way come in. `None` where `make` has no panels.
fn seated(problem: &Problem, full: &Model, loose: &mut Loose, make: &Make<'_>) -> Option<Lottery> {
    for tries in 1.. {
        let rest = loose.left_out_of(full);
        let types = rest.types();
        let made = make(&rest.by_type(&types), &types)?;
        match people(&made.panels, &types, &loose.sets) {
            Ok(panels) => return Some(made_of(problem, full.n, panels, &types, made)),
            Err(sets) if tries < TRIES => loose.tighten(&sets),
            Err(_) => loose.tighten_all(),
        }
    }
    None
}

/// Exchanges on a walk to any panel at all.
const WALK: usize = 3_000;
/// So often without conditions that are left out.
const TRIES: usize = 6;

/// The leximin lottery over types. `None` where no panel meets the conditions.
fn leximin(model: &Model) -> Option<Made> {
    let any = match Walk::new(model).any(WALK, &mut Random::new(0)) {
        Some(panel) => panel,
        None => nearest(model, false).filter(|n| n.cost == 0)?.point,
    };
    let mut start = vec![any];
    let bound = fractional(model);
    let mut near = None;
    if let Some(chances) = &bound {
        let sums: Vec<f64> = chances
            .iter()
            .zip(&model.high)
            .map(|(p, m)| p * *m as f64)
            .collect();
        match meet(model, &sums) {
            Ok(panels) => {
                return Some(Made {
                    panels,
                    certificate: Certificate::Fractional,
                    bound,
                });
            }
            Err(unmet) => {
                start.extend(unmet.found);
                near = unmet.nearest;
            }
        }
    }
    start.sort();
    start.dedup();
    let first = vec![(1.0, start[0].clone())];
    let (panels, certificate) = match generate(model, start) {
        Some(found) if found.whole => (found.panels, Certificate::Generated),
        // The search was cut short, or numbers failed: the best of what there is, and the certificate says what it is worth.
        found => {
            // Who is out has no chance, and says nothing about the others'.
            let most = (bound.iter())
                .flat_map(|bound| open(model).into_iter().map(|t| bound[t]))
                .fold(1.0, f64::min);
            let most = found.as_ref().map_or(most, |found| found.bound.min(most));
            let all = [Some(first), near, found.map(|found| found.panels)];
            let best =
                (all.into_iter().flatten()).max_by(|a, b| least(model, a).total_cmp(&least(model, b)))?;
            (best, Certificate::AtMost(most))
        }
    };
    Some(Made {
        panels,
        certificate,
        bound: None,
    })
}

/// The least chance that panels of types give anybody who can be chosen.
fn least(model: &Model, panels: &Panels) -> f64 {
    let chance = |t: usize| -> f64 {
        let places: f64 = panels.iter().map(|(w, p)| w * p[t] as f64).sum();
        places / model.high[t] as f64
    };
    open(model).into_iter().map(chance).fold(1.0, f64::min)
}

fn made_of(
    problem: &Problem,
    n: usize,
    panels: Vec<(f64, Panel)>,
    types: &[Vec<usize>],
    made: Made,
) -> Lottery {
    let mut chances = vec![0.0; n];
    for (w, panel) in &panels {
        for i in panel.people() {
            chances[i] += w;
        }
    }
    let mut shortfall: f64 = 0.0;
    for (members, bound) in types.iter().zip(made.bound.iter().flatten()) {
        for i in members {
            shortfall = shortfall.max(bound - chances[*i]);
        }
    }
    Lottery {
        people: problem.shared(),
        chances,
        panels,
        certificate: made.certificate,
        shortfall,
    }
}

#[cfg(test)]
mod tests {
    use super::super::problem::{Candidate, Conditions, Limits};
    use super::super::random::Random;
    use super::super::verify;
    use super::*;

    /// People of two fields in households of one to three, a few of whom are in before or out.
    fn some(seed: u64) -> Problem {
        let mut x = Random::new(seed);
        let n = 20 + x.below(30);
        let mut home = 0;
        let people: Vec<Candidate> = (0..n)
            .map(|i| {
                home += x.below(2);
                let values = vec![
                    ("age".to_owned(), x.below(3).to_string()),
                    ("town".to_owned(), x.below(2 + n / 20).to_string()),
                    ("home".to_owned(), home.to_string()),
                ];
                Candidate {
                    id: format!("{i:02}"),
                    values,
                    score: None,
                }
            })
            .collect();
        let places = 3 + x.below(4);
        let mut conditions = Conditions {
            places,
            ..Conditions::default()
        };
        for age in 0..3 {
            let least = x.below(2);
            if let Some(limits) = Limits::new(least, least + 1 + x.below(places)) {
                conditions
                    .limits
                    .insert(("age".to_owned(), age.to_string()), limits);
            }
        }
        conditions.one_per.entry("home".to_owned()).or_default();
        let held = (x.below(3) == 0).then(|| format!("{:02}", x.below(n)));
        Problem::new(people, conditions, held, None).unwrap_or_else(|fault| panic!("{fault:?}"))
    }

    #[test]
    fn households_left_out_at_first_change_nobodys_chance() {
        let mut left_out = 0;
        for seed in 0..300 {
            let problem = some(seed);
            let full = Model::new(&problem);
            let mut by = |few: usize| {
                let mut loose = Loose::of(&full, few);
                left_out += usize::from(!loose.sets.is_empty());
                seated(&problem, &full, &mut loose, &|m, _| leximin(m))
            };
            let (plain, found) = (by(usize::MAX), by(0));
            assert_eq!(plain.is_some(), found.is_some(), "seed {seed}");
            let (Some(plain), Some(found)) = (plain, found) else {
                continue;
            };
            assert!(verify::lottery(&problem, &found).is_empty(), "seed {seed}");
            for ((id, a), (_, b)) in plain.chances().zip(found.chances()) {
                assert!((a - b).abs() < 1e-5, "seed {seed}: {id} {a} {b}");
            }
        }
        assert!(left_out > 100, "{left_out}");
    }
}
