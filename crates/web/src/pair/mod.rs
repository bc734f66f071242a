//! Learning pairs, their practicum, and dialogues at home: here the pages of members, in [`own`] those of participants.

mod act;
mod dialogues;
mod explain;
pub(crate) mod own;
mod show;

use domain::actor::Right;
use domain::application::Application;
use domain::pair::practicum::Practicum;
use domain::programme::Programme;
use kernel::municipality::estonia;

use crate::page::Page;
use crate::route::{Access, Routes};
use crate::ui::when;

/// Changes are for who manages people and for mentors; which of those that see people these are, the domain decides.
pub(crate) fn routes() -> Routes {
    let see = Access::Member(Right::SeePeople);
    Routes::default()
        .get("/manage/programmes/{id}/pairs", see, show::show)
        .post("/manage/programmes/{id}/pairs", see, act::make)
        .post("/manage/programmes/{id}/pairs/hand", see, act::put_together)
        .post("/manage/programmes/{id}/pairs/telling", see, act::tell)
        .post("/manage/programmes/{id}/pairs/wishes", see, act::wish)
        .post("/manage/programmes/{id}/pairs/wishes/removal", see, act::unwish)
        .get("/manage/programmes/{id}/dialogues", see, dialogues::show)
        .post("/manage/programmes/{id}/dialogues", see, dialogues::link)
        .post(
            "/manage/programmes/{id}/dialogues/removal",
            see,
            dialogues::unlink,
        )
        .and(own::routes())
}

/// What a municipality is called, or nothing.
pub(crate) fn municipality(person: &Application) -> String {
    estonia()
        .by_code(&person.municipality)
        .map(kernel::municipality::Municipality::full_name)
        .unwrap_or_default()
}

/// Where a practicum stands, in a sentence.
pub(crate) fn practicum_state(page: &Page, programme: &Programme, practicum: &Practicum) -> String {
    let t = page.t;
    let date = |at| when::date(t, at, &programme.zone);
    match (practicum.held_at, practicum.plan.starts_at) {
        (Some(at), _) => t.pair_practicum_held(date(at), practicum.people.unwrap_or(0)),
        (None, _) if !practicum.is_planned() => t.pair_practicum_none(),
        (None, Some(at)) => t.pair_practicum_planned(when::moment(t, at, &programme.zone)),
        (None, None) => t.pair_practicum_no_time(),
    }
}
