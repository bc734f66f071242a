//! Access needs: whoever has one sits in a circle that is made ready, also when they come late or others leave, and what
//! cannot be had is said.

use std::collections::BTreeSet;

use domain::actor::Actor;
use domain::error::Error;
use domain::input::{Fault, Faults};
use domain::registration::people::Act;
use domain::seating::need::{self, Ready, Stated};
use domain::seating::view::Broken;
use domain::seating::work::Task;
use kernel::seating::{Conflict as Contradiction, Reason};
use kernel::time::DAY;

use super::room::Room;
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    whoever_needs_a_circle_that_is_ready_sits_there,
    a_late_one_joins_a_circle_that_is_ready,
    needs_that_cannot_be_met_are_named,
    a_need_is_named_once_and_goes_with_the_people,
);

/// Names of the needs for which each circle is made ready.
async fn ready(room: &Room) -> Vec<Vec<String>> {
    let basis = room.view().await.people.unwrap();
    let explained = basis.explain(0).unwrap();
    let names = |needs: &Vec<usize>| needs.iter().map(|n| basis.needs[*n].name.clone()).collect();
    explained.ready.iter().map(names).collect()
}

async fn whoever_needs_a_circle_that_is_ready_sits_there(world: World) {
    let room = Room::of(world, 24).await;
    room.need("tõlk", Ready::AtMost(1), &[0, 7, 14]).await.unwrap();
    room.need("astmeta", Ready::These(vec![3]), &[5, 6])
        .await
        .unwrap();
    room.work(Task::Compose).await.unwrap();
    let at = room.at().await;
    let of = |i: usize| at[&room.people[i].id];
    assert_eq!((of(7), of(14)), (of(0), of(0)));
    assert_eq!((of(5), of(6)), (3, 3));
    let served = ready(&room).await;
    for number in 1..=3_u32 {
        let mut expected = Vec::new();
        if number == 3 {
            expected.push("astmeta");
        }
        if number == of(0) {
            expected.push("tõlk");
        }
        assert_eq!(served[number as usize - 1], expected, "circle {number}");
    }
    let basis = room.view().await.people.unwrap();
    let explained = basis.explain(0).unwrap();
    assert_eq!(explained.broken, []);
    let reasons = |i: usize| {
        let id = &room.people[i].id;
        let placement = explained.seating.placements.iter().find(|p| p.id == *id);
        placement.unwrap().reasons.clone()
    };
    // By name: "astmeta" is the first, "tõlk" the second.
    assert!(reasons(5).contains(&Reason::Access(0)) && reasons(0).contains(&Reason::Access(1)));

    // When somebody does not come, whoever needs it still sits where it is.
    let beside = room
        .people
        .iter()
        .find(|p| at[&p.id] == of(0) && p.id != room.people[0].id)
        .unwrap();
    room.act(&beside.id, Act::UndoCheckIn).await;
    room.work(Task::Repair).await.unwrap();
    let now = room.at().await;
    for i in [0, 7, 14, 5, 6]
        .into_iter()
        .filter(|i| room.people[*i].id != beside.id)
    {
        assert_eq!(now[&room.people[i].id], of(i), "{i}");
    }

    // By hand it can be done otherwise; then it is said.
    let circles = room.circles().await;
    room.put(&room.people[5].id, Some(&circles[0].id)).await.unwrap();
    let elsewhere = circles.iter().find(|c| c.number != of(0)).unwrap();
    room.put(&room.people[0].id, Some(&elsewhere.id)).await.unwrap();
    let broken = room.view().await.people.unwrap().explain(0).unwrap().broken;
    let (circle, need, id) = (0, 0, room.people[5].id.clone());
    assert!(
        broken.contains(&Broken::NotReady { circle, need, id }),
        "{broken:?}"
    );
    let indices: BTreeSet<usize> = [of(0), elsewhere.number].map(|n| n as usize - 1).into();
    let many = Broken::ManyReady {
        circles: indices.into_iter().collect(),
        need: 1,
        most: 1,
    };
    assert!(broken.contains(&many), "{broken:?}");
}

async fn a_late_one_joins_a_circle_that_is_ready(world: World) {
    let mut room = Room::of(world, 18).await;
    room.need("astmeta", Ready::These(vec![2]), &[0]).await.unwrap();
    room.work(Task::Compose).await.unwrap();
    // Two more in circle 2 than in the others: by their sizes nobody would be put there.
    for i in [18, 19] {
        room.comes(i).await;
        let second = room.circles().await[1].id.clone();
        room.put(&room.people[i].id, Some(&second)).await.unwrap();
    }
    for circle in room.circles().await {
        room.open(&circle).await;
    }
    room.comes(20).await;
    room.comes(21).await;
    room.need("tõlk", Ready::AtMost(1), &[1, 20]).await.unwrap();
    let astmeta = room.view().await.people.unwrap().needs[0].id.clone();
    let stated = Stated {
        name: "astmeta".to_owned(),
        ready: Ready::These(vec![2]),
        people: [&room.people[0].id, &room.people[21].id].map(Clone::clone).into(),
    };
    let id = &room.dialogue.id;
    room.world
        .write(async |tx, ctx| need::put(tx, ctx, &Actor::System, id, Some(&astmeta), &stated).await)
        .await
        .unwrap();
    let before = room.at().await;
    room.work(Task::Late).await.unwrap();
    let now = room.at().await;
    assert!(before.iter().all(|(id, n)| now[id] == *n), "nobody else moves");
    assert_eq!(now[&room.people[20].id], now[&room.people[1].id]);
    assert_eq!(now[&room.people[21].id], 2);
}

async fn needs_that_cannot_be_met_are_named(world: World) {
    let room = Room::of(world, 24).await;
    let ten: Vec<usize> = (0..10).collect();
    room.need("tõlk", Ready::AtMost(1), &ten).await.unwrap();
    let no = room.work(Task::Compose).await.unwrap_err();
    assert_eq!(
        no.conflicts,
        [Contradiction::AccessRoom {
            need: 0,
            people: 10,
            room: 8
        }]
    );
    assert_eq!(room.begin(Task::Compose).await.need(0), "tõlk");
    assert_eq!(room.circles().await, []);
    // In two circles there is room, also when one of them is asked for by a number that is not there.
    let noted = room.view().await.people.unwrap().needs[0].clone();
    let put = async |ready: Ready| {
        let stated = Stated {
            name: noted.name.clone(),
            ready,
            people: noted.people.iter().cloned().collect(),
        };
        let id = &room.dialogue.id;
        room.world
            .write(async |tx, ctx| need::put(tx, ctx, &Actor::System, id, Some(&noted.id), &stated).await)
            .await
            .unwrap();
    };
    put(Ready::These(vec![7])).await;
    let no = room.work(Task::Compose).await.unwrap_err();
    assert!(
        matches!(no.conflicts[..], [Contradiction::AccessRoom { room: 0, .. }]),
        "{no}"
    );
    put(Ready::These(vec![1, 2, 7])).await;
    room.work(Task::Compose).await.unwrap();
    let at = room.at().await;
    assert!(noted.people.iter().all(|id| at[id] < 3), "{at:?}");
    // Whoever was put elsewhere by hand stands in the way.
    let third = room.circles().await[2].id.clone();
    room.put(&noted.people[0], Some(&third)).await.unwrap();
    let no = room.work(Task::Compose).await.unwrap_err();
    assert_eq!(
        no.conflicts,
        [Contradiction::NoCircleFor(noted.people[0].clone())]
    );
}

async fn a_need_is_named_once_and_goes_with_the_people(world: World) {
    let room = Room::of(world, 6).await;
    room.need("Tõlk", Ready::AtMost(2), &[0]).await.unwrap();
    let again = room.need("tõlk", Ready::AtMost(1), &[1]).await;
    let taken = Faults::one("need_name", Fault::Taken);
    assert!(
        matches!(&again, Err(Error::Invalid(faults)) if *faults == taken),
        "{again:?}"
    );
    let needs = room.view().await.people.unwrap().needs;
    assert_eq!(needs.len(), 1);
    assert_eq!(
        (&needs[0].ready, &needs[0].people),
        (&Ready::AtMost(2), &vec![room.people[0].id.clone()])
    );
    // What the host calls it may name somebody.
    room.world.dial.forward(40 * DAY);
    room.world.run_jobs().await;
    let after = Snapshot::take(&room.world.db).await;
    for table in ["seating_need", "seating_need_person"] {
        assert_eq!(after.rows(table), Vec::<String>::new(), "{table}");
    }
}
