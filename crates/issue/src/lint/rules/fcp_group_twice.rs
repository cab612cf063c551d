//! A group that has entries, but is also named in the sentence about groups without entries.
//!
//! Final comment periods and calls for testing have a sentence that names all groups without entries. When a group gets
//! its first entry, its name must be removed from the sentence.
//!
//! ```markdown
//! ### Final Comment Period
//!
//! #### Tracking Issues & PRs
//!
//! ##### [Cargo](https://example.com/cargo)
//! * [Stabilize a flag](https://github.com/rust-lang/cargo/pull/1)
//!
//! *No Items entered Final Comment Period this week for
//! [Rust](https://example.com/rust) or
//! [Cargo](https://example.com/cargo).*
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Final Comment Period
//!
//! #### Tracking Issues & PRs
//!
//! ##### [Cargo](https://example.com/cargo)
//! * [Stabilize a flag](https://github.com/rust-lang/cargo/pull/1)
//!
//! *No Items entered Final Comment Period this week for
//! [Rust](https://example.com/rust).*
//! ```
//!
//! The fix is safe: the entries show that the sentence is wrong.

use crate::lint::heading::{TRACKING, has_entries};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::operation::{under, unlisted};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "fcp-group-twice",
    severity: Severity::Warning,
    doc: manual!("fcp_group_twice.rs"),
    check,
};

/// No issue has more groups. The limit bounds the work: each group parses the section again to find the sentence.
const MOST_GROUPS: usize = 40;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let sections = context.outline.sections.iter().enumerate();
    let groups = sections.filter_map(|(index, it)| {
        let parent = match it.kind {
            Kind::FinalCommentPeriod => TRACKING,
            Kind::CallsForTesting => "Calls for Testing",
            _ => return None,
        };
        let is_group = under(parent).contains(&it.heading.as_str());
        (is_group && has_entries(context, index)).then_some((parent, it))
    });
    for (parent, section) in groups.take(MOST_GROUPS) {
        let edits = unlisted(context.issue, parent, &section.heading);
        if edits.is_empty() {
            continue;
        }
        let message = format!(
            "{} has entries, but the sentence says that it has none",
            section.heading
        );
        let problem = RULE.problem(section.heading_range.clone(), message);
        let title = format!("Remove {} from the sentence", section.heading);
        found.push(problem.with_fix(Fix::safe(title, edits)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn groups_without_entries_may_be_named() {
        check_problems(
            RULE,
            "## Calls for Testing\n##### [Cargo](https://a.example)\n* [b](https://b.example)\n##### [Rust](https://c.example)\n\n*No calls for testing were issued this week by\n[Rust](https://c.example) or\n[Cargo](https://a.example).*\n",
            &expect![[r#"
                2: ##### [Cargo](https://a.example)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Cargo has entries, but the sentence says that it has none (Remove Cargo from the sentence)
            "#]],
        );
    }

    #[test]
    fn fix_keeps_the_other_groups() {
        check_fix(
            RULE,
            "### Final Comment Period\r\n#### Tracking Issues & PRs\r\n##### [Rust](https://a.example)\r\n* [💛](https://b.example)\r\n\r\n*No Items entered Final Comment Period this week for\r\n[Rust](https://a.example),\r\n[Cargo](https://c.example) or\r\n[Language Team](https://d.example).*\r\n",
            &expect![[r#"
                ### Final Comment Period␍
                #### Tracking Issues & PRs␍
                ##### [Rust](https://a.example)␍
                * [💛](https://b.example)␍
                ␍
                *No Items entered Final Comment Period this week for␍
                [Cargo](https://c.example) or␍
                [Language Team](https://d.example).*␍
            "#]],
        );
    }
}
