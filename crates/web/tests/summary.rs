//! After the talk: the host reads what was said, writes the summary and publishes it; everybody reads it; and whoever
//! said something takes it back with a slip, and it is gone from everywhere.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::process::Command;

use kernel::circle::WordsId;
use store::sql;
use support::page::selector;
use support::talk::Talk;
use support::{Browser, Fixture, Page, TestApp, both_engines};

both_engines!(
    words_are_published_and_taken_back,
    of_two_hosts_both_texts_stay_in_sight,
    a_slip_says_what_it_can_do,
    a_host_withdraws_for_somebody_who_asks,
);

const SAID: &str = "Koosolekul ma ei räägi, aga siin küll.";
const ALSO: &str = "Bussi ei tule <kunagi> & nii ongi.";

/// A circle of the dialogue that was held, closed: both words are released, the first with a slip.
async fn talked(app: &TestApp, fixture: &Fixture) -> (Talk, [WordsId; 2], String) {
    let memory = &app.app.circles;
    app.write(async |tx, ctx| {
        let talk = Talk::begin(tx, ctx, memory, &fixture.past, (1, 1)).await?;
        let said = talk.write(tx, ctx, memory, SAID).await?;
        let also = talk.write(tx, ctx, memory, ALSO).await?;
        talk.read_back(tx, ctx, memory, &[&said, &also]).await?;
        let slip = talk.slip(tx, ctx, memory, &said).await?;
        talk.close(tx, ctx, memory).await?;
        Ok((talk, [said, also], slip))
    })
    .await
    .unwrap()
}

/// Writes and publishes the summary of the held dialogue as its host does.
async fn publish(host: &Browser, fixture: &Fixture) -> Page {
    let edit = format!("/manage/dialogues/{}/summary", fixture.past.id);
    let page = host.get(&edit).await;
    page.expect(200);
    let preview = page
        .form(&edit)
        .set("topics", "Räägiti lasteaiast ja bussist.")
        .submit_with("act", "preview")
        .await;
    preview
        .expect(200)
        .shows("This is how everybody will read it")
        .shows(SAID);
    preview.form(&format!("{edit}/publication")).submit().await
}

/// The words of a PDF; `None` where poppler is missing.
fn pdf_text(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("summary.pdf");
    std::fs::write(&path, pdf).unwrap();
    let output = Command::new("pdftotext").arg(&path).arg("-").output().ok()?;
    assert!(output.status.success(), "pdftotext cannot read it");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether the PDF has the words, as far as it can be read here.
async fn paper_has(app: &TestApp, address: &str, words: &str) -> Option<bool> {
    let answer = app
        .browser()
        .ask(axum::http::Method::GET, address, None, &[])
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert_eq!(answer.header("cache-control"), "private, no-store");
    let text = pdf_text(&answer.body);
    if text.is_none() {
        support::engines::skip("summary: pdftotext is not installed, so the PDF's words were not looked at");
    }
    Some(text?.contains(words))
}

async fn words_are_published_and_taken_back(app: TestApp) {
    let fixture = app.fixture().await;
    let (talk, words, slip) = talked(&app, &fixture).await;
    let host = app.browser_of(&fixture.organiser).await;
    let public = format!("/dialogues/{}/summary", fixture.past.public_id);
    let paper = format!("{public}.pdf");
    app.browser().get(&public).await.expect(404);
    app.browser().get(&paper).await.expect(404);

    // The host reads what was said, and fills in what the circle had only on paper.
    let notes = host
        .get(&format!("/manage/dialogues/{}/words", fixture.past.id))
        .await;
    notes.expect(200).shows(SAID).shows(ALSO).shows("released");
    let sheet = notes.click("Fill it in: Circle 1").await;
    let packaging = format!(
        "/manage/dialogues/{}/words/packaging/{}",
        fixture.past.id, talk.circle.id
    );
    assert_eq!(sheet.path(), packaging);
    let long = "õ".repeat(4001);
    let refused = sheet
        .form("main form[method=post]")
        .set("agreed", &long)
        .submit()
        .await;
    refused.expect(422);
    assert_eq!(refused.form("main form[method=post]").value("agreed"), long);
    refused
        .form("main form[method=post]")
        .set("agreed", "Elada siin.\n\nJa jääda.")
        .submit()
        .await
        .expect(200)
        .shows("Ja jääda.");

    let published = publish(&host, &fixture).await;
    published
        .expect(200)
        .shows("The summary is public")
        .shows("Public since");

    // What everybody reads: the question, how it was held, what was said, what comes next; and no trail to anybody.
    let page = app.browser().get(&public).await;
    page.expect(200)
        .shows("Mis hoiab küla elus?")
        .shows("Räägiti lasteaiast ja bussist.")
        .shows("Ja jääda.")
        .shows(SAID)
        .shows(ALSO)
        .shows("20 min")
        .shows("Mustjõe vallavanem");
    assert_eq!(page.header("cache-control"), "private, no-store");
    let quotes = page.tree().select(&selector("blockquote")).count();
    assert_eq!(quotes, 2);
    assert_eq!(page.attribute("blockquote", "lang").as_deref(), Some("et"));
    for trail in words
        .iter()
        .map(WordsId::as_str)
        .chain([talk.circle.id.as_str(), &slip])
    {
        assert!(!page.html().contains(trail), "{trail} is in the public page");
    }
    app.browser()
        .get(&format!("/dialogues/{}", fixture.past.public_id))
        .await
        .click("Read what was said")
        .await
        .expect(200);
    let finds = async |query: &str| {
        let page = app.browser().get(query).await;
        page.expect(200).has("Mis hoiab küla elus?")
    };
    assert!(finds("/dialogues?q=KOOSOLEKUL").await);
    assert!(finds("/dialogues?when=past&q=koosolekul").await);
    assert!(finds("/dialogues?q=lasteaiast").await);
    assert!(!finds("/dialogues?q=lasteaiata").await);
    assert_ne!(paper_has(&app, &paper, "Koosolekul").await, Some(false));

    // With the slip: asked once more, then gone from page, paper and search, and from the file after the next job.
    let own = app.browser().get(&format!("/slip/{slip}")).await;
    own.expect(200).shows(SAID).shows("Others may read them");
    assert_eq!(own.header("cache-control"), "private, no-store");
    assert_eq!(
        own.attribute("meta[name=robots]", "content").as_deref(),
        Some("noindex")
    );
    let will = own.form("form:has(input[value=withdraw])");
    let asked = will.submit().await;
    asked.expect(200).shows("Take your words back for good?");
    let gone = asked.form(&format!("/slip/{slip}")).submit().await;
    gone.expect(200).shows("Your words are gone");
    assert!(!gone.html().contains("Koosolekul"));
    let page = app.browser().get(&public).await;
    page.expect(200).shows(ALSO);
    assert!(!page.html().contains("Koosolekul"));
    assert!(!finds("/dialogues?q=koosolekul").await);
    assert!(!finds("/dialogues?when=past&q=koosolekul").await);
    assert_ne!(paper_has(&app, &paper, "Koosolekul").await, Some(true));
    let notes = host
        .get(&format!("/manage/dialogues/{}/words", fixture.past.id))
        .await;
    notes.expect(200).shows("One entry was struck or withdrawn");
    assert!(!notes.html().contains("Koosolekul"));
    app.run_jobs().await;
    let left = async |tx: &mut store::db::Tx| {
        let query = sql!("select count(*) as n from words_text");
        Ok(tx.one(query, &[]).await?.count("n")?)
    };
    assert_eq!(app.read(left).await.unwrap(), 1);

    // The host takes the summary back: asked once more, then it is nobody else's to read.
    let edit = host
        .get(&format!("/manage/dialogues/{}/summary", fixture.past.id))
        .await;
    let asked = edit
        .form(&format!(
            "/manage/dialogues/{}/summary/retraction",
            fixture.past.id
        ))
        .submit()
        .await;
    asked.expect(200).shows("Take the summary back?");
    asked
        .form("main form[method=post]")
        .submit()
        .await
        .expect(200)
        .shows("a draft again");
    app.browser().get(&public).await.expect(404);
    app.browser().get(&paper).await.expect(404);
    assert!(!finds("/dialogues?q=lasteaiast").await);
}

async fn of_two_hosts_both_texts_stay_in_sight(app: TestApp) {
    let fixture = app.fixture().await;
    talked(&app, &fixture).await;
    let edit = format!("/manage/dialogues/{}/summary", fixture.past.id);
    let (karin, onne) = (
        app.browser_of(&fixture.organiser).await,
        app.browser_of(&fixture.owner).await,
    );
    let (hers, theirs) = (karin.get(&edit).await, onne.get(&edit).await);
    hers.form(&edit)
        .set("topics", "Karini tekst")
        .submit_with("act", "save")
        .await
        .expect(200);
    let told = theirs
        .form(&edit)
        .set("topics", "Õnne tekst")
        .submit_with("act", "save")
        .await;
    told.expect(422)
        .shows("Somebody has saved another text meanwhile")
        .shows("Karini tekst");
    assert_eq!(told.form(&edit).value("topics"), "Õnne tekst");
    // Having seen both, saving is meant.
    told.form(&edit).submit_with("act", "save").await.expect(200);
    assert_eq!(karin.get(&edit).await.form(&edit).value("topics"), "Õnne tekst");
}

async fn a_slip_says_what_it_can_do(app: TestApp) {
    let fixture = app.fixture().await;
    let memory = &app.app.circles;
    let (talk, words, blank) = app
        .write(async |tx, ctx| {
            let talk = Talk::begin(tx, ctx, memory, &fixture.past, (1, 1)).await?;
            let words = talk.write(tx, ctx, memory, SAID).await?;
            let system = domain::actor::Actor::System;
            let printed = domain::circle::slip::print(tx, ctx, &system, &fixture.past.id, 1).await?;
            talk.read_back(tx, ctx, memory, &[]).await?;
            Ok((talk, words, printed[0].secret.clone()))
        })
        .await
        .unwrap();
    let address = format!("/slip/{blank}");
    let reader = app.browser();
    let page = reader.get(&address).await;
    page.expect(200)
        .shows("This slip has no words yet")
        .shows("has the number 1");
    assert_eq!(page.count("form[method=post]:has(input[name=will])"), 0);
    app.write(async |tx, _| {
        let circle = domain::circle::by_id(tx, &talk.circle.id).await?;
        domain::circle::slip::bind(tx, memory, &circle, &words, 1).await
    })
    .await
    .unwrap();
    // Nobody has asked yet, so it cannot be released now; after the close it can.
    let page = reader.get(&address).await;
    page.shows(SAID).shows("only the host’s people read");
    assert_eq!(page.count("input[value=release]"), 0);
    let send = |will: &str| {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        vec![
            pair("will", will),
            pair("id", &format!("id-{will}")),
            pair("text", "another"),
        ]
    };
    // A text that they did not read is not released.
    let early = reader.post(&address, &send("release")).await;
    early.expect(409).shows(SAID);
    app.write(async |tx, ctx| talk.close(tx, ctx, memory).await)
        .await
        .unwrap();
    let page = reader.get(&address).await;
    let page = page.form("form:has(input[value=release])").submit().await;
    page.expect(200).shows("Others may read these words now.");
    let page = page.form("form:has(input[value=keep])").submit().await;
    page.expect(200).shows("kept back");
    assert_eq!(page.count("input[value=release]"), 0, "a no holds");
    // A form that says nothing is refused, and one without an id too.
    reader.post(&address, &[]).await.expect(400);
    reader.post(&address, &send("publish")).await.expect(400);
}

async fn a_host_withdraws_for_somebody_who_asks(app: TestApp) {
    let fixture = app.fixture().await;
    let (_, [said, also], slip) = talked(&app, &fixture).await;
    let notes = format!("/manage/dialogues/{}/words", fixture.past.id);
    let analyst = app.browser_of(&fixture.analyst).await;
    let page = analyst.get(&notes).await;
    page.expect(200).shows(SAID);
    assert_eq!(page.count("input[name=will]"), 0);
    let host = app.browser_of(&fixture.organiser).await;
    let page = host.get(&notes).await;
    let address = format!("{notes}/{}", also.as_str());
    let kept = page
        .form(&format!("form[action='{address}']:has(input[value=keep])"))
        .submit()
        .await;
    kept.expect(200).shows("kept back");
    let address = format!("{notes}/{}", said.as_str());
    let asked = kept
        .form(&format!("form[action='{address}']:has(input[value=withdraw])"))
        .submit()
        .await;
    asked.expect(200).shows("Withdraw these words?");
    let done = asked.form(&address).submit().await;
    done.expect(200).shows("gone for good");
    assert!(!done.html().contains("Koosolekul"));
    app.browser()
        .get(&format!("/slip/{slip}"))
        .await
        .shows("Your words are gone");
    // The same form sent once more does nothing; another one is told that there is nothing left to do.
    asked.form(&address).submit().await.expect(200);
    let pairs = [("will", "withdraw"), ("id", "another"), ("confirm", "yes")];
    let again = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    host.post(&address, &again)
        .await
        .expect(409)
        .shows("gone and do not come back");
}
