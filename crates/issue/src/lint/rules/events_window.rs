//! A line "Rusty Events between … - …" whose days do not match the issue's date.
//!
//! The line announces the four weeks from the issue's date. The script that prepares the next draft searches for its
//! exact words.
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ## Upcoming Events
//!
//! Rusty Events between 2026-08-19 - 2026-09-16 🦀
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ## Upcoming Events
//!
//! Rusty Events between 2026-08-26 - 2026-09-23 🦀
//! ```
//!
//! The fix is safe: both days follow from the issue's date. If the issue's number or file name implies another date,
//! the fix is suggested.

use std::ops::Range;

use crate::calendar::Date;
use crate::edit::Replace;
use crate::issue_field::{WINDOW_DAYS, number, number_for, window};
use crate::lint::manual::manual;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "events-window",
    severity: Severity::Warning,
    doc: manual!("events_window.rs"),
    check,
};

const WORDS: &str = "Rusty Events between ";

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let section = context.outline.section(Kind::UpcomingEvents);
    let Some((index, section)) = section.filter(|_| is_current(context)) else {
        return;
    };
    if let Some((first, last)) = window(context.issue) {
        found.extend(other_days(context, first, last));
    } else {
        let mut lines = context.lines.iter().filter(|it| it.section == Some(index));
        let line = lines.find(|it| it.kind == LineKind::Prose && it.text.starts_with(WORDS));
        let (range, message) = match line {
            Some(line) => (
                line.range.clone(),
                "Line does not name two days like 2026-08-26 - 2026-09-23",
            ),
            None => (
                section.heading_range.clone(),
                "No line says `Rusty Events between …`",
            ),
        };
        found.push(RULE.problem(range, message));
    }
}

fn other_days(context: &Context<'_>, first: Range<usize>, last: Range<usize>) -> Option<Problem> {
    let from = context.date?;
    let to = from.plus_days(WINDOW_DAYS)?;
    let written = [&first, &last].map(|it| Date::parse(context.slice(it.clone())));
    if written == [Some(from), Some(to)] {
        return None;
    }
    let right = format!("{from} - {to}");
    let range = first.start..last.end;
    let message = format!("Issue of {from} announces events of other weeks");
    let edit = Replace::between(&range, context.slice(range.clone()), &right)?;
    let title = format!("Write `{right}`");
    // The issue's date may be the wrong one, so a person must check.
    let is_sure = number(context.issue).is_none_or(|it| number_for(from) == Some(it))
        && context
            .settings
            .file_name
            .is_none_or(|it| it.starts_with(&from.to_string()));
    let fix = Fix::safe_if(is_sure, title, vec![edit]);
    Some(RULE.problem(range, message).with_fix(fix))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn a_missing_line_or_day_is_found() {
        check_problems(
            RULE,
            "Date: 2026-08-26\n\n## Upcoming Events\nRusty Events between August - September 🦀\n",
            &expect![[r#"
                4: Rusty Events between August - September 🦀
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Line does not name two days like 2026-08-26 - 2026-09-23
            "#]],
        );
        check_problems(
            RULE,
            "## Upcoming Events\n\n### Asia\n",
            &expect![[r#"
            1: ## Upcoming Events
               ^^^^^^^^^^^^^^^^^^ warning: No line says `Rusty Events between …`
        "#]],
        );
    }

    #[test]
    fn fix_writes_both_days() {
        check_fix(
            RULE,
            "Date: 2026-08-26\r\n\r\n## Upcoming Events\r\nRusty Events between 2025-08-26 - 2026-09-22 🦀\r\n",
            &expect![[r#"
                Date: 2026-08-26␍
                ␍
                ## Upcoming Events␍
                Rusty Events between 2026-08-26 - 2026-09-23 🦀␍
            "#]],
        );
    }

    #[test]
    fn the_fix_for_a_doubtful_date_is_suggested() {
        check_problems(
            RULE,
            "Title: This Week in Rust 666\nNumber: 666\nDate: 2026-08-19\n\n## Upcoming Events\n\nRusty Events between 2026-08-26 - 2026-09-23 🦀\n",
            &expect![[r#"
                7: Rusty Events between 2026-08-26 - 2026-09-23 🦀
                                        ^^^^^^^^^^^^^^^^^^^^^^^ warning: Issue of 2026-08-19 announces events of other weeks (Write `2026-08-19 - 2026-09-16`)
            "#]],
        );
    }
}
