//! Keeping places, as people meet it: the last chair, the next in the line, the one who did not come.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kernel::place::{Book, Cause, Change, Command, LAST_CALL, Place, Refusal, Rules, State, StateError};

const HOUR: i64 = 3_600_000_000;
const START: i64 = 100 * HOUR;

fn rules(capacity: u32) -> Rules {
    Rules {
        capacity,
        waiting_list: true,
        offer_for: 24 * HOUR,
        closes_at: START - HOUR,
        starts_at: START,
        ends_at: START + 2 * HOUR,
    }
}

fn book(capacity: u32, people: &[(&'static str, State)]) -> Book<&'static str> {
    let places = people
        .iter()
        .zip(1..)
        .map(|(&(key, state), line)| Place { key, state, line })
        .collect();
    Book::new(rules(capacity), places).unwrap()
}

fn state(book: &Book<&'static str>, key: &'static str) -> State {
    book.get(&key).unwrap().state
}

/// The changes without their positions in the line, to read them at a glance.
fn steps(changes: &[Change<&'static str>]) -> Vec<(&'static str, Option<State>, Option<State>, Cause)> {
    changes.iter().map(|c| (c.key, c.from, c.to, c.cause)).collect()
}

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
fn residents_register_until_it_closes_and_the_host_until_the_end() {
    let mut book = book(3, &[("gone", State::Withdrawn)]);
    let closed = START - HOUR;
    assert_eq!(
        book.apply(Command::Register { key: "a" }, closed),
        Err(Refusal::Closed)
    );
    assert_eq!(
        book.apply(Command::Return { key: "gone" }, closed),
        Err(Refusal::Closed)
    );
    assert_eq!(
        book.apply(Command::Apply { key: "b" }, closed),
        Err(Refusal::Closed)
    );
    book.apply(Command::Add { key: "gone" }, closed).unwrap();
    book.apply(Command::Add { key: "c" }, START + HOUR).unwrap();
    assert_eq!(
        (state(&book, "gone"), state(&book, "c")),
        (State::Confirmed, State::Confirmed)
    );
    assert_eq!(
        book.apply(Command::Add { key: "d" }, START + 2 * HOUR),
        Err(Refusal::Closed)
    );
}

#[test]
fn a_programme_goes_from_applying_to_a_place_or_the_line() {
    let mut book = book(1, &[]);
    for key in ["a", "b", "c"] {
        book.apply(Command::Apply { key }, 0).unwrap();
    }
    assert_eq!(book.taken(), 0);
    book.apply(
        Command::Offer {
            key: "b",
            until: Some(9 * HOUR),
        },
        0,
    )
    .unwrap();
    assert_eq!(
        book.apply(
            Command::Offer {
                key: "a",
                until: None
            },
            0
        ),
        Err(Refusal::Full)
    );
    book.apply(Command::Queue { key: "c" }, 0).unwrap();
    book.apply(Command::Accept { key: "b" }, HOUR).unwrap();
    assert_eq!(
        [state(&book, "a"), state(&book, "b"), state(&book, "c")],
        [State::Registered, State::Confirmed, State::Waiting]
    );
    book.apply(Command::Withdraw { key: "b" }, 2 * HOUR).unwrap();
    assert_eq!(state(&book, "c"), State::Offered { until: 26 * HOUR });
}

#[test]
fn a_standing_offer_can_be_prolonged_by_the_host() {
    let mut book = book(1, &[("a", State::Offered { until: HOUR })]);
    assert_eq!(
        book.apply(
            Command::Offer {
                key: "a",
                until: None
            },
            0
        )
        .unwrap(),
        []
    );
    book.apply(
        Command::Offer {
            key: "a",
            until: Some(5 * HOUR),
        },
        0,
    )
    .unwrap();
    assert_eq!(state(&book, "a"), State::Offered { until: 5 * HOUR });
    assert_eq!(
        book.apply(
            Command::Offer {
                key: "a",
                until: Some(HOUR)
            },
            HOUR
        ),
        Err(Refusal::OfferInPast)
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
fn after_the_start_free_chairs_are_for_those_who_are_there() {
    let people = [
        ("late", State::Confirmed),
        ("waits", State::Waiting),
        ("here", State::Waiting),
    ];
    let mut book = book(1, &people);
    assert_eq!(
        book.apply(Command::MarkAbsent { key: "late" }, START - 1),
        Err(Refusal::TooEarly { from: START })
    );
    assert_eq!(
        book.apply(Command::CheckIn { key: "here" }, START),
        Err(Refusal::Full)
    );
    let changes = book.apply(Command::MarkAbsent { key: "late" }, START).unwrap();
    assert_eq!(
        steps(&changes),
        [(
            "late",
            Some(State::Confirmed),
            Some(State::Absent),
            Cause::MarkedAbsent
        )]
    );
    book.apply(Command::CheckIn { key: "here" }, START).unwrap();
    assert_eq!(
        (state(&book, "here"), state(&book, "waits")),
        (State::Attended, State::Waiting)
    );
    assert_eq!(
        book.apply(Command::UndoAbsent { key: "late" }, START),
        Err(Refusal::Full)
    );
    assert_eq!(
        book.apply(Command::WalkIn { key: "passer-by" }, START),
        Err(Refusal::Full)
    );

    book.apply(Command::SetCapacity(2), START).unwrap();
    let changes = book.apply(Command::WalkIn { key: "passer-by" }, START).unwrap();
    assert_eq!(
        steps(&changes),
        [("passer-by", None, Some(State::Attended), Cause::WalkedIn)]
    );
}

#[test]
fn mistakes_at_the_door_can_be_undone() {
    let mut book = book(1, &[("a", State::Confirmed)]);
    book.apply(Command::CheckIn { key: "a" }, START).unwrap();
    book.apply(Command::UndoCheckIn { key: "a" }, START).unwrap();
    assert_eq!(state(&book, "a"), State::Confirmed);
    book.apply(Command::MarkAbsent { key: "a" }, START).unwrap();
    assert_eq!(book.free(), 1);
    book.apply(Command::UndoAbsent { key: "a" }, START).unwrap();
    assert_eq!(state(&book, "a"), State::Confirmed);
    book.apply(Command::Apologise { key: "a" }, START).unwrap();
    assert_eq!(state(&book, "a"), State::Apologised);
    book.apply(Command::CheckIn { key: "a" }, START + 9 * HOUR)
        .unwrap();
    assert_eq!(state(&book, "a"), State::Attended);
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

#[test]
fn erasing_frees_the_place_and_once_more_does_no_harm() {
    let mut book = book(1, &[("a", State::Confirmed), ("b", State::Waiting)]);
    let changes = book.apply(Command::Remove { key: "a" }, 0).unwrap();
    assert_eq!(changes[0].to, None);
    assert_eq!(changes[1].key, "b");
    assert!(book.get(&"a").is_none());
    assert_eq!(book.apply(Command::Remove { key: "a" }, 0).unwrap(), []);
}

#[test]
fn a_stale_registration_does_not_bring_back_who_withdrew() {
    let mut book = book(1, &[]);
    book.apply(Command::Register { key: "a" }, 0).unwrap();
    book.apply(Command::Withdraw { key: "a" }, 1).unwrap();
    assert_eq!(
        book.apply(Command::Register { key: "a" }, 2),
        Err(Refusal::NotNow {
            state: State::Withdrawn
        })
    );
    book.apply(Command::Return { key: "a" }, 3).unwrap();
    assert_eq!(state(&book, "a"), State::Confirmed);
}

#[test]
fn who_was_there_cannot_give_the_place_up_any_more() {
    let mut book = book(1, &[("a", State::Attended)]);
    for command in [
        Command::Withdraw { key: "a" },
        Command::Apologise { key: "a" },
        Command::MarkAbsent { key: "a" },
    ] {
        assert_eq!(
            book.apply(command, START),
            Err(Refusal::NotNow {
                state: State::Attended
            })
        );
    }
    assert_eq!(
        book.apply(Command::Withdraw { key: "nobody" }, START),
        Err(Refusal::Unknown)
    );
}

#[test]
fn the_door_does_not_decide_about_an_application() {
    let mut book = book(1, &[("a", State::Registered)]);
    for command in [
        Command::CheckIn { key: "a" },
        Command::WalkIn { key: "a" },
        Command::Register { key: "a" },
    ] {
        assert_eq!(
            book.apply(command, 0),
            Err(Refusal::NotNow {
                state: State::Registered
            })
        );
    }
}

#[test]
fn a_book_that_cannot_be_right_is_not_opened() {
    let place = |key| Place {
        key,
        state: State::Confirmed,
        line: 1,
    };
    assert_eq!(
        Book::new(rules(2), vec![place("a"), place("a")]),
        Err(Refusal::Duplicate)
    );
    assert_eq!(
        Book::new(rules(1), vec![place("a"), place("b")]),
        Err(Refusal::BelowTaken { taken: 2 })
    );
    let no_time = Rules {
        offer_for: 0,
        ..rules(1)
    };
    assert_eq!(Book::<u8>::new(no_time, vec![]), Err(Refusal::NoOfferTime));
    let backwards = Rules {
        ends_at: START,
        ..rules(1)
    };
    assert_eq!(Book::<u8>::new(backwards, vec![]), Err(Refusal::EndsBeforeStart));
}

#[test]
fn a_state_is_read_back_as_it_was_stored() {
    let states = [
        State::Registered,
        State::Waiting,
        State::Offered { until: 5 },
        State::Confirmed,
        State::Attended,
        State::Declined,
        State::Expired,
        State::Withdrawn,
        State::Apologised,
        State::Absent,
    ];
    for state in states {
        assert_eq!(State::parse(state.as_str(), state.until()), Ok(state));
    }
    assert_eq!(State::parse("offered", None), Err(StateError::OfferWithoutEnd));
    assert_eq!(
        State::parse("seated", None),
        Err(StateError::Unknown("seated".to_owned()))
    );
}
