//! Who comes to an information event: a name and an address, and perhaps a question to the trainers. The personal link
//! shows what is kept, and gives the sign-up up.

use kernel::time::DAY;
use serde_json::{Value, json};
use store::{db::Row, db::Tx, sql};

use super::{Kind, Meeting};
use crate::actor::{Actor, Right};
use crate::context::{self, Context};
use crate::erasure::{self, Why};
use crate::error::{Conflict, Error, Result};
use crate::input::{Fields, Reader};
use crate::mail::{self, NewMail};
use crate::organisation;
use crate::programme::{self, Programme, State, clock};

/// Somebody who comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Id.
    pub id: String,
    /// To which event.
    pub meeting_id: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Language of mails.
    pub language: String,
    /// What they would like to ask, or empty.
    pub question: String,
    /// When they signed up.
    pub created_at: i64,
}

impl Guest {
    fn of(row: &Row) -> Result<Guest> {
        Ok(Guest {
            id: row.get("id")?,
            meeting_id: row.get("meeting_id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            language: row.get("language")?,
            question: row.get("question")?,
            created_at: row.get("created_at")?,
        })
    }

    /// A mail to them, to be queued.
    pub fn mail(&self, programme: &Programme, kind: mail::Kind) -> NewMail {
        NewMail {
            kind,
            organisation_id: Some(programme.organisation_id.clone()),
            programme_id: Some(programme.id.clone()),
            meeting_id: Some(self.meeting_id.clone()),
            guest_id: Some(self.id.clone()),
            to_address: self.email.clone(),
            to_name: self.name.clone(),
            language: self.language.clone(),
            ..NewMail::default()
        }
    }
}

/// A sign-up as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewGuest {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Language of mails.
    pub language: String,
    /// A question to the trainers, or empty.
    pub question: String,
    /// Made with the form: the same form sent twice is one guest.
    pub once: String,
}

impl NewGuest {
    /// Reads the form.
    pub fn read(reader: &mut Reader<'_>, language: &str) -> NewGuest {
        NewGuest {
            name: reader.required_line("name", 120),
            email: reader.required_address("email"),
            language: language.to_owned(),
            question: reader.lines("guest_question", 1000),
            once: reader.line("once", 64),
        }
    }

    /// An empty form.
    pub fn empty(once: &str) -> Fields {
        Fields::default().with("once", once)
    }
}

/// The secret of a guest's personal link. Derived, so that the reminder has it too; stored as a hash.
pub fn secret(ctx: &Context, guest_id: &str) -> String {
    ctx.key.secret("information", guest_id)
}

/// Whether people can sign up: it has a time, and that is not over.
pub fn is_open(programme: &Programme, meeting: &Meeting, now: i64) -> bool {
    programme.state == State::Published
        && meeting.kind == Kind::Information
        && meeting.starts_at.is_some()
        && meeting.is_ahead(now)
}

/// Signs somebody up by themselves; they get the link by mail.
///
/// # Errors
/// `NotFound` for a draft or what is no information event, `Gone` when it is over, `Conflict(Cancelled)`.
pub async fn sign_up(
    tx: &mut Tx,
    ctx: &mut Context,
    public_id: &str,
    meeting_id: &str,
    new: &NewGuest,
) -> Result<Guest> {
    let programme = programme::public(tx, &Actor::Visitor, public_id).await?;
    let programme = programme::load_for_change(tx, &Actor::System, &programme.id, Right::SeePlan).await?;
    let meeting = super::by_id(tx, &programme.id, meeting_id).await?;
    if programme.state == State::Draft || meeting.kind != Kind::Information {
        return Err(Error::NotFound);
    }
    // As with registrations: a form that comes back with somebody else in it is another guest.
    let once = match new.once.as_str() {
        "" => ctx.token(),
        token => context::hash(&[token, &new.name, &new.email].join("\n")),
    };
    if let Some(row) = tx
        .maybe(
            sql!("select * from information_guest where meeting_id = $1 and once = $2"),
            &[meeting_id.into(), (&once).into()],
        )
        .await?
    {
        return Guest::of(&row);
    }
    if programme.state == State::Cancelled {
        return Err(Error::Conflict(Conflict::Cancelled));
    }
    if !is_open(&programme, &meeting, ctx.now) {
        return Err(Error::Gone);
    }
    let id = ctx.id();
    tx.run(
        sql!(
            "insert into information_guest (id, meeting_id, name, email, language, question, secret_hash, once, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        &[
            (&id).into(),
            meeting_id.into(),
            (&new.name).into(),
            (&new.email).into(),
            (&new.language).into(),
            (&new.question).into(),
            context::hash(&secret(ctx, &id)).into(),
            once.into(),
            ctx.now.into(),
        ],
    )
    .await?;
    let guest = by_id(tx, &id).await?;
    mail::queue(tx, ctx, guest.mail(&programme, mail::Kind::InformationSignedUp)).await?;
    clock::reschedule(tx, ctx, &programme.id).await?;
    Ok(guest)
}

async fn by_id(tx: &mut Tx, id: &str) -> Result<Guest> {
    let row = tx
        .maybe(
            sql!("select * from information_guest where id = $1"),
            &[id.into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    Guest::of(&row)
}

/// A guest for the mail to them; `None` where they are erased.
///
/// # Errors
/// When the database fails.
pub async fn for_mail(tx: &mut Tx, id: &str) -> Result<Option<Guest>> {
    match by_id(tx, id).await {
        Ok(guest) => Ok(Some(guest)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Guests of an event in the order in which they signed up.
pub(crate) async fn of_meeting(tx: &mut Tx, meeting_id: &str) -> Result<Vec<Guest>> {
    let rows = tx
        .all(
            sql!("select * from information_guest where meeting_id = $1 order by created_at, id"),
            &[meeting_id.into()],
        )
        .await?;
    rows.iter().map(Guest::of).collect()
}

/// Information events of a programme, each with who comes. For owners and organisers.
///
/// # Errors
/// `NotFound`, `Denied`.
pub async fn list(tx: &mut Tx, actor: &Actor, programme_id: &str) -> Result<Vec<(Meeting, Vec<Guest>)>> {
    programme::load(tx, actor, programme_id, Right::ManagePeople).await?;
    let mut found = Vec::new();
    for meeting in super::list(tx, programme_id, Kind::Information).await? {
        let guests = of_meeting(tx, &meeting.id).await?;
        found.push((meeting, guests));
    }
    Ok(found)
}

/// The guest of a personal link, the event and its programme.
///
/// # Errors
/// `NotFound` for a link that is nobody's, or was erased.
pub async fn find(tx: &mut Tx, secret: &str) -> Result<(Guest, Meeting, Programme)> {
    let row = tx
        .maybe(
            sql!(
                "select information_guest.*, meeting.programme_id from information_guest
                 join meeting on meeting.id = information_guest.meeting_id where information_guest.secret_hash = $1"
            ),
            &[context::hash(secret).into()],
        )
        .await?
        .ok_or(Error::NotFound)?;
    let programme_id: String = row.get("programme_id")?;
    let guest = Guest::of(&row)?;
    let programme = programme::load(tx, &Actor::System, &programme_id, Right::SeePlan).await?;
    let meeting = super::by_id(tx, &programme_id, &guest.meeting_id).await?;
    Ok((guest, meeting, programme))
}

/// Everything that is held about a guest, as JSON, for themselves.
///
/// # Errors
/// `NotFound`.
pub async fn export(tx: &mut Tx, secret: &str) -> Result<Value> {
    let (guest, meeting, programme) = find(tx, secret).await?;
    let stamp = |at: i64| kernel::time::local(at, "UTC").rfc3339();
    let mails = tx
        .all(
            sql!("select kind, to_address, subject, state, created_at, sent_at from mail where guest_id = $1 order by created_at, id"),
            &[(&guest.id).into()],
        )
        .await?;
    let mut sent = Vec::with_capacity(mails.len());
    for row in &mails {
        sent.push(json!({
            "kind": row.get::<String>("kind")?,
            "to": row.get::<String>("to_address")?,
            "subject": row.get::<String>("subject")?,
            "state": row.get::<String>("state")?,
            "made_at": stamp(row.get("created_at")?),
            "sent_at": row.get::<Option<i64>>("sent_at")?.map(stamp),
        }));
    }
    Ok(json!({
        "programme": programme.title(),
        "starts_at": meeting.starts_at.map(stamp),
        "name": guest.name,
        "email": guest.email,
        "language": guest.language,
        "question": guest.question,
        "signed_up_at": stamp(guest.created_at),
        "mails": sent,
    }))
}

/// Gives the sign-up up: everything about the guest is erased.
///
/// # Errors
/// `NotFound`.
pub async fn give_up(tx: &mut Tx, ctx: &mut Context, secret: &str) -> Result<()> {
    let (guest, _, programme) = find(tx, secret).await?;
    let programme = programme::load_for_change(tx, &Actor::System, &programme.id, Right::SeePlan).await?;
    erase(tx, ctx, &programme, &guest.id).await
}

/// Erases a guest who asks the organisers for it.
///
/// # Errors
/// `NotFound` also for a guest of another programme, `Denied`.
pub async fn remove(
    tx: &mut Tx,
    ctx: &mut Context,
    actor: &Actor,
    programme_id: &str,
    guest_id: &str,
) -> Result<()> {
    let programme = programme::load_for_change(tx, actor, programme_id, Right::ManagePeople).await?;
    let guest = by_id(tx, guest_id).await?;
    super::by_id(tx, &programme.id, &guest.meeting_id).await?;
    erase(tx, ctx, &programme, guest_id).await
}

async fn erase(tx: &mut Tx, ctx: &mut Context, programme: &Programme, guest_id: &str) -> Result<()> {
    let mails = tx
        .one(
            sql!("select count(*) as n from mail where guest_id = $1"),
            &[guest_id.into()],
        )
        .await?
        .count("n")?;
    let gone = tx
        .run(
            sql!("delete from information_guest where id = $1"),
            &[guest_id.into()],
        )
        .await?;
    let gone = u32::try_from(gone).unwrap_or(u32::MAX);
    erasure::prove_programme(tx, ctx, programme, Why::Asked, gone, mails).await?;
    erasure::forget_bytes(tx, ctx).await?;
    clock::reschedule(tx, ctx, &programme.id).await
}

/// When the guests of an event are erased by time: the organisation's days after it; none while it has no time.
pub fn erase_at(meeting: &Meeting, keep_days: u32) -> Option<i64> {
    meeting.ends_at().map(|ends| ends + i64::from(keep_days) * DAY)
}

/// Events with guests, and when these go.
async fn to_forget(tx: &mut Tx, programme: &Programme) -> Result<Vec<(Meeting, i64)>> {
    let keep = organisation::by_id(tx, &programme.organisation_id)
        .await?
        .profile
        .keep_days;
    let mut found = Vec::new();
    for meeting in super::list(tx, &programme.id, Kind::Information).await? {
        if let Some(at) = erase_at(&meeting, keep)
            && !of_meeting(tx, &meeting.id).await?.is_empty()
        {
            found.push((meeting, at));
        }
    }
    Ok(found)
}

/// When the next guests are erased.
pub(crate) async fn next_erasure(tx: &mut Tx, programme: &Programme) -> Result<Option<i64>> {
    Ok(to_forget(tx, programme)
        .await?
        .into_iter()
        .map(|(_, at)| at)
        .min())
}

/// Erases the guests whose time is over.
pub(crate) async fn forget(tx: &mut Tx, ctx: &mut Context, programme: &Programme) -> Result<()> {
    for (meeting, at) in to_forget(tx, programme).await? {
        if at > ctx.now {
            continue;
        }
        let mails = tx
            .one(
                sql!(
                    "select count(*) as n from mail where guest_id in
                     (select id from information_guest where meeting_id = $1)"
                ),
                &[(&meeting.id).into()],
            )
            .await?
            .count("n")?;
        let gone = tx
            .run(
                sql!("delete from information_guest where meeting_id = $1"),
                &[(&meeting.id).into()],
            )
            .await?;
        let gone = u32::try_from(gone).unwrap_or(u32::MAX);
        erasure::prove_programme(tx, ctx, programme, Why::TimeOver, gone, mails).await?;
        erasure::forget_bytes(tx, ctx).await?;
    }
    Ok(())
}
