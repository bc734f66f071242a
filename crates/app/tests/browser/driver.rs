//! Chromium through its driver, and a demo to look at. Both stop when dropped.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// Notes that a test was skipped, and why.
pub(crate) fn skip(why: &str) {
    eprintln!("skipped: {why}");
    if let Ok(path) = std::env::var("VESTLUSRING_SKIP_LOG") {
        let mut file = std::fs::OpenOptions::new()
            .append(true)
            .create(true)
            .open(path)
            .expect("the log of skips");
        writeln!(
            file,
            "{}: {why}",
            std::thread::current().name().unwrap_or("a browser test")
        )
        .expect("write");
    }
}

/// A running chromedriver.
pub(crate) struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts it; `None` where the environment names none.
    pub(crate) async fn start() -> Option<Driver> {
        let binary = std::env::var("VESTLUSRING_TEST_CHROMEDRIVER").ok()?;
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut command = Command::new(binary);
        command
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // Held by what stops it when dropped, from its first moment on.
        let driver = Driver {
            process: command.spawn().expect("chromedriver"),
            address: format!("http://127.0.0.1:{port}"),
        };
        for _ in 0..100 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(driver);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("chromedriver does not answer");
    }

    /// A browser window of this inner size.
    pub(crate) async fn client(&self, width: u32, height: u32) -> Client {
        let mut arguments = vec![
            "--headless".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
        ];
        if std::env::var("VESTLUSRING_TEST_NO_SANDBOX").is_ok() {
            arguments.push("--no-sandbox".to_owned());
        }
        let mut options = json!({
            "args": arguments,
            "mobileEmulation": { "deviceMetrics": { "width": width, "height": height, "pixelRatio": 1.0, "touch": width < 600, "mobile": width < 600 } },
        });
        if let Ok(binary) = std::env::var("VESTLUSRING_TEST_CHROMIUM") {
            options["binary"] = json!(binary);
        }
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.address)
            .await
            .expect("a browser")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[derive(Debug)]
struct Log;

impl WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/se/log", session_id.unwrap_or("")))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

/// Errors and warnings in the browser's console since the last call, refused content among them.
pub(crate) async fn console(client: &Client) -> Vec<String> {
    let log = client.issue_cmd(Log).await.unwrap();
    let empty = Vec::new();
    log.as_array()
        .unwrap_or(&empty)
        .iter()
        .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
        .map(|entry: &Value| entry["message"].as_str().unwrap_or("?").to_owned())
        .collect()
}

#[derive(Debug)]
struct Scripts(bool);

impl WebDriverCompatibleCommand for Scripts {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/goog/cdp/execute", session_id.unwrap_or("")))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": "Emulation.setScriptExecutionDisabled", "params": { "value": !self.0 } });
        (http::Method::POST, Some(body.to_string()))
    }
}

/// Whether pages may run scripts from now on.
pub(crate) async fn scripts(client: &Client, run: bool) {
    client.issue_cmd(Scripts(run)).await.unwrap();
}

/// A running demo with its own data.
pub(crate) struct Demo {
    process: Child,
    address: Url,
    _data: tempfile::TempDir,
    /// A server whose output nobody takes would stop at its next word.
    _says: BufReader<ChildStdout>,
}

impl Demo {
    pub(crate) async fn start() -> Demo {
        let data = tempfile::tempdir().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_vestlusring"))
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(data.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the demo");
        let mut line = String::new();
        let mut says = BufReader::new(process.stdout.take().unwrap());
        says.read_line(&mut line).unwrap();
        let address = line
            .split_whitespace()
            .last()
            .expect("an address")
            .parse()
            .expect("an address");
        Demo {
            process,
            address,
            _data: data,
            _says: says,
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        self.address.join(path).unwrap().to_string()
    }

    /// The path and query of an address of this demo; `None` for others and for `mailto:`.
    pub(crate) fn inner(&self, link: &str) -> Option<String> {
        let url = Url::parse(link).ok()?;
        if url.origin() != self.address.origin() || url.query().is_some_and(|q| q.contains("lang=")) {
            return None;
        }
        Some(match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        })
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
