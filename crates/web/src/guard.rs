//! What holds for every request: security headers, changes only from our own pages, cookies, how often.

use std::num::NonZeroU32;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::Request;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::failure::Told;

/// Nothing but our own files; no inline script or style, no frames, forms only to ourselves.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
    manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Sets the security headers.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Personal links are secrets: they must not travel to other sites.
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(
        "permissions-policy",
        HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
    );
    headers.insert(
        "cross-origin-opener-policy",
        HeaderValue::from_static("same-origin"),
    );
    response
}

/// Lets a change pass only when it comes from our own pages. Browsers say so by `Sec-Fetch-Site`, older ones by
/// `Origin`; what sends neither is no browser and carries no cookie of anybody.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || from_here(&request) {
        next.run(request).await
    } else {
        Told::Foreign.into_response()
    }
}

fn from_here(request: &Request) -> bool {
    let text = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match text("origin") {
        None => true,
        Some(origin) => origin.split_once("://").map(|(_, host)| host) == text("host"),
    }
}

/// Sets a cookie for the whole site; `seconds` 0 takes it away.
pub(crate) fn set_cookie(response: &mut Response, name: &str, value: &str, seconds: u32, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Whether a response sets this cookie already.
pub(crate) fn sets_cookie(response: &Response, name: &str) -> bool {
    let set = response.headers().get_all(header::SET_COOKIE).iter();
    set.filter_map(|v| v.to_str().ok())
        .any(|v| v.strip_prefix(name).is_some_and(|rest| rest.starts_with('=')))
}

/// Something that only so many tries a minute may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Limited {
    /// Logging in as this address.
    LogIn,
    /// Mail to an address that somebody typed.
    LinkMail,
    /// Feedback about one dialogue, by whoever has its address.
    Feedback,
    /// Using the API with one token.
    Api,
    /// Checking certificates, by whoever types codes.
    Certificate,
    /// Voting on an opinion map, as one voter.
    Vote,
    /// Beginning to vote on one opinion map, by whoever has its address.
    Voters,
    /// Deleting one's votes, as one voter.
    Erasure,
    /// Deleting votes on one map, by whoever has its address.
    Erasures,
    /// Proposing a statement, as one voter.
    Proposal,
    /// Proposing statements for one map, by whoever has its address.
    Proposals,
}

/// After so many tries those that no longer count are forgotten: keys come from outside, there could be any number.
const TIDY: usize = 4096;

static COUNTED: AtomicUsize = AtomicUsize::new(0);

static TRIES: LazyLock<DefaultKeyedRateLimiter<(Limited, String)>> = LazyLock::new(|| {
    // Ten at once, then one every twelve seconds: a person who mistypes does not notice, a machine does.
    const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);
    const MINUTELY: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);
    RateLimiter::keyed(Quota::per_minute(MINUTELY).allow_burst(BURST))
});

/// A hall full of people who answer at the same moment from one code on the wall is no attack.
static MANY: LazyLock<DefaultKeyedRateLimiter<(Limited, String)>> = LazyLock::new(|| {
    const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(299);
    const MINUTELY: NonZeroU32 = NonZeroU32::MIN.saturating_add(59);
    RateLimiter::keyed(Quota::per_minute(MINUTELY).allow_burst(BURST))
});

/// A municipality that is asked at the same moment is no attack either.
static CROWD: LazyLock<DefaultKeyedRateLimiter<(Limited, String)>> = LazyLock::new(|| {
    const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(4_999);
    const MINUTELY: NonZeroU32 = NonZeroU32::MIN.saturating_add(999);
    RateLimiter::keyed(Quota::per_minute(MINUTELY).allow_burst(BURST))
});

/// A system that reads everything once a night asks a lot, one thing after another.
static CALLS: LazyLock<DefaultKeyedRateLimiter<(Limited, String)>> = LazyLock::new(|| {
    const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(599);
    const MINUTELY: NonZeroU32 = NonZeroU32::MIN.saturating_add(299);
    RateLimiter::keyed(Quota::per_minute(MINUTELY).allow_burst(BURST))
});

/// Refuses the next try where there were too many for this key.
///
/// # Errors
/// `TooMany`, as a response.
pub(crate) fn try_again(what: Limited, key: &str) -> Result<(), Told> {
    if COUNTED.fetch_add(1, Ordering::Relaxed) % TIDY == TIDY - 1 {
        forget_tries();
    }
    let tries = match what {
        Limited::LogIn | Limited::LinkMail | Limited::Proposal | Limited::Erasure => &TRIES,
        Limited::Feedback | Limited::Certificate | Limited::Proposals | Limited::Erasures => &MANY,
        Limited::Vote | Limited::Api => &CALLS,
        Limited::Voters => &CROWD,
    };
    tries
        .check_key(&(what, key.to_lowercase()))
        .map_err(|_| Told::TooMany)
}

/// Forgets tries that no longer count.
pub(crate) fn forget_tries() {
    for tries in [&TRIES, &MANY, &CALLS, &CROWD] {
        tries.retain_recent();
        tries.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hall_may_answer_at_once_where_one_person_may_not_log_in() {
        let passed = |what| (0..400).filter(|_| try_again(what, "a hall").is_ok()).count();
        assert!((10..15).contains(&passed(Limited::LogIn)));
        // One more may pass each second.
        assert!((300..320).contains(&passed(Limited::Feedback)));
    }
}
