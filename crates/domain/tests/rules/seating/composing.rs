//! Circles before they open: composed, mended, moved by hand, taken back; and what is left of somebody who was erased.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::{Actor, Right};
use domain::circle::Circle;
use domain::crew::Duty;
use domain::registration::own;
use domain::registration::people::Act;
use domain::seating::hand;
use domain::seating::need::Ready;
use domain::seating::settings::{Mixed, Weight, Whom};
use domain::seating::view::{self, Broken};
use domain::seating::wish::Wanted;
use domain::seating::work::{self, Finished, Task};
use kernel::seating::{Conflict as Contradiction, Kind};
use kernel::watch::Watch;

use super::room::Room;
use crate::support::fixture;
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    composed_circles_hold_every_condition,
    as_many_circles_as_facilitators_within_their_size,
    a_no_show_is_mended_and_undoing_brings_back_what_was,
    erasing_somebody_leaves_no_row,
    what_contradicts_itself_is_named,
    what_changed_meanwhile_is_computed_again,
    who_may_not_see_people_sees_circles_without_them,
);

async fn composed_circles_hold_every_condition(world: World) {
    let room = Room::of(world, 24).await;
    room.set(|s| {
        s.shared_language = true;
        s.weights = BTreeMap::from([(Mixed::Age, Weight::High), (Mixed::Gender, Weight::Low)]);
    })
    .await;
    room.wish([0, 3], Wanted::Together).await;
    room.wish([6, 9], Wanted::Apart).await;
    // Two who are not here are not seated, whatever they answered.
    room.act(&room.people[23].id, Act::UndoCheckIn).await;
    room.work(Task::Compose).await.unwrap();

    let at = room.at().await;
    let circles = room.circles().await;
    assert_eq!(circles.iter().map(|c| c.number).collect::<Vec<_>>(), [1, 2, 3]);
    let here: BTreeSet<&String> = room.people[..23].iter().map(|p| &p.id).collect();
    assert_eq!(at.keys().collect::<BTreeSet<_>>(), here);
    assert_eq!(at[&room.people[0].id], at[&room.people[3].id]);
    assert_ne!(at[&room.people[6].id], at[&room.people[9].id]);
    let mut sizes = room.view().await.counts;
    sizes.sort_unstable();
    assert_eq!(sizes, [7, 8, 8]);
    // The crew is shared out, and what is missing is seen.
    let leads = |c: &Circle| c.hand(Duty::Facilitator).map(|h| h.name.clone());
    assert_eq!(
        circles.iter().map(leads).collect::<Vec<_>>(),
        [Some("Külli"), Some("Tõnu"), Some("Maire")].map(|n| n.map(str::to_owned))
    );
    assert_eq!(
        circles.iter().filter(|c| c.hand(Duty::Scribe).is_some()).count(),
        1
    );

    let explained = room.view().await.people.unwrap().explain(0).unwrap();
    assert_eq!(explained.broken, []);
    assert_eq!(explained.coded.fields, [Mixed::Age, Mixed::Gender]);
    assert!(
        explained
            .seating
            .summaries
            .iter()
            .all(|s| !s.languages.is_empty())
    );
    assert!(
        explained.seating.gap.percent < 10.0,
        "{:?}",
        explained.seating.gap
    );
    let of = |i: usize| {
        let id = &room.people[i].id;
        explained.seating.placements.iter().find(|p| p.id == *id).unwrap()
    };
    assert!(!of(0).reasons.is_empty() && !of(1).reasons.is_empty());

    // Who was put somewhere by hand stays there in the next seating, until they are let go.
    let (who, from) = (&room.people[1].id, at[&room.people[1].id]);
    let to = circles.iter().find(|c| c.number != from).unwrap();
    room.set(|s| s.shared_language = false).await;
    room.put(who, Some(&to.id)).await.unwrap();
    room.work(Task::Compose).await.unwrap();
    assert_eq!(room.at().await[who], to.number);
    let pinned = async || room.seats().await.iter().filter(|s| s.pinned).count();
    assert_eq!(pinned().await, 1);
    let id = &room.dialogue.id;
    room.world
        .write(async |tx, _| hand::unpin(tx, &Actor::System, id, who).await)
        .await
        .unwrap();
    assert_eq!(pinned().await, 0);
    // Two who are to be apart and were put together by hand: it is done, and said.
    let [a, b] = [6, 9].map(|i| room.people[i].id.clone());
    for who in [&a, &b] {
        room.put(who, Some(&circles[0].id)).await.unwrap();
    }
    let explained = room.view().await.people.unwrap().explain(0).unwrap();
    let of = if a < b { (a, b) } else { (b, a) };
    assert!(
        explained.broken.contains(&Broken::NotApart { circle: 0, of }),
        "{:?}",
        explained.broken
    );
}

async fn as_many_circles_as_facilitators_within_their_size(world: World) {
    // A circle has six to twelve people, and there are three facilitators.
    let mut room = Room::of(world, 5).await;
    for (people, circles) in [(5, 1), (11, 1), (13, 2), (18, 3), (37, 4)] {
        while room.people.len() < people {
            room.comes(room.people.len()).await;
        }
        room.work(Task::Compose).await.unwrap();
        assert_eq!(room.circles().await.len(), circles, "{people} people");
    }
    room.set(|s| s.circles = Some(5)).await;
    room.work(Task::Compose).await.unwrap();
    assert_eq!(room.circles().await.len(), 5);
}

async fn a_no_show_is_mended_and_undoing_brings_back_what_was(world: World) {
    let room = Room::of(world, 24).await;
    room.work(Task::Compose).await.unwrap();
    let composed = Snapshot::take(&room.world.db).await;
    let (at, first) = (room.at().await, room.view().await.latest.unwrap());
    assert_eq!(first.n, 1);
    // Three of one circle turn out not to be here.
    let absent: Vec<&String> = at
        .iter()
        .filter(|(_, n)| **n == 1)
        .map(|(id, _)| id)
        .take(3)
        .collect();
    for id in &absent {
        room.act(id, Act::UndoCheckIn).await;
    }
    assert_eq!(room.view().await.people.unwrap().gone().count(), 3);
    room.work(Task::Repair).await.unwrap();
    let mended = room.at().await;
    assert_eq!(mended.len(), 21);
    assert!(absent.iter().all(|id| !mended.contains_key(*id)));
    assert_eq!(room.view().await.counts, [7, 7, 7]);
    let moved = mended.iter().filter(|(id, n)| at[*id] != **n).count();
    assert_eq!(moved, 2, "as few as possible");
    // Doing it again changes nothing.
    let after = Snapshot::take(&room.world.db).await;
    room.work(Task::Repair).await.unwrap();
    assert_eq!(
        after.rows("seat"),
        Snapshot::take(&room.world.db).await.rows("seat")
    );
    // Somebody is moved by hand; then each change is taken back, the latest first.
    let mover = mended.keys().next().unwrap();
    let to = room
        .circles()
        .await
        .into_iter()
        .find(|c| c.number != mended[mover])
        .unwrap();
    room.put(mover, Some(&to.id)).await.unwrap();
    assert_eq!(room.view().await.latest.unwrap().n, 3);
    room.undo(3).await.unwrap();
    assert_eq!(
        after.rows("seat"),
        Snapshot::take(&room.world.db).await.rows("seat")
    );
    // The same click twice takes one back.
    room.undo(3).await.unwrap();
    room.undo(2).await.unwrap();
    assert_eq!(
        composed.rows("seat"),
        Snapshot::take(&room.world.db).await.rows("seat")
    );
    // More circles than before go again as well.
    room.set(|s| s.circles = Some(4)).await;
    room.work(Task::Compose).await.unwrap();
    assert_eq!(room.circles().await.len(), 4);
    room.undo(2).await.unwrap();
    assert_eq!(
        composed.rows("seat"),
        Snapshot::take(&room.world.db).await.rows("seat")
    );
    assert_eq!(room.circles().await.len(), 3);
    room.undo(1).await.unwrap();
    let view = room.view().await;
    assert_eq!((view.counts, view.latest), (vec![0, 0, 0], None));
}

async fn erasing_somebody_leaves_no_row(world: World) {
    let room = Room::of(world, 12).await;
    room.wish([0, 1], Wanted::Together).await;
    room.wish([2, 0], Wanted::Apart).await;
    room.need("tõlk", Ready::AtMost(1), &[0, 1]).await.unwrap();
    room.set(|s| {
        s.circles = Some(2);
        s.rounds = 3;
    })
    .await;
    room.work(Task::Compose).await.unwrap();
    let one = &room.people[0];
    room.put(&one.id, None).await.unwrap();
    room.put(&one.id, Some(&room.circles().await[0].id))
        .await
        .unwrap();
    let data = room
        .world
        .read(async |tx| own::export(tx, &one.secret).await)
        .await
        .unwrap();
    assert_eq!(data["circle"], 1);
    let way: Vec<u32> = serde_json::from_value(data["circles_in_later_rounds"].clone()).unwrap();
    assert_eq!(way, room.ways().await[&one.id][1..]);
    assert_eq!(way.len(), 2);
    assert_eq!(data["needs_for_the_circle"], serde_json::json!(["tõlk"]));
    assert_eq!(
        data["wishes_for_the_circle"],
        serde_json::json!(["apart", "together"])
    );
    let before = Snapshot::take(&room.world.db).await;
    for table in ["seat", "seating_wish", "seating_step", "seating_need_person"] {
        assert!(
            before.rows(table).iter().any(|row| row.contains(&one.id)),
            "{table}"
        );
    }
    let latest = room.view().await.latest.unwrap();
    room.world
        .write(async |tx, ctx| own::erase(tx, ctx, &one.secret).await)
        .await
        .unwrap();
    let after = Snapshot::take(&room.world.db).await;
    for table in [
        "seat",
        "seating_wish",
        "seating_step",
        "seating_change",
        "seating_need_person",
        "circle_event",
    ] {
        assert!(
            !after.rows(table).iter().any(|row| row.contains(&one.id)),
            "{table}"
        );
    }
    // What is taken back later does not bring them back.
    for n in (1..=latest.n).rev() {
        room.undo(n).await.unwrap();
    }
    assert_eq!(room.seats().await, []);
}

async fn what_contradicts_itself_is_named(world: World) {
    let mut room = Room::of(world, 0).await;
    assert_eq!(
        room.work(Task::Compose).await.unwrap_err().conflicts,
        [Contradiction::Nobody]
    );
    // Six who speak only Estonian and six who speak only Russian, in three circles of four.
    for i in 0..18 {
        if i % 3 < 2 {
            room.comes(i).await;
        } else {
            room.people.push(room.people[0].clone());
        }
    }
    room.set(|s| {
        s.shared_language = true;
        s.circles = Some(3);
    })
    .await;
    let no = room.work(Task::Compose).await.unwrap_err();
    assert_eq!(
        no.conflicts,
        [Contradiction::AtOnce(vec![Kind::Sizes, Kind::Language])]
    );
    assert_eq!(room.circles().await, []);
    // In two circles it works; but not with two who share no language and are to sit together.
    room.set(|s| {
        s.shared_language = true;
        s.circles = Some(2);
    })
    .await;
    room.wish([0, 1], Wanted::Together).await;
    let mut ids = vec![room.people[0].id.clone(), room.people[1].id.clone()];
    ids.sort();
    let no = room.work(Task::Compose).await.unwrap_err();
    assert_eq!(no.conflicts, [Contradiction::NoSharedLanguage(ids)]);
    // A later wish about the same two takes the place of the first.
    room.wish([1, 0], Wanted::Apart).await;
    room.work(Task::Compose).await.unwrap();
    assert_eq!(room.view().await.counts, [6, 6]);
    // More circles than people.
    room.set(|s| s.circles = Some(40)).await;
    let no = room.work(Task::Compose).await.unwrap_err();
    assert!(
        matches!(
            no.conflicts[..],
            [Contradiction::Sizes { people: 12, .. }] | [Contradiction::TooLarge]
        ),
        "{no}"
    );
    assert_eq!(room.view().await.counts, [6, 6]);
}

async fn what_changed_meanwhile_is_computed_again(world: World) {
    let mut room = Room::of(world, 12).await;
    let work = room.begin(Task::Compose).await;
    let plan = work.plan(&Watch::new()).unwrap();
    room.comes(12).await;
    let done = room
        .world
        .write(async |tx, ctx| work::finish(tx, ctx, &room.memory, &Actor::System, &work, &plan).await)
        .await
        .unwrap();
    assert_eq!(done, Finished::Again(Vec::new()));
    assert_eq!(room.seats().await, []);
    room.work(Task::Compose).await.unwrap();
    assert_eq!(room.seats().await.len(), 13);
    // Before the day everybody who holds a place can be seated, to see how it would be.
    for held in &room.people[..4] {
        room.act(&held.id, Act::UndoCheckIn).await;
    }
    room.set(|s| s.whom = Whom::Holders).await;
    room.work(Task::Compose).await.unwrap();
    assert_eq!(room.seats().await.len(), 13);
}

async fn who_may_not_see_people_sees_circles_without_them(world: World) {
    let room = Room::of(world, 12).await;
    room.work(Task::Compose).await.unwrap();
    let organisation_id = &room.organisation_id;
    let mut seen = Vec::new();
    for (name, role) in [
        ("Kirke", domain::actor::Role::Scribe),
        ("Veljo", domain::actor::Role::Facilitator),
    ] {
        let person = room
            .world
            .write(async |tx, ctx| {
                let password = fixture::password(ctx)?;
                fixture::person(tx, ctx, organisation_id, role, name, &password).await
            })
            .await
            .unwrap();
        let (actor, _) = room.world.log_in(&person).await;
        let id = &room.dialogue.id;
        let view = room
            .world
            .read(async |tx| {
                let dialogue = domain::dialogue::load(tx, &actor, id, Right::SeePlan).await?;
                view::view(tx, &actor, &dialogue).await
            })
            .await
            .unwrap();
        assert_eq!(view.counts, [6, 6]);
        seen.push((view.people.is_some(), view.latest.is_some()));
    }
    assert_eq!(seen, [(false, false), (true, true)]);
}
