//! A heading with more or fewer `#`s than usual.
//!
//! The level decides which section contains which other, on the page and in every tool that parses the issue.
//! Only "Quote of the Week" has a single `#`. Any other line with a single `#` is usually a list item, or part of a
//! pasted report.
//!
//! ```markdown
//! ## Upcoming Events
//!
//! # Oceania
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Upcoming Events
//!
//! ### Oceania
//! ```
//!
//! The fix is safe: the text does not change. If a group of the final comment period is in another section, the fix is
//! suggested, because the heading above may be misspelt.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::events::begins;
use crate::lint::heading::{is_fcp_group, levels, name};
use crate::lint::manual::manual;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::outline::Section;
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "heading-level",
    severity: Severity::Warning,
    doc: manual!("heading_level.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !is_current(context) {
        return;
    }
    for section in &context.outline.sections {
        let levels = levels(context, section);
        let marks = marks(context, section);
        match levels.first() {
            Some(usual) if !levels.contains(&section.level) => {
                found.push(other_level(section, marks, *usual));
            }
            None if section.level == 1 => found.push(stray(context, section, marks)),
            _ => {}
        }
    }
}

/// Returns the range of the heading's `#`s.
fn marks(context: &Context<'_>, section: &Section) -> Range<usize> {
    let line = context.slice(section.heading_range.clone());
    let start = section.heading_range.start + (line.len() - line.trim_start().len());
    start..start + usize::from(section.level)
}

fn other_level(section: &Section, marks: Range<usize>, usual: u8) -> Problem {
    let (level, right) = (section.level, "#".repeat(usize::from(usual)));
    let message = format!(
        "Heading has level {level}, but {} usually has level {usual}",
        section.heading
    );
    let title = format!("Write `{right}`");
    let edit = Replace {
        range: marks.clone(),
        text: right,
    };
    // If a group is outside of a final comment period, the heading above it may be misspelt.
    let is_astray = is_fcp_group(name(section)) && section.kind != Kind::FinalCommentPeriod;
    RULE.problem(marks, message)
        .with_fix(Fix::safe_if(!is_astray, title, vec![edit]))
}

/// Reports a heading of level 1 that issues do not have.
fn stray(context: &Context<'_>, section: &Section, marks: Range<usize>) -> Problem {
    let message = "Only the quote of the week has a heading of level 1";
    let problem = RULE.problem(marks.clone(), message);
    let text = context
        .slice(marks.end..section.heading_range.end)
        .trim_start();
    if !begins(text) {
        return problem;
    }
    let edit = Replace {
        range: marks,
        text: "*".to_owned(),
    };
    problem.with_fix(Fix::suggested(
        "Write `*` to make it a list item",
        vec![edit],
    ))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn known_headings_have_known_levels() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n### Official\n## Research\n### EuroRust 💛\n## Updates from the Rust Project\n#### Compiler\n### Final Comment Period\n#### Tracking Issues & PRs\n##### [Rust](https://a.example)\n#### [Language Team](https://b.example)\n#### [New and Updated RFCs](https://c.example)\n# Triage Log\n# Quote of the Week\n",
            &expect![[r#"
                3: ## Research
                   ^^ warning: Heading has level 2, but Research usually has level 3 (Write `###`)
                10: #### [Language Team](https://b.example)
                    ^^^^ warning: Heading has level 4, but Language Team usually has level 5 (Write `#####`)
                12: # Triage Log
                    ^ warning: Only the quote of the week has a heading of level 1
            "#]],
        );
        check_problems(RULE, "Date: 2021-07-07\n\n# Jobs\n", &expect![[""]]);
        check_problems(
            RULE,
            "Date: 2024-02-07\n\n### Final Comment Period\n### [Language Reference](https://a.example)\n* a 💛\n",
            &expect![[""]],
        );
    }

    #[test]
    fn sections_under_a_lost_heading_keep_their_levels() {
        check_problems(
            RULE,
            "## Crate of the Week\nCalls for Testing\n##### [Cargo](https://a.example)\n## Call for Participation; projects and speakers\n### CFP - Events\nUpdates from the Rust Project 💛\n#### Compiler\n### Approved RFCs\nFinal Comment Period\n#### Tracking Issues & PRs\n##### [Rust](https://b.example)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_keeps_the_words() {
        check_fix(
            RULE,
            "## Upcoming Events\r\n\r\n# Africa\r\n# 2026-08-27 | Ikeja, NG | [A](https://a.example)\r\n    * [**💛**](https://a.example/1)\r\n",
            &expect![[r#"
                ## Upcoming Events␍
                ␍
                ### Africa␍
                * 2026-08-27 | Ikeja, NG | [A](https://a.example)␍
                    * [**💛**](https://a.example/1)␍
            "#]],
        );
    }

    #[test]
    fn a_misspelt_parent_does_not_move_its_groups() {
        check_problems(
            RULE,
            "Date: 2026-08-26\n\n## Updates from the Rust Project\n### Final Coment Period\n#### Tracking Issues & PRs\n##### [Cargo](https://a.example)\n* [💛](https://a.example/1)\n",
            &expect![[r#"
                6: ##### [Cargo](https://a.example)
                   ^^^^^ warning: Heading has level 5, but Cargo usually has level 4 (Write `####`)
            "#]],
        );
    }
}
