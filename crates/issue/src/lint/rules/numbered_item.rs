//! A list item with a number instead of a bullet.
//!
//! The newsletter's lists are not numbered. The site shows a numbered item between bulleted ones with a bullet. It
//! starts a separate numbered list at 1, whatever the number in the text.
//!
//! ```markdown
//! ### Miscellaneous
//! 1. [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: the numbers may be intended.

use crate::edit::Replace;
use crate::item::marker;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "numbered-item",
    severity: Severity::Warning,
    doc: manual!("numbered_item.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    use Kind::{CfpEvents, CfpProjects, Events, Links};
    for line in context.lines.iter().filter(|it| it.kind == LineKind::Item) {
        if matches!(
            context.kind(line.section),
            Links | Events | CfpProjects | CfpEvents
        ) {
            found.extend(problem(line));
        }
    }
}

fn problem(line: &Line<'_>) -> Option<Problem> {
    let marker = marker(line.text).filter(|it| it.ordered)?;
    let number = line.text.get(marker.start..marker.content)?.trim_end();
    let range = line.range.start + marker.start..line.range.start + marker.start + number.len();
    let edit = Replace {
        range: range.clone(),
        text: "*".to_owned(),
    };
    let message = format!("List item is numbered `{number}`");
    let fix = Fix::suggested("Write `*`", vec![edit]);
    Some(RULE.problem(range, message).with_fix(fix))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn numbers_are_found_where_bullets_are_usual() {
        check_problems(
            RULE,
            "### Official\n1. [a 💛](https://a.example)\n12. [b](https://b.example)\n\n## Quote of the Week\n\n1. c\n",
            &expect![[r#"
                2: 1. [a 💛](https://a.example)
                   ^^ warning: List item is numbered `1.` (Write `*`)
                3: 12. [b](https://b.example)
                   ^^^ warning: List item is numbered `12.` (Write `*`)
            "#]],
        );
    }

    #[test]
    fn fix_writes_a_bullet() {
        check_fix(
            RULE,
            "### Official\r\n* [a 💛](https://a.example)\r\n2. [b](https://b.example)\r\n",
            &expect![[r#"
                ### Official␍
                * [a 💛](https://a.example)␍
                * [b](https://b.example)␍
            "#]],
        );
    }
}
