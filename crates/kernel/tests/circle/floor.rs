//! Who speaks, who lets it go by, who was heard.

use kernel::circle::{Action, Event, MAX_SILENCE, Phase, Refusal, Seat, Turn};

use super::*;

fn seats(numbers: &[u16]) -> Vec<Seat> {
    numbers.iter().map(|&n| Seat(n)).collect()
}

#[test]
fn the_go_round_goes_round() {
    let mut circle = Circle::running();
    assert_eq!(circle.state.to_come(), seats(&[1, 2, 3, 4, 5]));
    circle.lead(floor(0, 3)).unwrap();
    assert_eq!(circle.state.floor(), Some(Seat(3)));
    assert_eq!(circle.state.turn(Seat(3)), Some(Turn::Holding));
    assert_eq!(
        circle.state.to_come(),
        seats(&[4, 5, 1, 2]),
        "round the table from who speaks"
    );
    circle.lead(floor(0, 4)).unwrap();
    assert_eq!(
        circle.state.turn(Seat(3)),
        Some(Turn::Spoken),
        "giving it on ends the turn"
    );
    // Five lets it go by out of turn, which does not move the round on.
    circle.does(sits(5), pass(0, 5)).unwrap();
    circle.does(sits(4), end_turn(0, 4)).unwrap();
    assert_eq!(circle.state.floor(), None);
    assert_eq!(
        circle.state.to_come(),
        seats(&[1, 2, 5]),
        "who passed is asked once more at the end"
    );
    circle.lead(floor(0, 1)).unwrap();
    circle.does(sits(1), pass(0, 1)).unwrap();
    assert_eq!(circle.state.turn(Seat(1)), Some(Turn::Passed));
    assert_eq!(circle.state.to_come(), seats(&[2, 5, 1]));
    circle.lead(floor(0, 5)).unwrap();
    circle.lead(end_turn(0, 5)).unwrap();
    assert_eq!(
        circle.state.turn(Seat(5)),
        Some(Turn::Spoken),
        "who passed may still speak"
    );
    assert_eq!(
        circle.state.to_come(),
        seats(&[2, 1]),
        "and the round goes on from there"
    );
    circle.lead(Action::NextStep { from: Some(0) }).unwrap();
    assert_eq!(
        circle.state.to_come(),
        seats(&[1, 2, 3, 4, 5]),
        "each step has its own round"
    );
    circle.lead(Action::PreviousStep { from: 1 }).unwrap();
    assert_eq!(circle.state.to_come(), seats(&[2, 1]), "which is still there");
}

#[test]
fn the_floor_is_for_who_is_here() {
    let mut circle = Circle::running();
    assert_eq!(circle.lead(floor(0, 0)), Err(Refusal::UnknownSeat));
    assert_eq!(circle.lead(floor(0, 6)), Err(Refusal::UnknownSeat));
    circle.lead(floor(0, 2)).unwrap();
    assert_eq!(circle.lead(floor(0, 2)), Ok(Event::AlreadySo));
    circle.does(sits(2), Action::SeatLeft { seat: Seat(2) }).unwrap();
    assert_eq!(circle.state.floor(), None);
    assert_eq!(circle.state.turn(Seat(2)), Some(Turn::Away));
    assert_eq!(circle.state.is_away(Seat(2)), Some(true));
    assert_eq!(circle.lead(floor(0, 2)), Err(Refusal::SeatAway));
    assert_eq!(circle.lead(pass(0, 2)), Err(Refusal::SeatAway));
    assert_eq!(circle.state.to_come(), seats(&[3, 4, 5, 1]));
    assert_eq!(
        circle.lead(Action::SeatLeft { seat: Seat(2) }),
        Ok(Event::AlreadySo)
    );
    circle.write(Action::SeatBack { seat: Seat(2) }).unwrap();
    assert_eq!(
        circle.lead(Action::SeatBack { seat: Seat(2) }),
        Ok(Event::AlreadySo)
    );
    assert_eq!(circle.state.turn(Seat(2)), Some(Turn::Spoken));
    assert_eq!(
        circle.lead(Action::SeatLeft { seat: Seat(9) }),
        Err(Refusal::UnknownSeat)
    );
    assert_eq!(
        circle.lead(Action::SeatBack { seat: Seat(9) }),
        Err(Refusal::UnknownSeat)
    );
    assert_eq!(
        (circle.state.turn(Seat(0)), circle.state.is_away(Seat(9))),
        (None, None)
    );
}

#[test]
fn nobody_ends_or_passes_the_turn_of_another() {
    let mut circle = Circle::running();
    circle.lead(floor(0, 2)).unwrap();
    assert_eq!(circle.does(sits(3), end_turn(0, 2)), Err(Refusal::NotYourDuty));
    assert_eq!(circle.does(sits(3), pass(0, 2)), Err(Refusal::NotYourDuty));
    assert_eq!(circle.does(sits(3), floor(0, 3)), Err(Refusal::NotYourDuty));
    assert_eq!(
        circle.does(sits(3), Action::SeatLeft { seat: Seat(2) }),
        Err(Refusal::NotYourDuty)
    );
    // A turn that somebody else has ended already is not another's turn ended.
    circle.lead(floor(0, 4)).unwrap();
    assert_eq!(circle.does(sits(2), end_turn(0, 2)), Ok(Event::AlreadySo));
    assert_eq!(circle.state.floor(), Some(Seat(4)));
    assert_eq!(
        circle.does(sits(2), pass(0, 2)),
        Ok(Event::AlreadySo),
        "who has spoken has not passed"
    );
    assert_eq!(circle.state.turn(Seat(2)), Some(Turn::Spoken));
}

#[test]
fn a_tap_for_a_step_that_is_over_does_nothing() {
    let mut circle = Circle::running();
    assert_eq!(Circle::waiting().lead(floor(0, 1)), Err(Refusal::NotRunning));
    circle.lead(floor(0, 1)).unwrap();
    circle.lead(Action::NextStep { from: Some(0) }).unwrap();
    assert_eq!(circle.state.floor(), None, "a new step begins with an open floor");
    let over = Err(Refusal::StepOver { current: 1 });
    assert_eq!(circle.lead(floor(0, 2)), over);
    assert_eq!(circle.lead(pass(0, 2)), over);
    assert_eq!(circle.lead(end_turn(0, 1)), over);
    assert_eq!(circle.lead(Action::Silence { step: 0, seconds: 60 }), over);
    circle.lead(Action::PreviousStep { from: 1 }).unwrap();
    assert_eq!(
        circle.state.turn(Seat(1)),
        Some(Turn::Spoken),
        "the turn counted in its own step"
    );
}

#[test]
fn who_was_heard_least_comes_first() {
    let mut circle = Circle::running();
    assert_eq!(circle.state.least_heard(circle.at), seats(&[1, 2, 3, 4, 5]));
    circle.lead(floor(0, 1)).unwrap();
    circle.pass_time(2 * MINUTE).lead(floor(0, 2)).unwrap();
    // Three had the floor and said nothing: heard no more than four and five, but after them.
    circle.pass_time(MINUTE).lead(floor(0, 3)).unwrap();
    circle.lead(end_turn(0, 3)).unwrap();
    assert_eq!(circle.state.least_heard(circle.at), seats(&[4, 5, 3, 2, 1]));
    circle.lead(floor(0, 4)).unwrap();
    circle.pass_time(90 * SECOND);
    assert_eq!(
        circle.state.least_heard(circle.at),
        seats(&[5, 3, 2, 4, 1]),
        "also while they speak"
    );
    circle.lead(Action::Pause).unwrap();
    circle.pass_time(HOUR).lead(Action::Resume).unwrap();
    assert_eq!(circle.state.floor(), Some(Seat(4)), "who had the floor goes on");
    assert_eq!(circle.state.talk(circle.at)[3], (Seat(4), 90 * SECOND));
    circle.lead(Action::SeatLeft { seat: Seat(5) }).unwrap();
    assert_eq!(circle.state.least_heard(circle.at), seats(&[3, 2, 4, 1]));
    circle.lead(Action::Close).unwrap();
    assert!(circle.state.talk(circle.at).is_empty());
    assert_eq!(circle.state.least_heard(circle.at), []);
}

#[test]
fn a_silence_ends_the_turn_and_waits_out_a_pause() {
    let mut circle = Circle::running();
    circle.pass_time(MINUTE).lead(floor(0, 1)).unwrap();
    circle
        .pass_time(MINUTE)
        .lead(Action::Silence { step: 0, seconds: 90 })
        .unwrap();
    assert_eq!(circle.state.floor(), None);
    assert_eq!(circle.state.silence(circle.at), Some(90 * SECOND));
    circle.pass_time(30 * SECOND).lead(Action::Pause).unwrap();
    circle.pass_time(HOUR).lead(Action::Resume).unwrap();
    assert_eq!(circle.state.silence(circle.at), Some(60 * SECOND));
    assert_eq!(circle.state.silence(circle.at + 60 * SECOND), None);
    circle.lead(floor(0, 2)).unwrap();
    assert_eq!(circle.state.silence(circle.at), None, "somebody speaks");
    for seconds in [0, MAX_SILENCE + 1] {
        assert_eq!(
            circle.lead(Action::Silence { step: 0, seconds }),
            Err(Refusal::BadLength { most: MAX_SILENCE })
        );
    }
    circle.lead(Action::Silence { step: 0, seconds: 90 }).unwrap();
    circle.lead(Action::NextStep { from: Some(0) }).unwrap();
    assert_eq!(circle.state.silence(circle.at), None);
}

#[test]
fn somebody_comes_late() {
    let mut circle = Circle::running();
    assert_eq!(
        circle.lead(Action::AddSeat { seat: Seat(7) }),
        Err(Refusal::UnknownSeat)
    );
    assert_eq!(
        circle.lead(Action::AddSeat { seat: Seat(0) }),
        Err(Refusal::UnknownSeat)
    );
    assert_eq!(
        circle.lead(Action::AddSeat { seat: Seat(6) }),
        Ok(Event::SeatAdded { seat: Seat(6) })
    );
    assert_eq!(
        circle.lead(Action::AddSeat { seat: Seat(6) }),
        Ok(Event::AlreadySo),
        "two added one"
    );
    assert_eq!(circle.state.seats(), 6);
    circle.lead(floor(0, 6)).unwrap();
    while circle.state.seats() < 60 {
        let seat = Seat(circle.state.seats() + 1);
        circle.lead(Action::AddSeat { seat }).unwrap();
    }
    assert_eq!(
        circle.lead(Action::AddSeat { seat: Seat(61) }),
        Err(Refusal::TooMany)
    );
}

#[test]
fn the_talk_goes_on_around_the_read_back() {
    let mut circle = Circle::running();
    circle.lead(floor(0, 1)).unwrap();
    circle.pass_time(MINUTE).lead(Action::BeginReadBack).unwrap();
    assert_eq!(
        (circle.state.phase(), circle.state.floor()),
        (Phase::ReadBack, None)
    );
    assert_eq!(circle.lead(Action::BeginReadBack), Ok(Event::AlreadySo));
    assert_eq!(
        circle.pass_time(MINUTE).elapsed(),
        2 * MINUTE,
        "the step's clock runs on"
    );
    circle.lead(floor(0, 2)).unwrap();
    circle.lead(Action::Pause).unwrap();
    assert!(circle.state.is_reading_back());
    circle.lead(Action::Resume).unwrap();
    assert_eq!(
        circle.lead(Action::Resume),
        Ok(Event::AlreadySo),
        "two resume; the read-back stays"
    );
    assert_eq!(circle.state.phase(), Phase::ReadBack);
    circle.lead(Action::EndReadBack).unwrap();
    assert_eq!(circle.lead(Action::EndReadBack), Ok(Event::AlreadySo));
    assert_eq!(circle.state.phase(), Phase::Running);
    circle.lead(Action::Pause).unwrap();
    circle.lead(Action::BeginReadBack).unwrap();
    assert_eq!(circle.state.phase(), Phase::ReadBack, "which ends the pause");
    circle.lead(Action::NextStep { from: Some(0) }).unwrap();
    assert_eq!(circle.state.phase(), Phase::Running);
}
