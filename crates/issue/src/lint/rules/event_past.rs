//! An event that ended before the issue's date.
//!
//! During the week a draft still lists last week's events; editors remove them right before publication.
//! So the rule gives a hint in a draft, and a warning from publication on.
//! "Trim past events" removes all of them in one step.
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### Europe
//! * 2026-08-20 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### Europe
//! * 2026-08-26 | Bergen, NO | [Rust Bergen](https://example.com/bergen)
//!     * [**Summer meetup**](https://example.com/bergen/1)
//! ```
//!
//! The fix is suggested: the date may be mistyped.

use crate::lint::events::{Listed, dates, listed, removal};
use crate::lint::manual::manual;
use crate::lint::rules::event_year::turned;
use crate::lint::{Context, Fix, Problem, Rule, Severity, Stage};

pub(crate) const RULE: Rule = Rule {
    name: "event-past",
    severity: Severity::Warning,
    doc: manual!("event_past.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let Some(issue) = context.date else { return };
    let severity = if context.at_least(Stage::Publishing) {
        Severity::Warning
    } else {
        Severity::Hint
    };
    for it in listed(context).filter(Listed::leads) {
        let (first, last) = (it.event.date, it.event.last_day());
        let is_slip = last < first || turned(first, last, issue).is_some();
        if last >= issue || is_slip {
            continue;
        }
        let days = issue.days() - last.days();
        let ago = if days == 1 {
            "a day"
        } else {
            &format!("{days} days")
        };
        let message = format!("Event ended {ago} before this issue");
        let problem = RULE
            .problem(dates(context, &it), message)
            .with_severity(severity);
        let edits = vec![removal(context, &it)];
        found.push(problem.with_fix(Fix::suggested("Remove the event", edits)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Stage;
    use crate::lint::tests::{check_fix, check_problems_at};
    use expect_test::expect;

    #[test]
    fn past_events_are_found() {
        check_problems_at(
            Stage::Publishing,
            RULE,
            "Date: 2026-08-26\n\n### Europe\n* 2026-08-20 - 2026-08-25 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2026-08-24 - 2026-08-26 | Oslo, NO | [A](u)\n    * [**T**](v)\n* 2025-09-05 | Oslo, NO | [A](u)\n    * [**T**](v)\n",
            &expect![[r#"
                4: * 2026-08-20 - 2026-08-25 | Oslo, NO | [A](u)
                     ^^^^^^^^^^^^^^^^^^^^^^^ warning: Event ended a day before this issue (Remove the event)
            "#]],
        );
    }

    #[test]
    fn fix_removes_removal() {
        check_fix(
            RULE,
            "Date: 2026-08-26\r\n\r\n### Europe\r\n* 2026-08-20 | Ås, NO | [A](https://a.example)\r\n    * [**T**](https://a.example/t)\r\n    * [**S**](https://a.example/s)\r\n* 2026-08-26 | Ås, NO | [A](https://a.example)\r\n    * [**💛**](https://a.example/u)",
            &expect![[r#"
                Date: 2026-08-26␍
                ␍
                ### Europe␍
                * 2026-08-26 | Ås, NO | [A](https://a.example)␍
                    * [**💛**](https://a.example/u)"#]],
        );
    }
}
