//! `cargo xtask screenshots`: the pictures in docs/screenshots, taken from the demonstration.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::http::request;
use crate::run::{Running, cargo, free_port, say, wait_for};
use crate::webdriver::Browser;
use crate::{files, needs};

/// A page to take pictures of.
struct Page {
    /// The file's name, before `-phone.png` and `-desktop.png`.
    name: &'static str,
    path: &'static str,
    /// CSS selectors to click afterwards, one after another, to come to a page whose address is not known beforehand.
    then: &'static [&'static str],
    /// Who looks: a role that the demonstration's first page lets one take on; `None` for a visitor.
    role: Option<&'static str>,
}

/// The page of the first circle.
const FIRST_CIRCLE: &str = "main a[href*='/circles/']:not([href*='/seating'], [href*='/wall'])";

/// Add pages here.
const PAGES: &[Page] = &[
    Page {
        name: "start",
        path: "/",
        then: &[],
        role: None,
    },
    Page {
        name: "dialogues",
        path: "/dialogues",
        then: &[],
        role: None,
    },
    Page {
        name: "dialogue",
        path: "/dialogues",
        then: &["article:has(.chip--open) h3 a"],
        role: None,
    },
    Page {
        name: "register",
        path: "/dialogues",
        then: &["article:has(.chip--open) h3 a", "a[href$='/register']"],
        role: None,
    },
    Page {
        name: "methods",
        path: "/methods/timeout",
        then: &[],
        role: None,
    },
    Page {
        name: "overview",
        path: "/manage",
        then: &["article h3 a"],
        role: Some("organiser"),
    },
    Page {
        name: "plan-course",
        path: "/manage",
        then: &[
            "article h3 a",
            "nav.tabs a[href$='/plan']",
            "a[href*='/plan/course']",
        ],
        role: Some("organiser"),
    },
    Page {
        name: "circles",
        path: "/manage",
        then: &["article:has(.chip--now) h3 a", "nav.tabs a[href$='/circles']"],
        role: Some("organiser"),
    },
    Page {
        name: "lead",
        path: "/manage",
        then: &[
            "article:has(.chip--now) h3 a",
            "nav.tabs a[href$='/circles']",
            FIRST_CIRCLE,
            "[aria-labelledby=way-facilitator] a.btn",
        ],
        role: Some("organiser"),
    },
    Page {
        name: "write",
        path: "/manage",
        then: &[
            "article:has(.chip--now) h3 a",
            "nav.tabs a[href$='/circles']",
            FIRST_CIRCLE,
            "[aria-labelledby=way-scribe] a.btn",
        ],
        role: Some("organiser"),
    },
    Page {
        name: "summary",
        path: "/dialogues?when=past",
        then: &["article h3 a", "a[href$='/summary']"],
        role: None,
    },
    Page {
        name: "day",
        path: "/manage",
        then: &["article h3 a", "nav.tabs a[href$='/day']"],
        role: Some("facilitator"),
    },
];

/// Name, width and height in CSS pixels.
const SIZES: &[(&str, u32, u32)] = &[("phone", 390, 844), ("desktop", 1280, 900)];
const LANGUAGE: &str = "en";
const FOLDER: &str = "docs/screenshots";

/// Takes all pictures.
pub(crate) fn run() -> Result<()> {
    needs::install();
    let machine = needs::machine();
    let chromedriver = machine.chromedriver.context("chromedriver is not installed")?;
    let chromium = machine.chromium.context("Chromium is not installed")?;
    let data = tempfile::tempdir().context("a temporary folder")?;
    let (port, _demo) = demo(&binary()?, data.path())?;

    let folder = files::root().join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("making {FOLDER}"))?;
    let mut roles: Vec<Option<&str>> = PAGES.iter().map(|p| p.role).collect();
    roles.sort_unstable();
    roles.dedup();
    for role in roles {
        say(&format!("Pictures as {}", role.unwrap_or("a visitor")));
        // A browser for each, because each has cookies of its own.
        let browser = Browser::start(&chromedriver, &chromium, LANGUAGE)?;
        if let Some(role) = role {
            browser.open(&address(port, "/"))?;
            browser.click(&format!("button[name=role][value={role}]"))?;
        }
        for page in PAGES.iter().filter(|p| p.role == role) {
            for (size, width, height) in SIZES {
                let file = format!("{}-{size}.png", page.name);
                take(&browser, page, port, (*width, *height), &folder.join(&file))
                    .with_context(|| format!("{file} of {}", page.path))?;
                println!("{FOLDER}/{file}");
            }
        }
    }
    Ok(())
}

fn take(browser: &Browser, page: &Page, port: u16, (width, height): (u32, u32), file: &Path) -> Result<()> {
    browser.size(width, height)?;
    browser.open(&address(port, page.path))?;
    for selector in page.then {
        browser
            .click(selector)
            .with_context(|| format!("clicking {selector}"))?;
    }
    fs::write(file, browser.picture()?).context("writing the picture")
}

fn address(port: u16, path: &str) -> String {
    format!("http://127.0.0.1:{port}{path}")
}

/// The program as people run it, built if it is missing or older than its source.
fn binary() -> Result<PathBuf> {
    say("Building the program");
    let built = cargo()
        .args(["build", "--release", "--package", "app"])
        .status()
        .context("cargo build")?;
    if !built.success() {
        bail!("the program does not build");
    }
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| files::root().join("target"), PathBuf::from);
    Ok(target.join("release/vestlusring"))
}

fn demo(binary: &Path, data: &Path) -> Result<(u16, Running)> {
    let port = free_port()?;
    say(&format!("Starting the demonstration on port {port}"));
    let log = data.join("demo.log");
    let output = fs::File::create(&log).context("a file for the demonstration's log")?;
    let child = Command::new(binary)
        .args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--data"])
        .arg(data.join("data"))
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output)
        .spawn()
        .with_context(|| format!("starting {}", binary.display()))?;
    let mut running = Running(child);
    let mut ended = false;
    let healthy = wait_for(Duration::from_secs(60), || {
        ended = running.0.try_wait().is_ok_and(|s| s.is_some());
        ended || request(port, "GET", "/healthz", None).is_ok_and(|(status, _)| status == 200)
    });
    if ended || !healthy {
        bail!(
            "the demonstration did not start:\n{}",
            fs::read_to_string(&log).unwrap_or_default().trim()
        );
    }
    Ok((port, running))
}
