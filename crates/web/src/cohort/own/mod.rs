//! A participant's pages, below their personal link; for anybody else they do not exist.

mod assess;
mod cards;
mod journal;
mod meetings;
mod poll;
mod reading;
mod worksheet;
mod worksheet_pdf;

use domain::cohort;
use domain::programme::Programme;
use store::db::Tx;

use crate::failure::Failure;
use crate::page::Page;
use crate::route::{Access, Routes};

#[allow(unused_imports, reason = "the person's own page shows them")]
pub(crate) use cards::{Card, cards};

pub(super) fn routes() -> Routes {
    let holder = Access::Holder;
    Routes::default()
        .get("/a/{secret}/meetings", holder, meetings::show)
        .post(
            "/a/{secret}/meetings/{meeting}/apology",
            holder,
            meetings::apologise,
        )
        .post(
            "/a/{secret}/meetings/{meeting}/apology/removal",
            holder,
            meetings::come_after_all,
        )
        .get("/a/{secret}/polls/{poll}", holder, poll::show)
        .post("/a/{secret}/polls/{poll}", holder, poll::answer)
        .get("/a/{secret}/materials", holder, reading::materials)
        .get("/a/{secret}/materials/{material}/file", holder, reading::file)
        .get("/a/{secret}/messages", holder, reading::messages)
        .get("/a/{secret}/worksheets", holder, worksheet::list)
        .get("/a/{secret}/worksheets/{worksheet}", holder, worksheet::show)
        .post("/a/{secret}/worksheets/{worksheet}", holder, worksheet::save)
        .get(
            "/a/{secret}/worksheets/{worksheet}/worksheet.pdf",
            holder,
            worksheet_pdf::show,
        )
        .get(
            "/a/{secret}/worksheets/{worksheet}/blank",
            holder,
            worksheet::blank,
        )
        .post(
            "/a/{secret}/worksheets/{worksheet}/sharing",
            holder,
            worksheet::share,
        )
        .post(
            "/a/{secret}/worksheets/{worksheet}/removal",
            holder,
            worksheet::remove,
        )
        .get("/a/{secret}/journal", holder, journal::list)
        .get("/a/{secret}/journal/new", holder, journal::new)
        .post("/a/{secret}/journal/new", holder, journal::add)
        .get("/a/{secret}/journal/{entry}", holder, journal::edit)
        .post("/a/{secret}/journal/{entry}", holder, journal::save)
        .post("/a/{secret}/journal/{entry}/sharing", holder, journal::share)
        .post("/a/{secret}/journal/{entry}/removal", holder, journal::remove)
        .get("/a/{secret}/assessment", holder, assess::list)
        .get("/a/{secret}/assessment/{moment}", holder, assess::show)
        .post("/a/{secret}/assessment/{moment}", holder, assess::give)
}

/// What stands at the top of a participant's pages: the programme, and where else to go.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    secret: String,
    /// The programme's title, and the language it is in.
    pub(crate) title: String,
    pub(crate) language: String,
    /// Names of the mentors; empty where there are none to share with.
    mentors: Vec<String>,
}

impl Own {
    pub(crate) async fn load(tx: &mut Tx, page: &Page, secret: &str) -> Result<(Own, Programme), Failure> {
        let (_, programme) = cohort::participant(tx, secret).await?;
        let mentors = cohort::mentors(tx, &programme.id).await?;
        Ok((Own::of(page, secret, &programme, mentors), programme))
    }

    fn of(page: &Page, secret: &str, programme: &Programme, mentors: Vec<String>) -> Own {
        let (language, words) = programme.text(page.t.language());
        Own {
            secret: secret.to_owned(),
            title: words.title.clone(),
            language: language.to_owned(),
            mentors,
        }
    }

    /// The person's own page.
    pub(crate) fn home(&self) -> String {
        format!("/a/{}", self.secret)
    }

    /// Their pages: address, text, `aria-current`.
    pub(crate) fn tabs(&self, page: &Page) -> Vec<(String, String, &'static str)> {
        let t = page.t;
        [
            ("meetings", t.cohort_meetings()),
            ("materials", t.cohort_materials()),
            ("worksheets", t.cohort_worksheets()),
            ("journal", t.cohort_journal()),
            ("pair", t.pair_own()),
            ("dialogue", t.pair_own_dialogue()),
            ("assessment", t.cohort_assessment()),
            ("messages", t.cohort_messages()),
            ("certificate", t.certificate_own_title()),
            ("story", t.story_title()),
        ]
        .into_iter()
        .map(|(path, text)| {
            let address = format!("{}/{path}", self.home());
            let current = page.current(&address);
            (address, text, current)
        })
        .collect()
    }

    /// With whom one shares; empty where there is nobody.
    pub(crate) fn mentors(&self) -> String {
        self.mentors.join(", ")
    }
}
