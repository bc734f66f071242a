//! One SQL text, two engines.
//!
//! [`Db`] opens SQLite or PostgreSQL; [`Tx`] runs statements on either. A statement is a literal in [`sql!`](crate::sql),
//! which registers it, so that one test prepares every statement of the product on both engines. What holds for the
//! SQL: ids and JSON are `text`, instants `bigint` microseconds UTC, no `avg`/`sum` of bigint without a cast, text
//! search and sorting on a column folded in Rust.

mod error;
mod row;
mod value;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgPoolOptions, Postgres};
use sqlx::sqlite::{Sqlite, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool, Transaction};

pub use error::DbError;
pub use row::{Column, Row};
pub use value::Value;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// The oldest SQLite that may serve: before it, a bug could corrupt a database in WAL mode.
const SQLITE_LEAST: (u32, u32, u32) = (3, 51, 3);

/// A registered statement; made by [`sql!`](crate::sql) only.
#[derive(Debug, Clone, Copy)]
pub struct Sql(pub &'static str);

/// Where a statement stands in the source, for the test that prepares them all.
#[derive(Debug)]
pub struct Registered {
    /// The SQL text.
    pub sql: &'static str,
    /// Source file and line.
    pub at: (&'static str, u32),
}

inventory::collect!(Registered);

/// A statement: `sql!("select … where id = $1")`. The literal is registered for the test that prepares every one of
/// them on both engines.
#[macro_export]
macro_rules! sql {
    ($text:literal) => {{
        $crate::inventory::submit! { $crate::db::Registered { sql: $text, at: (file!(), line!()) } }
        $crate::db::Sql($text)
    }};
}

/// Which database, from the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An SQLite file, made when absent.
    Sqlite(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

/// How often, and how long between, to look whether somebody could still see what was deleted.
const PAST_TRIES: u32 = 200;
const PAST_PAUSE: Duration = Duration::from_millis(50);

/// An open database.
#[derive(Debug, Clone)]
pub enum Db {
    /// One writer, several readers; WAL.
    Sqlite {
        /// The only connection that writes.
        writer: SqlitePool,
        /// Connections opened read-only.
        readers: SqlitePool,
    },
    /// A pool of connections.
    Postgres(PgPool),
}

impl Db {
    /// Opens the database and brings its tables up to date.
    ///
    /// # Errors
    /// When it cannot be reached, a migration fails, or SQLite is older than 3.51.3.
    pub async fn open(source: &Source) -> Result<Db, DbError> {
        let db = match source {
            Source::Sqlite(path) => Db::open_sqlite(path).await?,
            Source::Postgres(url) => {
                let pool = PgPoolOptions::new()
                    .max_connections(24)
                    .acquire_timeout(Duration::from_secs(10))
                    .connect(url)
                    .await?;
                Db::Postgres(pool)
            }
        };
        db.migrate().await?;
        Ok(db)
    }

    async fn open_sqlite(path: &Path) -> Result<Db, DbError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is deleted is overwritten, so that erased words do not stay in free pages.
            .pragma("secure_delete", "on")
            .busy_timeout(Duration::from_secs(10));
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.clone())
            .await?;
        let version: String = sqlx::query_scalar("select sqlite_version()")
            .fetch_one(&writer)
            .await?;
        if !at_least(&version, SQLITE_LEAST) {
            return Err(DbError::TooOld(version));
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(6)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.read_only(true).create_if_missing(false))
            .await?;
        Ok(Db::Sqlite { writer, readers })
    }

    async fn migrate(&self) -> Result<(), DbError> {
        match self {
            Db::Sqlite { writer, .. } => MIGRATIONS.run(writer).await?,
            Db::Postgres(pool) => MIGRATIONS.run(pool).await?,
        }
        Ok(())
    }

    /// Begins a transaction that writes; on SQLite it takes the write lock at once.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn write(&self) -> Result<Tx, DbError> {
        Ok(match self {
            Db::Sqlite { writer, .. } => match writer.begin_with("begin immediate").await {
                // On a full disk SQLite ends a transaction by itself, and the connection still believes to be in one.
                Err(sqlx::Error::InvalidSavePointStatement) => {
                    writer.acquire().await?.close().await?;
                    Tx::Sqlite(writer.begin_with("begin immediate").await?)
                }
                begun => Tx::Sqlite(begun?),
            },
            Db::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Begins a transaction that only reads, on one snapshot.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn read(&self) -> Result<Tx, DbError> {
        Ok(match self {
            Db::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Db::Postgres(pool) => Tx::Postgres(
                pool.begin_with("begin isolation level repeatable read read only")
                    .await?,
            ),
        })
    }

    /// Overwrites what was deleted of people's words and of who spoke, in the files too: SQLite's write-ahead log is
    /// folded into the database, where deleted rows are zeroed, and emptied; PostgreSQL writes the tables anew and begins
    /// a new segment of its log. How long PostgreSQL keeps old segments is the operator's to set (`wal_recycle`,
    /// archives): docs/operating/data-protection.md says how.
    ///
    /// # Errors
    /// `Unavailable` where somebody reads so long that the log cannot be emptied now; try again later.
    pub async fn scrub(&self) -> Result<(), DbError> {
        match self {
            Db::Sqlite { writer, .. } => {
                let (busy, _, _): (i64, i64, i64) = sqlx::query_as("pragma wal_checkpoint(truncate)")
                    .fetch_one(writer)
                    .await?;
                if busy != 0 {
                    return Err(DbError::Busy);
                }
            }
            Db::Postgres(pool) => {
                nobody_sees_the_past(pool).await?;
                sqlx::query(
                    "vacuum (full) words_text, circle_event, information_guest, application, application_answer, \
                     application_change, file, review, decision, attendance, poll_answer, journal_entry, worksheet, \
                     mentor_comment, assessment_answer, pair_profile, practicum, certificate, story, \
                     opinion_statement_text, opinion_voter, opinion_vote",
                )
                .execute(pool)
                .await?;
                // Both need a role that may not have been given; then the server's own rhythm does it later.
                for statement in ["select pg_switch_wal()", "checkpoint"] {
                    if let Err(error) = sqlx::query(statement).execute(pool).await {
                        tracing::debug!(%error, statement, "left to the server");
                    }
                }
            }
        }
        Ok(())
    }

    /// Ends all connections; SQLite folds its write-ahead log into the file.
    pub async fn close(&self) {
        match self {
            Db::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }

    /// Prepares a statement without running it; the parameters it takes.
    ///
    /// # Errors
    /// When the engine refuses the text.
    pub async fn prepare(&self, statement: &'static str) -> Result<(), DbError> {
        use sqlx::{Executor, SqlSafeStr};
        match self {
            Db::Sqlite { readers, .. } => {
                readers.acquire().await?.prepare(statement.into_sql_str()).await?;
            }
            Db::Postgres(pool) => {
                pool.acquire().await?.prepare(statement.into_sql_str()).await?;
            }
        }
        Ok(())
    }
}

/// Waits until nobody can still see what was deleted before now. Vacuum would leave it where it is: it keeps what a
/// reader of this database may see, and because its own snapshot counts too, also what a writer of any other database
/// of the server might.
async fn nobody_sees_the_past(pool: &PgPool) -> Result<(), DbError> {
    let next: String = sqlx::query_scalar("select pg_snapshot_xmax(pg_current_snapshot())::text")
        .fetch_one(pool)
        .await?;
    for _ in 0..PAST_TRIES {
        let past: bool = sqlx::query_scalar(
            "select pg_snapshot_xmin(pg_current_snapshot()) < $1::xid8
             or exists (select 1 from pg_stat_activity where datname = current_database()
             and pid <> pg_backend_pid() and age(backend_xmin) > age($1::xid8::xid))",
        )
        .bind(&next)
        .fetch_one(pool)
        .await?;
        if !past {
            return Ok(());
        }
        tokio::time::sleep(PAST_PAUSE).await;
    }
    Err(DbError::Busy)
}

/// A transaction on either engine. Dropped without [`Tx::commit`] it changes nothing.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Runs a statement; how many rows it changed.
    ///
    /// # Errors
    /// [`DbError`], `Unique` where a unique constraint refused it.
    pub async fn run(&mut self, statement: Sql, values: &[Value]) -> Result<u64, DbError> {
        check(statement, values)?;
        Ok(match self {
            Tx::Sqlite(tx) => value::bind_sqlite(statement, values)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
            Tx::Postgres(tx) => value::bind_postgres(statement, values)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
        })
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn all(&mut self, statement: Sql, values: &[Value]) -> Result<Vec<Row>, DbError> {
        check(statement, values)?;
        Ok(match self {
            Tx::Sqlite(tx) => {
                let rows = value::bind_sqlite(statement, values).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Tx::Postgres(tx) => {
                let rows = value::bind_postgres(statement, values)
                    .fetch_all(&mut **tx)
                    .await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The first row of a query, if there is one.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn maybe(&mut self, statement: Sql, values: &[Value]) -> Result<Option<Row>, DbError> {
        // All rows are read on purpose: a statement left half-way would hold SQLite's lock until it is reset.
        Ok(self.all(statement, values).await?.into_iter().next())
    }

    /// The first row of a query that always has one, such as a count.
    ///
    /// # Errors
    /// [`DbError`], `Missing` where there is none.
    pub async fn one(&mut self, statement: Sql, values: &[Value]) -> Result<Row, DbError> {
        self.maybe(statement, values)
            .await?
            .ok_or(DbError::Missing(statement.0))
    }

    /// Makes what was done last.
    ///
    /// # Errors
    /// When the engine could not write it: then nothing was done.
    pub async fn commit(self) -> Result<(), DbError> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// Refuses a call whose values are not as many as the statement's parameters (SQLite would read a missing one as
/// null), or hold a text that only one of the engines could keep.
fn check(statement: Sql, values: &[Value]) -> Result<(), DbError> {
    let wanted = parameters(statement.0);
    if wanted != values.len() {
        return Err(DbError::Values {
            statement: statement.0,
            wanted,
            given: values.len(),
        });
    }
    let has_nul = |value: &Value| matches!(value, Value::Text(Some(text)) if text.contains('\0'));
    if values.iter().any(has_nul) {
        return Err(DbError::Nul(statement.0));
    }
    Ok(())
}

/// The highest `$n` in a statement.
fn parameters(statement: &str) -> usize {
    let mut highest = 0;
    for part in statement.split('$').skip(1) {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        highest = highest.max(digits.parse().unwrap_or(0));
    }
    highest
}

fn at_least(version: &str, least: (u32, u32, u32)) -> bool {
    let mut parts = version.split('.').map(|p| p.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_counted_by_the_highest() {
        assert_eq!(parameters("select 1"), 0);
        assert_eq!(parameters("select $2 where a = $1 and b = $2"), 2);
        assert_eq!(parameters("values ($1, $10, $3)"), 10);
    }

    #[test]
    fn versions_compare_by_number() {
        assert!(
            at_least("3.51.3", SQLITE_LEAST)
                && at_least("3.54.1", SQLITE_LEAST)
                && at_least("4.0", SQLITE_LEAST)
        );
        assert!(!at_least("3.51.2", SQLITE_LEAST) && !at_least("3.9.12", SQLITE_LEAST));
    }
}
