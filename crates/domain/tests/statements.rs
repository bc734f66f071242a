//! Every statement of the product is one that both engines understand.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use store::db::{Db, Registered};
use store::inventory;
use support::both_engines;

both_engines!(every_statement_can_be_prepared);

async fn every_statement_can_be_prepared(db: Db) {
    let mut refused = Vec::new();
    let mut count = 0;
    for statement in inventory::iter::<Registered> {
        count += 1;
        if let Err(error) = db.prepare(statement.sql).await {
            let (file, line) = statement.at;
            refused.push(format!("{file}:{line}: {error}\n{}", statement.sql));
        }
    }
    assert!(
        refused.is_empty(),
        "{} of {count} refused:\n{}",
        refused.len(),
        refused.join("\n")
    );
    assert!(count > 100, "only {count} statements were found");
}

/// A statement that the linker left out would be prepared by nobody.
#[test]
fn every_statement_of_the_source_is_registered() {
    let registered: BTreeSet<&str> = inventory::iter::<Registered>.into_iter().map(|s| s.sql).collect();
    let mut written = 0;
    let mut missing = Vec::new();
    visit(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut |path, text| {
            for part in text.split("sql!(").skip(1) {
                let Some(literal) = part.trim_start().strip_prefix('"') else {
                    continue;
                };
                // No statement of the source has an escaped quote.
                let sql = literal.split('"').next().unwrap();
                written += 1;
                if !registered.contains(sql) {
                    missing.push(format!("{}: {sql}", path.display()));
                }
            }
        },
    );
    assert!(written > 100, "only {written} statements were found");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

fn visit(folder: &Path, see: &mut impl FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, see);
        } else if path.extension().is_some_and(|e| e == "rs") {
            see(&path, &std::fs::read_to_string(&path).unwrap());
        }
    }
}
