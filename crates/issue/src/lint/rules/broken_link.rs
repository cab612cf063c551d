//! A link with wrong brackets.
//!
//! The site shows such a link as text, or makes the text after it part of the link.
//! Typical causes are a space before the parenthesis, a missing or extra bracket, and a space inside the address.
//! The preview of a pull request may hide these mistakes.
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
//! The fix is safe where it only removes a space or a doubled parenthesis. Where it adds a bracket, a person must check
//! that the bracket is in the right place.

use crate::bytes;
use crate::edit::Replace;
use crate::lint::link_fault::{BrokenLink, LinkFault};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "broken-link",
    severity: Severity::Error,
    doc: manual!("broken_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let spots = context
        .spelled
        .iter()
        .filter_map(|it| BrokenLink::around(context, it));
    found.extend(spots.filter_map(|it| it.fault()).map(around));
    found.extend(context.links.iter().filter_map(inside));
}

/// Returns the problem of an address that is not part of a link.
fn around(fault: LinkFault) -> Problem {
    let problem = RULE.problem(fault.range, fault.message);
    match fault.fix {
        Some(fix) => problem.with_fix(fix),
        None => problem,
    }
}

/// Returns the problem of the text between the parentheses of a link.
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
    let message = || format!("Address `{}` has a space in it", link.url);
    let spaced = bytes::has(link.url, |it| matches!(it, b' ' | b'\t'));
    spaced.then(|| RULE.problem(link.url_range.clone(), message()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn an_odd_parenthesis_in_the_address_has_no_fix() {
        check_problems(
            RULE,
            "* title](https://a.example/x(y)\n",
            &expect![[r#"
            1: * title](https://a.example/x(y)
                      ^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no `[` before its title
        "#]],
        );
    }

    #[test]
    fn spellings_are_told_apart() {
        check_problems(
            RULE,
            "* [a] (https://a.example)\n* [b]((https://b.example))\n* (c)(https://c.example)\n* d](https://d.example)\n* [e](https://e.example]\n* [f](https://f.example for you\n* [g]https://g.example)\n* [h](https://h.example h)\n* [i `j`][https://i.example]\n* [💛](https://ok.example/(x)) `[a] (https://a.example)` see (https://b.example)\n[ref]: https://ok.example\n",
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
                9: * [i `j`][https://i.example]
                           ^^^^^^^^^^^^^^^^^^^ error: Link has its address in the wrong brackets (Write `(` and `)`)
            "#]],
        );
    }

    #[test]
    fn fixes_make_links() {
        check_fix(
            RULE,
            "* [a] (https://a.example)\n* [b]((https://b.example))\n* [b]((https://b.example)\n* (c)(https://c.example)\n* d](https://d.example)\n* [e](https://e.example]\n* [f 💛](https://f.example for you\n* [g]https://g.example)\n* [h 💛][https://h.example]\r\n",
            &expect![[r#"
                * [a](https://a.example)
                * [b](https://b.example)
                * [b](https://b.example)
                * [c](https://c.example)
                * [d](https://d.example)
                * [e](https://e.example)
                * [f 💛](https://f.example) for you
                * [g](https://g.example)
                * [h 💛](https://h.example)␍
            "#]],
        );
    }

    #[test]
    fn brackets_are_told_apart() {
        check_problems(
            RULE,
            "* (a 💛)[https://a.example/b]\n* [c](https://a.example/d_(e)\n* [f](https://a.example/g_(h and i\n* \\[g](https://a.example/h 💛\n",
            &expect![[r#"
                1: * (a 💛)[https://a.example/b]
                     ^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has its brackets the wrong way round (Write `[title](address)`)
                2: * [c](https://a.example/d_(e)
                       ^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no `)` after its address (Write `)`)
                3: * [f](https://a.example/g_(h and i
                       ^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no `)` after its address
                4: * \[g](https://a.example/h 💛
                        ^^^^^^^^^^^^^^^^^^^^^ error: Link has no `)` after its address
            "#]],
        );
    }

    #[test]
    fn an_escaped_bracket_does_not_close_a_title() {
        check_problems(
            RULE,
            "* [a 💛\\](https://b.example)\n",
            &expect![[r#"
                1: * [a 💛\](https://b.example)
                          ^^^^^^^^^^^^^^^^^^^ error: Link's title is not closed, because a backslash escapes its `]`
            "#]],
        );
    }
}
