//! What participants write for themselves, and what is left when somebody is erased.

use super::*;

both_engines!(
    a_journal_is_read_by_nobody_but_its_mentor_while_it_is_shared,
    worksheets_wait_half_done_and_are_shared_by_choice,
    a_participant_who_is_erased_leaves_only_what_is_nobodys,
);

async fn a_journal_is_read_by_nobody_but_its_mentor_while_it_is_shared(world: World) {
    let set = Set::make(world, 2).await;
    let (world, id, secret) = (&set.world, &set.learning().id, &set.people[0].secret);
    let (kept, shared) = world
        .write(async |tx, ctx| {
            let (kept, shared) = (entry(ctx, "Ainult mulle.", false), entry(ctx, "Veljole.", true));
            journal::save(tx, ctx, secret, &kept).await?;
            journal::save(tx, ctx, secret, &shared).await?;
            Ok((kept, shared))
        })
        .await
        .unwrap();
    let read = async |actor: &Actor| world.read(async |tx| journal::shared(tx, actor, id).await).await;
    for actor in [&set.organiser, &set.owner, &Actor::System, &Actor::Visitor] {
        assert!(matches!(read(actor).await, Err(Error::NotFound)), "{actor:?}");
    }
    let texts = async || -> Vec<String> {
        let found = read(&set.mentor).await.unwrap();
        found.into_iter().flat_map(|(_, e)| e).map(|e| e.text).collect()
    };
    assert_eq!(texts().await, ["Veljole."]);
    // A mentor comments on what is shared, and on nothing else.
    let write = async |actor: &Actor, entry: &str| {
        let about = About::Entry(entry.to_owned());
        world
            .write(async |tx, ctx| comment::write(tx, ctx, actor, id, &about, "Hästi märgatud.", "üks").await)
            .await
    };
    assert!(matches!(write(&set.mentor, &kept.id).await, Err(Error::NotFound)));
    assert!(matches!(
        write(&set.organiser, &shared.id).await,
        Err(Error::NotFound)
    ));
    write(&set.mentor, &shared.id).await.unwrap();
    write(&set.mentor, &shared.id).await.unwrap();
    assert_eq!(set.mails(Kind::MentorCommented).await, ["Aive"]);
    let own = world
        .read(async |tx| journal::own(tx, secret).await)
        .await
        .unwrap();
    let comments: Vec<usize> = own.iter().map(|e| e.comments.len()).collect();
    assert_eq!(comments.iter().sum::<usize>(), 1);
    // Another participant reaches none of it.
    let other = &set.people[1].secret;
    let theirs = world
        .read(async |tx| journal::own_one(tx, other, &kept.id).await)
        .await;
    assert!(matches!(theirs, Err(Error::NotFound)));
    let over = Written {
        text: "Minu!".to_owned(),
        ..kept.clone()
    };
    let taken = world
        .write(async |tx, ctx| journal::save(tx, ctx, other, &over).await)
        .await;
    assert!(matches!(taken, Err(Error::NotFound)));
    // Saved from two devices, the second learns of the first.
    let first = Written {
        version: 1,
        text: "Ainult mulle, ikka.".to_owned(),
        ..kept.clone()
    };
    let second = Written {
        version: 1,
        text: "Teisest seadmest.".to_owned(),
        ..kept.clone()
    };
    world
        .write(async |tx, ctx| journal::save(tx, ctx, secret, &first).await)
        .await
        .unwrap();
    let lost = world
        .write(async |tx, ctx| journal::save(tx, ctx, secret, &second).await)
        .await;
    assert!(
        matches!(lost, Err(Error::Conflict(Conflict::Rewritten))),
        "{lost:?}"
    );
    // The tick is taken back: nothing is left for the mentor, and nothing to comment on.
    world
        .write(async |tx, ctx| journal::share(tx, ctx, secret, &shared.id, false).await)
        .await
        .unwrap();
    assert!(texts().await.is_empty());
    assert!(matches!(
        write(&set.mentor, &shared.id).await,
        Err(Error::NotFound)
    ));
    // Deleted, it is gone from the database, its comment too.
    world
        .write(async |tx, ctx| journal::remove(tx, ctx, secret, &shared.id).await)
        .await
        .unwrap();
    assert!(!set.holds("Veljole.").await && !set.holds("Hästi märgatud.").await);
    let scrub = sql!("select count(*) as n from job where kind = 'scrub' and payload = $1");
    assert_eq!(world.count(scrub, "").await, 1, "its bytes are to be overwritten");
}

async fn worksheets_wait_half_done_and_are_shared_by_choice(world: World) {
    let set = Set::make(world, 1).await;
    let (world, id, secret) = (&set.world, &set.learning().id, &set.people[0].secret);
    let name = "planning";
    let sheet = kernel::worksheet::newest(name).unwrap();
    let item = &sheet.items().next().unwrap().id;
    let half = answers(name, &[(item, "Poolik mõte")]);
    let save = async |answers: &Answers, version: u32| {
        world
            .write(async |tx, ctx| worksheet::save(tx, ctx, secret, name, answers, version).await)
            .await
    };
    assert_eq!(save(&half, 0).await.unwrap(), 1);
    assert_eq!(save(&half, 0).await.unwrap(), 1, "the same form sent again");
    let more = answers(name, &[(item, "Terve mõte")]);
    assert!(matches!(
        save(&more, 0).await,
        Err(Error::Conflict(Conflict::Rewritten))
    ));
    assert_eq!(save(&more, 1).await.unwrap(), 2);
    let seen = async |actor: &Actor| {
        world
            .read(async |tx| worksheet::shared(tx, actor, id).await)
            .await
    };
    assert!(seen(&set.mentor).await.unwrap().is_empty());
    let share = async |yes: bool| {
        world
            .write(async |tx, ctx| worksheet::share(tx, ctx, secret, name, yes).await)
            .await
            .unwrap();
    };
    share(true).await;
    let shared = seen(&set.mentor).await.unwrap();
    assert_eq!(shared[0].1.answers, more);
    for actor in [&set.organiser, &set.owner] {
        assert!(matches!(seen(actor).await, Err(Error::NotFound)));
        let one = world
            .read(async |tx| worksheet::shared_one(tx, actor, id, &shared[0].1.id).await)
            .await;
        assert!(matches!(one, Err(Error::NotFound)));
    }
    share(false).await;
    let one = world
        .read(async |tx| worksheet::shared_one(tx, &set.mentor, id, &shared[0].1.id).await)
        .await;
    assert!(matches!(one, Err(Error::NotFound)));
    // The self-assessment is not among them: it has no name on it.
    let named = world
        .read(async |tx| worksheet::own(tx, secret, assessment::SHEET).await)
        .await;
    assert!(matches!(named, Err(Error::NotFound)));
}

async fn a_participant_who_is_erased_leaves_only_what_is_nobodys(world: World) {
    let set = Set::make(world, 3).await;
    let (id, person) = (set.learning().id.clone(), &set.people[0]);
    ask(&set, Moment::Before).await.unwrap();
    give(&set, 0, Moment::Before, "MA12", "3").await.unwrap();
    let meeting = &set.learning().meetings[0];
    set.world
        .write(async |tx, ctx| {
            let secret = &person.secret;
            attendance::apologise(tx, ctx, secret, meeting, "Haige laps.").await?;
            let shared = entry(ctx, "Minu päevik", true);
            journal::save(tx, ctx, secret, &shared).await?;
            let half = answers("planning", &[("question", "Minu tööleht")]);
            worksheet::save(tx, ctx, secret, "planning", &half, 0).await?;
            message::send(tx, ctx, &set.organiser, &id, &message(Whom::All, "üks")).await?;
            let about = About::Entry(shared.id);
            comment::write(tx, ctx, &set.mentor, &id, &about, "Minu kommentaar", "üks").await
        })
        .await
        .unwrap();
    let held = set
        .world
        .read(async |tx| {
            let (application, programme) = cohort::participant(tx, &person.secret).await?;
            cohort::held::held(tx, &application, &programme).await
        })
        .await
        .unwrap()
        .to_string();
    for text in [
        "Haige laps.",
        "Minu päevik",
        "Minu kommentaar",
        "Võta joonistus kaasa.",
    ] {
        assert!(held.contains(text), "{text} is not in their own copy: {held}");
    }
    set.world
        .write(async |tx, ctx| application::people::erase(tx, ctx, &set.organiser, &id, &person.id).await)
        .await
        .unwrap();
    for text in [
        person.id.as_str(),
        "Haige laps",
        "Minu päevik",
        "Minu tööleht",
        "Minu kommentaar",
        "aive@",
    ] {
        assert!(!set.holds(text).await, "{text} is still there");
    }
    let kept = sql!("select count(*) as n from assessment_answer where programme_id = $1");
    assert_eq!(set.world.count(kept, &id).await, 1, "an answer is nobody's");
    // With everybody go the words of answers, too, and what was derived from codes.
    let query = sql!("select code_hash as n from assessment_answer where programme_id = $1");
    let hash = async || -> String {
        let read = set
            .world
            .read(async |tx| Ok(tx.one(query, &[(&id).into()]).await?.get("n")?));
        read.await.unwrap()
    };
    let was = hash().await;
    set.world.dial.forward(500 * DAY);
    set.tick().await;
    assert!(!set.holds("Hääletooni").await);
    assert!(set.holds("stay-calm").await, "the numbers stay");
    assert_ne!(hash().await, was);
}
