//! The tests' own tool that tells whether a database has changed.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use store::db::Db;
use store::sql;
use support::both_engines;
use support::snapshot::Snapshot;

both_engines!(a_snapshot_sees_every_change);

async fn a_snapshot_sees_every_change(db: Db) {
    let empty = Snapshot::take(&db).await;
    assert!(empty.changes(&Snapshot::take(&db).await).is_empty());
    let mut tx = db.write().await.unwrap();
    tx.run(sql!("insert into setting (key, value) values ('a', '1')"), &[])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let one = Snapshot::take(&db).await;
    assert_eq!(empty.changes(&one).len(), 1, "{:?}", empty.changes(&one));
    assert!(empty.changes(&one)[0].starts_with("+ setting"));
    let mut tx = db.write().await.unwrap();
    tx.run(sql!("update setting set value = '2'"), &[]).await.unwrap();
    tx.commit().await.unwrap();
    let two = Snapshot::take(&db).await;
    assert_eq!(one.changes(&two).len(), 2, "{:?}", one.changes(&two));
    assert_eq!(two.rows("setting").len(), 1);
}
