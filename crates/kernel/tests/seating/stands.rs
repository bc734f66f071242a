//! A seating that is there already.

use kernel::seating::{Seating, Share, assess, compose, join, shares};

use crate::checker::diversity;
use crate::{Lcg, SHORT, id, problem};

fn twelve() -> kernel::seating::Problem {
    let rows: Vec<Vec<u32>> = (0..12).map(|i| vec![i % 2, i % 3]).collect();
    problem(&rows, 3)
}

#[test]
fn a_composed_seating_is_assessed_as_it_was_composed() {
    let mut p = twelve();
    p.conditions.keep_together = vec![vec![id(0), id(2)]];
    p.conditions.keep_apart = vec![(id(1), id(3))];
    p.conditions.pinned = vec![(id(5), 2)];
    for (i, person) in p.people.iter_mut().enumerate() {
        person.languages = if i % 4 == 0 { vec![1] } else { vec![1, 2] };
    }
    p.conditions.shared_language = true;
    let seating = compose(&p, 1, SHORT).unwrap();
    assert_eq!(assess(&p, &seating.circles), Ok(seating));
}

/// Anything that people were moved to by hand has a value, and never more than the bound.
#[test]
fn any_seating_has_its_value() {
    let mut x = Lcg(7);
    for _ in 0..200 {
        let mut p = twelve();
        p.weights = vec![x.below(3) as u32, 1 + x.below(3) as u32];
        p.conditions.keep_apart = vec![(id(0), id(1))];
        p.conditions.pinned = vec![(id(0), 0), (id(1), 0)];
        let mut circles = vec![Vec::new(); 1 + x.below(5)];
        let last = circles.len();
        for i in 0..1 + x.below(12) {
            circles[x.below(last)].push(id(i));
        }
        let Seating { gap, placements, .. } = assess(&p, &circles).unwrap();
        assert_eq!(gap.diversity, diversity(&p, &circles));
        assert!(gap.diversity <= gap.upper_bound);
        assert_eq!(placements.len(), circles.iter().flatten().count());
    }
    assert!(assess(&twelve(), &[]).is_err());
}

#[test]
fn who_comes_late_is_put_where_it_fits_and_nobody_else_moves() {
    let mut p = twelve();
    let mut circles: Vec<Vec<String>> = (0..3).map(|c| (3 * c..3 * c + 3).map(id).collect()).collect();
    // Nobody asked for anything: they are shared out evenly.
    let mut to: Vec<usize> = join(&p, &circles).unwrap().into_iter().map(|(_, c)| c).collect();
    to.sort_unstable();
    assert_eq!(to, [0, 1, 2]);
    // A language, a wish to be apart and one to be together come before even sizes.
    p.conditions.shared_language = true;
    for (i, person) in p.people.iter_mut().enumerate() {
        person.languages = vec![if i < 6 { 1 } else { 2 }];
    }
    p.people[9].languages = vec![1];
    p.conditions.keep_apart = vec![(id(9), id(0))];
    p.conditions.keep_together = vec![vec![id(10), id(11), id(6)]];
    let late = join(&p, &circles).unwrap();
    assert_eq!(late, [(id(9), 1), (id(10), 2), (id(11), 2)]);
    // Also where something is broken already, and into an empty circle.
    circles.push(Vec::new());
    p.conditions.keep_apart.push((id(1), id(2)));
    assert_eq!(join(&p, &circles).unwrap()[0], (id(9), 3));
    assert!(join(&p, &[]).is_err());
}

#[test]
fn a_picture_has_a_bar_for_each_value_and_circle() {
    let mut p = twelve();
    p.weights = vec![1, 0];
    p.people[11].attributes[0] = None;
    let circles = vec![vec![id(0), id(2), id(1)], vec![id(11), id(4), "stranger".into()]];
    let share = |value, counts: &[usize], least, most| Share {
        field: 0,
        value,
        counts: counts.to_vec(),
        least,
        most,
    };
    let expected = [
        share(None, &[0, 1], 0, 1),
        share(Some(0), &[2, 1], 1, 2),
        share(Some(1), &[1, 0], 0, 1),
    ];
    assert_eq!(shares(&p, &circles), expected);
    assert_eq!(shares(&p, &[]), []);
}
