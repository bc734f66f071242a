//! The worksheets that come with the crate.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::Worksheet;

/// The embedded files, in the order in which they are shown. To add a worksheet or a version, add its file here.
const FILES: &[&str] = &[
    include_str!("../../worksheets/self-assessment.1.toml"),
    include_str!("../../worksheets/listening-levels.1.toml"),
    include_str!("../../worksheets/observer-card.1.toml"),
    include_str!("../../worksheets/good-involvement.1.toml"),
    include_str!("../../worksheets/topic-and-question.1.toml"),
    include_str!("../../worksheets/whom-to-invite.1.toml"),
    include_str!("../../worksheets/different-views.1.toml"),
    include_str!("../../worksheets/planning.1.toml"),
];

static LIBRARY: LazyLock<Vec<Worksheet>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the files are part of the program, and a test reads every one of them"
    )]
    let mut sheets: Vec<Worksheet> = FILES
        .iter()
        .map(|file| Worksheet::parse(file).expect("embedded worksheet"))
        .collect();
    let first: Vec<String> = sheets.iter().map(|sheet| sheet.id.clone()).collect();
    sheets.sort_by_key(|sheet| {
        (
            first.iter().position(|id| *id == sheet.id),
            Reverse(sheet.version),
        )
    });
    sheets
});

/// All worksheets in all versions, in the order of a programme: the versions of one together, the newest first.
pub fn library() -> &'static [Worksheet] {
    &LIBRARY
}

/// One version of a worksheet, also an old one that was answered.
pub fn find(id: &str, version: u32) -> Option<&'static Worksheet> {
    library()
        .iter()
        .find(|sheet| sheet.id == id && sheet.version == version)
}

/// The version of a worksheet that is given out now.
pub fn newest(id: &str) -> Option<&'static Worksheet> {
    library().iter().find(|sheet| sheet.id == id)
}
