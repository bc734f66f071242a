//! What is not theirs does not exist for strangers, and they change nothing.

use domain::actor::{Actor, Role};
use domain::application::{list, people as applicants};
use domain::certificate::{self, issue};
use domain::circle::live::Memory;
use domain::cohort::attendance;
use domain::dialogue::life::{self, NewDialogue};
use domain::dialogue::{field, invitee, plan};
use domain::error::{Error, Result};
use domain::feedback::form::{self as answering, Answers};
use domain::feedback::results;
use domain::input::{Fields, Reader};
use domain::packaging::{self, Packaging, Part, Parts};
use domain::registration::people::{self, Act};
use domain::registration::{Source, form};
use domain::seating::need::{self, Ready, Stated};
use domain::seating::settings::{self, Settings, Whom};
use domain::seating::view;
use domain::seating::wish::{self, Wanted};
use domain::seating::work::{self, Task};
use domain::seating::{change, hand};
use domain::summary::{self, Edited, shown};
use domain::token::{Bearer, Scope};
use domain::{circle, crew, erasure, mail, member, organisation, report};
use kernel::watch::Watch;

use crate::support::fixture::{self, Fixture};
use crate::support::learning;
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    strangers_change_nothing,
    members_without_the_right_change_nothing,
    a_plan_is_for_those_who_plan,
    feedback_is_typed_in_by_who_checks_people_in,
    seats_are_for_those_at_the_door,
    a_token_changes_nothing_beyond_its_scopes,
    a_token_has_of_a_programme_what_its_scope_says
);

/// Every change of a dialogue or an organisation, as one actor tries them one after another.
async fn try_all(world: &World, fixture: &Fixture, actor: &Actor) -> Vec<(&'static str, Result<()>)> {
    let (id, organisation_id) = (&fixture.open.id, &fixture.organisation.id);
    let was = world.read(async |tx| fixture::load(tx, id).await).await.unwrap();
    let words = was.texts["et"].clone();
    let person = &fixture.confirmed[0].id;
    let mut answers = Vec::new();
    macro_rules! attempt {
        ($name:literal, |$tx:ident, $ctx:ident| $call:expr) => {
            #[allow(unused_variables)]
            let answer = world.write(async |$tx, $ctx| $call.await.map(|_| ())).await;
            answers.push(($name, answer));
        };
    }
    let new = NewDialogue {
        question: "Kas?".to_owned(),
        language: "et".to_owned(),
    };
    attempt!("create", |tx, ctx| life::create(
        tx,
        ctx,
        actor,
        organisation_id,
        &new
    ));
    let programme = &fixture.programme.id;
    attempt!("issue papers", |tx, ctx| issue::issue(
        tx,
        ctx,
        actor,
        programme,
        &issue::Whom::All
    ));
    attempt!("revoke a paper", |tx, ctx| issue::revoke(
        tx, ctx, actor, programme, "paber", "Niisama."
    ));
    attempt!("delete a paper", |tx, ctx| issue::delete(
        tx, ctx, actor, programme, "paber"
    ));
    attempt!("write the report", |tx, ctx| report::save(
        tx,
        ctx,
        actor,
        programme,
        0,
        "et",
        &report::Words::default()
    ));
    attempt!("publish the report", |tx, ctx| report::publish(
        tx, ctx, actor, programme, true
    ));
    attempt!("open", |tx, ctx| life::open(tx, ctx, actor, &fixture.draft.id));
    attempt!("close", |tx, ctx| life::close(tx, ctx, actor, id));
    attempt!("cancel", |tx, ctx| life::cancel(tx, ctx, actor, id, "Niisama."));
    attempt!("copy", |tx, ctx| life::copy(tx, ctx, actor, id));
    attempt!("delete", |tx, ctx| life::delete(
        tx,
        ctx,
        actor,
        &fixture.draft.id
    ));
    attempt!("words", |tx, ctx| plan::set_words(
        tx, ctx, actor, id, "et", &words
    ));
    attempt!("no words", |tx, ctx| plan::remove_words(tx, ctx, actor, id, "en"));
    attempt!("promise", |tx, ctx| plan::set_promise(
        tx,
        ctx,
        actor,
        id,
        &plan::Promise {
            answer_by: None,
            spoken: Vec::new()
        }
    ));
    attempt!("meeting", |tx, ctx| plan::set_meeting(
        tx,
        ctx,
        actor,
        id,
        &was.meeting
    ));
    attempt!("course", |tx, ctx| plan::set_course(
        tx,
        ctx,
        actor,
        id,
        &plan::Course::of(&was)
    ));
    attempt!("places", |tx, ctx| plan::set_places(
        tx,
        ctx,
        actor,
        id,
        &was.places
    ));
    attempt!("crew", |tx, ctx| crew::set(tx, ctx, actor, id, &[]));
    attempt!("kinds", |tx, ctx| invitee::set(tx, ctx, actor, id, &[]));
    attempt!("fields", |tx, ctx| field::set(tx, ctx, actor, id, &[]));
    let phoned = form::NewRegistration {
        source: Source::Host,
        ..fixture::form_of("Helistaja")
    };
    attempt!("add", |tx, ctx| form::add(tx, ctx, actor, id, &phoned));
    attempt!("withdraw", |tx, ctx| people::act(
        tx,
        ctx,
        actor,
        id,
        person,
        Act::Withdraw
    ));
    attempt!("offer", |tx, ctx| people::act(
        tx,
        ctx,
        actor,
        id,
        &fixture.waiting.id,
        Act::Offer
    ));
    attempt!("details", |tx, ctx| people::set_details(
        tx,
        ctx,
        actor,
        id,
        person,
        &phoned.details,
        ""
    ));
    attempt!("erase", |tx, ctx| people::erase(tx, ctx, actor, id, person));
    attempt!("data", |tx, ctx| erasure::overview(tx, actor, organisation_id));
    attempt!("outbox", |tx, ctx| mail::outbox(
        tx,
        actor,
        organisation_id,
        None,
        0
    ));
    let invited = member::NewInvitation {
        email: "uus@inimesed.example".to_owned(),
        role: Role::Owner,
    };
    attempt!("invite", |tx, ctx| member::invite(
        tx,
        ctx,
        actor,
        organisation_id,
        &invited
    ));
    attempt!("revoke", |tx, ctx| member::revoke(
        tx,
        actor,
        organisation_id,
        &fixture.invitation.0
    ));
    attempt!("role", |tx, ctx| member::set_role(
        tx,
        ctx,
        actor,
        organisation_id,
        &fixture.scribe,
        Role::Owner
    ));
    attempt!("remove", |tx, ctx| member::remove(
        tx,
        actor,
        organisation_id,
        &fixture.scribe
    ));
    let profile = organisation::Profile {
        name: "Meie oma".to_owned(),
        ..fixture.organisation.profile.clone()
    };
    let memory = Memory::default();
    let edited = Edited {
        parts: Parts::default().with(Part::Topics, "Meie oma"),
        version: 0,
        quotes: Default::default(),
    };
    attempt!("summary", |tx, ctx| summary::save(tx, ctx, actor, id, &edited));
    attempt!("read summary", |tx, ctx| summary::draft(tx, &memory, actor, id));
    attempt!("preview summary", |tx, ctx| shown::preview(
        tx, &memory, actor, id
    ));
    attempt!("publish", |tx, ctx| summary::publish(tx, ctx, actor, id, 1));
    attempt!("take back", |tx, ctx| summary::take_back(tx, actor, id));
    let circles = world.read(async |tx| circle::list(tx, id).await).await.unwrap();
    let circle = &circles.first().expect("a circle").id;
    let packaging = Packaging::default();
    attempt!("packaging", |tx, ctx| packaging::save(
        tx, ctx, actor, id, circle, &packaging
    ));
    attempt!("profile", |tx, ctx| organisation::set_profile(
        tx,
        ctx,
        actor,
        organisation_id,
        &profile
    ));
    answers
}

/// Every change of who sits where.
async fn try_seating(world: &World, fixture: &Fixture, actor: &Actor) -> Vec<(&'static str, Result<()>)> {
    let id = &fixture.open.id;
    let (one, other) = (&fixture.confirmed[0].id, &fixture.confirmed[1].id);
    let memory = Memory::default();
    let was = world.read(async |tx| fixture::load(tx, id).await).await.unwrap();
    let mut chosen = Settings::of(&was);
    chosen.whom = Whom::Holders;
    let circles = world
        .read(async |tx| domain::circle::list(tx, id).await)
        .await
        .unwrap();
    let (circle, hands) = (&circles[0].id, domain::crew::Duty::Facilitator);
    let view = world
        .read(async |tx| view::view(tx, &Actor::System, &was).await)
        .await;
    let noted = view.unwrap().people.unwrap().needs[0].id.clone();
    let mut answers = Vec::new();
    macro_rules! attempt {
        ($name:literal, |$tx:ident, $ctx:ident| $call:expr) => {
            #[allow(unused_variables)]
            let answer = world.write(async |$tx, $ctx| $call.await.map(|_| ())).await;
            answers.push(($name, answer));
        };
    }
    attempt!("settings", |tx, ctx| settings::set(tx, actor, id, &chosen));
    attempt!("wish", |tx, ctx| wish::add(
        tx,
        actor,
        id,
        [one, other],
        Wanted::Apart
    ));
    attempt!("no wish", |tx, ctx| wish::remove(tx, actor, id, [one, other]));
    let stated = |name: &str| Stated {
        name: name.to_owned(),
        ready: Ready::AtMost(1),
        people: [one.clone()].into(),
    };
    attempt!("need", |tx, ctx| need::put(
        tx,
        ctx,
        actor,
        id,
        None,
        &stated("Silmusvõimendi")
    ));
    attempt!("other need", |tx, ctx| need::put(
        tx,
        ctx,
        actor,
        id,
        Some(&noted),
        &stated("Viipekeel")
    ));
    attempt!("no need", |tx, ctx| need::remove(tx, actor, id, &noted));
    attempt!("compose", |tx, ctx| work::begin(
        tx,
        ctx,
        actor,
        id,
        Task::Compose
    ));
    // Even with what somebody else had begun.
    let begun = world
        .write(async |tx, ctx| work::begin(tx, ctx, &Actor::System, id, Task::Compose).await)
        .await
        .unwrap();
    if let Ok(plan) = begun.plan(&Watch::new()) {
        attempt!("composed", |tx, ctx| work::finish(
            tx, ctx, &memory, actor, &begun, &plan
        ));
    }
    attempt!("seat", |tx, ctx| hand::put(
        tx,
        ctx,
        &memory,
        actor,
        id,
        one,
        Some(circle)
    ));
    attempt!("unpin", |tx, ctx| hand::unpin(tx, actor, id, one));
    attempt!("undo", |tx, ctx| change::undo(tx, ctx, actor, id, 1));
    attempt!("hands", |tx, ctx| domain::circle::set_hand(
        tx, actor, id, circle, hands, ""
    ));
    assert!(answers.len() > 11);
    answers
}

/// The fixture, a need, and circles with everybody who holds a place.
async fn seated(world: &World) -> Fixture {
    let fixture = world.fixture().await;
    let id = &fixture.open.id;
    world
        .write(async |tx, ctx| {
            let mut chosen = Settings::of(&fixture::load(tx, id).await?);
            chosen.whom = Whom::Holders;
            settings::set(tx, &Actor::System, id, &chosen).await?;
            let stated = Stated {
                name: "Tõlk".to_owned(),
                ready: Ready::AtMost(1),
                people: [fixture.confirmed[0].id.clone()].into(),
            };
            need::put(tx, ctx, &Actor::System, id, None, &stated).await?;
            let work = work::begin(tx, ctx, &Actor::System, id, Task::Compose).await?;
            let plan = work.plan(&Watch::new()).unwrap();
            work::finish(tx, ctx, &Memory::default(), &Actor::System, &work, &plan).await
        })
        .await
        .unwrap();
    fixture
}

async fn seats_are_for_those_at_the_door(world: World) {
    let fixture = seated(&world).await;
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    let mut denied = Vec::new();
    for role in [Role::Analyst, Role::Scribe] {
        denied.push(world.log_in(fixture.person(role)).await.0);
    }
    let (facilitator, _) = world.log_in(&fixture.facilitator).await;
    let before = Snapshot::take(&world.db).await;
    for actor in [Actor::Visitor, outsider] {
        for (name, answer) in try_seating(&world, &fixture, &actor).await {
            assert!(matches!(answer, Err(Error::NotFound)), "{name}: {answer:?}");
        }
    }
    for actor in denied {
        for (name, answer) in try_seating(&world, &fixture, &actor).await {
            assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
        }
    }
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    for (name, answer) in try_seating(&world, &fixture, &facilitator).await {
        assert!(answer.is_ok(), "{name}: {answer:?}");
    }
    // Somebody of another dialogue is not reached by way of this one.
    let (id, stranger) = (&fixture.open.id, &fixture.attended[0].id);
    let stated = Stated {
        name: "Kaldtee".to_owned(),
        ready: Ready::AtMost(1),
        people: [stranger.clone()].into(),
    };
    let needed = world
        .write(async |tx, ctx| need::put(tx, ctx, &facilitator, id, None, &stated).await)
        .await;
    assert!(matches!(needed, Err(Error::NotFound)), "{needed:?}");
    let put = world
        .write(async |tx, ctx| hand::put(tx, ctx, &Memory::default(), &facilitator, id, stranger, None).await)
        .await;
    assert!(matches!(put, Err(Error::NotFound)), "{put:?}");
}

/// The fixture, with a circle in its open dialogue.
async fn made(world: &World) -> Fixture {
    let fixture = world.fixture().await;
    world
        .write(async |tx, ctx| circle::set_count(tx, ctx, &Actor::System, &fixture.open.id, 1).await)
        .await
        .unwrap();
    fixture
}

async fn strangers_change_nothing(world: World) {
    let fixture = made(&world).await;
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    let before = Snapshot::take(&world.db).await;
    for actor in [Actor::Visitor, outsider] {
        for (name, answer) in try_all(&world, &fixture, &actor).await {
            assert!(matches!(answer, Err(Error::NotFound)), "{name}: {answer:?}");
        }
    }
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
}

async fn members_without_the_right_change_nothing(world: World) {
    let fixture = made(&world).await;
    let mut actors = Vec::new();
    for role in [Role::Analyst, Role::Scribe, Role::Facilitator] {
        actors.push(world.log_in(fixture.person(role)).await.0);
    }
    let before = Snapshot::take(&world.db).await;
    for actor in actors {
        for (name, answer) in try_all(&world, &fixture, &actor).await {
            assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
        }
    }
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
}

async fn a_token_changes_nothing_beyond_its_scopes(world: World) {
    let fixture = made(&world).await;
    let token = |organisation: &organisation::Organisation, scopes: &[Scope]| {
        Actor::Token(Bearer {
            token_id: "01990000-0000-7000-8000-000000000001".to_owned(),
            organisation_id: organisation.id.clone(),
            scopes: scopes.iter().copied().collect(),
        })
    };
    let before = Snapshot::take(&world.db).await;
    for (name, answer) in try_all(&world, &fixture, &token(&fixture.other, &Scope::ALL)).await {
        assert!(matches!(answer, Err(Error::NotFound)), "{name}: {answer:?}");
    }
    let reads = [Scope::DialoguesRead, Scope::RegistrationsRead];
    for (name, answer) in try_all(&world, &fixture, &token(&fixture.organisation, &reads)).await {
        assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
    }
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    // With every scope there is, the organisation, its members and its people are still not its own.
    let never = [
        "invite", "revoke", "role", "remove", "profile", "erase", "details", "data", "outbox",
    ];
    let mut tried = 0;
    for (name, answer) in try_all(&world, &fixture, &token(&fixture.organisation, &Scope::ALL)).await {
        if never.contains(&name) {
            assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
            tried += 1;
        }
    }
    assert_eq!(tried, never.len());
}

/// What of a programme a token can see and do, each with one scope; everything else it has not.
async fn a_token_has_of_a_programme_what_its_scope_says(world: World) {
    let fixture = made(&world).await;
    let learning = &fixture.programme;
    let (id, one) = (&learning.id, &learning.applied[0].id);
    world
        .write(async |tx, ctx| learning.take_in(tx, ctx, 1).await.map(|_| ()))
        .await
        .unwrap();
    let there = world.read(async |tx| learning::load(tx, id).await).await.unwrap();
    for scope in Scope::ALL {
        let actor = Actor::Token(Bearer {
            token_id: "01990000-0000-7000-8000-000000000001".to_owned(),
            organisation_id: fixture.organisation.id.clone(),
            scopes: [scope].into(),
        });
        let before = Snapshot::take(&world.db).await;
        let mut can = Vec::new();
        let mut note = |name: &'static str, answer: Result<()>| match answer {
            Ok(()) => can.push(name),
            Err(Error::Denied) => {}
            Err(other) => panic!("{scope:?} {name}: {other:?}"),
        };
        note(
            "applications",
            world
                .read(async |tx| list::all(tx, &actor, &there).await.map(|_| ()))
                .await,
        );
        note(
            "certificates",
            world
                .read(async |tx| certificate::issued(tx, &actor, id).await.map(|_| ()))
                .await,
        );
        let entered = learning::entered(&format!("{scope:?}"), "0784");
        note(
            "enter",
            world
                .write(async |tx, ctx| applicants::enter(tx, ctx, &actor, id, &entered).await.map(|_| ()))
                .await,
        );
        let (meeting, who) = (&learning.meetings[0], &learning.applied[1].id);
        let mark = Some(attendance::Mark::Apologised);
        note(
            "note",
            world
                .write(async |tx, ctx| attendance::mark(tx, ctx, &actor, id, meeting, who, mark).await)
                .await,
        );
        let after = Snapshot::take(&world.db).await;
        let changed = !before.changes(&after).is_empty();
        let expected: &[&str] = match scope {
            Scope::ApplicationsRead => &["applications", "certificates"],
            // The domain lets it see what it has entered; no route shows it.
            Scope::ApplicationsWrite => &["applications", "enter"],
            Scope::AttendanceWrite => &["note"],
            Scope::RegistrationsRead => &["certificates"],
            Scope::DialoguesRead | Scope::DialoguesWrite | Scope::ProgrammesRead | Scope::ReportsRead => &[],
        };
        assert_eq!(can, expected, "{scope:?}");
        assert_eq!(
            changed,
            can.contains(&"enter") || can.contains(&"note"),
            "{scope:?}"
        );
        for act in [applicants::Act::Offer, applicants::Act::Accept] {
            let answer = world
                .write(async |tx, ctx| applicants::act(tx, ctx, &actor, id, one, act).await)
                .await;
            assert!(
                matches!(answer, Err(Error::Denied)),
                "{scope:?} {act:?}: {answer:?}"
            );
        }
        let answer = world
            .write(async |tx, ctx| applicants::erase(tx, ctx, &actor, id, one).await)
            .await;
        assert!(
            matches!(answer, Err(Error::Denied)),
            "{scope:?} erase: {answer:?}"
        );
    }
}

async fn a_plan_is_for_those_who_plan(world: World) {
    let fixture = made(&world).await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let owners_only = ["invite", "revoke", "role", "remove", "profile"];
    // What has people is not closed, what was just opened not deleted, and into what was just cancelled nobody comes.
    // No paper is issued before the last meeting, there is none to revoke, and a report that says nothing is not published.
    let refused = [
        "close",
        "delete",
        "no words",
        "add",
        "withdraw",
        "offer",
        "issue papers",
        "revoke a paper",
        "delete a paper",
        "publish the report",
    ];
    for (name, answer) in try_all(&world, &fixture, &organiser).await {
        if owners_only.contains(&name) {
            assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
        } else if refused.contains(&name) {
            assert!(
                !matches!(answer, Ok(()) | Err(Error::Denied | Error::Internal(_))),
                "{name}: {answer:?}"
            );
        } else {
            assert!(answer.is_ok(), "{name}: {answer:?}");
        }
    }
    // A registration is reached only by way of its own dialogue.
    let other = &fixture.elsewhere_held.id;
    let erased = world
        .write(async |tx, ctx| people::erase(tx, ctx, &organiser, &fixture.past.id, other).await)
        .await;
    assert!(matches!(erased, Err(Error::NotFound)), "{erased:?}");
}

async fn feedback_is_typed_in_by_who_checks_people_in(world: World) {
    let fixture = world.fixture().await;
    let id = &fixture.past.id;
    let (facilitator, _) = world.log_in(&fixture.facilitator).await;
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    let (scribe, _) = world.log_in(&fixture.scribe).await;
    let (analyst, _) = world.log_in(&fixture.analyst).await;
    let fields = Fields::default().with("heard", "4");
    let given = Answers::read(&mut Reader::new(&fields));
    let enter = async |actor: &Actor| {
        world
            .write(async |tx, ctx| answering::enter(tx, ctx, actor, id, &given, "paber").await)
            .await
    };
    let made = enter(&facilitator).await.unwrap();
    let before = Snapshot::take(&world.db).await;
    for (actor, is_member) in [
        (&Actor::Visitor, false),
        (&outsider, false),
        (&scribe, true),
        (&analyst, true),
    ] {
        let refused = |answer: Result<()>| match answer {
            Err(Error::NotFound) => !is_member,
            Err(Error::Denied) => is_member,
            _ => false,
        };
        assert!(refused(enter(actor).await.map(|_| ())), "{actor:?}");
        let back = world
            .write(async |tx, _| answering::take_back(tx, actor, id, &made).await)
            .await;
        assert!(refused(back), "{actor:?}");
        let entered = world
            .read(async |tx| answering::entered(tx, actor, id, &made).await)
            .await;
        assert!(refused(entered.map(|_| ())), "{actor:?}");
        // Who is a member sees the results.
        let seen = world.read(async |tx| results::results(tx, actor, id).await).await;
        assert!(
            if is_member {
                seen.is_ok()
            } else {
                refused(seen.map(|_| ()))
            },
            "{actor:?}"
        );
    }
    let after = Snapshot::take(&world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
}
