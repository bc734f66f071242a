//! Work to be done later, as rows written in the same transaction as what asks for it.
//!
//! A job is thin and idempotent: it names what to look at, not what to do. Jobs are claimed by compare-and-set, so
//! that several nodes can share them, and tried again with growing pauses.

use store::{db::Tx, sql};

use crate::context::Context;
use crate::error::{Error, Result};
use kernel::time::{HOUR, MINUTE};

/// How long a worker may hold a job before another may take it.
const LEASE: i64 = 2 * MINUTE;
/// After so many tries a job is given up and stays as failed, with its error.
const TRIES: u32 = 10;

/// What there is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Make a mail ready and send it.
    Mail {
        /// Which.
        mail_id: String,
    },
    /// A dialogue's clock: lapse offers, remind, erase.
    Clock {
        /// Which.
        dialogue_id: String,
    },
    /// A programme's clock: lapse offers, remind, erase.
    Programme {
        /// Which.
        programme_id: String,
    },
    /// An opinion map's clock: forget who voted.
    Opinion {
        /// Which.
        map_id: String,
    },
    /// Delete sessions and links that have expired.
    Sweep,
    /// Overwrite what was deleted in the database's files too.
    Scrub,
}

impl Job {
    fn kind(&self) -> &'static str {
        match self {
            Job::Mail { .. } => "mail",
            Job::Clock { .. } => "clock",
            Job::Programme { .. } => "programme",
            Job::Opinion { .. } => "opinion",
            Job::Sweep => "sweep",
            Job::Scrub => "scrub",
        }
    }

    fn payload(&self) -> &str {
        match self {
            Job::Mail { mail_id } => mail_id,
            Job::Clock { dialogue_id } => dialogue_id,
            Job::Programme { programme_id } => programme_id,
            Job::Opinion { map_id } => map_id,
            Job::Sweep | Job::Scrub => "",
        }
    }

    fn parse(kind: &str, payload: String) -> Result<Job> {
        Ok(match kind {
            "mail" => Job::Mail { mail_id: payload },
            "clock" => Job::Clock { dialogue_id: payload },
            "programme" => Job::Programme {
                programme_id: payload,
            },
            "opinion" => Job::Opinion { map_id: payload },
            "sweep" => Job::Sweep,
            "scrub" => Job::Scrub,
            other => return Err(Error::Internal(format!("job of kind {other}"))),
        })
    }
}

/// Asks for a job at `run_at`. There is one live job for each thing: asking again moves it.
///
/// # Errors
/// When the database fails.
pub async fn schedule(tx: &mut Tx, ctx: &mut Context, job: &Job, run_at: i64) -> Result<()> {
    let key = format!("{}:{}", job.kind(), job.payload());
    tx.run(
        sql!(
            "insert into job (id, kind, payload, key, run_at) values ($1, $2, $3, $4, $5)
             on conflict (key) do update set run_at = $5, attempts = 0, failed_at = null, error = '', locked_until = null"
        ),
        &[ctx.id().into(), job.kind().into(), job.payload().into(), key.into(), run_at.into()],
    )
    .await?;
    Ok(())
}

/// As [`schedule`], but one that waits for an earlier moment keeps it. One that somebody is at begins again: it may not
/// have seen what this call is about.
///
/// # Errors
/// When the database fails.
pub async fn schedule_at_latest(tx: &mut Tx, ctx: &mut Context, job: &Job, run_at: i64) -> Result<()> {
    let key = format!("{}:{}", job.kind(), job.payload());
    tx.run(
        sql!(
            "insert into job (id, kind, payload, key, run_at) values ($1, $2, $3, $4, $5)
             on conflict (key) do update set
             run_at = case when job.locked_until is null and job.failed_at is null and job.run_at < $5
             then job.run_at else $5 end,
             attempts = 0, failed_at = null, error = '', locked_until = null"
        ),
        &[
            ctx.id().into(),
            job.kind().into(),
            job.payload().into(),
            key.into(),
            run_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// A job that this worker holds until `lease`.
#[derive(Debug)]
pub struct Claimed {
    id: String,
    attempts: u32,
    lease: i64,
    /// What to do.
    pub job: Job,
}

/// Claims the next job that is due.
///
/// # Errors
/// When the database fails.
pub async fn claim(tx: &mut Tx, now: i64) -> Result<Option<Claimed>> {
    let due = tx
        .all(
            sql!(
                "select id from job where failed_at is null and run_at <= $1
                 and (locked_until is null or locked_until <= $1) order by run_at, id limit 8"
            ),
            &[now.into()],
        )
        .await?;
    for row in due {
        let id: String = row.get("id")?;
        let taken = tx
            .maybe(
                sql!(
                    "update job set locked_until = $3, attempts = attempts + 1 where id = $1 and failed_at is null
                     and run_at <= $2 and (locked_until is null or locked_until <= $2) returning kind, payload, attempts"
                ),
                &[(&id).into(), now.into(), (now + LEASE).into()],
            )
            .await?;
        if let Some(row) = taken {
            let job = Job::parse(&row.get::<String>("kind")?, row.get("payload")?)?;
            return Ok(Some(Claimed {
                id,
                attempts: row.count("attempts")?,
                lease: now + LEASE,
                job,
            }));
        }
    }
    Ok(None)
}

/// The job is done. A job that was asked for again meanwhile (its lease is gone) stays for its new time.
///
/// # Errors
/// When the database fails.
pub async fn finish(tx: &mut Tx, claimed: &Claimed) -> Result<()> {
    tx.run(
        sql!("delete from job where id = $1 and locked_until = $2"),
        &[(&claimed.id).into(), claimed.lease.into()],
    )
    .await?;
    Ok(())
}

/// The job failed: it is tried again after a pause that doubles, or given up after ten tries.
///
/// # Errors
/// When the database fails.
pub async fn fail(tx: &mut Tx, claimed: &Claimed, now: i64, error: &str) -> Result<()> {
    let pause = ((MINUTE / 2) << claimed.attempts.min(10)).min(6 * HOUR);
    let failed_at = (claimed.attempts >= TRIES).then_some(now);
    let error: String = error.chars().take(500).collect();
    tx.run(
        sql!("update job set locked_until = null, run_at = $3, failed_at = $4, error = $5 where id = $1 and locked_until = $2"),
        &[(&claimed.id).into(), claimed.lease.into(), (now + pause).into(), failed_at.into(), error.into()],
    )
    .await?;
    Ok(())
}

/// When the next job is due, for a worker that sleeps until then.
///
/// # Errors
/// When the database fails.
pub async fn next_due(tx: &mut Tx) -> Result<Option<i64>> {
    let row = tx
        .one(
            sql!("select min(case when locked_until > run_at then locked_until else run_at end) as at from job where failed_at is null"),
            &[],
        )
        .await?;
    Ok(row.get("at")?)
}

/// How many jobs wait until `until`, and how many were given up.
///
/// # Errors
/// When the database fails.
pub async fn counts(tx: &mut Tx, until: i64) -> Result<(u32, u32)> {
    let waiting = tx
        .one(
            sql!("select count(*) as n from job where failed_at is null and run_at <= $1"),
            &[until.into()],
        )
        .await?;
    let failed = tx
        .one(
            sql!("select count(*) as n from job where failed_at is not null"),
            &[],
        )
        .await?;
    Ok((waiting.count("n")?, failed.count("n")?))
}
