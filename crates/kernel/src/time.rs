//! Instants are microseconds UTC; people read and write them in the event's IANA time zone.

use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, Zoned, civil};

/// One minute in microseconds.
pub const MINUTE: i64 = 60_000_000;
/// One hour in microseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day of 24 hours in microseconds.
pub const DAY: i64 = 24 * HOUR;

/// Why a local date and time does not name one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LocalTimeError {
    /// The text is not a date and time, or lies outside the years 1–9999.
    #[error("not a date and time")]
    Unreadable,
    /// No such IANA time zone.
    #[error("unknown time zone")]
    UnknownZone,
    /// Clocks go forward over this time: it does not exist.
    #[error("this local time is skipped")]
    Skipped,
    /// Clocks go back over this time: it happens twice, and the caller must say which one is meant.
    #[error("this local time happens twice")]
    Twice,
}

/// Which of two instants a repeated local time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeated {
    /// The first, before the clocks go back (summer time).
    First,
    /// The second, after the clocks have gone back.
    Second,
}

/// The instant of a local date (`2026-11-24`) and time (`18:00`) in `zone`.
///
/// # Errors
/// [`LocalTimeError`]; `Twice` only where `repeated` is `None`.
pub fn instant(
    date: &str,
    time: &str,
    zone: &str,
    repeated: Option<Repeated>,
) -> Result<i64, LocalTimeError> {
    let date: civil::Date = date.trim().parse().map_err(|_| LocalTimeError::Unreadable)?;
    let time: civil::Time = time
        .trim()
        .replace('.', ":")
        .parse()
        .map_err(|_| LocalTimeError::Unreadable)?;
    let zone = TimeZone::get(zone).map_err(|_| LocalTimeError::UnknownZone)?;
    let ambiguous = zone.to_ambiguous_timestamp(date.to_datetime(time));
    let found = match (ambiguous.offset(), repeated) {
        (AmbiguousOffset::Gap { .. }, _) => return Err(LocalTimeError::Skipped),
        (AmbiguousOffset::Fold { .. }, None) => return Err(LocalTimeError::Twice),
        (AmbiguousOffset::Fold { .. }, Some(Repeated::First)) => ambiguous.earlier(),
        (AmbiguousOffset::Fold { .. }, Some(Repeated::Second)) => ambiguous.later(),
        (AmbiguousOffset::Unambiguous { .. }, _) => ambiguous.unambiguous(),
    };
    found
        .map(|t| t.as_microsecond())
        .map_err(|_| LocalTimeError::Unreadable)
}

/// Whether `zone` is an IANA time zone that this build knows.
pub fn is_zone(zone: &str) -> bool {
    // Names like "localtime" mean another zone on another machine.
    (zone == "UTC" || zone.contains('/')) && TimeZone::get(zone).is_ok()
}

/// An instant (microseconds UTC) as people in `zone` see it; an unknown zone or an instant out of range reads as UTC
/// or the epoch, because a page must never fail over a date.
pub fn local(instant: i64, zone: &str) -> Local {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let stamp = Timestamp::from_microsecond(instant).unwrap_or(Timestamp::UNIX_EPOCH);
    Local(stamp.to_zoned(zone))
}

/// A date and time in a time zone; its parts are what translations put together.
#[derive(Debug, Clone, PartialEq)]
pub struct Local(Zoned);

impl Local {
    /// Year, month 1–12, day 1–31.
    pub fn date(&self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// ISO week day: 1 is Monday, 7 is Sunday.
    pub fn weekday(&self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// `2026-11-24`, as an `<input type=date>` has it.
    pub fn iso_date(&self) -> String {
        self.0.strftime("%Y-%m-%d").to_string()
    }

    /// `18:00`, as an `<input type=time>` has it.
    pub fn clock(&self) -> String {
        self.0.strftime("%H:%M").to_string()
    }

    /// RFC 3339 with the offset, for `<time datetime>` and JSON-LD: `2026-11-24T18:00:00+02:00`.
    pub fn rfc3339(&self) -> String {
        self.0.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// Whether this local time happens twice in its zone, and if so which one it is.
    pub fn repeated(&self) -> Option<Repeated> {
        let ambiguous = self.0.time_zone().to_ambiguous_timestamp(self.0.datetime());
        if !matches!(ambiguous.offset(), AmbiguousOffset::Fold { .. }) {
            return None;
        }
        let first = ambiguous.earlier().is_ok_and(|t| t == self.0.timestamp());
        Some(if first { Repeated::First } else { Repeated::Second })
    }
}

/// `20261124T160000Z`: how calendar files write an instant.
pub fn utc_compact(instant: i64) -> String {
    let stamp = Timestamp::from_microsecond(instant).unwrap_or(Timestamp::UNIX_EPOCH);
    stamp.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// `2026-11-24T16:00:00Z`: how programs write an instant to each other (RFC 3339 in UTC).
pub fn utc(instant: i64) -> String {
    let stamp = Timestamp::from_microsecond(instant).unwrap_or(Timestamp::UNIX_EPOCH);
    stamp.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The instant at which the local day `days` after the day of `from` begins in `zone`: "kept until the end of
/// that day" ends there. Falls back to plain 24-hour days where the calendar has no answer.
pub fn start_of_day(from: i64, days: i32, zone: &str) -> i64 {
    let zoned = local(from, zone).0;
    zoned
        .date()
        .checked_add(jiff::Span::new().days(days))
        .and_then(|d| d.to_zoned(zoned.time_zone().clone()))
        .map_or(from + i64::from(days) * DAY, |z| z.timestamp().as_microsecond())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const TALLINN: &str = "Europe/Tallinn";

    #[test]
    fn an_ordinary_evening() {
        let at = instant("2026-11-24", "18:00", TALLINN, None).unwrap();
        assert_eq!(utc_compact(at), "20261124T160000Z");
        assert_eq!(utc(at), "2026-11-24T16:00:00Z");
        let seen = local(at, TALLINN);
        assert_eq!(
            (seen.iso_date().as_str(), seen.clock().as_str(), seen.weekday()),
            ("2026-11-24", "18:00", 2)
        );
        assert_eq!(seen.rfc3339(), "2026-11-24T18:00:00+02:00");
    }

    #[test]
    fn the_hour_that_happens_twice_must_be_named() {
        let ask = |r| instant("2026-10-25", "03:30", TALLINN, r);
        assert_eq!(ask(None), Err(LocalTimeError::Twice));
        let (first, second) = (
            ask(Some(Repeated::First)).unwrap(),
            ask(Some(Repeated::Second)).unwrap(),
        );
        assert_eq!(second - first, HOUR);
        assert_eq!(local(first, TALLINN).repeated(), Some(Repeated::First));
        assert_eq!(local(second, TALLINN).repeated(), Some(Repeated::Second));
    }

    #[test]
    fn the_hour_that_is_skipped_is_refused() {
        assert_eq!(
            instant("2026-03-29", "03:30", TALLINN, None),
            Err(LocalTimeError::Skipped)
        );
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for (date, time) in [
            ("2026-02-30", "10:00"),
            ("", ""),
            ("2026-11-24", "25:00"),
            ("24.11.2026", "10:00"),
        ] {
            assert_eq!(
                instant(date, time, TALLINN, None),
                Err(LocalTimeError::Unreadable),
                "{date} {time}"
            );
        }
        assert_eq!(
            instant("2026-11-24", "10:00", "Mars/Olympus", None),
            Err(LocalTimeError::UnknownZone)
        );
    }

    #[test]
    fn a_day_begins_where_its_zone_says() {
        let at = instant("2026-10-24", "18:00", TALLINN, None).unwrap();
        let next = start_of_day(at, 2, TALLINN);
        assert_eq!(local(next, TALLINN).rfc3339(), "2026-10-26T00:00:00+02:00");
    }

    proptest! {
        #[test]
        fn what_is_shown_leads_back(minutes in -30_000_000i64..60_000_000) {
            let at = minutes * MINUTE;
            let seen = local(at, TALLINN);
            // Before standard time the offset had odd seconds that a clock of minutes cannot show.
            prop_assume!(seen.date().0 >= 1930);
            prop_assert_eq!(instant(&seen.iso_date(), &seen.clock(), TALLINN, seen.repeated()), Ok(at));
        }
    }
}
