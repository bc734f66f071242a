//! Drafts: the same form sent twice makes one, and the minutes set by hand belong to the method the form showed.

use domain::dialogue::life::{self, NewDialogue};
use domain::dialogue::list;
use domain::dialogue::plan::Course;
use domain::error::{Error, Result};
use domain::input::{Fields, Reader};

use crate::support::fixture::{self, Fixture};
use crate::support::{World, both_engines};

both_engines!(
    the_same_form_sent_twice_makes_one,
    a_forms_id_reaches_no_other_organisation,
    minutes_by_hand_belong_to_the_method_shown,
);

const ID: &str = "01990000-0000-7000-8000-000000000001";

async fn send(world: &World, fixture: &Fixture, person: &str, id: &str, question: &str) -> Result<String> {
    let (actor, _) = world.log_in(person).await;
    let new = NewDialogue {
        question: question.to_owned(),
        language: "et".to_owned(),
    };
    let organisation_id = if person == fixture.outsider {
        &fixture.other.id
    } else {
        &fixture.organisation.id
    };
    world
        .write(async |tx, ctx| life::create_once(tx, ctx, &actor, organisation_id, id, &new).await)
        .await
}

async fn the_same_form_sent_twice_makes_one(world: World) {
    let fixture = world.fixture().await;
    let (actor, _) = world.log_in(&fixture.organiser).await;
    let count = async || {
        let of = async |tx: &mut _| list::of_organisation(tx, &actor, &fixture.organisation.id).await;
        world.read(of).await.unwrap().len()
    };
    let before = count().await;
    let first = send(&world, &fixture, &fixture.organiser, ID, "Mis meid hoiab?")
        .await
        .unwrap();
    let second = send(&world, &fixture, &fixture.organiser, ID, "Mis meid lahutab?")
        .await
        .unwrap();
    assert_eq!((first.as_str(), second.as_str()), (ID, ID));
    assert_eq!(count().await, before + 1);
    let made = world.read(async |tx| fixture::load(tx, ID).await).await.unwrap();
    assert_eq!(made.question(), "Mis meid hoiab?");
}

async fn a_forms_id_reaches_no_other_organisation(world: World) {
    let fixture = world.fixture().await;
    for (person, id) in [
        (&fixture.organiser, fixture.elsewhere.id.as_str()),
        (&fixture.outsider, fixture.draft.id.as_str()),
        (&fixture.organiser, ""),
        (&fixture.organiser, "1' or '1'='1"),
    ] {
        let answer = send(&world, &fixture, person, id, "Mis meid hoiab?").await;
        assert!(matches!(answer, Err(Error::NotFound)), "{id}: {answer:?}");
    }
    let refused = send(&world, &fixture, &fixture.scribe, ID, "Mis meid hoiab?").await;
    assert!(matches!(refused, Err(Error::Denied)), "{refused:?}");
}

async fn minutes_by_hand_belong_to_the_method_shown(world: World) {
    let fixture = world.fixture().await;
    let draft = world
        .read(async |tx| fixture::load(tx, &fixture.draft.id).await)
        .await
        .unwrap();
    assert_eq!(draft.method_id, "timeout");
    let read = |steps_of: &str| {
        let fields = Fields::default()
            .with("method", "living-room-conversations")
            .with("minutes", "90")
            .with("step_1", "7")
            .with("steps_of", steps_of);
        let mut reader = Reader::new(&fields);
        let course = Course::read(&mut reader, &draft);
        reader.done(course).unwrap().pinned
    };
    assert!(read("timeout").iter().all(Option::is_none));
    assert!(read("").iter().all(Option::is_none));
    assert_eq!(read("living-room-conversations")[1], Some(7));
}
