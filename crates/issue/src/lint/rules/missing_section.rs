//! A missing section that every issue has.
//!
//! Usually its heading was deleted by accident, and its entries are now part of the section above.
//! A text with only a few sections counts as part of an issue and is not checked. The performance triage and the
//! sections of RFCs are added late in the week, so the rule expects them only from publication on.
//!
//! ```markdown
//! ### Official
//! ## Crate of the Week
//! ## Updates from the Rust Project
//! ## Upcoming Events
//! ## Jobs
//! # Quote of the Week
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! ### Official
//! ## Crate of the Week
//! ## Updates from the Rust Project
//! ### Rust Compiler Performance Triage
//! ### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)
//! ### Final Comment Period
//! ### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)
//! ## Upcoming Events
//! ## Jobs
//! # Quote of the Week
//! ```

use std::ops::Range;

use crate::lint::manual::manual;
use crate::lint::since::is_current;
use crate::lint::{Context, Problem, Rule, Severity, Stage};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "missing-section",
    severity: Severity::Warning,
    doc: manual!("missing_section.rs"),
    check,
};

/// The sections of every issue, in order.
pub(crate) const EVERY: [(Kind, &str); 10] = [
    (Kind::Community, "Updates from Rust Community"),
    (Kind::CrateOfTheWeek, "Crate of the Week"),
    (Kind::Project, "Updates from the Rust Project"),
    (Kind::PerformanceTriage, "Rust Compiler Performance Triage"),
    (Kind::ApprovedRfcs, "Approved RFCs"),
    (Kind::FinalCommentPeriod, "Final Comment Period"),
    (Kind::NewRfcs, "New and Updated RFCs"),
    (Kind::UpcomingEvents, "Upcoming Events"),
    (Kind::Jobs, "Jobs"),
    (Kind::QuoteOfTheWeek, "Quote of the Week"),
];

/// A text with fewer of these sections is only part of an issue.
const FEWEST: usize = 5;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !is_whole(context) || !is_current(context) {
        return;
    }
    for (index, (kind, name)) in EVERY.iter().enumerate() {
        if context.outline.section(*kind).is_none() && is_due(context, *kind) {
            let message = format!("Section {name} is missing");
            found.push(RULE.problem(place(context, index), message));
        }
    }
}

/// Whether the text has enough sections to be a whole issue.
pub(crate) fn is_whole(context: &Context<'_>) -> bool {
    let has = |it: &&(Kind, &str)| context.outline.section(it.0).is_some();
    EVERY.iter().filter(has).count() >= FEWEST
}

/// Whether a section must exist at this stage. Sections that a script collects are added at the end of the week.
fn is_due(context: &Context<'_>, kind: Kind) -> bool {
    let is_late = matches!(
        kind,
        Kind::PerformanceTriage | Kind::ApprovedRfcs | Kind::FinalCommentPeriod | Kind::NewRfcs
    );
    !is_late || context.at_least(Stage::Publishing)
}

/// Returns the heading before which the missing section belongs, or the last line.
fn place(context: &Context<'_>, index: usize) -> Range<usize> {
    let later = EVERY.iter().skip(index + 1);
    let mut next = later.filter_map(|it| context.outline.section(it.0));
    let end = context.lines.last().map(|it| it.range.clone());
    let heading = next.next().map(|(_, it)| it.heading_range.clone());
    heading.or(end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Stage;
    use crate::lint::tests::check_problems_at;
    use expect_test::expect;

    #[test]
    fn parts_of_an_issue_may_lack_sections() {
        let check_problems = |rule, text: &str, expected: &expect_test::Expect| {
            check_problems_at(Stage::Publishing, rule, text, expected);
        };
        check_problems(RULE, "## Jobs\n## Crate of the Week\n", &expect![[""]]);
        check_problems(
            RULE,
            "Date: 2026-08-26\n\n## Updates from Rust Community\n## Updates from the Rust Project\n### Approved RFCs\n### Final Comment Period\n### New and Updated RFCs\n## Upcoming Events 💛\n## Upcoming Events\n## Jobs\n",
            &expect![[r#"
                4: ## Updates from the Rust Project
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Section Crate of the Week is missing
                5: ### Approved RFCs
                   ^^^^^^^^^^^^^^^^^ warning: Section Rust Compiler Performance Triage is missing
                10: ## Jobs
                    ^^^^^^^ warning: Section Quote of the Week is missing
            "#]],
        );
    }
}
