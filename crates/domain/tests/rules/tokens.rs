//! Tokens of an organisation's own systems: what they open, when they stop, and requests that come twice.

use domain::actor::{Actor, Right, Role};
use domain::dialogue;
use domain::error::{Error, Result};
use domain::input::{Fault, Faults};
use domain::member;
use domain::organisation::Organisation;
use domain::token::{self, Bearer, NewToken, Scope, Token};
use kernel::time::DAY;

use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    a_token_opens_what_its_scopes_say_in_its_own_organisation,
    a_token_opens_nothing_once_it_is_revoked_or_expired,
    a_tokens_text_is_nowhere_and_is_given_once,
    only_owners_see_make_and_revoke_tokens,
    its_use_is_known_by_the_day,
    a_request_that_comes_twice_has_one_id,
    what_opens_nothing_goes_after_a_month,
);

fn wanted(scopes: &[Scope]) -> NewToken {
    NewToken {
        name: "Valla veebileht".to_owned(),
        scopes: scopes.iter().copied().collect(),
        days: 365,
    }
}

/// A token made by the system: its id and its text.
async fn make(world: &World, organisation: &Organisation, scopes: &[Scope]) -> (String, String) {
    let new = wanted(scopes);
    let id = world.dial.context().id();
    let text = world
        .write(async |tx, ctx| token::create(tx, ctx, &Actor::System, &organisation.id, &id, &new).await)
        .await
        .unwrap();
    (id, text.expect("a new token"))
}

async fn held(world: &World, text: &str) -> Option<(Bearer, bool)> {
    let now = world.dial.now();
    world
        .read(async |tx| token::bearer(tx, text, now).await)
        .await
        .unwrap()
}

async fn tokens(world: &World, actor: &Actor, organisation: &Organisation) -> Result<Vec<Token>> {
    world
        .read(async |tx| token::list(tx, actor, &organisation.id).await)
        .await
}

async fn a_token_opens_what_its_scopes_say_in_its_own_organisation(world: World) {
    let fixture = world.fixture().await;
    let load = async |actor: &Actor, id: &str, right| {
        world
            .read(async |tx| Ok(dialogue::load(tx, actor, id, right).await?.id))
            .await
    };
    for scope in Scope::ALL {
        let (_, text) = make(&world, &fixture.organisation, &[scope]).await;
        let actor = Actor::Token(held(&world, &text).await.expect("somebody").0);
        let rights = [
            Right::SeePlan,
            Right::SeeWords,
            Right::Plan,
            Right::SeePeople,
            Right::CheckIn,
            Right::ManagePeople,
            Right::SeeMail,
            Right::ManageOrganisation,
        ];
        for right in rights {
            let own = load(&actor, &fixture.draft.id, right).await;
            if scope.rights().contains(&right) {
                assert_eq!(own.unwrap(), fixture.draft.id, "{scope:?} {right:?}");
            } else {
                assert!(matches!(own, Err(Error::Denied)), "{scope:?} {right:?}: {own:?}");
            }
            let others = load(&actor, &fixture.elsewhere.id, right).await;
            assert!(
                matches!(others, Err(Error::NotFound)),
                "{scope:?} {right:?}: {others:?}"
            );
        }
    }
}

async fn a_token_opens_nothing_once_it_is_revoked_or_expired(world: World) {
    let fixture = world.fixture().await;
    let (id, text) = make(&world, &fixture.organisation, &[Scope::DialoguesRead]).await;
    let (_, other) = make(&world, &fixture.organisation, &[Scope::DialoguesRead]).await;
    assert!(held(&world, &text).await.is_some());
    for wrong in ["", "vlr_", "vlr_aaaaaaaaaaaaaaaaaaaaaaaaaa", &text[4..], &id] {
        assert_eq!(held(&world, wrong).await, None, "{wrong}");
    }
    // As one of another organisation it is not there.
    for (of, found) in [(&fixture.other, false), (&fixture.organisation, true)] {
        for _ in 0..2 {
            let revoked = world
                .write(async |tx, ctx| token::revoke(tx, ctx, &Actor::System, &of.id, &id).await)
                .await;
            assert_eq!(revoked.is_ok(), found, "{revoked:?}");
        }
        assert_eq!(held(&world, &text).await.is_some(), !found);
    }
    world.dial.forward(365 * DAY - 1);
    assert!(held(&world, &other).await.is_some());
    world.dial.forward(1);
    assert_eq!(held(&world, &other).await, None);
}

async fn a_tokens_text_is_nowhere_and_is_given_once(world: World) {
    let fixture = world.fixture().await;
    let (id, text) = make(&world, &fixture.organisation, &[Scope::DialoguesRead]).await;
    assert!(
        text.starts_with(token::PREFIX) && text.len() == token::PREFIX.len() + 26,
        "{text}"
    );
    let snapshot = Snapshot::take(&world.db).await;
    assert_eq!(snapshot.rows("token").len(), 1);
    assert!(!format!("{snapshot:?}").contains(&text[token::PREFIX.len()..]));
    // The same form again.
    let again = world
        .write(async |tx, ctx| {
            let new = wanted(&[Scope::DialoguesWrite]);
            token::create(tx, ctx, &Actor::System, &fixture.organisation.id, &id, &new).await
        })
        .await;
    assert_eq!(again.unwrap(), None);
    assert!(snapshot.changes(&Snapshot::take(&world.db).await).is_empty());
    let (bearer, _) = held(&world, &text).await.expect("somebody");
    assert_eq!(bearer.scopes, [Scope::DialoguesRead].into());
}

async fn only_owners_see_make_and_revoke_tokens(world: World) {
    let fixture = world.fixture().await;
    let (id, _) = make(&world, &fixture.organisation, &[Scope::DialoguesRead]).await;
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    let bearer = Bearer {
        token_id: id.clone(),
        organisation_id: fixture.organisation.id.clone(),
        scopes: Scope::ALL.into(),
    };
    let mut actors = vec![Actor::Visitor, outsider, Actor::Token(bearer)];
    for role in [Role::Organiser, Role::Facilitator, Role::Scribe, Role::Analyst] {
        actors.push(world.log_in(fixture.person(role)).await.0);
    }
    let before = Snapshot::take(&world.db).await;
    for (at, actor) in actors.iter().enumerate() {
        let refused = |answer: Result<()>| match answer {
            Err(Error::NotFound) => at < 2,
            Err(Error::Denied) => at >= 2,
            _ => false,
        };
        let organisation_id = &fixture.organisation.id;
        let new = wanted(&[Scope::DialoguesRead]);
        let made = world
            .write(async |tx, ctx| {
                let fresh = ctx.id();
                token::create(tx, ctx, actor, organisation_id, &fresh, &new).await
            })
            .await;
        assert!(refused(made.map(|_| ())), "{actor:?}");
        let seen = tokens(&world, actor, &fixture.organisation).await;
        assert!(refused(seen.map(|_| ())), "{actor:?}");
        let revoked = world
            .write(async |tx, ctx| token::revoke(tx, ctx, actor, organisation_id, &id).await)
            .await;
        assert!(refused(revoked), "{actor:?}");
    }
    assert!(before.changes(&Snapshot::take(&world.db).await).is_empty());

    let (owner, _) = world.log_in(&fixture.owner).await;
    let new = wanted(&[Scope::RegistrationsRead, Scope::DialoguesRead]);
    let fresh = world.dial.context().id();
    world.dial.forward(1);
    world
        .write(async |tx, ctx| token::create(tx, ctx, &owner, &fixture.organisation.id, &fresh, &new).await)
        .await
        .unwrap();
    let seen = tokens(&world, &owner, &fixture.organisation).await.unwrap();
    let now = world.dial.now();
    assert_eq!(
        seen[0],
        Token {
            id: fresh,
            name: "Valla veebileht".to_owned(),
            scopes: [Scope::DialoguesRead, Scope::RegistrationsRead].into(),
            by: Some("Õnne Omanik".to_owned()),
            created_at: now,
            last_used_at: None,
            expires_at: now + 365 * DAY,
            revoked_at: None,
        }
    );
    assert_eq!((seen.len(), seen[1].by.as_deref()), (2, None));
    // It is the organisation's: it stays when the account of who made it goes.
    let organisation_id = &fixture.organisation.id;
    world
        .write(async |tx, ctx| {
            member::put(tx, ctx, organisation_id, &fixture.organiser, Role::Owner).await?;
            member::remove(tx, &Actor::System, organisation_id, &fixture.owner).await
        })
        .await
        .unwrap();
    let seen = tokens(&world, &Actor::System, &fixture.organisation)
        .await
        .unwrap();
    assert_eq!((seen.len(), seen[0].by.as_deref()), (2, None));
}

async fn its_use_is_known_by_the_day(world: World) {
    let fixture = world.fixture().await;
    let (_, text) = make(&world, &fixture.organisation, &[Scope::DialoguesRead]).await;
    let use_it = async || {
        let (bearer, stale) = held(&world, &text).await.expect("somebody");
        if stale {
            let now = world.dial.now();
            world
                .write(async |tx, _| token::seen(tx, &bearer, now).await)
                .await
                .unwrap();
        }
        let seen = tokens(&world, &Actor::System, &fixture.organisation)
            .await
            .unwrap();
        (stale, seen[0].last_used_at.unwrap())
    };
    let midnight = world.dial.now() / DAY * DAY;
    assert_eq!(use_it().await, (true, midnight));
    assert_eq!(use_it().await, (false, midnight));
    world.dial.set(midnight + DAY - 1);
    assert_eq!(use_it().await, (false, midnight));
    world.dial.forward(1);
    assert_eq!(use_it().await, (true, midnight + DAY));
}

async fn a_request_that_comes_twice_has_one_id(world: World) {
    let fixture = world.fixture().await;
    let mut actors = Vec::new();
    for _ in 0..2 {
        let (_, text) = make(&world, &fixture.organisation, &[Scope::DialoguesWrite]).await;
        actors.push(Actor::Token(held(&world, &text).await.expect("somebody").0));
    }
    let once = async |actor: &Actor, key: Option<&str>, request: &[&str]| {
        world
            .write(async |tx, ctx| token::once(tx, ctx, actor, key, request).await)
            .await
    };
    let (one, other) = (&actors[0], &actors[1]);
    let first = once(one, Some("1"), &["/a", "{}"]).await.unwrap();
    assert_eq!(once(one, Some("1"), &["/a", "{}"]).await.unwrap(), first);
    for different in [
        once(one, Some("2"), &["/a", "{}"]).await.unwrap(),
        once(other, Some("1"), &["/a", "{}"]).await.unwrap(),
        once(one, None, &["/a", "{}"]).await.unwrap(),
        once(one, None, &["/a", "{}"]).await.unwrap(),
    ] {
        assert_ne!(different, first);
    }
    let long = "x".repeat(201);
    for (key, request, fault) in [
        ("1", ["/a", "{ }"], Fault::Taken),
        ("1", ["/a{", "}"], Fault::Taken),
        ("", ["/a", "{}"], Fault::Required),
        (long.as_str(), ["/a", "{}"], Fault::TooLong(200)),
    ] {
        match once(one, Some(key), &request).await {
            Err(Error::Invalid(faults)) => assert_eq!(faults, Faults::one("idempotency_key", fault)),
            answer => panic!("{answer:?}"),
        }
    }
    for nobody in [Actor::Visitor, Actor::System] {
        let answer = once(&nobody, Some("1"), &["/a", "{}"]).await;
        assert!(matches!(answer, Err(Error::Unauthenticated)), "{answer:?}");
    }
    // Two at once: one id.
    let (db, dial, actor) = (world.db.clone(), world.dial.clone(), one.clone());
    let ids = world
        .at_once(8, |_| {
            let (db, dial, actor) = (db.clone(), dial.clone(), actor.clone());
            async move {
                let world = World { db, dial };
                world
                    .write(async |tx, ctx| token::once(tx, ctx, &actor, Some("rush"), &["/a"]).await)
                    .await
                    .unwrap()
            }
        })
        .await;
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

async fn what_opens_nothing_goes_after_a_month(world: World) {
    let fixture = world.fixture().await;
    let (id, text) = make(&world, &fixture.organisation, &[Scope::DialoguesWrite]).await;
    let (kept, _) = make(&world, &fixture.organisation, &[Scope::DialoguesWrite]).await;
    let actor = Actor::Token(held(&world, &text).await.expect("somebody").0);
    world
        .write(async |tx, ctx| {
            token::once(tx, ctx, &actor, Some("1"), &["/a"]).await?;
            token::revoke(tx, ctx, &Actor::System, &fixture.organisation.id, &id).await
        })
        .await
        .unwrap();
    let sweep = async || {
        let now = world.dial.now();
        world
            .write(async |tx, _| token::sweep(tx, now).await)
            .await
            .unwrap();
        let snapshot = Snapshot::take(&world.db).await;
        (snapshot.rows("token").len(), snapshot.rows("token_request").len())
    };
    assert_eq!(sweep().await, (2, 1));
    world.dial.forward(2 * DAY);
    assert_eq!(sweep().await, (2, 0));
    world.dial.forward(28 * DAY);
    assert_eq!(sweep().await, (1, 0));
    let left = tokens(&world, &Actor::System, &fixture.organisation)
        .await
        .unwrap();
    assert_eq!(left[0].id, kept);
    // One that expired shows for a month that it did.
    world.dial.forward(364 * DAY);
    assert_eq!(sweep().await, (1, 0));
    world.dial.forward(DAY);
    assert_eq!(sweep().await, (0, 0));
}
