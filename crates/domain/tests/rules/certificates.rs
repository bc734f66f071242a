//! Who gets which paper, what becomes of it when rule or facts change, and who can check it.

use std::collections::BTreeSet;

use domain::actor::Actor;
use domain::application::{self, people};
use domain::certificate::issue::{self, Whom};
use domain::certificate::story::{self, Story};
use domain::certificate::{self, Certificate, Kind, Lack, Standing};
use domain::error::{Conflict, Error};
use domain::mail::Kind as Mail;
use domain::programme::{CertificateRule, clock, plan};
use kernel::time::DAY;
use store::sql;

use crate::support::learned::Learned;
use crate::support::{World, both_engines};

both_engines!(
    four_of_five_is_a_certificate_and_three_an_attestation,
    nothing_is_issued_before_the_last_meeting,
    a_changed_rule_changes_no_paper_until_it_is_issued_anew,
    what_was_revoked_says_so_and_comes_back_only_by_name,
    a_paper_outlives_the_participant_and_goes_when_they_ask,
    a_story_is_read_only_while_it_is_released,
);

async fn learned(world: &World) -> Learned {
    let fixture = world.fixture().await;
    let made = world
        .write(async |tx, ctx| Learned::make(tx, ctx, &fixture).await)
        .await
        .unwrap();
    world.dial.set(made.after);
    made
}

async fn standing(world: &World, set: &Learned) -> Standing {
    let now = world.dial.now();
    world
        .read(async |tx| certificate::standing(tx, &Actor::System, &set.id, now).await)
        .await
        .unwrap()
}

async fn issue(world: &World, set: &Learned, whom: &Whom) -> domain::error::Result<u32> {
    world
        .write(async |tx, ctx| issue::issue(tx, ctx, &Actor::System, &set.id, whom).await)
        .await
}

async fn check(world: &World, code: &str) -> domain::error::Result<Certificate> {
    world
        .read(async |tx| Ok(certificate::check(tx, code).await?.0))
        .await
}

fn these(set: &Learned, who: usize) -> Whom {
    Whom::These(BTreeSet::from([set.people[who].id.clone()]))
}

async fn set_rule(world: &World, set: &Learned, attend_percent: u32) {
    let rule = CertificateRule {
        attend_percent,
        needs_practicum: true,
        needs_dialogue: true,
    };
    world
        .write(async |tx, ctx| plan::set_certificate_rule(tx, ctx, &Actor::System, &set.id, &rule).await)
        .await
        .unwrap();
}

async fn four_of_five_is_a_certificate_and_three_an_attestation(world: World) {
    let set = learned(&world).await;
    let before = standing(&world, &set).await;
    let due: Vec<_> = before
        .lines
        .iter()
        .map(|l| {
            (
                l.application.name.as_str(),
                l.facts.attended,
                l.facts.due(),
                l.facts.lacks(),
            )
        })
        .collect();
    assert_eq!(
        due,
        [
            ("Aive", 4, Some(Kind::Certificate), vec![]),
            ("Bruno", 3, Some(Kind::Attestation), vec![Lack::Meetings]),
            ("Celia", 5, Some(Kind::Attestation), vec![Lack::Practicum]),
            (
                "Osaleja3",
                0,
                None,
                vec![Lack::Meetings, Lack::Practicum, Lack::Dialogue]
            ),
        ]
    );
    assert_eq!(before.unrecorded, 0);
    assert_eq!(issue(&world, &set, &Whom::All).await.unwrap(), 3);
    let after = standing(&world, &set).await;
    let aive = after.lines[0].held.clone().unwrap();
    assert_eq!(
        (
            aive.kind,
            aive.facts.meetings,
            aive.facts.meeting_hours,
            aive.facts.own_hours
        ),
        (Kind::Certificate, 5, 28, 15)
    );
    assert_eq!(aive.facts.titles["et"], "Dialoog kogukonnaga");
    let bruno = after.lines[1].held.clone().unwrap();
    assert_eq!(
        (bruno.kind, bruno.facts.meeting_hours, bruno.facts.own_hours),
        (Kind::Attestation, 21, 0)
    );
    assert_eq!(after.lines[3].held, None);
    // Who did nothing gets nothing by name either; and whoever holds what is due keeps it.
    assert_eq!(issue(&world, &set, &these(&set, 3)).await.unwrap(), 0);
    assert_eq!(issue(&world, &set, &Whom::All).await.unwrap(), 0);
    assert_eq!(issue(&world, &set, &these(&set, 0)).await.unwrap(), 0);
    let nobody = Whom::These(BTreeSet::from(["keegi".to_owned()]));
    assert!(matches!(issue(&world, &set, &nobody).await, Err(Error::NotFound)));
    let query = sql!("select to_name from mail where kind = $1 order by to_name");
    let told: Vec<String> = world
        .read(async |tx| {
            let rows = tx.all(query, &[Mail::CertificateReady.as_str().into()]).await?;
            rows.iter().map(|row| Ok(row.get("to_name")?)).collect()
        })
        .await
        .unwrap();
    assert_eq!(told, ["Aive", "Bruno", "Celia"]);
    // Anybody finds it, however they type.
    let shown = certificate::shown_code(&aive.code);
    for typed in [shown.as_str(), &shown.to_lowercase(), &shown.replace('-', " ")] {
        assert_eq!(check(&world, typed).await.unwrap(), aive);
    }
    assert!(matches!(check(&world, "").await, Err(Error::NotFound)));
    assert!(matches!(check(&world, &set.id).await, Err(Error::NotFound)));
}

async fn nothing_is_issued_before_the_last_meeting(world: World) {
    let set = learned(&world).await;
    world.dial.set(set.after - 2 * DAY);
    for whom in [Whom::All, these(&set, 0)] {
        let early = issue(&world, &set, &whom).await;
        assert!(
            matches!(early, Err(Error::Conflict(Conflict::NotBegun))),
            "{early:?}"
        );
    }
    assert_eq!(
        standing(&world, &set).await.from,
        Some(set.after - DAY - kernel::time::HOUR)
    );
}

async fn a_changed_rule_changes_no_paper_until_it_is_issued_anew(world: World) {
    let set = learned(&world).await;
    issue(&world, &set, &Whom::All).await.unwrap();
    let old = standing(&world, &set).await.lines[1].held.clone().unwrap();
    set_rule(&world, &set, 60).await;
    let changed = standing(&world, &set).await;
    let differ: Vec<bool> = changed.lines.iter().map(certificate::Line::differs).collect();
    // Bruno's three of five are enough now; the others' papers say what they would say anyway.
    assert_eq!(differ, [false, true, false, false]);
    assert_eq!(
        changed.lines[1].held,
        Some(old.clone()),
        "what was issued stays as it was"
    );
    assert_eq!(check(&world, &old.code).await.unwrap().revoked_at, None);
    world.dial.forward(DAY);
    assert_eq!(issue(&world, &set, &Whom::All).await.unwrap(), 1);
    let new = standing(&world, &set).await.lines[1].held.clone().unwrap();
    assert_eq!((new.kind, new.facts.rule.attend_percent), (Kind::Certificate, 60));
    let replaced = check(&world, &old.code).await.unwrap();
    assert_eq!(
        (replaced.revoked_at, replaced.is_replaced()),
        (Some(world.dial.now()), true)
    );
    assert_eq!(replaced.facts, old.facts);
    // A stricter rule takes nothing back by itself.
    set_rule(&world, &set, 100).await;
    assert_eq!(check(&world, &new.code).await.unwrap().revoked_at, None);
}

async fn what_was_revoked_says_so_and_comes_back_only_by_name(world: World) {
    let set = learned(&world).await;
    issue(&world, &set, &Whom::All).await.unwrap();
    let aive = standing(&world, &set).await.lines[0].held.clone().unwrap();
    let revoke = async |reason: &str| {
        world
            .write(async |tx, ctx| issue::revoke(tx, ctx, &Actor::System, &set.id, &aive.id, reason).await)
            .await
            .unwrap();
    };
    revoke("Nimi oli vale.").await;
    let revoked = check(&world, &aive.code).await.unwrap();
    assert_eq!(
        (revoked.revoked_at, revoked.is_replaced()),
        (Some(set.after), false)
    );
    world.dial.forward(DAY);
    revoke("Teist korda.").await;
    assert_eq!(
        check(&world, &aive.code).await.unwrap(),
        revoked,
        "the first time counts"
    );
    assert_eq!(issue(&world, &set, &Whom::All).await.unwrap(), 0);
    assert_eq!(standing(&world, &set).await.lines[0].revoked, Some(revoked));
    assert_eq!(issue(&world, &set, &these(&set, 0)).await.unwrap(), 1);
    assert_ne!(
        standing(&world, &set).await.lines[0].held.clone().unwrap().code,
        aive.code
    );
}

async fn a_paper_outlives_the_participant_and_goes_when_they_ask(world: World) {
    let set = learned(&world).await;
    issue(&world, &set, &Whom::All).await.unwrap();
    let lines = standing(&world, &set).await.lines;
    let code = |who: usize| lines[who].held.clone().unwrap().code;
    let (aive, bruno, celia) = (code(0), code(1), code(2));
    world
        .write(async |tx, ctx| people::erase(tx, ctx, &Actor::System, &set.id, &set.people[0].id).await)
        .await
        .unwrap();
    assert!(matches!(check(&world, &aive).await, Err(Error::NotFound)));
    // A year after the last meeting the participants are erased, their papers stay.
    world.dial.forward(clock::KEEP_PARTICIPANTS);
    world
        .write(async |tx, ctx| clock::run(tx, ctx, &set.id).await)
        .await
        .unwrap();
    assert!(standing(&world, &set).await.lines.is_empty());
    let kept = check(&world, &bruno).await.unwrap();
    assert_eq!(
        (
            kept.name.as_str(),
            kept.application_id.as_deref(),
            kept.revoked_at
        ),
        ("Bruno", None, None)
    );
    // And one whose holder asks goes.
    let id = check(&world, &celia).await.unwrap().id;
    world
        .write(async |tx, ctx| issue::delete(tx, ctx, &Actor::System, &set.id, &id).await)
        .await
        .unwrap();
    assert!(matches!(check(&world, &celia).await, Err(Error::NotFound)));
    let left = sql!("select count(*) as n from certificate");
    let left: u32 = world
        .read(async |tx| Ok(tx.one(left, &[]).await?.count("n")?))
        .await
        .unwrap();
    assert_eq!(left, 1);
}

async fn a_story_is_read_only_while_it_is_released(world: World) {
    let set = learned(&world).await;
    let secret = &set.people[0].secret;
    let write = async |text: &str, named: bool, release: bool| {
        let story = Story {
            language: "et".to_owned(),
            text: text.to_owned(),
            named,
            released_at: None,
        };
        world
            .write(async |tx, ctx| story::save(tx, ctx, secret, &story, release).await)
            .await
            .unwrap();
    };
    let released = async || {
        world
            .read(async |tx| story::released(tx, &set.id).await)
            .await
            .unwrap()
    };
    write("Õppisin vaikima.", true, false).await;
    assert!(released().await.is_empty());
    write("Õppisin vaikima.", true, true).await;
    let told = released().await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].by, Some(("Aive".to_owned(), "0708".to_owned())));
    write("Õppisin vaikima.", false, true).await;
    assert_eq!(released().await[0].by, None);
    write("Õppisin vaikima.", false, false).await;
    assert!(released().await.is_empty());
    // Their own copy of their data has it.
    let held = world
        .read(async |tx| {
            let (application, _) = application::own::find(tx, secret).await?;
            certificate::held(tx, &application).await
        })
        .await
        .unwrap();
    assert_eq!(held["story"]["text"], "Õppisin vaikima.");
    assert_eq!(held["certificates"].as_array().map(Vec::len), Some(0));
    // Emptied, it is gone.
    write("", false, true).await;
    let own = world.read(async |tx| story::own(tx, secret).await).await.unwrap();
    assert_eq!(own, None);
    let foreign = world.read(async |tx| story::own(tx, "võõras").await).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
}
