//! The cohort's pages: here those of members, in [`own`] those of participants, which open with their personal link.

pub(crate) mod assess;
mod material_file;
mod materials;
pub(crate) mod mentoring;
mod messages;
pub(crate) mod own;
mod poll;
mod sheet;
mod show;
pub(crate) mod worksheets;

use domain::actor::Right;
use domain::meeting::Meeting;
use domain::programme::Programme;

use crate::desk::ProgrammeHead;
use crate::page::Page;
use crate::programme::said;
use crate::route::{Access, Routes};

pub(crate) fn routes() -> Routes {
    let see = Access::Member(Right::SeePeople);
    let door = Access::Member(Right::CheckIn);
    let manage = Access::Member(Right::ManagePeople);
    Routes::default()
        .get("/manage/programmes/{id}/cohort", see, show::show)
        .get("/manage/programmes/{id}/meetings/{meeting}", door, sheet::show)
        .post(
            "/manage/programmes/{id}/meetings/{meeting}/attendance",
            door,
            sheet::all_present,
        )
        .post(
            "/manage/programmes/{id}/meetings/{meeting}/attendance/{application}",
            door,
            sheet::mark,
        )
        .get(
            "/manage/programmes/{id}/meetings/{meeting}/sign-in.pdf",
            see,
            sheet::paper,
        )
        .get("/manage/programmes/{id}/meetings/{meeting}/poll", see, poll::show)
        .post(
            "/manage/programmes/{id}/meetings/{meeting}/poll",
            manage,
            poll::ask,
        )
        .post(
            "/manage/programmes/{id}/polls/{poll}/decision",
            manage,
            poll::decide,
        )
        .post(
            "/manage/programmes/{id}/polls/{poll}/removal",
            manage,
            poll::take_back,
        )
        .get("/manage/programmes/{id}/cohort/materials", see, materials::show)
        .get(
            "/manage/programmes/{id}/cohort/materials/new",
            manage,
            materials::new,
        )
        .post(
            "/manage/programmes/{id}/cohort/materials/new",
            manage,
            materials::add,
        )
        .get(
            "/manage/programmes/{id}/cohort/materials/{material}",
            manage,
            materials::edit,
        )
        .post(
            "/manage/programmes/{id}/cohort/materials/{material}",
            manage,
            materials::save,
        )
        .post(
            "/manage/programmes/{id}/cohort/materials/{material}/removal",
            manage,
            materials::remove,
        )
        .get(
            "/manage/programmes/{id}/cohort/materials/{material}/file",
            manage,
            material_file::show,
        )
        .post(
            "/manage/programmes/{id}/cohort/materials/{material}/file",
            manage,
            material_file::put,
        )
        .post(
            "/manage/programmes/{id}/cohort/materials/{material}/file/removal",
            manage,
            material_file::remove,
        )
        .get(
            "/manage/programmes/{id}/cohort/materials/{material}/file/content",
            see,
            material_file::content,
        )
        .get("/manage/programmes/{id}/cohort/assessment", see, assess::show)
        .post(
            "/manage/programmes/{id}/cohort/assessment/{moment}",
            manage,
            assess::ask,
        )
        .post(
            "/manage/programmes/{id}/cohort/assessment/{moment}/closing",
            manage,
            assess::close,
        )
        .get("/manage/programmes/{id}/cohort/messages", manage, messages::show)
        .get(
            "/manage/programmes/{id}/cohort/messages/new",
            manage,
            messages::new,
        )
        .post(
            "/manage/programmes/{id}/cohort/messages/new",
            manage,
            messages::send,
        )
        .get("/manage/programmes/{id}/mentoring", see, mentoring::show)
        .get(
            "/manage/programmes/{id}/mentoring/worksheets/{filled}",
            see,
            mentoring::worksheet,
        )
        .post(
            "/manage/programmes/{id}/mentoring/entries/{entry}",
            see,
            mentoring::comment_entry,
        )
        .post(
            "/manage/programmes/{id}/mentoring/worksheets/{filled}",
            see,
            mentoring::comment_worksheet,
        )
        .post(
            "/manage/programmes/{id}/mentoring/removal",
            see,
            mentoring::remove,
        )
        .and(own::routes())
}

/// The cohort's own pages for members: address, text, `aria-current`.
pub(crate) fn links(page: &Page, head: &ProgrammeHead) -> Vec<(String, String, &'static str)> {
    let t = page.t;
    let home = format!("{}/cohort", head.home());
    let mut links = vec![
        (home.clone(), t.cohort_people()),
        (format!("{home}/materials"), t.cohort_materials()),
        (format!("{home}/assessment"), t.cohort_assessment()),
    ];
    if page.may(&head.organisation_id, Right::ManagePeople) {
        links.push((format!("{home}/messages"), t.cohort_messages()));
    }
    links.push((format!("{}/mentoring", head.home()), t.cohort_mentoring()));
    links
        .into_iter()
        .map(|(address, text)| {
            let current = if address == home {
                if page.path == home { "page" } else { "false" }
            } else {
                page.current(&address)
            };
            (address, text, current)
        })
        .collect()
}

/// `page` where the reader is on one of the cohort's pages of the programme with this address.
pub(crate) fn current(page: &Page, home: &str) -> &'static str {
    let parts = ["cohort", "mentoring", "meetings"];
    let here = parts
        .iter()
        .any(|part| page.current(&format!("{home}/{part}")) == "page");
    if here { "page" } else { "false" }
}

/// What a meeting is called, and in which language.
pub(crate) fn title(page: &Page, programme: &Programme, meeting: &Meeting) -> (String, String) {
    said::title(page.t, programme, meeting)
}

/// When a meeting is, or that it is still to be agreed.
pub(crate) fn time(page: &Page, programme: &Programme, meeting: &Meeting) -> String {
    said::when(page.t, programme, meeting)
}

/// The room where it is, or nothing.
pub(crate) fn place(meeting: &Meeting) -> String {
    if meeting.attendance.has_place() {
        meeting.place()
    } else {
        String::new()
    }
}

/// Meetings to choose from, none first.
pub(crate) fn choices(
    page: &Page,
    programme: &Programme,
    meetings: &[Meeting],
    none: String,
) -> Vec<(String, String)> {
    let mut choices = vec![(String::new(), none)];
    for meeting in meetings {
        choices.push((meeting.id.clone(), title(page, programme, meeting).1));
    }
    choices
}
