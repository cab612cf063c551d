//! Two list items on one line.
//!
//! A line break is missing, so the page shows the second bullet as a star.
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)* [Traits at work](https://example.com/traits)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! * [Traits at work](https://example.com/traits)
//! ```
//!
//! The fix is safe: a bullet and a bracket after a link can mean nothing else.

use crate::calendar::Date;
use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "items-on-one-line",
    severity: Severity::Error,
    doc: manual!("items_on_one_line.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for line in context.lines.iter().filter(|it| it.kind == LineKind::Item) {
        for link in context.links_in(line.range.clone()) {
            found.extend(after_open_title(context, line, link));
            let rest = context.slice(link.range.end..line.range.end);
            let bullet = rest.trim_start_matches([' ', '\t']);
            let begins_item = bullet.strip_prefix("* ").is_some_and(|it| {
                it.starts_with('[') || it.get(..10).and_then(Date::parse).is_some()
            });
            if begins_item {
                let at = link.range.end + rest.len() - bullet.len();
                let edit = Replace {
                    range: link.range.end..at,
                    text: context.issue.line_ending().as_str().to_owned(),
                };
                let fix = Fix::safe("Break the line before the bullet", vec![edit]);
                found.push(
                    RULE.problem(at..at + 1, "Second list item is on the line of the first")
                        .with_fix(fix),
                );
            }
        }
    }
}

/// Reports the item at `link` if it follows a title that is never closed: `* [title * [title](…)`.
fn after_open_title(context: &Context<'_>, line: &Line<'_>, link: &Link<'_>) -> Option<Problem> {
    let before = context.slice(line.range.start..link.range.start);
    let title = before.strip_suffix(" * ").filter(|it| it.len() < 500)?;
    if title.matches('[').count() <= title.matches(']').count() {
        return None;
    }
    let bullet = link.range.start - 2..link.range.start - 1;
    let edit = Replace {
        range: bullet.start - 1..bullet.start,
        text: context.issue.line_ending().as_str().to_owned(),
    };
    let fix = Fix::suggested("Break the line before the bullet", vec![edit]);
    let message = "Second list item is in the title of the first";
    Some(RULE.problem(bullet, message).with_fix(fix))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
    use expect_test::expect;

    #[test]
    fn fix_breaks_the_line() {
        check_fix(
            RULE,
            "### Official\r\n* [💛](https://a.example)* [b](https://b.example) * [c](https://c.example)\r\n* [f](https://f.example) *new* 2 * 3\r\n",
            &expect![[r#"
                ### Official␍
                * [💛](https://a.example)␍
                * [b](https://b.example)␍
                * [c](https://c.example)␍
                * [f](https://f.example) *new* 2 * 3␍
            "#]],
        );
    }

    #[test]
    fn an_item_in_an_open_title_gets_its_own_line() {
        check_fix(
            RULE,
            "* [a in all * [b 💛](https://a.example/b)\r\n* [`c` * d](https://a.example/e)\r\n",
            &expect![[r#"
                * [a in all␍
                * [b 💛](https://a.example/b)␍
                * [`c` * d](https://a.example/e)␍
            "#]],
        );
    }
}
