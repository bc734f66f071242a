//! The figures of `kernel::opinion` on a file of votes, in processor seconds.
//!
//! `cargo run --release -p kernel --example opinion_figures compatible|default|live|next VOTES.csv [TRUTH.csv]`

// A table on the terminal is what this is for, and a file that cannot be read should stop it.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::time::Instant;

use kernel::opinion::compatible::{self, Moderation};
use kernel::opinion::{Groups, Live, Map, Settings, Verdict, Vote, Votes, choruses, draw, map, worth};

/// Processor nanoseconds of this process where the system tells, the clock elsewhere.
struct Watch(Instant, Option<u64>);

impl Watch {
    fn spent() -> Option<u64> {
        std::fs::read_to_string("/proc/self/schedstat")
            .ok()?
            .split(' ')
            .next()?
            .parse()
            .ok()
    }

    fn start() -> Self {
        Self(Instant::now(), Self::spent())
    }

    fn seconds(&self) -> f64 {
        match (self.1, Self::spent()) {
            (Some(a), Some(b)) => (b - a) as f64 / 1e9,
            _ => self.0.elapsed().as_secs_f64(),
        }
    }
}

/// The most memory that this process has held, in MB, where the system tells.
fn peak() -> u64 {
    std::fs::read_to_string("/proc/self/status")
        .unwrap_or_default()
        .lines()
        .find_map(|l| {
            l.strip_prefix("VmHWM:")?
                .trim()
                .trim_end_matches(" kB")
                .parse::<u64>()
                .ok()
        })
        .map_or(0, |kb| kb / 1024)
}

/// Reads a file of single votes (voter-id, comment-id, vote and perhaps timestamp) or a wide one, line by line.
fn read(path: &str) -> Votes {
    let mut lines = BufReader::with_capacity(1 << 16, std::fs::File::open(path).expect("no such file"));
    let mut line = Vec::new();
    lines.read_until(b'\n', &mut line).expect("readable");
    let head: Vec<String> = String::from_utf8_lossy(&line)
        .trim()
        .split(',')
        .map(str::to_owned)
        .collect();
    let column = |name: &str| head.iter().position(|c| c == name);
    let mut builder = Votes::builder();
    if let Some(person) = column("participant") {
        let statements: Vec<Option<u64>> = head.iter().map(|c| c.parse().ok()).collect();
        while next(&mut lines, &mut line) {
            let cells: Vec<&[u8]> = line.split(|b| *b == b',').collect();
            let who = number(cells[person]).unsigned_abs();
            for (statement, cell) in statements.iter().zip(&cells) {
                if let (Some(statement), false) = (statement, cell.is_empty()) {
                    builder.vote(who, *statement, vote(number(cell)), None).unwrap();
                }
            }
        }
        return builder.finish();
    }
    let [p, s, v] = ["voter-id", "comment-id", "vote"].map(|n| column(n).expect("a column is missing"));
    let t = column("timestamp");
    let last = [p, s, v].into_iter().chain(t).max().unwrap();
    let mut cells = vec![0_i64; last + 1];
    while next(&mut lines, &mut line) {
        for (cell, text) in cells.iter_mut().zip(line.split(|b| *b == b',')) {
            *cell = number(text);
        }
        let (who, what) = (cells[p].unsigned_abs(), cells[s].unsigned_abs());
        builder
            .vote(who, what, vote(cells[v]), t.map(|t| cells[t]))
            .unwrap();
    }
    builder.finish()
}

fn next(lines: &mut impl std::io::BufRead, line: &mut Vec<u8>) -> bool {
    line.clear();
    let read = lines.read_until(b'\n', line).expect("readable");
    while line.last().is_some_and(|b| b.is_ascii_whitespace()) {
        line.pop();
    }
    read > 0
}

/// A whole number at the beginning of a cell; other cells are 0.
fn number(text: &[u8]) -> i64 {
    let (sign, digits) = match text {
        [b'-', rest @ ..] => (-1, rest),
        _ => (1, text),
    };
    let digits = digits.iter().take_while(|b| b.is_ascii_digit());
    sign * digits.fold(0_i64, |n, b| n.wrapping_mul(10).wrapping_add(i64::from(b - b'0')))
}

fn vote(sign: i64) -> Vote {
    Vote::of_sign(sign as i8).expect("a vote is -1, 0 or 1")
}

fn truth(path: &str) -> BTreeMap<u64, usize> {
    let text = std::fs::read_to_string(path).expect("no such file");
    (text.lines().skip(1))
        .map(|l| {
            let (who, group) = l.split_once(',').expect("two columns");
            (who.parse().unwrap(), group.trim().parse().unwrap())
        })
        .collect()
}

/// Agreement of two groupings beyond chance (Hubert and Arabie 1985): 1 where they are the same.
fn rand_index(pairs: impl Iterator<Item = (usize, usize)>) -> f64 {
    let (mut cells, mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut n = 0.0_f64;
    for (a, b) in pairs {
        *cells.entry((a, b)).or_insert(0.0) += 1.0;
        *rows.entry(a).or_insert(0.0) += 1.0;
        *columns.entry(b).or_insert(0.0) += 1.0;
        n += 1.0;
    }
    let twos = |m: &mut dyn Iterator<Item = &f64>| m.map(|x| x * (x - 1.0) / 2.0).sum::<f64>();
    let (both, a, b) = (
        twos(&mut cells.values()),
        twos(&mut rows.values()),
        twos(&mut columns.values()),
    );
    let chance = a * b / (n * (n - 1.0) / 2.0);
    (both - chance) / ((a + b) / 2.0 - chance)
}

/// How long a vote takes to count, and a map to follow.
fn live(votes: Votes) {
    let people: Vec<u64> = votes.people().to_vec();
    let statements: Vec<u64> = votes.statements().to_vec();
    let watch = Watch::start();
    let mut live = Live::new(votes).expect("not too many");
    println!("counted in {:.3} s", watch.seconds());
    let watch = Watch::start();
    live.renew(0);
    println!("first map {:.3} s", watch.seconds());
    let mut x = 1_u64;
    let mut chance = |below: usize| {
        x = x
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((x >> 33) % below as u64) as usize
    };
    for _ in 0..3 {
        let mut took: Vec<f64> = (0..2_000)
            .map(|_| {
                let (who, what) = (people[chance(people.len())], statements[chance(statements.len())]);
                let vote = Vote::of_sign(chance(3) as i8 - 1);
                let begun = Instant::now();
                live.vote(who, what, vote).expect("not too many");
                begun.elapsed().as_secs_f64()
            })
            .collect();
        took.sort_by(f64::total_cmp);
        let watch = Watch::start();
        let map = live.refresh(0);
        println!(
            "a vote: median {:.4} ms, 99 % {:.4} ms, longest {:.4} ms; refreshed map of {} groups {:.3} s",
            took[took.len() / 2] * 1e3,
            took[took.len() * 99 / 100] * 1e3,
            took[took.len() - 1] * 1e3,
            map.groups.len(),
            watch.seconds()
        );
    }
    println!("{} MB at most", peak());
}

/// How many votes it takes until groups are those of all votes, when statements are drawn one way or the other. Each round
/// everybody who has votes left is asked about one of the statements that they voted on in truth.
fn replay(votes: &Votes) {
    // As many groups as there are in the end; two where there is one.
    let k = map(votes, Settings::default()).groups.len().max(2);
    let settings = Settings {
        groups: Groups::Many(k),
        ..Settings::default()
    };
    let whole = map(votes, settings);
    let final_of: BTreeMap<u64, u32> = (whole.people.iter().zip(&whole.labels))
        .filter_map(|(p, l)| Some((*p, (*l)?)))
        .collect();
    let truth: Vec<BTreeMap<u64, Vote>> = (0..votes.people().len())
        .map(|p| votes.of(p).map(|(s, v)| (votes.statements()[s], v)).collect())
        .collect();
    println!("{} groups in the end", whole.groups.len());
    for name in ["evenly", "field", "ours"] {
        let mut needed = Vec::new();
        for seed in 0..5 {
            let mut cast: Vec<BTreeMap<u64, Vote>> = vec![BTreeMap::new(); truth.len()];
            let (mut stable_at, mut so_far, mut group) = (None, 0, vec![None; truth.len()]);
            let mut seen: Option<Map> = None;
            for round in 0..40_u64 {
                for (p, own) in truth.iter().enumerate() {
                    let closed = |key: u64| cast[p].contains_key(&key) || !own.contains_key(&key);
                    let salt = seed << 40 | round << 24 | p as u64;
                    let weights = match (&seen, name) {
                        (Some(map), "field") => map.priority.clone(),
                        (Some(map), "ours") => worth(map, group[p]),
                        _ => vec![1.0; whole.statements.len()],
                    };
                    let chosen = draw(seen.as_ref().unwrap_or(&whole), &weights, closed, salt);
                    if let Some(key) = chosen {
                        cast[p].insert(key, own[&key]);
                        so_far += 1;
                    }
                }
                let mut builder = Votes::builder();
                for key in votes.statements() {
                    builder.statement(*key).unwrap();
                }
                for (key, own) in votes.people().iter().zip(&cast) {
                    for (statement, vote) in own {
                        builder.vote(*key, *statement, *vote, None).unwrap();
                    }
                }
                let now = map(&builder.finish(), settings);
                let labels: BTreeMap<u64, u32> = (now.people.iter().zip(&now.labels))
                    .filter_map(|(p, l)| Some((*p, (*l)?)))
                    .collect();
                group = votes.people().iter().map(|p| labels.get(p).copied()).collect();
                let pairs = final_of
                    .iter()
                    .filter_map(|(p, l)| Some((*l as usize, *labels.get(p)? as usize)));
                let ari = rand_index(pairs);
                let known = final_of.keys().filter(|p| labels.contains_key(p)).count();
                if ari >= 0.7 && known * 10 >= final_of.len() * 9 {
                    stable_at = stable_at.or(Some(so_far));
                } else {
                    stable_at = None;
                }
                seen = Some(now);
            }
            needed.push(stable_at);
        }
        println!("{name}: groups as in the end (ARI 0.7) for good after {needed:?} votes");
    }
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let [mode, path, rest @ ..] = asked.as_slice() else {
        println!("opinion_figures compatible|default|live|next VOTES.csv [TRUTH.csv]");
        return;
    };
    let planted = rest.first().map(|p| truth(p));
    let watch = Watch::start();
    let votes = read(path);
    let reading = watch.seconds();
    println!(
        "{} people, {} statements, {} votes: read in {reading:.3} s, {} MB at most",
        votes.people().len(),
        votes.statements().len(),
        votes.len(),
        peak()
    );
    let watch = Watch::start();
    let (k, labels): (usize, Vec<(u64, Option<usize>)>) = match mode.as_str() {
        "compatible" => {
            let map = compatible::map(&votes, Moderation::Drop);
            println!("places and groups: {:.3} s", watch.seconds());
            let labels = map.people.iter().zip(&map.labels);
            let inside = labels.filter_map(|(person, group)| Some((*person, (*group)? as u64)));
            let groups: Vec<(u64, u64)> = inside.collect();
            let said = compatible::statistics(&votes, Moderation::Drop, &map, &groups);
            println!("{} statements in common", said.agree.len() + said.disagree.len());
            (map.k, map.people.into_iter().zip(map.labels).collect())
        }
        "default" => {
            let map = map(&votes, Settings::default());
            println!(
                "{} dimensions, groups {:?}, stability {:.3} {:.2?}",
                map.dimensions,
                map.groups.iter().map(|g| g.people).collect::<Vec<_>>(),
                map.stability,
                map.groups.iter().map(|g| g.stability).collect::<Vec<_>>()
            );
            let begun = watch.seconds();
            println!("map: {begun:.4} s");
            for c in choruses(&votes, 1) {
                println!(
                    "one voice: {} people, {:.2} where {:.2} is usual, {} statements",
                    c.people.len(),
                    c.agreement,
                    c.expected,
                    c.statements
                );
            }
            println!("choruses: {:.3} s", watch.seconds() - begun);
            let verdicts = [
                Verdict::Unites,
                Verdict::Divides,
                Verdict::Mixed,
                Verdict::Unknown,
            ];
            for verdict in verdicts {
                let n = map.stands.iter().filter(|s| s.verdict == verdict).count();
                println!("{verdict:?}: {n}");
            }
            let labels = map.labels.iter().map(|l| l.map(|l| l as usize));
            (map.groups.len(), map.people.iter().copied().zip(labels).collect())
        }
        "live" => {
            live(votes);
            return;
        }
        "next" => {
            replay(&votes);
            return;
        }
        _ => panic!("no such mode"),
    };
    let ari =
        planted.map(|truth| rand_index(labels.iter().filter_map(|(p, l)| Some(((*l)?, *truth.get(p)?)))));
    println!(
        "{mode}: {:.3} s, {} MB at most, k {k}, ARI {ari:?}",
        watch.seconds(),
        peak()
    );
}
