//! Circles of a dialogue: who leads and writes, who sits there, and the live circle itself.
//!
//! Here are the circles as they stand in a list; [`link`] is how people without an account come in, [`seat`] who sits
//! where, [`live`] what happens while people talk, [`words`] what was written down, [`slip`] how somebody holds on to
//! their words.

pub mod link;
pub mod live;
pub mod seat;
pub mod slip;
pub mod words;

use std::collections::BTreeMap;

use store::{db::Row, db::Tx, sql};

use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::crew::{self, Duty, Hand};
use crate::dialogue::{self, Dialogue};
use crate::error::{Conflict, Error, Result};

/// The most circles of one dialogue.
pub const MOST: u32 = 200;

/// A circle as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Id.
    pub id: String,
    /// Its dialogue.
    pub dialogue_id: String,
    /// Its number within the dialogue, from 1: what it is called.
    pub number: u32,
    /// What people in it type to see its page.
    pub code: String,
    /// How often its links were made anew.
    links: u32,
    /// When it was opened, microseconds UTC.
    pub opened_at: Option<i64>,
    /// When it was closed, microseconds UTC.
    pub closed_at: Option<i64>,
    /// Who leads and who writes, one each at most.
    pub hands: Vec<Hand>,
}

impl Circle {
    fn of(row: &Row) -> Result<Circle> {
        Ok(Circle {
            id: row.get("id")?,
            dialogue_id: row.get("dialogue_id")?,
            number: row.count("number")?,
            code: row.get("code")?,
            links: row.count("links")?,
            opened_at: row.get("opened_at")?,
            closed_at: row.get("closed_at")?,
            hands: Vec::new(),
        })
    }

    /// Who does this in the circle.
    pub fn hand(&self, duty: Duty) -> Option<&Hand> {
        self.hands.iter().find(|h| h.duty == duty)
    }

    /// Whether people are in it now.
    pub fn is_live(&self) -> bool {
        self.opened_at.is_some() && self.closed_at.is_none()
    }

    /// Whether this member leads it or writes in it.
    pub fn is_on_duty(&self, actor: &Actor) -> bool {
        actor
            .person_id()
            .is_some_and(|id| self.hands.iter().any(|h| h.person_id.as_deref() == Some(id)))
    }
}

/// The circles of a dialogue in the order of their numbers, for code that has checked who asks.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<Circle>> {
    let rows = tx
        .all(
            sql!("select * from circle where dialogue_id = $1 order by number"),
            &[dialogue_id.into()],
        )
        .await?;
    let mut circles = rows.iter().map(Circle::of).collect::<Result<Vec<_>>>()?;
    let rows = tx
        .all(
            sql!(
                "select circle_hand.circle_id, circle_hand.duty, circle_hand.person_id,
                 coalesce(person.name, circle_hand.name) as name from circle_hand
                 join circle on circle.id = circle_hand.circle_id
                 left join person on person.id = circle_hand.person_id where circle.dialogue_id = $1"
            ),
            &[dialogue_id.into()],
        )
        .await?;
    let mut hands: BTreeMap<String, Vec<Hand>> = BTreeMap::new();
    for row in &rows {
        if let Some(hand) = hand_of(row)? {
            hands.entry(row.get("circle_id")?).or_default().push(hand);
        }
    }
    for circle in &mut circles {
        circle.hands = hands.remove(&circle.id).unwrap_or_default();
        circle.hands.sort_by_key(|h| h.duty);
    }
    Ok(circles)
}

fn hand_of(row: &Row) -> Result<Option<Hand>> {
    let Some(duty) = Duty::parse(&row.get::<String>("duty")?) else {
        return Ok(None);
    };
    Ok(Some(Hand {
        duty,
        person_id: row.get("person_id")?,
        name: row.get("name")?,
    }))
}

async fn with_hands(tx: &mut Tx, row: Option<Row>) -> Result<Circle> {
    let mut circle = Circle::of(&row.ok_or(Error::NotFound)?)?;
    let rows = tx
        .all(
            sql!(
                "select circle_hand.duty, circle_hand.person_id, coalesce(person.name, circle_hand.name) as name
                 from circle_hand left join person on person.id = circle_hand.person_id
                 where circle_hand.circle_id = $1"
            ),
            &[(&circle.id).into()],
        )
        .await?;
    for row in &rows {
        circle.hands.extend(hand_of(row)?);
    }
    circle.hands.sort_by_key(|h| h.duty);
    Ok(circle)
}

/// One circle, for code that has checked who asks.
///
/// # Errors
/// `NotFound`.
pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Circle> {
    let row = tx
        .maybe(sql!("select * from circle where id = $1"), &[id.into()])
        .await?;
    with_hands(tx, row).await
}

/// A circle of a dialogue for a member with a right, with its dialogue.
///
/// # Errors
/// `NotFound` also where it is another dialogue's circle, `Denied`.
pub async fn load(
    tx: &mut Tx,
    actor: &Actor,
    dialogue_id: &str,
    id: &str,
    right: Right,
) -> Result<(Circle, Dialogue)> {
    let dialogue = dialogue::load(tx, actor, dialogue_id, right).await?;
    let circle = by_id(tx, id).await?;
    if circle.dialogue_id == dialogue.id {
        Ok((circle, dialogue))
    } else {
        Err(Error::NotFound)
    }
}

/// Makes it so many circles: new ones at the end, or fewer, as long as those that go were not opened. The crew is
/// shared out among circles that have nobody yet, in the crew's order.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(CircleOpen)` where one that would go was opened.
pub async fn set_count(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    count: u32,
) -> Result<Vec<Circle>> {
    let dialogue = &dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let count = count.clamp(1, MOST);
    let there = list(tx, &dialogue.id).await?;
    for circle in there.iter().filter(|c| c.number > count) {
        if circle.opened_at.is_some() {
            return Err(Error::Conflict(Conflict::CircleOpen));
        }
        tx.run(
            sql!("delete from circle where id = $1 and opened_at is null"),
            &[(&circle.id).into()],
        )
        .await?;
    }
    for number in 1..=count {
        if !there.iter().any(|c| c.number == number) {
            create(tx, ctx, &dialogue.id, number).await?;
        }
    }
    share_crew(tx, dialogue).await?;
    list(tx, &dialogue.id).await
}

async fn create(tx: &mut Tx, ctx: &mut Context, dialogue_id: &str, number: u32) -> Result<()> {
    let id = ctx.id();
    let hash = |duty| context::hash(&link::derive(ctx, &id, duty, 1));
    let (facilitator, scribe) = (hash(Duty::Facilitator), hash(Duty::Scribe));
    let code = link::new_code(ctx);
    tx.run(
        sql!(
            "insert into circle (id, dialogue_id, number, code, facilitator_hash, scribe_hash, links, created_at)
             values ($1, $2, $3, $4, $5, $6, 1, $7)"
        ),
        &[
            (&id).into(),
            dialogue_id.into(),
            number.into(),
            code.into(),
            facilitator.into(),
            scribe.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Whether two hands are one person's: by account where there is one, else by name.
fn is_the_same(one: &Hand, other: &Hand) -> bool {
    one.person_id == other.person_id && (one.person_id.is_some() || one.name == other.name)
}

/// Gives circles without a facilitator or scribe the next of the crew who has no circle yet.
async fn share_crew(tx: &mut Tx, dialogue: &Dialogue) -> Result<()> {
    let crew = crew::list(tx, &dialogue.id).await?;
    let circles = list(tx, &dialogue.id).await?;
    for duty in [Duty::Facilitator, Duty::Scribe] {
        let taken: Vec<&Hand> = circles.iter().filter_map(|c| c.hand(duty)).collect();
        let mut free = crew
            .iter()
            .filter(|h| h.duty == duty && !taken.iter().any(|t| is_the_same(t, h)));
        for circle in circles.iter().filter(|c| c.hand(duty).is_none()) {
            let Some(hand) = free.next() else { break };
            put_hand(tx, &circle.id, duty, Some(hand)).await?;
        }
    }
    Ok(())
}

/// Says who leads or writes in a circle: one of the dialogue's crew by name, or nobody.
///
/// # Errors
/// `NotFound` also where nobody of that name is on the crew for that, `Denied`.
pub async fn set_hand(
    tx: &mut Tx,
    actor: &Actor,
    dialogue_id: &str,
    circle_id: &str,
    duty: Duty,
    name: &str,
) -> Result<()> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let (circle, _) = load(tx, actor, dialogue_id, circle_id, Right::CheckIn).await?;
    let crew = crew::list(tx, dialogue_id).await?;
    let hand = crew.iter().find(|h| h.duty == duty && h.name == name);
    if hand.is_none() && !name.is_empty() {
        return Err(Error::NotFound);
    }
    put_hand(tx, &circle.id, duty, hand).await
}

async fn put_hand(tx: &mut Tx, circle_id: &str, duty: Duty, hand: Option<&Hand>) -> Result<()> {
    tx.run(
        sql!("delete from circle_hand where circle_id = $1 and duty = $2"),
        &[circle_id.into(), duty.as_str().into()],
    )
    .await?;
    if let Some(hand) = hand {
        tx.run(
            sql!("insert into circle_hand (circle_id, duty, person_id, name) values ($1, $2, $3, $4)"),
            &[
                circle_id.into(),
                duty.as_str().into(),
                hand.person_id.as_deref().into(),
                (&hand.name).into(),
            ],
        )
        .await?;
    }
    Ok(())
}
