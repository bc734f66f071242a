//! The picture of a map: groups as outlines, each with its letter. No person is a point in it.

use std::fmt::Write as _;

use domain::opinion::published::Group;

use crate::texts::Texts;
use crate::ui::text::{Safe, escape};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 420.0;
const MARGIN: f64 = 44.0;
/// Half of the longest words under an outline.
const WORDS: f64 = 100.0;

/// The letter of a group.
pub(super) fn letter(at: usize) -> char {
    u8::try_from(at)
        .ok()
        .and_then(|at| b'A'.checked_add(at))
        .filter(u8::is_ascii_uppercase)
        .map_or('?', char::from)
}

/// How the square of the map's places lies on the paper: as large as all outlines allow, with the same measure in both
/// directions.
struct Paper {
    middle: [f64; 2],
    scale: f64,
}

impl Paper {
    /// A few people who think alike are not blown up to fill it: at most so many times the whole square.
    const LARGEST: f64 = 3.0;

    fn of(groups: &[Group]) -> Paper {
        let corners = || groups.iter().flat_map(|group| group.outline.iter());
        let ends = [0, 1].map(|k| {
            corners().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| {
                (low.min(at[k]), high.max(at[k]))
            })
        });
        let room = [WIDTH - 2.0 * MARGIN, HEIGHT - 2.0 * MARGIN];
        let fits = |k: usize| room[k] / (ends[k].1 - ends[k].0).max(1e-9);
        let whole = room[1] / 2.0;
        Paper {
            middle: ends.map(|(low, high)| {
                if low <= high {
                    f64::midpoint(low, high)
                } else {
                    0.0
                }
            }),
            scale: fits(0).min(fits(1)).min(whole * Paper::LARGEST),
        }
    }

    fn place(&self, [x, y]: [f64; 2]) -> (f64, f64) {
        (
            WIDTH / 2.0 + (x - self.middle[0]) * self.scale,
            HEIGHT / 2.0 - (y - self.middle[1]) * self.scale,
        )
    }
}

/// A closed line through the middles of its sides, so that it has no corners.
fn path(paper: &Paper, outline: &[[f64; 2]]) -> String {
    let points: Vec<(f64, f64)> = outline.iter().map(|at| paper.place(*at)).collect();
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
    let paper = Paper::of(groups);
    for group in groups {
        let _infallible = write!(
            out,
            "<path class=\"opinion-map__group opinion-map__group--{}\" d=\"{}\"/>",
            group.at % 6,
            path(&paper, &group.outline)
        );
    }
    for group in groups {
        let (x, y) = paper.place(group.middle);
        // Under the outline, where it covers nothing, and not over the edge of the paper.
        let low = group
            .outline
            .iter()
            .map(|at| paper.place(*at).1)
            .fold(y, f64::max);
        let _infallible = write!(
            out,
            "<text class=\"opinion-map__letter\" x=\"{x:.1}\" y=\"{:.1}\">{}</text><text class=\"opinion-map__size\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            y + 10.0,
            letter(group.at),
            x.clamp(WORDS, WIDTH - WORDS),
            low + 24.0,
            escape(&t.opinion_about_people(group.people))
        );
    }
    out.push_str("</svg>");
    Safe(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(outline: &[[f64; 2]]) -> Group {
        Group {
            at: 0,
            people: 20,
            outline: outline.to_vec(),
            middle: [0.0, 0.0],
            stands_for: Vec::new(),
        }
    }

    #[test]
    fn a_square_becomes_a_closed_line_without_corners() {
        let square = [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]];
        let paper = Paper::of(&[group(&square)]);
        assert_eq!(
            path(&paper, &square),
            "M154.0 210.0Q154.0 376.0 320.0 376.0Q486.0 376.0 486.0 210.0Q486.0 44.0 320.0 44.0Q154.0 44.0 154.0 210.0Z"
        );
        assert_eq!(path(&paper, &[]), "");
        assert_eq!([0, 1, 25, 26, 400].map(letter), ['A', 'B', 'Z', '?', '?']);
    }

    #[test]
    fn outlines_fill_the_paper_and_a_small_one_stays_small() {
        let far = [[0.5, 0.1], [0.9, 0.1], [0.9, 0.2], [0.5, 0.2]];
        let near = [[-0.9, 0.0], [-0.5, 0.0], [-0.5, -0.1], [-0.9, -0.1]];
        let paper = Paper::of(&[group(&far), group(&near)]);
        assert_eq!(paper.place([-0.9, 0.05]).0.round(), MARGIN);
        assert_eq!(paper.place([0.9, 0.05]), (WIDTH - MARGIN, HEIGHT / 2.0));
        let tiny = [[0.0, 0.0], [0.01, 0.0], [0.0, 0.01]];
        assert!(Paper::of(&[group(&tiny)]).scale <= 600.0);
        assert!(Paper::of(&[]).scale.is_finite());
    }
}
