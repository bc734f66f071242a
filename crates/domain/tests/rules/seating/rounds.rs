//! Rounds: people meet others in each of them; late comers, those who leave and those who are moved by hand change
//! nothing for others; and all of it is taken back.

use std::collections::{BTreeMap, BTreeSet};

use domain::registration::people::Act;
use domain::seating::need::Ready;
use domain::seating::round::Meetings;
use domain::seating::work::Task;

use super::room::Room;
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    people_meet_others_in_each_round,
    moving_somebody_by_hand_leaves_later_rounds_of_the_others,
    late_ones_and_those_who_leave_change_all_rounds,
    while_circles_are_open_nobody_else_goes_elsewhere_later,
    what_was_made_ready_stays_so_in_all_rounds,
);

type Ways = BTreeMap<String, Vec<u32>>;

/// How many sit in each of so many circles, in each round.
fn sizes(ways: &Ways, circles: u32) -> Vec<Vec<usize>> {
    let rounds = ways.values().map(Vec::len).max().unwrap_or(0);
    let count = |round: usize, number: u32| {
        ways.values()
            .filter(|way| way.get(round) == Some(&number))
            .count()
    };
    (0..rounds)
        .map(|round| (1..=circles).map(|number| count(round, number)).collect())
        .collect()
}

async fn three_rounds(world: World, people: usize) -> Room {
    let room = Room::of(world, people).await;
    room.set(|s| {
        s.circles = Some(4);
        s.rounds = 3;
    })
    .await;
    room.work(Task::Compose).await.unwrap();
    room
}

async fn meetings(room: &Room) -> Meetings {
    room.view().await.people.unwrap().meetings()
}

async fn people_meet_others_in_each_round(world: World) {
    let room = three_rounds(world, 16).await;
    let ways = room.ways().await;
    assert_eq!(ways.len(), 16);
    assert_eq!(sizes(&ways, 4), vec![vec![4; 4]; 3]);
    // Sixteen people in four circles can sit three times without meeting anybody again.
    let once = Meetings {
        again: 0,
        wished: 0,
        least: 9,
        most: 9,
        others: 15,
    };
    assert_eq!(meetings(&room).await, once);
    let basis = room.view().await.people.unwrap();
    assert_eq!(basis.rounds(), 3);
    for round in 0..3 {
        let explained = basis.explain(round).unwrap();
        let few = explained
            .broken
            .iter()
            .filter(|b| !matches!(b, domain::seating::view::Broken::Few { .. }));
        assert_eq!(
            few.count(),
            0,
            "circles of four are few, and nothing else is wrong"
        );
        assert!(
            explained.seating.gap.percent < 25.0,
            "{:?}",
            explained.seating.gap
        );
    }
    // Two who are to sit together meet each time; all else is as without them.
    room.wish([0, 5], domain::seating::wish::Wanted::Together).await;
    room.work(Task::Compose).await.unwrap();
    let met = meetings(&room).await;
    assert_eq!(met.wished, 1);
    assert!(met.again >= 1 && met.again < 10, "{met:?}");
    // With one round there are no later ones.
    room.set(|s| s.circles = Some(4)).await;
    room.work(Task::Compose).await.unwrap();
    assert!(room.ways().await.values().all(|way| way.len() == 1));
}

async fn moving_somebody_by_hand_leaves_later_rounds_of_the_others(world: World) {
    let room = three_rounds(world, 24).await;
    let composed = Snapshot::take(&room.world.db).await;
    let before = room.ways().await;
    let who = &room.people[3].id;
    let to = room
        .circles()
        .await
        .into_iter()
        .find(|c| c.number != before[who][0])
        .unwrap();
    room.put(who, Some(&to.id)).await.unwrap();
    let after = room.ways().await;
    for (id, way) in &before {
        assert!(id == who || after[id] == *way, "{id}");
    }
    assert_eq!((after[who][0], after[who].len()), (to.number, 3));
    // In later rounds the circles are as large as before.
    assert_eq!(sizes(&after, 4)[1..], vec![vec![6; 4]; 2]);
    // The same again changes nothing, and can not be taken back either.
    let moved = Snapshot::take(&room.world.db).await;
    room.put(who, Some(&to.id)).await.unwrap();
    assert_eq!(
        moved.rows("seat"),
        Snapshot::take(&room.world.db).await.rows("seat")
    );
    assert_eq!(room.view().await.latest.unwrap().n, 2);
    // Whoever gets no seat has none later.
    room.put(who, None).await.unwrap();
    assert!(!room.ways().await.contains_key(who));
    room.undo(3).await.unwrap();
    assert_eq!(
        moved.rows("seat"),
        Snapshot::take(&room.world.db).await.rows("seat")
    );
    room.undo(2).await.unwrap();
    assert_eq!(
        composed.rows("seat"),
        Snapshot::take(&room.world.db).await.rows("seat")
    );
    // A new seating keeps them there, in the first round.
    room.put(who, Some(&to.id)).await.unwrap();
    room.work(Task::Compose).await.unwrap();
    let anew = room.ways().await;
    assert_eq!(anew[who][0], to.number);
    assert_eq!(sizes(&anew, 4), vec![vec![6; 4]; 3]);
    let met = meetings(&room).await;
    assert!(met.again < 40 && met.least > 9, "{met:?}");
}

async fn late_ones_and_those_who_leave_change_all_rounds(world: World) {
    let mut room = three_rounds(world, 24).await;
    let before = room.ways().await;
    room.comes(24).await;
    room.comes(25).await;
    room.work(Task::Late).await.unwrap();
    let with = room.ways().await;
    assert!(before.iter().all(|(id, way)| with[id] == *way));
    for i in [24, 25] {
        assert_eq!(with[&room.people[i].id].len(), 3);
    }
    for round in sizes(&with, 4) {
        assert!(round.iter().all(|n| (6..=7).contains(n)), "{round:?}");
    }
    // Three of one circle go; all rounds are evened out, and most stay where they were.
    let seated = Snapshot::take(&room.world.db).await;
    let gone: Vec<String> = with
        .iter()
        .filter(|(_, way)| way[0] == 1)
        .map(|(id, _)| id.clone())
        .take(3)
        .collect();
    for id in &gone {
        room.act(id, Act::UndoCheckIn).await;
    }
    room.work(Task::Repair).await.unwrap();
    let left = room.ways().await;
    assert_eq!(left.len(), 23);
    for round in sizes(&left, 4) {
        assert!(round.iter().all(|n| (5..=6).contains(n)), "{round:?}");
    }
    let same = left.iter().filter(|(id, way)| with[*id] == **way).count();
    assert!(same > 12, "only {same} of 23 go where they went");
    room.undo(3).await.unwrap();
    assert_eq!(
        seated.rows("seat"),
        Snapshot::take(&room.world.db).await.rows("seat")
    );
    room.undo(2).await.unwrap();
    assert_eq!(room.ways().await, before);
}

async fn while_circles_are_open_nobody_else_goes_elsewhere_later(world: World) {
    let mut room = three_rounds(world, 24).await;
    for circle in room.circles().await {
        room.open(&circle).await;
    }
    let before = room.ways().await;
    // More than one for each circle, so that they join one after another.
    for i in 24..30 {
        room.comes(i).await;
    }
    room.work(Task::Late).await.unwrap();
    let with = room.ways().await;
    assert!(before.iter().all(|(id, way)| with[id] == *way));
    assert!((24..30).all(|i| with[&room.people[i].id].len() == 3));
    for round in sizes(&with, 4) {
        assert!(round.iter().all(|n| (7..=8).contains(n)), "{round:?}");
    }
    // A list may hang on the wall: whoever is moved now goes on where it says.
    let who = &room.people[2].id;
    let to = room
        .circles()
        .await
        .into_iter()
        .find(|c| c.number != with[who][0])
        .unwrap();
    room.put(who, Some(&to.id)).await.unwrap();
    assert_eq!(room.ways().await[who][1..], with[who][1..]);
    // Whoever leaves is gone from all rounds, and nobody else moves.
    room.act(who, Act::UndoCheckIn).await;
    room.work(Task::Repair).await.unwrap();
    let mut left = with.clone();
    left.remove(who);
    assert_eq!(room.ways().await, left);
}

async fn what_was_made_ready_stays_so_in_all_rounds(world: World) {
    let room = Room::of(world, 24).await;
    room.need("tõlk", Ready::AtMost(1), &[0, 1, 2]).await.unwrap();
    room.set(|s| {
        s.circles = Some(4);
        s.rounds = 3;
    })
    .await;
    room.work(Task::Compose).await.unwrap();
    let serves = async || {
        let ways = room.ways().await;
        let circles = (0..3).flat_map(|i| ways[&room.people[i].id].clone());
        circles.collect::<BTreeSet<u32>>()
    };
    assert_eq!(serves().await.len(), 1);
    // Also where somebody was put by hand, so that the first round is composed by itself.
    let to = room.circles().await[2].id.clone();
    for i in [0, 1, 2] {
        room.put(&room.people[i].id, Some(&to)).await.unwrap();
    }
    assert_eq!(
        room.view().await.people.unwrap().explain(0).unwrap().ready[2],
        [0]
    );
    room.work(Task::Compose).await.unwrap();
    assert_eq!(serves().await, BTreeSet::from([3]));
    let basis = room.view().await.people.unwrap();
    for round in 0..3 {
        assert_eq!(basis.explain(round).unwrap().broken, [], "round {round}");
    }
}
