//! Somebody leaves, somebody comes later.

use super::{at, paired, problem, text, wish};
use kernel::pairing::{Problem, Why, pair, rematch};

/// Everybody within two kilometres, so that it hardly matters who is with whom.
fn near(ids: &[&str]) -> Problem {
    problem(ids.iter().zip(5800..).map(|(id, lat)| at(id, lat)).collect())
}

fn again(ids: &[&str], existing: &[&[&str]]) -> String {
    text(&rematch(&near(ids), &groups(existing)).unwrap().ids())
}

fn groups(existing: &[&[&str]]) -> Vec<Vec<String>> {
    let group = |group: &&[&str]| group.iter().map(|id| (*id).to_owned()).collect();
    existing.iter().map(group).collect()
}

#[test]
fn whoever_is_left_alone_joins_a_pair() {
    assert_eq!(again(&["a", "c", "d"], &[&["a", "b"], &["c", "d"]]), "a+c+d");
    // The nearest pair.
    assert_eq!(
        again(
            &["a", "b", "c", "x", "y"],
            &[&["a", "gone"], &["x", "y"], &["b", "c"]]
        ),
        "a+b+c x+y"
    );
}

#[test]
fn whoever_is_left_alone_takes_one_over_from_the_three() {
    let left = again(
        &["a", "c", "d", "x", "y", "z"],
        &[&["a", "gone"], &["c", "d"], &["x", "y", "z"]],
    );
    assert_eq!(left, "a+x c+d y+z");
}

#[test]
fn a_three_that_somebody_leaves_is_a_pair() {
    assert_eq!(
        again(&["a", "b", "x", "z"], &[&["a", "b"], &["x", "gone", "z"]]),
        "a+b x+z"
    );
}

#[test]
fn two_who_are_left_alone_find_each_other() {
    assert_eq!(
        again(
            &["a", "c", "e", "f"],
            &[&["a", "gone"], &["c", "gone too"], &["e", "f"]]
        ),
        "a+c e+f"
    );
}

#[test]
fn whoever_comes_later_joins_a_pair_or_takes_one_from_the_three() {
    assert_eq!(
        again(&["a", "b", "c", "d", "new"], &[&["a", "d"], &["b", "c"]]),
        "a+d b+c+new"
    );
    assert_eq!(again(&["a", "b", "c", "new"], &[&["a", "b", "c"]]), "a+b c+new");
}

#[test]
fn conditions_count_before_staying_together_and_staying_together_before_the_rest() {
    let mut people = near(&["a", "b", "c", "d"]);
    for (person, code) in people.people.iter_mut().zip(["1", "1", "2", "2"]) {
        person.municipality = Some(code.into());
    }
    let existing = groups(&[&["a", "b"], &["c", "d"]]);
    assert_eq!(paired(&people), "a+c b+d");
    let kept = rematch(&people, &existing).unwrap();
    assert_eq!(kept.ids(), existing);
    assert!(kept.parted.is_empty());
    assert!(
        kept.groups
            .iter()
            .all(|group| group.between[0].kept && group.between[0].why == Some(Why::Kept))
    );

    people.apart = vec![wish("a", "b")];
    let parted = rematch(&people, &existing).unwrap();
    assert_eq!(parted.ids(), [["a", "c"], ["b", "d"]]);
    assert_eq!(parted.parted, [wish("a", "b"), wish("c", "d")]);
}

#[test]
fn in_a_large_cohort_one_who_leaves_parts_nobody() {
    let ids: Vec<String> = (0..61).map(|i| format!("p{i:02}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let pairing = pair(&near(&ids)).unwrap();
    assert!(!pairing.proven);
    assert_eq!(
        pairing
            .groups
            .iter()
            .filter(|group| group.people.len() == 3)
            .count(),
        1
    );
    // Each in turn.
    for gone in &ids {
        let left: Vec<&str> = ids.iter().copied().filter(|id| id != gone).collect();
        let again = rematch(&near(&left), &pairing.ids()).unwrap();
        // Either the three lost the one who left, or it gives one of its own to whoever is alone now.
        let lost = if pairing
            .groups
            .iter()
            .any(|group| group.people.len() == 3 && group.people.iter().any(|id| id == gone))
        {
            0
        } else {
            2
        };
        assert_eq!(again.parted.len(), lost, "{gone}");
    }
}
