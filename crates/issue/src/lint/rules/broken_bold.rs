//! Bold that is opened but not closed, or closed but not opened.
//!
//! The page shows the stars, and on GitHub the text after them may turn bold.
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Berlin, DE | [Rust Berlin](https://example.com/berlin)
//!     * [**Hack and learn](https://example.com/hack)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Berlin, DE | [Rust Berlin](https://example.com/berlin)
//!     * [**Hack and learn**](https://example.com/hack)
//! ```
//!
//! The fix is only suggested: it adds the stars at the other end of the title.

use std::ops::Range;

use crate::edit::Replace;
use crate::item::marker;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "broken-bold",
    severity: Severity::Warning,
    doc: manual!("broken_bold.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    found.extend(context.links.iter().filter_map(padded));
    for line in context.lines.iter().filter(|it| it.text.contains("**")) {
        // The performance report names its author in bold, on one line.
        let is_author = line.kind == LineKind::Prose && line.text.starts_with("Triage done by ");
        if !is_author && !matches!(line.kind, LineKind::Item | LineKind::InItem) {
            continue;
        }
        let from = marker(line.text).map_or(0, |it| it.content);
        let runs: Vec<_> = stars(context, line.range.start + from..line.range.end).collect();
        if runs.len() % 2 == 0 {
            continue;
        }
        let Some(last) = runs.last().cloned() else {
            continue;
        };
        let problem = RULE.problem(last.clone(), "Bold has its stars at one end only");
        found.push(
            match other_end(context, &last).filter(|_| runs.len() == 1) {
                Some(edit) => {
                    problem.with_fix(Fix::suggested("Write `**` at the other end", vec![edit]))
                }
                None => problem,
            },
        );
    }
}

/// Reports a title with spaces inside its stars. The site then shows the stars.
fn padded(link: &Link<'_>) -> Option<Problem> {
    let inner = link.title.strip_prefix("**")?.strip_suffix("**")?;
    let words = inner.trim();
    if words.is_empty() || words.len() == inner.len() || inner.contains("**") {
        return None;
    }
    let text = format!("**{words}**");
    let edits = Replace::between(&link.title_range, link.title, &text);
    let fix = Fix::safe("Remove the spaces", edits.into_iter().collect());
    let problem = RULE.problem(
        link.title_range.clone(),
        "Bold has a space inside its stars",
    );
    Some(problem.with_fix(fix))
}

/// Returns the runs of two or more stars in `range` that mark bold: outside code and not escaped.
fn stars<'c>(
    context: &'c Context<'_>,
    range: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'c {
    let text = context.slice(range.clone());
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('*') {
        let at = range.start + at;
        match runs.last_mut().filter(|it| it.end == at) {
            Some(last) => last.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs.into_iter().filter(|it| {
        let escaped = context.slice(0..it.start).ends_with('\\');
        let in_link = context.links_in(it.clone()).next().is_some();
        it.len() > 1 && !escaped && !in_link && context.is_content(it.start)
    })
}

/// Returns the edit that adds the missing stars to the title, at the opposite end from `stars`.
fn other_end(context: &Context<'_>, stars: &Range<usize>) -> Option<Replace> {
    let first = context
        .links
        .partition_point(|it| it.range.end <= stars.start);
    let title = &context.links.get(first)?.title_range;
    let words = context.slice(title.clone());
    // A backslash could escape the new stars.
    if words.contains(['\n', '\r', '\\']) {
        return None;
    }
    let at = if stars.len() != 2 || title.len() == 2 {
        return None;
    } else if title.start == stars.start {
        title.end
    } else if title.end == stars.end {
        title.start
    } else {
        return None;
    };
    // One of the two stars may already be there.
    let beside = context.slice(at.saturating_sub(1)..at + 1);
    let count = words.matches('*').count();
    let has_one = count == 3 && beside.contains('*');
    Some(Replace::insert(at, if has_one { "*" } else { "**" }))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn stars_are_counted_outside_code() {
        check_problems(
            RULE,
            "* [**a](https://a.example)\n    * [***b 💛*](https://b.example)\n* `**` 2 ** 3 ** 4 \\\\**\n* [**c**](https://c.example) **d**\n",
            &expect![[r#"
                1: * [**a](https://a.example)
                      ^^ warning: Bold has its stars at one end only (Write `**` at the other end)
                2:     * [***b 💛*](https://b.example)
                          ^^^ warning: Bold has its stars at one end only
            "#]],
        );
    }

    #[test]
    fn stars_alone_have_no_other_end() {
        check_problems(
            RULE,
            "* [**](https://a.example)\n* [\n**](https://b.example)\n",
            &expect![[r#"
                1: * [**](https://a.example)
                      ^^ warning: Bold has its stars at one end only
                3: **](https://b.example)
                   ^^ warning: Bold has its stars at one end only
            "#]],
        );
    }

    #[test]
    fn fix_closes_the_bold() {
        check_fix(
            RULE,
            "* [**a 💛](https://a.example)\n* [b**](https://b.example)\n* [**c*](https://c.example)\n* [*d**](https://d.example)\n* [**e *f*](https://e.example)\n",
            &expect![[r#"
                * [**a 💛**](https://a.example)
                * [**b**](https://b.example)
                * [**c**](https://c.example)
                * [**d**](https://d.example)
                * [**e *f***](https://e.example)
            "#]],
        );
    }

    #[test]
    fn stars_after_a_backslash_get_no_fix() {
        check_problems(
            RULE,
            "* [**💛\\**](https://a.example)\n",
            &expect![[r#"
                1: * [**💛\**](https://a.example)
                      ^^ warning: Bold has its stars at one end only
            "#]],
        );
    }

    #[test]
    fn fix_removes_spaces_inside_the_stars() {
        check_fix(
            RULE,
            "* [** a 💛 **](https://a.example/b)\r\n* [**c **](https://a.example/d)\r\n",
            &expect![[r#"
                * [**a 💛**](https://a.example/b)␍
                * [**c**](https://a.example/d)␍
            "#]],
        );
    }
}
