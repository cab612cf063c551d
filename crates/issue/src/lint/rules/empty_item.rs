//! An empty list item.
//!
//! The page shows a bullet without text, and the newsletter's own check rejects it.
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! *
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe where the line contains nothing else.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "empty-item",
    severity: Severity::Error,
    doc: manual!("empty_item.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (index, line) in context.lines.iter().enumerate() {
        let in_item = matches!(line.kind, LineKind::Item | LineKind::InItem);
        let Some(marker) = line.marker.filter(|_| in_item) else {
            continue;
        };
        let content = line.range.start + marker.content..line.range.end;
        let next = context.lines.get(index + 1);
        // Text below the bullet is also part of the item.
        let goes_on = next.is_some_and(|it| it.kind == LineKind::InItem);
        if goes_on || !says_nothing(context, content.clone()) {
            continue;
        }
        let problem = RULE.problem(line.range.clone(), "List item is empty");
        let fix = Fix::safe(
            "Remove the line",
            vec![Replace::delete(line.range.start..line.next)],
        );
        found.push(if content.is_empty() {
            problem.with_fix(fix)
        } else {
            problem
        });
    }
}

/// Whether `range` contains only white space, comments and tags.
fn says_nothing(context: &Context<'_>, range: Range<usize>) -> bool {
    let comments = context.outline.hidden.comments_in(range.clone());
    let mut at = range.start;
    for comment in comments {
        if !is_bare(context.slice(at..comment.start)) {
            return false;
        }
        at = comment.end;
    }
    at >= range.end || is_bare(context.slice(at..range.end))
}

/// Whether `text` is only white space and tags.
fn is_bare(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix('<') {
        let is_tag = after.starts_with(|it: char| it.is_ascii_alphabetic() || it == '/');
        let Some((tag, behind)) = after.split_once('>').filter(|_| is_tag) else {
            return false;
        };
        // An address in angle brackets is a link.
        if tag.contains([':', '@', '<']) {
            return false;
        }
        rest = behind.trim_start();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn comments_say_nothing() {
        check_problems(
            RULE,
            "* <!-- a --> <!-- b -->\n* <!-- a --> 💛\n*\n    * c\n    * \n* x\n",
            &expect![[r#"
                1: * <!-- a --> <!-- b -->
                   ^^^^^^^^^^^^^^^^^^^^^^^ error: List item is empty
                5:     * 
                   ^^^^^^ error: List item is empty (Remove the line)
            "#]],
        );
    }

    #[test]
    fn tags_say_nothing() {
        check_problems(
            RULE,
            "* <br>\n* <em> </em><!-- a -->\n* <https://a.example/>\n* <em>💛</em>\n* < b\n",
            &expect![[r#"
                1: * <br>
                   ^^^^^^ error: List item is empty
                2: * <em> </em><!-- a -->
                   ^^^^^^^^^^^^^^^^^^^^^^ error: List item is empty
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_line() {
        check_fix(
            RULE,
            "* a\r\n* \r\n* 💛\r\n*",
            &expect![[r#"
            * a␍
            * 💛␍
        "#]],
        );
    }
}
