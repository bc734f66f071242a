//! A circle that talks: opened, written in, read back, closed, by the same calls as in real life.

use domain::actor::Actor;
use domain::circle::live::{self, Answer, Memory, Wish};
use domain::circle::slip;
use domain::circle::words::Written;
use domain::circle::{self, Circle};
use domain::context::Context;
use domain::error::Result;
use kernel::circle::{Action, CommandId, Duty, Kind, TextId, WordsId};
use kernel::time::MINUTE;
use store::db::Tx;

use super::fixture::Made;

/// A circle of a dialogue.
#[derive(Debug, Clone)]
pub(crate) struct Talk {
    pub(crate) circle: Circle,
}

impl Talk {
    /// Opens the circle of this number, of so many, with five people, and begins its first step.
    pub(crate) async fn begin(
        tx: &mut Tx,
        ctx: &mut Context,
        memory: &Memory,
        dialogue: &Made,
        (number, of): (u32, u32),
    ) -> Result<Talk> {
        let circles = circle::set_count(tx, ctx, &Actor::System, &dialogue.id, of).await?;
        let circle = circles.into_iter().find(|c| c.number == number).expect("it");
        let id = id(ctx);
        let answer = live::open(tx, ctx, memory, &circle.id, &Duty::Facilitator, id, 5).await?;
        assert!(matches!(answer, Answer::Stored(_)), "{answer:?}");
        let talk = Talk { circle };
        talk.act(
            tx,
            ctx,
            memory,
            Duty::Facilitator,
            Action::NextStep { from: None },
        )
        .await?;
        Ok(talk)
    }

    /// Does something in it; it must not be refused.
    pub(crate) async fn act(
        &self,
        tx: &mut Tx,
        ctx: &mut Context,
        memory: &Memory,
        by: Duty,
        what: Action,
    ) -> Result<()> {
        self.say(tx, ctx, memory, by, what, None).await
    }

    async fn say(
        &self,
        tx: &mut Tx,
        ctx: &mut Context,
        memory: &Memory,
        by: Duty,
        what: Action,
        text: Option<Written>,
    ) -> Result<()> {
        let wish = Wish {
            id: id(ctx),
            what,
            text,
        };
        let answer = live::wish(tx, ctx, memory, &self.circle.id, &by, &wish).await?;
        assert!(matches!(answer, Answer::Stored(_)), "{wish:?}: {answer:?}");
        Ok(())
    }

    /// The scribe writes words down in the first step.
    pub(crate) async fn write(
        &self,
        tx: &mut Tx,
        ctx: &mut Context,
        memory: &Memory,
        text: &str,
    ) -> Result<WordsId> {
        let words = WordsId::new(ctx.token()).expect("an id");
        let what = Action::Capture {
            words: words.clone(),
            text: TextId::new(ctx.token()).expect("an id"),
            step: 0,
            kind: Kind::Said,
        };
        self.say(
            tx,
            ctx,
            memory,
            Duty::Scribe,
            what,
            Some(Written::new(text, "et", "et")?),
        )
        .await?;
        Ok(words)
    }

    /// The scribe corrects words.
    pub(crate) async fn correct(
        &self,
        tx: &mut Tx,
        ctx: &mut Context,
        memory: &Memory,
        words: &WordsId,
        text: &str,
    ) -> Result<()> {
        let what = Action::Correct {
            words: words.clone(),
            was: self.text(tx, memory, words).await?,
            text: TextId::new(ctx.token()).expect("an id"),
        };
        self.say(
            tx,
            ctx,
            memory,
            Duty::Scribe,
            what,
            Some(Written::new(text, "et", "et")?),
        )
        .await
    }

    async fn text(&self, tx: &mut Tx, memory: &Memory, words: &WordsId) -> Result<TextId> {
        let circle = circle::by_id(tx, &self.circle.id).await?;
        let state = live::state(tx, memory, &circle).await?;
        let found = state.find(words).expect("the words");
        Ok(found.text().expect("their text").clone())
    }

    /// Twenty minutes later everything is read back and confirmed; these words are released.
    pub(crate) async fn read_back(
        &self,
        tx: &mut Tx,
        ctx: &mut Context,
        memory: &Memory,
        released: &[&WordsId],
    ) -> Result<()> {
        ctx.now += 20 * MINUTE;
        self.act(tx, ctx, memory, Duty::Facilitator, Action::BeginReadBack)
            .await?;
        self.act(
            tx,
            ctx,
            memory,
            Duty::Scribe,
            Action::ConfirmAll { shown: u64::MAX },
        )
        .await?;
        for words in released {
            let ask = Action::AskRelease {
                words: (*words).clone(),
            };
            self.act(tx, ctx, memory, Duty::Scribe, ask).await?;
            let yes = Action::Release {
                words: (*words).clone(),
                text: self.text(tx, memory, words).await?,
            };
            self.act(tx, ctx, memory, Duty::Scribe, yes).await?;
        }
        Ok(())
    }

    /// Somebody takes the slip of words: its secret.
    pub(crate) async fn slip(
        &self,
        tx: &mut Tx,
        ctx: &mut Context,
        memory: &Memory,
        words: &WordsId,
    ) -> Result<String> {
        let circle = circle::by_id(tx, &self.circle.id).await?;
        let token = ctx.token();
        slip::take(tx, ctx, memory, &circle, words, &token).await
    }

    /// Closes it.
    pub(crate) async fn close(&self, tx: &mut Tx, ctx: &mut Context, memory: &Memory) -> Result<()> {
        self.act(tx, ctx, memory, Duty::Facilitator, Action::Close).await
    }
}

/// A command's new id.
pub(crate) fn id(ctx: &mut Context) -> CommandId {
    CommandId::new(ctx.token()).expect("an id")
}
