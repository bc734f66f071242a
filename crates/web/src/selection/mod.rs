//! The selection for organisers: running it, looking through it, changing it by hand, the texts, the release, the record; and the
//! draw in public.

mod draw;
mod letters;
mod one;
mod progress;
mod record;
mod release;
mod run;
mod say;
mod show;

use domain::actor::Right;

pub(crate) use run::Ended;

use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let people = Access::Member(Right::ManagePeople);
    Routes::default()
        .get("/manage/programmes/{id}/selection", people, show::show)
        .post("/manage/programmes/{id}/selection/result", people, run::run)
        .get(
            "/manage/programmes/{id}/selection/progress",
            people,
            progress::show,
        )
        .post(
            "/manage/programmes/{id}/selection/progress/stop",
            people,
            progress::stop,
        )
        .get("/manage/programmes/{id}/selection/letters", people, letters::show)
        .get("/manage/programmes/{id}/selection/record", people, record::show)
        .get(
            "/manage/programmes/{id}/selection/record.pdf",
            people,
            record::pdf,
        )
        .post(
            "/manage/programmes/{id}/selection/release",
            people,
            release::release,
        )
        .get(
            "/manage/programmes/{id}/selection/{application}",
            people,
            one::show,
        )
        .post(
            "/manage/programmes/{id}/selection/{application}/change",
            people,
            one::change,
        )
        .post(
            "/manage/programmes/{id}/selection/{application}/note",
            people,
            one::note,
        )
        .post(
            "/manage/programmes/{id}/selection/{application}/offer",
            people,
            one::offer,
        )
        .and(draw::routes())
}
