//! An event that ends before it begins, on the day it begins, or months later.
//!
//! One of the two dates is wrong, most often because it has an old year or month.
//!
//! ```markdown
//! ### Europe
//! * 2026-12-30 - 2026-01-02 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**New year's hacking**](https://example.com/oslo/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-12-30 - 2027-01-02 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**New year's hacking**](https://example.com/oslo/1)
//! ```
//!
//! The fix is suggested: only a person knows which of the two dates is wrong.

use crate::calendar::Date;
use crate::edit::Replace;
use crate::lint::events::{Listed, dates, listed};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "event-end",
    severity: Severity::Warning,
    doc: manual!("event_end.rs"),
    check,
};

/// The longest duration of an event, in days.
const LONGEST: i64 = 60;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for it in listed(context).filter(Listed::leads) {
        let Some(end) = it.event.end_date else {
            continue;
        };
        let days = end.days() - it.event.date.days();
        let message = match days {
            ..0 => "Event ends before it begins".to_owned(),
            0 => "Event ends on the day it begins".to_owned(),
            _ if days > LONGEST => format!("Event lasts {days} days"),
            _ => continue,
        };
        let range = dates(context, &it);
        let mut problem = RULE.problem(range.clone(), message);
        if days == 0 {
            problem = problem.with_severity(Severity::Hint);
        }
        problem.fix = fixed_end(it.event.date, end).map(|(new, title)| {
            let edits = vec![Replace { range, text: new }];
            Fix::suggested(title, edits)
        });
        found.push(problem);
    }
}

/// Returns the dates with the year of the last one changed, and the title of the fix; `None` if the event would then
/// last more than two weeks.
fn fixed_end(first: Date, end: Date) -> Option<(String, String)> {
    if first == end {
        return Some((first.to_string(), "Write the day once".to_owned()));
    }
    let years = [first.year(), first.year() + 1];
    let ends = years.into_iter().filter_map(|it| end.in_year(it));
    let last = ends
        .into_iter()
        .find(|it| *it != first && (1..=14).contains(&(it.days() - first.days())))?;
    Some((format!("{first} - {last}"), format!("Write `{last}`")))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn an_event_ends_after_it_begins() {
        check_problems(
            RULE,
            "### Europe\n* 2026-08-26 - 2026-08-25 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2026-08-26 - 2026-08-26 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2026-08-26 - 2027-08-27 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2026-08-26 - 2026-09-26 | Oslo, NO | [A](u)\n    * [**T**](v)\n",
            &expect![[r#"
                2: * 2026-08-26 - 2026-08-25 | Oslo, NO | [A](u)
                     ^^^^^^^^^^^^^^^^^^^^^^^ warning: Event ends before it begins
                4: * 2026-08-26 - 2026-08-26 | Oslo, NO | [A](u)
                     ^^^^^^^^^^^^^^^^^^^^^^^ hint: Event ends on the day it begins (Write the day once)
                6: * 2026-08-26 - 2027-08-27 | Oslo, NO | [A](u)
                     ^^^^^^^^^^^^^^^^^^^^^^^ warning: Event lasts 366 days (Write `2026-08-27`)
            "#]],
        );
    }

    #[test]
    fn fix_changes_the_year() {
        check_fix(
            RULE,
            "### Europe\n* 2025-12-30 - 2025-01-02 | Ås, NO | [A](https://a.example)\r\n    * [**T**](https://a.example/t)\r\n",
            &expect![[r#"
                ### Europe
                * 2025-12-30 - 2026-01-02 | Ås, NO | [A](https://a.example)␍
                    * [**T**](https://a.example/t)␍
            "#]],
        );
    }
}
