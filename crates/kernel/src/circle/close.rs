//! What the close leaves of a history.

use super::{Event, FoldError, Sequenced, State, apply};

/// The history of a closed circle without the talk: what is to stand in the place of the stored one.
///
/// - What names a seat in the talk (floor, turn, pass, coming and going, who stood in) and silences becomes
///   [`Event::Forgotten`], without time and command. All of it stands right before the close: in its old place among
///   the words it would still tell which words came from one mouth.
/// - Words keep neither time nor distance: only their order and their step.
/// - Steps, pauses, extensions and the close keep their times, as the circle's own clock counted them.
///
/// The rest is numbered anew, without gaps; the close and what comes after it keep their numbers, so who asks "what is
/// new since 40?" is right before and after. The fold gives the same record. Doing it again changes nothing.
///
/// # Errors
/// [`FoldError`], if the history is damaged or the circle is not closed.
pub fn close_over(events: &[Sequenced]) -> Result<Vec<Sequenced>, FoldError> {
    let mut state = State::default();
    let mut kept = Vec::with_capacity(events.len());
    let mut forgotten = 0;
    let mut closed = false;
    for event in events {
        apply(&mut state, event)?;
        if event.event.is_talk() {
            forgotten += 1;
            continue;
        }
        if event.event == Event::Closed {
            closed = true;
            for _ in 0..forgotten {
                kept.push((None, None, Event::Forgotten));
            }
        }
        let at = event.event.keeps_time().then_some(state.now);
        kept.push((at, event.id.clone(), event.event.clone()));
    }
    if !closed {
        return Err(FoldError::NotClosed);
    }
    let number = |(n, (at, id, event))| Sequenced { n, at, id, event };
    Ok((1..).zip(kept).map(number).collect())
}
