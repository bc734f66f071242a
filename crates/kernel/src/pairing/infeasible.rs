//! Why there are no pairs.

use super::model::Model;

/// One thing that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// Nobody, or one person alone: there is nobody to pair them with.
    #[error("{people} people cannot be paired")]
    TooFew {
        /// 0 or 1.
        people: usize,
    },
    /// The same id twice.
    #[error("the id {0} is there twice")]
    SameId(String),
    /// More than [`super::MOST`] people or 63 languages.
    #[error("there are too many people or languages")]
    TooLarge,
    /// Two who are to be together and apart.
    #[error("{0} and {1} are to be together and apart")]
    TogetherAndApart(String, String),
    /// Two who are to be together and share no language.
    #[error("{0} and {1} are to be together and share no language")]
    TogetherWithoutLanguage(String, String),
    /// More people who are to be together than fit in one group: two, or three where the number of people is odd.
    #[error("{} people are to be together: {}", .0.len(), .0.join(", "))]
    TogetherTooMany(Vec<String>),
    /// Somebody who shares a language with nobody else, or only with people from whom they are to be apart.
    #[error("there is nobody for {0}")]
    NobodyFor(String),
    /// For each there would be somebody, but not for all at once: these are left over in the best way that was found.
    #[error("there is no way for all at once; left over: {}", .0.join(", "))]
    LeftOver(Vec<String>),
}

/// There are no pairs, or none were found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no pairs: {}", .conflicts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct Infeasible {
    /// What stands in the way, at least one.
    pub conflicts: Vec<Conflict>,
    /// Whether it is certain that there are none; otherwise the search did not find any.
    pub proven: bool,
}

/// What can be seen without a search.
pub(super) fn at_first_sight(model: &Model<'_>) -> Vec<Conflict> {
    let people = model.len();
    if people < 2 {
        return vec![Conflict::TooFew { people }];
    }
    let id = |at: usize| ids(model, &[at]).concat();
    let mut conflicts = Vec::new();
    for ((a, b), tie) in model.ties().filter(|(_, tie)| tie.together) {
        if tie.apart {
            conflicts.push(Conflict::TogetherAndApart(id(a), id(b)));
        }
        if model.shared(&[a, b]) == 0 {
            conflicts.push(Conflict::TogetherWithoutLanguage(id(a), id(b)));
        }
    }
    let most = 2 + people % 2;
    let too_many = belonging(model).into_iter().filter(|group| group.len() > most);
    conflicts.extend(too_many.map(|group| Conflict::TogetherTooMany(ids(model, &group))));
    for a in 0..people {
        let mut others = (0..people).filter(|b| *b != a);
        if others.all(|b| model.tie_of(a, b).apart || model.shared(&[a, b]) == 0) {
            conflicts.push(Conflict::NobodyFor(id(a)));
        }
    }
    conflicts
}

/// What the search found out: those in groups where a condition does not hold.
pub(super) fn explain(model: &Model<'_>, stuck: &[&Vec<usize>], proven: bool) -> Infeasible {
    let mut left: Vec<usize> = stuck.iter().copied().flatten().copied().collect();
    left.sort_unstable();
    Infeasible {
        conflicts: vec![Conflict::LeftOver(ids(model, &left))],
        proven,
    }
}

/// Those who are to be together, also by way of others.
fn belonging(model: &Model<'_>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..model.len()).map(|at| vec![at]).collect();
    for ((a, b), _) in model.ties().filter(|(_, tie)| tie.together) {
        let of = |at: usize| groups.iter().position(|group| group.contains(&at));
        if let (Some(to), Some(from)) = (of(a), of(b))
            && to != from
        {
            let moved = std::mem::take(groups.get_mut(from).unwrap_or(&mut Vec::new()));
            if let Some(group) = groups.get_mut(to) {
                group.extend(moved);
                group.sort_unstable();
            }
        }
    }
    groups
}

pub(super) fn ids(model: &Model<'_>, group: &[usize]) -> Vec<String> {
    let people = group.iter().filter_map(|at| model.people.get(*at));
    people.map(|person| person.id.clone()).collect()
}
