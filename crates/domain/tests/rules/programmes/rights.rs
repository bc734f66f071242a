//! A programme's plan is for those who plan it: for strangers it does not exist, and they change nothing.

use domain::actor::{Actor, Role};
use domain::error::{Error, Result};
use domain::meeting::{self, information};
use domain::programme::{life, partner, plan, reading, trainer};

use crate::support::fixture::Fixture;
use crate::support::learning::load;
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(a_programme_is_for_those_who_plan);

/// Every change of a programme's plan, as one actor tries them one after another.
async fn try_programme(world: &World, fixture: &Fixture, actor: &Actor) -> Vec<(&'static str, Result<()>)> {
    let learning = &fixture.programme;
    let id = &learning.id;
    let (was, meeting) = world
        .read(async |tx| {
            let was = load(tx, id).await?;
            Ok((was, meeting::by_id(tx, id, &learning.meetings[0]).await?))
        })
        .await
        .unwrap();
    let mut answers = Vec::new();
    macro_rules! attempt {
        ($name:literal, |$tx:ident, $ctx:ident| $call:expr) => {
            #[allow(unused_variables)]
            let answer = world.write(async |$tx, $ctx| $call.await.map(|_| ())).await;
            answers.push(($name, answer));
        };
    }
    let words = &was.texts["et"];
    attempt!("words", |tx, ctx| plan::set_words(
        tx, ctx, actor, id, "et", words
    ));
    attempt!("basics", |tx, ctx| plan::set_basics(
        tx,
        ctx,
        actor,
        id,
        &plan::Basics::of(&was)
    ));
    attempt!("certificate", |tx, ctx| plan::set_certificate_rule(
        tx,
        ctx,
        actor,
        id,
        &was.certificate_rule
    ));
    attempt!("call", |tx, ctx| plan::set_call(tx, ctx, actor, id, &was.call));
    attempt!("partners", |tx, ctx| partner::set(tx, ctx, actor, id, &[]));
    attempt!("readings", |tx, ctx| reading::set(tx, ctx, actor, id, &[]));
    let made = trainer::Trainer {
        id: "01990000-0000-7000-8000-00000000face".to_owned(),
        person_id: None,
        name: "Võõras".to_owned(),
        link: String::new(),
        texts: Default::default(),
    };
    attempt!("trainer", |tx, ctx| trainer::put(tx, ctx, actor, id, &made));
    attempt!("order of trainers", |tx, ctx| trainer::shift(
        tx, ctx, actor, id, &made.id, true
    ));
    attempt!("no trainer", |tx, ctx| trainer::remove(
        tx, ctx, actor, id, &made.id
    ));
    attempt!("meeting", |tx, ctx| meeting::plan::put(tx, ctx, actor, &meeting));
    attempt!("order of meetings", |tx, ctx| meeting::plan::shift(
        tx,
        ctx,
        actor,
        id,
        &meeting.id,
        false
    ));
    attempt!("no meeting", |tx, ctx| meeting::plan::remove(
        tx,
        ctx,
        actor,
        id,
        &meeting.id
    ));
    attempt!("guests", |tx, ctx| information::list(tx, actor, id));
    attempt!("concerned", |tx, ctx| life::concerned(tx, actor, id, ctx.now));
    attempt!("copy", |tx, ctx| life::copy(tx, ctx, actor, id));
    attempt!("cancel", |tx, ctx| life::cancel(tx, ctx, actor, id, "Niisama."));
    // Not while it is public, whoever tries.
    attempt!("no words", |tx, ctx| plan::remove_words(tx, ctx, actor, id, "en"));
    attempt!("unpublish", |tx, ctx| life::unpublish(tx, ctx, actor, id));
    attempt!("delete", |tx, ctx| life::delete(tx, ctx, actor, id));
    attempt!("no guest", |tx, ctx| information::remove(tx, ctx, actor, id, "x"));
    answers
}

async fn a_programme_is_for_those_who_plan(world: World) {
    let fixture = world.fixture().await;
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    let mut denied = Vec::new();
    for role in [Role::Reviewer, Role::Analyst, Role::Scribe, Role::Facilitator] {
        denied.push(world.log_in(fixture.person(role)).await.0);
    }
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let before = Snapshot::take(&world.db).await;
    for actor in [Actor::Visitor, outsider] {
        for (name, answer) in try_programme(&world, &fixture, &actor).await {
            assert!(matches!(answer, Err(Error::NotFound)), "{name}: {answer:?}");
        }
    }
    for actor in denied {
        for (name, answer) in try_programme(&world, &fixture, &actor).await {
            assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
        }
    }
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    let refused = ["no words", "unpublish", "delete", "no guest"];
    for (name, answer) in try_programme(&world, &fixture, &organiser).await {
        if refused.contains(&name) {
            assert!(
                !matches!(answer, Ok(()) | Err(Error::Denied | Error::Internal(_))),
                "{name}: {answer:?}"
            );
        } else {
            assert!(answer.is_ok(), "{name}: {answer:?}");
        }
    }
}
