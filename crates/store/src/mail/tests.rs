//! The driver against a real conversation on a local port, and the message against what mail clients read.
// A test that meets the unexpected should stop at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::*;

/// What the server does that is out of the ordinary.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Kind,
    /// Answers this to the command that begins so (`.` is the end of the letter).
    Says(&'static str, &'static str),
    /// Closes the connection instead of answering this.
    HangsUpAt(&'static str),
    /// Never answers this, and keeps the connection.
    IsSilentAt(&'static str),
    /// Accepts the connection and never greets.
    IsMute,
}

/// What the server heard, line by line.
type Heard = Arc<Mutex<Vec<String>>>;

async fn server(mood: Mood, offers: &'static str) -> (u16, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = Heard::default();
    let log = heard.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, mood, offers, log.clone()));
        }
    });
    (port, heard)
}

async fn converse(stream: tokio::net::TcpStream, mood: Mood, offers: &'static str, heard: Heard) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    if mood == Mood::IsMute {
        tokio::time::sleep(Duration::from_secs(60)).await;
        return;
    }
    write.write_all(b"220 post.example ESMTP\r\n").await.unwrap();
    let mut in_letter = false;
    while let Ok(Some(line)) = lines.next_line().await {
        heard.lock().unwrap().push(line.clone());
        let command = line.to_ascii_uppercase();
        if in_letter && line != "." {
            continue;
        }
        let at = |what: &str| command.starts_with(what);
        let special = match mood {
            Mood::HangsUpAt(what) if at(what) => return,
            Mood::IsSilentAt(what) if at(what) => continue,
            Mood::Says(what, answer) if at(what) => Some(format!("{answer}\r\n")),
            _ => None,
        };
        let refused = special.is_some();
        let answer = special.unwrap_or_else(|| match command.as_str() {
            "DATA" => "354 go on\r\n".to_owned(),
            "." => "250 2.0.0 taken as\tqueue-7\r\n".to_owned(),
            c if c.starts_with("EHLO") => format!("250-post.example\r\n{offers}250 HELP\r\n"),
            c if c.starts_with("AUTH") => "235 welcome\r\n".to_owned(),
            _ => "250 fine\r\n".to_owned(),
        });
        in_letter = command == "DATA" && !refused;
        if write.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

fn letter() -> Letter {
    Letter {
        to: "mari@näide.ee".to_owned(),
        to_name: Some("Mari Õun".to_owned()),
        subject: "Sinu koht vestlusringis".to_owned(),
        text: "Tere!\n.\nKohtume neljapäeval.\n".to_owned(),
        html: "<!doctype html><p>Tere!</p>".to_owned(),
        lang: "et".to_owned(),
        calendar: None,
        unsubscribe: None,
        reply_to: None,
        message_id: "0192f0c1-7b2a@vestlusring.example".to_owned(),
        written_at: 1_700_000_000_000_000,
    }
}

fn mailer(port: u16) -> Mailer {
    let url = format!("smtp://127.0.0.1:{port}");
    let mut mailer = Mailer::new(&Smtp {
        url,
        from: "Vestlusring <ring@example.org>".to_owned(),
    })
    .unwrap();
    mailer.patience = Patience {
        connect: Duration::from_millis(500),
        step: Duration::from_millis(500),
        answer: Duration::from_millis(500),
    };
    mailer
}

async fn send(mood: Mood) -> Result<Outcome, MailError> {
    let (port, _) = server(mood, "").await;
    mailer(port).send(&letter()).await
}

fn kind(answer: Result<Outcome, MailError>) -> &'static str {
    match answer {
        Ok(_) => "sent",
        Err(MailError::Permanent(_)) => "permanent",
        Err(MailError::Temporary(_)) => "temporary",
        Err(MailError::Unknown(_)) => "unknown",
    }
}

#[tokio::test]
async fn a_kind_server_takes_the_letter() {
    let (port, heard) = server(Mood::Kind, "").await;
    let outcome = mailer(port).send(&letter()).await.unwrap();
    assert_eq!(outcome.reply, "250 2.0.0 taken as queue-7");
    let heard = heard.lock().unwrap().clone();
    assert!(
        heard.contains(&"MAIL FROM:<ring@example.org>".to_owned()),
        "{heard:?}"
    );
    assert!(
        heard.contains(&"RCPT TO:<mari@xn--nide-loa.ee>".to_owned()),
        "{heard:?}"
    );
    assert_eq!(
        heard.iter().filter(|l| *l == ".").count(),
        1,
        "the dot in the text must not end the letter"
    );
    let raw = render(&letter(), "Vestlusring <ring@example.org>").unwrap();
    for line in raw.lines().filter(|l| !l.is_empty()) {
        assert!(heard.iter().any(|h| h == line), "{line:?} did not arrive");
    }
}

#[tokio::test]
async fn answers_of_the_server_become_the_right_kind() {
    for (at, answer, expected) in [
        ("EHLO", "554 go away", "temporary"),
        ("MAIL", "451 later", "temporary"),
        ("MAIL", "550 not you", "permanent"),
        ("MAIL", "530 log in first", "temporary"),
        ("RCPT", "450 greylisted", "temporary"),
        ("RCPT", "550 5.1.1 no such person", "permanent"),
        ("DATA", "421 closing", "temporary"),
        ("DATA", "554 no", "permanent"),
        (".", "452 disk full", "temporary"),
        (".", "554 spam", "permanent"),
    ] {
        assert_eq!(
            kind(send(Mood::Says(at, answer)).await),
            expected,
            "{answer:?} to {at}"
        );
    }
}

#[tokio::test]
async fn the_reason_is_kept_in_one_line() {
    let Err(MailError::Permanent(why)) = send(Mood::Says("RCPT", "550-no such\r\n550 person")).await else {
        panic!("must be permanent");
    };
    assert!(
        why.contains("no such") && why.contains("person") && why.contains("550"),
        "{why}"
    );
    assert!(!why.contains('\n'));
}

#[tokio::test]
async fn a_connection_lost_before_the_dot_is_safe_to_repeat_and_after_it_is_not() {
    for at in ["EHLO", "MAIL", "RCPT", "DATA"] {
        assert_eq!(
            kind(send(Mood::HangsUpAt(at)).await),
            "temporary",
            "hung up at {at}"
        );
        assert_eq!(
            kind(send(Mood::IsSilentAt(at)).await),
            "temporary",
            "silent at {at}"
        );
    }
    assert_eq!(kind(send(Mood::HangsUpAt(".")).await), "unknown");
    assert_eq!(kind(send(Mood::IsSilentAt(".")).await), "unknown");
    assert_eq!(kind(send(Mood::Says(".", "what?")).await), "unknown");
}

#[tokio::test]
async fn a_connection_lost_inside_the_letter_is_safe_to_repeat() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 post.example\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            let answer: &[u8] = if line == "DATA" {
                b"354 go on\r\n"
            } else {
                b"250 fine\r\n"
            };
            write.write_all(answer).await.unwrap();
            if line == "DATA" {
                return;
            }
        }
    });
    let mut long = letter();
    // More than the buffers between the two hold, so that the sender notices before it comes to the end.
    long.text = "kõne ".repeat(4_000_000);
    let mut mailer = mailer(port);
    mailer.patience.answer = Duration::from_secs(20);
    assert_eq!(kind(mailer.send(&long).await), "temporary");
}

#[tokio::test]
async fn a_server_that_is_away_or_mute_is_temporary() {
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().port()
    };
    assert_eq!(kind(mailer(port).send(&letter()).await), "temporary");
    assert_eq!(kind(send(Mood::IsMute).await), "temporary");
}

#[tokio::test]
async fn a_refused_log_in_is_not_the_letters_fault() {
    for (answer, expected) in [("235 welcome", "sent"), ("535 wrong password", "temporary")] {
        let (port, heard) = server(Mood::Says("AUTH", answer), "250-AUTH PLAIN\r\n").await;
        let url = format!("smtp://ring:s%40la@127.0.0.1:{port}");
        let mailer = Mailer::new(&Smtp {
            url,
            from: "ring@example.org".to_owned(),
        })
        .unwrap();
        assert_eq!(kind(mailer.send(&letter()).await), expected);
        // base64 of "\0ring\0s@la"
        assert!(
            heard
                .lock()
                .unwrap()
                .contains(&"AUTH PLAIN AHJpbmcAc0BsYQ==".to_owned())
        );
    }
}

#[tokio::test]
async fn nothing_is_said_in_plain_text_when_tls_was_asked_for() {
    let (port, heard) = server(Mood::Kind, "").await;
    let mut mailer = mailer(port);
    mailer.security = Security::StartTls;
    assert_eq!(kind(mailer.send(&letter()).await), "temporary");
    assert!(
        heard
            .lock()
            .unwrap()
            .iter()
            .all(|l| l.starts_with("EHLO") || l == "QUIT")
    );
}

#[tokio::test]
async fn a_bad_address_never_reaches_the_server() {
    let (port, heard) = server(Mood::Kind, "").await;
    let bad = Letter {
        to: "mari@example.org\r\nRCPT TO:<x@y.ee>".to_owned(),
        ..letter()
    };
    assert_eq!(kind(mailer(port).send(&bad).await), "permanent");
    let beyond_ascii = Letter {
        to: "õie@example.org".to_owned(),
        ..letter()
    };
    assert_eq!(kind(mailer(port).send(&beyond_ascii).await), "permanent");
    assert!(!heard.lock().unwrap().iter().any(|l| l.starts_with("MAIL")));
    let (port, heard) = server(Mood::Kind, "250-SMTPUTF8\r\n250-8BITMIME\r\n").await;
    assert_eq!(kind(mailer(port).send(&beyond_ascii).await), "sent");
    assert!(
        heard
            .lock()
            .unwrap()
            .contains(&"RCPT TO:<õie@example.org>".to_owned())
    );
}

#[test]
fn settings_say_how_the_server_is_spoken_to() {
    let with = |url: &str| {
        Mailer::new(&Smtp {
            url: url.to_owned(),
            from: "ring@example.org".to_owned(),
        })
    };
    for (url, port, security) in [
        ("smtp://localhost:25", 25, Security::Plain),
        ("smtp://127.0.0.1:1025", 1025, Security::Plain),
        ("smtp://[::1]", 25, Security::Plain),
        ("smtp://localhost?tls=required", 587, Security::StartTls),
        ("smtp://u:p@post.example", 587, Security::StartTls),
        ("smtp://u:p@post.example:2525", 2525, Security::StartTls),
        ("smtps://u:p@post.example", 465, Security::Tls),
        ("smtp://mailpit:1025?tls=none", 1025, Security::Plain),
    ] {
        let mailer = with(url).unwrap();
        assert_eq!((mailer.port, mailer.security), (port, security), "{url}");
    }
    for url in [
        "",
        "post.example",
        "http://post.example",
        "smtp://u:secret@post.example?tls=none",
        "smtp://u@post.example",
        "smtp://post.example?tls=perhaps",
        "smtp://post.example?secret=1",
        "smtps://post.example?tls=none",
        "smtp://u:se%zzcret@post.example",
    ] {
        let error = with(url).expect_err(url).to_string();
        assert!(!error.contains("cret@"), "{error}");
    }
    assert!(!format!("{:?}", with("smtps://u:secret@post.example").unwrap()).contains("secret"));
    let no_sender = Smtp {
        url: "smtp://localhost".to_owned(),
        from: "nobody".to_owned(),
    };
    assert!(Mailer::new(&no_sender).is_err());
}

#[test]
fn addresses() {
    for (typed, kept) in [
        ("mari@example.org", "mari@example.org"),
        (
            "  Mari.Maasikas+ring@Example.ORG \n",
            "Mari.Maasikas+ring@example.org",
        ),
        ("o'neil@a-b.ee", "o'neil@a-b.ee"),
        ("mari@näide.ee", "mari@xn--nide-loa.ee"),
        ("õie@example.org", "õie@example.org"),
    ] {
        assert_eq!(normalise_address(typed).as_deref(), Some(kept), "{typed:?}");
    }
    let long = format!("{}@example.org", "a".repeat(65));
    let longer = format!("a@{}.org", "b.".repeat(130));
    for typed in [
        "",
        "mari",
        "@example.org",
        "mari@",
        "mari@localhost",
        "a@b@c.ee",
        "a b@c.ee",
        "a@c d.ee",
        "a\n@c.ee",
        "a@c.ee\r\nBcc: x@y.ee",
        "a,b@c.ee",
        "<a@c.ee>",
        "\"a\"@c.ee",
        ".a@c.ee",
        "a.@c.ee",
        "a..b@c.ee",
        "a@127.0.0.1",
        "a@[127.0.0.1]",
        "a@-c.ee",
        "a@c..ee",
        "a@c.ee.",
        "a\u{202E}@c.ee",
        &long,
        &longer,
    ] {
        assert!(!is_address(typed), "{typed:?}");
    }
}

#[test]
fn the_message_has_what_mail_clients_read() {
    let raw = render(&letter(), "Vestlusring <ring@example.org>").unwrap();
    assert_eq!(
        raw,
        render(&letter(), "Vestlusring <ring@example.org>").unwrap(),
        "the same each time"
    );
    let (head, _) = raw.split_once("\r\n\r\n").unwrap();
    for line in [
        "From: Vestlusring <ring@example.org>",
        "Subject: Sinu koht vestlusringis",
        "Date: Tue, 14 Nov 2023 22:13:20 +0000",
        "Message-ID: <0192f0c1-7b2a@vestlusring.example>",
        "Content-Language: et",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
    ] {
        assert!(head.lines().any(|l| l == line), "{line}\n{head}");
    }
    assert!(head.contains("multipart/alternative"), "{head}");
    assert!(!head.contains("List-Unsubscribe") && !head.contains("Reply-To"));
    assert!(raw.find("text/plain").unwrap() < raw.find("text/html").unwrap());
    assert!(raw.is_ascii() && raw.lines().all(|l| l.len() <= 998));
}

#[test]
fn an_invitation_is_the_last_alternative_and_a_file() {
    let ics = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Õhtu\r\nEND:VCALENDAR\r\n";
    let calendar = Some(Calendar {
        method: "REQUEST".to_owned(),
        body: ics.to_owned(),
    });
    let raw = render(&Letter { calendar, ..letter() }, "ring@example.org").unwrap();
    let places: Vec<usize> = [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain; charset=utf-8",
        "text/html; charset=utf-8",
        "text/calendar; method=REQUEST; charset=utf-8",
        "application/ics; name=\"invite.ics\"",
        "Content-Disposition: attachment; filename=\"invite.ics\"",
    ]
    .iter()
    .map(|what| {
        raw.find(what)
            .unwrap_or_else(|| panic!("{what} is missing in\n{raw}"))
    })
    .collect();
    assert!(places[..6].is_sorted(), "{places:?}\n{raw}");
    // base64 of "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n": the line ends survive, in both copies.
    assert_eq!(
        raw.matches("QkVHSU46VkNBTEVOREFSDQpNRVRIT0Q6UkVRVUVTVA0K")
            .count(),
        2,
        "{raw}"
    );
    let odd = Some(Calendar {
        method: "REQUEST\r\nX: y".to_owned(),
        body: ics.to_owned(),
    });
    assert_eq!(
        kind(
            render(
                &Letter {
                    calendar: odd,
                    ..letter()
                },
                "ring@example.org"
            )
            .map(|_| unreachable())
        ),
        "permanent"
    );
}

fn unreachable() -> Outcome {
    panic!("must be refused")
}

#[test]
fn names_and_subjects_are_inert() {
    let nasty = Letter {
        to_name: Some("Mari\r\nBcc: x@y.ee\u{202E}\0 \"<z@y.ee>, ".to_owned() + &"a".repeat(500)),
        subject: "Tere\r\n\r\n<script>\u{2028}Bcc: x@y.ee ".to_owned() + &"õ".repeat(1000),
        text: "a\0b\rc".to_owned(),
        ..letter()
    };
    let raw = render(&nasty, "ring@example.org").unwrap();
    let (head, _) = raw.split_once("\r\n\r\n").unwrap();
    assert!(!head.lines().any(|l| l.starts_with("Bcc")), "{head}");
    assert!(head.lines().all(|l| l.len() <= 998));
    assert_eq!(head.lines().filter(|l| l.starts_with("To:")).count(), 1);
    assert!(head.len() < 8_000, "{} bytes", head.len());
    assert_eq!(compose::inert("  a\r\n\tb\u{202E}c\u{0}  ", 10), "a b c");
    assert_eq!(compose::inert(&"õ".repeat(50), 7).chars().count(), 7);
}

#[test]
fn links_ids_and_dates_are_checked() {
    let with = |change: fn(&mut Letter)| {
        let mut l = letter();
        change(&mut l);
        render(&l, "ring@example.org")
    };
    let raw = with(|l| {
        l.unsubscribe = Some("https://ring.example/stop/abc?x=1".to_owned());
        l.reply_to = Some("host@example.org".to_owned());
        l.message_id = "<a.b@c.ee>".to_owned();
    })
    .unwrap();
    for line in [
        "List-Unsubscribe: <https://ring.example/stop/abc?x=1>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Reply-To: host@example.org",
        "Message-ID: <a.b@c.ee>",
    ] {
        assert!(raw.lines().any(|l| l == line), "{line}\n{raw}");
    }
    let bad: [fn(&mut Letter); 9] = [
        |l| l.unsubscribe = Some("mailto:x@y.ee".to_owned()),
        |l| l.unsubscribe = Some("https://a.ee/".to_owned() + &"x".repeat(1000)),
        |l| l.unsubscribe = Some("https://a.ee/x,y".to_owned()),
        |l| l.message_id = "a b@c".to_owned(),
        |l| l.message_id = "a@b\r\nBcc: x@y.ee".to_owned(),
        |l| l.lang = "et\r\nBcc: x@y.ee".to_owned(),
        |l| l.written_at = -1,
        |l| l.written_at = i64::MAX,
        |l| l.reply_to = Some("nobody".to_owned()),
    ];
    for (at, change) in bad.into_iter().enumerate() {
        assert!(
            matches!(with(change), Err(MailError::Permanent(_))),
            "number {at}"
        );
    }
}
