//! `cargo xtask tidy`: the invariants of ARCHITECTURE.md that are absences, and so cannot be seen by reading one file.

mod docs;
mod manifests;

use anyhow::Result;

use crate::files::{self, File};
use crate::scan::{Source, has_word, source, without_tests};
use crate::templates::refused_by_csp;

/// Longer than this, a file holds more than one idea.
const LINES: usize = 700;
/// Reading the clock.
const CLOCK: &[&str] = &["::now(", "::now)", "::now,", "now_v7", "UNIX_EPOCH.elapsed"];
/// Making randomness.
const RANDOM: &[&str] = &[
    "SysRng",
    "OsRng",
    "ThreadRng",
    "thread_rng",
    "rand::rng",
    "rand::random",
    "from_os_rng",
    "try_from_os_rng",
    "from_entropy",
    "getrandom",
    "fastrand",
    "new_v4",
];
/// What a database would do on its own where the program must pass it in.
const IN_SQL: &[&str] = &[
    "now()",
    "current_timestamp",
    "current_date",
    "random()",
    "gen_random_uuid",
];

/// What is wrong.
pub(crate) fn faults() -> Result<Vec<String>> {
    Ok(check(&files::all()?, |path| files::root().join(path).exists()))
}

fn check(files: &[File], exists: impl Fn(&str) -> bool) -> Vec<String> {
    let mut faults = manifests::check(files);
    for file in files {
        machine_paths(file, &mut faults);
        if file.is("rs") {
            rust(file, &mut faults);
        }
        if file.is("sql") {
            sql(file, &mut faults);
        }
        if file.is("html") && file.path.starts_with("crates/") && !is_test(&file.path) {
            faults.extend(refused_by_csp(&file.text).into_iter().map(|(line, what)| {
                format!(
                    "{}:{line}: {what} is refused by the content security policy",
                    file.path
                )
            }));
        }
        if file.is("md") {
            faults.extend(docs::check(file, &exists));
        }
    }
    faults
}

/// The crate that a file belongs to, if it is one of the program's.
fn crate_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/")?.split('/').next()
}

fn is_test(path: &str) -> bool {
    path.split('/')
        .any(|part| matches!(part, "tests" | "benches" | "examples"))
        || path.ends_with("/tests.rs")
}

/// The lines that hold a word, from 1.
fn lines_with<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.lines()
        .enumerate()
        .filter(move |(_, l)| has_word(l, word))
        .map(|(i, _)| i + 1)
}

fn machine_paths(file: &File, faults: &mut Vec<String>) {
    for (i, line) in file.text.lines().enumerate() {
        for folder in ["root", "home", "work"] {
            let path = format!("/{folder}/");
            // In `example.org/home/` or `crates/home/` it is the tail of something else.
            let begins =
                |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-}".contains(c));
            if line.match_indices(&path).any(|(at, _)| begins(at)) {
                faults.push(format!(
                    "{}:{}: a path of somebody's machine: {path}",
                    file.path,
                    i + 1
                ));
            }
        }
    }
}

fn rust(file: &File, faults: &mut Vec<String>) {
    let path = &file.path;
    let lines = file.text.lines().count();
    if lines > LINES {
        faults.push(format!(
            "{path}: {lines} lines, more than {LINES}: cut it by idea"
        ));
    }
    let Some(name) = crate_of(path) else { return };
    let Source { code, strings } = source(&file.text);
    let mut forbid = |words: &[&str], text: &str, why: &str| {
        for word in words {
            for line in lines_with(text, word) {
                faults.push(format!(
                    "{path}:{line}: {} {why}",
                    word.trim_matches([':', '(', ')', ','])
                ));
            }
        }
    };
    if name == "kernel" && !is_test(path) {
        forbid(
            &["tokio", "sqlx", "std::fs", "std::net", "async"],
            &without_tests(&code),
            "has no place in the pure kernel",
        );
    }
    if !matches!(name, "store" | "domain") {
        forbid(&["sqlx"], &code, "is named only by store and domain");
    }
    if path.starts_with("crates/web/src/") {
        forbid(&["sql!"], &code, "is for domain: web holds no SQL");
        forbid(
            &["style=", "<style", "onclick=", "onsubmit=", "onchange="],
            &strings,
            "is refused by the content security policy",
        );
    }
    if name != "app" && !is_test(path) {
        let shipped = without_tests(&code);
        forbid(CLOCK, &shipped, "reads the clock: it is passed in by app");
        forbid(RANDOM, &shipped, "makes randomness: it is passed in by app");
        if matches!(name, "store" | "domain") {
            forbid(IN_SQL, &strings, "in a statement: pass it as a value");
        }
    }
}

fn sql(file: &File, faults: &mut Vec<String>) {
    for (i, line) in file.text.lines().enumerate() {
        let statement = line.split("--").next().unwrap_or("").to_lowercase();
        for word in IN_SQL.iter().filter(|w| has_word(&statement, w)) {
            faults.push(format!(
                "{}:{}: {word} in a statement: pass it as a value",
                file.path,
                i + 1
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> String {
        check(
            &[File {
                path: path.to_owned(),
                text: text.to_owned(),
            }],
            |p| p == "crates/web",
        )
        .join("\n")
    }

    #[test]
    fn the_clock_is_read_only_by_app_and_tests() {
        let text = "fn f() { let t = Instant::now(); }";
        assert!(found("crates/web/src/a.rs", text).contains("a.rs:1: now reads the clock"));
        assert!(
            found("crates/kernel/src/a.rs", "x.unwrap_or_else(SystemTime::now)").contains("reads the clock")
        );
        assert_eq!(found("crates/app/src/a.rs", text), "");
        assert_eq!(found("crates/web/tests/a.rs", text), "");
        assert_eq!(found("crates/web/src/mail/tests.rs", text), "");
        assert_eq!(
            found(
                "crates/web/src/a.rs",
                &format!("// Instant::now()\n#[cfg(test)]\nmod tests {{ {text} }}")
            ),
            ""
        );
        assert_eq!(
            found(
                "crates/web/src/a.rs",
                "let t = clock.now(); let s = \"Instant::now()\";"
            ),
            ""
        );
    }

    #[test]
    fn randomness_is_made_only_by_app() {
        assert!(
            found("crates/domain/src/a.rs", "use rand::rngs::SysRng;").contains("SysRng makes randomness")
        );
        assert!(found("crates/domain/src/a.rs", "let r = rand::rng();").contains("makes randomness"));
        assert_eq!(
            found("crates/domain/src/a.rs", "fn f(rng: &mut impl rand::Rng) {}"),
            ""
        );
    }

    #[test]
    fn each_crate_keeps_to_its_own() {
        assert!(found("crates/kernel/src/a.rs", "pub async fn f() {}").contains("pure kernel"));
        assert_eq!(found("crates/kernel/tests/a.rs", "std::fs::read(x)"), "");
        assert!(found("crates/web/src/a.rs", "use sqlx::Row;").contains("only by store and domain"));
        assert!(found("crates/web/src/a.rs", "sql!(\"select 1\")").contains("web holds no SQL"));
        assert!(found("crates/web/src/a.rs", "f(\"<p style='x'>\")").contains("content security policy"));
        assert!(
            found("crates/domain/src/a.rs", "sql!(\"insert into a values (now())\")")
                .contains("now in a statement")
        );
        assert_eq!(
            found(
                "crates/domain/src/a.rs",
                "sql!(\"select known from a\"); use sqlx::Row;"
            ),
            ""
        );
        assert!(
            found(
                "crates/store/migrations/1.sql",
                "at bigint default CURRENT_TIMESTAMP"
            )
            .contains("1.sql:1")
        );
        assert_eq!(found("crates/store/migrations/1.sql", "a text -- not now()"), "");
    }

    #[test]
    fn long_files_and_machine_paths_are_found() {
        assert!(found("xtask/src/a.rs", &"\n".repeat(LINES + 1)).contains("cut it by idea"));
        for folder in ["root", "home", "work"] {
            assert!(found("a.toml", &format!("x = \"/{folder}/x\"")).contains("somebody's machine"));
        }
        assert_eq!(
            found("a.toml", "x = \"https://example.org/home/\" # /workshop/"),
            ""
        );
    }

    #[test]
    fn templates_are_checked() {
        assert!(found("crates/web/templates/a.html", "<p style=\"x\">").contains("attribute style="));
        assert_eq!(found("crates/web/tests/a.html", "<p style=\"x\">"), "");
    }
}
