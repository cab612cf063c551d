//! A space before a colon, a comma or another sign, or just inside a parenthesis.
//!
//! In English there is no space before these signs. In French there is, so the rule ignores French titles.
//!
//! ```markdown
//! * [Lifetimes : a tour](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [Lifetimes: a tour](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe: it removes the space.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "space-before-sign",
    severity: Severity::Warning,
    doc: manual!("space_before_sign.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in context.links.iter().filter(|it| !it.image) {
        let problem = may_have(link.title).then(|| problem(context, link));
        found.extend(problem.flatten().filter(|_| !is_french(context, link)));
    }
}

/// Whether a space is next to one of the signs: most titles need no closer look.
fn may_have(title: &str) -> bool {
    let mut pairs = title.bytes().zip(title.bytes().skip(1));
    pairs.any(|(first, second)| match first {
        b' ' => b":,!?;.)".contains(&second),
        b'(' => second == b' ',
        _ => false,
    })
}

fn problem(context: &Context<'_>, link: &Link<'_>) -> Option<Problem> {
    let places = link
        .title
        .match_indices(' ')
        .flat_map(|(at, _)| signs_at(link.title, at));
    let (at, sign) = places.into_iter().find(|(at, sign)| {
        is_misplaced(link.title, *at, sign) && context.is_content(link.title_range.start + at)
    })?;
    let start = link.title_range.start + at;
    let (message, space) = match sign {
        "( " => ("Space after `(`".to_owned(), start + 1),
        _ => (format!("Space before `{}`", sign.trim_start()), start),
    };
    let is_glued = link
        .title
        .get(at + sign.len()..)?
        .starts_with(char::is_alphanumeric);
    let fix = if sign == " ," && is_glued {
        let text = ", ".to_owned();
        let range = start..start + sign.len();
        Fix::safe("Write the space after it", vec![Replace { range, text }])
    } else {
        Fix::safe("Remove the space", vec![Replace::delete(space..space + 1)])
    };
    let problem = RULE.problem(start..start + sign.len(), message);
    Some(problem.with_fix(fix))
}

/// Returns the signs that have the space at byte `space` on the wrong side, each with its position.
fn signs_at(title: &str, space: usize) -> impl Iterator<Item = (usize, &str)> {
    let bytes = title.as_bytes();
    let is = |at: Option<usize>, signs: &[u8]| {
        let byte = at.and_then(|it| bytes.get(it));
        byte.is_some_and(|it| signs.contains(it))
    };
    let before = space.checked_sub(1);
    let opens = before.filter(|_| is(before, b"(")).map(|it| it..space + 1);
    let follows = is(Some(space + 1), b":,!?;.)").then_some(space..space + 2);
    let both = opens.into_iter().chain(follows);
    both.filter_map(|it| Some((it.start, title.get(it)?)))
}

/// Whether `sign`, at byte `at` of a title, has a space on the wrong side.
fn is_misplaced(title: &str, at: usize, sign: &str) -> bool {
    let before = title.get(..at).unwrap_or_default();
    let after = title.get(at + sign.len()..).unwrap_or_default();
    let is_word = |it: char| it.is_alphanumeric();
    let is_over = after.is_empty() || after.starts_with(' ');
    match sign {
        "( " => after.starts_with(is_word),
        " )" => before.ends_with(is_word) && before.contains('('),
        // A name may start with a full stop, and a title may be about Rust's `?` or `;`.
        " ." | " ?" | " ;" => before.ends_with(is_word) && after.is_empty(),
        " ," => {
            before.ends_with([')', '`']) && is_over
                || before.ends_with(is_word) && !after.starts_with(',')
        }
        _ => before.ends_with(|it| is_word(it) || it == ')') && is_over,
    }
}

/// Whether the title is French, judging by its tag, the place of its event, or its letters.
fn is_french(context: &Context<'_>, link: &Link<'_>) -> bool {
    let line = context.lines.get(link.line);
    let above = link
        .line
        .checked_sub(1)
        .and_then(|it| context.lines.get(it));
    let says = |it: &Line<'_>, of: &str| start(it.text).contains(of);
    line.is_some_and(|it| says(it, "[FR]") || says(it, ", FR"))
        || above.is_some_and(|it| says(it, ", FR"))
        || link
            .title
            .contains(['é', 'è', 'ê', 'à', 'ç', 'ù', 'É', 'À'])
}

/// Returns the start of a line, where tags and places are; the limit bounds the work on hostile text.
fn start(line: &str) -> &str {
    let end = line.char_indices().nth(100).map_or(line.len(), |it| it.0);
    line.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn french_and_code_are_left_alone() {
        check_problems(
            RULE,
            "* [Rust : a tour 💛](https://a.example/1)\n* [FR] [Rust : un tour](https://a.example/2)\n* [Rust : présentations](https://a.example/3)\n* [`a : b` and :: or :)](https://a.example/4)\n* [Hello , you](https://a.example/5)\n",
            &expect![[r#"
                1: * [Rust : a tour 💛](https://a.example/1)
                          ^^ warning: Space before `:` (Remove the space)
                5: * [Hello , you](https://a.example/5)
                           ^^ warning: Space before `,` (Remove the space)
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_space() {
        check_fix(
            RULE,
            "* [Rust (2) : a tour 💛](https://a.example/1)\n",
            &expect![[r#"
                * [Rust (2): a tour 💛](https://a.example/1)
            "#]],
        );
    }

    #[test]
    fn parentheses_and_ends() {
        check_fix(
            RULE,
            "* [a ( b)](https://a.example)\n* [a (b ) 💛](https://b.example)\n* [a ?](https://c.example)\n* [a ,b](https://d.example)\n* [a; treat ; and ? as ends](https://e.example)\n* [a .net :)](https://f.example)\n",
            &expect![[r#"
                * [a (b)](https://a.example)
                * [a (b) 💛](https://b.example)
                * [a?](https://c.example)
                * [a, b](https://d.example)
                * [a; treat ; and ? as ends](https://e.example)
                * [a .net :)](https://f.example)
            "#]],
        );
    }
}
