//! An extra space in a title or around an address, or a title that is broken over two lines.
//!
//! Readers do not see it, but tools that compare titles do.
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour  of lifetimes ](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe: the page looks the same.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "extra-space",
    severity: Severity::Hint,
    doc: manual!("extra_space.rs"),
    check,
};

/// How many spaces one fix removes from a title at most, to bound the work on hostile text.
const MOST: usize = 20;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let links = context
        .links
        .iter()
        .filter(|it| !it.image && it.section.is_some());
    for link in links.filter(|it| !is_tight(it)) {
        let edits = edits(context, link);
        let (Some(first), Some(last)) = (edits.first(), edits.last()) else {
            continue;
        };
        let is_address = first.range.start >= link.title_range.end;
        let is_broken = first.text == " ";
        let what = if is_address { "Address" } else { "Title" };
        if is_broken {
            let problem = RULE.problem(first.range.clone(), "Title is broken over two lines");
            found.push(problem.with_fix(Fix::safe("Write it on one line", edits)));
            continue;
        }
        let title = if edits.len() == 1 {
            "Remove the space"
        } else {
            "Remove the spaces"
        };
        let problem = RULE.problem(
            first.range.start..last.range.end,
            format!("{what} has an extra space"),
        );
        found.push(problem.with_fix(Fix::safe(title, edits)));
    }
}

/// Whether a quick check shows that the link has no extra space, as most have none.
fn is_tight(link: &Link<'_>) -> bool {
    let is_space = |it: Option<&u8>| it.is_none_or(u8::is_ascii_whitespace);
    let bytes = link.title.as_bytes();
    let is_gap = |it: &u8| matches!(it, b' ' | b'\n' | b'\r');
    let has_gap = bytes
        .iter()
        .zip(bytes.iter().skip(1))
        .any(|(first, it)| is_gap(it) && (*it != b' ' || *first == b' '));
    let is_close = link.title_range.end + 2 == link.url_range.start
        && link.url_range.end + 1 == link.range.end;
    is_close && !is_space(bytes.first()) && !is_space(bytes.last()) && !has_gap
}

/// Returns the edits that leave single spaces between words, and no spaces at either end.
fn edits(context: &Context<'_>, link: &Link<'_>) -> Vec<Replace> {
    let title = link.title;
    let words = title.trim_matches([' ', '\t']);
    // Other rules report an empty title, and a title with links in it.
    if words.is_empty() || title.contains("](") {
        return Vec::new();
    }
    let start = link.title_range.start;
    if title.contains(['\n', '\r']) {
        return on_one_line(context, link);
    }
    let from = start + title.len() - title.trim_start_matches([' ', '\t']).len();
    let mut gaps: Vec<Range<usize>> = std::iter::once(start..from).collect();
    let bytes = words.as_bytes();
    let doubled = (1..words.len()).filter(|at| {
        let space = |it: usize| bytes.get(it) == Some(&b' ');
        space(*at) && space(at - 1) && context.is_content(from + at)
    });
    gaps.extend(doubled.map(|it| from + it..from + it + 1).take(MOST));
    gaps.push(from + words.len()..link.title_range.end);
    gaps.extend(around_address(context, link));
    let is_safe = |it: &Range<usize>| !it.is_empty() && !context.slice(0..it.start).ends_with('\\');
    gaps.into_iter()
        .filter(is_safe)
        .map(Replace::delete)
        .collect()
}

/// Returns the edits that put the title of an item on one line.
fn on_one_line(context: &Context<'_>, link: &Link<'_>) -> Vec<Replace> {
    let (title, start) = (link.title, link.title_range.start);
    let first = context.lines.get(context.line_index(start));
    let is_item = first.is_some_and(|it| it.kind == LineKind::Item);
    let is_word = |it: char| !it.is_whitespace() && !"*-+>#|`".contains(it);
    let ends = title.match_indices(['\n', '\r']).filter_map(|(at, _)| {
        let (before, after) = (title.get(..at)?.trim_end(), title.get(at..)?.trim_start());
        let is_broken = before.ends_with(is_word) && after.starts_with(is_word);
        is_broken.then(|| start + before.len()..start + title.len() - after.len())
    });
    let mut ends: Vec<_> = ends.filter(|_| is_item).take(MOST).collect();
    ends.dedup();
    let space = |range| Replace {
        range,
        text: " ".to_owned(),
    };
    ends.into_iter().map(space).collect()
}

/// Returns the spaces between an address and its parentheses.
fn around_address(context: &Context<'_>, link: &Link<'_>) -> Vec<Range<usize>> {
    let before = link.title_range.end + 2..link.url_range.start;
    let after = link.url_range.end..link.range.end.saturating_sub(1);
    let is_space = |it: &Range<usize>| {
        !it.is_empty() && context.slice(it.clone()).trim_matches(' ').is_empty()
    };
    [before, after].into_iter().filter(is_space).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn code_and_other_faults_are_left_alone() {
        check_problems(
            RULE,
            "### Links\n* [a `b  c` 💛](https://a.example/1)\n* [ ](https://a.example/2)\n* [a\u{a0}b](https://a.example/3)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_removes_the_spaces() {
        check_fix(
            RULE,
            "### Links\n* [ a  b   c 💛 ](https://a.example/1)\n* [d]( https://a.example/2 )\n* [**e  f**](https://a.example/3)\r\n* [g\r\n  h](https://a.example/4)\r\n",
            &expect![[r#"
                ### Links
                * [a b c 💛](https://a.example/1)
                * [d](https://a.example/2)
                * [**e f**](https://a.example/3)␍
                * [g h](https://a.example/4)␍
            "#]],
        );
    }
}
