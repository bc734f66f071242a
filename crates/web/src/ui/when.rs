//! Dates and times as people say them.

use kernel::time::{self, Local};

use crate::texts::Texts;

/// A day of the week, a month, in the form that the language needs.
fn named(t: Texts, prefix: &str, number: i8) -> String {
    t.named(&format!("{prefix}-{number}")).unwrap_or_default()
}

fn clock(t: Texts, local: &Local) -> String {
    let clock = local.clock();
    let (hour, minute) = clock.split_once(':').unwrap_or((&clock, ""));
    t.when_clock(hour.to_owned(), minute.to_owned())
}

/// "on Tuesday, 24 November 2026, 18:00–20:00" in the dialogue's zone.
pub fn span(t: Texts, starts_at: i64, minutes: u32, zone: &str) -> String {
    let (from, to) = (
        time::local(starts_at, zone),
        time::local(starts_at + i64::from(minutes) * time::MINUTE, zone),
    );
    t.when_span(date(t, starts_at, zone), clock(t, &from), clock(t, &to))
}

/// "18:00–20:00".
pub fn clocks(t: Texts, starts_at: i64, minutes: u32, zone: &str) -> String {
    let (from, to) = (
        time::local(starts_at, zone),
        time::local(starts_at + i64::from(minutes) * time::MINUTE, zone),
    );
    t.when_clocks(clock(t, &from), clock(t, &to))
}

/// "on Tuesday, 24 November 2026".
pub fn date(t: Texts, at: i64, zone: &str) -> String {
    let local = time::local(at, zone);
    let (year, month, day) = local.date();
    t.when_date(
        day.to_string(),
        named(t, "month-on", month),
        named(t, "weekday-on", local.weekday()),
        year.to_string(),
    )
}

/// "by 24 November 2026": a deadline's day.
pub fn until(t: Texts, at: i64, zone: &str) -> String {
    let (year, month, day) = time::local(at, zone).date();
    t.when_until(day.to_string(), named(t, "month-by", month), year.to_string())
}

/// "until 24 November 2026, 18:00": a deadline to the minute, in a sentence that says "until".
pub fn till(t: Texts, at: i64, zone: &str) -> String {
    let local = time::local(at, zone);
    let (year, month, day) = local.date();
    t.when_till(
        clock(t, &local),
        day.to_string(),
        named(t, "month-till", month),
        year.to_string(),
    )
}

/// "24 November 2026, 18:00": a moment in a table.
pub fn moment(t: Texts, at: i64, zone: &str) -> String {
    let local = time::local(at, zone);
    let (year, month, day) = local.date();
    t.when_moment(
        clock(t, &local),
        day.to_string(),
        named(t, "month", month),
        year.to_string(),
    )
}

/// "24 November 2026": a day in a table.
pub fn day(t: Texts, at: i64, zone: &str) -> String {
    let (year, month, day) = time::local(at, zone).date();
    t.when_day(day.to_string(), named(t, "month", month), year.to_string())
}

/// "18:00".
pub fn time_of_day(t: Texts, at: i64, zone: &str) -> String {
    clock(t, &time::local(at, zone))
}

/// Day of the month, short month, day of the week: what a list shows large.
pub fn leaf(t: Texts, at: i64, zone: &str) -> (String, String, String) {
    let local = time::local(at, zone);
    let (_, month, day) = local.date();
    (
        day.to_string(),
        named(t, "month-short", month),
        named(t, "weekday", local.weekday()),
    )
}

/// "November 2026".
pub fn month(t: Texts, year: i16, month: i8) -> String {
    t.when_month(named(t, "month", month), year.to_string())
}

/// A day of the week, 1 for Monday.
pub fn weekday(t: Texts, number: i8) -> String {
    named(t, "weekday", number)
}

/// A day of the week in one to three letters.
pub fn weekday_short(t: Texts, number: i8) -> String {
    named(t, "weekday-short", number)
}

/// For `<time datetime>`.
pub fn iso(at: i64, zone: &str) -> String {
    time::local(at, zone).rfc3339()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_say_them() {
        let zone = "Europe/Tallinn";
        let at = time::instant("2026-11-24", "18:05", zone, None).unwrap();
        let say = |language| {
            let t = Texts::of(language);
            let (day, month, weekday) = leaf(t, at, zone);
            [
                span(t, at, 120, zone),
                until(t, at, zone),
                till(t, at, zone),
                moment(t, at, zone),
                super::month(t, 2026, 11),
                format!("{day} {month} {weekday}"),
            ]
            .join(" | ")
        };
        assert_eq!(
            say("et"),
            "teisipäeval, 24. novembril 2026 kell 18.05–20.05 | 24. novembriks 2026 | 24. novembrini 2026 kell 18.05 | \
             24. november 2026 kell 18.05 | november 2026 | 24 nov teisipäev"
        );
        assert_eq!(
            say("en"),
            "Tuesday, 24 November 2026, 18:05–20:05 | 24 November 2026 | 18:05 on 24 November 2026 | \
             24 November 2026, 18:05 | November 2026 | 24 Nov Tuesday"
        );
    }
}
