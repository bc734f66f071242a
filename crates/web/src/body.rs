//! A posted form as fields.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::input::Fields;

use crate::failure::Told;

/// The most bytes a form may have.
pub(crate) const MOST: usize = 256 * 1024;
/// How long a form may take to arrive: a slow line sends the largest one in that time, and nobody holds a connection
/// for hours by a letter a minute.
const PATIENCE: Duration = Duration::from_secs(60);
/// The most fields.
const FIELDS: usize = 2000;

/// The fields of a posted form.
#[derive(Debug)]
pub struct Typed(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let bytes = whole(request, state).await.map_err(IntoResponse::into_response)?;
        read(&bytes).map(Typed).map_err(IntoResponse::into_response)
    }
}

/// What was sent, when all of it has come.
///
/// # Errors
/// `TooLarge`, `Unreadable` where it does not come.
pub(crate) async fn whole<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Told> {
    let whole = tokio::time::timeout(PATIENCE, Bytes::from_request(request, state)).await;
    whole.map_err(|_| Told::Unreadable)?.map_err(|rejected| {
        let large = rejected.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE;
        if large { Told::TooLarge } else { Told::Unreadable }
    })
}

fn read(bytes: &[u8]) -> Result<Fields, Told> {
    let mut fields = Fields::default();
    for (count, (name, value)) in url::form_urlencoded::parse(bytes).enumerate() {
        if count >= FIELDS {
            return Err(Told::TooLarge);
        }
        // Broken UTF-8 becomes U+FFFD; saving that would lose what was typed.
        if value.contains('\u{fffd}') || name.contains('\u{fffd}') {
            return Err(Told::Unreadable);
        }
        fields.add(name, value);
    }
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_whole_or_not_at_all() {
        let fields = read(b"name=%C3%95ie+M&spoken=et&spoken=ru&empty=").unwrap();
        assert_eq!(fields.get("name"), "Õie M");
        assert_eq!(fields.all("spoken"), ["et", "ru"]);
        assert!(fields.contains("empty") && !fields.contains("absent"));
        assert_eq!(read(b"name=%ff"), Err(Told::Unreadable));
        assert_eq!(read("a=1&".repeat(FIELDS + 1).as_bytes()), Err(Told::TooLarge));
    }
}
