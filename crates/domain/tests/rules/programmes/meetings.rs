//! Meetings: who counts on one learns of every change; hours that come twice; the order.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::dialogue::Attendance;
use domain::error::{Conflict, Error};
use domain::input::{Fault, Fields, Reader};
use domain::mail::Kind;
use domain::meeting::{self, Meeting};
use domain::programme::trainer::{self, Trainer};
use kernel::time::{DAY, HOUR};
use store::sql;

use super::{mails, meeting_of, save};
use crate::support::learning::load;
use crate::support::{World, both_engines};

both_engines!(
    a_meeting_that_moves_tells_participants_with_a_rising_sequence,
    an_hour_that_comes_twice_must_be_named_for_a_meeting,
    meetings_and_trainers_keep_the_order_they_are_given,
);

async fn a_meeting_that_moves_tells_participants_with_a_rising_sequence(world: World) {
    let fixture = world.fixture().await;
    let learning = &fixture.programme;
    world
        .write(async |tx, ctx| learning.take_in(tx, ctx, 0).await)
        .await
        .unwrap();
    let id = &learning.meetings[0];
    let was = meeting_of(&world, learning, id).await;
    let changed = async || mails(&world, &learning.id, Kind::MeetingChanged).await;
    // Saved again, or with another agenda, it tells nobody.
    save(&world, &was).await;
    let mut other = was.clone();
    other.texts.get_mut("et").unwrap().agenda = "Tutvume.".to_owned();
    save(&world, &other).await;
    assert_eq!((changed().await.len(), was.sequence), (0, 0));
    for (sequence, moved) in [
        (
            1,
            Meeting {
                starts_at: was.starts_at.map(|at| at + HOUR),
                ..other.clone()
            },
        ),
        (
            2,
            Meeting {
                place_name: "Koolimaja".to_owned(),
                ..other.clone()
            },
        ),
        (
            3,
            Meeting {
                starts_at: None,
                ..other.clone()
            },
        ),
    ] {
        save(&world, &moved).await;
        assert_eq!(meeting_of(&world, learning, id).await.sequence, sequence);
        let told = changed().await;
        // Only who takes part, each time once.
        assert_eq!(told.len(), usize::try_from(sequence).unwrap());
        assert!(
            told.iter()
                .all(|m| m.new.to_name == "Aive" && m.new.meeting_id.as_ref() == Some(id))
        );
    }
    // One with a time is not deleted under people's feet; one that waits to be agreed can go.
    let remove = async |id: &str| {
        world
            .write(async |tx, ctx| meeting::plan::remove(tx, ctx, &Actor::System, &learning.id, id).await)
            .await
    };
    let refused = remove(&learning.meetings[1]).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::MeetingTold))),
        "{refused:?}"
    );
    // The mails that tell of it would go with it.
    let refused = remove(id).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::MeetingMail))),
        "{refused:?}"
    );
    world
        .write(async |tx, _| {
            let sent = sql!("update mail set state = 'sent' where meeting_id = $1");
            tx.run(sent, &[id.into()]).await?;
            Ok(())
        })
        .await
        .unwrap();
    remove(id).await.unwrap();
    // A meeting that is added is news as well, and one that was held and is corrected is none.
    let told = changed().await.len();
    let added = world
        .write(async |tx, ctx| {
            let mut added = meeting::plan::empty(ctx, &learning.id, meeting::Kind::Meeting, 9);
            added.starts_at = Some(ctx.now + 70 * DAY);
            meeting::plan::put(tx, ctx, &Actor::System, &added).await?;
            Ok(added)
        })
        .await
        .unwrap();
    assert_eq!(changed().await.len(), told + 1);
    world.dial.forward(80 * DAY);
    let corrected = Meeting {
        starts_at: added.starts_at.map(|at| at - HOUR),
        ..added
    };
    save(&world, &corrected).await;
    assert_eq!(changed().await.len(), told + 1);
}

async fn an_hour_that_comes_twice_must_be_named_for_a_meeting(world: World) {
    let fixture = world.fixture().await;
    let learning = &fixture.programme;
    let programme = world.read(async |tx| load(tx, &learning.id).await).await.unwrap();
    let was = meeting_of(&world, learning, &learning.meetings[0]).await;
    // The clocks go back in Tallinn in the night of 31 October 2027, and forward on 28 March.
    let read = |date: &str, clock: &str, repeated: &str| {
        let fields = Fields::default()
            .with("date", date)
            .with("time", clock)
            .with("repeated", repeated)
            .with("minutes", "60")
            .with("attendance", Attendance::InPlace.as_str());
        let mut reader = Reader::new(&fields);
        let read = Meeting::read(&mut reader, &was, &programme, world.dial.now());
        reader.done(read)
    };
    let fault = |result: Result<Meeting, Error>, field: &str| match result {
        Err(Error::Invalid(faults)) => faults.get(field),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        fault(read("2027-10-31", "03:30", ""), "repeated"),
        Some(Fault::TimeTwice)
    );
    assert_eq!(
        fault(read("2027-03-28", "03:30", ""), "time"),
        Some(Fault::TimeSkipped)
    );
    assert_eq!(fault(read("2027-10-31", "", ""), "time"), Some(Fault::Required));
    assert_eq!(
        fault(read("2020-10-31", "10:00", ""), "date"),
        Some(Fault::InThePast)
    );
    let first = read("2027-10-31", "03:30", "first").unwrap();
    let second = read("2027-10-31", "03:30", "second").unwrap();
    assert_eq!(second.starts_at.unwrap() - first.starts_at.unwrap(), HOUR);
    // It comes back as it was typed.
    for (meeting, which) in [(&first, "first"), (&second, "second")] {
        let fields = meeting.fill(&programme.zone);
        assert_eq!(
            (fields.get("date"), fields.get("time"), fields.get("repeated")),
            ("2027-10-31", "03:30", which)
        );
    }
    let open = read("", "", "").unwrap();
    assert_eq!(open.starts_at, None);
}

async fn meetings_and_trainers_keep_the_order_they_are_given(world: World) {
    let fixture = world.fixture().await;
    let learning = &fixture.programme;
    let shift = async |id: &str, earlier| {
        world
            .write(async |tx, ctx| {
                meeting::plan::shift(tx, ctx, &Actor::System, &learning.id, id, earlier).await
            })
            .await
    };
    let order = async || {
        let meetings = world
            .read(async |tx| meeting::list(tx, &learning.id, meeting::Kind::Meeting).await)
            .await
            .unwrap();
        meetings.into_iter().map(|m| m.id).collect::<Vec<_>>()
    };
    let [a, b, c]: [String; 3] = learning.meetings.clone().try_into().unwrap();
    shift(&c, true).await.unwrap();
    assert_eq!(order().await, [a.clone(), c.clone(), b.clone()]);
    shift(&a, true).await.unwrap();
    assert_eq!(
        order().await,
        [a.clone(), c.clone(), b.clone()],
        "the first one stays"
    );
    shift(&a, false).await.unwrap();
    assert_eq!(order().await, [c, a, b]);
    assert!(matches!(shift("x", true).await, Err(Error::NotFound)));
    let trainers = async || {
        let all = world
            .read(async |tx| trainer::list(tx, &learning.id).await)
            .await
            .unwrap();
        all.into_iter().map(|t| t.name).collect::<Vec<_>>()
    };
    let mut last = String::new();
    for name in ["Aet", "Bert"] {
        last = world
            .write(async |tx, ctx| {
                let made = Trainer {
                    id: ctx.id(),
                    person_id: None,
                    name: name.to_owned(),
                    link: String::new(),
                    texts: BTreeMap::new(),
                };
                trainer::put(tx, ctx, &Actor::System, &learning.id, &made).await?;
                Ok(made.id)
            })
            .await
            .unwrap();
    }
    world
        .write(async |tx, ctx| trainer::shift(tx, ctx, &Actor::System, &learning.id, &last, true).await)
        .await
        .unwrap();
    assert_eq!(trainers().await, ["Bert", "Aet"]);
    world
        .write(async |tx, ctx| trainer::remove(tx, ctx, &Actor::System, &learning.id, &last).await)
        .await
        .unwrap();
    assert_eq!(trainers().await, ["Aet"]);
}
