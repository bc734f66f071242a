//! Paths that the documentation names must be there.

use crate::files::File;

const ROOTS: &[&str] = &["crates/", "docs/", "xtask/", ".ci/"];

pub(super) fn check(file: &File, exists: &impl Fn(&str) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    for (i, line) in file.text.lines().enumerate() {
        let mut gone = |path: String| {
            faults.push(format!("{}:{}: {path} is named but not there", file.path, i + 1));
        };
        for path in named(line).into_iter().filter(|p| !exists(p)) {
            gone(path);
        }
        for link in links(line) {
            let target = resolve(folder, &link);
            if !target.is_empty() && !exists(&target) && !named(line).contains(&target) {
                gone(target);
            }
        }
    }
    faults
}

/// `crates/…` and the like as words of a line. A pattern (`crates/*`, `docs/<noun>`) names no one file.
fn named(line: &str) -> Vec<String> {
    let part = |c: char| c.is_alphanumeric() || "_-./".contains(c);
    let mut found = Vec::new();
    for root in ROOTS {
        for (at, _) in line.match_indices(root) {
            let before = &line[..at];
            if before.ends_with(part) && !before.ends_with("../") && !before.ends_with(" ./") {
                continue;
            }
            let rest = &line[at..];
            let end = rest.find(|c: char| !part(c)).unwrap_or(rest.len());
            if rest[end..].starts_with(['*', '<', '{', '…', '$', '[']) || rest[..end].contains("...") {
                continue;
            }
            found.push(rest[..end].trim_end_matches(['.', '/']).to_owned());
        }
    }
    found
}

/// The targets of Markdown links that stay in the repository.
fn links(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("](") {
        let target = line[at + 2..].split([')', ' ']).next().unwrap_or("");
        let target = target.split('#').next().unwrap_or("");
        if !target.is_empty() && !target.contains(':') {
            found.push(target.to_owned());
        }
    }
    found
}

fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|p| !p.is_empty());
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let file = File {
            path: "docs/a/b.md".to_owned(),
            text: text.to_owned(),
        };
        let there = ["crates/web/src/lib.rs", "docs/a/c.md", "README.md", ".ci/run"];
        check(&file, &|p| there.contains(&p))
    }

    #[test]
    fn what_is_there_is_fine() {
        let good = "See `crates/web/src/lib.rs`, docs/a/c.md. [c](c.md#x) [r](../../README.md) [top](#top)\n\
            `crates/*/src` `docs/<noun>/x` crates/{a,b} <https://x.ee/docs/gone> [x](https://x.ee/gone) ../../.ci/run";
        assert_eq!(found(good), Vec::<String>::new());
    }

    #[test]
    fn what_moved_is_found() {
        assert_eq!(
            found("a\nSee `crates/web/src/gone.rs`."),
            ["docs/a/b.md:2: crates/web/src/gone.rs is named but not there"]
        );
        assert_eq!(
            found("[d](d.md)"),
            ["docs/a/b.md:1: docs/a/d.md is named but not there"]
        );
        assert_eq!(found("[d](../../docs/gone.md)").len(), 1);
    }
}
