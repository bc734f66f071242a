//! The server is killed while people register. Whoever was told that they are in is in, once; whoever was not told
//! can send the same form again and is then in, once.

// In tests a failed step should stop the test where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use domain::actor::Actor;
use domain::context;
use domain::dialogue::life;
use kernel::time::DAY;
use reqwest::Client;
use store::db::{Db, Source, Sql};
use store::sql;
use support::engines::both_engines;
use support::fixture::{self, Made, Plan};
use support::{Place, Server, client};

both_engines!(nothing_that_was_promised_is_lost_or_doubled);

/// After so many answers the server is killed, each time.
const ROUNDS: [usize; 4] = [1, 12, 30, 60];
/// So many people register at the same time.
const AT_ONCE: usize = 16;
const CAPACITY: u32 = 20;

/// Somebody who registers.
#[derive(Debug, Clone)]
struct Person {
    name: String,
    /// Secret of the personal link that they were sent to; `None` where no answer came.
    secret: Option<String>,
}

async fn nothing_that_was_promised_is_lost_or_doubled(place: Place) {
    std::fs::create_dir_all(&place.data).unwrap();
    let dialogue = prepare(&place).await;
    let mut people: Vec<Person> = Vec::new();
    for (round, answers) in ROUNDS.into_iter().enumerate() {
        let server = place.start("serve");
        // Who got no answer sends the same form again.
        for person in people.iter_mut().filter(|p| p.secret.is_none()) {
            person.secret = Some(
                register(&client(), &server.address, &dialogue, &person.name)
                    .await
                    .unwrap(),
            );
        }
        check(&place, &server, &people).await;
        people.extend(load_and_kill(server, &dialogue, round, answers).await);
    }
    let told = people.iter().filter(|p| p.secret.is_some()).count();
    let untold = people.len() - told;
    assert!(
        told >= ROUNDS.iter().sum::<usize>() && untold > 0,
        "{told} were told, {untold} were not"
    );

    let server = place.start("serve");
    for person in people.iter_mut().filter(|p| p.secret.is_none()) {
        person.secret = Some(
            register(&client(), &server.address, &dialogue, &person.name)
                .await
                .unwrap(),
        );
    }
    check(&place, &server, &people).await;
    mails_go_on(&place).await;
    assert!(server.stop().success());
}

async fn prepare(place: &Place) -> Made {
    let db = Db::open(&place.source).await.unwrap();
    let mut ctx = support::context();
    let plan = Plan {
        capacity: CAPACITY,
        ..Plan::new("Mis jääb alles?", ctx.now + 10 * DAY)
    };
    let mut tx = db.write().await.unwrap();
    let organisation = fixture::organisation(&mut tx, &mut ctx, "Selts", "selts")
        .await
        .unwrap();
    let made = fixture::planned(&mut tx, &mut ctx, &organisation.id, &plan)
        .await
        .unwrap();
    life::open(&mut tx, &mut ctx, &Actor::System, &made.id)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    made
}

/// Sends the form; the secret of the personal link, or why there is none.
async fn register(client: &Client, address: &str, dialogue: &Made, name: &str) -> Result<String, String> {
    let once = format!("once-{name}");
    let email = format!("{name}@kodu.example");
    let fields = [
        ("name", name),
        ("email", &email),
        ("phone", "5550 0000"),
        ("place", "Alaküla"),
        ("consent", "yes"),
        ("once", &once),
        ("kind", ""),
    ];
    let url = format!("{address}/dialogues/{}/register", dialogue.public_id);
    let answer = client
        .post(url)
        .form(&fields)
        .send()
        .await
        .map_err(|e| e.to_string())?;
    let status = answer.status();
    let location = answer
        .headers()
        .get("location")
        .and_then(|v| v.to_str().ok())
        .unwrap_or("")
        .to_owned();
    match (status.as_u16(), location.strip_prefix("/r/")) {
        (303, Some(secret)) => Ok(secret.to_owned()),
        _ => panic!("{status} {location}\n{}", answer.text().await.unwrap_or_default()),
    }
}

/// People register at once, one after another each, until the server dies in the middle of it.
async fn load_and_kill(server: Server, dialogue: &Made, round: usize, answers: usize) -> Vec<Person> {
    let told = Arc::new(AtomicUsize::new(0));
    let tasks: Vec<_> = (0..AT_ONCE)
        .map(|at| {
            let (address, dialogue, told) = (server.address.clone(), dialogue.clone(), told.clone());
            tokio::spawn(async move {
                let client = client();
                let mut people = Vec::new();
                loop {
                    let name = format!("r{round}-p{at}-{}", people.len());
                    let secret = register(&client, &address, &dialogue, &name).await.ok();
                    people.push(Person { name, secret });
                    if people.last().is_some_and(|p| p.secret.is_none()) {
                        return people;
                    }
                    told.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    while told.load(Ordering::SeqCst) < answers {
        assert!(
            !tasks.iter().all(|t| t.is_finished()),
            "the server died by itself"
        );
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    server.kill();
    let mut people = Vec::new();
    for task in tasks {
        people.extend(task.await.unwrap());
    }
    people
}

/// Everybody is there once, with one history and one mail, and the places are right.
async fn check(place: &Place, server: &Server, people: &[Person]) {
    let db = Db::open(&place.source).await.unwrap();
    let mut tx = db.read().await.unwrap();
    let rows = tx
        .all(sql!("select name, secret_hash, state from registration"), &[])
        .await
        .unwrap();
    let mut stored: Vec<[String; 3]> = rows
        .iter()
        .map(|row| ["name", "secret_hash", "state"].map(|column| row.get(column).unwrap()))
        .collect();
    stored.sort();
    let mut expected: Vec<[String; 2]> = people
        .iter()
        .map(|p| [p.name.clone(), context::hash(p.secret.as_deref().unwrap())])
        .collect();
    expected.sort();
    let seen: Vec<[String; 2]> = stored
        .iter()
        .map(|[name, hash, _]| [name, hash].map(Clone::clone))
        .collect();
    assert_eq!(seen, expected, "who is there is not who was told so");

    let counted = |state: &str| stored.iter().filter(|row| row[2] == state).count();
    let places = usize::try_from(CAPACITY).unwrap().min(people.len());
    assert_eq!(
        (counted("confirmed"), counted("waiting")),
        (places, people.len() - places)
    );
    for odd in [
        sql!(
            "select count(*) as n from registration where (select count(*) from place_change
             where registration_id = registration.id) <> 1"
        ),
        sql!(
            "select count(*) as n from registration where (select count(*) from mail
             where registration_id = registration.id and kind = registration.state) <> 1"
        ),
        sql!(
            "select count(*) as n from registration where (select count(*) from registration_answer
             where registration_id = registration.id) <> 1"
        ),
        sql!("select count(*) - count(distinct line) as n from registration"),
    ] {
        assert_eq!(
            tx.one(odd, &[]).await.unwrap().get::<i64>("n").unwrap(),
            0,
            "{}",
            odd.0
        );
    }
    if let Source::Sqlite(_) = &place.source {
        let whole = tx.one(Sql("pragma integrity_check"), &[]).await.unwrap();
        assert_eq!(whole.get::<String>("integrity_check").unwrap(), "ok");
        assert!(
            tx.all(Sql("pragma foreign_key_check"), &[])
                .await
                .unwrap()
                .is_empty()
        );
    }
    drop(tx);
    db.close().await;

    let client = client();
    for person in people.iter().rev().take(10) {
        let url = server.url(&format!("/r/{}", person.secret.as_deref().unwrap()));
        let page = client.get(url).send().await.unwrap();
        assert_eq!(page.status(), 200);
        assert!(page.text().await.unwrap().contains(&person.name));
    }
}

/// The mails are made ready after all; of those that the killed worker was at, each waits until its lease is over.
async fn mails_go_on(place: &Place) {
    let db = Db::open(&place.source).await.unwrap();
    let mut left = 0;
    for _ in 0..300 {
        let mut tx = db.read().await.unwrap();
        let queued = tx
            .one(sql!("select count(*) as n from mail where state = 'queued'"), &[])
            .await
            .unwrap();
        left = queued.get::<i64>("n").unwrap();
        drop(tx);
        if left <= i64::try_from(ROUNDS.len()).unwrap() {
            db.close().await;
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{left} mails are not made ready");
}
