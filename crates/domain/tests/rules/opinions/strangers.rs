//! A map that is not theirs does not exist for strangers, and who may not plan changes nothing.

use domain::actor::{Actor, Role};
use domain::circle::live::Memory;
use domain::error::{Error, Result};
use domain::opinion::exchange::{self, File, Import};
use domain::opinion::plan::{self as mapping, NewMap, Words as MapWords};
use domain::opinion::{life as opening, quote, review, statement};

use crate::support::fixture::Fixture;
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(an_opinion_map_is_for_those_who_plan);

/// Every change of an opinion map, and what only those who plan may see.
async fn try_opinion(
    world: &World,
    fixture: &Fixture,
    map: &str,
    actor: &Actor,
) -> Vec<(&'static str, Result<()>)> {
    let mut answers = Vec::new();
    macro_rules! attempt {
        ($name:literal, |$tx:ident, $ctx:ident| $call:expr) => {
            #[allow(unused_variables)]
            let answer = world.write(async |$tx, $ctx| $call.await.map(|_| ())).await;
            answers.push(($name, answer));
        };
    }
    let memory = Memory::default();
    let new = NewMap {
        question: "Mis?".to_owned(),
        language: "et".to_owned(),
        dialogue_id: None,
    };
    let was = world
        .read(async |tx| domain::opinion::load(tx, &Actor::System, map, domain::actor::Right::SeePlan).await)
        .await
        .unwrap();
    let settings = mapping::Settings {
        languages: vec!["en".to_owned()],
        dialogue_id: None,
        opens_at: None,
        closes_at: None,
        may_propose: false,
        results_at_once: false,
        attribution: String::new(),
    };
    let words = MapWords {
        question: "Kas?".to_owned(),
        introduction: String::new(),
    };
    let edited = review::Edited {
        texts: [("et".to_owned(), "Muu".to_owned())].into(),
    };
    let organisation = &fixture.organisation.id;
    let import = Import::read(b"comment-id,comment-body\n1,x\n", b"").unwrap();
    attempt!("create", |tx, ctx| mapping::create_once(
        tx,
        ctx,
        actor,
        organisation,
        "01990000-0000-7000-8000-00000000abcd",
        &new
    ));
    attempt!("set", |tx, ctx| mapping::set(
        tx, ctx, actor, map, &words, &settings
    ));
    attempt!("translate", |tx, ctx| mapping::translate(
        tx, ctx, actor, map, "en", &words
    ));
    attempt!("seed", |tx, ctx| statement::seed(tx, ctx, actor, map, "Neljas"));
    attempt!("edit", |tx, ctx| review::edit(tx, ctx, actor, map, 1, &edited));
    attempt!("decide", |tx, ctx| review::decide(
        tx,
        ctx,
        actor,
        map,
        1,
        statement::State::Out,
        "Niisama."
    ));
    attempt!("erase text", |tx, ctx| review::erase(tx, ctx, actor, map, 1));
    attempt!("quotes", |tx, ctx| quote::quotes(tx, &memory, actor, &was));
    attempt!("export", |tx, ctx| exchange::export(tx, actor, map, File::Votes));
    attempt!("open", |tx, ctx| opening::open(tx, ctx, actor, map));
    attempt!("publish", |tx, ctx| opening::publish(tx, ctx, actor, map, true));
    attempt!("close", |tx, ctx| opening::close(tx, ctx, actor, map));
    attempt!("import", |tx, ctx| exchange::import(tx, ctx, actor, map, &import));
    attempt!("lift", |tx, ctx| quote::lift(
        tx, ctx, &memory, actor, map, "sõnad", "Väide"
    ));
    attempt!("delete", |tx, ctx| opening::delete(tx, ctx, actor, map));
    answers
}

async fn an_opinion_map_is_for_those_who_plan(world: World) {
    let fixture = world.fixture().await;
    let map = world
        .write(async |tx, ctx| {
            let new = NewMap {
                question: "Mis peaks muutuma?".to_owned(),
                language: "et".to_owned(),
                dialogue_id: None,
            };
            let (id, organisation) = (ctx.id(), &fixture.organisation.id);
            mapping::create_once(tx, ctx, &Actor::System, organisation, &id, &new).await?;
            statement::seed(tx, ctx, &Actor::System, &id, "Üks\nKaks\nKolm\nViies").await?;
            Ok(id)
        })
        .await
        .unwrap();
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    let mut denied = Vec::new();
    for role in [Role::Analyst, Role::Scribe, Role::Facilitator, Role::Reviewer] {
        denied.push(world.log_in(fixture.person(role)).await.0);
    }
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let before = Snapshot::take(&world.db).await;
    for actor in [Actor::Visitor, outsider] {
        for (name, answer) in try_opinion(&world, &fixture, &map, &actor).await {
            assert!(matches!(answer, Err(Error::NotFound)), "{name}: {answer:?}");
        }
    }
    for actor in denied {
        for (name, answer) in try_opinion(&world, &fixture, &map, &actor).await {
            assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
        }
    }
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    for (name, answer) in try_opinion(&world, &fixture, &map, &organiser).await {
        // Files come only into an empty map, and nobody said these words.
        if ["import", "lift"].contains(&name) {
            assert!(
                matches!(answer, Err(Error::Conflict(_) | Error::NotFound)),
                "{name}: {answer:?}"
            );
        } else {
            assert!(answer.is_ok(), "{name}: {answer:?}");
        }
    }
}
