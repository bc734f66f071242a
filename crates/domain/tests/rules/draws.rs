//! The draw in public: a list that everybody can see, a number, and what follows from it.

use domain::actor::{Actor, Role};
use domain::application::own::Act;
use domain::error::{Conflict, Error, Result};
use domain::selection::Outcome;
use domain::selection::draw::act::{self, Announcement};
use domain::selection::draw::list::GROUPS;
use domain::selection::draw::prepare;
use domain::selection::draw::view::{self, Public, View};
use domain::selection::draw::{self, Draw, Fits, Prepared};
use domain::selection::why::Plain;
use kernel::time::DAY;
use store::sql;

use crate::selections::{Scene, run};
use crate::support::{World, both_engines};

both_engines!(
    a_number_decides_and_the_release_follows_it,
    who_gives_up_after_the_list_makes_room_for_somebody_else,
    nobody_is_chosen_otherwise_while_a_number_is_waited_for,
    a_list_that_no_longer_fits_is_not_drawn_from,
    what_was_public_stays_public_when_it_is_corrected_or_called_off,
    a_draw_is_for_those_who_look_after_people,
    the_list_goes_with_those_who_stand_on_it,
);

/// Four above the line for three places: two of them from one municipality, of which one may come.
async fn by_lot(world: &World) -> Scene {
    let scene = Scene::make(world).await;
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
    scene
}

async fn prepare(world: &World, scene: &Scene, actor: &Actor) -> Result<()> {
    let id = scene.id();
    let work = world
        .write(async |tx, ctx| prepare::begin(tx, ctx, actor, id, &run()).await)
        .await?;
    let solved = work.solve().unwrap();
    world
        .write(async |tx, ctx| prepare::finish(tx, ctx, actor, &work, solved).await)
        .await
}

fn said() -> Announcement {
    Announcement {
        source: "Kolm kuuli rahvamajas".to_owned(),
        draws_at: None,
    }
}

async fn see(world: &World, scene: &Scene) -> View {
    let now = world.dial.now();
    world
        .read(async |tx| view::view(tx, &scene.organiser, scene.id(), now).await)
        .await
        .unwrap()
}

async fn version(world: &World, scene: &Scene) -> u32 {
    see(world, scene).await.draw.unwrap().version
}

async fn publish(world: &World, scene: &Scene) -> Result<()> {
    let version = version(world, scene).await;
    world
        .write(async |tx, ctx| act::publish(tx, ctx, &scene.organiser, scene.id(), version, &said()).await)
        .await
}

async fn enter(world: &World, scene: &Scene, number: u32, reason: &str) -> Result<()> {
    let version = version(world, scene).await;
    world
        .write(async |tx, ctx| {
            act::enter(tx, ctx, &scene.organiser, scene.id(), version, number, reason).await
        })
        .await
}

async fn call_off(world: &World, scene: &Scene, reason: &str) -> Result<()> {
    let version = version(world, scene).await;
    world
        .write(async |tx, ctx| act::call_off(tx, ctx, &scene.organiser, scene.id(), version, reason).await)
        .await
}

async fn everybody(world: &World, scene: &Scene) -> Result<Public> {
    let public_id = &scene.fixture.programme.public_id;
    world
        .read(async |tx| view::public(tx, &Actor::Visitor, public_id).await)
        .await
}

/// Codes of those chosen, in order.
async fn chosen(world: &World, scene: &Scene) -> Vec<String> {
    let people = scene.view(world).await.people.into_iter();
    let chosen = people.filter(|p| p.decision.outcome == Outcome::Chosen);
    let mut codes: Vec<String> = chosen.map(|p| p.code).collect();
    codes.sort();
    codes
}

fn prepared(draw: Option<Draw>) -> Prepared {
    draw.unwrap().prepared.unwrap()
}

async fn a_number_decides_and_the_release_follows_it(world: World) {
    let scene = by_lot(&world).await;
    assert!(matches!(everybody(&world, &scene).await, Err(Error::NotFound)));
    prepare(&world, &scene, &scene.organiser).await.unwrap();
    let first = prepared(see(&world, &scene).await.draw);
    // Prepared again it is the same, and still nobody else sees it.
    prepare(&world, &scene, &scene.organiser).await.unwrap();
    let list = prepared(see(&world, &scene).await.draw);
    assert_eq!(list.fingerprint, first.fingerprint);
    assert!(matches!(everybody(&world, &scene).await, Err(Error::NotFound)));
    publish(&world, &scene).await.unwrap();
    let shown = everybody(&world, &scene).await.unwrap();
    assert_eq!(prepared(Some(shown.draw)).list, list.list);
    // Of the four, two of one municipality share a place, and the two others are in every group.
    let stakes = list.list.stakes();
    assert_eq!(stakes.len(), 4);
    let mut groups: Vec<u32> = stakes.iter().map(|s| s.groups).collect();
    groups.sort_unstable();
    assert_eq!(groups, [GROUPS / 2, GROUPS / 2, GROUPS, GROUPS]);
    enter(&world, &scene, 417, "").await.unwrap();
    scene.run(&world, &run()).await.unwrap();
    assert_eq!(chosen(&world, &scene).await, list.list.group(417));
    let counts = scene.release(&world, scene.version(&world).await).await.unwrap();
    assert_eq!((counts.chosen, counts.reserve), (3, 1));
    // After the release nothing of it changes any more.
    let late = enter(&world, &scene, 5, "Eksitus").await;
    assert!(
        matches!(late, Err(Error::Conflict(Conflict::Released))),
        "{late:?}"
    );
    let record = world
        .read(async |tx| domain::selection::view::record(tx, &scene.organiser, scene.id()).await)
        .await
        .unwrap()
        .record;
    assert_eq!(
        record.draw.map(|d| (d.number, d.fingerprint)),
        Some((417, list.fingerprint))
    );
}

async fn who_gives_up_after_the_list_makes_room_for_somebody_else(world: World) {
    let scene = by_lot(&world).await;
    prepare(&world, &scene, &scene.organiser).await.unwrap();
    publish(&world, &scene).await.unwrap();
    let list = prepared(see(&world, &scene).await.draw).list;
    // Numbers 1 and 3 share a place; take a group with number 1 in it.
    let codes: Vec<&str> = scene.applied.iter().map(|a| a.code.as_str()).collect();
    let number = list.numbers(codes[1]).unwrap()[0];
    scene.act(&world, 1, Act::Withdraw).await;
    assert_eq!(see(&world, &scene).await.fits, Some(Fits::Less(1)));
    enter(&world, &scene, number, "").await.unwrap();
    scene.run(&world, &run()).await.unwrap();
    let mut expected: Vec<&str> = list.group(number);
    expected.retain(|code| *code != codes[1]);
    expected.push(codes[3]);
    expected.sort_unstable();
    assert_eq!(chosen(&world, &scene).await, expected);
    let people = scene.view(&world).await.people;
    let instead = people.iter().find(|p| p.code == codes[3]).unwrap();
    assert_eq!(instead.decision.plain(), Plain::ChosenByLot);
    assert_eq!(instead.decision.why, [domain::selection::why::Reason::Instead]);
    scene.release(&world, scene.version(&world).await).await.unwrap();
    let shown = everybody(&world, &scene).await.unwrap();
    let differs: Vec<(&str, bool, bool)> = (shown.differs.iter())
        .map(|d| (d.code.as_str(), d.is_in, d.by_hand))
        .collect();
    assert_eq!(differs, [(codes[3], true, false), (codes[1], false, false)]);
}

async fn nobody_is_chosen_otherwise_while_a_number_is_waited_for(world: World) {
    let scene = by_lot(&world).await;
    scene.run(&world, &run()).await.unwrap();
    prepare(&world, &scene, &scene.organiser).await.unwrap();
    // What is only prepared is in nobody's way.
    scene.run(&world, &run()).await.unwrap();
    publish(&world, &scene).await.unwrap();
    let waits = |answer: &Result<()>| matches!(answer, Err(Error::Conflict(Conflict::DrawAnnounced)));
    assert!(waits(&scene.run(&world, &run()).await));
    let version = scene.version(&world).await;
    assert!(waits(&scene.release(&world, version).await.map(|_| ())));
    assert!(waits(&prepare(&world, &scene, &scene.organiser).await));
    assert_eq!(scene.view(&world).await.in_the_way, Some(Conflict::DrawAnnounced));
    // The number alone releases nothing: the selection from before is another one.
    enter(&world, &scene, 0, "").await.unwrap();
    let stale = scene.release(&world, version).await;
    assert!(
        matches!(stale, Err(Error::Conflict(Conflict::SelectionChanged))),
        "{stale:?}"
    );
    scene.run(&world, &run()).await.unwrap();
    scene.release(&world, scene.version(&world).await).await.unwrap();
}

async fn a_list_that_no_longer_fits_is_not_drawn_from(world: World) {
    let scene = by_lot(&world).await;
    prepare(&world, &scene, &scene.organiser).await.unwrap();
    let line = async |line: i64| {
        world
            .write(async |tx, _| {
                tx.run(
                    sql!("update programme set line = $2 where id = $1"),
                    &[scene.id().into(), line.into()],
                )
                .await?;
                Ok(())
            })
            .await
            .unwrap();
    };
    // Lower, and two more are in play who are not on the list.
    line(0).await;
    let stale = publish(&world, &scene).await;
    assert!(
        matches!(stale, Err(Error::Conflict(Conflict::DrawStale))),
        "{stale:?}"
    );
    line(30).await;
    publish(&world, &scene).await.unwrap();
    line(0).await;
    assert_eq!(see(&world, &scene).await.fits, Some(Fits::No));
    let stale = enter(&world, &scene, 1, "").await;
    assert!(
        matches!(stale, Err(Error::Conflict(Conflict::DrawStale))),
        "{stale:?}"
    );
    // Higher, and somebody on the list could no longer be chosen: that is not giving up.
    line(90).await;
    assert_eq!(see(&world, &scene).await.fits, Some(Fits::No));
    line(0).await;
    call_off(&world, &scene, "Kaks jäid kõrvale").await.unwrap();
    prepare(&world, &scene, &scene.organiser).await.unwrap();
    publish(&world, &scene).await.unwrap();
    enter(&world, &scene, 1, "").await.unwrap();
    scene.run(&world, &run()).await.unwrap();
}

async fn what_was_public_stays_public_when_it_is_corrected_or_called_off(world: World) {
    let scene = by_lot(&world).await;
    prepare(&world, &scene, &scene.organiser).await.unwrap();
    publish(&world, &scene).await.unwrap();
    let fingerprint = prepared(see(&world, &scene).await.draw).fingerprint;
    enter(&world, &scene, 471, "").await.unwrap();
    let silent = enter(&world, &scene, 417, "").await;
    assert!(matches!(silent, Err(Error::Invalid(_))), "{silent:?}");
    enter(&world, &scene, 417, "Numbrid läksid vahetusse")
        .await
        .unwrap();
    // The same number again changes nothing.
    enter(&world, &scene, 417, "").await.unwrap();
    let silent = call_off(&world, &scene, "").await;
    assert!(matches!(silent, Err(Error::Invalid(_))), "{silent:?}");
    call_off(&world, &scene, "Masin oli katki").await.unwrap();
    let shown = everybody(&world, &scene).await.unwrap().draw;
    assert_eq!(shown.prepared, None);
    let told: Vec<_> = shown
        .earlier
        .iter()
        .map(|e| (e.number, e.reason.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Some(471), "Numbrid läksid vahetusse"),
            (Some(417), "Masin oli katki")
        ]
    );
    assert!(shown.earlier.iter().all(|e| e.fingerprint == fingerprint));
    let called_off: Vec<bool> = shown.earlier.iter().map(|e| e.called_off).collect();
    assert_eq!(called_off, [false, true]);
    // And people can be chosen otherwise again.
    scene.run(&world, &run()).await.unwrap();
    scene.release(&world, scene.version(&world).await).await.unwrap();
}

async fn a_draw_is_for_those_who_look_after_people(world: World) {
    let scene = by_lot(&world).await;
    prepare(&world, &scene, &scene.organiser).await.unwrap();
    let id = scene.id();
    let mut actors = vec![Actor::Visitor, world.log_in(&scene.fixture.outsider).await.0];
    for role in [Role::Facilitator, Role::Scribe, Role::Analyst, Role::Reviewer] {
        actors.push(world.log_in(scene.fixture.person(role)).await.0);
    }
    for (n, actor) in actors.iter().enumerate() {
        let refused = [
            prepare(&world, &scene, actor).await,
            world
                .write(async |tx, ctx| act::publish(tx, ctx, actor, id, 1, &said()).await)
                .await,
            world
                .write(async |tx, ctx| act::enter(tx, ctx, actor, id, 1, 3, "").await)
                .await,
            world
                .write(async |tx, ctx| act::call_off(tx, ctx, actor, id, 1, "Ei").await)
                .await,
            world
                .read(async |tx| view::view(tx, actor, id, 0).await.map(|_| ()))
                .await,
        ];
        // To who is no member the programme's people do not exist; a member without the right is told so.
        for answer in refused {
            match n {
                0 | 1 => assert!(matches!(answer, Err(Error::NotFound)), "{n}: {answer:?}"),
                _ => assert!(matches!(answer, Err(Error::Denied)), "{n}: {answer:?}"),
            }
        }
    }
    // An old page changes nothing either.
    let old = world
        .write(async |tx, ctx| act::publish(tx, ctx, &scene.organiser, id, 9, &said()).await)
        .await;
    assert!(
        matches!(old, Err(Error::Conflict(Conflict::DrawChanged))),
        "{old:?}"
    );
}

async fn the_list_goes_with_those_who_stand_on_it(world: World) {
    let scene = by_lot(&world).await;
    prepare(&world, &scene, &scene.organiser).await.unwrap();
    publish(&world, &scene).await.unwrap();
    enter(&world, &scene, 417, "").await.unwrap();
    scene.run(&world, &run()).await.unwrap();
    scene.release(&world, scene.version(&world).await).await.unwrap();
    let code = scene.applied[0].code.as_str();
    let on_list = async || {
        world
            .read(async |tx| draw::is_on_list(tx, scene.id(), code).await)
            .await
            .unwrap()
    };
    assert!(on_list().await);
    world.dial.forward(400 * DAY);
    world
        .write(async |tx, ctx| domain::programme::clock::run(tx, ctx, scene.id()).await)
        .await
        .unwrap();
    assert!(!on_list().await);
    let shown = everybody(&world, &scene).await.unwrap().draw;
    assert_eq!(shown.drawn().map(|(_, number)| number.number), Some(417));
}
