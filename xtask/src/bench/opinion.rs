//! Opinion maps beside red-dwarf, the library of the field's Python community. Public conversations lie in `../shared`;
//! made-up ones are made once, by the peers' own script, and kept beside the build. Both read the same file, and reading is
//! left out of both figures. What comes out is a table for the kernel's README.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{binary, figures, folder, number, python, told};
use crate::files::root;
use crate::run::say;

/// A conversation.
struct Set {
    name: &'static str,
    votes: Votes,
    /// Whether the peer can do it on a usual machine, and within minutes.
    peer: bool,
}

enum Votes {
    /// In the folder of the public ones: folder and file.
    Public(&'static str, &'static str),
    /// People, statements and votes of a made-up one.
    Made(&'static str, &'static str, &'static str),
}

const SETS: [Set; 7] = [
    Set {
        name: "biodiversity",
        votes: Votes::Public("scoop-hivemind.biodiversity", "votes.csv"),
        peer: true,
    },
    Set {
        name: "vtaiwan",
        votes: Votes::Public("vtaiwan.uberx", "votes.csv"),
        peer: true,
    },
    Set {
        name: "bowling-green",
        votes: Votes::Public("american-assembly.bowling-green", "participants-votes.csv"),
        peer: true,
    },
    Set {
        name: "10k",
        votes: Votes::Made("10000", "200", "480000"),
        peer: true,
    },
    Set {
        name: "33k",
        votes: Votes::Made("33422", "783", "2000000"),
        peer: true,
    },
    Set {
        name: "100k",
        votes: Votes::Made("100000", "500", "5000000"),
        peer: true,
    },
    // The peer runs out of memory at 11 GB.
    Set {
        name: "1M",
        votes: Votes::Made("1000000", "1000", "50000000"),
        peer: false,
    },
];

/// The set on which votes and maps are timed as they come.
const LIVE: &str = "100k";

/// Opinion maps beside the peer; with names only those sets.
pub(crate) fn run(names: &[String]) -> Result<bool> {
    let ours = binary()?;
    let peer = folder("VESTLUSRING_BENCH_PEERS", "peers").join("opinion_red_dwarf.py");
    let has_peer = python()
        .args(["-c", "import reddwarf"])
        .output()
        .is_ok_and(|done| done.status.success())
        && peer.is_file();
    if !has_peer {
        println!(
            "the peer is not run: red-dwarf is not installed, or {} is not there",
            peer.display()
        );
    }
    say("opinion maps: processor seconds without reading, groups, memory");
    let mut rows = vec![
        "| set | people × statements, votes | default | compatible | red-dwarf | default is cheaper | compatible is cheaper |"
            .to_owned(),
        "|---|---|---|---|---|---|---|".to_owned(),
    ];
    for set in &SETS {
        if !names.is_empty() && !names.iter().any(|name| name == set.name) {
            continue;
        }
        let Some(votes) = file(set)? else {
            println!("{}: skipped, the votes are not there", set.name);
            continue;
        };
        let map = |mode: &str| -> Result<Value> {
            let mut command = Command::new(&ours);
            command
                .args(["opinion", "map", "--json", "--mode", mode])
                .arg(&votes);
            told(&mut command)?.context("our own command gave no answer")
        };
        let (default, compatible) = (map("default")?, map("compatible")?);
        let them = if has_peer && set.peer {
            told(python().arg(&peer).arg(&votes))?
        } else {
            None
        };
        rows.push(row(set.name, &default, &compatible, them.as_ref()));
        println!("{}", rows.last().map_or("", String::as_str));
    }
    println!("\n{}", rows.join("\n"));
    if names.is_empty() || names.iter().any(|name| name == LIVE) {
        live()?;
    }
    Ok(true)
}

fn row(name: &str, default: &Value, compatible: &Value, them: Option<&Value>) -> String {
    let figures = |told: &Value| {
        format!(
            "{:.3} s, {} MB, k {}",
            number(told, "cpu_s"),
            told["peak_mb"],
            told["k"]
        )
    };
    let cheaper = |told: &Value| match them {
        Some(them) => format!("{:.0} ×", number(them, "cpu_s") / number(told, "cpu_s").max(1e-6)),
        None => "–".to_owned(),
    };
    format!(
        "| {name} | {} × {}, {} | {} | {} | {} | {} | {} |",
        default["people"],
        default["statements"].as_array().map_or(0, Vec::len),
        default["votes"],
        figures(default),
        figures(compatible),
        them.map_or_else(|| "–".to_owned(), figures),
        cheaper(default),
        cheaper(compatible)
    )
}

/// The file of a set; a made-up one is made where it is not there yet.
fn file(set: &Set) -> Result<Option<PathBuf>> {
    match set.votes {
        Votes::Public(conversation, file) => {
            let data = folder("VESTLUSRING_BENCH_DATA", "data").join("opinion");
            Ok(Some(data.join(conversation).join(file)).filter(|path| path.is_file()))
        }
        Votes::Made(people, statements, votes) => {
            let folder = made(set.name);
            let path = folder.join("votes.csv");
            if path.is_file() {
                return Ok(Some(path));
            }
            let script = super::folder("VESTLUSRING_BENCH_PEERS", "peers").join("generate_votes.py");
            if !script.is_file() {
                return Ok(None);
            }
            println!("{}: making it", set.name);
            // Under another name until it is whole.
            let unfinished = folder.with_extension("part");
            let done = python()
                .arg(script)
                .args([people, statements, votes])
                .arg(&unfinished)
                .status()?;
            if !done.success() {
                println!("   it could not be made; it needs NumPy");
                return Ok(None);
            }
            std::fs::rename(&unfinished, &folder).with_context(|| folder.display().to_string())?;
            Ok(Some(path))
        }
    }
}

fn made(name: &str) -> PathBuf {
    target().join("bench-opinion").join(name)
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// How long a vote takes until it is in the statistics and on the map.
fn live() -> Result<()> {
    let votes = made(LIVE).join("votes.csv");
    if !Path::is_file(&votes) {
        return Ok(());
    }
    say("live: a vote, and the map after it");
    figures("opinion_figures", &["live", &votes.to_string_lossy()])
}
