//! What time brings to a cohort: the self-assessment is asked for, reasons of apologies are deleted.

use store::db::Tx;

use super::{assessment, attendance};
use crate::context::Context;
use crate::error::Result;
use crate::programme::Programme;

/// When something is due next.
pub(crate) async fn next(tx: &mut Tx, programme: &Programme, now: i64) -> Result<Option<i64>> {
    let due = [
        assessment::next(tx, programme, now).await?,
        attendance::next(tx, programme).await?,
    ];
    Ok(due.into_iter().flatten().min())
}

/// Does what is due.
pub(crate) async fn run(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    assessment::run(tx, ctx, programme).await?;
    attendance::run(tx, ctx, programme).await
}
