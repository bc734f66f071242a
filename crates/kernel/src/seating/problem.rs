//! What is asked: the people, the circles, and the conditions that must hold.

/// Somebody who is to sit in a circle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Unlike everybody else's. People are put in the order of their ids first, so the order of rows never matters.
    pub id: String,
    /// One code per field, the same fields for everybody. `None` is "did not say", which is spread like any other value.
    pub attributes: Vec<Option<u32>>,
    /// Can lead a circle.
    pub can_facilitate: bool,
    /// Can write down what is said.
    pub can_scribe: bool,
    /// Languages they can talk in; empty is "any", for those of whom nothing is known.
    pub languages: Vec<u32>,
    /// Access needs that a circle must be made ready for, such as an interpreter or a step-free room.
    pub needs: Vec<u32>,
}

/// How few and how many people a circle may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// At least so many. Every circle is used, so 0 counts as 1.
    pub least: usize,
    /// At most so many.
    pub most: usize,
}

/// The circles there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Circles {
    /// So many circles, whose sizes differ by one at most.
    Even(usize),
    /// Limits for each circle. Sizes are kept as even as limits and conditions let them be.
    Limits(Vec<Limits>),
}

impl Circles {
    /// How many circles there are.
    pub fn count(&self) -> usize {
        match self {
            Self::Even(count) => *count,
            Self::Limits(limits) => limits.len(),
        }
    }
}

/// Where people with an access need can sit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ready {
    /// So many circles can be made ready, whichever they are (two interpreters: two circles).
    AtMost(usize),
    /// These circles are ready (the ones in the step-free room), counted from 0.
    These(Vec<usize>),
}

/// An access need, and the circles that can serve it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The code used in [`Person::needs`].
    pub need: u32,
    /// The circles for it.
    pub ready: Ready,
}

/// What must hold, whatever it costs in differences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Each circle has somebody who can lead it.
    pub facilitator_each: bool,
    /// Each circle has somebody who can write; where a facilitator is asked for too, somebody else than the facilitator.
    pub scribe_each: bool,
    /// In each circle there is a language in which all can talk.
    pub shared_language: bool,
    /// Needs for which circles are made ready. A need that is not named here puts no condition on anybody.
    pub access: Vec<Access>,
    /// Ids of people who sit in one circle. Groups that share somebody become one.
    pub keep_together: Vec<Vec<String>>,
    /// Pairs of ids who do not sit in one circle.
    pub keep_apart: Vec<(String, String)>,
    /// People put in a circle by hand, counted from 0.
    pub pinned: Vec<(String, usize)>,
}

/// People, circles and conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// In any order.
    pub people: Vec<Person>,
    /// How much a difference in each field counts; 0 leaves the field out. At most 1,000,000.
    pub weights: Vec<u32>,
    /// The circles.
    pub circles: Circles,
    /// What must hold.
    pub conditions: Conditions,
}

/// How long to search. Counted in steps and never in time, so that a slow machine finds the same seating as a fast one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Steps of the search for each person. The search stops before, once nothing better is possible.
    pub steps_per_person: u32,
}

impl Effort {
    /// For a change while people wait.
    pub const QUICK: Self = Self {
        steps_per_person: 2_000,
    };
    /// For a dialogue or an assembly.
    pub const NORMAL: Self = Self {
        steps_per_person: 20_000,
    };
    /// For when every last pair matters.
    pub const THOROUGH: Self = Self {
        steps_per_person: 200_000,
    };
}

impl Default for Effort {
    fn default() -> Self {
        Self::NORMAL
    }
}
