//! People, kept small: what many have in common (a category and a value) is kept once, and people hold its number. A
//! hundred thousand of them with seven values each take a dozen megabytes, where texts of their own would take eighty.

use std::collections::BTreeMap;

use super::problem::{Candidate, Score};

/// Candidates, to be filled one by one ([`Candidates::push`]), by `collect`, or from a `Vec`. Those of a
/// [`super::Problem`] stand in the order of ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidates {
    ids: Vec<Box<str>>,
    scores: Vec<Option<Score>>,
    /// Numbers of pairs, person after person, and where those of each person end.
    values: Vec<u32>,
    ends: Vec<usize>,
    /// Pairs of category and value by their numbers, once there is an order.
    pairs: Vec<(String, String)>,
    /// The same while they are gathered.
    numbers: BTreeMap<(String, String), u32>,
}

impl Candidates {
    /// One more.
    pub fn push(&mut self, candidate: Candidate) {
        self.gather();
        self.ids.push(candidate.id.into());
        self.scores.push(candidate.score);
        for pair in candidate.values {
            let next = self.numbers.len() as u32;
            self.values.push(*self.numbers.entry(pair).or_insert(next));
        }
        self.ends.push(self.values.len());
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Nobody.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = Candidate> {
        (0..self.len()).map(|i| Candidate {
            id: self.id(i).to_owned(),
            values: self
                .values(i)
                .map(|(c, v)| (c.to_owned(), v.to_owned()))
                .collect(),
            score: self.scores[i],
        })
    }

    /// Their ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(|id| &**id)
    }

    /// All of them.
    pub fn to_vec(&self) -> Vec<Candidate> {
        self.iter().collect()
    }

    /// Numbers are looked up by pairs again, where they were in order.
    fn gather(&mut self) {
        let pairs = std::mem::take(&mut self.pairs);
        self.numbers.extend(pairs.into_iter().zip(0..));
    }

    /// In the order of ids, with pairs numbered in their order and each once per person: the same whatever the order was.
    pub(super) fn ordered(mut self) -> Self {
        self.gather();
        let mut rank = vec![0_u32; self.numbers.len()];
        let mut pairs = Vec::with_capacity(self.numbers.len());
        for (pair, number) in self.numbers {
            rank[number as usize] = pairs.len() as u32;
            pairs.push(pair);
        }
        let mut order: Vec<usize> = (0..self.ids.len()).collect();
        order.sort_by(|a, b| self.ids[*a].cmp(&self.ids[*b]));
        let begin = |i: usize| if i == 0 { 0 } else { self.ends[i - 1] };
        let mut values = Vec::with_capacity(self.values.len());
        let mut ends = Vec::with_capacity(self.ends.len());
        for i in &order {
            let mut own: Vec<u32> = (self.values[begin(*i)..self.ends[*i]].iter())
                .map(|number| rank[*number as usize])
                .collect();
            own.sort_unstable();
            own.dedup();
            values.extend(own);
            ends.push(values.len());
        }
        let mut ids = self.ids;
        Self {
            ids: order.iter().map(|i| std::mem::take(&mut ids[*i])).collect(),
            scores: order.iter().map(|i| self.scores[*i]).collect(),
            values,
            ends,
            pairs,
            numbers: BTreeMap::new(),
        }
    }

    pub(super) fn id(&self, i: usize) -> &str {
        &self.ids[i]
    }

    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.ids.binary_search_by(|i| (**i).cmp(id)).ok()
    }

    pub(super) fn score(&self, i: usize) -> Score {
        self.scores[i].unwrap_or_default()
    }

    /// What is known of one: category and value, in order.
    pub(super) fn values(&self, i: usize) -> impl Iterator<Item = (&str, &str)> {
        self.numbers_of(i).iter().map(|number| {
            let (category, value) = self.pair(*number);
            (category.as_str(), value.as_str())
        })
    }

    /// The same as numbers of pairs.
    pub(super) fn numbers_of(&self, i: usize) -> &[u32] {
        let begin = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.values[begin..self.ends[i]]
    }

    /// Every pair that somebody has, in order; its number is its place.
    pub(super) fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    pub(super) fn pair(&self, number: u32) -> &(String, String) {
        &self.pairs[number as usize]
    }
}

impl FromIterator<Candidate> for Candidates {
    fn from_iter<I: IntoIterator<Item = Candidate>>(candidates: I) -> Self {
        let mut all = Self::default();
        candidates.into_iter().for_each(|c| all.push(c));
        all
    }
}

impl From<Vec<Candidate>> for Candidates {
    fn from(candidates: Vec<Candidate>) -> Self {
        candidates.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(id: &str, town: &str) -> Candidate {
        Candidate {
            id: id.to_owned(),
            values: vec![("town".into(), town.into()), ("role".into(), "mayor".into())],
            score: None,
        }
    }

    #[test]
    fn what_is_in_order_can_be_ordered_again_and_added_to() {
        let all: Candidates = vec![one("b", "Võru"), one("a", "Elva")].into();
        let ordered = all.ordered();
        assert_eq!(ordered.clone().ordered(), ordered);
        let mut more = ordered;
        more.push(one("0", "Aegviidu"));
        let again: Candidates = vec![one("a", "Elva"), one("0", "Aegviidu"), one("b", "Võru")].into();
        assert_eq!(more.ordered(), again.ordered());
    }
}
