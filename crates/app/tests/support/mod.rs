//! The real binary as a process.

// Each test file uses its part; and a failed step should stop the test where it stands.
#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use domain::context::{Context, Key};
use reqwest::redirect::Policy;
use store::db::Source;

#[path = "../../../store/tests/support/engines.rs"]
pub(crate) mod engines;
#[path = "../../../domain/tests/support/fixture.rs"]
pub(crate) mod fixture;

use engines::{Harness, Scratch};

/// A start or an end that takes longer than this is a fault.
const PATIENCE: Duration = Duration::from_secs(60);

/// A data directory, and where its database is.
pub(crate) struct Place {
    pub(crate) data: PathBuf,
    pub(crate) source: Source,
}

impl Harness for Place {
    async fn on(scratch: &Scratch) -> Place {
        let data = scratch.dir().join("data");
        let source = match scratch.source() {
            Source::Sqlite(_) => Source::Sqlite(data.join("vestlusring.sqlite")),
            postgres => postgres.clone(),
        };
        Place { data, source }
    }
}

impl Place {
    /// The binary with a command of one or two words, on this data.
    pub(crate) fn command(&self, command: &str) -> Command {
        let mut process = binary();
        process.args(command.split(' ')).arg("--data").arg(&self.data);
        if let Source::Postgres(url) = &self.source {
            process.args(["--database", url]);
        }
        process
    }

    /// Runs a command that ends by itself.
    pub(crate) fn run(&self, command: &str, arguments: &[&str]) -> Output {
        self.command(command)
            .args(arguments)
            .output()
            .expect("the binary")
    }

    /// Starts `serve` or `demo` on a free port and waits until it says where.
    pub(crate) fn start(&self, command: &str) -> Server {
        std::fs::create_dir_all(&self.data).expect("the data directory");
        let log = self.data.join("log");
        let errors = std::fs::OpenOptions::new()
            .append(true)
            .create(true)
            .open(&log)
            .expect("the log");
        let mut process = self
            .command(command)
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .expect("the binary");
        let out = BufReader::new(process.stdout.take().expect("its output"));
        let (say, said) = mpsc::channel();
        // Read to the end: a server whose output nobody takes would stop.
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = say.send(line);
            }
        });
        let mut server = Server {
            process,
            address: String::new(),
            said,
            log,
        };
        let first = server.line();
        let port = first
            .strip_prefix("Vestlusring: http://localhost:")
            .unwrap_or_else(|| panic!("it said {first:?}"));
        server.address = format!("http://127.0.0.1:{port}");
        server
    }
}

/// The binary, without what the developer has set for their own.
pub(crate) fn binary() -> Command {
    let mut process = Command::new(env!("CARGO_BIN_EXE_vestlusring"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("VESTLUSRING_") {
            process.env_remove(name);
        }
    }
    process
}

/// A server that runs until it is stopped or dropped.
pub(crate) struct Server {
    process: Child,
    pub(crate) address: String,
    said: Receiver<String>,
    log: PathBuf,
}

impl Server {
    /// The next line that it prints.
    pub(crate) fn line(&self) -> String {
        self.said.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            panic!(
                "it says nothing; its log:\n{}",
                std::fs::read_to_string(&self.log).unwrap_or_default()
            )
        })
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Kills it as a power cut would: it has no time for anything.
    pub(crate) fn kill(mut self) {
        self.process.kill().expect("killing");
        self.process.wait().expect("the end");
    }

    /// Asks it to stop, as an init system does.
    pub(crate) fn stop(mut self) -> ExitStatus {
        let asked = Command::new("/bin/sh")
            .arg("-c")
            .arg(format!("kill -TERM {}", self.process.id()))
            .status();
        assert!(asked.expect("kill").success());
        let start = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().expect("its end") {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "it does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A client that stays where it is sent.
pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(Policy::none())
        .timeout(Duration::from_secs(20))
        .build()
        .expect("a client")
}

/// A context at the real time, as the server has it; the seed only has to differ between calls.
pub(crate) fn context() -> Context {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("the time");
    let mut seed = [0x5e; 32];
    seed[..16].copy_from_slice(&since.as_nanos().to_le_bytes());
    Context::new(
        i64::try_from(since.as_micros()).expect("the time"),
        seed,
        Key::new([0x4b; 32]),
    )
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
