//! An event that begins after the weeks that the issue covers.
//!
//! Issues list the events of four weeks, and say so above the list.
//! Large conferences are sometimes listed earlier. Up to five weeks too early is a hint, more is a warning.
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### Europe
//! * 2026-09-30 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Autumn meetup**](https://example.com/oslo/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### Europe
//! * 2026-09-23 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Autumn meetup**](https://example.com/oslo/1)
//! ```
//!
//! The fix is suggested: it removes the event, which its organiser may submit again later.

use crate::issue_field::WINDOW_DAYS;
use crate::lint::events::{Listed, dates, listed, removal};
use crate::lint::manual::manual;
use crate::lint::rules::event_year::turned;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "event-window",
    severity: Severity::Warning,
    doc: manual!("event_window.rs"),
    check,
};

/// For how many days after these weeks an event is only a hint: editors sometimes choose to list it.
const GRACE: i64 = 35;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let Some(issue) = context.date.filter(|_| is_current(context)) else {
        return;
    };
    for it in listed(context).filter(Listed::leads) {
        let over = it.event.date.days() - issue.days() - WINDOW_DAYS;
        let is_slip = turned(it.event.date, it.event.last_day(), issue).is_some();
        let Some(last) = issue
            .plus_days(WINDOW_DAYS)
            .filter(|_| over > 0 && !is_slip)
        else {
            continue;
        };
        let message = format!("Event begins after {last}, the last day this issue announces");
        let mut problem = RULE.problem(dates(context, &it), message);
        if over <= GRACE {
            problem = problem.with_severity(Severity::Hint);
        }
        let edits = vec![removal(context, &it)];
        found.push(problem.with_fix(Fix::suggested("Remove the event", edits)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn later_events_are_found() {
        check_problems(
            RULE,
            "Date: 2026-08-26\n\n### Europe\n* 2026-09-23 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2026-09-24 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2026-12-24 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2027-09-01 | Oslo, NO | [A](u)\n    * [**T**](v)\n",
            &expect![[r#"
                6: * 2026-09-24 | Oslo, NO | [A](u)
                     ^^^^^^^^^^ hint: Event begins after 2026-09-23, the last day this issue announces (Remove the event)
                8: * 2026-12-24 | Oslo, NO | [A](u)
                     ^^^^^^^^^^ warning: Event begins after 2026-09-23, the last day this issue announces (Remove the event)
            "#]],
        );
    }

    #[test]
    fn fix_removes_removal() {
        check_fix(
            RULE,
            "Date: 2026-08-26\r\n\r\n### Europe\r\n* 2026-08-26 | Ås, NO | [A](https://a.example)\r\n    * [**T**](https://a.example/t)\r\n* 2026-10-20 | Ås, NO | [A](https://a.example)\r\n    * [**💛**](https://a.example/u)",
            &expect![[r#"
                Date: 2026-08-26␍
                ␍
                ### Europe␍
                * 2026-08-26 | Ås, NO | [A](https://a.example)␍
                    * [**T**](https://a.example/t)␍
            "#]],
        );
    }
}
