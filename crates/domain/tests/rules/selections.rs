//! The selection: worked out, changed by hand, held, released once and whole, and a reserve that moves up under the same
//! conditions.

use std::collections::BTreeMap;

use domain::actor::{Actor, Role};
use domain::application::own::{self, Act};
use domain::application::people::{self, Entered};
use domain::application::{self, Application};
use domain::error::{Conflict, Error, Result};
use domain::mail::Kind;
use domain::review::give::{self, Given};
use domain::selection::hand::{self, Change};
use domain::selection::release::Counts;
use domain::selection::view::{self, View};
use domain::selection::why::Plain;
use domain::selection::work::{self, Run};
use domain::selection::{Outcome, Told, release, reserve, told};
use kernel::place::State;
use kernel::selection::Change as GivesWay;
use kernel::time::DAY;
use store::sql;

use crate::support::fixture::Fixture;
use crate::support::learning::{self, Applied, entered};
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    nothing_is_told_before_the_release_and_everybody_at_once_after_it,
    the_reserve_moves_up_under_the_same_conditions,
    where_nobody_fits_the_organisers_see_it_and_offer_by_hand,
    a_change_by_hand_needs_a_reason_and_says_what_it_breaks,
    what_changed_meanwhile_is_not_released,
    what_cannot_be_is_said_with_the_least_that_gives_way,
    a_lottery_is_repeated_by_its_seed,
    the_selection_is_for_those_who_look_after_people,
    what_is_called_off_offers_no_place,
    who_drops_out_later_goes_later_and_the_reserve_stays_until_the_beginning,
);

/// Six applicants with 100, 80, 60, 40, 20 and 0 points for three places. The fourth is from the second one's
/// municipality, the sixth from the first one's.
pub(crate) struct Scene {
    pub(crate) fixture: Fixture,
    pub(crate) applied: Vec<Applied>,
    pub(crate) organiser: Actor,
}

impl Scene {
    pub(crate) async fn make(world: &World) -> Scene {
        let fixture = world.fixture().await;
        let programme = &fixture.programme;
        let (organiser, _) = world.log_in(&fixture.organiser).await;
        let (reviewer, _) = world.log_in(&fixture.reviewer).await;
        let municipalities = kernel::municipality::estonia().all();
        let applied = world
            .write(async |tx, ctx| {
                for one in &programme.applied {
                    let act = people::Act::Withdraw;
                    people::act(tx, ctx, &Actor::System, &programme.id, &one.id, act).await?;
                }
                let criteria = programme.criteria(tx, ctx, &[1]).await?;
                let mut applied = Vec::new();
                for (n, municipality) in (0u32..).zip([0, 1, 2, 1, 3, 0]) {
                    let name = format!("Kandidaat{n}");
                    let who = Entered {
                        email: format!("kandidaat{n}@kodu.example"),
                        ..entered(&name, &municipalities[municipality].code)
                    };
                    let made = programme.enter(tx, ctx, &who).await?;
                    let given = Given {
                        scores: Some(BTreeMap::from([(criteria[0].clone(), 5 - n)])),
                        ..Given::left(give::Act::Done)
                    };
                    give::save(tx, ctx, &reviewer, &programme.id, &made.code, &given).await?;
                    applied.push(made);
                }
                Ok(applied)
            })
            .await
            .unwrap();
        // After the call has closed.
        world.dial.forward(11 * DAY);
        Scene {
            fixture,
            applied,
            organiser,
        }
    }

    pub(crate) fn id(&self) -> &str {
        &self.fixture.programme.id
    }

    pub(crate) async fn run(&self, world: &World, run: &Run) -> Result<()> {
        let work = world
            .write(async |tx, ctx| work::begin(tx, ctx, &self.organiser, self.id(), run).await)
            .await?;
        let solved = work.solve().unwrap();
        world
            .write(async |tx, ctx| work::finish(tx, ctx, &self.organiser, &work, solved).await)
            .await
    }

    pub(crate) async fn view(&self, world: &World) -> View {
        let now = world.dial.now();
        world
            .read(async |tx| view::view(tx, &self.organiser, self.id(), now).await)
            .await
            .unwrap()
    }

    pub(crate) async fn version(&self, world: &World) -> u32 {
        self.view(world).await.selection.unwrap().version
    }

    pub(crate) async fn release(&self, world: &World, version: u32) -> Result<Counts> {
        world
            .write(async |tx, ctx| release::release(tx, ctx, &self.organiser, self.id(), version).await)
            .await
    }

    /// Worked out and released.
    async fn released(world: &World) -> Scene {
        let scene = Scene::make(world).await;
        scene.run(world, &run()).await.unwrap();
        scene.release(world, 1).await.unwrap();
        scene
    }

    async fn application(&self, world: &World, n: usize) -> Application {
        let secret = &self.applied[n].secret;
        world
            .read(async |tx| application::by_link(tx, secret).await)
            .await
            .unwrap()
    }

    /// Who holds a place, by number.
    async fn holders(&self, world: &World) -> Vec<usize> {
        let mut holders = Vec::new();
        for (n, applied) in self.applied.iter().enumerate() {
            let found = world
                .read(async |tx| application::by_link(tx, &applied.secret).await)
                .await;
            let place = found.ok().and_then(|a| a.place());
            if matches!(place, Some(State::Offered { .. } | State::Confirmed)) {
                holders.push(n);
            }
        }
        holders
    }

    pub(crate) async fn act(&self, world: &World, n: usize, act: Act) {
        let secret = &self.applied[n].secret;
        world
            .write(async |tx, ctx| own::act(tx, ctx, secret, act).await)
            .await
            .unwrap();
    }

    async fn change(&self, world: &World, n: usize, outcome: Outcome, despite: bool) -> Result<()> {
        let change = Change {
            outcome,
            reason: "Arutasime läbi.".to_owned(),
            despite,
            version: self.version(world).await,
        };
        let application = &self.applied[n].id;
        world
            .write(async |tx, _| hand::change(tx, &self.organiser, self.id(), application, &change).await)
            .await
    }

    async fn outcomes(&self, world: &World) -> Vec<(Outcome, Option<u32>)> {
        let view = self.view(world).await;
        let of = |a: &Applied| view.people.iter().find(|p| p.id == a.id).map(|p| &p.decision);
        let found = self.applied.iter().filter_map(of);
        found.map(|d| (d.outcome, d.rank)).collect()
    }

    async fn told(&self, world: &World, n: usize) -> Option<Told> {
        let application = self.application(world, n).await;
        let id = self.id();
        world
            .read(async |tx| {
                let programme = learning::load(tx, id).await?;
                told(tx, &application, &programme).await
            })
            .await
            .unwrap()
    }

    async fn mails(&self, world: &World, kind: Kind) -> u32 {
        let id = self.id();
        world
            .read(async |tx| {
                let query = sql!("select count(*) as n from mail where programme_id = $1 and kind = $2");
                Ok(tx
                    .one(query, &[id.into(), kind.as_str().into()])
                    .await?
                    .count("n")?)
            })
            .await
            .unwrap()
    }
}

pub(crate) fn run() -> Run {
    Run {
        few_reviews: true,
        reserve: 2,
        ..Run::default()
    }
}

use Outcome::{Chosen, Not, Reserve};

async fn nothing_is_told_before_the_release_and_everybody_at_once_after_it(world: World) {
    let scene = Scene::make(&world).await;
    scene.run(&world, &run()).await.unwrap();
    let outcomes = scene.outcomes(&world).await;
    assert_eq!(
        outcomes,
        [
            (Chosen, None),
            (Chosen, None),
            (Chosen, None),
            (Reserve, Some(1)),
            (Reserve, Some(2)),
            (Not, None)
        ]
    );
    let told_kinds = [Kind::PlaceOffered, Kind::InReserve, Kind::NotChosen];
    for kind in told_kinds {
        assert_eq!(scene.mails(&world, kind).await, 0);
    }
    assert_eq!(scene.told(&world, 0).await, None);
    assert!(scene.holders(&world).await.is_empty());
    let counts = scene.release(&world, 1).await.unwrap();
    assert_eq!(
        counts,
        Counts {
            chosen: 3,
            reserve: 2,
            not: 1
        }
    );
    assert_eq!(scene.holders(&world).await, [0, 1, 2]);
    for (kind, count) in told_kinds.into_iter().zip([3, 2, 1]) {
        assert_eq!(scene.mails(&world, kind).await, count, "{kind:?}");
    }
    // Everybody has a reason.
    let reserve = scene.told(&world, 3).await.unwrap();
    assert_eq!(
        (reserve.outcome, reserve.rank, reserve.reason),
        (Reserve, Some(1), Plain::Score)
    );
    let not = scene.told(&world, 5).await.unwrap();
    assert_eq!((not.outcome, not.rank, not.reason), (Not, None, Plain::Score));
    // Once is enough, and the record names nobody.
    let before = Snapshot::take(&world.db).await;
    for version in [1, 2] {
        let again = scene.release(&world, version).await;
        assert!(
            matches!(again, Err(Error::Conflict(Conflict::Released))),
            "{again:?}"
        );
    }
    assert!(before.changes(&Snapshot::take(&world.db).await).is_empty());
    let record = scene.view(&world).await.selection.unwrap().record;
    assert!(
        record.contains(&scene.applied[0].code) && !record.contains("Kandidaat"),
        "{record}"
    );
}

async fn the_reserve_moves_up_under_the_same_conditions(world: World) {
    let scene = Scene::released(&world).await;
    scene.act(&world, 0, Act::Accept).await;
    // The first in reserve is from the municipality of the second chosen, so the second in reserve moves up.
    scene.act(&world, 2, Act::Decline).await;
    assert_eq!(scene.holders(&world).await, [0, 1, 4]);
    assert_eq!(scene.told(&world, 3).await.unwrap().rank, Some(1));
    // Now that place is free, and the first in reserve takes it.
    scene.act(&world, 1, Act::Decline).await;
    assert_eq!(scene.holders(&world).await, [0, 3, 4]);
    assert_eq!(scene.view(&world).await.stuck, None);
    assert_eq!(scene.mails(&world, Kind::PlaceOffered).await, 5);
    // An offer that nobody answers goes on by time.
    world.dial.forward(8 * DAY);
    let id = scene.id();
    world
        .write(async |tx, ctx| domain::programme::clock::run(tx, ctx, id).await)
        .await
        .unwrap();
    assert_eq!(scene.holders(&world).await, [0]);
}

async fn where_nobody_fits_the_organisers_see_it_and_offer_by_hand(world: World) {
    let scene = Scene::make(&world).await;
    let all = Run { reserve: 3, ..run() };
    scene.run(&world, &all).await.unwrap();
    scene.release(&world, 1).await.unwrap();
    scene.act(&world, 2, Act::Decline).await;
    scene.act(&world, 4, Act::Decline).await;
    // Both left in reserve are from municipalities of those who have a place.
    assert_eq!(scene.holders(&world).await, [0, 1]);
    let stuck = scene.view(&world).await.stuck.unwrap();
    assert_eq!((stuck.free, stuck.reserve, stuck.changes.len()), (1, 2, 1));
    assert!(
        matches!(&stuck.changes[0], GivesWay::OnePer { to: 2, .. }),
        "{stuck:?}"
    );
    let application = &scene.applied[5].id;
    let offer = async |actor: &Actor| {
        world
            .write(async |tx, ctx| {
                reserve::offer(tx, ctx, actor, scene.id(), application, "Kokku lepitud").await
            })
            .await
    };
    let (reviewer, _) = world.log_in(&scene.fixture.reviewer).await;
    assert!(matches!(offer(&reviewer).await, Err(Error::Denied)));
    offer(&scene.organiser).await.unwrap();
    assert_eq!(scene.holders(&world).await, [0, 1, 5]);
    assert_eq!(scene.view(&world).await.stuck, None);
    assert!(matches!(
        offer(&scene.organiser).await,
        Ok(()) | Err(Error::Full | Error::Conflict(_))
    ));
    assert_eq!(scene.holders(&world).await, [0, 1, 5]);
}

async fn a_change_by_hand_needs_a_reason_and_says_what_it_breaks(world: World) {
    let scene = Scene::make(&world).await;
    scene.run(&world, &run()).await.unwrap();
    // There is no fourth place.
    let full = scene.change(&world, 5, Chosen, true).await;
    assert!(matches!(full, Err(Error::Full)), "{full:?}");
    scene.change(&world, 2, Reserve, false).await.unwrap();
    let outcomes = scene.outcomes(&world).await;
    assert_eq!(
        outcomes[2..5],
        [(Reserve, Some(1)), (Reserve, Some(2)), (Reserve, Some(3))]
    );
    let breaks = scene.change(&world, 5, Chosen, false).await;
    assert!(matches!(breaks, Err(Error::Invalid(_))), "{breaks:?}");
    scene.change(&world, 5, Chosen, true).await.unwrap();
    let view = scene.view(&world).await;
    assert!(view.stands.iter().any(|s| !s.is_met()));
    scene
        .release(&world, view.selection.unwrap().version)
        .await
        .unwrap();
    assert_eq!(scene.holders(&world).await, [0, 1, 5]);
    assert_eq!(scene.told(&world, 2).await.unwrap().reason, Plain::Weighed);
    // What was set aside by hand does not keep the reserve from moving up.
    scene.act(&world, 1, Act::Decline).await;
    assert_eq!(scene.holders(&world).await, [0, 2, 5]);
}

async fn what_changed_meanwhile_is_not_released(world: World) {
    let scene = Scene::make(&world).await;
    scene.run(&world, &run()).await.unwrap();
    let (id, application) = (scene.id(), &scene.applied[3].id);
    world
        .write(async |tx, _| {
            hand::set_note(tx, &scene.organiser, id, application, 1, "Proovi sügisel.").await
        })
        .await
        .unwrap();
    let before = Snapshot::take(&world.db).await;
    let old = scene.release(&world, 1).await;
    assert!(
        matches!(old, Err(Error::Conflict(Conflict::SelectionChanged))),
        "{old:?}"
    );
    assert!(before.changes(&Snapshot::take(&world.db).await).is_empty());
    // Somebody gives up before the release: they drop out, and the selection is to be made again.
    scene.act(&world, 1, Act::Withdraw).await;
    let view = scene.view(&world).await;
    assert!(view.stale && view.people.len() == 5);
    assert_eq!(view.in_the_way, Some(Conflict::SelectionChanged));
    let stale = scene.release(&world, 2).await;
    assert!(
        matches!(stale, Err(Error::Conflict(Conflict::SelectionChanged))),
        "{stale:?}"
    );
    assert!(scene.holders(&world).await.is_empty());
    scene.run(&world, &run()).await.unwrap();
    scene.release(&world, 3).await.unwrap();
    assert_eq!(scene.holders(&world).await, [0, 2, 3]);
}

async fn what_cannot_be_is_said_with_the_least_that_gives_way(world: World) {
    let scene = Scene::make(&world).await;
    let id = scene.id();
    world
        .write(async |tx, _| {
            tx.run(
                sql!("update programme set counties_least = 15 where id = $1"),
                &[id.into()],
            )
            .await?;
            Ok(())
        })
        .await
        .unwrap();
    let work = world
        .write(async |tx, ctx| work::begin(tx, ctx, &scene.organiser, id, &run()).await)
        .await
        .unwrap();
    let infeasible = work.solve().unwrap_err();
    assert!(
        infeasible
            .changes
            .iter()
            .any(|change| matches!(change, GivesWay::Spread { from: 15, to, .. } if *to <= 3)),
        "{infeasible:?}"
    );
    assert!(scene.view(&world).await.selection.is_none());
}

async fn a_lottery_is_repeated_by_its_seed(world: World) {
    let scene = Scene::make(&world).await;
    let id = scene.id();
    world
        .write(async |tx, _| {
            tx.run(
                sql!("update programme set choose = 'lottery', line = 30 where id = $1"),
                &[id.into()],
            )
            .await?;
            Ok(())
        })
        .await
        .unwrap();
    let seeded = Run {
        seed: "lootus".to_owned(),
        ..run()
    };
    scene.run(&world, &seeded).await.unwrap();
    let first = scene.outcomes(&world).await;
    // Whoever is below the line takes no part.
    assert_eq!(first[4..], [(Not, None), (Not, None)]);
    assert_eq!(first.iter().filter(|(o, _)| *o == Chosen).count(), 3);
    scene.run(&world, &run()).await.unwrap();
    assert_ne!(scene.view(&world).await.selection.unwrap().seed, "lootus");
    scene.run(&world, &seeded).await.unwrap();
    assert_eq!(scene.outcomes(&world).await, first);
    scene.release(&world, 3).await.unwrap();
    assert_eq!(scene.told(&world, 5).await.unwrap().reason, Plain::Line);
}

async fn the_selection_is_for_those_who_look_after_people(world: World) {
    let scene = Scene::make(&world).await;
    scene.run(&world, &run()).await.unwrap();
    let (id, now) = (scene.id(), world.dial.now());
    let application = &scene.applied[0].id;
    let mut actors = vec![
        (Actor::Visitor, false),
        (world.log_in(&scene.fixture.outsider).await.0, false),
    ];
    for role in [Role::Facilitator, Role::Scribe, Role::Analyst, Role::Reviewer] {
        actors.push((world.log_in(scene.fixture.person(role)).await.0, true));
    }
    let change = Change {
        outcome: Not,
        reason: "Niisama".to_owned(),
        despite: true,
        version: 1,
    };
    let before = Snapshot::take(&world.db).await;
    for (actor, is_member) in &actors {
        let answers = [
            world
                .read(async |tx| view::view(tx, actor, id, now).await.map(|_| ()))
                .await,
            world
                .read(async |tx| view::record(tx, actor, id).await.map(|_| ()))
                .await,
            world
                .write(async |tx, ctx| work::begin(tx, ctx, actor, id, &run()).await.map(|_| ()))
                .await,
            world
                .write(async |tx, _| hand::change(tx, actor, id, application, &change).await)
                .await,
            world
                .write(async |tx, _| hand::set_note(tx, actor, id, application, 1, "x").await)
                .await,
            world
                .write(async |tx, ctx| release::release(tx, ctx, actor, id, 1).await.map(|_| ()))
                .await,
            world
                .write(async |tx, ctx| reserve::offer(tx, ctx, actor, id, application, "x").await)
                .await,
        ];
        for answer in answers {
            let fits = match answer {
                Err(Error::NotFound) => !is_member,
                Err(Error::Denied) => *is_member,
                _ => false,
            };
            assert!(fits, "{actor:?}: {answer:?}");
        }
    }
    assert!(before.changes(&Snapshot::take(&world.db).await).is_empty());
}

async fn what_is_called_off_offers_no_place(world: World) {
    let scene = Scene::released(&world).await;
    scene.act(&world, 0, Act::Accept).await;
    let id = scene.id();
    world
        .write(async |tx, ctx| {
            domain::programme::life::cancel(tx, ctx, &scene.organiser, id, "Raha ei tulnud.").await
        })
        .await
        .unwrap();
    // Three with a place and two in reserve; who was not chosen has been told already.
    assert_eq!(scene.mails(&world, Kind::ProgrammeCancelled).await, 5);
    scene.act(&world, 0, Act::Withdraw).await;
    assert_eq!(scene.holders(&world).await, [1, 2]);
    let next = &scene.applied[3].id;
    let by_hand = world
        .write(async |tx, ctx| reserve::offer(tx, ctx, &scene.organiser, id, next, "Proovime.").await)
        .await;
    assert!(
        matches!(by_hand, Err(Error::Conflict(Conflict::Cancelled))),
        "{by_hand:?}"
    );
}

async fn who_drops_out_later_goes_later_and_the_reserve_stays_until_the_beginning(world: World) {
    let scene = Scene::released(&world).await;
    for n in [0, 1, 2] {
        scene.act(&world, n, Act::Accept).await;
    }
    let id = scene.id();
    world
        .write(async |tx, ctx| {
            let short = sql!("update organisation set keep_days = 1");
            tx.run(short, &[]).await?;
            domain::programme::clock::reschedule(tx, ctx, id).await
        })
        .await
        .unwrap();
    let there = async || {
        let query = sql!("select code from application where programme_id = $1");
        let rows = world
            .read(async |tx| Ok(tx.all(query, &[id.into()]).await?))
            .await
            .unwrap();
        let codes: Vec<String> = rows.iter().map(|r| r.get("code").unwrap()).collect();
        let here = |n: &usize| codes.contains(&scene.applied[*n].code);
        (0..scene.applied.len()).filter(here).collect::<Vec<_>>()
    };
    let later = async |days: i64| {
        world.dial.forward(days * DAY);
        world
            .write(async |tx, ctx| domain::programme::clock::run(tx, ctx, id).await)
            .await
            .unwrap();
    };
    later(2).await;
    // Who was not chosen has gone; the reserve waits.
    assert_eq!(there().await, [0, 1, 2, 3, 4]);
    scene.act(&world, 1, Act::Withdraw).await;
    assert_eq!(scene.holders(&world).await, [0, 2, 3]);
    later(2).await;
    assert_eq!(there().await, [0, 2, 3, 4], "a day after giving up");
    scene.act(&world, 3, Act::Accept).await;
    // The programme begins: nobody moves up any more.
    later(30).await;
    assert_eq!(there().await, [0, 2, 3]);
}
