//! Every route of the table as everybody who may and everybody who may not; from other sites; in every language.
//!
//! A route whose parameters or form these tests do not know fails them: whoever adds one says in [`fill`] how it is
//! called.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod api;
mod cohort;
mod fill;
mod languages;
mod open;
mod opinion;
mod outside;
mod pair;
mod programme;
mod shut;
#[path = "../support/mod.rs"]
mod support;

use domain::actor::{Right, Role};
use support::{Browser, TestApp};
use web::route::{Access, Route};

use fill::Known;

/// Who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Visitor,
    /// The owner of another organisation.
    Outsider,
    Member(Role),
}

impl Who {
    const ALL: [Who; 8] = [
        Who::Visitor,
        Who::Outsider,
        Who::Member(Role::Reviewer),
        Who::Member(Role::Analyst),
        Who::Member(Role::Scribe),
        Who::Member(Role::Facilitator),
        Who::Member(Role::Organiser),
        Who::Member(Role::Owner),
    ];

    /// Their browser.
    async fn browser(self, app: &TestApp, known: &Known) -> Browser {
        match self {
            Who::Visitor => app.browser(),
            Who::Outsider => app.browser_of(&known.fixture.outsider).await,
            Who::Member(role) => app.browser_of(known.fixture.person(role)).await,
        }
    }

    /// Whether a route is open to them.
    fn may(self, access: Access) -> bool {
        match access {
            Access::Everyone | Access::Holder => true,
            Access::SignedIn => self != Who::Visitor,
            Access::Member(right) => self.has(right),
            // A token is no cookie; see `api`.
            Access::AnyToken | Access::Token(_) => false,
            Access::Reviewer => self == Who::Member(Role::Reviewer),
            Access::Demo => false,
        }
    }

    fn has(self, right: Right) -> bool {
        matches!(self, Who::Member(role) if role.may(right))
    }
}

/// The routes of the table that are pages or files, which must be as many as the product has; see `api` for the others.
fn table() -> Vec<Route> {
    let mut table = web::table();
    table.retain(|route| !matches!(route.access, Access::AnyToken | Access::Token(_)));
    assert!(table.len() > 60, "only {} routes", table.len());
    table
}

fn gets() -> impl Iterator<Item = Route> {
    table().into_iter().filter(|route| route.method == "GET")
}

fn posts() -> impl Iterator<Item = Route> {
    table().into_iter().filter(|route| route.method == "POST")
}
