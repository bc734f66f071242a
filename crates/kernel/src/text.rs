//! What people type: cleaned on the way in, folded for search and sorting.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// One line of text as it is kept: NFC, no control characters, runs of white space as one space, trimmed.
pub fn line(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len().min(1024));
    for c in typed.nfc() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Text of several lines as it is kept: NFC, LF line ends, no other control characters, at most one empty line
/// in a row, trimmed.
pub fn lines(typed: &str) -> String {
    let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(typed.len());
    let mut empty = 0;
    for raw in typed.split('\n') {
        let kept: String = raw.nfc().filter(|c| !is_invisible(*c) || *c == '\t').collect();
        let kept = kept.trim_end();
        empty = if kept.is_empty() { empty + 1 } else { 0 };
        if empty > 1 {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        if !(out.is_empty() && kept.is_empty()) {
            out.push_str(kept);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Control characters and the direction overrides that make text read other than it is written. Joiners stay:
/// emoji and several scripts need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
}

/// Text folded for search: lower case, without diacritics, one space between words. "Jõelähtme" is found by
/// "joelahtme". Estonian Š/Ž and Russian Й fold too; sorting uses the same form, on both engines alike.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .collect();
    // Last, because a mark that went may have stood before a space.
    line(&plain)
}

/// How many characters a person counts, near enough for a limit (Unicode scalar values).
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// A readable part of an address: folded, ASCII letters and digits, words joined by `-`, at most `most` bytes.
pub fn slug(text: &str, most: usize) -> String {
    let mut out = String::new();
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    if out.len() > most {
        let cut = out[..most].rfind('-').unwrap_or(most);
        out.truncate(cut);
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(line("  Mida\u{0}\r\n me \t tahame?\u{202e} "), "Mida me tahame?");
        assert_eq!(line("o\u{303}"), "õ");
    }

    #[test]
    fn lines_keep_paragraphs() {
        assert_eq!(
            lines("\n\nEsimene\r\n\r\n\r\n\r\nteine \u{7}\rkolmas\n\n"),
            "Esimene\n\nteine\nkolmas"
        );
    }

    #[test]
    fn folding_finds_estonian_and_russian() {
        assert_eq!(fold("JÕELÄHTME  Šokolaad"), "joelahtme sokolaad");
        assert_eq!(fold("Йога"), "иога");
        // A mark that goes leaves no space behind.
        assert_eq!(fold("\u{b55}\u{2000}a"), "a");
    }

    #[test]
    fn a_slug_is_readable() {
        assert_eq!(
            slug("Mis teeb Räpinas elu heaks?", 60),
            "mis-teeb-rapinas-elu-heaks"
        );
        assert_eq!(slug("Kuidas me räägime üksteisega", 15), "kuidas-me");
        assert_eq!(slug("Что?", 20), "");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(s in "\\PC{0,80}|[\\x00-\\x20a-zõ]{0,60}") {
            prop_assert_eq!(line(&line(&s)), line(&s));
            prop_assert_eq!(lines(&lines(&s)), lines(&s));
            prop_assert_eq!(fold(&fold(&s)), fold(&s));
            prop_assert!(!lines(&s).contains("\n\n\n"));
            prop_assert!(slug(&s, 20).len() <= 20);
        }
    }
}
