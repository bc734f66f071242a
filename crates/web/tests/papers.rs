//! Papers over HTTP: who prints which, what they say, and slips, which are new with each print.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::io::Write as _;
use std::process::{Command, Stdio};

use domain::actor::Actor;
use domain::circle::{self, Circle, seat, slip};
use domain::context;
use store::db::{Sql, Tx};
use store::sql;
use support::browser::Answer;
use support::{Browser, Fixture, Page, TestApp, both_engines};
use web::texts::Texts;

/// Papers that everybody sees who sees the plan.
const PLAN: [&str; 5] = ["poster", "script", "ground-rules", "scribe", "feedback"];
/// Papers with names on them.
const PEOPLE: [&str; 2] = ["sign-in", "name-tags"];
/// What circles need.
const DOOR: [&str; 1] = ["table-signs"];

fn papers(dialogue: &str) -> String {
    format!("/manage/dialogues/{dialogue}/papers")
}

/// The open dialogue with so many circles.
async fn with_circles(app: &TestApp, fixture: &Fixture, count: u32) -> Vec<Circle> {
    let made = async |tx: &mut Tx, ctx: &mut _| {
        circle::set_count(tx, ctx, &Actor::System, &fixture.open.id, count).await
    };
    app.write(made).await.unwrap()
}

/// The words of a PDF, with single spaces; nothing where there is no program that reads them.
fn text_of(pdf: &[u8]) -> Option<String> {
    let child = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        skip();
        return None;
    };
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    let read = child.wait_with_output().unwrap();
    let text = String::from_utf8(read.stdout).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Notes that a test did not look at everything.
fn skip() {
    eprintln!("skipped: no pdftotext");
    if let Some(path) = std::env::var_os("VESTLUSRING_SKIP_LOG") {
        let log = std::fs::OpenOptions::new().append(true).create(true).open(path);
        log.unwrap()
            .write_all(b"papers: no pdftotext, so their words were not read\n")
            .unwrap();
    }
}

#[track_caller]
fn says(pdf: &[u8], expected: &[&str]) {
    let Some(text) = text_of(pdf) else { return };
    for one in expected {
        assert!(text.contains(one), "{one:?} is not in {text}");
    }
}

/// Looks at a paper that must be there.
async fn paper(browser: &Browser, dialogue: &str, name: &str, language: &str) -> Page {
    let page = browser
        .get(&format!("{}/{name}.pdf?in={language}", papers(dialogue)))
        .await;
    page.expect(200);
    assert_eq!(page.header("content-type"), "application/pdf", "{name}");
    assert_eq!(page.header("cache-control"), "private, no-store", "{name}");
    assert!(page.body.starts_with(b"%PDF-"), "{name}");
    let (disposition, end) = (page.header("content-disposition"), format!("-{language}.pdf\""));
    assert!(
        disposition.starts_with(&format!("inline; filename=\"{name}-2")) && disposition.ends_with(&end),
        "{disposition}"
    );
    page
}

/// Prints slips.
async fn print(browser: &Browser, dialogue: &str, each: &str, language: &str) -> Answer {
    let fields = [("each", each), ("in", language)].map(|(n, v)| (n.to_owned(), v.to_owned()));
    let own = [
        ("origin", "http://dialoog.test"),
        ("sec-fetch-site", "same-origin"),
    ];
    let path = format!("{}/slips", papers(dialogue));
    browser
        .ask(axum::http::Method::POST, &path, Some(&fields), &own)
        .await
}

/// Hash, circle and number of every slip.
async fn slips(app: &TestApp) -> Vec<(String, u32, u32)> {
    let all: Sql = sql!(
        "select slip.secret_hash, circle.number as circle, slip.number from slip
         join circle on circle.id = slip.circle_id order by circle.number, slip.number"
    );
    let rows = app.read(async |tx| Ok(tx.all(all, &[]).await?)).await.unwrap();
    let one = |row: &store::db::Row| {
        (
            row.get("secret_hash").unwrap(),
            row.count("circle").unwrap(),
            row.count("number").unwrap(),
        )
    };
    rows.iter().map(one).collect()
}

/// The secrets in the links of a PDF of slips, in their order.
fn secrets(pdf: &[u8]) -> Option<Vec<String>> {
    let text = text_of(pdf)?;
    let is_secret = |word: &&str| word.len() == 26 && word.chars().all(|c| c.is_ascii_alphanumeric());
    Some(text.split(' ').filter(is_secret).map(str::to_owned).collect())
}

both_engines! {
    async fn each_paper_comes_to_whoever_has_the_right(app: TestApp) {
        let fixture = app.fixture().await;
        with_circles(&app, &fixture, 2).await;
        let open = &fixture.open.id;
        for (person, people, door) in [
            (&fixture.organiser, true, true),
            (&fixture.facilitator, true, true),
            (&fixture.scribe, false, false),
            (&fixture.analyst, false, false),
        ] {
            let browser = app.browser_of(person).await;
            let page = browser.get(&papers(open)).await;
            let mut expected = Vec::new();
            for (names, may) in [(&PLAN[..], true), (&PEOPLE[..], people), (&DOOR[..], door)] {
                for name in names {
                    if may {
                        paper(&browser, open, name, "et").await;
                        expected.push(format!("{}/{name}.pdf?in=et", papers(open)));
                    } else {
                        browser.get(&format!("{}/{name}.pdf", papers(open))).await.expect(403);
                    }
                }
            }
            // The page offers what they may print, and nothing else.
            let mut offered: Vec<String> = page.links().into_iter().map(|(_, to)| to).filter(|to| to.contains(".pdf")).collect();
            offered.sort();
            expected.sort();
            assert_eq!(offered, expected);
            assert_eq!(page.count("#slips form"), usize::from(door));
        }
        app.browser_of(&fixture.outsider).await.get(&format!("{}/scribe.pdf", papers(open))).await.expect(404);
    }

    async fn papers_say_what_the_pages_say(app: TestApp) {
        let fixture = app.fixture().await;
        let circles = with_circles(&app, &fixture, 2).await;
        let open = &fixture.open.id;
        app.write(async |tx, _| seat::put(tx, &fixture.confirmed[0].id, &circles[1].id, None, false).await).await.unwrap();
        let browser = app.browser_of(&fixture.organiser).await;
        let t = Texts::of("et");
        says(&paper(&browser, open, "ground-rules", "et").await.body, &[&t.paper_rules(), "Kuula lõpuni"]);
        let signs = paper(&browser, open, "table-signs", "et").await.body;
        for circle in &circles {
            says(&signs, &[&t.live_circle(circle.number), &circle.code, &format!("dialoog.test/c/{}", circle.code)]);
        }
        let names = app
            .read(async |tx| {
                let dialogue = domain::dialogue::load(tx, &Actor::System, open, domain::actor::Right::SeePeople).await?;
                domain::registration::people::list(tx, &Actor::System, &dialogue).await
            })
            .await
            .unwrap();
        let first = |id: &str| names.iter().find(|p| p.id == id).unwrap().name.split(' ').next().unwrap().to_owned();
        let tags = paper(&browser, open, "name-tags", "et").await.body;
        says(&tags, &[&first(&fixture.confirmed[0].id), &first(&fixture.confirmed[1].id), &t.live_circle(2_u32)]);
        if let Some(text) = text_of(&tags) {
            // Who waits or gave their place up has no tag; who has no seat no circle.
            assert!(!text.contains(&first(&fixture.waiting.id)) && !text.contains(&first(&fixture.withdrawn.id)), "{text}");
            assert_eq!(text.matches(&t.live_circle(2_u32)).count(), 1);
            assert!(!text.contains(&t.live_circle(1_u32)));
        }
        // The steps begin when the script says so.
        let (sheet, script) = (paper(&browser, open, "scribe", "et").await.body, paper(&browser, open, "script", "et").await.body);
        let clocks = |pdf: &[u8]| {
            let text = text_of(pdf)?;
            let is_clock = |word: &&str| word.len() == 5 && word.split('.').all(|p| p.len() == 2 && p.parse::<u8>().is_ok());
            Some(text.split(' ').filter(is_clock).map(str::to_owned).collect::<Vec<_>>())
        };
        if let (Some(sheet), Some(script)) = (clocks(&sheet), clocks(&script)) {
            assert!(sheet.len() > 5, "{sheet:?}");
            assert_eq!(sheet, script);
        }
        says(&sheet, &[&t.paper_scribe_release(), "Tere tulemast"]);
        let form = paper(&browser, open, "feedback", "et").await.body;
        says(&form, &[&t.field_heard(), "5: täiesti", &t.field_improve(), &format!("dialoog.test/dialogues/{}/feedback", fixture.open.public_id)]);
    }

    async fn what_goes_by_an_unknown_method_is_not_printed(app: TestApp) {
        let fixture = app.fixture().await;
        let unknown = sql!("update dialogue set method_id = $2 where id = $1");
        app.write(async |tx, _| Ok(tx.run(unknown, &[(&fixture.open.id).into(), "gone".into()]).await?)).await.unwrap();
        let (browser, t) = (app.browser_of(&fixture.organiser).await, Texts::of("en"));
        for name in ["ground-rules", "scribe", "script"] {
            let page = browser.get(&format!("{}/{name}.pdf", papers(&fixture.open.id))).await;
            page.expect(409).shows(&t.paper_no_method());
            assert!(!page.links().iter().any(|(_, to)| to.contains(&format!("{name}.pdf?in="))), "{name}");
        }
        paper(&browser, &fixture.open.id, "feedback", "et").await;
    }

    async fn before_there_are_circles_nothing_of_theirs_is_offered(app: TestApp) {
        let fixture = app.fixture().await;
        let (browser, t) = (app.browser_of(&fixture.facilitator).await, Texts::of("en"));
        let home = papers(&fixture.open.id);
        let page = browser.get(&format!("{home}/table-signs.pdf")).await;
        assert_eq!(page.path(), home);
        page.expect(200).shows(&t.paper_no_circles());
        let to_circles = (t.paper_to_circles(), home.replace("papers", "circles"));
        assert!(page.links().contains(&to_circles), "{:?}", page.links());
        assert!(!page.links().iter().any(|(_, to)| to.contains("table-signs")));
        assert_eq!(page.count("#slips"), 0);
        let answer = print(&browser, &fixture.open.id, "2", "et").await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, home.clone()));
        // Who prints nothing for circles is not asked to make them.
        assert!(!app.browser_of(&fixture.scribe).await.get(&home).await.has(&t.paper_no_circles()));
    }

    async fn each_print_makes_new_slips_and_the_numbers_go_on(app: TestApp) {
        let fixture = app.fixture().await;
        with_circles(&app, &fixture, 2).await;
        let (browser, open) = (app.browser_of(&fixture.facilitator).await, &fixture.open.id);
        let first = print(&browser, open, "2", "et").await;
        assert_eq!(first.status.as_u16(), 200);
        assert_eq!(first.header("content-type"), "application/pdf");
        assert_eq!(first.header("cache-control"), "private, no-store");
        assert!(first.header("content-disposition").starts_with("attachment; filename=\"slips-"));
        assert!(first.header("content-disposition").ends_with("-et.pdf\""));
        let numbers = |slips: &[(String, u32, u32)]| slips.iter().map(|(_, c, n)| (*c, *n)).collect::<Vec<_>>();
        let kept = slips(&app).await;
        assert_eq!(numbers(&kept), [(1, 1), (1, 2), (2, 1), (2, 2)]);
        let second = print(&browser, open, "1", "et").await;
        let after = slips(&app).await;
        assert_eq!(numbers(&after), [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]);
        // The earlier ones are as they were.
        assert!(kept.iter().all(|slip| after.contains(slip)));
        let (Some(printed), Some(new)) = (secrets(&first.body), secrets(&second.body)) else { return };
        assert_eq!((printed.len(), new.len()), (4, 2));
        let hash = |secrets: &[String]| secrets.iter().map(|s| context::hash(s)).collect::<std::collections::BTreeSet<_>>();
        let of = |slips: &[(String, u32, u32)]| slips.iter().map(|s| s.0.clone()).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(hash(&printed), of(&kept));
        assert_eq!(hash(&[printed.clone(), new].concat()), of(&after));
        says(&first.body, &[&Texts::of("et").live_circle(2_u32), &format!("dialoog.test/slip/ {}", printed[0])]);
        // What is on the paper is the slip's secret.
        let found = app.read(async |tx| slip::find(tx, &app.app.circles, &printed[3]).await).await.unwrap();
        assert_eq!((found.number, found.words), (Some(2), None));
    }

    async fn a_number_of_slips_that_is_none_makes_nothing(app: TestApp) {
        let fixture = app.fixture().await;
        with_circles(&app, &fixture, 1).await;
        let (browser, open) = (app.browser_of(&fixture.organiser).await, &fixture.open.id);
        for typed in ["", "0", "21", "many"] {
            let page = browser.get(&papers(open)).await;
            assert_eq!(page.form("#slips form").value("each"), "10");
            let refused = page.form("#slips form").set("each", typed).submit_with("in", "et").await;
            refused.expect(422);
            assert_eq!(refused.form("#slips form").value("each"), typed);
            assert_eq!(refused.count("#f-each[aria-invalid=true]"), 1);
        }
        assert_eq!(slips(&app).await, []);
        app.write(async |tx, ctx| slip::print(tx, ctx, &Actor::System, open, 400).await).await.unwrap();
        let full = print(&browser, open, "1", "et").await;
        assert_eq!(full.status.as_u16(), 409);
        assert!(String::from_utf8(full.body).unwrap().contains(&Texts::of("en").paper_slips_full()));
        assert_eq!(slips(&app).await.len(), 400);
        // A scribe prints none.
        let scribe = app.browser_of(&fixture.scribe).await;
        assert_eq!(print(&scribe, open, "1", "et").await.status.as_u16(), 403);
    }
}
