//! The figures of a programme equal its records, outlive its people, and what of them is public.

use domain::actor::Actor;
use domain::application::people;
use domain::certificate::issue::{self, Whom};
use domain::error::{Conflict, Error, Result};
use domain::feedback::form::{self, Answers};
use domain::input::{Fields, Reader};
use domain::programme::clock;
use domain::report::figures::AtMeeting;
use domain::report::{self, Figures, Words};
use kernel::time::DAY;
use store::sql;

use crate::support::learned::{ATTENDED, Learned};
use crate::support::learning::entered;
use crate::support::{World, both_engines};

both_engines!(
    figures_equal_the_records,
    figures_survive_erasure,
    a_report_is_written_published_and_taken_back,
);

async fn learned(world: &World) -> Learned {
    let fixture = world.fixture().await;
    let made = world
        .write(async |tx, ctx| {
            // Somebody who gets no place, and a draft, which is no application.
            let id = &fixture.programme.id;
            people::enter(tx, ctx, &Actor::System, id, &entered("Ülejääja", "0184")).await?;
            let made = Learned::make(tx, ctx, &fixture).await?;
            ctx.now = made.after;
            issue::issue(tx, ctx, &Actor::System, id, &Whom::All).await?;
            Ok(made)
        })
        .await
        .unwrap();
    world.dial.set(made.after);
    made
}

async fn figures(world: &World, set: &Learned) -> Figures {
    let now = world.dial.now();
    world
        .read(async |tx| {
            Ok(report::for_members(tx, &Actor::System, &set.id, now)
                .await?
                .figures)
        })
        .await
        .unwrap()
}

async fn figures_equal_the_records(world: World) {
    let set = learned(&world).await;
    let found = figures(&world, &set).await;
    assert_eq!((found.applications, found.participants, found.places), (5, 4, 4));
    // Aive, Bruno, Celia and Ülejääja named a municipality; the fourth participant did not.
    assert_eq!((found.applied_from, found.municipalities), (4, 3));
    assert_eq!(found.by_county.values().sum::<u32>(), 4);
    assert_eq!((found.meeting_hours, found.own_hours), (35, 15));
    let present: Vec<u32> = found.meetings.iter().map(|m| m.present).collect();
    assert_eq!(present, [3, 3, 3, 2, 1]);
    for (meeting, id) in found.meetings.iter().zip(&set.meetings) {
        let AtMeeting {
            present,
            apologised,
            absent,
            ..
        } = meeting;
        assert_eq!((&meeting.meeting_id, present + apologised + absent), (id, 4));
    }
    let sum: usize = ATTENDED.iter().sum();
    assert_eq!(
        found.attendance_percent(),
        Some(u32::try_from(100 * sum / 20).unwrap())
    );
    assert_eq!((found.practicums, found.practicum_people), (1, 6));
    // Three people held one dialogue together: two came, and it counts once.
    assert_eq!((found.dialogues.len(), found.people_in_dialogues()), (1, 2));
    assert_eq!((found.certificates, found.attestations), (1, 2));
}

async fn figures_survive_erasure(world: World) {
    let set = learned(&world).await;
    let before = figures(&world, &set).await;
    // Somebody asks to be forgotten, after the programme.
    world
        .write(async |tx, ctx| people::erase(tx, ctx, &Actor::System, &set.id, &set.people[0].id).await)
        .await
        .unwrap();
    assert_eq!(figures(&world, &set).await, before, "erased on request");
    // Those who did not take part go when the organisation's term is over.
    world
        .write(async |tx, _| {
            let query = sql!("update programme set released_at = $2 where id = $1");
            tx.run(query, &[(&set.id).into(), (set.after - 300 * DAY).into()])
                .await?;
            Ok(())
        })
        .await
        .unwrap();
    let run = async || {
        world
            .write(async |tx, ctx| clock::run(tx, ctx, &set.id).await)
            .await
            .unwrap();
    };
    let count = async || -> u32 {
        let query = sql!("select count(*) as n from application where programme_id = $1");
        let n = async |tx: &mut store::db::Tx| -> Result<u32> {
            Ok(tx.one(query, &[(&set.id).into()]).await?.count("n")?)
        };
        world.read(n).await.unwrap()
    };
    run().await;
    assert_eq!(count().await, 3);
    assert_eq!(figures(&world, &set).await, before, "others erased");
    world.dial.forward(clock::KEEP_PARTICIPANTS);
    run().await;
    assert_eq!(count().await, 0);
    assert_eq!(figures(&world, &set).await, before, "everybody erased");
    // A second run adds nothing.
    run().await;
    assert_eq!(figures(&world, &set).await, before);
}

async fn a_report_is_written_published_and_taken_back(world: World) {
    let set = learned(&world).await;
    let now = world.dial.now();
    let publish = async |public| {
        world
            .write(async |tx, ctx| report::publish(tx, ctx, &Actor::System, &set.id, public).await)
            .await
    };
    let public = async || {
        world
            .read(async |tx| report::public(tx, &set.public_id, now).await)
            .await
    };
    assert!(matches!(
        publish(true).await,
        Err(Error::Conflict(Conflict::NotReady))
    ));
    let words = Words {
        summary: "Kümme inimest õppis.".to_owned(),
        ..Words::default()
    };
    let save = async |version, words: &Words| {
        world
            .write(async |tx, ctx| report::save(tx, ctx, &Actor::System, &set.id, version, "et", words).await)
            .await
    };
    save(0, &words).await.unwrap();
    // The same form sent twice is saved once; another one says that it was rewritten.
    save(0, &words).await.unwrap();
    let other = Words::default();
    assert!(matches!(
        save(0, &other).await,
        Err(Error::Conflict(Conflict::Rewritten))
    ));
    assert!(matches!(public().await, Err(Error::NotFound)));
    publish(true).await.unwrap();
    let shown = public().await.unwrap();
    assert_eq!(shown.report.text("en", "et"), ("et", &words));
    // Four answers are nothing but four, five are shown.
    for n in 0..5 {
        let fields = Fields::default().with("experience", "4").with("worked", "Kõik");
        let mut reader = Reader::new(&fields);
        let answers = Answers::read(&mut reader);
        let dialogue = shown.figures.dialogues[0].id.clone();
        world
            .write(async |tx, ctx| {
                // Soon after that dialogue.
                ctx.now = now - 87 * DAY;
                form::enter(tx, ctx, &Actor::System, &dialogue, &answers, &format!("vorm {n}")).await
            })
            .await
            .unwrap();
        let results = public().await.unwrap().feedback;
        let shows = results.counts.iter().any(|c| c.shares.is_some());
        assert_eq!((results.answers, shows, results.words.len()), (n + 1, n == 4, 0));
    }
    publish(false).await.unwrap();
    assert!(matches!(public().await, Err(Error::NotFound)));
}
