//! `vestlusring seating compose`: who sits with whom, out of a file of people.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand, ValueEnum};
use kernel::seating::{
    Access, Change, Circles, Conditions, Distances, Effort, Infeasible, Limits, Person, Problem, Ready,
    Seating, assess, compose, diverse_groups, reseat, rotate,
};
use serde::{Deserialize, Serialize};

use super::table::Table;
use super::watch::Watch;
use super::{Ended, ids, json};
use crate::serve::say;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Seats people in circles that hold as many differences as possible.
    Compose(Compose),
}

impl Command {
    pub(crate) fn run(&self) -> anyhow::Result<Ended> {
        match self {
            Command::Compose(compose) => compose.run(),
        }
    }
}

/// How long to search, in steps and not in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Search {
    /// For a change while people wait.
    Quick,
    /// For a dialogue or an assembly.
    Normal,
    /// For when every last pair matters.
    Thorough,
}

#[derive(Debug, Args)]
pub(crate) struct Compose {
    /// People: a CSV or XLSX file, one person a row, one attribute a column. Not needed with --distances.
    people: Option<PathBuf>,
    /// How many circles; not needed with --distances, which says it itself.
    #[arg(long)]
    circles: Option<usize>,
    /// How many rounds, in which people meet as few others twice as possible.
    #[arg(long, default_value_t = 1)]
    rounds: usize,
    /// One person stays at each circle in all rounds, as table hosts do.
    #[arg(long)]
    hosts_stay: bool,
    /// The seed: the same files and seed give the same answer.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How long to search.
    #[arg(long, value_enum, default_value_t = Search::Normal)]
    search: Search,
    /// The first row holds people, not the names of columns.
    #[arg(long)]
    no_header: bool,
    /// Column with people's ids; without one the row's number from 0 is the id.
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,
    /// Columns that make a difference, with commas; without them all but the id.
    #[arg(long, value_name = "COLUMNS")]
    fields: Option<String>,
    /// What must hold, as TOML: docs/operating/plain-files.md says how.
    #[arg(long, value_name = "FILE")]
    conditions: Option<PathBuf>,
    /// Distances between things instead of people, in the format of MDGPLIB; searches so many million steps (--million).
    #[arg(long, value_name = "FILE")]
    distances: Option<PathBuf>,
    /// Million steps of the search on distances.
    #[arg(long, default_value_t = 3_000)]
    million: u32,
    /// A plan as this command printed it with --json, to be repaired for who did not come (--absent).
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Ids of those who did not come, with commas.
    #[arg(long, value_name = "IDS", default_value = "")]
    absent: String,
    /// As JSON, for programs.
    #[arg(long)]
    json: bool,
}

/// The file of conditions.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Wanted {
    /// Each circle has a facilitator, of those named.
    facilitators: Vec<String>,
    /// Each circle has a scribe, of those named.
    scribes: Vec<String>,
    /// Languages of a person, where not any will do; then each circle has one that all share.
    languages: BTreeMap<String, Vec<String>>,
    access: Vec<Need>,
    /// Groups of people who sit in one circle.
    together: Vec<Vec<String>>,
    /// Groups of people of whom no two do.
    apart: Vec<Vec<String>>,
    /// People put in a circle, counted from 0.
    pinned: BTreeMap<String, usize>,
    /// How few and how many each circle may have; without it sizes differ by one at most.
    sizes: Option<Size>,
}

impl Wanted {
    /// Everybody who is named, as often as they are.
    fn everybody(&self) -> impl Iterator<Item = &String> {
        let lists = self.together.iter().chain(&self.apart);
        let lists = lists.chain(self.access.iter().map(|need| &need.people));
        lists
            .chain([&self.facilitators, &self.scribes])
            .flatten()
            .chain(self.languages.keys())
            .chain(self.pinned.keys())
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Need {
    people: Vec<String>,
    /// Circles that are ready for it, counted from 0.
    circles: Option<Vec<usize>>,
    /// How many circles can be made ready, whichever they are.
    at_most: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Size {
    least: usize,
    most: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Plan {
    /// Per round, the circle of each row, counted from 0; none for who is not there.
    rounds: Vec<Vec<Option<usize>>>,
    /// How far the differences are from the most there could be, of the round that is furthest.
    gap_percent: f64,
    /// Pairs of the same value above the least there could be, of all rounds.
    excess: i64,
    /// Whether nothing better exists.
    proven: bool,
    /// Meetings of a pair beyond their first.
    repeated_meetings: u64,
    /// Rows of those who change circle, after a repair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved: Option<Vec<usize>>,
    cpu_s: f64,
}

#[derive(Debug, Serialize)]
struct Grouped {
    /// The group of each thing, counted from 0.
    rounds: Vec<Vec<usize>>,
    value: i64,
    cpu_s: f64,
}

#[derive(Debug, Serialize)]
struct Impossible {
    infeasible: Why,
}

#[derive(Debug, Serialize)]
struct Why {
    conflict: Vec<String>,
    /// Whether it is proven, or only that none was found.
    proven: bool,
    words: String,
}

/// People and conditions, and which row is whose.
struct Asked {
    problem: Problem,
    row_of: BTreeMap<String, usize>,
}

impl Compose {
    fn run(&self) -> anyhow::Result<Ended> {
        if let Some(path) = &self.distances {
            return self.by_distances(path);
        }
        if self.rounds == 0 {
            bail!("there is at least one round");
        }
        let asked = self.read()?;
        let watch = Watch::start();
        let found = match &self.from {
            Some(path) => self.repair(&asked, path, &watch)?,
            None if self.rounds > 1 => self.rotate(&asked, &watch),
            None => compose(&asked.problem, self.seed, self.effort())
                .map(|seating| plan(&asked, &[seating], 0, &watch)),
        };
        match found {
            Ok(plan) => {
                self.show(&asked, &plan)?;
                Ok(Ended::Found)
            }
            Err(infeasible) => {
                if let Some(fault) = infeasible.conflicts.iter().find(|c| c.is_fault()) {
                    bail!("{fault}");
                }
                let why = Why::of(&infeasible);
                if self.json {
                    json(&Impossible { infeasible: why })?;
                } else {
                    say(&why.words);
                }
                Ok(Ended::Impossible)
            }
        }
    }

    fn effort(&self) -> Effort {
        match self.search {
            Search::Quick => Effort::QUICK,
            Search::Normal => Effort::NORMAL,
            Search::Thorough => Effort::THOROUGH,
        }
    }

    fn rotate(&self, asked: &Asked, watch: &Watch) -> Result<Plan, Infeasible> {
        let rotation = rotate(
            &asked.problem,
            self.rounds,
            self.hosts_stay,
            self.seed,
            self.effort(),
        )?;
        let beyond = rotation.repeated;
        Ok(plan(asked, &rotation.rounds, beyond, watch))
    }

    fn repair(&self, asked: &Asked, path: &Path, watch: &Watch) -> anyhow::Result<Result<Plan, Infeasible>> {
        let named = || path.display().to_string();
        let text = std::fs::read_to_string(path).with_context(named)?;
        let before: Plan = serde_json::from_str(&text).with_context(named)?;
        let [round] = before.rounds.as_slice() else {
            bail!("{} must have one round: re-seating repairs one", named());
        };
        if round.len() != asked.row_of.len() {
            let (there, people) = (round.len(), asked.row_of.len());
            bail!("{} is of {there} people, and the file has {people}", named());
        }
        let count = asked.problem.circles.count();
        let mut circles = vec![Vec::new(); count];
        for (id, row) in &asked.row_of {
            let Some(Some(circle)) = round.get(*row) else {
                continue;
            };
            let Some(circle) = circles.get_mut(*circle) else {
                bail!("{} has a circle {circle}, and there are {count}", named());
            };
            circle.push(id.clone());
        }
        let there = match assess(&asked.problem, &circles) {
            Ok(there) => there,
            Err(infeasible) => return Ok(Err(infeasible)),
        };
        let change = Change {
            absent: self.of_rows(asked, &self.absent)?,
            moved: Vec::new(),
        };
        Ok(
            reseat(&asked.problem, &there, &change, self.seed).map(|repaired| {
                let mut moved: Vec<usize> = repaired.moved.iter().map(|m| asked.row_of[&m.id]).collect();
                moved.sort_unstable();
                Plan {
                    moved: Some(moved),
                    ..plan(asked, &[repaired.seating], 0, watch)
                }
            }),
        )
    }

    /// Ids of a list, each of them known.
    fn of_rows(&self, asked: &Asked, list: &str) -> anyhow::Result<Vec<String>> {
        let width = width(asked.row_of.len());
        ids(list)
            .into_iter()
            .map(|typed| {
                let id = if self.id.is_some() {
                    typed.clone()
                } else {
                    format!("{typed:0>width$}")
                };
                if asked.row_of.contains_key(&id) {
                    Ok(id)
                } else {
                    bail!("there is nobody with the id {typed}")
                }
            })
            .collect()
    }

    fn read(&self) -> anyhow::Result<Asked> {
        let (Some(people_file), Some(circles)) = (&self.people, self.circles) else {
            bail!("say which file the people are in, and how many circles there are (--circles)");
        };
        let table = Table::read(people_file, !self.no_header)?;
        let id = self.id.as_deref().map(|c| table.asked(c)).transpose()?;
        let fields: Vec<usize> = match &self.fields {
            Some(list) => ids(list)
                .iter()
                .map(|name| table.asked(name))
                .collect::<anyhow::Result<_>>()?,
            None => (0..table.head.len()).filter(|c| Some(*c) != id).collect(),
        };
        let wanted = self.wanted()?;
        let width = width(table.rows.len());
        // A number written in the file of conditions means the row, as an id of the same width does.
        let named = |typed: &String| {
            if id.is_some() {
                typed.clone()
            } else {
                format!("{typed:0>width$}")
            }
        };
        let mut codes: Vec<BTreeMap<&str, u32>> = vec![BTreeMap::new(); fields.len()];
        let mut speaks: BTreeMap<&str, u32> = BTreeMap::new();
        for languages in wanted.languages.values() {
            for language in languages {
                let next = number(speaks.len());
                speaks.entry(language).or_insert(next);
            }
        }
        let leads: BTreeSet<String> = wanted.facilitators.iter().map(named).collect();
        let writes: BTreeSet<String> = wanted.scribes.iter().map(named).collect();
        let spoken: BTreeMap<String, &Vec<String>> =
            wanted.languages.iter().map(|(who, l)| (named(who), l)).collect();
        let mut people = Vec::with_capacity(table.rows.len());
        let mut row_of = BTreeMap::new();
        for (n, row) in table.rows.iter().enumerate() {
            let own = id.map_or_else(|| format!("{n:0width$}"), |c| row[c].clone());
            if own.is_empty() {
                bail!("{}, row {}: there is no id", people_file.display(), n + 1);
            }
            let attributes = fields
                .iter()
                .zip(&mut codes)
                .map(|(column, codes)| {
                    let value = row[*column].as_str();
                    let next = number(codes.len());
                    (!value.is_empty()).then(|| *codes.entry(value).or_insert(next))
                })
                .collect();
            let needs = (0..)
                .zip(&wanted.access)
                .filter(|(_, need)| need.people.iter().map(named).any(|id| id == own))
                .map(|(code, _)| code)
                .collect();
            let languages = spoken
                .get(&own)
                .map(|all| all.iter().map(|l| speaks[l.as_str()]).collect());
            row_of.insert(own.clone(), n);
            people.push(Person {
                can_facilitate: leads.contains(&own),
                can_scribe: writes.contains(&own),
                id: own,
                attributes,
                languages: languages.unwrap_or_default(),
                needs,
            });
        }
        for who in wanted.everybody() {
            if !row_of.contains_key(&named(who)) {
                bail!("the conditions name {who}, and there is nobody with this id");
            }
        }
        let access = (0..)
            .zip(&wanted.access)
            .map(|(need, asked)| {
                let ready = match (&asked.circles, asked.at_most) {
                    (Some(circles), None) => Ready::These(circles.clone()),
                    (None, Some(most)) => Ready::AtMost(most),
                    _ => bail!(
                        "an access need says either which circles are ready (circles) or how many (at_most)"
                    ),
                };
                Ok(Access { need, ready })
            })
            .collect::<anyhow::Result<_>>()?;
        let conditions = Conditions {
            facilitator_each: !wanted.facilitators.is_empty(),
            scribe_each: !wanted.scribes.is_empty(),
            shared_language: !wanted.languages.is_empty(),
            access,
            keep_together: wanted
                .together
                .iter()
                .map(|group| group.iter().map(named).collect())
                .collect(),
            keep_apart: (wanted.apart.iter())
                .flat_map(|group| group.iter().enumerate().map(move |(k, a)| (&group[..k], a)))
                .flat_map(|(before, a)| before.iter().map(move |b| (b, a)))
                .map(|(a, b)| (named(a), named(b)))
                .collect(),
            pinned: wanted.pinned.iter().map(|(who, c)| (named(who), *c)).collect(),
        };
        let circles = match wanted.sizes {
            None => Circles::Even(circles),
            Some(Size { least, most }) => Circles::Limits(vec![Limits { least, most }; circles]),
        };
        let problem = Problem {
            weights: vec![1; fields.len()],
            people,
            circles,
            conditions,
        };
        Ok(Asked { problem, row_of })
    }

    fn wanted(&self) -> anyhow::Result<Wanted> {
        let Some(path) = &self.conditions else {
            return Ok(Wanted::default());
        };
        let named = || path.display().to_string();
        let text = std::fs::read_to_string(path).with_context(named)?;
        toml::from_str(&text).with_context(named)
    }

    fn by_distances(&self, path: &Path) -> anyhow::Result<Ended> {
        let named = || path.display().to_string();
        let text = std::fs::read_to_string(path).with_context(named)?;
        let (distances, sizes) = mdgplib(&text).with_context(named)?;
        let watch = Watch::start();
        let found = diverse_groups(&distances, &sizes, self.seed, self.million)?;
        let things = found.groups.iter().map(Vec::len).sum();
        let mut group_of = vec![0; things];
        for (g, members) in found.groups.iter().enumerate() {
            for thing in members {
                group_of[*thing] = g;
            }
        }
        let grouped = Grouped {
            rounds: vec![group_of],
            value: found.value,
            cpu_s: watch.seconds(),
        };
        if self.json {
            json(&grouped)?;
        } else {
            for (g, members) in found.groups.iter().enumerate() {
                let members: Vec<String> = members.iter().map(ToString::to_string).collect();
                say(&format!("Group {}: {}", g + 1, members.join(", ")));
            }
            say(&format!("Value: {}", grouped.value));
        }
        Ok(Ended::Found)
    }

    fn show(&self, asked: &Asked, plan: &Plan) -> anyhow::Result<()> {
        if self.json {
            return json(plan);
        }
        let several = plan.rounds.len() > 1;
        for (r, round) in plan.rounds.iter().enumerate() {
            if several {
                say(&format!("Round {}", r + 1));
            }
            for c in 0..asked.problem.circles.count() {
                let there: Vec<String> = asked
                    .row_of
                    .iter()
                    .filter(|(_, row)| round[**row] == Some(c))
                    .map(|(id, row)| {
                        if self.id.is_some() {
                            id.clone()
                        } else {
                            row.to_string()
                        }
                    })
                    .collect();
                say(&format!("Circle {}: {}", c + 1, there.join(", ")));
            }
        }
        let proven = if plan.proven {
            ", which is proven the least"
        } else {
            ""
        };
        say(&format!(
            "From the best there could be: {:.2} %{proven}",
            plan.gap_percent
        ));
        if several {
            say(&format!(
                "Meetings of two beyond their first: {}",
                plan.repeated_meetings
            ));
        }
        if let Some(moved) = &plan.moved {
            say(&format!("Change circle: {}", moved.len()));
        }
        Ok(())
    }
}

impl Why {
    fn of(infeasible: &Infeasible) -> Why {
        let conflict: Vec<String> = infeasible.conflicts.iter().map(ToString::to_string).collect();
        let words = if infeasible.proven {
            format!("There is no such seating: {}", conflict.join("; "))
        } else {
            format!("No such seating was found: {}", conflict.join("; "))
        };
        Why {
            conflict,
            proven: infeasible.proven,
            words,
        }
    }
}

fn plan(asked: &Asked, rounds: &[Seating], repeated: u64, watch: &Watch) -> Plan {
    let of_round = |seating: &Seating| {
        let mut circle_of = vec![None; asked.row_of.len()];
        for (c, members) in seating.circles.iter().enumerate() {
            for id in members {
                circle_of[asked.row_of[id]] = Some(c);
            }
        }
        circle_of
    };
    Plan {
        rounds: rounds.iter().map(of_round).collect(),
        gap_percent: rounds.iter().map(|s| s.gap.percent).fold(0.0, f64::max),
        excess: rounds.iter().map(|s| s.gap.excess).sum(),
        proven: rounds.iter().all(|s| s.gap.proven),
        repeated_meetings: repeated,
        moved: None,
        cpu_s: watch.seconds(),
    }
}

/// The format of MDGPLIB: things, groups, kind, least and most of each group; then two things and their distance a line.
fn mdgplib(text: &str) -> anyhow::Result<(Distances, Vec<Limits>)> {
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let head: Vec<&str> = lines
        .next()
        .context("an empty file")?
        .split_whitespace()
        .collect();
    let whole = |n: usize| -> anyhow::Result<usize> {
        let word = head.get(n).context("the first line is too short")?;
        word.parse()
            .with_context(|| format!("{word:?} in the first line is no number"))
    };
    let (things, groups) = (whole(0)?, whole(1)?);
    let sizes = (0..groups)
        .map(|g| {
            Ok(Limits {
                least: whole(3 + 2 * g)?,
                most: whole(4 + 2 * g)?,
            })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let mut distances = Distances::new(things)?;
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        let told = || format!("{line:?} is no line of two things and a distance");
        let [i, j, d] = words.as_slice() else {
            bail!(told())
        };
        let distance: f64 = d.parse().with_context(told)?;
        if distance.fract() != 0.0 {
            bail!("{line:?}: only whole distances can be counted exactly");
        }
        // Whole, and far smaller than what a float holds exactly.
        let distance = format!("{distance:.0}").parse().with_context(told)?;
        distances.set(
            i.parse().with_context(told)?,
            j.parse().with_context(told)?,
            distance,
        )?;
    }
    Ok((distances, sizes))
}

fn width(rows: usize) -> usize {
    rows.to_string().len()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
