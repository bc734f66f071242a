//! A browser, driven through chromedriver's WebDriver protocol.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::http::request;
use crate::run::{Running, free_port, is_root, wait_for};

/// A browser of its own profile. Gone when dropped.
pub(crate) struct Browser {
    port: u16,
    session: String,
    // Last, so that the driver outlives the farewell.
    _driver: Running,
    _profile: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Closes Chromium; if that fails, the driver's end takes it along.
        let _ = request(self.port, "DELETE", &format!("/session/{}", self.session), None);
    }
}

impl Browser {
    /// Starts the driver and a headless browser that asks for pages in this language.
    pub(crate) fn start(chromedriver: &Path, chromium: &Path, language: &str) -> Result<Self> {
        let profile = tempfile::tempdir().context("a temporary folder")?;
        let port = free_port()?;
        let driver = Command::new(chromedriver)
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("starting chromedriver")?;
        let driver = Running(driver);
        if !wait_for(Duration::from_secs(20), || {
            request(port, "GET", "/status", None).is_ok_and(|(s, _)| s == 200)
        }) {
            bail!("chromedriver did not answer");
        }
        let mut flags = vec![
            "--headless".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--hide-scrollbars".to_owned(),
            // Nothing may be caught in the middle of a movement.
            "--force-prefers-reduced-motion".to_owned(),
            format!("--accept-lang={language}"),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        if is_root() {
            flags.push("--no-sandbox".to_owned());
        }
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": chromium.to_string_lossy(), "args": flags },
        } } });
        let started = call(port, "POST", "/session", Some(&wish))?;
        let session = started["sessionId"].as_str().context("no session")?.to_owned();
        Ok(Self {
            port,
            session,
            _driver: driver,
            _profile: profile,
        })
    }

    fn call(&self, method: &str, command: &str, body: Option<&Value>) -> Result<Value> {
        call(
            self.port,
            method,
            &format!("/session/{}/{command}", self.session),
            body,
        )
    }

    fn script(&self, script: &str) -> Result<Value> {
        self.call(
            "POST",
            "execute/sync",
            Some(&json!({ "script": script, "args": [] })),
        )
    }

    /// Sets the size of the page's window, in CSS pixels.
    pub(crate) fn size(&self, width: u32, height: u32) -> Result<()> {
        let how = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": how });
        self.call("POST", "goog/cdp/execute", Some(&command)).map(drop)
    }

    /// Opens a page and waits until it and its fonts are there.
    ///
    /// # Errors
    /// Also when the server answers that page with an error.
    pub(crate) fn open(&self, url: &str) -> Result<()> {
        self.call("POST", "url", Some(&json!({ "url": url })))?;
        self.ready()
    }

    /// Clicks the first element that the CSS selector finds, and waits for what comes.
    pub(crate) fn click(&self, selector: &str) -> Result<()> {
        let element = self
            .call(
                "POST",
                "element",
                Some(&json!({ "using": "css selector", "value": selector })),
            )
            .with_context(|| format!("looking for {selector}"))?;
        let id = element
            .as_object()
            .and_then(|o| o.values().next())
            .and_then(Value::as_str)
            .context("no element")?;
        self.call("POST", &format!("element/{id}/click"), Some(&json!({})))?;
        self.ready()
    }

    fn ready(&self) -> Result<()> {
        let settled = wait_for(Duration::from_secs(15), || {
            self.script("return document.fonts.ready.then(() => document.readyState)")
                .is_ok_and(|s| s == "complete")
        });
        if !settled {
            bail!("the page did not come to rest");
        }
        let status =
            self.script("return performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0")?;
        match status.as_u64() {
            Some(200..=299) => Ok(()),
            _ => bail!("the server answered {status}"),
        }
    }

    /// A picture of what the window shows, as PNG.
    pub(crate) fn picture(&self) -> Result<Vec<u8>> {
        let encoded = self.call("GET", "screenshot", None)?;
        STANDARD
            .decode(encoded.as_str().context("no picture")?)
            .context("the picture is no base64")
    }
}

fn call(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
    let body = body.map(Value::to_string);
    let (status, answer) = request(port, method, path, body.as_deref())?;
    let answer: Value = serde_json::from_slice(&answer).with_context(|| format!("the answer to {path}"))?;
    let value = answer["value"].clone();
    if status != 200 {
        let message = value["message"].as_str().unwrap_or("no reason given");
        bail!(
            "{}: {}",
            value["error"].as_str().unwrap_or("error"),
            message.lines().next().unwrap_or(message)
        );
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    // A test that meets the unexpected should stop at once.
    #![allow(clippy::unwrap_used)]

    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;

    use super::*;

    /// A page whose button leads to an error, for as many requests as come.
    fn server() -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut reader = BufReader::new(stream);
                let mut line = String::new();
                reader.read_line(&mut line).unwrap_or_default();
                let (status, page) = match line.split(' ').nth(1) {
                    Some("/") => (
                        "200 OK",
                        "<!doctype html><title>a</title><form action=/b><button name=role value=host>b</button></form>",
                    ),
                    Some("/b?role=host") => ("200 OK", "<!doctype html><title>b</title><p>b"),
                    _ => ("404 Not Found", "<!doctype html><title>no</title>"),
                };
                while reader.read_line(&mut line).is_ok_and(|n| n > 2) {}
                let length = page.len();
                let head = format!(
                    "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close"
                );
                // Browsers open connections that they do not use.
                let _ = write!(reader.get_mut(), "{head}\r\n\r\n{page}");
            }
        });
        port
    }

    #[test]
    fn a_browser_opens_clicks_and_takes_pictures_of_the_size_asked_for() {
        let machine = crate::needs::machine();
        let (Some(chromedriver), Some(chromium)) = (machine.chromedriver, machine.chromium) else {
            crate::run::skip("Chromium or chromedriver is not installed");
            return;
        };
        let address = format!("http://127.0.0.1:{}", server());
        let browser = Browser::start(&chromedriver, &chromium, "et").unwrap();
        browser.open(&format!("{address}/")).unwrap();
        assert_eq!(browser.script("return document.title").unwrap(), "a");
        assert_eq!(browser.script("return navigator.language").unwrap(), "et");
        browser.click("button[name=role][value=host]").unwrap();
        assert_eq!(browser.script("return document.title").unwrap(), "b");
        for (width, height) in [(390_u32, 844_u32), (1280, 900)] {
            browser.size(width, height).unwrap();
            let picture = browser.picture().unwrap();
            assert!(picture.starts_with(b"\x89PNG"));
            // Width and height stand at the beginning of a PNG.
            assert_eq!(picture[16..20], width.to_be_bytes());
            assert_eq!(picture[20..24], height.to_be_bytes());
        }
        assert!(browser.click("#none").is_err());
        let error = browser.open(&format!("{address}/gone")).unwrap_err();
        assert!(error.to_string().contains("404"), "{error}");
    }
}
