//! The picture of a map: groups as outlines, each with its letter. No person is a point in it.

use std::fmt::Write as _;

use domain::opinion::published::Group;

use crate::texts::Texts;
use crate::ui::text::{Safe, escape};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 420.0;
const MARGIN: f64 = 30.0;

/// The letter of a group.
pub(super) fn letter(at: usize) -> char {
    u8::try_from(at)
        .ok()
        .and_then(|at| b'A'.checked_add(at))
        .filter(u8::is_ascii_uppercase)
        .map_or('?', char::from)
}

fn place([x, y]: [f64; 2]) -> (f64, f64) {
    (
        MARGIN + (x + 1.0) / 2.0 * (WIDTH - 2.0 * MARGIN),
        MARGIN + (1.0 - y) / 2.0 * (HEIGHT - 2.0 * MARGIN),
    )
}

/// A closed line through the middles of its sides, so that it has no corners.
fn path(outline: &[[f64; 2]]) -> String {
    let points: Vec<(f64, f64)> = outline.iter().map(|at| place(*at)).collect();
    let middle = |a: (f64, f64), b: (f64, f64)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
    let Some((first, last)) = points.first().zip(points.last()) else {
        return String::new();
    };
    let begin = middle(*last, *first);
    let mut out = format!("M{:.1} {:.1}", begin.0, begin.1);
    for (at, point) in points.iter().enumerate() {
        let next = points.get(at + 1).unwrap_or(first);
        let to = middle(*point, *next);
        let _infallible = write!(out, "Q{:.1} {:.1} {:.1} {:.1}", point.0, point.1, to.0, to.1);
    }
    out.push('Z');
    out
}

/// The picture, with a text for those who do not see it.
pub(super) fn picture(t: Texts, groups: &[Group]) -> Safe {
    let mut out = format!(
        "<svg class=\"opinion-map\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">",
        escape(&t.opinion_picture(u32::try_from(groups.len()).unwrap_or(u32::MAX)))
    );
    for group in groups {
        let _infallible = write!(
            out,
            "<path class=\"opinion-map__group opinion-map__group--{}\" d=\"{}\"/>",
            group.at % 6,
            path(&group.outline)
        );
    }
    for group in groups {
        let (x, y) = place(group.middle);
        let _infallible = write!(
            out,
            "<text class=\"opinion-map__letter\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text><text class=\"opinion-map__size\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
            letter(group.at),
            y + 24.0,
            escape(&t.opinion_about_people(group.people))
        );
    }
    out.push_str("</svg>");
    Safe(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_becomes_a_closed_line_without_corners() {
        let square = [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]];
        assert_eq!(
            path(&square),
            "M30.0 210.0Q30.0 390.0 320.0 390.0Q610.0 390.0 610.0 210.0Q610.0 30.0 320.0 30.0Q30.0 30.0 30.0 210.0Z"
        );
        assert_eq!(path(&[]), "");
        assert_eq!([0, 1, 25, 26, 400].map(letter), ['A', 'B', 'Z', '?', '?']);
    }
}
