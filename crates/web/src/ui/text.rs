//! Escaping, and people's paragraphs as HTML.

use std::fmt;

/// HTML that is already escaped, for templates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Safe(pub String);

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Safe {}

/// A phone number as a link to dial it.
pub fn dial(phone: &str) -> String {
    let kept = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    format!("tel:{}", kept.collect::<String>())
}

/// How people reach an organisation: its address, and its phone where it has one, as links.
pub fn contact(profile: &domain::organisation::Profile) -> Safe {
    let email = escape(&profile.email);
    let mut html = format!("<a href=\"mailto:{email}\">{email}</a>");
    if !profile.phone.is_empty() {
        let (dial, phone) = (dial(&profile.phone), escape(&profile.phone));
        html.push_str(&format!(", <a class=\"nowrap\" href=\"{dial}\">{phone}</a>"));
    }
    Safe(html)
}

/// Text as it may stand in HTML and in attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// What people wrote as paragraphs: an empty line parts them, a line end stays one. No markup of theirs survives.
pub fn paragraphs(text: &str) -> Safe {
    let mut out = String::new();
    for paragraph in text.split("\n\n").filter(|p| !p.trim().is_empty()) {
        out.push_str("<p>");
        out.push_str(&escape(paragraph.trim()).replace('\n', "<br>"));
        out.push_str("</p>");
    }
    Safe(out)
}

/// As [`paragraphs`], with lines that begin with a bullet as a list.
pub fn prose(text: &str) -> Safe {
    let (mut out, mut lines, mut items) = (String::new(), Vec::new(), Vec::new());
    // An empty line at the end closes what is open.
    for line in text.lines().chain([""]) {
        let line = line.trim();
        let item = ["- ", "– ", "• ", "* "].iter().find_map(|b| line.strip_prefix(b));
        if (item.is_some() || line.is_empty()) && !lines.is_empty() {
            out.push_str(&format!("<p>{}</p>", lines.join("<br>")));
            lines.clear();
        }
        if item.is_none() && !items.is_empty() {
            out.push_str(&format!("<ul>{}</ul>", items.concat()));
            items.clear();
        }
        match item {
            Some(item) => items.push(format!("<li>{}</li>", escape(item.trim()))),
            None if line.is_empty() => {}
            None => lines.push(escape(line)),
        }
    }
    Safe(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_people_stays_text() {
        assert_eq!(
            paragraphs("<b>Tere</b>\nteine rida\n\nuus & lõik").0,
            "<p>&lt;b&gt;Tere&lt;/b&gt;<br>teine rida</p><p>uus &amp; lõik</p>"
        );
        assert_eq!(paragraphs(" \n\n ").0, "");
    }

    #[test]
    fn lines_with_bullets_are_a_list() {
        assert_eq!(
            prose("Ootame sind,\nkui sa\n• oled <uudishimulik>;\n- julged.\n\nTere!").0,
            "<p>Ootame sind,<br>kui sa</p><ul><li>oled &lt;uudishimulik&gt;;</li><li>julged.</li></ul><p>Tere!</p>"
        );
        assert_eq!(prose("\n \n").0, "");
    }
}
