//! What the cohort shares: attendance, polls, materials, messages; and who may do what.

use super::*;

both_engines!(
    who_was_there_counts_and_who_apologised_said_so_before,
    the_reason_of_an_apology_is_gone_a_month_later,
    a_poll_moves_the_meeting_and_everybody_is_told,
    messages_go_to_those_who_were_meant,
    what_is_not_visible_yet_is_not_there,
    strangers_and_other_members_change_nothing,
);

async fn who_was_there_counts_and_who_apologised_said_so_before(world: World) {
    let set = Set::make(world, 3).await;
    let (world, meetings) = (&set.world, &set.learning().meetings);
    // Beforehand somebody apologises and one takes it back; nobody can be there yet.
    for who in [0, 1] {
        let secret = &set.people[who].secret;
        world
            .write(async |tx, ctx| attendance::apologise(tx, ctx, secret, &meetings[0], "Haige laps.").await)
            .await
            .unwrap();
    }
    world
        .write(async |tx, ctx| attendance::come_after_all(tx, ctx, &set.people[1].secret, &meetings[0]).await)
        .await
        .unwrap();
    let early = set.mark(&set.organiser, 0, 0, Some(Mark::Present)).await;
    assert!(
        matches!(early, Err(Error::Conflict(Conflict::NotBegun))),
        "{early:?}"
    );
    assert_eq!(set.counts().await, [[0; 5]; 3]);
    set.at(0, HOUR).await;
    // An empty sheet makes nobody absent.
    assert_eq!(set.counts().await, [[0, 0, 0, 1, 1]; 3]);
    let late = world
        .write(async |tx, ctx| {
            attendance::apologise(tx, ctx, &set.people[2].secret, &meetings[0], "Unustasin.").await
        })
        .await;
    assert!(matches!(late, Err(Error::Gone)), "{late:?}");
    set.mark(&Actor::System, 0, 1, Some(Mark::Present)).await.unwrap();
    assert_eq!(
        set.counts().await,
        [[0, 1, 0, 1, 0], [1, 0, 0, 1, 0], [0, 0, 1, 1, 0]]
    );
    // They came in spite of it; taken back, the apology stands again.
    set.mark(&Actor::System, 0, 0, Some(Mark::Present)).await.unwrap();
    assert_eq!(set.counts().await[0], [1, 0, 0, 1, 0]);
    set.mark(&Actor::System, 0, 0, None).await.unwrap();
    assert_eq!(set.counts().await[0], [0, 1, 0, 1, 0]);
    world
        .write(async |tx, ctx| {
            let id = &set.learning().id;
            attendance::all_present(tx, ctx, &Actor::System, id, &meetings[0]).await
        })
        .await
        .unwrap();
    assert_eq!(set.counts().await[2], [1, 0, 0, 1, 0]);
}

async fn the_reason_of_an_apology_is_gone_a_month_later(world: World) {
    let set = Set::make(world, 2).await;
    let (id, meeting) = (set.learning().id.clone(), set.learning().meetings[0].clone());
    set.world
        .write(async |tx, ctx| {
            attendance::apologise(tx, ctx, &set.people[0].secret, &meeting, "Haige laps.").await
        })
        .await
        .unwrap();
    let reason = async |actor: &Actor| {
        let sheet = set
            .world
            .read(async |tx| attendance::sheet(tx, actor, &id, &meeting).await)
            .await
            .unwrap();
        sheet.lines[0].1.as_ref().unwrap().reason.clone()
    };
    assert_eq!(reason(&set.organiser).await, "Haige laps.");
    assert_eq!(reason(&set.mentor).await, "Haige laps.");
    set.at(0, 0).await;
    set.tick().await;
    assert!(set.holds("Haige laps").await);
    set.world.dial.forward(31 * DAY);
    set.tick().await;
    assert!(!set.holds("Haige laps").await, "the reason outlived its month");
    let kept = set
        .world
        .read(async |tx| attendance::sheet(tx, &set.organiser, &id, &meeting).await)
        .await
        .unwrap();
    let mark = kept.lines[0].1.as_ref().map(|noted| noted.mark);
    assert_eq!(mark, Some(Mark::Apologised), "the apology itself stays");
}

async fn a_poll_moves_the_meeting_and_everybody_is_told(world: World) {
    let set = Set::make(world, 3).await;
    let (world, id, meeting) = (&set.world, &set.learning().id, &set.learning().meetings[2]);
    let now = world.dial.now();
    let option = |days: i64, place: &str| Choice {
        id: String::new(),
        starts_at: now + days * DAY,
        minutes: 120,
        place_name: place.to_owned(),
        place_address: String::new(),
        answers: BTreeMap::new(),
    };
    let new = NewPoll {
        until: now + 5 * DAY,
        choices: vec![option(70, "Tapa raamatukogu"), option(71, "")],
    };
    let poll_id = world
        .write(async |tx, ctx| poll::ask(tx, ctx, &set.organiser, id, meeting, &new).await)
        .await
        .unwrap();
    // Asked twice, it is one poll.
    let again = world
        .write(async |tx, ctx| poll::ask(tx, ctx, &set.organiser, id, meeting, &new).await)
        .await
        .unwrap();
    assert_eq!(again, poll_id);
    assert_eq!(set.mails(Kind::PollOpened).await, ["Aive", "Bruno", "Celia"]);
    let secret = &set.people[0].secret;
    let asked = world
        .read(async |tx| poll::own(tx, secret, &poll_id).await)
        .await
        .unwrap();
    let answers: BTreeMap<String, Suits> = asked
        .poll
        .choices
        .iter()
        .map(|c| c.id.clone())
        .zip([Suits::Maybe, Suits::No])
        .collect();
    world
        .write(async |tx, ctx| poll::answer(tx, ctx, secret, &poll_id, &answers).await)
        .await
        .unwrap();
    let (_, seen, people) = world
        .read(async |tx| poll::of_meeting(tx, &set.mentor, id, meeting).await)
        .await
        .unwrap();
    let seen = seen.unwrap();
    assert_eq!(
        (
            seen.choices[0].tally(Suits::Maybe),
            seen.choices[1].tally(Suits::No),
            people.len()
        ),
        (1, 1, 3)
    );
    let chosen = seen.choices[0].id.clone();
    world
        .write(async |tx, ctx| poll::decide(tx, ctx, &set.organiser, id, &poll_id, &chosen).await)
        .await
        .unwrap();
    world
        .write(async |tx, ctx| poll::decide(tx, ctx, &set.organiser, id, &poll_id, &chosen).await)
        .await
        .unwrap();
    let moved = world
        .read(async |tx| domain::meeting::by_id(tx, id, meeting).await)
        .await
        .unwrap();
    assert_eq!(
        (moved.starts_at, moved.minutes, moved.place_name.as_str()),
        (Some(now + 70 * DAY), 120, "Tapa raamatukogu")
    );
    assert_eq!(set.mails(Kind::MeetingChanged).await, ["Aive", "Bruno", "Celia"]);
    let late = world
        .write(async |tx, ctx| poll::answer(tx, ctx, secret, &poll_id, &answers).await)
        .await;
    assert!(matches!(late, Err(Error::Gone)), "{late:?}");
    let other = seen.choices[1].id.clone();
    let otherwise = world
        .write(async |tx, ctx| poll::decide(tx, ctx, &set.organiser, id, &poll_id, &other).await)
        .await;
    assert!(matches!(otherwise, Err(Error::Gone)), "{otherwise:?}");
}

async fn messages_go_to_those_who_were_meant(world: World) {
    let set = Set::make(world, 3).await;
    let id = &set.learning().id;
    let send = async |actor: &Actor, new: &NewMessage| {
        // Each at a moment of its own, so that they have an order.
        set.world.dial.forward(1);
        set.world
            .write(async |tx, ctx| message::send(tx, ctx, actor, id, new).await)
            .await
    };
    let all = message(Whom::All, "üks");
    let first = send(&set.organiser, &all).await.unwrap();
    assert_eq!(
        send(&set.organiser, &all).await.unwrap(),
        first,
        "the same form sent twice"
    );
    assert_eq!(
        set.mails(Kind::ProgrammeMessage).await,
        ["Aive", "Bruno", "Celia"]
    );
    send(
        &set.organiser,
        &message(Whom::Chosen(vec![set.people[1].id.clone()]), "kaks"),
    )
    .await
    .unwrap();
    ask(&set, Moment::Before).await.unwrap();
    give(&set, 0, Moment::Before, "MA12", "3").await.unwrap();
    send(
        &set.organiser,
        &message(Whom::AssessmentUnanswered(Moment::Before), "kolm"),
    )
    .await
    .unwrap();
    let received = async |who: usize| {
        let secret = &set.people[who].secret;
        set.world
            .read(async |tx| {
                let (application, _) = cohort::participant(tx, secret).await?;
                message::received(tx, &application).await
            })
            .await
            .unwrap()
            .len()
    };
    assert_eq!(
        [received(0).await, received(1).await, received(2).await],
        [1, 3, 2]
    );
    let sent = set
        .world
        .read(async |tx| message::sent(tx, &set.organiser, id).await)
        .await
        .unwrap();
    let people: Vec<Vec<&str>> = sent
        .iter()
        .map(|(_, people)| people.iter().map(|p| p.name.as_str()).collect())
        .collect();
    assert_eq!(
        people,
        [
            vec!["Bruno", "Celia"],
            vec!["Bruno"],
            vec!["Aive", "Bruno", "Celia"]
        ]
    );
    let stranger = message(Whom::Chosen(vec!["keegi".to_owned()]), "neli");
    assert!(matches!(
        send(&set.organiser, &stranger).await,
        Err(Error::Invalid(_))
    ));
    assert!(matches!(send(&set.mentor, &all).await, Err(Error::Denied)));
}

async fn what_is_not_visible_yet_is_not_there(world: World) {
    let set = Set::make(world, 1).await;
    let (id, now) = (&set.learning().id, set.world.dial.now());
    let titles = async |at: i64| -> Vec<String> {
        let found = set
            .world
            .read(async |tx| material::visible(tx, id, at).await)
            .await
            .unwrap();
        found.into_iter().map(|m| m.title).collect()
    };
    let mut made = Vec::new();
    for (title, meeting, from) in [
        ("Teise kohtumise lugemine", Some(1), None),
        ("Hiljem", None, Some(now + DAY)),
        ("Kohe", None, None),
    ] {
        let material = set
            .world
            .write(async |tx, ctx| {
                let material = Material {
                    id: ctx.id(),
                    meeting_id: meeting.map(|n: usize| set.learning().meetings[n].clone()),
                    title: title.to_owned(),
                    language: "et".to_owned(),
                    visible_from: from,
                    ..Material::default()
                };
                material::put(tx, ctx, &set.organiser, id, &material).await?;
                Ok(material)
            })
            .await
            .unwrap();
        made.push(material);
        set.world.dial.set(set.world.dial.now() + 1);
    }
    assert_eq!(titles(now).await, ["Kohe", "Teise kohtumise lugemine"]);
    assert_eq!(
        titles(now + DAY).await,
        ["Hiljem", "Kohe", "Teise kohtumise lugemine"]
    );
    set.world
        .write(async |tx, _| material::remove(tx, &set.organiser, id, &made[2].id).await)
        .await
        .unwrap();
    assert_eq!(titles(now).await, ["Teise kohtumise lugemine"]);
}

async fn strangers_and_other_members_change_nothing(world: World) {
    let set = Set::make(world, 2).await;
    let (id, meeting) = (&set.learning().id, &set.learning().meetings[2]);
    let (outsider, _) = set.world.log_in(&set.fixture.outsider).await;
    let mut denied = Vec::new();
    for role in [Role::Scribe, Role::Analyst, Role::Reviewer] {
        denied.push(set.world.log_in(set.fixture.person(role)).await.0);
    }
    let now = set.world.dial.now();
    let choice = |days| Choice {
        id: String::new(),
        starts_at: now + days * DAY,
        minutes: 60,
        place_name: String::new(),
        place_address: String::new(),
        answers: BTreeMap::new(),
    };
    let poll = NewPoll {
        until: now + DAY,
        choices: vec![choice(3), choice(4)],
    };
    let person = &set.people[0].id;
    let before = Snapshot::take(&set.world.db).await;
    let try_all = async |actor: &Actor| -> Vec<(&'static str, Result<()>)> {
        let mut found = Vec::new();
        macro_rules! attempt {
            ($name:literal, |$tx:ident, $ctx:ident| $call:expr) => {
                #[allow(unused_variables)]
                let answer = set
                    .world
                    .write(async |$tx, $ctx| $call.await.map(|_| ()))
                    .await;
                found.push(($name, answer));
            };
        }
        attempt!("people", |tx, ctx| async {
            let programme = programme::load(tx, actor, id, domain::actor::Right::SeePlan).await?;
            cohort::list(tx, actor, &programme).await
        });
        attempt!("sheet", |tx, ctx| attendance::sheet(tx, actor, id, meeting));
        attempt!("mark", |tx, ctx| attendance::mark(
            tx,
            ctx,
            actor,
            id,
            meeting,
            person,
            Some(Mark::Apologised)
        ));
        attempt!("all present", |tx, ctx| attendance::all_present(
            tx, ctx, actor, id, meeting
        ));
        attempt!("poll", |tx, ctx| poll::ask(tx, ctx, actor, id, meeting, &poll));
        attempt!("material", |tx, ctx| async {
            let material = Material {
                id: ctx.id(),
                ..Material::default()
            };
            material::put(tx, ctx, actor, id, &material).await
        });
        attempt!("ask", |tx, ctx| assessment::ask(
            tx,
            ctx,
            actor,
            id,
            Moment::Before
        ));
        attempt!("standing", |tx, ctx| assessment::standing(tx, actor, id, now));
        attempt!("results", |tx, ctx| results::for_member(tx, actor, id, now));
        attempt!("message", |tx, ctx| message::send(
            tx,
            ctx,
            actor,
            id,
            &message(Whom::All, "x")
        ));
        attempt!("journals", |tx, ctx| journal::shared(tx, actor, id));
        attempt!("worksheets", |tx, ctx| worksheet::shared(tx, actor, id));
        found
    };
    for actor in [&Actor::Visitor, &outsider] {
        for (name, answer) in try_all(actor).await {
            assert!(matches!(answer, Err(Error::NotFound)), "{name}: {answer:?}");
        }
    }
    for actor in &denied {
        for (name, answer) in try_all(actor).await {
            assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
        }
    }
    let after = Snapshot::take(&set.world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    // Who applied and does not take part has none of a participant's pages.
    let (_, elsewhere) = (&set.learning(), &set.fixture.confirmed[0].secret);
    for secret in [&set.learning().applied[2].secret, elsewhere] {
        let found = set
            .world
            .read(async |tx| cohort::participant(tx, secret).await)
            .await;
        assert!(matches!(found, Err(Error::NotFound)), "{found:?}");
    }
}
