//! What the routes of a cohort are about: participants, mentors, a poll, something shared; and the forms that they take.

use std::collections::BTreeMap;

use domain::actor::{Actor, Membership, Role, Signed};
use domain::certificate;
use domain::certificate::issue::{self, Whom};
use domain::cohort::assessment;
use domain::cohort::attendance::{self, Mark};
use domain::cohort::comment::{self, About};
use domain::cohort::journal::{self, Written};
use domain::cohort::material::{self, Material};
use domain::cohort::poll::{self, Choice, NewPoll};
use domain::cohort::worksheet;
use domain::context::Context;
use domain::error::Result;
use domain::report;
use kernel::file::FileType;
use kernel::time::DAY;
use kernel::worksheet::{Moment, newest, read};
use store::db::Tx;

use crate::Who;
use crate::support::Fixture;
use crate::support::cohort::mentor;

/// What there is of a cohort.
pub(crate) struct Cohort {
    poll: String,
    option: String,
    material: String,
    entry: String,
    filled: String,
    certificate: String,
    code: String,
    /// Each mentor's own comment.
    comments: Vec<(Role, String)>,
}

/// The roles whose people are mentors: all that see people.
const MENTORS: [Role; 3] = [Role::Owner, Role::Organiser, Role::Facilitator];

/// A paper that was issued, its id and code, and a public report.
async fn papers(tx: &mut Tx, ctx: &mut Context, fixture: &Fixture) -> Result<(String, String)> {
    let (learning, now, actor) = (&fixture.programme, ctx.now, &Actor::System);
    let (id, holder) = (&learning.id, &learning.applied[1]);
    // As if the last meeting had begun.
    ctx.now = now + 100 * DAY;
    let (present, first) = (Some(Mark::Present), &learning.meetings[0]);
    attendance::mark(tx, ctx, actor, id, first, &holder.id, present).await?;
    issue::issue(tx, ctx, actor, id, &Whom::All).await?;
    ctx.now = now;
    let words = report::Words {
        summary: "Õppisime kuulama.".to_owned(),
        ..report::Words::default()
    };
    report::save(tx, ctx, actor, id, 0, "et", &words).await?;
    report::publish(tx, ctx, actor, id, true).await?;
    let paper = certificate::of_participant(tx, &holder.id)
        .await?
        .expect("a paper");
    Ok((paper.id, paper.code))
}

impl Cohort {
    pub(crate) async fn make(tx: &mut Tx, ctx: &mut Context, fixture: &Fixture) -> Result<Cohort> {
        let learning = &fixture.programme;
        let (id, now) = (&learning.id, ctx.now);
        for who in [1, 2] {
            learning.take_in(tx, ctx, who).await?;
        }
        for role in MENTORS {
            mentor(tx, ctx, learning, fixture.person(role), role.as_str()).await?;
        }
        let choice = |days| Choice {
            id: String::new(),
            starts_at: now + days * DAY,
            minutes: 90,
            place_name: "Rahvamaja".to_owned(),
            place_address: String::new(),
            answers: BTreeMap::new(),
        };
        let new = NewPoll {
            until: now + 9 * DAY,
            choices: vec![choice(60), choice(61)],
        };
        let poll = poll::ask(tx, ctx, &Actor::System, id, &learning.meetings[2], &new).await?;
        let secret = &learning.applied[1].secret;
        let option = poll::own(tx, secret, &poll).await?.poll.choices[0].id.clone();
        let material = Material {
            id: ctx.id(),
            title: "Lugemist".to_owned(),
            language: "et".to_owned(),
            ..Material::default()
        };
        material::put(tx, ctx, &Actor::System, id, &material).await?;
        let file = (FileType::Pdf, "Lugemist.pdf");
        material::put_file(tx, ctx, &Actor::System, id, &material.id, file, b"%PDF-1.7").await?;
        assessment::ask(tx, ctx, &Actor::System, id, Moment::Before).await?;
        let entry = Written {
            id: ctx.id(),
            version: 0,
            day: "2026-11-20".to_owned(),
            meeting_id: None,
            text: "Kuulasin rohkem.".to_owned(),
            share: true,
        };
        journal::save(tx, ctx, secret, &entry).await?;
        let sheet = newest("planning").expect("a worksheet");
        let item = sheet.items().next().expect("an item").id.as_str();
        let answers = read(sheet, [(item, "Teema")]).expect("answers");
        worksheet::save(tx, ctx, secret, "planning", &answers, 0).await?;
        worksheet::share(tx, ctx, secret, "planning", true).await?;
        let filled = worksheet::own(tx, secret, "planning").await?.filled;
        let mut comments: Vec<(Role, String)> = Vec::new();
        for role in MENTORS {
            let actor = Actor::Person(Signed {
                person_id: fixture.person(role).to_owned(),
                name: role.as_str().to_owned(),
                email: String::new(),
                session: String::new(),
                reviews: false,
                memberships: vec![Membership {
                    organisation_id: fixture.organisation.id.clone(),
                    slug: String::new(),
                    name: String::new(),
                    role,
                }],
            });
            let about = About::Entry(entry.id.clone());
            comment::write(tx, ctx, &actor, id, &about, "Hea.", role.as_str()).await?;
            let own = journal::own_one(tx, secret, &entry.id).await?;
            // All are of one moment: theirs is the one that was not there before.
            let mut new = own
                .comments
                .into_iter()
                .filter(|c| comments.iter().all(|(_, id)| *id != c.id));
            comments.push((role, new.next().expect("the comment").id));
        }
        let (certificate, code) = papers(tx, ctx, fixture).await?;
        Ok(Cohort {
            certificate,
            code,
            poll,
            option,
            material: material.id,
            entry: entry.id,
            filled: filled.expect("it was saved").id,
            comments,
        })
    }

    /// What stands for a parameter of a route of the cohort; none for other routes.
    pub(crate) fn parameter(&self, fixture: &Fixture, path: &str, name: &str) -> Option<String> {
        let learning = &fixture.programme;
        let own = [
            "/meetings",
            "/polls",
            "/materials",
            "/messages",
            "/worksheets",
            "/journal",
            "/assessment",
            "/certificate",
            "/story",
        ];
        let is_own = own.iter().any(|p| path.starts_with(&format!("/a/{{secret}}{p}")));
        let members = ["/cohort", "/mentoring", "/meetings", "/polls", "/certificates"];
        let is_members = members
            .iter()
            .any(|p| path.starts_with(&format!("/manage/programmes/{{id}}{p}")));
        if !is_own
            && !is_members
            && !path.contains("/certificates/{code}")
            && !path.starts_with("/certificates")
        {
            return None;
        }
        let value = match name {
            "secret" => &learning.applied[1].secret,
            "application" => &learning.applied[1].id,
            "meeting" => &learning.meetings[0],
            "certificate" => &self.certificate,
            "code" => &self.code,
            "poll" => &self.poll,
            "material" => &self.material,
            "entry" => &self.entry,
            "filled" => &self.filled,
            "worksheet" => "planning",
            "moment" => "before",
            _ => return None,
        };
        Some(value.to_owned())
    }
}

/// The form of a route of the cohort, and the status with which it is answered; none for other routes.
pub(crate) fn form<'a>(known: &'a Cohort, path: &str, who: Who) -> Option<(Vec<(&'a str, &'a str)>, u16)> {
    let own = match who {
        Who::Member(role) => known.comments.iter().find(|(of, _)| *of == role),
        _ => None,
    };
    let comment = own.map_or("keegi", |(_, id)| id.as_str());
    let fields: &[(&str, &str)] = match path {
        "/a/{secret}/meetings/{meeting}/apology" => &[("reason", "Haige laps.")],
        "/a/{secret}/meetings/{meeting}/apology/removal" => &[],
        "/a/{secret}/polls/{poll}" => return Some((vec![(&known.option, "yes")], 303)),
        "/a/{secret}/worksheets/{worksheet}" => {
            let sheet = newest("planning").expect("a worksheet");
            let item = sheet.items().next().expect("an item").id.as_str();
            return Some((vec![("version", "1"), (item, "Teine teema")], 303));
        }
        "/a/{secret}/worksheets/{worksheet}/sharing" | "/a/{secret}/journal/{entry}/sharing" => {
            &[("share", "no")]
        }
        "/a/{secret}/worksheets/{worksheet}/removal"
        | "/a/{secret}/journal/{entry}/removal"
        | "/manage/programmes/{id}/cohort/materials/{material}/removal"
        | "/manage/programmes/{id}/cohort/assessment/{moment}/closing"
        | "/manage/programmes/{id}/polls/{poll}/removal" => &[("confirm", "yes")],
        "/a/{secret}/journal/new" => &[
            ("id", "01990000-0000-7000-8000-000000000011"),
            ("version", "0"),
            ("day", "2026-11-24"),
            ("entry_text", "Proovisin vaikust."),
        ],
        "/a/{secret}/journal/{entry}" => &[
            ("version", "1"),
            ("day", "2026-11-24"),
            ("entry_text", "Kuulasin veel."),
        ],
        "/a/{secret}/assessment/{moment}" => &[("code", "MA12"), ("stay-calm", "4")],
        // Nobody can be there before it has begun.
        "/manage/programmes/{id}/meetings/{meeting}/attendance" => return Some((vec![], 409)),
        "/manage/programmes/{id}/meetings/{meeting}/attendance/{application}" => &[("mark", "apologised")],
        "/manage/programmes/{id}/meetings/{meeting}/poll" => &[
            ("date_1", "2027-01-10"),
            ("time_1", "10:00"),
            ("minutes_1", "390"),
            ("date_2", "2027-01-11"),
            ("time_2", "10:00"),
            ("minutes_2", "390"),
            ("poll_until", "2026-12-20"),
        ],
        "/manage/programmes/{id}/polls/{poll}/decision" => {
            return Some((vec![("option", &known.option)], 303));
        }
        "/manage/programmes/{id}/cohort/materials/new" => &[
            ("id", "01990000-0000-7000-8000-000000000012"),
            ("material_title", "Kuulamist"),
            ("language", "et"),
            ("link", "https://kuula.example/"),
        ],
        "/manage/programmes/{id}/cohort/materials/{material}" => {
            &[("material_title", "Lugemist ja kuulamist"), ("language", "et")]
        }
        "/manage/programmes/{id}/cohort/assessment/{moment}" => &[],
        "/manage/programmes/{id}/cohort/messages/new" => &[
            ("to_whom", "all"),
            ("subject_et", "Homme"),
            ("body_et", "Tule varem."),
            ("once", "sada-korda"),
            ("do", "send"),
        ],
        "/manage/programmes/{id}/mentoring/entries/{entry}"
        | "/manage/programmes/{id}/mentoring/worksheets/{filled}" => {
            &[("comment", "Hästi märgatud."), ("once", "tuhat-korda")]
        }
        // Participants count on it: first its time is taken back.
        "/manage/programmes/{id}/plan/meetings/{meeting}/removal" => {
            return Some((vec![("confirm", "yes")], 409));
        }
        // The last meeting lies ahead.
        "/manage/programmes/{id}/certificates" => return Some((vec![("whom", "all")], 409)),
        "/manage/programmes/{id}/certificates/{certificate}/revocation" => {
            &[("revoke_reason", "Nimi oli vale.")]
        }
        "/manage/programmes/{id}/certificates/{certificate}/deletion"
        | "/manage/programmes/{id}/report/retraction" => &[("confirm", "yes")],
        "/a/{secret}/story" => &[("story", "Õppisin kuulama."), ("story_language", "et")],
        "/certificates" => return Some((vec![("certificate_code", &known.code)], 303)),
        "/manage/programmes/{id}/report/words/{language}" => {
            &[("version", "1"), ("report_summary_en", "We learned to listen.")]
        }
        "/manage/programmes/{id}/report/publication" => &[],
        // A file comes in parts, which these tests do not send.
        "/manage/programmes/{id}/cohort/materials/{material}/file" => return Some((Vec::new(), 400)),
        "/manage/programmes/{id}/cohort/materials/{material}/file/removal" => &[],
        "/manage/programmes/{id}/mentoring/removal" => return Some((vec![("comment", comment)], 303)),
        _ => return None,
    };
    Some((fields.to_vec(), 303))
}
