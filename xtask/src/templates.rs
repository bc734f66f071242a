//! Reading page templates: what text, attributes and tags they hold apart from what is filled in.

/// A piece of a template, with its line (from 1).
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text {
        line: usize,
        text: String,
    },
    Tag {
        line: usize,
        name: String,
        attributes: Vec<(String, String)>,
    },
}

/// Replaces `{{ }}`, `{% %}` and `{# #}` with spaces, keeping the lines.
pub(crate) fn without_code(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((start, close)) = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
        .iter()
        .filter_map(|(o, c)| Some((rest.find(o)?, *c)))
        .min()
    {
        out.push_str(&rest[..start]);
        let mut end = rest[start + 2..]
            .find(close)
            .map_or(rest.len(), |e| start + 2 + e + 2);
        if fills_an_attribute(&rest[start..end]) {
            end += rest[end..].find("{%").unwrap_or(0);
        }
        out.push(' ');
        out.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Whether code begins a block that stands inside an attribute of the layout, such as `{% block main_class %}`: what is in
/// it is markup, not text.
fn fills_an_attribute(code: &str) -> bool {
    let mut words = code.trim_matches(['{', '%', '}', '-', ' ']).split_whitespace();
    words.next() == Some("block") && words.next().is_some_and(|name| name.ends_with("_class"))
}

/// Takes HTML without template code apart. The insides of script, style and code are left out.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut at = 0;
    let line = |at: usize| html[..at].matches('\n').count() + 1;
    while at < html.len() {
        let rest = &html[at..];
        if rest.starts_with("<!--") {
            at += rest.find("-->").map_or(rest.len(), |e| e + 3);
        } else if rest.starts_with('<')
            && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c))
        {
            let length = tag_length(rest);
            let (name, attributes) = tag(&rest[1..length]);
            let line = line(at);
            at += length;
            if matches!(name.as_str(), "script" | "style" | "code") {
                at += html[at..].find(&format!("</{name}")).unwrap_or(html.len() - at);
            }
            out.push(Piece::Tag {
                line,
                name,
                attributes,
            });
        } else {
            let length = rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| *c == '<')
                .map_or(rest.len(), |(e, _)| e);
            let text = &rest[..length];
            let blank = text.len() - text.trim_start().len();
            out.push(Piece::Text {
                line: line(at + blank),
                text: text.trim().to_owned(),
            });
            at += length;
        }
    }
    out.retain(|p| !matches!(p, Piece::Text { text, .. } if text.is_empty()));
    out
}

/// Up to and with the `>` that ends the tag; one in quotes does not.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    for (i, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return i + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(q), c) if q == c => quote = None,
            _ => {}
        }
    }
    rest.len()
}

fn tag(inside: &str) -> (String, Vec<(String, String)>) {
    let inside = inside.trim_end_matches('>').trim_end_matches('/');
    let name_end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let name = inside[..name_end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = inside[name_end..].trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=')
            .unwrap_or(rest.len());
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(q @ ('"' | '\'')) => after[1..].split_once(q).unwrap_or((&after[1..], "")),
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            rest = rest.trim_start();
        }
        if key.is_empty() && value.is_empty() {
            // A stray `=`: nothing to read, but on it must go.
            rest = rest.get(1..).unwrap_or("");
        } else {
            attributes.push((key, value.to_owned()));
        }
    }
    (name, attributes)
}

/// What a reader would see of some text: without entities and without the names that stay the same in every language.
pub(crate) fn words(text: &str) -> String {
    const SAME_EVERYWHERE: &[&str] = &["Vestlusring", "CSV", "JSON", "PDF", "QR", "SQLite", "PostgreSQL"];
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        let entity = rest[start..]
            .find(';')
            .filter(|e| *e < 12 && !rest[start..start + e].contains(char::is_whitespace));
        rest = &rest[start + entity.map_or(1, |e| e + 1)..];
        out.push(' ');
    }
    out.push_str(rest);
    let keep = |w: &&str| !SAME_EVERYWHERE.contains(&w.trim_matches(|c: char| !c.is_alphanumeric()));
    out.split_whitespace().filter(keep).collect::<Vec<_>>().join(" ")
}

/// Human text that stands in a template itself and so in no translation.
pub(crate) fn hard_coded(template: &str) -> Vec<(usize, String)> {
    const READ_ALOUD: &[&str] = &[
        "alt",
        "title",
        "placeholder",
        "aria-label",
        "aria-description",
        "aria-roledescription",
        "aria-valuetext",
        "label",
    ];
    let mut found = Vec::new();
    let mut look = |line: usize, text: &str| {
        let words = words(text);
        if words.chars().any(char::is_alphabetic) {
            found.push((line, words));
        }
    };
    for piece in pieces(&without_code(template)) {
        match piece {
            Piece::Text { line, text } => look(line, &text),
            Piece::Tag { line, attributes, .. } => {
                for (_, value) in attributes
                    .iter()
                    .filter(|(k, _)| READ_ALOUD.contains(&k.as_str()))
                {
                    look(line, value);
                }
            }
        }
    }
    found
}

/// What the content security policy would refuse.
pub(crate) fn refused_by_csp(template: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for piece in pieces(&without_code(template)) {
        let Piece::Tag {
            line,
            name,
            attributes,
        } = piece
        else {
            continue;
        };
        let value = |key: &str| attributes.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
        if name == "style" {
            found.push((line, "a <style> element".to_owned()));
        }
        // A block of data is not run, so the policy does not mind it.
        let data = value("type").is_some_and(|t| t.contains("json"));
        if name == "script" && value("src").is_none() && !data {
            found.push((line, "a script in the page".to_owned()));
        }
        for (key, value) in &attributes {
            let handler =
                key.len() > 2 && key.starts_with("on") && key[2..].bytes().all(|b| b.is_ascii_lowercase());
            if key == "style" || handler {
                found.push((line, format!("the attribute {key}=")));
            }
            if value.trim_start().to_ascii_lowercase().starts_with("javascript:") {
                found.push((line, format!("javascript: in {key}=")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_translations_is_fine() {
        let good = "{# Note #}<!doctype html>\n<html lang=\"{{ lang }}\">{% if a > b %}<p class=\"x > y\">{{ t.hello(\"you\") }} · 5 &nbsp;&mdash; Vestlusring!</p>{% endif %}\
            <code>cargo run</code><script src=\"/a.js\">let x;</script><img alt=\"\" src=\"a.png\"><!-- words -->";
        assert_eq!(hard_coded(good), vec![]);
    }

    #[test]
    fn text_beside_translations_is_found_with_its_line() {
        let bad = "<p>\n{{ t.a() }}\n</p>\n<b>\n  Hello there\n</b>\n<input placeholder=\"Name\" title='{{ t.b() }}'>\n{%\n if x\n%}\n<i>õ</i>";
        let found = hard_coded(bad);
        assert_eq!(
            found,
            vec![
                (5, "Hello there".to_owned()),
                (7, "Name".to_owned()),
                (11, "õ".to_owned())
            ]
        );
        assert_eq!(
            hard_coded("<p>õ < b</p>"),
            vec![(1, "õ".to_owned()), (1, "< b".to_owned())]
        );
        assert_eq!(
            hard_coded("Vestlusring & friends"),
            vec![(1, "friends".to_owned())]
        );
    }

    #[test]
    fn inline_code_is_found() {
        let bad = "<p style=\"color: red\">\n<a onclick='go()' href=\"javascript:go()\">\n<style>p{}</style>\n<script>x()</script>";
        let found: Vec<String> = refused_by_csp(bad)
            .into_iter()
            .map(|(l, w)| format!("{l} {w}"))
            .collect();
        assert_eq!(
            found,
            [
                "1 the attribute style=",
                "2 the attribute onclick=",
                "2 javascript: in href=",
                "3 a <style> element",
                "4 a script in the page"
            ]
        );
        let good = "<script src=\"/x.js\" type=module></script><script type=\"application/ld+json\">{}</script><ol data-on-x=\"1\"><link rel=stylesheet>";
        assert_eq!(refused_by_csp(good), vec![]);
    }
}
