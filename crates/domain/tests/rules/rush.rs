//! Many at once: each has a transaction of its own, and the book still holds.

use domain::error::{Error, Result};
use domain::mail::Kind;
use domain::registration::form::{self, NewRegistration};
use domain::registration::{Registration, own};
use kernel::place::State;
use kernel::time::DAY;
use store::sql;

use crate::support::dial::START;
use crate::support::fixture::{self, Made, Plan};
use crate::support::{World, both_engines};

both_engines!(
    the_last_place_goes_to_one_and_the_others_wait,
    without_a_waiting_list_the_others_are_refused,
    a_form_sent_many_times_at_once_is_one_registration,
    a_form_sent_again_later_shows_the_same_registration,
    coming_and_going_at_once_keeps_the_book_right,
);

const MANY: usize = 50;

/// An open dialogue with one place left.
async fn nearly_full(world: &World, waiting_list: bool) -> Made {
    let plan = Plan {
        waiting_list,
        ..Plan::new("Kes mahub?", START + 10 * DAY)
    };
    world
        .write(async |tx, ctx| {
            let organisation = fixture::organisation(tx, ctx, "Selts", "selts").await?;
            let made = fixture::planned(tx, ctx, &organisation.id, &plan).await?;
            domain::dialogue::life::open(tx, ctx, &domain::actor::Actor::System, &made.id).await?;
            fixture::register(tx, ctx, &made, "Esimene").await?;
            fixture::register(tx, ctx, &made, "Teine").await?;
            Ok(made)
        })
        .await
        .unwrap()
}

/// Registers in a transaction of its own.
fn come(
    world: &World,
    dialogue: &Made,
    new: NewRegistration,
) -> impl Future<Output = Result<Registration>> + Send + use<> {
    let (db, mut ctx, public_id) = (world.db.clone(), world.dial.context(), dialogue.public_id.clone());
    async move {
        let mut tx = db.write().await?;
        let made = form::register(&mut tx, &mut ctx, &public_id, &new).await?;
        tx.commit().await?;
        Ok(made)
    }
}

/// Many people register at the same moment.
async fn many_come(world: &World, dialogue: &Made) -> Vec<Result<Registration>> {
    world
        .at_once(MANY, |i| {
            come(world, dialogue, fixture::form_of(&format!("Tulija{i}")))
        })
        .await
}

async fn the_last_place_goes_to_one_and_the_others_wait(world: World) {
    let dialogue = nearly_full(&world, true).await;
    let came: Vec<Registration> = many_come(&world, &dialogue)
        .await
        .into_iter()
        .map(|made| made.unwrap())
        .collect();

    let of = |state: State| came.iter().filter(|r| r.state == state).count();
    assert_eq!((of(State::Confirmed), of(State::Waiting)), (1, MANY - 1));
    let states = world.states(&dialogue.id).await;
    let counted = |state: &str| states.iter().filter(|s| *s == state).count();
    assert_eq!(
        (states.len(), counted("confirmed"), counted("waiting")),
        (MANY + 2, 3, MANY - 1)
    );
    // Everybody has a position of their own in the line, and one mail that says where they stand.
    let mut lines: Vec<i64> = came.iter().map(|r| r.line).collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), MANY);
    assert_eq!(world.mails(&dialogue.id, Kind::Confirmed).await.len(), 3);
    assert_eq!(world.mails(&dialogue.id, Kind::Waiting).await.len(), MANY - 1);
}

async fn without_a_waiting_list_the_others_are_refused(world: World) {
    let dialogue = nearly_full(&world, false).await;
    let (mut made, mut full) = (0, 0);
    for answer in many_come(&world, &dialogue).await {
        match answer {
            Ok(registration) => {
                assert_eq!(registration.state, State::Confirmed);
                made += 1;
            }
            Err(Error::Full) => full += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((made, full), (1, MANY - 1));
    assert_eq!(world.states(&dialogue.id).await, ["confirmed"; 3]);
}

async fn a_form_sent_many_times_at_once_is_one_registration(world: World) {
    let dialogue = nearly_full(&world, true).await;
    let answers = world
        .at_once(10, |_| come(&world, &dialogue, fixture::form_of("Kärsitu")))
        .await;
    let answers: Vec<Registration> = answers.into_iter().map(|made| made.unwrap()).collect();
    assert!(answers.iter().all(|r| *r == answers[0]), "{answers:?}");
    assert_eq!(world.states(&dialogue.id).await, ["confirmed"; 3]);
    let mails = world.mails(&dialogue.id, Kind::Confirmed).await;
    assert_eq!(
        mails
            .iter()
            .filter(|m| m.new.registration_id.as_ref() == Some(&answers[0].id))
            .count(),
        1
    );
}

async fn a_form_sent_again_later_shows_the_same_registration(world: World) {
    let dialogue = nearly_full(&world, true).await;
    let first = come(&world, &dialogue, fixture::form_of("Meelis")).await.unwrap();
    // Also after registration has closed: the person only went back in their browser.
    world.dial.forward(11 * DAY);
    let again = come(&world, &dialogue, fixture::form_of("Meelis")).await.unwrap();
    assert_eq!(first.id, again.id);
    assert!(matches!(
        come(&world, &dialogue, fixture::form_of("Hilja")).await,
        Err(Error::Gone)
    ));
}

/// Half of those who come give up again, some of those who are offered a place take it; all at once.
async fn coming_and_going_at_once_keeps_the_book_right(world: World) {
    const PEOPLE: usize = 24;
    let dialogue = nearly_full(&world, true).await;
    let come_and_go = |i: usize| {
        let (db, mut ctx, public_id) = (world.db.clone(), world.dial.context(), dialogue.public_id.clone());
        async move {
            let mut tx = db.write().await?;
            let new = fixture::form_of(&format!("Tulija{i}"));
            let made = form::register(&mut tx, &mut ctx, &public_id, &new).await?;
            tx.commit().await?;
            let held = fixture::held(&ctx, &made);
            let acts: &[own::Act] = match i % 3 {
                0 => &[own::Act::Withdraw],
                1 => &[own::Act::Withdraw, own::Act::Return],
                _ => &[own::Act::Accept],
            };
            for act in acts {
                let mut tx = db.write().await?;
                match own::act(&mut tx, &mut ctx, &held.secret, *act).await {
                    Ok(()) => tx.commit().await?,
                    // Accepting what was not offered, say.
                    Err(Error::Conflict(_)) => {}
                    Err(other) => return Err(other),
                }
            }
            Ok(())
        }
    };
    for done in world.at_once(PEOPLE, come_and_go).await {
        done.unwrap();
    }
    let states = world.states(&dialogue.id).await;
    let counted = |names: &[&str]| states.iter().filter(|s| names.contains(&s.as_str())).count();
    assert_eq!(states.len(), PEOPLE + 2);
    // Somebody waits, so every place is held, and none twice.
    assert_eq!(counted(&["confirmed", "offered"]), 3, "{states:?}");
    assert_eq!(counted(&["withdrawn"]), PEOPLE / 3, "{states:?}");
    assert_eq!(counted(&["waiting"]), PEOPLE + 2 - 3 - PEOPLE / 3, "{states:?}");
    // The history of each place is unbroken: every step begins where the one before it ended.
    let broken = world
        .count(
            sql!(
                "select count(*) as n from place_change later where later.was is not null and not exists (select 1
                 from place_change earlier where earlier.registration_id = later.registration_id
                 and earlier.became = later.was and earlier.id <> later.id)
                 and later.registration_id in (select id from registration where dialogue_id = $1)"
            ),
            &dialogue.id,
        )
        .await;
    assert_eq!(broken, 0);
}
