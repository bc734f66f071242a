//! A server that is killed in the middle of a circle, again and again: what was acknowledged is there once, what was
//! not can be sent again under the same id, and the history always folds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test that meets the unexpected should stop at once"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use domain::actor::Actor;
use domain::circle::{self, link, live, words};
use domain::crew::Duty;
use domain::dialogue::life;
use kernel::circle::{Event, State};
use kernel::time::DAY;
use reqwest::Client;
use store::db::Db;
use support::engines::both_engines;
use support::fixture::{self, Plan};
use support::{Place, Server, client};

both_engines!(a_circle_outlives_every_kill);

/// So often the server is killed, on each engine: a hundred times in all.
const KILLS: u64 = 50;
/// So many write at the same time.
const SCRIBES: u64 = 3;

/// Something that was sent.
#[derive(Debug, Clone)]
struct Sent {
    fields: BTreeMap<&'static str, String>,
    /// Whether its answer came.
    told: bool,
}

impl Sent {
    fn id(&self) -> &str {
        &self.fields["id"]
    }

    fn capture(name: &str) -> Sent {
        Sent::new(
            name,
            "capture",
            [
                ("words", format!("w-{name}")),
                ("text", format!("t-{name}")),
                ("step", "0".to_owned()),
                ("said", format!("Lause {name}.")),
            ],
        )
    }

    fn new<const N: usize>(name: &str, what: &str, more: [(&'static str, String); N]) -> Sent {
        let mut fields = BTreeMap::from(more);
        fields.insert("id", format!("c-{name}"));
        fields.insert("do", what.to_owned());
        Sent { fields, told: false }
    }
}

/// Links and id of the circle.
#[derive(Clone)]
struct Live {
    id: String,
    lead: String,
    write: String,
}

async fn a_circle_outlives_every_kill(place: Place) {
    std::fs::create_dir_all(&place.data).unwrap();
    let live = prepare(&place).await;
    let mut sent: Vec<Sent> = Vec::new();
    let mut again = 0;
    let mut seed = 0x2026_1128_u64;
    for round in 0..KILLS {
        let server = place.start("serve");
        // Who got no answer sends the same once more, under the same id.
        for one in sent.iter_mut().filter(|s| !s.told) {
            one.told = send(&client(), &server.address, &live, one).await.unwrap();
            again += 1;
        }
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let pause = Duration::from_micros(2_000 + (seed >> 33) % 60_000);
        sent.extend(load_and_kill(server, &live, round, pause).await);
        if round % 10 == 9 {
            check(&place, &live, &sent).await;
        }
    }
    assert!(
        sent.len() > 200 && again > 50,
        "{} were sent, {again} again",
        sent.len()
    );

    let server = place.start("serve");
    for one in sent.iter_mut().filter(|s| !s.told) {
        one.told = send(&client(), &server.address, &live, one).await.unwrap();
    }
    check(&place, &live, &sent).await;
    // It goes on where it stood.
    let page = client()
        .get(server.url(&format!("/live/{}/lead", live.lead)))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
    assert!(server.stop().success());
}

async fn prepare(place: &Place) -> Live {
    let db = Db::open(&place.source).await.unwrap();
    let mut ctx = support::context();
    // The server has a key of its own; the links must be made with it.
    ctx.key = key(place);
    let plan = Plan::new("Mis jääb alles?", ctx.now + DAY);
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
    let circles = circle::set_count(&mut tx, &mut ctx, &Actor::System, &made.id, 1)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    let secret = |duty| link::secret(&ctx, &circles[0], duty);
    let live = Live {
        id: circles[0].id.clone(),
        lead: secret(Duty::Facilitator),
        write: secret(Duty::Scribe),
    };
    let server = place.start("serve");
    let open = Sent::new("open", "open", [("seats", "6".to_owned())]);
    let first = Sent::new("first", "next-step", [("from", String::new())]);
    for one in [open, first] {
        assert!(send(&client(), &server.address, &live, &one).await.unwrap());
    }
    assert!(server.stop().success());
    live
}

/// The instance's key, made by its first start.
fn key(place: &Place) -> domain::context::Key {
    assert!(place.run("migrate", &[]).status.success());
    let bytes = std::fs::read(place.data.join("instance.key")).unwrap();
    domain::context::Key::new(bytes.try_into().unwrap())
}

/// Sends it; whether it is stored, or why no answer came.
async fn send(client: &Client, address: &str, live: &Live, one: &Sent) -> Result<bool, String> {
    let writes = one.fields["do"] == "capture";
    let secret = if writes { &live.write } else { &live.lead };
    let answer = client
        .post(format!("{address}/live/{secret}"))
        .form(&one.fields)
        .send()
        .await
        .map_err(|e| e.to_string())?;
    match answer.status().as_u16() {
        303 => Ok(true),
        status => panic!("{status}: {one:?}\n{}", answer.text().await.unwrap_or_default()),
    }
}

/// Scribes write and the facilitator gives the floor, each one thing after another, until the server dies.
async fn load_and_kill(server: Server, live: &Live, round: u64, pause: Duration) -> Vec<Sent> {
    let tasks: Vec<_> = (0..=SCRIBES)
        .map(|who| {
            let (address, live) = (server.address.clone(), live.clone());
            tokio::spawn(async move {
                let client = client();
                let mut sent = Vec::new();
                for n in 0.. {
                    let name = format!("{round}-{who}-{n}");
                    let mut one = if who < SCRIBES {
                        Sent::capture(&name)
                    } else {
                        let seat = [("step", "0".to_owned()), ("seat", (n % 6 + 1).to_string())];
                        Sent::new(&name, "give-floor", seat)
                    };
                    one.told = send(&client, &address, &live, &one).await.unwrap_or(false);
                    let told = one.told;
                    sent.push(one);
                    if !told {
                        break;
                    }
                }
                sent
            })
        })
        .collect();
    tokio::time::sleep(pause).await;
    server.kill();
    let mut sent = Vec::new();
    for task in tasks {
        sent.extend(task.await.unwrap());
    }
    sent
}

/// Each acknowledged thing is there once, with its text; the history has no gap and folds; no text is nobody's.
async fn check(place: &Place, live: &Live, sent: &[Sent]) {
    let db = Db::open(&place.source).await.unwrap();
    let mut tx = db.read().await.unwrap();
    let events = live::history(&mut tx, &live.id).await.unwrap();
    let texts = words::texts(&mut tx, &live.id).await.unwrap();
    drop(tx);
    db.close().await;
    let mut state = State::default();
    let mut ids = BTreeSet::new();
    for event in &events {
        kernel::circle::apply(&mut state, event).unwrap();
        assert!(
            ids.insert(event.id.clone().unwrap().to_string()),
            "{event:?} twice"
        );
    }
    for one in sent.iter().filter(|s| s.told) {
        assert!(ids.contains(one.id()), "{one:?} is lost");
    }
    let known: BTreeSet<&str> = sent.iter().map(Sent::id).chain(["c-open", "c-first"]).collect();
    assert!(
        ids.iter().all(|id| known.contains(id.as_str())),
        "something that nobody sent"
    );
    let captured: BTreeSet<String> = events
        .iter()
        .filter_map(|e| match &e.event {
            Event::Captured { text, .. } => Some(text.to_string()),
            _ => None,
        })
        .collect();
    let written: BTreeSet<String> = texts.keys().map(ToString::to_string).collect();
    assert_eq!(captured, written, "events and texts differ");
    for one in sent.iter().filter(|s| s.told && s.fields["do"] == "capture") {
        let text = texts
            .iter()
            .find(|(id, _)| id.as_str() == one.fields["text"])
            .unwrap()
            .1;
        assert_eq!(text.text, one.fields["said"]);
    }
}
