//! What always holds for a book of places, over random commands with random, also backward, clocks.

use kernel::place::{Book, Cause, Change, Command, LAST_CALL, Place, Refusal, Rules, State};
use proptest::prelude::*;

/// The clock of the tests runs from 0 to `LAST`, with the start and the end inside.
const LAST: i64 = 20 * LAST_CALL;

fn any_rules() -> impl Strategy<Value = Rules> {
    // Short offers lapse in the middle of a history; long ones run into the start.
    (0u32..5, any::<bool>(), 1..LAST, 0..LAST, 0..LAST, 1..LAST).prop_map(
        |(capacity, waiting_list, offer_for, closes_at, starts_at, lasts)| Rules {
            capacity,
            waiting_list,
            offer_for,
            closes_at,
            starts_at,
            ends_at: starts_at + lasts,
        },
    )
}

fn any_command() -> impl Strategy<Value = Command<u8>> {
    let key = 0u8..8;
    prop_oneof![
        6 => key.clone().prop_map(|key| Command::Register { key }),
        1 => key.clone().prop_map(|key| Command::Add { key }),
        2 => key.clone().prop_map(|key| Command::Apply { key }),
        2 => key.clone().prop_map(|key| Command::Queue { key }),
        2 => (key.clone(), prop::option::of(-5..LAST + 5)).prop_map(|(key, until)| Command::Offer { key, until }),
        2 => key.clone().prop_map(|key| Command::Accept { key }),
        2 => key.clone().prop_map(|key| Command::Decline { key }),
        2 => key.clone().prop_map(|key| Command::Withdraw { key }),
        2 => key.clone().prop_map(|key| Command::Return { key }),
        1 => key.clone().prop_map(|key| Command::CheckIn { key }),
        1 => key.clone().prop_map(|key| Command::UndoCheckIn { key }),
        1 => key.clone().prop_map(|key| Command::WalkIn { key }),
        1 => key.clone().prop_map(|key| Command::Apologise { key }),
        1 => key.clone().prop_map(|key| Command::MarkAbsent { key }),
        1 => key.clone().prop_map(|key| Command::UndoAbsent { key }),
        1 => (0u32..6).prop_map(Command::SetCapacity),
        1 => any_rules().prop_map(Command::SetRules),
        2 => Just(Command::Tick),
        1 => key.prop_map(|key| Command::Remove { key }),
    ]
}

/// Commands with the times at which they come: mostly forward, sometimes anywhere.
fn any_history() -> impl Strategy<Value = Vec<(Command<u8>, i64)>> {
    let step = prop_oneof![8 => (0..LAST / 20).prop_map(Ok), 1 => (-3..LAST + 3).prop_map(Err)];
    prop::collection::vec((any_command(), step), 0..60).prop_map(|steps| {
        let mut now = 0i64;
        let at = |(command, step): (Command<u8>, Result<i64, i64>)| {
            now = match step {
                Ok(forward) => now + forward,
                Err(anywhere) => anywhere,
            };
            (command, now)
        };
        steps.into_iter().map(at).collect()
    })
}

/// Plays changes onto what was stored, as a caller would.
fn replay(places: &[Place<u8>], changes: &[Change<u8>]) -> Vec<Place<u8>> {
    let mut places = places.to_vec();
    for change in changes {
        let index = places.iter().position(|place| place.key == change.key);
        assert_eq!(
            index.map(|i| places[i].state),
            change.from,
            "{change:?} does not begin where its person stands"
        );
        match (index, change.to) {
            (Some(index), Some(state)) => {
                places[index] = Place {
                    key: change.key,
                    state,
                    line: change.line,
                }
            }
            (None, Some(state)) => places.push(Place {
                key: change.key,
                state,
                line: change.line,
            }),
            (Some(index), None) => drop(places.remove(index)),
            (None, None) => panic!("a change of nobody: {change:?}"),
        }
    }
    places
}

fn may_enter(command: &Command<u8>) -> Option<u8> {
    match command {
        Command::Register { key }
        | Command::Add { key }
        | Command::Apply { key }
        | Command::WalkIn { key } => Some(*key),
        _ => None,
    }
}

fn sorted_keys(book: &Book<u8>) -> Vec<u8> {
    let mut keys: Vec<u8> = book.places().iter().map(|place| place.key).collect();
    keys.sort_unstable();
    keys
}

fn check_step(before: &Book<u8>, after: &Book<u8>, command: &Command<u8>, changes: &[Change<u8>], now: i64) {
    assert!(
        after.taken() <= after.rules().capacity,
        "more places held than there are"
    );
    assert_eq!(
        replay(before.places(), changes),
        after.places(),
        "the changes do not lead to the book"
    );

    // Nobody is lost or doubled: only the one who is named can enter or go.
    let mut expected = sorted_keys(before);
    if let Some(key) = may_enter(command)
        && !expected.contains(&key)
    {
        expected.push(key);
        expected.sort_unstable();
    }
    if let Command::Remove { key } = command {
        expected.retain(|k| k != key);
    }
    assert_eq!(sorted_keys(after), expected);

    if now < after.rules().starts_at {
        assert!(
            after.free() == 0 || after.waiting().is_empty(),
            "somebody waits beside a free place"
        );
    }
    for place in after.places() {
        assert!(
            place.state.until().is_none_or(|until| until > now),
            "an offer that is due still stands"
        );
    }
    for change in changes {
        if let Some(State::Offered { until }) = change.to {
            assert!(until > now, "an offer ends before it is made");
        }
    }

    // The line is served in order: whoever was offered a place stood before everybody who still waits.
    let served: Vec<i64> = changes
        .iter()
        .filter(|c| c.cause == Cause::OfferedInTurn)
        .map(|c| c.line)
        .collect();
    assert!(served.is_sorted());
    if let (Some(last), Some(first)) = (served.last(), after.waiting().first()) {
        assert!(*last < first.line, "somebody in the line was passed over");
    }
    assert!(
        served.is_empty() || now < after.rules().starts_at,
        "offered by itself after the start"
    );
    // Nobody who comes overtakes the line: they stand at its end, or there is a place for everybody in it.
    for change in changes {
        if matches!(
            change.cause,
            Cause::Registered | Cause::Added | Cause::Returned | Cause::Queued
        ) {
            assert!(
                before.places().iter().all(|place| place.line < change.line),
                "not at the end of the line"
            );
            let left = usize::try_from(after.free()).unwrap();
            assert!(
                change.to == Some(State::Waiting) || after.waiting().len() <= left,
                "overtook the line"
            );
        }
    }
    // And nobody who waits has lost their position.
    for place in before
        .places()
        .iter()
        .filter(|place| place.state == State::Waiting)
    {
        let still = after.get(&place.key).filter(|now| now.state == State::Waiting);
        assert!(still.is_none_or(|now| now.line == place.line));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_book_keeps_its_promises(rules in any_rules(), history in any_history()) {
        let mut book = Book::new(rules, Vec::new()).unwrap();
        for (command, now) in &history {
            let before = book.clone();
            match book.apply(command.clone(), *now) {
                Ok(changes) => {
                    check_step(&before, &book, command, &changes, *now);
                    let settled = book.clone();
                    prop_assert_eq!(book.apply(command.clone(), *now), Ok(vec![]), "a repeat did something");
                    prop_assert_eq!(&book, &settled);
                }
                Err(_) => prop_assert_eq!(&book, &before, "a refused command changed something"),
            }
            // What is stored can be opened again.
            let reopened = Book::new(*book.rules(), book.places().to_vec());
            prop_assert_eq!(reopened.as_ref(), Ok(&book));
        }
    }

    #[test]
    fn the_same_history_gives_the_same_book(rules in any_rules(), history in any_history()) {
        let play = || {
            let mut book = Book::new(rules, Vec::new()).unwrap();
            let answers: Vec<_> = history.iter().map(|(command, now)| book.apply(command.clone(), *now)).collect();
            (book, answers)
        };
        prop_assert_eq!(play(), play());
    }

    #[test]
    fn extreme_times_do_no_harm(
        times in prop::collection::vec(prop_oneof![Just(i64::MIN), Just(i64::MAX), any::<i64>()], 4),
        commands in prop::collection::vec((any_command(), prop_oneof![Just(i64::MIN), Just(i64::MAX), any::<i64>()]), 0..20),
    ) {
        let rules =
            Rules { capacity: 2, waiting_list: true, offer_for: times[0], closes_at: times[1], starts_at: times[2], ends_at: times[3] };
        if let Ok(mut book) = Book::new(rules, Vec::new()) {
            for (command, now) in commands {
                let _ = book.apply(command, now);
                prop_assert!(book.taken() <= book.rules().capacity);
            }
        }
    }
}

/// The random histories are worth something only if the interesting things happen in them.
#[test]
fn the_histories_reach_every_cause_and_refusal() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..600 {
        let (rules, history) = (any_rules(), any_history())
            .new_tree(&mut runner)
            .unwrap()
            .current();
        let mut book = Book::new(rules, Vec::new()).unwrap();
        for (command, now) in history {
            match book.apply(command, now) {
                Ok(changes) => seen.extend(changes.iter().map(|change| change.cause.as_str())),
                Err(refusal) => drop(seen.insert(match refusal {
                    Refusal::Full => "Full",
                    Refusal::Closed => "Closed",
                    Refusal::TooEarly { .. } => "TooEarly",
                    Refusal::Unknown => "Unknown",
                    Refusal::NotNow { .. } => "NotNow",
                    Refusal::BelowTaken { .. } => "BelowTaken",
                    Refusal::OfferInPast => "OfferInPast",
                    other => panic!("not reachable with these rules: {other}"),
                })),
            }
        }
    }
    // 18 causes and 7 refusals.
    assert_eq!(seen.len(), 25, "{seen:?}");
}
