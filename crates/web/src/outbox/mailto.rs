//! A mail as a `mailto:` address (RFC 6068), so that a host without a mail server passes it on from their own mailbox.

use std::fmt::Write as _;

/// The address with subject and text in it; line ends as the standard wants them.
pub(super) fn address(to: &str, subject: &str, body: &str) -> String {
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    let mut out = String::from("mailto:");
    encode(&mut out, to);
    out.push_str("?subject=");
    encode(&mut out, subject);
    out.push_str("&body=");
    encode(&mut out, &body);
    out
}

/// Percent-encodes everything that could end the part it stands in; a space is `%20`, for `+` means itself here.
fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_add_recipients() {
        assert_eq!(
            address(
                "mari+a@example.ee",
                "Tere & head?",
                "Õhtu\nhttps://x.ee/r/1?a=b&bcc=evil@x.ee"
            ),
            "mailto:mari%2Ba@example.ee?subject=Tere%20%26%20head%3F&body=%C3%95htu%0D%0Ahttps%3A%2F%2Fx.ee%2Fr%2F1%3Fa%3Db%26bcc%3Devil@x.ee"
        );
        assert_eq!(
            address("a?bcc=b@x.ee", "", ""),
            "mailto:a%3Fbcc%3Db@x.ee?subject=&body="
        );
    }
}
