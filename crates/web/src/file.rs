//! Files that are handed out: calendar, data.

use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A calendar file.
pub(crate) fn calendar(name: &str, text: String) -> Response {
    whole(name, "text/calendar; charset=utf-8", text)
}

/// Somebody's own data, which nobody may keep on the way.
pub(crate) fn json(name: &str, text: String) -> Response {
    whole(name, "application/json; charset=utf-8", text)
}

fn whole(name: &str, media: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, text).into_response()
}
