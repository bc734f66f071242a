//! Reviewing: who may, what they see, conflicts of interest, what counts.

use std::collections::BTreeMap;

use domain::actor::{Actor, Role};
use domain::application::people::Entered;
use domain::error::{Conflict, Error, Result};
use domain::mail;
use domain::review::give::{self, Act, Given};
use domain::review::reviewer::{self, Chosen};
use domain::review::{board, own};
use store::sql;

use crate::support::fixture::Fixture;
use crate::support::learning::{Applied, entered};
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    only_reviewers_read_and_judge,
    the_blind_are_shown_nothing_that_tells_who_it_is,
    a_blind_organiser_sees_no_names_before_the_release,
    who_applied_does_not_review,
    a_suggested_interest_is_answered_first,
    scores_count_when_done_and_not_after_a_conflict,
    a_reviewer_taken_out_counts_no_longer_and_again_when_back,
    a_reopened_review_is_the_reviewers_again,
    every_reviewer_has_an_order_of_their_own,
    erasing_an_application_takes_its_reviews,
);

/// Somebody whose address is of no organisation of the fixture's.
fn stranger(name: &str, municipality: &str) -> Entered {
    Entered {
        email: format!("{}@kodu.example", kernel::text::slug(name, 20)),
        ..entered(name, municipality)
    }
}

fn scored(criteria: &[String], scores: &[u32], act: Act) -> Given {
    let scores: BTreeMap<String, u32> = criteria.iter().cloned().zip(scores.iter().copied()).collect();
    Given {
        scores: Some(scores),
        note: Some("Selge mõte.".to_owned()),
        ..Given::left(act)
    }
}

async fn add(world: &World, fixture: &Fixture, who: &Entered) -> Applied {
    world
        .write(async |tx, ctx| fixture.programme.enter(tx, ctx, who).await)
        .await
        .unwrap()
}

async fn judge(
    world: &World,
    fixture: &Fixture,
    person: &str,
    code: &str,
    given: &Given,
) -> Result<Option<String>> {
    let (actor, _) = world.log_in(person).await;
    let id = &fixture.programme.id;
    world
        .write(async |tx, ctx| give::save(tx, ctx, &actor, id, code, given).await)
        .await
}

async fn reviewed_by(world: &World, fixture: &Fixture, person: &str) {
    world
        .write(async |tx, ctx| fixture.programme.reviewed_by(tx, ctx, person).await)
        .await
        .unwrap();
}

async fn only_reviewers_read_and_judge(world: World) {
    let fixture = world.fixture().await;
    let (id, code) = (&fixture.programme.id, &fixture.programme.applied[0].code);
    let given = Given::left(Act::Abstain);
    let mut others = vec![
        (Actor::Visitor, false),
        (world.log_in(&fixture.outsider).await.0, false),
    ];
    for role in [Role::Owner, Role::Organiser, Role::Scribe] {
        others.push((world.log_in(fixture.person(role)).await.0, true));
    }
    let chosen = Chosen {
        person_id: fixture.scribe.clone(),
        ..Chosen::default()
    };
    let before = Snapshot::take(&world.db).await;
    for (actor, is_member) in &others {
        let read = world
            .read(async |tx| own::one(tx, actor, id, code).await.map(|_| ()))
            .await;
        let saved = world
            .write(async |tx, ctx| give::save(tx, ctx, actor, id, code, &given).await.map(|_| ()))
            .await;
        for answer in [read, saved] {
            let fits = match answer {
                Err(Error::NotFound) => !is_member,
                Err(Error::Denied) => *is_member,
                _ => false,
            };
            assert!(fits, "{actor:?}: {answer:?}");
        }
    }
    // Who only reviews chooses no reviewers and sees no table of scores.
    let (reviewer, _) = world.log_in(&fixture.reviewer).await;
    let set = world
        .write(async |tx, ctx| reviewer::set(tx, ctx, &reviewer, id, &chosen).await)
        .await;
    assert!(matches!(set, Err(Error::Denied)), "{set:?}");
    let table = world.read(async |tx| board::board(tx, &reviewer, id).await).await;
    assert!(matches!(table, Err(Error::Denied)), "{table:?}");
    assert!(
        before
            .changes(&Snapshot::take(&world.db).await)
            .iter()
            .all(|c| c.contains("session"))
    );
    judge(&world, &fixture, &fixture.reviewer, code, &given)
        .await
        .unwrap();
}

async fn the_blind_are_shown_nothing_that_tells_who_it_is(world: World) {
    let fixture = world.fixture().await;
    let question = world
        .write(async |tx, ctx| fixture.programme.question(tx, ctx, true).await)
        .await
        .unwrap();
    let hidden = world
        .write(async |tx, ctx| fixture.programme.question(tx, ctx, false).await)
        .await
        .unwrap();
    let mut who = stranger("Villu Vihmavari", "0668");
    who.employer = "Hüübivere Hoiukassa".to_owned();
    who.phone = "5551 9876".to_owned();
    who.answers.insert(
        question.clone(),
        "Mina, Villu Vihmavari Hüübiverest, villu-vihmavari@kodu.example, tel 55519876, tahan õppida."
            .to_owned(),
    );
    who.answers.insert(hidden, "Villu saladus".to_owned());
    let made = add(&world, &fixture, &who).await;
    let (reviewer, _) = world.log_in(&fixture.reviewer).await;
    let id = &fixture.programme.id;
    let seen = world
        .read(async |tx| own::one(tx, &reviewer, id, &made.code).await)
        .await
        .unwrap();
    assert_eq!(seen.who, None);
    assert_eq!(seen.answers.len(), 1);
    assert_eq!(
        seen.answers[0].value,
        "Mina, […] […] […], […] tel […], tahan õppida."
    );
    assert_eq!(seen.masked, 5);
    // The organisers are told how often.
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let board = world
        .read(async |tx| board::board(tx, &organiser, id).await)
        .await
        .unwrap();
    let row = board.rows.iter().find(|r| r.code == made.code).unwrap();
    assert_eq!(row.masked, 5);
    assert_eq!(row.who.as_ref().unwrap().name, "Villu Vihmavari");
    // Where the review is not blind, reviewers see it all, but still only what is for them.
    world
        .write(async |tx, _| {
            tx.run(
                sql!("update programme set blind = $2 where id = $1"),
                &[id.into(), false.into()],
            )
            .await?;
            Ok(())
        })
        .await
        .unwrap();
    let open = world
        .read(async |tx| own::one(tx, &reviewer, id, &made.code).await)
        .await
        .unwrap();
    assert_eq!(open.who.unwrap().name, "Villu Vihmavari");
    assert_eq!((open.answers.len(), open.masked), (1, 0));
}

async fn a_blind_organiser_sees_no_names_before_the_release(world: World) {
    let fixture = world.fixture().await;
    let (id, organisation) = (&fixture.programme.id, &fixture.organisation.id);
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let mails = async |actor: &Actor| {
        let (mails, _) = world
            .read(async |tx| mail::outbox(tx, actor, organisation, None, 0).await)
            .await
            .unwrap();
        mails.into_iter().filter(|m| m.new.programme_id.is_some()).count()
    };
    assert!(mails(&organiser).await > 0);
    let mail: String = world
        .read(async |tx| {
            let row = tx
                .one(
                    sql!("select min(id) as id from mail where programme_id = $1"),
                    &[id.into()],
                )
                .await?;
            Ok(row.get("id")?)
        })
        .await
        .unwrap();
    reviewed_by(&world, &fixture, &fixture.organiser).await;
    // Another reviewer knows who it is and says so.
    let applied = &fixture.programme.applied[0];
    let known = Given {
        reason: "Aive on mu õde.".to_owned(),
        ..Given::left(Act::Conflict)
    };
    judge(&world, &fixture, &fixture.reviewer, &applied.code, &known)
        .await
        .unwrap();
    let board = world
        .read(async |tx| board::board(tx, &organiser, id).await)
        .await
        .unwrap();
    assert!(board.rows.iter().all(|row| row.who.is_none()));
    let beside = world
        .read(async |tx| board::beside(tx, &organiser, id, &applied.id).await)
        .await
        .unwrap();
    assert!(!format!("{beside:?}").contains("Aive"), "{beside:?}");
    assert!(format!("{beside:?}").contains("on mu õde"));
    assert_eq!(mails(&organiser).await, 0);
    let one = world
        .read(async |tx| mail::one(tx, &organiser, &mail).await)
        .await;
    assert!(matches!(one, Err(Error::NotFound)), "{one:?}");
    // An owner who does not review sees them.
    let (owner, _) = world.log_in(&fixture.owner).await;
    assert!(mails(&owner).await > 0);
}

async fn who_applied_does_not_review(world: World) {
    let fixture = world.fixture().await;
    let id = &fixture.programme.id;
    let (reviewer, _) = world.log_in(&fixture.reviewer).await;
    let mut who = entered("Hille", "0784");
    who.email = reviewer.signed().unwrap().email.to_uppercase();
    let made = add(&world, &fixture, &who).await;
    let code = &fixture.programme.applied[0].code;
    for code in [code, &made.code] {
        let read = world
            .read(async |tx| own::one(tx, &reviewer, id, code).await)
            .await;
        assert!(
            matches!(read, Err(Error::Conflict(Conflict::AppliedThemselves))),
            "{read:?}"
        );
        let saved = judge(
            &world,
            &fixture,
            &fixture.reviewer,
            code,
            &Given::left(Act::Abstain),
        )
        .await;
        assert!(
            matches!(saved, Err(Error::Conflict(Conflict::AppliedThemselves))),
            "{saved:?}"
        );
    }
    let mine = world
        .read(async |tx| own::list(tx, &reviewer).await)
        .await
        .unwrap();
    assert!(mine[0].applied && mine[0].next.is_none());
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let board = world
        .read(async |tx| board::board(tx, &organiser, id).await)
        .await
        .unwrap();
    assert!(board.reviewers[0].applied);
    // Nor are they chosen as one.
    let chosen = Chosen {
        person_id: fixture.reviewer.clone(),
        ..Chosen::default()
    };
    let set = world
        .write(async |tx, ctx| reviewer::set(tx, ctx, &organiser, id, &chosen).await)
        .await;
    assert!(
        matches!(set, Err(Error::Conflict(Conflict::AppliedThemselves))),
        "{set:?}"
    );
}

async fn a_suggested_interest_is_answered_first(world: World) {
    let fixture = world.fixture().await;
    let id = &fixture.programme.id;
    let criteria = world
        .write(async |tx, ctx| fixture.programme.criteria(tx, ctx, &[1]).await)
        .await
        .unwrap();
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let chosen = Chosen {
        person_id: fixture.reviewer.clone(),
        municipality: "0668".to_owned(),
        employer: String::new(),
    };
    world
        .write(async |tx, ctx| reviewer::set(tx, ctx, &organiser, id, &chosen).await)
        .await
        .unwrap();
    let near = add(&world, &fixture, &stranger("Naaber", "0668")).await;
    let far = add(&world, &fixture, &stranger("Kauge", "0293")).await;
    let (reviewer, _) = world.log_in(&fixture.reviewer).await;
    let hints = async |code: &str| {
        let seen = world
            .read(async |tx| own::one(tx, &reviewer, id, code).await)
            .await
            .unwrap();
        seen.hints.len()
    };
    assert_eq!((hints(&near.code).await, hints(&far.code).await), (1, 0));
    let done = scored(&criteria, &[4], Act::Done);
    let refused = judge(&world, &fixture, &fixture.reviewer, &near.code, &done).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::InterestUnanswered))),
        "{refused:?}"
    );
    judge(&world, &fixture, &fixture.reviewer, &far.code, &done)
        .await
        .unwrap();
    judge(
        &world,
        &fixture,
        &fixture.reviewer,
        &near.code,
        &Given::left(Act::Clear),
    )
    .await
    .unwrap();
    assert_eq!(hints(&near.code).await, 0);
    judge(&world, &fixture, &fixture.reviewer, &near.code, &done)
        .await
        .unwrap();
    // The organisers see that it was asked.
    let beside = world
        .read(async |tx| board::beside(tx, &organiser, id, &near.id).await)
        .await
        .unwrap();
    let column = &beside.columns[0];
    assert!(column.review.as_ref().unwrap().cleared && column.hints.len() == 1);
}

async fn scores_count_when_done_and_not_after_a_conflict(world: World) {
    let fixture = world.fixture().await;
    let id = &fixture.programme.id;
    let criteria = world
        .write(async |tx, ctx| fixture.programme.criteria(tx, ctx, &[3, 1]).await)
        .await
        .unwrap();
    reviewed_by(&world, &fixture, &fixture.scribe).await;
    let made = add(&world, &fixture, &stranger("Kauge", "0293")).await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let row = async || {
        let board = world
            .read(async |tx| board::board(tx, &organiser, id).await)
            .await
            .unwrap();
        board.rows.into_iter().find(|r| r.id == made.id).unwrap()
    };
    let (one, other) = (&fixture.reviewer, &fixture.scribe);
    judge(
        &world,
        &fixture,
        one,
        &made.code,
        &scored(&criteria, &[5, 1], Act::Done),
    )
    .await
    .unwrap();
    judge(
        &world,
        &fixture,
        other,
        &made.code,
        &scored(&criteria, &[2, 2], Act::Draft),
    )
    .await
    .unwrap();
    let now = row().await;
    assert_eq!(
        (now.score.reviews, now.score.total, now.begun, now.enough),
        (1, Some(80.0), 1, false)
    );
    judge(
        &world,
        &fixture,
        other,
        &made.code,
        &scored(&criteria, &[2, 2], Act::Done),
    )
    .await
    .unwrap();
    let now = row().await;
    assert_eq!(
        (now.score.reviews, now.score.total, now.score.spread),
        (2, Some(60.0), 40.0)
    );
    assert!(now.enough && now.score.is_wide());
    let known = Given {
        reason: "Naaber".to_owned(),
        ..Given::left(Act::Conflict)
    };
    judge(&world, &fixture, other, &made.code, &known).await.unwrap();
    let now = row().await;
    assert_eq!(
        (now.score.reviews, now.score.total, now.conflicts),
        (1, Some(80.0), 1)
    );
    assert!(!now.enough);
}

async fn a_reviewer_taken_out_counts_no_longer_and_again_when_back(world: World) {
    let fixture = world.fixture().await;
    let id = &fixture.programme.id;
    let criteria = world
        .write(async |tx, ctx| fixture.programme.criteria(tx, ctx, &[1]).await)
        .await
        .unwrap();
    let made = add(&world, &fixture, &stranger("Kauge", "0293")).await;
    judge(
        &world,
        &fixture,
        &fixture.reviewer,
        &made.code,
        &scored(&criteria, &[5], Act::Done),
    )
    .await
    .unwrap();
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let reviews = async || {
        let board = world
            .read(async |tx| board::board(tx, &organiser, id).await)
            .await
            .unwrap();
        board.rows.iter().map(|r| r.score.reviews).sum::<u32>()
    };
    assert_eq!(reviews().await, 1);
    let remove = async || {
        world
            .write(async |tx, _| reviewer::remove(tx, &organiser, id, &fixture.reviewer).await)
            .await
    };
    remove().await.unwrap();
    assert_eq!(reviews().await, 0);
    assert!(matches!(remove().await, Err(Error::NotFound)));
    let gone = judge(
        &world,
        &fixture,
        &fixture.reviewer,
        &made.code,
        &Given::left(Act::Abstain),
    )
    .await;
    assert!(matches!(gone, Err(Error::Denied)), "{gone:?}");
    reviewed_by(&world, &fixture, &fixture.reviewer).await;
    assert_eq!(reviews().await, 1);
}

async fn a_reopened_review_is_the_reviewers_again(world: World) {
    let fixture = world.fixture().await;
    let id = &fixture.programme.id;
    let criteria = world
        .write(async |tx, ctx| fixture.programme.criteria(tx, ctx, &[1]).await)
        .await
        .unwrap();
    let made = add(&world, &fixture, &stranger("Kauge", "0293")).await;
    judge(
        &world,
        &fixture,
        &fixture.reviewer,
        &made.code,
        &scored(&criteria, &[5], Act::Done),
    )
    .await
    .unwrap();
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let reopen = async |person: &str| {
        world
            .write(async |tx, ctx| board::reopen(tx, ctx, &organiser, id, &made.id, person).await)
            .await
    };
    reopen(&fixture.reviewer).await.unwrap();
    let none = reopen(&fixture.scribe).await;
    assert!(matches!(none, Err(Error::NotFound)), "{none:?}");
    let (reviewer, _) = world.log_in(&fixture.reviewer).await;
    let seen = world
        .read(async |tx| own::one(tx, &reviewer, id, &made.code).await)
        .await
        .unwrap();
    let review = seen.review.unwrap();
    assert_eq!(review.state, domain::review::State::Draft);
    assert_eq!(
        (review.scores[&criteria[0]], review.note.as_str()),
        (5, "Selge mõte.")
    );
}

async fn every_reviewer_has_an_order_of_their_own(world: World) {
    let fixture = world.fixture().await;
    let id = &fixture.programme.id;
    for n in 0..9 {
        add(&world, &fixture, &stranger(&format!("Kauge {n}"), "0293")).await;
    }
    let mut orders = Vec::new();
    for person in [&fixture.reviewer, &fixture.scribe] {
        reviewed_by(&world, &fixture, person).await;
        let (actor, _) = world.log_in(person).await;
        let first = world.read(async |tx| own::list(tx, &actor).await).await.unwrap()[0]
            .first
            .clone();
        let (mut code, mut order) = (first, Vec::new());
        while let Some(at) = code {
            let seen = world
                .read(async |tx| own::one(tx, &actor, id, &at).await)
                .await
                .unwrap();
            order.push(at);
            code = seen.around.1;
        }
        assert_eq!(order.len(), 12);
        orders.push(order);
    }
    assert_ne!(orders[0], orders[1]);
    orders.iter_mut().for_each(|o| o.sort());
    assert_eq!(orders[0], orders[1]);
}

async fn erasing_an_application_takes_its_reviews(world: World) {
    let fixture = world.fixture().await;
    let criteria = world
        .write(async |tx, ctx| fixture.programme.criteria(tx, ctx, &[1]).await)
        .await
        .unwrap();
    let made = add(&world, &fixture, &stranger("Kauge", "0293")).await;
    judge(
        &world,
        &fixture,
        &fixture.reviewer,
        &made.code,
        &scored(&criteria, &[5], Act::Done),
    )
    .await
    .unwrap();
    let id = &fixture.programme.id;
    let count = sql!("select count(*) as n from review_score where application_id = $1");
    assert_eq!(world.count(count, &made.id).await, 1);
    world
        .write(async |tx, ctx| {
            domain::application::people::erase(tx, ctx, &Actor::System, id, &made.id).await
        })
        .await
        .unwrap();
    assert_eq!(world.count(count, &made.id).await, 0);
    let rows = sql!("select count(*) as n from review where application_id = $1");
    assert_eq!(world.count(rows, &made.id).await, 0);
}
