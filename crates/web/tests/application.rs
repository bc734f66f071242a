//! From a call to a place as people walk it, over HTTP and without JavaScript; and files that are too large or lie.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::application::people;
use domain::mail::Kind;
use futures_util::stream;
use kernel::time::DAY;
use store::sql;
use support::app::HOST;
use support::browser::with_file;
use support::dial::START;
use support::learning;
use support::{Browser, Fixture, Page, TestApp, both_engines};

const FORM: &str = "main form[method=post]";
const PDF: &[u8] = b"%PDF-1.7\n%%EOF";
/// When the fixture's call closes.
const CLOSES: i64 = START + 10 * DAY;

/// Begins an application as a visitor; the page behind the new link.
async fn begin(app: &TestApp, fixture: &Fixture, name: &str) -> Page {
    let path = format!("/programmes/{}/apply", fixture.programme.public_id);
    let page = app.browser().get(&path).await;
    page.expect(200).shows("Before you begin");
    page.form(FORM)
        .set("name", name)
        .set("email", &format!("{}@kodu.example", kernel::text::slug(name, 20)))
        .tick("consent", "yes")
        .submit()
        .await
}

/// The form of a link with everything that must be there.
async fn fill(browser: &Browser, link: &str) -> support::form::Form {
    let page = browser.get(&format!("{link}/form")).await;
    page.expect(200);
    let mut form = page
        .form(FORM)
        .set("employer", "Räpina vallavalitsus")
        .set("municipality", "0708");
    for name in form.fields().into_iter().map(|(name, _)| name) {
        if name.starts_with("q_") {
            form = form.set(&name, "Tahan kuulata.");
        }
    }
    form
}

/// The form of an organiser's button.
fn act_form(act: &str) -> String {
    format!("form:has(input[name=act][value={act}])")
}

/// Sends a file as a browser does. The status and the page.
async fn upload(app: &TestApp, path: &str, name: &str, bytes: &[u8]) -> (StatusCode, String) {
    let body = with_file(name, bytes);
    send(app, path, Some(body.len()), Body::from(body)).await
}

async fn send(app: &TestApp, path: &str, length: Option<usize>, body: Body) -> (StatusCode, String) {
    let answer = app.browser().upload(path, length, body).await;
    (answer.status, String::from_utf8_lossy(&answer.body).into_owned())
}

both_engines! {
    async fn from_a_call_to_a_place(app: TestApp) {
        let fixture = app.fixture().await;
        let organiser = app.browser_of(&fixture.organiser).await;
        let home = format!("/manage/programmes/{}", fixture.programme.id);
        // The call begins with the usual questions and is made its own.
        let call = organiser.get(&home).await.click("Call").await;
        call.expect(200).shows("The call asks nothing yet");
        let call = call.form(&format!("{home}/call/usual")).submit().await;
        call.expect(200).shows("What are you like when you start a conversation").shows("Readiness");
        let page = call.click("Add a question").await;
        let refused = page.form(FORM).set("question_kind", "choice").submit().await;
        refused.expect(422).shows("Give at least two choices");
        refused
            .form(FORM)
            .set("question_text_et", "Kas oled varem dialoogi pidanud?")
            .set("question_choices_et", "ei\njah")
            .untick("question_required", "yes")
            .submit()
            .await
            .expect(200)
            .shows("Kas oled varem dialoogi pidanud?");
        let roles = organiser.get(&format!("{home}/call/roles")).await;
        roles.form(FORM).set("role_name_et_0", "Arendusjuht").set("role_most_0", "2").submit().await.expect(200).shows("at most 2");
        organiser.get(&format!("{home}/call/preview")).await.expect(200).shows("Arendusjuht");

        // Somebody begins; the draft outlives the browser.
        let own = begin(&app, &fixture, "Dora Dahl").await;
        own.expect(200).shows("Your draft is there").shows("not handed in yet");
        app.run_jobs().await;
        let mail = app.mail_to("dora-dahl@kodu.example", Kind::ApplicationBegun).await;
        let link = app.link(&mail);
        assert_eq!(own.path(), link);
        let form = app.browser().get(&format!("{link}/form")).await;
        let saved = form.form(FORM).set("employer", "Räpina vallavalitsus").press("Save the draft").await;
        saved.expect(200).shows("The draft is saved");
        let again = app.browser().get(&format!("{link}/form")).await;
        assert_eq!(again.form(FORM).value("employer"), "Räpina vallavalitsus");
        // What is missing is said, and what was typed is kept, in the draft too.
        let refused = again.form(FORM).set("phone", "5550 0101").press("Hand in").await;
        refused.expect(422).shows("What are you like when you start a conversation").shows("Please choose one");
        let again = app.browser().get(&format!("{link}/form")).await;
        assert_eq!(again.form(FORM).value("phone"), "5550 0101");
        let role = again.form(FORM).choices("target_role").remove(0);
        let mut form = again.form(FORM).set("municipality", "0708").set("target_role", &role);
        for (name, value) in form.fields() {
            if name.starts_with("q_") && value.is_empty() {
                form = form.set(&name, "Tahan kuulata.");
            }
        }
        let handed_in = form.press("Hand in").await;
        handed_in.expect(200).shows("Your application has arrived").shows("You get an answer by");
        app.run_jobs().await;
        app.mail_to("dora-dahl@kodu.example", Kind::Applied).await;

        // The organiser finds it, by a word of an answer too; the file for a spreadsheet has it.
        let list = organiser.get(&format!("{home}/applications?q=KUULATA")).await;
        list.expect(200).shows("Dora Dahl").shows("Räpina vald");
        assert!(!list.has("Bruno"));
        let page = list.click("Dora Dahl").await;
        page.expect(200).shows("Tahan kuulata.").shows("Arendusjuht").shows("Põlvamaa").shows("5550 0101");
        let csv = organiser.get(&format!("{home}/applications.csv")).await;
        assert!(csv.html().contains("Dora Dahl,dora-dahl@kodu.example,5550 0101,Räpina vallavalitsus,Räpina vald,Põlvamaa"), "{}", csv.html());

        // Once the decisions are released a place is offered by hand, and taken; then something more is asked.
        assert_eq!(page.count(&act_form("offer")), 0);
        let released = sql!("update programme set released_at = $2 where id = $1");
        app.write(async |tx, ctx| {
            tx.run(released, &[(&fixture.programme.id).into(), ctx.now.into()]).await?;
            Ok(())
        }).await.unwrap();
        let page = organiser.get(&page.path()).await.form(&act_form("offer")).submit().await;
        page.expect(200).shows("offered");
        let own = app.browser().get(&link).await;
        own.shows("You were chosen");
        let own = own.form(&format!("{link}/place")).submit_with("act", "accept").await;
        own.expect(200).shows("You take part");
        app.run_jobs().await;
        let mail = app.mail_to("dora-dahl@kodu.example", Kind::PlaceConfirmed).await;
        assert!(mail.text.body.contains("/calendar.ics"), "{}", mail.text.body);
        let asked = organiser.get(&format!("{home}/call/questions/new")).await;
        asked.form(FORM).set("question_text_et", "Mida sa ei söö?").set("question_kind", "short").set("question_stage", "accepted").submit().await.expect(200);
        let own = app.browser().get(&link).await;
        own.shows("1 answer is missing");
        let more = app.browser().get(&format!("{link}/more")).await;
        let name = more.form(FORM).fields().into_iter().find(|(n, _)| n.starts_with("q_")).unwrap().0;
        more.form(FORM).set(&name, "Pähkleid.").submit().await.expect(200).shows("Pähkleid.");
        let export = app.browser().get(&format!("{link}/export")).await;
        let held: serde_json::Value = serde_json::from_str(export.html()).unwrap();
        assert_eq!(held["application"]["municipality"], "Räpina vald");
        assert_eq!(held["answers"].as_array().unwrap().len(), 5);

        // Everything goes when she asks.
        let page = app.browser().get(&format!("{link}/erasure")).await;
        page.shows("Your place goes to the next");
        page.form(FORM).submit().await.expect(200);
        app.browser().get(&link).await.expect(404);
        assert!(!organiser.get(&format!("{home}/applications")).await.has("Dora"));
    }

    async fn who_comes_late_gets_a_clear_answer(app: TestApp) {
        let fixture = app.fixture().await;
        let own = begin(&app, &fixture, "Elmar").await;
        let link = own.path();
        let visitor = app.browser();
        let form = fill(&visitor, &link).await;
        app.dial.set(CLOSES);
        let late = form.press("Hand in").await;
        late.expect(410).shows("The deadline has passed").shows("The call closed on 3 December 2026, 12:00").shows("dialoog@mustjoe.example");
        // What was sent is kept in the draft.
        late.shows("Räpina vallavalitsus");
        assert_eq!(visitor.get(&format!("{link}/form")).await.path(), link);
        let page = visitor.get(&format!("/programmes/{}/apply", fixture.programme.public_id)).await;
        page.expect(200).shows("The call has closed");
        assert_eq!(page.count(FORM), 0);

        // The organiser makes a link for somebody who was ill: copied, used, taken back.
        let organiser = app.browser_of(&fixture.organiser).await;
        let call = format!("/manage/programmes/{}/call", fixture.programme.id);
        let page = organiser.get(&call).await;
        let page = page.form(&format!("{call}/late")).set("late_note", "Oli haige").set("late_until", "2026-12-05").submit().await;
        page.expect(200).shows("Oli haige").shows("used by nobody yet");
        let address = page.attribute("ul.questions input[readonly]", "value").unwrap();
        let path = address.strip_prefix(&format!("http://{HOST}")).unwrap().to_owned();
        let page = app.browser().get(&path).await;
        page.expect(200).shows("You came by a link for late entries");
        let own = page.form(FORM).set("name", "Fred").set("email", "fred@kodu.example").tick("consent", "yes").submit().await;
        own.expect(200);
        let handed_in = fill(&visitor, &own.path()).await.press("Hand in").await;
        handed_in.expect(200).shows("Your application has arrived");
        let page = organiser.get(&call).await;
        page.shows("1 application begun with it");
        let revoke = page.html().split('"').find(|a| a.ends_with("/revocation")).unwrap().to_owned();
        let asked = page.form(&revoke).submit().await;
        asked.form(&revoke).submit().await.expect(200).shows("taken back");
        app.browser().get(&path).await.expect(200).shows("no longer works");
    }

    async fn two_windows_do_not_overwrite_each_other(app: TestApp) {
        let fixture = app.fixture().await;
        let link = begin(&app, &fixture, "Gerda").await.path();
        let visitor = app.browser();
        let one = visitor.get(&format!("{link}/form")).await.form(FORM);
        let other = visitor.get(&format!("{link}/form")).await.form(FORM);
        one.set("employer", "Kose vallavalitsus").press("Save the draft").await.expect(200);
        let both = other.set("employer", "Kehtna vallavalitsus").press("Save the draft").await;
        both.expect(409).shows("Another text was saved meanwhile").shows("Kose vallavalitsus");
        assert_eq!(both.form(FORM).value("employer"), "Kehtna vallavalitsus");
        // Having seen both, one decides.
        both.form(FORM).press("Save the draft").await.expect(200);
        assert_eq!(visitor.get(&format!("{link}/form")).await.form(FORM).value("employer"), "Kehtna vallavalitsus");
        // A script that saves by itself hears the version, or that another window was first.
        let page = visitor.get(&format!("{link}/form")).await;
        let mut fields = page.form(FORM).fields();
        fields.push(("quiet".to_owned(), "yes".to_owned()));
        for field in &mut fields {
            if field.0 == "phone" {
                field.1 = "5550 0102".to_owned();
            }
        }
        let draft = format!("{link}/form/draft");
        let saved = visitor.post(&draft, &fields).await;
        assert_eq!((saved.status.as_u16(), saved.html()), (200, "3"));
        for field in &mut fields {
            if field.0 == "phone" {
                field.1 = "5550 0103".to_owned();
            }
        }
        visitor.post(&draft, &fields).await.expect(409);
    }

    async fn an_address_that_is_known_is_told_nothing_on_the_page(app: TestApp) {
        let fixture = app.fixture().await;
        let link = begin(&app, &fixture, "Heli").await.path();
        let again = begin(&app, &fixture, "Heli").await;
        again.expect(200).shows("Look into your mailbox");
        assert!(!again.html().contains(&link));
        app.run_jobs().await;
        let mails = app.mails().await;
        let sent = mails.iter().filter(|m| m.new.kind == Kind::ApplicationBegun && m.new.to_address == "heli@kodu.example");
        assert_eq!(sent.map(|m| app.link(m)).collect::<Vec<_>>(), [link.clone(), link]);
    }

    async fn a_file_is_what_its_bytes_say(app: TestApp) {
        let fixture = app.fixture().await;
        let (asked, _) = app.write(async |tx, ctx| learning::ask(tx, ctx, &fixture.programme.id).await).await.unwrap();
        let link = begin(&app, &fixture, "Ingrid").await.path();
        let visitor = app.browser();
        // The button saves the text and leads to the file's page.
        let form = visitor.get(&format!("{link}/form")).await;
        let page = form.form(FORM).set("employer", "Kose vallavalitsus").submit_with("then", &asked.file).await;
        let path = format!("{link}/files/{}", asked.file);
        page.expect(200).shows("Sinu elulookirjeldus");
        assert_eq!(page.path(), path);
        assert_eq!(visitor.get(&format!("{link}/form")).await.form(FORM).value("employer"), "Kose vallavalitsus");

        let png = b"\x89PNG\r\n\x1a\n....";
        for (name, bytes, told) in [
            ("cv.pdf", &png[..], "The name of this file says one kind"),
            ("cv.pdf", b"<html><script>alert(1)</script>", "no PDF, Word, ODT, JPEG or PNG file"),
            ("cv.exe", b"MZ\x90\0", "no PDF, Word, ODT, JPEG or PNG file"),
            ("", b"", "Choose a file first"),
            ("cv.pdf", b"", "This file is empty"),
        ] {
            let (status, page) = upload(&app, &path, name, bytes).await;
            assert_eq!(status.as_u16(), 422, "{name}");
            assert!(page.contains(told), "{name}: {page}");
        }
        let (status, _) = upload(&app, &path, "Ingridi õige CV.pdf", PDF).await;
        assert_eq!(status.as_u16(), 303);
        // Another one takes its place.
        let (status, _) = upload(&app, &path, "Ingridi õige CV.pdf", b"%PDF-1.7 uus").await;
        assert_eq!(status.as_u16(), 303);
        let count = sql!("select count(*) as n from file");
        assert_eq!(app.read(async |tx| Ok(tx.one(count, &[]).await?.count("n")?)).await.unwrap(), 1);
        let file = visitor.get(&format!("{path}/content")).await;
        file.expect(200);
        assert_eq!(file.body, b"%PDF-1.7 uus");
        assert_eq!(file.header("content-type"), "application/pdf");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(
            file.header("content-disposition"),
            "attachment; filename=\"Ingridi _ige CV.pdf\"; filename*=UTF-8''Ingridi%20%C3%B5ige%20CV.pdf"
        );
        let page = visitor.get(&path).await;
        page.form(&format!("{path}/removal")).submit().await.expect(200).shows("Removed");
        visitor.get(&format!("{path}/content")).await.expect(404);
        // After the deadline nothing is taken.
        app.dial.set(CLOSES);
        let (status, page) = upload(&app, &path, "cv.pdf", PDF).await;
        assert_eq!(status.as_u16(), 410);
        assert!(page.contains("The deadline has passed"), "{page}");
    }

    async fn what_is_too_large_is_not_read(app: TestApp) {
        const MEGABYTE: usize = 1024 * 1024;
        let fixture = app.fixture().await;
        let (asked, _) = app.write(async |tx, ctx| learning::ask(tx, ctx, &fixture.programme.id).await).await.unwrap();
        let link = begin(&app, &fixture, "Joosep").await.path();
        let path = format!("{link}/files/{}", asked.file);
        // Two hundred megabytes, in pieces; how many of them anybody asked for.
        let large = || {
            let read = Arc::new(AtomicUsize::new(0));
            let counted = read.clone();
            let head = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cv.pdf\"\r\n\r\n%PDF-1.7";
            let pieces = stream::iter((0..200).map(move |i| {
                counted.fetch_add(1, Ordering::SeqCst);
                Ok::<_, Infallible>(if i == 0 { Bytes::from_static(head.as_bytes()) } else { Bytes::from(vec![b'x'; MEGABYTE]) })
            }));
            (read, Body::from_stream(pieces))
        };
        let (read, body) = large();
        let (status, page) = send(&app, &path, Some(200 * MEGABYTE), body).await;
        assert_eq!((status.as_u16(), read.load(Ordering::SeqCst)), (413, 0));
        assert!(page.contains("larger than 10 MB"), "{page}");
        // One that does not say how large it is is read up to the limit.
        let (read, body) = large();
        let (status, page) = send(&app, &path, None, body).await;
        assert_eq!(status.as_u16(), 413);
        assert!(read.load(Ordering::SeqCst) < 14, "{} megabytes were read", read.load(Ordering::SeqCst));
        assert!(page.contains("larger than 10 MB"), "{page}");
        // Ten megabytes to the byte fit, one more does not.
        let mut bytes = PDF.to_vec();
        bytes.resize(10 * MEGABYTE, b' ');
        assert_eq!(upload(&app, &path, "cv.pdf", &bytes).await.0.as_u16(), 303);
        bytes.push(b' ');
        assert_eq!(upload(&app, &path, "cv.pdf", &bytes).await.0.as_u16(), 413);
        // Whoever has no link is not read at all.
        let (read, body) = large();
        let nobody = format!("/a/aaaaaaaaaaaaaaaaaaaaaaaaaa/files/{}", asked.file);
        let (status, _) = send(&app, &nobody, None, body).await;
        assert_eq!((status.as_u16(), read.load(Ordering::SeqCst)), (404, 0));
    }

    async fn an_organiser_who_reviews_blindly_sees_codes_only(app: TestApp) {
        let fixture = app.fixture().await;
        let id = &fixture.programme.id;
        let made = app.write(async |tx, ctx| {
            let (asked, _) = learning::ask(tx, ctx, id).await?;
            let mut entered = learning::entered("Kadunukene", "0708");
            entered.phone = "=HYPERLINK(1)".to_owned();
            entered.answers = [
                (asked.long.clone(), "=1+1 tahan kuulata".to_owned()),
                (asked.short.clone(), "Salajane allikas".to_owned()),
            ].into();
            people::enter(tx, ctx, &Actor::System, id, &entered).await
        }).await.unwrap();
        let organiser = app.browser_of(&fixture.organiser).await;
        let home = format!("/manage/programmes/{id}/applications");
        let paths = [home.clone(), format!("{home}?q=a"), format!("{home}/{}", made.id), format!("{home}.csv")];
        let csv = organiser.get(&paths[3]).await;
        assert!(csv.html().contains("\"'=HYPERLINK(1)\"") && csv.html().contains("\"'=1+1 tahan kuulata\""), "{}", csv.html());
        app.write(async |tx, ctx| {
            tx.run(
                sql!("insert into reviewer (programme_id, person_id, municipality, employer, created_at) values ($1, $2, '', '', $3)"),
                &[id.into(), (&fixture.organiser).into(), ctx.now.into()],
            ).await?;
            Ok(())
        }).await.unwrap();
        for path in &paths {
            let page = organiser.get(path).await;
            page.expect(200);
            for planted in ["Kadunukene", "kadunukene", "vallavalitsus", "Räpina", "HYPERLINK", "Salajane", "Aive"] {
                assert!(!page.html().contains(planted), "{planted} shows on {path}");
            }
            assert!(page.html().contains(&made.code), "{path}");
        }
        assert!(organiser.get(&paths[2]).await.has("tahan kuulata"));
        // A name is not found by searching for it.
        let searched = organiser.get(&format!("{home}?q=Kadunukene")).await;
        assert!(!searched.has(&made.code));
        // Nor by doing something that a mail would tell.
        let link = format!("{home}/{}/link", made.id);
        organiser.post(&link, &[]).await.expect(403);
    }

    async fn organisers_enter_who_came_on_paper(app: TestApp) {
        let fixture = app.fixture().await;
        let organiser = app.browser_of(&fixture.organiser).await;
        let home = format!("/manage/programmes/{}/applications", fixture.programme.id);
        let page = organiser.get(&format!("{home}/new")).await;
        let refused = page.form(FORM).set("name", "Liis").submit().await;
        refused.expect(422);
        let page = refused.form(FORM).set("municipality", "0293").tick("consent", "yes").submit().await;
        page.expect(200).shows("Liis").shows("Handed in").shows("This person has no e-mail");
        let one = page.path();
        let link = page.attribute("input[readonly]", "value").unwrap();
        app.browser().get(link.strip_prefix(&format!("http://{HOST}")).unwrap()).await.expect(200).shows("Your application arrived");
        // She phones to give up; then everything about her goes.
        let asked = page.form(&act_form("withdraw")).submit().await;
        asked.expect(200).shows("Does Liis give up?");
        asked.form(&format!("{one}/place")).submit().await.expect(200).shows("Noted");
        let page = organiser.get(&one).await;
        let asked = page.form(&format!("{one}/erasure")).submit().await;
        asked.form(&format!("{one}/erasure")).submit().await.expect(200);
        organiser.get(&one).await.expect(404);
        // Somebody lost the link.
        let bruno = organiser.get(&home).await.click("Bruno").await;
        bruno.form(&format!("{}/link", bruno.path())).submit().await.expect(200).shows("The link is on its way");
        app.run_jobs().await;
        let mail = app.mail_to("bruno@inimesed.example", Kind::ApplicationBegun).await;
        assert_eq!(app.link(&mail), format!("/a/{}", fixture.programme.applied[1].secret));
    }

    async fn an_offer_that_lapsed_is_not_taken(app: TestApp) {
        let fixture = app.fixture().await;
        let applied = &fixture.programme.applied[0];
        app.write(async |tx, ctx| {
            learning::offer(tx, ctx, &fixture.programme.id, &applied.id).await
        }).await.unwrap();
        let link = format!("/a/{}", applied.secret);
        let page = app.browser().get(&link).await;
        page.shows("You were chosen");
        let form = page.form(&format!("{link}/place"));
        app.dial.forward(7 * DAY);
        let late = form.submit_with("act", "accept").await;
        late.expect(409).shows("the place is no longer what it was").shows("went to the next");
        assert_eq!(late.count(&format!("form[action='{link}/place'] button[value=accept]")), 0);
    }
}
