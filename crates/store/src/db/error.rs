//! What can go wrong at the database, by what a caller can do about it.

/// A fault of the database or of a call to it.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A unique constraint refused the row: somebody was first, or it is a repeat.
    #[error("already there: {0}")]
    Unique(String),
    /// The database cannot be reached or is busy for too long; trying again later may work.
    #[error("the database cannot be reached: {0}")]
    Unavailable(sqlx::Error),
    /// Somebody reads right now what would have to be free; trying again later works.
    #[error("the database is in use")]
    Busy,
    /// A query that always has a row had none.
    #[error("no row for: {0}")]
    Missing(&'static str),
    /// The number of values does not fit the statement: a fault in the program.
    #[error("{given} values for {wanted} parameters: {statement}")]
    Values {
        /// The SQL text.
        statement: &'static str,
        /// Parameters in it.
        wanted: usize,
        /// Values given.
        given: usize,
    },
    /// A text with the character NUL, which PostgreSQL cannot hold: nothing there has such an id or name.
    #[error("a text with NUL for: {0}")]
    Nul(&'static str),
    /// The linked SQLite is too old to be safe.
    #[error("SQLite {0} is too old: 3.51.3 or newer is needed")]
    TooOld(String),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Anything else the engine said.
    #[error("database: {0}")]
    Other(sqlx::Error),
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(inner) if inner.is_unique_violation() => {
                DbError::Unique(inner.constraint().unwrap_or_else(|| inner.message()).to_owned())
            }
            // 5 busy, 6 locked, 10 I/O, 13 full on SQLite; serialization failure and deadlock on PostgreSQL.
            sqlx::Error::Database(inner)
                if inner.code().is_some_and(|c| {
                    matches!(&*c, "5" | "6" | "13" | "40001" | "40P01" | "53100" | "57P01")
                        || c.ends_with("10") && c.len() <= 4
                }) =>
            {
                DbError::Unavailable(error)
            }
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Tls(_) => DbError::Unavailable(error),
            _ => DbError::Other(error),
        }
    }
}
