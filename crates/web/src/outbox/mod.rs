//! The outbox: mails of an organisation, where each stands, and what to do about it.

mod mailto;

use askama::Template;
use axum::extract::{Path, Query, State};
use domain::actor::Right;
use domain::error::Error;
use domain::mail::{self, LINK, Mail, State as MailState};
use domain::organisation::{self, Organisation};
use serde::Deserialize;
use store::db::Tx;

use crate::app::App;
use crate::body::Typed;
use crate::desk::Desk;
use crate::failure::Outcome;
use crate::flash::Flash;
use crate::page::Page;
use crate::route::{Access, Routes};
use crate::ui::{say, when};

pub(crate) fn routes() -> Routes {
    let see = Access::Member(Right::SeeMail);
    Routes::default()
        .get("/manage/{slug}/mail", see, list)
        .get("/manage/{slug}/mail/{mail}", see, show)
        .post("/manage/{slug}/mail/{mail}/sending", see, send)
        .post("/manage/{slug}/mail/{mail}/handing-on", see, hand_on)
}

fn chip(state: MailState) -> &'static str {
    match state {
        MailState::Queued => "chip--waiting",
        MailState::Held => "chip--offered",
        MailState::Passed | MailState::Sent => "chip--confirmed",
        MailState::Refused => "chip--absent",
        MailState::Unknown => "chip--past",
    }
}

/// Which page of the list, the first being 1, and whether only mails of one state.
#[derive(Deserialize)]
struct Which {
    #[serde(default)]
    state: String,
    #[serde(default)]
    page: String,
}

#[derive(Template)]
#[template(path = "outbox/list.html")]
struct List<'a> {
    page: &'a Page,
    desk: Desk,
    zone: String,
    mails: Vec<Mail>,
    number: u32,
    pages: u32,
    sends_mail: bool,
    /// Only those that wait to be passed on are shown.
    held_only: bool,
    /// How many wait to be passed on.
    still: u32,
}

impl List<'_> {
    fn about(&self, mail: &Mail) -> String {
        say::mail_kind(self.page.t, mail.new.kind)
    }

    fn when(&self, mail: &Mail) -> String {
        when::moment(self.page.t, mail.created_at, &self.zone)
    }

    fn state(&self, mail: &Mail) -> String {
        say::mail_state(self.page.t, mail.state)
    }

    fn chip(&self, mail: &Mail) -> &'static str {
        chip(mail.state)
    }

    /// Where a page of the list is.
    fn to(&self, number: u32) -> String {
        format!(
            "?{}page={number}",
            if self.held_only { "state=held&" } else { "" }
        )
    }

    /// Numbers to leap to: the first, the last, and those around this one; 0 stands for a gap.
    fn numbers(&self) -> Vec<u32> {
        leaps(self.number, self.pages)
    }
}

fn leaps(number: u32, pages: u32) -> Vec<u32> {
    let mut shown = Vec::new();
    for n in 1..=pages {
        if n == 1 || n == pages || n.abs_diff(number) <= 1 {
            shown.push(n);
        } else if shown.last() != Some(&0) {
            shown.push(0);
        }
    }
    shown
}

async fn list(
    State(app): State<App>,
    page: Page,
    Path(slug): Path<String>,
    Query(which): Query<Which>,
) -> Outcome {
    let number: u32 = match which.page.as_str() {
        "" => 1,
        typed => typed.parse().ok().filter(|n| *n > 0).ok_or(Error::NotFound)?,
    };
    let held_only = match which.state.as_str() {
        "" => false,
        held if held == MailState::Held.as_str() => true,
        _ => return Err(Error::NotFound.into()),
    };
    let mut tx = app.db.read().await?;
    let organisation = organisation::for_member(&mut tx, &page.actor, &slug, Right::SeeMail).await?;
    let only = held_only.then_some(MailState::Held);
    let (mails, count) = mail::outbox(&mut tx, &page.actor, &organisation.id, only, number - 1).await?;
    let still = mail::to_pass_on(&mut tx, &page.actor, &organisation.id).await?;
    let pages = count.div_ceil(mail::PAGE).max(1);
    if number > pages {
        return Err(Error::NotFound.into());
    }
    page.show(&List {
        page: &page,
        desk: Desk::of(&organisation),
        zone: organisation.profile.zone,
        mails,
        number,
        pages,
        sends_mail: page.app.settings.sends_mail,
        held_only,
        still,
    })
}

#[derive(Template)]
#[template(path = "outbox/show.html")]
struct Show<'a> {
    page: &'a Page,
    desk: Desk,
    zone: String,
    mail: Mail,
    /// The text as the reader may see it: with the personal link only where they are to pass it on.
    body: String,
    /// The link to pass on, in full.
    link: Option<String>,
    /// Whether the mail has a link that this reader does not see.
    link_hidden: bool,
    /// A `mailto:` address with the whole mail in it, for who passes it on.
    mailto: Option<String>,
    can_send: bool,
    /// How many mails wait to be passed on.
    still: u32,
}

impl Show<'_> {
    fn subject(&self) -> String {
        if self.mail.text.subject.is_empty() {
            say::mail_kind(self.page.t, self.mail.new.kind)
        } else {
            self.mail.text.subject.clone()
        }
    }

    fn is_held(&self) -> bool {
        self.mail.state == MailState::Held
    }

    fn is_passed(&self) -> bool {
        self.mail.state == MailState::Passed
    }

    fn state(&self) -> String {
        say::mail_state(self.page.t, self.mail.state)
    }

    fn chip(&self) -> &'static str {
        chip(self.mail.state)
    }

    fn caused(&self) -> String {
        when::moment(self.page.t, self.mail.created_at, &self.zone)
    }

    fn sent(&self) -> Option<String> {
        let at = self.mail.sent_at?;
        Some(when::moment(self.page.t, at, &self.zone))
    }

    fn to(&self) -> String {
        match self.mail.new.to_name.as_str() {
            "" => self.mail.new.to_address.clone(),
            name => format!("{name}, {}", self.mail.new.to_address),
        }
    }

    /// What its state means for who looks at it.
    fn what(&self) -> String {
        let t = self.page.t;
        match self.mail.state {
            MailState::Queued if self.mail.error.is_empty() => t.outbox_queued_what(),
            MailState::Queued => t.outbox_again_what(),
            MailState::Held => t.outbox_held_what(),
            MailState::Passed => t.outbox_passed_what(),
            MailState::Sent => t.outbox_sent_what(),
            MailState::Refused => t.outbox_refused_what(),
            MailState::Unknown => t.outbox_unknown_what(),
        }
    }

    fn notice(&self) -> &'static str {
        match self.mail.state {
            MailState::Queued => "",
            MailState::Passed | MailState::Sent => " notice--success",
            MailState::Held | MailState::Unknown => " notice--warning",
            MailState::Refused => " notice--problem",
        }
    }

    fn calendar(&self) -> Option<String> {
        let t = self.page.t;
        match self.mail.text.calendar_method.as_str() {
            "" => None,
            "CANCEL" => Some(t.outbox_calendar_cancel()),
            _ => Some(t.outbox_calendar_request()),
        }
    }
}

/// A mail that stands in this organisation's outbox.
async fn mail_of(tx: &mut Tx, page: &Page, slug: &str, id: &str) -> Result<(Organisation, Mail), Error> {
    let organisation = organisation::for_member(tx, &page.actor, slug, Right::SeeMail).await?;
    let mail = mail::one(tx, &page.actor, id).await?;
    if mail.new.organisation_id.as_deref() == Some(&organisation.id) {
        Ok((organisation, mail))
    } else {
        Err(Error::NotFound)
    }
}

async fn show(State(app): State<App>, page: Page, Path((slug, id)): Path<(String, String)>) -> Outcome {
    let ctx = app.context();
    let mut tx = app.db.read().await?;
    let (organisation, mail) = mail_of(&mut tx, &page, &slug, &id).await?;
    let still = mail::to_pass_on(&mut tx, &page.actor, &organisation.id).await?;
    tx.commit().await?;
    let has_link = mail.text.body.contains(LINK);
    let link = mail
        .link_to_pass_on(&ctx, &page.actor)
        .filter(|_| has_link)
        .map(|path| app.url(&path));
    let hidden = format!("[{}]", page.t.outbox_link_stood_here());
    let body = mail.text.body.replace(LINK, link.as_deref().unwrap_or(&hidden));
    let link_hidden = has_link && link.is_none();
    let passes_on = mail.state == MailState::Held && !link_hidden;
    let mailto = passes_on.then(|| mailto::address(&mail.new.to_address, &mail.text.subject, &body));
    let can_send = match mail.state {
        MailState::Refused | MailState::Unknown => true,
        MailState::Held => page.app.settings.sends_mail,
        MailState::Queued | MailState::Passed | MailState::Sent => false,
    };
    page.show(&Show {
        page: &page,
        desk: Desk::of(&organisation),
        zone: organisation.profile.zone,
        body,
        link,
        link_hidden,
        mailto,
        can_send,
        still,
        mail,
    })
}

async fn send(State(app): State<App>, page: Page, Path((slug, id)): Path<(String, String)>) -> Outcome {
    let mut ctx = app.context();
    let mut tx = app.db.write().await?;
    mail_of(&mut tx, &page, &slug, &id).await?;
    mail::send_again(&mut tx, &mut ctx, &page.actor, &id).await?;
    tx.commit().await?;
    app.wake.notify_one();
    Ok(page.go(&format!("/manage/{slug}/mail/{id}"), Some(Flash::Queued)))
}

async fn hand_on(
    State(app): State<App>,
    page: Page,
    Path((slug, id)): Path<(String, String)>,
    Typed(fields): Typed,
) -> Outcome {
    let back = fields.get("back") == "yes";
    let mut tx = app.db.write().await?;
    mail_of(&mut tx, &page, &slug, &id).await?;
    mail::hand_on(&mut tx, &page.actor, &id, back).await?;
    tx.commit().await?;
    let flash = if back { Flash::Undone } else { Flash::Noted };
    Ok(page.go(&format!("/manage/{slug}/mail/{id}"), Some(flash)))
}

#[cfg(test)]
mod tests {
    use super::leaps;

    #[test]
    fn pages_far_away_are_a_gap() {
        assert_eq!(leaps(1, 1), [1]);
        assert_eq!(leaps(1, 3), [1, 2, 3]);
        assert_eq!(leaps(5, 9), [1, 0, 4, 5, 6, 0, 9]);
        assert_eq!(leaps(9, 9), [1, 0, 8, 9]);
    }
}
