//! Why a pair is one, and why there are none, in plain words.

use domain::pair::{Field, Pair, Pairs};
use kernel::pairing::{Alike, Between, Complement, Conflict, Infeasible, Why};

use super::municipality;
use crate::page::Page;
use crate::texts::Texts;
use crate::ui::say;

/// Why these people are together.
pub(crate) fn lines(page: &Page, pair: &Pair) -> Vec<String> {
    let t = page.t;
    let mut lines: Vec<String> = pair
        .reasons
        .between
        .iter()
        .flat_map(|b| between(t, pair, b))
        .collect();
    if !pair.reasons.shares_language {
        lines.push(t.pair_why_no_language());
    } else if !pair.reasons.languages.is_empty() {
        lines.push(t.pair_why_languages(say::spoken(t, &pair.reasons.languages)));
    }
    lines
}

fn between(t: Texts, pair: &Pair, between: &Between) -> Vec<String> {
    // In the order in which the pair is written.
    let mut two = pair
        .people
        .iter()
        .filter(|a| [&between.a, &between.b].contains(&&a.id));
    let (Some(one), Some(other)) = (two.next(), two.next()) else {
        return Vec::new();
    };
    let (a, b) = (one.name.clone(), other.name.clone());
    let because = || between.why.map(|why| because(t, why)).unwrap_or_default();
    let mut lines = Vec::new();
    match (between.municipality, between.km) {
        (Alike::Different, Some(km)) => {
            let mut line =
                t.pair_why_different_km(a.clone(), b.clone(), km, municipality(one), municipality(other));
            if between.far {
                line = format!("{line} {}", t.pair_why_far());
            }
            lines.push(line);
        }
        (Alike::Different, None) => lines.push(t.pair_why_different(a.clone(), b.clone())),
        (Alike::Same, _) => {
            let line = t.pair_why_same(a.clone(), b.clone(), municipality(one));
            lines.push(format!("{line} {}", because()));
        }
        (Alike::Unknown, _) => lines.push(t.pair_why_unknown(a.clone(), b.clone())),
    }
    if between.organisation == Alike::Same {
        let line = t.pair_why_employer(a.clone(), b.clone());
        lines.push(format!("{line} {}", because()));
    }
    lines.extend(between.complements.iter().filter_map(|c| complement(t, pair, c)));
    if between.wished {
        lines.push(t.pair_why_wished(a.clone(), b.clone()));
    }
    if between.apart {
        lines.push(t.pair_why_apart(a, b));
    }
    lines
}

fn because(t: Texts, why: Why) -> String {
    match why {
        Why::Wished => t.pair_because_wished(),
        Why::Kept => t.pair_because_kept(),
        Why::NoOtherWay => t.pair_because_no_other_way(),
        Why::NotFound => t.pair_because_not_found(),
        Why::AsItStands => t.pair_because_by_hand(),
    }
}

fn complement(t: Texts, pair: &Pair, complement: &Complement) -> Option<String> {
    let name = |id: &str| pair.people.iter().find(|a| a.id == id).map(|a| a.name.clone());
    let (more, less) = (name(&complement.more)?, name(&complement.less)?);
    Some(match Field::ALL.get(complement.field)? {
        Field::Leading => t.pair_more_leading(less, more),
        Field::Inviting => t.pair_more_inviting(less, more),
        Field::Wording => t.pair_more_wording(less, more),
        Field::Writing => t.pair_more_writing(less, more),
    })
}

/// Why there are no pairs.
pub(super) fn refusal(t: Texts, pairs: &Pairs, infeasible: &Infeasible) -> Vec<String> {
    let people = pairs.people();
    let name = |id: &String| {
        let found = people.iter().find(|a| a.id == *id);
        found.map_or_else(|| id.clone(), |a| a.name.clone())
    };
    let names = |ids: &[String]| ids.iter().map(name).collect::<Vec<_>>().join(", ");
    infeasible
        .conflicts
        .iter()
        .map(|conflict| match conflict {
            Conflict::TooFew { .. } => t.pair_no_too_few(),
            Conflict::SameId(_) | Conflict::TooLarge => t.pair_no_too_many(),
            Conflict::TogetherAndApart(a, b) => t.pair_no_both(name(a), name(b)),
            Conflict::TogetherWithoutLanguage(a, b) => t.pair_no_language(name(a), name(b)),
            Conflict::TogetherTooMany(ids) => t.pair_no_room(names(ids)),
            Conflict::NobodyFor(id) => t.pair_no_body_for(name(id)),
            Conflict::LeftOver(ids) => t.pair_no_way(names(ids)),
        })
        .collect()
}
