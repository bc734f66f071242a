//! Feedback: when it can be given, that nothing is shown of few, what is one answer, what can be taken back and what
//! goes.

use domain::actor::{Actor, Role};
use domain::dialogue::life;
use domain::error::{Conflict, Error, Result};
use domain::feedback::form::{self, Answers};
use domain::feedback::results::{self, Results};
use domain::feedback::{OPEN_FOR, Question, SHOWN_FROM, Window, asked, window};
use domain::input::{Fault, Fields, Reader};
use kernel::time::{DAY, HOUR, MINUTE};
use store::sql;

use crate::support::dial::START;
use crate::support::fixture::{self, Fixture, Made, Plan};
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    nothing_is_shown_of_fewer_than_five,
    each_question_needs_five_of_its_own,
    the_same_form_again_is_one_answer,
    two_who_send_the_same_form_at_once_are_one_answer,
    it_is_answered_from_the_start_until_two_weeks_after_the_end,
    what_is_empty_is_not_kept,
    what_was_typed_in_can_be_taken_back_and_nothing_else,
    nothing_tells_who_or_when,
    erasure_clears_what_people_wrote_and_keeps_the_numbers,
);

fn answers(given: &[(&str, &str)]) -> Answers {
    let pairs = given.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
    let fields: Fields = pairs.collect();
    let mut reader = Reader::new(&fields);
    let answers = Answers::read(&mut reader);
    reader.done(answers).unwrap()
}

async fn give(world: &World, dialogue: &Made, given: &[(&str, &str)], once: &str) -> Result<()> {
    let (given, public_id) = (answers(given), &dialogue.public_id);
    world
        .write(async |tx, ctx| form::give(tx, ctx, public_id, &given, once).await)
        .await
}

async fn see(world: &World, dialogue: &Made) -> Results {
    world
        .read(async |tx| results::results(tx, &Actor::System, &dialogue.id).await)
        .await
        .unwrap()
}

fn counted(results: &Results, question: Question) -> Option<Vec<u32>> {
    let count = results.counts.iter().find(|c| c.question == question).unwrap();
    let shares = count.shares.as_ref()?;
    Some(shares.each.iter().map(|s| s.count).collect())
}

fn texts(results: &Results, question: Question) -> Option<Vec<String>> {
    let words = results.words.iter().find(|w| w.question == question).unwrap();
    let mut texts = words.texts.clone()?;
    texts.sort();
    Some(texts)
}

/// Answers of so many people, each of whom says 4 and writes the number of theirs.
async fn give_many(world: &World, dialogue: &Made, from: u32, to: u32) {
    for n in from..=to {
        let text = format!("mõte {n}");
        let given = [("experience", "4"), ("necessary", "very"), ("worked", &text)];
        give(world, dialogue, &given, &format!("vorm {n}")).await.unwrap();
    }
}

async fn nothing_is_shown_of_fewer_than_five(world: World) {
    let fixture = world.fixture().await;
    let past = &fixture.past;
    let before = see(&world, past).await;
    assert_eq!(
        (before.answers, before.counts.len(), before.words.len()),
        (0, 6, 3)
    );
    give_many(&world, past, 1, SHOWN_FROM - 1).await;
    let few = see(&world, past).await;
    assert_eq!(few.answers, SHOWN_FROM - 1);
    assert!(few.counts.iter().all(|c| c.shares.is_none()), "{few:?}");
    assert!(few.words.iter().all(|w| w.texts.is_none()), "{few:?}");
    give_many(&world, past, SHOWN_FROM, SHOWN_FROM).await;
    let enough = see(&world, past).await;
    assert_eq!(
        counted(&enough, Question::Experience),
        Some(vec![0, 0, 0, SHOWN_FROM, 0])
    );
    assert_eq!(
        counted(&enough, Question::Necessary),
        Some(vec![SHOWN_FROM, 0, 0, 0])
    );
    let written = ["mõte 1", "mõte 2", "mõte 3", "mõte 4", "mõte 5"].map(str::to_owned);
    assert_eq!(texts(&enough, Question::Worked), Some(written.to_vec()));
    // In public there is nothing of what people wrote, or about them.
    let public = world
        .read(async |tx| results::public(tx, &past.id).await)
        .await
        .unwrap();
    assert_eq!(
        public.counts.iter().map(|c| c.question).collect::<Vec<_>>(),
        Question::PUBLIC
    );
    assert_eq!((public.answers, public.words), (SHOWN_FROM, Vec::new()));
    // Another dialogue has none of it.
    assert_eq!(see(&world, &fixture.open).await.answers, 0);
}

async fn each_question_needs_five_of_its_own(world: World) {
    let fixture = world.fixture().await;
    give_many(&world, &fixture.past, 1, 7).await;
    for n in 1..SHOWN_FROM {
        let given = [("heard", "5"), ("missing", "noored")];
        give(&world, &fixture.past, &given, &format!("teine {n}"))
            .await
            .unwrap();
    }
    let results = see(&world, &fixture.past).await;
    assert_eq!(results.answers, 11);
    assert_eq!(counted(&results, Question::Experience), Some(vec![0, 0, 0, 7, 0]));
    assert_eq!(counted(&results, Question::Heard), None);
    assert_eq!(texts(&results, Question::Missing), None);
    assert_eq!(results.counts[1].answered, SHOWN_FROM - 1);
    assert_eq!(results.words[0].answered, SHOWN_FROM - 1);
}

async fn the_same_form_again_is_one_answer(world: World) {
    let fixture = world.fixture().await;
    let past = &fixture.past;
    give_many(&world, past, 1, 4).await;
    let once = "sama vorm";
    give(&world, past, &[("experience", "1")], once).await.unwrap();
    give(&world, past, &[("experience", "1")], once).await.unwrap();
    assert_eq!(see(&world, past).await.answers, 5);
    // Who goes back and thinks again is one person still, and the last word is theirs.
    give(&world, past, &[("experience", "5"), ("heard", "5")], once)
        .await
        .unwrap();
    let results = see(&world, past).await;
    assert_eq!(
        (results.answers, counted(&results, Question::Experience)),
        (5, Some(vec![0, 0, 0, 4, 1]))
    );
    // Without a token nothing is the same, and in another dialogue it is another form.
    give(&world, past, &[("heard", "5")], "").await.unwrap();
    give(&world, past, &[("heard", "5")], "").await.unwrap();
    assert_eq!(see(&world, past).await.answers, 7);
}

async fn two_who_send_the_same_form_at_once_are_one_answer(world: World) {
    let fixture = world.fixture().await;
    let (db, dial) = (world.db.clone(), world.dial.clone());
    let public_id = fixture.past.public_id.clone();
    let gave = world
        .at_once(8, |_| {
            let (db, mut ctx, public_id) = (db.clone(), dial.context(), public_id.clone());
            async move {
                let mut tx = db.write().await.unwrap();
                let given = answers(&[("experience", "4")]);
                form::give(&mut tx, &mut ctx, &public_id, &given, "üks vorm")
                    .await
                    .unwrap();
                tx.commit().await
            }
        })
        .await;
    assert!(gave.iter().all(std::result::Result::is_ok), "{gave:?}");
    assert_eq!(see(&world, &fixture.past).await.answers, 1);
}

async fn it_is_answered_from_the_start_until_two_weeks_after_the_end(world: World) {
    let fixture = world.fixture().await;
    let organisation_id = &fixture.organisation.id;
    let soon = world
        .write(async |tx, ctx| {
            let plan = Plan::new("Kes kuulab?", START + HOUR);
            let made = fixture::planned(tx, ctx, organisation_id, &plan).await?;
            life::open(tx, ctx, &Actor::System, &made.id).await?;
            Ok(made)
        })
        .await
        .unwrap();
    let dialogue = world
        .read(async |tx| fixture::load(tx, &soon.id).await)
        .await
        .unwrap();
    let (starts, ends) = (START + HOUR, dialogue.ends_at().unwrap());
    assert_eq!(ends, starts + i64::from(dialogue.minutes) * MINUTE);
    assert_eq!(OPEN_FOR, 14 * DAY);
    let given = [("heard", "3")];
    for (at, expected) in [
        (starts - 1, Window::NotYet(Some(starts))),
        (starts, Window::Open(ends + OPEN_FOR)),
        (ends, Window::Open(ends + OPEN_FOR)),
        (ends + OPEN_FOR - 1, Window::Open(ends + OPEN_FOR)),
        (ends + OPEN_FOR, Window::Over),
    ] {
        world.dial.set(at);
        assert_eq!(window(&dialogue, at), expected);
        let gave = give(&world, &soon, &given, &format!("{at}")).await;
        match expected {
            Window::NotYet(_) => assert!(matches!(gave, Err(Error::Conflict(Conflict::NotBegun)))),
            Window::Open(_) => gave.unwrap(),
            _ => assert!(matches!(gave, Err(Error::Gone))),
        }
    }
    assert_eq!(see(&world, &soon).await.answers, 3);
    world.dial.set(START);
    let draft = give(&world, &fixture.draft, &given, "x").await;
    assert!(matches!(draft, Err(Error::NotFound)), "{draft:?}");
    world.dial.set(START + 6 * DAY);
    let cancelled = give(&world, &fixture.cancelled, &given, "x").await;
    assert!(matches!(cancelled, Err(Error::Conflict(Conflict::Cancelled))));
}

async fn what_is_empty_is_not_kept(world: World) {
    let fixture = world.fixture().await;
    let gave = give(&world, &fixture.past, &[("worked", " \n ")], "tühi").await;
    match gave {
        Err(Error::Invalid(faults)) => {
            assert_eq!(
                faults.iter().collect::<Vec<_>>(),
                [("experience", Fault::NothingAnswered)]
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(see(&world, &fixture.past).await.answers, 0);
}

/// Somebody of the organisation types a form in.
async fn enter(world: &World, fixture: &Fixture, actor: &Actor, once: &str) -> Result<String> {
    let given = answers(&[("experience", "2")]);
    world
        .write(async |tx, ctx| form::enter(tx, ctx, actor, &fixture.past.id, &given, once).await)
        .await
}

async fn what_was_typed_in_can_be_taken_back_and_nothing_else(world: World) {
    let fixture = world.fixture().await;
    let past = &fixture.past.id;
    let (facilitator, _) = world.log_in(fixture.person(Role::Facilitator)).await;
    give(&world, &fixture.past, &[("experience", "5")], "ise")
        .await
        .unwrap();
    let first = enter(&world, &fixture, &facilitator, "paber 1").await.unwrap();
    let second = enter(&world, &fixture, &facilitator, "paber 2").await.unwrap();
    assert_eq!(
        enter(&world, &fixture, &facilitator, "paber 2").await.unwrap(),
        second
    );
    let entered = async |id: &str| {
        world
            .read(async |tx| form::entered(tx, &facilitator, past, id).await)
            .await
            .unwrap()
    };
    assert_eq!(entered(&second).await, (2, true));
    let take_back = async |id: &str| {
        world
            .write(async |tx, _| form::take_back(tx, &facilitator, past, id).await)
            .await
            .unwrap();
    };
    take_back(&second).await;
    take_back(&second).await;
    assert_eq!(entered(&second).await, (1, false));
    assert_eq!(entered(&first).await, (1, true));
    assert_eq!(see(&world, &fixture.past).await.answers, 2);
    // What somebody answered by themselves stays, also for who knows its id.
    let own = sql!("select id from feedback where dialogue_id = $1 and not from_paper");
    let own: String = world
        .read(async |tx| Ok(tx.one(own, &[past.into()]).await?.get("id")?))
        .await
        .unwrap();
    take_back(&own).await;
    assert_eq!(see(&world, &fixture.past).await.answers, 2);
    // By way of another dialogue nothing goes either.
    let open = &fixture.open.id;
    world
        .write(async |tx, _| form::take_back(tx, &facilitator, open, &first).await)
        .await
        .unwrap();
    assert_eq!(see(&world, &fixture.past).await.answers, 2);
}

async fn nothing_tells_who_or_when(world: World) {
    let fixture = world.fixture().await;
    let (facilitator, _) = world.log_in(fixture.person(Role::Facilitator)).await;
    let before = Snapshot::take(&world.db).await;
    give(&world, &fixture.past, &[("heard", "5")], "salajane vorm")
        .await
        .unwrap();
    enter(&world, &fixture, &facilitator, "paber").await.unwrap();
    let after = Snapshot::take(&world.db).await;
    let rows = after.rows("feedback");
    assert_eq!(rows.len(), 2);
    let now = world.dial.now().to_string();
    // The first digits of the time in a UUIDv7.
    let id = kernel::id::uuid7(world.dial.now(), [0; 10]);
    for row in rows {
        for part in [&now[..9], &id[..8], &fixture.facilitator, "salajane"] {
            assert!(!row.contains(part), "{part} is in {row}");
        }
    }
    // Beside them only the dialogues' version has changed: no job, no history, no mail.
    for row in before.changes(&after) {
        assert!(
            ["+ feedback ", "- dialogue ", "+ dialogue "]
                .iter()
                .any(|of| row.starts_with(of)),
            "{row}"
        );
    }
}

async fn erasure_clears_what_people_wrote_and_keeps_the_numbers(world: World) {
    let fixture = world.fixture().await;
    let past = &fixture.past;
    // An organisation that keeps nothing for long: its registrations go while the form can still be answered.
    let profile = domain::organisation::Profile {
        keep_days: 5,
        ..fixture.organisation.profile.clone()
    };
    world
        .write(async |tx, ctx| {
            let id = &fixture.organisation.id;
            domain::organisation::set_profile(tx, ctx, &Actor::System, id, &profile).await
        })
        .await
        .unwrap();
    give_many(&world, past, 1, 6).await;
    world.dial.forward(5 * DAY);
    world.run_jobs().await;
    let dialogue = world
        .read(async |tx| fixture::load(tx, &past.id).await)
        .await
        .unwrap();
    assert!(dialogue.erased_at.is_some());
    let results = see(&world, past).await;
    assert_eq!(
        (results.answers, counted(&results, Question::Experience)),
        (6, Some(vec![0, 0, 0, 6, 0]))
    );
    assert!(results.words.iter().all(|w| w.answered == 0));
    // From now on numbers are still taken, words are not: nothing would erase them.
    assert!(matches!(window(&dialogue, world.dial.now()), Window::Open(_)));
    assert_eq!(asked(&dialogue).len(), 6);
    give(
        &world,
        past,
        &[("experience", "5"), ("worked", "mõte 7")],
        "hiline",
    )
    .await
    .unwrap();
    let gave = give(&world, past, &[("worked", "mõte 8")], "ainult sõnad").await;
    assert!(matches!(gave, Err(Error::Invalid(_))), "{gave:?}");
    assert_eq!(see(&world, past).await.answers, 7);
    let rows = Snapshot::take(&world.db).await.rows("feedback").join("\n");
    assert!(!rows.contains("mõte"), "{rows}");
}
