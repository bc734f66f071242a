//! Reasons, conditions and what would have to give way, in words. Names as far as the reader may see them.

use domain::call::role::TargetRole;
use domain::programme::Choose;
use domain::selection::draw::Drawn;
use domain::selection::pool::{Barred, COUNTY, MUNICIPALITY, ORGANISATION, ROLE, Terms};
use domain::selection::view::{Person, Stand, View};
use domain::selection::why::{Reason, Rule};
use domain::selection::{Outcome, Proof};
use kernel::municipality::{Municipality, estonia};
use kernel::selection::Change;
use kernel::selection::verify::Breach;

use crate::texts::Texts;

/// What is needed to put codes and values in words.
pub(super) struct Words<'a> {
    pub(super) t: Texts,
    pub(super) view: &'a View,
}

/// A score as it is shown: without decimals.
pub(super) fn points(score: f64) -> String {
    // A sum of nothing is minus zero.
    format!("{:.0}", score + 0.0)
}

/// What was decided, as a chip.
pub(super) fn outcome(t: Texts, outcome: Outcome) -> (&'static str, String) {
    match outcome {
        Outcome::Chosen => ("chip--confirmed", t.selection_chosen()),
        Outcome::Reserve => ("chip--waiting", t.selection_reserve()),
        Outcome::Not => ("chip--past", t.selection_not()),
    }
}

/// How sure the result is.
pub(super) fn proof(t: Texts, proof: Proof) -> String {
    match proof {
        Proof::Best => t.selection_proof_best(),
        Proof::AtMost(total) => t.selection_proof_at_most(points(total)),
        Proof::Fair => t.selection_proof_fair(),
        Proof::LeastAtMost(chance) => t.selection_proof_least(points(chance * 100.0)),
    }
}

/// How many of a role are asked for.
pub(super) fn of_role(t: Texts, role: String, least: Option<u32>, most: Option<u32>) -> String {
    match (least, most) {
        (Some(least), Some(most)) => t.selection_stand_role_both(least, most, role),
        (Some(least), None) => t.selection_stand_role_least(least, role),
        (None, Some(most)) => t.selection_stand_role_most(most, role),
        (None, None) => role,
    }
}

/// The conditions of a selection, a sentence each. Roles are named in the reader's language, else in `otherwise`.
pub(super) fn conditions(t: Texts, terms: &Terms, roles: &[TargetRole], otherwise: &str) -> Vec<String> {
    let mut conditions = vec![t.selection_stand_places(terms.places)];
    for asked in &terms.roles {
        // A role that was taken away since has no name any more.
        if let Some(role) = roles.iter().find(|r| r.id == asked.id) {
            let name = role.name(t.language(), otherwise).to_owned();
            conditions.push(of_role(t, name, asked.least, asked.most));
        }
    }
    if terms.one_per_municipality {
        conditions.push(t.selection_stand_municipality());
    }
    if terms.one_per_organisation {
        conditions.push(t.selection_stand_organisation());
    }
    if terms.counties_least > 0 {
        conditions.push(t.selection_stand_counties(terms.counties_least));
    }
    conditions
}

/// By what people were chosen: scores, a seed, or a number that was drawn in public.
pub(super) fn how(t: Texts, choose: Choose, seed: &str, draw: Option<&Drawn>, total: f64) -> String {
    match (choose, draw) {
        (_, Some(drawn)) => t.selection_by_draw(format!("{:03}", drawn.number)),
        (Choose::Lottery, None) => t.selection_by_lot(seed.to_owned()),
        (Choose::Best, None) => t.selection_by_score(points(total)),
    }
}

/// The name, or the code where names are not seen.
pub(super) fn called(person: &Person) -> String {
    match &person.who {
        Some(who) => who.name.clone(),
        None => person.code.clone(),
    }
}

impl Words<'_> {
    fn who(&self, code: &str) -> String {
        let person = self.view.people.iter().find(|p| p.code == code);
        person.map_or_else(|| code.to_owned(), called)
    }

    fn is_blind(&self) -> bool {
        self.view.sight == domain::review::Sight::Blind
    }

    pub(super) fn role(&self, id: &str) -> String {
        let role = self.view.roles.iter().find(|r| r.id == id);
        role.map(|r| {
            r.name(self.t.language(), &self.view.programme.language)
                .to_owned()
        })
        .unwrap_or_default()
    }

    /// A value of a category. Municipalities and employers are not named to the blind: they would tell who it is.
    fn value(&self, category: &str, value: &str) -> String {
        match category {
            ROLE => self.role(value),
            MUNICIPALITY if !self.is_blind() => estonia()
                .by_code(value)
                .map_or_else(|| value.to_owned(), Municipality::full_name),
            ORGANISATION if !self.is_blind() => {
                let same = |p: &&Person| {
                    p.who
                        .as_ref()
                        .is_some_and(|w| kernel::text::fold(&w.employer) == value)
                };
                let who = self.view.people.iter().find(same).and_then(|p| p.who.as_ref());
                who.map_or_else(|| value.to_owned(), |w| w.employer.clone())
            }
            MUNICIPALITY => self.t.selection_one_municipality(),
            ORGANISATION => self.t.selection_one_organisation(),
            COUNTY => estonia()
                .counties()
                .iter()
                .find(|c| c.code == value)
                .map_or_else(|| value.to_owned(), |c| c.name.clone()),
            _ => value.to_owned(),
        }
    }

    fn rule(&self, rule: &Rule) -> String {
        let t = self.t;
        match rule {
            Rule::Full {
                category,
                value,
                most,
            } => t.selection_rule_full(*most, self.value(category, value)),
            Rule::Taken { category, value, by } => {
                let by: Vec<String> = by.iter().map(|code| self.who(code)).collect();
                t.selection_rule_taken(self.value(category, value), by.join(", "))
            }
            Rule::Needed {
                category,
                value,
                least,
            } => t.selection_rule_needed(*least, self.value(category, value)),
            Rule::Spread { least, .. } => t.selection_rule_spread(*least),
        }
    }

    /// A reason in a sentence.
    pub(super) fn reason(&self, reason: &Reason) -> String {
        let t = self.t;
        match reason {
            Reason::Barred(Barred::FewReviews { has, needs }) => t.selection_why_few(*has, *needs),
            Reason::Barred(Barred::Conflicts) => t.selection_why_conflicts(),
            Reason::Barred(Barred::BelowLine { line }) => t.selection_why_line(points(*line)),
            Reason::ByScore => t.selection_why_score(),
            Reason::Needed(rule) | Reason::Closed(rule) => self.rule(rule),
            Reason::Next { code, score } => t.selection_why_next(points(*score), self.who(code)),
            Reason::OnlyOne => t.selection_why_only(),
            Reason::Below { code, score } => t.selection_why_below(points(*score), self.who(code)),
            Reason::Kept { code, score, because } => {
                let because: Vec<String> = because.iter().map(|rule| self.rule(rule)).collect();
                t.selection_why_kept(because.join(" "), points(*score), self.who(code))
            }
            Reason::AllHeld => t.selection_why_held(),
            Reason::Drawn { chance } => t.selection_why_drawn(points(chance * 100.0)),
            Reason::NotDrawn { chance } => t.selection_why_not_drawn(points(chance * 100.0)),
            Reason::Instead => t.selection_why_instead(),
        }
    }

    /// The first reasons: the rest says the same of others.
    pub(super) fn reasons(&self, person: &Person) -> Vec<String> {
        let why = person.decision.why.iter().take(3);
        why.map(|reason| self.reason(reason)).collect()
    }

    /// What gives way, in a sentence, and where that is changed.
    pub(super) fn change(&self, change: &Change) -> (String, &'static str) {
        let t = self.t;
        match change {
            Change::Places { from, to } => (t.selection_change_places(*from, *to), "/call/times"),
            Change::Min {
                category,
                value,
                from,
                to,
            } => (
                t.selection_change_min(*from, *to, self.value(category, value)),
                "/call/roles",
            ),
            Change::Max {
                category,
                value,
                from,
                to,
            } => (
                t.selection_change_max(*from, *to, self.value(category, value)),
                "/call/roles",
            ),
            Change::OnePer {
                category, value, to, ..
            } => (
                t.selection_change_one(*to, self.value(category, value)),
                "/call/conditions",
            ),
            Change::Spread { from, to, .. } => (t.selection_change_spread(*from, *to), "/call/conditions"),
        }
    }

    /// A condition that a change by hand would break.
    pub(super) fn breach(&self, breach: &Breach) -> String {
        let t = self.t;
        match breach {
            Breach::TooFew {
                category,
                value,
                least,
                there,
            } => t.selection_breach_few(*least, *there, self.value(category, value)),
            Breach::TooMany {
                category,
                value,
                most,
                there,
            } => t.selection_breach_many(*most, *there, self.value(category, value)),
            Breach::OnePer {
                category,
                value,
                there,
                ..
            } => t.selection_breach_one(*there, self.value(category, value)),
            Breach::Spread { least, there, .. } => t.selection_breach_spread(*least, *there),
            Breach::Places { asked, there } => t.selection_breach_places(*asked, *there),
            // About what this selection does not ask.
            Breach::Unknown(_)
            | Breach::Twice(_)
            | Breach::Missing(_)
            | Breach::Out(_)
            | Breach::Weights(_)
            | Breach::Chance { .. } => breach.to_string(),
        }
    }

    /// A condition, and how it stands.
    pub(super) fn stand(&self, stand: &Stand) -> (String, String) {
        let t = self.t;
        match stand {
            Stand::Places { asked, there } => (t.selection_stand_places(*asked), there.to_string()),
            Stand::Role {
                id,
                least,
                most,
                there,
            } => (of_role(t, self.role(id), *least, *most), there.to_string()),
            Stand::Municipality(over) => (t.selection_stand_municipality(), t.selection_stand_over(*over)),
            Stand::Organisation(over) => (t.selection_stand_organisation(), t.selection_stand_over(*over)),
            Stand::Counties { least, there } => (t.selection_stand_counties(*least), there.to_string()),
        }
    }
}
