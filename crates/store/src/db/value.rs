//! Values bound to a statement. A null keeps its type, because PostgreSQL asks for it.

use sqlx::postgres::{PgArguments, Postgres};
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments};

use super::Sql;

/// A value for a `$n` of a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `text`
    Text(Option<String>),
    /// `bigint`
    Int(Option<i64>),
    /// `boolean`
    Bool(Option<bool>),
    /// `double precision`
    Float(Option<f64>),
    /// `bytea`
    Bytes(Option<Vec<u8>>),
}

macro_rules! into_value {
    ($($from:ty => $variant:ident, $convert:expr;)*) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                Value::$variant(Some($convert(value)))
            }
        }
        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self {
                Value::$variant(value.map($convert))
            }
        }
    )*};
}

into_value! {
    &str => Text, str::to_owned;
    &String => Text, String::clone;
    String => Text, std::convert::identity;
    i64 => Int, std::convert::identity;
    u32 => Int, i64::from;
    bool => Bool, std::convert::identity;
    f64 => Float, std::convert::identity;
    &[u8] => Bytes, <[u8]>::to_vec;
    Vec<u8> => Bytes, std::convert::identity;
}

pub(super) fn bind_sqlite(statement: Sql, values: &[Value]) -> Query<'_, Sqlite, SqliteArguments> {
    values
        .iter()
        .fold(sqlx::query(statement.0), |query, value| match value {
            Value::Text(v) => query.bind(v.as_deref()),
            Value::Int(v) => query.bind(*v),
            Value::Bool(v) => query.bind(*v),
            Value::Float(v) => query.bind(*v),
            Value::Bytes(v) => query.bind(v.as_deref()),
        })
}

pub(super) fn bind_postgres(statement: Sql, values: &[Value]) -> Query<'_, Postgres, PgArguments> {
    values
        .iter()
        .fold(sqlx::query(statement.0), |query, value| match value {
            Value::Text(v) => query.bind(v.as_deref()),
            Value::Int(v) => query.bind(*v),
            Value::Bool(v) => query.bind(*v),
            Value::Float(v) => query.bind(*v),
            Value::Bytes(v) => query.bind(v.as_deref()),
        })
}
