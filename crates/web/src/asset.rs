//! Style, script and icons: embedded, fingerprinted, cached for ever.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// `GET /assets/{name}`
pub(crate) async fn show(Path(name): Path<String>) -> Response {
    let path = format!("/assets/{name}");
    match FILES.iter().find(|(known, ..)| *known == path) {
        Some((_, media, bytes)) => {
            let cache = if name.contains('-') && !name.ends_with(".png") {
                "public, max-age=31536000, immutable"
            } else {
                "public, max-age=86400"
            };
            (
                [(header::CONTENT_TYPE, *media), (header::CACHE_CONTROL, cache)],
                *bytes,
            )
                .into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
