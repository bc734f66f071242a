//! Calling off and moving: everybody who is in or waits is told, once.

use domain::actor::Actor;
use domain::dialogue::{life, plan};
use domain::error::{Conflict, Error};
use domain::mail::Kind;
use domain::registration::own;
use kernel::time::{DAY, HOUR};

use crate::support::fixture::{self, Fixture};
use crate::support::{World, both_engines};

both_engines!(
    cancelling_tells_everybody_who_is_in_or_waits,
    moving_tells_everybody_and_small_changes_nobody,
    what_has_people_is_neither_closed_nor_deleted,
);

/// Names in the mails of a kind about the open dialogue, sorted.
async fn told(world: &World, fixture: &Fixture, kind: Kind) -> Vec<String> {
    let mut names: Vec<String> = world
        .mails(&fixture.open.id, kind)
        .await
        .into_iter()
        .map(|m| m.new.to_name)
        .collect();
    names.sort();
    names
}

async fn cancelling_tells_everybody_who_is_in_or_waits(world: World) {
    let fixture = world.fixture().await;
    let open = &fixture.open.id;
    let cancel = async |reason: &str| {
        world
            .write(async |tx, ctx| life::cancel(tx, ctx, &Actor::System, open, reason).await)
            .await
    };
    assert!(
        matches!(cancel("  \n ").await, Err(Error::Invalid(_))),
        "a reason is owed"
    );
    assert!(told(&world, &fixture, Kind::Cancelled).await.is_empty());
    cancel("Vedaja on haige.").await.unwrap();
    // Not Peeter, who had given his place up.
    assert_eq!(
        told(&world, &fixture, Kind::Cancelled).await,
        ["Jaan", "Liis", "Mari", "Toomas"]
    );
    cancel("Veel üks põhjus.").await.unwrap();
    assert_eq!(
        told(&world, &fixture, Kind::Cancelled).await.len(),
        4,
        "a second click tells nobody again"
    );
    let dialogue = world
        .read(async |tx| fixture::load(tx, open).await)
        .await
        .unwrap();
    assert_eq!(dialogue.text("et").1.cancel_reason, "Vedaja on haige.");
    // It stays cancelled: nobody comes back into it, and giving up is still possible.
    let act = async |secret: &str, act| {
        world
            .write(async |tx, ctx| own::act(tx, ctx, secret, act).await)
            .await
    };
    let refused = act(&fixture.withdrawn.secret, own::Act::Return).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::Cancelled))),
        "{refused:?}"
    );
    act(&fixture.confirmed[0].secret, own::Act::Withdraw)
        .await
        .unwrap();
    let over = world
        .write(async |tx, ctx| life::cancel(tx, ctx, &Actor::System, &fixture.past.id, "Hilja.").await)
        .await;
    assert!(matches!(over, Err(Error::Conflict(Conflict::Over))));
}

async fn moving_tells_everybody_and_small_changes_nobody(world: World) {
    let fixture = world.fixture().await;
    let open = &fixture.open.id;
    let was = world
        .read(async |tx| fixture::load(tx, open).await)
        .await
        .unwrap();
    let save = async |meeting: plan::Meeting| {
        world
            .write(async |tx, ctx| plan::set_meeting(tx, ctx, &Actor::System, open, &meeting).await)
            .await
    };
    save(plan::Meeting {
        access: "Uks on tänava pool.".to_owned(),
        ..was.meeting.clone()
    })
    .await
    .unwrap();
    assert!(told(&world, &fixture, Kind::Changed).await.is_empty());
    let moved = plan::Meeting {
        starts_at: was.meeting.starts_at.map(|at| at + 2 * HOUR),
        ..was.meeting.clone()
    };
    save(moved.clone()).await.unwrap();
    assert_eq!(
        told(&world, &fixture, Kind::Changed).await,
        ["Jaan", "Liis", "Mari", "Toomas"]
    );
    save(moved).await.unwrap();
    assert_eq!(
        told(&world, &fixture, Kind::Changed).await.len(),
        4,
        "the same saved again tells nobody"
    );
    let dialogue = world
        .read(async |tx| fixture::load(tx, open).await)
        .await
        .unwrap();
    assert_eq!(
        dialogue.sequence,
        was.sequence + 1,
        "the calendars learn of one change"
    );
    // People rely on it, so it can lose neither its time nor its place.
    for broken in [
        plan::Meeting {
            starts_at: None,
            ..was.meeting.clone()
        },
        plan::Meeting {
            place_name: String::new(),
            ..was.meeting.clone()
        },
    ] {
        assert!(matches!(save(broken).await, Err(Error::Invalid(_))));
    }
    world.dial.forward(11 * DAY);
    assert!(matches!(
        save(was.meeting.clone()).await,
        Err(Error::Conflict(Conflict::Over))
    ));
}

async fn what_has_people_is_neither_closed_nor_deleted(world: World) {
    let fixture = world.fixture().await;
    let open = &fixture.open.id;
    let closed = world
        .write(async |tx, ctx| life::close(tx, ctx, &Actor::System, open).await)
        .await;
    assert!(matches!(closed, Err(Error::Conflict(Conflict::HasPeople))));
    let deleted = world
        .write(async |tx, ctx| life::delete(tx, ctx, &Actor::System, open).await)
        .await;
    assert!(matches!(deleted, Err(Error::Conflict(Conflict::HasPeople))));
    let draft = &fixture.draft.id;
    world
        .write(async |tx, ctx| life::delete(tx, ctx, &Actor::System, draft).await)
        .await
        .unwrap();
    let gone = world.read(async |tx| fixture::load(tx, draft).await).await;
    assert!(matches!(gone, Err(Error::NotFound)));
    // A copy has the plan and neither the date nor the people.
    let copy = world
        .write(async |tx, ctx| life::copy(tx, ctx, &Actor::System, open).await)
        .await
        .unwrap();
    let made = world
        .read(async |tx| fixture::load(tx, &copy).await)
        .await
        .unwrap();
    assert_eq!((made.meeting.starts_at, made.answer_by), (None, None));
    assert_eq!(made.question(), "Kuidas me siin elada tahame?");
    assert!(world.states(&copy).await.is_empty());
}
