//! Words from the scribe's page to what others may read.

use kernel::circle::{Action, Duty, Event, Kind, Phase, Refusal, Release, Standing};

use super::*;

fn correct(words: &str, was: &str, text: &str) -> Action {
    Action::Correct {
        words: w(words),
        was: t(was),
        text: t(text),
    }
}

fn strike(words: &str) -> Action {
    Action::Strike { words: w(words) }
}

fn confirm(words: &str, text: &str) -> Action {
    Action::Confirm {
        words: w(words),
        text: t(text),
    }
}

fn release(words: &str, text: &str) -> Action {
    Action::Release {
        words: w(words),
        text: t(text),
    }
}

fn ask(words: &str) -> Action {
    Action::AskRelease { words: w(words) }
}

fn keep_back(words: &str) -> Action {
    Action::KeepBack { words: w(words) }
}

fn withdraw(words: &str) -> Action {
    Action::Withdraw { words: w(words) }
}

fn standing(circle: &Circle, words: &str) -> (Standing, Release) {
    let words = circle.state.find(&w(words)).unwrap();
    (words.standing(), words.release())
}

/// Two words are read back.
fn reading_back() -> Circle {
    let mut circle = Circle::running();
    circle.write(capture("w1", "t1", 0)).unwrap();
    circle.write(capture("w2", "t2", 0)).unwrap();
    circle.lead(Action::BeginReadBack).unwrap();
    circle
}

#[test]
fn a_scribe_may_be_behind_but_not_ahead() {
    let mut circle = Circle::running();
    assert_eq!(
        Circle::waiting().write(capture("w1", "t1", 0)),
        Err(Refusal::UnknownStep)
    );
    assert_eq!(circle.write(capture("w1", "t1", 1)), Err(Refusal::UnknownStep));
    circle.lead(Action::NextStep { from: Some(0) }).unwrap();
    circle.lead(Action::Pause).unwrap();
    circle.write(capture("w1", "t1", 0)).unwrap();
    assert_eq!(
        circle.state.words()[0].step(),
        0,
        "under the step in which it was said"
    );
    // Late words in the middle of the read-back.
    circle.lead(Action::BeginReadBack).unwrap();
    let late = Action::Capture {
        words: w("w2"),
        text: t("t2"),
        step: 1,
        kind: Kind::Question,
    };
    circle.lead(late).unwrap();
    assert_eq!(circle.state.words()[1].kind(), Kind::Question);
    assert_eq!(
        circle.does(sits(1), capture("w3", "t3", 1)),
        Err(Refusal::NotYourDuty)
    );
    assert_eq!(
        circle.does(Duty::Host, capture("w3", "t3", 1)),
        Err(Refusal::NotYourDuty)
    );
}

#[test]
fn nothing_is_written_twice() {
    let mut circle = Circle::running();
    circle.write(capture("w1", "t1", 0)).unwrap();
    assert_eq!(circle.write(capture("w1", "t2", 0)), Err(Refusal::AlreadySaid));
    assert_eq!(circle.write(capture("w2", "t1", 0)), Err(Refusal::AlreadySaid));
    circle.write(strike("w1")).unwrap();
    assert_eq!(
        circle.write(capture("w1", "t2", 0)),
        Err(Refusal::AlreadySaid),
        "nor struck and written"
    );
    assert_eq!(
        circle.write(capture("w2", "t1", 0)),
        Err(Refusal::AlreadySaid),
        "an erased text is no text"
    );
    circle.write(capture("w2", "t2", 0)).unwrap();
    assert_eq!(circle.write(correct("w2", "t2", "t1")), Err(Refusal::AlreadySaid));
    assert_eq!(circle.state.words().len(), 2);
}

#[test]
fn two_scribes_do_not_write_over_each_other() {
    let mut circle = Circle::running();
    circle.write(capture("w1", "t1", 0)).unwrap();
    let event = circle.write(correct("w1", "t1", "t2")).unwrap();
    assert_eq!(event.erases(), Some(&t("t1")));
    assert_eq!(
        circle.write(correct("w1", "t1", "t3")),
        Err(Refusal::TextChanged { current: t("t2") })
    );
    circle.write(correct("w1", "t2", "t3")).unwrap();
    let words = circle.state.find(&w("w1")).unwrap();
    assert_eq!((words.text(), words.corrections()), (Some(&t("t3")), 2));
    assert_eq!(
        circle.write(correct("w9", "t1", "t4")),
        Err(Refusal::UnknownWords)
    );
}

#[test]
fn struck_words_do_not_come_back() {
    let mut circle = reading_back();
    let event = circle.write(strike("w1")).unwrap();
    assert_eq!(event.erases(), Some(&t("t1")));
    for action in [
        strike("w1"),
        correct("w1", "t1", "t3"),
        confirm("w1", "t1"),
        ask("w1"),
        release("w1", "t1"),
        keep_back("w1"),
    ] {
        assert_eq!(circle.write(action), Err(Refusal::Gone));
    }
    assert_eq!(circle.does(Duty::Host, withdraw("w1")), Err(Refusal::Gone));
    circle.write(Action::ConfirmAll { shown: u64::MAX }).unwrap();
    assert_eq!(standing(&circle, "w1"), (Standing::Struck, Release::NotAsked));
    assert_eq!(standing(&circle, "w2").0, Standing::Confirmed);
    assert_eq!(circle.state.find(&w("w1")).unwrap().text(), None);
}

#[test]
fn the_circle_confirms_only_what_it_was_shown() {
    let mut circle = reading_back();
    let shown = circle.state.number();
    circle.write(correct("w1", "t1", "t3")).unwrap();
    circle.write(capture("w3", "t4", 0)).unwrap();
    assert_eq!(
        circle.lead(Action::ConfirmAll { shown }),
        Ok(Event::Confirmed { words: vec![w("w2")] })
    );
    assert_eq!(circle.lead(Action::ConfirmAll { shown }), Ok(Event::AlreadySo));
    assert_eq!(
        circle.lead(confirm("w1", "t1")),
        Err(Refusal::TextChanged { current: t("t3") })
    );
    circle.lead(confirm("w1", "t3")).unwrap();
    assert_eq!(circle.lead(confirm("w1", "t3")), Ok(Event::AlreadySo));
    assert_eq!(standing(&circle, "w3").0, Standing::Written);
    let shown = circle.state.number();
    assert_eq!(
        circle.lead(Action::ConfirmAll { shown }),
        Ok(Event::Confirmed { words: vec![w("w3")] })
    );
    circle.lead(Action::EndReadBack).unwrap();
    for action in [
        Action::ConfirmAll { shown },
        confirm("w1", "t3"),
        ask("w1"),
        release("w1", "t3"),
    ] {
        assert_eq!(circle.lead(action), Err(Refusal::NotReadBack));
    }
}

#[test]
fn a_release_is_of_one_confirmed_text_and_asked_for() {
    let mut circle = reading_back();
    assert_eq!(circle.lead(ask("w1")), Err(Refusal::NotConfirmed));
    assert_eq!(circle.lead(release("w1", "t1")), Err(Refusal::NotConfirmed));
    circle.lead(confirm("w1", "t1")).unwrap();
    assert_eq!(circle.lead(release("w1", "t1")), Err(Refusal::NotAsked));
    circle.lead(ask("w1")).unwrap();
    assert_eq!(circle.lead(ask("w1")), Ok(Event::AlreadySo));
    assert_eq!(
        circle.lead(release("w1", "t9")),
        Err(Refusal::TextChanged { current: t("t1") })
    );
    assert!(!circle.state.words()[0].is_quote());
    circle.does(holds_slip("w1"), release("w1", "t1")).unwrap();
    assert!(circle.state.words()[0].is_quote());
    assert_eq!(circle.lead(release("w1", "t1")), Ok(Event::AlreadySo));
    // What was released was the old text.
    circle.write(correct("w1", "t1", "t3")).unwrap();
    assert_eq!(standing(&circle, "w1"), (Standing::Written, Release::NotAsked));
    assert!(!circle.state.words()[0].is_quote());
}

#[test]
fn who_says_no_is_not_asked_again_and_may_think_otherwise() {
    let mut circle = reading_back();
    circle.lead(confirm("w1", "t1")).unwrap();
    circle.lead(ask("w1")).unwrap();
    circle.lead(keep_back("w1")).unwrap();
    assert_eq!(circle.lead(keep_back("w1")), Ok(Event::AlreadySo));
    assert_eq!(circle.lead(ask("w1")), Ok(Event::AlreadySo));
    assert_eq!(standing(&circle, "w1").1, Release::KeptBack);
    circle.lead(release("w1", "t1")).unwrap();
    assert!(circle.state.words()[0].is_quote());
    // A tap on the wrong quote, noticed after the read-back.
    circle.lead(Action::EndReadBack).unwrap();
    circle.write(keep_back("w1")).unwrap();
    assert!(!circle.state.words()[0].is_quote());
}

#[test]
fn a_slip_is_for_its_own_words_only() {
    let mut circle = reading_back();
    circle.lead(Action::ConfirmAll { shown: u64::MAX }).unwrap();
    circle.lead(ask("w1")).unwrap();
    for action in [
        release("w1", "t1"),
        keep_back("w1"),
        withdraw("w1"),
        confirm("w1", "t1"),
    ] {
        assert_eq!(
            circle.does(holds_slip("w2"), action.clone()),
            Err(Refusal::NotYourDuty)
        );
        assert_eq!(circle.does(sits(1), action), Err(Refusal::NotYourDuty));
    }
    for action in [strike("w1"), ask("w1"), correct("w1", "t1", "t3"), Action::Close] {
        assert_eq!(circle.does(holds_slip("w1"), action), Err(Refusal::NotYourDuty));
    }
    assert_eq!(circle.lead(withdraw("w1")), Err(Refusal::NotYourDuty));
    let event = circle.does(holds_slip("w1"), withdraw("w1")).unwrap();
    assert_eq!(event.erases(), Some(&t("t1")));
    assert_eq!(standing(&circle, "w1").0, Standing::Withdrawn);
}

#[test]
fn after_the_close_only_who_said_the_words_decides() {
    let mut circle = reading_back();
    circle.lead(Action::ConfirmAll { shown: u64::MAX }).unwrap();
    circle.lead(ask("w1")).unwrap();
    circle.lead(release("w1", "t1")).unwrap();
    assert_eq!(circle.write(Action::Close), Err(Refusal::NotYourDuty));
    circle.pass_time(MINUTE).lead(Action::Close).unwrap();
    assert_eq!(circle.state.phase(), Phase::Closed);
    let spent = circle.elapsed();
    assert_eq!(spent, MINUTE);
    for action in [
        Action::Open(opening()),
        Action::NextStep { from: Some(0) },
        Action::Resume,
        Action::Close,
        Action::EndReadBack,
        Action::Handover {
            to: kernel::circle::StandIn::Scribe,
        },
        floor(0, 1),
        capture("w3", "t3", 0),
        correct("w1", "t1", "t3"),
        strike("w1"),
        confirm("w2", "t2"),
    ] {
        assert_eq!(circle.lead(action), Err(Refusal::Closed));
    }
    for action in [keep_back("w1"), release("w1", "t1"), withdraw("w1")] {
        assert_eq!(circle.lead(action.clone()), Err(Refusal::NotYourDuty));
        assert_eq!(circle.does(holds_slip("w2"), action), Err(Refusal::NotYourDuty));
    }
    // Nobody was asked about the second words in the circle. Their speaker releases them now, and thinks again.
    circle.does(holds_slip("w2"), release("w2", "t2")).unwrap();
    assert!(circle.state.find(&w("w2")).unwrap().is_quote());
    assert_eq!(
        circle.does(Duty::Host, release("w2", "t2")),
        Err(Refusal::NotYourDuty)
    );
    circle.does(holds_slip("w2"), keep_back("w2")).unwrap();
    circle.does(holds_slip("w2"), keep_back("w2")).unwrap();
    assert_eq!(
        circle.does(holds_slip("w2"), release("w2", "t2")),
        Err(Refusal::KeptBack),
        "a no holds"
    );
    assert!(!circle.state.find(&w("w2")).unwrap().is_quote());
    circle.does(Duty::Host, keep_back("w1")).unwrap();
    assert!(!circle.state.find(&w("w1")).unwrap().is_quote());
    assert_eq!(circle.pass_time(HOUR).elapsed(), spent, "time stands");
    circle.does(holds_slip("w1"), withdraw("w1")).unwrap();
    assert_eq!(
        circle.stored.last().unwrap().at,
        None,
        "when it was is nobody's to know"
    );
    circle.does(Duty::Host, withdraw("w2")).unwrap();
    assert!(
        circle
            .state
            .words()
            .iter()
            .all(|words| words.is_gone() && !words.is_quote())
    );
    assert_eq!(circle.does(Duty::Host, withdraw("w2")), Err(Refusal::Gone));
    assert_eq!(
        circle.does(Duty::Host, withdraw("w7")),
        Err(Refusal::UnknownWords)
    );
    assert_eq!(circle.elapsed(), spent);
}
