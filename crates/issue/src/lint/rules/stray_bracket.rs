//! A bracket beside a link that belongs to nothing.
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
//! The fix is safe: the link is whole without it.

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

/// How much of a long line is looked at, in bytes; the bound keeps hostile ones cheap.
const NEAR: usize = 1000;

/// `[title](address))` or `[[title](address)`
fn stray(context: &Context<'_>, link: &Link<'_>) -> Option<Problem> {
    let line = &context.lines.get(link.line)?.range;
    let before = context.slice(line.start..link.range.start);
    let after = context.slice(link.range.end..line.end);
    if before.len().max(after.len()) > NEAR {
        return None;
    }
    let (at, sign) = if after.starts_with(')') && is_even(before, '(', ')') {
        (link.range.end, ')')
    } else if before.ends_with('[') && is_even(after, '[', ']') {
        (link.range.start - 1, '[')
    } else {
        return None;
    };
    let message = format!("Link has a `{sign}` beside it that belongs to nothing");
    let fix = Fix::safe(
        format!("Remove `{sign}`"),
        vec![Replace::delete(at..at + 1)],
    );
    Some(RULE.problem(at..at + 1, message).with_fix(fix))
}

/// Whether as many brackets are opened in `text` as are closed.
fn is_even(text: &str, open: char, close: char) -> bool {
    text.matches(open).count() == text.matches(close).count()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn only_what_belongs_to_nothing_is_found() {
        check_problems(
            RULE,
            "* [a 💛](https://a.example/b))\n* [[c](https://a.example/d)\n* ([e](https://a.example/f))\n* (see [g](https://a.example/h)) [[i](https://a.example/j)]\n",
            &expect![[r#"
                1: * [a 💛](https://a.example/b))
                                               ^ warning: Link has a `)` beside it that belongs to nothing (Remove `)`)
                2: * [[c](https://a.example/d)
                     ^ warning: Link has a `[` beside it that belongs to nothing (Remove `[`)
            "#]],
        );
    }

    #[test]
    fn fix_removes_it() {
        check_fix(
            RULE,
            "* [a 💛](https://a.example/b))\r\n* [[c](https://a.example/d)\r\n",
            &expect![[r#"
                * [a 💛](https://a.example/b)␍
                * [c](https://a.example/d)␍
            "#]],
        );
    }
}
