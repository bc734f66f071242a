//! Who sits where and why, and what is wrong with it.

use std::collections::BTreeMap;

use kernel::seating::{Seating, assess};
use store::db::Tx;

use super::basis::{Basis, Coded};
use super::change::{self, Latest};
use super::wish::Wanted;
use crate::actor::{Actor, Right};
use crate::circle::{self, Circle, seat};
use crate::dialogue::Dialogue;
use crate::error::Result;
use crate::registration::Registration;

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

/// The number of the circle in which each person sits; `None` where the dialogue has no circles.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn numbers(
    tx: &mut Tx,
    actor: &Actor,
    dialogue: &Dialogue,
) -> Result<Option<BTreeMap<String, u32>>> {
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
            .filter_map(|s| Some((s.registration_id, number(&s.circle_id)?)))
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
}

impl Basis {
    /// Why people sit where they do; `None` where nobody sits anywhere.
    pub fn explain(&self) -> Option<Explained> {
        let sits = |p: &&Registration| self.seat_of(&p.id).is_some();
        let people: Vec<&Registration> = self.people.iter().filter(sits).collect();
        let mut coded = self.problem(&people, self.circles.len());
        let circles: Vec<Vec<String>> = self
            .circles
            .iter()
            .map(|c| {
                let there = self.seats.iter().filter(|s| s.circle_id == c.id);
                there.map(|s| s.registration_id.clone()).collect()
            })
            .collect();
        let seating = match assess(&coded.problem, &circles) {
            Ok(seating) => seating,
            Err(_) => {
                // Wishes that contradict each other explain nothing.
                coded.problem.conditions.keep_apart.clear();
                coded.problem.conditions.keep_together.clear();
                assess(&coded.problem, &circles).ok()?
            }
        };
        let broken = self.broken(&coded, &seating);
        Some(Explained {
            coded,
            seating,
            broken,
        })
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
