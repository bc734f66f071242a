//! A dialogue with people who are here, and what is done with their seats.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::circle::live::{self, Answer, Memory};
use domain::circle::seat::{self, Sitter};
use domain::circle::{self, Circle};
use domain::crew::{self, Duty, Hand};
use domain::dialogue::field::{self, Asked, Field};
use domain::dialogue::life;
use domain::error::Result;
use domain::registration::form;
use domain::registration::people::{self, Act};
use domain::seating::need::{self, Ready, Stated};
use domain::seating::settings::{self, Settings};
use domain::seating::view::{self, View};
use domain::seating::wish::{self, Wanted};
use domain::seating::work::{self, Finished, Task, Work};
use domain::seating::{change, hand};
use kernel::circle::{self as kernel_circle, CommandId, Seat};
use kernel::seating::Infeasible;
use kernel::time::HOUR;
use kernel::watch::Watch;

use crate::support::World;
use crate::support::dial::START;
use crate::support::fixture::{self, Held, Made, Plan};

pub(super) struct Room {
    pub(super) world: World,
    pub(super) memory: Memory,
    pub(super) dialogue: Made,
    pub(super) organisation_id: String,
    pub(super) people: Vec<Held>,
}

const AGES: [&str; 4] = ["18-29", "30-44", "45-59", "60-74"];

impl Room {
    /// So many people who are here, of four ages and two genders; every third speaks only Estonian, every third only
    /// Russian, the rest both.
    pub(super) async fn of(world: World, people: usize) -> Room {
        let plan = Plan {
            capacity: 60,
            ..Plan::new("Kes kellega räägib?", START + HOUR)
        };
        let (dialogue, organisation_id) = world
            .write(async |tx, ctx| {
                let organisation = fixture::organisation(tx, ctx, "Selts", "selts").await?;
                let made = fixture::planned(tx, ctx, &organisation.id, &plan).await?;
                let asked = |field| Asked {
                    field,
                    required: false,
                    why: String::new(),
                };
                let asked = [Field::Age, Field::Gender, Field::Languages].map(asked);
                field::set(tx, ctx, &Actor::System, &made.id, &asked).await?;
                let hand = |duty, name: &str| Hand {
                    duty,
                    person_id: None,
                    name: name.to_owned(),
                };
                let crew = [
                    hand(Duty::Facilitator, "Külli"),
                    hand(Duty::Facilitator, "Tõnu"),
                    hand(Duty::Facilitator, "Maire"),
                    hand(Duty::Scribe, "Ants"),
                ];
                crew::set(tx, ctx, &Actor::System, &made.id, &crew).await?;
                life::open(tx, ctx, &Actor::System, &made.id).await?;
                Ok((made, organisation.id))
            })
            .await
            .unwrap();
        let mut room = Room {
            world,
            memory: Memory::default(),
            dialogue,
            organisation_id,
            people: Vec::new(),
        };
        for i in 0..people {
            room.comes(i).await;
        }
        room
    }

    /// The next one registers and is checked in.
    pub(super) async fn comes(&mut self, i: usize) -> String {
        let mut new = fixture::form_of(&format!("Inimene{i:02}"));
        let language = ["et", "ru", "et ru"][i % 3];
        new.details.answers = BTreeMap::from([
            (Field::Age, AGES[i % 4].to_owned()),
            (Field::Gender, ["woman", "man"][i / 4 % 2].to_owned()),
            (Field::Languages, language.to_owned()),
        ]);
        let public_id = self.dialogue.public_id.clone();
        let held = self
            .world
            .write(async |tx, ctx| {
                let made = form::register(tx, ctx, &public_id, &new).await?;
                Ok(fixture::held(ctx, &made))
            })
            .await
            .unwrap();
        self.people.push(held.clone());
        self.act(&held.id, Act::CheckIn).await;
        held.id
    }

    pub(super) async fn act(&self, id: &str, act: Act) {
        let dialogue = &self.dialogue.id;
        self.world
            .write(async |tx, ctx| people::act(tx, ctx, &Actor::System, dialogue, id, act).await)
            .await
            .unwrap();
    }

    pub(super) async fn set(&self, change: impl FnOnce(&mut Settings)) {
        let id = &self.dialogue.id;
        self.world
            .write(async |tx, _| {
                let mut settings = Settings::of(&fixture::load(tx, id).await?);
                change(&mut settings);
                settings::set(tx, &Actor::System, id, &settings).await
            })
            .await
            .unwrap();
    }

    pub(super) async fn begin(&self, task: Task) -> Work {
        let id = &self.dialogue.id;
        self.world
            .write(async |tx, ctx| work::begin(tx, ctx, &Actor::System, id, task).await)
            .await
            .unwrap()
    }

    /// Does a task as the pages do.
    pub(super) async fn work(&self, task: Task) -> std::result::Result<(), Infeasible> {
        for _ in 0..100 {
            let work = self.begin(task).await;
            let plan = work.plan(&Watch::new())?;
            let done = self
                .world
                .write(async |tx, ctx| {
                    work::finish(tx, ctx, &self.memory, &Actor::System, &work, &plan).await
                })
                .await
                .unwrap();
            if let Finished::Done(_) = done {
                return Ok(());
            }
        }
        panic!("{task:?} does not end");
    }

    pub(super) async fn view(&self) -> View {
        let id = &self.dialogue.id;
        self.world
            .read(async |tx| {
                let dialogue = fixture::load(tx, id).await?;
                view::view(tx, &Actor::System, &dialogue).await
            })
            .await
            .unwrap()
    }

    pub(super) async fn circles(&self) -> Vec<Circle> {
        self.view().await.circles
    }

    pub(super) async fn seats(&self) -> Vec<Sitter> {
        let id = &self.dialogue.id;
        self.world
            .read(async |tx| seat::of_dialogue(tx, id).await)
            .await
            .unwrap()
    }

    /// The number of each person's circle.
    pub(super) async fn at(&self) -> BTreeMap<String, u32> {
        let ways = self.ways().await.into_iter();
        ways.map(|(id, numbers)| (id, numbers[0])).collect()
    }

    /// The numbers of each person's circles, one for each round.
    pub(super) async fn ways(&self) -> BTreeMap<String, Vec<u32>> {
        let id = &self.dialogue.id;
        let numbers = self
            .world
            .read(async |tx| {
                let dialogue = fixture::load(tx, id).await?;
                view::numbers(tx, &Actor::System, &dialogue).await
            })
            .await;
        numbers.unwrap().unwrap_or_default()
    }

    pub(super) async fn undo(&self, n: u32) -> Result<()> {
        let id = &self.dialogue.id;
        self.world
            .write(async |tx, ctx| change::undo(tx, ctx, &Actor::System, id, n).await)
            .await
    }

    pub(super) async fn put(&self, who: &str, to: Option<&str>) -> Result<Vec<String>> {
        let id = &self.dialogue.id;
        self.world
            .write(async |tx, ctx| hand::put(tx, ctx, &self.memory, &Actor::System, id, who, to).await)
            .await
    }

    pub(super) async fn wish(&self, of: [usize; 2], wanted: Wanted) {
        let id = &self.dialogue.id;
        let of = of.map(|i| self.people[i].id.as_str());
        self.world
            .write(async |tx, _| wish::add(tx, &Actor::System, id, of, wanted).await)
            .await
            .unwrap();
    }

    /// Says what some of the people need.
    pub(super) async fn need(&self, name: &str, ready: Ready, who: &[usize]) -> Result<String> {
        let id = &self.dialogue.id;
        let stated = Stated {
            name: name.to_owned(),
            ready,
            people: who.iter().map(|i| self.people[*i].id.clone()).collect(),
        };
        self.world
            .write(async |tx, ctx| need::put(tx, ctx, &Actor::System, id, None, &stated).await)
            .await
    }

    pub(super) async fn open(&self, circle: &Circle) {
        let by = kernel_circle::Duty::Facilitator;
        let answer = self
            .world
            .write(async |tx, ctx| {
                let id = CommandId::new(ctx.token()).unwrap();
                live::open(tx, ctx, &self.memory, &circle.id, &by, id, 6).await
            })
            .await
            .unwrap();
        assert!(matches!(answer, Answer::Stored(_)), "{answer:?}");
    }

    /// Seats of a live circle, and the numbers of those whose people have left.
    pub(super) async fn live(&self, circle_id: &str) -> (u16, Vec<u16>) {
        let state = self
            .world
            .read(async |tx| {
                let circle = circle::by_id(tx, circle_id).await?;
                live::state(tx, &Memory::default(), &circle).await
            })
            .await
            .unwrap();
        let gone = (1..=state.seats()).filter(|n| state.is_away(Seat(*n)) == Some(true));
        (state.seats(), gone.collect())
    }
}
