//! A cohort for tests: mentors, and more participants than the fixture's three.

use domain::actor::Actor;
use domain::application::own::{self, Act};
use domain::application::people;
use domain::context::Context;
use domain::error::Result;
use domain::programme::{Call, plan};
use store::db::Tx;
use store::sql;

use super::learning::{Applied, Learning, entered, load, offer};

/// Makes a person with an account a trainer, and so a mentor.
pub(crate) async fn mentor(
    tx: &mut Tx,
    ctx: &mut Context,
    learning: &Learning,
    person_id: &str,
    name: &str,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into trainer (id, programme_id, person_id, name, link, position) values ($1, $2, $3, $4, '', 0)"
        ),
        &[
            ctx.id().into(),
            (&learning.id).into(),
            person_id.into(),
            name.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Takes so many people in, those who applied first; the rest hand in on paper.
pub(crate) async fn cohort(
    tx: &mut Tx,
    ctx: &mut Context,
    learning: &Learning,
    many: u32,
) -> Result<Vec<Applied>> {
    let call = Call {
        places: Some(many.max(3)),
        ..load(tx, &learning.id).await?.call
    };
    plan::set_call(tx, ctx, &Actor::System, &learning.id, &call).await?;
    let mut all = learning.applied.clone();
    for n in 3..many {
        let form = entered(&format!("Osaleja{n}"), "");
        let made = people::enter(tx, ctx, &Actor::System, &learning.id, &form).await?;
        all.push(Applied {
            secret: domain::application::secret(ctx, &made.id),
            code: made.code,
            id: made.id,
        });
    }
    all.truncate(usize::try_from(many).expect("a count"));
    for one in &all {
        offer(tx, ctx, &learning.id, &one.id).await?;
        own::act(tx, ctx, &one.secret, Act::Accept).await?;
    }
    Ok(all)
}
