//! The public conversations beside the repository, where they are there.

use std::collections::BTreeMap;
use std::path::Path;

use kernel::opinion::{Vote, Votes};

/// Those with a reference.
pub const ALL: [&str; 9] = [
    "15-per-hour-seattle",
    "american-assembly.bowling-green",
    "austria-climate.2vkxcncppn.2022-07-07",
    "brexit-consensus",
    "canadian-electoral-reform",
    "london.youth.policing",
    "scoop-hivemind.biodiversity",
    "ssis.land-bank-farmland.2rumnecbeh.2021-08-01",
    "vtaiwan.uberx",
];

/// A file of a conversation, or `None` and a word about it, for those who run the tests by hand too.
#[allow(clippy::print_stdout)]
pub fn read(name: &str) -> Option<String> {
    // `shared` lies beside the repository; from a worktree of it that may be further up.
    let found = (Path::new(env!("CARGO_MANIFEST_DIR")).ancestors())
        .map(|above| above.join("shared/data/opinion").join(name))
        .find_map(|path| std::fs::read_to_string(path).ok());
    if found.is_some() {
        return found;
    }
    // Some conversations have no file of single votes; the wide one does.
    if !name.ends_with("/votes.csv") {
        let line = format!("opinion: no ../shared/data/opinion/{name}");
        println!("skipped: {line}");
        if let Some(log) = std::env::var_os("VESTLUSRING_SKIP_LOG") {
            use std::io::Write as _;
            let mut file = std::fs::OpenOptions::new()
                .append(true)
                .create(true)
                .open(log)
                .unwrap();
            writeln!(file, "{line}").unwrap();
        }
    }
    None
}

/// Rows of a CSV file, in which quoted cells may hold commas and line ends.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(letter),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

/// A vote as it stands in a file: person, statement, vote, time.
pub type Cast = (u64, u64, i8, Option<i64>);

/// A conversation as it was exported.
pub struct Conversation {
    pub votes: Vec<Cast>,
    /// Statements taken out.
    pub out: Vec<u64>,
    /// Person and group, as exported.
    pub groups: Vec<(u64, u64)>,
}

pub fn store(votes: &[Cast]) -> Votes {
    let mut builder = Votes::builder().in_order();
    for (person, statement, sign, time) in votes {
        builder
            .vote(*person, *statement, Vote::of_sign(*sign).unwrap(), *time)
            .unwrap();
    }
    builder.finish()
}

impl Conversation {
    pub fn read(name: &str) -> Option<Self> {
        let comments = rows(&read(&format!("{name}/comments.csv"))?);
        let wide = rows(&read(&format!("{name}/participants-votes.csv"))?);
        let column = |rows: &[Vec<String>], name: &str| rows[0].iter().position(|c| c == name).unwrap();
        let (id, moderated) = (column(&comments, "comment-id"), column(&comments, "moderated"));
        let out = (comments[1..].iter())
            .filter(|r| r[moderated] == "-1")
            .map(|r| r[id].parse().unwrap())
            .collect();
        let group = column(&wide, "group-id");
        let mut groups = BTreeMap::new();
        let mut votes: Vec<Cast> = Vec::new();
        for row in &wide[1..] {
            let person = row[0].parse().unwrap();
            if !row[group].is_empty() {
                groups.insert(person, row[group].parse().unwrap());
            }
            for (head, cell) in wide[0].iter().zip(row) {
                if let (Ok(statement), Ok(vote)) = (head.parse(), cell.parse()) {
                    votes.push((person, statement, vote, None));
                }
            }
        }
        if let Some(text) = read(&format!("{name}/votes.csv")) {
            let long = rows(&text);
            let [t, s, p, v] =
                ["timestamp", "comment-id", "voter-id", "vote"].map(|name| column(&long, name));
            votes = (long[1..].iter())
                .map(|r| {
                    (
                        r[p].parse().unwrap(),
                        r[s].parse().unwrap(),
                        r[v].parse().unwrap(),
                        r[t].parse().ok(),
                    )
                })
                .collect();
        }
        Some(Self {
            votes,
            out,
            groups: groups.into_iter().collect(),
        })
    }

    pub fn store(&self) -> Votes {
        let mut votes = store(&self.votes);
        votes.moderate(&self.out);
        votes
    }
}
