//! Running other programs, and saying what is being done.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Says what begins.
pub(crate) fn say(what: &str) {
    println!("\n== {what}");
}

/// Cargo, as the one that runs us.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::files::root()).stdin(Stdio::null());
    // What `cargo run` sets for this crate would make build scripts of others run again.
    for (name, _) in std::env::vars_os() {
        let ours = name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"));
        if ours {
            command.env_remove(name);
        }
    }
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// Whether a cargo command such as `fmt` or `nextest` is installed.
pub(crate) fn cargo_has(subcommand: &str) -> bool {
    let version = cargo()
        .args([subcommand, "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    version.is_ok_and(|s| s.success())
}

/// Where a program is, as the shell would find it.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|dir| dir.join(program))
        .find(|p| is_program(p))
}

/// Whether the file may be run.
pub(crate) fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
}

/// Whether we are root.
pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").stdin(Stdio::null()).output();
    id.is_ok_and(|o| o.stdout.trim_ascii() == b"0")
}

/// Runs a program, shows what it says while it says it, and returns that; the flag is whether it succeeded.
pub(crate) fn tee(command: &mut Command) -> Result<(bool, String)> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("starting {name}"))?;
    let out = child.stdout.take().context("no standard output")?;
    let err = child.stderr.take().context("no standard error")?;
    let (said, warned) = std::thread::scope(|scope| {
        let warned = scope.spawn(|| echo(err, std::io::stderr()));
        let said = echo(out, std::io::stdout());
        (said, warned.join().unwrap_or_default())
    });
    let status = child.wait().with_context(|| format!("waiting for {name}"))?;
    Ok((status.success(), said + &warned))
}

fn echo(from: impl Read, mut to: impl Write) -> String {
    let mut reader = BufReader::new(from);
    let mut all = String::new();
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|n| n > 0) {
        // Nobody may be listening any more; what matters is kept.
        let _ = to.write_all(&line).and_then(|()| to.flush());
        all.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    all
}

/// Asks until the answer is yes or the time is over.
pub(crate) fn wait_for(limit: Duration, mut ready: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < limit {
        if ready() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

/// A port on this machine that nobody uses now.
pub(crate) fn free_port() -> Result<u16> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").context("looking for a free port")?;
    Ok(listener.local_addr()?.port())
}

/// A program that is ended when this goes away.
pub(crate) struct Running(pub(crate) std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Says that a test is skipped, also to the summary of `cargo xtask test`.
#[cfg(test)]
pub(crate) fn skip(why: &str) {
    eprintln!("skipped: {why}");
    if let Some(log) = std::env::var_os("VESTLUSRING_SKIP_LOG") {
        let log = std::fs::OpenOptions::new().append(true).create(true).open(log);
        assert!(
            log.and_then(|mut log| writeln!(log, "skipped: xtask: {why}"))
                .is_ok()
        );
    }
}
