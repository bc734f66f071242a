//! Making pairs, matching them anew, putting them together by hand, and telling them.

use kernel::municipality::estonia;
use kernel::pairing::{self, Group, Person, Problem};
use store::{db::Tx, sql};

use super::{Field, Made, Pair, Pairs, Wish, load, practicum};
use crate::actor::{Actor, Right};
use crate::cohort;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::input::{Fault, Faults};
use crate::mail;

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
    let existing = if anew { Vec::new() } else { ids(&now) };
    match pairing::rematch(&problem(&now), &existing) {
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
        return Err(Error::Invalid(Faults::one("who", Fault::Choose)));
    }
    for id in &who {
        cohort::of_programme(tx, programme_id, id).await?;
    }
    let mut groups = ids(&now);
    for group in &mut groups {
        group.retain(|id| !who.contains(id));
    }
    groups.retain(|group| group.len() > 1);
    groups.push(who);
    let assessed = pairing::assess(&problem(&now), &groups)
        .map_err(|infeasible| Error::Internal(infeasible.to_string()))?;
    store(tx, ctx, &now, &assessed, true).await
}

fn ids(pairs: &Pairs) -> Vec<Vec<String>> {
    let ids = |pair: &Pair| pair.people.iter().map(|a| a.id.clone()).collect();
    pairs.pairs.iter().map(ids).collect()
}

fn problem(pairs: &Pairs) -> Problem {
    let people = pairs
        .people()
        .into_iter()
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
    let wished = |wanted: Wish| {
        let those = pairs.wishes.iter().filter(move |(wish, ..)| *wish == wanted);
        those
            .map(|(_, first, second)| (first.clone(), second.clone()))
            .collect()
    };
    Problem {
        people,
        together: wished(Wish::Together),
        apart: wished(Wish::Apart),
        ..Problem::default()
    }
}

/// The pair that a group was, if most of its people stay in it.
fn kept<'a>(was: &'a Pairs, taken: &[&Pair], group: &Group) -> Option<&'a Pair> {
    let stay = |pair: &Pair| {
        pair.people
            .iter()
            .filter(|a| group.people.contains(&a.id))
            .count()
    };
    was.pairs
        .iter()
        .filter(|p| !taken.iter().any(|t| t.id == p.id))
        .map(|p| (stay(p), p))
        .filter(|(stay, _)| *stay > 1)
        .max_by_key(|(stay, p)| (*stay, std::cmp::Reverse(p.number)))
        .map(|(_, p)| p)
}

/// Writes groups down. A pair that stays keeps its number and its practicum, and one in which nobody came or left that it
/// was told; where pairs are put together by `hand`, the others keep the reasons for which they were made.
async fn store(tx: &mut Tx, ctx: &mut Context, was: &Pairs, groups: &[Group], hand: bool) -> Result<()> {
    let programme_id = &was.programme.id;
    let mut taken: Vec<&Pair> = Vec::new();
    let mut plan: Vec<(Option<&Pair>, &Group)> = Vec::new();
    for group in groups {
        let kept = kept(was, &taken, group);
        taken.extend(kept);
        plan.push((kept, group));
    }
    clear(tx, programme_id, &taken).await?;
    let mut used: Vec<u32> = taken.iter().map(|p| p.number).collect();
    for (kept, group) in plan {
        let stayed = |p: &Pair| p.people.iter().all(|a| group.people.contains(&a.id));
        let same = kept.filter(|p| p.people.len() == group.people.len() && stayed(p));
        let number = match kept {
            Some(pair) => pair.number,
            None => (1..).find(|n| !used.contains(n)).unwrap_or(u32::MAX),
        };
        used.push(number);
        let new = Pair {
            id: kept.map_or_else(|| ctx.id(), |pair| pair.id.clone()),
            number,
            people: Vec::new(),
            reasons: match same {
                Some(pair) if hand => pair.reasons.clone(),
                _ => group.clone(),
            },
            by_hand: same.map_or(hand, |pair| pair.by_hand),
            known: kept.is_some_and(|pair| pair.known),
            told_at: same.and_then(|pair| pair.told_at),
        };
        put(tx, programme_id, &new).await?;
        if kept.is_some_and(|p| {
            group
                .people
                .iter()
                .any(|id| !p.people.iter().any(|a| a.id == *id))
        }) {
            // Who comes later was not there: what was held stays with who held it, and the pair plans another.
            practicum::leave(tx, &new.id).await?;
        }
    }
    Ok(())
}

/// Takes everybody out of their pairs, and the pairs away that do not stay.
async fn clear(tx: &mut Tx, programme_id: &str, stay: &[&Pair]) -> Result<()> {
    tx.run(
        sql!(
            "delete from learning_pair_member where pair_id in (select id from learning_pair where programme_id = $1)"
        ),
        &[programme_id.into()],
    )
    .await?;
    tx.run(
        sql!(
            "delete from learning_pair_reason where pair_id in (select id from learning_pair where programme_id = $1)"
        ),
        &[programme_id.into()],
    )
    .await?;
    let rows = tx
        .all(
            sql!("select id from learning_pair where programme_id = $1"),
            &[programme_id.into()],
        )
        .await?;
    for row in rows {
        let id: String = row.get("id")?;
        if !stay.iter().any(|pair| pair.id == id) {
            practicum::part(tx, &id).await?;
            tx.run(sql!("delete from learning_pair where id = $1"), &[id.into()])
                .await?;
        }
    }
    Ok(())
}

async fn put(tx: &mut Tx, programme_id: &str, pair: &Pair) -> Result<()> {
    tx.run(
        sql!(
            "insert into learning_pair (id, programme_id, number, languages, shares_language, by_hand, known, told_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (id) do update set languages = $4, shares_language = $5, by_hand = $6, known = $7, told_at = $8"
        ),
        &[
            (&pair.id).into(),
            programme_id.into(),
            pair.number.into(),
            serde_json::to_string(&pair.reasons.languages)?.into(),
            pair.reasons.shares_language.into(),
            pair.by_hand.into(),
            pair.known.into(),
            pair.told_at.into(),
        ],
    )
    .await?;
    for person in &pair.reasons.people {
        tx.run(
            sql!("insert into learning_pair_member (application_id, pair_id) values ($1, $2)"),
            &[person.into(), (&pair.id).into()],
        )
        .await?;
    }
    for between in &pair.reasons.between {
        tx.run(
            sql!(
                "insert into learning_pair_reason (first_id, second_id, pair_id, reason) values ($1, $2, $3, $4)"
            ),
            &[
                (&between.a).into(),
                (&between.b).into(),
                (&pair.id).into(),
                serde_json::to_string(between)?.into(),
            ],
        )
        .await?;
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
    for pair in now.pairs.iter().filter(|p| p.told_at.is_none()) {
        for person in &pair.people {
            mail::queue(tx, ctx, person.mail(&now.programme, mail::Kind::PairMade)).await?;
        }
        tx.run(
            sql!("update learning_pair set told_at = $2, known = $3 where id = $1"),
            &[(&pair.id).into(), ctx.now.into(), true.into()],
        )
        .await?;
        told += 1;
    }
    Ok(told)
}
