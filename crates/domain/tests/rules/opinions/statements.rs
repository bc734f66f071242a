//! Statements: who proposes and who reviews, what stays, what goes with a quote, and files out and in.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::circle;
use domain::error::{Conflict, Error};
use domain::input::Fault;
use domain::opinion::exchange::{self, File, Import};
use domain::opinion::ledger::Memory;
use domain::opinion::propose::{self as proposing, Proposed};
use domain::opinion::review::{self, Edited};
use domain::opinion::statement::{Source, State as Decided, Statement};
use domain::opinion::vote::Value;
use domain::opinion::{life, quote};

use super::{ballot, cast, drafted, load, opened, own, propose, statements, tallies, vote};
use crate::support::talk::Talk;
use crate::support::{World, both_engines};

both_engines!(
    a_proposal_waits_and_similar_ones_are_shown_first,
    wording_that_was_voted_on_stays,
    a_withdrawn_quote_takes_its_statement_along,
    what_goes_out_comes_in_again,
);

async fn a_proposal_waits_and_similar_ones_are_shown_first(world: World) {
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    let Proposed::Similar(similar) = propose(&world, &map, 1, "Buss käib meil liiga harva", false)
        .await
        .unwrap()
    else {
        panic!("nothing similar was found")
    };
    assert_eq!(similar.iter().map(|s| s.number).collect::<Vec<_>>(), [1]);
    assert_eq!(statements(&world, &map).await.len(), 5);
    assert_eq!(
        propose(&world, &map, 1, "Buss käib meil liiga harva", true)
            .await
            .unwrap(),
        Proposed::Kept
    );
    let all = statements(&world, &map).await;
    let last = all.last().unwrap();
    assert_eq!(
        (last.number, last.state, last.source, last.proposer),
        (6, Decided::Waiting, Source::Proposed, Some(1))
    );
    // Nobody votes on it before the host has read it, and it is out with a reason or not at all.
    let became = cast(&world, &[ballot(&map, 2, 6, Some(Value::Agree))]).await;
    assert!(matches!(became[0], Err(Error::NotFound)), "{became:?}");
    let decide = async |to, reason: &str| {
        world
            .write(async |tx, ctx| review::decide(tx, ctx, &Actor::System, &map.id, 6, to, reason).await)
            .await
    };
    let Err(Error::Invalid(faults)) = decide(Decided::Out, " ").await else {
        panic!("it is out without a reason")
    };
    assert_eq!(faults.get("reason"), Some(Fault::Required));
    decide(Decided::Out, "On juba olemas.").await.unwrap();
    decide(Decided::Waiting, "").await.unwrap();
    decide(Decided::In, "").await.unwrap();
    vote(&world, &map, 2, 6, Value::Agree).await;
    // Only so many of one person wait at a time.
    for n in 0..proposing::WAITING_MOST {
        let text = format!(
            "{n} {}",
            [
                "kask", "kuusk", "mänd", "haab", "tamm", "saar", "lepp", "paju", "pihlakas", "vaher"
            ][n as usize]
        );
        propose(&world, &map, 1, &text, true).await.unwrap();
    }
    let more = propose(&world, &map, 1, "Veel üks mõte", true).await;
    assert!(
        matches!(more, Err(Error::Conflict(Conflict::ManyWaiting(10)))),
        "{more:?}"
    );
    assert!(propose(&world, &map, 2, "Veel üks mõte", true).await.is_ok());
}

async fn wording_that_was_voted_on_stays(world: World) {
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    let edit = async |texts: &[(&str, &str)]| {
        let texts = texts
            .iter()
            .map(|(code, text)| ((*code).to_owned(), (*text).to_owned()));
        let edited = Edited {
            texts: texts.collect::<BTreeMap<_, _>>(),
        };
        world
            .write(async |tx, ctx| review::edit(tx, ctx, &Actor::System, &map.id, 1, &edited).await)
            .await
    };
    edit(&[("et", "Buss käib harva"), ("en", "The bus is rare")])
        .await
        .unwrap();
    vote(&world, &map, 1, 1, Value::Agree).await;
    let changed = edit(&[("et", "Buss käib sageli")]).await;
    assert!(
        matches!(changed, Err(Error::Conflict(Conflict::VotedOn))),
        "{changed:?}"
    );
    edit(&[("et", "Buss käib harva"), ("en", "Buses are rare"), ("ru", "")])
        .await
        .unwrap();
    let said: Vec<(String, String)> = statements(&world, &map).await[0]
        .texts
        .clone()
        .into_iter()
        .collect();
    let pair = |code: &str, text: &str| (code.to_owned(), text.to_owned());
    assert_eq!(
        said,
        [pair("en", "Buses are rare"), pair("et", "Buss käib harva")]
    );
}

async fn a_withdrawn_quote_takes_its_statement_along(world: World) {
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    let circles = circle::live::Memory::default();
    let (never, words, kept, secrets) = world
        .write(async |tx, ctx| {
            let talk = Talk::begin(tx, ctx, &circles, &fixture.past, (1, 1)).await?;
            let words = talk
                .write(tx, ctx, &circles, "Ma kardan, et kool pannakse kinni.")
                .await?;
            let kept = talk.write(tx, ctx, &circles, "Buss ei tule kunagi.").await?;
            let never = talk.write(tx, ctx, &circles, "Seda ära kirjuta.").await?;
            talk.read_back(tx, ctx, &circles, &[&words, &kept]).await?;
            let secrets = [
                talk.slip(tx, ctx, &circles, &words).await?,
                talk.slip(tx, ctx, &circles, &kept).await?,
            ];
            talk.close(tx, ctx, &circles).await?;
            Ok((never, words, kept, secrets))
        })
        .await
        .unwrap();
    let lift = async |words: &str, text: &str| {
        world
            .write(async |tx, ctx| quote::lift(tx, ctx, &circles, &Actor::System, &map.id, words, text).await)
            .await
    };
    let said = world
        .read(async |tx| quote::quotes(tx, &circles, &Actor::System, &map).await)
        .await
        .unwrap();
    assert_eq!(said.iter().map(|one| one.quotes.len()).collect::<Vec<_>>(), [2]);
    let refused = lift(never.as_str(), "Seda ära kirjuta").await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let number = lift(words.as_str(), "Kool võidakse kinni panna").await.unwrap();
    assert_eq!(
        lift(words.as_str(), "Kool võidakse kinni panna").await.unwrap(),
        number
    );
    let other = lift(kept.as_str(), "Buss ei tule").await.unwrap();
    vote(&world, &map, 1, number, Value::Agree).await;
    for (secret, will) in secrets
        .iter()
        .zip([circle::slip::Will::Withdraw, circle::slip::Will::KeepBack])
    {
        world
            .write(async |tx, ctx| {
                let id = kernel::circle::CommandId::new(ctx.token()).unwrap();
                circle::slip::decide(tx, ctx, &circles, secret, (will, None), id).await
            })
            .await
            .unwrap();
    }
    let gone: Vec<Statement> = statements(&world, &map)
        .await
        .into_iter()
        .filter(|s| s.source == Source::Words)
        .collect();
    assert_eq!(gone.iter().map(|s| s.number).collect::<Vec<_>>(), [number, other]);
    assert!(gone.iter().all(|s| s.texts.is_empty() && !s.is_in()), "{gone:?}");
    let became = cast(&world, &[ballot(&map, 2, number, Some(Value::Agree))]).await;
    assert!(matches!(became[0], Err(Error::NotFound)), "{became:?}");
}

async fn what_goes_out_comes_in_again(world: World) {
    let fixture = world.fixture().await;
    let map = opened(&world, &fixture).await;
    for voter in 1..4 {
        for statement in 1..=voter {
            vote(&world, &map, voter, statement, Value::ALL[(voter % 3) as usize]).await;
        }
    }
    let out = async |id: &str, file| {
        world
            .read(async |tx| exchange::export(tx, &Actor::System, id, file).await)
            .await
            .unwrap()
    };
    let (comments, votes) = (
        out(&map.id, File::Comments).await,
        out(&map.id, File::Votes).await,
    );
    let people = out(&map.id, File::Participants).await;
    for read in [&votes, &people] {
        let import = Import::read(comments.as_bytes(), read.as_bytes()).unwrap();
        assert_eq!(import.counts(), (5, 6));
        let copy = drafted(&world, &fixture).await;
        world
            .write(async |tx, ctx| exchange::import(tx, ctx, &Actor::System, &copy.id, &import).await)
            .await
            .unwrap();
        assert_eq!(out(&copy.id, File::Participants).await, people);
        assert_eq!(
            tallies(&world, &Memory::default(), &copy.id).await,
            tallies(&world, &Memory::default(), &map.id).await
        );
        // Once there is something in it, nothing else comes in.
        let twice = world
            .write(async |tx, ctx| exchange::import(tx, ctx, &Actor::System, &copy.id, &import).await)
            .await;
        assert!(
            matches!(twice, Err(Error::Conflict(Conflict::OpinionBegun))),
            "{twice:?}"
        );
        // And who votes afterwards is nobody of those.
        world
            .write(async |tx, ctx| life::open(tx, ctx, &Actor::System, &copy.id).await)
            .await
            .unwrap();
        let copy = load(&world, &copy.id).await;
        vote(&world, &copy, 1, 5, Value::Pass).await;
        assert_eq!(own(&world, &copy, 1).await.number, Some(4));
    }
}
