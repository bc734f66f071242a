//! A map, its statements and votes in words.

use domain::opinion::hint::Hint;
use domain::opinion::ledger::Tally;
use domain::opinion::published::SHOWN_FROM;
use domain::opinion::statement::{self, Source};
use domain::opinion::vote::Value;
use domain::opinion::{OpinionMap, Phase};

use crate::texts::Texts;
use crate::ui::when;

/// Where a map stands.
pub(super) fn phase(t: Texts, phase: Phase) -> String {
    match phase {
        Phase::Draft => t.opinion_phase_draft(),
        Phase::Coming => t.opinion_phase_coming(),
        Phase::Open => t.opinion_phase_open(),
        Phase::Closed => t.opinion_phase_closed(),
    }
}

/// The chip's class for where a map stands.
pub(super) fn phase_chip(phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => "chip--draft",
        Phase::Coming => "chip--waiting",
        Phase::Open => "chip--open",
        Phase::Closed => "chip--past",
    }
}

/// From when until when people can vote, in a sentence; nothing where that is not set.
pub(super) fn times(t: Texts, map: &OpinionMap, now: i64) -> Option<String> {
    match map.phase(now) {
        // A draft opens when the host says so.
        Phase::Draft => None,
        Phase::Coming => map
            .opens_at
            .map(|at| t.opinion_opens(when::moment(t, at, &map.zone))),
        Phase::Open => map
            .closes_at
            .map(|at| t.opinion_closes(when::till(t, at, &map.zone))),
        Phase::Closed => map
            .ends_at()
            .map(|at| t.opinion_closed_since(when::moment(t, at, &map.zone))),
    }
}

/// What somebody chose.
pub(super) fn value(t: Texts, value: Value) -> String {
    match value {
        Value::Agree => t.opinion_agree(),
        Value::Disagree => t.opinion_disagree(),
        Value::Pass => t.opinion_pass(),
    }
}

/// What most of a group say.
pub(super) fn value_of_many(t: Texts, value: Value) -> String {
    match value {
        Value::Agree => t.opinion_agree_many(),
        Value::Disagree => t.opinion_disagree_many(),
        Value::Pass => t.opinion_pass_many(),
    }
}

/// How a statement was voted on, for members: from enough votes on; of fewer only how many there are.
pub(super) fn counts(t: Texts, tally: Tally) -> String {
    if tally.all() < SHOWN_FROM {
        t.opinion_counts_few(tally.all())
    } else {
        t.opinion_counts(tally.agree, tally.disagree, tally.pass)
    }
}

/// Where a statement comes from.
pub(super) fn source(t: Texts, source: Source) -> String {
    match source {
        Source::Seed => t.opinion_source_seed(),
        Source::Proposed => t.opinion_source_proposed(),
        Source::Words => t.opinion_source_words(),
        Source::Imported => t.opinion_source_imported(),
    }
}

/// What the host has decided about a statement: the chip's class and text.
pub(super) fn state(t: Texts, state: statement::State) -> (&'static str, String) {
    match state {
        statement::State::Waiting => ("chip--waiting", t.opinion_state_waiting()),
        statement::State::In => ("chip--confirmed", t.opinion_state_in()),
        statement::State::Out => ("chip--past", t.opinion_state_out()),
    }
}

/// What to look at in a statement.
pub(super) fn hint(t: Texts, hint: &Hint) -> String {
    match hint {
        Hint::SeveralIdeas => t.opinion_hint_several(),
        Hint::Names(names) => t.opinion_hint_names(names.join(", ")),
        Hint::PersonalCode => t.opinion_hint_code(),
        Hint::Address => t.opinion_hint_address(),
        Hint::Phone => t.opinion_hint_phone(),
        Hint::Question => t.opinion_hint_question(),
    }
}
