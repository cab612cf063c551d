//! A stray bracket next to a link.
//!
//! It is left over from typing or pasting, and readers see it.
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes))
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe: the link does not need the bracket.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "stray-bracket",
    severity: Severity::Warning,
    doc: manual!("stray_bracket.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    found.extend(context.links.iter().filter_map(|it| stray(context, it)));
}

/// How much of a long line is checked, in bytes; the limit bounds the work on hostile text.
const NEAR: usize = 1000;

/// Reports `[title](address))` and `[[title](address)`.
fn stray(context: &Context<'_>, link: &Link<'_>) -> Option<Problem> {
    let line = &context.lines.get(link.line)?.range;
    let before = context.slice(line.start..link.range.start);
    let after = context.slice(link.range.end..line.end);
    if before.len().max(after.len()) > NEAR {
        return None;
    }
    let closing = after.len() - after.trim_start_matches(')').len();
    let opening = before.len() - before.trim_end_matches('[').len();
    let range = if closing > 0 && is_even(before, '(', ')') {
        link.range.end..link.range.end + closing
    } else if opening > 0 && is_even(after, '[', ']') {
        link.range.start - opening..link.range.start
    } else {
        return None;
    };
    let signs = context.slice(range.clone());
    let message = format!("Stray `{signs}` next to a link");
    let fix = Fix::safe(
        format!("Remove `{signs}`"),
        vec![Replace::delete(range.clone())],
    );
    Some(RULE.problem(range, message).with_fix(fix))
}

/// Whether `text` opens as many brackets as it closes.
fn is_even(text: &str, open: char, close: char) -> bool {
    text.matches(open).count() == text.matches(close).count()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn only_brackets_without_a_partner_are_found() {
        check_problems(
            RULE,
            "* [a 💛](https://a.example/b))\n* [[c](https://a.example/d)\n* ([e](https://a.example/f))\n* (see [g](https://a.example/h)) [[i](https://a.example/j)]\n",
            &expect![[r#"
                1: * [a 💛](https://a.example/b))
                                               ^ warning: Stray `)` next to a link (Remove `)`)
                2: * [[c](https://a.example/d)
                     ^ warning: Stray `[` next to a link (Remove `[`)
            "#]],
        );
    }

    #[test]
    fn fix_removes_it() {
        check_fix(
            RULE,
            "* [a 💛](https://a.example/b))\r\n* [[c](https://a.example/d)\r\n* [[[e](https://a.example/f)\n* [g](https://a.example/h)))\n",
            &expect![[r#"
                * [a 💛](https://a.example/b)␍
                * [c](https://a.example/d)␍
                * [e](https://a.example/f)
                * [g](https://a.example/h)
            "#]],
        );
    }
}
