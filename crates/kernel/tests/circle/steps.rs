//! Opening, steps, clocks, who leads.

use kernel::circle::{
    Action, BadId, CommandId, Duty, Event, MAX_EVENTS, MAX_MINUTES, Opening, Outcome, Phase, Refusal, Seat,
    StandIn, State, Warning,
};

use super::*;

#[test]
fn a_circle_is_opened_once_and_with_a_sound_plan() {
    let mut circle = Circle::unopened();
    assert_eq!(circle.state.phase(), Phase::Unopened);
    assert_eq!(
        circle.lead(Action::NextStep { from: None }),
        Err(Refusal::Unopened)
    );
    for bad in [
        Opening {
            minutes: vec![],
            ..opening()
        },
        Opening {
            minutes: vec![10, 0],
            ..opening()
        },
        Opening {
            minutes: vec![MAX_MINUTES + 1],
            ..opening()
        },
        Opening {
            minutes: vec![1; 201],
            ..opening()
        },
        Opening {
            seats: 0,
            ..opening()
        },
        Opening {
            seats: 61,
            ..opening()
        },
        Opening {
            version: 0,
            ..opening()
        },
        Opening {
            method: "Mari ütles".into(),
            ..opening()
        },
        Opening {
            method: String::new(),
            ..opening()
        },
        Opening {
            language: "e".repeat(65),
            ..opening()
        },
    ] {
        assert_eq!(
            circle.lead(Action::Open(bad.clone())),
            Err(Refusal::BadOpening),
            "{bad:?}"
        );
    }
    for by in [Duty::Scribe, holds_slip("w1")] {
        assert_eq!(
            circle.does(by, Action::Open(opening())),
            Err(Refusal::NotYourDuty)
        );
    }
    circle.does(Duty::Host, Action::Open(opening())).unwrap();
    assert_eq!(circle.state.phase(), Phase::Waiting);
    assert_eq!(circle.state.opening(), Some(&opening()));
    assert_eq!((circle.state.seats(), circle.state.current()), (5, None));
    assert_eq!(circle.lead(Action::Open(opening())), Err(Refusal::AlreadyOpen));
}

#[test]
fn two_who_both_tap_next_go_one_step() {
    let mut circle = Circle::running();
    assert_eq!(
        circle.lead(Action::NextStep { from: Some(0) }),
        Ok(Event::StepBegun { step: 1 })
    );
    assert_eq!(
        circle.lead(Action::NextStep { from: Some(0) }),
        Err(Refusal::StepOver { current: 1 })
    );
    assert_eq!(
        circle.lead(Action::NextStep { from: None }),
        Err(Refusal::StepOver { current: 1 })
    );
    assert_eq!(circle.state.current(), Some(1));
    assert_eq!(
        circle.lead(Action::NextStep { from: Some(1) }),
        Ok(Event::StepBegun { step: 2 })
    );
    assert_eq!(
        circle.lead(Action::NextStep { from: Some(2) }),
        Err(Refusal::LastStep)
    );
    assert_eq!(
        Circle::waiting().lead(Action::NextStep { from: Some(0) }),
        Err(Refusal::NotRunning)
    );
}

#[test]
fn a_step_is_gone_back_to_and_jumped_to() {
    let mut circle = Circle::running();
    assert_eq!(
        circle.lead(Action::PreviousStep { from: 0 }),
        Err(Refusal::FirstStep)
    );
    circle
        .pass_time(3 * MINUTE)
        .lead(Action::NextStep { from: Some(0) })
        .unwrap();
    circle
        .pass_time(MINUTE)
        .lead(Action::PreviousStep { from: 1 })
        .unwrap();
    assert_eq!(circle.state.current(), Some(0));
    assert_eq!(
        circle.pass_time(MINUTE).elapsed(),
        4 * MINUTE,
        "the clock goes on where it stood"
    );

    let jump = |from, step| Action::StartStep {
        from: Some(from),
        step,
    };
    assert_eq!(circle.lead(jump(0, 3)), Err(Refusal::UnknownStep));
    assert_eq!(circle.lead(jump(1, 2)), Err(Refusal::StepOver { current: 0 }));
    assert_eq!(circle.lead(jump(0, 0)), Ok(Event::AlreadySo));
    assert_eq!(circle.lead(jump(0, 2)), Ok(Event::StepBegun { step: 2 }));
    circle.lead(Action::Pause).unwrap();
    assert_eq!(
        circle.lead(jump(2, 2)),
        Ok(Event::StepBegun { step: 2 }),
        "which ends the pause"
    );
    assert_eq!(circle.state.phase(), Phase::Running);
}

#[test]
fn the_ring_timer_leaves_pauses_out() {
    let mut circle = Circle::running();
    circle.pass_time(4 * MINUTE).lead(Action::Pause).unwrap();
    assert_eq!(circle.state.phase(), Phase::Paused);
    circle.pass_time(20 * MINUTE);
    let clock = circle.state.clock(circle.at).unwrap();
    assert_eq!(
        (clock.elapsed, clock.remaining, clock.runs),
        (4 * MINUTE, 6 * MINUTE, false)
    );
    assert_eq!(circle.state.warning(circle.at), None);
    assert_eq!(circle.lead(floor(0, 1)), Err(Refusal::NotRunning));
    circle.lead(Action::Resume).unwrap();
    circle.pass_time(7 * MINUTE);
    let clock = circle.state.clock(circle.at).unwrap();
    assert_eq!(
        (clock.elapsed, clock.total, clock.runs),
        (11 * MINUTE, 10 * MINUTE, true)
    );
    assert_eq!((clock.remaining, clock.over), (0, MINUTE));
    for action in [
        Action::Pause,
        Action::Resume,
        Action::BeginReadBack,
        Action::EndReadBack,
    ] {
        assert_eq!(Circle::waiting().lead(action), Err(Refusal::NotRunning));
    }
}

#[test]
fn a_pause_that_was_acknowledged_late_does_not_stop_the_circle_again() {
    let mut circle = Circle::running();
    circle.lead(Action::Pause).unwrap();
    let Ok(Outcome::New(event)) = circle.send("other", Duty::Facilitator, Action::Pause) else {
        panic!("refused");
    };
    assert_eq!(event.event, Event::AlreadySo);
    circle.lead(Action::Resume).unwrap();
    assert_eq!(
        circle.send("other", Duty::Facilitator, Action::Pause),
        Ok(Outcome::Known { n: event.n })
    );
    assert_eq!(circle.state.phase(), Phase::Running);
}

#[test]
fn the_warning_comes_gently() {
    let at = |circle: &Circle, elapsed| circle.state.warning(START + elapsed);
    let mut circle = Circle::running();
    assert_eq!(at(&circle, 8 * MINUTE - 1), None);
    assert_eq!(
        at(&circle, 8 * MINUTE),
        Some(Warning::Soon {
            remaining: 2 * MINUTE
        })
    );
    assert_eq!(at(&circle, 10 * MINUTE - 1), Some(Warning::Soon { remaining: 1 }));
    assert_eq!(at(&circle, 10 * MINUTE), Some(Warning::Over { by: 0 }));
    assert_eq!(at(&circle, 12 * MINUTE), Some(Warning::Over { by: 2 * MINUTE }));
    // A short step warns later, though never in the last seconds.
    circle.lead(Action::Extend { step: 0, to: 5 }).unwrap();
    assert_eq!(at(&circle, 4 * MINUTE - 1), None);
    assert_eq!(at(&circle, 4 * MINUTE), Some(Warning::Soon { remaining: MINUTE }));
    circle.lead(Action::Extend { step: 0, to: 1 }).unwrap();
    assert_eq!(at(&circle, 30 * SECOND - 1), None);
    assert_eq!(
        at(&circle, 30 * SECOND),
        Some(Warning::Soon {
            remaining: 30 * SECOND
        })
    );
    assert_eq!(Circle::waiting().state.warning(START), None);
}

#[test]
fn two_who_both_add_five_minutes_add_five() {
    let mut circle = Circle::running();
    let more = Action::Extend { step: 0, to: 15 };
    assert_eq!(circle.lead(more.clone()), Ok(Event::Extended { step: 0, to: 15 }));
    assert_eq!(circle.lead(more), Ok(Event::AlreadySo));
    assert_eq!(circle.state.clock(circle.at).unwrap().total, 15 * MINUTE);
    for to in [0, MAX_MINUTES + 1] {
        assert_eq!(
            circle.lead(Action::Extend { step: 0, to }),
            Err(Refusal::BadLength { most: MAX_MINUTES })
        );
    }
    assert_eq!(
        circle.lead(Action::Extend { step: 9, to: 5 }),
        Err(Refusal::UnknownStep)
    );
    circle.lead(Action::NextStep { from: Some(0) }).unwrap();
    assert_eq!(
        circle.lead(Action::Extend { step: 0, to: 20 }),
        Err(Refusal::StepOver { current: 1 })
    );
}

#[test]
fn the_rest_of_the_evening_is_foreseen() {
    let mut circle = Circle::waiting();
    assert_eq!(
        (circle.state.ahead(START), circle.state.late_by(START)),
        (45 * MINUTE, 0)
    );
    circle
        .pass_time(HOUR)
        .lead(Action::NextStep { from: None })
        .unwrap();
    circle.pass_time(4 * MINUTE);
    assert_eq!(circle.state.ahead(circle.at), 41 * MINUTE);
    assert_eq!(circle.state.late_by(circle.at), 0);
    circle.pass_time(8 * MINUTE);
    assert_eq!(circle.state.late_by(circle.at), 2 * MINUTE);
    circle.lead(Action::NextStep { from: Some(0) }).unwrap();
    circle.pass_time(MINUTE);
    assert_eq!(circle.state.ahead(circle.at), 34 * MINUTE);
    circle.lead(Action::Extend { step: 2, to: 2 }).unwrap();
    assert_eq!(circle.state.late_by(circle.at), -MINUTE);
    assert_eq!(
        circle.state.timeline(circle.at),
        [(10, 10, 12 * MINUTE), (30, 30, MINUTE), (5, 2, 0)]
    );
}

#[test]
fn a_clock_set_back_an_hour_neither_turns_back_nor_stops_the_circle() {
    let mut circle = Circle::running();
    circle.pass_time(5 * MINUTE).lead(floor(0, 2)).unwrap();
    circle.pass_time(-HOUR);
    assert_eq!(circle.elapsed(), 5 * MINUTE);
    circle.write(capture("w1", "t1", 0)).unwrap();
    assert_eq!(circle.pass_time(2 * MINUTE).elapsed(), 7 * MINUTE);
    circle.lead(Action::NextStep { from: Some(0) }).unwrap();
    assert_eq!(circle.pass_time(MINUTE).elapsed(), MINUTE);
    assert_eq!(circle.state.timeline(circle.at)[0].2, 7 * MINUTE);
    assert_eq!(circle.state.talk(circle.at)[1], (Seat(2), 2 * MINUTE));
}

#[test]
fn clocks_at_the_ends_of_time_do_no_harm() {
    let mut circle = Circle::running();
    for at in [i64::MAX, i64::MIN, 0, i64::MAX] {
        circle.at = at;
        circle.lead(floor(0, 1)).unwrap();
        let clock = circle.state.clock(i64::MAX).unwrap();
        assert!(clock.elapsed >= 0 && clock.over >= 0 && clock.remaining >= 0);
        circle.state.late_by(at);
        circle.state.silence(at);
    }
}

#[test]
fn another_takes_over_when_the_facilitator_leaves() {
    let mut circle = Circle::running();
    let next = |from| Action::NextStep { from: Some(from) };
    let to = |to| Action::Handover { to };
    assert_eq!(circle.does(sits(3), next(0)), Err(Refusal::NotYourDuty));
    assert_eq!(
        circle.does(sits(3), to(StandIn::Seat(Seat(3)))),
        Err(Refusal::NotYourDuty)
    );
    // The facilitator is gone without a word: the scribe may say who leads.
    assert_eq!(
        circle.write(to(StandIn::Seat(Seat(6)))),
        Err(Refusal::UnknownSeat)
    );
    circle.write(to(StandIn::Seat(Seat(3)))).unwrap();
    assert_eq!(circle.state.lead(), StandIn::Seat(Seat(3)));
    assert_eq!(circle.does(sits(2), next(0)), Err(Refusal::NotYourDuty));
    assert_eq!(circle.write(next(0)), Err(Refusal::NotYourDuty));
    circle.does(sits(3), next(0)).unwrap();
    // Who leads and leaves no longer leads.
    circle.does(sits(3), Action::SeatLeft { seat: Seat(3) }).unwrap();
    assert_eq!(circle.state.lead(), StandIn::Facilitator);
    assert_eq!(
        circle.does(Duty::Host, to(StandIn::Seat(Seat(3)))),
        Err(Refusal::SeatAway)
    );
    circle.does(Duty::Host, to(StandIn::Scribe)).unwrap();
    circle.write(next(1)).unwrap();
    // A facilitator who is back need not ask.
    circle.lead(Action::Pause).unwrap();
    assert_eq!(
        circle.lead(to(StandIn::Facilitator)),
        Ok(Event::Handover {
            to: StandIn::Facilitator
        })
    );
    assert_eq!(circle.write(Action::Resume), Err(Refusal::NotYourDuty));
    assert_eq!(circle.does(sits(99), end_turn(2, 99)), Err(Refusal::UnknownSeat));
}

#[test]
fn a_full_circle_can_still_be_cleared_and_closed() {
    let mut circle = Circle::running();
    circle.write(capture("w1", "t1", 0)).unwrap();
    while circle.state.number() < MAX_EVENTS {
        let event = Sequenced {
            n: circle.state.number() + 1,
            at: Some(circle.at),
            id: None,
            event: Event::AlreadySo,
        };
        apply(&mut circle.state, &event).unwrap();
    }
    assert_eq!(circle.lead(Action::Resume), Err(Refusal::TooMany));
    assert_eq!(circle.write(capture("w2", "t2", 0)), Err(Refusal::TooMany));
    circle.write(Action::Strike { words: w("w1") }).unwrap();
    circle.lead(Action::Close).unwrap();
    assert_eq!(circle.state.phase(), Phase::Closed);
}

#[test]
fn what_is_not_an_id_is_refused() {
    let long = "x".repeat(65);
    for text in ["", " ", "a b", "õ", "a\0", "💬", "<b>", long.as_str()] {
        assert_eq!(CommandId::new(text), Err(BadId), "{text:?}");
        assert!(serde_json::from_value::<CommandId>(text.into()).is_err());
    }
    assert_eq!(CommandId::new("x".repeat(64)).unwrap().as_str().len(), 64);
    assert_eq!(State::default().number(), 0);
}
