//! What tells who somebody is, taken out of what they wrote, for reviewers who are to see no names.
//!
//! Simple on purpose: words of the name, employer and municipality, also with an Estonian case ending, the address and
//! the phone number. Who describes themselves without naming anything is still recognised by those who know them; that
//! is what "I know this person" is for.

use std::collections::BTreeSet;

use kernel::text::fold;

use crate::application::Application;

/// Stands where something was taken out.
pub const MASK: &str = "[…]";

/// Shorter words are too common to be taken out.
const LEAST: usize = 3;

/// Words of employers and municipalities that tell nothing; folded.
const COMMON: [&str; 44] = [
    "and",
    "arenduskeskus",
    "asutus",
    "council",
    "county",
    "eesti",
    "estonia",
    "estonian",
    "for",
    "foundation",
    "government",
    "grupp",
    "keskus",
    "kogukond",
    "kogukonna",
    "kogukonnakeskus",
    "kogukonnamaja",
    "kool",
    "kultuurikeskus",
    "kultuurimaja",
    "library",
    "linn",
    "linna",
    "linnavalitsus",
    "maja",
    "mtu",
    "municipality",
    "noortekeskus",
    "oma",
    "omavalitsus",
    "parish",
    "raamatukogu",
    "rahvamaja",
    "rahvaulikool",
    "sa",
    "school",
    "selts",
    "sihtasutus",
    "the",
    "town",
    "vald",
    "valla",
    "vallavalitsus",
    "valitsus",
];

/// Endings of Estonian cases, after the stem or its vowel.
const ENDINGS: [&str; 18] = [
    "", "s", "st", "sse", "l", "lt", "le", "ks", "ni", "na", "ga", "ta", "t", "d", "de", "te", "i", "isse",
];

/// What would tell who somebody is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Secrets {
    words: BTreeSet<String>,
    email: String,
    phone: String,
}

/// A text with what was taken out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Masked {
    /// The text.
    pub text: String,
    /// In how many places something was taken out.
    pub count: u32,
}

impl Secrets {
    /// Of whoever applied.
    pub fn of(application: &Application) -> Secrets {
        let place = kernel::municipality::estonia()
            .by_code(&application.municipality)
            .map_or("", |m| m.name.as_str());
        Secrets::new(
            &application.name,
            &[&application.employer, place],
            &application.email,
            &application.phone,
        )
    }

    fn new(name: &str, places: &[&str], email: &str, phone: &str) -> Secrets {
        let mut words: BTreeSet<String> = words_of(name).collect();
        words.extend(
            places
                .iter()
                .flat_map(|p| words_of(p))
                .filter(|w| !COMMON.contains(&w.as_str())),
        );
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        Secrets {
            words,
            email: email.to_lowercase(),
            phone: digits
                .get(digits.len().saturating_sub(7)..)
                .unwrap_or("")
                .to_owned(),
        }
    }

    /// Takes it out of a text.
    pub fn mask(&self, text: &str) -> Masked {
        let mut masked = Masked::default();
        let without_phone = self.mask_phone(text, &mut masked.count);
        for token in without_phone.split_inclusive(char::is_whitespace) {
            let word = token.trim_end();
            if !self.email.is_empty() && word.to_lowercase().contains(&self.email) {
                masked.count += 1;
                masked.text.push_str(MASK);
                masked.text.push_str(&token[word.len()..]);
            } else {
                self.mask_words(token, &mut masked);
            }
        }
        masked
    }

    fn mask_words(&self, token: &str, masked: &mut Masked) {
        let mut word = String::new();
        // A line end closes the last word.
        for c in token.chars().map(Some).chain([None]) {
            match c {
                Some(c) if c.is_alphanumeric() || is_mark(c) => word.push(c),
                other => {
                    if self.tells(&word) {
                        masked.count += 1;
                        masked.text.push_str(MASK);
                    } else {
                        masked.text.push_str(&word);
                    }
                    word.clear();
                    masked.text.extend(other);
                }
            }
        }
    }

    fn tells(&self, word: &str) -> bool {
        let folded = fold(word);
        self.words
            .iter()
            .any(|secret| folded.strip_prefix(secret.as_str()).is_some_and(is_ending))
    }

    fn mask_phone(&self, text: &str, count: &mut u32) -> String {
        if self.phone.len() < 5 {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut run = String::new();
        for c in text.chars().map(Some).chain([None]) {
            match c {
                Some(c) if c.is_ascii_digit() || " +-().".contains(c) => run.push(c),
                other => {
                    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
                    if digits.contains(&self.phone) {
                        *count += 1;
                        let (lead, rest) = run.split_at(run.len() - run.trim_start().len());
                        out.push_str(lead);
                        out.push_str(MASK);
                        out.push_str(&rest[rest.trim_end_matches([' ', '.']).len()..]);
                    } else {
                        out.push_str(&run);
                    }
                    run.clear();
                    out.extend(other);
                }
            }
        }
        out
    }
}

/// Marks that are a letter's own.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether this may follow a stem: an ending, or a vowel and an ending.
fn is_ending(rest: &str) -> bool {
    ENDINGS.contains(&rest)
        || rest
            .strip_prefix(['a', 'e', 'i', 'o', 'u'])
            .is_some_and(|after| ENDINGS.contains(&after))
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() >= LEAST)
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> Secrets {
        Secrets::new(
            "Õie-Mai Käspert",
            &["Jõgisoo Vallavalitsus", "Lääne-Nigula"],
            "Oie@Jogisoo.example",
            "+372 5550 1234",
        )
    }

    #[test]
    fn names_are_taken_out_in_any_spelling_and_case() {
        let cases = [
            ("Mina, Õie-Mai Käspert, olen …", "Mina, […]-[…] […], olen …", 3),
            ("ÕIE KÄSPERTI mõte; oie kaspert", "[…] […] mõte; […] […]", 4),
            ("Jõgisoos ja Jõgisoolt, Nigulas", "[…] ja […], […]", 3),
            ("kirjuta oie@jogisoo.EXAMPLE.\nVõi ära", "kirjuta […]\nVõi ära", 1),
            (
                "helista 5550 1234, või +372 55501234.",
                "helista […], või […].",
                2,
            ),
        ];
        for (text, expected, count) in cases {
            let masked = secrets().mask(text);
            assert_eq!((masked.text.as_str(), masked.count), (expected, count), "{text}");
        }
    }

    #[test]
    fn what_tells_nothing_stays() {
        for text in [
            "Meie vallavalitsus peab koosolekuid, maikuus ka väljas.",
            "Aastal 2024 oli 5550 inimest.\n\nTeine lõik.",
            "",
        ] {
            assert_eq!(
                secrets().mask(text),
                Masked {
                    text: text.to_owned(),
                    count: 0
                }
            );
        }
        assert_eq!(Secrets::default().mask("Õie").text, "Õie");
    }
}
