//! A draw in words: chances, conditions, what counted before and what counts now.

use domain::call::role::TargetRole;
use domain::programme::Programme;
use domain::selection::draw::list::{GROUPS, Stake};
use domain::selection::draw::{Announced, Draw, Earlier, Prepared};

use crate::selection::say;
use crate::texts::Texts;
use crate::ui::when;

/// A draw, and what is needed to speak of it.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) t: Texts,
    pub(super) programme: &'a Programme,
    pub(super) draw: &'a Draw,
    pub(super) roles: &'a [TargetRole],
}

/// A number of three digits.
pub(super) fn number(number: u32) -> String {
    format!("{number:03}")
}

/// Rising numbers, those that follow each other as one range: "007", "010–013".
fn ranges(numbers: &[u32]) -> Vec<String> {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b);
    runs.filter_map(|run| {
        let (first, last) = (*run.first()?, *run.last()?);
        Some(if first == last {
            number(first)
        } else {
            format!("{}–{}", number(first), number(last))
        })
    })
    .collect()
}

/// A part of the whole in per cent with one decimal, for a table.
fn percent(t: Texts, part: f64) -> String {
    // Half a tenth less than nothing is nothing.
    let tenths = (part * 1_000.0).round() + 0.0;
    let text = format!("{:.1}", tenths / 10.0);
    t.draw_percent(if t.language() == "en" {
        text
    } else {
        text.replace('.', ",")
    })
}

impl<'a> Words<'a> {
    /// How a draw works, one step after the other.
    pub(super) fn steps(&self) -> [String; 4] {
        let t = self.t;
        [
            t.draw_step_list(),
            t.draw_step_codes(),
            t.draw_step_number(),
            t.draw_step_group(),
        ]
    }

    pub(super) fn prepared(&self) -> Option<&'a Prepared> {
        self.draw.prepared.as_ref()
    }

    pub(super) fn announced(&self) -> Option<&'a Announced> {
        self.draw.announced().map(|(_, announced)| announced)
    }

    /// The number that was drawn, as it is written.
    pub(super) fn number(&self) -> Option<String> {
        Some(number(self.announced()?.number?.number))
    }

    /// The group of the number that was drawn; empty before, and once the list is erased.
    pub(super) fn group(&self) -> Vec<&'a str> {
        let drawn = self.draw.drawn();
        drawn.map_or_else(Vec::new, |(prepared, drawn)| prepared.list.group(drawn.number))
    }

    /// The conditions that every group meets.
    pub(super) fn conditions(&self) -> Vec<String> {
        let (t, terms) = (self.t, self.prepared().map(|p| &p.terms));
        terms.map_or_else(Vec::new, |terms| {
            say::conditions(t, terms, self.roles, &self.programme.language)
        })
    }

    pub(super) fn proof(&self) -> String {
        self.prepared()
            .map_or_else(String::new, |p| say::proof(self.t, p.proof))
    }

    fn moment(&self, at: i64) -> String {
        when::moment(self.t, at, &self.programme.zone)
    }

    /// Where the number comes from or came from, and when.
    pub(super) fn facts(&self) -> Vec<(String, String)> {
        let t = self.t;
        let mut facts = Vec::new();
        if let Some(announced) = self.announced() {
            if let Some(drawn) = announced.number {
                facts.push((t.draw_fact_number(), number(drawn.number)));
                facts.push((t.draw_fact_entered(), self.moment(drawn.at)));
            }
            facts.push((t.draw_fact_source(), announced.source.clone()));
            if let Some(at) = announced.draws_at {
                facts.push((t.draw_fact_when(), self.moment(at)));
            }
            facts.push((t.draw_fact_published(), self.moment(announced.published_at)));
        }
        facts
    }

    /// Everybody on the list: code, chance, in how many groups, what the rounding to whole groups makes of it.
    pub(super) fn rows(&self) -> Vec<[String; 4]> {
        let stakes = self.prepared().map(|p| p.list.stakes()).unwrap_or_default();
        stakes.into_iter().map(|stake| self.row(stake)).collect()
    }

    fn row(&self, stake: Stake) -> [String; 4] {
        [
            percent(self.t, stake.chance),
            stake.groups.to_string(),
            percent(self.t, stake.rounded),
            stake.code,
        ]
    }

    /// The least and the greatest chance on the list, and the most that the rounding takes from anybody, in sentences; empty without
    /// a list.
    pub(super) fn span(&self) -> String {
        let stakes = self.prepared().map(|p| p.list.stakes()).unwrap_or_default();
        let chances = || stakes.iter().map(|s| s.chance);
        let Some((least, most)) = chances().reduce(f64::min).zip(chances().reduce(f64::max)) else {
            return String::new();
        };
        let lost = stakes.iter().map(|s| -s.rounded).fold(0.0, f64::max);
        let t = self.t;
        let (least, most, lost) = (percent(t, least), percent(t, most), percent(t, lost));
        let chance = if least == most {
            t.draw_chance_same(least)
        } else {
            t.draw_chance_span(least, most)
        };
        let loss = if lost == percent(t, 0.0) {
            t.draw_loss_none()
        } else {
            t.draw_loss(lost)
        };
        format!("{chance} {loss}")
    }

    /// With how many numbers a code gets a place.
    pub(super) fn count_of(&self, code: &str) -> u32 {
        let numbers = self.prepared().and_then(|p| p.list.numbers(code));
        u32::try_from(numbers.map_or(0, |n| n.len())).unwrap_or(u32::MAX)
    }

    /// What somebody with a code sees: their chance, and the numbers with which they get a place, those that follow each other as one
    /// range; `None` for a code that is not on the list.
    pub(super) fn of_code(&self, code: &str) -> Option<(String, Vec<String>)> {
        let list = &self.prepared()?.list;
        let numbers = list.numbers(code)?;
        let chance = percent(self.t, list.chance(code)?);
        Some((chance, ranges(&numbers)))
    }

    /// What no longer counts, in sentences, the oldest first.
    pub(super) fn earlier(&self) -> Vec<String> {
        let t = self.t;
        let said = |earlier: &Earlier| {
            let (until, reason) = (self.moment(earlier.until), earlier.reason.clone());
            match earlier.number.map(number) {
                Some(wrong) if !earlier.called_off => t.draw_earlier_number(reason, until, wrong),
                Some(wrong) => t.draw_earlier_drawn(short(&earlier.fingerprint), reason, until, wrong),
                None => t.draw_earlier_list(
                    short(&earlier.fingerprint),
                    self.moment(earlier.published_at),
                    reason,
                    until,
                ),
            }
        };
        self.draw.earlier.iter().map(said).collect()
    }

    /// How many are on the list.
    pub(super) fn people(&self) -> u32 {
        let people = self.prepared().map_or(0, |p| p.list.chances.len());
        u32::try_from(people).unwrap_or(u32::MAX)
    }

    /// Whether there was a list and it is erased.
    pub(super) fn is_erased(&self) -> bool {
        self.prepared().is_some_and(|p| p.list.is_empty())
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> u32 {
        GROUPS
    }
}

/// The beginning of a fingerprint, enough to tell two apart.
fn short(fingerprint: &str) -> String {
    fingerprint.chars().take(8).collect()
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn numbers_that_follow_each_other_are_one_range() {
        assert_eq!(ranges(&[0, 1, 2, 5, 7, 8]), ["000–002", "005", "007–008"]);
        assert!(ranges(&[]).is_empty());
    }
}
