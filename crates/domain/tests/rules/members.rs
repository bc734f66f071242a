//! Members: what a change of role does, and that an organisation always has an owner.

use domain::actor::{Actor, Role};
use domain::context::Context;
use domain::error::{Conflict, Error, Result};
use domain::{member, person, session};
use store::db::Tx;
use store::sql;

use crate::support::fixture;
use crate::support::{World, both_engines};

both_engines!(
    a_change_of_role_ends_the_sessions,
    who_is_removed_is_out_at_once,
    the_last_owner_stays,
    of_two_owners_who_demote_each_other_at_once_one_stays,
    an_owner_who_is_being_demoted_cannot_demote_the_last_one,
    members_of_another_organisation_are_out_of_reach,
    a_new_password_ends_the_other_sessions,
    a_session_ends_when_it_is_not_used,
);

async fn set_role(
    world: &World,
    actor: &Actor,
    organisation_id: &str,
    person_id: &str,
    role: Role,
) -> Result<()> {
    world
        .write(async |tx, ctx| member::set_role(tx, ctx, actor, organisation_id, person_id, role).await)
        .await
}

async fn a_change_of_role_ends_the_sessions(world: World) {
    let fixture = world.fixture().await;
    let organisation = &fixture.organisation.id;
    let (owner, _) = world.log_in(&fixture.owner).await;
    let (was, token) = world.log_in(&fixture.organiser).await;
    let (_, second) = world.log_in(&fixture.organiser).await;
    let (_, colleague) = world.log_in(&fixture.scribe).await;
    assert_eq!(was.role(organisation), Some(Role::Organiser));

    // The same role again is no change.
    set_role(&world, &owner, organisation, &fixture.organiser, Role::Organiser)
        .await
        .unwrap();
    assert_eq!(world.actor(&token).await, was);

    set_role(&world, &owner, organisation, &fixture.organiser, Role::Scribe)
        .await
        .unwrap();
    assert_eq!(world.actor(&token).await, Actor::Visitor);
    assert_eq!(world.actor(&second).await, Actor::Visitor);
    assert!(matches!(world.actor(&colleague).await, Actor::Person(_)));
    let (now, _) = world.log_in(&fixture.organiser).await;
    assert_eq!(now.role(organisation), Some(Role::Scribe));
}

async fn who_is_removed_is_out_at_once(world: World) {
    let fixture = world.fixture().await;
    let organisation = &fixture.organisation.id;
    let (owner, _) = world.log_in(&fixture.owner).await;
    let (_, token) = world.log_in(&fixture.facilitator).await;
    let remove = async |person: &str| {
        world
            .write(async |tx, _| member::remove(tx, &owner, organisation, person).await)
            .await
    };
    remove(&fixture.facilitator).await.unwrap();
    assert_eq!(world.actor(&token).await, Actor::Visitor);
    assert!(matches!(remove(&fixture.facilitator).await, Err(Error::NotFound)));
    // Who is a member nowhere is not kept; who is one elsewhere is.
    let gone = world
        .read(async |tx| domain::person::by_id(tx, &fixture.facilitator).await)
        .await;
    assert!(matches!(gone, Err(Error::NotFound)));
    let elsewhere = &fixture.outsider;
    world
        .write(async |tx, ctx| member::put(tx, ctx, organisation, elsewhere, Role::Scribe).await)
        .await
        .unwrap();
    remove(elsewhere).await.unwrap();
    let (again, _) = world.log_in(elsewhere).await;
    assert_eq!(again.role(organisation), None);
}

async fn the_last_owner_stays(world: World) {
    let fixture = world.fixture().await;
    let organisation = &fixture.organisation.id;
    let (owner, token) = world.log_in(&fixture.owner).await;
    let demoted = set_role(&world, &owner, organisation, &fixture.owner, Role::Organiser).await;
    assert!(matches!(demoted, Err(Error::Conflict(Conflict::LastOwner))));
    let removed = world
        .write(async |tx, _| member::remove(tx, &owner, organisation, &fixture.owner).await)
        .await;
    assert!(matches!(removed, Err(Error::Conflict(Conflict::LastOwner))));
    assert_eq!(world.actor(&token).await, owner, "the session is still there too");

    set_role(&world, &owner, organisation, &fixture.organiser, Role::Owner)
        .await
        .unwrap();
    set_role(&world, &owner, organisation, &fixture.owner, Role::Organiser)
        .await
        .unwrap();
}

async fn of_two_owners_who_demote_each_other_at_once_one_stays(world: World) {
    let fixture = world.fixture().await;
    let organisation = &fixture.organisation.id;
    let (owner, _) = world.log_in(&fixture.owner).await;
    for _ in 0..5 {
        world
            .write(async |tx, ctx| {
                for person in [&fixture.owner, &fixture.organiser] {
                    member::put(tx, ctx, organisation, person, Role::Owner).await?;
                }
                Ok(())
            })
            .await
            .unwrap();
        let (second, _) = world.log_in(&fixture.organiser).await;
        let sides = [(owner.clone(), &fixture.organiser), (second, &fixture.owner)];
        let demote = |side: usize| {
            let (db, ctx) = (world.db.clone(), world.dial.context());
            let (actor, person) = sides[side].clone();
            let (organisation, person) = (organisation.clone(), person.clone());
            async move {
                let mut tx = db.write().await?;
                member::set_role(&mut tx, &ctx, &actor, &organisation, &person, Role::Scribe).await?;
                Result::Ok(tx.commit().await?)
            }
        };
        let mut won = 0;
        for one in world.at_once(2, demote).await {
            match one {
                Ok(()) => won += 1,
                Err(Error::Conflict(Conflict::LastOwner)) => {}
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!(won, 1);
        let owners = sql!("select count(*) as n from member where organisation_id = $1 and role = 'owner'");
        assert_eq!(world.count(owners, organisation).await, 1);
    }
}

async fn an_owner_who_is_being_demoted_cannot_demote_the_last_one(world: World) {
    let fixture = world.fixture().await;
    let organisation = &fixture.organisation.id;
    let (owner, _) = world.log_in(&fixture.owner).await;
    set_role(&world, &owner, organisation, &fixture.organiser, Role::Owner)
        .await
        .unwrap();
    let (second, _) = world.log_in(&fixture.organiser).await;
    let (db, ctx) = (world.db.clone(), world.dial.context());
    let (id, person) = (organisation.clone(), fixture.owner.clone());
    let back = async move {
        let mut tx = db.write().await?;
        member::set_role(&mut tx, &ctx, &second, &id, &person, Role::Scribe).await?;
        Result::Ok(tx.commit().await?)
    };
    let demote = async |tx: &mut Tx, ctx: &mut Context| {
        member::set_role(tx, ctx, &owner, organisation, &fixture.organiser, Role::Scribe).await
    };
    let ((), back) = world.overlap(demote, back).await;
    assert!(
        matches!(back, Err(Error::Conflict(Conflict::LastOwner))),
        "{back:?}"
    );
    let owners = sql!("select count(*) as n from member where organisation_id = $1 and role = 'owner'");
    assert_eq!(world.count(owners, organisation).await, 1);
}

async fn members_of_another_organisation_are_out_of_reach(world: World) {
    let fixture = world.fixture().await;
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    let (mine, theirs) = (&fixture.other.id, &fixture.organisation.id);
    // Neither there nor by naming somebody from there here.
    assert!(matches!(
        set_role(&world, &outsider, theirs, &fixture.scribe, Role::Owner).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        set_role(&world, &outsider, mine, &fixture.scribe, Role::Owner).await,
        Err(Error::NotFound)
    ));
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    assert!(matches!(
        set_role(&world, &organiser, theirs, &fixture.organiser, Role::Owner).await,
        Err(Error::Denied)
    ));
    assert!(
        world
            .read(async |tx| member::list(tx, &outsider, theirs).await)
            .await
            .is_err()
    );
    let mine = world
        .read(async |tx| member::list(tx, &outsider, mine).await)
        .await
        .unwrap();
    assert_eq!(mine.len(), 1);
}

async fn a_new_password_ends_the_other_sessions(world: World) {
    let fixture = world.fixture().await;
    let (here, token) = world.log_in(&fixture.organiser).await;
    let (_, elsewhere) = world.log_in(&fixture.organiser).await;
    world
        .write(async |tx, ctx| {
            let password = fixture::password(ctx)?;
            person::change_password(tx, ctx, &here, &password).await
        })
        .await
        .unwrap();
    assert_eq!(world.actor(&token).await, here);
    assert_eq!(world.actor(&elsewhere).await, Actor::Visitor);
    let nobody = world
        .write(async |tx, ctx| {
            let password = fixture::password(ctx)?;
            person::change_password(tx, ctx, &Actor::Visitor, &password).await
        })
        .await;
    assert!(matches!(nobody, Err(Error::Unauthenticated)));
}

async fn a_session_ends_when_it_is_not_used(world: World) {
    let fixture = world.fixture().await;
    let (_, token) = world.log_in(&fixture.organiser).await;
    world.dial.forward(session::LASTS - 1);
    assert!(matches!(world.actor(&token).await, Actor::Person(_)));
    world.dial.forward(1);
    assert_eq!(world.actor(&token).await, Actor::Visitor);
    let now = world.dial.now();
    world
        .write(async |tx, _| session::sweep(tx, now).await)
        .await
        .unwrap();
    let left = sql!("select count(*) as n from session where person_id = $1");
    assert_eq!(world.count(left, &fixture.organiser).await, 0);
}
