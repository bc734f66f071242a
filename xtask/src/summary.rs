//! How many tests passed, failed and were skipped, read from what the runners print.

use std::fmt;
use std::ops::AddAssign;

/// Tests by how they ended.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

/// Who ran the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runner {
    Nextest,
    /// Rust's own, which `cargo test` uses, also for doc tests.
    Libtest,
}

/// Reads nextest's one summary line, or adds up libtest's result lines. `None` when there is none.
///
/// Only those of the runner itself: nextest shows what a failed test said, and that has libtest's line in it. What a
/// filter left out is not counted; a test that is ignored is.
pub(crate) fn count(runner: Runner, output: &str, filtered: bool) -> Option<Count> {
    let lines = output.lines().map(plain);
    match runner {
        Runner::Nextest => {
            let mut count = lines.filter_map(|line| nextest(line.trim())).next_back()?;
            if filtered {
                count.skipped = 0;
            }
            Some(count)
        }
        Runner::Libtest => lines
            .filter_map(|line| libtest(&line))
            .reduce(|mut total, count| {
                total += count;
                total
            }),
    }
}

/// `Summary [   5.1s] 8/15 tests run: 7 passed (1 slow), 1 failed, 2 timed out, 3 skipped`
fn nextest(line: &str) -> Option<Count> {
    let (_, counts) = line.strip_prefix("Summary [")?.split_once(" run: ")?;
    let mut count = Count::default();
    // What stands in brackets is a part of the number before it.
    let mut depth = 0;
    let outside: String = counts
        .chars()
        .filter(|c| {
            depth += i32::from(*c == '(') - i32::from(*c == ')');
            depth == 0 && *c != ')'
        })
        .collect();
    for part in outside.split(',') {
        let (number, what) = part.trim().split_once(' ')?;
        let number: usize = number.parse().ok()?;
        match what.trim() {
            "passed" => count.passed += number,
            "skipped" => count.skipped += number,
            _ => count.failed += number,
        }
    }
    Some(count)
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.00s`
fn libtest(line: &str) -> Option<Count> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut count = Count::default();
    for part in counts.split(';') {
        let Some((number, what)) = part.trim().split_once(' ') else {
            continue;
        };
        let Ok(number) = number.parse::<usize>() else {
            continue;
        };
        match what {
            "passed" => count.passed += number,
            "failed" => count.failed += number,
            "ignored" => count.skipped += number,
            _ => {}
        }
    }
    Some(count)
}

/// Without terminal colours.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            // Up to the letter that ends the sequence.
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(passed: usize, failed: usize, skipped: usize) -> Option<Count> {
        Some(Count {
            passed,
            failed,
            skipped,
        })
    }

    #[test]
    fn nextest_is_read() {
        let line = "     Summary [   5.111s] 15 tests run: 15 passed, 2 skipped";
        assert_eq!(count(Runner::Nextest, line, false), of(15, 0, 2));
        assert_eq!(count(Runner::Nextest, line, true), of(15, 0, 0));
        let bad = "  Summary [  61.0s] 9/15 tests run: 5 passed (1 slow, 2 flaky), 1 failed, 2 timed out, 1 exec failed, 3 skipped";
        assert_eq!(count(Runner::Nextest, bad, false), of(5, 4, 3));
        let coloured = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s] \u{1b}[1m3\u{1b}[0m tests run: \u{1b}[1m3\u{1b}[0m \u{1b}[32;1mpassed\u{1b}[0m, \u{1b}[1m0\u{1b}[0m \u{1b}[33;1mskipped\u{1b}[0m";
        assert_eq!(count(Runner::Nextest, coloured, false), of(3, 0, 0));
        assert_eq!(
            count(
                Runner::Nextest,
                "Summary [ 0.1s] 1 test run: 1 passed (1 leaky), 0 skipped",
                false
            ),
            of(1, 0, 0)
        );
    }

    #[test]
    fn what_a_failed_test_said_is_not_counted() {
        let output = "  FAIL [ 0.1s] a b\n    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 5 filtered out\n\
            \x20    Summary [ 0.1s] 3 tests run: 2 passed, 1 failed, 0 skipped\n";
        assert_eq!(count(Runner::Nextest, output, false), of(2, 1, 0));
    }

    #[test]
    fn libtest_is_read_and_added_up() {
        let text = "running 4 tests\ntest a ... ok\n\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s\n\n   Doc-tests x\ntest result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s\n";
        assert_eq!(count(Runner::Libtest, text, false), of(4, 2, 1));
    }

    #[test]
    fn silence_is_no_count() {
        for runner in [Runner::Nextest, Runner::Libtest] {
            assert_eq!(count(runner, "error: could not compile `store`\n", false), None);
        }
        assert_eq!(
            of(1, 2, 3).map(|c| c.to_string()).as_deref(),
            Some("1 passed, 2 failed, 3 skipped")
        );
    }
}
