//! The same test on both engines: SQLite in a temporary file, PostgreSQL in a database of the test's own.
//!
//! PostgreSQL is the server that `VESTLUSRING_TEST_POSTGRES` names (`postgres://…/postgres`, by a user who may make
//! databases). Without it, those tests say so in the log of `VESTLUSRING_SKIP_LOG` and pass.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::db::{Db, Source};
use tempfile::TempDir;

/// Makes `name::sqlite` and `name::postgres` of async test functions with one parameter, which is a [`Harness`]:
/// either of functions written inside, or of the names of functions written outside.
macro_rules! both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($harness:ident: $of:ty) $body:block)+) => {$(
        $(#[$meta])*
        async fn $name($harness: $of) $body

        mod $name {
            #[test]
            fn sqlite() {
                $crate::support::engines::run($crate::support::engines::Engine::Sqlite, module_path!(), super::$name);
            }

            #[test]
            fn postgres() {
                $crate::support::engines::run($crate::support::engines::Engine::Postgres, module_path!(), super::$name);
            }
        }
    )+};
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[test]
            fn sqlite() {
                $crate::support::engines::run($crate::support::engines::Engine::Sqlite, module_path!(), super::$name);
            }

            #[test]
            fn postgres() {
                $crate::support::engines::run($crate::support::engines::Engine::Postgres, module_path!(), super::$name);
            }
        }
    )+};
}
pub(crate) use both_engines;

/// Held while the template is looked for, made and copied; any number will do, but it must not change.
const LOCK: i64 = 0x5645_5354_4c55_5352;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// What a test function takes.
pub(crate) trait Harness: Sized {
    /// Makes it on an empty, migrated database.
    async fn on(scratch: &Scratch) -> Self;
}

impl Harness for Db {
    async fn on(scratch: &Scratch) -> Db {
        scratch.open().await
    }
}

/// Runs a test on an engine; the database goes also when the test fails.
pub(crate) fn run<H: Harness>(engine: Engine, name: &str, test: impl AsyncFnOnce(H)) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()
        .expect("a runtime");
    let Some(scratch) = runtime.block_on(Scratch::make(engine)) else {
        skip(&format!("{name}::postgres: no PostgreSQL"));
        return;
    };
    let done = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async { test(H::on(&scratch).await).await });
    }));
    runtime.block_on(scratch.remove());
    if let Err(panic) = done {
        resume_unwind(panic);
    }
}

/// Notes that a test, or a part of it, did not run.
pub(crate) fn skip(line: &str) {
    eprintln!("skipped: {line}");
    let Some(path) = std::env::var_os("VESTLUSRING_SKIP_LOG") else {
        return;
    };
    let mut log = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(path)
        .expect("the log of skipped tests");
    // One write, so that the lines of tests that run at once do not mix.
    log.write_all(format!("{line}\n").as_bytes())
        .expect("the log of skipped tests");
}

/// A database for one test.
pub(crate) struct Scratch {
    source: Source,
    /// Folder of the SQLite file, gone with this value.
    dir: TempDir,
    /// Address of the server's own database, and name of ours.
    postgres: Option<(String, String)>,
}

impl Scratch {
    /// An empty, migrated database; `None` where there is no such engine.
    pub(crate) async fn make(engine: Engine) -> Option<Scratch> {
        let dir = TempDir::with_prefix("vestlusring-test-").expect("a temporary folder");
        if engine == Engine::Sqlite {
            let source = Source::Sqlite(dir.path().join("test.sqlite"));
            return Some(Scratch {
                source,
                dir,
                postgres: None,
            });
        }
        let admin = std::env::var("VESTLUSRING_TEST_POSTGRES")
            .ok()
            .filter(|url| !url.is_empty())?;
        let name = copy_template(&admin).await;
        Some(Scratch {
            source: Source::Postgres(address(&admin, &name)),
            dir,
            postgres: Some((admin, name)),
        })
    }

    /// Where it is, for opening it once more.
    pub(crate) fn source(&self) -> &Source {
        &self.source
    }

    /// A folder of the test's own.
    pub(crate) fn dir(&self) -> &std::path::Path {
        self.dir.path()
    }

    /// Opens it; it may be opened several times at once.
    pub(crate) async fn open(&self) -> Db {
        Db::open(&self.source).await.expect("opening the database")
    }

    async fn remove(self) {
        if let Some((admin, name)) = &self.postgres {
            let mut server = PgConnection::connect(admin).await.expect("the server");
            statement(&mut server, &format!("drop database {name} with (force)"))
                .await
                .expect("dropping");
            server.close().await.expect("closing");
        }
    }
}

/// Copies the migrated template, made once for these migrations, however many test processes ask for it at once.
async fn copy_template(admin: &str) -> String {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let template = format!("vestlusring_template_{:016x}", migrations());
    let mut server = PgConnection::connect(admin)
        .await
        .expect("VESTLUSRING_TEST_POSTGRES");
    statement(&mut server, &format!("select pg_advisory_lock({LOCK})"))
        .await
        .expect("the lock");
    let there: Option<i32> = sqlx::query_scalar("select 1 from pg_database where datname = $1")
        .bind(&template)
        .fetch_optional(&mut server)
        .await
        .expect("looking for the template");
    if there.is_none() {
        // Under another name until it is complete: whoever is killed meanwhile leaves no half template.
        let half = format!("{template}_half");
        statement(
            &mut server,
            &format!("drop database if exists {half} with (force)"),
        )
        .await
        .expect("dropping");
        statement(&mut server, &format!("create database {half} template template0"))
            .await
            .expect("creating");
        Db::open(&Source::Postgres(address(admin, &half)))
            .await
            .expect("migrating the template")
            .close()
            .await;
        patiently(
            &mut server,
            &format!("alter database {half} rename to {template}"),
        )
        .await;
    }
    let name = format!(
        "vestlusring_{}_{}",
        std::process::id(),
        MADE.fetch_add(1, Ordering::Relaxed)
    );
    // Left by an earlier process of the same number that was killed.
    statement(
        &mut server,
        &format!("drop database if exists {name} with (force)"),
    )
    .await
    .expect("dropping");
    patiently(
        &mut server,
        &format!("create database {name} template {template}"),
    )
    .await;
    // Closing gives the lock back.
    server.close().await.expect("closing");
    name
}

async fn statement(server: &mut PgConnection, text: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(text))
        .execute(server)
        .await
        .map(|_| ())
}

/// Tries again for a while: a connection that was closed is there a moment longer.
async fn patiently(server: &mut PgConnection, text: &str) {
    for _ in 0..100 {
        match statement(server, text).await {
            Ok(()) => return,
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("55006") => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Err(error) => panic!("{text}: {error}"),
        }
    }
    panic!("{text}: somebody is using it");
}

/// The address of another database of the same server.
fn address(admin: &str, name: &str) -> String {
    let (server, rest) = admin.rsplit_once('/').expect("an address with a database");
    let query = rest.find('?').map_or("", |at| &rest[at..]);
    format!("{server}/{name}{query}")
}

/// A number that changes when the migrations do.
fn migrations() -> u64 {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../store/migrations");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect(folder)
        .map(|f| f.expect(folder).path())
        .collect();
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        std::fs::read(file).expect(folder).hash(&mut hasher);
    }
    hasher.finish()
}
