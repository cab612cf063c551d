//! A community link whose whole title is bold or in italics.
//!
//! Only the titles of events are bold; in other sections all titles are plain text.
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Miscellaneous
//! * [**A tour of lifetimes**](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe: the words stay the same.

use crate::edit::Replace;
use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Link, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "styled-title",
    severity: Severity::Hint,
    doc: manual!("styled_title.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in community_links(context).filter(|it| context.kind(it.section) == Kind::Links) {
        let kind = context.lines.get(link.line).map(|it| it.kind);
        if kind == Some(LineKind::Item) {
            found.extend(problem(link));
        }
    }
}

fn problem(link: &Link<'_>) -> Option<Problem> {
    let marks = ["***", "**", "*", "__", "_"];
    let inner = |it: &&str| Some((link.title.strip_prefix(*it)?.strip_suffix(*it)?, it.len()));
    let (words, length) = marks.iter().find_map(inner)?;
    let is_whole = !words.is_empty() && !words.contains(['*', '_', '\\', '\n', '\r']);
    let is_plain =
        words.starts_with(char::is_alphanumeric) && words.ends_with(|it: char| !it.is_whitespace());
    let range = link.title_range.clone();
    let edits = vec![
        Replace::delete(range.start..range.start + length),
        Replace::delete(range.end - length..range.end),
    ];
    let problem = RULE.problem(range, "Only titles of events are bold or in italics");
    (is_whole && is_plain).then(|| problem.with_fix(Fix::safe("Write it as plain text", edits)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn partly_emphasized_titles_and_titles_of_events_are_fine() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n### Official\n* [*a* and *b* 💛](https://a.example/1)\n## Upcoming Events\n### Europe\n* 2026-08-27 | Oslo, NO | [A](https://a.example)\n    * [**B**](https://a.example/2)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_removes_the_marks() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n### Official\n* [**a 💛**](https://a.example/1)\n* [_b_](https://a.example/2)\n",
            &expect![[r#"
                ## Updates from Rust Community
                ### Official
                * [a 💛](https://a.example/1)
                * [b](https://a.example/2)
            "#]],
        );
    }
}
