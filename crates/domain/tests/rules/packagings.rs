//! What a circle takes along is overwritten by nobody unseen, and the circle's own links save only in their time.

use domain::circle::live::Memory;
use domain::circle::{self, Circle};
use domain::error::{Conflict, Error};
use domain::input::{Fault, Faults, Fields, Reader};
use domain::packaging::{self, LONGEST, OPEN_AFTER_CLOSE, Packaging, Part, Parts};
use domain::summary::{self, Edited};
use store::db::Tx;

use crate::support::fixture::Fixture;
use crate::support::talk::Talk;
use crate::support::{World, both_engines};

both_engines!(
    of_two_who_write_the_second_is_told,
    the_links_save_from_the_opening_until_a_week_after,
    nothing_is_changed_under_a_public_summary,
);

fn topics(version: u32, text: &str) -> Packaging {
    Packaging {
        parts: Parts::default().with(Part::Topics, text),
        version,
    }
}

async fn circle(tx: &mut Tx, id: &str) -> Circle {
    circle::by_id(tx, id).await.unwrap()
}

/// A circle of a dialogue that was held, opened.
async fn opened(world: &World, fixture: &Fixture, memory: &Memory) -> Talk {
    world
        .write(async |tx, ctx| Talk::begin(tx, ctx, memory, &fixture.past, (1, 1)).await)
        .await
        .unwrap()
}

async fn of_two_who_write_the_second_is_told(world: World) {
    let fixture = world.fixture().await;
    let talk = opened(&world, &fixture, &Memory::default()).await;
    let id = &talk.circle.id;
    let save = async |packaging: &Packaging| {
        world
            .write(async |tx, ctx| {
                let circle = circle(tx, id).await;
                packaging::save_by_link(tx, ctx, &circle, packaging).await
            })
            .await
    };
    let load = async || {
        world
            .read(async |tx| packaging::load(tx, id).await)
            .await
            .unwrap()
    };
    assert_eq!(load().await, Packaging::default());

    save(&topics(0, "Lasteaed")).await.unwrap();
    assert_eq!(load().await, topics(1, "Lasteaed"));
    let second = save(&topics(0, "Buss")).await;
    assert!(
        matches!(second, Err(Error::Conflict(Conflict::Rewritten))),
        "{second:?}"
    );
    // Sent once more because the answer was lost: that is no conflict, and no new version.
    save(&topics(0, "Lasteaed")).await.unwrap();
    assert_eq!(load().await, topics(1, "Lasteaed"));
    save(&topics(1, "Lasteaed ja buss")).await.unwrap();
    assert_eq!(load().await, topics(2, "Lasteaed ja buss"));

    // Those who write at the same moment, too: one saves.
    let gave = world
        .at_once(8, |i| {
            let (db, id, ctx) = (world.db.clone(), id.clone(), world.dial.context());
            async move {
                let mut tx = db.write().await.unwrap();
                let circle = circle(&mut tx, &id).await;
                let mine = topics(2, &format!("Tekst {i}"));
                let answer = packaging::save_by_link(&mut tx, &ctx, &circle, &mine).await;
                if answer.is_ok() {
                    tx.commit().await.unwrap();
                }
                answer.is_ok()
            }
        })
        .await;
    assert_eq!(gave.iter().filter(|saved| **saved).count(), 1);
    assert_eq!(load().await.version, 3);
}

async fn the_links_save_from_the_opening_until_a_week_after(world: World) {
    let fixture = world.fixture().await;
    let memory = Memory::default();
    let unopened = world
        .write(async |tx, ctx| {
            let actor = domain::actor::Actor::System;
            Ok(circle::set_count(tx, ctx, &actor, &fixture.past.id, 1)
                .await?
                .remove(0))
        })
        .await
        .unwrap();
    let save = async |version: u32| {
        world
            .write(async |tx, ctx| {
                let circle = circle(tx, &unopened.id).await;
                packaging::save_by_link(tx, ctx, &circle, &topics(version, &format!("Tekst {version}"))).await
            })
            .await
    };
    let early = save(0).await;
    assert!(
        matches!(early, Err(Error::Conflict(Conflict::NotBegun))),
        "{early:?}"
    );
    let talk = opened(&world, &fixture, &memory).await;
    save(0).await.unwrap();
    world
        .write(async |tx, ctx| talk.close(tx, ctx, &memory).await)
        .await
        .unwrap();
    world.dial.forward(OPEN_AFTER_CLOSE - 1);
    save(1).await.unwrap();
    world.dial.forward(1);
    let late = save(2).await;
    assert!(matches!(late, Err(Error::Gone)), "{late:?}");
    // The host still can.
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    world
        .write(async |tx, ctx| {
            packaging::save(
                tx,
                ctx,
                &organiser,
                &fixture.past.id,
                &talk.circle.id,
                &topics(2, "Paberilt"),
            )
            .await
        })
        .await
        .unwrap();
    // By way of another dialogue the circle is not there.
    let astray = world
        .write(async |tx, ctx| {
            packaging::save(
                tx,
                ctx,
                &organiser,
                &fixture.open.id,
                &talk.circle.id,
                &topics(3, "Võõras"),
            )
            .await
        })
        .await;
    assert!(matches!(astray, Err(Error::NotFound)), "{astray:?}");
}

async fn nothing_is_changed_under_a_public_summary(world: World) {
    let fixture = world.fixture().await;
    let talk = opened(&world, &fixture, &Memory::default()).await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let id = &fixture.past.id;
    world
        .write(async |tx, ctx| {
            let edited = Edited {
                parts: Parts::default().with(Part::Topics, "Lasteaed"),
                version: 0,
                quotes: Default::default(),
            };
            summary::save(tx, ctx, &organiser, id, &edited).await?;
            summary::publish(tx, ctx, &organiser, id, 1).await
        })
        .await
        .unwrap();
    let save = async || {
        world
            .write(async |tx, ctx| {
                let circle = circle(tx, &talk.circle.id).await;
                packaging::save_by_link(tx, ctx, &circle, &topics(0, "Hiljem")).await
            })
            .await
    };
    let refused = save().await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::Published))),
        "{refused:?}"
    );
    world
        .write(async |tx, _| summary::take_back(tx, &organiser, id).await)
        .await
        .unwrap();
    save().await.unwrap();
}

#[test]
fn a_form_comes_back_as_it_was_and_too_long_a_part_is_told() {
    let packaging = topics(7, "Lasteaed\n\nja buss");
    let fields = packaging.fill();
    let mut reader = Reader::new(&fields);
    assert_eq!(Packaging::read(&mut reader), packaging);
    let long = Fields::default().with("next", "õ".repeat(LONGEST + 1));
    let mut reader = Reader::new(&long);
    let read = Packaging::read(&mut reader);
    let Err(Error::Invalid(faults)) = reader.done(read) else {
        panic!("it was taken");
    };
    assert_eq!(faults, Faults::one("next", Fault::TooLong(LONGEST)));
}
