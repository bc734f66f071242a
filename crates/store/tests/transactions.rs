//! What a transaction promises, on both engines.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use store::db::{Db, DbError, Source, Tx, Value};
use store::sql;
use support::{Harness, Scratch, both_engines};

both_engines!(
    a_wrong_number_of_values_is_refused,
    a_text_that_one_engine_could_not_keep_is_refused,
    a_row_that_is_there_already_is_unique,
    what_is_not_committed_never_was,
    what_is_committed_is_there_after_opening_again,
    a_reading_transaction_cannot_write,
    a_reader_sees_one_moment,
    values_come_back_as_they_went,
    a_query_without_a_row_says_so,
    a_reader_does_not_wait_for_a_writer,
    of_two_who_change_a_row_neither_is_lost,
    a_statement_that_is_wrong_is_not_prepared,
);

/// An open database that can be opened once more.
struct Place {
    db: Db,
    source: Source,
}

impl Harness for Place {
    async fn on(scratch: &Scratch) -> Place {
        Place {
            db: scratch.open().await,
            source: scratch.source().clone(),
        }
    }
}

async fn put(tx: &mut Tx, key: &str, value: &str) -> Result<u64, DbError> {
    tx.run(
        sql!("insert into setting (key, value) values ($1, $2)"),
        &[key.into(), value.into()],
    )
    .await
}

async fn get(tx: &mut Tx, key: &str) -> Option<String> {
    let row = tx
        .maybe(sql!("select value from setting where key = $1"), &[key.into()])
        .await
        .unwrap();
    row.map(|row| row.get("value").unwrap())
}

async fn a_wrong_number_of_values_is_refused(db: Db) {
    let mut tx = db.write().await.unwrap();
    let insert = sql!("insert into setting (key, value) values ($1, $2)");
    for (given, values) in [
        (1, vec!["a".into()]),
        (3, vec!["a".into(), "b".into(), "c".into()]),
    ] {
        match tx.run(insert, &values).await {
            Err(DbError::Values {
                wanted: 2,
                given: counted,
                statement,
            }) => {
                assert_eq!((counted, statement), (given, insert.0));
            }
            other => panic!("{other:?}"),
        }
    }
    let query = sql!("select value from setting where key = $1");
    assert!(matches!(
        tx.all(query, &[]).await,
        Err(DbError::Values {
            wanted: 1,
            given: 0,
            ..
        })
    ));
    // The engine was never asked, so the transaction goes on.
    assert_eq!(put(&mut tx, "a", "1").await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn a_text_that_one_engine_could_not_keep_is_refused(db: Db) {
    let mut tx = db.write().await.unwrap();
    let put_nul = put(&mut tx, "a", "b\0c").await;
    assert!(matches!(put_nul, Err(DbError::Nul(_))), "{put_nul:?}");
    let query = sql!("select value from setting where key = $1");
    assert!(matches!(
        tx.maybe(query, &["\0".into()]).await,
        Err(DbError::Nul(_))
    ));
    // The engine was never asked, so the transaction goes on.
    assert_eq!(put(&mut tx, "a", "1").await.unwrap(), 1);
}

async fn a_row_that_is_there_already_is_unique(db: Db) {
    let mut tx = db.write().await.unwrap();
    put(&mut tx, "a", "1").await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = db.write().await.unwrap();
    assert!(matches!(put(&mut tx, "a", "2").await, Err(DbError::Unique(_))));
    drop(tx);
    let mut tx = db.read().await.unwrap();
    assert_eq!(get(&mut tx, "a").await.as_deref(), Some("1"));
}

async fn what_is_not_committed_never_was(db: Db) {
    let mut tx = db.write().await.unwrap();
    put(&mut tx, "a", "1").await.unwrap();
    assert_eq!(
        get(&mut tx, "a").await.as_deref(),
        Some("1"),
        "it sees its own change"
    );
    drop(tx);
    // The next writer gets the lock although nobody rolled back in so many words.
    let mut tx = db.write().await.unwrap();
    assert_eq!(get(&mut tx, "a").await, None);
    put(&mut tx, "b", "2").await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = db.read().await.unwrap();
    assert_eq!(
        (get(&mut tx, "a").await, get(&mut tx, "b").await.as_deref()),
        (None, Some("2"))
    );
}

async fn what_is_committed_is_there_after_opening_again(place: Place) {
    let mut tx = place.db.write().await.unwrap();
    put(&mut tx, "a", "õhtu").await.unwrap();
    tx.commit().await.unwrap();
    // Opened beside the first one: nothing waits in memory for a polite end.
    let again = Db::open(&place.source).await.unwrap();
    let mut tx = again.read().await.unwrap();
    assert_eq!(get(&mut tx, "a").await.as_deref(), Some("õhtu"));
    drop(tx);
    again.close().await;
    place.db.close().await;
    assert!(
        matches!(place.db.write().await, Err(DbError::Unavailable(_))),
        "closed is closed"
    );
    let last = Db::open(&place.source).await.unwrap();
    let mut tx = last.read().await.unwrap();
    assert_eq!(get(&mut tx, "a").await.as_deref(), Some("õhtu"));
    drop(tx);
    last.close().await;
}

async fn a_reading_transaction_cannot_write(db: Db) {
    let mut tx = db.read().await.unwrap();
    let refused = put(&mut tx, "a", "1").await;
    assert!(matches!(refused, Err(DbError::Other(_))), "{refused:?}");
    drop(tx);
    let mut tx = db.write().await.unwrap();
    assert_eq!(get(&mut tx, "a").await, None);
}

async fn a_reader_sees_one_moment(db: Db) {
    let mut reader = db.read().await.unwrap();
    // On SQLite the moment is that of the first look, not of the beginning.
    assert_eq!(get(&mut reader, "a").await, None);
    let mut writer = db.write().await.unwrap();
    put(&mut writer, "a", "1").await.unwrap();
    writer.commit().await.unwrap();
    assert_eq!(get(&mut reader, "a").await, None);
    drop(reader);
    let mut reader = db.read().await.unwrap();
    assert_eq!(get(&mut reader, "a").await.as_deref(), Some("1"));
}

async fn values_come_back_as_they_went(db: Db) {
    let mut tx = db.write().await.unwrap();
    let text = "õhtu \"40 %\" 'mõte' \\ 🙂\nteine rida";
    put(&mut tx, "a", text).await.unwrap();
    assert_eq!(get(&mut tx, "a").await.as_deref(), Some(text));
    let insert = sql!(
        "insert into job (id, kind, payload, key, run_at, locked_until, failed_at) values ($1, $2, $3, $4, $5, $6, $7)"
    );
    let none = || Value::Int(None);
    let values = [
        "j".into(),
        "sweep".into(),
        "".into(),
        Value::Text(None),
        i64::MAX.into(),
        i64::MIN.into(),
        none(),
    ];
    tx.run(insert, &values).await.unwrap();
    let row = tx
        .one(sql!("select * from job where id = $1"), &["j".into()])
        .await
        .unwrap();
    assert_eq!(row.get::<String>("payload").unwrap(), "");
    assert_eq!(row.get::<Option<String>>("key").unwrap(), None);
    assert_eq!(row.get::<i64>("run_at").unwrap(), i64::MAX);
    assert_eq!(row.get::<Option<i64>>("locked_until").unwrap(), Some(i64::MIN));
    assert_eq!(row.get::<Option<i64>>("failed_at").unwrap(), None);
    assert_eq!(row.count("attempts").unwrap(), 0);
    assert!(
        row.count("run_at").is_err() && row.count("locked_until").is_err(),
        "no count has such a size"
    );
    assert!(row.get::<i64>("no_such_column").is_err());
    let changed = tx
        .run(
            sql!("update job set attempts = 1 where id = $1"),
            &["nobody".into()],
        )
        .await
        .unwrap();
    assert_eq!(changed, 0);
}

async fn a_query_without_a_row_says_so(db: Db) {
    let mut tx = db.read().await.unwrap();
    let query = sql!("select value from setting where key = $1");
    assert!(matches!(
        tx.one(query, &["a".into()]).await,
        Err(DbError::Missing(_))
    ));
    let count = tx
        .one(sql!("select count(*) as n from setting"), &[])
        .await
        .unwrap();
    assert_eq!(count.count("n").unwrap(), 0);
}

async fn a_reader_does_not_wait_for_a_writer(db: Db) {
    let mut writer = db.write().await.unwrap();
    put(&mut writer, "a", "1").await.unwrap();
    let looked = tokio::time::timeout(Duration::from_secs(5), async {
        let mut reader = db.read().await.unwrap();
        get(&mut reader, "a").await
    });
    assert_eq!(looked.await.expect("the reader waited"), None);
    writer.commit().await.unwrap();
}

async fn of_two_who_change_a_row_neither_is_lost(db: Db) {
    let mut tx = db.write().await.unwrap();
    put(&mut tx, "n", "0").await.unwrap();
    tx.commit().await.unwrap();
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut tx = db.write().await.unwrap();
                let add = sql!(
                    "update setting set value = cast(cast(value as bigint) + 1 as text) where key = 'n'"
                );
                tx.run(add, &[]).await.unwrap();
                tx.commit().await.unwrap();
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let mut tx = db.read().await.unwrap();
    assert_eq!(get(&mut tx, "n").await.as_deref(), Some("20"));
}

async fn a_statement_that_is_wrong_is_not_prepared(db: Db) {
    db.prepare("select value from setting where key = $1")
        .await
        .unwrap();
    for wrong in [
        "select value from settings",
        "select valeu from setting",
        "selct 1",
    ] {
        assert!(db.prepare(wrong).await.is_err(), "{wrong}");
    }
}
