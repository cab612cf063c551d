//! The day and the hour where the user is.

use issue::calendar::Date;

/// Today's date by the user's clock.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    let month = u8::try_from(now.get_month() + 1).ok()?;
    Date::new(year, month, u8::try_from(now.get_date()).ok()?)
}

/// The time of day, as "14:03".
pub fn time() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// Milliseconds since 1970, which a user may set back.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}
