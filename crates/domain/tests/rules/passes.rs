//! Links that work once.

use domain::actor::{Actor, Role};
use domain::context::Context;
use domain::error::{Error, Result};
use domain::member::{self, Newcomer};
use domain::pass::{self, Purpose};
use domain::{log_in, session};
use kernel::time::{DAY, MINUTE};
use store::sql;

use crate::support::fixture::{self, Fixture};
use crate::support::{World, both_engines};

both_engines!(
    a_pass_works_once,
    of_many_who_use_a_pass_at_once_one_wins,
    who_comes_while_a_pass_is_being_used_is_too_late,
    a_pass_lapses,
    a_new_password_voids_the_links_that_are_on_their_way,
    an_invitation_makes_a_member_once,
    of_many_who_join_by_an_invitation_at_once_one_does,
    an_invitation_never_takes_a_right_away,
    an_invitation_that_was_taken_back_opens_nothing,
);

/// The secret of a new link to log in.
async fn link(world: &World, person_id: &str) -> String {
    let purpose = Purpose::LogIn {
        person_id: person_id.to_owned(),
    };
    world
        .write(async |tx, ctx| {
            let nonce = pass::issue(tx, ctx, &purpose).await?;
            Ok(pass::secret(ctx, &nonce))
        })
        .await
        .unwrap()
}

async fn use_it(world: &World, secret: &str) -> Result<String> {
    world
        .write(async |tx, ctx| log_in::by_link(tx, ctx, &Actor::Visitor, secret, None).await)
        .await
}

async fn a_pass_works_once(world: World) {
    let fixture = world.fixture().await;
    let secret = link(&world, &fixture.organiser).await;
    let now = world.dial.now();
    for _ in 0..3 {
        // A mail scanner looks at it before the person does.
        let seen = world
            .read(async |tx| log_in::by_link_as(tx, &secret, now).await)
            .await
            .unwrap();
        assert_eq!(seen.id, fixture.organiser);
    }
    let token = use_it(&world, &secret).await.unwrap();
    assert_eq!(
        world.actor(&token).await.person_id(),
        Some(fixture.organiser.as_str())
    );
    assert!(matches!(use_it(&world, &secret).await, Err(Error::Gone)));
    assert!(matches!(
        use_it(&world, "aaaaaaaaaaaaaaaaaaaaaaaaaa").await,
        Err(Error::NotFound)
    ));
    // The link to something else is no link to log in.
    assert!(matches!(
        use_it(&world, &fixture.invitation.1).await,
        Err(Error::NotFound)
    ));
}

async fn of_many_who_use_a_pass_at_once_one_wins(world: World) {
    let fixture = world.fixture().await;
    let secret = link(&world, &fixture.organiser).await;
    let log_in = |_| {
        let (db, mut ctx, secret) = (world.db.clone(), world.dial.context(), secret.clone());
        async move {
            let mut tx = db.write().await?;
            let token = log_in::by_link(&mut tx, &mut ctx, &Actor::Visitor, &secret, None).await?;
            tx.commit().await?;
            Result::Ok(token)
        }
    };
    let mut won = 0;
    for one in world.at_once(8, log_in).await {
        match one {
            Ok(_) => won += 1,
            Err(Error::Gone) => {}
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(won, 1);
    let sessions = world
        .read(async |tx| session::count(tx, &fixture.organiser, world.dial.now()).await)
        .await;
    assert_eq!(sessions.unwrap(), 1);
}

async fn who_comes_while_a_pass_is_being_used_is_too_late(world: World) {
    let fixture = world.fixture().await;
    let secret = link(&world, &fixture.organiser).await;
    let (db, now, second) = (world.db.clone(), world.dial.now(), secret.clone());
    let late = async move {
        let mut tx = db.write().await?;
        let purpose = pass::spend(&mut tx, &second, now).await?;
        tx.commit().await?;
        Result::Ok(purpose)
    };
    let spend = async |tx: &mut store::db::Tx, ctx: &mut Context| pass::spend(tx, &secret, ctx.now).await;
    let (_, late) = world.overlap(spend, late).await;
    assert!(matches!(late, Err(Error::Gone)), "{late:?}");
}

async fn a_pass_lapses(world: World) {
    let fixture = world.fixture().await;
    let secret = link(&world, &fixture.organiser).await;
    world.dial.forward(20 * MINUTE - 1);
    let now = world.dial.now();
    world
        .read(async |tx| log_in::by_link_as(tx, &secret, now).await)
        .await
        .unwrap();
    world.dial.forward(1);
    assert!(matches!(use_it(&world, &secret).await, Err(Error::Gone)));
    // It stays known for a while, so that who comes late is told why; then it goes.
    world.dial.forward(31 * DAY);
    let now = world.dial.now();
    world
        .write(async |tx, _| pass::sweep(tx, now).await)
        .await
        .unwrap();
    assert!(matches!(use_it(&world, &secret).await, Err(Error::NotFound)));
}

async fn a_new_password_voids_the_links_that_are_on_their_way(world: World) {
    let fixture = world.fixture().await;
    let (first, second) = (
        link(&world, &fixture.organiser).await,
        link(&world, &fixture.organiser).await,
    );
    let others = link(&world, &fixture.scribe).await;
    let (_, token) = world.log_in(&fixture.organiser).await;
    world
        .write(async |tx, ctx| {
            let password = fixture::password(ctx)?;
            log_in::by_link(tx, ctx, &Actor::Visitor, &first, Some(&password)).await
        })
        .await
        .unwrap();
    assert!(use_it(&world, &second).await.is_err());
    assert_eq!(world.actor(&token).await, Actor::Visitor);
    use_it(&world, &others).await.unwrap();
}

async fn join(world: &World, fixture: &Fixture, name: &str) -> Result<(String, String)> {
    let join = async |tx: &mut store::db::Tx, ctx: &mut Context| {
        let (password, newcomer) = (
            fixture::password(ctx)?,
            Newcomer {
                name: name.to_owned(),
            },
        );
        member::join(tx, ctx, &fixture.invitation.1, &newcomer, "et", &password).await
    };
    world.write(join).await
}

async fn an_invitation_makes_a_member_once(world: World) {
    let fixture = world.fixture().await;
    let (organisation_id, token) = join(&world, &fixture, "Kutsutu").await.unwrap();
    assert_eq!(organisation_id, fixture.organisation.id);
    let actor = world.actor(&token).await;
    assert_eq!(actor.role(&fixture.organisation.id), Some(Role::Scribe));
    assert_eq!(actor.signed().unwrap().email, "kutsutu@inimesed.example");
    assert!(matches!(join(&world, &fixture, "Teine").await, Err(Error::Gone)));
    let people = sql!("select count(*) as n from person where email = $1");
    assert_eq!(world.count(people, "kutsutu@inimesed.example").await, 1);
}

async fn of_many_who_join_by_an_invitation_at_once_one_does(world: World) {
    let fixture = world.fixture().await;
    let password = fixture::password(&mut world.dial.context()).unwrap();
    let join = |i| {
        let (db, mut ctx, secret) = (
            world.db.clone(),
            world.dial.context(),
            fixture.invitation.1.clone(),
        );
        let (newcomer, password) = (
            Newcomer {
                name: format!("Kutsutu {i}"),
            },
            password.clone(),
        );
        async move {
            let mut tx = db.write().await?;
            member::join(&mut tx, &mut ctx, &secret, &newcomer, "et", &password).await?;
            Result::Ok(tx.commit().await?)
        }
    };
    let mut joined = 0;
    for one in world.at_once(6, join).await {
        match one {
            Ok(()) => joined += 1,
            // The account was there a moment earlier, or the invitation was used.
            Err(Error::Invalid(_) | Error::Gone) => {}
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(joined, 1);
    let members = sql!("select count(*) as n from member where organisation_id = $1");
    assert_eq!(world.count(members, &fixture.organisation.id).await, 7);
}

async fn an_invitation_never_takes_a_right_away(world: World) {
    let fixture = world.fixture().await;
    let (owner, token) = world.log_in(&fixture.owner).await;
    let secret = &fixture.invitation.1;
    world
        .write(async |tx, ctx| member::accept(tx, ctx, &owner, secret).await)
        .await
        .unwrap();
    assert_eq!(
        world.actor(&token).await.role(&fixture.organisation.id),
        Some(Role::Owner)
    );
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    let again = world
        .write(async |tx, ctx| member::accept(tx, ctx, &outsider, secret).await)
        .await;
    assert!(matches!(again, Err(Error::Gone)));
    let nobody = world
        .write(async |tx, ctx| member::accept(tx, ctx, &Actor::Visitor, secret).await)
        .await;
    assert!(matches!(nobody, Err(Error::Unauthenticated)));
}

async fn an_invitation_that_was_taken_back_opens_nothing(world: World) {
    let fixture = world.fixture().await;
    let (id, secret) = &fixture.invitation;
    let revoke = async |actor: &Actor, organisation_id: &str| {
        world
            .write(async |tx, _| member::revoke(tx, actor, organisation_id, id).await)
            .await
    };
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    assert!(
        matches!(revoke(&outsider, &fixture.other.id).await, Err(Error::NotFound)),
        "it is not theirs"
    );
    let (owner, _) = world.log_in(&fixture.owner).await;
    revoke(&owner, &fixture.organisation.id).await.unwrap();
    let now = world.dial.now();
    let seen = world
        .read(async |tx| member::invited(tx, secret, now).await)
        .await;
    assert!(matches!(seen, Err(Error::NotFound)), "{seen:?}");
    assert!(join(&world, &fixture, "Kutsutu").await.is_err());
}
