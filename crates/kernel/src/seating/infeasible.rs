//! Why there is no seating: which conditions contradict each other.

/// A kind of condition, for saying which ones cannot hold at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The sizes of circles.
    Sizes,
    /// A facilitator in each.
    Facilitators,
    /// A scribe in each.
    Scribes,
    /// A shared language in each.
    Language,
    /// Circles that are ready for access needs.
    Access,
    /// Keep together.
    Together,
    /// Keep apart.
    Apart,
    /// Put in a circle by hand.
    Pinned,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Kind::Sizes => "sizes of circles",
            Kind::Facilitators => "a facilitator in each",
            Kind::Scribes => "a scribe in each",
            Kind::Language => "a shared language",
            Kind::Access => "circles made ready",
            Kind::Together => "keep together",
            Kind::Apart => "keep apart",
            Kind::Pinned => "put in a circle by hand",
        })
    }
}

/// One thing that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// There is nobody to seat.
    #[error("there is nobody to seat")]
    Nobody,
    /// The same id twice.
    #[error("the id {0} is there twice")]
    SameId(String),
    /// A person with more or fewer fields than there are weights.
    #[error("{id} has {found} fields, and there are {expected}")]
    Fields {
        /// Whose.
        id: String,
        /// Weights given.
        expected: usize,
        /// Codes given.
        found: usize,
    },
    /// A number beyond what can be counted with.
    #[error("a weight, a number of languages (64) or of circles is too large")]
    TooLarge,
    /// A condition names somebody who is not there.
    #[error("a condition names {0}, who is not there")]
    Unknown(String),
    /// A condition names a circle that is not there.
    #[error("there is no circle {0}")]
    NoSuchCircle(usize),
    /// The people do not fit the circles.
    #[error("{people} people do not fit circles that hold {least} to {most}")]
    Sizes {
        /// People to seat.
        people: usize,
        /// Sum of the least sizes.
        least: usize,
        /// Sum of the most.
        most: usize,
    },
    /// Too few who can lead.
    #[error("{there} people can facilitate, for {circles} circles")]
    Facilitators {
        /// Who can.
        there: usize,
        /// Circles.
        circles: usize,
    },
    /// Too few who can write.
    #[error("{there} people can be scribe, for {circles} circles")]
    Scribes {
        /// Who can.
        there: usize,
        /// Circles.
        circles: usize,
    },
    /// Enough of either, but the same people.
    #[error("{there} people can facilitate or be scribe, and {circles} circles need two each")]
    Roles {
        /// Who can do one or both.
        there: usize,
        /// Circles.
        circles: usize,
    },
    /// A group that is larger than any circle.
    #[error("{} people are to stay together, and a circle holds at most {most}", .group.len())]
    GroupTooLarge {
        /// Ids.
        group: Vec<String>,
        /// The largest circle.
        most: usize,
    },
    /// Somebody to be kept apart from somebody they are kept together with, or are put beside by hand.
    #[error("{0} and {1} are to be apart and in one circle")]
    ApartInOne(String, String),
    /// People in one circle, by hand or kept together, without a language for all.
    #[error("there is no language in which all of these can talk: {}", .0.join(", "))]
    NoSharedLanguage(Vec<String>),
    /// More people put in a circle by hand than it holds.
    #[error("{there} people are put in circle {circle}, which holds {most}")]
    PinnedTooMany {
        /// The circle, from 0.
        circle: usize,
        /// People put there.
        there: usize,
        /// What it holds.
        most: usize,
    },
    /// Too little room in the circles that are ready for a need.
    #[error("{people} people have need {need}, and the circles ready for it hold {room}")]
    AccessRoom {
        /// The need.
        need: u32,
        /// Who has it.
        people: usize,
        /// Places in the circles that are ready.
        room: usize,
    },
    /// No circle for somebody: what they need and where they were put, or those they stay with, do not go together.
    #[error("no circle is left for {0}")]
    NoCircleFor(String),
    /// More people who are all to be apart from each other than there are circles.
    #[error("{} people are all to be apart from each other, in {circles} circles", .people.len())]
    ApartFromEachOther {
        /// Ids.
        people: Vec<String>,
        /// Circles.
        circles: usize,
    },
    /// Each can be met, but no way was found to meet all of them at once. Without any one of these a seating was found
    /// (or, if none is that decisive, these are all that were asked for).
    #[error("these conditions could not be met at once: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    AtOnce(Vec<Kind>),
}

impl Conflict {
    /// What is asked makes no sense as it stands, whatever the people and the circles.
    pub fn is_fault(&self) -> bool {
        match self {
            Conflict::Nobody
            | Conflict::SameId(_)
            | Conflict::Fields { .. }
            | Conflict::TooLarge
            | Conflict::Unknown(_)
            | Conflict::NoSuchCircle(_) => true,
            Conflict::Sizes { .. }
            | Conflict::Facilitators { .. }
            | Conflict::Scribes { .. }
            | Conflict::Roles { .. }
            | Conflict::GroupTooLarge { .. }
            | Conflict::ApartInOne(..)
            | Conflict::NoSharedLanguage(_)
            | Conflict::PinnedTooMany { .. }
            | Conflict::AccessRoom { .. }
            | Conflict::NoCircleFor(_)
            | Conflict::ApartFromEachOther { .. }
            | Conflict::AtOnce(_) => false,
        }
    }
}

/// There is no seating, or none was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no seating: {}", .conflicts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct Infeasible {
    /// What stands in the way, at least one.
    pub conflicts: Vec<Conflict>,
    /// Whether it is certain that there is none; otherwise the search did not find one.
    pub proven: bool,
}

impl Infeasible {
    pub(super) fn proven(conflicts: Vec<Conflict>) -> Self {
        Self {
            conflicts,
            proven: true,
        }
    }
}
