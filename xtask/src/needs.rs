//! What the tests need from the machine, and how to get it from Debian's packages.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::run::{find, is_program, is_root, say};

/// What was found on this machine.
pub(crate) struct Machine {
    pub(crate) chromium: Option<PathBuf>,
    pub(crate) chromedriver: Option<PathBuf>,
    /// The folder with `initdb`, `pg_ctl` and `postgres`.
    pub(crate) postgres: Option<PathBuf>,
}

struct Need {
    what: &'static str,
    packages: &'static [&'static str],
    found: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        what: "Chromium",
        packages: &["chromium"],
        found: || chromium().is_some(),
    },
    Need {
        what: "chromedriver",
        packages: &["chromium-driver"],
        found: || find("chromedriver").is_some(),
    },
    Need {
        what: "the PostgreSQL server's programs",
        packages: &["postgresql"],
        found: || postgres_programs().is_some(),
    },
    Need {
        what: "pdftotext",
        packages: &["poppler-utils"],
        found: || find("pdftotext").is_some(),
    },
    // Its HiGHS says whether a selection is the best.
    Need {
        what: "SciPy",
        packages: &["python3-scipy"],
        found: has_scipy,
    },
    Need {
        what: "a font for Chromium",
        packages: &["fonts-dejavu-core"],
        found: has_font,
    },
];

/// Installs what is missing, as far as it can; the tests that still lack something will skip and say so.
pub(crate) fn install() {
    let missing: Vec<&Need> = NEEDS.iter().filter(|n| !(n.found)()).collect();
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|n| n.what).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|n| n.packages).copied().collect();
    say(&format!("Installing {}", names.join(", ")));
    if find("apt-get").is_none() {
        println!(
            "This machine has no apt-get. Please install by hand: {} (Debian's names).",
            packages.join(", ")
        );
        return;
    }
    if !is_root() && find("sudo").is_none() {
        println!(
            "This needs root or sudo. Please run as root: apt-get install {}",
            packages.join(" ")
        );
        return;
    }
    if !apt(&["update"]) {
        println!("apt-get update failed; trying to install nevertheless.");
    }
    if install_packages(&packages) {
        return;
    }
    // One name that this release does not know must not keep the others out.
    for package in packages {
        if !install_packages(&[package]) {
            println!("Could not install {package}; what needs it will be skipped.");
        }
    }
}

fn install_packages(packages: &[&str]) -> bool {
    apt(&[
        &["install", "--yes", "--no-upgrade", "--no-install-recommends"],
        packages,
    ]
    .concat())
}

fn apt(arguments: &[&str]) -> bool {
    use std::io::IsTerminal;
    let mut command = if is_root() {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    } else {
        let mut command = Command::new("sudo");
        // Without somebody at the keyboard, a question for a password would wait for ever.
        if !std::io::stdin().is_terminal() {
            command.arg("-n");
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    };
    if is_root() {
        command.stdin(Stdio::null());
    }
    command
        .arg("-q")
        .args(arguments)
        .status()
        .is_ok_and(|s| s.success())
}

/// What there is now.
pub(crate) fn machine() -> Machine {
    Machine {
        chromium: chromium(),
        chromedriver: find("chromedriver"),
        postgres: postgres_programs(),
    }
}

fn chromium() -> Option<PathBuf> {
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ]
    .iter()
    .find_map(|name| find(name))
}

fn postgres_programs() -> Option<PathBuf> {
    let whole = |dir: &Path| {
        ["initdb", "pg_ctl", "postgres"]
            .iter()
            .all(|p| is_program(&dir.join(p)))
    };
    let in_path = find("initdb")
        .and_then(|p| p.parent().map(Path::to_path_buf))
        .filter(|d| whole(d));
    in_path.or_else(|| {
        // Debian keeps them beside each other by version and out of the PATH.
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let numbered = versions.flatten().filter_map(|e| {
            let version: u32 = e.file_name().to_str()?.parse().ok()?;
            Some((version, e.path().join("bin")))
        });
        numbered.filter(|(_, dir)| whole(dir)).max().map(|(_, dir)| dir)
    })
}

fn has_scipy() -> bool {
    ["/usr/bin/python3", "python3"].iter().any(|python| {
        let mut asked = Command::new(python);
        asked.args(["-c", "from scipy.optimize import milp"]);
        asked.stderr(Stdio::null()).status().is_ok_and(|s| s.success())
    })
}

fn has_font() -> bool {
    fn any(dir: &Path, depth: u8) -> bool {
        let Ok(entries) = std::fs::read_dir(dir) else {
            return false;
        };
        entries.flatten().map(|e| e.path()).any(|p| {
            let font = p
                .extension()
                .is_some_and(|x| x == "ttf" || x == "otf" || x == "ttc");
            font || (depth > 0 && p.is_dir() && any(&p, depth - 1))
        })
    }
    ["/usr/share/fonts", "/usr/local/share/fonts"]
        .iter()
        .any(|dir| any(Path::new(dir), 3))
}
