//! The page around every answer: who reads it, in which language, and what they are told.

use std::ops::Deref;
use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::actor::{Actor, Right};
use domain::session;

use crate::app::App;
use crate::failure::{Failure, Outcome, Told};
use crate::flash::Flash;
use crate::texts::{Texts, languages};
use crate::{asset, guard, log_in};

/// Name of the session's cookie.
pub(crate) const SESSION: &str = "session";
const LANGUAGE: &str = "language";
const FLASH: &str = "flash";

/// What a page knows about its reader. Cheap to clone.
#[derive(Clone)]
pub struct Page(Arc<Inner>);

/// What is inside a [`Page`].
pub struct Inner {
    /// What requests share.
    pub app: App,
    /// Messages in the reader's language.
    pub t: Texts,
    /// Who reads.
    pub actor: Actor,
    /// Path of this page, without the query.
    pub path: String,
    /// The query without `lang`, for links to the same page in another language.
    pub query: String,
    /// When the request came, microseconds UTC.
    pub now: i64,
    /// What happened just before.
    pub flash: Option<Flash>,
    /// Whether there is a public programme, for the navigation.
    pub programmes: bool,
}

impl Deref for Page {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Page {
    /// The messages, by value: a template hands a method's result on as it is, and a field only by reference.
    pub fn t(&self) -> Texts {
        self.t
    }

    /// The style sheet's address.
    pub fn style(&self) -> &'static str {
        asset::STYLE
    }

    /// The script's address.
    pub fn script(&self) -> &'static str {
        asset::SCRIPT
    }

    /// The address of the script of live pages.
    pub fn live_script(&self) -> &'static str {
        asset::LIVE
    }

    /// The languages of the switcher: code, its name in itself, address of this page in it, whether it is the one.
    pub fn languages(&self) -> Vec<(&'static str, String, String, bool)> {
        languages()
            .iter()
            .map(|code| {
                let name = Texts::of(code).language_own_name();
                (*code, name, self.in_language(code), *code == self.t.language())
            })
            .collect()
    }

    /// This page's address in a language, from the root.
    pub fn in_language(&self, code: &str) -> String {
        let joiner = if self.query.is_empty() { "" } else { "&" };
        // A path that begins with two slashes would lead to another site.
        let path = self.path.trim_start_matches(['/', '\\']);
        format!("/{path}?{}{joiner}lang={code}", self.query)
    }

    /// `page` where the path is this or below it, for `aria-current`.
    pub fn current(&self, path: &str) -> &'static str {
        let below = self
            .path
            .strip_prefix(path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if below { "page" } else { "false" }
    }

    /// The name of who is logged in; empty for visitors.
    pub fn name(&self) -> &str {
        match &self.actor {
            Actor::Person(signed) => &signed.name,
            _ => "",
        }
    }

    /// The person's id; empty for visitors.
    pub fn person_id(&self) -> &str {
        self.actor.person_id().unwrap_or("")
    }

    /// Whether the reader has a right in an organisation.
    pub fn may(&self, organisation_id: &str, right: Right) -> bool {
        self.actor.may(organisation_id, right)
    }

    /// The page as a response. Pages differ by reader, so no shared cache may keep them.
    ///
    /// # Errors
    /// When the template fails, which is a fault of ours.
    pub fn show(&self, template: &impl Template) -> Outcome {
        self.show_with(StatusCode::OK, template)
    }

    /// A form's page once more, with its faults.
    ///
    /// # Errors
    /// As [`Page::show`].
    pub fn refuse(&self, template: &impl Template) -> Outcome {
        self.show_with(StatusCode::UNPROCESSABLE_ENTITY, template)
    }

    /// The page with another status.
    ///
    /// # Errors
    /// As [`Page::show`].
    pub fn show_with(&self, status: StatusCode, template: &impl Template) -> Outcome {
        let html = template
            .render()
            .map_err(|e| Failure(domain::error::Error::Internal(format!("template: {e}"))))?;
        let headers = [
            (
                header::CACHE_CONTROL,
                HeaderValue::from_static("private, no-cache"),
            ),
            (header::VARY, HeaderValue::from_static("cookie, accept-language")),
            (
                header::CONTENT_LANGUAGE,
                HeaderValue::from_static(self.t.language()),
            ),
        ];
        Ok((status, headers, Html(html)).into_response())
    }

    /// Sends the reader on, with something to be told there.
    pub fn go(&self, path: &str, flash: Option<Flash>) -> Response {
        let mut response = Redirect::to(path).into_response();
        if let Some(flash) = flash {
            guard::set_cookie(
                &mut response,
                FLASH,
                flash.as_str(),
                60,
                self.app.settings.secure(),
            );
        }
        response
    }
}

/// An answer that nobody keeps, not even the reader's own browser: what it shows may be taken back at any moment.
pub(crate) fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    response
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        parts
            .extensions
            .get::<Page>()
            .cloned()
            .ok_or_else(|| Told::Internal.into_response())
    }
}

/// Finds out who asks and in which language, and puts a page around what went wrong.
pub(crate) async fn identify(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let (page, renewed) = match page_of(app, &parts.headers, &parts.uri).await {
        Ok(found) => found,
        Err(failure) => return failure.into_response(),
    };
    parts.extensions.insert(page.clone());
    if names_nothing(&parts.uri) {
        return explain(&page, Told::NotFound);
    }
    let wants_language = wanted(parts.uri.query()).is_some();
    let reads = parts.method.is_safe();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(told) = response.extensions().get::<Told>().copied() {
        response = if told == Told::LogIn && reads {
            Redirect::to(&log_in::address(&page.path, &page.query)).into_response()
        } else {
            explain(&page, told)
        };
    } else if response.status() == StatusCode::BAD_REQUEST {
        // An address that the router could not read: broken characters, a part given twice.
        response = explain(&page, Told::Unreadable);
    }
    let secure = page.app.settings.secure();
    if wants_language {
        guard::set_cookie(
            &mut response,
            LANGUAGE,
            page.t.language(),
            365 * 24 * 3600,
            secure,
        );
    }
    if page.flash.is_some() && response.status() != StatusCode::SEE_OTHER {
        guard::set_cookie(&mut response, FLASH, "", 0, secure);
    }
    if let Some(token) = renewed
        && !guard::sets_cookie(&response, SESSION)
    {
        log_in::remember(&page.app, &mut response, &token);
    }
    keep_cookies_private(&mut response);
    response
}

/// What everybody may keep, a preview's picture for instance, must not be kept with somebody's cookie.
fn keep_cookies_private(response: &mut Response) {
    let headers = response.headers_mut();
    let public = |v: &HeaderValue| v.as_bytes().starts_with(b"public");
    if headers.contains_key(header::SET_COOKIE) && headers.get(header::CACHE_CONTROL).is_some_and(public) {
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        );
    }
}

/// Whether an address holds the character that no name and no text has; databases refuse to look for it.
fn names_nothing(uri: &Uri) -> bool {
    uri.path_and_query()
        .is_some_and(|whole| whole.as_str().contains("%00"))
}

/// The page, and the session's token where the session lasts longer from now on, so that its cookie must too.
async fn page_of(app: App, headers: &HeaderMap, uri: &Uri) -> Result<(Page, Option<String>), Failure> {
    let mut renewed = None;
    let now = app.now();
    let query = uri.query();
    let t = wanted(query)
        .or_else(|| cookie(headers, LANGUAGE).map(Texts::of))
        .unwrap_or_else(|| Texts::accepted(text(headers, header::ACCEPT_LANGUAGE)));
    let actor = match cookie(headers, SESSION) {
        Some(token) => {
            let mut tx = app.db.read().await?;
            let (actor, stale) = session::actor(&mut tx, token, now).await?;
            tx.commit().await?;
            if stale && let Actor::Person(signed) = &actor {
                let mut tx = app.db.write().await?;
                session::seen(&mut tx, &signed.session, now).await?;
                tx.commit().await?;
                renewed = Some(token.to_owned());
            }
            actor
        }
        None => Actor::Visitor,
    };
    let rest: Vec<&str> = query
        .unwrap_or("")
        .split('&')
        .filter(|p| !p.is_empty() && !p.starts_with("lang="))
        .collect();
    let inner = Inner {
        t,
        actor,
        path: uri.path().to_owned(),
        query: rest.join("&"),
        now,
        flash: cookie(headers, FLASH).and_then(Flash::parse),
        programmes: app.programmes.any(&app.db, now).await,
        app,
    };
    Ok((Page(Arc::new(inner)), renewed))
}

fn wanted(query: Option<&str>) -> Option<Texts> {
    let code = query?.split('&').find_map(|p| p.strip_prefix("lang="))?;
    languages().contains(&code).then(|| Texts::of(code))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

#[derive(Template)]
#[template(path = "ui/told.html")]
struct Explained<'a> {
    page: &'a Page,
    title: String,
    what: String,
    link: Option<(String, String)>,
}

/// The page that says what went wrong and what to do.
pub(crate) fn explain(page: &Page, told: Told) -> Response {
    let t = page.t;
    let (title, what, link) = match told {
        Told::NotFound => (
            t.told_not_found(),
            t.told_not_found_what(),
            Some(("/", t.told_to_front())),
        ),
        Told::Denied => (t.told_denied(), t.told_denied_what(), None),
        Told::Unreadable => (t.told_unreadable(), t.told_unreadable_what(), None),
        Told::TooLarge => (t.told_too_large(), t.told_too_large_what(), None),
        Told::TooMany => (t.told_too_many(), t.told_too_many_what(), None),
        Told::Conflict(conflict) => (t.told_conflict(), crate::ui::say::conflict(t, conflict), None),
        Told::Full => (t.told_full(), t.told_full_what(), None),
        Told::Gone => (
            t.told_gone(),
            t.told_gone_what(),
            Some(("/dialogues", t.told_to_dialogues())),
        ),
        Told::LogIn => (
            t.told_log_in(),
            t.told_log_in_what(),
            Some(("/log-in", t.nav_log_in())),
        ),
        Told::Unavailable => (t.told_unavailable(), t.told_unavailable_what(), None),
        Told::Foreign => (t.told_foreign(), t.told_foreign_what(), None),
        Told::Internal => (t.told_internal(), t.told_internal_what(), None),
    };
    let link = link.map(|(path, text)| (path.to_owned(), text));
    let template = Explained {
        page,
        title,
        what,
        link,
    };
    page.show_with(told.status(), &template)
        .unwrap_or_else(|_| told.status().into_response())
}

/// The answer where something can only be done, not read: whoever reads it, after a language switch on a page that
/// refused a form for instance, is led to the page above.
pub(crate) async fn only_posted(method: Method, uri: Uri) -> Response {
    match uri.path().rsplit_once('/') {
        Some((above, _)) if method.is_safe() && !above.is_empty() => Redirect::to(above).into_response(),
        _ => Told::NotFound.into_response(),
    }
}

/// The answer where no route fits.
pub(crate) async fn missing() -> Response {
    Told::NotFound.into_response()
}
