//! Sharing a dialogue's time among the steps.

use super::{Method, Phase};

/// How many minutes each step gets, in the order of the method's steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Minutes per step; they add up to the length that was asked for.
    pub minutes: Vec<u32>,
}

/// Why the time cannot be shared so, by what the host can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The dialogue is too short for the method: take more time, or another method.
    #[error("the method needs at least {least} minutes")]
    TooShort {
        /// The shortest that fits, in minutes.
        least: u32,
    },
    /// The dialogue is longer than the method carries: take less time, or hold two.
    #[error("the method carries at most {most} minutes")]
    TooLong {
        /// The longest, in minutes.
        most: u32,
    },
    /// The list of pinned minutes is for another method or version.
    #[error("the method has {expected} steps")]
    OtherSteps {
        /// How many steps the method has.
        expected: usize,
    },
    /// A step was set below its own least: give it that, or leave it out by taking another method.
    #[error("step {step} needs at least {least} minutes")]
    PinnedBelowLeast {
        /// Which step, from 0.
        step: usize,
        /// What it needs, in minutes.
        least: u32,
    },
    /// What was set by hand leaves too little for the rest: take away so much, or lengthen the dialogue by it.
    #[error("{by} minutes too many are set by hand")]
    PinnedTooMuch {
        /// By how many minutes.
        by: u32,
    },
    /// Every step was set by hand and time is left over: add so much, or shorten the dialogue by it.
    #[error("{by} minutes are left over")]
    PinnedTooLittle {
        /// By how many minutes.
        by: u32,
    },
    /// The closing does not fit into the dialogue beside the least of the other steps.
    #[error("the closing can take at most {most} minutes")]
    ClosingTooLong {
        /// The longest that the closing may be, in minutes.
        most: u32,
    },
    /// The closing was set shorter than the method allows.
    #[error("the closing needs at least {least} minutes")]
    ClosingTooShort {
        /// The shortest that the closing may be, in minutes.
        least: u32,
    },
}

/// A step while the time is being shared.
struct Slot {
    minutes: u64,
    usual: u64,
    closing: bool,
    pinned: bool,
}

/// Shares `total` minutes among the steps of `method`.
///
/// `pinned` holds, per step, the minutes that the host set by hand (an empty list if none). The minutes add up to
/// `total`, pinned steps have exactly what was set, no step is under its least, and the closing keeps its share
/// ([`Method::closing_least`], rounded up). Otherwise the steps keep the proportions of their usual minutes; at the
/// usual length with nothing pinned they are exactly the usual ones.
///
/// The remainders are given out minute by minute, each to the step that is furthest behind its proportion
/// (Sainte-Laguë's way, the earlier step first when equal) and not by the largest remainder: so a longer dialogue
/// never shortens a step, which largest remainders cannot promise.
///
/// # Errors
/// See [`PlanError`].
pub fn plan(method: &Method, total: u32, pinned: &[Option<u32>]) -> Result<Plan, PlanError> {
    let mut slots = slots(method, pinned)?;
    check_fits(method, total, &slots)?;

    let share = |total: u64| u64::from(method.closing_least.of_total(narrow(total)));
    let closing = |slots: &[Slot]| sum(slots, |slot| slot.closing);
    let start = sum(&slots, |_| true);
    for spent in start..u64::from(total) {
        let closing_first = closing(&slots) < share(spent + 1);
        let free = slots
            .iter_mut()
            .filter(|slot| !slot.pinned && (slot.closing || !closing_first));
        // Behind its proportion: usual / (minutes + 1/2), compared without fractions.
        let next = free.reduce(|best, slot| {
            if slot.usual * (2 * best.minutes + 1) > best.usual * (2 * slot.minutes + 1) {
                slot
            } else {
                best
            }
        });
        if let Some(slot) = next {
            slot.minutes += 1;
        }
    }
    Ok(Plan {
        minutes: slots.iter().map(|slot| narrow(slot.minutes)).collect(),
    })
}

/// The steps with what they have before anything is shared: their least, or what was pinned.
fn slots(method: &Method, pinned: &[Option<u32>]) -> Result<Vec<Slot>, PlanError> {
    let expected = method.steps.len();
    if !pinned.is_empty() && pinned.len() != expected {
        return Err(PlanError::OtherSteps { expected });
    }
    let pins = pinned.iter().copied().chain(std::iter::repeat(None));
    let slot = |(index, (step, pin)): (usize, (&super::Step, Option<u32>))| match pin {
        Some(minutes) if minutes < step.least => Err(PlanError::PinnedBelowLeast {
            step: index,
            least: step.least,
        }),
        _ => Ok(Slot {
            minutes: pin.unwrap_or(step.least).into(),
            usual: step.minutes.into(),
            closing: step.phase == Phase::Closing,
            pinned: pin.is_some(),
        }),
    };
    method.steps.iter().zip(pins).enumerate().map(slot).collect()
}

/// Whether the time can be shared at all; afterwards sharing cannot fail.
fn check_fits(method: &Method, total: u32, slots: &[Slot]) -> Result<(), PlanError> {
    let length = method.minutes;
    if total > length.most {
        return Err(PlanError::TooLong { most: length.most });
    }
    let least = |closing: bool| -> u64 {
        let steps = method
            .steps
            .iter()
            .filter(|step| (step.phase == Phase::Closing) == closing);
        steps.map(|step| u64::from(step.least)).sum()
    };
    let share = u64::from(method.closing_least.of_total(total));
    let floor = narrow(least(false) + least(true).max(share)).max(length.least);
    if total < floor {
        return Err(PlanError::TooShort { least: floor });
    }

    let total = u64::from(total);
    let closing = sum(slots, |slot| slot.closing);
    let others = sum(slots, |slot| !slot.closing);
    let most = total.saturating_sub(least(false));
    if closing > most {
        return Err(PlanError::ClosingTooLong { most: narrow(most) });
    }
    if closing < share && slots.iter().all(|slot| slot.pinned || !slot.closing) {
        return Err(PlanError::ClosingTooShort { least: narrow(share) });
    }
    let needed = others + closing.max(share);
    if needed > total {
        return Err(PlanError::PinnedTooMuch {
            by: narrow(needed - total),
        });
    }
    if needed < total && slots.iter().all(|slot| slot.pinned) {
        return Err(PlanError::PinnedTooLittle {
            by: narrow(total - needed),
        });
    }
    Ok(())
}

fn sum(slots: &[Slot], which: impl Fn(&Slot) -> bool) -> u64 {
    slots
        .iter()
        .filter(|slot| which(slot))
        .map(|slot| slot.minutes)
        .sum()
}

/// Minutes are small; what is not is shown as the largest number there is.
fn narrow(minutes: u64) -> u32 {
    u32::try_from(minutes).unwrap_or(u32::MAX)
}
