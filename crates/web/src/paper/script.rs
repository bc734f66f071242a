//! The facilitator's script from a method, its minutes and the clock.

use domain::crew::{Duty, Hand};
use domain::dialogue::Dialogue;
use domain::dialogue::plan::Course;
use domain::error::Error;
use domain::input::{Fault, Reader};
use domain::organisation::Organisation;
use kernel::method::{self, Method, Step};
use kernel::time::MINUTE;
use paper::{Fact, HelpCard, Script, ScriptStep};

use super::assemble::{answer, document, place, when};
use crate::texts::Texts;
use crate::ui::{say, when as clock};

/// What stands in the way of a script, in words that say what to mend; `None` where nothing does.
pub(super) fn unfit(t: Texts, dialogue: &Dialogue) -> Option<String> {
    let Some(method) = dialogue.method() else {
        return Some(t.paper_no_method());
    };
    // The plan's own form is read over what is saved, so that its faults are said in the same words.
    let fields = Course::of(dialogue).fill();
    let mut reader = Reader::new(&fields);
    Course::read(&mut reader, dialogue);
    let faults = match reader.done(()) {
        Ok(()) if course(dialogue, method).is_some() => return None,
        Err(Error::Invalid(faults)) => faults,
        // The minutes are for other steps than the method has now.
        _ => return Some(say::fault(t, Fault::Choose)),
    };
    let said: Vec<String> = faults
        .iter()
        .map(|(name, fault)| {
            let step = name.strip_prefix("step_").and_then(|n| n.parse::<usize>().ok());
            match step.and_then(|i| method.steps.get(i)) {
                Some(step) => {
                    t.form_fault_line(say::fault(t, fault), step.title.get(t.language()).to_owned())
                }
                None => say::fault(t, fault),
            }
        })
        .collect();
    Some(said.join(" "))
}

/// The minutes of a method's steps; `None` where they do not add up.
fn course(dialogue: &Dialogue, method: &Method) -> Option<method::Plan> {
    method::plan(method, dialogue.minutes, &dialogue.pinned).ok()
}

/// When a step begins: on the clock, or before there is a date as hours and minutes from the beginning.
fn starts(t: Texts, dialogue: &Dialogue, minutes_before: u32) -> String {
    match dialogue.meeting.starts_at {
        Some(at) => clock::time_of_day(t, at + i64::from(minutes_before) * MINUTE, &dialogue.meeting.zone),
        None => t.when_clock(
            (minutes_before / 60).to_string(),
            format!("{:02}", minutes_before % 60),
        ),
    }
}

/// The steps of a method in their order, each with when it begins and its minutes; `None` where [`unfit`] says why.
pub(super) fn timetable<'a>(
    t: Texts,
    dialogue: &Dialogue,
    method: &'a Method,
) -> Option<Vec<(&'a Step, String, u32)>> {
    let plan = course(dialogue, method)?;
    let mut before = 0;
    let rows = method.steps.iter().zip(plan.minutes).map(|(step, minutes)| {
        let begins = starts(t, dialogue, before);
        before += minutes;
        (step, begins, minutes)
    });
    Some(rows.collect())
}

fn turn(t: Texts, step: &Step) -> String {
    let mode = say::turn(t, step.turn_mode);
    match step.turn_seconds {
        Some(seconds) if seconds % 60 == 0 => t.paper_turn_minutes(seconds / 60, mode),
        Some(seconds) => t.paper_turn_seconds(seconds, mode),
        None => mode,
    }
}

/// What must be at hand, each thing once, in the order of the steps.
fn materials(method: &Method, language: &str) -> String {
    let mut things: Vec<&str> = Vec::new();
    for thing in method.steps.iter().flat_map(|s| &s.materials) {
        let thing = thing.get(language);
        if !things.contains(&thing) {
            things.push(thing);
        }
    }
    things.join("\n")
}

fn names(crew: &[Hand], duty: Duty) -> String {
    let names: Vec<&str> = crew
        .iter()
        .filter(|h| h.duty == duty)
        .map(|h| h.name.as_str())
        .collect();
    names.join(", ")
}

/// The script; `None` where [`unfit`] says why there is none.
pub(super) fn script(
    t: Texts,
    dialogue: &Dialogue,
    host: &Organisation,
    crew: &[Hand],
    now: i64,
) -> Option<Script> {
    let method = dialogue.method()?;
    let language = t.language();
    let steps = timetable(t, dialogue, method)?
        .into_iter()
        .map(|(step, starts, minutes)| {
            let things: Vec<&str> = step.materials.iter().map(|m| m.get(language)).collect();
            let bring = (!things.is_empty()).then(|| t.paper_step_needs(things.join("; ")));
            ScriptStep {
                starts,
                title: step.title.get(language).to_owned(),
                minutes: t.paper_minutes(minutes),
                turn_mode: turn(t, step),
                prompt: step.prompt.get(language).trim().to_owned(),
                notes: step
                    .notes
                    .get(language)
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty())
                    .map(str::to_owned)
                    .chain(bring)
                    .collect(),
            }
        })
        .collect();
    Some(Script {
        document: document(t, t.paper_script(), dialogue, host, now),
        kicker: t.paper_script(),
        question: dialogue.text(language).1.question.clone(),
        facts: vec![
            when(t, dialogue),
            place(t, dialogue),
            Fact::new(
                t.paper_method(),
                t.paper_method_line(method.name.get(language).to_owned(), dialogue.minutes),
            ),
            Fact::new(t.paper_leads(), names(crew, Duty::Facilitator)),
            Fact::new(t.paper_writes(), names(crew, Duty::Scribe)),
            answer(t, dialogue),
            Fact::new(t.paper_bring(), materials(method, language)),
        ],
        rules_label: t.paper_rules(),
        rules: method
            .ground_rules
            .iter()
            .map(|r| format!("{}. {}", r.title.get(language), r.text.get(language)))
            .collect(),
        steps_label: t.paper_steps(),
        steps,
        cards_label: t.paper_cards(),
        cards: method
            .help_cards
            .iter()
            .map(|card| HelpCard {
                title: card.title.get(language).to_owned(),
                text: card
                    .moves
                    .iter()
                    .map(|m| m.get(language).trim())
                    .collect::<Vec<_>>()
                    .join("\n"),
            })
            .collect(),
    })
}
