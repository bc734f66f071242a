//! What the organisers do with applications: enter one that came on paper, offer a place by hand, note that somebody
//! gave up, erase.

use std::collections::BTreeMap;

use kernel::place::{Command, State};
use kernel::text;
use store::{db::Tx, sql};

use super::{Application, book, erasure};
use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::error::{Conflict, Error, Result};
use crate::mail;
use crate::programme::{self, Programme};
use crate::review::{self, Sight};

/// An application that came on paper, by phone, or from another system.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entered {
    /// Name.
    pub name: String,
    /// E-mail address, or empty: then the organisers reach the person another way.
    pub email: String,
    /// Phone number, or empty.
    pub phone: String,
    /// Language of mails.
    pub language: String,
    /// Where they work.
    pub employer: String,
    /// Code of their municipality, or empty.
    pub municipality: String,
    /// As what they work.
    pub role_id: Option<String>,
    /// Answers by question.
    pub answers: BTreeMap<String, String>,
    /// Made with the form: the same form sent twice is one application.
    pub once: String,
    /// Whether the person agrees to what is done with their data.
    pub agreed: bool,
}

/// Enters an application, also after the call has closed: the organisers decide what came in time.
///
/// # Errors
/// `NotFound`, `Denied`, `Conflict(NotReady)` where the programme is not public, `Conflict(Cancelled)`.
pub async fn enter(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    entered: &Entered,
) -> Result<Application> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::EnterApplications).await?;
    if let Some(there) = once(tx, programme_id, &entered.once).await? {
        return Ok(there);
    }
    match programme.state {
        programme::State::Published => {}
        programme::State::Draft => return Err(Error::Conflict(Conflict::NotReady)),
        programme::State::Cancelled => return Err(Error::Conflict(Conflict::Cancelled)),
    }
    let id = insert(tx, ctx, &programme, entered).await?;
    for (question, value) in &entered.answers {
        tx.run(
            sql!("insert into application_answer (application_id, question_id, value) values ($1, $2, $3)"),
            &[(&id).into(), question.into(), value.into()],
        )
        .await?;
    }
    let until = ctx.now + 1;
    let command = Command::Apply { key: id.clone() };
    book::apply_late(tx, ctx, actor, &programme, command, until).await?;
    super::by_id(tx, &id).await
}

async fn once(tx: &mut Tx, programme_id: &str, once: &str) -> Result<Option<Application>> {
    let row = tx
        .maybe(
            sql!("select id from application where programme_id = $1 and once = $2"),
            &[programme_id.into(), once.into()],
        )
        .await?;
    match row {
        Some(row) => Ok(Some(super::by_id(tx, &row.get::<String>("id")?).await?)),
        None => Ok(None),
    }
}

async fn insert(tx: &mut Tx, ctx: &mut Context, programme: &Programme, entered: &Entered) -> Result<String> {
    let id = ctx.id();
    let secret = super::secret(ctx, &id);
    let code = super::fresh_code(tx, ctx, &programme.id).await?;
    tx.run(
        sql!(
            "insert into application (id, programme_id, state, line, code, name, name_folded, email, phone, language,
             employer, employer_folded, municipality, role_id, secret_hash, once, submitted_at, created_at, updated_at,
             email_folded, consent_at)
             values ($1, $2, 'draft', 0, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $15, $16, $17)"
        ),
        &[
            (&id).into(),
            (&programme.id).into(),
            code.into(),
            (&entered.name).into(),
            text::fold(&entered.name).into(),
            (&entered.email).into(),
            (&entered.phone).into(),
            (&entered.language).into(),
            (&entered.employer).into(),
            text::fold(&entered.employer).into(),
            (&entered.municipality).into(),
            entered.role_id.clone().into(),
            context::hash(&secret).into(),
            (&entered.once).into(),
            ctx.now.into(),
            text::fold(&entered.email).into(),
            entered.agreed.then_some(ctx.now).into(),
        ],
    )
    .await?;
    Ok(id)
}

impl Act {
    /// All of them.
    pub const ALL: [Act; 3] = [Act::Offer, Act::Accept, Act::Withdraw];

    /// As it is sent in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Act::Offer => "offer",
            Act::Accept => "accept",
            Act::Withdraw => "withdraw",
        }
    }

    /// Of a form's text.
    pub fn parse(text: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|a| a.as_str() == text)
    }

    fn right(self) -> Right {
        match self {
            Act::Offer | Act::Accept => Right::ManagePeople,
            Act::Withdraw => Right::EnterApplications,
        }
    }

    /// Whether the engine would do it for somebody who stands there.
    pub fn fits(self, place: State, free: u32, now: i64) -> bool {
        use State::{Declined, Expired, Offered, Registered, Waiting};
        let place = match place {
            Offered { until } if until <= now => Expired,
            other => other,
        };
        match self {
            Act::Offer => free > 0 && matches!(place, Registered | Waiting | Declined | Expired),
            Act::Accept => matches!(place, Offered { .. }),
            Act::Withdraw => place.is_live(),
        }
    }
}

/// What organisers do about somebody's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Offers a free place by hand.
    Offer,
    /// Notes that the person accepted by phone.
    Accept,
    /// Notes that the person gives up.
    Withdraw,
}

/// Does something about somebody's place.
///
/// # Errors
/// `NotFound`, `Denied`, `Full`, `Gone`, `Conflict`.
pub async fn act(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
    act: Act,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, act.right()).await?;
    of_programme(tx, &programme, application_id).await?;
    need_names(tx, actor, &programme).await?;
    if act == Act::Offer {
        may_offer(&programme)?;
    }
    let key = application_id.to_owned();
    let command = match act {
        Act::Offer => Command::Offer { key, until: None },
        Act::Accept => Command::Accept { key },
        Act::Withdraw => Command::Withdraw { key },
    };
    book::apply(tx, ctx, actor, &programme, command).await
}

/// Places are offered after the release, when everybody is told what was decided, and no longer in what is called off.
pub(crate) fn may_offer(programme: &Programme) -> Result<()> {
    match programme.state {
        programme::State::Cancelled => Err(Error::Conflict(Conflict::Cancelled)),
        _ if programme.released_at.is_none() => Err(Error::Conflict(Conflict::NotReady)),
        _ => Ok(()),
    }
}

/// Erases somebody on request.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn erase(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    of_programme(tx, &programme, application_id).await?;
    need_names(tx, actor, &programme).await?;
    erasure::application(tx, ctx, actor, &programme, application_id).await
}

/// Sends somebody the link to their application once more.
///
/// # Errors
/// `NotFound`, `Denied`; `Conflict(PlaceState)` for who has no address.
pub async fn send_link(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    application_id: &str,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let application = of_programme(tx, &programme, application_id).await?;
    need_names(tx, actor, &programme).await?;
    if application.email.is_empty() {
        return Err(Error::Conflict(Conflict::PlaceState));
    }
    mail::queue(
        tx,
        ctx,
        application.mail(&programme, mail::Kind::ApplicationBegun),
    )
    .await
}

/// Who reviews blindly does nothing about single applications: the mail that it causes would tell whose it is.
async fn need_names(tx: &mut Tx, actor: &Actor, programme: &Programme) -> Result<()> {
    match review::sight(tx, actor, programme).await? {
        Sight::Whole => Ok(()),
        Sight::Blind | Sight::Reviewer => Err(Error::Denied),
    }
}

/// An application of this programme.
pub(super) async fn of_programme(tx: &mut Tx, programme: &Programme, id: &str) -> Result<Application> {
    let found = super::by_id(tx, id).await?;
    if found.programme_id == programme.id {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}
