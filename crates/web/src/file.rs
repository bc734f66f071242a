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

/// A table as text.
pub(crate) fn csv(name: &str, text: String) -> Response {
    whole(name, "text/csv; charset=utf-8", text)
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

/// A file that somebody handed in: always as a download, never shown as a page of ours.
pub(crate) fn download(name: &str, media: &str, bytes: Vec<u8>) -> Response {
    // What is not plain stands encoded beside an ending that every browser takes (RFC 6266).
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || " ._-".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    let encoded: String = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"._-".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
