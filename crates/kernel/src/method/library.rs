//! The methods that come with the crate.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::Method;

/// The embedded files, in the order in which they are shown. To add a method or a version, add its file here.
const FILES: &[&str] = &[
    include_str!("../../methods/timeout.1.toml"),
    include_str!("../../methods/living-room-conversations.1.toml"),
];

static LIBRARY: LazyLock<Vec<Method>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the files are part of the program, and a test reads every one of them"
    )]
    let mut methods: Vec<Method> = FILES
        .iter()
        .map(|file| Method::parse(file).expect("embedded method"))
        .collect();
    let first: Vec<String> = methods.iter().map(|method| method.id.clone()).collect();
    methods.sort_by_key(|method| {
        (
            first.iter().position(|id| *id == method.id),
            Reverse(method.version),
        )
    });
    methods
});

/// All methods in all versions: the versions of one method together, the newest first.
pub fn library() -> &'static [Method] {
    &LIBRARY
}

/// One version of a method, also an old one that a dialogue was held with.
pub fn find(id: &str, version: u32) -> Option<&'static Method> {
    library()
        .iter()
        .find(|method| method.id == id && method.version == version)
}

/// The version of a method that a new dialogue should use.
pub fn newest(id: &str) -> Option<&'static Method> {
    library().iter().find(|method| method.id == id)
}
