//! Identifiers: made from a time and random bytes that the caller passes, kept as text.

/// Letters of public ids: no vowels (no accidental words), nothing that is read wrongly aloud or on paper.
const ALPHABET: &[u8; 24] = b"bcdfghjkmnpqrstvwxz23456";

/// A UUIDv7 (RFC 9562 §5.7) as text: it sorts by the time it was made.
///
/// `now` is in microseconds UTC; the millisecond part goes into the id, so never publish one where that time tells
/// something about a person. Use [`public`] there.
pub fn uuid7(now: i64, random: [u8; 10]) -> String {
    let millis = u64::try_from(now / 1000).unwrap_or(0);
    let mut bytes = [0u8; 16];
    bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    bytes[6..].copy_from_slice(&random);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let mut text = String::with_capacity(36);
    for (i, byte) in bytes.iter().enumerate() {
        if matches!(i, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

/// Whether `text` has the form of a UUID, so that a stranger's text never reaches a statement as an id.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_digit() || (b'a'..=b'f').contains(&b),
        })
}

/// A short id for what is published (12 letters of 24, about 55 bits): it tells neither time nor order.
pub fn public(random: [u8; 12]) -> String {
    random
        .iter()
        .map(|b| ALPHABET[usize::from(*b) % ALPHABET.len()] as char)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid7_has_its_version_variant_and_order() {
        let early = uuid7(1_700_000_000_000_000, [0xff; 10]);
        let late = uuid7(1_700_000_000_001_000, [0; 10]);
        assert!(is_uuid(&early) && is_uuid(&late));
        assert!(early < late);
        assert_eq!(&early[14..15], "7");
        assert!(matches!(&early[19..20], "8" | "9" | "a" | "b"));
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in [
            "",
            "x",
            "018bcfe5-6800-7fff-bfff-ffffffffff",
            "018BCFE5-6800-7FFF-BFFF-FFFFFFFFFFFF",
            "' or 1=1 --",
        ] {
            assert!(!is_uuid(text), "{text}");
        }
    }

    #[test]
    fn a_public_id_uses_only_its_letters() {
        let id = public([0, 1, 23, 24, 255, 100, 7, 8, 9, 10, 11, 12]);
        assert_eq!(id.len(), 12);
        assert!(id.bytes().all(|b| ALPHABET.contains(&b)));
    }
}
