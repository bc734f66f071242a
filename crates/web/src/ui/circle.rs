//! The circle: people as dots around a table.

use std::fmt::Write as _;

use super::text::{Safe, escape};

/// A circle with `taken` people and `free` places as an SVG; beyond 40 dots they stand for shares of the whole.
/// `number` and `under` are written in the middle; `label` says it to those who do not see it.
pub fn of(taken: u32, free: u32, number: &str, under: &str, label: &str) -> Safe {
    let all = taken + free;
    let dots = all.clamp(1, 40);
    let filled = if all <= 40 {
        taken
    } else {
        (taken * dots).div_ceil(all)
    };
    let radius = if dots > 24 { 4 } else { 7 };
    let mut svg = format!(
        "<svg viewBox=\"0 0 120 120\" role=\"img\" aria-label=\"{}\"><circle class=\"c-table\" cx=\"60\" cy=\"60\" r=\"36\"/>",
        escape(label)
    );
    for i in 0..dots {
        let class = if i < filled { "c-dot" } else { "c-dot--free" };
        let turn = f64::from(i) * 360.0 / f64::from(dots);
        let _ = write!(
            svg,
            "<circle class=\"{class}\" cx=\"60\" cy=\"9\" r=\"{radius}\" transform=\"rotate({turn:.2} 60 60)\"/>"
        );
    }
    let _ = write!(
        svg,
        "<text class=\"c-text\" x=\"60\" y=\"65\" font-size=\"30\">{}</text><text class=\"c-text c-text--soft\" x=\"60\" y=\"79\" font-size=\"9\">{}</text></svg>",
        escape(number),
        escape(under)
    );
    Safe(svg)
}
