//! The public summary: who publishes what, and that a quote is there only as long as its speaker wants it.

use domain::actor::{Actor, Role};
use domain::circle::live::{Answer, Memory};
use domain::circle::slip::{self, Will};
use domain::dialogue::life;
use domain::error::{Conflict, Error, Result};
use domain::packaging::{self, Packaging, Part, Parts};
use domain::summary::shown::{self, Shown};
use domain::summary::{self, Edited, notes, search};
use kernel::circle::{Refusal, WordsId};
use store::sql;

use crate::support::fixture::Fixture;
use crate::support::talk::{Talk, id};
use crate::support::{World, both_engines};

both_engines!(
    a_summary_begins_with_what_the_circles_took_along,
    only_what_has_text_is_published_and_only_as_it_was_seen,
    of_two_hosts_the_second_is_told,
    a_quote_is_there_only_while_its_speaker_wants_it,
    how_it_was_held_is_totals,
    notes_are_for_those_who_may_see_words,
    words_outlive_registrations_and_go_with_the_dialogue,
);

/// A held dialogue with two circles, closed; the first two words of the first are released, one of the second is.
struct Talked {
    memory: Memory,
    words: [WordsId; 4],
    /// The slip of the first words.
    slip: String,
}

async fn talked(world: &World, fixture: &Fixture) -> Talked {
    let memory = Memory::default();
    let (words, slip) = world
        .write(async |tx, ctx| {
            let mut all = Vec::new();
            let mut slip = String::new();
            for (number, texts) in [
                (1, ["Lasteaed on süda", "Bussi ei tule"]),
                (2, ["Õhtul on pime", "Aitab"]),
            ] {
                let talk = Talk::begin(tx, ctx, &memory, &fixture.past, (number, 2)).await?;
                let mut mine = Vec::new();
                for text in texts {
                    mine.push(talk.write(tx, ctx, &memory, text).await?);
                }
                let released: Vec<&WordsId> = mine.iter().take(if number == 1 { 2 } else { 1 }).collect();
                talk.read_back(tx, ctx, &memory, &released).await?;
                if number == 1 {
                    slip = talk.slip(tx, ctx, &memory, &mine[0]).await?;
                }
                talk.close(tx, ctx, &memory).await?;
                let packaging = Packaging {
                    parts: Parts::default().with(Part::Topics, format!("Teema {number}")),
                    version: 0,
                };
                packaging::save(
                    tx,
                    ctx,
                    &Actor::System,
                    &fixture.past.id,
                    &talk.circle.id,
                    &packaging,
                )
                .await?;
                all.extend(mine);
            }
            Ok((all, slip))
        })
        .await
        .unwrap();
    Talked {
        memory,
        words: words.try_into().unwrap(),
        slip,
    }
}

fn edited(version: u32, text: &str, quotes: &[&WordsId]) -> Edited {
    Edited {
        parts: Parts::default().with(Part::Agreed, text),
        version,
        quotes: quotes.iter().map(|words| words.as_str().to_owned()).collect(),
    }
}

async fn public(world: &World, talked: &Talked, fixture: &Fixture) -> Result<Shown> {
    let public_id = &fixture.past.public_id;
    world
        .read(async |tx| shown::public(tx, &talked.memory, &Actor::Visitor, public_id).await)
        .await
}

fn texts(shown: &Shown) -> Vec<&str> {
    let mut texts: Vec<&str> = shown.quotes.iter().map(|q| q.text.as_str()).collect();
    texts.sort_unstable();
    texts
}

async fn found(world: &World, talked: &Talked, what: &str) -> bool {
    let folded = kernel::text::fold(what);
    let found = world
        .read(async |tx| search::matching(tx, &talked.memory, &folded).await)
        .await
        .unwrap();
    !found.is_empty()
}

async fn a_summary_begins_with_what_the_circles_took_along(world: World) {
    let fixture = world.fixture().await;
    let talked = talked(&world, &fixture).await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let draft = async || {
        let id = &fixture.past.id;
        world
            .read(async |tx| summary::draft(tx, &talked.memory, &organiser, id).await)
            .await
            .unwrap()
    };
    let first = draft().await;
    assert_eq!(first.summary.version, 0);
    assert_eq!(first.summary.parts.get(Part::Topics), "Teema 1\n\nTeema 2");
    // Every released one is chosen at first; what nobody released cannot be.
    let mut offered: Vec<(&str, bool)> = first
        .quotes
        .iter()
        .map(|q| (q.written.text.as_str(), q.chosen))
        .collect();
    offered.sort_unstable();
    assert_eq!(
        offered,
        [
            ("Bussi ei tule", true),
            ("Lasteaed on süda", true),
            ("Õhtul on pime", true)
        ]
    );
    // What the host leaves out stays out; words that are no quote, or nobody's, are not shown however they are named.
    let [one, two, _, unreleased] = &talked.words;
    let nobody = WordsId::new("nobody").unwrap();
    world
        .write(async |tx, ctx| {
            let edited = edited(0, "Elada siin", &[one, unreleased, &nobody]);
            summary::save(tx, ctx, &organiser, &fixture.past.id, &edited).await
        })
        .await
        .unwrap();
    let second = draft().await;
    assert_eq!(second.summary.parts.get(Part::Topics), "");
    assert_eq!(second.summary.parts.get(Part::Agreed), "Elada siin");
    let chosen: Vec<&WordsId> = second
        .quotes
        .iter()
        .filter(|q| q.chosen)
        .map(|q| &q.words)
        .collect();
    assert_eq!(chosen, [one]);
    assert!(second.quotes.iter().any(|q| q.words == *two));
    let preview = world
        .read(async |tx| shown::preview(tx, &talked.memory, &organiser, &fixture.past.id).await)
        .await
        .unwrap();
    assert_eq!(texts(&preview), ["Lasteaed on süda"]);
}

async fn only_what_has_text_is_published_and_only_as_it_was_seen(world: World) {
    let fixture = world.fixture().await;
    let talked = talked(&world, &fixture).await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let publish = async |of: &str, version: u32| {
        world
            .write(async |tx, ctx| summary::publish(tx, ctx, &organiser, of, version).await)
            .await
    };
    let save = async |of: &str, edited: Edited| {
        world
            .write(async |tx, ctx| summary::save(tx, ctx, &organiser, of, &edited).await)
            .await
    };
    let past = &fixture.past.id;
    let nothing = publish(past, 0).await;
    assert!(matches!(nothing, Err(Error::Invalid(_))), "{nothing:?}");
    save(past, edited(0, "", &[&talked.words[0]])).await.unwrap();
    let nothing = publish(past, 1).await;
    assert!(matches!(nothing, Err(Error::Invalid(_))), "{nothing:?}");
    save(past, edited(1, "Elada siin", &[&talked.words[0]]))
        .await
        .unwrap();
    let unseen = publish(past, 1).await;
    assert!(
        matches!(unseen, Err(Error::Conflict(Conflict::Rewritten))),
        "{unseen:?}"
    );
    let hidden = public(&world, &talked, &fixture).await;
    assert!(matches!(hidden, Err(Error::NotFound)), "{hidden:?}");
    publish(past, 2).await.unwrap();
    let since = public(&world, &talked, &fixture)
        .await
        .unwrap()
        .summary
        .published_at;
    assert_eq!(since, Some(world.dial.now()));
    // Twice does no harm and does not change since when it is there.
    world.dial.forward(kernel::time::HOUR);
    publish(past, 2).await.unwrap();
    assert_eq!(
        public(&world, &talked, &fixture)
            .await
            .unwrap()
            .summary
            .published_at,
        since
    );
    // A public one cannot be emptied, only taken back.
    let emptied = save(past, edited(2, "", &[])).await;
    assert!(matches!(emptied, Err(Error::Invalid(_))), "{emptied:?}");
    assert!(found(&world, &talked, "ELADA siin").await);
    world
        .write(async |tx, _| summary::take_back(tx, &organiser, past).await)
        .await
        .unwrap();
    let back = public(&world, &talked, &fixture).await;
    assert!(matches!(back, Err(Error::NotFound)), "{back:?}");
    assert!(!found(&world, &talked, "elada siin").await);
    assert!(!found(&world, &talked, "lasteaed").await);
    // A draft dialogue has no public page to stand beside.
    save(&fixture.draft.id, edited(0, "Elada siin", &[]))
        .await
        .unwrap();
    let draft = publish(&fixture.draft.id, 1).await;
    assert!(
        matches!(draft, Err(Error::Conflict(Conflict::NotReady))),
        "{draft:?}"
    );
}

async fn of_two_hosts_the_second_is_told(world: World) {
    let fixture = world.fixture().await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let save = async |version: u32, text: &str| {
        let edited = edited(version, text, &[]);
        world
            .write(async |tx, ctx| summary::save(tx, ctx, &organiser, &fixture.past.id, &edited).await)
            .await
    };
    save(0, "Esimene").await.unwrap();
    let second = save(0, "Teine").await;
    assert!(
        matches!(second, Err(Error::Conflict(Conflict::Rewritten))),
        "{second:?}"
    );
    save(0, "Esimene").await.unwrap();
    save(1, "Teine").await.unwrap();
}

async fn a_quote_is_there_only_while_its_speaker_wants_it(world: World) {
    let fixture = world.fixture().await;
    let talked = talked(&world, &fixture).await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let [one, two, three, _] = &talked.words;
    world
        .write(async |tx, ctx| {
            summary::save(
                tx,
                ctx,
                &organiser,
                &fixture.past.id,
                &edited(0, "Siin", &[one, two, three]),
            )
            .await?;
            summary::publish(tx, ctx, &organiser, &fixture.past.id, 1).await
        })
        .await
        .unwrap();
    let all = ["Bussi ei tule", "Lasteaed on süda", "Õhtul on pime"];
    assert_eq!(texts(&public(&world, &talked, &fixture).await.unwrap()), all);
    let decide = async |will: Will| {
        world
            .write(async |tx, ctx| {
                let id = id(ctx);
                let slip = slip::find(tx, &talked.memory, &talked.slip).await?;
                let seen = slip.words.and_then(|w| slip.view.state.find(&w)?.text().cloned());
                slip::decide(tx, ctx, &talked.memory, &talked.slip, (will, seen), id).await
            })
            .await
            .unwrap()
    };
    decide(Will::KeepBack).await;
    assert_eq!(
        texts(&public(&world, &talked, &fixture).await.unwrap()),
        [all[0], all[2]]
    );
    assert!(!found(&world, &talked, "lasteaed").await);
    assert!(found(&world, &talked, "bussi").await);
    // A no holds once the circle is over, also against who finds the slip.
    assert_eq!(decide(Will::Release).await, Answer::Refused(Refusal::KeptBack));
    assert!(!found(&world, &talked, "lasteaed").await);
    decide(Will::Withdraw).await;
    let after = public(&world, &talked, &fixture).await.unwrap();
    assert_eq!(texts(&after), [all[0], all[2]]);
    assert!(!found(&world, &talked, "lasteaed").await);
    // Another node, which has folded nothing yet, sees the same.
    let fresh = world
        .read(async |tx| {
            shown::public(tx, &Memory::default(), &Actor::Visitor, &fixture.past.public_id).await
        })
        .await
        .unwrap();
    assert_eq!(fresh.quotes, after.quotes);
}

async fn how_it_was_held_is_totals(world: World) {
    let fixture = world.fixture().await;
    let talked = talked(&world, &fixture).await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    world
        .write(async |tx, ctx| {
            // Somebody opened a third circle by mistake and left it.
            Talk::begin(tx, ctx, &talked.memory, &fixture.past, (3, 3)).await?;
            summary::save(tx, ctx, &organiser, &fixture.past.id, &edited(0, "Siin", &[])).await?;
            summary::publish(tx, ctx, &organiser, &fixture.past.id, 1).await
        })
        .await
        .unwrap();
    world.dial.forward(3 * kernel::time::DAY);
    let held = public(&world, &talked, &fixture).await.unwrap().held;
    assert_eq!((held.came, held.circles, held.minutes), (2, 3, Some(20)));
    let method = held.method.unwrap();
    assert_eq!((method.id.as_str(), method.version), ("timeout", 1));
}

async fn notes_are_for_those_who_may_see_words(world: World) {
    let fixture = world.fixture().await;
    let talked = talked(&world, &fixture).await;
    let read = async |person: &str| {
        let (actor, _) = world.log_in(person).await;
        world
            .read(async |tx| notes::of_dialogue(tx, &talked.memory, &actor, &fixture.past.id).await)
            .await
            .map(|(_, notes)| notes)
    };
    for role in [Role::Owner, Role::Organiser, Role::Analyst] {
        let notes = read(fixture.person(role)).await.unwrap();
        let counts: Vec<usize> = notes
            .iter()
            .map(|n| n.steps.values().map(Vec::len).sum())
            .collect();
        assert_eq!(counts, [2, 2], "{role:?}");
        assert_eq!(notes[1].packaging.parts.get(Part::Topics), "Teema 2");
    }
    for role in [Role::Facilitator, Role::Scribe] {
        let denied = read(fixture.person(role)).await;
        assert!(matches!(denied, Err(Error::Denied)), "{role:?}: {denied:?}");
    }
    let stranger = read(&fixture.outsider).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "{stranger:?}");
}

async fn words_outlive_registrations_and_go_with_the_dialogue(world: World) {
    let fixture = world.fixture().await;
    let talked = talked(&world, &fixture).await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let past = &fixture.past.id;
    world
        .write(async |tx, ctx| {
            summary::save(tx, ctx, &organiser, past, &edited(0, "Siin", &[&talked.words[0]])).await?;
            summary::publish(tx, ctx, &organiser, past, 1).await
        })
        .await
        .unwrap();
    world.dial.forward(40 * kernel::time::DAY);
    world.run_jobs().await;
    let left = world
        .count(
            sql!("select count(*) as n from registration where dialogue_id = $1"),
            past,
        )
        .await;
    assert_eq!(left, 0);
    let shown = public(&world, &talked, &fixture).await.unwrap();
    assert_eq!((texts(&shown), shown.held.came), (vec!["Lasteaed on süda"], 2));
    // Nobody is left in it, so it can be made a draft and deleted; then everything that was said goes too.
    world
        .write(async |tx, ctx| {
            life::close(tx, ctx, &organiser, past).await?;
            life::delete(tx, ctx, &organiser, past).await
        })
        .await
        .unwrap();
    for query in [
        sql!("select count(*) as n from summary where dialogue_id = $1"),
        sql!("select count(*) as n from summary_quote where dialogue_id = $1"),
        sql!("select count(*) as n from circle where dialogue_id = $1"),
        sql!("select count(*) as n from words_text where $1 <> ''"),
        sql!("select count(*) as n from packaging where $1 <> ''"),
        sql!("select count(*) as n from slip where $1 <> ''"),
    ] {
        assert_eq!(world.count(query, past).await, 0, "{query:?}");
    }
}
