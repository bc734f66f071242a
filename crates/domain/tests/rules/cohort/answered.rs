//! The self-assessment: linked to nobody, and asked when its day comes.

use super::*;

both_engines!(
    an_assessment_is_linked_to_nobody,
    an_assessment_is_asked_when_its_day_comes,
);

async fn shown(set: &Set) -> results::Results {
    let (id, now) = (&set.learning().id, set.world.dial.now());
    set.world
        .read(async |tx| results::for_member(tx, &set.organiser, id, now).await)
        .await
        .unwrap()
}

async fn an_assessment_is_linked_to_nobody(world: World) {
    let set = Set::make(world, 6).await;
    let id = set.learning().id.clone();
    assert!(matches!(
        give(&set, 0, Moment::Before, "MA12", "2").await,
        Err(Error::NotFound)
    ));
    ask(&set, Moment::Before).await.unwrap();
    assert_eq!(set.mails(Kind::AssessmentAsked).await.len(), 6);
    give(&set, 0, Moment::Before, "MA 12", "2").await.unwrap();
    // Sent again, even otherwise, it stays; and whoever has the same code is asked for another one.
    give(&set, 0, Moment::Before, "MA12", "5").await.unwrap();
    let taken = give(&set, 1, Moment::Before, "ma-12", "3").await;
    let Err(Error::Invalid(faults)) = taken else {
        panic!("{taken:?}")
    };
    assert_eq!(faults, Faults::one("code", Fault::Taken));
    for (who, code) in [(1, "KA03"), (2, "LI30"), (3, "TI11"), (4, "UR07")] {
        give(&set, who, Moment::Before, code, "3").await.unwrap();
    }
    let standing = async || {
        let now = set.world.dial.now();
        set.world
            .read(async |tx| assessment::standing(tx, &set.organiser, &id, now).await)
            .await
            .unwrap()
    };
    let before = &standing().await[0];
    assert_eq!((before.answered, before.of, before.missing.len()), (5, 6, 1));
    assert_eq!(
        shown(&set).await,
        results::Results::default(),
        "one more answer would show itself"
    );
    // No code, no name, no time beside an answer, and the rows lie in the order of their random ids.
    assert!(!set.holds("ma12").await && !set.holds("MA 12").await);
    let rows = set
        .world
        .read(async |tx| {
            // Of all programmes, so that the table is read as it lies and not by an index.
            Ok(tx.all(sql!("select * from assessment_answer"), &[]).await?)
        })
        .await
        .unwrap();
    let ids: Vec<String> = rows.iter().map(|r| r.get("id").unwrap()).collect();
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    assert_eq!(ids, sorted, "the rows' order tells who came when");
    for (name, value) in set
        .world
        .read(async |tx| columns(tx, "assessment_answer").await)
        .await
        .unwrap()
    {
        let known = set
            .people
            .iter()
            .any(|p| value.contains(&p.id) || value.contains(&p.secret));
        assert!(!known, "{name} leads to somebody");
    }
    // The last one answers: it is closed, and shown.
    give(&set, 5, Moment::Before, "ÕI 19", "4").await.unwrap();
    let now_shown = shown(&set).await;
    assert_eq!(now_shown.moments.len(), 1);
    let calm = now_shown.moments[0]
        .items
        .iter()
        .find(|m| m.item == "stay-calm")
        .unwrap();
    assert_eq!((calm.answered, calm.tenths), (6, Some(30)));
    assert!(matches!(
        ask(&set, Moment::Before).await,
        Err(Error::Conflict(Conflict::Over))
    ));

    // At the end four answer: there is nothing but the number.
    ask(&set, Moment::After).await.unwrap();
    for (who, code) in [(0, "Ma12"), (1, "ka03"), (2, "li30"), (3, "ti11")] {
        give(&set, who, Moment::After, code, "5").await.unwrap();
    }
    set.world
        .write(async |tx, ctx| assessment::close(tx, ctx, &set.organiser, &id, Moment::After).await)
        .await
        .unwrap();
    let four = shown(&set).await;
    assert_eq!(four.moments[1].answered, 4);
    assert!(four.moments[1].items.iter().all(|m| m.tenths.is_none()));
    assert!(four.changes.is_empty() && four.moments[1].words.is_empty());
    assert!(matches!(
        give(&set, 4, Moment::After, "UR07", "1").await,
        Err(Error::Gone)
    ));

    // A month later five of the same codes: what has changed is seen for those five.
    ask(&set, Moment::MonthLater).await.unwrap();
    for (who, code) in [
        (0, "Ma12"),
        (1, "ka03"),
        (2, "li30"),
        (3, "ti11"),
        (4, "ur07"),
        (5, "muu1"),
    ] {
        give(&set, who, Moment::MonthLater, code, "5").await.unwrap();
    }
    let changed = shown(&set).await;
    assert_eq!(changed.changes.len(), 1);
    let change = &changed.changes[0];
    assert_eq!(
        (change.from, change.to, change.matched),
        (Moment::Before, Moment::MonthLater, 5)
    );
    // From 2 3 3 3 3 to 5 each, which is 2.2, to half a point.
    let dissent = change.sections.iter().find(|(section, ..)| section == "dissent");
    assert_eq!(dissent, Some(&("dissent".to_owned(), 5, Some(20))));
}

/// Every text of a table's columns, as `column` and value.
async fn columns(tx: &mut store::db::Tx, table: &str) -> Result<Vec<(String, String)>> {
    assert_eq!(table, "assessment_answer");
    let rows = tx.all(sql!("select * from assessment_answer"), &[]).await?;
    let mut found = Vec::new();
    for row in rows {
        for column in ["id", "programme_id", "moment", "code_hash", "answers"] {
            found.push((column.to_owned(), row.get::<String>(column)?));
        }
    }
    Ok(found)
}

async fn an_assessment_is_asked_when_its_day_comes(world: World) {
    let set = Set::make(world, 2).await;
    let asked = async || set.mails(Kind::AssessmentAsked).await.len();
    set.at(0, -DAY).await;
    set.tick().await;
    assert_eq!(asked().await, 0);
    set.at(0, 0).await;
    set.tick().await;
    set.tick().await;
    assert_eq!(asked().await, 2, "on the day of the first meeting, once");
    set.at(2, MINUTE).await;
    set.tick().await;
    assert_eq!(asked().await, 2);
    set.at(2, DAY).await;
    set.tick().await;
    assert_eq!(asked().await, 4, "when the last meeting is over");
    set.at(2, 31 * DAY).await;
    set.tick().await;
    assert_eq!(asked().await, 6, "and a month later");
    // The clock has something to do again only when people are erased.
    let next = set
        .world
        .read(async |tx| Ok(job::next_due(tx).await?))
        .await
        .unwrap();
    assert!(next.is_some());
}
