//! A heading with nothing under it in an issue that is about to be published.
//!
//! During the week sections may be empty, because entries are still to come.
//! Before publication, editors remove empty community, continent and team sections, and fill the others.
//!
//! ```markdown publishing
//! ## Updates from Rust Community
//!
//! ### Foundation
//!
//! ### Research
//! * [A paper](https://example.com/paper)
//! ```
//!
//! Use instead:
//!
//! ```markdown publishing
//! ## Updates from Rust Community
//!
//! ### Research
//! * [A paper](https://example.com/paper)
//! ```
//!
//! The fix is safe: it removes the heading. There is no fix if a comment is under it.

use crate::edit::Replace;
use crate::lint::heading::{filled, has_children, levels};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity, Stage};
use crate::outline::Section;
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "empty-section",
    severity: Severity::Warning,
    doc: manual!("empty_section.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !context.at_least(Stage::Publishing) {
        return;
    }
    for (index, section) in empty(context) {
        let message = format!("Section {} is empty", section.heading);
        let mut problem = RULE.problem(section.heading_range.clone(), message);
        let is_removed = matches!(
            section.kind,
            Kind::Links | Kind::Events | Kind::ProjectUpdates
        );
        if is_removed && context.slice(section.body.clone()).trim().is_empty() {
            problem = problem.with_fix(removed(context, index, section));
        }
        found.push(problem);
    }
}

/// Returns the sections that look empty to a reader, with their index.
pub(crate) fn empty<'a>(context: &Context<'a>) -> Vec<(usize, &'a Section)> {
    let filled = filled(context);
    let sections = context.outline.sections.iter().enumerate();
    let is_empty = |index: usize, it: &Section| {
        // Until 2025 issues kept all groups of calls for testing, empty or not.
        let may_be = matches!(it.kind, Kind::CallsForTesting | Kind::Community);
        let is_top = matches!(it.kind, Kind::Participation | Kind::UpcomingEvents);
        filled.get(index) == Some(&false) && !may_be && !(is_top && has_children(context, index))
    };
    let holds = |index: usize| has_children(context, index) || is_cut(context, index);
    let found = sections.filter(|(index, it)| is_empty(*index, it) && !holds(*index));
    found.collect()
}

/// Whether an unknown heading of level 1 follows. It was pasted by mistake, so the text below it belongs to this
/// section.
fn is_cut(context: &Context<'_>, index: usize) -> bool {
    let next = context.outline.sections.get(index + 1);
    next.is_some_and(|it| it.level == 1 && levels(context, it).is_empty())
}

fn removed(context: &Context<'_>, index: usize, section: &Section) -> Fix {
    let is_last = index + 1 == context.outline.sections.len();
    let before = context.slice(0..section.heading_range.start);
    // At the end of the text, also remove the blank lines before the heading.
    let start = if is_last {
        let line = context.line_index(before.trim_end().len());
        context.lines.get(line).map_or(0, |it| it.next)
    } else {
        section.heading_range.start
    };
    let lines = start.min(section.heading_range.start)..section.body.end;
    Fix::safe("Remove the heading", vec![Replace::delete(lines)])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Stage;
    use crate::lint::tests::{check_fix_at, check_problems_at};
    use expect_test::expect;

    #[test]
    fn only_sections_without_content_are_empty() {
        check_problems_at(
            Stage::Published,
            RULE,
            "## Updates from Rust Community\n### Official\n<!-- later -->\n### Foundation\n* a\n## Updates from the Rust Project\n### Rust Compiler Performance Triage\n\n### Final Comment Period\n#### Tracking Issues & PRs\n##### Rust\n* b\n",
            &expect![[r#"
                2: ### Official
                   ^^^^^^^^^^^^ warning: Section Official is empty
                7: ### Rust Compiler Performance Triage
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Section Rust Compiler Performance Triage is empty
            "#]],
        );
    }

    #[test]
    fn a_section_cut_by_a_pasted_heading_is_not_empty() {
        check_problems_at(
            Stage::Published,
            RULE,
            "### Rust Compiler Performance Triage\n\n# 2026-08-25 Triage Log\n\nQuiet 💛\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_removes_the_heading() {
        check_fix_at(
            Stage::Publishing,
            RULE,
            "## Updates from Rust Community\r\n### Official\r\n\r\n### Foundation\r\n* [💛](https://a.example)\r\n\r\n### Miscellaneous\r\n",
            &expect![[r#"
                ## Updates from Rust Community␍
                ### Foundation␍
                * [💛](https://a.example)␍
            "#]],
        );
    }
}
