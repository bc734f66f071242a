//! Text from people, made fit for paper: what no font draws and no reader sees is replaced or left out.

use serde_json::Value;

use crate::engine::Engine;

/// Stands for a character that cannot be drawn.
const MISSING: char = '□';

/// A run of this many characters without a place to break gets one, so that it stays on the page.
const LONGEST_RUN: usize = 40;

/// How strict to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// Any character that some embedded font draws.
    Drawable,
    /// Only letters, digits and signs of Latin, Greek and Cyrillic that the body font draws by themselves.
    Plain,
}

/// Cleans every text inside a value.
pub(crate) fn value(value: Value, level: Level) -> Value {
    match value {
        Value::String(s) => Value::String(text(&s, level)),
        Value::Array(items) => items.into_iter().map(|item| self::value(item, level)).collect(),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, field)| {
                    // Machine-made and checked where it is made; a break inside would spoil it.
                    let field = match name.as_str() {
                        "qr" | "href" => field,
                        _ => self::value(field, level),
                    };
                    (name, field)
                })
                .collect(),
        ),
        other => other,
    }
}

/// Cleans a text; line breaks stay. Nothing but spaces is nothing.
pub(crate) fn text(text: &str, level: Level) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.replace("\r\n", "\n").chars() {
        let c = match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' => ' ',
            c if silent(c) => continue,
            c if draws(c, level) => c,
            c if emoji(c) => continue,
            _ => MISSING,
        };
        if c == ' ' || c == '\n' {
            run = 0;
        } else {
            run += 1;
            if run > LONGEST_RUN {
                out.push('\u{200b}');
                run = 1;
            }
        }
        out.push(c);
    }
    if out.trim().is_empty() {
        out.clear();
    }
    out
}

/// Cleans a text into one line.
pub(crate) fn line(text: &str, level: Level) -> String {
    let text = self::text(text, level).replace('\u{200b}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts a text to a number of characters, with an ellipsis where something is missing.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(most.saturating_sub(1)).collect();
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

fn draws(c: char, level: Level) -> bool {
    let engine = Engine::get();
    match level {
        Level::Drawable => engine.draws(c),
        Level::Plain => {
            let alone = matches!(c, '\u{20}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'
                | '\u{1e00}'..='\u{1fff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
                | '\u{20a0}'..='\u{20bf}' | '\u{2100}'..='\u{214f}' | '\u{25a1}');
            alone && engine.body_font_draws(c)
        }
    }
}

/// Characters without a shape of their own, and those that archiving forbids: controls, marks of direction, joiners,
/// variation selectors, enclosing marks
/// (the frame of a keycap), private use, non-characters.
///
/// Marks of direction are left out because an unclosed one would turn around what follows it; the typesetter finds the
/// direction of each run by its letters.
fn silent(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{20dd}'..='\u{20e4}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// Pictures that decorate a text more often than they carry it.
fn emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}'
        | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fonts_draw_stays() {
        let text = "Õnn & šokolaad: #set *x* $y$ @z \"q\" 'r' Щука\nεὖ";
        assert_eq!(self::text(text, Level::Drawable), text);
    }

    #[test]
    fn what_no_font_draws_is_marked_and_emoji_go() {
        assert_eq!(text("王 x", Level::Drawable), "□ x");
        assert_eq!(text("a👩‍👩‍👧b❤\u{fe0f}\u{200d}🔥", Level::Plain), "ab");
        assert_eq!(
            text("a\u{0}\u{202e}b\u{feff}\u{fffe}\u{e000}", Level::Drawable),
            "ab"
        );
        assert_eq!(text("a\r\nb\tc\u{2028}d", Level::Drawable), "a\nb c\nd");
    }

    #[test]
    fn long_runs_get_places_to_break() {
        let cleaned = text(&"a".repeat(100), Level::Drawable);
        assert!(cleaned.split('\u{200b}').all(|part| part.len() <= LONGEST_RUN));
        assert_eq!(cleaned.replace('\u{200b}', ""), "a".repeat(100));
        assert_eq!(line(&"a".repeat(100), Level::Drawable), "a".repeat(100));
    }

    #[test]
    fn a_cut_shows() {
        assert_eq!(shorten("õhtu", 4), "õhtu");
        assert_eq!(shorten("pikk õhtu", 6), "pikk…");
    }
}
