//! A PostgreSQL server for the length of a test run, which is gone afterwards whatever happens.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::run::{free_port, is_root};

/// A running throw-away server.
pub(crate) struct Postgres {
    port: u16,
    dir: PathBuf,
    // A guard of its own, because a drop does not run when we are interrupted or killed: it waits for the other end of
    // its input to close, which the system does for us in every case.
    guard: Child,
    alive: Option<ChildStdin>,
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.alive.take());
        // The guard ends when the server has stopped and its files are gone.
        let _ = self.guard.wait();
        if self.dir.exists() {
            eprintln!("could not remove {}", self.dir.display());
        }
    }
}

/// Who runs the server: it refuses to run as root.
#[derive(Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

impl Postgres {
    /// Makes a cluster in a temporary folder and starts it. `programs` is the folder of `initdb` and the others.
    pub(crate) fn start(programs: &Path) -> Result<Self> {
        let dir = tempfile::Builder::new()
            .prefix("vestlusring-postgres-")
            .tempdir()
            .context("a temporary folder")?;
        let user = if is_root() {
            Some(user(&fs::read_to_string("/etc/passwd")?)?)
        } else {
            None
        };
        if let Some(User { uid, gid }) = user {
            std::os::unix::fs::chown(dir.path(), Some(uid), Some(gid)).context("giving the folder away")?;
        }
        // From here on the guard removes the folder.
        let dir = dir.keep();
        let cluster = Cluster {
            programs: programs.to_owned(),
            dir: dir.clone(),
            user,
        };
        let mut guard = cluster.guard()?;
        let alive = guard.stdin.take();
        let mut postgres = Self {
            port: 0,
            dir,
            guard,
            alive,
        };
        cluster.create()?;
        // Somebody may take the port between the look and the start.
        let mut attempts = 0;
        postgres.port = loop {
            attempts += 1;
            match cluster.start() {
                Ok(port) => break port,
                Err(_) if attempts < 3 => {}
                Err(error) => return Err(error),
            }
        };
        Ok(postgres)
    }

    /// The address that tests connect to. Whoever does may create databases of their own.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

struct Cluster {
    programs: PathBuf,
    dir: PathBuf,
    user: Option<User>,
}

impl Cluster {
    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.dir).stdin(Stdio::null());
        // The developer's own settings for psql and libpq are not ours.
        for (key, _) in std::env::vars_os() {
            if key.to_string_lossy().starts_with("PG") {
                command.env_remove(key);
            }
        }
        if let Some(User { uid, gid }) = self.user {
            command.uid(uid).gid(gid);
        }
        command
    }

    fn guard(&self) -> Result<Child> {
        const SCRIPT: &str = r#"
            trap '' INT TERM HUP
            cat >/dev/null
            [ -f data/postmaster.pid ] && "$0" -D data -m immediate -w stop >/dev/null 2>&1
            cd / && rm -rf "$1"
        "#;
        self.command("/bin/sh")
            .arg("-c")
            .arg(SCRIPT)
            .arg(self.programs.join("pg_ctl"))
            .arg(&self.dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Out of reach of Ctrl-C, which goes to the whole foreground group.
            .process_group(0)
            .spawn()
            .context("starting the guard of PostgreSQL")
    }

    fn create(&self) -> Result<()> {
        let made = self
            .command(self.programs.join("initdb"))
            .args([
                "-D",
                "data",
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
            ])
            .output()
            .context("starting initdb")?;
        if !made.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&made.stderr).trim());
        }
        fs::write(
            self.dir.join("data/pg_hba.conf"),
            "host all all 127.0.0.1/32 trust\n",
        )
        .context("pg_hba.conf")
    }

    fn start(&self) -> Result<u16> {
        let port = free_port()?;
        // Speed before safety: the data is worthless the moment the tests end. Old segments of the log go instead of
        // being used again, so that a test can look for what must be gone from the files.
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300 \
             -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
             -c wal_recycle=off"
        );
        let status = self
            .command(self.programs.join("pg_ctl"))
            .args([
                "-D", "data", "-l", "log", "-w", "-t", "60", "-o", &options, "start",
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .context("starting pg_ctl")?;
        if !status.success() {
            let log = fs::read_to_string(self.dir.join("log")).unwrap_or_default();
            bail!("PostgreSQL did not start:\n{}", log.trim());
        }
        Ok(port)
    }
}

/// `postgres` if there is one, else `nobody`.
fn user(passwd: &str) -> Result<User> {
    let named = |name: &str| {
        let line = passwd.lines().find(|l| l.split(':').next() == Some(name))?;
        let mut ids = line.split(':').skip(2);
        Some(User {
            uid: ids.next()?.parse().ok()?,
            gid: ids.next()?.parse().ok()?,
        })
    };
    named("postgres")
        .or_else(|| named("nobody"))
        .context("neither a user postgres nor nobody to run the database")
}

#[cfg(test)]
mod tests {
    // A test that meets the unexpected should stop at once.
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_user_is_postgres_or_nobody() {
        let both = "root:x:0:0::/:/bin/sh\nnobody:x:65534:65533:n:/:/x\npostgres:x:101:104:PostgreSQL,,,:/var:/bin/bash\n";
        let found = user(both).unwrap();
        assert_eq!((found.uid, found.gid), (101, 104));
        let found = user("nobody:x:65534:65533:n:/:/x\n").unwrap();
        assert_eq!((found.uid, found.gid), (65534, 65533));
        assert!(user("root:x:0:0::/:/bin/sh\n").is_err());
    }

    #[test]
    fn a_server_runs_and_leaves_nothing_behind() {
        let Some(programs) = crate::needs::machine().postgres else {
            crate::run::skip("the PostgreSQL server's programs are not installed");
            return;
        };
        let postgres = Postgres::start(&programs).unwrap();
        let (port, dir) = (postgres.port, postgres.dir.clone());
        assert_eq!(
            postgres.url(),
            format!("postgres://postgres@127.0.0.1:{port}/postgres")
        );
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        assert!(dir.join("data/postmaster.pid").exists());
        drop(postgres);
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!dir.exists());
    }
}
