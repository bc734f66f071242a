//! What answers have in common: JSON, lists in parts, times, texts in several languages; and how a request's body and
//! `Idempotency-Key` are read.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use domain::context::Context;
use domain::error::Error;
use domain::input::{Fields, Reader};
use domain::token;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::db::Tx;
use utoipa::{IntoParams, ToSchema};

use super::Caller;
use super::problem::Unread;
use crate::body;
use crate::failure::{Failure, Outcome};

/// A text by its language (BCP 47): `{"et": "…", "en": "…"}`. A language that is missing has not been written.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Translated(pub BTreeMap<String, String>);

/// A text in each language in which it is there.
pub fn translated<'a>(texts: impl Iterator<Item = (&'a String, &'a String)>) -> Translated {
    let there = texts.filter(|(_, text)| !text.is_empty());
    Translated(
        there
            .map(|(language, text)| (language.clone(), text.clone()))
            .collect(),
    )
}

/// An instant (microseconds UTC) as RFC 3339 in UTC.
pub fn time(at: i64) -> String {
    kernel::time::utc(at)
}

/// A part of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Listing<T> {
    /// In the order in which they were made.
    pub items: Vec<T>,
    /// Where the next part begins, for `after`; `null` at the end.
    pub next: Option<String>,
}

/// The most items of a part, and how many there are where nobody asks for a number.
const MOST: i64 = 200;
const USUAL: usize = 50;

/// Which part of a list.
#[derive(Debug, Clone, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Part {
    /// The `next` of the part before; nothing for the first.
    #[param(value_type = Option<String>)]
    pub(crate) after: String,
    /// How many items at most, 50 if it is not said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    pub(crate) limit: usize,
}

impl Part {
    fn read(query: &str) -> Result<Part, Box<Response>> {
        let fields: Fields = url::form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        let mut reader = Reader::new(&fields);
        let limit = reader.maybe_number("limit", 1, MOST);
        let limit = limit.and_then(|n| usize::try_from(n).ok()).unwrap_or(USUAL);
        let after = BASE64URL_NOPAD.decode(fields.get("after").as_bytes());
        let after = after.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let after =
            after.ok_or_else(|| Box::new(Unread::of("after", "not a value of next").into_response()))?;
        reader
            .done(Part { after, limit })
            .map_err(|e| Box::new(Failure(e).into_response()))
    }

    /// The part of a whole list. Its order is that of the ids, in which things were made, so that what comes or goes
    /// meanwhile neither shifts the next part nor breaks its cursor.
    pub(crate) fn of<S, T>(
        &self,
        mut all: Vec<S>,
        id: impl Fn(&S) -> &str,
        show: impl Fn(S) -> T,
    ) -> Listing<T> {
        all.retain(|one| id(one) > self.after.as_str());
        all.sort_by(|a, b| id(a).cmp(id(b)));
        let more = all.len() > self.limit;
        all.truncate(self.limit);
        let next = all
            .last()
            .filter(|_| more)
            .map(|last| BASE64URL_NOPAD.encode(id(last).as_bytes()));
        Listing {
            items: all.into_iter().map(show).collect(),
            next,
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Part {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        Part::read(parts.uri.query().unwrap_or("")).map_err(|refused| *refused)
    }
}

/// An answer.
///
/// # Errors
/// When it is no JSON, which is a fault of ours.
pub(crate) fn answer(value: &impl Serialize) -> Outcome {
    with(StatusCode::OK, value)
}

/// The answer about what was made, with its address.
///
/// # Errors
/// As [`answer`].
pub(crate) fn made(path: &str, value: &impl Serialize) -> Outcome {
    let mut response = with(StatusCode::CREATED, value)?;
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(header::LOCATION, path);
    }
    Ok(response)
}

fn with(status: StatusCode, value: &impl Serialize) -> Outcome {
    let body = serde_json::to_vec(value).map_err(|e| Error::Internal(format!("answer: {e}")))?;
    let json = HeaderValue::from_static("application/json");
    Ok((status, [(header::CONTENT_TYPE, json)], body).into_response())
}

/// What was sent: JSON, with what names the request where it makes something.
#[derive(Debug)]
pub(crate) struct Sent<T> {
    pub(crate) body: T,
    path: String,
    text: String,
    key: Option<String>,
}

impl<T> Sent<T> {
    /// The id of what this request makes: the same where it was sent before under the same `Idempotency-Key`.
    ///
    /// # Errors
    /// As [`token::once`].
    pub(crate) async fn id(&self, tx: &mut Tx, ctx: &mut Context, caller: &Caller) -> Result<String, Error> {
        let request = [self.path.as_str(), self.text.as_str()];
        token::once(tx, ctx, &caller.actor, self.key.as_deref(), &request).await
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let path = request.uri().path().to_owned();
        let key = match request.headers().get("idempotency-key").map(HeaderValue::to_str) {
            None => None,
            Some(Ok(key)) => Some(key.to_owned()),
            Some(Err(_)) => return Err(Unread::of("Idempotency-Key", "not ASCII").into_response()),
        };
        let bytes = body::whole(request, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let unread = |why: String| Unread::of("body", &why).into_response();
        let text = String::from_utf8(bytes.to_vec()).map_err(|e| unread(e.to_string()))?;
        let body = serde_json::from_str(&text).map_err(|e| unread(e.to_string()))?;
        Ok(Sent {
            body,
            path,
            text,
            key,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_whole_in_parts_though_it_changes_meanwhile() {
        let names = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let part = Part::read("limit=2").unwrap();
        let first = part.of(names(&["c", "a", "b", "e"]), |s| s, |s| s);
        assert_eq!(first.items, ["a", "b"]);
        let query = format!("limit=2&after={}", first.next.unwrap());
        // What it stands at has gone, and something new has come.
        let last = Part::read(&query)
            .unwrap()
            .of(names(&["a", "c", "e"]), |s| s, |s| s);
        assert_eq!((last.items, last.next), (names(&["c", "e"]), None));
    }

    #[test]
    fn a_part_that_cannot_be_is_refused() {
        for query in ["limit=0", "limit=201", "limit=x", "after=%25", "after=_w"] {
            assert!(Part::read(query).is_err(), "{query}");
        }
        assert_eq!(
            Part::read("").unwrap(),
            Part {
                after: String::new(),
                limit: USUAL
            }
        );
    }
}
