//! The seating as a whole: for each thing that is mixed a picture of how many of each value sit in each circle, beside
//! what an even share would be. A table says the same to whoever would rather read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use askama::Template;

use super::words::{self, Speaker};
use crate::page::Page;
use crate::ui::text::{Safe, escape};

/// So many values have a row of their own, the commonest first; what is left has one together.
const ROWS: usize = 7;
/// The picture's width, in its own units; it is about as many pixels on a phone.
const WIDTH: f64 = 320.0;
/// How high dots are stacked in a row at most, and how far apart they and the columns are at most.
const STACK: f64 = 48.0;
const STEP: f64 = 12.0;
const COLUMN: f64 = 48.0;
/// What a row needs for its name, and the picture for the numbers of the circles.
const NAME: f64 = 26.0;
const NUMBERED: f64 = 18.0;
/// The most numbers that fit below a picture.
const NUMBERS: usize = 16;
/// As many characters as fit above a row.
const LABEL: usize = 40;

/// How many of one value sit in each circle.
struct Value {
    name: String,
    counts: Vec<usize>,
    /// What an even share would be, by circle.
    shares: Vec<f64>,
}

struct Figure {
    what: String,
    picture: Safe,
    names: Vec<String>,
    /// Circles with their counts, each beside its value's name.
    rows: Vec<(String, Vec<(String, usize)>)>,
    /// Even shares, each beside its value's name.
    shares: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "circle/whole.html")]
struct Part<'a> {
    page: &'a Page,
    figures: Vec<Figure>,
}

/// The values of a field in the order of how common they are, rare ones together.
fn values(speaker: &Speaker<'_>, at: usize) -> Vec<Value> {
    let circles = &speaker.explained.seating.summaries;
    let mut counts: BTreeMap<Option<u32>, Vec<usize>> = BTreeMap::new();
    for (c, circle) in circles.iter().enumerate() {
        for mix in circle.mixes.iter().filter(|m| m.field == at) {
            for (code, n) in &mix.there {
                let row = counts.entry(*code).or_insert_with(|| vec![0; circles.len()]);
                if let Some(count) = row.get_mut(c) {
                    *count += n;
                }
            }
        }
    }
    let sizes: Vec<usize> = speaker.explained.seating.circles.iter().map(Vec::len).collect();
    let mut found: Vec<(Option<u32>, Vec<usize>)> = counts.into_iter().collect();
    let total = |counts: &[usize]| counts.iter().sum::<usize>();
    // Values in a fixed order of their own, such as ages, keep it: their codes are in it.
    if found.len() > ROWS {
        found.sort_by_key(|(code, counts)| (std::cmp::Reverse(total(counts)), *code));
    }
    let rest = found.split_off(found.len().min(ROWS));
    let value = |name: String, counts: Vec<usize>| Value {
        name,
        shares: shares(total(&counts), &sizes),
        counts,
    };
    let mut values: Vec<Value> = found
        .into_iter()
        .map(|(code, counts)| value(speaker.value(at, code), counts))
        .collect();
    if !rest.is_empty() {
        let mut sum = vec![0; sizes.len()];
        for (_, counts) in &rest {
            for (all, n) in sum.iter_mut().zip(counts) {
                *all += n;
            }
        }
        values.push(value(speaker.t.seating_whole_rest(words::count(rest.len())), sum));
    }
    values
}

/// What each circle would have of `total` people if they sat everywhere in proportion to its size.
fn shares(total: usize, sizes: &[usize]) -> Vec<f64> {
    let number = |n: usize| f64::from(words::count(n));
    let all = number(sizes.iter().sum::<usize>().max(1));
    sizes
        .iter()
        .map(|size| number(total) * number(*size) / all)
        .collect()
}

/// A row of columns for each value: a dot for each person, a line at the even share.
fn picture(values: &[Value], numbers: &[u32], label: &str) -> Safe {
    let columns = f64::from(words::count(numbers.len().max(1)));
    let most = values.iter().flat_map(|v| &v.counts).max().copied().unwrap_or(1);
    let most = f64::from(words::count(most.max(1)));
    let step = (STACK / most).min(STEP);
    let wide = (WIDTH / columns).min(COLUMN);
    let radius = (step * 0.42).min(wide * 0.42);
    let row = step * most + NAME;
    let height = f64::from(words::count(values.len())) * row + NUMBERED;
    let mut svg = format!(
        "<svg class=\"whole__picture\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">",
        escape(label)
    );
    let mut top = 0.0;
    for value in values {
        let base = top + row;
        let _ = write!(
            svg,
            "<text class=\"whole__value\" x=\"0\" y=\"{}\">{}</text><line class=\"whole__base\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{base}\" y2=\"{base}\"/>",
            top + 18.0,
            escape(&short(&value.name))
        );
        for (at, (count, share)) in value.counts.iter().zip(&value.shares).enumerate() {
            let x = (f64::from(words::count(at)) + 0.5) * wide;
            for i in 0..*count {
                let y = base - step * (f64::from(words::count(i)) + 0.5);
                let _ = write!(
                    svg,
                    "<circle class=\"c-dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\"/>"
                );
            }
            let y = base - step * share;
            let (left, right) = (x - wide * 0.42, x + wide * 0.42);
            let _ = write!(
                svg,
                "<line class=\"whole__share\" x1=\"{left:.1}\" x2=\"{right:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>"
            );
        }
        top += row;
    }
    let every = numbers.len().div_ceil(NUMBERS).max(1);
    for (at, number) in numbers.iter().enumerate().step_by(every) {
        let x = (f64::from(words::count(at)) + 0.5) * wide;
        let _ = write!(
            svg,
            "<text class=\"whole__number\" x=\"{x:.1}\" y=\"{}\">{number}</text>",
            height - 4.0
        );
    }
    svg.push_str("</svg>");
    Safe(svg)
}

/// As much of a name as fits.
fn short(name: &str) -> String {
    if name.chars().count() <= LABEL {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LABEL - 1).collect();
    format!("{}…", kept.trim_end())
}

fn figure(speaker: &Speaker<'_>, at: usize) -> Option<Figure> {
    let t = speaker.t;
    let what = words::mixed(t, speaker.field(at)?);
    let values = values(speaker, at);
    let numbers: Vec<u32> = (0..speaker.explained.seating.circles.len())
        .map(|circle| speaker.number_of(circle))
        .collect();
    let beside = |value: &Value, circle: usize| {
        let count = value.counts.get(circle).copied().unwrap_or(0);
        (value.name.clone(), count)
    };
    let mean = |value: &Value| {
        let circles = f64::from(words::count(numbers.len().max(1)));
        let sum: f64 = value.shares.iter().sum();
        (value.name.clone(), words::number(t, sum / circles))
    };
    Some(Figure {
        picture: picture(&values, &numbers, &t.seating_whole_alt(what.clone())),
        names: values.iter().map(|v| v.name.clone()).collect(),
        rows: numbers
            .iter()
            .enumerate()
            .map(|(circle, number)| {
                let counts = values.iter().map(|v| beside(v, circle)).collect();
                (t.seating_circle(*number), counts)
            })
            .collect(),
        shares: values.iter().map(mean).collect(),
        what,
    })
}

/// The section with the pictures; nothing where nothing is mixed or all sit in one circle.
pub(super) fn part(page: &Page, speaker: &Speaker<'_>) -> Safe {
    let circles = speaker.explained.seating.circles.len();
    let fields = 0..speaker.explained.coded.fields.len();
    let figures: Vec<Figure> = fields.filter_map(|at| figure(speaker, at)).collect();
    if circles < 2 || figures.is_empty() {
        return Safe::default();
    }
    Safe(Part { page, figures }.render().unwrap_or_default())
}
