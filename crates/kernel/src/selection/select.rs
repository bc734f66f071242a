//! One door for both ways of choosing.

use super::best::{Best, best};
use super::infeasible::Infeasible;
use super::lottery::{Lottery, lottery};
use super::problem::Problem;

/// How to choose among the panels that meet the conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// The highest total score.
    Best,
    /// By lot, with chances as equal as the conditions allow. All candidates that are not out take part, whatever their scores:
    /// those below a line are out.
    Lottery,
}

/// The panel, and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub enum Selection {
    /// By the highest total.
    Best(Best),
    /// By lot.
    Lottery {
        /// Everybody's chances.
        lottery: Lottery,
        /// The panel that was drawn, ids in order.
        panel: Vec<String>,
    },
}

impl Selection {
    /// Ids in order. Those who held a place are among them.
    pub fn panel(&self) -> &[String] {
        match self {
            Self::Best(best) => &best.panel,
            Self::Lottery { panel, .. } => panel,
        }
    }
}

/// Chooses. The seed draws the lottery's panel; the best does not depend on it.
///
/// # Errors
/// If no panel meets the conditions: why, and the least that would have to give way.
pub fn select(problem: &Problem, goal: Goal, seed: u64) -> Result<Selection, Box<Infeasible>> {
    match goal {
        Goal::Best => best(problem).map(Selection::Best),
        Goal::Lottery => {
            let lottery = lottery(problem)?;
            let panel = lottery.draw(seed);
            Ok(Selection::Lottery { lottery, panel })
        }
    }
}
