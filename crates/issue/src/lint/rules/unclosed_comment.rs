//! A comment without its end mark.
//!
//! The site shows `<!--` and what follows as text, and GitHub hides the rest of the page.
//! If there is another comment further down, its end mark ends this one too, and everything between them is hidden.
//!
//! ```markdown
//! <!-- Remove this section if empty>
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! <!-- Remove this section if empty -->
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The rule also finds an end mark without a comment, which the site shows.
//!
//! The fix is suggested: it ends the comment on its first line, which may be too early.

use std::ops::Range;

use crate::bytes;
use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "unclosed-comment",
    severity: Severity::Error,
    doc: manual!("unclosed_comment.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    without_end(context, found);
    for at in bytes::positions(context.text, |it| it == b'>') {
        let end = at + 1;
        if context.slice(0..end).ends_with("-->") {
            found.extend(without_start(context, end - 3..end));
        }
    }
    for comment in context.outline.hidden.comments_in(0..context.text.len()) {
        over_others(context, &comment, found);
    }
}

/// Reports `<!-- words` without an end mark.
fn without_end(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut free_from = 0;
    for at in bytes::positions(context.text, |it| it == b'<') {
        let is_mark = context.slice(at..context.text.len()).starts_with("<!--");
        // What follows on the same line is in the same comment.
        if is_mark && at >= free_from && context.is_content(at) {
            let message = "Comment is never closed, so the site shows it";
            let problem = problem(context, at, at + 4, message);
            free_from = problem.range.end;
            found.push(problem);
        }
    }
}

/// Reports `words -->` at the end of a line; elsewhere it may be an arrow.
fn without_start(context: &Context<'_>, mark: Range<usize>) -> Option<Problem> {
    let line = context.lines.get(context.line_index(mark.start))?;
    let is_end = line.range.end == mark.end && context.is_content(mark.start);
    let message = "`-->` without a `<!--` before it, so the site shows it";
    is_end.then(|| RULE.problem(mark, message))
}

/// Reports a comment that ends only with the next comment.
fn over_others(context: &Context<'_>, comment: &Range<usize>, found: &mut Vec<Problem>) {
    let mut open = comment.start;
    let mut last = open;
    for (at, _) in context.slice(comment.clone()).match_indices("<!--") {
        let next = comment.start + at;
        // A second `<!--` on the same line belongs to the same comment.
        let is_on_line = !context.slice(last..next).contains(['\n', '\r']);
        last = next;
        if is_on_line {
            continue;
        }
        let hidden = context.slice(open..next);
        let message = "Comment ends only after the next comment, and hides the text between them";
        let problem = problem(context, open, open + 4, message);
        // Hidden headings hide whole sections.
        let mut lines = hidden.split(['\n', '\r']);
        found.push(if lines.any(|it| it.starts_with("##")) {
            problem
        } else {
            problem.with_severity(Severity::Warning)
        });
        open = next;
    }
}

/// Returns the problem of the comment that opens at byte `at` and whose text starts at byte `body`.
fn problem(context: &Context<'_>, at: usize, body: usize, message: &str) -> Problem {
    let line = context.lines.get(context.line_index(at));
    let end = line.map_or(body, |it| it.range.end);
    let problem = RULE.problem(at..end, message);
    let text = context.slice(body..end);
    let words = text.trim_end_matches(['>', '-', ' ', '\t']);
    // After a backtick without a partner, the comment may be code, and so may its end.
    let before = line.map_or("", |it| context.slice(it.range.start..at));
    let is_code = before.matches('`').count() % 2 == 1;
    // A link is for readers, and so may be text on the line before the comment.
    let is_note = before.trim().is_empty() && !words.contains("](");
    if words.is_empty() || is_code || !is_note {
        return problem;
    }
    let edit = Replace {
        range: body + words.len()..end,
        text: " -->".to_owned(),
    };
    problem.with_fix(Fix::suggested("End the comment with `-->`", vec![edit]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn a_comment_without_end_is_found() {
        check_problems(
            RULE,
            "💛 <!-- a\n\n<!-- b\n",
            &expect![[r#"
                1: 💛 <!-- a
                     ^^^^^^ error: Comment is never closed, so the site shows it
                3: <!-- b
                   ^^^^^^ error: Comment is never closed, so the site shows it (End the comment with `-->`)
            "#]],
        );
        check_problems(
            RULE,
            "<!-- a>\n### B\n<!-- c>\n* <!-- 💛 -->\n",
            &expect![[r#"
                1: <!-- a>
                   ^^^^^^^ error: Comment ends only after the next comment, and hides the text between them (End the comment with `-->`)
                3: <!-- c>
                   ^^^^^^^ warning: Comment ends only after the next comment, and hides the text between them (End the comment with `-->`)
            "#]],
        );
    }

    #[test]
    fn a_comment_that_may_be_code_has_no_fix() {
        check_problems(
            RULE,
            "`<!-- a\n",
            &expect![[r#"
                1: `<!-- a
                    ^^^^^^ error: Comment is never closed, so the site shows it
            "#]],
        );
    }

    #[test]
    fn marks_outside_of_comments_are_left_alone() {
        check_problems(
            RULE,
            "<!-- a -->\n<!-- b <!-- c\n-->\n`<!--` 💛\n```\n<!--\n```\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_ends_it() {
        check_fix(
            RULE,
            "<!-- 💛>\r\n<!-- b -->\r\n<!-- c",
            &expect![[r#"
            <!-- 💛 -->␍
            <!-- b -->␍
            <!-- c -->"#]],
        );
    }

    #[test]
    fn an_end_mark_without_a_comment_is_found() {
        check_problems(
            RULE,
            "words 💛\n-->\n\n`-->` and a --> b\n<!-- c\n## D\n<!-- e -->\n",
            &expect![[r#"
                2: -->
                   ^^^ error: `-->` without a `<!--` before it, so the site shows it
                5: <!-- c
                   ^^^^^^ error: Comment ends only after the next comment, and hides the text between them (End the comment with `-->`)
            "#]],
        );
    }
}
