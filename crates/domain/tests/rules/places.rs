//! Places: how many there are, who gets one that is free, and what goes when somebody is erased.

use domain::actor::{Actor, Right};
use domain::dialogue::field::{self, Asked, Field};
use domain::dialogue::plan::{self, Places};
use domain::erasure::{self, Of, Why};
use domain::error::{Error, Result};
use domain::input::Fault;
use domain::mail::Kind;
use domain::registration::form::{self, NewRegistration};
use domain::registration::{Source, book, own, people};
use kernel::place::State;
use kernel::time::{DAY, HOUR};
use store::sql;

use crate::support::dial::START;
use crate::support::fixture::{self, Fixture, Plan};
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    the_fixture_stands_as_it_says,
    fewer_places_than_people_are_refused,
    more_places_are_offered_to_those_who_wait,
    who_erases_themselves_leaves_nothing_but_the_place,
    who_is_erased_by_the_host_leaves_nothing_but_the_place,
    erasing_one_of_several_leaves_the_others,
    what_is_no_longer_asked_is_no_longer_kept,
    only_what_is_asked_is_kept,
    nobody_registers_for_a_draft_or_what_is_over,
    the_export_has_all_that_is_held,
);

async fn set_capacity(world: &World, dialogue_id: &str, capacity: u32) -> Result<()> {
    world
        .write(async |tx, ctx| {
            let was = fixture::load(tx, dialogue_id).await?;
            let places = Places {
                capacity: Some(capacity),
                offer_hours: 48,
                ..was.places
            };
            plan::set_places(tx, ctx, &Actor::System, dialogue_id, &places).await
        })
        .await
}

async fn the_fixture_stands_as_it_says(world: World) {
    let fixture = world.fixture().await;
    for (held, name) in [
        (&fixture.confirmed[0], "confirmed"),
        (&fixture.confirmed[1], "confirmed"),
        (&fixture.offered, "offered"),
        (&fixture.waiting, "waiting"),
        (&fixture.withdrawn, "withdrawn"),
        (&fixture.attended[0], "attended"),
        (&fixture.attended[1], "attended"),
        (&fixture.absent, "absent"),
        (&fixture.let_down, "confirmed"),
        (&fixture.elsewhere_held, "confirmed"),
    ] {
        assert_eq!(world.state(&held.id).await.as_str(), name);
        let (found, _) = world
            .read(async |tx| own::find(tx, &held.secret).await)
            .await
            .unwrap();
        assert_eq!(found.id, held.id);
    }
}

async fn fewer_places_than_people_are_refused(world: World) {
    let fixture = world.fixture().await;
    let before = Snapshot::take(&world.db).await;
    // Three places are held: an offered one is promised too.
    match set_capacity(&world, &fixture.open.id, 2).await {
        Err(Error::Invalid(faults)) => assert_eq!(faults.get("capacity"), Some(Fault::BelowTaken(3))),
        other => panic!("{other:?}"),
    }
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    set_capacity(&world, &fixture.open.id, 3).await.unwrap();
}

async fn more_places_are_offered_to_those_who_wait(world: World) {
    let fixture = world.fixture().await;
    set_capacity(&world, &fixture.open.id, 5).await.unwrap();
    // The new offer stands as long as the host said in the same breath.
    assert_eq!(
        world.state(&fixture.waiting.id).await,
        State::Offered {
            until: START + 48 * HOUR
        }
    );
    let offers = world.mails(&fixture.open.id, Kind::Offered).await;
    let last = offers.last().unwrap();
    assert_eq!(offers.len(), 2);
    assert_eq!(
        last.new.registration_id.as_deref(),
        Some(fixture.waiting.id.as_str())
    );
    assert_eq!(last.new.details.until, Some(START + 48 * HOUR));
    let tally = world
        .read(async |tx| {
            let dialogue = fixture::load(tx, &fixture.open.id).await?;
            book::tally(tx, &dialogue).await
        })
        .await
        .unwrap();
    assert_eq!(
        (tally.capacity, tally.taken, tally.waiting, tally.free()),
        (5, 4, 0, 1)
    );
}

/// After it there is no row anywhere that names the registration, the next one has the place, and a proof counts.
async fn assert_erased(world: &World, fixture: &Fixture, before: &Snapshot) {
    let gone = &fixture.confirmed[0].id;
    let after = Snapshot::take(&world.db).await;
    for table in [
        "registration",
        "registration_answer",
        "place_change",
        "mail",
        "job",
    ] {
        assert!(
            !after.rows(table).iter().any(|row| row.contains(gone.as_str())),
            "{table}"
        );
    }
    assert!(
        before
            .rows("registration_answer")
            .iter()
            .any(|row| row.contains(gone.as_str()))
    );
    assert!(before.rows("mail").iter().any(|row| row.contains(gone.as_str())));
    assert!(
        !after
            .changes(before)
            .iter()
            .any(|row| row.contains("Mari") && row.starts_with('-'))
    );
    assert_eq!(
        world.state(&fixture.waiting.id).await,
        State::Offered { until: START + DAY }
    );
    let found = world
        .read(async |tx| own::find(tx, &fixture.confirmed[0].secret).await)
        .await;
    assert!(matches!(found, Err(Error::NotFound)));
    let organisation_id = &fixture.organisation.id;
    let (_, proofs) = world
        .read(async |tx| erasure::overview(tx, &Actor::System, organisation_id).await)
        .await
        .unwrap();
    assert_eq!(proofs.len(), 1);
    assert_eq!(
        (proofs[0].why, proofs[0].registrations, proofs[0].mails),
        (Why::Asked, 1, 1)
    );
    assert_eq!(proofs[0].of, Some(Of::Dialogue(fixture.open.id.clone())));
}

async fn who_erases_themselves_leaves_nothing_but_the_place(world: World) {
    let fixture = world.fixture().await;
    let before = Snapshot::take(&world.db).await;
    let secret = &fixture.confirmed[0].secret;
    world
        .write(async |tx, ctx| own::erase(tx, ctx, secret).await)
        .await
        .unwrap();
    assert_erased(&world, &fixture, &before).await;
    assert!(matches!(
        world
            .write(async |tx, ctx| own::erase(tx, ctx, secret).await)
            .await,
        Err(Error::NotFound)
    ));
}

async fn who_is_erased_by_the_host_leaves_nothing_but_the_place(world: World) {
    let fixture = world.fixture().await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let before = Snapshot::take(&world.db).await;
    let (dialogue, id) = (&fixture.open.id, &fixture.confirmed[0].id);
    world
        .write(async |tx, ctx| people::erase(tx, ctx, &organiser, dialogue, id).await)
        .await
        .unwrap();
    assert_erased(&world, &fixture, &before).await;
}

async fn erasing_one_of_several_leaves_the_others(world: World) {
    let fixture = world.fixture().await;
    // Afterwards too: who came may ask to be forgotten, and the others' attendance stays.
    let secret = &fixture.attended[0].secret;
    world
        .write(async |tx, ctx| own::erase(tx, ctx, secret).await)
        .await
        .unwrap();
    assert_eq!(world.states(&fixture.past.id).await, ["attended", "absent"]);
    assert_eq!(world.state(&fixture.attended[1].id).await, State::Attended);
    // Of a cancelled dialogue as well.
    let secret = &fixture.let_down.secret;
    world
        .write(async |tx, ctx| own::erase(tx, ctx, secret).await)
        .await
        .unwrap();
    assert!(world.states(&fixture.cancelled.id).await.is_empty());
}

async fn what_is_no_longer_asked_is_no_longer_kept(world: World) {
    let fixture = world.fixture().await;
    let answers = sql!(
        "select count(*) as n from registration_answer join registration on registration.id = registration_id where dialogue_id = $1"
    );
    assert_eq!(world.count(answers, &fixture.open.id).await, 5);
    let asked = [Asked {
        field: Field::Access,
        required: false,
        why: String::new(),
    }];
    let open = &fixture.open.id;
    world
        .write(async |tx, ctx| field::set(tx, ctx, &Actor::System, open, &asked).await)
        .await
        .unwrap();
    assert_eq!(world.count(answers, open).await, 0);
    assert_eq!(
        world.count(answers, &fixture.elsewhere.id).await,
        1,
        "another dialogue's answers stay"
    );
}

async fn only_what_is_asked_is_kept(world: World) {
    let fixture = world.fixture().await;
    let mut new = fixture::form_of("Uudishimulik");
    new.details.answers.insert(Field::Gender, "woman".to_owned());
    let public_id = &fixture.open.public_id;
    let made = world
        .write(async |tx, ctx| form::register(tx, ctx, public_id, &new).await)
        .await
        .unwrap();
    assert_eq!(made.answers.keys().collect::<Vec<_>>(), [&Field::Place]);
}

async fn nobody_registers_for_a_draft_or_what_is_over(world: World) {
    let fixture = world.fixture().await;
    let before = Snapshot::take(&world.db).await;
    let try_it = async |public_id: &str| {
        let new = fixture::form_of("Varajane");
        world
            .write(async |tx, ctx| form::register(tx, ctx, public_id, &new).await)
            .await
    };
    assert!(matches!(
        try_it(&fixture.draft.public_id).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(try_it("bcdfghjkmnpq").await, Err(Error::NotFound)));
    assert!(matches!(try_it(&fixture.past.public_id).await, Err(Error::Gone)));
    assert!(matches!(
        try_it(&fixture.cancelled.public_id).await,
        Err(Error::Conflict(_))
    ));
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    // Who stands at the door afterwards may still be let in by the host, in a free chair only.
    let plan = Plan {
        capacity: 2,
        ..Plan::new("Kes veel?", START + HOUR)
    };
    let organisation_id = &fixture.organisation.id;
    let dialogue = world
        .write(async |tx, ctx| {
            let made = fixture::planned(tx, ctx, organisation_id, &plan).await?;
            domain::dialogue::life::open(tx, ctx, &Actor::System, &made.id).await?;
            Ok(made)
        })
        .await
        .unwrap();
    world.dial.forward(2 * HOUR);
    let walk_in = async |name: &str| {
        let new = NewRegistration {
            source: Source::WalkIn,
            ..fixture::form_of(name)
        };
        world
            .write(async |tx, ctx| form::add(tx, ctx, &Actor::System, &dialogue.id, &new).await)
            .await
    };
    assert_eq!(walk_in("Üks").await.unwrap().state, State::Attended);
    assert_eq!(walk_in("Kaks").await.unwrap().state, State::Attended);
    assert!(matches!(walk_in("Kolm").await, Err(Error::Full)));
}

async fn the_export_has_all_that_is_held(world: World) {
    let fixture = world.fixture().await;
    let data = world
        .read(async |tx| own::export(tx, &fixture.offered.secret).await)
        .await
        .unwrap();
    let text = data.to_string();
    for part in [
        "Liis",
        "liis@inimesed.example",
        "5550 0000",
        "Alaküla",
        "offered",
        "waiting",
        "Kuidas me siin",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    for part in [&fixture.offered.secret, "secret", "Mari", "Toomas"] {
        assert!(!text.contains(part), "{part} is in {text}");
    }
    assert_eq!(data["history"].as_array().unwrap().len(), 2);
    assert_eq!(data["mails"].as_array().unwrap().len(), 2);
    let seen = world
        .read(async |tx| domain::dialogue::load(tx, &Actor::Visitor, &fixture.open.id, Right::SeePlan).await)
        .await;
    assert!(matches!(seen, Err(Error::NotFound)));
}
