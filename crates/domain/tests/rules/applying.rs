//! Applying: the deadline to the microsecond, drafts that are kept, links for late entries, places that go once.

use domain::actor::Actor;
use domain::application::form::{self, Begun, Details, HandedIn, NewApplication};
use domain::application::own::{self, Act};
use domain::application::{Standing, export, file};
use domain::call::late::{self, NewLateEntry};
use domain::error::{Conflict, Error, Result};
use domain::job::{self, Job};
use domain::mail::Kind;
use kernel::file::FileType;
use kernel::place::State;
use kernel::time::{DAY, HOUR};
use store::sql;

use crate::support::dial::START;
use crate::support::fixture::Fixture;
use crate::support::learning::{self, Applied, Asked, offer};
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    the_deadline_is_exact,
    a_late_draft_is_kept_and_not_handed_in,
    a_link_for_late_entries_leads_in_until_its_end,
    a_draft_outlives_its_window_and_an_older_one_does_not_overwrite_it,
    handing_in_twice_is_one_application,
    an_address_has_one_application,
    what_was_handed_in_is_changed_until_the_deadline,
    a_free_place_is_offered_once,
    what_is_asked_of_participants_is_asked_of_nobody_else,
    erasure_reaches_answers_and_files,
    meetings_without_a_time_keep_nobody_from_applying,
);

/// When the fixture's call closes.
const CLOSES: i64 = START + 10 * DAY;

struct Call {
    fixture: Fixture,
    asked: Asked,
    role: String,
}

impl Call {
    async fn open(world: &World) -> Call {
        let fixture = world.fixture().await;
        let (asked, role) = world
            .write(async |tx, ctx| learning::ask(tx, ctx, &fixture.programme.id).await)
            .await
            .unwrap();
        Call { fixture, asked, role }
    }

    async fn begin(&self, world: &World, name: &str) -> Applied {
        self.begin_with(world, &learning::begun(name)).await
    }

    async fn begin_with(&self, world: &World, new: &NewApplication) -> Applied {
        let public_id = &self.fixture.programme.public_id;
        world
            .write(async |tx, ctx| learning::begin(tx, ctx, public_id, new).await)
            .await
            .unwrap()
    }

    fn details(&self, name: &str) -> Details {
        learning::filled_in(name, &self.asked, &self.role)
    }

    async fn hand_in(&self, world: &World, who: &Applied, version: u32, name: &str) -> Result<HandedIn> {
        let details = self.details(name);
        world
            .write(async |tx, ctx| form::hand_in(tx, ctx, &who.secret, version, &details).await)
            .await
    }
}

async fn standing(world: &World, who: &Applied) -> Standing {
    let found = world.read(async |tx| own::find(tx, &who.secret).await).await;
    found.unwrap().0.standing
}

async fn the_deadline_is_exact(world: World) {
    let call = Call::open(&world).await;
    let in_time = call.begin(&world, "Dora").await;
    let late = call.begin(&world, "Elmar").await;
    let later = call.begin(&world, "Fred").await;
    let public_id = &call.fixture.programme.public_id;

    world.dial.set(CLOSES - 1);
    let last = call.begin(&world, "Gerda").await;
    for who in [(&in_time, "Dora"), (&last, "Gerda")] {
        assert_eq!(
            call.hand_in(&world, who.0, 0, who.1).await.unwrap(),
            HandedIn::InTime
        );
    }
    world.dial.set(CLOSES);
    assert_eq!(
        call.hand_in(&world, &late, 0, "Elmar").await.unwrap(),
        HandedIn::TooLate
    );
    let begin = async |name: &str| {
        let new = learning::begun(name);
        world
            .write(async |tx, ctx| form::begin(tx, ctx, public_id, &new).await)
            .await
    };
    assert!(matches!(begin("Heli").await, Err(Error::Gone)));
    world.dial.set(CLOSES + 1_000_000);
    assert_eq!(
        call.hand_in(&world, &later, 0, "Fred").await.unwrap(),
        HandedIn::TooLate
    );

    assert_eq!(
        standing(&world, &in_time).await,
        Standing::Place(State::Registered)
    );
    assert_eq!(standing(&world, &last).await, Standing::Place(State::Registered));
    for who in [&late, &later] {
        assert_eq!(standing(&world, who).await, Standing::Draft);
    }
    // Before it opens nobody begins either.
    world.dial.set(START - 10 * DAY - 1);
    assert!(matches!(
        begin("Heli").await,
        Err(Error::Conflict(Conflict::NotBegun))
    ));
}

async fn a_late_draft_is_kept_and_not_handed_in(world: World) {
    let call = Call::open(&world).await;
    let late = call.begin(&world, "Elmar").await;
    world.dial.set(CLOSES);
    assert_eq!(
        call.hand_in(&world, &late, 0, "Elmar").await.unwrap(),
        HandedIn::TooLate
    );
    let (application, programme) = world
        .read(async |tx| own::find(tx, &late.secret).await)
        .await
        .unwrap();
    assert_eq!(application.answers[&call.asked.long], "Elmar tahab kuulata.");
    assert_eq!(
        (application.submitted_at, application.standing),
        (None, Standing::Draft)
    );
    assert_eq!(programme.call.closes_at, Some(CLOSES));
    // It can still be written on, and goes with the others after the decisions.
    let more = Details {
        employer: "Muu".to_owned(),
        ..call.details("Elmar")
    };
    let version = application.version;
    let saved = world
        .write(async |tx, ctx| form::save_draft(tx, ctx, &late.secret, version, &more).await)
        .await;
    assert_eq!(saved.unwrap(), version + 1);
    let applied = world.mails_of(&late.id, Kind::Applied).await;
    assert_eq!(applied.len(), 0);
}

async fn a_link_for_late_entries_leads_in_until_its_end(world: World) {
    let call = Call::open(&world).await;
    let id = call.fixture.programme.id.clone();
    let until = CLOSES + 2 * DAY;
    let make = async || {
        let new = NewLateEntry {
            note: "Oli haiglas".to_owned(),
            until,
        };
        world
            .write(async |tx, ctx| {
                let link = ctx.id();
                late::make(tx, ctx, &Actor::System, &id, &link, &new).await?;
                Ok((link.clone(), late::secret(ctx, &link)))
            })
            .await
            .unwrap()
    };
    let (link, secret) = make().await;
    let (other, other_secret) = make().await;
    let by = |name: &str, late: &str| NewApplication {
        late: late.to_owned(),
        ..learning::begun(name)
    };
    let gerda = call.begin(&world, "Gerda").await;
    world.dial.set(CLOSES + HOUR);
    let dora = call.begin_with(&world, &by("Dora", &secret)).await;
    let elmar = call.begin_with(&world, &by("Elmar", &secret)).await;
    let fred = call.begin_with(&world, &by("Fred", &other_secret)).await;
    let refused = async |name: &str, late: &str| {
        let new = by(name, late);
        let public_id = &call.fixture.programme.public_id;
        world
            .write(async |tx, ctx| form::begin(tx, ctx, public_id, &new).await)
            .await
    };
    assert!(matches!(refused("Heli", "vale").await, Err(Error::Gone)));
    // Who had begun in time and missed the deadline is let in by it too, with what they had written.
    assert_eq!(
        call.hand_in(&world, &gerda, 0, "Gerda").await.unwrap(),
        HandedIn::TooLate
    );
    let again = NewApplication {
        once: "Gerda tuleb lingiga".to_owned(),
        ..by("Gerda", &secret)
    };
    let public_id = &call.fixture.programme.public_id;
    let known = world
        .write(async |tx, ctx| form::begin(tx, ctx, public_id, &again).await)
        .await;
    assert!(matches!(known, Ok(Begun::Known)), "{known:?}");
    let handed_in = call.hand_in(&world, &gerda, 1, "Gerda").await.unwrap();
    assert_eq!(handed_in, HandedIn::InTime);
    // One that was taken back lets nobody begin or hand in.
    world
        .write(async |tx, ctx| late::revoke(tx, ctx, &Actor::System, &id, &other).await)
        .await
        .unwrap();
    assert_eq!(
        call.hand_in(&world, &fred, 0, "Fred").await.unwrap(),
        HandedIn::TooLate
    );
    assert!(matches!(refused("Heli", &other_secret).await, Err(Error::Gone)));

    world.dial.set(until - 1);
    assert_eq!(
        call.hand_in(&world, &dora, 0, "Dora").await.unwrap(),
        HandedIn::InTime
    );
    world.dial.set(until);
    assert_eq!(
        call.hand_in(&world, &elmar, 0, "Elmar").await.unwrap(),
        HandedIn::TooLate
    );
    assert!(matches!(refused("Heli", &secret).await, Err(Error::Gone)));
    assert_eq!(standing(&world, &dora).await, Standing::Place(State::Registered));
    let links = world
        .read(async |tx| {
            let programme = learning::load(tx, &id).await?;
            late::list(tx, &Actor::System, &programme).await
        })
        .await
        .unwrap();
    let used = |which: &str| links.iter().find(|l| l.id == which).map(|l| l.used);
    assert_eq!((used(&link), used(&other)), (Some(3), Some(1)));
}

async fn a_draft_outlives_its_window_and_an_older_one_does_not_overwrite_it(world: World) {
    let call = Call::open(&world).await;
    let who = call.begin(&world, "Dora").await;
    let save = async |version: u32, employer: &str| {
        let details = Details {
            employer: employer.to_owned(),
            ..Details::default()
        };
        world
            .write(async |tx, ctx| form::save_draft(tx, ctx, &who.secret, version, &details).await)
            .await
    };
    // Whatever is there is saved, without what is required, and without losing the address.
    assert_eq!(save(0, "Räpina vald").await.unwrap(), 1);
    let (application, _) = world
        .read(async |tx| own::find(tx, &who.secret).await)
        .await
        .unwrap();
    assert_eq!(
        (application.employer.as_str(), application.email.as_str()),
        ("Räpina vald", "dora@inimesed.example")
    );
    // The other window still has the version from before.
    assert!(matches!(
        save(0, "Kose vald").await,
        Err(Error::Conflict(Conflict::Rewritten))
    ));
    // The same text says nothing new, so it is no conflict.
    assert_eq!(save(0, "Räpina vald").await.unwrap(), 1);
    assert_eq!(save(1, "Kose vald").await.unwrap(), 2);
}

async fn handing_in_twice_is_one_application(world: World) {
    let call = Call::open(&world).await;
    let who = call.begin(&world, "Dora").await;
    let details = call.details("Dora");
    let answers = world
        .at_once(6, |_| {
            let (db, mut ctx) = (world.db.clone(), world.dial.context());
            let (secret, details) = (who.secret.clone(), details.clone());
            async move {
                let mut tx = db.write().await?;
                let done = form::hand_in(&mut tx, &mut ctx, &secret, 0, &details).await?;
                tx.commit().await?;
                Ok::<_, Error>(done)
            }
        })
        .await;
    for answer in answers {
        assert_eq!(answer.unwrap(), HandedIn::InTime);
    }
    assert_eq!(world.mails_of(&who.id, Kind::Applied).await.len(), 1);
    let steps = world
        .count(
            sql!("select count(*) as n from application_change where application_id = $1"),
            &who.id,
        )
        .await;
    assert_eq!(steps, 1);
}

async fn an_address_has_one_application(world: World) {
    let call = Call::open(&world).await;
    let public_id = call.fixture.programme.public_id.clone();
    let new = |i: usize| NewApplication {
        name: format!("Dora {i}"),
        email: if i.is_multiple_of(2) {
            "Dora@inimesed.example".to_owned()
        } else {
            "dora@inimesed.example".to_owned()
        },
        once: format!("form {i}"),
        ..learning::begun("Dora")
    };
    let begun = world
        .at_once(6, |i| {
            let (db, mut ctx, public_id) = (world.db.clone(), world.dial.context(), public_id.clone());
            let new = new(i);
            async move {
                let mut tx = db.write().await?;
                let begun = form::begin(&mut tx, &mut ctx, &public_id, &new).await?;
                tx.commit().await?;
                Ok::<_, Error>(begun)
            }
        })
        .await;
    let made: Vec<_> = begun
        .into_iter()
        .filter_map(|b| match b.unwrap() {
            Begun::Made(made) => Some(made.id),
            Begun::Known => None,
        })
        .collect();
    assert_eq!(made.len(), 1, "{made:?}");
    // Everybody else was sent the link of the one that there is, to its address.
    let mails = world.mails_of(&made[0], Kind::ApplicationBegun).await;
    assert_eq!(mails.len(), 6);
    assert!(
        mails
            .iter()
            .all(|m| m.new.to_address.to_lowercase() == "dora@inimesed.example")
    );
    // The same form sent again is the same application.
    let again = world
        .write(async |tx, ctx| {
            let first = learning::begun("Elmar");
            let one = form::begin(tx, ctx, &public_id, &first).await?;
            Ok((one, form::begin(tx, ctx, &public_id, &first).await?))
        })
        .await
        .unwrap();
    assert_eq!(again.0, again.1);
}

async fn what_was_handed_in_is_changed_until_the_deadline(world: World) {
    let call = Call::open(&world).await;
    let who = call.begin(&world, "Dora").await;
    call.hand_in(&world, &who, 0, "Dora").await.unwrap();
    world.dial.set(CLOSES - 1);
    assert_eq!(
        call.hand_in(&world, &who, 1, "Dora-Liis").await.unwrap(),
        HandedIn::InTime
    );
    assert_eq!(standing(&world, &who).await, Standing::Place(State::Registered));
    // A window from before does not overwrite it.
    assert!(matches!(
        call.hand_in(&world, &who, 1, "Dora").await,
        Err(Error::Conflict(Conflict::Rewritten))
    ));
    world.dial.set(CLOSES);
    assert!(matches!(
        call.hand_in(&world, &who, 2, "Hilja").await,
        Err(Error::Gone)
    ));
    let (application, _) = world
        .read(async |tx| own::find(tx, &who.secret).await)
        .await
        .unwrap();
    assert_eq!(application.name, "Dora-Liis");
    assert_eq!(application.answers[&call.asked.long], "Dora-Liis tahab kuulata.");
    // What was sent in time is not confirmed a second time.
    assert_eq!(world.mails_of(&who.id, Kind::Applied).await.len(), 1);
}

async fn a_free_place_is_offered_once(world: World) {
    let call = Call::open(&world).await;
    let programme = &call.fixture.programme;
    let more = [
        call.begin(&world, "Dora").await,
        call.begin(&world, "Elmar").await,
    ];
    for (who, name) in more.iter().zip(["Dora", "Elmar"]) {
        call.hand_in(&world, who, 0, name).await.unwrap();
    }
    // Two of three places are taken; two people are offered the last one at once.
    for who in 0..2 {
        world
            .write(async |tx, ctx| programme.take_in(tx, ctx, who).await)
            .await
            .unwrap();
    }
    let offers = world
        .at_once(2, |i| {
            let (db, mut ctx) = (world.db.clone(), world.dial.context());
            let (id, who) = (programme.id.clone(), more[i].id.clone());
            async move {
                let mut tx = db.write().await?;
                offer(&mut tx, &mut ctx, &id, &who).await?;
                tx.commit().await?;
                Ok::<_, Error>(())
            }
        })
        .await;
    let won = offers.iter().filter(|o| o.is_ok()).count();
    let full = offers.iter().filter(|o| matches!(o, Err(Error::Full))).count();
    assert_eq!((won, full), (1, 1), "{offers:?}");
    // Both say yes at once: who was offered it has the place, the other is told so.
    let accepted = world
        .at_once(2, |i| {
            let (db, mut ctx, secret) = (world.db.clone(), world.dial.context(), more[i].secret.clone());
            async move {
                let mut tx = db.write().await?;
                own::act(&mut tx, &mut ctx, &secret, Act::Accept).await?;
                tx.commit().await?;
                Ok::<_, Error>(())
            }
        })
        .await;
    for (offer, answer) in offers.iter().zip(&accepted) {
        match offer {
            Ok(()) => assert!(answer.is_ok(), "{answer:?}"),
            Err(_) => assert!(
                matches!(answer, Err(Error::Conflict(Conflict::PlaceState))),
                "{answer:?}"
            ),
        }
    }
    let taken = world
        .count(
            sql!("select count(*) as n from application where programme_id = $1 and state = 'confirmed'"),
            &programme.id,
        )
        .await;
    assert_eq!(taken, 3);
}

async fn what_is_asked_of_participants_is_asked_of_nobody_else(world: World) {
    let call = Call::open(&world).await;
    let programme = &call.fixture.programme;
    let answers = [(call.asked.more.clone(), "pähkleid".to_owned())].into();
    let answer = async |secret: &str, version: u32| {
        world
            .write(async |tx, ctx| own::set_more(tx, ctx, secret, version, &answers).await)
            .await
    };
    let applied = &programme.applied[0].secret;
    assert!(matches!(answer(applied, 0).await, Err(Error::NotFound)));
    world
        .write(async |tx, ctx| programme.take_in(tx, ctx, 0).await)
        .await
        .unwrap();
    answer(applied, 0).await.unwrap();
    let (application, _) = world.read(async |tx| own::find(tx, applied).await).await.unwrap();
    assert_eq!(application.answers[&call.asked.more], "pähkleid");
    // Giving the place up takes the right to answer with it.
    world
        .write(async |tx, ctx| own::act(tx, ctx, applied, Act::Withdraw).await)
        .await
        .unwrap();
    assert!(matches!(answer(applied, 1).await, Err(Error::NotFound)));
}

async fn erasure_reaches_answers_and_files(world: World) {
    const PLANTED: &str = "Kadunukene";
    let call = Call::open(&world).await;
    let who = call.begin(&world, PLANTED).await;
    let bytes = format!("%PDF-1.7 {PLANTED}").into_bytes();
    let name = format!("{PLANTED}.pdf");
    world
        .write(async |tx, ctx| {
            let of = (FileType::Pdf, name.as_str());
            file::put(tx, ctx, &who.secret, &call.asked.file, of, &bytes).await
        })
        .await
        .unwrap();
    call.hand_in(&world, &who, 0, PLANTED).await.unwrap();
    let held = world
        .read(async |tx| export::of_link(tx, &who.secret).await)
        .await
        .unwrap();
    assert_eq!(held["application"]["name"], PLANTED);
    assert_eq!(held["answers"].as_array().unwrap().len(), 3);
    assert_eq!(held["answers"][2]["answer"], "jah");
    assert_eq!(held["files"][0]["name"], name);
    assert_eq!(held["history"].as_array().unwrap().len(), 1);
    assert_eq!(held["mails"].as_array().unwrap().len(), 2);

    let traces = async || {
        let snapshot = Snapshot::take(&world.db).await;
        let hex: String = PLANTED.bytes().map(|b| format!("{b:02x}")).collect();
        [
            "application",
            "application_answer",
            "application_change",
            "file",
            "mail",
        ]
        .into_iter()
        .flat_map(|table| snapshot.rows(table).to_vec())
        .filter(|row| {
            let row = row.to_lowercase();
            row.contains(&PLANTED.to_lowercase()) || row.contains(&hex) || row.contains(&who.id)
        })
        .count()
    };
    assert!(traces().await > 6);
    world
        .write(async |tx, ctx| own::erase(tx, ctx, &who.secret).await)
        .await
        .unwrap();
    assert_eq!(traces().await, 0);
    let proof = world
        .count(
            sql!("select count(*) as n from erasure where programme_id = $1"),
            &call.fixture.programme.id,
        )
        .await;
    assert_eq!(proof, 1);
}

async fn meetings_without_a_time_keep_nobody_from_applying(world: World) {
    let call = Call::open(&world).await;
    let who = call.begin(&world, "Dora").await;
    let id = &call.fixture.programme.id;
    world
        .write(async |tx, ctx| {
            let all = sql!("update meeting set starts_at = null where programme_id = $1");
            tx.run(all, &[id.into()]).await?;
            domain::programme::clock::reschedule(tx, ctx, id).await
        })
        .await
        .unwrap();
    let handed_in = call.hand_in(&world, &who, 0, "Dora").await.unwrap();
    assert_eq!(handed_in, HandedIn::InTime);
    // A place that was offered lapses all the same, and the clock does not turn in circles.
    world
        .write(async |tx, ctx| offer(tx, ctx, id, &who.id).await)
        .await
        .unwrap();
    world.dial.forward(60 * DAY);
    // As the worker does it.
    let mut turns = 0;
    loop {
        let now = world.dial.now();
        let Some(claimed) = world
            .write(async |tx, _| job::claim(tx, now).await)
            .await
            .unwrap()
        else {
            break;
        };
        if let Job::Programme { programme_id } = &claimed.job {
            world
                .write(async |tx, ctx| domain::programme::clock::run(tx, ctx, programme_id).await)
                .await
                .unwrap();
        }
        world
            .write(async |tx, _| job::finish(tx, &claimed).await)
            .await
            .unwrap();
        turns += 1;
        assert!(turns < 100, "the clock turns in circles");
    }
    assert_eq!(standing(&world, &who).await, Standing::Place(State::Expired));
}
