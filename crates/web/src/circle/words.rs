//! Why somebody sits where they do, what is mixed, what does not hold and what cannot be, in words.

use domain::dialogue::invitee::InviteeKind;
use domain::seating::basis::Basis;
use domain::seating::change::What;
use domain::seating::settings::{Mixed, Weight};
use domain::seating::view::{Broken, Explained};
use domain::seating::work::Work;
use kernel::seating::{Conflict, Gap, Infeasible, Kind, Placement, Reason};

use crate::texts::Texts;
use crate::ui::say;

/// The most differences that are named for one person; the largest come first.
const DIFFERENCES: usize = 3;

/// A count for a message.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What is mixed, in a word or two.
pub(super) fn mixed(t: Texts, mixed: Mixed) -> String {
    match mixed {
        Mixed::Kind => t.seating_mixed_kind(),
        Mixed::Connection => t.seating_mixed_connection(),
        Mixed::Place => t.seating_mixed_place(),
        Mixed::Age => t.seating_mixed_age(),
        Mixed::Gender => t.seating_mixed_gender(),
        Mixed::Before => t.seating_mixed_before(),
    }
}

/// How much a difference counts.
pub(super) fn weight(t: Texts, weight: Weight) -> String {
    match weight {
        Weight::None => t.seating_weight_none(),
        Weight::Low => t.seating_weight_low(),
        Weight::Normal => t.seating_weight_normal(),
        Weight::High => t.seating_weight_high(),
    }
}

/// Where somebody sits, round after round: `first` names their circle in the first, `later` are the numbers after it.
pub(crate) fn way(t: Texts, first: String, later: &[u32]) -> String {
    later
        .iter()
        .fold(first, |before, number| t.seating_then(before, *number))
}

/// Numbers of circles as a list.
pub(super) fn listed(numbers: impl IntoIterator<Item = u32>) -> String {
    let numbers: Vec<String> = numbers.into_iter().map(|n| n.to_string()).collect();
    numbers.join(", ")
}

/// What would be taken back.
pub(super) fn undo(t: Texts, what: What) -> String {
    match what {
        What::Composed => t.seating_undo_composed(),
        What::Repaired => t.seating_undo_repaired(),
        What::Late => t.seating_undo_late(),
        What::Moved => t.seating_undo_moved(),
    }
}

/// A number with one digit after the point.
pub(super) fn number(t: Texts, value: f64) -> String {
    let text = format!("{value:.1}");
    if t.language() == "en" {
        text
    } else {
        text.replace('.', ",")
    }
}

/// How far from the best, in a sentence; `None` where nothing is mixed.
pub(super) fn gap(t: Texts, explained: &Explained) -> Option<String> {
    let Gap { percent, proven, .. } = explained.seating.gap;
    if explained.coded.fields.is_empty() {
        return None;
    }
    Some(if proven {
        t.seating_gap_none()
    } else {
        // What is not nothing is not shown as nothing.
        t.seating_gap(number(t, percent.max(0.1)))
    })
}

/// Names of people and values for what a seating says in ids and codes.
pub(super) struct Speaker<'a> {
    pub(super) t: Texts,
    pub(super) basis: &'a Basis,
    pub(super) kinds: &'a [InviteeKind],
    pub(super) explained: &'a Explained,
}

impl Speaker<'_> {
    fn name(&self, id: &str) -> String {
        let person = self.basis.people.iter().find(|p| p.id == id);
        person.map_or_else(String::new, |p| p.name.clone())
    }

    fn names<'i>(&self, ids: impl IntoIterator<Item = &'i String>) -> String {
        ids.into_iter()
            .map(|id| self.name(id))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn at(&self, id: &str) -> Option<usize> {
        self.explained
            .seating
            .circles
            .iter()
            .position(|c| c.iter().any(|x| x == id))
    }

    pub(super) fn field(&self, field: usize) -> Option<Mixed> {
        self.explained.coded.fields.get(field).copied()
    }

    /// Why somebody sits where they do.
    pub(super) fn reasons(&self, placement: &Placement) -> Vec<String> {
        let mut said = Vec::new();
        let mut differences = 0;
        for reason in &placement.reasons {
            if let Reason::Differs { .. } = reason {
                differences += 1;
                if differences > DIFFERENCES {
                    continue;
                }
            }
            said.extend(self.reason(reason, placement.circle));
        }
        said
    }

    fn reason(&self, reason: &Reason, circle: usize) -> Option<String> {
        let t = self.t;
        match reason {
            Reason::Differs { field, from, others } => {
                let what = mixed(t, self.field(*field)?);
                Some(if from == others {
                    t.seating_why_differs_all(what)
                } else {
                    t.seating_why_differs(count(*from), count(*others), what)
                })
            }
            Reason::Language(codes) => {
                let languages = self.languages(codes);
                (!languages.is_empty()).then(|| t.seating_why_language(languages))
            }
            // Only what is so: people moved by hand may sit otherwise than was wished.
            Reason::Together(ids) => {
                let here: Vec<&String> = ids.iter().filter(|id| self.at(id) == Some(circle)).collect();
                (!here.is_empty()).then(|| t.seating_why_together(self.names(here)))
            }
            Reason::Apart(ids) => {
                let elsewhere: Vec<&String> = ids.iter().filter(|id| self.at(id) != Some(circle)).collect();
                (!elsewhere.is_empty()).then(|| t.seating_why_apart(self.names(elsewhere)))
            }
            Reason::Pinned => Some(t.seating_why_pinned()),
            Reason::Access(code) => {
                let need = usize::try_from(*code).ok()?;
                let ready = self.explained.ready.get(circle)?.contains(&need);
                ready.then(|| t.seating_why_need(self.need(need)))
            }
            // Who leads and writes is of the crew.
            Reason::Facilitates | Reason::Scribes => None,
        }
    }

    /// Languages by their codes.
    pub(super) fn languages(&self, codes: &[u32]) -> String {
        let language = |code: &u32| {
            let index = usize::try_from(*code).ok()?;
            let tag = self.explained.coded.languages.get(index)?;
            Some(say::language(self.t, tag))
        };
        codes.iter().filter_map(language).collect::<Vec<_>>().join(", ")
    }

    /// What the host calls a need.
    pub(super) fn need(&self, need: usize) -> String {
        self.basis
            .needs
            .get(need)
            .map_or_else(String::new, |n| n.name.clone())
    }

    /// A value of a field.
    pub(super) fn value(&self, field: usize, code: Option<u32>) -> String {
        let t = self.t;
        let index = code.and_then(|c| usize::try_from(c).ok());
        let stored = index.and_then(|i| self.explained.coded.values.get(field)?.get(i));
        match (stored, self.field(field)) {
            (Some(id), Some(Mixed::Kind)) => {
                let kind = self.kinds.iter().find(|k| k.id == *id);
                kind.map_or_else(|| t.seating_unsaid(), |k| k.name.clone())
            }
            (Some(value), Some(mixed)) => mixed
                .field()
                .map_or_else(|| value.clone(), |field| say::answer(t, field, value)),
            _ => t.seating_unsaid(),
        }
    }

    /// What is mixed in a circle: the field, who is there, and what nobody there has though there would be enough.
    pub(super) fn mixes(&self, circle: usize) -> Vec<(String, String, String)> {
        let Some(summary) = self.explained.seating.summaries.get(circle) else {
            return Vec::new();
        };
        summary
            .mixes
            .iter()
            .filter_map(|mix| {
                let there: Vec<String> = mix
                    .there
                    .iter()
                    .map(|(code, n)| format!("{} ({n})", self.value(mix.field, *code)))
                    .collect();
                let missing: Vec<String> = mix
                    .missing
                    .iter()
                    .filter(|code| code.is_some())
                    .map(|code| self.value(mix.field, *code))
                    .collect();
                let what = mixed(self.t, self.field(mix.field)?);
                Some((what, there.join(", "), missing.join(", ")))
            })
            .collect()
    }

    pub(super) fn number_of(&self, circle: usize) -> u32 {
        self.basis.circles.get(circle).map_or(0, |c| c.number)
    }

    /// What does not hold.
    pub(super) fn broken(&self, broken: &Broken) -> String {
        let t = self.t;
        match broken {
            Broken::NoLanguage { circle } => t.seating_broken_language(self.number_of(*circle)),
            Broken::NotApart { circle, of } => {
                t.seating_broken_apart(self.name(&of.1), self.number_of(*circle), self.name(&of.0))
            }
            Broken::NotTogether { of } => t.seating_broken_together(self.name(&of.1), self.name(&of.0)),
            Broken::Few { circle, least } => t.seating_broken_few(*least, self.number_of(*circle)),
            Broken::Many { circle, most } => t.seating_broken_many(*most, self.number_of(*circle)),
            Broken::NotReady { circle, need, id } => {
                t.seating_broken_need(self.name(id), self.need(*need), self.number_of(*circle))
            }
            Broken::ManyReady { circles, need, most } => t.seating_broken_needs(
                *most,
                self.need(*need),
                listed(circles.iter().map(|c| self.number_of(*c))),
            ),
        }
    }
}

fn kind(t: Texts, kind: Kind) -> String {
    match kind {
        Kind::Sizes => t.seating_kind_sizes(),
        Kind::Language => t.seating_kind_language(),
        Kind::Together => t.seating_kind_together(),
        Kind::Apart => t.seating_kind_apart(),
        Kind::Pinned => t.seating_kind_pinned(),
        Kind::Access => t.seating_kind_needs(),
        Kind::Facilitators | Kind::Scribes => t.seating_kind_other(),
    }
}

/// Why there is no seating: a sentence for each thing that stands in the way, with what to do about it.
pub(super) fn infeasible(t: Texts, work: &Work, why: &Infeasible) -> Vec<String> {
    why.conflicts.iter().map(|c| conflict(t, work, c)).collect()
}

fn conflict(t: Texts, work: &Work, conflict: &Conflict) -> String {
    let names = |ids: &[String]| ids.iter().map(|id| work.name(id)).collect::<Vec<_>>().join(", ");
    match conflict {
        Conflict::Nobody => t.seating_no_nobody(),
        Conflict::Sizes { people, .. } => t.seating_no_sizes(count(*people)),
        Conflict::TooLarge => t.seating_no_too_large(),
        Conflict::GroupTooLarge { group, most } => t.seating_no_group(count(*most), names(group)),
        Conflict::ApartInOne(a, b) => t.seating_no_apart(names(&[a.clone(), b.clone()])),
        Conflict::NoSharedLanguage(ids) => t.seating_no_language(names(ids)),
        Conflict::PinnedTooMany { circle, there, most } => {
            t.seating_no_pinned(count(*most), count(circle + 1), count(*there))
        }
        Conflict::NoCircleFor(id) => t.seating_no_circle(work.name(id).to_owned()),
        Conflict::ApartFromEachOther { people, circles } => {
            t.seating_no_crowd(count(*circles), names(people))
        }
        Conflict::AtOnce(kinds) => {
            let kinds: Vec<String> = kinds.iter().map(|k| kind(t, *k)).collect();
            t.seating_no_at_once(kinds.join("; "))
        }
        Conflict::AccessRoom { need, people, room } => {
            t.seating_no_room(work.need(*need).to_owned(), count(*people), count(*room))
        }
        // These can only come of people who changed at this very moment.
        Conflict::SameId(_)
        | Conflict::Fields { .. }
        | Conflict::Unknown(_)
        | Conflict::NoSuchCircle(_)
        | Conflict::Facilitators { .. }
        | Conflict::Scribes { .. }
        | Conflict::Roles { .. } => t.seating_no_other(),
    }
}
