//! The link of a group, with its list below, that has lost its `#####`.
//!
//! The groups of a final comment period move between a sentence and headings, and their `#####` gets lost on the way.
//! With the list right below, the site prints the group and its list as one paragraph: an error.
//! With a blank line between, the list is one, but no heading leads to it.
//!
//! ```markdown
//! ### Final Comment Period
//!
//! [Cargo](https://github.com/rust-lang/cargo/issues)
//! * [Stabilize a flag](https://github.com/rust-lang/cargo/pull/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Final Comment Period
//!
//! ##### [Cargo](https://github.com/rust-lang/cargo/issues)
//! * [Stabilize a flag](https://github.com/rust-lang/cargo/pull/1)
//! ```
//!
//! The fix is safe: the words stay.

use crate::edit::Replace;
use crate::inline::plain;
use crate::item::marker;
use crate::lint::heading::TRACKING;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::operation::under;
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "unmarked-heading",
    severity: Severity::Error,
    doc: manual!("unmarked_heading.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (index, line) in context.lines.iter().enumerate() {
        let groups = match context.kind(line.section) {
            Kind::FinalCommentPeriod => under(TRACKING),
            Kind::CallsForTesting => under("Calls for Testing"),
            _ => continue,
        };
        let after = context.lines.get(index + 1..).unwrap_or_default();
        if is_group(line, groups) && is_list(after) {
            let is_apart = after.first().is_some_and(|it| it.kind == LineKind::Blank);
            let (message, severity) = if is_apart {
                ("Group over a list has no `#####`", Severity::Warning)
            } else {
                let message = "Group has no `#####`, the site prints its list as text";
                (message, Severity::Error)
            };
            let start = line.range.start;
            let problem = RULE.problem(line.range.clone(), message);
            let problem = problem.with_severity(severity);
            let edit = Replace::insert(start, "##### ");
            found.push(problem.with_fix(Fix::safe("Write `#####` before it", vec![edit])));
        }
    }
}

fn is_group(line: &Line<'_>, groups: &[&str]) -> bool {
    let is_text = matches!(line.kind, LineKind::Prose | LineKind::InItem);
    // Longer lines are no heading; the bound keeps hostile ones cheap.
    let is_link = line.text.starts_with('[') && line.text.len() < 1000;
    is_text && is_link && groups.contains(&plain(line.text).as_str())
}

/// Whether the first line that is not blank begins a list.
fn is_list(after: &[Line<'_>]) -> bool {
    let next = after.iter().take(3).find(|it| it.kind != LineKind::Blank);
    next.is_some_and(|it| marker(it.text).is_some_and(|it| it.indent < 4))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn sentences_are_no_groups() {
        check_problems(
            RULE,
            "### Final Comment Period\n*No Items entered Final Comment Period this week for\n[Rust](https://a.example),\n[Cargo](https://b.example).*\n* [c](https://c.example)\n\n[Rust](https://a.example)\n\nwords\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_writes_the_marks() {
        check_fix(
            RULE,
            "### Final Comment Period\r\n##### [Rust](https://a.example)\r\n* [💛](https://b.example)\r\n[Compiler Team](https://c.example) [(MCPs only)](https://d.example)\r\n\r\n* [e](https://e.example)\r\n",
            &expect![[r#"
                ### Final Comment Period␍
                ##### [Rust](https://a.example)␍
                * [💛](https://b.example)␍
                ##### [Compiler Team](https://c.example) [(MCPs only)](https://d.example)␍
                ␍
                * [e](https://e.example)␍
            "#]],
        );
    }
}
