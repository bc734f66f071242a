//! What a draw came to, and how sure that is.

use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Answer {
    /// Rows of people from 0, in their order.
    pub(super) panel: Vec<usize>,
    /// Ids of the same, where there is a column for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ids: Option<Vec<String>>,
    /// One for each row: of a lottery the chance, else 1 for who is in.
    pub(super) probabilities: Vec<f64>,
    pub(super) min: f64,
    pub(super) gini: f64,
    pub(super) geometric_mean: f64,
    /// How many different panels the lottery draws from.
    pub(super) panels: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) total: Option<f64>,
    /// Rows of those in reserve, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) alternates: Vec<usize>,
    /// What is missed of the conditions after people have dropped out, on average: without alternates, and with them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) missed: Option<[f64; 2]>,
    pub(super) certificate: Certified,
    pub(super) cpu_s: f64,
}

/// What is certain about an answer.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Certified {
    /// No panel has a higher total.
    Optimal,
    /// None has a higher total than this.
    AtMost { total: f64 },
    /// Nobody's chance is further below the bound of the linear programme than this.
    LpBound { shortfall: f64 },
    /// Whole panels cannot reach that bound; no panel raises any level.
    PanelGeneration,
    /// The search was cut short; the least chance is at most this, whatever the lottery.
    LeastAtMost { chance: f64 },
    /// No lottery is better by more than this part of the goal's measure.
    Within { relative: f64 },
}

impl Certified {
    pub(super) fn words(&self) -> String {
        match self {
            Certified::Optimal => "no panel that meets the conditions has a higher total".to_owned(),
            Certified::AtMost { total } => format!("no panel has a higher total than {total}"),
            Certified::LpBound { shortfall } => {
                format!("nobody's chance is more than {shortfall:.1e} below what is possible at all")
            }
            Certified::PanelGeneration => {
                "no lottery over whole panels is fairer; counted in parts there would be one".to_owned()
            }
            Certified::LeastAtMost { chance } => {
                format!("the least chance is at most {chance:.4}, whatever the lottery")
            }
            Certified::Within { relative } if *relative < 1e-9 => {
                "no lottery is better by the goal's measure".to_owned()
            }
            Certified::Within { relative } => {
                format!("no lottery is better by more than {relative:.1e} of the goal's measure")
            }
        }
    }
}

pub(super) fn gini(chances: &[f64]) -> f64 {
    let mut sorted = chances.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = count(sorted.len());
    let sum: f64 = sorted.iter().sum();
    if sum <= 0.0 {
        return 0.0;
    }
    let ranked: f64 = (1..).zip(&sorted).map(|(i, p)| count(i) * p).sum();
    (2.0 * ranked / (n * sum) - (n + 1.0) / n).max(0.0)
}

/// Of chances; whoever has none counts as having one in a million million, as the field's tool does.
pub(super) fn geometric_mean(chances: &[f64]) -> f64 {
    let logs: f64 = chances.iter().map(|p| p.max(1e-12).ln()).sum();
    (logs / count(chances.len().max(1))).exp()
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
