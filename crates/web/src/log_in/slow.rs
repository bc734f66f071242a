//! Hashing passwords: slow on purpose, so off the async threads, and only a few at once, because each takes 19 MiB.

use std::num::NonZero;
use std::sync::LazyLock;
use std::thread::available_parallelism;

use domain::context::Context;
use domain::error::Error;
use domain::person::{Credentials, HashedPassword, NewPassword};
use tokio::sync::Semaphore;

use crate::failure::Failure;

static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(2, NonZero::get)));

async fn slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    let failed = |e: &dyn std::fmt::Display| Failure(Error::Internal(format!("hashing: {e}")));
    let _turn = TURNS.acquire().await.map_err(|e| failed(&e))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| failed(&e))
}

/// Hashes a new password; the context comes back.
///
/// # Errors
/// When hashing fails.
pub(crate) async fn hash(
    mut ctx: Context,
    password: NewPassword,
) -> Result<(Context, HashedPassword), Failure> {
    let (ctx, hashed) = slowly(move || {
        let hashed = password.hash(&mut ctx);
        (ctx, hashed)
    })
    .await?;
    Ok((ctx, hashed?))
}

/// The credentials, if the password is theirs.
///
/// # Errors
/// When the work cannot be done.
pub(crate) async fn check(credentials: Credentials, password: &str) -> Result<Option<Credentials>, Failure> {
    let password = password.to_owned();
    slowly(move || {
        let right = credentials.check(&password).is_some();
        right.then_some(credentials)
    })
    .await
}
