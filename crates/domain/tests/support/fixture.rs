//! Two organisations with their people and dialogues in every state, made by the same calls as in real life.

use std::collections::BTreeMap;

use domain::actor::{Actor, Right, Role};
use domain::context::Context;
use domain::crew::{self, Duty, Hand};
use domain::dialogue::field::{self, Asked, Field};
use domain::dialogue::invitee::{self, NewKind};
use domain::dialogue::life::{self, NewDialogue};
use domain::dialogue::plan::{self, Course, Meeting, Places, Promise, Words};
use domain::dialogue::{self, Attendance, Dialogue};
use domain::error::Result;
use domain::input::{Fields, Reader};
use domain::member::{self, NewInvitation};
use domain::organisation::{self, Organisation, Profile};
use domain::pass;
use domain::person::{self, HashedPassword, NewPassword};
use domain::registration::form::{self, Details, NewRegistration};
use domain::registration::people::{self, Act};
use domain::registration::{self, Registration, Source, own};
use kernel::time::{DAY, HOUR, MINUTE};
use store::db::Tx;

use super::learning::Learning;

/// The password of every person of the fixture.
pub(crate) const PASSWORD: &str = "õhtune vestlusring";

/// The time zone of its organisations.
pub(crate) const ZONE: &str = "Europe/Tallinn";

/// What there is.
#[derive(Debug, Clone)]
pub(crate) struct Fixture {
    pub(crate) organisation: Organisation,
    pub(crate) owner: String,
    pub(crate) organiser: String,
    pub(crate) facilitator: String,
    pub(crate) scribe: String,
    pub(crate) analyst: String,
    pub(crate) reviewer: String,
    /// An invitation to become a scribe that nobody has used: its id in forms, and its link's secret.
    pub(crate) invitation: (String, String),
    /// In ten days, three places: all taken, one of them only offered, and somebody waits.
    pub(crate) open: Made,
    pub(crate) confirmed: [Held; 2],
    pub(crate) offered: Held,
    pub(crate) waiting: Held,
    pub(crate) withdrawn: Held,
    /// Everything that registration needs is there, but it is not open.
    pub(crate) draft: Made,
    /// Three days ago; two came, one did not.
    pub(crate) past: Made,
    pub(crate) attended: [Held; 2],
    pub(crate) absent: Held,
    /// In five days; one was registered.
    pub(crate) cancelled: Made,
    pub(crate) let_down: Held,
    /// Another organisation, its owner, an open dialogue with one registration, and a draft.
    pub(crate) other: Organisation,
    pub(crate) outsider: String,
    pub(crate) elsewhere: Made,
    pub(crate) elsewhere_held: Held,
    pub(crate) elsewhere_draft: Made,
    /// A programme whose call is open; see [`Learning`].
    pub(crate) programme: Learning,
}

/// A dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    pub(crate) id: String,
    pub(crate) public_id: String,
}

/// A registration and the secret of its personal link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) id: String,
    pub(crate) secret: String,
}

impl Fixture {
    /// Makes it all, at the times at which it would have happened.
    pub(crate) async fn make(tx: &mut Tx, ctx: &mut Context) -> Result<Fixture> {
        let now = ctx.now;
        ctx.now = now - 60 * DAY;
        let password = password(ctx)?;
        let organisation = organisation(tx, ctx, "Mustjõe raamatukogu", "mustjoe").await?;
        let other = self::organisation(tx, ctx, "Kivilinna selts", "kivilinna").await?;
        let mut people = Vec::new();
        for (of, role, name) in [
            (&organisation, Role::Owner, "Õnne Omanik"),
            (&organisation, Role::Organiser, "Karin Korraldaja"),
            (&organisation, Role::Facilitator, "Veljo Vedaja"),
            (&organisation, Role::Scribe, "Kirke Kirjutaja"),
            (&organisation, Role::Analyst, "Anu Analüütik"),
            (&organisation, Role::Reviewer, "Hille Hindaja"),
            (&other, Role::Owner, "Võõra Vello"),
        ] {
            people.push(self::person(tx, ctx, &of.id, role, name, &password).await?);
        }
        let [owner, organiser, facilitator, scribe, analyst, reviewer, outsider]: [String; 7] =
            people.try_into().expect("seven people");

        ctx.now = now - 40 * DAY;
        let past = planned(
            tx,
            ctx,
            &organisation.id,
            &Plan::new("Mis hoiab küla elus?", now - 3 * DAY),
        )
        .await?;
        life::open(tx, ctx, &Actor::System, &past.id).await?;
        let attended = [
            register(tx, ctx, &past, "Juta").await?,
            register(tx, ctx, &past, "Rein").await?,
        ];
        let absent = register(tx, ctx, &past, "Silvi").await?;
        ctx.now = now - 3 * DAY + MINUTE;
        for held in &attended {
            people::act(tx, ctx, &Actor::System, &past.id, &held.id, Act::CheckIn).await?;
        }
        people::act(tx, ctx, &Actor::System, &past.id, &absent.id, Act::MarkAbsent).await?;

        ctx.now = now - 2 * DAY;
        let open = planned(
            tx,
            ctx,
            &organisation.id,
            &Plan::new("Kuidas me siin elada tahame?", now + 10 * DAY),
        )
        .await?;
        life::open(tx, ctx, &Actor::System, &open.id).await?;
        let confirmed = [
            register(tx, ctx, &open, "Mari").await?,
            register(tx, ctx, &open, "Jaan").await?,
        ];
        let withdrawn = register(tx, ctx, &open, "Peeter").await?;
        let offered = register(tx, ctx, &open, "Liis").await?;
        let waiting = register(tx, ctx, &open, "Toomas").await?;
        // Not long ago, so that the offer to the next in line still stands.
        ctx.now = now - HOUR;
        own::act(tx, ctx, &withdrawn.secret, own::Act::Withdraw).await?;

        let draft = planned(
            tx,
            ctx,
            &organisation.id,
            &Plan::new("Mida teha vana koolimajaga?", now + 20 * DAY),
        )
        .await?;
        let cancelled = planned(
            tx,
            ctx,
            &organisation.id,
            &Plan::new("Kellele kuulub jõgi?", now + 5 * DAY),
        )
        .await?;
        life::open(tx, ctx, &Actor::System, &cancelled.id).await?;
        let let_down = register(tx, ctx, &cancelled, "Helve").await?;
        life::cancel(tx, ctx, &Actor::System, &cancelled.id, "Saal on üleujutatud.").await?;

        let elsewhere = planned(
            tx,
            ctx,
            &other.id,
            &Plan::new("Mis toob meid kokku?", now + 12 * DAY),
        )
        .await?;
        life::open(tx, ctx, &Actor::System, &elsewhere.id).await?;
        let elsewhere_held = register(tx, ctx, &elsewhere, "Kadri").await?;
        let elsewhere_draft =
            planned(tx, ctx, &other.id, &Plan::new("Kes tuleb appi?", now + 30 * DAY)).await?;
        let invitation = invite(tx, ctx, &organisation.id).await?;
        let programme = Learning::make(tx, ctx, &organisation.id, now).await?;
        programme.reviewed_by(tx, ctx, &reviewer).await?;
        ctx.now = now;
        Ok(Fixture {
            organisation,
            owner,
            organiser,
            facilitator,
            scribe,
            analyst,
            reviewer,
            invitation,
            programme,
            open,
            confirmed,
            offered,
            waiting,
            withdrawn,
            draft,
            past,
            attended,
            absent,
            cancelled,
            let_down,
            other,
            outsider,
            elsewhere,
            elsewhere_held,
            elsewhere_draft,
        })
    }

    /// The person of a role.
    pub(crate) fn person(&self, role: Role) -> &str {
        match role {
            Role::Owner => &self.owner,
            Role::Organiser => &self.organiser,
            Role::Facilitator => &self.facilitator,
            Role::Scribe => &self.scribe,
            Role::Analyst => &self.analyst,
            Role::Reviewer => &self.reviewer,
        }
    }
}

/// An organisation of that name.
pub(crate) async fn organisation(
    tx: &mut Tx,
    ctx: &mut Context,
    name: &str,
    slug: &str,
) -> Result<Organisation> {
    let profile = Profile {
        name: name.to_owned(),
        about: "Paik, kus räägitakse.".to_owned(),
        email: format!("dialoog@{slug}.example"),
        phone: "5550 0100".to_owned(),
        place: "Mustjõe".to_owned(),
        zone: ZONE.to_owned(),
        language: "et".to_owned(),
        keep_days: 30,
    };
    organisation::create(tx, ctx, &profile, Some(slug)).await
}

/// A member of an organisation; their address is their first name at `inimesed.example`.
pub(crate) async fn person(
    tx: &mut Tx,
    ctx: &mut Context,
    organisation_id: &str,
    role: Role,
    name: &str,
    password: &HashedPassword,
) -> Result<String> {
    let made = person::create(tx, ctx, &address(name), name, "et").await?;
    person::set_password(tx, &made.id, password, None).await?;
    member::put(tx, ctx, organisation_id, &made.id, role).await?;
    Ok(made.id)
}

/// The address of somebody of that name.
pub(crate) fn address(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or("");
    format!("{}@inimesed.example", kernel::text::slug(first, 30))
}

/// [`PASSWORD`], hashed.
pub(crate) fn password(ctx: &mut Context) -> Result<HashedPassword> {
    let fields = Fields::default()
        .with("password", PASSWORD)
        .with("password_again", PASSWORD);
    let mut reader = Reader::new(&fields);
    let password = NewPassword::read(&mut reader);
    reader.done(password)?.hash(ctx)
}

/// What a dialogue is planned with.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) question: String,
    pub(crate) starts_at: i64,
    pub(crate) capacity: u32,
    pub(crate) waiting_list: bool,
}

impl Plan {
    /// Three places and a waiting list.
    pub(crate) fn new(question: &str, starts_at: i64) -> Plan {
        Plan {
            question: question.to_owned(),
            starts_at,
            capacity: 3,
            waiting_list: true,
        }
    }
}

/// A draft with everything that registration needs, and one invitee kind.
pub(crate) async fn planned(
    tx: &mut Tx,
    ctx: &mut Context,
    organisation_id: &str,
    plan: &Plan,
) -> Result<Made> {
    let actor = &Actor::System;
    let new = NewDialogue {
        question: plan.question.clone(),
        language: "et".to_owned(),
    };
    let id = life::create(tx, ctx, actor, organisation_id, &new).await?;
    let words = Words {
        question: plan.question.clone(),
        why: "Sest sügisel tuleb otsustada.".to_owned(),
        for_whom: "Kõik, kes siin elavad.".to_owned(),
        influence: "Arengukava eelnõu.".to_owned(),
        answerer: "Mustjõe vallavanem".to_owned(),
        cancel_reason: String::new(),
    };
    plan::set_words(tx, ctx, actor, &id, "et", &words).await?;
    let meeting = Meeting {
        starts_at: Some(plan.starts_at),
        zone: ZONE.to_owned(),
        attendance: Attendance::InPlace,
        place_name: "Raamatukogu saal".to_owned(),
        place_address: "Kooli 1, Mustjõe".to_owned(),
        place_code: String::new(),
        video_link: String::new(),
        access: "Kaldtee on hoovi pool.".to_owned(),
    };
    plan::set_meeting(tx, ctx, actor, &id, &meeting).await?;
    let promise = Promise {
        answer_by: Some(plan.starts_at + 30 * DAY),
        spoken: vec!["et".to_owned()],
    };
    plan::set_promise(tx, ctx, actor, &id, &promise).await?;
    let made = load(tx, &id).await?;
    plan::set_course(tx, ctx, actor, &id, &Course::of(&made)).await?;
    let places = Places {
        capacity: Some(plan.capacity),
        circle_least: 6,
        circle_most: 12,
        waiting_list: plan.waiting_list,
        offer_hours: 24,
        close_hours: 0,
    };
    plan::set_places(tx, ctx, actor, &id, &places).await?;
    let hand = |duty, name: &str| Hand {
        duty,
        person_id: None,
        name: name.to_owned(),
    };
    let crew = [hand(Duty::Facilitator, "Külli"), hand(Duty::Scribe, "Ants")];
    crew::set(tx, ctx, actor, &id, &crew).await?;
    let kind = NewKind {
        id: None,
        name: "Lapsevanemad".to_owned(),
        hoped: 4,
    };
    invitee::set(tx, ctx, actor, &id, &[kind]).await?;
    let asked = |field| Asked {
        field,
        required: false,
        why: String::new(),
    };
    field::set(tx, ctx, actor, &id, &[asked(Field::Place), asked(Field::Access)]).await?;
    Ok(Made {
        public_id: made.public_id,
        id,
    })
}

/// A dialogue as the system sees it.
pub(crate) async fn load(tx: &mut Tx, id: &str) -> Result<Dialogue> {
    dialogue::load(tx, &Actor::System, id, Right::SeePlan).await
}

/// What somebody of that name would send who registers once.
pub(crate) fn form_of(name: &str) -> NewRegistration {
    NewRegistration {
        details: Details {
            name: name.to_owned(),
            email: address(name),
            phone: "5550 0000".to_owned(),
            answers: BTreeMap::from([(Field::Place, "Alaküla".to_owned())]),
        },
        language: "et".to_owned(),
        kind: String::new(),
        once: format!("once {name}"),
        source: Source::Page,
    }
}

/// Registers somebody of that name.
pub(crate) async fn register(tx: &mut Tx, ctx: &mut Context, dialogue: &Made, name: &str) -> Result<Held> {
    let made = form::register(tx, ctx, &dialogue.public_id, &form_of(name)).await?;
    Ok(held(ctx, &made))
}

/// A registration with its secret.
pub(crate) fn held(ctx: &Context, made: &Registration) -> Held {
    Held {
        id: made.id.clone(),
        secret: registration::secret(ctx, &made.id),
    }
}

/// Invites a scribe: the invitation's id, and the secret of its link.
async fn invite(tx: &mut Tx, ctx: &mut Context, organisation_id: &str) -> Result<(String, String)> {
    let email = "kutsutu@inimesed.example".to_owned();
    let new = NewInvitation {
        email: email.clone(),
        role: Role::Scribe,
    };
    member::invite(tx, ctx, &Actor::System, organisation_id, &new).await?;
    let open = pass::invitations(tx, organisation_id, ctx.now).await?;
    let (mails, _) = domain::mail::outbox(tx, &Actor::System, organisation_id, None, 0).await?;
    let mail = mails
        .iter()
        .find(|m| m.new.to_address == email)
        .expect("the invitation's mail");
    let path = mail.link_path(ctx).expect("its link");
    let secret = path.rsplit('/').next().expect("a secret").to_owned();
    Ok((open.first().expect("the invitation").id.clone(), secret))
}
