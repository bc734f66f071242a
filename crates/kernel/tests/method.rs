//! The methods that come with the crate, and sharing a dialogue's time.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use kernel::method::{self, Method, MethodError, Phase, PlanError, Text, TurnMode, plan};
use proptest::prelude::*;

const TIMEOUT: &str = include_str!("../methods/timeout.1.toml");

fn timeout() -> &'static Method {
    method::find("timeout", 1).unwrap()
}

fn living_room() -> &'static Method {
    method::find("living-room-conversations", 1).unwrap()
}

fn closing(method: &Method, minutes: &[u32]) -> u32 {
    method
        .steps
        .iter()
        .zip(minutes)
        .filter(|(step, _)| step.phase == Phase::Closing)
        .map(|(_, m)| m)
        .sum()
}

fn pins(method: &Method, set: &[(usize, u32)]) -> Vec<Option<u32>> {
    let mut pins = vec![None; method.steps.len()];
    for &(step, minutes) in set {
        pins[step] = Some(minutes);
    }
    pins
}

#[test]
fn the_library_holds_every_file_and_every_file_is_named_for_what_it_holds() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("methods");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    let named: BTreeSet<String> = method::library()
        .iter()
        .map(|m| format!("{}.{}.toml", m.id, m.version))
        .collect();
    assert_eq!(files, named);
}

#[test]
fn every_method_is_complete_in_estonian_and_english() {
    for method in method::library() {
        for (place, text) in method.texts() {
            for lang in ["en", "et"] {
                assert!(text.has(lang), "{}: {place} lacks {lang}", method.id);
            }
            assert_ne!(
                text.get("en"),
                text.get("et"),
                "{}: {place} is not translated",
                method.id
            );
        }
        assert_eq!(method.languages(), ["en", "et"]);
    }
}

#[test]
fn every_method_has_what_a_circle_needs() {
    let cards = [
        "dominating",
        "silent",
        "emotion",
        "deadlock",
        "agreement",
        "heated",
        "false-claim",
        "hurtful",
    ];
    for method in method::library() {
        assert_eq!(
            method
                .help_cards
                .iter()
                .map(|card| card.id.as_str())
                .collect::<Vec<_>>(),
            cards
        );
        for card in &method.help_cards {
            assert!((2..=4).contains(&card.moves.len()), "{}: {}", method.id, card.id);
        }
        assert_eq!(method.ground_rules.len(), 6);
        assert!(method.not_suitable.len() >= 4);
        let roles: Vec<_> = method.roles.iter().map(|role| role.id.as_str()).collect();
        assert_eq!(roles.contains(&"facilitator"), method.needs_facilitator);
        for step in &method.steps {
            for lang in ["en", "et"] {
                let sentences = step.prompt.get(lang).matches(['.', '?', '!']).count();
                assert!(
                    (1..=4).contains(&sentences),
                    "{} {} {lang}: {sentences} sentences",
                    method.id,
                    step.id
                );
            }
        }
    }
}

#[test]
fn timeout_has_its_thirteen_parts() {
    let method = timeout();
    assert_eq!((method.people.least, method.people.most), (6, 25));
    assert_eq!((method.people_online.least, method.people_online.most), (3, 8));
    assert_eq!(
        (method.minutes.least, method.minutes.usual, method.minutes.most),
        (60, 120, 240)
    );
    assert!(method.people.contains(6) && !method.people.contains(26));
    let minutes: Vec<u32> = method.steps.iter().map(|step| step.minutes).collect();
    assert_eq!(minutes, [8, 7, 5, 8, 30, 5, 5, 22, 12, 10, 3, 4, 1]);
    assert_eq!(closing(method, &minutes), 30);
    assert_eq!(method.step_index("thanks"), Some(12));
}

#[test]
fn a_living_room_conversation_is_six_people_in_timed_rounds_without_a_facilitator() {
    let method = living_room();
    assert!(!method.needs_facilitator);
    assert_eq!(
        (method.people.least, method.people.most, method.minutes.usual),
        (4, 6, 90)
    );
    let rounds: Vec<_> = method
        .steps
        .iter()
        .filter(|step| step.turn_seconds == Some(120))
        .collect();
    assert_eq!(rounds.len(), 3);
    assert!(rounds.iter().all(|step| step.turn_mode == TurnMode::GoRound));
    assert!(
        rounds
            .iter()
            .all(|step| step.minutes * 60 >= 120 * method.people.most)
    );
}

#[test]
fn methods_are_found_by_id_and_version() {
    assert_eq!(method::newest("timeout").unwrap().version, 1);
    assert!(method::find("timeout", 99).is_none());
    assert!(method::newest("nothing").is_none());
}

#[test]
fn a_text_falls_back_to_its_base_language_then_english_then_any() {
    let text: Text = [("en", "circle"), ("et", "ring")].into_iter().collect();
    assert_eq!(
        ["et", "et-EE", "en-GB", "fi"].map(|lang| text.get(lang)),
        ["ring", "ring", "circle", "circle"]
    );
    assert!(text.has("et") && !text.has("fi"));
    let only: Text = [("fi", "piiri")].into_iter().collect();
    assert_eq!(only.get("et"), "piiri");
    assert_eq!(Text::default().get("et"), "");
}

#[test]
fn what_is_wrong_with_a_method_is_told_all_at_once() {
    assert!(matches!(Method::parse("id = 3"), Err(MethodError::Form(_))));
    assert!(matches!(
        Method::parse(&format!("surprise = 1\n{TIMEOUT}")),
        Err(MethodError::Form(_))
    ));
    assert_eq!(Method::parse(TIMEOUT).as_ref(), Ok(timeout()));

    let broken = TIMEOUT
        .replacen("phase = \"talk\"", "phase = \"closing\"", 1)
        .replacen("minutes = 8\nleast = 4", "minutes = 8\nleast = 9", 1)
        .replacen("id = \"theme\"", "id = \"welcome\"", 1)
        .replacen("version = 1", "version = 0", 1);
    let Err(MethodError::Content(problems)) = Method::parse(&broken) else {
        panic!("accepted")
    };
    for part in [
        "versions count",
        "opening to talk",
        "least must be 1 to minutes",
        "there twice",
    ] {
        assert!(
            problems.iter().any(|problem| problem.contains(part)),
            "{part} not in {problems:?}"
        );
    }
    assert_eq!(problems.len(), 4, "{problems:?}");
}

#[test]
fn the_usual_length_gives_the_usual_minutes() {
    for method in method::library() {
        let usual: Vec<u32> = method.steps.iter().map(|step| step.minutes).collect();
        assert_eq!(
            plan(method, method.minutes.usual, &[]).unwrap().minutes,
            usual,
            "{}",
            method.id
        );
    }
}

#[test]
fn a_dialogue_that_does_not_fit_is_told_what_would() {
    let method = timeout();
    assert_eq!(plan(method, 59, &[]), Err(PlanError::TooShort { least: 60 }));
    assert_eq!(plan(method, 0, &[]), Err(PlanError::TooShort { least: 60 }));
    assert_eq!(plan(method, 241, &[]), Err(PlanError::TooLong { most: 240 }));
    assert_eq!(plan(method, u32::MAX, &[]), Err(PlanError::TooLong { most: 240 }));
    assert_eq!(
        plan(method, 120, &[None; 3]),
        Err(PlanError::OtherSteps { expected: 13 })
    );
}

#[test]
fn what_the_host_pins_stands_or_is_told_why_not() {
    let method = timeout();
    let planned = plan(method, 120, &pins(method, &[(4, 40)])).unwrap().minutes;
    assert_eq!((planned[4], planned.iter().sum::<u32>()), (40, 120));
    assert!(closing(method, &planned) >= 30);

    let error = |total, set: &[(usize, u32)]| plan(method, total, &pins(method, set)).unwrap_err();
    assert_eq!(
        error(120, &[(4, 11)]),
        PlanError::PinnedBelowLeast { step: 4, least: 12 }
    );
    // The other steps before the closing need 27 at least, and the closing 30.
    assert_eq!(error(120, &[(4, 64)]), PlanError::PinnedTooMuch { by: 1 });
    assert!(plan(method, 120, &pins(method, &[(4, 63)])).is_ok());
    assert_eq!(
        error(120, &[(4, u32::MAX)]),
        PlanError::PinnedTooMuch { by: u32::MAX - 63 }
    );
}

#[test]
fn a_closing_longer_than_the_dialogue_gets_a_clear_answer() {
    let method = timeout();
    // Before the closing the steps need at least 39 minutes.
    let error = |total, set: &[(usize, u32)]| plan(method, total, &pins(method, set)).unwrap_err();
    assert_eq!(error(120, &[(8, 130)]), PlanError::ClosingTooLong { most: 81 });
    assert_eq!(error(120, &[(8, 72)]), PlanError::ClosingTooLong { most: 81 });
    assert!(plan(method, 120, &pins(method, &[(8, 71)])).is_ok());

    let short = [(8, 9), (9, 10), (10, 3), (11, 4), (12, 1)];
    assert_eq!(error(120, &short), PlanError::ClosingTooShort { least: 30 });
    assert!(plan(method, 108, &pins(method, &short)).is_ok());
    // One step of the closing left open makes up for the rest.
    let planned = plan(method, 120, &pins(method, &short[1..])).unwrap().minutes;
    assert!(planned[8] >= 12);
}

#[test]
fn time_left_over_is_told_when_every_step_is_pinned() {
    let method = timeout();
    let mut all: Vec<Option<u32>> = method.steps.iter().map(|step| Some(step.minutes)).collect();
    assert!(plan(method, 120, &all).is_ok());
    all[4] = Some(25);
    assert_eq!(plan(method, 120, &all), Err(PlanError::PinnedTooLittle { by: 5 }));
    all[4] = Some(31);
    assert_eq!(plan(method, 120, &all), Err(PlanError::PinnedTooMuch { by: 1 }));
}

#[test]
fn every_length_is_planned_and_a_longer_dialogue_shortens_no_step() {
    for method in method::library() {
        let mut shorter = vec![0; method.steps.len()];
        for total in method.minutes.least..=method.minutes.most {
            let planned = plan(method, total, &[]).unwrap().minutes;
            assert_eq!(planned.iter().sum::<u32>(), total);
            assert!(
                planned
                    .iter()
                    .zip(&method.steps)
                    .all(|(minutes, step)| *minutes >= step.least)
            );
            assert!(
                closing(method, &planned) >= method.closing_least.of_total(total),
                "{} at {total}",
                method.id
            );
            assert!(
                planned.iter().zip(&shorter).all(|(now, before)| now >= before),
                "{} at {total}",
                method.id
            );
            // In proportion: nobody is a minute or more away, except where a least or the closing's share holds.
            if total >= method.minutes.usual {
                for (minutes, step) in planned.iter().zip(&method.steps) {
                    let fair = f64::from(step.minutes) * f64::from(total) / f64::from(method.minutes.usual);
                    assert!(
                        (f64::from(*minutes) - fair).abs() < 1.5,
                        "{} {} at {total}",
                        method.id,
                        step.id
                    );
                }
            }
            shorter = planned;
        }
    }
}

fn any_pins() -> impl Strategy<Value = (usize, u32, Vec<Option<u32>>)> {
    (0..method::library().len()).prop_flat_map(|index| {
        let method = &method::library()[index];
        // Near the usual minutes, so that a good part of the plans works out.
        let pin = |usual: u32| prop::option::weighted(0.4, usual / 2..=usual + usual / 2 + 1);
        let pins: Vec<_> = method.steps.iter().map(|step| pin(step.minutes)).collect();
        (Just(index), method.minutes.least..=method.minutes.most, pins)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_plan_keeps_its_promises_or_says_why_not((index, total, pinned) in any_pins()) {
        let method = &method::library()[index];
        let answer = plan(method, total, &pinned);
        prop_assert_eq!(&answer, &plan(method, total, &pinned));
        let share = method.closing_least.of_total(total);
        match answer {
            Ok(planned) => {
                let minutes = planned.minutes;
                prop_assert_eq!(minutes.len(), method.steps.len());
                prop_assert_eq!(minutes.iter().sum::<u32>(), total);
                prop_assert!(closing(method, &minutes) >= share);
                for ((minutes, step), pin) in minutes.iter().zip(&method.steps).zip(&pinned) {
                    prop_assert!(*minutes >= step.least);
                    prop_assert!(pin.is_none_or(|pin| pin == *minutes));
                }
                // A longer dialogue with the same pins shortens nothing.
                if let Ok(longer) = plan(method, total + 1, &pinned) {
                    prop_assert!(longer.minutes.iter().zip(&minutes).all(|(longer, minutes)| longer >= minutes));
                }
            }
            // A refusal must be true: with what it asks for, there is a plan (or another thing to put right).
            Err(PlanError::PinnedTooMuch { by }) => {
                let longer = plan(method, total + by, &pinned);
                let enough = matches!(longer, Ok(_) | Err(PlanError::PinnedTooMuch { .. } | PlanError::TooLong { .. } | PlanError::ClosingTooShort { .. }));
 prop_assert!(by > 0 && enough);
            }
            Err(PlanError::PinnedTooLittle { by }) => {
                prop_assert!(pinned.iter().all(Option::is_some));
                prop_assert_eq!(pinned.iter().flatten().sum::<u32>() + by, total);
            }
            Err(PlanError::PinnedBelowLeast { step, least }) => {
                prop_assert_eq!(method.steps[step].least, least);
                prop_assert!(pinned[step].is_some_and(|pin| pin < least));
            }
            Err(PlanError::ClosingTooLong { most }) => {
                let leasts: Vec<u32> =
                    method.steps.iter().zip(&pinned).map(|(step, pin)| pin.unwrap_or(step.least)).collect();
                prop_assert!(closing(method, &leasts) > most);
            }
            Err(PlanError::ClosingTooShort { least }) => prop_assert_eq!(least, share),
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}
