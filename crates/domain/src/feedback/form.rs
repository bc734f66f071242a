//! Answering: by themselves on a phone, or on paper that a member types in.

use std::collections::BTreeMap;

use store::{db::Tx, db::Value, sql};

use super::{Answered, LONGEST, Question, Window, asked, window};
use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::dialogue::{self, Dialogue};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fault, Faults, Reader};

/// What somebody answered; what they left out is not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<Question, String>);

impl Answers {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>) -> Answers {
        let mut answers = BTreeMap::new();
        for question in Question::ALL {
            let name = question.as_str();
            let value = match question.answered() {
                Answered::Words => reader.lines(name, LONGEST),
                Answered::Scale | Answered::One(_) => {
                    let typed = reader.fields().get(name);
                    if !typed.is_empty() && !question.choices().contains(&typed) {
                        reader.fault(name, Fault::Choose);
                    }
                    typed.to_owned()
                }
            };
            if !value.is_empty() {
                answers.insert(question, value);
            }
        }
        Answers(answers)
    }

    /// The answer to a question.
    pub fn get(&self, question: Question) -> Option<&str> {
        self.0.get(&question).map(String::as_str)
    }

    fn number(&self, question: Question) -> Value {
        Value::Int(self.get(question).and_then(|n| n.parse().ok()))
    }

    fn choice(&self, question: Question) -> Value {
        self.get(question).into()
    }

    fn words(&self, question: Question) -> Value {
        self.get(question).unwrap_or_default().into()
    }
}

/// Takes the answers of somebody who was there. The same form sent again is the same answer, as it was sent last.
///
/// # Errors
/// `NotFound` for a draft or stranger's id, `Conflict(NotBegun)`, `Conflict(Cancelled)`, `Gone` when it is too late,
/// `Invalid` where nothing is answered.
pub async fn give(
    tx: &mut Tx,
    ctx: &mut Context,
    public_id: &str,
    answers: &Answers,
    once: &str,
) -> Result<()> {
    let dialogue = dialogue::public(tx, &Actor::Visitor, public_id).await?;
    let dialogue = dialogue::load_for_change(tx, &Actor::System, &dialogue.id, Right::SeePlan).await?;
    put(tx, ctx, &dialogue, answers, once, false).await?;
    Ok(())
}

/// Enters answers from paper: the id by which they can be taken back.
///
/// # Errors
/// As [`give`], and `Denied`.
pub async fn enter(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    answers: &Answers,
    once: &str,
) -> Result<String> {
    let dialogue = dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    put(tx, ctx, &dialogue, answers, once, true).await
}

/// With the dialogue's row locked: of an answer and the erasure of all texts one waits for the other.
async fn put(
    tx: &mut Tx,
    ctx: &mut Context,
    dialogue: &Dialogue,
    answers: &Answers,
    once: &str,
    from_paper: bool,
) -> Result<String> {
    match window(dialogue, ctx.now) {
        Window::Open(_) => {}
        Window::NotYet(_) => return Err(Error::Conflict(Conflict::NotBegun)),
        Window::Cancelled => return Err(Error::Conflict(Conflict::Cancelled)),
        Window::Over => return Err(Error::Gone),
    }
    let asked = asked(dialogue);
    let mut answers = answers.clone();
    answers.0.retain(|question, _| asked.contains(question));
    if answers.0.is_empty() {
        let first = Question::Experience.as_str();
        return Err(Error::Invalid(Faults::one(first, Fault::NothingAnswered)));
    }
    let once = match once {
        "" => ctx.token(),
        token => token.to_owned(),
    };
    let row = tx
        .one(
            sql!(
                "insert into feedback (id, dialogue_id, once, experience, heard, understood, necessary, source, before,
                 missing, worked, improve, from_paper) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                 on conflict (dialogue_id, once) do update set experience = $4, heard = $5, understood = $6,
                 necessary = $7, source = $8, before = $9, missing = $10, worked = $11, improve = $12
                 returning id"
            ),
            &[
                // A UUIDv7 would tell when it was.
                ctx.public_id().into(),
                (&dialogue.id).into(),
                context::hash(&once).into(),
                answers.number(Question::Experience),
                answers.number(Question::Heard),
                answers.number(Question::Understood),
                answers.choice(Question::Necessary),
                answers.choice(Question::Source),
                answers.choice(Question::Before),
                answers.words(Question::Missing),
                answers.words(Question::Worked),
                answers.words(Question::Improve),
                from_paper.into(),
            ],
        )
        .await?;
    Ok(row.get("id")?)
}

/// Takes back what was typed in from paper; of what people answered by themselves nothing goes.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn take_back(tx: &mut Tx, actor: &Actor, dialogue_id: &str, id: &str) -> Result<()> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    tx.run(
        sql!("delete from feedback where id = $1 and dialogue_id = $2 and from_paper"),
        &[id.into(), dialogue_id.into()],
    )
    .await?;
    Ok(())
}

/// How many were typed in from paper, and whether this one is among them.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn entered(tx: &mut Tx, actor: &Actor, dialogue_id: &str, id: &str) -> Result<(u32, bool)> {
    dialogue::load(tx, actor, dialogue_id, Right::CheckIn).await?;
    let all = tx
        .one(
            sql!("select count(*) as n from feedback where dialogue_id = $1 and from_paper"),
            &[dialogue_id.into()],
        )
        .await?
        .count("n")?;
    let one = tx
        .maybe(
            sql!("select id from feedback where id = $1 and dialogue_id = $2 and from_paper"),
            &[id.into(), dialogue_id.into()],
        )
        .await?;
    Ok((all, one.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Fields;

    fn read(fields: &Fields) -> Result<Answers> {
        let mut reader = Reader::new(fields);
        let answers = Answers::read(&mut reader);
        reader.done(answers)
    }

    #[test]
    fn what_is_left_out_is_no_answer() {
        let fields = Fields::default()
            .with("experience", "5")
            .with("heard", "")
            .with("missing", " \n ");
        let answers = read(&fields).unwrap();
        assert_eq!(
            answers.0,
            BTreeMap::from([(Question::Experience, "5".to_owned())])
        );
    }

    #[test]
    fn only_the_choices_of_a_question_are_taken() {
        let fields = Fields::default()
            .with("experience", "6")
            .with("heard", "0")
            .with("necessary", "5")
            .with("source", "personal")
            .with("before", "never")
            .with("worked", "õ".repeat(LONGEST))
            .with("improve", "õ".repeat(LONGEST + 1));
        let Err(Error::Invalid(faults)) = read(&fields) else {
            panic!("it was taken")
        };
        assert_eq!(
            faults.iter().collect::<Vec<_>>(),
            [
                ("before", Fault::Choose),
                ("experience", Fault::Choose),
                ("heard", Fault::Choose),
                ("improve", Fault::TooLong(LONGEST)),
                ("necessary", Fault::Choose),
            ]
        );
    }
}
