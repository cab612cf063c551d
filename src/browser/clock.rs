//! The user's local date and time.

use issue::calendar::Date;

/// Today's date by the user's clock.
pub fn today() -> Option<Date> {
    day(&js_sys::Date::new_0())
}

/// The time of day, as "14:03".
pub fn time() -> String {
    hour(&js_sys::Date::new_0())
}

/// The time of day at `milliseconds` since 1970, with the date unless that is today.
pub fn time_of(milliseconds: f64) -> String {
    let then = js_sys::Date::new(&milliseconds.into());
    match day(&then) {
        Some(day) if Some(day) != today() => format!("{day} {}", hour(&then)),
        _ => hour(&then),
    }
}

/// Milliseconds since 1970. The user may set the clock back.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// Seconds since 1970.
pub fn seconds() -> u64 {
    std::time::Duration::try_from_secs_f64(js_sys::Date::now() / 1000.0)
        .map_or(0, |it| it.as_secs())
}

fn day(date: &js_sys::Date) -> Option<Date> {
    let year = i32::try_from(date.get_full_year()).ok()?;
    let month = u8::try_from(date.get_month() + 1).ok()?;
    Date::new(year, month, u8::try_from(date.get_date()).ok()?)
}

fn hour(date: &js_sys::Date) -> String {
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}
