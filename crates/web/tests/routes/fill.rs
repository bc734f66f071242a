//! How each route is called: what stands for its parameters, and a form that it accepts.

use domain::actor::{Actor, Role};
use domain::circle::live::{self, Memory, Wish};
use domain::circle::words::Written;
use domain::circle::{self, link, slip};
use domain::context::{self, Context};
use domain::crew::Duty;
use domain::dialogue::plan::{self, Places, Words};
use domain::error::Result;
use domain::mail::{self, Ready, State};
use domain::packaging::{Part, Parts};
use domain::pass::{self, Purpose};
use domain::seating::need::{self, Stated};
use domain::summary::{self, Edited};
use domain::token::{self, NewToken, Scope};
use kernel::circle::{Action, CommandId, Duty as Leads, Kind, TextId, WordsId};
use store::db::{Sql, Tx};
use store::sql;
use web::route::Route;

use crate::Who;
use crate::cohort::{self, Cohort};
use crate::opinion::{self, Opinion};
use crate::pair;
use crate::programme::{Call, call, choosing, programme, reviewed};
use crate::support::snapshot::leak;
use crate::support::talk::Talk;
use crate::support::{Fixture, PASSWORD, TestApp, fixture};

/// What the tests know of the fixture and a few things more, so that every form finds what it is about.
pub(crate) struct Known {
    pub(crate) fixture: Fixture,
    /// A mail of the organisation that waits for somebody's hand, and one of the other organisation.
    pub(crate) mail: String,
    pub(crate) mail_elsewhere: String,
    /// An invitation of the other organisation, as forms name it.
    pub(crate) invitation_elsewhere: String,
    /// A token of the organisation, and one of the other organisation.
    pub(crate) token: String,
    pub(crate) token_elsewhere: String,
    /// A circle of the past dialogue that was never opened.
    pub(crate) unopened: String,
    /// A need that circles of the past dialogue are made ready for.
    pub(crate) need: String,
    /// A programme that is a draft; a trainer of the fixture's programme, a guest of its information event and their link.
    pub(crate) programme_draft: String,
    pub(crate) trainer: String,
    pub(crate) guest: (String, String),
    /// Secrets of links to log in as the scribe, and to set the product up.
    pub(crate) log_in: String,
    pub(crate) set_up: String,
    /// A circle of the open dialogue that reads back what was written.
    pub(crate) live: LiveCircle,
    /// A circle of the open dialogue that is over, released words in it with their slip, and a circle elsewhere.
    pub(crate) circle: String,
    pub(crate) words: String,
    pub(crate) slip: String,
    pub(crate) circle_elsewhere: String,
    /// A question of the programme that the first application answers with a file.
    pub(crate) question: String,
    /// An opinion map that is open, and one that is a draft.
    pub(crate) opinion: Opinion,
    /// What belongs to the programme's cohort.
    pub(crate) cohort: Cohort,
    /// What the programme's call asks, a draft, and a link for late entries.
    pub(crate) call: Call,
}

/// How people come to a circle, and what was written in it.
pub(crate) struct LiveCircle {
    pub(crate) lead: String,
    pub(crate) code: String,
    pub(crate) words: String,
}

impl Known {
    /// Makes it in an empty database.
    pub(crate) async fn make(app: &TestApp) -> Known {
        app.write(make).await.unwrap()
    }

    /// Takes everything away and makes it again.
    pub(crate) async fn make_again(app: &TestApp) -> Known {
        app.write(async |tx, ctx| {
            Known::clear(tx).await?;
            make(tx, ctx).await
        })
        .await
        .unwrap()
    }

    /// Takes everything away.
    pub(crate) async fn clear(tx: &mut Tx) -> Result<()> {
        for table in [
            "job",
            "mail",
            "erasure",
            "pass",
            "organisation",
            "person",
            "setting",
        ] {
            tx.run(Sql(leak(format!("delete from {table}"))), &[]).await?;
        }
        Ok(())
    }

    /// The address of a route.
    pub(crate) fn path(&self, route: &Route) -> String {
        self.path_with(route, |_| None)
    }

    /// The address of a route with some parameters in other ways.
    pub(crate) fn path_with(&self, route: &Route, other: impl Fn(&str) -> Option<String>) -> String {
        let parts: Vec<String> = route
            .path
            .split('/')
            .map(|part| {
                let Some(name) = part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) else {
                    assert!(!part.contains('{'), "{}: a parameter is a whole part", route.path);
                    return part.to_owned();
                };
                other(name).unwrap_or_else(|| self.parameter(route, name))
            })
            .collect();
        parts.join("/")
    }

    fn parameter(&self, route: &Route, name: &str) -> String {
        let fixture = &self.fixture;
        let path = route.path;
        if let Some(value) = self.cohort.parameter(fixture, path, name) {
            return value;
        }
        if let Some(value) = self.opinion.parameter(path, name) {
            return value;
        }
        if let Some(value) = pair::parameter(fixture, path, name) {
            return value;
        }
        let value: &str = match name {
            "slug" => &fixture.organisation.slug,
            "id" if path == "/manage/programmes/{id}/closing"
                || path == "/manage/programmes/{id}/deletion" =>
            {
                &self.programme_draft
            }
            "id" if path.starts_with("/manage/programmes/") => &fixture.programme.id,
            "id" if path.starts_with("/api/v1/programmes/") => &fixture.programme.id,
            // Only who takes part can be at a meeting.
            "application" if path.ends_with("/attendance/{application}") => &fixture.programme.applied[1].id,
            "meeting" if path.starts_with("/programmes/") => &fixture.programme.information,
            "meeting" => &fixture.programme.meetings[0],
            "trainer" => &self.trainer,
            "guest" => &self.guest.0,
            "secret" if path.starts_with("/i/") => &self.guest.1,
            "public_id" if path.starts_with("/programmes/") => &fixture.programme.public_id,
            "secret" if path == "/a/{secret}/form/draft" => &self.call.draft.secret,
            // Only of who takes part is more asked.
            "secret" if path == "/a/{secret}/more" => &fixture.programme.applied[1].secret,
            "secret" if path.starts_with("/a/") => &fixture.programme.applied[0].secret,
            "application" => &fixture.programme.applied[0].id,
            "question" if path.starts_with("/reviews/") => &self.question,
            "question" if path.contains("/files/") => &self.call.asked.file,
            "question" => &self.call.asked.long,
            "late" => &self.call.late,
            "id" if path.contains("/invitations/") => &fixture.invitation.0,
            // What is done with a draft only; it is made a draft again without harm.
            "id" if ["/opening", "/closing", "/deletion"]
                .iter()
                .any(|end| path.ends_with(end)) =>
            {
                &fixture.draft.id
            }
            // People are seated where no circle has begun.
            "id" if seats(path) => &fixture.past.id,
            "registration" if seats(path) => &fixture.attended[0].id,
            // Feedback is given to what has begun.
            "id" if path.contains("/feedback") => &fixture.past.id,
            "public_id" if path.contains("/feedback") => &fixture.past.public_id,
            "id" if path.starts_with("/manage/dialogues/") || path.starts_with("/api/v1/dialogues/") => {
                &fixture.open.id
            }
            "public_id" => &fixture.open.public_id,
            "circle" if seats(path) => &self.unopened,
            "need" => &self.need,
            "circle" => &self.circle,
            "registration" => &fixture.confirmed[0].id,
            "mail" => &self.mail,
            "token" => &self.token,
            "person" if path.contains("/review/") => &fixture.reviewer,
            "person" => &fixture.scribe,
            "language" => "en",
            "method" => "timeout",
            "programme" => &fixture.programme.id,
            "code" if path.starts_with("/reviews/") => &fixture.programme.applied[0].code,
            "code" => &self.live.code,
            "secret" if path.starts_with("/live/") => &self.live.lead,
            "file" => "et.png",
            "secret" if path.starts_with("/r/") => &fixture.confirmed[0].secret,
            "secret" if path.starts_with("/invitation/") => &fixture.invitation.1,
            "secret" if path.starts_with("/log-in/link/") => &self.log_in,
            "secret" if path.starts_with("/set-up/") => &self.set_up,
            "secret" if path.starts_with("/slip/") => &self.slip,
            "words" => &self.words,
            _ => panic!("{path}: say what stands for {{{name}}}"),
        };
        value.to_owned()
    }
}

/// Whether it is about who sits where.
fn seats(path: &str) -> bool {
    path.contains("/circles/") && !path.ends_with("/circles/{circle}") && !path.ends_with("/links")
}

async fn make(tx: &mut Tx, ctx: &mut Context) -> Result<Known> {
    let fixture = Fixture::make(tx, ctx).await?;
    let open = &fixture.open.id;
    // Room for walk-ins, and a translation that can be taken away.
    let places = Places {
        capacity: Some(8),
        ..fixture::load(tx, open).await?.places
    };
    plan::set_places(tx, ctx, &Actor::System, open, &places).await?;
    let words = Words {
        question: "How do we want to live here?".to_owned(),
        ..Words::default()
    };
    plan::set_words(tx, ctx, &Actor::System, open, "en", &words).await?;
    let past = circle::set_count(tx, ctx, &Actor::System, &fixture.past.id, 1).await?;
    let unopened = past[0].id.clone();
    let need = Stated {
        name: "Tõlk".to_owned(),
        ready: need::Ready::AtMost(1),
        people: [fixture.attended[0].id.clone()].into(),
    };
    let need = need::put(tx, ctx, &Actor::System, &fixture.past.id, None, &need).await?;
    let mail = first_mail(tx, &fixture.organisation.id).await?;
    let mail_elsewhere = first_mail(tx, &fixture.other.id).await?;
    mail::settle(tx, &mail, &Ready::default(), State::Held, "", None).await?;
    let invitation = Purpose::Invitation {
        organisation_id: fixture.other.id.clone(),
        email: "kutsutu@mujal.example".to_owned(),
        role: Role::Scribe,
    };
    let invitation_elsewhere = context::hash(&issue(tx, ctx, &invitation).await?);
    let log_in = issue(
        tx,
        ctx,
        &Purpose::LogIn {
            person_id: fixture.scribe.clone(),
        },
    )
    .await?;
    let set_up = issue(tx, ctx, &Purpose::SetUp).await?;
    let (circle, words, slip) = talked(tx, ctx, &fixture).await?;
    let elsewhere = circle::set_count(tx, ctx, &Actor::System, &fixture.elsewhere.id, 1).await?;
    let circle_elsewhere = elsewhere.first().expect("a circle").id.clone();
    let live = live_circle(tx, ctx, &fixture.open.id).await?;
    let token = a_token(tx, ctx, &fixture.organisation.id).await?;
    let token_elsewhere = a_token(tx, ctx, &fixture.other.id).await?;
    let (programme_draft, trainer, guest) = programme(tx, ctx, &fixture).await?;
    let call = call(tx, ctx, &fixture).await?;
    let question = reviewed(tx, ctx, &fixture).await?;
    let cohort = Cohort::make(tx, ctx, &fixture).await?;
    pair::make(tx, ctx, &fixture).await?;
    let opinion = Opinion::make(tx, ctx, &fixture, &words).await?;
    Ok(Known {
        opinion,
        cohort,
        token,
        token_elsewhere,
        programme_draft,
        trainer,
        guest,
        live,
        call,
        mail,
        mail_elsewhere,
        invitation_elsewhere,
        unopened,
        log_in,
        set_up,
        need,
        circle,
        words,
        slip,
        circle_elsewhere,
        question,
        fixture,
    })
}

async fn live_circle(tx: &mut Tx, ctx: &mut Context, dialogue_id: &str) -> Result<LiveCircle> {
    // The first is over.
    let circles = circle::set_count(tx, ctx, &Actor::System, dialogue_id, 2).await?;
    let circle = &circles[1];
    let memory = Memory::default();
    let id = |ctx: &mut Context| CommandId::new(ctx.token()).unwrap();
    let (open, lead) = (id(ctx), link::secret(ctx, circle, Duty::Facilitator));
    live::open(tx, ctx, &memory, &circle.id, &Leads::Facilitator, open, 6).await?;
    let words = ctx.token();
    let capture = Action::Capture {
        words: WordsId::new(&words).unwrap(),
        text: TextId::new(ctx.token()).unwrap(),
        step: 0,
        kind: Kind::Said,
    };
    let written = Written::new("Siin on hea elada.", "et", "et")?;
    for (what, text) in [
        (Action::NextStep { from: None }, None),
        (capture, Some(written)),
        (Action::BeginReadBack, None),
    ] {
        let wish = Wish {
            id: id(ctx),
            what,
            text,
        };
        live::wish(tx, ctx, &memory, &circle.id, &Leads::Facilitator, &wish).await?;
    }
    slip::print(tx, ctx, &Actor::System, dialogue_id, 2).await?;
    Ok(LiveCircle {
        lead,
        code: circle.code.clone(),
        words,
    })
}

/// A circle that talked, with a public summary: its id, released words, and their slip.
async fn talked(tx: &mut Tx, ctx: &mut Context, fixture: &Fixture) -> Result<(String, String, String)> {
    let memory = Memory::default();
    let open = &fixture.open;
    let talk = Talk::begin(tx, ctx, &memory, open, (1, 1)).await?;
    let words = talk.write(tx, ctx, &memory, "Siin on hea elada.").await?;
    talk.read_back(tx, ctx, &memory, &[&words]).await?;
    let slip = talk.slip(tx, ctx, &memory, &words).await?;
    talk.close(tx, ctx, &memory).await?;
    let edited = Edited {
        parts: Parts::default().with(Part::Topics, "Elu siin"),
        version: 0,
        quotes: [words.as_str().to_owned()].into(),
    };
    summary::save(tx, ctx, &Actor::System, &open.id, &edited).await?;
    summary::publish(tx, ctx, &Actor::System, &open.id, 1).await?;
    Ok((talk.circle.id, words.as_str().to_owned(), slip))
}

/// The id of a new token.
async fn a_token(tx: &mut Tx, ctx: &mut Context, organisation_id: &str) -> Result<String> {
    let id = ctx.id();
    let new = NewToken {
        name: "Valla veebileht".to_owned(),
        scopes: [Scope::DialoguesRead].into(),
        days: 365,
    };
    token::create(tx, ctx, &Actor::System, organisation_id, &id, &new).await?;
    Ok(id)
}

async fn first_mail(tx: &mut Tx, organisation_id: &str) -> Result<String> {
    let query =
        sql!("select min(id) as id from mail where organisation_id = $1 and registration_id is not null");
    Ok(tx.one(query, &[organisation_id.into()]).await?.get("id")?)
}

async fn issue(tx: &mut Tx, ctx: &mut Context, purpose: &Purpose) -> Result<String> {
    let nonce = pass::issue(tx, ctx, purpose).await?;
    Ok(pass::secret(ctx, &nonce))
}

/// A form that a route accepts from this person, and the status with which it is answered.
pub(crate) fn form(known: &Known, route: &Route, who: Who) -> (Vec<(String, String)>, u16) {
    let me = match who {
        Who::Visitor | Who::Outsider => "Võõra",
        Who::Member(Role::Owner) => "Õnne",
        Who::Member(Role::Organiser) => "Karin",
        Who::Member(Role::Facilitator) => "Veljo",
        Who::Member(Role::Scribe) => "Kirke",
        Who::Member(Role::Analyst) => "Anu",
        Who::Member(Role::Reviewer) => "Hille",
    };
    let me = fixture::address(me);
    if let Some(fields) = pair::form(&known.fixture, route.path) {
        return (pairs(&fields), 303);
    }
    if let Some((fields, status)) = choosing(route.path) {
        return (pairs(fields), status);
    }
    if let Some((fields, status)) = opinion::form(&known.opinion, route.path) {
        return (pairs(&fields), status);
    }
    if let Some((fields, status)) = cohort::form(&known.cohort, route.path, who) {
        return (pairs(&fields), status);
    }
    let details: &[(&str, &str)] = &[
        ("name", "Uus Inimene"),
        ("email", "uus@kodu.example"),
        ("phone", "5550 0000"),
        ("place", "Alaküla"),
    ];
    let entered: &[(&str, &str)] = &[
        ("consent", "yes"),
        ("once", "sada-tuhat-korda"),
        ("kind", ""),
        ("language", "et"),
    ];
    let organisation: &[(&str, &str)] = &[
        ("organisation_name", "Mustjõe kogukonnamaja"),
        ("organisation_email", "maja@mustjoe.example"),
        ("organisation_zone", "Europe/Tallinn"),
        ("organisation_language", "et"),
        ("organisation_keep_days", "60"),
    ];
    let password: &[(&str, &str)] = &[
        ("password", "laual on kringel"),
        ("password_again", "laual on kringel"),
    ];
    let newcomer: &[(&str, &str)] = &[("your_name", "Uus"), ("your_email", "uus@kodu.example")];
    let yes: &[(&str, &str)] = &[("confirm", "yes")];
    let parts: &[(&str, &str)] = &[("topics", "Elu siin"), ("next", "Kiri vallale")];
    let (asks, logs_in) = (
        [("email", me.as_str())],
        [("email", me.as_str()), ("password", PASSWORD)],
    );
    let parts: Vec<&[(&str, &str)]> = match route.path {
        "/dialogues/{public_id}/register" => vec![details, entered],
        "/r/{secret}/place" => vec![&[("act", "withdraw")]],
        "/r/{secret}/details" => vec![details],
        "/r/{secret}/erasure" => vec![yes],
        "/log-in" => vec![&logs_in],
        "/log-in/link" => vec![&asks],
        "/log-in/link/{secret}" | "/log-out" | "/account/sessions/end-others" => vec![],
        "/invitation/{secret}" => vec![newcomer, password],
        "/set-up/{secret}" => vec![organisation, newcomer, password],
        "/account" => vec![&[("name", "Uus Nimi"), ("mail_language", "en")]],
        "/account/password" => vec![&[("current_password", PASSWORD)], password],
        "/demo/role" => vec![&[("role", "owner")]],
        "/manage/{slug}/programmes/new" => vec![&[
            ("programme_title", "Teine lend"),
            ("language", "et"),
            ("id", "01890a5d-ac96-774b-bcce-b302099a8057"),
        ]],
        "/manage/programmes/{id}/publication"
        | "/manage/programmes/{id}/closing"
        | "/manage/programmes/{id}/copy" => vec![],
        "/manage/programmes/{id}/deletion" => vec![yes],
        "/manage/programmes/{id}/cancellation" => vec![&[("reason", "Raha sai otsa.")]],
        "/manage/programmes/{id}/plan/words" => vec![&[("programme_title", "Dialoog kodus")]],
        "/manage/programmes/{id}/plan/words/{language}" => vec![&[("programme_title", "A dialogue at home")]],
        "/manage/programmes/{id}/plan/words/{language}/removal" => vec![yes],
        "/manage/programmes/{id}/plan/basics" => {
            vec![&[
                ("spoken", "et"),
                ("zone", "Europe/Tallinn"),
                ("meeting_hours", "35"),
            ]]
        }
        "/manage/programmes/{id}/plan/partners" => {
            vec![&[("partner_0", "Ministeerium"), ("partner_part_0", "funder")]]
        }
        "/manage/programmes/{id}/plan/readings" => {
            vec![&[("reading_0", "Kuulamisest"), ("reading_language_0", "et")]]
        }
        "/manage/programmes/{id}/plan/certificate" => vec![&[("attend_percent", "80")]],
        "/manage/programmes/{id}/plan/trainers/new" | "/manage/programmes/{id}/plan/trainers/{trainer}" => {
            vec![&[
                ("trainer_name", "Piret"),
                ("id", "01990000-0000-7000-8000-000000000002"),
            ]]
        }
        "/manage/programmes/{id}/plan/meetings/new"
        | "/manage/programmes/{id}/plan/information/new"
        | "/manage/programmes/{id}/plan/meetings/{meeting}" => vec![&[
            ("id", "01990000-0000-7000-8000-000000000003"),
            ("date", "2027-02-10"),
            ("time", "10:00"),
            ("minutes", "390"),
            ("attendance", "in-place"),
        ]],
        "/manage/programmes/{id}/plan/trainers/{trainer}/position"
        | "/manage/programmes/{id}/plan/meetings/{meeting}/position" => vec![&[("to", "later")]],
        "/manage/programmes/{id}/plan/trainers/{trainer}/removal"
        | "/manage/programmes/{id}/plan/meetings/{meeting}/removal"
        | "/manage/programmes/{id}/guests/{guest}/erasure" => vec![yes],
        "/programmes/{public_id}/information/{meeting}" => vec![&[
            ("name", "Uus Kuulaja"),
            ("email", "kuulaja@kodu.example"),
            ("once", "sada-tuhat-korda"),
        ]],
        "/i/{secret}/erasure" => vec![],
        "/reviews/{programme}/{code}" => vec![&[("act", "abstain")]],
        "/manage/programmes/{id}/review/reviewers" => {
            let reviewer = known.fixture.reviewer.as_str();
            return (
                pairs(&[("reviewer", reviewer), ("reviewer_municipality", "0784")]),
                303,
            );
        }
        "/manage/programmes/{id}/review/reviewers/{person}/removal" => vec![yes],
        "/manage/programmes/{id}/review/{application}/{person}/reopening" => vec![],
        "/programmes/{public_id}/apply" => vec![
            &asks,
            &[
                ("name", "Uus Inimene"),
                ("language", "et"),
                ("consent", "yes"),
                ("once", "sada-tuhat-korda"),
            ],
        ],
        "/a/{secret}/place" => vec![yes, &[("act", "withdraw")]],
        "/a/{secret}/erasure" | "/a/{secret}/files/{question}/removal" => vec![yes],
        // A file comes in parts, which these tests do not send.
        "/a/{secret}/files/{question}" => return (Vec::new(), 400),
        "/a/{secret}/form" | "/a/{secret}/form/draft" => {
            let mut fields = pairs(details);
            fields.extend(pairs(&[
                ("employer", "Kose vallavalitsus"),
                ("municipality", "0338"),
                ("target_role", &known.call.role),
                ("version", "0"),
            ]));
            fields.push((
                format!("q_{}", known.call.asked.long),
                "Tahan kuulata.".to_owned(),
            ));
            return (fields, 303);
        }
        "/a/{secret}/more" => {
            let more = (format!("q_{}", known.call.asked.more), "Pähkleid.".to_owned());
            return (vec![more, ("version".to_owned(), "0".to_owned())], 303);
        }
        "/manage/programmes/{id}/call/times" => vec![&[
            ("opens_date", "2026-11-01"),
            ("opens_time", "09:00"),
            ("closes_date", "2026-12-01"),
            ("closes_time", "23:59"),
            ("call_places", "4"),
            ("accept_days", "5"),
        ]],
        "/manage/programmes/{id}/call/conditions" => vec![&[("choose", "best"), ("counties_least", "3")]],
        "/manage/programmes/{id}/call/reviewing" => vec![&[("reviews_least", "2"), ("blind", "yes")]],
        "/manage/programmes/{id}/call/roles" => vec![&[("role_name_et_0", "Abivallavanem")]],
        "/manage/programmes/{id}/call/criteria" => vec![&[("criterion_name_et_0", "Motivatsioon")]],
        "/manage/programmes/{id}/call/usual" => vec![],
        "/manage/programmes/{id}/call/questions/new"
        | "/manage/programmes/{id}/call/questions/{question}" => {
            vec![&[
                ("id", "01990000-0000-7000-8000-000000000002"),
                ("question_text_et", "Miks just sina?"),
                ("question_kind", "long"),
                ("question_stage", "apply"),
            ]]
        }
        "/manage/programmes/{id}/call/questions/{question}/position" => vec![&[("move", "down")]],
        "/manage/programmes/{id}/call/questions/{question}/removal" => vec![yes],
        "/manage/programmes/{id}/call/late" => vec![&[
            ("id", "01990000-0000-7000-8000-000000000003"),
            ("late_note", "Oli haige"),
            ("late_until", "2026-12-20"),
        ]],
        "/manage/programmes/{id}/call/late/{late}/revocation" => vec![yes],
        "/manage/programmes/{id}/applications/new" => vec![details, entered],
        "/manage/programmes/{id}/applications/{application}/place" => vec![yes, &[("act", "withdraw")]],
        "/manage/programmes/{id}/applications/{application}/link" => vec![],
        "/manage/programmes/{id}/applications/{application}/erasure" => vec![yes],
        "/manage/{slug}/dialogues/new" => vec![&[
            ("question", "Mis meid ootab?"),
            ("language", "et"),
            ("id", "01990000-0000-7000-8000-000000000001"),
        ]],
        "/manage/{slug}/settings" => vec![organisation],
        // The token is shown at once and nowhere else.
        "/manage/{slug}/tokens" => {
            return (
                pairs(&[
                    ("token_name", "Valla veebileht"),
                    ("token_scopes", "dialogues:read"),
                    ("token_days", "365"),
                    ("id", "01990000-0000-7000-8000-000000000002"),
                ]),
                200,
            );
        }
        "/manage/{slug}/tokens/{token}/revocation" => vec![yes],
        "/manage/{slug}/mail/{mail}/sending" | "/manage/{slug}/mail/{mail}/handing-on" => vec![],
        "/manage/{slug}/members/invitations" => vec![&[("email", "uus@kodu.example"), ("role", "analyst")]],
        "/manage/{slug}/members/invitations/{id}/revoke" => vec![yes],
        "/manage/{slug}/members/{person}/role" => vec![yes, &[("role", "analyst")]],
        "/manage/{slug}/members/{person}/removal" => vec![yes],
        "/manage/dialogues/{id}/opening"
        | "/manage/dialogues/{id}/closing"
        | "/manage/dialogues/{id}/copy" => vec![],
        "/manage/dialogues/{id}/deletion" => vec![yes],
        "/manage/dialogues/{id}/cancellation" => vec![yes, &[("reason", "Saal on kinni.")]],
        "/manage/dialogues/{id}/plan/words" => vec![&[("question", "Mis meid hoiab?"), ("spoken", "et")]],
        "/manage/dialogues/{id}/plan/words/{language}" => vec![&[("question", "What keeps us here?")]],
        "/manage/dialogues/{id}/plan/words/{language}/removal" => vec![yes],
        "/manage/dialogues/{id}/plan/meeting" => vec![&[
            ("date", "2026-12-10"),
            ("time", "18:00"),
            ("zone", "Europe/Tallinn"),
            ("attendance", "in-place"),
            ("place_name", "Rahvamaja"),
        ]],
        "/manage/dialogues/{id}/plan/course" => vec![&[("method", "timeout"), ("minutes", "150")]],
        "/manage/dialogues/{id}/plan/places" => vec![&[
            ("capacity", "9"),
            ("circle_least", "5"),
            ("circle_most", "9"),
            ("offer_hours", "12"),
            ("close_hours", "1"),
        ]],
        "/manage/dialogues/{id}/plan/crew" => vec![&[("facilitator_names", "Maire")]],
        "/manage/dialogues/{id}/plan/invitees" => vec![&[("name_0", "Noored"), ("hoped_0", "5")]],
        "/manage/dialogues/{id}/plan/fields" => vec![&[("ask_age", "yes")]],
        "/manage/dialogues/{id}/people/new" | "/manage/dialogues/{id}/day/walk-ins" => vec![details, entered],
        "/manage/dialogues/{id}/people/{registration}/edit" => vec![details],
        "/manage/dialogues/{id}/people/{registration}/place" => vec![yes, &[("act", "withdraw")]],
        "/manage/dialogues/{id}/people/{registration}/erasure" => vec![yes],
        "/manage/dialogues/{id}/day/{registration}" => vec![&[("act", "check-in")]],
        "/manage/dialogues/{id}/circles/{circle}/links" => vec![yes],
        // What is made comes back as a file.
        "/manage/dialogues/{id}/papers/slips" => return (pairs(&[("each", "2"), ("in", "et")]), 200),
        "/live/{secret}" => vec![&[("id", "tap-1"), ("do", "pause"), ("back", "lead")]],
        "/live/{secret}/slips" => {
            return (
                pairs(&[("words", &known.live.words), ("number", "1"), ("back", "lead")]),
                303,
            );
        }
        "/live/{secret}/packaging" => vec![&[("topics", "Kool ja buss."), ("version", "0")]],
        "/c/{code}/slips" => {
            let token = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
            return (pairs(&[("words", &known.live.words), ("token", token)]), 303);
        }
        "/dialogues/{public_id}/feedback" | "/manage/dialogues/{id}/feedback/new" => {
            vec![&[
                ("experience", "4"),
                ("worked", "Kõik said rääkida."),
                ("once", "sada-tuhat-korda"),
            ]]
        }
        "/manage/dialogues/{id}/feedback/removal" => vec![&[("feedback", "bcdfghjkmnpq")]],
        "/manage/dialogues/{id}/words/{words}" => vec![yes, &[("will", "withdraw"), ("id", "command-1")]],
        "/manage/dialogues/{id}/words/packaging/{circle}" => vec![parts, &[("version", "0")]],
        "/manage/dialogues/{id}/summary" => vec![parts, &[("version", "1")]],
        "/manage/dialogues/{id}/summary/publication" => vec![&[("version", "1")]],
        "/manage/dialogues/{id}/summary/retraction" => vec![yes],
        "/slip/{secret}" => vec![&[("will", "keep"), ("id", "command-1")]],
        "/manage/dialogues/{id}/circles/seating" => vec![&[
            ("whom", "holders"),
            ("circles", "1"),
            ("rounds", "3"),
            ("weight_place", "high"),
            ("weight_kind", "low"),
        ]],
        "/manage/dialogues/{id}/circles/needs" | "/manage/dialogues/{id}/circles/needs/{need}" => {
            vec![&[("need_name", "Silmusvõimendi"), ("ready_numbers", "1")]]
        }
        "/manage/dialogues/{id}/circles/needs/{need}/removal" => vec![yes],
        "/manage/dialogues/{id}/circles/progress/stop"
        | "/manage/dialogues/{id}/circles/late"
        | "/manage/dialogues/{id}/circles/repair"
        | "/manage/dialogues/{id}/circles/undo"
        | "/manage/dialogues/{id}/circles/wishes"
        | "/manage/dialogues/{id}/circles/wishes/removal" => vec![],
        "/manage/dialogues/{id}/circles/moves/{registration}" => vec![&[("act", "move"), ("circle", "")]],
        "/manage/dialogues/{id}/circles/{circle}/hands" => vec![&[("facilitator", "Külli")]],
        path => panic!("{path}: say what its form sends"),
    };
    let status = match route.path {
        // It is set up, so its link has nothing left to do.
        "/set-up/{secret}" => 409,
        // The summary is public, so what the circle packed up stays as it is.
        "/live/{secret}/packaging" => 409,
        // Somebody has applied, so the question stays.
        "/manage/programmes/{id}/call/questions/{question}/removal" => 409,
        // It names nobody: whom it could name only a test that knows the people can say.
        "/manage/dialogues/{id}/circles/wishes" | "/manage/dialogues/{id}/circles/wishes/removal" => 422,
        _ => 303,
    };
    let fields: Vec<(&str, &str)> = parts.into_iter().flatten().copied().collect();
    (pairs(&fields), status)
}

fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    fields.iter().map(own).collect()
}
