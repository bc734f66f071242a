//! Who comes to an information event: written to, reminded, erased.

use domain::actor::Actor;
use domain::error::Error;
use domain::mail::Kind;
use domain::meeting::{Meeting, information};
use domain::programme::clock;
use kernel::time::{DAY, HOUR, MINUTE};
use store::sql;

use super::{guest, meeting_of, names, save, sign_up};
use crate::support::{World, both_engines};

both_engines!(
    guests_are_written_to_and_leave_nothing_behind,
    guests_go_by_themselves_after_the_event,
);

async fn guests_are_written_to_and_leave_nothing_behind(world: World) {
    let fixture = world.fixture().await;
    let learning = &fixture.programme;
    let secret = sign_up(&world, learning, "Uku").await;
    // The same form sent twice is one guest, and somebody else at the same computer another.
    assert_eq!(sign_up(&world, learning, "Uku").await, secret);
    let other = sign_up(&world, learning, "Vaike").await;
    assert_ne!(other, secret);
    assert_eq!(
        names(&world, &learning.id, Kind::InformationSignedUp).await,
        ["Uku", "Vaike"]
    );
    // The event moves: guests are told, and reminded of the new time, once.
    let was = meeting_of(&world, learning, &learning.information).await;
    let moved = Meeting {
        starts_at: was.starts_at.map(|at| at + DAY),
        ..was.clone()
    };
    save(&world, &moved).await;
    assert_eq!(
        names(&world, &learning.id, Kind::MeetingChanged).await,
        ["Uku", "Vaike"]
    );
    world.dial.set(moved.starts_at.unwrap() - 23 * HOUR);
    for _ in 0..2 {
        world
            .write(async |tx, ctx| clock::run(tx, ctx, &learning.id).await)
            .await
            .unwrap();
    }
    assert_eq!(
        names(&world, &learning.id, Kind::InformationReminder).await,
        ["Uku", "Vaike"]
    );
    // What is held is theirs to see.
    let held = world
        .read(async |tx| information::export(tx, &secret).await)
        .await
        .unwrap();
    assert_eq!(held["name"], "Uku");
    assert_eq!(held["question"], "Uku küsib, kas tulla tasub.");
    assert_eq!(held["mails"].as_array().unwrap().len(), 3);
    // One goes by themselves, the other asks the organisers; their mails go with them.
    world
        .write(async |tx, ctx| information::give_up(tx, ctx, &secret).await)
        .await
        .unwrap();
    let gone = world
        .read(async |tx| information::find(tx, &secret).await.map(|_| ()))
        .await;
    assert!(matches!(gone, Err(Error::NotFound)));
    assert_eq!(
        names(&world, &learning.id, Kind::InformationSignedUp).await,
        ["Vaike"]
    );
    let events = world
        .read(async |tx| information::list(tx, &Actor::System, &learning.id).await)
        .await
        .unwrap();
    let vaike = events[0].1[0].id.clone();
    assert_eq!(events[0].1.len(), 1);
    let elsewhere = world
        .write(async |tx, ctx| information::remove(tx, ctx, &Actor::System, &learning.id, "x").await)
        .await;
    assert!(matches!(elsewhere, Err(Error::NotFound)));
    world
        .write(async |tx, ctx| information::remove(tx, ctx, &Actor::System, &learning.id, &vaike).await)
        .await
        .unwrap();
    for kind in [
        Kind::InformationSignedUp,
        Kind::MeetingChanged,
        Kind::InformationReminder,
    ] {
        assert!(names(&world, &learning.id, kind).await.is_empty(), "{kind:?}");
    }
    // When it is over nobody signs up.
    world.dial.set(moved.ends_at().unwrap() + MINUTE);
    let late = world
        .write(async |tx, ctx| {
            information::sign_up(
                tx,
                ctx,
                &learning.public_id,
                &learning.information,
                &guest("Hiline"),
            )
            .await
        })
        .await;
    assert!(matches!(late, Err(Error::Gone)), "{late:?}");
    let no_event = world
        .write(async |tx, ctx| {
            information::sign_up(
                tx,
                ctx,
                &learning.public_id,
                &learning.meetings[0],
                &guest("Eksinud"),
            )
            .await
        })
        .await;
    assert!(matches!(no_event, Err(Error::NotFound)), "{no_event:?}");
}

async fn guests_go_by_themselves_after_the_event(world: World) {
    let fixture = world.fixture().await;
    let learning = &fixture.programme;
    sign_up(&world, learning, "Uku").await;
    let event = meeting_of(&world, learning, &learning.information).await;
    let keep = fixture.organisation.profile.keep_days;
    let goes = information::erase_at(&event, keep).unwrap();
    let guests = sql!("select count(*) as n from information_guest where meeting_id = $1");
    let run = async || {
        world
            .write(async |tx, ctx| clock::run(tx, ctx, &learning.id).await)
            .await
            .unwrap();
    };
    world.dial.set(goes - 1);
    run().await;
    assert_eq!(world.count(guests, &event.id).await, 1);
    // The clock waits for that moment.
    let due = sql!("select run_at from job where key = $1");
    let at: i64 = world
        .read(async |tx| {
            let key = format!("programme:{}", learning.id);
            Ok(tx.one(due, &[key.into()]).await?.get("run_at")?)
        })
        .await
        .unwrap();
    assert_eq!(at, goes);
    world.dial.set(goes);
    run().await;
    assert_eq!(world.count(guests, &event.id).await, 0);
    assert!(
        names(&world, &learning.id, Kind::InformationSignedUp)
            .await
            .is_empty()
    );
    // The proof counts and names nobody.
    let proofs = sql!(
        "select count(*) as n from erasure where programme_id = $1 and registrations = 1 and why = 'time-over'"
    );
    assert_eq!(world.count(proofs, &learning.id).await, 1);
}
