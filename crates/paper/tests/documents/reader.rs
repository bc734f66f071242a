//! Documents as a reader's program sees them.

use std::process::Command;

/// What one of poppler's tools says about a PDF; `None` where the tool is missing.
pub(crate) fn poppler(tool: &str, options: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, pdf).unwrap();
    let mut command = Command::new(tool);
    command.args(options).arg(&path);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().ok()?;
    assert!(output.status.success(), "{tool} cannot read the document");
    // Heading titles are in UTF-16 there.
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The text of a PDF as a reader gets it, with runs of white space as one space.
pub(crate) fn text_of(pdf: &[u8]) -> Option<String> {
    let text = poppler("pdftotext", &[], pdf)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The number of pages: each ends with a form feed.
pub(crate) fn pages_of(pdf: &[u8]) -> Option<usize> {
    Some(poppler("pdftotext", &[], pdf)?.matches('\x0c').count())
}

/// The structure that a screen reader walks through.
pub(crate) fn structure_of(pdf: &[u8]) -> Option<String> {
    poppler("pdfinfo", &["-struct-text"], pdf)
}

/// The levels of the headings, in the order in which they are read.
pub(crate) fn headings_of(pdf: &[u8]) -> Option<Vec<u8>> {
    let structure = structure_of(pdf)?;
    let level = |line: &str| {
        line.trim()
            .strip_prefix('H')?
            .bytes()
            .next()
            .filter(u8::is_ascii_digit)
    };
    Some(structure.lines().filter_map(level).collect())
}

/// Width and height of each page in millimetres.
pub(crate) fn sizes_of(pdf: &[u8]) -> Option<Vec<(u32, u32)>> {
    let told = poppler("pdfinfo", &["-f", "1", "-l", "999"], pdf)?;
    let millimetres = |points: &str| (points.parse::<f64>().unwrap() / 72.0 * 25.4).round() as u32;
    let sizes = told
        .lines()
        .filter(|line| line.starts_with("Page ") && line.contains(" size:"));
    Some(
        sizes
            .map(|line| {
                let words: Vec<&str> = line.split_whitespace().collect();
                (millimetres(words[3]), millimetres(words[5]))
            })
            .collect(),
    )
}

#[track_caller]
pub(crate) fn assert_accessible(pdf: &[u8]) {
    assert!(pdf.starts_with(b"%PDF-1."), "not a PDF");
    let metadata = String::from_utf8_lossy(pdf);
    assert!(
        metadata.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "not PDF/UA-1"
    );
    assert!(metadata.contains("<pdfaid:part>2</pdfaid:part>"), "not PDF/A-2");
    assert!(
        metadata.contains("<pdfaid:conformance>A</pdfaid:conformance>"),
        "not PDF/A-2a"
    );
}

/// Spaces are left out of the comparison: poppler guesses them from the gaps between short pieces.
#[track_caller]
pub(crate) fn assert_says(pdf: &[u8], expected: &[&str]) {
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    let Some(text) = text_of(pdf) else { return };
    for part in expected {
        assert!(
            dense(&text).contains(&dense(part)),
            "{part:?} is missing in {text:?}"
        );
    }
}
