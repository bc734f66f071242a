//! The clock, randomness, and the instance's key: what the rest of the product is handed.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, bail};
use domain::context::Key;
use rand::TryRng;
use rand::rngs::SysRng;
use web::app::{Clock, Seed};

/// The system's clock in microseconds UTC.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// The system's clock, to be handed on.
pub(crate) fn clock() -> Clock {
    Arc::new(now)
}

/// 32 random bytes of the operating system.
///
/// # Errors
/// When the operating system has none to give.
pub(crate) fn random() -> anyhow::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    SysRng
        .try_fill_bytes(&mut bytes)
        .context("randomness of the operating system")?;
    Ok(bytes)
}

/// The operating system's randomness, to be handed on.
pub(crate) fn seed() -> Seed {
    Arc::new(|| match random() {
        Ok(bytes) => bytes,
        // Without randomness no secret is secret: better no server than a guessable one.
        Err(error) => {
            tracing::error!("{error:#}");
            std::process::abort()
        }
    })
}

/// Makes the data directory where it is absent; nobody else on the machine reads what people told.
///
/// # Errors
/// When it cannot be made.
pub(crate) fn data_directory(data: &Path) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(data)
        .with_context(|| format!("making {}", data.display()))
}

/// The instance's key from `instance.key` in the data directory, made at the first start, readable by its owner only.
///
/// # Errors
/// When the file cannot be read, written, or is not 32 bytes.
pub(crate) fn key(data: &Path) -> anyhow::Result<Key> {
    let path = data.join("instance.key");
    match std::fs::read(&path) {
        Ok(bytes) => match <[u8; 32]>::try_from(bytes) {
            Ok(bytes) => Ok(Key::new(bytes)),
            Err(_) => bail!("{} is not a key: it must have 32 bytes", path.display()),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let bytes = random()?;
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options
                .open(&path)
                .with_context(|| format!("making {}", path.display()))?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            Ok(Key::new(bytes))
        }
        Err(error) => Err(error).with_context(|| format!("reading {}", path.display())),
    }
}
