//! Circles that have opened: nobody is moved but by hand, and every seat given or left is heard of.

use domain::circle::live;
use domain::error::{Conflict, Error};
use domain::registration::people::Act;
use domain::seating::work::Task;
use kernel::circle::{self as kernel_circle, CommandId, Seat};

use super::room::Room;
use crate::support::{World, both_engines};

both_engines!(
    a_late_one_joins_a_live_circle_and_nobody_else_moves,
    moving_between_live_circles_is_heard_in_both,
);

async fn a_late_one_joins_a_live_circle_and_nobody_else_moves(world: World) {
    let mut room = Room::of(world, 18).await;
    room.work(Task::Compose).await.unwrap();
    for circle in room.circles().await {
        room.open(&circle).await;
    }
    let before = room.seats().await;
    // Five come late, more than there are circles, so that two join one circle.
    for i in 18..23 {
        room.comes(i).await;
    }
    assert_eq!(room.view().await.people.unwrap().late().count(), 5);
    // A seating is not made anew once a circle is open.
    room.work(Task::Compose).await.unwrap();
    let after = room.seats().await;
    for was in &before {
        assert!(after.contains(was), "{was:?} moved");
    }
    assert_eq!(after.len(), 23);
    let mut sizes = Vec::new();
    for circle in room.circles().await {
        let (seats, gone) = room.live(&circle.id).await;
        let mut numbers: Vec<u16> = after
            .iter()
            .filter(|s| s.circle_id == circle.id)
            .map(|s| s.seat.unwrap().0)
            .collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=seats).collect::<Vec<_>>());
        assert_eq!(gone, [0_u16; 0]);
        sizes.push(seats);
    }
    sizes.sort_unstable();
    assert_eq!(sizes, [7, 8, 8]);
    // Who goes home leaves an empty seat, and still nobody moves.
    let gone = &after[0];
    room.act(&gone.registration_id, Act::UndoCheckIn).await;
    room.work(Task::Repair).await.unwrap();
    let left = room.seats().await;
    assert_eq!(left, after[1..]);
    assert_eq!(room.live(&gone.circle_id).await.1, [gone.seat.unwrap().0]);
    // And nothing is taken back any more.
    assert_eq!(room.view().await.latest, None);
    let refused = room.undo(1).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::CirclesBegun))),
        "{refused:?}"
    );
    assert_eq!(room.seats().await, left);
}

async fn moving_between_live_circles_is_heard_in_both(world: World) {
    let room = Room::of(world, 18).await;
    room.work(Task::Compose).await.unwrap();
    let circles = room.circles().await;
    for circle in &circles[..2] {
        room.open(circle).await;
    }
    let seats = room.seats().await;
    let who = seats.iter().find(|s| s.circle_id == circles[0].id).unwrap();
    let heard = room
        .put(&who.registration_id, Some(&circles[1].id))
        .await
        .unwrap();
    assert_eq!(heard, [circles[0].id.clone(), circles[1].id.clone()]);
    let now = room.seats().await;
    let now = now
        .iter()
        .find(|s| s.registration_id == who.registration_id)
        .unwrap();
    assert_eq!(
        (&now.circle_id, now.seat, now.pinned),
        (&circles[1].id, Some(Seat(7)), true)
    );
    assert_eq!(room.live(&circles[0].id).await, (6, vec![who.seat.unwrap().0]));
    assert_eq!(room.live(&circles[1].id).await, (7, vec![]));
    // To the one that is not open yet: no seat there until it opens.
    room.put(&who.registration_id, Some(&circles[2].id))
        .await
        .unwrap();
    assert_eq!(room.live(&circles[1].id).await, (7, vec![7]));
    assert_eq!(room.seats().await.iter().filter(|s| s.seat.is_none()).count(), 7);
    // Into a circle that is over nobody comes.
    let by = kernel_circle::Duty::Facilitator;
    let over = &circles[1].id;
    room.world
        .write(async |tx, ctx| {
            let wish = live::Wish {
                id: CommandId::new(ctx.token()).unwrap(),
                what: kernel_circle::Action::Close,
                text: None,
            };
            live::wish(tx, ctx, &room.memory, over, &by, &wish).await
        })
        .await
        .unwrap();
    let refused = room.put(&who.registration_id, Some(over)).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::CircleClosed))),
        "{refused:?}"
    );
}
