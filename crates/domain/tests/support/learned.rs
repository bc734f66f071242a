//! A programme that is over, for tests: five meetings of which four people attended as many as they did.

use domain::actor::Actor;
use domain::cohort::attendance::{self, Mark};
use domain::context::Context;
use domain::error::Result;
use domain::meeting::{self, Kind};
use domain::own_dialogue;
use domain::pair;
use domain::pair::practicum::{self, Plan, Report};
use domain::programme::plan::{self, Basics};
use kernel::time::{DAY, HOUR};
use store::db::Tx;

use super::cohort::cohort;
use super::fixture::Fixture;
use super::learning::Applied;

/// Who was at how many of the five meetings, in the order of [`Learned::people`].
pub(crate) const ATTENDED: [usize; 4] = [4, 3, 5, 0];

/// What there is.
#[derive(Debug, Clone)]
pub(crate) struct Learned {
    pub(crate) id: String,
    pub(crate) public_id: String,
    pub(crate) meetings: Vec<String>,
    /// Aive was at four meetings, held her practicum and a dialogue at home. Bruno held both and was at three. Celia was
    /// at all and held a dialogue, and no practicum. The fourth did nothing.
    pub(crate) people: Vec<Applied>,
    /// After the last meeting.
    pub(crate) after: i64,
}

impl Learned {
    /// Makes it; the context's time is after the last meeting then, and the test's clock is to be set to it too.
    pub(crate) async fn make(tx: &mut Tx, ctx: &mut Context, fixture: &Fixture) -> Result<Learned> {
        let (actor, learning, now) = (&Actor::System, &fixture.programme, ctx.now);
        let id = &learning.id;
        let basics = Basics {
            spoken: vec!["et".to_owned()],
            zone: "Europe/Tallinn".to_owned(),
            meeting_hours: 35,
            own_hours: 15,
        };
        plan::set_basics(tx, ctx, actor, id, &basics).await?;
        let people = cohort(tx, ctx, learning, 4).await?;
        let mut meetings = learning.meetings.clone();
        for (position, days) in [(3, 72), (4, 86)] {
            let mut meeting = meeting::plan::empty(ctx, id, Kind::Meeting, position);
            meeting.starts_at = Some(now + days * DAY);
            meeting::plan::put(tx, ctx, actor, &meeting).await?;
            meetings.push(meeting.id);
        }
        let two: Vec<String> = people[..2].iter().map(|p| p.id.clone()).collect();
        pair::put_together(tx, ctx, actor, id, &two).await?;
        pair::tell(tx, ctx, actor, id).await?;
        let after = now + 87 * DAY + HOUR;
        ctx.now = after;
        for (who, many) in ATTENDED.into_iter().enumerate() {
            for (n, meeting) in meetings.iter().enumerate() {
                let mark = if n < many { Mark::Present } else { Mark::Absent };
                attendance::mark(tx, ctx, actor, id, meeting, &people[who].id, Some(mark)).await?;
            }
        }
        let plan = Plan {
            question: "Kuidas me teineteist kuulame?".to_owned(),
            place: "Rahvamaja".to_owned(),
            ..Plan::default()
        };
        practicum::plan(tx, ctx, &people[0].secret, 0, &plan).await?;
        let report = Report {
            people: 6,
            lessons: "Vaikus aitab.".to_owned(),
        };
        practicum::hold(tx, ctx, &people[0].secret, 1, &report).await?;
        for person in &people[..3] {
            let dialogue = &fixture.past.public_id;
            own_dialogue::link_for(tx, ctx, actor, id, &person.id, dialogue).await?;
        }
        Ok(Learned {
            id: id.clone(),
            public_id: learning.public_id.clone(),
            meetings,
            people,
            after,
        })
    }
}
