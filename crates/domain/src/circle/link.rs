//! How people come to a circle's pages without an account: whoever leads or writes by a secret link, everybody else
//! in the circle by its code.

use kernel::circle as live;
use kernel::time::DAY;
use rand::Rng;
use store::{db::Tx, sql};

use super::Circle;
use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::crew::Duty;
use crate::dialogue::{self, Dialogue};
use crate::error::{Error, Result};

/// Letters of a code: none that can be taken for another, and no vowels, so that none spells a word.
const LETTERS: &[u8; 20] = b"BCDFGHJKMNPQRSTVWXYZ";
/// Letters in a code. 20⁸ are more than twenty-five thousand million, of which those of the day's circles open something.
const LENGTH: usize = 8;

/// A new code.
pub(super) fn new_code(ctx: &mut Context) -> String {
    let mut code = String::with_capacity(LENGTH);
    while code.len() < LENGTH {
        let mut bytes = [0; 16];
        ctx.rng.fill_bytes(&mut bytes);
        // Bytes above the last whole multiple of 20 would favour the first letters.
        let fair = bytes.iter().filter(|b| **b < 240);
        code.extend(
            fair.take(LENGTH - code.len())
                .map(|b| char::from(LETTERS[usize::from(*b) % LETTERS.len()])),
        );
    }
    code
}

/// A code as it was typed, in the form in which it is kept; spaces and hyphens are for the eye.
pub fn tidy_code(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .take(20)
        .collect()
}

pub(super) fn derive(ctx: &Context, circle_id: &str, duty: Duty, links: u32) -> String {
    ctx.key
        .secret(&format!("circle {} {links}", duty.as_str()), circle_id)
}

/// The secret of the link of who leads or who writes. Derived, so that it can be shown and printed again; stored as a
/// hash.
pub fn secret(ctx: &Context, circle: &Circle, duty: Duty) -> String {
    derive(ctx, &circle.id, duty, circle.links)
}

/// The circle of a secret link, and what its holder is to it.
///
/// # Errors
/// `NotFound` for a link that is nobody's, or was made anew.
pub async fn find(tx: &mut Tx, secret: &str) -> Result<(Circle, Duty)> {
    let hash = context::hash(secret);
    let row = tx
        .maybe(
            sql!("select *, facilitator_hash = $1 as leads from circle where facilitator_hash = $1 or scribe_hash = $1"),
            &[hash.into()],
        )
        .await?;
    let leads = match &row {
        Some(row) => row.get::<bool>("leads")?,
        None => return Err(Error::NotFound),
    };
    let circle = super::with_hands(tx, row).await?;
    Ok((circle, if leads { Duty::Facilitator } else { Duty::Scribe }))
}

/// What the holder of a link is to the live circle.
pub fn duty(duty: Duty) -> live::Duty {
    match duty {
        Duty::Facilitator => live::Duty::Facilitator,
        Duty::Scribe => live::Duty::Scribe,
    }
}

/// The dialogue of a circle, for who holds a link of it.
///
/// # Errors
/// When the database fails.
pub async fn dialogue(tx: &mut Tx, circle: &Circle) -> Result<Dialogue> {
    dialogue::load(tx, &Actor::System, &circle.dialogue_id, Right::SeePlan).await
}

/// How long after the close a code still opens the circle's page.
const CODE_AFTER_CLOSE: i64 = DAY;

/// The circle of a code, until a day after its close: a code is short, so those that open something must be few.
///
/// # Errors
/// `NotFound`.
pub async fn by_code(tx: &mut Tx, now: i64, code: &str) -> Result<Circle> {
    let row = tx
        .maybe(
            sql!("select * from circle where code = $1 and (closed_at is null or closed_at > $2)"),
            &[code.into(), (now - CODE_AFTER_CLOSE).into()],
        )
        .await?;
    super::with_hands(tx, row).await
}

/// Makes the circle's links and its code anew: whoever holds an old one is out.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn renew(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    dialogue_id: &str,
    circle_id: &str,
) -> Result<()> {
    dialogue::load_for_change(tx, actor, dialogue_id, Right::CheckIn).await?;
    let (circle, _) = super::load(tx, actor, dialogue_id, circle_id, Right::CheckIn).await?;
    let links = circle.links + 1;
    let hash = |duty| context::hash(&derive(ctx, &circle.id, duty, links));
    let (facilitator, scribe) = (hash(Duty::Facilitator), hash(Duty::Scribe));
    let code = new_code(ctx);
    tx.run(
        sql!(
            "update circle set links = $2, facilitator_hash = $3, scribe_hash = $4, code = $5 where id = $1"
        ),
        &[
            (&circle.id).into(),
            links.into(),
            facilitator.into(),
            scribe.into(),
            code.into(),
        ],
    )
    .await?;
    Ok(())
}
