//! Certificates as their people use them: the organiser who issues and revokes, the holder, and whoever checks one. And the
//! letter that says that one is ready, kept as a snapshot: after a wanted change
//! `UPDATE_SNAPSHOTS=1 cargo test -p web --test certificate`.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use domain::actor::Actor;
use domain::certificate::issue::{self, Whom};
use domain::mail::Kind;
use kernel::time::DAY;
use store::sql;
use support::engines::Engine;
use support::learned::Learned;
use support::{Browser, Fixture, Harness, Page, Scratch, TestApp, both_engines};
use web::texts::languages;

both_engines!(
    papers_are_issued_held_checked_and_revoked,
    papers_wait_for_the_last_meeting,
    a_changed_rule_is_told_and_papers_are_issued_anew,
    a_story_is_the_holders_to_release,
);

struct Set {
    app: TestApp,
    fixture: Fixture,
    learned: Learned,
    organiser: Browser,
}

impl Set {
    async fn make(app: TestApp, after: i64) -> Set {
        let fixture = app.fixture().await;
        let learned = app
            .write(async |tx, ctx| Learned::make(tx, ctx, &fixture).await)
            .await
            .unwrap();
        app.dial.set(learned.after + after);
        Set {
            organiser: app.browser_of(&fixture.organiser).await,
            app,
            fixture,
            learned,
        }
    }

    fn manage(&self) -> String {
        format!("/manage/programmes/{}/certificates", self.learned.id)
    }

    fn own(&self, who: usize, path: &str) -> String {
        format!("/a/{}{path}", self.learned.people[who].secret)
    }
}

/// Rows of the table, each with single spaces.
fn rows(page: &Page) -> Vec<String> {
    page.texts("table.table tbody tr")
}

/// Codes of all papers that the page lists, the latest first.
fn codes(page: &Page) -> Vec<String> {
    page.texts(".papers code")
}

/// Asserts that the PDF says this; nothing where there is no program that reads it.
#[track_caller]
fn says(page: &Page, expected: &[&str]) {
    assert_eq!(page.header("content-type"), "application/pdf");
    assert_eq!(page.header("cache-control"), "private, no-store");
    let child = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("skipped: no pdftotext");
        if let Some(path) = std::env::var_os("VESTLUSRING_SKIP_LOG") {
            let log = std::fs::OpenOptions::new().append(true).create(true).open(path);
            log.unwrap()
                .write_all(b"certificate: no pdftotext, so its words were not read\n")
                .unwrap();
        }
        return;
    };
    child.stdin.take().unwrap().write_all(&page.body).unwrap();
    let read = child.wait_with_output().unwrap();
    let text = String::from_utf8(read.stdout).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for one in expected {
        assert!(text.contains(one), "{one:?} is not in {text}");
    }
}

async fn papers_are_issued_held_checked_and_revoked(app: TestApp) {
    let set = Set::make(app, 0).await;
    let page = set.organiser.get(&set.manage()).await;
    page.expect(200);
    assert_eq!(
        rows(&page),
        [
            "Aive 4 of 5 held held Certificate nothing",
            "Bruno 3 of 5 held held Attestation One more meeting is lacking. nothing",
            "Celia 5 of 5 not held yet held Attestation The practicum is lacking. nothing",
            "Osaleja3 0 of 5 not held yet not held yet nothing yet 4 more meetings are lacking. The practicum is lacking. \
             The dialogue at home is lacking. nothing",
        ]
    );
    let issued = page.form("form.stack").submit_with("whom", "all").await;
    issued.expect(200).shows("Issued. The letters are on their way.");
    assert_eq!(codes(&issued).len(), 3);
    // Pressed once more there is nothing to do.
    let again = set
        .organiser
        .post(&set.manage(), &[("whom".into(), "all".into())])
        .await;
    again.expect(200).shows("There was nothing to issue");
    // The holder gets a letter, opens their page and the paper.
    set.app.run_jobs().await;
    let mail = set
        .app
        .mail_to("aive@inimesed.example", Kind::CertificateReady)
        .await;
    assert_eq!(set.app.link(&mail), set.own(0, ""));
    let holder = set.app.browser();
    let own = holder.get(&set.own(0, "/certificate")).await;
    own.expect(200).shows("Certificate: ready.");
    let code = own
        .text(".notice")
        .split("code is ")
        .nth(1)
        .unwrap()
        .trim_end_matches('.')
        .to_owned();
    let pdf = holder.get(&set.own(0, "/certificate.pdf")).await;
    // In the holder's language, whatever the page's.
    says(
        pdf.expect(200),
        &[
            "Tunnistus",
            "Aive",
            "Dialoog kogukonnaga",
            "osales 4 kohtumisel",
            "Rahvamaja",
            &code,
        ],
    );
    let links = issued.links();
    let english = links
        .iter()
        .find(|(_, to)| to.ends_with("/certificate.pdf"))
        .unwrap()
        .1
        .clone();
    let english = set.organiser.get(&format!("{english}?in=en")).await;
    says(
        english.expect(200),
        &["Certificate", "has completed the development programme"],
    );
    // Who has none has no paper, and sees what is lacking.
    holder.get(&set.own(3, "/certificate.pdf")).await.expect(404);
    let lacking = holder.get(&set.own(3, "/certificate")).await;
    lacking
        .expect(200)
        .shows("4 more meetings are lacking.")
        .shows("If it stays so");
    // Anybody checks it, and types the code as they like.
    let anybody = set.app.browser();
    let ask = anybody.get("/certificates").await;
    ask.form("main form").submit().await.expect(422);
    let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
    let valid = ask
        .form("main form")
        .set("certificate_code", &typed)
        .submit()
        .await;
    valid
        .expect(200)
        .shows("Valid.")
        .shows("Aive")
        .shows("Dialoog kogukonnaga");
    assert_eq!(
        valid.attribute("meta[name=robots]", "content").as_deref(),
        Some("noindex")
    );
    assert!(
        !valid.has("4 of 5"),
        "what somebody attended is on the paper, not on the page"
    );
    let unknown = ask
        .form("main form")
        .set("certificate_code", "ABCD-EFGH-2345")
        .submit()
        .await;
    unknown.expect(404).shows("There is no paper with the code");
    // Revoked with a reason, which only members read.
    let listed = issued
        .texts(".papers h3")
        .iter()
        .position(|n| n == "Aive")
        .unwrap();
    let revoke = issued
        .links()
        .into_iter()
        .filter(|(_, to)| to.ends_with("/revocation"))
        .nth(listed)
        .unwrap();
    let revoke = set.organiser.get(&revoke.1).await;
    revoke
        .form("main form")
        .submit()
        .await
        .expect(422)
        .shows("Why is it revoked?");
    let revoked = revoke
        .form("main form")
        .set("revoke_reason", "Nimi oli vale.")
        .submit()
        .await;
    revoked
        .expect(200)
        .shows("The paper is revoked.")
        .shows("Nimi oli vale.");
    let invalid = anybody.get(&valid.path()).await;
    invalid.expect(200).shows("Not valid.").shows("Revoked on");
    assert!(!invalid.has("Nimi oli vale."));
    holder.get(&set.own(0, "/certificate.pdf")).await.expect(404);
    // Deleted at the holder's wish it is not even found.
    let delete = revoked.form("form[action$='/deletion']").submit().await;
    let confirmed = delete.expect(200).form("main form").submit().await;
    confirmed.expect(200);
    assert_eq!(codes(&confirmed).len(), 2);
    // Strangers and members without the right.
    let outsider = set.app.browser_of(&set.fixture.outsider).await;
    outsider.get(&set.manage()).await.expect(404);
    let scribe = set.app.browser_of(&set.fixture.scribe).await;
    scribe.get(&set.manage()).await.expect(403);
    anybody.get("/a/vale/certificate").await.expect(404);
}

async fn papers_wait_for_the_last_meeting(app: TestApp) {
    let set = Set::make(app, -2 * DAY).await;
    let page = set.organiser.get(&set.manage()).await;
    page.expect(200)
        .shows("Papers can be issued once the last meeting has begun");
    assert_eq!(
        (
            page.count("input[type=checkbox]"),
            page.count("button[name=whom]")
        ),
        (0, 0)
    );
    let early = set
        .organiser
        .post(&set.manage(), &[("whom".into(), "all".into())])
        .await;
    early.expect(409);
}

async fn a_changed_rule_is_told_and_papers_are_issued_anew(app: TestApp) {
    let set = Set::make(app, 0).await;
    let page = set.organiser.get(&set.manage()).await;
    let before = page.form("form.stack").submit_with("whom", "all").await;
    let plan = set
        .organiser
        .get(&format!("/manage/programmes/{}/plan/certificate", set.learned.id))
        .await;
    plan.form("main form")
        .set("attend_percent", "60")
        .submit()
        .await
        .expect(200);
    let told = set.organiser.get(&set.manage()).await;
    told.expect(200)
        .shows("One paper says something else than would be issued now.");
    assert!(
        rows(&told)[1].ends_with("Attestation (PDF): Bruno says something else than now"),
        "{}",
        rows(&told)[1]
    );
    let anew = told.form("form.stack").submit_with("whom", "all").await;
    assert_eq!(codes(&anew).len(), codes(&before).len() + 1);
    anew.shows("Replaced by another on");
    assert!(!anew.has("than would be issued now"));
    // Whoever checks the old one learns that there is another.
    let old = codes(&before)
        .into_iter()
        .zip(before.texts(".papers h3"))
        .find(|(_, n)| n == "Bruno")
        .unwrap()
        .0;
    let checked = set.app.browser().get(&format!("/certificates/{old}")).await;
    checked
        .expect(200)
        .shows("Not valid.")
        .shows("Replaced by another on");
}

async fn a_story_is_the_holders_to_release(app: TestApp) {
    let set = Set::make(app, 0).await;
    let holder = set.app.browser();
    let page = holder.get(&set.own(0, "/story")).await;
    let kept = page
        .expect(200)
        .form("main form")
        .set("story", "Õppisin vaikima.")
        .submit()
        .await;
    kept.expect(200).shows("Saved. Only you see it.");
    let report = format!("/manage/programmes/{}/report", set.learned.id);
    assert!(!set.organiser.get(&report).await.has("Õppisin vaikima."));
    let released = kept
        .form("main form")
        .tick("story_release", "yes")
        .tick("story_named", "yes")
        .submit()
        .await;
    released.expect(200).shows("Saved and released.");
    let shown = set.organiser.get(&report).await;
    shown.shows("Õppisin vaikima.").shows("Aive, ");
    let back = released
        .form("main form")
        .untick("story_release", "yes")
        .submit()
        .await;
    back.expect(200).shows("Only you see this so far.");
    assert!(!set.organiser.get(&report).await.has("Õppisin vaikima."));
    let long = back
        .form("main form")
        .set("story", &"õ".repeat(4001))
        .submit()
        .await;
    long.expect(422);
    assert_eq!(long.form("main form").value("story").chars().count(), 4001);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_letter_in_every_language_says_what_it_said() {
    for language in languages() {
        let scratch = Scratch::make(Engine::Sqlite).await.expect("a scratch database");
        let set = Set::make(TestApp::on(&scratch).await, 0).await;
        let language = language.to_string();
        set.app
            .write(async |tx, ctx| {
                tx.run(
                    sql!("update application set language = $1"),
                    &[(&language).into()],
                )
                .await?;
                issue::issue(tx, ctx, &Actor::System, &set.learned.id, &Whom::All).await
            })
            .await
            .unwrap();
        set.app.run_jobs().await;
        let mut now = String::new();
        for name in ["aive", "bruno"] {
            let mail = set
                .app
                .mail_to(&format!("{name}@inimesed.example"), Kind::CertificateReady)
                .await;
            now.push_str(&format!(
                "=== {name}\n{}\n\n{}\n",
                mail.text.subject, mail.text.body
            ));
        }
        assert!(
            !now.contains("{ $") && !now.contains("mail-"),
            "a message shows through:\n{now}"
        );
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join(format!("tests/snapshots/mails-certificate.{language}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, now, "{} differs", path.display());
    }
}
