//! Registering and applying, the door, and what is stored.

use kernel::place::{Book, Cause, Command, Place, Refusal, Rules, State, StateError};

use crate::{HOUR, START, book, rules, state, steps};

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
