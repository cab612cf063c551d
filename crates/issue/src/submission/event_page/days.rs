//! The days of an event, from the times that its page gives.

use crate::calendar::Date;

/// An event that ends before this hour of the next day ends on the evening before.
const SMALL_HOURS: u32 = 6;

/// Returns the first day and, if it is a different one, the last. Times are in ISO 8601. The time zone is ignored, so a
/// day is in the time zone that the page uses.
pub(super) fn days(start: &str, end: &str) -> (Option<Date>, Option<Date>) {
    let Some(first) = day(start) else {
        return (None, None);
    };
    let last = day(end).filter(|it| *it > first);
    let is_night = hour(end).is_some_and(|it| it < SMALL_HOURS) && last == first.plus_days(1);
    (Some(first), last.filter(|_| !is_night))
}

fn day(time: &str) -> Option<Date> {
    Date::parse(time.get(..10)?)
}

fn hour(time: &str) -> Option<u32> {
    time.get(10..)?
        .strip_prefix(['T', ' '])?
        .get(..2)?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_from_times() {
        let told = |start, end| {
            let (first, last) = days(start, end);
            [first, last].map(|it| it.map_or(String::new(), |it| it.to_string()))
        };
        assert_eq!(
            told("2026-09-10T18:00:00+02:00", "2026-09-10T20:00"),
            ["2026-09-10", ""]
        );
        assert_eq!(
            told("2026-09-10T18:00", "2026-09-11T01:00:00Z"),
            ["2026-09-10", ""]
        );
        assert_eq!(
            told("2026-09-10", "2026-09-11"),
            ["2026-09-10", "2026-09-11"]
        );
        assert_eq!(told("2026-09-10", "2026-09-01"), ["2026-09-10", ""]);
        assert_eq!(told("2026-02-30T18:00", "2026-09-01"), ["", ""]);
        assert_eq!(told("💛💛💛", ""), ["", ""]);
    }
}
