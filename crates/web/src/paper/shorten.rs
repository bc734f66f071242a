//! The beginning of a longer text, for where only so much can stand.

/// The first paragraphs of a text that fit into `most` characters; of a single longer one, the first sentences; of a
/// single longer sentence, the first words and an ellipsis.
pub(crate) fn first_part(text: &str, most: usize) -> String {
    let length = |s: &str| s.chars().count();
    let mut out = String::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        if length(&out) + length(paragraph) + 2 > most && !out.is_empty() {
            return out;
        }
        if length(paragraph) > most {
            return first_words(paragraph, most);
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(paragraph);
    }
    out
}

fn first_words(paragraph: &str, most: usize) -> String {
    let end = paragraph
        .char_indices()
        .nth(most)
        .map_or(paragraph.len(), |(i, _)| i);
    let head = &paragraph[..end];
    let sentence = head
        .char_indices()
        .zip(head.chars().skip(1))
        .filter(|((_, mark), next)| matches!(mark, '.' | '!' | '?' | '…') && next.is_whitespace())
        .map(|((i, mark), _)| i + mark.len_utf8())
        .last();
    match sentence {
        Some(end) => head[..end].to_owned(),
        None => {
            let words = head.rfind(char::is_whitespace).map_or(head, |i| &head[..i]);
            format!("{}…", words.trim_end_matches([',', ';', ':', '–', ' ']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(first_part("Üks.\n\nKaks.", 100), "Üks.\n\nKaks.");
        assert_eq!(first_part("", 10), "");
    }

    #[test]
    fn a_longer_text_ends_at_a_paragraph_a_sentence_or_a_word() {
        assert_eq!(first_part("Esimene lõik.\n\nTeine lõik.", 15), "Esimene lõik.");
        assert_eq!(
            first_part("Õige. Vale on ka. Kolmas lause.", 20),
            "Õige. Vale on ka."
        );
        assert_eq!(first_part("Väga pikk, lõputu lause siin", 12), "Väga pikk…");
        assert_eq!(first_part("Õõõõõõõõ", 3), "Õõõ…");
    }
}
