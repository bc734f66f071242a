//! The line: the last place, the next one, the offer that lapses.

use kernel::place::{Book, Cause, Command, LAST_CALL, Place, Refusal, Rules, State};

use crate::{HOUR, START, book, rules, state, steps};

#[test]
fn the_last_place_goes_to_the_first_and_the_next_one_waits() {
    let mut book = book(1, &[]);
    let first = book.apply(Command::Register { key: "mari" }, 0).unwrap();
    assert_eq!(
        steps(&first),
        [("mari", None, Some(State::Confirmed), Cause::Registered)]
    );
    let second = book.apply(Command::Register { key: "jaan" }, 0).unwrap();
    assert_eq!(
        steps(&second),
        [("jaan", None, Some(State::Waiting), Cause::Registered)]
    );
    assert_eq!(
        (
            book.taken(),
            book.free(),
            book.position(&"jaan"),
            book.position(&"mari")
        ),
        (1, 0, Some(1), None)
    );
}

#[test]
fn without_a_waiting_list_the_next_one_is_told_that_it_is_full() {
    let mut book = book(1, &[("mari", State::Confirmed)]);
    book.apply(
        Command::SetRules(Rules {
            waiting_list: false,
            ..rules(1)
        }),
        0,
    )
    .unwrap();
    assert_eq!(
        book.apply(Command::Register { key: "jaan" }, 0),
        Err(Refusal::Full)
    );
    assert!(book.get(&"jaan").is_none());
}

#[test]
fn turning_the_waiting_list_off_forgets_nobody_who_waits() {
    let mut book = book(1, &[("mari", State::Confirmed), ("jaan", State::Waiting)]);
    book.apply(
        Command::SetRules(Rules {
            waiting_list: false,
            ..rules(1)
        }),
        0,
    )
    .unwrap();
    book.apply(Command::Withdraw { key: "mari" }, 0).unwrap();
    assert_eq!(state(&book, "jaan"), State::Offered { until: 24 * HOUR });
}

#[test]
fn declining_moves_the_next_one_up() {
    let mut book = book(
        1,
        &[
            ("a", State::Confirmed),
            ("b", State::Waiting),
            ("c", State::Waiting),
        ],
    );
    book.apply(Command::Withdraw { key: "a" }, 0).unwrap();
    let until = 24 * HOUR;
    assert_eq!(state(&book, "b"), State::Offered { until });
    let changes = book.apply(Command::Decline { key: "b" }, HOUR).unwrap();
    assert_eq!(
        steps(&changes),
        [
            (
                "b",
                Some(State::Offered { until }),
                Some(State::Declined),
                Cause::Declined
            ),
            (
                "c",
                Some(State::Waiting),
                Some(State::Offered { until: until + HOUR }),
                Cause::OfferedInTurn
            ),
        ]
    );
}

#[test]
fn an_offer_that_nobody_answers_goes_to_the_next_one() {
    let mut book = book(
        1,
        &[("a", State::Offered { until: 10 * HOUR }), ("b", State::Waiting)],
    );
    assert_eq!(book.next_due(), Some(10 * HOUR));
    assert_eq!(book.apply(Command::Tick, 10 * HOUR - 1).unwrap(), []);
    let changes = book.apply(Command::Tick, 10 * HOUR).unwrap();
    let until = 34 * HOUR;
    assert_eq!(
        steps(&changes),
        [
            (
                "a",
                Some(State::Offered { until: 10 * HOUR }),
                Some(State::Expired),
                Cause::Lapsed
            ),
            (
                "b",
                Some(State::Waiting),
                Some(State::Offered { until }),
                Cause::OfferedInTurn
            ),
        ]
    );
    assert_eq!(book.next_due(), Some(until));
}

#[test]
fn accepting_too_late_is_refused_and_changes_nothing() {
    let mut book = book(1, &[("a", State::Offered { until: HOUR }), ("b", State::Waiting)]);
    let before = book.clone();
    assert_eq!(
        book.apply(Command::Accept { key: "a" }, HOUR),
        Err(Refusal::NotNow {
            state: State::Expired
        })
    );
    assert_eq!(book, before);
}

#[test]
fn who_comes_back_stands_at_the_end_of_the_line() {
    let mut book = book(
        1,
        &[
            ("a", State::Confirmed),
            ("b", State::Declined),
            ("c", State::Waiting),
        ],
    );
    let changes = book.apply(Command::Return { key: "b" }, 0).unwrap();
    assert_eq!(changes[0].line, 4);
    assert_eq!((book.position(&"c"), book.position(&"b")), (Some(1), Some(2)));
}

#[test]
fn a_newcomer_does_not_overtake_the_line_but_need_not_wait_beside_it() {
    let mut book = book(
        3,
        &[
            ("a", State::Offered { until: 1 }),
            ("b", State::Offered { until: 1 }),
            ("c", State::Waiting),
        ],
    );
    // At hour one a and b have lapsed: one place is for c, who waited; one is left.
    book.apply(Command::SetCapacity(2), 0).unwrap();
    book.apply(Command::Register { key: "d" }, HOUR).unwrap();
    assert!(matches!(state(&book, "c"), State::Offered { .. }));
    assert_eq!(state(&book, "d"), State::Confirmed);
    book.apply(Command::Register { key: "e" }, HOUR).unwrap();
    assert_eq!(state(&book, "e"), State::Waiting);
}

#[test]
fn a_place_that_lapses_as_a_newcomer_comes_is_for_the_line() {
    let mut book = book(1, &[("a", State::Offered { until: HOUR }), ("b", State::Waiting)]);
    book.apply(Command::Register { key: "c" }, HOUR).unwrap();
    assert_eq!(
        (state(&book, "b"), state(&book, "c")),
        (State::Offered { until: 25 * HOUR }, State::Waiting)
    );
}

#[test]
fn offers_leave_the_line_time_to_move_before_the_start() {
    let rules = rules(1);
    let cases = [
        (0, Some(24 * HOUR)),
        (START - 25 * HOUR, Some(START - LAST_CALL)),
        (START - 3 * HOUR, Some(START - HOUR)),
        (START - HOUR, Some(START)),
        (START - 1, Some(START)),
        (START, None),
    ];
    for (now, until) in cases {
        assert_eq!(rules.offer_until(now), until, "at {now}");
    }
}

#[test]
fn places_cannot_be_taken_away_from_those_who_hold_them() {
    let mut book = book(
        3,
        &[
            ("a", State::Confirmed),
            ("b", State::Offered { until: HOUR }),
            ("c", State::Waiting),
        ],
    );
    assert_eq!(
        book.apply(Command::SetCapacity(1), 0),
        Err(Refusal::BelowTaken { taken: 2 })
    );
    assert_eq!(book.rules().capacity, 3);
    // When b's offer has lapsed, only a holds a place; the line gets nothing because nothing is free.
    book.apply(Command::SetCapacity(1), HOUR).unwrap();
    assert_eq!(
        (state(&book, "b"), state(&book, "c")),
        (State::Expired, State::Waiting)
    );
}

#[test]
fn more_places_are_offered_to_the_line_at_once() {
    let mut book = book(
        1,
        &[
            ("a", State::Confirmed),
            ("b", State::Waiting),
            ("c", State::Waiting),
            ("d", State::Waiting),
        ],
    );
    let changes = book.apply(Command::SetCapacity(3), 0).unwrap();
    assert_eq!(changes.iter().map(|c| c.key).collect::<Vec<_>>(), ["b", "c"]);
    assert_eq!(book.position(&"d"), Some(1));
}

#[test]
fn the_stored_line_counts_and_not_the_stored_order() {
    let places = [("late", 7), ("early", 2)].map(|(key, line)| Place {
        key,
        state: State::Waiting,
        line,
    });
    let mut book = Book::new(rules(0), places.to_vec()).unwrap();
    assert_eq!(
        book.waiting().iter().map(|p| p.key).collect::<Vec<_>>(),
        ["early", "late"]
    );
    let changes = book.apply(Command::SetCapacity(1), 0).unwrap();
    assert_eq!(changes[0].key, "early");
}
