//! A programme for tests, made by the same calls as in real life.

use std::collections::BTreeMap;

use domain::actor::{Actor, Right};
use domain::application::form::{self, Begun, Details, NewApplication};
use domain::application::own::{self, Act};
use domain::application::people::{self, Entered};
use domain::application::{self, Application};
use domain::call::question::{self, Stage};
use domain::call::role;
use domain::context::Context;
use domain::error::Result;
use domain::meeting::{self, Kind};
use domain::programme::life::{self, NewProgramme};
use domain::programme::{self, Call, Programme, Words, plan};
use domain::review::give::{self, Given};
use domain::review::reviewer::{self, Chosen};
use domain::session;
use kernel::time::{DAY, HOUR};
use store::db::Tx;
use store::sql;

use super::fixture::address;

/// A published programme whose call has been open for ten days and closes in ten: three places, meetings in thirty,
/// forty-four and fifty-eight days, an information event in five; and three applications that were handed in.
#[derive(Debug, Clone)]
pub(crate) struct Learning {
    pub(crate) id: String,
    pub(crate) public_id: String,
    /// Of its meetings, in order.
    pub(crate) meetings: Vec<String>,
    /// Of the information event.
    pub(crate) information: String,
    /// Ids and personal links of those who applied.
    pub(crate) applied: Vec<Applied>,
}

/// An application and the secret of its personal link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Applied {
    pub(crate) id: String,
    pub(crate) code: String,
    pub(crate) secret: String,
}

impl Learning {
    /// Makes it.
    pub(crate) async fn make(
        tx: &mut Tx,
        ctx: &mut Context,
        organisation_id: &str,
        now: i64,
    ) -> Result<Learning> {
        let actor = &Actor::System;
        ctx.now = now - 20 * DAY;
        let new = NewProgramme {
            title: "Dialoog kogukonnaga".to_owned(),
            language: "et".to_owned(),
        };
        let id = ctx.id();
        let id = life::create_once(tx, ctx, actor, organisation_id, &id, &new).await?;
        let words = Words {
            title: new.title,
            lead: "Praktiline arenguprogramm omavalitsuste juhtidele.".to_owned(),
            about: "Õpime pidama vestlusringe.".to_owned(),
            for_whom: "Omavalitsuste juhid üle Eesti.".to_owned(),
            ..Words::default()
        };
        plan::set_words(tx, ctx, actor, &id, "et", &words).await?;
        let mut meetings = Vec::new();
        for (position, days) in (0..).zip([30, 44, 58]) {
            let mut meeting = meeting::plan::empty(ctx, &id, Kind::Meeting, position);
            meeting.starts_at = Some(now + days * DAY);
            "Rahvamaja".clone_into(&mut meeting.place_name);
            let words = meeting::Words {
                title: format!("{}. kohtumine", position + 1),
                agenda: String::new(),
            };
            meeting.texts = BTreeMap::from([("et".to_owned(), words)]);
            meeting::plan::put(tx, ctx, actor, &meeting).await?;
            meetings.push(meeting.id);
        }
        let mut information = meeting::plan::empty(ctx, &id, Kind::Information, 0);
        information.starts_at = Some(now + 5 * DAY);
        information.attendance = domain::dialogue::Attendance::Online;
        "https://meet.example/infokohtumine".clone_into(&mut information.video_link);
        meeting::plan::put(tx, ctx, actor, &information).await?;
        let call = Call {
            opens_at: Some(now - 10 * DAY),
            closes_at: Some(now + 10 * DAY),
            places: Some(3),
            answer_by: Some(now + 20 * DAY),
            accept_days: 7,
        };
        plan::set_call(tx, ctx, actor, &id, &call).await?;
        life::publish(tx, ctx, actor, &id).await?;
        ctx.now = now - HOUR;
        let mut applied = Vec::new();
        for (name, municipality) in [("Aive", "0708"), ("Bruno", "0668"), ("Celia", "0293")] {
            let made = people::enter(tx, ctx, actor, &id, &entered(name, municipality)).await?;
            applied.push(Applied {
                secret: application::secret(ctx, &made.id),
                code: made.code,
                id: made.id,
            });
        }
        ctx.now = now;
        Ok(Learning {
            public_id: load(tx, &id).await?.public_id,
            id,
            meetings,
            information: information.id,
            applied,
        })
    }

    /// Makes a member its reviewer.
    pub(crate) async fn reviewed_by(&self, tx: &mut Tx, ctx: &mut Context, person_id: &str) -> Result<()> {
        let chosen = Chosen {
            person_id: person_id.to_owned(),
            ..Chosen::default()
        };
        reviewer::set(tx, ctx, &Actor::System, &self.id, &chosen).await
    }

    /// Judges an application as a reviewer.
    pub(crate) async fn judge(
        &self,
        tx: &mut Tx,
        ctx: &mut Context,
        person_id: &str,
        application_id: &str,
        given: &Given,
    ) -> Result<Option<String>> {
        let token = session::open(tx, ctx, person_id).await?;
        let (actor, _) = session::actor(tx, &token, ctx.now).await?;
        session::end(tx, &actor.signed()?.session).await?;
        let code = application::for_mail(tx, application_id)
            .await?
            .expect("the application")
            .code;
        give::save(tx, ctx, &actor, &self.id, &code, given).await
    }

    /// Another application, handed in on paper.
    pub(crate) async fn enter(&self, tx: &mut Tx, ctx: &mut Context, entered: &Entered) -> Result<Applied> {
        let made = people::enter(tx, ctx, &Actor::System, &self.id, entered).await?;
        Ok(Applied {
            secret: application::secret(ctx, &made.id),
            code: made.code,
            id: made.id,
        })
    }

    /// Criteria of this weight; their ids.
    pub(crate) async fn criteria(
        &self,
        tx: &mut Tx,
        ctx: &mut Context,
        weights: &[u32],
    ) -> Result<Vec<String>> {
        let mut ids = Vec::new();
        for (position, weight) in (0..).zip(weights) {
            let id = ctx.id();
            let position: i64 = position;
            tx.run(
                sql!("insert into criterion (id, programme_id, weight, position) values ($1, $2, $3, $4)"),
                &[(&id).into(), (&self.id).into(), (*weight).into(), position.into()],
            )
            .await?;
            tx.run(
                sql!("insert into criterion_text (criterion_id, language, name, help) values ($1, 'et', $2, '')"),
                &[(&id).into(), format!("Kriteerium {}", position + 1).into()],
            )
            .await?;
            ids.push(id);
        }
        Ok(ids)
    }

    /// A long question that reviewers read; its id.
    pub(crate) async fn question(
        &self,
        tx: &mut Tx,
        ctx: &mut Context,
        for_reviewers: bool,
    ) -> Result<String> {
        let id = ctx.id();
        tx.run(
            sql!(
                "insert into question (id, programme_id, kind, required, stage, for_reviewers, most, position)
                 values ($1, $2, 'long', $3, 'apply', $4, 2000, 0)"
            ),
            &[
                (&id).into(),
                (&self.id).into(),
                false.into(),
                for_reviewers.into(),
            ],
        )
        .await?;
        tx.run(
            sql!("insert into question_text (question_id, language, text, help, choices) values ($1, 'et', 'Miks?', '', '')"),
            &[(&id).into()],
        )
        .await?;
        Ok(id)
    }

    /// Offers somebody a place by hand, which they accept at once.
    pub(crate) async fn take_in(&self, tx: &mut Tx, ctx: &mut Context, who: usize) -> Result<Application> {
        let applied = &self.applied[who];
        offer(tx, ctx, &self.id, &applied.id).await?;
        own::act(tx, ctx, &applied.secret, Act::Accept).await?;
        Ok(own::find(tx, &applied.secret).await?.0)
    }
}

/// Offers a place by hand, as if the decisions were released.
pub(crate) async fn offer(tx: &mut Tx, ctx: &mut Context, id: &str, application_id: &str) -> Result<()> {
    let was = load(tx, id).await?.released_at;
    let set = sql!("update programme set released_at = $2 where id = $1");
    tx.run(set, &[id.into(), was.or(Some(ctx.now)).into()]).await?;
    people::act(tx, ctx, &Actor::System, id, application_id, people::Act::Offer).await?;
    tx.run(set, &[id.into(), was.into()]).await?;
    Ok(())
}

/// What somebody of that name would hand in on paper.
pub(crate) fn entered(name: &str, municipality: &str) -> Entered {
    Entered {
        name: name.to_owned(),
        email: address(name),
        language: "et".to_owned(),
        employer: format!("{name} vallavalitsus"),
        municipality: municipality.to_owned(),
        once: format!("once {name}"),
        ..Entered::default()
    }
}

/// A programme as the system sees it.
pub(crate) async fn load(tx: &mut Tx, id: &str) -> Result<Programme> {
    programme::load(tx, &Actor::System, id, Right::SeePlan).await
}

/// What a call asks, one question of each kind.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Some paragraphs, required, for reviewers.
    pub(crate) long: String,
    /// A line, not for reviewers.
    pub(crate) short: String,
    /// One of two.
    pub(crate) choice: String,
    /// A file, for reviewers.
    pub(crate) file: String,
    /// Only of who takes part.
    pub(crate) more: String,
}

/// Adds questions to a programme's call, and a target role. The role's id.
pub(crate) async fn ask(tx: &mut Tx, ctx: &mut Context, programme_id: &str) -> Result<(Asked, String)> {
    let mut ids = Vec::new();
    for (kind, text, required, for_reviewers, stage) in [
        (question::Kind::Long, "Miks sa tuled?", true, true, Stage::Apply),
        (
            question::Kind::Short,
            "Kust sa kuulsid?",
            false,
            false,
            Stage::Apply,
        ),
        (
            question::Kind::Choice,
            "Kas oled varem osalenud?",
            false,
            true,
            Stage::Apply,
        ),
        (
            question::Kind::File,
            "Sinu elulookirjeldus",
            false,
            true,
            Stage::Apply,
        ),
        (
            question::Kind::Short,
            "Mida sa ei söö?",
            true,
            false,
            Stage::Accepted,
        ),
    ] {
        let edited = question_of(kind, text, required, for_reviewers, stage);
        let id = ctx.id();
        question::add(tx, ctx, &Actor::System, programme_id, &id, &edited).await?;
        ids.push(id);
    }
    let [long, short, choice, file, more]: [String; 5] = ids.try_into().expect("five questions");
    let role = role::Edited {
        names: BTreeMap::from([("et".to_owned(), "Arendusjuht".to_owned())]),
        ..role::Edited::default()
    };
    role::set(tx, ctx, &Actor::System, programme_id, &[role]).await?;
    let role = role::list(tx, programme_id).await?.remove(0).id;
    let asked = Asked {
        long,
        short,
        choice,
        file,
        more,
    };
    Ok((asked, role))
}

/// A question as organisers would write it.
pub(crate) fn question_of(
    kind: question::Kind,
    text: &str,
    required: bool,
    for_reviewers: bool,
    stage: Stage,
) -> question::Edited {
    let choices = if kind == question::Kind::Choice {
        "ei\njah"
    } else {
        ""
    };
    let words = question::Words {
        text: text.to_owned(),
        choices: choices.to_owned(),
        ..question::Words::default()
    };
    question::Edited {
        kind,
        required,
        stage,
        for_reviewers,
        most: 2000,
        texts: BTreeMap::from([("et".to_owned(), words)]),
    }
}

/// What somebody of that name types first.
pub(crate) fn begun(name: &str) -> NewApplication {
    NewApplication {
        name: name.to_owned(),
        email: address(name),
        language: "et".to_owned(),
        late: String::new(),
        once: format!("begun {name}"),
    }
}

/// Begins an application.
pub(crate) async fn begin(
    tx: &mut Tx,
    ctx: &mut Context,
    public_id: &str,
    new: &NewApplication,
) -> Result<Applied> {
    match form::begin(tx, ctx, public_id, new).await? {
        Begun::Made(made) => Ok(Applied {
            secret: application::secret(ctx, &made.id),
            code: made.code,
            id: made.id,
        }),
        Begun::Known => panic!("{} has applied already", new.email),
    }
}

/// What somebody of that name hands in.
pub(crate) fn filled_in(name: &str, asked: &Asked, role_id: &str) -> Details {
    Details {
        name: name.to_owned(),
        email: address(name),
        phone: "5550 0199".to_owned(),
        employer: format!("{name} vallavalitsus"),
        municipality: "0708".to_owned(),
        role_id: Some(role_id.to_owned()),
        answers: BTreeMap::from([
            (asked.long.clone(), format!("{name} tahab kuulata.")),
            (asked.short.clone(), format!("{name} kuulis sõbralt.")),
            (asked.choice.clone(), "1".to_owned()),
        ]),
    }
}
