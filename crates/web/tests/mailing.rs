//! Mails through a real mail server's door: what is sent, and what happens when the server refuses, is away, or vanishes
//! at the worst moment.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};

use domain::mail::{Kind, Mail, State};
use kernel::time::{DAY, MINUTE};
use store::mail::{Mailer, Smtp};
use support::{TestApp, both_engines};
use web::work;

/// What the server does with the next mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Takes,
    RefusesForGood,
    RefusesForNow,
    VanishesAfterTheDot,
}

/// A mail server for one test: its address, and the mails it took.
fn server(mood: Mood) -> (Mailer, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for connection in listener.incoming().take(40) {
            talk(connection.unwrap(), mood, &sender);
        }
    });
    let smtp = Smtp {
        url,
        from: "Vestlusring <vestlusring@dialoog.test>".to_owned(),
    };
    (Mailer::new(&smtp).unwrap(), receiver)
}

fn talk(mut connection: TcpStream, mood: Mood, taken: &Sender<String>) {
    let mut lines = BufReader::new(connection.try_clone().unwrap()).lines();
    let mut say = |line: &str| writeln!(connection, "{line}\r").unwrap_or(());
    say("220 dialoog.test");
    while let Some(Ok(line)) = lines.next() {
        match line.get(..4).unwrap_or("").to_uppercase().as_str() {
            "EHLO" => say("250 dialoog.test"),
            "RCPT" if mood == Mood::RefusesForGood => say("550 no such person"),
            "RCPT" if mood == Mood::RefusesForNow => say("451 later"),
            "DATA" => {
                say("354 go on");
                let mut text = String::new();
                while let Some(Ok(line)) = lines.next() {
                    if line == "." {
                        break;
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push_str("\r\n");
                }
                taken.send(text).unwrap_or(());
                if mood == Mood::VanishesAfterTheDot {
                    return;
                }
                say("250 taken");
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok"),
        }
    }
}

async fn work_off(app: &TestApp, mailer: &Mailer) {
    while work::one(&app.app, Some(mailer)).await.unwrap() {}
}

both_engines! {
    async fn a_confirmation_arrives_with_its_link_and_invitation(app: TestApp) {
        let fixture = app.fixture().await;
        let (mailer, taken) = server(Mood::Takes);
        work_off(&app, &mailer).await;
        let mails: Vec<String> = taken.try_iter().collect();
        let stored = app.mails().await;
        assert!(!mails.is_empty() && stored.iter().all(|m| m.state == State::Sent), "{stored:?}");
        assert_eq!(mails.len(), stored.len(), "each mail once");
        let confirmed = stored.iter().find(|m| m.new.kind == Kind::Confirmed).unwrap();
        let link = format!("/r/{}", fixture.confirmed[0].secret);
        let text = mails.iter().find(|m| unfolded(m).contains(&link)).expect("a mail with the personal link");
        let text = unfolded(text);
        assert!(text.contains("text/calendar") && text.contains("method=REQUEST"), "{text}");
        assert!(text.contains("Message-ID: <"));
        assert!(text.contains("Auto-Submitted: auto-generated"));
        // The link is nowhere in the database, and the outbox of a sent mail does not show it.
        assert!(stored.iter().all(|m| !m.text.body.contains("/r/") && !m.text.calendar.contains("/r/")));
        let page = app.browser_of(&fixture.organiser).await;
        let page = page.get(&format!("/manage/{}/mail/{}", fixture.organisation.slug, confirmed.id)).await;
        assert!(!page.expect(200).html().contains("/r/"));
    }

    async fn a_refused_mail_is_not_tried_again(app: TestApp) {
        app.fixture().await;
        let (mailer, taken) = server(Mood::RefusesForGood);
        work_off(&app, &mailer).await;
        assert_eq!(taken.try_iter().count(), 0);
        assert!(app.mails().await.iter().all(|m| m.state == State::Refused && m.error.contains("550")));
        app.dial.forward(MINUTE);
        work_off(&app, &mailer).await;
        assert!(app.mails().await.iter().all(|m| m.state == State::Refused));
    }

    async fn a_mail_that_waits_is_sent_later_and_once(app: TestApp) {
        app.fixture().await;
        let (later, _) = server(Mood::RefusesForNow);
        work_off(&app, &later).await;
        let waiting = app.mails().await;
        assert!(waiting.iter().all(|m| m.state == State::Queued));
        let (mailer, taken) = server(Mood::Takes);
        // Nothing is tried before its pause is over; ten minutes are more than the first pause.
        work_off(&app, &mailer).await;
        assert_eq!(taken.try_iter().count(), 0);
        app.dial.forward(10 * MINUTE);
        work_off(&app, &mailer).await;
        assert_eq!(taken.try_iter().count(), waiting.len());
        app.dial.forward(DAY / 2);
        work_off(&app, &mailer).await;
        assert_eq!(taken.try_iter().count(), 0, "sent twice");
    }

    async fn a_mail_that_may_have_arrived_is_left_to_people(app: TestApp) {
        let fixture = app.fixture().await;
        let (gone, taken) = server(Mood::VanishesAfterTheDot);
        work_off(&app, &gone).await;
        let first = taken.try_iter().count();
        let mails = app.mails().await;
        assert!(first > 0 && mails.iter().all(|m| m.state == State::Unknown), "{mails:?}");
        let (mailer, taken) = server(Mood::Takes);
        app.dial.forward(DAY / 2);
        work_off(&app, &mailer).await;
        assert_eq!(taken.try_iter().count(), 0, "sent without anybody deciding so");
        // The host decides.
        let mail = &mails.iter().find(|m| m.new.kind == Kind::Confirmed).unwrap().id;
        let path = format!("/manage/{}/mail/{mail}", fixture.organisation.slug);
        let browser = app.browser_of(&fixture.organiser).await;
        browser.get(&path).await.form(&format!("{path}/sending")).submit().await.expect(200);
        work_off(&app, &mailer).await;
        assert_eq!(taken.try_iter().count(), 1);
    }

    async fn what_waits_is_handed_on_by_people(app: TestApp) {
        let fixture = app.fixture().await;
        app.run_jobs().await;
        let held = async |state: State| {
            let mails = app.mails().await;
            let own = |m: &&Mail| m.new.organisation_id.as_ref() == Some(&fixture.organisation.id);
            mails.iter().filter(own).filter(|m| m.state == state).count()
        };
        let count = held(State::Held).await;
        assert!(count > 1);
        let list = format!("/manage/{}/mail", fixture.organisation.slug);
        let mails = app.mails().await;
        let of = Some(fixture.confirmed[0].id.clone());
        let mail = mails.iter().find(|m| m.new.kind == Kind::Confirmed && m.new.registration_id == of).unwrap();
        let path = format!("{list}/{}", mail.id);
        let action = format!("{path}/handing-on");
        let browser = app.browser_of(&fixture.organiser).await.reading("en");
        let waiting = browser.get(&list).await.click(&format!("Still to pass on ({count})")).await;
        assert_eq!(waiting.expect(200).count("tbody tr"), count);
        let open = browser.get(&path).await;
        assert!(open.html().contains("/r/"));
        let passed = open.form(&action).submit().await;
        // The link is shown only while there is somebody to pass it on.
        assert!(!passed.expect(200).html().contains("/r/"));
        assert_eq!((held(State::Held).await, held(State::Passed).await), (count - 1, 1));
        let only = browser.get(&format!("{list}?state=held")).await;
        assert!(only.expect(200).count("tbody tr") == count - 1 && !only.html().contains(&mail.id));
        // Pressed again on a page that was open before: nothing more happens.
        open.form(&action).submit().await.expect(200);
        assert_eq!(held(State::Passed).await, 1);
        // A page from before cannot send what was handed on.
        browser.post(&format!("{path}/sending"), &[]).await.expect(409);
        // A slip of the finger.
        passed.form(&action).submit().await.expect(200).shows("Still to pass on");
        assert_eq!((held(State::Held).await, held(State::Passed).await), (count, 0));
        browser.post(&format!("{path}/sending"), &[]).await.expect(200);
        browser.post(&action, &[]).await.expect(409);
        browser.get(&format!("{list}?state=lost")).await.expect(404);
    }
}

/// A mail with its soft line ends taken away, so that a long link reads as one.
fn unfolded(text: &str) -> String {
    text.replace("=\r\n", "")
        .replace("\r\n ", "")
        .replace("\r\n\t", "")
}
