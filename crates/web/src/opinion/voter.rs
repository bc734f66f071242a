//! The cookie by which a browser finds its own votes again: a random secret, the same for all maps of the site, sent to
//! their pages only. The database holds a hash of it that differs from map to map.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::opinion::voter;

use crate::app::App;
use crate::page;

/// Its name.
const VOTER: &str = "voter";
/// How long a browser keeps it, in seconds: half a year.
const KEPT: u32 = 180 * 24 * 3600;

/// The secret that came with a request.
pub(super) fn secret(headers: &HeaderMap) -> Option<String> {
    page::cookie(headers, VOTER)
        .filter(|secret| voter::is_secret(secret))
        .map(str::to_owned)
}

/// Lets a browser keep a secret.
pub(super) fn keep(app: &App, response: &mut Response, secret: &str) {
    let secure = if app.settings.secure() { "; Secure" } else { "" };
    let cookie = format!("{VOTER}={secret}; Path=/opinions; Max-Age={KEPT}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Gives a secret to a browser that has none.
pub(super) fn give(app: &App, response: &mut Response) {
    keep(app, response, &app.context().token());
}
