//! Learning pairs: who plans and holds a practice dialogue with whom.
//!
//! `kernel::pairing` makes them; here they are stored, changed by hand, matched anew when somebody leaves, and told.
//! [`practicum`] is what a pair does together.

pub mod practicum;
pub mod profile;

use std::collections::BTreeMap;

use kernel::municipality::estonia;
use kernel::pairing::{self, Group, Infeasible, Person, Problem};
use store::{db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::application::Application;
use crate::cohort;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::mail::{self, NewMail};
use crate::programme::Programme;

pub use profile::{Field, Profile};

/// A learning pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Id.
    pub id: String,
    /// Counts from 1 within the programme.
    pub number: u32,
    /// Who, by name.
    pub people: Vec<Application>,
    /// Why these, with ids of applications; as it was when the pair was made.
    pub reasons: Group,
    /// Put together by hand.
    pub by_hand: bool,
    /// When they were told.
    pub told_at: Option<i64>,
}

/// Pairs of a programme, and who has none yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    /// The programme.
    pub programme: Programme,
    /// In order of number.
    pub pairs: Vec<Pair>,
    /// Participants without a partner: in no pair, or left alone in one.
    pub alone: Vec<Application>,
    /// What everybody has said about their experience, by application.
    pub profiles: BTreeMap<String, Profile>,
}

/// A wish about two participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// In one pair.
    Together,
    /// Not in one pair.
    Apart,
}

impl Wish {
    /// Both.
    pub const ALL: [Wish; 2] = [Wish::Together, Wish::Apart];

    /// As it is stored and sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Wish::Together => "together",
            Wish::Apart => "apart",
        }
    }

    /// Of a form's value.
    pub fn parse(text: &str) -> Option<Wish> {
        Wish::ALL.into_iter().find(|w| w.as_str() == text)
    }
}

/// What came of making pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// Everybody has a partner.
    Done,
    /// There is no way; why, with ids of applications.
    Impossible(Infeasible),
}

/// Pairs of a programme, for whoever sees its people, and its mentors.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Pairs> {
    let programme = cohort::load(tx, actor, programme_id, Right::SeePeople).await?;
    load(tx, programme).await
}

async fn load(tx: &mut Tx, programme: Programme) -> Result<Pairs> {
    let mut people: BTreeMap<String, Application> = cohort::participants(tx, &programme.id)
        .await?
        .into_iter()
        .map(|a| (a.id.clone(), a))
        .collect();
    let profiles = profile::all(tx, &programme.id).await?;
    let rows = tx
        .all(
            sql!("select * from learning_pair where programme_id = $1 order by number"),
            &[(&programme.id).into()],
        )
        .await?;
    let members = tx
        .all(
            sql!(
                "select learning_pair_member.* from learning_pair_member
                 join learning_pair on learning_pair.id = learning_pair_member.pair_id
                 where learning_pair.programme_id = $1 order by application_id"
            ),
            &[(&programme.id).into()],
        )
        .await?;
    let mut pairs = Vec::with_capacity(rows.len());
    for row in rows {
        let id: String = row.get("id")?;
        let mut here = Vec::new();
        for member in &members {
            if member.get::<String>("pair_id")? == id
                && let Some(person) = people.remove(&member.get::<String>("application_id")?)
            {
                here.push(person);
            }
        }
        here.sort_by_cached_key(|a| (kernel::text::fold(&a.name), a.id.clone()));
        pairs.push(Pair {
            id,
            number: row.count("number")?,
            people: here,
            reasons: serde_json::from_str(&row.get::<String>("reasons")?)?,
            by_hand: row.get("by_hand")?,
            told_at: row.get("told_at")?,
        });
    }
    let mut alone: Vec<Application> = people.into_values().collect();
    alone.extend(
        pairs
            .iter_mut()
            .filter(|p| p.people.len() == 1)
            .flat_map(|p| std::mem::take(&mut p.people)),
    );
    alone.sort_by_cached_key(|a| (kernel::text::fold(&a.name), a.id.clone()));
    pairs.retain(|p| !p.people.is_empty());
    Ok(Pairs {
        programme,
        pairs,
        alone,
        profiles,
    })
}

/// The pair of a participant; none while there is none.
///
/// # Errors
/// `NotFound` for who does not take part.
pub async fn own(tx: &mut Tx, secret: &str) -> Result<(Application, Programme, Option<Pair>)> {
    let (me, programme) = cohort::participant(tx, secret).await?;
    let pairs = load(tx, programme.clone()).await?.pairs;
    let mine = pairs.into_iter().find(|p| p.people.iter().any(|a| a.id == me.id));
    Ok((me, programme, mine))
}

/// Makes pairs of everybody who takes part now, and parts as few as can be of those that there are. With `anew` nobody
/// stays together because they were.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn make(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    anew: bool,
) -> Result<Made> {
    let programme = cohort::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let now = load(tx, programme).await?;
    let problem = problem(tx, &now).await?;
    let existing = if anew { Vec::new() } else { ids(&now) };
    match pairing::rematch(&problem, &existing) {
        Ok(found) => {
            store(tx, ctx, &now, &found.groups, false).await?;
            Ok(Made::Done)
        }
        Err(infeasible) => Ok(Made::Impossible(infeasible)),
    }
}

/// Puts participants together by hand: those who were in other pairs leave them.
///
/// # Errors
/// `NotFound` also for who does not take part, `Denied`, `Invalid` for fewer than two or more than three.
pub async fn put_together(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    who: &[String],
) -> Result<()> {
    let programme = cohort::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let now = load(tx, programme).await?;
    let mut who = who.to_vec();
    who.sort();
    who.dedup();
    if !(2..=3).contains(&who.len()) {
        let fault = crate::input::Fault::Choose;
        return Err(Error::Invalid(crate::input::Faults::one("who", fault)));
    }
    for id in &who {
        cohort::of_programme(tx, programme_id, id).await?;
    }
    let mut groups = ids(&now);
    for group in &mut groups {
        group.retain(|id| !who.contains(id));
    }
    groups.retain(|group| group.len() > 1);
    groups.push(who.clone());
    let assessed = pairing::assess(&problem(tx, &now).await?, &groups)
        .map_err(|infeasible| Error::Internal(infeasible.to_string()))?;
    store(tx, ctx, &now, &assessed, true).await
}

fn ids(pairs: &Pairs) -> Vec<Vec<String>> {
    pairs
        .pairs
        .iter()
        .map(|p| p.people.iter().map(|a| a.id.clone()).collect())
        .collect()
}

async fn problem(tx: &mut Tx, pairs: &Pairs) -> Result<Problem> {
    let everybody = pairs.pairs.iter().flat_map(|p| &p.people).chain(&pairs.alone);
    let people = everybody
        .map(|a| {
            let profile = pairs.profiles.get(&a.id);
            Person {
                id: a.id.clone(),
                municipality: Some(a.municipality.clone()).filter(|m| !m.is_empty()),
                organisation: a.employer.clone(),
                position: estonia().by_code(&a.municipality).and_then(|m| m.position),
                experience: profile.map_or_else(|| vec![None; Field::ALL.len()], |p| p.experience.clone()),
                languages: profile.map(|p| p.languages.clone()).unwrap_or_default(),
            }
        })
        .collect();
    let (mut together, mut apart) = (Vec::new(), Vec::new());
    for (wish, first, second) in wishes(tx, &pairs.programme.id).await? {
        match wish {
            Wish::Together => together.push((first, second)),
            Wish::Apart => apart.push((first, second)),
        }
    }
    Ok(Problem {
        people,
        together,
        apart,
        ..Problem::default()
    })
}

/// Writes groups down. A pair that stays as it is keeps its number, its practicum and that it was told.
async fn store(tx: &mut Tx, ctx: &mut Context, was: &Pairs, groups: &[Group], by_hand: bool) -> Result<()> {
    let programme_id = &was.programme.id;
    let mut taken: Vec<&Pair> = Vec::new();
    let mut plan: Vec<(Option<&Pair>, &Group)> = Vec::new();
    for group in groups {
        // The pair it was, if most of its people stay in it.
        let kept = was
            .pairs
            .iter()
            .filter(|p| !taken.iter().any(|t| t.id == p.id))
            .map(|p| {
                (
                    p.people.iter().filter(|a| group.people.contains(&a.id)).count(),
                    p,
                )
            })
            .filter(|(stay, _)| *stay > 1)
            .max_by_key(|(stay, p)| (*stay, std::cmp::Reverse(p.number)))
            .map(|(_, p)| p);
        taken.extend(kept);
        plan.push((kept, group));
    }
    tx.run(
        sql!(
            "delete from learning_pair_member where pair_id in (select id from learning_pair where programme_id = $1)"
        ),
        &[programme_id.into()],
    )
    .await?;
    let keep: Vec<&str> = taken.iter().map(|p| p.id.as_str()).collect();
    let rows = tx
        .all(
            sql!("select id from learning_pair where programme_id = $1"),
            &[programme_id.into()],
        )
        .await?;
    for row in rows {
        let id: String = row.get("id")?;
        if !keep.contains(&id.as_str()) {
            practicum::part(tx, &id).await?;
            tx.run(sql!("delete from learning_pair where id = $1"), &[id.into()])
                .await?;
        }
    }
    let mut used: Vec<u32> = taken.iter().map(|p| p.number).collect();
    for (kept, group) in plan {
        let same = kept.is_some_and(|p| {
            p.people.len() == group.people.len() && p.people.iter().all(|a| group.people.contains(&a.id))
        });
        let id = match kept {
            Some(pair) => pair.id.clone(),
            None => ctx.id(),
        };
        let number = match kept {
            Some(pair) => pair.number,
            None => (1..).find(|n| !used.contains(n)).unwrap_or(u32::MAX),
        };
        used.push(number);
        let told_at = kept.filter(|_| same).and_then(|p| p.told_at);
        let hand = if same {
            kept.is_some_and(|p| p.by_hand)
        } else {
            by_hand
        };
        tx.run(
            sql!(
                "insert into learning_pair (id, programme_id, number, reasons, by_hand, told_at)
                 values ($1, $2, $3, $4, $5, $6)
                 on conflict (id) do update set reasons = $4, by_hand = $5, told_at = $6"
            ),
            &[
                (&id).into(),
                programme_id.into(),
                number.into(),
                serde_json::to_string(group)?.into(),
                hand.into(),
                told_at.into(),
            ],
        )
        .await?;
        for person in &group.people {
            tx.run(
                sql!("insert into learning_pair_member (application_id, pair_id) values ($1, $2)"),
                &[person.into(), (&id).into()],
            )
            .await?;
        }
    }
    Ok(())
}

/// Tells every pair that was not told yet who is in it. How many pairs.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn tell(tx: &mut Tx, ctx: &mut Context, actor: &Actor, programme_id: &str) -> Result<usize> {
    let programme = cohort::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let now = load(tx, programme).await?;
    let mut told = 0;
    for pair in now
        .pairs
        .iter()
        .filter(|p| p.told_at.is_none() && p.people.len() > 1)
    {
        for person in &pair.people {
            let mail: NewMail = person.mail(&now.programme, mail::Kind::PairMade);
            mail::queue(tx, ctx, mail).await?;
        }
        tx.run(
            sql!("update learning_pair set told_at = $2 where id = $1"),
            &[(&pair.id).into(), ctx.now.into()],
        )
        .await?;
        told += 1;
    }
    Ok(told)
}

/// Wishes about participants of a programme: which, and the two.
///
/// # Errors
/// When the database fails.
pub async fn wishes(tx: &mut Tx, programme_id: &str) -> Result<Vec<(Wish, String, String)>> {
    let rows = tx
        .all(
            sql!(
                "select pair_wish.* from pair_wish join application on application.id = pair_wish.first_id
                 where application.programme_id = $1 order by first_id, second_id"
            ),
            &[programme_id.into()],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let wish = Wish::parse(&row.get::<String>("wish")?).ok_or_else(|| Error::Internal("wish".into()))?;
        found.push((wish, row.get("first_id")?, row.get("second_id")?));
    }
    Ok(found)
}

/// Sets a wish about two participants, or takes it back with `None`.
///
/// # Errors
/// `NotFound` also for who does not take part, `Denied`, `Invalid` for the same person twice.
pub async fn set_wish(
    tx: &mut Tx,
    actor: &Actor,
    programme_id: &str,
    (first, second): (&str, &str),
    wish: Option<Wish>,
) -> Result<()> {
    cohort::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    if first == second {
        let fault = crate::input::Fault::Choose;
        return Err(Error::Invalid(crate::input::Faults::one("second", fault)));
    }
    for id in [first, second] {
        cohort::of_programme(tx, programme_id, id).await?;
    }
    let (first, second) = if first < second {
        (first, second)
    } else {
        (second, first)
    };
    tx.run(
        sql!("delete from pair_wish where first_id = $1 and second_id = $2"),
        &[first.into(), second.into()],
    )
    .await?;
    if let Some(wish) = wish {
        tx.run(
            sql!("insert into pair_wish (first_id, second_id, wish) values ($1, $2, $3)"),
            &[first.into(), second.into(), wish.as_str().into()],
        )
        .await?;
    }
    Ok(())
}
