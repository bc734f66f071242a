//! Words that were withdrawn, struck or corrected are gone from the files too: no byte of a planted text is left.

use std::path::{Path, PathBuf};

use domain::actor::Actor;
use domain::circle::live::Memory;
use domain::circle::slip::{self, Will};
use domain::packaging::{Part, Parts};
use domain::summary::{self, Edited, shown};
use kernel::circle::{Action, Duty};
use kernel::time::MINUTE;
use store::db::{Db, Sql};

use crate::support::engines::skip;
use crate::support::talk::{Talk, id};
use crate::support::{World, both_engines};

both_engines!(what_somebody_took_back_is_in_no_file);

/// Nobody else writes that.
const WITHDRAWN: &str = "Tagasivõetud-kukeseen-7b1f";
const STRUCK: &str = "Mahatõmmatud-kukeseen-93ac";
const CORRECTED: &str = "Parandatud-kukeseen-e4d2";
/// What stays, so that the search is known to find what is there.
const STAYS: &str = "Jääb-kukeseen-55c0";

async fn what_somebody_took_back_is_in_no_file(world: World) {
    let fixture = world.fixture().await;
    let memory = Memory::default();
    let past = &fixture.past.id;
    let talk = world
        .write(async |tx, ctx| Talk::begin(tx, ctx, &memory, &fixture.past, (1, 1)).await)
        .await
        .unwrap();
    // Each in a transaction of its own, as on the day.
    let mut words = Vec::new();
    for text in [WITHDRAWN, STRUCK, CORRECTED, STAYS] {
        let text = format!("Ma ütlesin: {text}.");
        words.push(
            world
                .write(async |tx, ctx| talk.write(tx, ctx, &memory, &text).await)
                .await
                .unwrap(),
        );
    }
    let [withdrawn, struck, corrected, stays] = &words[..] else {
        panic!("four words");
    };
    let secret = world
        .write(async |tx, ctx| {
            talk.correct(tx, ctx, &memory, corrected, "Nii ma seda ei öelnud.")
                .await?;
            let strike = Action::Strike {
                words: struck.clone(),
            };
            talk.act(tx, ctx, &memory, Duty::Scribe, strike).await?;
            talk.read_back(tx, ctx, &memory, &[withdrawn, stays]).await?;
            let secret = talk.slip(tx, ctx, &memory, withdrawn).await?;
            talk.close(tx, ctx, &memory).await?;
            let edited = Edited {
                parts: Parts::default().with(Part::Topics, "Seened"),
                version: 0,
                quotes: [withdrawn, stays].map(|w| w.as_str().to_owned()).into(),
            };
            summary::save(tx, ctx, &Actor::System, past, &edited).await?;
            summary::publish(tx, ctx, &Actor::System, past, 1).await?;
            Ok(secret)
        })
        .await
        .unwrap();
    let quotes = async || {
        let public_id = &fixture.past.public_id;
        let shown = world.read(async |tx| shown::public(tx, &memory, &Actor::Visitor, public_id).await);
        shown.await.unwrap().quotes.len()
    };
    assert_eq!(quotes().await, 2);
    let Some(places) = places(&world.db).await else {
        skip("what_somebody_took_back_is_in_no_file::postgres: the server's files cannot be read");
        return;
    };
    // The test can fail: before anybody takes it back it is found, once the server has written what it holds.
    if let Db::Postgres(pool) = &world.db {
        sqlx::query("checkpoint").execute(pool).await.unwrap();
    }
    assert!(
        !found(&places, WITHDRAWN).is_empty(),
        "the planted text was never written to {places:?}"
    );

    world
        .write(async |tx, ctx| {
            let id = id(ctx);
            slip::decide(tx, ctx, &memory, &secret, (Will::Withdraw, None), id).await
        })
        .await
        .unwrap();
    assert_eq!(quotes().await, 1);
    world.dial.forward(MINUTE);
    world.run_jobs().await;
    for text in [WITHDRAWN, STRUCK, CORRECTED] {
        assert_eq!(
            found(&places, text),
            Vec::<PathBuf>::new(),
            "{text} is still there"
        );
    }
    assert!(!found(&places, STAYS).is_empty(), "what stays was lost");
}

/// Where a database keeps its bytes: SQLite's folder; of PostgreSQL the database's own files and the log of all.
/// `None` where they cannot be read from here.
async fn places(db: &Db) -> Option<Vec<PathBuf>> {
    let mut tx = db.read().await.unwrap();
    let mut text =
        async |query: &'static str| -> String { tx.one(Sql(query), &[]).await.unwrap().get("text").unwrap() };
    match db {
        Db::Sqlite { .. } => {
            let file = text("select file as text from pragma_database_list where name = 'main'").await;
            Some(vec![Path::new(&file).parent()?.to_owned()])
        }
        Db::Postgres(_) => {
            let data = text("select current_setting('data_directory') as text").await;
            let table = text("select pg_relation_filepath('words_text') as text").await;
            let places = vec![
                Path::new(&data).join(&table).parent()?.to_owned(),
                Path::new(&data).join("pg_wal"),
            ];
            places
                .iter()
                .all(|p| std::fs::read_dir(p).is_ok())
                .then_some(places)
        }
    }
}

/// The files directly in these folders that have this text in them.
fn found(places: &[PathBuf], text: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in places {
        files.extend(std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()));
    }
    files.retain(|file| {
        // A file may go between the look into the folder and the look into it.
        let bytes = std::fs::read(file).unwrap_or_default();
        bytes.windows(text.len()).any(|w| w == text.as_bytes())
    });
    files
}
