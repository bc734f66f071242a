//! Dialogues as everybody sees them: the list, the calendar, a dialogue's page and its files.

pub(crate) mod card;
mod index;
mod month;
mod show;

pub(crate) use index::alternates;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/dialogues", Access::Everyone, index::show)
        .get("/dialogues/calendar", Access::Everyone, month::show)
        .get("/dialogues/{public_id}", Access::Everyone, show::show)
        .get(
            "/dialogues/{public_id}/calendar.ics",
            Access::Everyone,
            show::calendar_file,
        )
        .get("/organisations/{slug}", Access::Everyone, index::organisation)
        .get(
            "/organisations/{slug}/calendar.ics",
            Access::Everyone,
            index::feed,
        )
}
