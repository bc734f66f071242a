//! What time brings by itself: offers lapse, people are reminded, and are forgotten when they should be.

use domain::actor::Actor;
use domain::dialogue::{clock, plan};
use domain::erasure::{self, Of, Why};
use domain::mail::Kind;
use domain::organisation;
use domain::registration::{book, own};
use kernel::place::State;
use kernel::time::{self, DAY, HOUR};

use crate::support::dial::START;
use crate::support::fixture::{self, ZONE};
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    an_offer_lapses_and_the_next_is_asked,
    an_offer_that_lapsed_cannot_be_accepted,
    people_are_reminded_once,
    people_are_reminded_again_of_another_day,
    people_are_forgotten_when_their_time_is_over,
    a_shorter_rule_holds_at_once,
    who_waits_is_not_asked_after_the_beginning,
);

async fn an_offer_lapses_and_the_next_is_asked(world: World) {
    let fixture = world.fixture().await;
    let State::Offered { until } = world.state(&fixture.offered.id).await else {
        panic!("not offered")
    };
    assert_eq!(until, START + 23 * HOUR);

    world.dial.set(until - 1);
    world.run_jobs().await;
    assert_eq!(world.state(&fixture.offered.id).await, State::Offered { until });
    assert_eq!(world.state(&fixture.waiting.id).await, State::Waiting);

    world.dial.set(until);
    assert!(world.run_jobs().await > 0);
    assert_eq!(world.state(&fixture.offered.id).await, State::Expired);
    assert_eq!(
        world.state(&fixture.waiting.id).await,
        State::Offered { until: until + DAY }
    );
    let lapsed = world.mails(&fixture.open.id, Kind::Lapsed).await;
    assert_eq!(lapsed.len(), 1);
    assert_eq!(
        lapsed[0].new.registration_id.as_deref(),
        Some(fixture.offered.id.as_str())
    );
    let offered = world.mails(&fixture.open.id, Kind::Offered).await;
    assert_eq!(
        offered.last().unwrap().new.registration_id.as_deref(),
        Some(fixture.waiting.id.as_str())
    );

    // The clock has set itself to the next offer, and does nothing twice.
    world.run_jobs().await;
    assert_eq!(
        world.mails(&fixture.open.id, Kind::Offered).await.len(),
        offered.len()
    );
    world.dial.set(until + DAY);
    world.run_jobs().await;
    assert_eq!(world.state(&fixture.waiting.id).await, State::Expired);
}

async fn an_offer_that_lapsed_cannot_be_accepted(world: World) {
    let fixture = world.fixture().await;
    // The worker is late: the answer comes after the time is up and before the clock has run.
    world.dial.set(START + 23 * HOUR);
    let secret = &fixture.offered.secret;
    let answer = world
        .write(async |tx, ctx| own::act(tx, ctx, secret, own::Act::Accept).await)
        .await;
    assert!(answer.is_err(), "a lapsed offer was accepted");
    world.run_jobs().await;
    assert_eq!(world.state(&fixture.offered.id).await, State::Expired);
    assert!(matches!(
        world.state(&fixture.waiting.id).await,
        State::Offered { .. }
    ));
}

async fn people_are_reminded_once(world: World) {
    let fixture = world.fixture().await;
    let starts = START + 10 * DAY;
    world.dial.set(starts - clock::REMIND - 1);
    world.run_jobs().await;
    assert!(world.mails(&fixture.open.id, Kind::Reminder).await.is_empty());

    world.dial.set(starts - clock::REMIND);
    world.run_jobs().await;
    let mut reminded: Vec<_> = world
        .mails(&fixture.open.id, Kind::Reminder)
        .await
        .into_iter()
        .map(|m| m.new.to_name)
        .collect();
    reminded.sort();
    assert_eq!(reminded, ["Jaan", "Mari"], "who has a place, and nobody else");

    for hours in [1, 5, 23, 24, 30] {
        world.dial.set(starts - clock::REMIND + hours * HOUR);
        world.run_jobs().await;
        // Also when somebody's click lets the clock run once more.
        world
            .write(async |tx, ctx| clock::run(tx, ctx, &fixture.open.id).await)
            .await
            .unwrap();
    }
    assert_eq!(world.mails(&fixture.open.id, Kind::Reminder).await.len(), 2);
    assert!(
        world
            .mails(&fixture.cancelled.id, Kind::Reminder)
            .await
            .is_empty()
    );
}

async fn people_are_reminded_again_of_another_day(world: World) {
    let fixture = world.fixture().await;
    let starts = START + 10 * DAY;
    world.dial.set(starts - clock::REMIND);
    world.run_jobs().await;
    let open = &fixture.open.id;
    world
        .write(async |tx, ctx| {
            let meeting = fixture::load(tx, open).await?.meeting;
            let meeting = plan::Meeting {
                starts_at: Some(starts + 7 * DAY),
                ..meeting
            };
            plan::set_meeting(tx, ctx, &Actor::System, open, &meeting).await
        })
        .await
        .unwrap();
    world.run_jobs().await;
    assert_eq!(
        world.mails(open, Kind::Reminder).await.len(),
        2,
        "not yet for the new day"
    );
    world.dial.set(starts + 7 * DAY - clock::REMIND);
    world.run_jobs().await;
    assert_eq!(world.mails(open, Kind::Reminder).await.len(), 4);
}

async fn people_are_forgotten_when_their_time_is_over(world: World) {
    let fixture = world.fixture().await;
    let (past, organisation_id) = (&fixture.past.id, &fixture.organisation.id);
    let dialogue = world
        .read(async |tx| fixture::load(tx, past).await)
        .await
        .unwrap();
    let tally = world
        .read(async |tx| book::tally(tx, &dialogue).await)
        .await
        .unwrap();
    assert_eq!((tally.taken, tally.came, tally.missed), (2, 2, 1));
    let until = dialogue.erase_at(fixture.organisation.profile.keep_days).unwrap();
    // Thirty whole days after the day it was held, by the calendar of the place.
    assert_eq!(time::local(until, ZONE).rfc3339(), "2026-12-21T00:00:00+02:00");

    world.dial.set(until - 1);
    world.run_jobs().await;
    assert_eq!(world.states(past).await.len(), 3);
    let before = Snapshot::take(&world.db).await;
    assert!(!world.mails(past, Kind::Confirmed).await.is_empty());
    let mails = before
        .rows("mail")
        .iter()
        .filter(|row| row.contains(past.as_str()))
        .count();

    world.dial.set(until);
    world.run_jobs().await;
    let after = Snapshot::take(&world.db).await;
    assert!(world.states(past).await.is_empty());
    for held in fixture.attended.iter().chain([&fixture.absent]) {
        for table in ["registration", "registration_answer", "place_change", "mail"] {
            assert!(
                !after.rows(table).iter().any(|row| row.contains(held.id.as_str())),
                "{table}"
            );
        }
    }
    assert!(!after.rows("mail").iter().any(|row| row.contains(past.as_str())));
    // What is left: the plan, the totals, and a proof that counts.
    let dialogue = world
        .read(async |tx| fixture::load(tx, past).await)
        .await
        .unwrap();
    assert_eq!(dialogue.erased_at, Some(until));
    let kept = world
        .read(async |tx| book::tally(tx, &dialogue).await)
        .await
        .unwrap();
    assert_eq!(
        (kept.came, kept.missed, kept.taken),
        (tally.came, tally.missed, tally.taken),
        "the totals outlive the people"
    );
    let (held, proofs) = world
        .read(async |tx| erasure::overview(tx, &Actor::System, organisation_id).await)
        .await
        .unwrap();
    assert!(!held.iter().any(|h| h.of == Of::Dialogue(past.clone())));
    assert_eq!(proofs.len(), 1);
    assert_eq!(
        (proofs[0].why, proofs[0].registrations, proofs[0].at),
        (Why::TimeOver, 3, until)
    );
    assert_eq!(proofs[0].mails as usize, mails);
    // Nothing else went: the other dialogues still have their people.
    assert_eq!(world.states(&fixture.open.id).await.len(), 5);
    assert_eq!(world.states(&fixture.cancelled.id).await.len(), 1);
    assert_eq!(world.states(&fixture.elsewhere.id).await.len(), 1);

    // In the end there is nobody anywhere, the cancelled one too, and the clocks have stopped.
    world.dial.forward(60 * DAY);
    world.run_jobs().await;
    let last = Snapshot::take(&world.db).await;
    for table in ["registration", "registration_answer", "place_change"] {
        assert!(last.rows(table).is_empty(), "{table}: {:?}", last.rows(table));
    }
    assert!(
        !last.rows("job").iter().any(|row| row.contains("clock")),
        "{:?}",
        last.rows("job")
    );
    assert_eq!(last.rows("erasure").len(), 4);
}

async fn a_shorter_rule_holds_at_once(world: World) {
    let fixture = world.fixture().await;
    let (owner, _) = world.log_in(&fixture.owner).await;
    let profile = organisation::Profile {
        keep_days: 1,
        ..fixture.organisation.profile.clone()
    };
    let id = &fixture.organisation.id;
    world
        .write(async |tx, ctx| organisation::set_profile(tx, ctx, &owner, id, &profile).await)
        .await
        .unwrap();
    world.run_jobs().await;
    assert!(world.states(&fixture.past.id).await.is_empty());
    assert_eq!(world.states(&fixture.open.id).await.len(), 5);
}

async fn who_waits_is_not_asked_after_the_beginning(world: World) {
    let fixture = world.fixture().await;
    world.dial.set(START + 10 * DAY);
    world.run_jobs().await;
    let offers = world.mails(&fixture.open.id, Kind::Offered).await.len();
    let secret = &fixture.confirmed[0].secret;
    world
        .write(async |tx, ctx| own::act(tx, ctx, secret, own::Act::Withdraw).await)
        .await
        .unwrap();
    world.run_jobs().await;
    assert_eq!(world.mails(&fixture.open.id, Kind::Offered).await.len(), offers);
}
