//! What always holds, over random commands of all duties, with repeats, late arrivals and clocks that jump.

use std::collections::BTreeMap;

use kernel::circle::{
    Action, Command, CommandId, Duty, Event, Kind, Opening, Outcome, Phase, Release, Seat, Sequenced,
    StandIn, Standing, State, Turn, Words, WordsId, apply, close_over, decide, fold,
};
use proptest::prelude::*;

use super::{MINUTE, START, t, w};

fn any_duty() -> impl Strategy<Value = Duty> {
    prop_oneof![
        12 => Just(Duty::Facilitator),
        6 => Just(Duty::Scribe),
        2 => (0u16..6).prop_map(|seat| Duty::Participant { seat: Seat(seat) }),
        1 => Just(Duty::Host),
        2 => (0..6).prop_map(|n| Duty::Speaker { words: w(&format!("w{n}")) }),
    ]
}

fn any_action() -> impl Strategy<Value = Action> {
    let step = || 0u16..4;
    let seat = || (0u16..6).prop_map(Seat);
    let words = || (0..6).prop_map(|n| w(&format!("w{n}")));
    let text = || (0..60).prop_map(|n| t(&format!("t{n}")));
    let to = prop_oneof![
        Just(StandIn::Facilitator),
        Just(StandIn::Scribe),
        seat().prop_map(StandIn::Seat)
    ];
    let lead = prop_oneof![
        (prop::option::of(step()), step()).prop_map(|(from, step)| Action::StartStep { from, step }),
        prop::option::of(step()).prop_map(|from| Action::NextStep { from }),
        step().prop_map(|from| Action::PreviousStep { from }),
        (step(), 0u32..40).prop_map(|(step, to)| Action::Extend { step, to }),
        Just(Action::Pause),
        Just(Action::Resume),
        Just(Action::Resume),
        (step(), 0u32..200).prop_map(|(step, seconds)| Action::Silence { step, seconds }),
        to.prop_map(|to| Action::Handover { to }),
        Just(Action::BeginReadBack),
        Just(Action::EndReadBack),
    ];
    let floor = prop_oneof![
        4 => (step(), seat()).prop_map(|(step, seat)| Action::GiveFloor { step, seat }),
        2 => (step(), seat()).prop_map(|(step, seat)| Action::EndTurn { step, seat }),
        2 => (step(), seat()).prop_map(|(step, seat)| Action::Pass { step, seat }),
        1 => seat().prop_map(|seat| Action::SeatLeft { seat }),
        2 => seat().prop_map(|seat| Action::SeatBack { seat }),
        1 => seat().prop_map(|seat| Action::AddSeat { seat }),
    ];
    let write = prop_oneof![
        4 => (words(), text(), step()).prop_map(|(words, text, step)| Action::Capture {
            words, text, step, kind: Kind::Insight,
        }),
        2 => (words(), text(), text()).prop_map(|(words, was, text)| Action::Correct { words, was, text }),
        1 => words().prop_map(|words| Action::Strike { words }),
        2 => (words(), text()).prop_map(|(words, text)| Action::Confirm { words, text }),
        2 => (0u64..60).prop_map(|shown| Action::ConfirmAll { shown }),
        4 => words().prop_map(|words| Action::AskRelease { words }),
        2 => (words(), text()).prop_map(|(words, text)| Action::Release { words, text }),
        1 => words().prop_map(|words| Action::KeepBack { words }),
        1 => words().prop_map(|words| Action::Withdraw { words }),
    ];
    prop_oneof![
        60 => lead,
        60 => floor,
        60 => write,
        1 => Just(Action::Close),
        1 => Just(Action::Open(opening())),
    ]
}

fn opening() -> Opening {
    Opening {
        method: "m".into(),
        version: 1,
        minutes: vec![2, 10, 3],
        seats: 4,
        language: "ru".into(),
    }
}

/// What happens next: how long after the last one, by whom, what; and now and then an old command once more.
#[derive(Clone, Debug)]
struct Move {
    later: i64,
    by: Duty,
    what: Action,
    /// Sends the command of this many moves ago instead.
    again: Option<usize>,
    /// The sender has seen where the circle is, and names that step and text.
    fresh: bool,
}

fn any_move() -> impl Strategy<Value = Move> {
    let later = prop_oneof![10 => 0..3 * MINUTE, 1 => -90 * MINUTE..0];
    let again = prop_oneof![5 => Just(None), 1 => (1usize..30).prop_map(Some)];
    let fresh = prop::bool::weighted(0.7);
    (later, any_duty(), any_action(), again, fresh).prop_map(|(later, by, what, again, fresh)| Move {
        later,
        by,
        what,
        again,
        fresh,
    })
}

/// The action as somebody sends it whose page is up to date. Without such, most random commands would be stale.
fn aware(state: &State, mut what: Action) -> Action {
    let now = state.current();
    // People do first what has to be done first.
    let reads = matches!(
        what,
        Action::Confirm { .. }
            | Action::ConfirmAll { .. }
            | Action::AskRelease { .. }
            | Action::Release { .. }
    );
    let none = |test: fn(&Words) -> bool| !state.words().iter().any(test);
    if reads && !state.is_reading_back() {
        return Action::BeginReadBack;
    }
    if matches!(what, Action::AskRelease { .. } | Action::Release { .. })
        && none(|words| words.standing() == Standing::Confirmed)
    {
        return Action::ConfirmAll {
            shown: state.number(),
        };
    }
    if let Action::Release { words, .. } = &what
        && none(|words| words.release() == Release::Asked)
    {
        what = Action::AskRelease { words: words.clone() };
    }
    match &mut what {
        Action::Capture { step, .. } => *step = (*step).min(now.unwrap_or(0)),
        Action::StartStep { from, .. } | Action::NextStep { from } => *from = now,
        Action::PreviousStep { from } => *from = now.unwrap_or(0),
        Action::EndTurn { step, seat } => {
            *step = now.unwrap_or(0);
            *seat = state.floor().unwrap_or(*seat);
        }
        Action::AskRelease { words } => {
            let confirmed = |words: &&Words| words.standing() == Standing::Confirmed;
            if let Some(found) = state.words().iter().find(confirmed) {
                *words = found.id().clone();
            }
        }
        Action::Release { words, text } => {
            let asked = |words: &&Words| words.release() == Release::Asked;
            if let Some(found) = state.words().iter().find(asked) {
                *words = found.id().clone();
                *text = found.text().unwrap().clone();
            }
        }
        Action::GiveFloor { step, .. } | Action::Pass { step, .. } | Action::Silence { step, .. } => {
            *step = now.unwrap_or(0)
        }
        Action::Correct { words, was: text, .. } | Action::Confirm { words, text } => {
            if let Some(current) = state.find(words).and_then(|words| words.text()) {
                *text = current.clone();
            }
        }
        _ => {}
    }
    what
}

/// What a test remembers of a circle besides its state.
#[derive(Default)]
struct History {
    sent: Vec<Command>,
    stored: Vec<Sequenced>,
    known: BTreeMap<CommandId, u64>,
    gone: Vec<(WordsId, Standing)>,
}

fn check_state(state: &State, history: &mut History) {
    assert_eq!(
        &fold(&history.stored).unwrap(),
        state,
        "the fold is another state"
    );
    assert_eq!(state.number(), history.stored.len() as u64);
    let numbers: Vec<u64> = history.stored.iter().map(|event| event.n).collect();
    assert_eq!(numbers, (1..=numbers.len() as u64).collect::<Vec<_>>(), "gaps");
    if let Some(holder) = state.floor() {
        assert_eq!(
            state.is_away(holder),
            Some(false),
            "{holder:?} has the floor and is not here"
        );
        let holding = (1..=state.seats()).filter(|&n| state.turn(Seat(n)) == Some(Turn::Holding));
        assert_eq!(holding.collect::<Vec<_>>(), [holder.0]);
    }
    for (id, standing) in &history.gone {
        let words = state.find(id).unwrap();
        assert_eq!(words.standing(), *standing, "{id} came back");
        assert_eq!((words.text(), words.is_quote()), (None, false));
    }
    let gone = state.words().iter().filter(|words| words.is_gone());
    history.gone = gone.map(|words| (words.id().clone(), words.standing())).collect();
    if let StandIn::Seat(seat) = state.lead() {
        assert_eq!(state.is_away(seat), Some(false));
    }
}

/// Elapsed times per step, and the talk, at the time of the last event.
fn clocks(state: &State) -> (Vec<i64>, Vec<i64>) {
    let spent = state.timeline(i64::MIN).iter().map(|row| row.2).collect();
    (spent, state.talk(i64::MIN).iter().map(|row| row.1).collect())
}

fn check_clocks(before: &State, after: &State) {
    let ((steps, talk), (later_steps, later_talk)) = (clocks(before), clocks(after));
    assert!(steps.iter().all(|&spent| spent >= 0));
    assert!(
        steps.iter().zip(&later_steps).all(|(a, b)| a <= b),
        "a step's clock went back"
    );
    assert!(
        talk.iter().zip(&later_talk).all(|(a, b)| a <= b),
        "a talk total went back"
    );
    let sum = |list: &[i64]| list.iter().sum::<i64>();
    if after.phase() != Phase::Closed {
        assert!(sum(&later_talk) <= sum(&later_steps), "more talk than time");
    }
    let stood = !matches!(before.phase(), Phase::Running | Phase::ReadBack);
    assert!(
        !stood || steps == later_steps || steps.is_empty(),
        "a clock ran that stood"
    );
}

/// What is public of a closed circle, and the answers to words' commands.
fn check_same_record(state: &State, over: &State) {
    assert_eq!(over.phase(), state.phase());
    assert_eq!(over.opening(), state.opening());
    assert_eq!(over.current(), state.current());
    assert_eq!(over.seats(), state.seats());
    assert_eq!(over.number(), state.number());
    assert_eq!(over.words(), state.words());
    assert_eq!(over.lead(), state.lead());
    assert_eq!(over.timeline(0), state.timeline(0));
    assert_eq!(over.is_reading_back(), state.is_reading_back());
    assert_eq!((over.talk(0), over.floor()), (Vec::new(), None));
    assert_eq!((state.talk(0), state.floor()), (Vec::new(), None));
    assert_eq!(over.to_come(), state.to_come());
}

fn check_closed_over(history: &History, state: &State) {
    let over = close_over(&history.stored).unwrap();
    let folded = fold(&over).unwrap();
    check_same_record(state, &folded);
    assert_eq!(close_over(&over).unwrap(), over);
    assert_eq!(over.len(), history.stored.len());
    for id in history.known.keys() {
        assert_eq!(folded.seen(id).is_some(), state.seen(id).is_some(), "{id}");
    }
    let mut last = i64::MIN;
    for event in &over {
        let json = serde_json::to_value(event).unwrap();
        let added = matches!(event.event, Event::SeatAdded { .. });
        assert!(added || json.get("seat").is_none(), "{json} names a seat");
        let timeless = json.get("words").is_some() || added || event.event == Event::Forgotten;
        assert_eq!(event.at.is_none(), timeless, "{json}");
        assert_eq!(event.id.is_none(), event.event == Event::Forgotten, "{json}");
        assert!(event.at.is_none_or(|at| at >= last));
        last = event.at.unwrap_or(last);
    }
}

fn step(state: &mut State, history: &mut History, command: Command) {
    let outcome = decide(state, &command);
    let known = history.known.get(&command.id).copied();
    match outcome {
        Ok(Outcome::Known { n }) => {
            assert_eq!(Some(n), known, "known, but not from before");
        }
        Ok(Outcome::New(event)) => {
            let forgotten = state.phase() == Phase::Closed;
            assert!(
                known.is_none() && !forgotten || known.is_none(),
                "{command:?} took effect twice"
            );
            let before = state.clone();
            apply(state, &event).unwrap();
            let json = serde_json::to_string(&event).unwrap();
            assert_eq!(serde_json::from_str::<Sequenced>(&json).unwrap(), event);
            if before.phase() == Phase::Closed {
                assert!(
                    matches!(
                        event.event,
                        Event::Withdrawn { .. } | Event::Released { .. } | Event::KeptBack { .. }
                    ),
                    "{event:?} after the close"
                );
            }
            check_clocks(&before, state);
            history.known.insert(command.id.clone(), event.n);
            history.stored.push(event);
        }
        Err(refusal) => {
            // A repeat is refused only if the close has forgotten it.
            assert!(
                known.is_none() || state.phase() == Phase::Closed,
                "{command:?}: {refusal}"
            );
        }
    }
    history.sent.push(command);
    check_state(state, history);
}

fn play(moves: Vec<Move>) -> (State, History) {
    let mut state = State::default();
    let mut history = History::default();
    let mut at = START;
    let first = Command {
        id: CommandId::new("open").unwrap(),
        by: Duty::Facilitator,
        at,
        what: Action::Open(opening()),
    };
    step(&mut state, &mut history, first);
    for (number, next) in moves.into_iter().enumerate() {
        at += next.later;
        let old = next.again.and_then(|ago| history.sent.len().checked_sub(ago));
        let command = match old {
            Some(index) => Command {
                at,
                ..history.sent[index].clone()
            },
            None => Command {
                id: CommandId::new(format!("c{number}")).unwrap(),
                by: match next.what {
                    Action::Withdraw { .. } if next.fresh => Duty::Host,
                    _ => next.by,
                },
                at,
                what: if next.fresh {
                    aware(&state, next.what)
                } else {
                    next.what
                },
            },
        };
        step(&mut state, &mut history, command);
    }
    (state, history)
}

proptest! {
    #[test]
    fn whatever_comes_the_circle_holds(moves in prop::collection::vec(any_move(), 0..120)) {
        let (mut state, mut history) = play(moves);
        // Everything once more changes nothing but what had been refused.
        let before = state.clone();
        let acknowledged: Vec<_> =
            history.sent.iter().filter(|c| history.known.contains_key(&c.id)).cloned().collect();
        for command in acknowledged {
            if let Ok(Outcome::New(event)) = decide(&state, &command) {
                panic!("{event:?} happened twice");
            }
        }
        prop_assert_eq!(&before, &state);
        if state.phase() != Phase::Closed {
            prop_assert!(close_over(&history.stored).is_err());
            let close = Command {
                id: CommandId::new("close").unwrap(),
                by: Duty::Host,
                at: START + MINUTE,
                what: Action::Close,
            };
            step(&mut state, &mut history, close);
        }
        prop_assert_eq!(state.phase(), Phase::Closed);
        check_closed_over(&history, &state);
    }

    #[test]
    fn looking_later_never_shows_less(moves in prop::collection::vec(any_move(), 0..60), a in 0..HOURS, b in 0..HOURS) {
        let (state, _) = play(moves);
        let (early, late) = (START + a.min(b), START + a.max(b));
        if let (Some(first), Some(then)) = (state.clock(early), state.clock(late)) {
            prop_assert!(0 <= first.elapsed && first.elapsed <= then.elapsed);
            prop_assert!(first.remaining >= then.remaining && first.over <= then.over);
            prop_assert_eq!(then.elapsed, then.total - then.remaining + then.over);
        }
        let mut heard = state.least_heard(late);
        prop_assert_eq!(&heard, &state.least_heard(late));
        heard.sort_unstable();
        let here: Vec<_> = (1..=state.seats()).map(Seat)
            .filter(|&s| state.is_away(s) == Some(false) && state.phase() != Phase::Closed).collect();
        prop_assert_eq!(heard, here);
        let to_come = state.to_come();
        let waits = |s: &Seat| matches!(state.turn(*s), Some(Turn::ToCome | Turn::Passed));
        prop_assert!(to_come.iter().all(waits));
        prop_assert_eq!(to_come.len(), (1..=state.seats()).map(Seat).filter(waits).count());
    }
}

const HOURS: i64 = 300 * MINUTE;

#[test]
fn the_random_commands_reach_every_kind_of_event() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..200 {
        let moves = prop::collection::vec(any_move(), 100)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        for event in play(moves).1.stored {
            let json = serde_json::to_value(&event).unwrap();
            *counts.entry(json["e"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    // All but `forgotten`, which only the close makes.
    assert_eq!(counts.len(), 25, "{counts:?}");
    assert!(counts.values().all(|&count| count >= 10), "{counts:?}");
}
