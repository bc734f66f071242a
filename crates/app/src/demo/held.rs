//! The demo's second half: circles that were held, and three that are being held right now.

use std::collections::BTreeMap;

use anyhow::Context as _;
use domain::actor::{Actor, Right};
use domain::circle::live::{self, Answer, Memory, Wish};
use domain::circle::words::Written;
use domain::circle::{self, Circle, seat};
use domain::context::Context;
use domain::dialogue::Dialogue;
use domain::dialogue::field::Field;
use domain::feedback::{self, form::Answers};
use domain::input::{Fields, Reader};
use domain::packaging::{self, Packaging, Part, Parts};
use domain::registration::{Registration, people};
use domain::seating::need::{self, Ready, Stated};
use domain::seating::settings::{self, Settings, Whom};
use domain::seating::work::{self, Task};
use domain::summary::{self, Edited};
use kernel::circle::{Action, CommandId, Duty, Kind, Seat, TextId, WordsId};
use kernel::time::{DAY, MINUTE};
use kernel::watch::Watch;
use serde::Deserialize;
use store::db::Tx;

use super::data::{DialogueData, SeatingData};

/// What was said at a dialogue, and what became of it.
#[derive(Debug, Deserialize)]
pub(super) struct Held {
    key: String,
    circle: Vec<CircleData>,
    summary: Option<SummaryData>,
    #[serde(default)]
    feedback: Vec<toml::Table>,
}

#[derive(Debug, Deserialize)]
struct CircleData {
    words: Vec<WordsData>,
    packaging: Option<PartsData>,
}

#[derive(Debug, Deserialize)]
struct PartsData {
    topics: String,
    agreed: String,
    differences: String,
    unclear: String,
    next: String,
}

impl PartsData {
    fn parts(&self) -> Parts {
        Parts::default()
            .with(Part::Topics, self.topics.trim())
            .with(Part::Agreed, self.agreed.trim())
            .with(Part::Differences, self.differences.trim())
            .with(Part::Unclear, self.unclear.trim())
            .with(Part::Next, self.next.trim())
    }
}

#[derive(Debug, Deserialize)]
struct SummaryData {
    #[serde(flatten)]
    parts: PartsData,
    /// How many quotes are shown.
    quotes: usize,
}

#[derive(Debug, Deserialize)]
struct WordsData {
    step: String,
    kind: Kind,
    language: String,
    text: String,
    outcome: Outcome,
}

/// What the circle decided about words in its read-back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Outcome {
    Released,
    Kept,
    Unasked,
    Struck,
}

const FILES: [&str; 6] = [
    include_str!("../../demo/held/kose-naabrid.toml"),
    include_str!("../../demo/held/kehtna-liikumine.toml"),
    include_str!("../../demo/held/joelahtme-omaks.toml"),
    include_str!("../../demo/held/rapina-kool.toml"),
    include_str!("../../demo/held/rapla-noored.toml"),
    include_str!("../../demo/held/rapina-kodu.toml"),
];

/// What was said, by the dialogue's key.
pub(super) fn all() -> anyhow::Result<BTreeMap<String, Held>> {
    FILES
        .iter()
        .map(|text| {
            let held: Held = toml::from_str(text).context("demo/held")?;
            Ok((held.key.clone(), held))
        })
        .collect()
}

/// How long ago the circles of the live dialogue began, in minutes.
pub(super) const LIVE_SINCE: i64 = 52;
/// How long each of them has been in its step, in minutes: at different places of it.
const LIVE_IN_STEP: [i64; 3] = [19, 8, 4];

/// Everything about one dialogue whose circles are filled.
pub(super) struct Holding<'a> {
    pub(super) tx: &'a mut Tx,
    pub(super) ctx: &'a mut Context,
    /// When the demo is made.
    pub(super) now: i64,
    pub(super) memory: &'a Memory,
    pub(super) dialogue_id: &'a str,
    pub(super) data: &'a DialogueData,
    pub(super) starts: i64,
}

impl Holding<'_> {
    /// Seats who came and lets the circles happen.
    pub(super) async fn hold(&mut self, held: &Held) -> anyhow::Result<()> {
        self.ctx.now = self.starts - 5 * MINUTE;
        let count = u32::try_from(held.circle.len())?;
        let circles = circle::set_count(self.tx, self.ctx, &Actor::System, self.dialogue_id, count).await?;
        self.seat(count).await?;
        for (at, (circle, said)) in circles.iter().zip(&held.circle).enumerate() {
            self.circle(at, circle, said)
                .await
                .with_context(|| format!("circle {}", at + 1))?;
            if let Some(packaging) = &said.packaging {
                let packaging = Packaging {
                    parts: packaging.parts(),
                    version: 0,
                };
                let actor = &Actor::System;
                packaging::save(self.tx, self.ctx, actor, self.dialogue_id, &circle.id, &packaging).await?;
            }
        }
        self.give_feedback(held).await.context("feedback")?;
        if let Some(summary) = &held.summary {
            self.publish(&circles, summary).await.context("summary")?;
        }
        Ok(())
    }

    /// The host's summary two days later, with quotes from all circles in turn.
    async fn publish(&mut self, circles: &[Circle], data: &SummaryData) -> anyhow::Result<()> {
        let mut released = Vec::new();
        for circle in circles {
            let circle = circle::by_id(self.tx, &circle.id).await?;
            let state = live::state(self.tx, self.memory, &circle).await?;
            let quotes = state.words().iter().filter(|w| w.is_quote());
            released.extend(quotes.enumerate().map(|(nth, w)| (nth, w.id().to_string())));
        }
        // The sort keeps circles apart by their turn, not by their number.
        released.sort_by_key(|(nth, _)| *nth);
        let edited = Edited {
            parts: data.parts.parts(),
            version: 0,
            quotes: released.into_iter().take(data.quotes).map(|(_, id)| id).collect(),
        };
        self.ctx.now = self.starts + 2 * DAY;
        summary::save(self.tx, self.ctx, &Actor::System, self.dialogue_id, &edited).await?;
        summary::publish(self.tx, self.ctx, &Actor::System, self.dialogue_id, 1).await?;
        Ok(())
    }

    async fn give_feedback(&mut self, held: &Held) -> anyhow::Result<()> {
        for answers in &held.feedback {
            let said = |value: &toml::Value| match value {
                toml::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let fields: Fields = answers
                .iter()
                .map(|(name, value)| (name.clone(), said(value)))
                .collect();
            let mut reader = Reader::new(&fields);
            let answers = Answers::read(&mut reader);
            let answers = reader.done(answers)?;
            let once = self.ctx.token();
            if fields.get("paper") == "true" {
                let actor = &Actor::System;
                feedback::form::enter(self.tx, self.ctx, actor, self.dialogue_id, &answers, &once).await?;
            } else {
                let public = self.dialogue().await?.public_id;
                feedback::form::give(self.tx, self.ctx, &public, &answers, &once).await?;
            }
        }
        Ok(())
    }

    async fn dialogue(&mut self) -> anyhow::Result<Dialogue> {
        let right = Right::SeePlan;
        Ok(domain::dialogue::load(self.tx, &Actor::System, self.dialogue_id, right).await?)
    }

    /// Makes circles beforehand, of everybody who holds a place and with what they need.
    pub(super) async fn prepare(&mut self, seating: SeatingData) -> anyhow::Result<()> {
        let actor = &Actor::System;
        let dialogue = self.dialogue().await?;
        let people = people::list(self.tx, actor, &dialogue).await?;
        for need in &self.data.needs {
            let has = |p: &&Registration| p.answers.get(&Field::Access).is_some_and(|a| *a == need.said);
            let stated = Stated {
                name: need.name.clone(),
                ready: Ready::These(need.circles.clone()),
                people: people.iter().filter(has).map(|p| p.id.clone()).collect(),
            };
            need::put(self.tx, self.ctx, actor, self.dialogue_id, None, &stated).await?;
        }
        let chosen = Settings {
            circles: Some(seating.circles),
            rounds: seating.rounds,
            whom: Whom::Holders,
            ..Settings::of(&dialogue)
        };
        self.compose(&chosen).await
    }

    /// Seats those who are here, as different as can be.
    async fn seat(&mut self, count: u32) -> anyhow::Result<()> {
        let chosen = Settings {
            circles: Some(count),
            ..Settings::of(&self.dialogue().await?)
        };
        self.compose(&chosen).await
    }

    async fn compose(&mut self, chosen: &Settings) -> anyhow::Result<()> {
        let actor = &Actor::System;
        settings::set(self.tx, actor, self.dialogue_id, chosen).await?;
        let work = work::begin(self.tx, self.ctx, actor, self.dialogue_id, Task::Compose).await?;
        let plan = work.plan(&Watch::new())?;
        work::finish(self.tx, self.ctx, self.memory, actor, &work, &plan).await?;
        Ok(())
    }

    async fn wish(&mut self, circle: &Circle, what: Action, text: Option<Written>) -> anyhow::Result<()> {
        let wish = Wish {
            id: CommandId::new(self.ctx.token())?,
            what,
            text,
        };
        let answer = live::wish(
            self.tx,
            self.ctx,
            self.memory,
            &circle.id,
            &Duty::Facilitator,
            &wish,
        )
        .await?;
        match answer {
            Answer::Stored(_) => Ok(()),
            Answer::Refused(why) => anyhow::bail!("{:?}: {why}", wish.what),
        }
    }

    async fn circle(&mut self, at: usize, circle: &Circle, said: &CircleData) -> anyhow::Result<()> {
        let dialogue = self.dialogue().await?;
        let method = dialogue.method().context("method")?;
        let minutes = live::minutes(&dialogue).context("minutes")?;
        let step_of = |words: &WordsData| method.steps.iter().position(|s| s.id == words.step);
        let last = if self.data.live {
            said.words.iter().filter_map(step_of).max().context("words")?
        } else {
            method.steps.len() - 1
        };
        let begun = self.begun(at, &minutes, last);
        self.ctx.now = begun[0] - 2 * MINUTE;
        let id = CommandId::new(self.ctx.token())?;
        live::open(
            self.tx,
            self.ctx,
            self.memory,
            &circle.id,
            &Duty::Facilitator,
            id,
            8,
        )
        .await?;
        let seats = u16::try_from(self.seats(circle).await?.max(1))?;
        for step in 0..=last {
            let ends = begun.get(step + 1).copied().unwrap_or(begun[step] + MINUTE);
            self.ctx.now = begun[step];
            let from = step.checked_sub(1).map(u16::try_from).transpose()?;
            self.wish(circle, Action::NextStep { from }, None).await?;
            let here: Vec<&WordsData> = said.words.iter().filter(|w| step_of(w) == Some(step)).collect();
            let pause = (ends - begun[step]) / i64::try_from(here.len() + 2)?;
            let step = u16::try_from(step)?;
            for (i, words) in (0u16..).zip(&here) {
                self.ctx.now += pause / 2;
                // Not everybody speaks equally often.
                let seat = Seat((i * i + i / 2) % seats + 1);
                self.wish(circle, Action::GiveFloor { step, seat }, None).await?;
                self.ctx.now += pause / 2;
                self.write(circle, words, step).await?;
            }
        }
        if self.data.live {
            self.ctx.now = self.now - MINUTE / 2;
            if said.words.iter().any(|w| w.outcome != Outcome::Unasked) {
                self.read_back(circle, said).await?;
            }
        } else {
            self.ctx.now = begun[last];
            self.read_back(circle, said).await?;
            self.ctx.now = begun[last] + 4 * MINUTE;
            self.wish(circle, Action::Close, None).await?;
        }
        Ok(())
    }

    /// When each step began, and when the last one ended or now.
    fn begun(&self, at: usize, minutes: &[u32], last: usize) -> Vec<i64> {
        let planned: Vec<i64> = minutes.iter().map(|m| i64::from(*m) * MINUTE).collect();
        let until: i64 = planned[..last].iter().sum();
        // Circles that run now went faster or slower through the steps, so that they are at different ones.
        let taken = if self.data.live {
            (LIVE_SINCE - LIVE_IN_STEP.get(at).copied().unwrap_or(5)) * MINUTE
        } else {
            until
        };
        let mut begun = Vec::with_capacity(last + 2);
        let mut passed = 0;
        for (step, length) in planned.iter().enumerate().take(last + 1) {
            begun.push(self.starts + passed / MINUTE * taken / (until / MINUTE).max(1));
            if step < last {
                passed += length;
            }
        }
        begun.push(if self.data.live {
            self.now - MINUTE / 2
        } else {
            begun[last] + planned[last]
        });
        begun
    }

    async fn seats(&mut self, circle: &Circle) -> anyhow::Result<usize> {
        let sitters = seat::of_dialogue(self.tx, self.dialogue_id).await?;
        Ok(sitters.iter().filter(|s| s.circle_id == circle.id).count())
    }

    async fn write(&mut self, circle: &Circle, words: &WordsData, step: u16) -> anyhow::Result<()> {
        let written = Written::new(&words.text, &words.language, "et")?;
        let action = Action::Capture {
            words: WordsId::new(self.ctx.token())?,
            text: TextId::new(self.ctx.token())?,
            step,
            kind: words.kind,
        };
        self.wish(circle, action, Some(written)).await
    }

    /// What is struck is struck, the rest is confirmed, and each is asked for.
    async fn read_back(&mut self, circle: &Circle, said: &CircleData) -> anyhow::Result<()> {
        self.wish(circle, Action::BeginReadBack, None).await?;
        let circle = &circle::by_id(self.tx, &circle.id).await?;
        let state = live::state(self.tx, self.memory, circle).await?;
        let written: Vec<(WordsId, TextId)> = state
            .words()
            .iter()
            .filter_map(|w| Some((w.id().clone(), w.text()?.clone())))
            .collect();
        for ((words, _), data) in written.iter().zip(&said.words) {
            if data.outcome == Outcome::Struck {
                self.wish(circle, Action::Strike { words: words.clone() }, None)
                    .await?;
            }
        }
        self.wish(circle, Action::ConfirmAll { shown: u64::MAX }, None)
            .await?;
        for ((words, text), data) in written.iter().zip(&said.words) {
            let (words, text) = (words.clone(), text.clone());
            match data.outcome {
                Outcome::Released => {
                    self.wish(circle, Action::AskRelease { words: words.clone() }, None)
                        .await?;
                    self.wish(circle, Action::Release { words, text }, None).await?;
                }
                Outcome::Kept => self.wish(circle, Action::KeepBack { words }, None).await?,
                Outcome::Unasked | Outcome::Struck => {}
            }
        }
        Ok(())
    }
}
