//! Files that are handed out: calendar, data.

use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A paper with somebody's name on it, to be looked at and printed.
pub(crate) fn pdf(name: &str, bytes: Vec<u8>) -> Response {
    shown("inline", name, "application/pdf", bytes)
}

/// A workbook.
pub(crate) fn workbook(name: &str, bytes: Vec<u8>) -> Response {
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    shown("attachment", name, media, bytes)
}

/// A calendar file.
pub(crate) fn calendar(name: &str, text: String) -> Response {
    whole(name, "text/calendar; charset=utf-8", text)
}

/// Somebody's own data, which nobody may keep on the way.
pub(crate) fn json(name: &str, text: String) -> Response {
    whole(name, "application/json; charset=utf-8", text)
}

fn whole(name: &str, media: &'static str, text: String) -> Response {
    shown("attachment", name, media, text)
}

fn shown(how: &str, name: &str, media: &'static str, content: impl IntoResponse) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, format!("{how}; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, content).into_response()
}
