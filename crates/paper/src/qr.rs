//! QR codes as SVG.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

use crate::Error;

/// Modules of white around the code; the standard demands four.
const QUIET: usize = 4;

/// A QR code as SVG, for a page or a document: black on white, with its quiet zone, without a size of its own.
///
/// It is hidden from screen readers, since the crate has no words to name it with: give the element around it a name,
/// and always the address as text beside it. There is no inline style, so that a strict content security policy holds.
///
/// # Errors
/// [`Error::QrTooLong`] when the text has more than about 2,300 bytes.
///
/// ```
/// let svg = paper::qr_svg("https://example.org/d/kohvik")?;
/// assert!(svg.starts_with("<svg"));
/// # Ok::<(), paper::Error>(())
/// ```
pub fn qr_svg(text: &str) -> Result<String, Error> {
    // M restores 15 %: a poster gets rained on, and a denser code needs a better camera.
    let code = QRBuilder::new(text)
        .ecl(ECL::M)
        .build()
        .map_err(|_| Error::QrTooLong { bytes: text.len() })?;
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    // One path for all, with each row's neighbours joined: no hairlines between the modules at any scale.
    for y in 0..code.size {
        let row = &code[y];
        let mut x = 0;
        while x < code.size {
            let dark = row.iter().skip(x).take_while(|module| module.value()).count();
            if dark > 0 {
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark.max(1);
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\" \
         aria-hidden=\"true\" focusable=\"false\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn the_svg_paints_exactly_the_dark_modules() {
        let text = "https://example.org/d/õhtu?x=1&y=<2>";
        let svg = qr_svg(text).unwrap();
        assert!(!svg.contains("õhtu"), "the text is in the modules only");
        let code = QRBuilder::new(text).ecl(ECL::M).build().unwrap();
        let painted: usize = svg
            .split('M')
            .filter(|part| part.contains("v1h-"))
            .map(|part| part.split(['h', 'v']).nth(1).unwrap().parse::<usize>().unwrap())
            .sum();
        let dark = (0..code.size)
            .flat_map(|y| code[y].iter())
            .filter(|m| m.value())
            .count();
        assert_eq!(painted, dark);
    }

    #[test]
    fn too_long_is_an_error() {
        assert!(qr_svg(&"a".repeat(2_300)).is_ok());
        assert!(matches!(
            qr_svg(&"a".repeat(10_000)),
            Err(Error::QrTooLong { bytes: 10_000 })
        ));
        assert!(qr_svg("").is_ok());
    }
}
