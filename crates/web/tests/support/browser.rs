//! A reader without JavaScript: keeps cookies, follows redirects, sends forms.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;
use url::Url;

use super::app::HOST;
use super::page::Page;

/// More redirects than that in a row lead nowhere.
const HOPS: usize = 10;

/// A reader. A clone is another tab: it shares the cookies.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    language: String,
}

/// An answer as it came, without following a redirect.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    url: Url,
}

impl Answer {
    /// A header's value, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    /// Where it leads, from the root; empty where it is no redirect.
    pub(crate) fn location(&self) -> String {
        match self.header("location") {
            "" => String::new(),
            to => {
                let to = self.url.join(to).expect("a location");
                assert_eq!(to.host_str(), Some(HOST), "a redirect to somewhere else: {to}");
                path_of(&to)
            }
        }
    }
}

impl Browser {
    pub(crate) fn new(router: Router) -> Browser {
        Browser {
            router,
            cookies: Arc::default(),
            language: "en".to_owned(),
        }
    }

    /// The same reader with another `Accept-Language`.
    #[must_use]
    pub(crate) fn reading(mut self, language: &str) -> Browser {
        self.language = language.to_owned();
        self
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Puts a cookie into the jar.
    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        self.cookies
            .lock()
            .unwrap()
            .insert(name.to_owned(), value.to_owned());
    }

    /// Forgets every cookie.
    pub(crate) fn forget(&self) {
        self.cookies.lock().unwrap().clear();
    }

    /// Opens an address; follows redirects.
    pub(crate) async fn get(&self, path: &str) -> Page {
        let url = root().join(path).expect("a path");
        let answer = self.send(Method::GET, &url, None, &[]).await;
        self.arrive(answer).await
    }

    /// Sends a form as a browser does; follows redirects.
    pub(crate) async fn post(&self, path: &str, fields: &[(String, String)]) -> Page {
        let url = root().join(path).expect("a path");
        let answer = self.send(Method::POST, &url, Some(fields), OWN).await;
        self.arrive(answer).await
    }

    /// One request with its headers and no redirect followed; a form where `fields` are given.
    pub(crate) async fn ask(
        &self,
        method: Method,
        path: &str,
        fields: Option<&[(String, String)]>,
        headers: &[(&str, &str)],
    ) -> Answer {
        self.send(method, &root().join(path).expect("a path"), fields, headers)
            .await
    }

    /// Sends a file as a browser does, and says that it is a PDF; no redirect is followed. `length` is what it says of the
    /// request's size.
    pub(crate) async fn upload(&self, path: &str, length: Option<usize>, body: Body) -> Answer {
        let mut headers = OWN.to_vec();
        headers.push(("content-type", "multipart/form-data; boundary=xx"));
        let length = length.map(|l| l.to_string());
        if let Some(length) = &length {
            headers.push(("content-length", length));
        }
        let url = root().join(path).expect("a path");
        self.exchange(Method::POST, &url, body, &headers).await
    }

    async fn arrive(&self, mut answer: Answer) -> Page {
        for _ in 0..HOPS {
            if !answer.status.is_redirection() {
                return Page::new(
                    self.clone(),
                    answer.url,
                    answer.status,
                    answer.headers,
                    answer.body,
                );
            }
            let to = answer.location();
            assert!(!to.is_empty(), "{} without a location", answer.status);
            assert_eq!(
                answer.status,
                StatusCode::SEE_OTHER,
                "a redirect that could send a form again"
            );
            let url = root().join(&to).expect("a location");
            answer = self.send(Method::GET, &url, None, &[]).await;
        }
        panic!("redirected in a circle: {}", answer.url);
    }

    async fn send(
        &self,
        method: Method,
        url: &Url,
        fields: Option<&[(String, String)]>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut headers = headers.to_vec();
        let body = match fields {
            Some(fields) => {
                headers.push(("content-type", "application/x-www-form-urlencoded"));
                Body::from(encode(fields))
            }
            None => Body::empty(),
        };
        self.exchange(method, url, body, &headers).await
    }

    async fn exchange(&self, method: Method, url: &Url, body: Body, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path_of(url))
            .header(header::HOST, HOST)
            .header(header::ACCEPT_LANGUAGE, &self.language);
        let jar = self.jar();
        if !jar.is_empty() {
            request = request.header(header::COOKIE, jar);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = body
            .collect()
            .await
            .expect("the whole answer")
            .to_bytes()
            .to_vec();
        self.keep_cookies(&parts.headers);
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
            url: url.clone(),
        }
    }

    fn jar(&self) -> String {
        let cookies = self.cookies.lock().unwrap();
        let pairs: Vec<String> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap();
        for set in headers.get_all(header::SET_COOKIE) {
            let set = set.to_str().expect("a cookie");
            let (pair, attributes) = set.split_once(';').unwrap_or((set, ""));
            let (name, value) = pair.split_once('=').expect("a cookie");
            // A voter's secret goes to the pages of opinion maps only.
            let path = if name.trim() == "voter" {
                "Path=/opinions"
            } else {
                "Path=/"
            };
            for needed in ["HttpOnly", "SameSite=Lax", path] {
                assert!(
                    attributes.split(';').any(|a| a.trim() == needed),
                    "a cookie without {needed}: {set}"
                );
            }
            if value.is_empty() || attributes.split(';').any(|a| a.trim() == "Max-Age=0") {
                cookies.remove(name.trim());
            } else {
                cookies.insert(name.trim().to_owned(), value.to_owned());
            }
        }
    }
}

/// The parts of a request with one file.
pub(crate) fn with_file(name: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!(
        "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n"
    );
    [head.as_bytes(), bytes, b"\r\n--xx--\r\n"].concat()
}

/// What a browser says about a form that it sends from our own page.
const OWN: &[(&str, &str)] = &[
    ("origin", "http://dialoog.test"),
    ("sec-fetch-site", "same-origin"),
];

/// The front page's address.
pub(crate) fn root() -> Url {
    format!("http://{HOST}/").parse().expect("the root")
}

/// Path and query.
pub(crate) fn path_of(url: &Url) -> String {
    url[url::Position::BeforePath..url::Position::AfterQuery].to_owned()
}

/// Fields as a form's body.
pub(crate) fn encode(fields: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}
