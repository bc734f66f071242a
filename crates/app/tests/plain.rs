//! The commands on plain files, as somebody runs them who has nothing but the binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test that meets the unexpected should stop at once"
)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vestlusring"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn told(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {output:?}"))
}

const CONDITIONS: &str = "category,feature,min,max\ngender,f,1,1\ngender,m,1,1\n";
const PEOPLE: &str = "id;gender;score;home\nAino;f;9;a\nEha;f;8;b\nBert;m;7;a\nJaan;m;5;c\n";

fn files(people: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("c.csv"), CONDITIONS).unwrap();
    std::fs::write(folder.path().join("p.csv"), people).unwrap();
    folder
}

const DRAW: [&str; 10] = [
    "selection",
    "draw",
    "--categories",
    "c.csv",
    "--respondents",
    "p.csv",
    "--seats",
    "2",
    "--json",
    "--id=id",
];

#[test]
fn the_people_come_out_with_what_became_of_them() {
    let folder = files(PEOPLE);
    let more = ["--goal=best", "--score=score", "--alternates=1"];
    for name in ["out.csv", "out.xlsx", "out.ods"] {
        let output = ["--output", name];
        let ended = run(&[&DRAW[..], &more, &output].concat(), folder.path());
        assert_eq!(ended.status.success(), name != "out.ods", "{ended:?}");
    }
    let text = std::fs::read_to_string(folder.path().join("out.csv")).unwrap();
    let expected = "id,gender,score,home,selected,chance\nAino,f,9,a,yes,1.000000\nEha,f,8,b,reserve 1,0.000000\n\
                    Bert,m,7,a,yes,1.000000\nJaan,m,5,c,no,0.000000\n";
    assert_eq!(text, expected);
    // What was written can be read again.
    let again = run(
        &[
            "selection",
            "draw",
            "--categories",
            "c.csv",
            "--respondents",
            "out.xlsx",
            "--seats",
            "2",
            "--id=id",
            "--json",
        ],
        folder.path(),
    );
    assert_eq!(told(&again)["probabilities"], json!([0.5, 0.5, 0.5, 0.5]));
}

#[test]
fn a_lottery_is_the_same_whatever_the_order_of_rows() {
    let draw = |people: &str| told(&run(&DRAW, files(people).path()));
    let found = draw(PEOPLE);
    assert_eq!(found["probabilities"], json!([0.5, 0.5, 0.5, 0.5]));
    assert_eq!(
        (&found["min"], &found["certificate"]["kind"]),
        (&json!(0.5), &json!("lp-bound"))
    );
    assert_eq!(found["panel"].as_array().unwrap().len(), 2);
    let mut lines: Vec<&str> = PEOPLE.lines().collect();
    lines[1..].reverse();
    let turned = draw(&lines.join("\n"));
    assert_eq!(turned["ids"], found["ids"]);
    assert_ne!(turned["panel"], found["panel"], "rows, not people");
}

#[test]
fn the_best_is_proven_and_keeps_to_households_and_those_who_are_in_or_out() {
    let folder = files(PEOPLE);
    let best = |more: &[&str]| {
        let arguments = [&DRAW[..], &["--goal", "best", "--score", "score"], more].concat();
        told(&run(&arguments, folder.path()))
    };
    let found = best(&[]);
    assert_eq!(
        (&found["ids"], &found["total"], &found["certificate"]["kind"]),
        (&json!(["Aino", "Bert"]), &json!(16.0), &json!("optimal"))
    );
    assert_eq!(best(&["--household", "home"])["ids"], json!(["Bert", "Eha"]));
    assert_eq!(
        best(&["--fixed", "Jaan", "--without", "Aino"])["ids"],
        json!(["Eha", "Jaan"])
    );
    assert_eq!(best(&["--alternates", "1"])["alternates"], json!([1]));
}

#[test]
fn what_cannot_be_ends_with_2_and_says_what_would_have_to_give_way() {
    let folder = files("id,gender\nAino,f\nEha,f\n");
    let ended = run(&DRAW, folder.path());
    assert_eq!(ended.status.code(), Some(2));
    let why = &told(&ended)["infeasible"];
    let gives_way = why["relaxation"].as_array().unwrap();
    assert_eq!(gives_way.len(), 2, "{why}");
    for (feature, to_min, to_max) in [("f", 1, 2), ("m", 0, 1)] {
        let relaxed = json!({
            "category": "gender", "feature": feature, "min": 1, "max": 1, "to_min": to_min, "to_max": to_max,
        });
        assert!(gives_way.contains(&relaxed), "{why}");
    }
    assert!(
        why["words"]
            .as_str()
            .unwrap()
            .contains("at least 1 with gender m"),
        "{why}"
    );
    assert!(!why["conflict"].as_array().unwrap().is_empty());
}

#[test]
fn a_file_that_lacks_something_says_what() {
    let folder = files("id,sugu\nAino,f\n");
    let ended = run(&DRAW, folder.path());
    assert_eq!(ended.status.code(), Some(1));
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(
        said.contains("people have no such column; there are id, sugu"),
        "{said}"
    );
}

#[test]
fn circles_are_diverse_keep_conditions_and_are_repaired() {
    let folder = tempfile::tempdir().unwrap();
    let people: String = (0..12).map(|n| format!("{},{}\n", n % 2, n % 3)).collect();
    std::fs::write(folder.path().join("p.csv"), people).unwrap();
    std::fs::write(
        folder.path().join("c.toml"),
        "facilitators = [\"0\", \"1\", \"2\"]\ntogether = [[\"3\", \"4\"]]\napart = [[\"5\", \"6\"]]\n[pinned]\n7 = 2\n",
    )
    .unwrap();
    let compose = |more: &[&str]| {
        let arguments = [
            &[
                "seating",
                "compose",
                "p.csv",
                "--no-header",
                "--circles",
                "3",
                "--json",
            ],
            more,
        ]
        .concat();
        run(&arguments, folder.path())
    };
    let free = told(&compose(&[]));
    assert_eq!(
        (&free["gap_percent"], &free["proven"]),
        (&json!(0.0), &json!(true))
    );
    let output = compose(&["--conditions", "c.toml"]);
    let bound = told(&output);
    let circle = |plan: &Value, n: usize| plan["rounds"][0][n].as_u64().unwrap();
    let leads: std::collections::BTreeSet<u64> = (0..3).map(|n| circle(&bound, n)).collect();
    assert_eq!(leads.len(), 3, "one who can lead in each");
    assert_eq!(circle(&bound, 3), circle(&bound, 4));
    assert_ne!(circle(&bound, 5), circle(&bound, 6));
    assert_eq!(circle(&bound, 7), 2);
    // Of three who are kept apart no two sit together, and who is not there is not left out in silence.
    let with = |conditions: &str| {
        std::fs::write(folder.path().join("more.toml"), conditions).unwrap();
        compose(&["--conditions", "more.toml"])
    };
    let apart = told(&with("apart = [[\"5\", \"6\", \"7\"]]"));
    let circles: std::collections::BTreeSet<u64> = (5..8).map(|n| circle(&apart, n)).collect();
    assert_eq!(circles.len(), 3);
    for unknown in [
        "scribes = [\"0\", \"1\", \"2\", \"12\"]",
        "apart = [[\"5\", \"12\"]]",
        "[languages]\n12 = [\"et\"]",
        "[[access]]\npeople = [\"12\"]\nat_most = 1",
    ] {
        let refused = with(unknown);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains("the conditions name 12"), "{unknown}: {said}");
    }
    // What makes no sense is not said to be impossible.
    let nowhere = with("[pinned]\n7 = 3");
    let said = String::from_utf8_lossy(&nowhere.stderr).into_owned();
    assert_eq!(nowhere.status.code(), Some(1), "{said}");
    assert!(said.contains("there is no circle 3"), "{said}");
    let crowded = with("apart = [[\"0\", \"1\", \"2\", \"3\"]]");
    assert_eq!(crowded.status.code(), Some(2));
    // Two do not come: the plan is repaired, and they are in no circle.
    std::fs::write(folder.path().join("plan.json"), &output.stdout).unwrap();
    let repaired = told(&compose(&[
        "--conditions",
        "c.toml",
        "--from",
        "plan.json",
        "--absent",
        "8,9",
    ]));
    assert_eq!(repaired["rounds"][0][8], Value::Null);
    assert!(repaired["moved"].as_array().unwrap().len() <= 2, "{repaired}");
    // Rounds in which everybody meets others.
    let rounds = told(&compose(&["--rounds", "2"]));
    assert_eq!(rounds["rounds"].as_array().unwrap().len(), 2);
}

/// Two groups who disagree on everything but the last statement, and who votes on little.
fn votes() -> String {
    let mut text = "timestamp,datetime,comment-id,voter-id,vote\n".to_owned();
    for voter in 0..40 {
        for statement in 0..10 {
            let vote = if statement == 9 || voter < 25 { 1 } else { -1 };
            text.push_str(&format!("1700000000{voter:03},x,{statement},{voter},{vote}\n"));
        }
    }
    text + "1700000000999,x,0,77,0\n"
}

#[test]
fn a_map_is_made_of_a_file_of_votes() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("votes.csv", &votes());
    write(
        "comments.csv",
        "comment-id,moderated,comment-body\n3,-1,Out\n9,1,\"All, of us\"\n",
    );
    write("groups.csv", "voter-id,group-id\n1,5\n2,5\n30,4\n77,4\n99,4\n");
    let map = ["opinion", "map", "votes.csv", "--statements=comments.csv"];
    let with = |more: &[&str]| run(&[&map[..], more].concat(), folder.path());
    let told_of = |more: &[&str]| told(&with(&[more, &["--json"]].concat()));
    for mode in ["--mode=default", "--mode=compatible"] {
        let found = told_of(&[mode]);
        assert_eq!(found["people"], json!(41), "{mode}");
        assert_eq!(found["statements"], json!([0, 1, 2, 4, 5, 6, 7, 8, 9]));
        assert_eq!((&found["votes"], &found["k"]), (&json!(361), &json!(2)));
        let labels = found["labels"].as_object().unwrap();
        assert_eq!(labels.len(), 40);
        assert_ne!(labels["3"], labels["33"]);
        assert_eq!(found["bridging"][0]["statement"], json!(9));
        assert_eq!(found["bridging"][0]["for"], json!("agree"));
        assert_ne!(found["dividing"][0]["statement"], json!(9));
        assert_eq!(found["centre"].as_array().unwrap().len(), 9);
        assert!(
            found["consensus"]["agree"]
                .as_array()
                .unwrap()
                .contains(&json!(9))
        );
        let given = told_of(&[mode, "--groups=groups.csv"]);
        assert_eq!(given["labels"], json!({"1": 5, "2": 5, "30": 4, "77": 4}));
        assert_eq!(
            given["representative"]
                .as_object()
                .unwrap()
                .keys()
                .collect::<Vec<_>>(),
            ["4", "5"]
        );
    }
    let zero = told_of(&["--mode=compatible", "--moderation=zero"]);
    assert_eq!(zero["statements"].as_array().unwrap().len(), 10);
    let words = String::from_utf8(with(&[]).stdout).unwrap();
    assert!(
        words.contains("2 groups") && words.contains("9: All, of us"),
        "{words}"
    );
    // The same as a table.
    let mut table = "participant,group-id,0,9\n".to_owned();
    table.extend((0..40).map(|voter| format!("{voter},,{},1\n", if voter < 25 { 1 } else { -1 })));
    write("table.csv", &table);
    let found = told(&run(&["opinion", "map", "table.csv", "--json"], folder.path()));
    assert_eq!((&found["people"], &found["votes"]), (&json!(40), &json!(80)));
}

#[test]
fn a_bad_row_of_a_file_of_votes_is_named_by_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let head = "comment-id,voter-id,vote\n";
    for (text, at) in [
        (format!("{head}1,2,1\n1,3,5\n"), "line 3: there should be numbers"),
        (
            format!("{head}1,2\n"),
            "line 2: it has more or fewer cells than the first line",
        ),
        (
            format!("{head}1,2,1\n1,3,5\n").replace('\n', "\r\n"),
            "line 3: there should be numbers",
        ),
        (
            "comment-id,voter-id,vote,vote\n1,2,1,1\n".to_owned(),
            "line 1: there should be the columns",
        ),
        (
            "participant,1,-2\n1,1,1\n".to_owned(),
            "line 1: there should be the columns",
        ),
        ("a,b\n1,2\n".to_owned(), "line 1: there should be the columns"),
        (String::new(), "line 1: there should be the columns"),
        (head.to_owned(), "there are no votes in"),
    ] {
        std::fs::write(folder.path().join("v.csv"), &text).unwrap();
        let ended = run(&["opinion", "map", "v.csv"], folder.path());
        assert!(!ended.status.success(), "{text}");
        let why = String::from_utf8(ended.stderr).unwrap();
        assert!(why.contains("v.csv") && why.contains(at), "{text}: {why}");
    }
}
