//! The cohort: who was there counts, polls move meetings, what is private stays private, what is anonymous stays so.

use std::collections::BTreeMap;

use domain::actor::{Actor, Role};
use domain::cohort::assessment::{self, results};
use domain::cohort::attendance::{self, Mark};
use domain::cohort::comment::{self, About};
use domain::cohort::journal::{self, Written};
use domain::cohort::material::{self, Material};
use domain::cohort::message::{self, NewMessage, Whom, Words};
use domain::cohort::poll::{self, Choice, NewPoll, Suits};
use domain::cohort::{self, worksheet};
use domain::error::{Conflict, Error, Result};
use domain::input::{Fault, Faults};
use domain::mail::Kind;
use domain::programme::{self, clock};
use domain::{application, job};
use kernel::time::{DAY, HOUR, MINUTE};
use kernel::worksheet::{Answers, Moment};
use store::sql;

use crate::support::cohort::{cohort, mentor};
use crate::support::learning::{Applied, Learning};
use crate::support::snapshot::Snapshot;
use crate::support::{World, both_engines, fixture::Fixture};

both_engines!(
    who_was_there_counts_and_who_apologised_said_so_before,
    the_reason_of_an_apology_is_gone_a_month_later,
    a_poll_moves_the_meeting_and_everybody_is_told,
    a_journal_is_read_by_nobody_but_its_mentor_while_it_is_shared,
    worksheets_wait_half_done_and_are_shared_by_choice,
    an_assessment_is_linked_to_nobody,
    an_assessment_is_asked_when_its_day_comes,
    messages_go_to_those_who_were_meant,
    what_is_not_visible_yet_is_not_there,
    a_participant_who_is_erased_leaves_only_what_is_nobodys,
    strangers_and_other_members_change_nothing,
);

struct Set {
    world: World,
    fixture: Fixture,
    people: Vec<Applied>,
    organiser: Actor,
    owner: Actor,
    mentor: Actor,
}

impl Set {
    async fn make(world: World, many: u32) -> Set {
        let fixture = world.fixture().await;
        let learning = fixture.programme.clone();
        let facilitator = fixture.facilitator.clone();
        let people = world
            .write(async |tx, ctx| {
                mentor(tx, ctx, &learning, &facilitator, "Veljo Vedaja").await?;
                cohort(tx, ctx, &learning, many).await
            })
            .await
            .unwrap();
        let (organiser, _) = world.log_in(&fixture.organiser).await;
        let (owner, _) = world.log_in(&fixture.owner).await;
        let (mentor, _) = world.log_in(&fixture.facilitator).await;
        Set {
            world,
            fixture,
            people,
            organiser,
            owner,
            mentor,
        }
    }

    fn learning(&self) -> &Learning {
        &self.fixture.programme
    }

    /// Turns the clock to so long after the start of a meeting.
    async fn at(&self, meeting: usize, after: i64) {
        let query = sql!("select starts_at as n from meeting where id = $1");
        let id = &self.learning().meetings[meeting];
        let at: i64 = self
            .world
            .read(async |tx| Ok(tx.one(query, &[id.into()]).await?.get("n")?))
            .await
            .unwrap();
        self.world.dial.set(at + after);
        // People log in anew: sessions do not last that long.
    }

    async fn mark(&self, actor: &Actor, meeting: usize, who: usize, mark: Option<Mark>) -> Result<()> {
        let (id, meeting) = (&self.learning().id, &self.learning().meetings[meeting]);
        self.world
            .write(async |tx, ctx| {
                attendance::mark(tx, ctx, actor, id, meeting, &self.people[who].id, mark).await
            })
            .await
    }

    /// Present, apologised, absent, held, unrecorded of everybody, in the order of their names.
    async fn counts(&self) -> Vec<[u32; 5]> {
        let (id, now) = (&self.learning().id, self.world.dial.now());
        let all = self
            .world
            .read(async |tx| cohort::attendance(tx, id, now).await)
            .await
            .unwrap();
        let of = |a: &cohort::Attended| [a.present, a.apologised, a.absent, a.held, a.unrecorded];
        all.iter().map(of).collect()
    }

    /// The programme's clock, as the worker lets it run.
    async fn tick(&self) {
        let id = &self.learning().id;
        self.world
            .write(async |tx, ctx| clock::run(tx, ctx, id).await)
            .await
            .unwrap();
    }

    /// To whom mails of a kind go.
    async fn mails(&self, kind: Kind) -> Vec<String> {
        let query = sql!("select to_name from mail where programme_id = $1 and kind = $2 order by to_name");
        let rows = self
            .world
            .read(async |tx| {
                Ok(tx
                    .all(query, &[(&self.learning().id).into(), kind.as_str().into()])
                    .await?)
            })
            .await
            .unwrap();
        rows.iter().map(|row| row.get("to_name").unwrap()).collect()
    }

    /// Whether a text stands anywhere in the database.
    async fn holds(&self, text: &str) -> bool {
        Snapshot::take(&self.world.db).await.has(text)
    }
}

async fn who_was_there_counts_and_who_apologised_said_so_before(world: World) {
    let set = Set::make(world, 3).await;
    let (world, meetings) = (&set.world, &set.learning().meetings);
    // Beforehand somebody apologises and one takes it back; nobody can be there yet.
    for who in [0, 1] {
        let secret = &set.people[who].secret;
        world
            .write(async |tx, ctx| attendance::apologise(tx, ctx, secret, &meetings[0], "Haige laps.").await)
            .await
            .unwrap();
    }
    world
        .write(async |tx, ctx| attendance::come_after_all(tx, ctx, &set.people[1].secret, &meetings[0]).await)
        .await
        .unwrap();
    let early = set.mark(&set.organiser, 0, 0, Some(Mark::Present)).await;
    assert!(
        matches!(early, Err(Error::Conflict(Conflict::NotBegun))),
        "{early:?}"
    );
    assert_eq!(set.counts().await, [[0; 5]; 3]);
    set.at(0, HOUR).await;
    // An empty sheet makes nobody absent.
    assert_eq!(set.counts().await, [[0, 0, 0, 1, 1]; 3]);
    let late = world
        .write(async |tx, ctx| {
            attendance::apologise(tx, ctx, &set.people[2].secret, &meetings[0], "Unustasin.").await
        })
        .await;
    assert!(matches!(late, Err(Error::Gone)), "{late:?}");
    set.mark(&Actor::System, 0, 1, Some(Mark::Present)).await.unwrap();
    assert_eq!(
        set.counts().await,
        [[0, 1, 0, 1, 0], [1, 0, 0, 1, 0], [0, 0, 1, 1, 0]]
    );
    // They came in spite of it; taken back, the apology stands again.
    set.mark(&Actor::System, 0, 0, Some(Mark::Present)).await.unwrap();
    assert_eq!(set.counts().await[0], [1, 0, 0, 1, 0]);
    set.mark(&Actor::System, 0, 0, None).await.unwrap();
    assert_eq!(set.counts().await[0], [0, 1, 0, 1, 0]);
    world
        .write(async |tx, ctx| {
            let id = &set.learning().id;
            attendance::all_present(tx, ctx, &Actor::System, id, &meetings[0]).await
        })
        .await
        .unwrap();
    assert_eq!(set.counts().await[2], [1, 0, 0, 1, 0]);
}

async fn the_reason_of_an_apology_is_gone_a_month_later(world: World) {
    let set = Set::make(world, 2).await;
    let (id, meeting) = (set.learning().id.clone(), set.learning().meetings[0].clone());
    set.world
        .write(async |tx, ctx| {
            attendance::apologise(tx, ctx, &set.people[0].secret, &meeting, "Haige laps.").await
        })
        .await
        .unwrap();
    let reason = async |actor: &Actor| {
        let sheet = set
            .world
            .read(async |tx| attendance::sheet(tx, actor, &id, &meeting).await)
            .await
            .unwrap();
        sheet.lines[0].1.as_ref().unwrap().reason.clone()
    };
    assert_eq!(reason(&set.organiser).await, "Haige laps.");
    assert_eq!(reason(&set.mentor).await, "Haige laps.");
    set.at(0, 0).await;
    set.tick().await;
    assert!(set.holds("Haige laps").await);
    set.world.dial.forward(31 * DAY);
    set.tick().await;
    assert!(!set.holds("Haige laps").await, "the reason outlived its month");
    assert_eq!(set.counts().await[0][4], 2, "the apology itself stays");
}

async fn a_poll_moves_the_meeting_and_everybody_is_told(world: World) {
    let set = Set::make(world, 3).await;
    let (world, id, meeting) = (&set.world, &set.learning().id, &set.learning().meetings[2]);
    let now = world.dial.now();
    let option = |days: i64, place: &str| Choice {
        id: String::new(),
        starts_at: now + days * DAY,
        minutes: 120,
        place_name: place.to_owned(),
        place_address: String::new(),
        answers: BTreeMap::new(),
    };
    let new = NewPoll {
        until: now + 5 * DAY,
        choices: vec![option(70, "Tapa raamatukogu"), option(71, "")],
    };
    let poll_id = world
        .write(async |tx, ctx| poll::ask(tx, ctx, &set.organiser, id, meeting, &new).await)
        .await
        .unwrap();
    // Asked twice, it is one poll.
    let again = world
        .write(async |tx, ctx| poll::ask(tx, ctx, &set.organiser, id, meeting, &new).await)
        .await
        .unwrap();
    assert_eq!(again, poll_id);
    assert_eq!(set.mails(Kind::PollOpened).await, ["Aive", "Bruno", "Celia"]);
    let secret = &set.people[0].secret;
    let asked = world
        .read(async |tx| poll::own(tx, secret, &poll_id).await)
        .await
        .unwrap();
    let answers: BTreeMap<String, Suits> = asked
        .poll
        .choices
        .iter()
        .map(|c| c.id.clone())
        .zip([Suits::Maybe, Suits::No])
        .collect();
    world
        .write(async |tx, ctx| poll::answer(tx, ctx, secret, &poll_id, &answers).await)
        .await
        .unwrap();
    let (_, seen, people) = world
        .read(async |tx| poll::of_meeting(tx, &set.mentor, id, meeting).await)
        .await
        .unwrap();
    let seen = seen.unwrap();
    assert_eq!(
        (
            seen.choices[0].tally(Suits::Maybe),
            seen.choices[1].tally(Suits::No),
            people.len()
        ),
        (1, 1, 3)
    );
    let chosen = seen.choices[0].id.clone();
    world
        .write(async |tx, ctx| poll::decide(tx, ctx, &set.organiser, id, &poll_id, &chosen).await)
        .await
        .unwrap();
    world
        .write(async |tx, ctx| poll::decide(tx, ctx, &set.organiser, id, &poll_id, &chosen).await)
        .await
        .unwrap();
    let moved = world
        .read(async |tx| domain::meeting::by_id(tx, id, meeting).await)
        .await
        .unwrap();
    assert_eq!(
        (moved.starts_at, moved.minutes, moved.place_name.as_str()),
        (Some(now + 70 * DAY), 120, "Tapa raamatukogu")
    );
    assert_eq!(set.mails(Kind::MeetingChanged).await, ["Aive", "Bruno", "Celia"]);
    let late = world
        .write(async |tx, ctx| poll::answer(tx, ctx, secret, &poll_id, &answers).await)
        .await;
    assert!(matches!(late, Err(Error::Gone)), "{late:?}");
    let other = seen.choices[1].id.clone();
    let otherwise = world
        .write(async |tx, ctx| poll::decide(tx, ctx, &set.organiser, id, &poll_id, &other).await)
        .await;
    assert!(matches!(otherwise, Err(Error::Gone)), "{otherwise:?}");
}

fn entry(ctx: &mut domain::context::Context, text: &str, share: bool) -> Written {
    Written {
        id: ctx.id(),
        version: 0,
        day: "2026-11-24".to_owned(),
        meeting_id: None,
        text: text.to_owned(),
        share,
    }
}

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

fn answers(sheet: &str, fields: &[(&str, &str)]) -> Answers {
    let sheet = kernel::worksheet::newest(sheet).expect("a worksheet");
    kernel::worksheet::read(sheet, fields.iter().copied()).unwrap()
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

async fn give(set: &Set, who: usize, moment: Moment, code: &str, calm: &str) -> Result<()> {
    let given = answers(
        assessment::SHEET,
        &[("stay-calm", calm), ("next", "Hääletooni kuulata")],
    );
    let secret = &set.people[who].secret;
    set.world
        .write(async |tx, ctx| assessment::give(tx, ctx, secret, moment, code, &given).await)
        .await
}

async fn ask(set: &Set, moment: Moment) -> Result<()> {
    let id = &set.learning().id;
    set.world
        .write(async |tx, ctx| assessment::ask(tx, ctx, &set.organiser, id, moment).await)
        .await
}

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
            Ok(tx
                .all(
                    sql!("select * from assessment_answer where programme_id = $1"),
                    &[(&id).into()],
                )
                .await?)
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
    // From 2 3 3 3 3 to 5 each.
    let dissent = change.sections.iter().find(|(section, ..)| section == "dissent");
    assert_eq!(dissent, Some(&("dissent".to_owned(), 5, Some(22))));
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

fn message(whom: Whom, once: &str) -> NewMessage {
    let words = |subject: &str, body: &str| Words {
        subject: subject.to_owned(),
        body: body.to_owned(),
    };
    NewMessage {
        whom,
        texts: [("et".to_owned(), words("Homme", "Võta joonistus kaasa."))].into(),
        once: once.to_owned(),
    }
}

async fn messages_go_to_those_who_were_meant(world: World) {
    let set = Set::make(world, 3).await;
    let id = &set.learning().id;
    let send = async |actor: &Actor, new: &NewMessage| {
        set.world
            .write(async |tx, ctx| message::send(tx, ctx, actor, id, new).await)
            .await
    };
    let all = message(Whom::All, "üks");
    let first = send(&set.organiser, &all).await.unwrap();
    assert_eq!(
        send(&set.organiser, &all).await.unwrap(),
        first,
        "the same form sent twice"
    );
    assert_eq!(
        set.mails(Kind::ProgrammeMessage).await,
        ["Aive", "Bruno", "Celia"]
    );
    send(
        &set.organiser,
        &message(Whom::Chosen(vec![set.people[1].id.clone()]), "kaks"),
    )
    .await
    .unwrap();
    ask(&set, Moment::Before).await.unwrap();
    give(&set, 0, Moment::Before, "MA12", "3").await.unwrap();
    send(
        &set.organiser,
        &message(Whom::AssessmentUnanswered(Moment::Before), "kolm"),
    )
    .await
    .unwrap();
    let received = async |who: usize| {
        let secret = &set.people[who].secret;
        set.world
            .read(async |tx| {
                let (application, _) = cohort::participant(tx, secret).await?;
                message::received(tx, &application).await
            })
            .await
            .unwrap()
            .len()
    };
    assert_eq!(
        [received(0).await, received(1).await, received(2).await],
        [1, 3, 2]
    );
    let sent = set
        .world
        .read(async |tx| message::sent(tx, &set.organiser, id).await)
        .await
        .unwrap();
    let people: Vec<Vec<&str>> = sent
        .iter()
        .map(|(_, people)| people.iter().map(|p| p.name.as_str()).collect())
        .collect();
    assert_eq!(
        people,
        [
            vec!["Bruno", "Celia"],
            vec!["Bruno"],
            vec!["Aive", "Bruno", "Celia"]
        ]
    );
    let stranger = message(Whom::Chosen(vec!["keegi".to_owned()]), "neli");
    assert!(matches!(
        send(&set.organiser, &stranger).await,
        Err(Error::Invalid(_))
    ));
    assert!(matches!(send(&set.mentor, &all).await, Err(Error::Denied)));
}

async fn what_is_not_visible_yet_is_not_there(world: World) {
    let set = Set::make(world, 1).await;
    let (id, now) = (&set.learning().id, set.world.dial.now());
    let titles = async |at: i64| -> Vec<String> {
        let found = set
            .world
            .read(async |tx| material::visible(tx, id, at).await)
            .await
            .unwrap();
        found.into_iter().map(|m| m.title).collect()
    };
    let mut made = Vec::new();
    for (title, meeting, from) in [
        ("Teise kohtumise lugemine", Some(1), None),
        ("Hiljem", None, Some(now + DAY)),
        ("Kohe", None, None),
    ] {
        let material = set
            .world
            .write(async |tx, ctx| {
                let material = Material {
                    id: ctx.id(),
                    meeting_id: meeting.map(|n: usize| set.learning().meetings[n].clone()),
                    title: title.to_owned(),
                    language: "et".to_owned(),
                    visible_from: from,
                    ..Material::default()
                };
                material::put(tx, ctx, &set.organiser, id, &material).await?;
                Ok(material)
            })
            .await
            .unwrap();
        made.push(material);
    }
    assert_eq!(titles(now).await, ["Kohe", "Teise kohtumise lugemine"]);
    assert_eq!(
        titles(now + DAY).await,
        ["Hiljem", "Kohe", "Teise kohtumise lugemine"]
    );
    set.world
        .write(async |tx, _| material::remove(tx, &set.organiser, id, &made[2].id).await)
        .await
        .unwrap();
    assert_eq!(titles(now).await, ["Teise kohtumise lugemine"]);
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
            let half = answers("planning", &[("topic", "Minu tööleht")]);
            worksheet::save(tx, ctx, secret, "planning", &half, 0).await?;
            message::send(tx, ctx, &set.organiser, &id, &message(Whom::All, "üks")).await?;
            let about = About::Entry(shared.id);
            comment::write(tx, ctx, &set.mentor, &id, &about, "Minu kommentaar", "üks").await
        })
        .await
        .unwrap();
    let held = set
        .world
        .read(async |tx| cohort::held::held(tx, &person.secret).await)
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

async fn strangers_and_other_members_change_nothing(world: World) {
    let set = Set::make(world, 2).await;
    let (id, meeting) = (&set.learning().id, &set.learning().meetings[2]);
    let (outsider, _) = set.world.log_in(&set.fixture.outsider).await;
    let mut denied = Vec::new();
    for role in [Role::Scribe, Role::Analyst, Role::Reviewer] {
        denied.push(set.world.log_in(set.fixture.person(role)).await.0);
    }
    let now = set.world.dial.now();
    let choice = |days| Choice {
        id: String::new(),
        starts_at: now + days * DAY,
        minutes: 60,
        place_name: String::new(),
        place_address: String::new(),
        answers: BTreeMap::new(),
    };
    let poll = NewPoll {
        until: now + DAY,
        choices: vec![choice(3), choice(4)],
    };
    let person = &set.people[0].id;
    let before = Snapshot::take(&set.world.db).await;
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
        attempt!("people", |tx, ctx| async {
            let programme = programme::load(tx, actor, id, domain::actor::Right::SeePlan).await?;
            cohort::list(tx, actor, &programme).await
        });
        attempt!("sheet", |tx, ctx| attendance::sheet(tx, actor, id, meeting));
        attempt!("mark", |tx, ctx| attendance::mark(
            tx,
            ctx,
            actor,
            id,
            meeting,
            person,
            Some(Mark::Apologised)
        ));
        attempt!("all present", |tx, ctx| attendance::all_present(
            tx, ctx, actor, id, meeting
        ));
        attempt!("poll", |tx, ctx| poll::ask(tx, ctx, actor, id, meeting, &poll));
        attempt!("material", |tx, ctx| async {
            let material = Material {
                id: ctx.id(),
                ..Material::default()
            };
            material::put(tx, ctx, actor, id, &material).await
        });
        attempt!("ask", |tx, ctx| assessment::ask(
            tx,
            ctx,
            actor,
            id,
            Moment::Before
        ));
        attempt!("standing", |tx, ctx| assessment::standing(tx, actor, id, now));
        attempt!("results", |tx, ctx| results::for_member(tx, actor, id, now));
        attempt!("message", |tx, ctx| message::send(
            tx,
            ctx,
            actor,
            id,
            &message(Whom::All, "x")
        ));
        attempt!("journals", |tx, ctx| journal::shared(tx, actor, id));
        attempt!("worksheets", |tx, ctx| worksheet::shared(tx, actor, id));
        found
    };
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
    let after = Snapshot::take(&set.world.db).await;
    assert!(before.changes(&after).is_empty(), "{:?}", before.changes(&after));
    // Who applied and does not take part has none of a participant's pages.
    let (_, elsewhere) = (&set.learning(), &set.fixture.confirmed[0].secret);
    for secret in [&set.learning().applied[2].secret, elsewhere] {
        let found = set
            .world
            .read(async |tx| cohort::participant(tx, secret).await)
            .await;
        assert!(matches!(found, Err(Error::NotFound)), "{found:?}");
    }
}
