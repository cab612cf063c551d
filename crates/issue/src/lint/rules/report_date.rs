//! A performance report of another week.
//!
//! The link to the full report is often copied from last week's issue or from last year's file.
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### Rust Compiler Performance Triage
//!
//! [Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2025/2025-08-24.md)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Date: 2026-08-26
//!
//! ### Rust Compiler Performance Triage
//!
//! [Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2026/2026-08-24.md)
//! ```
//!
//! There is no fix: only a person knows the day of the report.

use crate::calendar::Date;
use crate::lint::manual::manual;
use crate::lint::{Context, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "report-date",
    severity: Severity::Warning,
    doc: manual!("report_date.rs"),
    check,
};

/// How many days older than the issue a report may be. Reports come out weekly, but a week may have none.
const MOST: i64 = 21;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let Some(date) = context.date else { return };
    for link in context.links.iter().filter(|it| !it.image) {
        found.extend(problem(link, date));
    }
}

fn problem(link: &Link<'_>, date: Date) -> Option<Problem> {
    let name = link.url.rsplit('/').next()?;
    let is_dated = name.starts_with(|it: char| it.is_ascii_digit());
    let path = link.address.path;
    if !is_dated || !path.contains("/rustc-perf/") || !path.contains("/triage/") {
        return None;
    }
    let day = Date::parse(name.get(..10)?)?;
    let age = date.days() - day.days();
    let year = link
        .url
        .strip_suffix(name)?
        .trim_end_matches('/')
        .rsplit('/')
        .next()?;
    let is_filed = year.len() != 4 || year == day.year().to_string();
    let message = if !(0..=MOST).contains(&age) {
        format!("Report is of {day}, but the issue is of {date}")
    } else if !is_filed {
        format!("Report of {day} is in the folder `{year}`")
    } else {
        return None;
    };
    Some(RULE.problem(link.url_range.clone(), message))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn reports_of_the_last_weeks_are_fine() {
        let report = |it: &str| {
            format!(
                "[Full report 💛](https://github.com/rust-lang/rustc-perf/blob/master/triage/{it}.md)\n\n"
            )
        };
        let all = [
            "2026/2026-08-24",
            "2026-08-10",
            "2025/2025-08-24",
            "2025/2026-08-24",
            "2026/2026-08-31",
            "other",
        ];
        let text = all.map(report).concat();
        check_problems(
            RULE,
            &format!("Date: 2026-08-26\n\n{text}"),
            &expect![[r#"
                7: [Full report 💛](https://github.com/rust-lang/rustc-perf/blob/master/triage/2025/2025-08-24.md)
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Report is of 2025-08-24, but the issue is of 2026-08-26
                9: [Full report 💛](https://github.com/rust-lang/rustc-perf/blob/master/triage/2025/2026-08-24.md)
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Report of 2026-08-24 is in the folder `2025`
                11: [Full report 💛](https://github.com/rust-lang/rustc-perf/blob/master/triage/2026/2026-08-31.md)
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Report is of 2026-08-31, but the issue is of 2026-08-26
            "#]],
        );
    }
}
