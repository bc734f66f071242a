//! `vestlusring selection draw`: who gets a place, out of the files that people who select by lot use.

mod answer;
mod out;
mod why;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use answer::{Answer, Certified, geometric_mean, gini};
use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use kernel::selection::{
    Best, Candidate, Candidates, Certificate, Conditions, Dropout, Fairness, Infeasible, Limits, Lottery,
    Order, Problem, Proof, Score, alternates, best, lottery_by, reserve,
};
use why::{Impossible, Why};

use super::table::Table;
use super::watch::Watch;
use super::{Ended, ids, json};
use crate::serve::say;

/// What is chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Goal {
    /// The highest total score, proven.
    Best,
    /// By lot: the least chance as large as it can be, then the next, and so on.
    Leximin,
    /// By lot: the least chance as large as it can be. Answered by leximin, which is that and more.
    Maximin,
    /// By lot: the product of all chances as large as it can be.
    Nash,
    /// By lot: chances neither too small nor too large.
    Goldilocks,
    /// By lot: leximin's chances, spread over many more panels. Towards the largest entropy; not proven to be it.
    MaxEntropy,
}

#[derive(Debug, Args)]
pub(crate) struct Draw {
    /// Conditions: a CSV or XLSX file with the columns category, feature, min, max (or feature, value, min, max).
    #[arg(long, value_name = "FILE")]
    categories: PathBuf,
    /// People: a CSV or XLSX file with a column for each category.
    #[arg(long, value_name = "FILE")]
    respondents: PathBuf,
    /// How many places there are.
    #[arg(long)]
    seats: usize,
    /// What is chosen by.
    #[arg(long, value_enum, default_value_t = Goal::Leximin)]
    goal: Goal,
    /// The seed of the draw: the same files and seed give the same answer.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Column with people's ids; without one the row's number from 0 is the id. With ids the order of rows does not matter.
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,
    /// Column with scores, for the goal best.
    #[arg(long, value_name = "COLUMN")]
    score: Option<String>,
    /// Column with households: at most one of each gets a place.
    #[arg(long, value_name = "COLUMN")]
    household: Option<String>,
    /// Ids of those who have a place already, with commas.
    #[arg(long, value_name = "IDS", default_value = "")]
    fixed: String,
    /// Ids of those who get none, with commas.
    #[arg(long, value_name = "IDS", default_value = "")]
    without: String,
    /// So many more in reserve: for the goal best in the order of scores, by lot those who keep the panel closest to the
    /// conditions when people drop out.
    #[arg(long, default_value_t = 0)]
    alternates: usize,
    /// The chance that somebody drops out, for choosing alternates.
    #[arg(long, default_value_t = 0.1)]
    dropout: f64,
    /// Writes the people with what became of them to a CSV or XLSX file, whichever its name ends in.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// As JSON, for programs.
    #[arg(long)]
    json: bool,
}

/// A category that people's own columns cannot have.
const HOUSEHOLD: &str = "\u{1f}household";

/// People and conditions, and which row is whose.
struct Asked {
    problem: Problem,
    row_of: BTreeMap<String, usize>,
    people: Table,
}

impl Draw {
    pub(crate) fn run(&self) -> anyhow::Result<Ended> {
        // Before a search that may take long.
        self.output.as_deref().map_or(Ok(()), out::check)?;
        let asked = self.read()?;
        let watch = Watch::start();
        let found = match self.goal {
            Goal::Best => best(&asked.problem).map(|found| self.of_best(&asked, &found, &watch)),
            Goal::Leximin | Goal::Maximin => self.by_lot(&asked, Fairness::Leximin, &watch),
            Goal::Nash => self.by_lot(&asked, Fairness::Nash, &watch),
            Goal::Goldilocks => self.by_lot(&asked, Fairness::Goldilocks, &watch),
            Goal::MaxEntropy => self.by_lot(&asked, Fairness::Spread, &watch),
        };
        match found {
            Ok(answer) => {
                self.show(&asked, &answer)?;
                if let Some(path) = &self.output {
                    out::write(path, &asked.people, &answer)?;
                }
                Ok(Ended::Found)
            }
            Err(infeasible) => {
                let why = Why::of(&asked.problem, &infeasible);
                if self.json {
                    json(&Impossible { infeasible: why })?;
                } else {
                    say(&why.words);
                }
                Ok(Ended::Impossible)
            }
        }
    }

    fn read(&self) -> anyhow::Result<Asked> {
        if Dropout::even(self.dropout).is_none() {
            bail!(
                "the chance of dropping out is {}, and must be between 0 and 1",
                self.dropout
            );
        }
        let categories = Table::read(&self.categories, true)?;
        let respondents = Table::read(&self.respondents, true)?;
        let mut conditions = conditions(&categories)?;
        conditions.places = self.seats;
        let id = self.id.as_deref().map(|c| respondents.asked(c)).transpose()?;
        let score = self.score.as_deref().map(|c| respondents.asked(c)).transpose()?;
        let household = self
            .household
            .as_deref()
            .map(|c| respondents.asked(c))
            .transpose()?;
        if household.is_some() {
            conditions.one_per.entry(HOUSEHOLD.to_owned()).or_default();
        }
        let named: BTreeSet<String> = conditions.limits.keys().map(|(c, _)| c.clone()).collect();
        let mut columns = Vec::new();
        for category in named {
            let Some(column) = respondents.column(&category) else {
                bail!(
                    "the conditions name the category {category}, and people have no such column; there are {}",
                    respondents.head.join(", ")
                );
            };
            columns.push((category, column));
        }
        let width = respondents.rows.len().to_string().len();
        let mut row_of = BTreeMap::new();
        let mut candidates = Candidates::default();
        for (n, row) in respondents.rows.iter().enumerate() {
            // Numbers of one width, so that their order as texts is the order of rows.
            let own = id.map_or_else(|| format!("{n:0width$}"), |c| row[c].clone());
            if own.is_empty() {
                bail!("row {} of the people has no id", n + 1);
            }
            let mut values: Vec<(String, String)> = columns
                .iter()
                .filter(|(_, c)| !row[*c].is_empty())
                .map(|(category, c)| (category.clone(), row[*c].clone()))
                .collect();
            if let Some(household) = household.map(|c| &row[c]).filter(|h| !h.is_empty()) {
                values.push((HOUSEHOLD.to_owned(), household.clone()));
            }
            let score = match score.map(|c| row[c].as_str()).filter(|s| !s.is_empty()) {
                None => None,
                Some(typed) => {
                    let number = typed.replace(',', ".").parse().ok().and_then(Score::new);
                    Some(number.with_context(|| {
                        format!("row {}: {typed} is no score; at most a million either way", n + 1)
                    })?)
                }
            };
            row_of.insert(own.clone(), n);
            candidates.push(Candidate {
                id: own,
                values,
                score,
            });
        }
        let of_rows = |list: &str| -> Vec<String> {
            let list = ids(list).into_iter();
            if id.is_some() {
                list.collect()
            } else {
                list.map(|typed| format!("{typed:0>width$}")).collect()
            }
        };
        let problem = Problem::new(
            candidates,
            conditions,
            of_rows(&self.fixed),
            of_rows(&self.without),
        )?;
        Ok(Asked {
            problem,
            row_of,
            people: respondents,
        })
    }

    fn of_best(&self, asked: &Asked, found: &Best, watch: &Watch) -> Answer {
        let mut probabilities = vec![0.0; asked.row_of.len()];
        for id in &found.panel {
            probabilities[asked.row_of[id]] = 1.0;
        }
        let certificate = match found.proof {
            Proof::Optimal => Certified::Optimal,
            Proof::AtMost(total) => Certified::AtMost { total: total.value() },
        };
        let mut answer = self.answer(asked, &found.panel, probabilities, certificate);
        if self.alternates > 0 {
            let all = reserve(&asked.problem, &found.panel, Order::Score).into_iter();
            answer.alternates = all.take(self.alternates).map(|s| asked.row_of[&s.id]).collect();
        }
        answer.panels = 1;
        answer.total = Some(found.total.value());
        answer.cpu_s = watch.seconds();
        answer
    }

    fn by_lot(&self, asked: &Asked, fairness: Fairness, watch: &Watch) -> Result<Answer, Box<Infeasible>> {
        let lottery: Lottery = lottery_by(&asked.problem, fairness)?;
        let panel = lottery.draw(self.seed);
        let mut probabilities = vec![0.0; asked.row_of.len()];
        for (id, chance) in lottery.chances() {
            probabilities[asked.row_of[id]] = chance;
        }
        let certificate = match lottery.certificate() {
            Certificate::Fractional => Certified::LpBound {
                shortfall: lottery.shortfall(),
            },
            Certificate::Generated => Certified::PanelGeneration,
            Certificate::AtMost(chance) => Certified::LeastAtMost { chance },
            Certificate::Within(relative) => Certified::Within { relative },
        };
        let mut answer = self.answer(asked, &panel, probabilities, certificate);
        if let Some(dropout) = Dropout::even(self.dropout).filter(|_| self.alternates > 0) {
            let found = alternates(&asked.problem, &panel, self.alternates, &dropout, self.seed);
            answer.alternates = found.people.iter().map(|id| asked.row_of[id]).collect();
            answer.missed = Some([found.expected_without, found.expected_with]);
        }
        answer.panels = lottery.count();
        answer.cpu_s = watch.seconds();
        Ok(answer)
    }

    fn answer(
        &self,
        asked: &Asked,
        panel: &[String],
        probabilities: Vec<f64>,
        certificate: Certified,
    ) -> Answer {
        let mut rows: Vec<usize> = panel.iter().map(|id| asked.row_of[id]).collect();
        rows.sort_unstable();
        Answer {
            panel: rows,
            ids: self.id.is_some().then(|| panel.to_vec()),
            min: probabilities.iter().copied().fold(1.0, f64::min),
            gini: gini(&probabilities),
            geometric_mean: geometric_mean(&probabilities),
            probabilities,
            panels: 0,
            total: None,
            alternates: Vec::new(),
            missed: None,
            certificate,
            cpu_s: 0.0,
        }
    }

    fn show(&self, asked: &Asked, answer: &Answer) -> anyhow::Result<()> {
        if self.json {
            return json(answer);
        }
        let id_of: BTreeMap<usize, &str> = asked.row_of.iter().map(|(id, n)| (*n, id.as_str())).collect();
        let named = |rows: &[usize]| -> String {
            let name = |n: &usize| match id_of.get(n) {
                Some(id) if self.id.is_some() => (*id).to_owned(),
                _ => n.to_string(),
            };
            rows.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        say(&format!("Chosen: {}", named(&answer.panel)));
        if !answer.alternates.is_empty() {
            say(&format!("In reserve: {}", named(&answer.alternates)));
        }
        if let Some([without, with]) = answer.missed {
            say(&format!(
                "Missed of the conditions after people have dropped out, on average: {without:.3} without them, {with:.3} with them"
            ));
        }
        if let Some(total) = answer.total {
            say(&format!("Total score: {total}"));
        } else {
            say(&format!(
                "Least chance {:.4}, Gini {:.4}, geometric mean {:.4}, {} panels",
                answer.min, answer.gini, answer.geometric_mean, answer.panels
            ));
        }
        say(&format!("Certain: {}", answer.certificate.words()));
        Ok(())
    }
}

/// Both heads in use: `category,feature,min,max` and `feature,value,min,max`, with `min_flex,max_flex` or without.
fn conditions(table: &Table) -> anyhow::Result<Conditions> {
    let (category, value) = match (
        table.column("category"),
        table.column("feature"),
        table.column("value"),
    ) {
        (Some(category), Some(feature), _) => (category, feature),
        (None, Some(feature), Some(value)) => (feature, value),
        _ => bail!(
            "the conditions need the columns category, feature, min and max (or feature, value, min and max); there are {}",
            table.head.join(", ")
        ),
    };
    let (min, max) = (table.asked("min")?, table.asked("max")?);
    let (min_flex, max_flex) = (table.column("min_flex"), table.column("max_flex"));
    let mut conditions = Conditions::default();
    for (n, row) in table.rows.iter().enumerate() {
        let number = |column: usize| {
            let typed = &row[column];
            let number = typed.parse::<usize>().ok();
            number.with_context(|| {
                format!(
                    "row {} of the conditions: {typed:?} is no number of people",
                    n + 1
                )
            })
        };
        let limits = Limits::new(number(min)?, number(max)?)
            .with_context(|| format!("row {} of the conditions: the least is more than the most", n + 1))?;
        let flex = |column: Option<usize>, otherwise: usize| match column.filter(|c| !row[*c].is_empty()) {
            Some(column) => number(column),
            None => Ok(otherwise),
        };
        let limits = limits
            .giving_way(flex(min_flex, 0)?, flex(max_flex, usize::MAX)?)
            .with_context(|| {
                format!(
                    "row {} of the conditions: min_flex is more than min, or max_flex less than max",
                    n + 1
                )
            })?;
        let key = (row[category].clone(), row[value].clone());
        if conditions.limits.insert(key, limits).is_some() {
            bail!("row {} of the conditions: {} is there twice", n + 1, row[value]);
        }
    }
    Ok(conditions)
}
