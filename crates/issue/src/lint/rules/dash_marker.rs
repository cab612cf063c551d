//! A list item marked with `-` or `+`.
//!
//! Every list in the newsletter uses `*`.
//! Where `*` and `-` items follow each other, the site makes one list of them and GitHub makes two, so the preview of
//! a pull request looks broken.
//!
//! ```markdown
//! - [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe: the site shows the same list.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "dash-marker",
    severity: Severity::Warning,
    doc: manual!("dash_marker.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for line in &context.lines {
        // The rule `quote-dash` reports a dash before the name under a quote.
        let is_item = matches!(line.kind, LineKind::Item | LineKind::InItem);
        if !is_item || context.kind(line.section) == Kind::QuoteOfTheWeek {
            continue;
        }
        let Some(marker) = line.marker.filter(|it| !it.ordered) else {
            continue;
        };
        let start = line.range.start + marker.start;
        let mark = context.slice(start..start + 1);
        if mark != "*" {
            let replace = Replace {
                range: start..start + 1,
                text: "*".to_owned(),
            };
            let problem = RULE.problem(
                start..start + 1,
                format!("List item is marked with `{mark}`"),
            );
            found.push(problem.with_fix(Fix::safe("Write `*`", vec![replace])));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn other_markers_are_found_on_every_level() {
        check_problems(
            RULE,
            "### Official\n- [a](https://a.example)\n    + b 💛\n* c\n\n<!--\n- d\n-->\n---\n-1 is prose\n",
            &expect![[r#"
                2: - [a](https://a.example)
                   ^ warning: List item is marked with `-` (Write `*`)
                3:     + b 💛
                       ^ warning: List item is marked with `+` (Write `*`)
            "#]],
        );
    }

    #[test]
    fn fix_keeps_spacing_and_line_endings() {
        check_fix(
            RULE,
            "* 💛\r\n-  [a](https://a.example)\r\n",
            &expect![[r#"
                * 💛␍
                *  [a](https://a.example)␍
            "#]],
        );
    }
}
