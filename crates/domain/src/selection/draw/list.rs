//! The list of a draw in public: a thousand numbered groups, each of which meets the conditions. It follows from the
//! applications and the conditions alone; what is left to chance is the number.

use kernel::selection::Tickets;
use serde::{Deserialize, Serialize};

use crate::context;

/// How many groups there are: as many as there are numbers of three digits.
pub const GROUPS: u32 = 1_000;

/// Numbered groups, from 0. People are codes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// Everybody who could be chosen, by code, with their chance from 0 to 1 before it was rounded to whole groups.
    pub chances: Vec<(String, f64)>,
    /// The groups: places in `chances`, rising.
    groups: Vec<Vec<usize>>,
}

/// What somebody can see of themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct Stake {
    /// Code.
    pub code: String,
    /// The chance from 0 to 1 before it was rounded to whole groups.
    pub chance: f64,
    /// In how many groups they are.
    pub groups: u32,
    /// How much of the chance was gained or lost by the rounding, from -1 to 1.
    pub rounded: f64,
}

impl List {
    /// Of the kernel's numbered panels.
    pub(super) fn of(tickets: &Tickets) -> List {
        let shares = tickets.shares.iter();
        let chances: Vec<(String, f64)> = shares.map(|(code, chance, _)| (code.clone(), *chance)).collect();
        let place = |code: &String| chances.binary_search_by(|(other, _)| other.cmp(code)).ok();
        let groups = tickets.panels.iter();
        List {
            groups: groups.map(|p| p.iter().filter_map(place).collect()).collect(),
            chances,
        }
    }

    /// The codes of a group; empty where there is no such number.
    pub fn group(&self, number: u32) -> Vec<&str> {
        let group = usize::try_from(number).ok().and_then(|n| self.groups.get(n));
        let codes = group.into_iter().flatten();
        codes
            .filter_map(|i| self.chances.get(*i).map(|(code, _)| code.as_str()))
            .collect()
    }

    /// The numbers of the groups that hold a code, rising; `None` for a code that is not on the list.
    pub fn numbers(&self, code: &str) -> Option<Vec<u32>> {
        let at = self.chances.iter().position(|(other, _)| other == code)?;
        let holding = (0u32..)
            .zip(&self.groups)
            .filter(|(_, group)| group.contains(&at));
        Some(holding.map(|(number, _)| number).collect())
    }

    /// The chance of a code.
    pub fn chance(&self, code: &str) -> Option<f64> {
        self.chances
            .iter()
            .find(|(other, _)| other == code)
            .map(|(_, chance)| *chance)
    }

    /// Everybody, by code.
    pub fn stakes(&self) -> Vec<Stake> {
        let mut times = vec![0u32; self.chances.len()];
        for i in self.groups.iter().flatten() {
            if let Some(times) = times.get_mut(*i) {
                *times += 1;
            }
        }
        let all = f64::from(u32::try_from(self.groups.len()).unwrap_or(u32::MAX).max(1));
        (self.chances.iter().zip(times))
            .map(|((code, chance), groups)| Stake {
                code: code.clone(),
                chance: *chance,
                groups,
                rounded: f64::from(groups) / all - chance,
            })
            .collect()
    }

    /// The file of groups (CSV): a number of three digits and the codes of its group with spaces between them, a line each. Its
    /// bytes are what the fingerprint is of.
    pub fn file(&self) -> String {
        let mut text = String::from("number,codes\n");
        for number in (0u32..).take(self.groups.len()) {
            text.push_str(&format!("{number:03},{}\n", self.group(number).join(" ")));
        }
        text
    }

    /// SHA-256 of [`List::file`] in hexadecimal.
    pub fn fingerprint(&self) -> String {
        context::hash(&self.file())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List {
        let shares = [("A7", 0.5), ("B2", 0.5), ("C3", 1.0)];
        List::of(&Tickets {
            panels: vec![vec!["A7".into(), "C3".into()], vec!["B2".into(), "C3".into()]],
            shares: shares.map(|(code, p)| (code.to_owned(), p, p)).to_vec(),
        })
    }

    #[test]
    fn everybody_finds_their_groups() {
        let list = list();
        assert_eq!(list.group(1), ["B2", "C3"]);
        assert_eq!(list.group(2), [""; 0]);
        assert_eq!(list.numbers("C3"), Some(vec![0, 1]));
        assert_eq!(list.numbers("D4"), None);
        let stakes = list.stakes();
        assert_eq!(stakes[0].groups, 1);
        assert_eq!(stakes[2].rounded, 0.0);
    }

    /// `printf 'number,codes\n000,A7 C3\n001,B2 C3\n' | sha256sum`
    #[test]
    fn the_fingerprint_is_that_of_the_file() {
        assert_eq!(list().file(), "number,codes\n000,A7 C3\n001,B2 C3\n");
        let hexadecimal = list().fingerprint();
        assert_eq!(
            hexadecimal,
            "ea4a855ca36f41974f8f057d123ff6c039fe5d3c369ea18725163670eb112bb6"
        );
    }
}
