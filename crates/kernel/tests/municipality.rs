//! Estonia's municipalities, and lists that other countries bring.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use kernel::municipality::{Fault, Places, Position, Wrong, distance_km, estonia};
use proptest::prelude::*;

fn codes(name: &str) -> Vec<&'static str> {
    let found = estonia().find(name);
    found.into_iter().map(|place| place.code.as_str()).collect()
}

fn faults(csv: &str) -> Vec<Fault> {
    Places::parse(csv).unwrap_err().faults
}

fn fault(line: usize, wrong: Wrong) -> Fault {
    Fault { line, wrong }
}

#[test]
fn estonia_has_79_municipalities_in_15_counties() {
    let places = estonia();
    assert_eq!(places.all().len(), 79);
    assert_eq!(places.counties().len(), 15);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in places.all() {
        assert!(place.code.len() == 4 && place.code.bytes().all(|b| b.is_ascii_digit()));
        *counts
            .entry(&places.county_of(&place.code).unwrap().name)
            .or_default() += 1;
    }
    let expected = [
        ("Harjumaa", 16),
        ("Hiiumaa", 1),
        ("Ida-Virumaa", 8),
        ("Järvamaa", 3),
        ("Jõgevamaa", 3),
        ("Lääne-Virumaa", 8),
        ("Läänemaa", 3),
        ("Pärnumaa", 7),
        ("Põlvamaa", 3),
        ("Raplamaa", 4),
        ("Saaremaa", 3),
        ("Tartumaa", 8),
        ("Valgamaa", 3),
        ("Viljandimaa", 4),
        ("Võrumaa", 5),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
    let towns = places.all().iter().filter(|place| place.kind == "linn");
    assert_eq!(towns.count(), 15);
    assert_eq!(
        places.all().iter().filter(|place| place.kind == "vald").count(),
        64
    );
}

#[test]
fn codes_are_those_of_ehak() {
    for (code, name) in [
        ("0708", "Räpina vald"),
        ("0304", "Kiili vald"),
        ("0718", "Saku vald"),
        ("0793", "Tartu linn"),
        ("0796", "Tartu vald"),
        ("0205", "Hiiumaa vald"),
        ("0919", "Võru linn"),
    ] {
        assert_eq!(estonia().by_code(code).unwrap().full_name(), name);
    }
    // The numbers of ISO 3166-2 for Kiili and Saku.
    assert_eq!(estonia().by_code("0305"), None);
    assert_eq!(estonia().by_code("0719"), None);
    assert_eq!(estonia().county_of("9999"), None);
}

#[test]
fn everybody_is_in_estonia_and_near_their_county() {
    let places = estonia();
    for place in places.all() {
        let at = place.position.unwrap();
        assert!((5751..=5970).contains(&at.lat), "{}", place.name);
        assert!((2177..=2821).contains(&at.lon), "{}", place.name);
        // Seats of a county are near each other; the farthest are Liiva on Muhu (59 km) and Ruhnu out at sea.
        let nearest = places
            .all()
            .iter()
            .filter(|other| other.county == place.county && other.code != place.code)
            .filter_map(|other| places.distance_km(&place.code, &other.code))
            .min();
        let most = if place.name == "Ruhnu" { 90 } else { 60 };
        assert!(nearest.is_none_or(|km| km <= most), "{}: {nearest:?}", place.name);
    }
}

#[test]
fn distances_are_those_of_the_map() {
    // As the crow flies: Tallinn–Tartu 164 km, Tallinn–Narva 196, Pärnu–Viljandi 64, to about a kilometre.
    let near = |a, b, km: u32| {
        let found = estonia().distance_km(a, b).unwrap();
        assert!(found.abs_diff(km) <= 2, "{a} {b}: {found}");
    };
    near("0784", "0793", 164);
    near("0784", "0511", 196);
    near("0624", "0897", 64);
    assert_eq!(estonia().distance_km("0784", "0784"), Some(0));
    assert_eq!(estonia().distance_km("0784", "1"), None);
    // From pole to pole, and across the line where the date changes.
    let at = |lat, lon| Position { lat, lon };
    assert_eq!(distance_km(at(9000, 0), at(-9000, 0)), 20_015);
    assert_eq!(distance_km(at(0, 17_950), at(0, -17_950)), 111);
}

#[test]
fn a_name_is_found_as_people_write_it() {
    for name in [
        "Räpina",
        "räpina vald",
        "RAPINA  VALD",
        "Räpina Vallavalitsus",
        " räpina ",
    ] {
        assert_eq!(codes(name), ["0708"], "{name}");
    }
    assert_eq!(codes("laane nigula"), ["0441"]);
    assert_eq!(codes("Lääne–Nigula vald"), ["0441"]);
    assert_eq!(codes("Narva"), ["0511"]);
    assert_eq!(codes("Tallinna linn"), [""; 0]);
    assert_eq!(codes("Saaremaa"), ["0714"]);
    // A town and the country around it.
    assert_eq!(codes("Tartu"), ["0793", "0796"]);
    assert_eq!(codes("Tartu linn"), ["0793"]);
    assert_eq!(codes("Tartu Vallavalitsus"), ["0796"]);
    assert_eq!(codes("Rakvere linnavalitsus"), ["0663"]);
    // There is no such rural municipality any more, but one knows who is meant.
    assert_eq!(codes("Paide vald"), ["0567"]);
    for name in ["", "vald", "linn", "Räpi", "Räpina kool", "Riia"] {
        assert_eq!(codes(name), [""; 0], "{name}");
    }
}

#[test]
fn everybody_is_found_by_their_full_name_alone() {
    for place in estonia().all() {
        assert_eq!(codes(&place.full_name()), [place.code.as_str()]);
        assert!(codes(&place.name).contains(&place.code.as_str()));
    }
}

#[test]
fn another_country_brings_its_own_list() {
    let places = Places::parse(
        "\u{feff}# Some of Finland\r\nName;Code;County;Lat;Lon;People\r\n\"Espoo; Esbo\";049;Uusimaa;60,21;24,66;1\r\nÅland \"\"x\"\";478;Åland;;;2\r\n",
    )
    .unwrap();
    assert_eq!(places.all().len(), 2);
    let espoo = places.by_code("049").unwrap();
    assert_eq!((espoo.name.as_str(), espoo.kind.as_str()), ("Espoo; Esbo", ""));
    assert_eq!(espoo.full_name(), "Espoo; Esbo");
    assert_eq!(espoo.position, Some(Position { lat: 6021, lon: 2466 }));
    assert_eq!(places.county_of("049").unwrap().code, "Uusimaa");
    assert_eq!(places.by_code("478").unwrap().position, None);
    assert_eq!(places.distance_km("049", "478"), None);
    assert_eq!(places.find("espoo; esbo").len(), 1);
}

#[test]
fn kinds_of_another_list_may_follow_a_name() {
    let places = Places::parse(
        "code,name,kind,county,lat,lon\n1,Ogre,novads,Vidzeme,56.82,24.61\n2,Ogre,pilsēta,Vidzeme,56.82,24.6\n",
    )
    .unwrap();
    let codes = |name| -> Vec<&str> {
        places
            .find(name)
            .into_iter()
            .map(|place| place.code.as_str())
            .collect()
    };
    assert_eq!(codes("ogre"), ["1", "2"]);
    assert_eq!(codes("Ogre pilseta"), ["2"]);
}

#[test]
fn every_fault_of_a_list_is_said_with_its_line() {
    let head = "code,name,county_code,county,lat,lon\n";
    let list = format!(
        "{head}1,A,x,X,58,25\n\n# nothing\n1,B,x,X,58,25\n2,,x,X,58,25\n3,C,x,X,98,25\n4,D,x,X,58,east\n5,E,x,X,58,\n6,F,x,Y,58,25\n7,G\n8,\"H,x,X,58,25\n9,I,,X,58,25\n"
    );
    let degrees = |column, written: &str| Wrong::Degrees {
        column,
        written: written.into(),
    };
    assert_eq!(
        faults(&list),
        [
            fault(
                5,
                Wrong::SameCode {
                    code: "1".into(),
                    first: 2
                }
            ),
            fault(6, Wrong::Empty("name")),
            fault(7, degrees("lat", "98")),
            fault(8, degrees("lon", "east")),
            fault(9, Wrong::HalfPosition),
            fault(
                10,
                Wrong::County {
                    code: "x".into(),
                    earlier: "X".into()
                }
            ),
            fault(
                11,
                Wrong::Fields {
                    expected: 6,
                    found: 2
                }
            ),
            fault(12, Wrong::Quote),
            fault(13, Wrong::Empty("county_code")),
        ]
    );
    assert_eq!(faults(head), [fault(1, Wrong::Nothing)]);
    assert_eq!(
        faults("code,name,code,lat\n1,A,2,58\n"),
        [
            fault(1, Wrong::Column("code")),
            fault(1, Wrong::Column("county")),
            fault(1, Wrong::Column("lon"))
        ]
    );
    assert_eq!(faults("").len(), 5);
    assert_eq!(faults("code,name,county,lat,lon\n1,A,X,NaN,inf\n").len(), 1);
}

proptest! {
    #[test]
    fn whatever_is_brought_is_answered(csv in "(code,name,county,lat,lon\n)?[a-z0-9,;\"#\n\t.õ-]{0,120}") {
        if let Ok(places) = Places::parse(&csv) {
            for place in places.all() {
                prop_assert_eq!(places.by_code(&place.code), Some(place));
                prop_assert!(places.county_of(&place.code).is_some());
                // A name of nothing but hyphens cannot be looked up.
                prop_assert!(place.name.contains(['-', '#', '"']) || places.find(&place.name).contains(&place));
            }
        }
    }

    #[test]
    fn a_distance_is_one_way_or_the_other(a in 0_usize..79, b in 0_usize..79, c in 0_usize..79) {
        let at = |index: usize| estonia().all()[index].position.unwrap();
        let km = |a, b| distance_km(at(a), at(b));
        prop_assert_eq!(km(a, b), km(b, a));
        // Rounding can add half a kilometre three times.
        prop_assert!(km(a, c) <= km(a, b) + km(b, c) + 1);
    }
}
