//! Advice on wording the question of a dialogue.
//!
//! A good question is one, open, short, and leaves the answer to the people who come. This module finds what often
//! goes wrong, from the words alone. It would rather miss something than accuse a good question, and what it says is
//! advice: nothing depends on it.
//!
//! ```
//! use kernel::question::{Advice, advise};
//!
//! assert_eq!(advise("Kas raamatukogu tuleks kolida?", "et"), [Advice::Closed]);
//! assert_eq!(advise("What makes our village a good place to grow old in?", "en"), []);
//! ```

use crate::text;

/// A question with more words than this is hard to remember while others talk.
pub const MOST_WORDS: usize = 24;
/// As [`MOST_WORDS`], in characters, for languages with long words.
pub const MOST_CHARACTERS: usize = 150;

/// What could be worded better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Advice {
    /// It can be answered by yes or no.
    Closed,
    /// It offers two answers to choose from.
    EitherOr,
    /// Nothing is asked: there is no question mark.
    NotAQuestion,
    /// Several questions stand in a row.
    TwoQuestions,
    /// It has more than [`MOST_WORDS`] words or [`MOST_CHARACTERS`] characters.
    TooLong,
    /// The answer is in it already, and people are only to be brought round to it.
    HasSolution,
    /// It has an official's word where people would use their own.
    Jargon,
}

/// What could be worded better in `question`, in the order in which it should be read; empty where nothing was found
/// or nothing is written. `language` is BCP 47; in languages other than Estonian and English only what needs no
/// knowledge of the language is looked for.
pub fn advise(question: &str, language: &str) -> Vec<Advice> {
    let question = text::line(question).to_lowercase();
    if question.is_empty() {
        return Vec::new();
    }
    let mut advice = Vec::new();
    let base = language.split(['-', '_']).next().unwrap_or(language);
    if let Some(words) = LANGUAGES.iter().find(|words| words.language == base) {
        let asked = words_of(asked_clause(&question, words));
        advice.extend(words.closed(&asked));
        if (words.has_solution)(&asked, &question) {
            advice.push(Advice::HasSolution);
        }
        let has_jargon = |word: &&str| words.jargon.iter().any(|stem| word.starts_with(stem));
        if words_of(&question).iter().any(has_jargon) {
            advice.push(Advice::Jargon);
        }
    }
    match sentences(&question).filter(|s| s.ends_with(is_mark)).count() {
        0 => advice.push(Advice::NotAQuestion),
        1 => {}
        _ => advice.push(Advice::TwoQuestions),
    }
    if words_of(&question).len() > MOST_WORDS || text::length(&question) > MOST_CHARACTERS {
        advice.push(Advice::TooLong);
    }
    advice.sort_unstable();
    advice
}

/// What is known about questions in one language; everything in lower case.
struct Language {
    language: &'static str,
    /// First words of questions that are answered by yes or no.
    closed: &'static [&'static str],
    /// First words of open questions.
    open: &'static [&'static str],
    /// The word between two answers.
    or: &'static str,
    /// After `or`, what makes it a yes-no question again.
    or_not: &'static [&'static str],
    /// The word that joins a closed beginning with an open one: "whether and how".
    and: &'static str,
    jargon: &'static [&'static str],
    has_solution: fn(&[&str], &str) -> bool,
}

const LANGUAGES: [Language; 2] = [
    Language {
        language: "et",
        closed: &["kas", "ega"],
        open: &[
            "mis",
            "mida",
            "mille",
            "milles",
            "millest",
            "millele",
            "milleks",
            "millega",
            "millal",
            "milline",
            "millised",
            "millist",
            "milliseid",
            "missugune",
            "missugused",
            "missugust",
            "kuidas",
            "miks",
            "kes",
            "keda",
            "kelle",
            "kellele",
            "kellega",
            "kus",
            "kust",
            "kuhu",
            "kui",
            "kuivõrd",
            "mitu",
        ],
        or: "või",
        or_not: &["mitte", "ei"],
        and: "ja",
        jargon: &[
            "sünerg",
            "implementeeri",
            "sidusrühm",
            "sidusgrup",
            "kaasamismeetme",
            "kaasamisprotsess",
            "rakenduskava",
            "väljundindikaator",
            "võimestami",
            "aktsepteer",
        ],
        has_solution: estonian_solution,
    },
    Language {
        language: "en",
        closed: &[
            "is", "isn", "are", "aren", "am", "was", "wasn", "were", "weren", "do", "don", "does", "doesn",
            "did", "didn", "has", "hasn", "have", "haven", "had", "hadn", "should", "shouldn", "shall",
            "will", "won", "would", "wouldn", "can", "cannot", "could", "couldn", "must", "mustn",
        ],
        open: &[
            "what", "how", "why", "when", "where", "who", "whom", "whose", "which",
        ],
        or: "or",
        or_not: &["not"],
        and: "and",
        jargon: &[
            "stakeholder",
            "synerg",
            "implementation",
            "deliverable",
            "capacity-building",
            "operationali",
            "kpi",
            "incentivi",
        ],
        has_solution: english_solution,
    },
];

impl Language {
    /// Whether the words can be answered by yes or no, or by one of two.
    fn closed(&self, asked: &[&str]) -> Option<Advice> {
        let (first, rest) = asked.split_first()?;
        if !self.closed.contains(first) {
            return None;
        }
        // "Kas ja kuidas …": the open half is what people will answer.
        if rest.first() == Some(&self.and) && rest.get(1).is_some_and(|w| self.open.contains(w)) {
            return None;
        }
        let mut after_or = rest.iter().skip_while(|word| **word != self.or).skip(1);
        Some(match after_or.next() {
            Some(next) if !self.or_not.contains(next) => Advice::EitherOr,
            _ => Advice::Closed,
        })
    }
}

/// "Kuidas panna inimesed … leppima", "kuidas veenda …", "kuidas selgitada …, et …".
fn estonian_solution(asked: &[&str], question: &str) -> bool {
    const BRINGS: [&str; 5] = ["panna", "paneme", "paneks", "paneksime", "panema"];
    const PEOPLE: [&str; 8] = [
        "inimesed",
        "elanikud",
        "rahvas",
        "vanemad",
        "noored",
        "kogukond",
        "kõik",
        "külarahvas",
    ];
    const ROUND: [&str; 7] = [
        "nõustuma",
        "leppima",
        "uskuma",
        "mõistma",
        "toetama",
        "aktsepteerima",
        "aru",
    ];
    if asked.first() != Some(&"kuidas") {
        return false;
    }
    // "Veenduda" is to make sure, so only the forms of "veenda" count.
    let convinces = |w: &&str| ["veenda", "veename", "veenaks", "veenaksime", "veenma"].contains(w);
    let puts = asked.iter().any(|w| BRINGS.contains(w));
    let gets = asked
        .windows(2)
        .any(|pair| pair[0] == "saada" && PEOPLE.contains(&pair[1]));
    asked.iter().any(convinces)
        || ((puts || gets) && asked.iter().any(|w| ROUND.contains(w)))
        || (asked.iter().any(|w| w.starts_with("selgita")) && question.contains(", et "))
}

/// "How do we get people to accept …", "how can we convince …", "how do we explain … that …".
fn english_solution(asked: &[&str], _question: &str) -> bool {
    const ROUND: [&str; 12] = [
        "accept",
        "agree",
        "support",
        "understand",
        "realise",
        "realize",
        "believe",
        "see",
        "appreciate",
        "tolerate",
        "comply",
        "cooperate",
    ];
    if asked.first() != Some(&"how") {
        return false;
    }
    let brings = asked.iter().enumerate().any(|(i, word)| {
        // "get our neighbours to accept" has somebody between, "get to know" and "get along" have not.
        let rest = &asked[i + 1..];
        match *word {
            "get" | "bring" => (2..6).any(|at| {
                rest.get(at - 1) == Some(&"to") && rest.get(at).is_some_and(|verb| ROUND.contains(verb))
            }),
            "make" => (1..4).any(|at| rest.get(at).is_some_and(|verb| ROUND.contains(verb))),
            _ => false,
        }
    });
    let explains = asked
        .iter()
        .position(|w| *w == "explain")
        .is_some_and(|at| asked[at..].contains(&"that"));
    brings || explains || asked.iter().any(|w| ["convince", "persuade"].contains(w))
}

fn is_mark(c: char) -> bool {
    matches!(c, '?' | '？' | '؟' | '‽')
}

/// Sentences with their end mark; several marks in a row end one sentence.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = move |(at, c): (usize, char)| {
        let next = text[at + c.len_utf8()..].chars().next();
        let end = is_mark(c) || ".!…".contains(c);
        // A full stop inside "4.5" or "nr.3" is none.
        (end && next.is_none_or(char::is_whitespace)).then_some(at + c.len_utf8())
    };
    let mut cuts: Vec<usize> = text.char_indices().filter_map(ends).collect();
    cuts.push(text.len());
    let mut from = 0;
    cuts.into_iter()
        .map(move |to| {
            let sentence = text[from..to]
                .trim()
                .trim_end_matches(['"', '“', '”', '»', '\'', ')']);
            from = to;
            sentence
        })
        .filter(|s| !s.is_empty())
}

/// The part that asks: the first sentence with a question mark, else the last one; after a title ("Our school: …")
/// what follows the colon.
fn asked_clause<'a>(question: &'a str, words: &Language) -> &'a str {
    let sentence = sentences(question)
        .find(|s| s.ends_with(is_mark))
        .or_else(|| sentences(question).last())
        .unwrap_or(question);
    let opens = words_of(sentence)
        .first()
        .is_some_and(|w| words.open.contains(w) || words.closed.contains(w));
    match sentence.split_once(": ") {
        Some((_, rest)) if !opens => rest,
        _ => sentence,
    }
}

/// Words without marks around them; an apostrophe parts, so that "isn't" begins with "isn".
fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn good_questions_are_left_alone() {
        for question in [
            "Mida vajab meie küla, et siin oleks hea vananeda?",
            "Kuidas me siin kahes keeles koos elame?",
            "Mis teeb koolist koha, kuhu tahaks tulla?",
            "Mida me ootame ja mida kardame, kui vallad ühinevad?",
            "Kuidas otsustada, kas jääda maale või kolida linna?",
            "Kas ja kuidas saame üksteist hädas aidata?",
            "Kuidas õppida üksteist paremini mõistma?",
            "Kuidas veenduda, et kedagi ei jäeta maha?",
            "Kuidas paneme kokku oma küla loo?",
            "Tuulepark tuleb meie valda. Mida see sinu elus muudab?",
            "Kuidas elada hästi 4.5 km kaugusel lähimast poest?",
            "Kuidas saame hakata üksteist mõistma?",
            "Kui palju muutusi me jaksame?",
            "Mida tähendab sulle „kodu“?",
        ] {
            assert_eq!(advise(question, "et"), [], "{question}");
        }
        for question in [
            "What makes our village a good place to grow old in?",
            "How do we live together here in two languages?",
            "What do we hope for and what do we fear when the schools merge?",
            "How do neighbours get to know each other here?",
            "How can we get more buses to the village?",
            "When have you felt that you were heard, and what helped?",
            "How do you decide whether to stay or to leave?",
            "The wind park is coming. What will change for you?",
            "How do we get along when we disagree?",
            "How do we make this a place where people understand each other?",
            "Which paths do you walk, and why?",
        ] {
            assert_eq!(advise(question, "en"), [], "{question}");
        }
    }

    #[test]
    fn closed_questions_are_found() {
        for (question, language) in [
            ("Kas meil on vaja uut raamatukogu?", "et"),
            ("KAS raamatukogu tuleks kolida või mitte?", "et-EE"),
            ("Ega me liiga palju ei oota?", "et"),
            ("Meie kool: kas see peaks jääma?", "et"),
            ("„Kas siin on hea elada?“", "et"),
            ("Should the library move?", "en"),
            ("Isn't it time to close the road?", "en"),
            ("Do you feel safe in the park or not?", "en-GB"),
            ("Our school: should it stay?", "en"),
        ] {
            assert_eq!(advise(question, language), [Advice::Closed], "{question}");
        }
    }

    #[test]
    fn a_choice_of_two_is_found() {
        for (question, language) in [
            ("Kas rajada park või parkla?", "et"),
            ("Kas me tahame vaikust, või tahame elu?", "et"),
            ("Should we build a park or a car park?", "en"),
        ] {
            assert_eq!(advise(question, language), [Advice::EitherOr], "{question}");
        }
    }

    #[test]
    fn the_answer_inside_the_question_is_found() {
        for (question, language) in [
            ("Kuidas panna elanikud valdade ühinemisega leppima?", "et"),
            ("Kuidas saada inimesed prügi sortimist toetama?", "et"),
            ("Kuidas veenda vanemaid, et väike kool tuleb sulgeda?", "et"),
            ("Kuidas selgitada inimestele, et tuulepark on kasulik?", "et"),
            ("How do we get people to accept the new school network?", "en"),
            (
                "How can we get our older neighbours to agree to the merger?",
                "en",
            ),
            ("How do we make residents understand the plan?", "en"),
            ("How can we convince parents that the school must close?", "en"),
            ("How do we explain to people that taxes must rise?", "en"),
        ] {
            assert_eq!(advise(question, language), [Advice::HasSolution], "{question}");
        }
    }

    #[test]
    fn what_needs_no_language_is_found_in_every_language() {
        assert_eq!(advise("Meie küla tulevik", "et"), [Advice::NotAQuestion]);
        assert_eq!(advise("Что для нас важно", "ru"), [Advice::NotAQuestion]);
        assert_eq!(advise("Нужна ли нам школа?", "ru"), []);
        assert_eq!(
            advise("Mis meid hoiab? Mis meid lahutab?", "et"),
            [Advice::TwoQuestions]
        );
        assert_eq!(
            advise("Kas siin on hea elada? Miks?", "et"),
            [Advice::Closed, Advice::TwoQuestions]
        );
        assert_eq!(advise("What matters to you here??", "en"), []);
        let long = format!("Mis {}on oluline?", "ja mis ".repeat(14));
        assert_eq!(advise(&long, "et"), [Advice::TooLong]);
        for nothing in ["", "  ", "\u{0}"] {
            assert_eq!(advise(nothing, "et"), [], "{nothing:?}");
        }
    }

    #[test]
    fn an_officials_words_are_found() {
        assert_eq!(
            advise("Kuidas suurendada sidusrühmade kaasatust?", "et"),
            [Advice::Jargon]
        );
        assert_eq!(
            advise("What do stakeholders expect of the merger?", "en"),
            [Advice::Jargon]
        );
    }

    proptest! {
        #[test]
        fn nothing_makes_it_fail_and_nothing_comes_twice(s in "\\PC{0,60}|[kasvoi ?:.,!„“'\n]{0,60}", et in any::<bool>()) {
            let advice = advise(&s, if et { "et" } else { "en" });
            let mut once = advice.clone();
            once.dedup();
            prop_assert_eq!(&advice, &once);
            prop_assert!(!(advice.contains(&Advice::Closed) && advice.contains(&Advice::EitherOr)));
            prop_assert!(!(advice.contains(&Advice::NotAQuestion) && advice.contains(&Advice::TwoQuestions)));
        }
    }
}
