//! A link whose brackets are not as they must be.
//!
//! The site prints such a link as text, or swallows what follows it.
//! A space before the parenthesis, a bracket too few or too many, a space inside the address: each is a slip
//! that the preview of a pull request may hide.
//!
//! ```markdown
//! * [A tour of lifetimes] (https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe where only a space or a doubled parenthesis goes; where a bracket is put in, a person must
//! look whether it is the right place.

use std::ops::Range;

use crate::edit::Replace;
use crate::item;
use crate::lint::manual::manual;
use crate::lint::spelled::spelled_addresses;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "broken-link",
    severity: Severity::Error,
    doc: manual!("broken_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let addresses = spelled_addresses(context);
    found.extend(addresses.filter_map(|it| problem(context, it)));
    found.extend(context.links.iter().filter_map(inside));
}

/// What is wrong between the parentheses of a link.
fn inside(link: &Link<'_>) -> Option<Problem> {
    if let Some(url) = link
        .url
        .strip_prefix('(')
        .and_then(|it| it.strip_suffix(')'))
    {
        let edits = Replace::between(&link.url_range, link.url, url);
        let fix = Fix::safe("Write one parenthesis", edits.into_iter().collect());
        return Some(
            RULE.problem(link.range.clone(), "Link has a doubled parenthesis")
                .with_fix(fix),
        );
    }
    let message = format!("Address `{}` has a space in it", link.url);
    let spaced = link.url.contains([' ', '\t']);
    spaced.then(|| RULE.problem(link.url_range.clone(), message))
}

/// What is wrong with the brackets around an address that is in no link; `None` if it is in none on purpose.
fn problem(context: &Context<'_>, address: Range<usize>) -> Option<Problem> {
    let line = context.lines.get(context.line_index(address.start))?;
    let before = context.slice(line.range.start..address.start);
    let after = context.slice(address.end..line.range.end);
    let at = address.start;
    let edit = |range: Range<usize>, text: &str| Replace {
        range,
        text: text.to_owned(),
    };
    let (start, message, fix) = if let Some(head) = before.strip_suffix("]((") {
        let edits = vec![edit(at - 1..at, "")];
        let fix = after
            .starts_with(')')
            .then(|| Fix::safe("Write one parenthesis", edits));
        (head.len(), "Link has a doubled parenthesis", fix)
    } else if let Some(head) = before.strip_suffix("](") {
        return Some(unclosed(head, &address, line.range.start, after));
    } else if let Some(head) = spaced(before) {
        let fix = Fix::safe(
            "Remove the space",
            vec![edit(line.range.start + head.len() + 1..at - 1, "")],
        );
        (
            head.len(),
            "Link has a space between title and address",
            after.starts_with(')').then_some(fix),
        )
    } else if let Some((head, mark)) = wrong_bracket(before) {
        let open = line.range.start + head.rfind(mark)?;
        let edits = vec![edit(open..open + 1, "["), edit(at - 2..at - 1, "]")];
        let fix = Fix::suggested("Write the title in `[` and `]`", edits);
        (
            open - line.range.start,
            "Link has its title in the wrong brackets",
            after.starts_with(')').then_some(fix),
        )
    } else if let Some(head) = before.strip_suffix(']').filter(|it| it.contains('[')) {
        let fix = Fix::suggested("Write `(` before the address", vec![edit(at..at, "(")]);
        (
            head.len(),
            "Link has no `(` before its address",
            after.starts_with(')').then_some(fix),
        )
    } else {
        return None;
    };
    let problem = RULE.problem(line.range.start + start..address.end, message);
    Some(match fix {
        Some(fix) => problem.with_fix(fix),
        None => problem,
    })
}

/// A link that opens with `](` and is no link: a bracket is missing before or after.
fn unclosed(head: &str, address: &Range<usize>, line: usize, after: &str) -> Problem {
    let range = line + head.len()..address.end;
    let insert = |at: usize, text: &str| {
        let edit = Replace::insert(at, text);
        Fix::suggested(format!("Write `{text}`"), vec![edit])
    };
    if let Some(rest) = after.strip_prefix(']') {
        let edit = Replace {
            range: address.end..address.end + 1,
            text: ")".to_owned(),
        };
        let problem = RULE.problem(range, "Link's address is closed with `]`");
        return if rest.contains("](") {
            problem
        } else {
            problem.with_fix(Fix::suggested("Write `)`", vec![edit]))
        };
    }
    if after.starts_with(')') {
        let content = item::marker(head).map_or(0, |it| it.content);
        let problem = RULE.problem(range, "Link has no `[` before its title");
        let simple = !head.contains('[');
        return if simple {
            problem.with_fix(insert(line + content, "["))
        } else {
            problem
        };
    }
    RULE.problem(range, "Link has no `)` after its address")
        .with_fix(insert(address.end, ")"))
}

/// What stands before `] (`, where `before` ends so.
fn spaced(before: &str) -> Option<&str> {
    let title = before.strip_suffix('(')?;
    let head = title.trim_end_matches([' ', '\t']);
    head.strip_suffix(']').filter(|_| head.len() < title.len())
}

/// What stands before `)(` or `}(`, where `before` ends so, and the bracket that opens there.
fn wrong_bracket(before: &str) -> Option<(&str, char)> {
    let title = before.strip_suffix('(')?;
    let of = |close, open| title.strip_suffix(close).map(|it: &str| (it, open));
    let (head, open) = of(')', '(').or_else(|| of('}', '{'))?;
    // A title in parentheses has no other pair inside, else `](a)(b)` would look like one.
    let inner = head.get(head.rfind(open)? + 1..)?;
    (!inner.is_empty() && !inner.contains("://") && !inner.contains([')', '}']))
        .then_some((head, open))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn spellings_are_told_apart() {
        check_problems(
            RULE,
            "* [a] (https://a.example)\n* [b]((https://b.example))\n* (c)(https://c.example)\n* d](https://d.example)\n* [e](https://e.example]\n* [f](https://f.example for you\n* [g]https://g.example)\n* [h](https://h.example h)\n* [💛](https://ok.example/(x)) `[a] (https://a.example)` see (https://b.example)\n[ref]: https://ok.example\n",
            &expect![[r#"
                1: * [a] (https://a.example)
                       ^^^^^^^^^^^^^^^^^^^^ error: Link has a space between title and address (Remove the space)
                2: * [b]((https://b.example))
                     ^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has a doubled parenthesis (Write one parenthesis)
                3: * (c)(https://c.example)
                     ^^^^^^^^^^^^^^^^^^^^^ error: Link has its title in the wrong brackets (Write the title in `[` and `]`)
                4: * d](https://d.example)
                      ^^^^^^^^^^^^^^^^^^^ error: Link has no `[` before its title (Write `[`)
                5: * [e](https://e.example]
                       ^^^^^^^^^^^^^^^^^^^ error: Link's address is closed with `]` (Write `)`)
                6: * [f](https://f.example for you
                       ^^^^^^^^^^^^^^^^^^^ error: Link has no `)` after its address (Write `)`)
                7: * [g]https://g.example)
                       ^^^^^^^^^^^^^^^^^^ error: Link has no `(` before its address (Write `(` before the address)
                8: * [h](https://h.example h)
                         ^^^^^^^^^^^^^^^^^^^ error: Address `https://h.example h` has a space in it
            "#]],
        );
    }

    #[test]
    fn fixes_make_links() {
        check_fix(
            RULE,
            "* [a] (https://a.example)\n* [b]((https://b.example))\n* [b]((https://b.example)\n* (c)(https://c.example)\n* d](https://d.example)\n* [e](https://e.example]\n* [f 💛](https://f.example for you\n* [g]https://g.example)\r\n",
            &expect![[r#"
                * [a](https://a.example)
                * [b](https://b.example)
                * [b](https://b.example)
                * [c](https://c.example)
                * [d](https://d.example)
                * [e](https://e.example)
                * [f 💛](https://f.example) for you
                * [g](https://g.example)␍
            "#]],
        );
    }
}
