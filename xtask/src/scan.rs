//! Rust source taken apart into code and strings, so that a comment about a clock is no use of a clock.

/// A Rust file, line by line in step with the original.
pub(crate) struct Source {
    /// Without comments, and with strings emptied.
    pub(crate) code: String,
    /// Only what stands in strings.
    pub(crate) strings: String,
}

/// Takes a Rust file apart. Not a full lexer: enough for formatted code that compiles.
pub(crate) fn source(text: &str) -> Source {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = Source {
        code: String::new(),
        strings: String::new(),
    };
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        match c {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && chars[i] != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => i = block_comment(&chars, i, &mut out),
            'r' if !after_word(&chars, i)
                && matches!(at(i + 1), '"' | '#')
                && raw_quote(&chars, i).is_some() =>
            {
                let hashes = raw_quote(&chars, i).unwrap_or(0);
                i = raw_string(&chars, i + 2 + hashes, hashes, &mut out);
            }
            '"' => i = plain_string(&chars, i + 1, &mut out),
            '\'' => i = char_or_lifetime(&chars, i, &mut out),
            _ => {
                out.code.push(c);
                if c == '\n' {
                    out.strings.push('\n');
                }
                i += 1;
            }
        }
    }
    out
}

fn after_word(chars: &[char], i: usize) -> bool {
    // `br"…"` and `cr"…"` are raw strings too.
    i > 0 && (chars[i - 1].is_alphanumeric() || chars[i - 1] == '_') && !matches!(chars[i - 1], 'b' | 'c')
}

/// How many `#` stand before the quote of a raw string that begins here; `None` when it is a raw identifier.
fn raw_quote(chars: &[char], r: usize) -> Option<usize> {
    let hashes = chars[r + 1..].iter().take_while(|c| **c == '#').count();
    (chars.get(r + 1 + hashes) == Some(&'"')).then_some(hashes)
}

fn newline(out: &mut Source) {
    out.code.push('\n');
    out.strings.push('\n');
}

fn block_comment(chars: &[char], start: usize, out: &mut Source) -> usize {
    let mut depth = 0;
    let mut i = start;
    while i < chars.len() {
        let pair = (chars[i], chars.get(i + 1).copied().unwrap_or('\0'));
        if pair == ('/', '*') {
            depth += 1;
            i += 2;
        } else if pair == ('*', '/') {
            depth -= 1;
            i += 2;
            if depth == 0 {
                break;
            }
        } else {
            if chars[i] == '\n' {
                newline(out);
            }
            i += 1;
        }
    }
    i
}

fn raw_string(chars: &[char], start: usize, hashes: usize, out: &mut Source) -> usize {
    let mut i = start;
    while i < chars.len() {
        let ends =
            chars[i] == '"' && chars[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
        if ends {
            out.code.push_str("\"\"");
            out.strings.push(' ');
            return i + 1 + hashes;
        }
        push_string_char(chars[i], out);
        i += 1;
    }
    i
}

fn plain_string(chars: &[char], start: usize, out: &mut Source) -> usize {
    let mut i = start;
    while i < chars.len() && chars[i] != '"' {
        if chars[i] == '\\' {
            if chars.get(i + 1) == Some(&'\n') {
                newline(out);
            } else if let Some(c) = chars.get(i + 1) {
                out.strings.push(*c);
            }
            i += 2;
        } else {
            push_string_char(chars[i], out);
            i += 1;
        }
    }
    out.code.push_str("\"\"");
    out.strings.push(' ');
    i + 1
}

fn push_string_char(c: char, out: &mut Source) {
    if c == '\n' {
        newline(out);
    } else {
        out.strings.push(c);
    }
}

fn char_or_lifetime(chars: &[char], i: usize, out: &mut Source) -> usize {
    out.code.push('\'');
    if chars.get(i + 1) == Some(&'\\') {
        // '\n', '\'', '\u{1F600}': up to the closing quote after the escaped character.
        let end = (i + 3..chars.len()).find(|j| chars[*j] == '\'');
        return end.map_or(chars.len(), |j| j + 1);
    }
    if chars.get(i + 2) == Some(&'\'') {
        return i + 3;
    }
    i + 1
}

/// Blanks what is compiled only for tests, keeping the lines in step.
pub(crate) fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(start) = rest.find(MARK) {
        out.push_str(&rest[..start]);
        let item = &rest[start..];
        let after_mark = &item[MARK.len()..];
        let stop = after_mark.find(['{', ';']).unwrap_or(after_mark.len());
        let end = if after_mark[stop..].starts_with('{') {
            stop + block_end(&after_mark[stop..])
        } else {
            stop + 1
        };
        let end = (MARK.len() + end).min(item.len());
        out.extend(item[..end].chars().filter(|c| *c == '\n'));
        rest = &item[end..];
    }
    out.push_str(rest);
    out
}

/// The length of the braced block at the start.
fn block_end(code: &str) -> usize {
    let mut depth = 0;
    for (i, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return i + 1;
        }
    }
    code.len()
}

/// Whether `what` stands in the text as a word of its own: not as a part of a longer name.
pub(crate) fn has_word(text: &str, what: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let free_before = |at: usize| !text[..at].ends_with(part) || !what.starts_with(part);
    let free_after = |at: usize| !text[at + what.len()..].starts_with(part) || !what.ends_with(part);
    text.match_indices(what)
        .any(|(at, _)| free_before(at) && free_after(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_no_code() {
        let text = "// now()\nlet a = \"sql now()\"; /* x\n /* y */ */ let b = r#\"raw \"q\" \n\"#;\nlet c = '\"'; let d: &'a str = b\"e\\\"f\"; g();\n";
        let s = source(text);
        assert!(
            !s.code.contains("now") && !s.code.contains('x') && !s.code.contains("raw"),
            "{}",
            s.code
        );
        assert!(
            s.code.contains("let b") && s.code.contains("let d: &'a str") && s.code.contains("g();"),
            "{}",
            s.code
        );
        assert!(
            s.strings.contains("sql now()") && s.strings.contains("raw \"q\" ") && s.strings.contains("e\"f")
        );
        assert_eq!(s.code.lines().count(), text.lines().count());
        assert_eq!(s.strings.matches('\n').count(), text.matches('\n').count());
    }

    #[test]
    fn escaped_quotes_and_raw_names_do_not_confuse() {
        let s = source("let q = '\\''; let r#type = \"a\"; let u = '\\u{1F600}'; end();");
        assert!(
            s.code.contains("end();") && s.code.contains("r#type"),
            "{}",
            s.code
        );
    }

    #[test]
    fn test_items_are_blanked() {
        let code =
            "a();\n#[cfg(test)]\nmod tests;\nb();\n#[cfg(test)]\nmod more {\n fn c() { d(); }\n}\ne();\n";
        let left = without_tests(code);
        assert!(left.contains("a();") && left.contains("b();") && left.contains("e();"));
        assert!(!left.contains("d();") && !left.contains("tests"));
        assert_eq!(left.lines().count(), code.lines().count());
    }

    #[test]
    fn words_stand_alone() {
        assert!(has_word("use sqlx::Row;", "sqlx"));
        assert!(!has_word("use not_sqlx::Row;", "sqlx"));
        assert!(!has_word("sqlxy", "sqlx"));
        assert!(has_word("Instant::now()", "::now("));
    }
}
