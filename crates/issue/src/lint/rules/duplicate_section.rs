//! A section that is in the issue twice.
//!
//! This happens when a template is pasted a second time, or two people add the same section.
//! Readers find only half of the entries, and tools use only the first of the two sections.
//!
//! ```markdown
//! ### Official
//! * [A release](https://example.com/a)
//!
//! ### Official
//! * [Another release](https://example.com/b)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Official
//! * [A release](https://example.com/a)
//! * [Another release](https://example.com/b)
//! ```
//!
//! If the second section is empty, there is a safe fix, which removes it.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::edit::Replace;
use crate::lint::heading::{filled, has_children, name, names};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::outline::Section;
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "duplicate-section",
    severity: Severity::Warning,
    doc: manual!("duplicate_section.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let filled = filled(context);
    let mut first: HashMap<(u8, Cow<'_, str>), usize> = HashMap::new();
    for (index, section) in context.outline.sections.iter().enumerate() {
        // A report pasted into the performance triage has its own headings.
        let is_report = section.kind == Kind::PerformanceTriage && section.path.len() > 2;
        if section.level == 0 || is_report {
            continue;
        }
        let key = key(section);
        let Some(line) = first.get(&key) else {
            first.insert(key, section.line);
            continue;
        };
        let message = format!("Section is also in line {line}");
        let mut problem = RULE.problem(section.heading_range.clone(), message);
        let is_empty = filled.get(index) == Some(&false) && !has_children(context, index);
        if is_empty && context.slice(section.body.clone()).trim().is_empty() {
            let lines = section.heading_range.start..section.body.end;
            let fix = Fix::safe("Remove the empty section", vec![Replace::delete(lines)]);
            problem = problem.with_fix(fix);
        }
        found.push(problem);
    }
}

/// Returns a key that all headings of the same section share: the name if it is unique in an issue, otherwise the path.
fn key(section: &Section) -> (u8, Cow<'_, str>) {
    let name = name(section);
    let is_group = matches!(
        section.kind,
        Kind::FinalCommentPeriod | Kind::CallsForTesting
    );
    if names().any(|it| it == name) && !is_group {
        return (section.kind as u8, Cow::Borrowed(name));
    }
    let path = match section.path.as_slice() {
        [only] => Cow::Borrowed(only.as_str()),
        path => Cow::Owned(path.join("\n")),
    };
    (section.kind as u8, path)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn the_same_name_in_another_place_is_another_section() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n### Official\n* a\n## Official\n* b\n## Calls for Testing\n##### Cargo\n* c\n## Updates from the Rust Project\n#### Cargo\n* d\n### Final Comment Period\n##### Cargo\n* e\n## Upcoming Events\n### Asia\n* f\n### Asia:\n* g\n",
            &expect![[r#"
                4: ## Official
                   ^^^^^^^^^^^ warning: Section is also in line 2
                18: ### Asia:
                    ^^^^^^^^^ warning: Section is also in line 16
            "#]],
        );
    }

    #[test]
    fn fix_removes_an_empty_section() {
        check_fix(
            RULE,
            "### Official\r\n* [💛](https://a.example)\r\n\r\n### Official\r\n\r\n### Research\r\n* [b](https://b.example)\r\n",
            &expect![[r#"
                ### Official␍
                * [💛](https://a.example)␍
                ␍
                ### Research␍
                * [b](https://b.example)␍
            "#]],
        );
    }
}
