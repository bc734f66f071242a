//! Events as they are stored: old ones are read for ever, damaged ones are found, and what the close leaves.

use kernel::circle::{
    Action, Duty, Event, FoldError, Phase, Release, Seat, Sequenced, Standing, State, close_over, fold,
};

use super::*;

/// A whole circle as it was written in the first form. Never change these lines: databases hold such.
const FIRST_FORM: &str = r#"
{"n":1,"at":1000000,"id":"a1","e":"opened","v":1,"method":"timeout","version":2,"minutes":[10,30],"seats":4,"language":"et"}
{"n":2,"at":2000000,"id":"a2","e":"step-begun","step":0}
{"n":3,"at":3000000,"id":"a3","e":"floor","seat":2}
{"n":4,"at":4000000,"id":"a4","e":"captured","words":"w1","text":"t1","step":0}
{"n":5,"at":5000000,"id":"a5","e":"turn-ended","seat":2}
{"n":6,"at":6000000,"id":"a6","e":"passed","seat":3}
{"n":7,"at":7000000,"id":"a7","e":"silence","seconds":30}
{"n":8,"at":8000000,"id":"a8","e":"seat-left","seat":4}
{"n":9,"at":9000000,"id":"a9","e":"seat-back","seat":4}
{"n":10,"at":10000000,"id":"a10","e":"seat-added","seat":5}
{"n":11,"at":11000000,"id":"a11","e":"handover","to":{"seat":5}}
{"n":12,"at":12000000,"id":"a12","e":"handover","to":"scribe"}
{"n":13,"at":13000000,"id":"a13","e":"paused"}
{"n":14,"at":23000000,"id":"a14","e":"resumed"}
{"n":15,"at":24000000,"id":"a15","e":"extended","step":1,"to":35}
{"n":16,"at":25000000,"id":"a16","e":"step-begun","step":1}
{"n":17,"at":26000000,"id":"a17","e":"captured","words":"w2","text":"t2","step":1,"kind":"next-step"}
{"n":18,"at":27000000,"id":"a18","e":"corrected","words":"w2","was":"t2","text":"t3"}
{"n":19,"at":28000000,"id":"a19","e":"captured","words":"w3","text":"t4","step":1,"kind":"insight"}
{"n":20,"at":29000000,"id":"a20","e":"struck","words":"w3","text":"t4"}
{"n":21,"at":30000000,"id":"a21","e":"already-so"}
{"n":22,"at":31000000,"id":"a22","e":"read-back-begun"}
{"n":23,"at":32000000,"id":"a23","e":"read-back-ended"}
{"n":24,"at":33000000,"id":"a24","e":"read-back-begun"}
{"n":25,"at":34000000,"id":"a25","e":"confirmed","words":["w1","w2"]}
{"n":26,"at":35000000,"id":"a26","e":"release-asked","words":"w1"}
{"n":27,"at":36000000,"id":"a27","e":"released","words":"w1"}
{"n":28,"at":37000000,"id":"a28","e":"kept-back","words":"w2"}
{"n":29,"at":38000000,"id":"a29","e":"closed"}
{"n":30,"id":"a30","e":"withdrawn","words":"w2","text":"t3"}
"#;

/// What the close leaves of it.
const CLOSED_OVER: &str = r#"
{"n":1,"at":1000000,"id":"a1","e":"opened","v":1,"method":"timeout","version":2,"minutes":[10,30],"seats":4,"language":"et"}
{"n":2,"at":2000000,"id":"a2","e":"step-begun","step":0}
{"n":3,"id":"a4","e":"captured","words":"w1","text":"t1","step":0}
{"n":4,"id":"a10","e":"seat-added","seat":5}
{"n":5,"at":13000000,"id":"a13","e":"paused"}
{"n":6,"at":23000000,"id":"a14","e":"resumed"}
{"n":7,"at":24000000,"id":"a15","e":"extended","step":1,"to":35}
{"n":8,"at":25000000,"id":"a16","e":"step-begun","step":1}
{"n":9,"id":"a17","e":"captured","words":"w2","text":"t2","step":1,"kind":"next-step"}
{"n":10,"id":"a18","e":"corrected","words":"w2","was":"t2","text":"t3"}
{"n":11,"id":"a19","e":"captured","words":"w3","text":"t4","step":1,"kind":"insight"}
{"n":12,"id":"a20","e":"struck","words":"w3","text":"t4"}
{"n":13,"at":31000000,"id":"a22","e":"read-back-begun"}
{"n":14,"at":32000000,"id":"a23","e":"read-back-ended"}
{"n":15,"at":33000000,"id":"a24","e":"read-back-begun"}
{"n":16,"id":"a25","e":"confirmed","words":["w1","w2"]}
{"n":17,"id":"a26","e":"release-asked","words":"w1"}
{"n":18,"id":"a27","e":"released","words":"w1"}
{"n":19,"id":"a28","e":"kept-back","words":"w2"}
{"n":20,"e":"forgotten"}
{"n":21,"e":"forgotten"}
{"n":22,"e":"forgotten"}
{"n":23,"e":"forgotten"}
{"n":24,"e":"forgotten"}
{"n":25,"e":"forgotten"}
{"n":26,"e":"forgotten"}
{"n":27,"e":"forgotten"}
{"n":28,"e":"forgotten"}
{"n":29,"at":38000000,"id":"a29","e":"closed"}
{"n":30,"id":"a30","e":"withdrawn","words":"w2","text":"t3"}
"#;

fn read(lines: &str) -> Vec<Sequenced> {
    let lines = lines.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

fn written(events: &[Sequenced]) -> String {
    let line = |event| serde_json::to_string(event).unwrap() + "\n";
    "\n".to_owned() + &events.iter().map(line).collect::<String>()
}

fn check_record(state: &State) {
    assert_eq!(state.phase(), Phase::Closed);
    assert_eq!((state.current(), state.seats(), state.number()), (Some(1), 5, 30));
    let second = 1_000_000;
    // 2 s to 13 s and 23 s to 25 s; 25 s to 38 s.
    assert_eq!(
        state.timeline(i64::MAX),
        [(10, 10, 13 * second), (30, 35, 13 * second)]
    );
    let words: Vec<_> = state
        .words()
        .iter()
        .map(|words| {
            (
                words.id().as_str(),
                words.standing(),
                words.release(),
                words.corrections(),
            )
        })
        .collect();
    assert_eq!(
        words,
        [
            ("w1", Standing::Confirmed, Release::Released, 0),
            ("w2", Standing::Withdrawn, Release::NotAsked, 1),
            ("w3", Standing::Struck, Release::NotAsked, 0),
        ]
    );
    assert!(state.words()[0].is_quote());
}

#[test]
fn the_first_form_is_read_and_written_for_ever() {
    let events = read(FIRST_FORM);
    assert_eq!(written(&events), FIRST_FORM);
    check_record(&fold(&events).unwrap());
}

#[test]
fn the_close_leaves_the_record_and_nothing_of_the_talk() {
    let over = close_over(&read(FIRST_FORM)).unwrap();
    assert_eq!(written(&over), CLOSED_OVER);
    assert_eq!(over, read(CLOSED_OVER));
    check_record(&fold(&over).unwrap());
    assert_eq!(close_over(&over).unwrap(), over, "once more changes nothing");
}

#[test]
fn a_repeat_is_known_after_the_close_too_unless_it_was_of_the_talk() {
    let mut state = fold(&read(CLOSED_OVER)).unwrap();
    let n = state.seen(&CommandId::new("a20").unwrap());
    assert_eq!(n, Some(12));
    assert_eq!(state.seen(&CommandId::new("a3").unwrap()), None);
    let before = fold(&read(FIRST_FORM)).unwrap();
    assert_eq!(before.seen(&CommandId::new("a20").unwrap()), Some(20));
    assert_eq!(before.seen(&CommandId::new("a3").unwrap()), None);
    // And the history goes on from there.
    let command = Command {
        id: CommandId::new("z").unwrap(),
        by: Duty::Host,
        at: 0,
        what: Action::Withdraw { words: w("w1") },
    };
    let Ok(Outcome::New(event)) = decide(&state, &command) else {
        panic!("refused");
    };
    assert_eq!((event.n, event.at), (31, None));
    apply(&mut state, &event).unwrap();
    assert!(state.words().iter().all(|words| words.is_gone()));
}

#[test]
fn a_clock_that_was_set_back_is_straight_after_the_close() {
    let mut circle = Circle::running();
    circle.pass_time(5 * MINUTE).lead(floor(0, 2)).unwrap();
    circle.pass_time(-HOUR).lead(end_turn(0, 2)).unwrap();
    circle
        .pass_time(2 * MINUTE)
        .lead(Action::NextStep { from: Some(0) })
        .unwrap();
    circle.pass_time(MINUTE).lead(Action::Close).unwrap();
    let over = close_over(&circle.stored).unwrap();
    let times: Vec<_> = over
        .iter()
        .filter_map(|event| event.at)
        .map(|at| at - START)
        .collect();
    assert_eq!(times, [0, 0, 7 * MINUTE, 8 * MINUTE]);
    let spent = |state: &State| -> Vec<i64> { state.timeline(0).iter().map(|row| row.2).collect() };
    assert_eq!(spent(&fold(&over).unwrap()), [7 * MINUTE, MINUTE, 0]);
    assert_eq!(spent(&circle.state), [7 * MINUTE, MINUTE, 0]);
}

#[test]
fn fields_that_are_not_known_are_passed_over_and_missing_ones_have_their_old_meaning() {
    let events = read(
        r#"
{"n":1,"at":5,"id":"a","e":"opened","method":"m","version":1,"minutes":[1],"seats":1,"language":"et","room":"2"}
{"n":2,"at":6,"id":"b","by":"x","e":"step-begun","step":0,"why":{"deep":[1]}}
{"n":3,"at":7,"id":"c","e":"paused","note":null}
"#,
    );
    assert_eq!(fold(&events).unwrap().phase(), Phase::Paused);
    assert!(serde_json::from_str::<Sequenced>(r#"{"n":1,"e":"from-the-future"}"#).is_err());
    assert!(serde_json::from_str::<Sequenced>(r#"{"n":1,"id":"not an id","e":"paused"}"#).is_err());
    let newer =
        r#"{"n":1,"e":"opened","v":2,"method":"m","version":1,"minutes":[1],"seats":1,"language":"et"}"#;
    assert_eq!(fold(&read(newer)), Err(FoldError::Newer { v: 2 }));
}

#[test]
fn damage_is_found() {
    let good = read(FIRST_FORM);
    assert_eq!(close_over(&good[..28]), Err(FoldError::NotClosed));
    assert_eq!(close_over(&[]), Err(FoldError::NotClosed));

    let mut gap = good.clone();
    gap.remove(6);
    assert_eq!(
        fold(&gap),
        Err(FoldError::Gap {
            expected: 7,
            found: 8
        })
    );
    let mut doubled = good.clone();
    doubled.insert(7, good[6].clone());
    assert_eq!(
        fold(&doubled),
        Err(FoldError::Gap {
            expected: 8,
            found: 7
        })
    );

    let unfit = |n: usize, event: Event| {
        let mut events = good.clone();
        events[n - 1].event = event;
        assert_eq!(
            fold(&events),
            Err(FoldError::Unfit { n: n as u64 }),
            "{:?}",
            events[n - 1]
        );
    };
    unfit(1, Event::Paused);
    unfit(2, good[0].event.clone());
    unfit(2, Event::StepBegun { step: 2 });
    unfit(3, Event::Floor { seat: Seat(0) });
    unfit(3, Event::Floor { seat: Seat(5) });
    unfit(9, Event::Floor { seat: Seat(4) });
    unfit(15, Event::Extended { step: 2, to: 5 });
    unfit(17, good[3].event.clone());
    unfit(
        18,
        Event::Corrected {
            words: w("w2"),
            was: t("t1"),
            text: t("t3"),
        },
    );
    unfit(
        18,
        Event::Corrected {
            words: w("w2"),
            was: t("t2"),
            text: t("t1"),
        },
    );
    unfit(
        21,
        Event::Confirmed {
            words: vec![w("w1"), w("w3")],
        },
    );
    unfit(21, Event::Released { words: w("w9") });
    unfit(
        20,
        Event::Struck {
            words: w("w3"),
            text: t("t3"),
        },
    );
    unfit(30, Event::StepBegun { step: 0 });
    unfit(30, Event::Forgotten);

    let mut same_command = good.clone();
    same_command[3].id = same_command[1].id.clone();
    assert_eq!(fold(&same_command), Err(FoldError::Unfit { n: 4 }));
}

#[test]
fn actions_come_as_json_too() {
    let json = r#"{"do":"give-floor","step":1,"seat":3}"#;
    assert_eq!(serde_json::from_str::<Action>(json).unwrap(), floor(1, 3));
    let json = r#"{"do":"capture","words":"w1","text":"t1","step":0}"#;
    assert_eq!(
        serde_json::from_str::<Action>(json).unwrap(),
        capture("w1", "t1", 0)
    );
    let open = serde_json::to_string(&Action::Open(opening())).unwrap();
    assert_eq!(
        serde_json::from_str::<Action>(&open).unwrap(),
        Action::Open(opening())
    );
    assert!(serde_json::from_str::<Action>(r#"{"do":"pass","step":0,"seat":-1}"#).is_err());
}
