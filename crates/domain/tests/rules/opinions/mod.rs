//! Opinion maps: when one can vote, that the last vote counts, what catches up after others, what is kept and forgotten.
//! [`statements`] are proposed, reviewed, lifted and exchanged; [`strangers`] change nothing.

mod statements;
mod strangers;

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::error::{Conflict, Error, Result};
use domain::input::{Fields, Reader};
use domain::job;
use domain::opinion::ledger::{self, Memory, Tally};
use domain::opinion::plan::{self, NewMap, Settings, Words};
use domain::opinion::propose::{self, Proposal, Proposed};
use domain::opinion::statement::{self, Statement};
use domain::opinion::vote::{self, Ballot, Value};
use domain::opinion::voter::{self, Own};
use domain::opinion::{self, OpinionMap, Phase, clock, life};
use kernel::time::DAY;
use store::sql;

use crate::support::dial::START;
use crate::support::fixture::Fixture;
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    one_votes_only_while_it_is_open,
    the_last_vote_counts_and_a_late_one_does_not_undo_it,
    what_is_wrong_with_one_ballot_does_not_concern_the_others,
    many_at_once_lose_nothing_and_share_no_number,
    who_follows_by_number_misses_nothing,
    who_deletes_their_votes_leaves_none_behind,
    secrets_are_forgotten_when_the_time_has_come,
    a_map_opens_with_enough_statements_and_is_deleted_when_closed,
);

/// A map of the fixture's organisation that is open, with five statements.
async fn opened(world: &World, fixture: &Fixture) -> OpinionMap {
    let map = drafted(world, fixture).await;
    let seeds = "Buss käib liiga harva\nKool jääb külla\nTeed on korras\nRaamatukogu on tähtis\nVald kuulab";
    world
        .write(async |tx, ctx| {
            statement::seed(tx, ctx, &Actor::System, &map.id, seeds).await?;
            life::open(tx, ctx, &Actor::System, &map.id).await
        })
        .await
        .unwrap();
    load(world, &map.id).await
}

async fn drafted(world: &World, fixture: &Fixture) -> OpinionMap {
    let new = NewMap {
        question: "Mis peaks külas muutuma?".to_owned(),
        language: "et".to_owned(),
        dialogue_id: None,
    };
    let organisation = &fixture.organisation.id;
    let id = world
        .write(async |tx, ctx| {
            let id = ctx.id();
            plan::create_once(tx, ctx, &Actor::System, organisation, &id, &new).await
        })
        .await
        .unwrap();
    load(world, &id).await
}

async fn load(world: &World, id: &str) -> OpinionMap {
    world
        .read(async |tx| opinion::load(tx, &Actor::System, id, domain::actor::Right::SeePlan).await)
        .await
        .unwrap()
}

/// The secret of the voter with this number in the test.
fn secret(n: u32) -> String {
    let letters = n
        .to_string()
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'a'))
        .collect::<String>();
    format!("{letters:a>26}")
}

fn ballot(map: &OpinionMap, voter: u32, statement: u32, value: Option<Value>) -> Ballot {
    Ballot {
        public_id: map.public_id.clone(),
        secret: secret(voter),
        statement,
        value,
        made: None,
    }
}

async fn cast(world: &World, ballots: &[Ballot]) -> Vec<Result<()>> {
    let now = world.dial.now();
    world
        .write(async |tx, _| vote::cast(tx, now, ballots).await)
        .await
        .unwrap()
}

async fn vote(world: &World, map: &OpinionMap, voter: u32, statement: u32, value: Value) {
    let became = cast(world, &[ballot(map, voter, statement, Some(value))]).await;
    assert!(became.iter().all(Result::is_ok), "{became:?}");
}

async fn own(world: &World, map: &OpinionMap, n: u32) -> Own {
    world
        .read(async |tx| voter::own(tx, map, &secret(n)).await)
        .await
        .unwrap()
}

fn values(own: &Own) -> Vec<(u32, Value)> {
    own.votes
        .iter()
        .map(|(number, cast)| (*number, cast.value))
        .collect()
}

async fn statements(world: &World, map: &OpinionMap) -> Vec<Statement> {
    world
        .read(async |tx| statement::list(tx, &Actor::System, map).await)
        .await
        .unwrap()
}

async fn tallies(world: &World, memory: &Memory, id: &str) -> (Vec<Tally>, u32) {
    let map = load(world, id).await;
    world
        .read(async |tx| {
            let of = statement::shown(tx, &map)
                .await?
                .iter()
                .map(|s| s.number)
                .collect();
            ledger::look(tx, memory, &map, |ledger| {
                let (voters, _) = ledger.count(&of);
                ((1..=5).map(|n| ledger.tally(n)).collect(), voters)
            })
            .await
        })
        .await
        .unwrap()
}

fn tally(agree: u32, disagree: u32, pass: u32) -> Tally {
    Tally {
        agree,
        disagree,
        pass,
    }
}

async fn one_votes_only_while_it_is_open(world: World) {
    let fixture = world.fixture().await;
    let map = drafted(&world, &fixture).await;
    let agrees = |voter| ballot(&map, voter, 1, Some(Value::Agree));
    let refused = |became: &[Result<()>]| format!("{:?}", became[0].as_ref().err());
    assert_eq!(refused(&cast(&world, &[agrees(1)]).await), "Some(NotFound)");
    let settings = Settings {
        languages: Vec::new(),
        dialogue_id: None,
        opens_at: Some(START + DAY),
        closes_at: Some(START + 2 * DAY),
        may_propose: true,
        results_at_once: true,
        attribution: String::new(),
    };
    let words = Words {
        question: "Mis?".to_owned(),
        introduction: String::new(),
    };
    world
        .write(async |tx, ctx| {
            statement::seed(tx, ctx, &Actor::System, &map.id, "Üks\nKaks\nKolm").await?;
            plan::set(tx, ctx, &Actor::System, &map.id, &words, &settings).await?;
            life::open(tx, ctx, &Actor::System, &map.id).await
        })
        .await
        .unwrap();
    let phase = async || load(&world, &map.id).await.phase(world.dial.now());
    assert_eq!(phase().await, Phase::Coming);
    assert_eq!(
        refused(&cast(&world, &[agrees(1)]).await),
        "Some(Conflict(OpinionNotOpen))"
    );
    world.dial.set(START + DAY);
    assert_eq!(phase().await, Phase::Open);
    assert!(cast(&world, &[agrees(1)]).await[0].is_ok());
    world.dial.set(START + 2 * DAY);
    assert_eq!(phase().await, Phase::Closed);
    assert_eq!(refused(&cast(&world, &[agrees(2)]).await), "Some(Gone)");
    // Opened again by hand it goes on without the time that is over.
    world
        .write(async |tx, ctx| life::open(tx, ctx, &Actor::System, &map.id).await)
        .await
        .unwrap();
    assert!(cast(&world, &[agrees(2)]).await[0].is_ok());
    world
        .write(async |tx, ctx| life::close(tx, ctx, &Actor::System, &map.id).await)
        .await
        .unwrap();
    assert_eq!(refused(&cast(&world, &[agrees(3)]).await), "Some(Gone)");
    assert_eq!(load(&world, &map.id).await.last_voter, 2);
}

async fn the_last_vote_counts_and_a_late_one_does_not_undo_it(world: World) {
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    vote(&world, &map, 1, 1, Value::Agree).await;
    vote(&world, &map, 1, 1, Value::Disagree).await;
    vote(&world, &map, 1, 2, Value::Pass).await;
    assert_eq!(
        values(&own(&world, &map, 1).await),
        [(1, Value::Disagree), (2, Value::Pass)]
    );
    assert_eq!(own(&world, &map, 1).await.last(), Some(2));
    // With a count of its own: what arrives late or twice changes nothing.
    let made = |value, made| Ballot {
        made: Some(made),
        ..ballot(&map, 1, 3, Some(value))
    };
    for one in [
        made(Value::Agree, 10),
        made(Value::Disagree, 12),
        made(Value::Agree, 10),
        made(Value::Pass, 11),
        made(Value::Disagree, 12),
    ] {
        assert!(cast(&world, &[one]).await[0].is_ok());
    }
    assert_eq!(own(&world, &map, 1).await.votes[&3].value, Value::Disagree);
    // Taken back it is gone, and somebody who never voted becomes no voter by that.
    assert!(
        cast(&world, &[ballot(&map, 1, 1, None), ballot(&map, 9, 1, None)])
            .await
            .iter()
            .all(Result::is_ok)
    );
    assert_eq!(
        values(&own(&world, &map, 1).await),
        [(2, Value::Pass), (3, Value::Disagree)]
    );
    assert_eq!(own(&world, &map, 9).await, Own::default());
    let (counted, voters) = tallies(&world, &Memory::default(), &map.id).await;
    assert_eq!(counted[..3], [tally(0, 0, 0), tally(0, 0, 1), tally(0, 1, 0)]);
    assert_eq!(voters, 1);
}

async fn what_is_wrong_with_one_ballot_does_not_concern_the_others(world: World) {
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    let no_secret = Ballot {
        secret: "kes".to_owned(),
        ..ballot(&map, 1, 1, Some(Value::Agree))
    };
    let elsewhere = Ballot {
        public_id: "olematu".to_owned(),
        ..ballot(&map, 1, 1, Some(Value::Agree))
    };
    let ballots = [
        ballot(&map, 1, 1, Some(Value::Agree)),
        ballot(&map, 1, 99, Some(Value::Agree)),
        no_secret,
        elsewhere,
        ballot(&map, 2, 5, Some(Value::Pass)),
    ];
    let became = cast(&world, &ballots).await;
    let said: Vec<&str> = became
        .iter()
        .map(|one| match one {
            Ok(()) => "ok",
            Err(Error::NotFound) => "not found",
            Err(Error::Invalid(_)) => "invalid",
            Err(_) => "other",
        })
        .collect();
    assert_eq!(said, ["ok", "not found", "invalid", "not found", "ok"]);
    let rows = world
        .count(
            sql!("select count(*) as n from opinion_vote where map_id = $1"),
            &map.id,
        )
        .await;
    assert_eq!(rows, 2);
}

async fn many_at_once_lose_nothing_and_share_no_number(world: World) {
    const MANY: u32 = 40;
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    let gave = world
        .at_once(MANY as usize, |i| {
            let (db, now, map) = (world.db.clone(), world.dial.now(), map.clone());
            async move {
                let voter = u32::try_from(i).unwrap();
                let ballots: Vec<Ballot> = (1..=5)
                    .map(|s| ballot(&map, voter, s, Some(Value::Agree)))
                    .collect();
                let mut tx = db.write().await?;
                let became = vote::cast(&mut tx, now, &ballots).await?;
                tx.commit().await?;
                Ok::<_, Error>(became.iter().filter(|one| one.is_ok()).count())
            }
        })
        .await;
    assert!(gave.into_iter().all(|one| one.unwrap() == 5));
    let (counted, voters) = tallies(&world, &Memory::default(), &map.id).await;
    assert_eq!(counted, [tally(MANY, 0, 0); 5]);
    assert_eq!(voters, MANY);
    let after = load(&world, &map.id).await;
    assert_eq!((after.last_voter, after.last_vote), (MANY, i64::from(MANY) * 5));
}

async fn who_follows_by_number_misses_nothing(world: World) {
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    // Two nodes; one looks now and then, the other only at the end.
    let (often, late) = (Memory::default(), Memory::default());
    for round in 0..6_u32 {
        vote(&world, &map, round % 3, 1 + round % 2, Value::Agree).await;
        if round % 2 == 0 {
            tallies(&world, &often, &map.id).await;
        }
        vote(
            &world,
            &map,
            round % 3,
            1 + round % 2,
            Value::ALL[(round % 3) as usize],
        )
        .await;
    }
    cast(&world, &[ballot(&map, 1, 2, None)]).await;
    let seen = tallies(&world, &often, &map.id).await;
    assert_eq!(seen, tallies(&world, &late, &map.id).await);
    let all: u32 = seen.0.iter().map(Tally::all).sum();
    assert_eq!(all, 5);
}

async fn who_deletes_their_votes_leaves_none_behind(world: World) {
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    let memory = Memory::default();
    vote(&world, &map, 2, 1, Value::Disagree).await;
    let before = Snapshot::take(&world.db).await;
    vote(&world, &map, 1, 1, Value::Agree).await;
    vote(&world, &map, 1, 2, Value::Agree).await;
    propose(&world, &map, 1, "Lasteaed peaks kauem lahti olema", false)
        .await
        .unwrap();
    assert_eq!(tallies(&world, &memory, &map.id).await.1, 2);
    for _ in 0..2 {
        world
            .write(async |tx, ctx| voter::erase(tx, ctx, &map.public_id, &secret(1)).await)
            .await
            .unwrap();
    }
    assert_eq!(own(&world, &map, 1).await, Own::default());
    // Whoever had counted them counts them no more.
    assert_eq!(
        tallies(&world, &memory, &map.id).await,
        (
            vec![
                tally(0, 1, 0),
                tally(0, 0, 0),
                tally(0, 0, 0),
                tally(0, 0, 0),
                tally(0, 0, 0)
            ],
            1
        )
    );
    let after = Snapshot::take(&world.db).await;
    let left: Vec<String> = before
        .changes(&after)
        .into_iter()
        .filter(|row| !row.contains("opinion_map") && !row.starts_with("+ job"))
        .collect();
    // That there was a second one, and that they are gone: whoever follows the votes takes theirs out.
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].starts_with("+ opinion_voter"), "{left:?}");
    let row = world
        .read(async |tx| {
            tx.one(
                store::sql!("select secret_hash, gone from opinion_voter where map_id = $1 and number = 2"),
                &[(&map.id).into()],
            )
            .await
            .map_err(Error::from)
        })
        .await
        .unwrap();
    assert_eq!(row.get::<Option<String>>("secret_hash").unwrap(), None);
    assert_eq!(row.get::<Option<i64>>("gone").unwrap(), Some(4));
    // Voting again they are somebody else.
    vote(&world, &map, 1, 3, Value::Agree).await;
    assert_eq!(own(&world, &map, 1).await.number, Some(3));
}

async fn secrets_are_forgotten_when_the_time_has_come(world: World) {
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    vote(&world, &map, 1, 1, Value::Agree).await;
    propose(&world, &map, 1, "Lasteaed peaks kauem lahti olema", false)
        .await
        .unwrap();
    world
        .write(async |tx, ctx| life::close(tx, ctx, &Actor::System, &map.id).await)
        .await
        .unwrap();
    let keep = i64::from(fixture.organisation.profile.keep_days);
    world.dial.forward(keep * DAY);
    run(&world, &map).await;
    assert_eq!(values(&own(&world, &map, 1).await), [(1, Value::Agree)]);
    world.dial.forward(2 * DAY);
    run(&world, &map).await;
    assert_eq!(own(&world, &map, 1).await, Own::default());
    // The vote still counts, and what nobody had looked at is gone.
    assert_eq!(
        tallies(&world, &Memory::default(), &map.id).await.0[0],
        tally(1, 0, 0)
    );
    assert_eq!(statements(&world, &map).await.len(), 5);
    let again = world
        .write(async |tx, ctx| life::open(tx, ctx, &Actor::System, &map.id).await)
        .await;
    assert!(
        matches!(again, Err(Error::Conflict(Conflict::Forgotten))),
        "{again:?}"
    );
}

/// The map's job, if it is due.
async fn run(world: &World, map: &OpinionMap) {
    let now = world.dial.now();
    loop {
        let Some(claimed) = world
            .write(async |tx, _| job::claim(tx, now).await)
            .await
            .unwrap()
        else {
            return;
        };
        if claimed.job
            == (job::Job::Opinion {
                map_id: map.id.clone(),
            })
        {
            world
                .write(async |tx, ctx| clock::run(tx, ctx, &map.id).await)
                .await
                .unwrap();
        }
        world
            .write(async |tx, _| job::finish(tx, &claimed).await)
            .await
            .unwrap();
    }
}

async fn propose(world: &World, map: &OpinionMap, voter: u32, text: &str, sure: bool) -> Result<Proposed> {
    world
        .write(async |tx, ctx| {
            let proposal = Proposal {
                text: text.to_owned(),
                language: "et".to_owned(),
                sure,
                once: ctx.token(),
            };
            propose::propose(tx, ctx, &map.public_id, &secret(voter), &proposal).await
        })
        .await
}

async fn a_map_opens_with_enough_statements_and_is_deleted_when_closed(world: World) {
    let fixture = world.fixture().await;
    let before = Snapshot::take(&world.db).await;
    let map = drafted(&world, &fixture).await;
    let open = async || {
        world
            .write(async |tx, ctx| life::open(tx, ctx, &Actor::System, &map.id).await)
            .await
    };
    let few = open().await;
    assert!(
        matches!(few, Err(Error::Conflict(Conflict::FewStatements(3)))),
        "{few:?}"
    );
    let visitor = world
        .read(async |tx| opinion::public(tx, &Actor::Visitor, &map.public_id).await)
        .await;
    assert!(matches!(visitor, Err(Error::NotFound)), "a draft is public");
    let seeded = world
        .write(async |tx, ctx| {
            statement::seed(tx, ctx, &Actor::System, &map.id, "Üks\nKaks\nKolm\nkaks").await
        })
        .await
        .unwrap();
    // Some were there before the list, and one is in it twice.
    assert_eq!(seeded.new + seeded.known, 4);
    assert!(seeded.known >= 1, "{seeded:?}");
    open().await.unwrap();
    vote(&world, &load(&world, &map.id).await, 1, 2, Value::Agree).await;
    let delete = async || {
        world
            .write(async |tx, ctx| life::delete(tx, ctx, &Actor::System, &map.id).await)
            .await
    };
    let refused = delete().await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::OpinionOpen))),
        "{refused:?}"
    );
    world
        .write(async |tx, ctx| life::close(tx, ctx, &Actor::System, &map.id).await)
        .await
        .unwrap();
    delete().await.unwrap();
    let after = Snapshot::take(&world.db).await;
    let left: Vec<String> = before
        .changes(&after)
        .into_iter()
        .filter(|row| !row.starts_with("+ job"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn times_are_read_as_the_hosts_clock_shows_them() {
    let fields = Fields::default()
        .with("opinion_results", "at-once")
        .with("opinion_opens_date", "2026-12-01")
        .with("opinion_closes_date", "2026-12-01");
    let map = OpinionMap {
        zone: "Europe/Tallinn".to_owned(),
        ..blank()
    };
    let mut reader = Reader::new(&fields);
    let read = Settings::read(&mut reader, &map, 0);
    let read = reader.done(read).unwrap();
    let at = |clock| kernel::time::instant("2026-12-01", clock, "Europe/Tallinn", None).unwrap();
    // A day without a time is the whole day.
    assert_eq!(
        (read.opens_at, read.closes_at),
        (Some(at("00:00")), Some(at("23:59")))
    );
}

fn blank() -> OpinionMap {
    OpinionMap {
        id: String::new(),
        public_id: String::new(),
        organisation_id: String::new(),
        dialogue_id: None,
        state: opinion::State::Draft,
        language: "et".to_owned(),
        languages: vec!["et".to_owned()],
        zone: String::new(),
        opens_at: None,
        closes_at: None,
        may_propose: true,
        results_at_once: true,
        attribution: String::new(),
        opened_at: None,
        closed_at: None,
        published_at: None,
        forgotten_at: None,
        last_voter: 0,
        last_vote: 0,
        updated_at: 0,
        texts: BTreeMap::new(),
    }
}
