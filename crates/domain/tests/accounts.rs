//! Accounts from end to end on SQLite: the first set-up, logging in, invitations, and what a stolen or late link may not do.
// A test that meets the unexpected should stop at once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unused_crate_dependencies
)]

use domain::actor::{Actor, Right, Role};
use domain::context::{Context, Key};
use domain::error::{Conflict, Error};
use domain::input::{Fields, Reader};
use domain::mail::{self, Kind, State};
use domain::member::{self, NewInvitation, Newcomer};
use domain::organisation::{self, Profile};
use domain::pass::{self, Purpose};
use domain::person::{self, HashedPassword, NewPassword};
use domain::set_up::Installation;
use domain::{log_in, session, set_up};
use store::db::{Db, Source, Tx};

const NOW: i64 = 1_790_000_000_000_000;

struct House {
    db: Db,
    _folder: tempfile::TempDir,
    calls: u8,
}

impl House {
    async fn new() -> House {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Source::Sqlite(folder.path().join("data.sqlite")))
            .await
            .unwrap();
        House {
            db,
            _folder: folder,
            calls: 0,
        }
    }

    fn at(&mut self, now: i64) -> Context {
        self.calls += 1;
        Context::new(now, [self.calls; 32], Key::new([9; 32]))
    }

    fn ctx(&mut self) -> Context {
        self.at(NOW)
    }

    async fn write(&self) -> Tx {
        self.db.write().await.unwrap()
    }

    /// Sets the house up with an owner: the owner's session token.
    async fn set_up(&mut self) -> String {
        let mut ctx = self.ctx();
        let password = hashed(&mut ctx, "õhtune vestlus");
        let mut tx = self.write().await;
        let nonce = pass::issue(&mut tx, &mut ctx, &Purpose::SetUp).await.unwrap();
        let secret = pass::secret(&ctx, &nonce);
        let token = set_up::carry_out(&mut tx, &mut ctx, &secret, &installation(), &password)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        token
    }

    async fn actor(&self, token: &str) -> Actor {
        let mut tx = self.write().await;
        session::actor(&mut tx, token, NOW).await.unwrap().0
    }

    /// Invites an address as the owner: the link's secret.
    async fn invite(&mut self, owner: &Actor, email: &str, role: Role) -> String {
        let mut ctx = self.ctx();
        let mut tx = self.write().await;
        let organisation_id = owner.signed().unwrap().memberships[0].organisation_id.clone();
        let invitation = NewInvitation {
            email: email.into(),
            role,
        };
        member::invite(&mut tx, &mut ctx, owner, &organisation_id, &invitation)
            .await
            .unwrap();
        let (mails, _) = mail::outbox(&mut tx, owner, &organisation_id, None, 0)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let mail = mails.iter().find(|m| m.new.to_address == email).unwrap();
        pass::secret(&ctx, mail.new.details.pass.as_deref().unwrap())
    }
}

fn hashed(ctx: &mut Context, password: &str) -> HashedPassword {
    let fields = Fields::default()
        .with("password", password)
        .with("password_again", password);
    let mut reader = Reader::new(&fields);
    let typed = NewPassword::read(&mut reader);
    reader.done(typed).unwrap().hash(ctx).unwrap()
}

fn installation() -> Installation {
    let fields = Installation::empty("et", "Europe/Tallinn")
        .with("organisation_name", "Dialogues")
        .with("organisation_email", "kogu@example.ee")
        .with("your_name", "Õie Mägi")
        .with("your_email", "Oie@Example.ee");
    let mut reader = Reader::new(&fields);
    let read = Installation::read(&mut reader, &["en", "et"]);
    reader.done(read).unwrap()
}

#[tokio::test]
async fn the_set_up_link_makes_one_owner_and_then_nothing() {
    let mut house = House::new().await;
    let mut ctx = house.ctx();
    let password = hashed(&mut ctx, "õhtune vestlus");
    let mut tx = house.write().await;
    let (first, second) = (
        pass::issue(&mut tx, &mut ctx, &Purpose::SetUp).await.unwrap(),
        pass::issue(&mut tx, &mut ctx, &Purpose::SetUp).await.unwrap(),
    );
    let (first, second) = (pass::secret(&ctx, &first), pass::secret(&ctx, &second));
    set_up::open(&mut tx, &first, NOW).await.unwrap();
    let token = set_up::carry_out(&mut tx, &mut ctx, &first, &installation(), &password)
        .await
        .unwrap();
    for secret in [&first, &second] {
        assert!(matches!(
            set_up::open(&mut tx, secret, NOW).await,
            Err(Error::NotFound)
        ));
    }
    let late = pass::issue(&mut tx, &mut ctx, &Purpose::SetUp).await.unwrap();
    let late = pass::secret(&ctx, &late);
    let again = set_up::carry_out(&mut tx, &mut ctx, &late, &installation(), &password).await;
    assert!(matches!(again, Err(Error::Conflict(Conflict::AlreadySetUp))));
    let (actor, _) = session::actor(&mut tx, &token, NOW).await.unwrap();
    let signed = actor.signed().unwrap();
    assert_eq!(
        (signed.name.as_str(), signed.email.as_str()),
        ("Õie Mägi", "oie@example.ee")
    );
    assert_eq!(signed.memberships.len(), 1);
    assert_eq!(signed.memberships[0].role, Role::Owner);
    // "dialogues" means something else below /manage.
    assert_ne!(signed.memberships[0].slug, "dialogues");
    let organisation = organisation::by_id(&mut tx, &signed.memberships[0].organisation_id)
        .await
        .unwrap();
    assert_eq!(organisation.profile.keep_days, organisation::KEEP_DAYS);
    let fields = organisation.profile.fill();
    let mut reader = Reader::new(&fields);
    assert_eq!(Profile::read(&mut reader, &["en", "et"]), organisation.profile);
    reader.done(()).unwrap();
}

#[tokio::test]
async fn a_password_that_was_changed_meanwhile_opens_nothing() {
    let mut house = House::new().await;
    let token = house.set_up().await;
    let owner = house.actor(&token).await;
    let mut ctx = house.ctx();
    let new = hashed(&mut ctx, "hommikune vestlus");
    let mut tx = house.write().await;
    let before = person::credentials(&mut tx, " OIE@example.ee").await.unwrap();
    assert!(before.check("õhtune vestlus").is_some());
    // Elsewhere the person asks for a link, then changes the password: the link and the old password are void.
    let person_id = owner.person_id().unwrap().to_owned();
    let link = pass::issue(&mut tx, &mut ctx, &Purpose::LogIn { person_id })
        .await
        .unwrap();
    let link = pass::secret(&ctx, &link);
    assert!(log_in::by_link_as(&mut tx, &link, NOW).await.is_ok());
    let elsewhere = log_in::by_password(&mut tx, &mut ctx, &Actor::Visitor, &before)
        .await
        .unwrap()
        .unwrap();
    person::change_password(&mut tx, &mut ctx, &owner, &new)
        .await
        .unwrap();
    assert!(matches!(
        log_in::by_link_as(&mut tx, &link, NOW).await,
        Err(Error::NotFound)
    ));
    assert_eq!(
        log_in::by_password(&mut tx, &mut ctx, &Actor::Visitor, &before)
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        session::actor(&mut tx, &elsewhere, NOW).await.unwrap().0,
        Actor::Visitor
    );
    assert_eq!(session::actor(&mut tx, &token, NOW).await.unwrap().0, owner);
    let unknown = person::credentials(&mut tx, "keegi@example.ee").await.unwrap();
    assert_eq!(
        log_in::by_password(&mut tx, &mut ctx, &Actor::Visitor, &unknown)
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn a_link_logs_in_once_and_can_set_a_new_password() {
    let mut house = House::new().await;
    let token = house.set_up().await;
    let owner = house.actor(&token).await;
    let mut ctx = house.ctx();
    let new = hashed(&mut ctx, "hommikune vestlus");
    let person_id = owner.person_id().unwrap().to_owned();
    let mut tx = house.write().await;
    let issue = Purpose::LogIn { person_id };
    let first = pass::issue(&mut tx, &mut ctx, &issue).await.unwrap();
    let first = pass::secret(&ctx, &first);
    let second = pass::issue(&mut tx, &mut ctx, &issue).await.unwrap();
    let second = pass::secret(&ctx, &second);
    // The session of this browser is replaced, not left behind.
    let again = log_in::by_link(&mut tx, &mut ctx, &owner, &first, None)
        .await
        .unwrap();
    assert_eq!(
        session::actor(&mut tx, &token, NOW).await.unwrap().0,
        Actor::Visitor
    );
    assert!(matches!(
        log_in::by_link(&mut tx, &mut ctx, &Actor::Visitor, &first, None).await,
        Err(Error::Gone)
    ));
    let minutes = 60 * 1_000_000;
    assert!(
        log_in::by_link_as(&mut tx, &second, NOW + 19 * minutes)
            .await
            .is_ok()
    );
    assert!(matches!(
        log_in::by_link_as(&mut tx, &second, NOW + 20 * minutes).await,
        Err(Error::Gone)
    ));
    let last = log_in::by_link(&mut tx, &mut ctx, &Actor::Visitor, &second, Some(&new))
        .await
        .unwrap();
    assert_eq!(
        session::actor(&mut tx, &again, NOW).await.unwrap().0,
        Actor::Visitor
    );
    assert!(
        session::actor(&mut tx, &last, NOW)
            .await
            .unwrap()
            .0
            .signed()
            .is_ok()
    );
    let credentials = person::credentials(&mut tx, "oie@example.ee").await.unwrap();
    assert!(credentials.check("õhtune vestlus").is_none());
    assert!(credentials.check("hommikune vestlus").is_some());
}

#[tokio::test]
async fn an_invitation_joins_a_newcomer_once() {
    let mut house = House::new().await;
    let token = house.set_up().await;
    let owner = house.actor(&token).await;
    let secret = house.invite(&owner, "jaan@example.ee", Role::Facilitator).await;
    let mut ctx = house.ctx();
    let password = hashed(&mut ctx, "hommikune vestlus");
    let mut tx = house.write().await;
    let invited = member::invited(&mut tx, &secret, NOW).await.unwrap();
    assert_eq!((invited.role, invited.has_account), (Role::Facilitator, false));
    let jaan = Newcomer {
        name: "Jaan Tamm".into(),
    };
    let (organisation_id, token) = member::join(&mut tx, &mut ctx, &secret, &jaan, "et", &password)
        .await
        .unwrap();
    let (actor, _) = session::actor(&mut tx, &token, NOW).await.unwrap();
    assert_eq!(actor.role(&organisation_id), Some(Role::Facilitator));
    let again = member::join(&mut tx, &mut ctx, &secret, &jaan, "et", &password).await;
    assert!(matches!(again, Err(Error::Gone)));
    assert!(matches!(
        set_up::open(&mut tx, &secret, NOW).await,
        Err(Error::Gone)
    ));
    // Only an owner invites, and takes back.
    let invitation = NewInvitation {
        email: "liis@example.ee".into(),
        role: Role::Owner,
    };
    let by_jaan = member::invite(&mut tx, &mut ctx, &actor, &organisation_id, &invitation).await;
    assert!(matches!(by_jaan, Err(Error::Denied)));
    assert!(matches!(
        member::revoke(&mut tx, &actor, &organisation_id, "x").await,
        Err(Error::Denied)
    ));
}

#[tokio::test]
async fn accepting_never_takes_rights_away_and_a_revoked_link_opens_nothing() {
    let mut house = House::new().await;
    let token = house.set_up().await;
    let owner = house.actor(&token).await;
    let scribe = house.invite(&owner, "teine@example.ee", Role::Scribe).await;
    let gone = house.invite(&owner, "kolmas@example.ee", Role::Owner).await;
    let mut ctx = house.ctx();
    let mut tx = house.write().await;
    assert!(matches!(
        member::accept(&mut tx, &mut ctx, &Actor::Visitor, &scribe).await,
        Err(Error::Unauthenticated)
    ));
    let organisation_id = member::accept(&mut tx, &mut ctx, &owner, &scribe).await.unwrap();
    let (owner, _) = session::actor(&mut tx, &token, NOW).await.unwrap();
    assert_eq!(owner.role(&organisation_id), Some(Role::Owner));
    let open = pass::invitations(&mut tx, &organisation_id, NOW).await.unwrap();
    assert_eq!(open.len(), 1);
    member::revoke(&mut tx, &owner, &organisation_id, &open[0].id)
        .await
        .unwrap();
    assert!(matches!(
        member::invited(&mut tx, &gone, NOW).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn only_an_owner_sees_the_link_of_a_held_invitation() {
    let mut house = House::new().await;
    let token = house.set_up().await;
    let owner = house.actor(&token).await;
    house.invite(&owner, "jaan@example.ee", Role::Owner).await;
    let ctx = house.ctx();
    let mut tx = house.write().await;
    let mut signed = owner.signed().unwrap().clone();
    let organisation_id = signed.memberships[0].organisation_id.clone();
    let mut mail = mail::outbox(&mut tx, &owner, &organisation_id, None, 0)
        .await
        .unwrap()
        .0
        .remove(0);
    assert_eq!(mail.new.kind, Kind::Invitation);
    assert_eq!(mail.link_to_pass_on(&ctx, &owner), None, "it is still queued");
    mail.state = State::Held;
    assert_eq!(mail.link_to_pass_on(&ctx, &owner), mail.link_path(&ctx));
    assert!(mail.link_path(&ctx).unwrap().starts_with("/invitation/"));
    signed.memberships[0].role = Role::Organiser;
    let organiser = Actor::Person(signed);
    assert!(organiser.may(&organisation_id, Right::SeeMail));
    assert_eq!(mail.link_to_pass_on(&ctx, &organiser), None);
}
