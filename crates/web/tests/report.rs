//! The programme's report as its people use it: members with exact figures and links, the public with what may be published,
//! the funder with a workbook.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::actor::Actor;
use domain::application::people;
use domain::certificate::issue::{self, Whom};
use support::learned::Learned;
use support::learning::entered;
use support::{Browser, Fixture, Page, TestApp, both_engines};

both_engines!(
    figures_lead_to_their_records,
    the_public_reads_what_may_be_published,
    the_funder_gets_exact_totals_and_no_names,
    the_call_and_a_worksheet_can_be_printed,
);

struct Set {
    app: TestApp,
    fixture: Fixture,
    learned: Learned,
    organiser: Browser,
}

impl Set {
    async fn make(app: TestApp) -> Set {
        let fixture = app.fixture().await;
        let learned = app
            .write(async |tx, ctx| {
                // Twelve more from Tallinn, so that one county can be shown.
                for n in 0..12 {
                    let form = entered(&format!("Lisa{n}"), "0784");
                    people::enter(tx, ctx, &Actor::System, &fixture.programme.id, &form).await?;
                }
                let made = Learned::make(tx, ctx, &fixture).await?;
                issue::issue(tx, ctx, &Actor::System, &made.id, &Whom::All).await?;
                Ok(made)
            })
            .await
            .unwrap();
        app.dial.set(learned.after);
        Set {
            organiser: app.browser_of(&fixture.organiser).await,
            app,
            fixture,
            learned,
        }
    }

    fn manage(&self, path: &str) -> String {
        format!("/manage/programmes/{}/report{path}", self.learned.id)
    }

    fn public(&self, path: &str) -> String {
        format!("/programmes/{}/report{path}", self.learned.public_id)
    }
}

/// Figures by their label.
fn figures(page: &Page) -> Vec<(String, String)> {
    page.texts(".report__figures dt")
        .into_iter()
        .zip(page.texts(".report__figures dd"))
        .collect()
}

fn expected() -> Vec<(String, String)> {
    [
        ("Applications", "16"),
        ("Municipalities of applicants", "4"),
        ("Places", "4"),
        ("Participants", "4"),
        ("Municipalities of participants", "3"),
        ("Counties of participants", "2"),
        ("Academic hours", "50"),
        ("Meetings held", "5"),
        ("Attendance", "60 %"),
        ("Practicums held", "1"),
        ("People in practicums", "6"),
        ("Dialogues at home", "1"),
        ("People in dialogues at home", "2"),
        ("Certificates", "1"),
        ("Attestations", "2"),
    ]
    .map(|(label, value)| (label.to_owned(), value.to_owned()))
    .to_vec()
}

async fn figures_lead_to_their_records(app: TestApp) {
    let set = Set::make(app).await;
    let page = set.organiser.get(&set.manage("")).await;
    page.expect(200);
    assert_eq!(figures(&page), expected());
    let home = format!("/manage/programmes/{}", set.learned.id);
    let links = page.links();
    let leads = |label: &str| {
        links
            .iter()
            .find(|(text, _)| text == label)
            .map(|(_, to)| to.as_str())
    };
    assert_eq!(
        leads("Applications"),
        Some(format!("{home}/applications").as_str())
    );
    assert_eq!(leads("Participants"), Some(format!("{home}/cohort").as_str()));
    assert_eq!(
        leads("Certificates"),
        Some(format!("{home}/certificates").as_str())
    );
    let sheet = format!("{home}/meetings/{}", set.learned.meetings[0]);
    assert!(links.iter().any(|(_, to)| *to == sheet), "{links:?}");
    // Members see each county exactly.
    let rows = page.texts(".table-wrap[aria-labelledby=counties-h] tbody tr");
    assert_eq!(rows, ["Harjumaa 12", "Põlvamaa 1", "Raplamaa 2"]);
    let outsider = set.app.browser_of(&set.fixture.outsider).await;
    outsider.get(&set.manage("")).await.expect(404);
}

async fn the_public_reads_what_may_be_published(app: TestApp) {
    let set = Set::make(app).await;
    let anybody = set.app.browser();
    anybody.get(&set.public("")).await.expect(404);
    anybody.get(&set.public(".pdf")).await.expect(404);
    let page = set.organiser.get(&set.manage("")).await;
    assert_eq!(
        page.count("form[action$='/publication']"),
        0,
        "nothing is written yet"
    );
    let early = set.organiser.post(&set.manage("/publication"), &[]).await;
    early.expect(409);
    let saved = page
        .form("form[action$='/words/et']")
        .set(
            "report_summary_et",
            "Neli inimest õppis kuulama.\n\n- vaikust\n- küsimist",
        )
        .submit()
        .await;
    saved.expect(200).shows("Saved.");
    // Two who write at once: the second sees that somebody was faster, and keeps the text.
    let late = page
        .form("form[action$='/words/et']")
        .set("report_summary_et", "Minu tekst.")
        .submit()
        .await;
    late.expect(422).shows("Somebody else has saved the report");
    assert_eq!(
        late.form("form[action$='/words/et']").value("report_summary_et"),
        "Minu tekst."
    );
    let preview = set.organiser.get(&set.manage("/preview")).await;
    preview
        .expect(200)
        .shows("This is how everybody will see the report.");
    anybody.get(&set.public("")).await.expect(404);
    let published = saved.form("form[action$='/publication']").submit().await;
    published.expect(200).shows("The report is public.");
    let public = anybody.get(&set.public("")).await;
    public.expect(200).shows("Neli inimest õppis kuulama.");
    // Totals as they are, counties suppressed and rounded.
    assert_eq!(figures(&public), expected());
    let rows = public.texts(".table-wrap[aria-labelledby=counties-h] tbody tr");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].ends_with(" 10"), "{rows:?}");
    public.shows("counties are not shown");
    assert!(!public.has("Aive"), "nobody is named");
    // How many were missing at a meeting says something of few people.
    assert_eq!(public.count("[aria-labelledby=meetings-h]"), 0);
    assert_eq!(public.count("a[href^='/manage/']"), 0);
    let pdf = anybody.get(&set.public(".pdf")).await;
    assert_eq!(pdf.expect(200).header("content-type"), "application/pdf");
    assert!(pdf.body.starts_with(b"%PDF-"));
    // The programme's page leads there while it is public.
    let programme = format!("/programmes/{}", set.learned.public_id);
    anybody
        .get(&programme)
        .await
        .shows("Read the report of this programme");
    let back = published.form("form[action$='/retraction']").submit().await;
    back.expect(200)
        .form("main form")
        .submit()
        .await
        .expect(200)
        .shows("no longer public");
    anybody.get(&set.public("")).await.expect(404);
    assert!(
        !anybody
            .get(&programme)
            .await
            .has("Read the report of this programme")
    );
}

async fn the_funder_gets_exact_totals_and_no_names(app: TestApp) {
    let set = Set::make(app).await;
    let file = set.organiser.get(&set.manage(".xlsx")).await;
    assert_eq!(
        file.expect(200).header("content-type"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    );
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.body.clone())).unwrap();
    assert_eq!(
        book.sheet_names(),
        [
            "In figures",
            "Meetings",
            "Dialogues",
            "Feedback",
            "Self-assessment"
        ]
    );
    let mut all = String::new();
    let mut rows_of = |name: &str| -> Vec<Vec<Data>> {
        let range = book.worksheet_range(name).unwrap();
        let rows: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
        rows
    };
    let figures = rows_of("In figures");
    all.push_str(&format!("{figures:?}"));
    let number = |label: &str| {
        let row = figures
            .iter()
            .find(|row| row[0] == Data::String(label.to_owned()))
            .unwrap();
        row[1].clone()
    };
    assert_eq!(number("Applications"), Data::Float(16.0));
    assert_eq!(number("Attendance"), Data::Float(0.6));
    assert_eq!(number("Certificates"), Data::Float(1.0));
    let meetings = rows_of("Meetings");
    all.push_str(&format!("{meetings:?}"));
    // Title, heads, five meetings.
    assert_eq!(meetings.len(), 7);
    let present: Vec<&Data> = meetings[2..].iter().map(|row| &row[1]).collect();
    assert_eq!(
        present,
        [3.0, 3.0, 3.0, 2.0, 1.0]
            .map(Data::Float)
            .iter()
            .collect::<Vec<_>>()
    );
    let dialogues = rows_of("Dialogues");
    all.push_str(&format!("{dialogues:?}"));
    assert_eq!((dialogues.len(), &dialogues[2][3]), (3, &Data::Float(2.0)));
    for name in ["Aive", "Bruno", "Celia", "Osaleja3", "Lisa0"] {
        assert!(!all.contains(name), "{name} is in the workbook");
    }
    set.app
        .browser()
        .get(&set.manage(".xlsx"))
        .await
        .expect(200)
        .shows("Log in");
}

async fn the_call_and_a_worksheet_can_be_printed(app: TestApp) {
    let set = Set::make(app).await;
    for language in ["et", "en"] {
        let reader = set.app.browser().reading(language);
        let call = reader
            .get(&format!("/programmes/{}/programme.pdf", set.learned.public_id))
            .await;
        assert_eq!(call.expect(200).header("content-type"), "application/pdf");
        for sheet in ["planning", "listening-levels", "whom-to-invite"] {
            let secret = &set.learned.people[0].secret;
            let paper = reader
                .get(&format!("/a/{secret}/worksheets/{sheet}/worksheet.pdf"))
                .await;
            assert_eq!(
                paper.expect(200).header("content-type"),
                "application/pdf",
                "{sheet}"
            );
        }
    }
}
