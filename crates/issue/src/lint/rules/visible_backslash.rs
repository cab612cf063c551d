//! A backslash that the site shows.
//!
//! The site's renderer knows fewer escapes than GitHub's, and shows the backslash before `<` and some other signs.
//!
//! ```markdown
//! * [Under the hood of Vec\<T\>](https://example.com/vec)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [Under the hood of `Vec<T>`](https://example.com/vec)
//! ```
//!
//! The fix is safe: `&lt;` shows the bracket everywhere, and the other signs need no escape.

use crate::bytes;
use crate::edit::Replace;
use crate::lint::html::in_address;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "visible-backslash",
    severity: Severity::Warning,
    doc: manual!("visible_backslash.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let skip = |kind| {
        matches!(
            kind,
            LineKind::FrontMatter | LineKind::Blank | LineKind::Hidden
        )
    };
    for line in context
        .lines
        .iter()
        .filter(|it| !skip(it.kind) && bytes::has(it.text, |it| it == b'\\'))
    {
        let mut escaped = false;
        for (at, sign) in line.text.char_indices() {
            let here = line.range.start + at;
            if escaped && is_shown(sign) && context.is_content(here) && !in_address(context, here) {
                found.push(problem(here, sign));
            }
            escaped = sign == '\\' && !escaped;
        }
    }
}

/// Whether the site shows a backslash before `sign` that GitHub hides.
fn is_shown(sign: char) -> bool {
    matches!(
        sign,
        '<' | '"' | '$' | '%' | '&' | '\'' | ',' | '/' | ':' | ';' | '=' | '?' | '@' | '^' | '~'
    )
}

fn problem(at: usize, sign: char) -> Problem {
    let (range, text) = match sign {
        '<' => (at - 1..at + 1, "&lt;"),
        _ => (at - 1..at, ""),
    };
    let title = if text.is_empty() {
        "Remove the backslash"
    } else {
        "Write `&lt;`"
    };
    let edit = Replace {
        range,
        text: text.to_owned(),
    };
    let message = format!("Site shows the backslash before `{sign}`");
    RULE.problem(at - 1..at + 1, message)
        .with_fix(Fix::safe(title, vec![edit]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn only_some_escapes_work() {
        check_problems(
            RULE,
            "* [Vec\\<T\\> 💛 \\| \\_ \\\\~](https://a.example/\\~b) `\\<` \\~\n",
            &expect![[r#"
                1: * [Vec\<T\> 💛 \| \_ \\~](https://a.example/\~b) `\<` \~
                         ^^ warning: Site shows the backslash before `<` (Write `&lt;`)
                1: * [Vec\<T\> 💛 \| \_ \\~](https://a.example/\~b) `\<` \~
                                                                        ^^ warning: Site shows the backslash before `~` (Remove the backslash)
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_backslash() {
        check_fix(
            RULE,
            "* Vec\\<T\\> 💛 \\~\r\n",
            &expect![[r#"
            * Vec&lt;T\> 💛 ~␍
        "#]],
        );
    }
}
