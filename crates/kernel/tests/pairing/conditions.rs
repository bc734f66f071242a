//! What must hold, what counts before what, and what a pair says of itself.

use super::{PLAIN, at, paired, problem, refused, wish};
use kernel::pairing::{Alike, Conflict, Costs, MOST, Person, Problem, Why, assess, pair};

fn four() -> Problem {
    // a and b are near each other, c and d too, far away.
    problem(vec![at("a", 5800), at("b", 5801), at("c", 5900), at("d", 5901)])
}

#[test]
fn people_who_are_near_are_paired() {
    assert_eq!(paired(&four()), "a+b c+d");
    let pairing = pair(&four()).unwrap();
    assert!(pairing.proven);
    assert_eq!(pairing.groups[0].between[0].km, Some(1));
    assert!(!pairing.groups[0].between[0].far);
    // A kilometre each, and no experience.
    assert_eq!(pairing.points, 2);
}

#[test]
fn apart_and_together_hold_whatever_they_cost() {
    let mut wished = four();
    wished.apart = vec![wish("b", "a")];
    assert_eq!(paired(&wished), "a+c b+d");
    let mut wished = four();
    wished.together = vec![wish("d", "a")];
    assert_eq!(paired(&wished), "a+d b+c");
    let first = &pair(&wished).unwrap().groups[0].between[0];
    assert!(first.wished && first.far);
    // A wish that names somebody who is not there, or oneself, counts for nothing.
    wished.together = vec![wish("a", "nobody"), wish("b", "b")];
    assert_eq!(paired(&wished), "a+b c+d");
}

#[test]
fn all_in_a_group_share_a_language() {
    let mut talking = four();
    for (person, languages) in
        talking
            .people
            .iter_mut()
            .zip([vec!["et"], vec!["ru", "en"], vec!["en"], vec![]])
    {
        person.languages = languages.into_iter().map(String::from).collect();
    }
    let pairing = pair(&talking).unwrap();
    assert_eq!(pairing.ids(), [["a", "d"], ["b", "c"]]);
    assert_eq!(pairing.groups[0].languages, ["et"]);
    assert_eq!(pairing.groups[1].languages, ["en"]);
    // In a three it must be one language for all, not one for each two.
    let mut three = problem(vec![at("a", 5800), at("b", 5800), at("c", 5800)]);
    for (person, languages) in three
        .people
        .iter_mut()
        .zip([["et", "ru"], ["ru", "en"], ["en", "et"]])
    {
        person.languages = languages.map(String::from).to_vec();
    }
    assert_eq!(
        refused(&three),
        [Conflict::LeftOver(vec!["a".into(), "b".into(), "c".into()])]
    );
}

#[test]
fn different_municipalities_and_organisations_count_before_distance() {
    let mut same = four();
    for (person, code) in same.people.iter_mut().zip(["1", "1", "2", "2"]) {
        person.municipality = Some(code.into());
    }
    assert_eq!(paired(&same), "a+c b+d");
    let between = &pair(&same).unwrap().groups[0].between[0];
    assert_eq!(
        (between.municipality, between.organisation, between.why),
        (Alike::Different, Alike::Unknown, None)
    );

    let mut same = four();
    for (person, name) in same
        .people
        .iter_mut()
        .zip(["Räpina Kool", " RAPINA kool", "", ""])
    {
        person.organisation = name.into();
    }
    assert_eq!(paired(&same), "a+c b+d");
}

#[test]
fn where_it_cannot_be_met_it_is_met_as_far_as_can_be_and_the_pair_says_so() {
    let mut same = four();
    for (person, code) in same.people.iter_mut().zip(["1", "1", "1", "2"]) {
        person.municipality = Some(code.into());
    }
    let pairing = pair(&same).unwrap();
    let whys: Vec<_> = pairing
        .groups
        .iter()
        .map(|group| (group.between[0].municipality, group.between[0].why))
        .collect();
    assert_eq!(
        whys,
        [(Alike::Same, Some(Why::NoOtherWay)), (Alike::Different, None)]
    );
    assert_eq!(pairing.ids(), [["a", "b"], ["c", "d"]]);

    same.together = vec![wish("a", "c")];
    assert_eq!(pair(&same).unwrap().groups[0].between[0].why, Some(Why::Wished));
}

#[test]
fn experience_that_complements_is_worth_kilometres() {
    let person = |id: &str, lat, experience: [Option<u8>; 2]| Person {
        experience: experience.to_vec(),
        ..at(id, lat)
    };
    let mut people = problem(vec![
        person("a", 5800, [Some(4), Some(2)]),
        person("b", 5800, [Some(4), None]),
        person("c", 5818, [Some(0), Some(1)]),
        person("d", 5818, [Some(1), Some(2)]),
    ]);
    // Twenty kilometres are two steps; together it is four or three steps on one and the other.
    let pairing = pair(&people).unwrap();
    assert_eq!(pairing.ids(), [["a", "c"], ["b", "d"]]);
    let complements = |at: usize| -> Vec<_> {
        let all = &pairing.groups[at].between[0].complements;
        all.iter()
            .map(|c| (c.field, c.more.as_str(), c.less.as_str(), c.by))
            .collect()
    };
    assert_eq!(complements(0), [(0, "a", "c", 4), (1, "a", "c", 1)]);
    assert_eq!(complements(1), [(0, "b", "d", 3)]);
    people.costs.per_step = 1;
    assert_eq!(paired(&people), "a+b c+d");
}

#[test]
fn a_long_way_counts_more_than_two_short_ones() {
    // 0, 50, 100 and 150 km on a line, where a and c, b and d are to be apart; a–d is 150 km and b–c 50, or 100 each.
    let line = |costs| Problem {
        apart: vec![wish("a", "b"), wish("c", "d")],
        costs,
        ..problem(vec![at("a", 5800), at("b", 5845), at("c", 5890), at("d", 5935)])
    };
    let far = Costs {
        per_km: 1,
        near_km: 110,
        per_far_km: 4,
        per_step: 0,
    };
    assert_eq!(paired(&line(far)), "a+c b+d");
    let pairing = pair(&line(PLAIN)).unwrap();
    // Without a limit both ways are about as long, and the answer is one of them.
    assert!(pairing.points.abs_diff(200) <= 2);
}

#[test]
fn an_odd_number_makes_exactly_one_three() {
    let five = problem(vec![
        at("a", 5800),
        at("b", 5801),
        at("c", 5900),
        at("d", 5901),
        at("e", 5902),
    ]);
    let pairing = pair(&five).unwrap();
    assert_eq!(pairing.ids(), [vec!["a", "b"], vec!["c", "d", "e"]]);
    assert_eq!(pairing.groups[1].between.len(), 3);
    let three = problem(vec![at("x", 1), at("y", 2), at("z", 3)]);
    assert_eq!(paired(&three), "x+y+z");
}

#[test]
fn nobody_and_one_alone_are_said() {
    assert_eq!(refused(&problem(vec![])), [Conflict::TooFew { people: 0 }]);
    assert_eq!(
        refused(&problem(vec![at("a", 5800)])),
        [Conflict::TooFew { people: 1 }]
    );
}

#[test]
fn what_contradicts_itself_is_named() {
    let mut wished = four();
    wished.together = vec![wish("a", "b")];
    wished.apart = vec![wish("b", "a")];
    assert_eq!(
        refused(&wished),
        [Conflict::TogetherAndApart("a".into(), "b".into())]
    );

    let mut wished = four();
    wished.together = vec![wish("a", "b"), wish("c", "b")];
    let three = || Conflict::TogetherTooMany(vec!["a".into(), "b".into(), "c".into()]);
    assert_eq!(refused(&wished), [three()]);
    // With an odd number they are the three, and four are too many still.
    wished.people.push(at("e", 5850));
    assert_eq!(paired(&wished), "a+b+c d+e");
    wished.together.push(wish("a", "d"));
    assert!(matches!(&refused(&wished)[..], [Conflict::TogetherTooMany(four)] if four.len() == 4));

    let mut wished = four();
    wished.apart = vec![wish("a", "b"), wish("a", "c"), wish("d", "a")];
    assert_eq!(refused(&wished), [Conflict::NobodyFor("a".into())]);

    let mut wished = four();
    wished.people[0].languages = vec!["et".into()];
    wished.people[1].languages = vec!["en".into()];
    wished.together = vec![wish("a", "b")];
    assert_eq!(
        refused(&wished),
        [Conflict::TogetherWithoutLanguage("a".into(), "b".into())]
    );

    // Each has somebody, but a and b both have only c.
    let mut wished = four();
    wished.apart = vec![wish("a", "b"), wish("a", "d"), wish("b", "d")];
    let [Conflict::LeftOver(left)] = &refused(&wished)[..] else {
        panic!("something else");
    };
    assert_eq!(left.len(), 2);

    let twice = problem(vec![at("a", 1), at("b", 2), at("a", 3)]);
    assert_eq!(refused(&twice), [Conflict::SameId("a".into())]);
    let many = problem((0..=MOST).map(|i| at(&i.to_string(), 1)).collect());
    assert_eq!(refused(&many), [Conflict::TooLarge]);
}

#[test]
fn groups_made_by_hand_are_told_as_they_stand() {
    let mut by_hand = four();
    by_hand.people[0].municipality = Some("1".into());
    by_hand.people[3].municipality = Some("1".into());
    by_hand.people[1].languages = vec!["et".into()];
    by_hand.people[2].languages = vec!["en".into()];
    by_hand.apart = vec![wish("a", "d")];
    let groups = [
        vec!["d".into(), "a".into(), "gone".into()],
        vec!["b".into(), "c".into()],
    ];
    let told = assess(&by_hand, &groups).unwrap();
    assert_eq!(told[0].people, ["a", "d"]);
    assert_eq!(told[0].between[0].why, Some(Why::AsItStands));
    assert!(told[0].between[0].apart && told[0].between[0].far);
    assert!(told[0].shares_language && !told[1].shares_language);
    // One alone, and nobody, are no fault here.
    let alone = assess(&by_hand, &[vec!["a".into()], vec![]]).unwrap();
    assert_eq!((alone.len(), alone[0].between.len()), (1, 0));
}
