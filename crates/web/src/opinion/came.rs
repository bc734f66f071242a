//! What came of a map in plain words: what unites, what divides, which groups there are, what nobody knows yet, and how all
//! statements were voted on. The public, the preview and members' pages show the same.

use std::sync::Arc;

use askama::Template;
use domain::error::Result;
use domain::opinion::OpinionMap;
use domain::opinion::ledger::Tally;
use domain::opinion::published::{Group, Published, SHOWN_FROM, Share, Stated};
use domain::opinion::statement::Statement;
use domain::opinion::vote::Value;
use domain::opinion::voter::Own;
use kernel::opinion::Verdict;

use super::drawn::{self, Drawn};
use super::{picture, said, vote};
use crate::app::App;
use crate::page::Page;
use crate::ui::text::Safe;

/// The most statements of one list.
const LISTED: usize = 8;
/// Above this, groups are clear; below [`SHAKY`], they are hardly more than a hint.
const CLEAR: f64 = 0.8;
const SHAKY: f64 = 0.5;

/// A statement with how it was voted on, and what can be said of it.
pub(super) struct Line {
    statement: Statement,
    tally: Tally,
    stated: Option<Stated>,
}

/// What came of a map.
pub(super) struct Came {
    pub(super) voters: u32,
    pub(super) votes: u32,
    /// Statements that enough people voted on, what most agree on first.
    lines: Vec<Line>,
    /// Statements that too few have voted on to be shown.
    few: u32,
    /// What of the map is shown.
    shown: Published,
    pub(super) drawn: Arc<Drawn>,
}

/// What came of a map so far. Where `without`, the map is that without people who vote with one voice; the counts are of
/// everybody all the same. Drawing may take a while, so no transaction is open meanwhile.
///
/// # Errors
/// When the database fails, or drawing does.
pub(super) async fn came(app: &App, map: &OpinionMap, without: bool) -> Result<Came> {
    let (statements, drawn) = drawn::latest(app, map).await?;
    let (voters, votes) = drawn.counts;
    let shown = match &drawn.without {
        Some(other) if without => other.clone(),
        _ => drawn.shown.clone(),
    };
    let of = |number: u32| shown.statements.iter().find(|s| s.number == number);
    let mut lines: Vec<Line> = statements
        .into_iter()
        .map(|statement| Line {
            stated: of(statement.number).cloned(),
            tally: drawn.tally(statement.number),
            statement,
        })
        .collect();
    let all = lines.len();
    lines.retain(|line| line.tally.all() >= SHOWN_FROM);
    let few = u32::try_from(all - lines.len()).unwrap_or(u32::MAX);
    lines.sort_by_key(|line| {
        let share = |n: u32| u64::from(n) * 10_000 / u64::from(line.tally.all().max(1));
        (
            std::cmp::Reverse(share(line.tally.agree)),
            share(line.tally.disagree),
            line.statement.number,
        )
    });
    Ok(Came {
        voters,
        votes,
        lines,
        few,
        shown,
        drawn,
    })
}

#[derive(Template)]
#[template(path = "opinion/came.html")]
struct Body<'a> {
    page: &'a Page,
    came: &'a Came,
    /// What the reader chose themselves.
    own: Option<&'a Own>,
    /// Where a statement becomes a dialogue's question, for members who plan.
    plan: Option<&'a str>,
}

/// How people voted on a statement: a picture, and the same in words.
#[derive(Template)]
#[template(path = "opinion/bar.html")]
struct Bar<'a> {
    page: &'a Page,
    agree: u32,
    disagree: u32,
    pass: u32,
}

/// The sections of the page.
pub(super) fn body(page: &Page, came: &Came, own: Option<&Own>, plan: Option<&str>) -> Safe {
    let body = Body {
        page,
        came,
        own,
        plan,
    };
    Safe(body.render().unwrap_or_default())
}

impl Body<'_> {
    fn text<'b>(&self, line: &'b Line) -> (&'b str, &'b str) {
        line.statement.text(self.page.t.language())
    }

    fn groups(&self) -> &[Group] {
        &self.came.shown.groups
    }

    fn picture(&self) -> Safe {
        picture::picture(self.page.t, self.groups())
    }

    fn letter(&self, group: &Group) -> char {
        picture::letter(group.at)
    }

    fn people(&self, group: &Group) -> String {
        self.page.t.opinion_about_people(group.people)
    }

    /// Groups that are too small to be shown.
    fn unshown(&self) -> u32 {
        let shown = &self.came.shown;
        let all = if shown.groups_found > 1 {
            shown.groups_found
        } else {
            0
        };
        u32::try_from(all.saturating_sub(shown.groups.len())).unwrap_or(u32::MAX)
    }

    fn is_one(&self) -> bool {
        self.came.shown.groups_found < 2
    }

    /// How sure the groups are.
    fn sure(&self) -> String {
        let (t, stability) = (self.page.t, self.came.shown.stability);
        if stability >= CLEAR {
            t.opinion_sure_clear()
        } else if stability >= SHAKY {
            t.opinion_sure_roughly()
        } else {
            t.opinion_sure_shaky()
        }
    }

    /// What a group stands for: what most of it say, and the statement.
    fn stands_for(&self, group: &Group) -> Vec<(String, &Line)> {
        let find = |number: u32| self.came.lines.iter().find(|l| l.statement.number == number);
        group
            .stands_for
            .iter()
            .filter_map(|(number, value)| Some((said::value_of_many(self.page.t, *value), find(*number)?)))
            .collect()
    }

    fn of(&self, verdict: Verdict, by: impl Fn(&Stated) -> u32) -> Vec<&Line> {
        let score = |line: &Line| line.stated.as_ref().map_or(0, &by);
        let mut lines: Vec<&Line> = self
            .came
            .lines
            .iter()
            .filter(|line| line.stated.as_ref().is_some_and(|s| s.verdict == verdict))
            .collect();
        lines.sort_by_key(|line| (std::cmp::Reverse(score(line)), line.statement.number));
        lines.truncate(LISTED);
        lines
    }

    fn unites(&self) -> Vec<&Line> {
        self.of(Verdict::Unites, |s| s.bridging[0])
    }

    fn divides(&self) -> Vec<&Line> {
        self.of(Verdict::Divides, |s| s.dividing[0])
    }

    fn unknown(&self) -> Vec<&Line> {
        self.of(Verdict::Unknown, |s| s.bridging[2] - s.bridging[0])
    }

    /// How far a statement that unites holds, with the interval.
    fn holds(&self, line: &Line) -> Option<String> {
        let stated = line.stated.as_ref()?;
        let [low, score, high] = stated.bridging;
        let t = self.page.t;
        let holds = match stated.side {
            Value::Disagree => t.opinion_holds_disagree(score),
            Value::Agree | Value::Pass => t.opinion_holds_agree(score),
        };
        Some(format!("{holds} {}", t.opinion_between(high, low)))
    }

    /// How far a statement that divides drives people apart, with the interval.
    fn apart(&self, line: &Line) -> Option<String> {
        let [low, score, high] = line.stated.as_ref()?.dividing;
        let t = self.page.t;
        Some(format!(
            "{} {}",
            t.opinion_apart(score),
            t.opinion_between(high, low)
        ))
    }

    /// What everybody says to a statement, where no group is shown apart.
    fn overall(&self, line: &Line) -> Option<String> {
        let [agree, disagree, pass] = self.per_cent(line);
        let apart = !self.groups().is_empty();
        (!apart).then(|| self.page.t.opinion_shares(agree, disagree, pass))
    }

    /// What each shown group says to a statement: letter, and shares where enough of it voted.
    fn shares(&self, line: &Line) -> Vec<(char, Option<Share>)> {
        let Some(stated) = line.stated.as_ref() else {
            return Vec::new();
        };
        (self.groups().iter().zip(&stated.shares))
            .map(|(group, share)| (picture::letter(group.at), *share))
            .collect()
    }

    /// A bar of those who agree, pass and disagree, in per cent.
    fn bar(&self, agree: &u32, disagree: &u32, pass: &u32) -> Safe {
        let bar = Bar {
            page: self.page,
            agree: *agree,
            disagree: *disagree,
            pass: *pass,
        };
        Safe(bar.render().unwrap_or_default())
    }

    fn per_cent(&self, line: &Line) -> [u32; 3] {
        Value::ALL.map(|value| vote::per_cent(&line.tally, value))
    }

    fn chosen(&self, line: &Line) -> Option<String> {
        let cast = self.own?.votes.get(&line.statement.number)?;
        Some(said::value(self.page.t, cast.value))
    }

    /// Where a dialogue about a statement begins.
    fn dialogue(&self, line: &Line) -> Option<String> {
        let home = self.plan?;
        let text = line.statement.text(&line.statement.language).1;
        let question: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        Some(format!("{home}/dialogues/new?question={question}"))
    }
}
