//! What the tests of the pages share: the whole product in one process on a scratch database ([`TestApp`]), and a
//! reader without JavaScript ([`browser::Browser`]).

// Each test file uses its part; and a failed step should stop the test where it stands.
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

pub(crate) mod app;
pub(crate) mod browser;
#[path = "../../../domain/tests/support/dial.rs"]
pub(crate) mod dial;
#[path = "../../../store/tests/support/engines.rs"]
pub(crate) mod engines;
#[path = "../../../domain/tests/support/fixture.rs"]
pub(crate) mod fixture;
pub(crate) mod form;
pub(crate) mod machine;
pub(crate) mod page;
#[path = "../../../store/tests/support/snapshot.rs"]
pub(crate) mod snapshot;
#[path = "../../../domain/tests/support/talk.rs"]
pub(crate) mod talk;

pub(crate) use app::TestApp;
pub(crate) use browser::Browser;
pub(crate) use engines::{Harness, Scratch, both_engines};
pub(crate) use fixture::{Fixture, PASSWORD};
pub(crate) use page::Page;
