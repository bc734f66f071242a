//! A row of either engine.

use sqlx::postgres::{PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqliteRow};

use super::DbError;

/// A row of a query.
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

/// What a column can be read as on both engines: `String`, `i64`, `bool`, `f64`, `Vec<u8>`, and `Option` of them.
pub trait Column:
    for<'r> sqlx::Decode<'r, Sqlite>
    + sqlx::Type<Sqlite>
    + for<'r> sqlx::Decode<'r, Postgres>
    + sqlx::Type<Postgres>
{
}

impl<T> Column for T where
    T: for<'r> sqlx::Decode<'r, Sqlite>
        + sqlx::Type<Sqlite>
        + for<'r> sqlx::Decode<'r, Postgres>
        + sqlx::Type<Postgres>
{
}

impl Row {
    /// The value of a column.
    ///
    /// # Errors
    /// When there is no such column or it is of another type.
    pub fn get<T: Column>(&self, column: &str) -> Result<T, DbError> {
        use sqlx::Row as _;
        Ok(match self {
            Row::Sqlite(row) => row.try_get(column)?,
            Row::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A `bigint` column that holds a count.
    ///
    /// # Errors
    /// As [`Row::get`]; a negative or too large number is an error too.
    pub fn count(&self, column: &str) -> Result<u32, DbError> {
        u32::try_from(self.get::<i64>(column)?).map_err(|e| {
            DbError::Other(sqlx::Error::ColumnDecode {
                index: column.to_owned(),
                source: Box::new(e),
            })
        })
    }
}
