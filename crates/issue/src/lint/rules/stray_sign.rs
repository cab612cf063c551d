//! A stray sign at the start or the end of a title.
//!
//! It is left over from a longer title, or from the name of the site.
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes |](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: something may be missing next to the sign.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "stray-sign",
    severity: Severity::Warning,
    doc: manual!("stray_sign.rs"),
    check,
};

/// Signs that no title starts or ends with.
const SIGNS: [char; 9] = ['|', '-', '–', '—', '·', ':', ',', ';', '&'];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in context.links.iter().filter(|it| !it.image) {
        let kind = context.lines.get(link.line).map(|it| it.kind);
        if matches!(kind, Some(LineKind::Item | LineKind::InItem)) {
            found.extend(at_end(context, link).or_else(|| at_start(link)));
        }
    }
}

fn at_end(context: &Context<'_>, link: &Link<'_>) -> Option<Problem> {
    let words = link.title.trim_end_matches(['*', ' ']);
    let title = words.trim_end_matches(SIGNS);
    let signs = title.len()..words.len();
    let rest = words.get(signs.clone())?;
    // A sign counts only right after a word, or after a space: titles may end with `where`: or C-- or 3-.
    let is_word = title.ends_with(|it: char| it.is_alphanumeric() && !it.is_ascii_digit());
    let is_left = match rest.chars().next()? {
        ':' | ',' | ';' => is_word || title.ends_with([' ', ')']),
        _ => title.ends_with(' '),
    };
    let is_one =
        rest.chars().count() == 1 && context.is_content(link.title_range.start + signs.start);
    let whole = title.trim_end().len()..words.len();
    (is_left && is_one && !title.trim().is_empty()).then(|| problem(link, rest, whole, "ends"))
}

fn at_start(link: &Link<'_>) -> Option<Problem> {
    let words = link.title.trim_start_matches(['*', ' ']);
    let from = link.title.len() - words.len();
    let sign = words.chars().next().filter(|it| SIGNS.contains(it))?;
    let rest = words.get(sign.len_utf8()..)?;
    let title = rest.trim_start();
    let is_left = title.len() < rest.len() && title.starts_with(char::is_alphanumeric);
    let whole = from..link.title.len() - title.len();
    is_left.then(|| {
        problem(
            link,
            words.get(..sign.len_utf8()).unwrap_or_default(),
            whole,
            "starts",
        )
    })
}

/// Returns the problem of `sign`. The fix removes `whole`, which is in bytes of the title.
fn problem(link: &Link<'_>, sign: &str, whole: Range<usize>, what: &str) -> Problem {
    let start = link.title_range.start;
    let range = start + whole.start..start + whole.end;
    let fix = Fix::suggested(
        format!("Remove `{sign}`"),
        vec![Replace::delete(range.clone())],
    );
    RULE.problem(range, format!("Title {what} with `{sign}`"))
        .with_fix(fix)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn signs_of_names_are_left_alone() {
        check_problems(
            RULE,
            "* [`where`: and C--](https://a.example/1)\n* [--release 💛](https://a.example/2)\n* [-](https://a.example/3)\n* [a `b:`](https://a.example/4)\n\nSee [this:](https://a.example/5)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_removes_the_sign() {
        check_fix(
            RULE,
            "* [Lifetimes 💛 |](https://a.example/1)\n* [Lifetimes:](https://a.example/2)\n* [- Lifetimes](https://a.example/3)\n* [**Lifetimes –**](https://a.example/4)\n",
            &expect![[r#"
                * [Lifetimes 💛](https://a.example/1)
                * [Lifetimes](https://a.example/2)
                * [Lifetimes](https://a.example/3)
                * [**Lifetimes**](https://a.example/4)
            "#]],
        );
    }
}
