//! A call for speakers that is closed, or closes after its event begins.
//!
//! In the second case the year is usually wrong, because the call was copied from last year.
//! A closed call is a hint during the week, and a warning from publication on.
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### CFP - Events
//! * [**Rust Oslo**](https://example.com/cfp)| 2027-10-01 | Oslo, NO | 2026-12-01
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### CFP - Events
//! * [**Rust Oslo**](https://example.com/cfp)| 2026-10-01 | Oslo, NO | 2026-12-01
//! ```
//!
//! The fix is suggested: it writes the year that fits.

use crate::calendar::Date;
use crate::edit::Replace;
use crate::entry::{CfpEvent, Entry, LocatedEntry};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity, Stage};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "cfp-dates",
    severity: Severity::Warning,
    doc: manual!("cfp_dates.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let sections = context
        .sections()
        .filter(|(_, it, _)| it.kind == Kind::CfpEvents);
    for entry in sections.flat_map(|(_, _, entries)| entries) {
        if let Entry::CfpEvent(call) = &entry.entry {
            found.extend(problem(context, entry, call));
        }
    }
}

fn problem(context: &Context<'_>, entry: &LocatedEntry, call: &CfpEvent) -> Option<Problem> {
    let last = call.end_date.unwrap_or(call.date);
    let closes = call.closes;
    let (day, message) = if closes > call.date {
        (closes, "Call closes after the event begins".to_owned())
    } else if last < call.date {
        (last, "Event ends before it begins".to_owned())
    } else if context.date.is_some_and(|it| closes < it) {
        let days = context.date?.days() - closes.days();
        let ago = if days == 1 {
            "a day".to_owned()
        } else {
            format!("{days} days")
        };
        (closes, format!("Call closed {ago} before this issue"))
    } else {
        return None;
    };
    let written = day.to_string();
    let line = context.slice(entry.range.clone());
    let at = if day == last {
        line.rfind(&written)
    } else {
        line.find(&written)
    };
    let start = entry.range.start + at?;
    let range = start..start + written.len();
    let mut problem = RULE.problem(range.clone(), message);
    let is_closed = closes <= call.date && last >= call.date;
    if is_closed && !context.at_least(Stage::Publishing) {
        problem = problem.with_severity(Severity::Hint);
    }
    let right = fixed_date(context.date, call, day).filter(|it| *it != day);
    if let Some(text) = right.map(|it| it.to_string()) {
        let title = format!("Write `{text}`");
        let fix = Fix::suggested(title, vec![Replace { range, text }]);
        problem = problem.with_fix(fix);
    }
    Some(problem)
}

/// Returns `day` in the year that makes the call close after the issue and before its event.
fn fixed_date(issue: Option<Date>, call: &CfpEvent, day: Date) -> Option<Date> {
    let issue = issue?;
    if day != call.closes {
        let end = day.in_year(call.date.year())?;
        return (end >= call.date).then_some(end);
    }
    let years = [issue.year(), issue.year() + 1];
    let mut days = years.into_iter().filter_map(|it| day.in_year(it));
    days.find(|it| *it >= issue && *it <= call.date)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn a_call_closes_before_its_event() {
        check_problems(
            RULE,
            "Date: 2026-08-26\n\n### CFP - Events\n* [A 💛](u) | 2026-08-26 | Oslo | 2026-08-26\n* [B](u) | 2026-08-25 | Oslo | 2026-10-01\n* [C](u) | 2026-09-25 | Oslo | 2026-09-01\n* [D](u) | 2026-09-25 | Oslo | 2026-10-01 - 2025-10-02\n",
            &expect![[r#"
                5: * [B](u) | 2026-08-25 | Oslo | 2026-10-01
                              ^^^^^^^^^^ hint: Call closed a day before this issue
                6: * [C](u) | 2026-09-25 | Oslo | 2026-09-01
                              ^^^^^^^^^^ warning: Call closes after the event begins
                7: * [D](u) | 2026-09-25 | Oslo | 2026-10-01 - 2025-10-02
                                                               ^^^^^^^^^^ warning: Event ends before it begins (Write `2026-10-02`)
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_year_that_fits() {
        check_fix(
            RULE,
            "Date: 2025-12-31\r\n\r\n### CFP - Events\r\n* [💛](https://a.example) | Closes 2025-01-19 | Oslo | 2026-03-01\r\n",
            &expect![[r#"
                Date: 2025-12-31␍
                ␍
                ### CFP - Events␍
                * [💛](https://a.example) | Closes 2026-01-19 | Oslo | 2026-03-01␍
            "#]],
        );
    }
}
