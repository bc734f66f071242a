//! Everything in a database as text, to tell whether something has changed.

use std::collections::BTreeMap;

use store::db::{Db, Sql, Tx};

/// The rows of every table, sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Snapshot(BTreeMap<String, Vec<String>>);

impl Snapshot {
    /// Reads every table, whatever tables there are.
    pub(crate) async fn take(db: &Db) -> Snapshot {
        let mut tx = db.read().await.expect("reading");
        let mut tables = BTreeMap::new();
        for table in tables_of(&mut tx).await {
            let rows = rows_of(&mut tx, &table).await;
            tables.insert(table, rows);
        }
        assert!(
            tables.len() > 10,
            "the tables were not found: {:?}",
            tables.keys()
        );
        Snapshot(tables)
    }

    /// The rows of one table, each as text.
    pub(crate) fn rows(&self, table: &str) -> &[String] {
        self.0.get(table).unwrap_or_else(|| panic!("no table {table}"))
    }

    /// Whether a text stands in any row of any table.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.0.values().flatten().any(|row| row.contains(text))
    }

    /// What is in one and not in the other, one line for each row: `+` for what came, `-` for what went.
    pub(crate) fn changes(&self, later: &Snapshot) -> Vec<String> {
        let mut changes = Vec::new();
        for (table, before) in &self.0 {
            let after = &later.0[table];
            changes.extend(
                before
                    .iter()
                    .filter(|r| !after.contains(r))
                    .map(|r| format!("- {table} {r}")),
            );
            changes.extend(
                after
                    .iter()
                    .filter(|r| !before.contains(r))
                    .map(|r| format!("+ {table} {r}")),
            );
        }
        changes
    }
}

async fn tables_of(tx: &mut Tx) -> Vec<String> {
    let all = match tx {
        Tx::Sqlite(_) => {
            "select name from sqlite_schema where type = 'table' and name not like '\\_%' escape '\\' order by name"
        }
        Tx::Postgres(_) => {
            "select tablename::text as name from pg_tables where schemaname = 'public' and tablename not like '\\_%' order by 1"
        }
    };
    let rows = tx.all(Sql(all), &[]).await.expect("tables");
    rows.iter()
        .map(|row| row.get("name").expect("name"))
        .filter(|name: &String| !name.starts_with("sqlite_"))
        .collect()
}

async fn rows_of(tx: &mut Tx, table: &str) -> Vec<String> {
    let text = match tx {
        Tx::Sqlite(_) => {
            let columns = leak(format!(
                "select name from pragma_table_info('{table}') order by cid"
            ));
            let columns = tx.all(Sql(columns), &[]).await.expect("columns");
            let parts: Vec<String> = columns
                .iter()
                .map(|c| format!("quote(\"{}\")", c.get::<String>("name").expect("name")))
                .collect();
            format!(
                "select {} as line from {table} order by 1",
                parts.join(" || ' ' || ")
            )
        }
        Tx::Postgres(_) => format!("select {table}::text as line from {table} order by 1"),
    };
    let rows = tx.all(Sql(leak(text)), &[]).await.expect("rows");
    rows.iter().map(|row| row.get("line").expect("line")).collect()
}

/// Statements are literals; a test may spend a few bytes on one that is not.
pub(crate) fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
