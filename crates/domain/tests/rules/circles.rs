//! A live circle over the database: ids that come twice, slips, and what time closes.

use domain::circle::live::{self, Answer, Memory, Wish};
use domain::circle::words::Written;
use domain::circle::{self, link, slip};
use domain::error::{Conflict, Error};
use kernel::circle::{Action, CommandId, Duty, Event, Kind, Phase, Refusal, TextId, WordsId, fold};
use kernel::time::{DAY, HOUR};

use crate::support::talk::Talk;
use crate::support::{World, both_engines};

both_engines!(
    words_of_one_circle_are_not_those_of_another,
    an_id_that_comes_again_with_something_else_is_not_done,
    a_double_tap_takes_one_slip,
    a_slip_taken_by_mistake_is_freed,
    a_circle_that_nobody_closes_is_closed_by_time,
    a_code_opens_a_circle_of_the_day,
    what_is_folded_from_memory_is_what_is_folded_anew,
);

fn capture(words: &WordsId, text: &str) -> Action {
    Action::Capture {
        words: words.clone(),
        text: TextId::new(text).unwrap(),
        step: 0,
        kind: Kind::Said,
    }
}

fn wish(id: &str, what: Action, text: Option<&str>) -> Wish {
    Wish {
        id: CommandId::new(id).unwrap(),
        what,
        text: text.map(|t| Written::new(t, "et", "et").unwrap()),
    }
}

async fn send(world: &World, memory: &Memory, talk: &Talk, wish: &Wish) -> Answer {
    let (circle, scribe) = (&talk.circle.id, Duty::Scribe);
    world
        .write(async |tx, ctx| live::wish(tx, ctx, memory, circle, &scribe, wish).await)
        .await
        .unwrap()
}

/// Two circles of one dialogue, running, and words in the first.
async fn two(world: &World, memory: &Memory) -> (Talk, Talk, WordsId) {
    let fixture = world.fixture().await;
    world
        .write(async |tx, ctx| {
            let first = Talk::begin(tx, ctx, memory, &fixture.open, (1, 2)).await?;
            let words = first.write(tx, ctx, memory, "Esimese ringi sõnad").await?;
            let second = Talk::begin(tx, ctx, memory, &fixture.open, (2, 2)).await?;
            Ok((first, second, words))
        })
        .await
        .unwrap()
}

async fn words_of_one_circle_are_not_those_of_another(world: World) {
    let memory = Memory::default();
    let (first, second, words) = two(&world, &memory).await;
    let taken = wish("a", capture(&words, "t-new"), Some("Teise ringi sõnad"));
    let refused = Answer::Refused(Refusal::AlreadySaid);
    assert_eq!(send(&world, &memory, &second, &taken).await, refused);
    // Not even after they were struck: a summary may still name them.
    let strike = wish("b", Action::Strike { words: words.clone() }, None);
    assert!(matches!(
        send(&world, &memory, &first, &strike).await,
        Answer::Stored(_)
    ));
    assert_eq!(send(&world, &memory, &second, &taken).await, refused);
}

async fn an_id_that_comes_again_with_something_else_is_not_done(world: World) {
    let memory = Memory::default();
    let (first, _, words) = two(&world, &memory).await;
    let keep = wish("same", Action::KeepBack { words: words.clone() }, None);
    let stored = send(&world, &memory, &first, &keep).await;
    assert!(matches!(stored, Answer::Stored(_)));
    assert_eq!(send(&world, &memory, &first, &keep).await, stored);
    let strike = wish("same", Action::Strike { words: words.clone() }, None);
    assert_eq!(
        send(&world, &memory, &first, &strike).await,
        Answer::Refused(Refusal::AlreadySaid)
    );
    // The same form with other words in it: they would be lost without a word.
    let new = WordsId::new("w-new").unwrap();
    let write = wish("form", capture(&new, "t-new"), Some("Ühed sõnad"));
    let stored = send(&world, &memory, &first, &write).await;
    assert_eq!(send(&world, &memory, &first, &write).await, stored);
    let other = wish("form", capture(&new, "t-new"), Some("Teised sõnad"));
    assert_eq!(
        send(&world, &memory, &first, &other).await,
        Answer::Refused(Refusal::AlreadySaid)
    );
}

async fn read_back(world: &World, memory: &Memory, talk: &Talk) {
    world
        .write(async |tx, ctx| talk.read_back(tx, ctx, memory, &[]).await)
        .await
        .unwrap();
}

async fn take(
    world: &World,
    memory: &Memory,
    talk: &Talk,
    words: &WordsId,
    token: &str,
) -> Result<String, Error> {
    world
        .write(async |tx, ctx| slip::take(tx, ctx, memory, &talk.circle, words, token).await)
        .await
}

async fn a_double_tap_takes_one_slip(world: World) {
    let memory = Memory::default();
    let (first, second, words) = two(&world, &memory).await;
    let (mine, theirs) = ("a".repeat(26), "b".repeat(26));
    let early = take(&world, &memory, &first, &words, &mine).await;
    assert!(
        matches!(early, Err(Error::Conflict(Conflict::NotReadBack))),
        "{early:?}"
    );
    read_back(&world, &memory, &first).await;
    read_back(&world, &memory, &second).await;
    let secret = take(&world, &memory, &first, &words, &mine).await.unwrap();
    assert_eq!(
        take(&world, &memory, &first, &words, &mine).await.unwrap(),
        secret
    );
    let late = take(&world, &memory, &first, &words, &theirs).await;
    assert!(
        matches!(late, Err(Error::Conflict(Conflict::SlipTaken))),
        "{late:?}"
    );
    for (talk, token) in [(&second, mine.as_str()), (&first, "short")] {
        let no = take(&world, &memory, talk, &words, token).await;
        assert!(matches!(no, Err(Error::NotFound)), "{no:?}");
    }
    let found = world
        .read(async |tx| slip::find(tx, &memory, &secret).await)
        .await
        .unwrap();
    assert_eq!(found.words, Some(words));
}

async fn a_slip_taken_by_mistake_is_freed(world: World) {
    let memory = Memory::default();
    let (first, _, words) = two(&world, &memory).await;
    read_back(&world, &memory, &first).await;
    let wrong = take(&world, &memory, &first, &words, &"a".repeat(26))
        .await
        .unwrap();
    let free = async || {
        world
            .write(async |tx, _| slip::free(tx, &memory, &first.circle, &words).await)
            .await
    };
    free().await.unwrap();
    let gone = world.read(async |tx| slip::find(tx, &memory, &wrong).await).await;
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    take(&world, &memory, &first, &words, &"b".repeat(26))
        .await
        .unwrap();
    world
        .write(async |tx, ctx| first.close(tx, ctx, &memory).await)
        .await
        .unwrap();
    let late = free().await;
    assert!(
        matches!(late, Err(Error::Conflict(Conflict::NotReadBack))),
        "{late:?}"
    );
}

async fn phase(world: &World, talk: &Talk) -> Phase {
    let events = world
        .read(async |tx| live::history(tx, &talk.circle.id).await)
        .await
        .unwrap();
    let forgets = |e: &Event| matches!(e, Event::Floor { .. } | Event::SeatLeft { .. });
    let state = fold(&events).unwrap();
    assert!(state.phase() != Phase::Closed || !events.iter().any(|e| forgets(&e.event)));
    state.phase()
}

async fn a_circle_that_nobody_closes_is_closed_by_time(world: World) {
    let memory = Memory::default();
    let (first, second, _) = two(&world, &memory).await;
    let floor = Action::GiveFloor {
        step: 0,
        seat: kernel::circle::Seat(1),
    };
    world
        .write(async |tx, ctx| first.act(tx, ctx, &memory, Duty::Facilitator, floor).await)
        .await
        .unwrap();
    // The dialogue is in ten days and takes two hours; what was opened before waits for its end.
    world.dial.forward(10 * DAY + 13 * HOUR);
    world.run_jobs().await;
    assert_eq!(phase(&world, &first).await, Phase::Running);
    world.dial.forward(2 * HOUR);
    world.run_jobs().await;
    assert_eq!(phase(&world, &first).await, Phase::Closed);
    assert_eq!(phase(&world, &second).await, Phase::Closed);
}

async fn a_code_opens_a_circle_of_the_day(world: World) {
    let memory = Memory::default();
    let (first, ..) = two(&world, &memory).await;
    let opens = async || {
        let now = world.dial.now();
        let found = world
            .read(async |tx| link::by_code(tx, now, &first.circle.code).await)
            .await;
        found.is_ok()
    };
    assert!(opens().await);
    world
        .write(async |tx, ctx| first.close(tx, ctx, &memory).await)
        .await
        .unwrap();
    world.dial.forward(DAY - HOUR);
    assert!(opens().await, "on the day after");
    world.dial.forward(2 * HOUR);
    assert!(!opens().await);
}

async fn what_is_folded_from_memory_is_what_is_folded_anew(world: World) {
    let memory = Memory::default();
    let (first, ..) = two(&world, &memory).await;
    let now = async |memory: &Memory| {
        world
            .read(async |tx| {
                let circle = circle::by_id(tx, &first.circle.id).await?;
                live::state(tx, memory, &circle).await
            })
            .await
            .unwrap()
    };
    // Another node folds on from what it knew before the close, whose history was written anew under other numbers.
    let other = Memory::default();
    for close in [false, true] {
        world
            .write(async |tx, ctx| {
                let floor = Action::GiveFloor {
                    step: 0,
                    seat: kernel::circle::Seat(2),
                };
                if close {
                    return first.close(tx, ctx, &memory).await;
                }
                first.act(tx, ctx, &memory, Duty::Facilitator, floor).await?;
                first.write(tx, ctx, &memory, "Veel midagi").await?;
                Ok(())
            })
            .await
            .unwrap();
        let anew = now(&Memory::default()).await;
        assert_eq!(now(&memory).await, anew);
        assert_eq!(now(&other).await, anew);
    }
}
