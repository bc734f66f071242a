//! Why a request came to nothing, as a response; [`crate::page::identify`] puts the page around it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::error::{Conflict, Error};

/// An error on its way to the reader.
#[derive(Debug)]
pub struct Failure(pub Error);

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(error.into())
    }
}

/// What a handler returns.
pub type Outcome = Result<Response, Failure>;

/// What the reader is told; travels in the response's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// There is no such page for them.
    NotFound,
    /// They may see it but not do this.
    Denied,
    /// It cannot be read: broken characters, a broken form.
    Unreadable,
    /// More than fits.
    TooLarge,
    /// Too many tries.
    TooMany,
    /// Something else rules it out now.
    Conflict(Conflict),
    /// No place is left.
    Full,
    /// It is over.
    Gone,
    /// They have to log in.
    LogIn,
    /// The database does not answer.
    Unavailable,
    /// The request came from another site.
    Foreign,
    /// A fault of ours.
    Internal,
}

impl Told {
    /// The status that machines read.
    pub fn status(self) -> StatusCode {
        match self {
            Told::NotFound => StatusCode::NOT_FOUND,
            Told::Denied | Told::Foreign => StatusCode::FORBIDDEN,
            Told::Unreadable => StatusCode::BAD_REQUEST,
            Told::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Told::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Told::Conflict(_) | Told::Full => StatusCode::CONFLICT,
            Told::Gone => StatusCode::GONE,
            Told::LogIn => StatusCode::UNAUTHORIZED,
            Told::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Told::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Told {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self.0 {
            Error::NotFound => Told::NotFound,
            Error::Denied => Told::Denied,
            // A form's handler shows its own faults; one that gets here was not made by our forms. The API tells them.
            Error::Invalid(faults) => {
                let mut response = Told::Unreadable.into_response();
                response.extensions_mut().insert(faults);
                return response;
            }
            Error::Conflict(conflict) => Told::Conflict(conflict),
            Error::Full => Told::Full,
            Error::Gone => Told::Gone,
            Error::Unauthenticated => Told::LogIn,
            Error::Unavailable(why) => {
                tracing::error!(%why, "unavailable");
                Told::Unavailable
            }
            Error::Internal(why) => {
                tracing::error!(%why, "internal");
                Told::Internal
            }
        }
        .into_response()
    }
}
