//! The mail driver: one letter to one person over SMTP, with an answer that says whether it is safe to try again.
//!
//! The conversation with the server is held step by step, not through a ready-made transport, because what matters to a
//! durable outbox is *how far* it came. Before the final dot nothing was handed over and a second try does no harm. After
//! the dot, until the server's answer is read, nobody knows: such a letter must not be sent again by itself.

mod compose;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use url::{Host, Url};

pub use compose::{is_address, normalise_address, render};

/// Where mail goes out.
#[derive(Debug, Clone)]
pub struct Smtp {
    /// `smtps://user:password@host` (TLS from the start, port 465), `smtp://user:password@host` (STARTTLS is required,
    /// port 587), or `smtp://localhost:25` (plain, because it does not leave the machine). Another host is spoken to in
    /// plain text only when the operator writes `?tls=none`, and then without a password.
    pub url: String,
    /// The sender: `noreply@example.org` or `Name <noreply@example.org>`.
    pub from: String,
}

/// One letter to one person.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The recipient's address.
    pub to: String,
    /// The recipient's name, if known. Made inert before it is used.
    pub to_name: Option<String>,
    /// The subject, in plain text. Made inert before it is used.
    pub subject: String,
    /// The body as plain text.
    pub text: String,
    /// The same body as a whole HTML page.
    pub html: String,
    /// The language of the letter as a BCP 47 tag, such as `et`.
    pub lang: String,
    /// A calendar invitation, change or cancellation.
    pub calendar: Option<Calendar>,
    /// An https address that stops letters of this kind when posted to (RFC 8058). Only for letters that are not about a
    /// place that the person holds.
    pub unsubscribe: Option<String>,
    /// Where an answer goes, if not to the sender.
    pub reply_to: Option<String>,
    /// The Message-ID, unique and kept over retries, so that a letter that came twice can be recognised as one.
    pub message_id: String,
    /// When the letter was written, in microseconds UTC; its Date header.
    pub written_at: i64,
}

/// A calendar object that travels with a letter (iMIP, RFC 6047).
#[derive(Debug, Clone)]
pub struct Calendar {
    /// The iTIP method, the same as in the body: `REQUEST`, `CANCEL` or `PUBLISH`.
    pub method: String,
    /// The iCalendar text.
    pub body: String,
}

/// The server took the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What the server said, one line and bounded; it usually names the letter in the server's queue.
    pub reply: String,
}

/// Why a letter was not, or perhaps not, handed over; by what the caller can do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// This letter will never go out as it is: a bad address, or the server refused it for good.
    #[error("refused: {0}")]
    Permanent(String),
    /// Nothing was handed over, and a later try is safe and may succeed. An unreachable server and a refused log-in are
    /// here too: they are faults of the set-up, not of the letter, which must outlive them.
    #[error("not sent this time: {0}")]
    Temporary(String),
    /// The whole letter was sent and the answer did not come. It may have been delivered: never repeat it unasked.
    #[error("sent, but whether it arrived is unknown: {0}")]
    Unknown(String),
}

/// The operator's mail settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("mail settings: {0}")]
pub struct BadSettings(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Security {
    Plain,
    StartTls,
    Tls,
}

/// How long each stage may take.
#[derive(Debug, Clone, Copy)]
struct Patience {
    connect: Duration,
    step: Duration,
    /// The answer to the whole letter. Servers scan for spam and viruses before they answer, so this is long: to give up
    /// early makes a delivered letter look lost.
    answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            step: Duration::from_secs(60),
            answer: Duration::from_secs(300),
        }
    }
}

/// Sends letters through one SMTP server.
pub struct Mailer {
    host: String,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
    from: String,
    patience: Patience,
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mailer")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("with_password", &self.credentials.is_some())
            .finish_non_exhaustive()
    }
}

impl Mailer {
    /// Reads the settings; connects to nothing.
    ///
    /// # Errors
    /// When the URL or the sender cannot be understood, or a password would travel in plain text.
    pub fn new(smtp: &Smtp) -> Result<Self, BadSettings> {
        // The URL may hold a password, so no message repeats it.
        let bad = |why: &str| BadSettings(why.to_owned());
        let url = Url::parse(&smtp.url).map_err(|e| BadSettings(format!("the SMTP URL: {e}")))?;
        let (host, local) = match url.host() {
            Some(Host::Domain(name)) => (name.to_owned(), name == "localhost"),
            Some(Host::Ipv4(ip)) => (ip.to_string(), ip.is_loopback()),
            Some(Host::Ipv6(ip)) => (ip.to_string(), ip.is_loopback()),
            None => return Err(bad("the SMTP URL names no host")),
        };
        // An smtp: URL is not "special", so the parser leaves an address in digits a mere name.
        let local = local || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
        let mut tls = None;
        for (key, value) in url.query_pairs() {
            if key != "tls" {
                return Err(BadSettings(format!(
                    "the SMTP URL has an unknown setting {key:?}"
                )));
            }
            tls = Some(value.into_owned());
        }
        let security = match (url.scheme(), tls.as_deref()) {
            ("smtps", None) => Security::Tls,
            ("smtp", None) if local => Security::Plain,
            ("smtp", Some("none")) => Security::Plain,
            ("smtp", None | Some("required")) => Security::StartTls,
            ("smtp" | "smtps", _) => {
                return Err(bad(
                    "tls= in the SMTP URL is `required` or `none`, and not with smtps",
                ));
            }
            _ => return Err(bad("the SMTP URL begins with smtp:// or smtps://")),
        };
        let decode = |s: &str| {
            percent_decode(s)
                .ok_or_else(|| bad("the user or password in the SMTP URL is wrongly percent-encoded"))
        };
        let credentials = match url.password() {
            Some(password) => Some(Credentials::new(decode(url.username())?, decode(password)?)),
            None if url.username().is_empty() => None,
            None => return Err(bad("the SMTP URL has a user but no password")),
        };
        if credentials.is_some() && security == Security::Plain && !local {
            return Err(bad("tls=none would send the password in plain text"));
        }
        compose::sender(&smtp.from).map_err(|e| BadSettings(format!("the sender: {e}")))?;
        let port = url.port().unwrap_or(match security {
            Security::Plain => 25,
            Security::StartTls => 587,
            Security::Tls => 465,
        });
        Ok(Self {
            host,
            port,
            security,
            credentials,
            from: smtp.from.clone(),
            patience: Patience::default(),
        })
    }

    /// The sender as set by the operator; what `render` wants.
    #[must_use]
    pub fn from(&self) -> &str {
        &self.from
    }

    /// Hands one letter to the server.
    ///
    /// # Errors
    /// By what can be done about it: see [`MailError`].
    pub async fn send(&self, letter: &Letter) -> Result<Outcome, MailError> {
        let message = compose::message(letter, &self.from)?;
        let mut connection = self.connect().await?;
        let sent = self
            .hand_over(&mut connection, message.envelope(), &message.formatted())
            .await;
        // The answer has been read or is lost; a server that is slow to part changes neither.
        let _ = tokio::time::timeout(Duration::from_secs(2), connection.abort()).await;
        sent
    }

    /// Opens a connection, makes it safe and logs in. Whatever fails here is not the letter's fault.
    async fn connect(&self) -> Result<AsyncSmtpConnection, MailError> {
        let not_now = |e: SmtpError| MailError::Temporary(one_line(&e.to_string()));
        let hello = ClientId::default();
        let tls = match self.security {
            Security::Plain => None,
            Security::StartTls | Security::Tls => {
                Some(TlsParameters::new(self.host.clone()).map_err(not_now)?)
            }
        };
        let (wrapper, upgrade) = match self.security {
            Security::Tls => (tls, None),
            Security::StartTls | Security::Plain => (None, tls),
        };
        // The library's own time-out covers only the TCP connection: a server that never greets would hold us for ever.
        let opening = AsyncSmtpConnection::connect_tokio1(
            (self.host.as_str(), self.port),
            Some(self.patience.connect),
            &hello,
            wrapper,
            None,
        );
        let mut connection = within(
            self.patience.connect + self.patience.step,
            "the greeting",
            opening,
        )
        .await?
        .map_err(not_now)?;
        if let Some(parameters) = upgrade {
            within(
                self.patience.step,
                "STARTTLS",
                connection.starttls(parameters, &hello),
            )
            .await?
            .map_err(not_now)?;
        }
        if let Some(credentials) = &self.credentials {
            within(
                self.patience.step,
                "the log-in",
                connection.auth(DEFAULT_MECHANISMS, credentials),
            )
            .await?
            .map_err(not_now)?;
        }
        Ok(connection)
    }

    async fn hand_over(
        &self,
        connection: &mut AsyncSmtpConnection,
        envelope: &Envelope,
        raw: &[u8],
    ) -> Result<Outcome, MailError> {
        let step = self.patience.step;
        let mut parameters = Vec::new();
        if !envelope.to().iter().all(|a| a.to_string().is_ascii()) {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(MailError::Permanent(
                    "the mail server takes only addresses in plain Latin letters".to_owned(),
                ));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let mail = Mail::new(envelope.from().cloned(), parameters);
        within(step, "MAIL", connection.command(mail))
            .await?
            .map_err(refused)?;
        for to in envelope.to() {
            within(
                step,
                "RCPT",
                connection.command(Rcpt::new(to.clone(), Vec::new())),
            )
            .await?
            .map_err(refused)?;
        }
        within(step, "DATA", connection.command(Data))
            .await?
            .map_err(refused)?;

        // The library writes the final dot once it has asked for a piece that is not there.
        let whole = AtomicBool::new(false);
        let end = std::iter::from_fn(|| {
            whole.store(true, Ordering::Relaxed);
            None::<&[u8]>
        });
        let answer = tokio::time::timeout(
            self.patience.answer,
            connection.message_iter(raw.chunks(16 * 1024).chain(end)),
        )
        .await;
        let lost = |why: String| {
            if whole.load(Ordering::Relaxed) {
                MailError::Unknown(why)
            } else {
                MailError::Temporary(why)
            }
        };
        match answer {
            Ok(Ok(reply)) => {
                let said: Vec<&str> = reply.message().collect();
                Ok(Outcome {
                    reply: one_line(&format!("{} {}", reply.code(), said.join(" "))),
                })
            }
            Ok(Err(e)) if e.is_permanent() || e.is_transient() => Err(refused(e)),
            Ok(Err(e)) => Err(lost(one_line(&e.to_string()))),
            Err(_) => Err(lost("the server did not answer in time".to_owned())),
        }
    }
}

/// A negative answer, or a lost connection, before anything was handed over.
fn refused(e: SmtpError) -> MailError {
    let why = one_line(&e.to_string());
    // 530, 534, 535 and 538 ask for another log-in: the set-up is at fault, not the letter.
    let log_in = e
        .status()
        .is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538));
    if e.is_permanent() && !log_in {
        MailError::Permanent(why)
    } else {
        MailError::Temporary(why)
    }
}

async fn within<T>(limit: Duration, what: &str, work: impl Future<Output = T>) -> Result<T, MailError> {
    tokio::time::timeout(limit, work)
        .await
        .map_err(|_| MailError::Temporary(format!("{what} took over {} s", limit.as_secs_f32())))
}

/// What a server says ends up in a table and on a page: one line, bounded.
fn one_line(s: &str) -> String {
    compose::inert(s, 300)
}

fn percent_decode(s: &str) -> Option<String> {
    let mut out = Vec::with_capacity(s.len());
    let mut bytes = s.bytes();
    while let Some(b) = bytes.next() {
        if b == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            out.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            out.push(b);
        }
    }
    String::from_utf8(out).ok()
}
