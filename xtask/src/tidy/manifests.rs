//! Which crate may depend on which.

use toml::Table;

use crate::files::File;

use super::crate_of;

/// Each crate with those of ours that it may use: app → web → domain → store, all → kernel, never back; paper is a leaf.
const MAY_USE: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("paper", &[]),
    ("store", &["kernel"]),
    ("domain", &["store", "kernel"]),
    ("web", &["domain", "store", "kernel", "paper"]),
    ("app", &["web", "domain", "store", "kernel", "paper"]),
];

/// What would make the kernel impure.
const NOT_IN_KERNEL: &[&str] = &[
    "tokio",
    "sqlx",
    "rand",
    "getrandom",
    "fastrand",
    "uuid",
    "reqwest",
    "futures",
];

pub(super) fn check(files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files {
        let Some(name) = crate_of(&file.path) else {
            continue;
        };
        if file.path != format!("crates/{name}/Cargo.toml") {
            continue;
        }
        let path = &file.path;
        let Ok(manifest) = file.text.parse::<Table>() else {
            faults.push(format!("{path}: cannot be read"));
            continue;
        };
        let Some((_, may_use)) = MAY_USE.iter().find(|(n, _)| *n == name) else {
            faults.push(format!(
                "{path}: a new crate; say in xtask's tidy which others it may use"
            ));
            continue;
        };
        for dependency in dependencies(&manifest) {
            let ours = MAY_USE.iter().any(|(n, _)| *n == dependency);
            if ours && !may_use.contains(&dependency.as_str()) {
                faults.push(format!("{path}: {name} may not depend on {dependency}"));
            }
            if dependency == "sqlx" && !matches!(name, "store" | "domain") {
                faults.push(format!("{path}: sqlx is named only by store and domain"));
            }
            if name == "kernel" && NOT_IN_KERNEL.contains(&dependency.as_str()) {
                faults.push(format!("{path}: {dependency} has no place in the pure kernel"));
            }
        }
    }
    faults
}

/// What is built into the crate, on any platform; by the name of the package if it was renamed.
fn dependencies(manifest: &Table) -> Vec<String> {
    let mut tables = vec![manifest];
    if let Some(targets) = manifest.get("target").and_then(|t| t.as_table()) {
        tables.extend(targets.values().filter_map(|t| t.as_table()));
    }
    let mut names = Vec::new();
    for table in tables {
        let Some(dependencies) = table.get("dependencies").and_then(|d| d.as_table()) else {
            continue;
        };
        for (name, how) in dependencies {
            let package = how.get("package").and_then(|p| p.as_str()).unwrap_or(name);
            names.push(package.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, manifest: &str) -> Vec<String> {
        check(&[File {
            path: format!("crates/{name}/Cargo.toml"),
            text: manifest.to_owned(),
        }])
    }

    #[test]
    fn dependencies_point_one_way() {
        let on = |what: &str| format!("[dependencies]\n{what} = {{ workspace = true }}\n");
        for (name, other, allowed) in [
            ("app", "web", true),
            ("web", "domain", true),
            ("web", "paper", true),
            ("domain", "store", true),
            ("store", "kernel", true),
            ("kernel", "store", false),
            ("store", "domain", false),
            ("domain", "web", false),
            ("domain", "paper", false),
            ("paper", "kernel", false),
            ("web", "app", false),
            ("web", "sqlx", false),
            ("domain", "sqlx", true),
            ("kernel", "tokio", false),
            ("kernel", "serde", true),
        ] {
            assert_eq!(found(name, &on(other)).is_empty(), allowed, "{name} on {other}");
        }
    }

    #[test]
    fn renamed_and_platform_dependencies_count_and_those_of_tests_do_not() {
        assert_eq!(
            found(
                "kernel",
                "[dependencies]\nx = { package = \"tokio\", version = \"1\" }\n"
            )
            .len(),
            1
        );
        assert_eq!(
            found("kernel", "[target.'cfg(unix)'.dependencies]\nrand = \"1\"\n").len(),
            1
        );
        assert_eq!(
            found("kernel", "[dev-dependencies]\nrand = \"1\"\n"),
            Vec::<String>::new()
        );
        assert_eq!(found("other", "").len(), 1);
    }
}
