//! Why somebody was chosen or not, as it is stored: the kernel's reasons with codes, and in plain kinds for whoever it is
//! about.

use kernel::selection::{self as answer, Obstacle};
use serde::{Deserialize, Serialize};

use super::pool::{self, Barred};

/// A condition that stood in the way, or needed somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// There are as many with this value as there may be.
    Full {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// The most.
        most: usize,
    },
    /// The one place of this value is taken.
    Taken {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// By whom, as codes.
        by: Vec<String>,
    },
    /// Needed for the least of this value.
    Needed {
        /// Category.
        category: String,
        /// Value.
        value: String,
        /// The least.
        least: usize,
    },
    /// Needed for so many different values.
    Spread {
        /// Category.
        category: String,
        /// How many are asked for.
        least: usize,
    },
}

impl Rule {
    fn of(obstacle: &Obstacle) -> Rule {
        match obstacle.clone() {
            Obstacle::Full {
                category,
                value,
                most,
            } => Rule::Full {
                category,
                value,
                most,
            },
            Obstacle::Taken { category, value, by } => Rule::Taken { category, value, by },
            Obstacle::Needed {
                category,
                value,
                least,
            } => Rule::Needed {
                category,
                value,
                least,
            },
            Obstacle::NeededForSpread { category, least, .. } => Rule::Spread { category, least },
        }
    }

    /// What it counts by.
    pub fn category(&self) -> &str {
        match self {
            Rule::Full { category, .. }
            | Rule::Taken { category, .. }
            | Rule::Needed { category, .. }
            | Rule::Spread { category, .. } => category,
        }
    }
}

/// One reason. Others are named by their codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Could not be chosen.
    Barred(Barred),
    /// Nobody who is not in has a higher score.
    ByScore,
    /// This condition needs them more than anybody with a higher score.
    Needed(Rule),
    /// Of those who could take the place the next is this one.
    Next {
        /// Code.
        code: String,
        /// Their score.
        score: f64,
    },
    /// Nobody else could take the place.
    OnlyOne,
    /// This condition stands in the way, whoever would go.
    Closed(Rule),
    /// The lowest of those who could have gone has at least as high a score.
    Below {
        /// Code.
        code: String,
        /// Their score.
        score: f64,
    },
    /// This one has a lower score and stays, because a condition needs them.
    Kept {
        /// Code.
        code: String,
        /// Their score.
        score: f64,
        /// Why.
        because: Vec<Rule>,
    },
    /// Every place is held.
    AllHeld,
    /// Drawn by lot.
    Drawn {
        /// The chance there was, from 0 to 1.
        chance: f64,
    },
    /// Not drawn.
    NotDrawn {
        /// The chance there was, from 0 to 1.
        chance: f64,
    },
    /// Came in for somebody of the drawn group who can no longer have a place.
    Instead,
}

impl Reason {
    /// Of the kernel's.
    pub(super) fn of(reason: &answer::Reason) -> Option<Reason> {
        Some(match reason {
            // Nobody holds a place before the release, and who is out is not in the problem.
            answer::Reason::Held | answer::Reason::Out => return None,
            answer::Reason::AllHeld => Reason::AllHeld,
            answer::Reason::ByScore => Reason::ByScore,
            answer::Reason::Needed(obstacle) => Reason::Needed(Rule::of(obstacle)),
            answer::Reason::Next { id, score } => Reason::Next {
                code: id.clone(),
                score: score.value(),
            },
            answer::Reason::OnlyOne => Reason::OnlyOne,
            answer::Reason::Closed(obstacle) => Reason::Closed(Rule::of(obstacle)),
            answer::Reason::Below { id, score } => Reason::Below {
                code: id.clone(),
                score: score.value(),
            },
            answer::Reason::Kept { id, score, because } => Reason::Kept {
                code: id.clone(),
                score: score.value(),
                because: because.iter().map(Rule::of).collect(),
            },
        })
    }
}

/// Why, in the plainest way: what an applicant is told. It names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// Was chosen by score under the conditions.
    Chosen,
    /// Was chosen by lot.
    ChosenByLot,
    /// Was chosen by the organisers, by hand.
    ChosenByHand,
    /// Others had higher scores.
    Score,
    /// The score was below the line.
    Line,
    /// The places were drawn by lot.
    Lot,
    /// One from each municipality, and there was another from theirs.
    Municipality,
    /// One from each organisation, and there was another from theirs.
    Organisation,
    /// So many of each role, and theirs were taken.
    Role,
    /// The places were kept for others so that roles and counties are there.
    Mix,
    /// There were not enough reviews to compare by.
    Reviews,
    /// The organisers decided it by hand.
    Weighed,
}

impl Plain {
    /// As it stands in a person's own copy of their data.
    pub fn as_str(self) -> &'static str {
        match self {
            Plain::Chosen => "chosen",
            Plain::ChosenByLot => "chosen-by-lot",
            Plain::ChosenByHand => "chosen-by-hand",
            Plain::Score => "score",
            Plain::Line => "line",
            Plain::Lot => "lot",
            Plain::Municipality => "municipality",
            Plain::Organisation => "organisation",
            Plain::Role => "role",
            Plain::Mix => "mix",
            Plain::Reviews => "reviews",
            Plain::Weighed => "weighed",
        }
    }
}

/// The plainest reason of these; `chosen` and `by_hand` come first.
pub fn plain(chosen: bool, by_hand: bool, reasons: &[Reason]) -> Plain {
    if chosen {
        return match reasons.first() {
            _ if by_hand => Plain::ChosenByHand,
            Some(Reason::Drawn { .. } | Reason::Instead) => Plain::ChosenByLot,
            _ => Plain::Chosen,
        };
    }
    if by_hand {
        return Plain::Weighed;
    }
    match reasons.first() {
        Some(Reason::Barred(Barred::BelowLine { .. })) => Plain::Line,
        Some(Reason::Barred(Barred::FewReviews { .. } | Barred::Conflicts)) => Plain::Reviews,
        Some(Reason::Drawn { .. } | Reason::NotDrawn { .. } | Reason::Instead) => Plain::Lot,
        Some(Reason::Closed(rule)) => match rule.category() {
            pool::MUNICIPALITY => Plain::Municipality,
            pool::ORGANISATION => Plain::Organisation,
            pool::ROLE => Plain::Role,
            _ => Plain::Mix,
        },
        Some(Reason::Kept { .. } | Reason::Needed(_)) => Plain::Mix,
        Some(
            Reason::ByScore | Reason::Next { .. } | Reason::OnlyOne | Reason::Below { .. } | Reason::AllHeld,
        )
        | None => Plain::Score,
    }
}
