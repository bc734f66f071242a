//! What came of the self-assessment: means of each statement, and how they changed for those who answered twice.
//!
//! Only of moments that are closed, and only from [`SHOWN_FROM`] answers on: under that there is nothing but how many there
//! are. The statements are our own and no validated scale; whoever reports them says so.

use std::collections::BTreeMap;

use kernel::worksheet::{self, Answer, Answers, Kind, Moment};
use store::{db::Tx, sql};

use super::{Asked, SHEET, asked, sheet};
use crate::actor::{Actor, Right};
use crate::context;
use crate::error::Result;
use crate::programme::{self, Programme};

/// Answers are shown from so many on.
pub const SHOWN_FROM: u32 = 5;

/// The results of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// Moments that are closed, in order.
    pub moments: Vec<At>,
    /// From one moment to a later one, for those who answered both; none where they are too few.
    pub changes: Vec<Change>,
}

/// How a moment was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// Which.
    pub moment: Moment,
    /// How many answered at all.
    pub answered: u32,
    /// Statements on the scale, in the order of the worksheet.
    pub items: Vec<Mean>,
    /// What people wrote, by item; in an order that tells nothing. None of fewer than [`SHOWN_FROM`].
    pub words: Vec<(String, Vec<String>)>,
}

/// A statement's mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mean {
    /// Id of the worksheet's item.
    pub item: String,
    /// How many rated it.
    pub answered: u32,
    /// The mean in tenths; none of fewer than [`SHOWN_FROM`].
    pub tenths: Option<u32>,
}

/// How the same people rated at two moments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The earlier moment.
    pub from: Moment,
    /// The later one.
    pub to: Moment,
    /// How many answered both under the same code.
    pub matched: u32,
    /// By section of the worksheet: how many rated it both times, and the mean difference in tenths; none of fewer than
    /// [`SHOWN_FROM`].
    pub sections: Vec<(String, u32, Option<i32>)>,
}

/// The answers without what was written in people's own words.
pub(super) fn numbers(answers: &Answers) -> Answers {
    let kept: BTreeMap<String, Answer> = ids(answers)
        .filter_map(|id| Some((id.clone(), answers.get(&id)?.clone())))
        .filter(|(_, answer)| !matches!(answer, Answer::Text(_)))
        .collect();
    serde_json::to_value(kept)
        .and_then(serde_json::from_value)
        .unwrap_or_default()
}

fn ids(answers: &Answers) -> impl Iterator<Item = String> {
    let mut ids: Vec<String> = answers.fields().map(|(id, _)| id.to_owned()).collect();
    ids.dedup();
    ids.into_iter()
}

struct Stored {
    id: String,
    code: String,
    answers: Answers,
}

async fn stored(tx: &mut Tx, programme_id: &str, moment: Moment) -> Result<Vec<Stored>> {
    let rows = tx
        .all(
            sql!("select * from assessment_answer where programme_id = $1 and moment = $2 order by id"),
            &[programme_id.into(), moment.as_str().into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Stored {
                id: row.get("id")?,
                code: row.get("code_hash")?,
                answers: serde_json::from_str(&row.get::<String>("answers")?)?,
            })
        })
        .collect()
}

/// The results of a programme, for members who may see people.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn for_member(tx: &mut Tx, actor: &Actor, programme_id: &str, now: i64) -> Result<Results> {
    let programme = programme::load(tx, actor, programme_id, Right::SeePeople).await?;
    results(tx, &programme, now).await
}

/// The results of a programme: of what was closed by `now`. Whoever calls it has seen to it who reads them.
///
/// # Errors
/// When the database fails.
pub async fn results(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Results> {
    let mut closed = Vec::new();
    for one in asked(tx, &programme.id).await? {
        if !one.is_open(now) {
            let answers = stored(tx, &programme.id, one.moment).await?;
            closed.push((one, answers));
        }
    }
    let moments = closed
        .iter()
        .map(|(one, all)| at(*one, all))
        .collect::<Result<_>>()?;
    let mut changes = Vec::new();
    for (i, (from, earlier)) in closed.iter().enumerate() {
        for (to, later) in closed.iter().skip(i + 1) {
            changes.extend(change((from.moment, earlier), (to.moment, later))?);
        }
    }
    Ok(Results { moments, changes })
}

fn at(asked: Asked, all: &[Stored]) -> Result<At> {
    let sheet = worksheet::find(SHEET, asked.version).map_or_else(sheet, Ok)?;
    let (mut items, mut words) = (Vec::new(), Vec::new());
    for item in sheet.items() {
        if item.kind == Kind::Scale {
            let given: Vec<u32> = all.iter().filter_map(|s| scale(&s.answers, &item.id)).collect();
            let answered = number(given.len());
            let mean = (2 * 10 * given.iter().sum::<u32>() + answered) / (2 * answered).max(1);
            items.push(Mean {
                item: item.id.clone(),
                answered,
                tenths: (answered >= SHOWN_FROM).then_some(mean),
            });
        } else {
            let mut said: Vec<(String, String)> = all
                .iter()
                .filter_map(|s| match s.answers.get(&item.id) {
                    Some(Answer::Text(text)) => {
                        Some((context::hash(&format!("{} {}", item.id, s.id)), text.clone()))
                    }
                    _ => None,
                })
                .collect();
            said.sort_unstable();
            if number(said.len()) >= SHOWN_FROM {
                words.push((item.id.clone(), said.into_iter().map(|(_, text)| text).collect()));
            }
        }
    }
    Ok(At {
        moment: asked.moment,
        answered: number(all.len()),
        items,
        words,
    })
}

fn scale(answers: &Answers, item: &str) -> Option<u32> {
    match answers.get(item) {
        Some(Answer::Scale(number)) => Some(u32::from(*number)),
        _ => None,
    }
}

fn change(from: (Moment, &[Stored]), to: (Moment, &[Stored])) -> Result<Option<Change>> {
    let sheet = sheet()?;
    let pairs: Vec<(&Answers, &Answers)> = from
        .1
        .iter()
        .filter_map(|a| Some((&a.answers, &to.1.iter().find(|b| b.code == a.code)?.answers)))
        .collect();
    let matched = number(pairs.len());
    if matched < SHOWN_FROM {
        return Ok(None);
    }
    let mut sections = Vec::new();
    for section in sheet.sections.iter().filter(|s| s.scale.is_some()) {
        // Statement by statement, so that one that was left out once does not count as a change.
        let (mut sum, mut rated, mut people) = (0_i32, 0_i32, 0_u32);
        for (before, after) in &pairs {
            let both: Vec<i32> = section
                .items
                .iter()
                .filter_map(|item| {
                    let (a, b) = (scale(before, &item.id)?, scale(after, &item.id)?);
                    Some(i32::try_from(b).ok()? - i32::try_from(a).ok()?)
                })
                .collect();
            people += u32::from(!both.is_empty());
            rated += i32::try_from(both.len()).unwrap_or(0);
            sum += both.iter().sum::<i32>();
        }
        // To half a point: beside the means of all, an exact change of those who answered twice would tell what the one or
        // two others answered.
        let tenths = (people >= SHOWN_FROM && rated > 0).then(|| {
            let halves = (4 * sum + rated * sum.signum()) / (2 * rated);
            5 * halves
        });
        sections.push((section.id.clone(), people, tenths));
    }
    Ok(Some(Change {
        from: from.0,
        to: to.0,
        matched,
        sections,
    }))
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(fields: &[(&str, &str)]) -> Answers {
        worksheet::read(sheet().unwrap(), fields.iter().copied()).unwrap()
    }

    fn forms(given: &[(&str, &str)]) -> Vec<Stored> {
        let form = |(i, (code, n)): (usize, &(&str, &str))| Stored {
            id: format!("form {i}"),
            code: (*code).to_owned(),
            answers: answers(&[("stay-calm", n), ("next", "Hääletooni.")]),
        };
        given.iter().enumerate().map(form).collect()
    }

    #[test]
    fn only_those_who_answered_twice_are_compared() {
        let before = forms(&[
            ("a", "1"),
            ("b", "2"),
            ("c", "3"),
            ("d", "2"),
            ("e", "2"),
            ("x", "5"),
        ]);
        let after = forms(&[
            ("y", "1"),
            ("e", "4"),
            ("d", "3"),
            ("c", "3"),
            ("b", "3"),
            ("a", "3"),
        ]);
        let change = change((Moment::Before, &before), (Moment::After, &after))
            .unwrap()
            .unwrap();
        assert_eq!(change.matched, 5);
        let dissent = change.sections.iter().find(|(id, ..)| id == "dissent");
        // 2 + 1 + 0 + 1 + 2 of five people, to half a point.
        assert_eq!(dissent, Some(&("dissent".to_owned(), 5, Some(10))));
        assert!(
            super::change((Moment::Before, &before[..4]), (Moment::After, &after))
                .unwrap()
                .is_none()
        );
    }

    #[test]
    fn four_answers_are_nothing_but_four() {
        let asked = Asked {
            moment: Moment::Before,
            version: 1,
            asked_at: 0,
            closed_at: Some(1),
        };
        let four = at(asked, &forms(&[("a", "1"), ("b", "2"), ("c", "3"), ("d", "2")])).unwrap();
        assert_eq!(four.answered, 4);
        assert!(four.items.iter().all(|i| i.tenths.is_none()) && four.words.is_empty());
        let five = at(
            asked,
            &forms(&[("a", "1"), ("b", "2"), ("c", "3"), ("d", "2"), ("e", "5")]),
        )
        .unwrap();
        let calm = five.items.iter().find(|i| i.item == "stay-calm").unwrap();
        assert_eq!((calm.answered, calm.tenths), (5, Some(26)));
        assert_eq!(five.words.len(), 1);
    }

    #[test]
    fn of_the_answers_only_numbers_outlive_their_people() {
        let given = answers(&[("stay-calm", "4"), ("next", "Mari hääletooni")]);
        let kept = numbers(&given);
        assert_eq!(kept.get("stay-calm"), Some(&Answer::Scale(4)));
        assert_eq!(kept.get("next"), None);
    }
}
