//! How many agree, pass and disagree.

use super::view::View;

/// Votes on one statement, of everybody or of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many agree.
    pub agree: u32,
    /// How many saw it and let it go by.
    pub pass: u32,
    /// How many disagree.
    pub disagree: u32,
}

impl Tally {
    /// How many saw it.
    #[must_use]
    pub const fn seen(self) -> u32 {
        self.agree + self.pass + self.disagree
    }

    /// Agrees less disagrees.
    #[must_use]
    pub const fn sum(self) -> i64 {
        self.agree as i64 - self.disagree as i64
    }

    /// The mean vote, 0 where there is none.
    pub(super) fn mean(self) -> f64 {
        if self.seen() == 0 {
            0.0
        } else {
            self.sum() as f64 / f64::from(self.seen())
        }
    }

    pub(super) const fn count(&mut self, code: u8) -> &mut u32 {
        match code {
            0 => &mut self.disagree,
            1 => &mut self.pass,
            _ => &mut self.agree,
        }
    }

    /// Of everybody but those counted in `part`.
    pub(super) const fn without(self, part: Self) -> Self {
        Self {
            agree: self.agree - part.agree,
            pass: self.pass - part.pass,
            disagree: self.disagree - part.disagree,
        }
    }

    /// Of both.
    pub(super) const fn with(self, other: Self) -> Self {
        Self {
            agree: self.agree + other.agree,
            pass: self.pass + other.pass,
            disagree: self.disagree + other.disagree,
        }
    }
}

/// By column, of everybody.
pub(super) fn everybody(view: &View<'_>) -> Vec<Tally> {
    by_group(view, 1, |_| Some(0)).pop().unwrap_or_default()
}

/// By group, then by column. Who has no group is left out.
pub(super) fn by_group(
    view: &View<'_>,
    groups: usize,
    of: impl Fn(usize) -> Option<usize>,
) -> Vec<Vec<Tally>> {
    // By column and group and code: a person's votes go to one group.
    let mut counts = vec![[0_u32; 3]; groups * view.width()];
    for p in 0..view.height() {
        if let Some(g) = of(p) {
            let counts = &mut counts[g * view.width()..(g + 1) * view.width()];
            for (c, code) in view.row(p) {
                counts[c][usize::from(code.min(2))] += 1;
            }
        }
    }
    (0..groups)
        .map(|g| {
            (counts[g * view.width()..(g + 1) * view.width()].iter())
                .map(|[disagree, pass, agree]| Tally {
                    agree: *agree,
                    pass: *pass,
                    disagree: *disagree,
                })
                .collect()
        })
        .collect()
}
