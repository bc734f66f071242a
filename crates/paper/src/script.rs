//! The facilitator's script.

use serde::Serialize;

use crate::{Document, Error, Fact, engine};

/// What a facilitator holds in the hand: the whole dialogue step by step, in type that reads at arm's length.
#[derive(Debug, Clone)]
pub struct Script {
    /// What the file says about itself.
    pub document: Document,
    /// What the paper is, for example "Facilitator's script".
    pub kicker: String,
    /// The question that the circle talks about.
    pub question: String,
    /// When, where, method, what to bring.
    pub facts: Vec<Fact>,
    /// Heading of the ground rules.
    pub rules_label: String,
    /// The ground rules, each a sentence to read aloud.
    pub rules: Vec<String>,
    /// Heading of the steps.
    pub steps_label: String,
    /// The steps in order.
    pub steps: Vec<ScriptStep>,
    /// Heading of the help cards, which begin on a new page.
    pub cards_label: String,
    /// What to do when it gets difficult.
    pub cards: Vec<HelpCard>,
}

/// One step of a method, with its time on the clock.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ScriptStep {
    /// When the step begins, as it is to be read on a clock: "18.05".
    pub starts: String,
    /// The step's name.
    pub title: String,
    /// How long it takes, with its unit: "10 min".
    pub minutes: String,
    /// Who speaks in which order, for example "Go-round, 2 min each".
    pub turn_mode: String,
    /// What the facilitator says; a line break starts a paragraph. In the largest type.
    pub prompt: String,
    /// What the facilitator does and watches for.
    pub notes: Vec<String>,
}

/// Advice for a difficult moment.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HelpCard {
    /// The moment: "Nobody says anything".
    pub title: String,
    /// What helps; a line break starts a paragraph.
    pub text: String,
}

#[derive(Serialize)]
struct Body<'a> {
    kicker: &'a str,
    question: &'a str,
    facts: &'a [Fact],
    rules_label: &'a str,
    rules: &'a [String],
    steps_label: &'a str,
    steps: &'a [ScriptStep],
    cards_label: &'a str,
    cards: &'a [HelpCard],
}

/// Makes the facilitator's script as a PDF with numbered pages.
///
/// # Errors
/// [`Error::Typeset`] on a fault of the template.
pub fn script(script: &Script) -> Result<Vec<u8>, Error> {
    let body = Body {
        kicker: &script.kicker,
        question: &script.question,
        facts: &script.facts,
        rules_label: &script.rules_label,
        rules: &script.rules,
        steps_label: &script.steps_label,
        steps: &script.steps,
        cards_label: &script.cards_label,
        cards: &script.cards,
    };
    engine::pdf("script.typ", &script.document, &script.question, &body)
}
