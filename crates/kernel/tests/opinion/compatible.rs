//! The compatible mode against what the field's formulas give for nine public conversations.

use kernel::opinion::Vote;
use kernel::opinion::compatible::{Moderation, map, statistics};
use serde_json::Value;

use crate::files::{ALL, Conversation, read};

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|x| x.as_f64().unwrap())
        .collect()
}

fn keys(value: &Value) -> Vec<u64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|x| x.as_u64().unwrap())
        .collect()
}

fn near(ours: &[f64], theirs: &[f64], absolute: f64, relative: f64, what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (i, (a, b)) in ours.iter().zip(theirs).enumerate() {
        assert!(
            (a - b).abs() <= absolute + relative * b.abs(),
            "{what} {i}: {a} {b}"
        );
    }
}

/// Compares one conversation in one mode with its reference.
fn compare(conversation: &Conversation, moderation: Moderation, reference: &Value, what: &str) {
    let votes = conversation.store();
    let found = map(&votes, moderation);
    assert_eq!(found.people.len() as u64, reference["people"], "{what}");
    assert_eq!(found.votes as u64, reference["votes"], "{what}");
    assert_eq!(found.statements, keys(&reference["statements"]), "{what}");
    near(&found.centre, &numbers(&reference["centre"]), 1e-12, 0.0, what);
    let mut signs = [1.0; 2];
    for (k, ours) in found.components.iter().enumerate() {
        let theirs = numbers(&reference["components"][k]);
        let dot: f64 = ours.iter().zip(&theirs).map(|(a, b)| a * b).sum();
        let size = |v: &[f64]| v.iter().map(|x| x * x).sum::<f64>().sqrt();
        let cosine = dot / size(ours) / size(&theirs);
        assert!(cosine.abs() >= 1.0 - 1e-12, "{what} component {k}: {cosine}");
        signs[k] = cosine.signum();
    }
    for (person, theirs) in reference["positions_of_first_50"].as_object().unwrap() {
        let at = found
            .people
            .iter()
            .position(|p| p.to_string() == *person)
            .unwrap();
        let ours: Vec<f64> = found.positions[at]
            .iter()
            .zip(signs)
            .map(|(x, s)| x * s)
            .collect();
        near(&ours, &numbers(theirs), 1e-9, 1e-9, what);
    }
    let mut inside: Vec<u64> = (found.people.iter().zip(&found.inside))
        .filter(|(_, i)| **i)
        .map(|(p, _)| *p)
        .collect();
    inside.sort_unstable();
    assert_eq!(inside, keys(&reference["in"]), "{what}");

    let said = statistics(&votes, moderation, &found, &conversation.groups);
    assert_eq!(said.agree, keys(&reference["consensus"]["agree"]), "{what}");
    assert_eq!(said.disagree, keys(&reference["consensus"]["disagree"]), "{what}");
    for (name, ours) in [
        ("group_aware_consensus", &said.group_aware_consensus),
        ("extremity", &said.extremity),
        ("priority", &said.priority),
    ] {
        near(
            ours,
            &numbers(&reference[name]),
            1e-12,
            1e-9,
            &format!("{what} {name}"),
        );
    }
    let theirs = reference["representative"].as_object().unwrap();
    assert_eq!(said.representative.len(), theirs.len(), "{what}");
    for (group, ours) in &said.representative {
        let theirs = theirs[&group.to_string()].as_array().unwrap();
        assert_eq!(ours.len(), theirs.len(), "{what} {group}");
        for (a, b) in ours.iter().zip(theirs) {
            assert_eq!(a.statement, b["statement"], "{what} {group}");
            let vote = if b["for"] == "agree" {
                Vote::Agree
            } else {
                Vote::Disagree
            };
            assert_eq!((a.vote, a.n, a.of), (vote, number(&b["n"]), number(&b["of"])));
            let ours = [a.p, a.p_test, a.ratio, a.ratio_test];
            let theirs = ["p", "p_test", "ratio", "ratio_test"].map(|k| b[k].as_f64().unwrap());
            near(&ours, &theirs, 1e-12, 1e-9, what);
        }
    }

    let cold = &reference["cold"];
    assert_eq!(found.k as u64, cold["k"], "{what}");
    for (k, silhouette) in &found.silhouettes {
        near(
            &[*silhouette],
            &[cold["silhouette"][k.to_string()].as_f64().unwrap()],
            1e-9,
            0.0,
            what,
        );
    }
    let labels = cold["labels"].as_object().unwrap();
    assert_eq!(found.labels.iter().flatten().count(), labels.len(), "{what}");
    for (person, label) in found.people.iter().zip(&found.labels) {
        let theirs = labels.get(&person.to_string()).map(number);
        assert_eq!(
            label.map(|l| l as u32),
            theirs,
            "{what}: the group of person {person}"
        );
    }
}

fn number(value: &Value) -> u32 {
    value.as_u64().unwrap() as u32
}

#[test]
fn nine_public_conversations_come_out_as_published() {
    for name in ALL {
        let Some(reference) = read(&format!("{name}/reference.json")) else {
            return;
        };
        let reference: Value = serde_json::from_str(&reference).unwrap();
        let conversation = Conversation::read(name).unwrap();
        for (moderation, key) in [(Moderation::Zero, "zero"), (Moderation::Drop, "drop")] {
            compare(
                &conversation,
                moderation,
                &reference[key],
                &format!("{name}, {key}"),
            );
        }
    }
}
