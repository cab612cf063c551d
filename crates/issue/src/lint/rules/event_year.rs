//! An event whose day and month fit the issue, but whose year does not.
//!
//! A date copied from last year's event keeps the old year, and every January one or two new events get the old year
//! too.
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### Europe
//! * 2025-09-08 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Autumn meetup**](https://example.com/oslo/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### Europe
//! * 2026-09-08 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Autumn meetup**](https://example.com/oslo/1)
//! ```
//!
//! The fix is suggested: the date may be right, and the event should be removed instead.

use crate::calendar::Date;
use crate::edit::Replace;
use crate::issue_field::WINDOW_DAYS;
use crate::lint::events::{Listed, dates, listed};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "event-year",
    severity: Severity::Warning,
    doc: manual!("event_year.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let Some(issue) = context.date else { return };
    for it in listed(context).filter(Listed::leads) {
        if let Some((first, last)) = turned(it.event.date, it.event.last_day(), issue) {
            let range = dates(context, &it);
            let end = if it.event.end_date.is_some() {
                format!(" - {last}")
            } else {
                String::new()
            };
            let (year, right) = (it.event.date.year(), first.year());
            let message = format!(
                "Year is {year}, but the day would be within this issue's weeks in {right}"
            );
            let problem = RULE.problem(range.clone(), message);
            let text = format!("{first}{end}");
            let title = format!("Write `{text}`");
            let edits = vec![Replace { range, text }];
            found.push(problem.with_fix(Fix::suggested(title, edits)));
        }
    }
}

/// Returns the days of an event in the year that puts it within the weeks of the issue of day `issue`. Returns `None`
/// if no year does, or if the event is within these weeks already.
pub(crate) fn turned(first: Date, last: Date, issue: Date) -> Option<(Date, Date)> {
    let away = first.days() - issue.days();
    if last < first || (-180..=180).contains(&away) {
        return None;
    }
    let fits = |it: &Date| (0..=WINDOW_DAYS).contains(&(it.days() - issue.days()));
    let years = [issue.year(), issue.year() + 1];
    let new = years
        .into_iter()
        .filter_map(|it| first.in_year(it))
        .find(fits)?;
    Some((new, new.plus_days(last.days() - first.days())?))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn other_years_that_fit_are_found() {
        check_problems(
            RULE,
            "Date: 2025-12-31\n\n### Europe\n* 2025-01-05 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2027-01-02 - 2027-01-03 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2025-06-05 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2026-01-01 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2024-02-29 | Oslo, NO | [A](u)\n    * [**T**](v)\n",
            &expect![[r#"
                4: * 2025-01-05 | Oslo, NO | [A](u)
                     ^^^^^^^^^^ warning: Year is 2025, but the day would be within this issue's weeks in 2026 (Write `2026-01-05`)
                6: * 2027-01-02 - 2027-01-03 | Oslo, NO | [A](u)
                     ^^^^^^^^^^^^^^^^^^^^^^^ warning: Year is 2027, but the day would be within this issue's weeks in 2026 (Write `2026-01-02 - 2026-01-03`)
            "#]],
        );
    }

    #[test]
    fn fix_changes_the_year_of_both_days() {
        check_fix(
            RULE,
            "Date: 2025-12-31\r\n\r\n### Europe\r\n* 2024-12-31 - 2025-01-02 | Ås, NO | [A](https://a.example)\r\n    * [**T**](https://a.example/t)\r\n",
            &expect![[r#"
                Date: 2025-12-31␍
                ␍
                ### Europe␍
                * 2025-12-31 - 2026-01-02 | Ås, NO | [A](https://a.example)␍
                    * [**T**](https://a.example/t)␍
            "#]],
        );
    }
}
