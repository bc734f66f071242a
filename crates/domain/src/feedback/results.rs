//! Results: how often each answer was given, and what people wrote; never one person's form.
//!
//! Each question stands for itself. One with fewer than [`SHOWN_FROM`] answers says only how many there are. What
//! people wrote comes in an order that differs from question to question and tells nothing.

use store::{db::Row, db::Tx, sql};

use super::{Answered, Question, SHOWN_FROM};
use crate::actor::{Actor, Right};
use crate::context;
use crate::dialogue;
use crate::error::Result;

/// The results of a dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// How many answered anything at all.
    pub answers: u32,
    /// Questions with choices, in the order of the form.
    pub counts: Vec<Count>,
    /// Questions that people answer in their own words, in the order of the form; none in public.
    pub words: Vec<Words>,
}

/// How a question with choices was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Which question.
    pub question: Question,
    /// How many answered it.
    pub answered: u32,
    /// How; `None` where there are too few.
    pub shares: Option<Shares>,
}

/// How often each answer was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    /// Every choice in the order of the form.
    pub each: Vec<Share>,
    /// The mean of a scale, in tenths.
    pub mean_tenths: Option<u32>,
}

/// How often one answer was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The answer, as in forms.
    pub choice: &'static str,
    /// How often.
    pub count: u32,
    /// Of those who answered the question, in whole per cent.
    pub per_cent: u32,
}

/// What people wrote to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Which question.
    pub question: Question,
    /// How many wrote something.
    pub answered: u32,
    /// What; `None` where there are too few.
    pub texts: Option<Vec<String>>,
}

/// The results of a dialogue for a member.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn results(tx: &mut Tx, actor: &Actor, dialogue_id: &str) -> Result<Results> {
    dialogue::load(tx, actor, dialogue_id, Right::SeePlan).await?;
    Ok(of(&load(tx, dialogue_id).await?, &Question::ALL))
}

/// What of the results may be published; whether the dialogue's page is public is the caller's to know.
///
/// # Errors
/// When the database fails.
pub async fn public(tx: &mut Tx, dialogue_id: &str) -> Result<Results> {
    Ok(of(&load(tx, dialogue_id).await?, &Question::PUBLIC))
}

/// What of the results of several dialogues together may be published. A dialogue with too few answers to a question counts
/// only where all such dialogues have enough of them together: else whoever takes away those that are published one by one
/// would see its few.
///
/// # Errors
/// When the database fails.
pub async fn together(tx: &mut Tx, dialogue_ids: &[&str]) -> Result<Results> {
    let mut each = Vec::with_capacity(dialogue_ids.len());
    for id in dialogue_ids {
        each.push(load(tx, id).await?);
    }
    Ok(joined(&each))
}

fn joined(each: &[Vec<Stored>]) -> Results {
    let counts = Question::PUBLIC.into_iter().map(|question| {
        let (shown, few): (Vec<_>, Vec<_>) = each
            .iter()
            .map(|forms| count(forms, question))
            .zip(each)
            .partition(|(count, _)| count.shares.is_some());
        let few: Vec<Stored> = few
            .into_iter()
            .flat_map(|(_, forms)| forms.iter().cloned())
            .collect();
        let few = count(&few, question);
        let parts = shown.iter().map(|(count, _)| count).chain([&few]);
        summed(
            question,
            parts.filter_map(|count| Some((count.answered, count.shares.as_ref()?))),
        )
    });
    Results {
        answers: number(each.iter().map(Vec::len).sum()),
        counts: counts.collect(),
        words: Vec::new(),
    }
}

/// Counts of the same question added up.
fn summed<'a>(question: Question, parts: impl Iterator<Item = (u32, &'a Shares)>) -> Count {
    let mut answered = 0;
    let mut counts = vec![0; question.choices().len()];
    for (n, shares) in parts {
        answered += n;
        for (sum, share) in counts.iter_mut().zip(&shares.each) {
            *sum += share.count;
        }
    }
    let shares = (answered > 0).then(|| shares(question, answered, &counts));
    Count {
        question,
        answered,
        shares,
    }
}

/// A stored form: its id, and its answers in the order of [`Question::ALL`], empty where there is none.
#[derive(Clone)]
struct Stored {
    id: String,
    /// Typed in by a member, who has seen the paper.
    from_paper: bool,
    answers: Vec<String>,
}

impl Stored {
    fn of(row: &Row) -> Result<Stored> {
        let answers = Question::ALL.into_iter().map(|question| {
            let column = question.as_str();
            Ok(match question.answered() {
                Answered::Scale => row
                    .get::<Option<i64>>(column)?
                    .map_or_else(String::new, |n| n.to_string()),
                Answered::One(_) => row.get::<Option<String>>(column)?.unwrap_or_default(),
                Answered::Words => row.get(column)?,
            })
        });
        Ok(Stored {
            id: row.get("id")?,
            from_paper: row.get("from_paper")?,
            answers: answers.collect::<Result<_>>()?,
        })
    }

    fn answer(&self, question: Question) -> Option<&str> {
        let at = Question::ALL.iter().position(|q| *q == question)?;
        self.answers
            .get(at)
            .map(String::as_str)
            .filter(|answer| !answer.is_empty())
    }
}

async fn load(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<Stored>> {
    let rows = tx
        .all(
            sql!("select * from feedback where dialogue_id = $1 order by id"),
            &[dialogue_id.into()],
        )
        .await?;
    rows.iter().map(Stored::of).collect()
}

fn of(forms: &[Stored], questions: &[Question]) -> Results {
    let (mut counts, mut words) = (Vec::new(), Vec::new());
    for question in questions {
        match question.answered() {
            Answered::Scale | Answered::One(_) => counts.push(count(forms, *question)),
            Answered::Words => words.push(said(forms, *question)),
        }
    }
    Results {
        answers: number(forms.len()),
        counts,
        words,
    }
}

/// The forms that a question's results are made of. Answers from phones count from so many of their own on: else
/// whoever types in four papers, or takes them back, would see the fifth one's answer.
fn counted(forms: &[Stored], question: Question) -> Vec<&Stored> {
    let answered: Vec<&Stored> = forms.iter().filter(|f| f.answer(question).is_some()).collect();
    let (paper, phones): (Vec<&Stored>, Vec<&Stored>) = answered.iter().partition(|f| f.from_paper);
    if number(phones.len()) < SHOWN_FROM && number(paper.len()) >= SHOWN_FROM {
        paper
    } else if number(phones.len()) < SHOWN_FROM && !paper.is_empty() && !phones.is_empty() {
        Vec::new()
    } else {
        answered
    }
}

fn count(forms: &[Stored], question: Question) -> Count {
    let given: Vec<&str> = counted(forms, question)
        .iter()
        .filter_map(|f| f.answer(question))
        .collect();
    let answered = number(given.len());
    let shares = (answered >= SHOWN_FROM).then(|| {
        let of = |choice: &&str| number(given.iter().filter(|g| *g == choice).count());
        let counts: Vec<u32> = question.choices().iter().map(of).collect();
        shares(question, answered, &counts)
    });
    Count {
        question,
        answered,
        shares,
    }
}

/// How often each choice was given, of so many answers.
fn shares(question: Question, answered: u32, counts: &[u32]) -> Shares {
    let given = || question.choices().iter().zip(counts);
    let each = given().map(|(choice, count)| Share {
        choice,
        count: *count,
        per_cent: rounded(100 * count, answered),
    });
    let sum: u32 = given()
        .filter_map(|(choice, count)| Some(choice.parse::<u32>().ok()? * count))
        .sum();
    Shares {
        each: each.collect(),
        mean_tenths: (question.answered() == Answered::Scale).then(|| rounded(10 * sum, answered)),
    }
}

fn said(forms: &[Stored], question: Question) -> Words {
    let counted = counted(forms, question);
    let mut given: Vec<(String, &str)> = counted
        .iter()
        .filter_map(|f| {
            let key = context::hash(&format!("{} {}", question.as_str(), f.id));
            Some((key, f.answer(question)?))
        })
        .collect();
    given.sort_unstable();
    let answered = number(given.len());
    let texts = given.into_iter().map(|(_, text)| text.to_owned());
    Words {
        question,
        answered,
        texts: (answered >= SHOWN_FROM).then(|| texts.collect()),
    }
}

/// To the nearest whole number; `of` is not 0.
fn rounded(amount: u32, of: u32) -> u32 {
    (2 * amount + of) / (2 * of).max(1)
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(given: &[&[(Question, &str)]]) -> Vec<Stored> {
        let form = |(i, given): (usize, &&[(Question, &str)])| Stored {
            from_paper: false,
            id: format!("form {i}"),
            answers: Question::ALL
                .iter()
                .map(|q| {
                    let found = given.iter().find(|(of, _)| of == q);
                    found.map_or_else(String::new, |(_, answer)| (*answer).to_owned())
                })
                .collect(),
        };
        given.iter().enumerate().map(form).collect()
    }

    #[test]
    fn counts_shares_and_the_mean_are_those_of_who_answered() {
        use Question::{Experience, Necessary};
        let forms = forms(&[
            &[(Experience, "5"), (Necessary, "very")],
            &[(Experience, "5")],
            &[(Experience, "4"), (Necessary, "no")],
            &[(Experience, "4")],
            &[(Experience, "5")],
            &[(Experience, "3")],
            &[(Necessary, "very")],
        ]);
        let results = of(&forms, &[Experience, Necessary]);
        assert_eq!((results.answers, results.words), (7, Vec::new()));
        let [experience, necessary] = &results.counts[..] else {
            panic!("{:?}", results.counts)
        };
        assert_eq!((experience.answered, necessary.answered), (6, 3));
        assert_eq!(
            necessary.shares, None,
            "three are too few, though there are seven forms"
        );
        let shares = experience.shares.as_ref().unwrap();
        let each: Vec<_> = shares
            .each
            .iter()
            .map(|s| (s.choice, s.count, s.per_cent))
            .collect();
        assert_eq!(
            each,
            [("1", 0, 0), ("2", 0, 0), ("3", 1, 17), ("4", 2, 33), ("5", 3, 50)]
        );
        // 26 of 6 are 4.33.
        assert_eq!(shares.mean_tenths, Some(43));
    }

    #[test]
    fn few_answers_count_only_together_with_enough_others() {
        use Question::Experience;
        let forms_of = |answers: &[&'static str]| {
            let given: Vec<Vec<(Question, &str)>> = answers.iter().map(|a| vec![(Experience, *a)]).collect();
            let given: Vec<&[(Question, &str)]> = given.iter().map(Vec::as_slice).collect();
            forms(&given)
        };
        let (many, three) = (
            forms_of(&["5", "5", "4", "4", "5", "3"]),
            forms_of(&["1", "1", "2"]),
        );
        let experience = |each: &[Vec<Stored>]| {
            let all = joined(each);
            let count = all.counts.into_iter().find(|c| c.question == Experience).unwrap();
            (
                all.answers,
                count.answered,
                count.shares.and_then(|s| s.mean_tenths),
            )
        };
        // The six are public, so nine less six would be the three.
        assert_eq!(experience(&[many.clone(), three.clone()]), (9, 6, Some(43)));
        assert_eq!(experience(std::slice::from_ref(&three)), (3, 0, None));
        let two = forms_of(&["2", "2"]);
        assert_eq!(
            experience(&[many, three.clone(), two.clone()]),
            (11, 11, Some(31))
        );
        assert_eq!(experience(&[three, two]), (5, 5, Some(16)));
    }

    #[test]
    fn texts_come_in_another_order_for_each_question() {
        use Question::{Improve, Worked};
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let all: Vec<Vec<(Question, &str)>> =
            names.iter().map(|n| vec![(Worked, *n), (Improve, *n)]).collect();
        let all: Vec<&[(Question, &str)]> = all.iter().map(Vec::as_slice).collect();
        let results = of(&forms(&all), &[Worked, Improve]);
        let [worked, improve] = [0, 1].map(|i| results.words[i].texts.clone().unwrap());
        assert_ne!(worked, improve, "side by side they would show whole forms");
        assert_ne!(worked, names);
        let mut sorted = worked;
        sorted.sort_unstable();
        assert_eq!(sorted, names);
    }
}
