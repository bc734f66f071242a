//! A programme's plan and what becomes of it: copied, cancelled, moved, and who came to ask about it erased.

mod guests;
mod meetings;
mod rights;

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::call::{criterion, question, role};
use domain::cohort::material::{self, Material};
use domain::error::{Conflict, Error};
use domain::mail::{self, Kind, Mail};
use domain::meeting::information::{self, NewGuest};
use domain::meeting::{self, Meeting};
use domain::programme::partner::{self, Part, Partner};
use domain::programme::plan::{self, Basics};
use domain::programme::reading::{self, Reading};
use domain::programme::trainer::{self, Trainer};
use domain::programme::{CertificateRule, State, Words, clock, life};
use kernel::file::FileType;
use kernel::time::DAY;
use store::sql;

use crate::support::fixture::Fixture;
use crate::support::learning::{Learning, load};
use crate::support::{World, both_engines};

both_engines!(
    a_second_cohort_has_everything_but_dates_and_people,
    cancelling_a_programme_tells_everybody_who_is_in_it,
    what_somebody_applied_to_is_neither_taken_back_nor_deleted,
);

/// Mails of a kind about a programme, the oldest first.
async fn mails(world: &World, programme_id: &str, kind: Kind) -> Vec<Mail> {
    let query = sql!("select id from mail where programme_id = $1 and kind = $2 order by created_at, id");
    world
        .read(async |tx| {
            let rows = tx
                .all(query, &[programme_id.into(), kind.as_str().into()])
                .await?;
            let mut found = Vec::new();
            for row in rows {
                let id: String = row.get("id")?;
                found.extend(mail::for_sending(tx, &id).await?);
            }
            Ok(found)
        })
        .await
        .unwrap()
}

async fn names(world: &World, programme_id: &str, kind: Kind) -> Vec<String> {
    let mut names: Vec<String> = mails(world, programme_id, kind)
        .await
        .into_iter()
        .map(|m| m.new.to_name)
        .collect();
    names.sort();
    names
}

fn guest(name: &str) -> NewGuest {
    NewGuest {
        name: name.to_owned(),
        email: format!("{}@kodu.example", kernel::text::slug(name, 20)),
        language: "et".to_owned(),
        question: format!("{name} küsib, kas tulla tasub."),
        once: "vorm".to_owned(),
    }
}

/// Signs somebody up for the information event; the secret of their link.
async fn sign_up(world: &World, learning: &Learning, name: &str) -> String {
    world
        .write(async |tx, ctx| {
            let (public_id, event) = (&learning.public_id, &learning.information);
            let made = information::sign_up(tx, ctx, public_id, event, &guest(name)).await?;
            Ok(information::secret(ctx, &made.id))
        })
        .await
        .unwrap()
}

async fn meeting_of(world: &World, learning: &Learning, id: &str) -> Meeting {
    world
        .read(async |tx| meeting::by_id(tx, &learning.id, id).await)
        .await
        .unwrap()
}

async fn save(world: &World, meeting: &Meeting) {
    world
        .write(async |tx, ctx| meeting::plan::put(tx, ctx, &Actor::System, meeting).await)
        .await
        .unwrap();
}

/// Fills in everything that a plan can have.
async fn fill(world: &World, fixture: &Fixture) {
    let id = &fixture.programme.id;
    world
        .write(async |tx, ctx| {
            let actor = &Actor::System;
            let words = Words {
                title: "Dialogue with the community".to_owned(),
                topics: "Listening\nAsking".to_owned(),
                ..Words::default()
            };
            plan::set_words(tx, ctx, actor, id, "en", &words).await?;
            let basics = Basics {
                spoken: vec!["et".to_owned(), "ru".to_owned()],
                zone: "Europe/Helsinki".to_owned(),
                meeting_hours: 35,
                own_hours: 15,
            };
            plan::set_basics(tx, ctx, actor, id, &basics).await?;
            let rule = CertificateRule {
                attend_percent: 75,
                needs_practicum: true,
                needs_dialogue: false,
            };
            plan::set_certificate_rule(tx, ctx, actor, id, &rule).await?;
            let funder = Partner {
                part: Part::Funder,
                name: "Ministeerium".to_owned(),
                link: "https://ministeerium.example/".to_owned(),
            };
            partner::set(tx, ctx, actor, id, &[funder]).await?;
            let reading = Reading {
                title: "Kuulamisest".to_owned(),
                link: String::new(),
                language: "et".to_owned(),
            };
            reading::set(tx, ctx, actor, id, &[reading]).await?;
            let trainer = Trainer {
                id: ctx.id(),
                person_id: Some(fixture.facilitator.clone()),
                name: "Veljo".to_owned(),
                link: String::new(),
                texts: BTreeMap::from([("et".to_owned(), "Töötab aeglaselt.".to_owned())]),
            };
            trainer::put(tx, ctx, actor, id, &trainer).await?;
            for (statement, own) in [
                (
                    sql!(
                        "insert into question (id, programme_id, kind, required, stage, for_reviewers, most, position)
                         values ($2, $1, 'long', $3, 'apply', $3, 2000, 0)"
                    ),
                    "küsimus",
                ),
                (
                    sql!(
                        "insert into target_role (id, programme_id, least, most, position)
                         select $2, $1, 1, null, 0 where $3"
                    ),
                    "roll",
                ),
                (
                    sql!(
                        "insert into criterion (id, programme_id, weight, position) select $2, $1, 3, 0 where $3"
                    ),
                    "mõõt",
                ),
            ] {
                tx.run(statement, &[id.into(), own.into(), true.into()]).await?;
            }
            for statement in [
                sql!("insert into question_text (question_id, language, text, help, choices) values ('küsimus', 'et', $1, '', '')"),
                sql!("insert into target_role_text (role_id, language, name) values ('roll', 'et', $1)"),
                sql!("insert into criterion_text (criterion_id, language, name, help) values ('mõõt', 'et', $1, '')"),
            ] {
                tx.run(statement, &["Miks sa tuled?".into()]).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

async fn a_second_cohort_has_everything_but_dates_and_people(world: World) {
    let fixture = world.fixture().await;
    let id = &fixture.programme.id;
    fill(&world, &fixture).await;
    sign_up(&world, &fixture.programme, "Uku").await;
    world
        .write(async |tx, ctx| {
            let material = Material {
                id: ctx.id(),
                meeting_id: Some(fixture.programme.meetings[1].clone()),
                title: "Lugemist".to_owned(),
                visible_from: Some(ctx.now),
                ..Material::default()
            };
            material::put(tx, ctx, &Actor::System, id, &material).await?;
            let file = (FileType::Pdf, "Lugemist.pdf");
            material::put_file(tx, ctx, &Actor::System, id, &material.id, file, b"%PDF-1.7").await
        })
        .await
        .unwrap();
    let copy = world
        .write(async |tx, ctx| life::copy(tx, ctx, &Actor::System, id).await)
        .await
        .unwrap();
    let (was, made) = world
        .read(async |tx| Ok((load(tx, id).await?, load(tx, &copy).await?)))
        .await
        .unwrap();
    assert_eq!(
        (made.state, made.copied_from.as_deref()),
        (State::Draft, Some(id.as_str()))
    );
    assert_ne!(made.public_id, was.public_id);
    assert_eq!(made.texts, was.texts);
    assert_eq!(
        (&made.spoken, &made.zone, made.meeting_hours, made.own_hours),
        (&was.spoken, &was.zone, 35, 15)
    );
    assert_eq!(
        (made.certificate_rule, made.conditions, made.reviewing),
        (was.certificate_rule, was.conditions, was.reviewing)
    );
    assert_eq!(
        (
            made.call.opens_at,
            made.call.closes_at,
            made.call.answer_by,
            made.call.places
        ),
        (None, None, None, was.call.places)
    );
    assert_eq!(
        (made.span, made.published_at, made.released_at),
        (None, None, None)
    );
    // What hangs on it, told without ids.
    let told = async |id: &str| {
        world
            .read(async |tx| {
                let mut told = Vec::new();
                for kind in [meeting::Kind::Meeting, meeting::Kind::Information] {
                    for m in meeting::list(tx, id, kind).await? {
                        told.push(format!(
                            "{:?} {} {} {:?} {}",
                            m.kind, m.place_name, m.video_link, m.texts, m.position
                        ));
                    }
                }
                for t in trainer::list(tx, id).await? {
                    told.push(format!("{} {:?} {:?}", t.name, t.person_id, t.texts));
                }
                told.push(format!("{:?}", partner::list(tx, id).await?));
                told.push(format!("{:?}", reading::list(tx, id).await?));
                for q in question::list(tx, id).await? {
                    told.push(format!("{:?} {} {:?} {}", q.kind, q.required, q.texts, q.most));
                }
                for r in role::list(tx, id).await? {
                    told.push(format!("{:?} {:?} {:?}", r.least, r.most, r.names));
                }
                for c in criterion::list(tx, id).await? {
                    told.push(format!("{} {:?}", c.weight, c.texts));
                }
                for m in material::list(tx, &Actor::System, id).await? {
                    let met = match &m.meeting_id {
                        Some(of) => meeting::by_id(tx, id, of).await?.position,
                        None => 0,
                    };
                    let file = material::content(tx, &Actor::System, id, &m.id).await?;
                    told.push(format!("{} {met} {file:?}", m.title));
                }
                Ok(told)
            })
            .await
            .unwrap()
    };
    let (of_was, of_made) = (told(id).await, told(&copy).await);
    assert_eq!(of_was.len(), 11, "{of_was:?}");
    assert_eq!(of_was, of_made);
    let people = sql!("select count(*) as n from application where programme_id = $1");
    assert_eq!(world.count(people, &copy).await, 0);
    let guests = sql!(
        "select count(*) as n from information_guest where meeting_id in (select id from meeting where programme_id = $1)"
    );
    assert_eq!(world.count(guests, &copy).await, 0);
    let timed = sql!("select count(*) as n from meeting where programme_id = $1 and starts_at is not null");
    assert_eq!(world.count(timed, &copy).await, 0);
}

async fn cancelling_a_programme_tells_everybody_who_is_in_it(world: World) {
    let fixture = world.fixture().await;
    let learning = &fixture.programme;
    sign_up(&world, learning, "Uku").await;
    world
        .write(async |tx, ctx| {
            learning.take_in(tx, ctx, 0).await?;
            // Who has given up is not told.
            let secret = &learning.applied[2].secret;
            domain::application::own::act(tx, ctx, secret, domain::application::own::Act::Withdraw).await
        })
        .await
        .unwrap();
    let cancel = async |reason: &str| {
        world
            .write(async |tx, ctx| life::cancel(tx, ctx, &Actor::System, &learning.id, reason).await)
            .await
    };
    assert!(
        matches!(cancel(" \n ").await, Err(Error::Invalid(_))),
        "a reason is owed"
    );
    let count = world
        .read(async |tx| life::concerned(tx, &Actor::System, &learning.id, world.dial.now()).await)
        .await
        .unwrap();
    cancel("Raha sai otsa.").await.unwrap();
    let told = ["Aive", "Bruno", "Uku"];
    assert_eq!(names(&world, &learning.id, Kind::ProgrammeCancelled).await, told);
    assert_eq!(count, told.len());
    cancel("Veel kord.").await.unwrap();
    assert_eq!(
        names(&world, &learning.id, Kind::ProgrammeCancelled).await,
        told,
        "told once"
    );
    let made = world.read(async |tx| load(tx, &learning.id).await).await.unwrap();
    assert_eq!(made.state, State::Cancelled);
    assert_eq!(made.text("et").1.cancel_reason, "Raha sai otsa.");
    assert_eq!(
        meeting_of(&world, learning, &learning.meetings[0]).await.sequence,
        1
    );
    // Nobody signs up for what is off, and nothing stays for ever: a year later participants are erased too.
    let late = world
        .write(async |tx, ctx| {
            information::sign_up(
                tx,
                ctx,
                &learning.public_id,
                &learning.information,
                &guest("Hiline"),
            )
            .await
        })
        .await;
    assert!(
        matches!(late, Err(Error::Conflict(Conflict::Cancelled))),
        "{late:?}"
    );
    world.dial.forward(366 * DAY);
    world
        .write(async |tx, ctx| clock::run(tx, ctx, &learning.id).await)
        .await
        .unwrap();
    let people = sql!("select count(*) as n from application where programme_id = $1");
    assert_eq!(world.count(people, &learning.id).await, 0);
}

async fn what_somebody_applied_to_is_neither_taken_back_nor_deleted(world: World) {
    let fixture = world.fixture().await;
    let learning = &fixture.programme;
    let unpublish = async |id: &str| {
        world
            .write(async |tx, ctx| life::unpublish(tx, ctx, &Actor::System, id).await)
            .await
    };
    let delete = async |id: &str| {
        world
            .write(async |tx, ctx| life::delete(tx, ctx, &Actor::System, id).await)
            .await
    };
    for refused in [unpublish(&learning.id).await, delete(&learning.id).await] {
        assert!(
            matches!(refused, Err(Error::Conflict(Conflict::HasApplicants))),
            "{refused:?}"
        );
    }
    let erase = sql!("delete from application where programme_id = $1");
    world
        .write(async |tx, _| Ok(tx.run(erase, &[(&learning.id).into()]).await?))
        .await
        .unwrap();
    // Guests of its information event were promised something, too.
    let secret = sign_up(&world, learning, "Uku").await;
    let refused = unpublish(&learning.id).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::HasApplicants))),
        "{refused:?}"
    );
    world
        .write(async |tx, ctx| information::give_up(tx, ctx, &secret).await)
        .await
        .unwrap();
    unpublish(&learning.id).await.unwrap();
    let made = world.read(async |tx| load(tx, &learning.id).await).await.unwrap();
    assert_eq!(made.state, State::Draft);
    delete(&learning.id).await.unwrap();
    let gone = world.read(async |tx| load(tx, &learning.id).await).await;
    assert!(matches!(gone, Err(Error::NotFound)));
}
