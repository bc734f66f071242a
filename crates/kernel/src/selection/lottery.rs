//! A fair lottery: chances for everybody, panels that make them up, and a draw.

use std::sync::Arc;

use super::candidates::Candidates;
use super::fairness::{self, Fairness};
use super::generate::generate;
use super::infeasible::{Infeasible, infeasible};
use super::leximin::fractional;
use super::meet::meet;
use super::model::Model;
use super::panel::Panel;
use super::people::people;
use super::problem::Problem;
use super::random::Random;
use super::relax::nearest;

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

/// A lottery that is fair in this way. People who are alike to the conditions have equal chances. The same for any order of
/// rows.
///
/// # Errors
/// If no panel meets the conditions: why, and the least that would have to give way.
pub fn lottery_by(problem: &Problem, fairness: Fairness) -> Result<Lottery, Box<Infeasible>> {
    let leximin = lottery(problem)?;
    let full = Model::new(problem);
    let types = full.types();
    let model = full.by_type(&types);
    let found = match fairness {
        Fairness::Leximin => None,
        Fairness::Nash => fairness::nash(&model).map(|m| (m.panels, Certificate::Within(m.short))),
        Fairness::Goldilocks => {
            fairness::goldilocks(&model).map(|m| (m.panels, Certificate::Within(m.short)))
        }
        Fairness::Spread => {
            let sums: Vec<f64> = types
                .iter()
                .map(|t| t.iter().map(|i| leximin.chances[*i]).sum())
                .collect();
            fairness::spread(&model, &sums).map(|panels| (panels, leximin.certificate))
        }
    };
    Ok(match found {
        Some((panels, certificate)) => made_of(problem, full.n, people(&panels, &types), certificate),
        None => leximin,
    })
}

/// The lottery in which nobody's chance is needlessly small: the least chance is as large as it can be, then the next,
/// and so on (leximin). People who are alike to the conditions have equal chances. The same for any order of rows.
///
/// # Errors
/// If no panel meets the conditions: why, and the least that would have to give way.
pub fn lottery(problem: &Problem) -> Result<Lottery, Box<Infeasible>> {
    let full = Model::new(problem);
    let types = full.types();
    let model = full.by_type(&types);
    let any = nearest(&model, false).filter(|n| n.cost == 0);
    let Some(any) = any else {
        return Err(Box::new(infeasible(problem)));
    };
    let mut start = vec![any.point];
    let mut made = None;
    let chances = fractional(&model);
    if let Some(chances) = &chances {
        let sums: Vec<f64> = chances
            .iter()
            .zip(&model.high)
            .map(|(p, m)| p * *m as f64)
            .collect();
        match meet(&model, &sums) {
            Ok(panels) => made = Some((panels, Certificate::Fractional)),
            Err(panels) => start.extend(panels),
        }
    }
    let (panels, certificate) = made.unwrap_or_else(|| {
        start.sort();
        start.dedup();
        let first = start[0].clone();
        match generate(&model, start) {
            Some(found) if found.whole => (found.panels, Certificate::Generated),
            Some(found) => (found.panels, Certificate::AtMost(found.bound)),
            // Numbers failed altogether: any panel is better than none, and the certificate says what it is worth.
            None => {
                let least = chances.iter().flatten().copied().fold(1.0, f64::min);
                (vec![(1.0, first)], Certificate::AtMost(least))
            }
        }
    });
    let mut made = made_of(problem, full.n, people(&panels, &types), certificate);
    if let (Certificate::Fractional, Some(bound)) = (certificate, &chances) {
        for (members, bound) in types.iter().zip(bound) {
            for i in members {
                made.shortfall = made.shortfall.max(bound - made.chances[*i]);
            }
        }
    }
    Ok(made)
}

fn made_of(problem: &Problem, n: usize, panels: Vec<(f64, Panel)>, certificate: Certificate) -> Lottery {
    let mut chances = vec![0.0; n];
    for (w, panel) in &panels {
        for i in panel.people() {
            chances[i] += w;
        }
    }
    Lottery {
        people: problem.shared(),
        chances,
        panels,
        certificate,
        shortfall: 0.0,
    }
}
