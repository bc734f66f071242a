//! Blind is blind: an organiser who reviews without names finds none, by whatever way they look.

use domain::actor::Actor;
use domain::application::{file, form, list, people};
use domain::call::terms;
use domain::error::{Conflict, Error};
use domain::programme::Reviewing;
use domain::review::give::{Act, Given};
use domain::review::{self, Sight};
use kernel::file::FileType;
use store::sql;

use crate::support::fixture::Fixture;
use crate::support::learning::{self, Applied, Asked};
use crate::support::{World, both_engines};

both_engines!(
    no_name_reaches_who_reviews_blindly,
    a_draft_is_read_by_nobody,
    who_reviews_blindly_does_nothing_that_would_tell,
    who_has_scored_stays_blind_and_gains_nothing,
);

const PLANTED: &str = "Kadunukene";

async fn handed_in(world: &World) -> (Fixture, Asked, Applied) {
    let fixture = world.fixture().await;
    let made = world
        .write(async |tx, ctx| {
            let (asked, role) = learning::ask(tx, ctx, &fixture.programme.id).await?;
            let public_id = &fixture.programme.public_id;
            let who = learning::begin(tx, ctx, public_id, &learning::begun(PLANTED)).await?;
            let name = format!("{PLANTED}.pdf");
            let of = (FileType::Pdf, name.as_str());
            file::put(tx, ctx, &who.secret, &asked.file, of, b"%PDF-1.7").await?;
            let mut details = learning::filled_in(PLANTED, &asked, &role);
            let answer = format!("Mina, {PLANTED}, tahan kuulata.");
            details.answers.insert(asked.long.clone(), answer);
            form::hand_in(tx, ctx, &who.secret, 0, &details).await?;
            Ok((asked, who))
        })
        .await
        .unwrap();
    (fixture, made.0, made.1)
}

/// The organiser, who also reviews.
async fn reviewing(world: &World, fixture: &Fixture) -> Actor {
    world
        .write(async |tx, ctx| {
            tx.run(
                sql!(
                    "insert into reviewer (programme_id, person_id, municipality, employer, created_at)
                     values ($1, $2, '', '', $3)"
                ),
                &[
                    (&fixture.programme.id).into(),
                    (&fixture.organiser).into(),
                    ctx.now.into(),
                ],
            )
            .await?;
            Ok(())
        })
        .await
        .unwrap();
    world.log_in(&fixture.organiser).await.0
}

async fn no_name_reaches_who_reviews_blindly(world: World) {
    let (fixture, asked, who) = handed_in(&world).await;
    let id = &fixture.programme.id;
    let look = async |actor: &Actor| {
        world
            .read(async |tx| {
                let programme = learning::load(tx, id).await?;
                let (all, sight) = list::all(tx, actor, &programme).await?;
                let (one, _) = list::one(tx, actor, &programme, &who.id).await?;
                let history = list::history(tx, actor, &programme, &who.id).await?;
                let (kept, _) = file::of_member(tx, actor, &programme, &who.id, &asked.file).await?;
                let told = format!("{all:?} {one:?} {history:?} {kept:?}");
                Ok((sight, told, all, one))
            })
            .await
            .unwrap()
    };
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let (sight, told, all, one) = look(&organiser).await;
    assert_eq!(sight, Sight::Whole);
    assert!(told.contains(PLANTED) && told.contains("kuulis sõbralt"));
    assert_eq!(
        (all.len(), one.answers.len(), one.files[0].name.as_str()),
        (4, 3, "Kadunukene.pdf")
    );

    let blind = reviewing(&world, &fixture).await;
    let (sight, told, all, one) = look(&blind).await;
    assert_eq!(sight, Sight::Blind);
    for planted in [
        PLANTED,
        "kadunukene",
        "0708",
        "vallavalitsus",
        "kuulis sõbralt",
        "Aive",
        "5550 0199",
    ] {
        assert!(!told.contains(planted), "{planted} shows:\n{told}");
    }
    assert!(one.who.is_none());
    // What is for reviewers is there, and the file under a name that says nothing.
    assert_eq!(one.answers.len(), 2);
    assert_eq!(one.files[0].name, format!("{}-4.pdf", one.code));
    let codes: Vec<&str> = all.iter().map(|a| a.code.as_str()).collect();
    assert!(codes.is_sorted(), "{codes:?}");

    // When the decisions are released the names come back.
    world
        .write(async |tx, ctx| {
            tx.run(
                sql!("update programme set released_at = $2 where id = $1"),
                &[id.into(), ctx.now.into()],
            )
            .await?;
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(look(&blind).await.0, Sight::Whole);
}

async fn a_draft_is_read_by_nobody(world: World) {
    let fixture = world.fixture().await;
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    let programme = &fixture.programme;
    let who = world
        .write(async |tx, ctx| {
            let (asked, role) = learning::ask(tx, ctx, &programme.id).await?;
            let who = learning::begin(tx, ctx, &programme.public_id, &learning::begun("Dora")).await?;
            let details = learning::filled_in("Dora", &asked, &role);
            form::save_draft(tx, ctx, &who.secret, 0, &details).await?;
            let of = (FileType::Pdf, "cv.pdf");
            file::put(tx, ctx, &who.secret, &asked.file, of, b"%PDF-1.7").await?;
            Ok((who, asked))
        })
        .await
        .unwrap();
    let (one, file) = world
        .read(async |tx| {
            let programme = learning::load(tx, &programme.id).await?;
            let (one, _) = list::one(tx, &organiser, &programme, &who.0.id).await?;
            let file = file::of_member(tx, &organiser, &programme, &who.0.id, &who.1.file).await;
            Ok((one, file.map(|_| ())))
        })
        .await
        .unwrap();
    assert!(one.answers.is_empty() && one.files.is_empty(), "{one:?}");
    assert!(matches!(file, Err(Error::NotFound)), "{file:?}");
}

async fn who_reviews_blindly_does_nothing_that_would_tell(world: World) {
    let (fixture, _, who) = handed_in(&world).await;
    let blind = reviewing(&world, &fixture).await;
    let id = &fixture.programme.id;
    let sent = world
        .write(async |tx, ctx| people::send_link(tx, ctx, &blind, id, &who.id).await)
        .await;
    let acted = world
        .write(async |tx, ctx| people::act(tx, ctx, &blind, id, &who.id, people::Act::Withdraw).await)
        .await;
    let erased = world
        .write(async |tx, ctx| people::erase(tx, ctx, &blind, id, &who.id).await)
        .await;
    for answer in [sent, acted, erased] {
        assert!(matches!(answer, Err(Error::Denied)), "{answer:?}");
    }
}

async fn who_has_scored_stays_blind_and_gains_nothing(world: World) {
    let (fixture, _, who) = handed_in(&world).await;
    let organiser = reviewing(&world, &fixture).await;
    let (reviewer, _) = world.log_in(&fixture.reviewer).await;
    let learning = &fixture.programme;
    let id = &learning.id;
    world
        .write(async |tx, ctx| {
            learning.reviewed_by(tx, ctx, &fixture.reviewer).await?;
            for person in [&fixture.organiser, &fixture.reviewer] {
                let given = Given::left(Act::Abstain);
                learning.judge(tx, ctx, person, &who.id, &given).await?;
            }
            tx.run(sql!("delete from reviewer where programme_id = $1"), &[id.into()])
                .await?;
            Ok(())
        })
        .await
        .unwrap();
    let sight = async |actor: &Actor| {
        world
            .read(async |tx| {
                let programme = learning::load(tx, id).await?;
                review::sight(tx, actor, &programme).await
            })
            .await
    };
    // An organiser who was taken off the reviewers does not see whose scores they gave; a reviewer sees nothing any more.
    assert_eq!(sight(&organiser).await.unwrap(), Sight::Blind);
    let gone = sight(&reviewer).await;
    assert!(matches!(gone, Err(Error::Denied)), "{gone:?}");
    // And names are not opened to reviewers who were promised to see none.
    let open = Reviewing {
        blind: false,
        least: 1,
    };
    let opened = world
        .write(async |tx, ctx| terms::set_reviewing(tx, ctx, &Actor::System, id, open).await)
        .await;
    assert!(
        matches!(opened, Err(Error::Conflict(Conflict::ReviewBegun))),
        "{opened:?}"
    );
}
