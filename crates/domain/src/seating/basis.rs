//! All that a seating follows from, read at once: people, circles, seats, wishes, and what the host chose.

use std::collections::{BTreeMap, BTreeSet};

use kernel::place::State;
use kernel::seating::{Access, Circles, Conditions, Limits, Person, Problem, Ready as Places};
use store::db::Tx;

use super::need::{self, Need, Ready};
use super::settings::{self, Mixed, Settings, Weight, Whom};
use super::wish::{self, Wanted, Wish};
use crate::circle::seat::{self, Sitter};
use crate::circle::{self, Circle};
use crate::crew::{self, Duty};
use crate::dialogue::field::{self, Field};
use crate::dialogue::{Dialogue, invitee};
use crate::error::Result;
use crate::registration::{self, Registration};

/// What a seating follows from. Two that are equal lead to the same seating.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    /// What the host chose.
    pub settings: Settings,
    /// What could be mixed: what registration asks, and the invitee kind where there are kinds.
    pub mixable: Vec<Mixed>,
    /// Whether people are asked for their languages.
    pub asks_languages: bool,
    /// Everybody who registered.
    pub people: Vec<Registration>,
    /// Who sits where.
    pub seats: Vec<Sitter>,
    /// The circles, by number.
    pub circles: Vec<Circle>,
    /// Wishes.
    pub wishes: Vec<Wish>,
    /// Access needs, by name.
    pub needs: Vec<Need>,
    /// Whether people are asked what they need in order to take part.
    pub asks_access: bool,
    /// How many of the crew lead.
    pub facilitators: u32,
    /// How few and how many people a circle should have.
    pub size: (u32, u32),
}

/// The problem in the kernel's numbers, and what the numbers stand for.
#[derive(Debug, Clone)]
pub struct Coded {
    /// The problem.
    pub problem: Problem,
    /// What is mixed, by the kernel's field.
    pub fields: Vec<Mixed>,
    /// The values of each field, by code, as somebody wrote them; of invitee kinds their ids.
    pub values: Vec<Vec<String>>,
    /// Languages, by code.
    pub languages: Vec<String>,
}

impl Basis {
    /// Reads it, for code that has checked who asks.
    pub(super) async fn load(tx: &mut Tx, dialogue: &Dialogue) -> Result<Basis> {
        let id = &dialogue.id;
        let asked: Vec<Field> = field::list(tx, id).await?.into_iter().map(|a| a.field).collect();
        let kinds = !invitee::list(tx, id).await?.is_empty();
        let mixable = Mixed::ALL
            .into_iter()
            .filter(|m| m.field().map_or(kinds, |f| asked.contains(&f)))
            .collect();
        let crew = crew::list(tx, id).await?;
        let leads = crew.iter().filter(|h| h.duty == Duty::Facilitator).count();
        Ok(Basis {
            settings: settings::load(tx, dialogue).await?,
            mixable,
            asks_languages: asked.contains(&Field::Languages),
            people: registration::all(tx, id).await?,
            seats: seat::of_dialogue(tx, id).await?,
            circles: circle::list(tx, id).await?,
            wishes: wish::list(tx, id).await?,
            needs: need::list(tx, id).await?,
            asks_access: asked.contains(&Field::Access),
            facilitators: u32::try_from(leads).unwrap_or(u32::MAX),
            size: (dialogue.places.circle_least, dialogue.places.circle_most),
        })
    }

    /// Whether a circle was opened: from then on nobody is moved but by hand.
    pub fn begun(&self) -> bool {
        self.circles.iter().any(|c| c.opened_at.is_some())
    }

    /// Whether somebody is to have a seat.
    pub fn seats_them(&self, person: &Registration) -> bool {
        match self.settings.whom {
            Whom::Here => person.state == State::Attended,
            Whom::Holders => person.state.holds_place(),
        }
    }

    /// Somebody's seat.
    pub fn seat_of(&self, id: &str) -> Option<&Sitter> {
        self.seats.iter().find(|s| s.registration_id == id)
    }

    /// A circle.
    pub fn circle(&self, id: &str) -> Option<&Circle> {
        self.circles.iter().find(|c| c.id == id)
    }

    /// Those who are to have a seat and have none.
    pub fn late(&self) -> impl Iterator<Item = &Registration> {
        let without = |p: &&Registration| self.seats_them(p) && self.seat_of(&p.id).is_none();
        self.people.iter().filter(without)
    }

    /// Those who have a seat and are not to have one. Who sat in a circle that is over did sit there.
    pub fn gone(&self) -> impl Iterator<Item = &Registration> {
        self.people.iter().filter(|p| {
            let over = |s: &Sitter| self.circle(&s.circle_id).is_some_and(|c| c.closed_at.is_some());
            !self.seats_them(p) && self.seat_of(&p.id).is_some_and(|s| !over(s))
        })
    }

    /// How many circles there should be for so many people: as many as there are facilitators, within what the size
    /// of circles allows.
    pub fn usual_count(&self, people: usize) -> u32 {
        let people = u32::try_from(people).unwrap_or(u32::MAX);
        let (least, most) = (self.size.0.max(1), self.size.1.max(1));
        let fewest = people.div_ceil(most).max(1);
        self.facilitators
            .min(people / least)
            .max(fewest)
            .min(circle::MOST)
    }

    /// What counts in a person, in a form in which equal values are equal.
    fn value(mixed: Mixed, person: &Registration) -> Option<(String, String)> {
        let Some(field) = mixed.field() else {
            let id = person.kind_id.clone()?;
            return Some((id.clone(), id));
        };
        let answer = person.answers.get(&field)?;
        // Who would rather not say has not said.
        let said = !(field == Field::Gender && answer == "unsaid");
        said.then(|| (kernel::text::fold(answer), answer.clone()))
    }

    /// The problem of seating these people in so many circles, with those of them pinned who were put there by hand.
    pub(super) fn problem(&self, people: &[&Registration], circles: usize) -> Coded {
        let (mut fields, mut values, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        let mut codes: Vec<BTreeMap<String, (u32, String)>> = Vec::new();
        for mixed in self.mixable.iter().copied() {
            let weight = self.settings.weight(mixed);
            let mut found: BTreeMap<String, (u32, String)> = BTreeMap::new();
            let mut unsaid = false;
            for person in people {
                match Basis::value(mixed, person) {
                    Some((key, shown)) => {
                        found.entry(key).or_insert((0, shown));
                    }
                    None => unsaid = true,
                }
            }
            // Where all are the same there is nothing to mix.
            if weight == Weight::None || found.len() + usize::from(unsaid) < 2 {
                continue;
            }
            for (code, value) in (0..).zip(found.values_mut()) {
                value.0 = code;
            }
            fields.push(mixed);
            weights.push(weight.counts());
            values.push(found.values().map(|(_, shown)| shown.clone()).collect());
            codes.push(found);
        }
        let spoken = |person: &Registration| -> Vec<String> {
            let answer = person
                .answers
                .get(&Field::Languages)
                .filter(|_| self.asks_languages);
            answer.map_or_else(Vec::new, |a| a.split_whitespace().map(str::to_owned).collect())
        };
        let languages: Vec<String> = people
            .iter()
            .flat_map(|p| spoken(p))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let code = |language: &String| {
            languages
                .binary_search(language)
                .ok()
                .and_then(|i| u32::try_from(i).ok())
        };
        let coded = |person: &&Registration| Person {
            id: person.id.clone(),
            attributes: fields
                .iter()
                .zip(&codes)
                .map(|(mixed, codes)| Some(codes.get(&Basis::value(*mixed, person)?.0)?.0))
                .collect(),
            languages: spoken(person).iter().filter_map(code).collect(),
            needs: (0..)
                .zip(&self.needs)
                .filter(|(_, need)| need.people.contains(&person.id))
                .map(|(code, _)| code)
                .collect(),
            ..Person::default()
        };
        let conditions = self.conditions(people, circles);
        Coded {
            problem: Problem {
                people: people.iter().map(coded).collect(),
                weights,
                circles: sizes(people.len(), circles, &conditions.pinned),
                conditions,
            },
            fields,
            values,
            languages,
        }
    }

    fn conditions(&self, people: &[&Registration], circles: usize) -> Conditions {
        let here = |id: &str| people.iter().any(|p| p.id == id);
        let mut conditions = Conditions {
            shared_language: self.settings.shared_language && self.asks_languages,
            ..Conditions::default()
        };
        for Wish { of: (a, b), wanted } in self.wishes.iter().filter(|w| here(&w.of.0) && here(&w.of.1)) {
            match wanted {
                Wanted::Together => conditions.keep_together.push(vec![a.clone(), b.clone()]),
                Wanted::Apart => conditions.keep_apart.push((a.clone(), b.clone())),
            }
        }
        conditions.access = (0..)
            .zip(&self.needs)
            .map(|(need, stated)| Access {
                need,
                ready: places(&stated.ready, circles),
            })
            .collect();
        let pinned = self.seats.iter().filter(|s| s.pinned && here(&s.registration_id));
        conditions.pinned = pinned
            .filter_map(|s| {
                let at = self.circles.iter().position(|c| c.id == s.circle_id)?;
                (at < circles).then(|| (s.registration_id.clone(), at))
            })
            .collect();
        conditions
    }
}

/// Where a need can be met among so many circles, by their indices.
fn places(ready: &Ready, circles: usize) -> Places {
    let index = |number: &u32| usize::try_from(number.checked_sub(1)?).ok();
    match ready {
        Ready::AtMost(n) => Places::AtMost(usize::try_from(*n).unwrap_or(usize::MAX)),
        Ready::These(numbers) => Places::These(
            numbers
                .iter()
                .filter_map(index)
                .filter(|at| *at < circles)
                .collect(),
        ),
    }
}

/// Circles as even as can be; one that more people were put in by hand than that holds them, and the others share the
/// rest.
fn sizes(people: usize, circles: usize, pinned: &[(String, usize)]) -> Circles {
    let (low, high) = (people / circles.max(1), people.div_ceil(circles.max(1)));
    let by_hand: Vec<usize> = (0..circles)
        .map(|c| pinned.iter().filter(|(_, at)| *at == c).count())
        .collect();
    let full: usize = by_hand.iter().filter(|n| **n > low).sum();
    let others = by_hand.iter().filter(|n| **n <= low).count();
    if full == 0 || others == 0 {
        return Circles::Even(circles);
    }
    let rest = people.saturating_sub(full);
    let limits = |n: &usize| {
        if *n > low {
            Limits {
                least: *n,
                most: high.max(*n),
            }
        } else {
            Limits {
                least: low.min(rest / others),
                most: high.max(rest.div_ceil(others)),
            }
        }
    };
    Circles::Limits(by_hand.iter().map(limits).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever people were put where by hand, the sizes hold everybody.
    #[test]
    fn sizes_hold_everybody() {
        for circles in 1..5_usize {
            for people in circles..16 {
                for by_hand in 0..=people {
                    for in_first in 0..=by_hand {
                        let at = |i: usize| if i < in_first { 0 } else { 1 % circles };
                        let pinned: Vec<_> = (0..by_hand).map(|i| (i.to_string(), at(i))).collect();
                        let Circles::Limits(limits) = sizes(people, circles, &pinned) else {
                            continue;
                        };
                        let sum = |of: fn(&Limits) -> usize| limits.iter().map(of).sum::<usize>();
                        assert!(
                            sum(|l| l.least) <= people && people <= sum(|l| l.most),
                            "{limits:?}"
                        );
                        for (c, limit) in limits.iter().enumerate() {
                            let there = pinned.iter().filter(|(_, at)| *at == c).count();
                            assert!(there <= limit.most && limit.least <= limit.most, "{limits:?}");
                        }
                    }
                }
            }
        }
    }
}
