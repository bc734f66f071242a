//! Learning pairs: everybody has a partner, also after somebody left; what was held counts; nobody else gets in.

use domain::actor::{Actor, Role};
use domain::application::own::{self as place, Act};
use domain::application::people;
use domain::error::{Conflict, Error, Result};
use domain::own_dialogue;
use domain::pair::practicum::{self, Plan, Report};
use domain::pair::profile::{self, Profile};
use domain::pair::wish::{self, Wish};
use domain::pair::{self, Made, Pair, Pairs};
use kernel::pairing;
use kernel::time::{DAY, HOUR};
use store::sql;

use crate::support::cohort::{cohort, mentor};
use crate::support::fixture::{Fixture, address};
use crate::support::learning::Applied;
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines};

both_engines!(
    everybody_has_a_partner_and_sees_who_once_told,
    who_leaves_parts_only_their_own_pair,
    what_was_held_counts_whatever_becomes_of_the_pair,
    partners_do_not_write_over_each_other,
    wishes_and_hands_decide,
    a_strangers_dialogue_is_nobodys_own,
    erased_people_are_named_nowhere,
    pairs_are_for_organisers_and_mentors,
);

struct Set {
    world: World,
    fixture: Fixture,
    people: Vec<Applied>,
}

impl Set {
    async fn make(world: World, many: u32) -> Set {
        let fixture = world.fixture().await;
        let learning = fixture.programme.clone();
        let people = world
            .write(async |tx, ctx| {
                mentor(tx, ctx, &learning, &fixture.facilitator, "Veljo Vedaja").await?;
                cohort(tx, ctx, &learning, many).await
            })
            .await
            .unwrap();
        Set {
            world,
            fixture,
            people,
        }
    }

    fn id(&self) -> &str {
        &self.fixture.programme.id
    }

    async fn match_them(&self, anew: bool) -> Made {
        let id = self.id();
        self.world
            .write(async |tx, ctx| pair::make(tx, ctx, &Actor::System, id, anew).await)
            .await
            .unwrap()
    }

    async fn list(&self) -> Pairs {
        let id = self.id();
        self.world
            .read(async |tx| pair::list(tx, &Actor::System, id).await)
            .await
            .unwrap()
    }

    async fn tell(&self) -> usize {
        let id = self.id();
        self.world
            .write(async |tx, ctx| pair::tell(tx, ctx, &Actor::System, id).await)
            .await
            .unwrap()
    }

    async fn by_hand(&self, who: &[usize]) -> Result<()> {
        let ids: Vec<String> = who.iter().map(|n| self.people[*n].id.clone()).collect();
        let id = self.id();
        self.world
            .write(async |tx, ctx| pair::put_together(tx, ctx, &Actor::System, id, &ids).await)
            .await
    }

    async fn own(&self, who: usize) -> Option<Pair> {
        let secret = &self.people[who].secret;
        let found = self.world.read(async |tx| pair::own(tx, secret).await).await;
        found.unwrap().2
    }

    async fn leave(&self, who: usize) {
        let secret = &self.people[who].secret;
        self.world
            .write(async |tx, ctx| place::act(tx, ctx, secret, Act::Withdraw).await)
            .await
            .unwrap();
    }

    async fn plan(&self, who: usize, version: u32, plan: &Plan) -> Result<()> {
        let secret = &self.people[who].secret;
        self.world
            .write(async |tx, ctx| practicum::plan(tx, ctx, secret, version, plan).await)
            .await
    }

    async fn hold(&self, who: usize, version: u32, lessons: &str) -> Result<()> {
        let secret = &self.people[who].secret;
        let report = Report {
            people: 6,
            lessons: lessons.to_owned(),
        };
        self.world
            .write(async |tx, ctx| practicum::hold(tx, ctx, secret, version, &report).await)
            .await
    }

    /// Whether somebody held a practicum, by the order of people.
    async fn credit(&self) -> Vec<bool> {
        let mut found = Vec::new();
        for one in &self.people {
            let held = self
                .world
                .read(async |tx| practicum::held_by(tx, &one.id).await)
                .await
                .unwrap();
            found.push(held.is_some());
        }
        found
    }

    async fn letters(&self) -> u32 {
        let query = sql!("select count(*) as n from mail where programme_id = $1 and kind = 'pair-made'");
        self.world.count(query, self.id()).await
    }
}

fn names(pairs: &Pairs) -> Vec<Vec<&str>> {
    pairs
        .pairs
        .iter()
        .map(|p| p.people.iter().map(|a| a.name.as_str()).collect())
        .collect()
}

fn plan(question: &str) -> Plan {
    Plan {
        question: question.to_owned(),
        ..Plan::default()
    }
}

async fn everybody_has_a_partner_and_sees_who_once_told(world: World) {
    let set = Set::make(world, 5).await;
    assert_eq!(set.list().await.alone.len(), 5);
    assert_eq!(set.match_them(false).await, Made::Done);
    let made = set.list().await;
    let mut sizes: Vec<usize> = made.pairs.iter().map(|p| p.people.len()).collect();
    sizes.sort_unstable();
    assert_eq!((sizes, made.alone.len()), (vec![2, 3], 0));
    let between: Vec<usize> = made.pairs.iter().map(|p| p.reasons.between.len()).collect();
    assert_eq!(between.iter().sum::<usize>(), 4, "each two of a pair say why");
    // Nobody sees it before they were told; then everybody does, and is told once.
    for who in 0..5 {
        assert!(set.own(who).await.is_none());
    }
    assert_eq!((set.tell().await, set.tell().await), (2, 0));
    assert_eq!(set.letters().await, 5);
    for who in 0..5 {
        let mine = set.own(who).await.unwrap();
        assert!(mine.people.iter().any(|a| a.id == set.people[who].id));
    }
    // Made again, nothing changes, and nobody is told again.
    set.match_them(false).await;
    assert_eq!(names(&set.list().await), names(&made));
    assert_eq!(set.tell().await, 0);
}

async fn who_leaves_parts_only_their_own_pair(world: World) {
    let set = Set::make(world, 6).await;
    set.match_them(false).await;
    set.tell().await;
    let before = set.list().await;
    let broken = before
        .pairs
        .iter()
        .find(|p| p.people.iter().any(|a| a.id == set.people[0].id));
    let broken = broken.unwrap().clone();
    set.leave(0).await;
    let now = set.list().await;
    let left: Vec<&str> = now.alone.iter().map(|a| a.name.as_str()).collect();
    let partner = broken.people.iter().find(|a| a.id != set.people[0].id).unwrap();
    assert_eq!((now.pairs.len(), left), (2, vec![partner.name.as_str()]));
    let who = set.people.iter().position(|p| p.id == partner.id).unwrap();
    assert!(set.own(who).await.is_none(), "one alone is no pair");
    assert_eq!(set.match_them(false).await, Made::Done);
    let after = set.list().await;
    assert!(after.alone.is_empty());
    let stay: Vec<&Pair> = before.pairs.iter().filter(|p| p.id != broken.id).collect();
    for was in &stay {
        let is = after.pairs.iter().find(|p| p.id == was.id).expect("it stays");
        assert_eq!(is.number, was.number);
        for person in &was.people {
            assert!(is.people.iter().any(|a| a.id == person.id));
        }
    }
    // Only those whom somebody joined are told anew, and they see each other meanwhile.
    let joined: Vec<&Pair> = after.pairs.iter().filter(|p| p.people.len() == 3).collect();
    assert_eq!((after.pairs.len(), joined.len()), (2, 1));
    assert_eq!(joined[0].told_at, None);
    assert_eq!(set.own(who).await.unwrap().people.len(), 3);
    assert_eq!(set.tell().await, 1);
    assert_eq!(set.letters().await, 9);
}

async fn what_was_held_counts_whatever_becomes_of_the_pair(world: World) {
    let set = Set::make(world, 4).await;
    set.by_hand(&[0, 1]).await.unwrap();
    set.by_hand(&[2, 3]).await.unwrap();
    set.tell().await;
    let nothing = set.hold(0, 0, "").await;
    assert!(
        matches!(nothing, Err(Error::Conflict(Conflict::NotReady))),
        "{nothing:?}"
    );
    let tomorrow = Plan {
        starts_at: Some(set.world.dial.now() + DAY),
        ..plan("Mis meid hoiab?")
    };
    set.plan(0, 0, &tomorrow).await.unwrap();
    let early = set.hold(1, 1, "").await;
    assert!(
        matches!(early, Err(Error::Conflict(Conflict::NotBegun))),
        "{early:?}"
    );
    set.world.dial.forward(DAY + HOUR);
    set.hold(1, 1, "Vaikus aitas.").await.unwrap();
    assert_eq!(set.credit().await, [true, true, false, false]);
    let late = set.plan(0, 2, &plan("Muu?")).await;
    assert!(matches!(late, Err(Error::Conflict(Conflict::Over))), "{late:?}");
    // Somebody joins: they held nothing, and the three plan one of their own.
    set.by_hand(&[0, 1, 2]).await.unwrap();
    let secret = &set.people[2].secret;
    let (_, theirs) = set
        .world
        .read(async |tx| practicum::own(tx, secret).await)
        .await
        .unwrap();
    assert_eq!((theirs.is_planned(), theirs.version), (false, 0));
    set.plan(2, 0, &plan("Kolmekesi?")).await.unwrap();
    assert_eq!(set.credit().await, [true, true, false, false]);
    // Everybody is matched anew; what was held stays with who held it.
    set.by_hand(&[1, 3]).await.unwrap();
    set.by_hand(&[0, 2]).await.unwrap();
    assert_eq!(set.credit().await, [true, true, false, false]);
    let all = set
        .world
        .read(async |tx| practicum::list(tx, &Actor::System, set.id()).await)
        .await
        .unwrap();
    let held: Vec<(Option<u32>, usize)> = all.iter().map(|p| (p.people, p.held_by.len())).collect();
    assert!(held.contains(&(Some(6), 2)), "{held:?}");
    // It was not held after all.
    set.tell().await;
    let current = set
        .world
        .read(async |tx| practicum::own(tx, secret).await)
        .await
        .unwrap()
        .1;
    set.hold(2, current.version, "Mõlemad.").await.unwrap();
    assert_eq!(set.credit().await, [true, true, true, false]);
    set.world
        .write(async |tx, ctx| practicum::take_back(tx, ctx, secret).await)
        .await
        .unwrap();
    assert_eq!(set.credit().await, [true, true, false, false]);
}

async fn partners_do_not_write_over_each_other(world: World) {
    let set = Set::make(world, 2).await;
    set.by_hand(&[0, 1]).await.unwrap();
    let untold = set.plan(0, 0, &plan("Esimene?")).await;
    assert!(matches!(untold, Err(Error::NotFound)), "{untold:?}");
    set.tell().await;
    set.plan(0, 0, &plan("Esimene?")).await.unwrap();
    set.plan(0, 0, &plan("Esimene?")).await.unwrap();
    let second = set.plan(1, 0, &plan("Teine?")).await;
    assert!(
        matches!(second, Err(Error::Conflict(Conflict::Rewritten))),
        "{second:?}"
    );
    set.plan(1, 1, &plan("Teine?")).await.unwrap();
    set.hold(0, 2, "Õppisime kuulama.").await.unwrap();
    let lost = set.hold(1, 2, "Muud.").await;
    assert!(
        matches!(lost, Err(Error::Conflict(Conflict::Rewritten))),
        "{lost:?}"
    );
    set.hold(1, 3, "Õppisime kuulama. Ja muud.").await.unwrap();
    let secret = &set.people[0].secret;
    let (_, now) = set
        .world
        .read(async |tx| practicum::own(tx, secret).await)
        .await
        .unwrap();
    assert_eq!(now.lessons, "Õppisime kuulama. Ja muud.");
}

async fn wishes_and_hands_decide(world: World) {
    let set = Set::make(world, 4).await;
    for bad in [&[0][..], &[0, 1, 2, 3], &[0, 0]] {
        assert!(
            matches!(set.by_hand(bad).await, Err(Error::Invalid(_))),
            "{bad:?}"
        );
    }
    set.match_them(false).await;
    let first = set.list().await.pairs[0].clone();
    let (a, b) = (first.people[0].id.clone(), first.people[1].id.clone());
    let set_wish = async |a: &str, b: &str, wanted: Option<Wish>| {
        set.world
            .write(async |tx, _| wish::set(tx, &Actor::System, set.id(), (a, b), wanted).await)
            .await
    };
    // In whatever order they are named, two have one wish.
    set_wish(&a, &b, Some(Wish::Together)).await.unwrap();
    set_wish(&b, &a, Some(Wish::Apart)).await.unwrap();
    assert_eq!(set.list().await.wishes.len(), 1);
    assert!(matches!(
        set_wish(&a, &a, Some(Wish::Apart)).await,
        Err(Error::Invalid(_))
    ));
    assert_eq!(set.match_them(false).await, Made::Done);
    let together = |pairs: &Pairs| {
        let has = |p: &Pair, id: &str| p.people.iter().any(|x| x.id == id);
        pairs.pairs.iter().any(|p| has(p, &a) && has(p, &b))
    };
    assert!(!together(&set.list().await));
    // By hand it can be done all the same, and the pair says so.
    let at = |id: &str| set.people.iter().position(|p| p.id == id).unwrap();
    set.by_hand(&[at(&a), at(&b)]).await.unwrap();
    let now = set.list().await;
    let pair = now.pairs.iter().find(|p| p.by_hand).unwrap();
    assert!(together(&now) && pair.reasons.between[0].apart);
    assert_eq!(now.alone.len(), 2, "those whom they left");
    // Together without a language: no way, and it says who.
    set_wish(&a, &b, Some(Wish::Together)).await.unwrap();
    for (who, language) in [(&a, "et"), (&b, "ru")] {
        let said = Profile {
            experience: vec![Some(1), None, None, None],
            languages: vec![language.to_owned()],
        };
        let secret = &set.people[at(who)].secret;
        set.world
            .write(async |tx, ctx| profile::set(tx, ctx, secret, &said).await)
            .await
            .unwrap();
    }
    let Made::Impossible(why) = set.match_them(false).await else {
        panic!("there is no way");
    };
    let (low, high) = (a.clone().min(b.clone()), a.clone().max(b.clone()));
    assert_eq!(
        why.conflicts,
        [pairing::Conflict::TogetherWithoutLanguage(low, high)]
    );
    assert_eq!(names(&set.list().await), names(&now), "nothing was changed");
    set_wish(&a, &b, None).await.unwrap();
    assert_eq!(set.match_them(true).await, Made::Done);
}

async fn a_strangers_dialogue_is_nobodys_own(world: World) {
    let set = Set::make(world, 2).await;
    let (world, fixture) = (&set.world, &set.fixture);
    let (me, secret) = (&set.people[0].id, &set.people[0].secret);
    let now = world.dial.now();
    let link = async |actor: &Actor, dialogue: &str| {
        world
            .write(async |tx, ctx| own_dialogue::link(tx, ctx, actor, secret, dialogue).await)
            .await
    };
    let choices = async |actor: &Actor| -> Vec<String> {
        let found = world
            .read(async |tx| own_dialogue::choices(tx, actor, secret, now).await)
            .await
            .unwrap();
        found.into_iter().map(|o| o.dialogue.id).collect()
    };
    // The link alone gives no right in any organisation.
    assert!(choices(&Actor::Visitor).await.is_empty());
    let strange = link(&Actor::Visitor, &fixture.open.id).await;
    assert!(matches!(strange, Err(Error::NotFound)), "{strange:?}");
    // Neither does the address of somebody who does not plan, but that of somebody who does, for what is public.
    let apply_as = async |name: &str| {
        let email = address(name).to_uppercase();
        world
            .write(async |tx, _| {
                let update = sql!("update application set email = $2 where id = $1");
                tx.run(update, &[me.into(), email.into()]).await?;
                Ok(())
            })
            .await
            .unwrap();
    };
    apply_as("Veljo").await;
    assert!(choices(&Actor::Visitor).await.is_empty());
    apply_as("Karin").await;
    assert_eq!(
        choices(&Actor::Visitor).await,
        [fixture.open.id.clone(), fixture.past.id.clone()]
    );
    for not_theirs in [&fixture.draft.id, &fixture.elsewhere.id, "x"] {
        let answer = link(&Actor::Visitor, not_theirs).await;
        assert!(matches!(answer, Err(Error::NotFound)), "{not_theirs}: {answer:?}");
    }
    link(&Actor::Visitor, &fixture.past.id).await.unwrap();
    let mine = world
        .read(async |tx| own_dialogue::of(tx, me, now).await)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (mine.dialogue.id.as_str(), mine.held, mine.tally.came),
        (&*fixture.past.id, true, 2)
    );
    // Who is logged in links drafts of their own, and nobody else's.
    let (organiser, _) = world.log_in(&fixture.organiser).await;
    assert!(choices(&organiser).await.contains(&fixture.draft.id));
    link(&organiser, &fixture.draft.id).await.unwrap();
    let cancelled = link(&organiser, &fixture.cancelled.id).await;
    assert!(
        matches!(cancelled, Err(Error::Conflict(Conflict::Cancelled))),
        "{cancelled:?}"
    );
    let (outsider, _) = world.log_in(&fixture.outsider).await;
    link(&outsider, &fixture.elsewhere.id).await.unwrap();
    // Organisers link any public one by its address.
    let link_for = async |actor: &Actor, public_id: &str| {
        world
            .write(async |tx, ctx| own_dialogue::link_for(tx, ctx, actor, set.id(), me, public_id).await)
            .await
    };
    for hidden in [&fixture.draft.public_id, "x"] {
        assert!(
            matches!(link_for(&organiser, hidden).await, Err(Error::Invalid(_))),
            "{hidden}"
        );
    }
    link_for(&organiser, &fixture.open.public_id).await.unwrap();
    let programmes = async || -> Vec<String> {
        let found = world
            .read(async |tx| own_dialogue::programmes(tx, &fixture.open.id).await)
            .await;
        found.unwrap().into_iter().map(|p| p.id).collect()
    };
    assert_eq!(programmes().await, [set.id()]);
    set.leave(0).await;
    assert!(
        programmes().await.is_empty(),
        "who left holds nothing for the programme"
    );
}

async fn erased_people_are_named_nowhere(world: World) {
    let set = Set::make(world, 4).await;
    set.by_hand(&[0, 1]).await.unwrap();
    set.by_hand(&[2, 3]).await.unwrap();
    set.tell().await;
    set.plan(0, 0, &plan("Saladuslik küsimus?")).await.unwrap();
    set.hold(0, 1, "Õppetund kahele.").await.unwrap();
    let (a, b) = (&set.people[0].id, &set.people[1].id);
    set.world
        .write(async |tx, ctx| {
            wish::set(tx, &Actor::System, set.id(), (a, b), Some(Wish::Together)).await?;
            profile::set(tx, ctx, &set.people[0].secret, &Profile::default()).await?;
            // As the letter to the partner was written.
            let body = sql!("update mail set body = $2 where application_id = $1 and kind = 'pair-made'");
            tx.run(body, &[b.into(), "Sinuga koos õpib Aive.".into()]).await?;
            Ok(())
        })
        .await
        .unwrap();
    let erase = async |who: usize| {
        let person = &set.people[who].id;
        set.world
            .write(async |tx, ctx| people::erase(tx, ctx, &Actor::System, set.id(), person).await)
            .await
            .unwrap();
        Snapshot::take(&set.world.db).await
    };
    let after = erase(0).await;
    assert!(!after.has(a), "somewhere their id is left");
    assert!(!after.has("Sinuga koos õpib Aive."));
    assert!(after.has("Õppetund kahele."), "the text is the partner's, too");
    assert_eq!(set.letters().await, 2, "letters about others stay");
    let after = erase(1).await;
    assert!(!after.has(b) && !after.has("Õppetund kahele.") && !after.has("Saladuslik"));
    assert_eq!(after.rows("learning_pair").len(), 1);
}

async fn pairs_are_for_organisers_and_mentors(world: World) {
    let set = Set::make(world, 2).await;
    let (id, people) = (set.id(), &set.people);
    let (outsider, _) = set.world.log_in(&set.fixture.outsider).await;
    let (organiser, _) = set.world.log_in(&set.fixture.organiser).await;
    let (mentor, _) = set.world.log_in(&set.fixture.facilitator).await;
    let mut denied = Vec::new();
    for role in [Role::Scribe, Role::Analyst, Role::Reviewer] {
        denied.push(set.world.log_in(set.fixture.person(role)).await.0);
    }
    let both: Vec<String> = people.iter().map(|p| p.id.clone()).collect();
    let now = set.world.dial.now();
    let address = &set.fixture.open.public_id;
    let try_all = async |actor: &Actor| -> Vec<(&'static str, Result<()>)> {
        let mut found = Vec::new();
        macro_rules! attempt {
            ($name:literal, |$tx:ident, $ctx:ident| $call:expr) => {
                #[allow(unused_variables)]
                let answer = set
                    .world
                    .write(async |$tx, $ctx| $call.await.map(|_| ()))
                    .await;
                found.push(($name, answer));
            };
        }
        attempt!("list", |tx, ctx| pair::list(tx, actor, id));
        attempt!("practicums", |tx, ctx| practicum::list(tx, actor, id));
        attempt!("make", |tx, ctx| pair::make(tx, ctx, actor, id, false));
        attempt!("by hand", |tx, ctx| pair::put_together(tx, ctx, actor, id, &both));
        attempt!("wish", |tx, ctx| wish::set(
            tx,
            actor,
            id,
            (&both[0], &both[1]),
            Some(Wish::Together)
        ));
        attempt!("tell", |tx, ctx| pair::tell(tx, ctx, actor, id));
        attempt!("dialogues", |tx, ctx| own_dialogue::list(tx, actor, id, now));
        attempt!("link", |tx, ctx| own_dialogue::link_for(
            tx, ctx, actor, id, &both[0], address
        ));
        attempt!("unlink", |tx, ctx| own_dialogue::unlink_for(
            tx, actor, id, &both[0]
        ));
        found
    };
    let before = Snapshot::take(&set.world.db).await;
    for actor in [&Actor::Visitor, &outsider] {
        for (name, answer) in try_all(actor).await {
            assert!(matches!(answer, Err(Error::NotFound)), "{name}: {answer:?}");
        }
    }
    for actor in &denied {
        for (name, answer) in try_all(actor).await {
            assert!(matches!(answer, Err(Error::Denied)), "{name}: {answer:?}");
        }
    }
    // A link that is nobody's, and the one of somebody who does not take part.
    for secret in ["x", &set.fixture.programme.applied[2].secret] {
        let own = set
            .world
            .read(async |tx| pair::own(tx, secret).await.map(|_| ()))
            .await;
        assert!(matches!(own, Err(Error::NotFound)), "{own:?}");
        let said = Profile::default();
        let saved = set
            .world
            .write(async |tx, ctx| profile::set(tx, ctx, secret, &said).await)
            .await;
        assert!(matches!(saved, Err(Error::NotFound)), "{saved:?}");
    }
    let after = Snapshot::take(&set.world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    for actor in [&organiser, &mentor] {
        for (name, answer) in try_all(actor).await {
            assert!(answer.is_ok(), "{name}: {answer:?}");
        }
    }
    assert_eq!(set.letters().await, 2, "told once, by whoever was first");
}
