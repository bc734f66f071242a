//! Jobs: one worker at a time does each, and a worker that dies or fails leaves it to the next.

use domain::error::Result;
use domain::job::{self, Claimed, Job};
use kernel::time::{HOUR, MINUTE};
use store::sql;

use crate::support::dial::START;
use crate::support::{World, both_engines};

both_engines!(
    of_many_workers_one_gets_a_job,
    a_job_that_is_being_claimed_is_not_claimed_again,
    each_of_many_jobs_is_done_once,
    a_worker_that_dies_leaves_the_job_to_the_next,
    a_job_that_is_asked_for_again_stays,
    a_failing_job_waits_longer_each_time_and_is_given_up,
);

async fn schedule(world: &World, job: &Job, run_at: i64) {
    world
        .write(async |tx, ctx| job::schedule(tx, ctx, job, run_at).await)
        .await
        .unwrap();
}

async fn claim(world: &World) -> Option<Claimed> {
    let now = world.dial.now();
    world
        .write(async |tx, _| job::claim(tx, now).await)
        .await
        .unwrap()
}

async fn counts(world: &World) -> (u32, u32) {
    world
        .read(async |tx| job::counts(tx, i64::MAX).await)
        .await
        .unwrap()
}

fn mail(id: usize) -> Job {
    Job::Mail {
        mail_id: format!("mail-{id}"),
    }
}

/// Workers who claim at the same moment, each in a transaction of its own.
async fn claim_at_once(world: &World, workers: usize) -> Vec<Option<Claimed>> {
    let claim = |_| {
        let (db, now) = (world.db.clone(), world.dial.now());
        async move {
            let mut tx = db.write().await?;
            let claimed = job::claim(&mut tx, now).await?;
            tx.commit().await?;
            Result::Ok(claimed)
        }
    };
    world
        .at_once(workers, claim)
        .await
        .into_iter()
        .map(|claimed: Result<_>| claimed.unwrap())
        .collect()
}

async fn of_many_workers_one_gets_a_job(world: World) {
    schedule(&world, &Job::Sweep, START).await;
    let claimed = claim_at_once(&world, 8).await;
    assert_eq!(claimed.iter().flatten().count(), 1);
    assert!(claim(&world).await.is_none());
}

async fn a_job_that_is_being_claimed_is_not_claimed_again(world: World) {
    schedule(&world, &Job::Sweep, START).await;
    let (db, now) = (world.db.clone(), world.dial.now());
    let second = async move {
        let mut tx = db.write().await?;
        let claimed = job::claim(&mut tx, now).await?;
        tx.commit().await?;
        Result::Ok(claimed)
    };
    let (first, second): (_, Result<_>) = world
        .overlap(async |tx, _| job::claim(tx, now).await, second)
        .await;
    assert!(first.is_some() && second.unwrap().is_none());
}

async fn each_of_many_jobs_is_done_once(world: World) {
    for i in 0..20 {
        schedule(&world, &mail(i), START).await;
    }
    let mut seen = Vec::new();
    // A worker that loses a race for all it saw comes back for more.
    for _ in 0..40 {
        let claimed: Vec<Claimed> = claim_at_once(&world, 6).await.into_iter().flatten().collect();
        for one in &claimed {
            seen.push(format!("{:?}", one.job));
            world
                .write(async |tx, _| job::finish(tx, one).await)
                .await
                .unwrap();
        }
        if counts(&world).await == (0, 0) {
            break;
        }
    }
    assert_eq!(counts(&world).await, (0, 0));
    seen.sort();
    let all = seen.len();
    seen.dedup();
    assert_eq!((all, seen.len()), (20, 20));
}

async fn a_worker_that_dies_leaves_the_job_to_the_next(world: World) {
    schedule(&world, &Job::Sweep, START + 1).await;
    assert!(claim(&world).await.is_none(), "it is not due yet");
    world.dial.set(START + 1);
    let dead = claim(&world).await.unwrap();
    world.dial.forward(2 * MINUTE - 1);
    assert!(claim(&world).await.is_none(), "its lease still holds");
    let due = world.read(async |tx| job::next_due(tx).await).await.unwrap();
    assert_eq!(due, Some(START + 1 + 2 * MINUTE));
    world.dial.forward(1);
    let next = claim(&world).await.unwrap();
    // The dead one comes back to life and reports: the job is no longer its own.
    let now = world.dial.now();
    world
        .write(async |tx, _| job::fail(tx, &dead, now, "late").await)
        .await
        .unwrap();
    world
        .write(async |tx, _| job::finish(tx, &dead).await)
        .await
        .unwrap();
    assert!(claim(&world).await.is_none());
    assert_eq!(counts(&world).await, (1, 0));
    world
        .write(async |tx, _| job::finish(tx, &next).await)
        .await
        .unwrap();
    assert_eq!(counts(&world).await, (0, 0));
}

async fn a_job_that_is_asked_for_again_stays(world: World) {
    schedule(&world, &mail(1), START).await;
    schedule(&world, &mail(1), START).await;
    assert_eq!(counts(&world).await, (1, 0), "one live job for each thing");
    let claimed = claim(&world).await.unwrap();
    schedule(&world, &mail(1), START + HOUR).await;
    world
        .write(async |tx, _| job::finish(tx, &claimed).await)
        .await
        .unwrap();
    assert_eq!(
        counts(&world).await,
        (1, 0),
        "what was asked for meanwhile is still to be done"
    );
    assert!(claim(&world).await.is_none());
    world.dial.set(START + HOUR);
    assert_eq!(claim(&world).await.unwrap().job, mail(1));
}

async fn a_failing_job_waits_longer_each_time_and_is_given_up(world: World) {
    schedule(&world, &mail(1), START).await;
    let mut pauses = Vec::new();
    for attempt in 1..=10 {
        let claimed = claim(&world).await.unwrap_or_else(|| panic!("attempt {attempt}"));
        let now = world.dial.now();
        world
            .write(async |tx, _| job::fail(tx, &claimed, now, &"õ".repeat(2000)).await)
            .await
            .unwrap();
        assert!(claim(&world).await.is_none(), "at once after attempt {attempt}");
        if let Some(at) = world.read(async |tx| job::next_due(tx).await).await.unwrap() {
            pauses.push((at - now) / MINUTE);
            world.dial.set(at - 1);
            assert!(claim(&world).await.is_none(), "too early after attempt {attempt}");
            world.dial.set(at);
        }
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256]);
    world.dial.forward(1000 * HOUR);
    assert!(claim(&world).await.is_none());
    assert_eq!(counts(&world).await, (0, 1));
    let error = sql!("select length(error) as n from job where key = $1");
    let length: i64 = world
        .read(async |tx| {
            let row = tx.one(error, &["mail:mail-1".into()]).await?;
            Ok(row
                .get::<i64>("n")
                .or_else(|_| row.get::<i32>("n").map(i64::from))?)
        })
        .await
        .unwrap();
    assert_eq!(length, 500);
    // Somebody asks for it once more, for instance with "send again" in the outbox.
    let now = world.dial.now();
    schedule(&world, &mail(1), now).await;
    assert_eq!(counts(&world).await, (1, 0));
    assert!(claim(&world).await.is_some());
}
