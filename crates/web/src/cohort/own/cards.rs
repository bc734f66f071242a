//! What of the cohort stands on a participant's own page: the next meeting, what waits for an answer, where the rest is.

use domain::application::Application;
use domain::cohort::{assessment, attendance, journal, material, message, poll, worksheet};
use domain::error::Result;
use domain::meeting;
use domain::programme::Programme;
use store::db::Tx;

use crate::cohort::assess;
use crate::page::Page;
use crate::ui::when;

/// A card: what there is, and a link to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Card {
    /// Its heading.
    pub(crate) title: String,
    /// What there is, in a sentence or two.
    pub(crate) text: String,
    /// Where the link leads.
    pub(crate) path: String,
    /// What the link says.
    pub(crate) link: String,
    /// Whether it waits for the person.
    pub(crate) waits: bool,
}

/// The cards of a participant, what waits for them first; none for who does not take part.
///
/// # Errors
/// When the database fails.
#[allow(dead_code, reason = "the person's own page shows them")]
pub(crate) async fn cards(
    tx: &mut Tx,
    page: &Page,
    secret: &str,
    application: &Application,
    programme: &Programme,
) -> Result<Vec<Card>> {
    if !application.takes_part() {
        return Ok(Vec::new());
    }
    let t = page.t;
    let card = |title: String, text: String, path: &str, link: String, waits: bool| Card {
        title,
        text,
        path: format!("/a/{secret}/{path}"),
        link,
        waits,
    };
    let mut cards = Vec::new();
    for poll in poll::undecided(tx, &programme.id).await? {
        if poll.is_open(page.now) {
            let meeting = meeting::by_id(tx, &programme.id, &poll.meeting_id).await?;
            let about = crate::cohort::title(page, programme, &meeting).1;
            let until = when::till(t, poll.until, &programme.zone);
            let path = format!("polls/{}", poll.id);
            let waits = !poll.has_answered(&application.id);
            let link = if waits {
                t.cohort_card_poll_link()
            } else {
                t.cohort_card_poll_again()
            };
            cards.push(card(
                t.cohort_poll_title(),
                t.cohort_card_poll(about, until),
                &path,
                link,
                waits,
            ));
        }
    }
    for asked in assessment::open_for(tx, application, page.now).await? {
        let path = format!("assessment/{}", asked.moment.as_str());
        let until = when::till(t, asked.until(), &programme.zone);
        let text = t.cohort_card_assess(assess::say(t, asked.moment), until);
        cards.push(card(
            t.cohort_assessment(),
            text,
            &path,
            t.cohort_card_assess_link(),
            true,
        ));
    }
    cards.extend(crate::pair::own::cards(tx, page, secret, application, programme).await?);
    let own = attendance::own(tx, application).await?;
    let mut ahead: Vec<_> = own
        .iter()
        .filter(|(m, _)| m.ends_at().is_some_and(|at| at > page.now))
        .collect();
    ahead.sort_by_key(|(m, _)| m.starts_at);
    let text = match ahead.first() {
        Some((next, noted)) => {
            let title = crate::cohort::title(page, programme, next).1;
            let time = crate::cohort::time(page, programme, next);
            let place = crate::cohort::place(next);
            let facts: Vec<String> = [title, time, place]
                .into_iter()
                .filter(|f| !f.is_empty())
                .collect();
            let facts = facts.join(" · ");
            if noted.is_some() {
                t.cohort_card_apologised(facts)
            } else {
                facts
            }
        }
        None => t.cohort_card_no_meeting(),
    };
    cards.push(card(
        t.cohort_card_next(),
        text,
        "meetings",
        t.cohort_card_meetings_link(),
        false,
    ));
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let materials = material::visible(tx, &programme.id, page.now).await?.len();
    cards.push(card(
        t.cohort_materials(),
        t.cohort_card_materials(count(materials)),
        "materials",
        t.cohort_card_open(),
        false,
    ));
    let begun = worksheet::begun(tx, application).await?.len();
    cards.push(card(
        t.cohort_worksheets(),
        t.cohort_card_worksheets(count(begun)),
        "worksheets",
        t.cohort_card_open(),
        false,
    ));
    let entries = journal::own(tx, secret).await?.len();
    cards.push(card(
        t.cohort_journal(),
        t.cohort_card_journal(count(entries)),
        "journal",
        t.cohort_card_open(),
        false,
    ));
    let messages = message::received(tx, application).await?;
    if let Some(last) = messages.first()
        && let Some((_, words)) = message::text_for(&last.texts, t.language(), &programme.language)
    {
        let day = when::moment(t, last.created_at, &programme.zone);
        let text = format!("{} · {day}", words.subject);
        cards.push(card(
            t.cohort_messages(),
            text,
            "messages",
            t.cohort_card_open(),
            false,
        ));
    }
    Ok(cards)
}
