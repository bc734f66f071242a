//! Routes, each with who may call it. A test walks the whole table as everybody who may not.

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use domain::actor::{Actor, Right};
use domain::token::Scope;

use crate::api;
use crate::app::App;
use crate::failure::Told;
use crate::page::Page;

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Everyone,
    /// Who holds the secret in the path.
    Holder,
    /// Who is logged in.
    SignedIn,
    /// Members of the organisation or of the dialogue's organisation in the path, who have this right.
    Member(Right),
    /// An organisation's own system, with any token.
    AnyToken,
    /// An organisation's own system, with a token that has this scope.
    Token(Scope),
    /// Only in the demo.
    Demo,
}

/// A route of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Path with `{parameters}`.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
}

/// Routes being put together.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<Route>,
}

impl Routes {
    /// A page or file to read.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.on("GET", MethodFilter::GET, path, access, handler)
    }

    /// Something to be done.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.on("POST", MethodFilter::POST, path, access, handler)
    }

    fn on<H, T>(
        mut self,
        name: &'static str,
        filter: MethodFilter,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let method =
            on(filter, handler).route_layer(middleware::from_fn(move |request: Request, next: Next| {
                admit(access, request, next)
            }));
        self.router = self.router.route(path, method);
        self.table.push(Route {
            method: name,
            path,
            access,
        });
        self
    }

    /// Adds other routes.
    #[must_use]
    pub fn and(mut self, other: Routes) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// The router, and the table of its routes.
    pub fn done(self) -> (Router<App>, Vec<Route>) {
        (self.router, self.table)
    }
}

/// The first door: nobody who is not logged in gets past it into the pages of members. Which organisation is the
/// domain's to check.
async fn admit(access: Access, request: Request, next: Next) -> Response {
    let page = request.extensions().get::<Page>().cloned();
    let page = page.as_ref();
    let signed = page.is_some_and(|p| matches!(p.actor, Actor::Person(_)));
    match access {
        Access::Everyone | Access::Holder => next.run(request).await,
        Access::SignedIn | Access::Member(_) if signed => next.run(request).await,
        Access::SignedIn | Access::Member(_) => Told::LogIn.into_response(),
        Access::AnyToken => api::admit(None, request, next).await,
        Access::Token(scope) => api::admit(Some(scope), request, next).await,
        Access::Demo if page.is_some_and(|p| p.app.settings.demo) => next.run(request).await,
        Access::Demo => Told::NotFound.into_response(),
    }
}
