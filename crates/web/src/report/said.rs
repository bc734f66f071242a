//! A report's figures in words, the same on the pages, on paper and in the workbook.

use domain::cohort::assessment;
use domain::cohort::assessment::results::{At, Change, Results as Assessment};
use domain::feedback::results::Results as Feedback;
use domain::report::figures::HeldDialogue;
use domain::report::suppress::suppress;
use domain::report::{Figures, Shown};
use kernel::municipality::estonia;

use crate::cohort::assess::say as moment;
use crate::feedback::words;
use crate::texts::Texts;
use crate::ui::when;

/// A figure: what it counts, how much, and where among the programme's pages the records behind it are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) label: String,
    pub(super) value: String,
    /// For the workbook; none where it is no whole number.
    pub(super) number: Option<u32>,
    pub(super) path: &'static str,
    /// One of those to remember, which stand large on paper.
    pub(super) main: bool,
}

/// The totals that there are; what has not happened yet is left out.
pub(super) fn totals(t: Texts, figures: &Figures) -> Vec<Total> {
    let of = |label: String, n: u32, path: &'static str| Total {
        label,
        value: n.to_string(),
        number: Some(n),
        path,
        main: false,
    };
    let main = |total: Total| Total { main: true, ..total };
    let mut totals = vec![
        main(of(t.report_applications(), figures.applications, "/applications")),
        of(t.report_applied_from(), figures.applied_from, "/applications"),
        of(t.report_places(), figures.places, "/plan"),
        main(of(t.report_participants(), figures.participants, "/cohort")),
        main(of(t.report_municipalities(), figures.municipalities, "/cohort")),
        of(t.report_counties(), figures.counties, "/cohort"),
        main(of(
            t.report_hours(),
            figures.meeting_hours + figures.own_hours,
            "/plan",
        )),
        of(t.report_meetings(), count(figures.meetings.len()), "/cohort"),
    ];
    if let Some(percent) = figures.attendance_percent() {
        totals.push(Total {
            label: t.report_attendance(),
            value: t.report_percent(percent),
            number: None,
            path: "/cohort",
            main: true,
        });
    }
    totals.extend([
        of(t.report_practicums(), figures.practicums, "/pairs"),
        of(t.report_practicum_people(), figures.practicum_people, "/pairs"),
        main(of(
            t.report_dialogues(),
            count(figures.dialogues.len()),
            "/dialogues",
        )),
        main(of(
            t.report_dialogue_people(),
            figures.people_in_dialogues(),
            "/dialogues",
        )),
        of(t.report_feedback(), figures.feedback(), "/dialogues"),
        main(of(t.report_certificates(), figures.certificates, "/certificates")),
        of(t.report_attestations(), figures.attestations, "/certificates"),
    ]);
    totals.retain(|total| total.number != Some(0));
    totals
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Applications by county: rows, and what there is to say below them.
pub(super) struct Counties {
    pub(super) rows: Vec<(String, String)>,
    pub(super) note: String,
}

/// Applications by county, exact for members; else as they may be published.
pub(super) fn counties(t: Texts, figures: &Figures, exact: bool) -> Counties {
    let counts: Vec<u32> = figures.by_county.values().copied().collect();
    let shown = if exact {
        counts.iter().map(|n| Some(*n)).collect()
    } else {
        suppress(&counts)
    };
    let name = |code: &str| {
        let found = estonia().counties().iter().find(|c| c.code == code);
        found.map_or_else(|| code.to_owned(), |c| c.name.clone())
    };
    let hidden = count(shown.iter().filter(|n| n.is_none()).count());
    let rows: Vec<(String, String)> = figures
        .by_county
        .keys()
        .zip(&shown)
        .filter_map(|(code, n)| Some((name(code), n.as_ref()?.to_string())))
        .collect();
    let note = match (rows.is_empty(), hidden) {
        (true, 0) => String::new(),
        (true, hidden) => t.report_from_counties(hidden),
        (false, 0) if exact => String::new(),
        (false, 0) => t.report_rounded(),
        (false, hidden) => t.report_hidden_counties(hidden),
    };
    Counties { rows, note }
}

/// Each meeting: its day, and how many were present, apologised, were missing; none where the sheet was not filled in.
pub(super) fn meetings(t: Texts, shown: &Shown) -> Vec<(String, Option<[u32; 3]>, String)> {
    let each = shown.figures.meetings.iter().map(|m| {
        let day = m
            .starts_at
            .map_or_else(String::new, |at| when::day(t, at, &shown.programme.zone));
        let counts = [m.present, m.apologised, m.absent];
        let filled = counts.iter().any(|n| *n > 0).then_some(counts);
        (day, filled, m.meeting_id.clone())
    });
    each.collect()
}

/// Host, day, and how many people came.
pub(super) fn dialogue(t: Texts, held: &HeldDialogue) -> Vec<String> {
    let day = held
        .starts_at
        .map_or_else(String::new, |at| when::day(t, at, &held.zone));
    let mut told = vec![held.host.clone(), day, t.report_people(held.people)];
    told.retain(|one| !one.is_empty());
    told
}

/// A question after the dialogues, how many answered it and how: answer, count, per cent.
pub(super) struct Asked {
    pub(super) question: String,
    pub(super) under: String,
    pub(super) lines: Vec<(String, u32, u32)>,
}

/// What people said after the dialogues at home; questions with too few answers are left out.
pub(super) fn feedback(t: Texts, results: &Feedback) -> Vec<Asked> {
    let shown = results.counts.iter().filter_map(|count| {
        let shares = count.shares.as_ref()?;
        let each = shares.each.iter();
        Some(Asked {
            question: words::question(t, count.question),
            under: match shares.mean_tenths {
                Some(mean) => t.feedback_mean(count.answered, mean % 10, mean / 10),
                None => t.feedback_answered(count.answered),
            },
            lines: each
                .map(|s| (words::choice(t, count.question, s.choice), s.count, s.per_cent))
                .collect(),
        })
    });
    shown.collect()
}

/// When the self-assessment was answered, and by how many.
pub(super) fn moments(t: Texts, results: &Assessment) -> Vec<(String, u32)> {
    let each = results.moments.iter();
    each.map(|at| (moment(t, at.moment), at.answered)).collect()
}

/// A statement's mean in tenths, and how many rated it; none of too few.
pub(super) type Mean = Option<(u32, u32)>;

/// Each statement with its means, in the order of the moments. Statements that have none are left out.
pub(super) fn statements(t: Texts, results: &Assessment) -> Vec<(String, Vec<Mean>)> {
    let Ok(sheet) = assessment::sheet() else {
        return Vec::new();
    };
    let mean = |at: &At, id: &str| -> Mean {
        let found = at.items.iter().find(|m| m.item == id)?;
        Some((found.tenths?, found.answered))
    };
    let each = sheet.items().map(|item| {
        let means: Vec<Mean> = results.moments.iter().map(|at| mean(at, &item.id)).collect();
        (item.question.get(t.language()).to_owned(), means)
    });
    each.filter(|(_, means)| means.iter().any(Option::is_some))
        .collect()
}

/// "3.4".
pub(super) fn tenths(t: Texts, tenths: u32) -> String {
    t.cohort_assess_number(tenths % 10, tenths / 10)
}

/// How a part of the self-assessment changed for those who answered twice: heading, and part by part.
pub(super) fn changes(t: Texts, results: &Assessment) -> Vec<(String, Vec<(String, String)>)> {
    let Ok(sheet) = assessment::sheet() else {
        return Vec::new();
    };
    let title = |id: &str| {
        let found = sheet.sections.iter().find(|s| s.id == id);
        found.map_or_else(String::new, |s| s.title.get(t.language()).to_owned())
    };
    let of = |change: &Change| {
        let heading = t.cohort_assess_change(moment(t, change.from), change.matched, moment(t, change.to));
        let parts = change.sections.iter();
        let parts = parts.filter_map(|(id, _, by)| Some((title(id), signed(t, (*by)?))));
        (heading, parts.collect())
    };
    results.changes.iter().map(of).collect()
}

fn signed(t: Texts, by: i32) -> String {
    let sign = match by.signum() {
        1 => "+",
        -1 => "−",
        _ => "",
    };
    format!("{sign}{}", tenths(t, by.unsigned_abs()))
}

/// Who tells a story, and from where; empty for who does not want to be named.
pub(super) fn by(told: &domain::certificate::story::Told) -> String {
    let Some((name, municipality)) = &told.by else {
        return String::new();
    };
    match estonia().by_code(municipality) {
        Some(place) => format!("{name}, {}", place.full_name()),
        None => name.clone(),
    }
}
