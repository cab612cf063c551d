//! The date from which a rule applies: earlier issues followed other conventions.

use super::Context;
use crate::calendar::Date;

/// Whether the issue has the section order used since October 2022; a text without a date counts as new.
pub(crate) fn is_current(context: &Context<'_>) -> bool {
    is_since(context, Date::new(2022, 10, 26))
}

/// Whether the issue is of `day` or later; a text without a date counts as new.
pub(crate) fn is_since(context: &Context<'_>, day: Option<Date>) -> bool {
    context.date.is_none_or(|it| Some(it) >= day)
}
