//! The parts of a call: what stays once somebody has applied, and who may change what.

use std::collections::BTreeMap;

use domain::actor::{Actor, Role};
use domain::application::people;
use domain::call::late::{self, NewLateEntry};
use domain::call::question::{self, Edited, Kind, Stage, Words};
use domain::call::{criterion, role, terms};
use domain::error::{Conflict, Error, Result};
use domain::input::{Fault, Fields, Reader};
use domain::programme::life::{self, NewProgramme};
use domain::programme::{Call, Choose, Conditions, Reviewing, plan};
use kernel::time::DAY;

use crate::support::dial::START;
use crate::support::fixture::Fixture;
use crate::support::learning;
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    what_answers_hang_on_stays,
    questions_are_moved_and_begun_with_once,
    times_are_read_in_the_programmes_zone,
    calls_are_for_those_who_plan,
);

async fn what_answers_hang_on_stays(world: World) {
    let fixture = world.fixture().await;
    let id = &fixture.programme.id;
    let (asked, _) = world
        .write(async |tx, ctx| learning::ask(tx, ctx, id).await)
        .await
        .unwrap();
    let change = async |which: &str, edited: Edited| {
        world
            .write(async |tx, ctx| question::change(tx, ctx, &Actor::System, id, which, &edited).await)
            .await
    };
    let choice = |choices: &str| {
        let mut edited = learning::question_of(Kind::Choice, "Kas?", false, true, Stage::Apply);
        let words = Words {
            text: "Kas?".to_owned(),
            choices: choices.to_owned(),
            ..Words::default()
        };
        edited.texts = BTreeMap::from([("et".to_owned(), words)]);
        edited
    };
    let answered = |result: Result<()>| matches!(result, Err(Error::Conflict(Conflict::Answered)));
    for moved in ["jah\nei", "ei", "mõnikord\nei\njah"] {
        assert!(answered(change(&asked.choice, choice(moved)).await), "{moved:?}");
    }
    let short = learning::question_of(Kind::Short, "Miks?", true, true, Stage::Apply);
    assert!(answered(change(&asked.long, short).await));
    let removed = world
        .write(async |tx, ctx| question::remove(tx, ctx, &Actor::System, id, &asked.long).await)
        .await;
    assert!(answered(removed));
    // Better words, and choices at the end.
    change(&asked.choice, choice("ei\njah\nmõnikord")).await.unwrap();
    change(&asked.choice, choice("ei, veel mitte\njah\nmõnikord"))
        .await
        .unwrap();
    let longer = learning::question_of(Kind::Long, "Miks just sina?", false, false, Stage::Apply);
    change(&asked.long, longer).await.unwrap();
    let there = world
        .read(async |tx| question::one(tx, id, &asked.long).await)
        .await
        .unwrap();
    assert_eq!(
        (there.text("et", "et").1.text.as_str(), there.required),
        ("Miks just sina?", false)
    );
    // A role that somebody has chosen stays, too.
    let entered = people::Entered {
        role_id: world
            .read(async |tx| Ok(role::list(tx, id).await?.first().map(|r| r.id.clone())))
            .await
            .unwrap(),
        ..learning::entered("Dora", "0708")
    };
    let gone = world
        .write(async |tx, ctx| {
            people::enter(tx, ctx, &Actor::System, id, &entered).await?;
            role::set(tx, ctx, &Actor::System, id, &[]).await
        })
        .await;
    assert!(answered(gone));
}

async fn questions_are_moved_and_begun_with_once(world: World) {
    let fixture = world.fixture().await;
    let id = &world
        .write(async |tx, ctx| {
            let new = NewProgramme {
                title: "Teine lend".to_owned(),
                language: "et".to_owned(),
            };
            let id = ctx.id();
            life::create_once(tx, ctx, &Actor::System, &fixture.organisation.id, &id, &new).await
        })
        .await
        .unwrap();
    let usual = [
        learning::question_of(Kind::Long, "Esimene?", true, true, Stage::Apply),
        learning::question_of(Kind::Long, "Teine?", true, true, Stage::Apply),
        learning::question_of(Kind::Long, "Kolmas?", true, true, Stage::Apply),
    ];
    for _ in 0..2 {
        world
            .write(async |tx, ctx| question::begin(tx, ctx, &Actor::System, id, &usual).await)
            .await
            .unwrap();
    }
    let order = async || {
        let all = world.read(async |tx| question::list(tx, id).await).await.unwrap();
        let texts: Vec<String> = all.iter().map(|q| q.text("et", "et").1.text.clone()).collect();
        (texts, all.into_iter().map(|q| q.id).collect::<Vec<_>>())
    };
    let (texts, ids) = order().await;
    assert_eq!(texts, ["Esimene?", "Teine?", "Kolmas?"]);
    let shift = async |which: &str, up: bool| {
        world
            .write(async |tx, ctx| question::shift(tx, ctx, &Actor::System, id, which, up).await)
            .await
            .unwrap();
    };
    shift(&ids[2], true).await;
    assert_eq!(order().await.0, ["Esimene?", "Kolmas?", "Teine?"]);
    shift(&ids[0], true).await;
    shift(&ids[1], false).await;
    assert_eq!(order().await.0, ["Esimene?", "Kolmas?", "Teine?"]);
    // Nobody has applied: a question can go.
    world
        .write(async |tx, ctx| question::remove(tx, ctx, &Actor::System, id, &ids[0]).await)
        .await
        .unwrap();
    assert_eq!(order().await.0, ["Kolmas?", "Teine?"]);
}

async fn times_are_read_in_the_programmes_zone(world: World) {
    let fixture = world.fixture().await;
    let programme = world
        .read(async |tx| learning::load(tx, &fixture.programme.id).await)
        .await
        .unwrap();
    let typed = |date: &str, time: &str, repeated: &str| {
        Fields::default()
            .with("opens_date", "2026-10-01")
            .with("opens_time", "09:00")
            .with("closes_date", date)
            .with("closes_time", time)
            .with("closes_repeated", repeated)
            .with("call_places", "3")
            .with("accept_days", "7")
    };
    let read = |fields: &Fields| {
        let mut reader = Reader::new(fields);
        let call = Call::read(&mut reader, &programme, START);
        reader.done(call)
    };
    let fault = |date: &str, time: &str, repeated: &str, field: &str| match read(&typed(date, time, repeated))
    {
        Err(Error::Invalid(faults)) => faults.get(field),
        other => panic!("{other:?}"),
    };
    let call = read(&typed("2026-12-03", "23:59", "")).unwrap();
    let closes = kernel::time::instant("2026-12-03", "23:59", "Europe/Tallinn", None).unwrap();
    assert_eq!((call.closes_at, call.places), (Some(closes), Some(3)));
    // What is shown leads back.
    let again = call.fill("Europe/Tallinn");
    assert_eq!(read(&again).unwrap(), call);
    // The hour that comes twice must be named, and the one that is skipped is none.
    let (twice, skipped) = (Some(Fault::TimeTwice), Some(Fault::TimeSkipped));
    assert_eq!(fault("2026-10-25", "03:30", "", "closes_repeated"), twice);
    let first = read(&typed("2026-10-25", "03:30", "first")).unwrap().closes_at;
    let second = read(&typed("2026-10-25", "03:30", "second")).unwrap().closes_at;
    assert_eq!(second.zip(first).map(|(b, a)| b - a), Some(kernel::time::HOUR));
    assert_eq!(fault("2026-03-29", "03:30", "", "closes_time"), skipped);
    assert_eq!(
        fault("2026-09-01", "12:00", "", "closes_date"),
        Some(Fault::BeforeTheOpening)
    );
    // The first meeting is in thirty days.
    assert_eq!(
        fault("2027-02-01", "12:00", "", "closes_date"),
        Some(Fault::AfterTheFirstMeeting)
    );
    // A public programme's call cannot lose its end.
    assert_eq!(fault("", "", "", "closes_date"), Some(Fault::Required));
}

/// Every change of a call, as one actor tries them one after another.
async fn try_all(world: &World, fixture: &Fixture, actor: &Actor) -> Vec<(&'static str, Result<()>)> {
    let id = &fixture.programme.id;
    let applied = &fixture.programme.applied[0].id;
    let mut answers = Vec::new();
    macro_rules! attempt {
        ($name:literal, |$tx:ident, $ctx:ident| $call:expr) => {
            let answer = world.write(async |$tx, $ctx| $call.await.map(|_| ())).await;
            answers.push(($name, answer));
        };
    }
    let edited = learning::question_of(Kind::Long, "Miks?", true, true, Stage::Apply);
    let question = "01990000-0000-7000-8000-0000000000aa";
    let link = "01990000-0000-7000-8000-0000000000bb";
    let conditions = Conditions {
        one_per_municipality: false,
        one_per_organisation: true,
        counties_least: 2,
        choose: Choose::Lottery,
        line: 40.0,
    };
    let reviewing = Reviewing {
        blind: false,
        least: 3,
    };
    let call = Call {
        opens_at: Some(START - DAY),
        closes_at: Some(START + DAY),
        places: Some(5),
        answer_by: None,
        accept_days: 3,
    };
    let new = NewLateEntry {
        note: "Mina".to_owned(),
        until: START + 30 * DAY,
    };
    let role = role::Edited {
        names: BTreeMap::from([("et".to_owned(), "Juht".to_owned())]),
        ..role::Edited::default()
    };
    let criterion = criterion::Edited {
        weight: 2,
        ..criterion::Edited::default()
    };
    let entered = learning::entered("Heli", "0708");
    attempt!("times", |tx, ctx| plan::set_call(tx, ctx, actor, id, &call));
    attempt!("conditions", |tx, ctx| terms::set_conditions(
        tx,
        ctx,
        actor,
        id,
        &conditions
    ));
    attempt!("reviewing", |tx, ctx| terms::set_reviewing(
        tx, ctx, actor, id, reviewing
    ));
    attempt!("add", |tx, ctx| question::add(
        tx, ctx, actor, id, question, &edited
    ));
    attempt!("change", |tx, ctx| question::change(
        tx, ctx, actor, id, question, &edited
    ));
    attempt!("shift", |tx, ctx| question::shift(
        tx, ctx, actor, id, question, true
    ));
    attempt!("remove", |tx, ctx| question::remove(tx, ctx, actor, id, question));
    attempt!("begin", |tx, ctx| question::begin(
        tx,
        ctx,
        actor,
        id,
        std::slice::from_ref(&edited)
    ));
    attempt!("roles", |tx, ctx| role::set(
        tx,
        ctx,
        actor,
        id,
        std::slice::from_ref(&role)
    ));
    attempt!("criteria", |tx, ctx| criterion::set(
        tx,
        ctx,
        actor,
        id,
        std::slice::from_ref(&criterion)
    ));
    attempt!("late", |tx, ctx| late::make(tx, ctx, actor, id, link, &new));
    attempt!("revoke", |tx, ctx| late::revoke(tx, ctx, actor, id, link));
    attempt!("enter", |tx, ctx| people::enter(tx, ctx, actor, id, &entered));
    attempt!("send link", |tx, ctx| people::send_link(
        tx, ctx, actor, id, applied
    ));
    attempt!("offer", |tx, ctx| people::act(
        tx,
        ctx,
        actor,
        id,
        applied,
        people::Act::Offer
    ));
    attempt!("erase", |tx, ctx| people::erase(tx, ctx, actor, id, applied));
    answers
}

async fn calls_are_for_those_who_plan(world: World) {
    let fixture = world.fixture().await;
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    let mut members = Vec::new();
    for role in [Role::Reviewer, Role::Analyst, Role::Scribe, Role::Facilitator] {
        members.push(world.log_in(fixture.person(role)).await.0);
    }
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let before = Snapshot::take(&world.db).await;
    for actor in [Actor::Visitor, outsider] {
        for (name, answer) in try_all(&world, &fixture, &actor).await {
            assert!(matches!(answer, Err(Error::NotFound)), "{name}: {answer:?}");
        }
    }
    for actor in members {
        for (name, answer) in try_all(&world, &fixture, &actor).await {
            assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
        }
    }
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    for (name, answer) in try_all(&world, &fixture, &organiser).await {
        if name == "offer" {
            // Not before the release.
            assert!(
                matches!(answer, Err(Error::Conflict(Conflict::NotReady))),
                "{name}: {answer:?}"
            );
        } else if name == "remove" {
            assert!(
                matches!(answer, Err(Error::Conflict(Conflict::Answered))),
                "{name}: {answer:?}"
            );
        } else {
            assert!(answer.is_ok(), "{name}: {answer:?}");
        }
    }
}
