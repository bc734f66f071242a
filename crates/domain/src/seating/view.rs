//! Who sits where and why, and what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::seating::{Seating, assess};
use store::db::Tx;

use super::basis::{Basis, Coded};
use super::change::{self, Latest};
use super::need::Ready;
use super::wish::Wanted;
use crate::actor::{Actor, Right};
use crate::circle::{self, Circle, seat};
use crate::dialogue::Dialogue;
use crate::error::Result;

/// The seating of a dialogue.
#[derive(Debug, Clone)]
pub struct View {
    /// The circles, by number.
    pub circles: Vec<Circle>,
    /// How many people sit in each of them.
    pub counts: Vec<u32>,
    /// The people; `None` for members who do not see them.
    pub people: Option<Basis>,
    /// What can be undone next; `None` where nothing can.
    pub latest: Option<Latest>,
}

/// The seating of a dialogue as it stands.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn view(tx: &mut Tx, actor: &Actor, dialogue: &Dialogue) -> Result<View> {
    actor.need(&dialogue.organisation_id, Right::SeePlan)?;
    let basis = Basis::load(tx, dialogue).await?;
    let latest = change::latest(tx, &dialogue.id, &basis.circles).await?;
    let sees = actor.may(&dialogue.organisation_id, Right::SeePeople);
    let count = |c: &Circle| basis.seats.iter().filter(|s| s.circle_id == c.id).count();
    Ok(View {
        counts: basis
            .circles
            .iter()
            .map(|c| u32::try_from(count(c)).unwrap_or(u32::MAX))
            .collect(),
        circles: basis.circles.clone(),
        latest: latest.filter(|_| actor.may(&dialogue.organisation_id, Right::CheckIn)),
        people: sees.then_some(basis),
    })
}

/// The number of the circle in which each person sits, and those of later rounds after it; `None` where the dialogue has
/// no circles.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn numbers(
    tx: &mut Tx,
    actor: &Actor,
    dialogue: &Dialogue,
) -> Result<Option<BTreeMap<String, Vec<u32>>>> {
    actor.need(&dialogue.organisation_id, Right::SeePeople)?;
    let circles = circle::list(tx, &dialogue.id).await?;
    if circles.is_empty() {
        return Ok(None);
    }
    let seats = seat::of_dialogue(tx, &dialogue.id).await?;
    let number = |id: &str| circles.iter().find(|c| c.id == id).map(|c| c.number);
    Ok(Some(
        seats
            .into_iter()
            .filter_map(|s| {
                let first = number(&s.circle_id)?;
                Some((s.registration_id, std::iter::once(first).chain(s.later).collect()))
            })
            .collect(),
    ))
}

/// Something that does not hold in the seating as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// Nothing that all in this circle speak.
    NoLanguage {
        /// Index of the circle.
        circle: usize,
    },
    /// Two who are not to sit together do.
    NotApart {
        /// Index of the circle.
        circle: usize,
        /// Their registrations.
        of: (String, String),
    },
    /// Two who are to sit together do not.
    NotTogether {
        /// Their registrations.
        of: (String, String),
    },
    /// Fewer people than a circle should have.
    Few {
        /// Index of the circle.
        circle: usize,
        /// At least so many.
        least: u32,
    },
    /// More.
    Many {
        /// Index of the circle.
        circle: usize,
        /// At most so many.
        most: u32,
    },
    /// Somebody sits in a circle that is not made ready for what they need.
    NotReady {
        /// Index of the circle.
        circle: usize,
        /// Index of the need.
        need: usize,
        /// Their registration.
        id: String,
    },
    /// Those who have a need sit in more circles than can be made ready for it.
    ManyReady {
        /// Indices of the circles, of all rounds.
        circles: Vec<usize>,
        /// Index of the need.
        need: usize,
        /// At most so many can be made ready.
        most: u32,
    },
}

/// Why people sit where they do.
#[derive(Debug, Clone)]
pub struct Explained {
    /// What its numbers stand for.
    pub coded: Coded,
    /// Reasons, mixes and the gap, of the seating as it stands.
    pub seating: Seating,
    /// What does not hold.
    pub broken: Vec<Broken>,
    /// Indices of the needs for which each circle is made ready.
    pub ready: Vec<Vec<usize>>,
}

impl Basis {
    /// Why people sit where they do in a round, from 0; `None` where nobody sits anywhere.
    pub fn explain(&self, round: usize) -> Option<Explained> {
        let circles = self.round(round);
        let mut coded = self.problem(&self.among(&circles, |_| false), self.circles.len());
        // By hand people are put into the first round.
        if round > 0 {
            coded.problem.conditions.pinned.clear();
        }
        let seating = match assess(&coded.problem, &circles) {
            Ok(seating) => seating,
            Err(_) => {
                // Wishes that contradict each other explain nothing.
                coded.problem.conditions.keep_apart.clear();
                coded.problem.conditions.keep_together.clear();
                assess(&coded.problem, &circles).ok()?
            }
        };
        let ready: Vec<_> = self.needs.iter().map(|need| self.ready(need)).collect();
        let mut broken = self.broken(&coded, &seating);
        self.unready(&seating, &ready, round == 0, &mut broken);
        let of = |circle| {
            let needs = ready.iter().enumerate().filter(|(_, at)| at.contains(&circle));
            needs.map(|(need, _)| need).collect()
        };
        Some(Explained {
            coded,
            ready: (0..seating.circles.len()).map(of).collect(),
            seating,
            broken,
        })
    }

    /// What people need and do not have where they sit; `all` also what cannot be had at all.
    fn unready(&self, seating: &Seating, ready: &[BTreeSet<usize>], all: bool, broken: &mut Vec<Broken>) {
        for (need, (stated, at)) in self.needs.iter().zip(ready).enumerate() {
            match &stated.ready {
                Ready::AtMost(most) => {
                    if all && at.len() > usize::try_from(*most).unwrap_or(usize::MAX) {
                        broken.push(Broken::ManyReady {
                            circles: at.iter().copied().collect(),
                            need,
                            most: *most,
                        });
                    }
                }
                Ready::These(_) => {
                    for (circle, ids) in seating
                        .circles
                        .iter()
                        .enumerate()
                        .filter(|(c, _)| !at.contains(c))
                    {
                        let with = ids.iter().filter(|id| stated.people.contains(id));
                        broken.extend(with.map(|id| Broken::NotReady {
                            circle,
                            need,
                            id: id.clone(),
                        }));
                    }
                }
            }
        }
    }

    fn broken(&self, coded: &Coded, seating: &Seating) -> Vec<Broken> {
        let mut broken = Vec::new();
        let speaks = coded.problem.conditions.shared_language && !coded.languages.is_empty();
        for (circle, (ids, summary)) in seating.circles.iter().zip(&seating.summaries).enumerate() {
            let size = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            if speaks && size > 0 && summary.languages.is_empty() {
                broken.push(Broken::NoLanguage { circle });
            }
            if size < self.size.0 {
                let least = self.size.0;
                broken.push(Broken::Few { circle, least });
            }
            if size > self.size.1 {
                let most = self.size.1;
                broken.push(Broken::Many { circle, most });
            }
        }
        let at = |id: &str| seating.circles.iter().position(|c| c.iter().any(|x| x == id));
        for wish in &self.wishes {
            let of = wish.of.clone();
            match (wish.wanted, at(&of.0), at(&of.1)) {
                (Wanted::Apart, Some(circle), Some(b)) if circle == b => {
                    broken.push(Broken::NotApart { circle, of });
                }
                (Wanted::Together, Some(a), Some(b)) if a != b => broken.push(Broken::NotTogether { of }),
                _ => {}
            }
        }
        broken
    }
}
