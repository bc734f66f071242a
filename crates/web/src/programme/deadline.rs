//! How long something is still possible, in words: days as long as there is one, then hours, then minutes.

use kernel::time::{DAY, HOUR, MINUTE};

use crate::texts::Texts;

/// "12 days left"; rounded down, so that nobody counts on a day that is not there.
pub(super) fn left(t: Texts, now: i64, until: i64) -> String {
    let rest = (until - now).max(0);
    let count = |unit: i64| u32::try_from(rest / unit).unwrap_or(u32::MAX);
    if rest >= DAY {
        t.deadline_days(count(DAY))
    } else if rest >= HOUR {
        t.deadline_hours(count(HOUR))
    } else {
        t.deadline_minutes(count(MINUTE).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_never_more_than_there_is() {
        let say = |rest| left(Texts::of("en"), 0, rest);
        assert_eq!(say(12 * DAY + 23 * HOUR), "12 days left");
        assert_eq!(say(DAY), "1 day left");
        assert_eq!(say(DAY - 1), "23 hours left");
        assert_eq!(say(HOUR), "1 hour left");
        assert_eq!(say(59 * MINUTE), "59 minutes left");
        assert_eq!(say(1), "1 minute left");
    }
}
