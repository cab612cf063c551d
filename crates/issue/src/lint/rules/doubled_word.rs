//! A word that is written twice in a row.
//!
//! ```markdown
//! ### Compiler
//! * [add lifetimes to to the prelude](https://github.com/rust-lang/rust/pull/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Compiler
//! * [add lifetimes to the prelude](https://github.com/rust-lang/rust/pull/1)
//! ```
//!
//! The fix is only suggested: a few words may be repeated on purpose.

use std::ops::Range;

use crate::bytes;
use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "doubled-word",
    severity: Severity::Warning,
    doc: manual!("doubled_word.rs"),
    check,
};

/// Words that may be repeated.
const REPEATED: &[&str] = &[
    "bye", "cha", "far", "had", "ha", "knock", "log", "long", "many", "new", "no", "really", "so",
    "that", "tick", "very",
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for line in &context.lines {
        let is_read = matches!(
            line.kind,
            LineKind::Item | LineKind::InItem | LineKind::Prose
        );
        if is_read {
            found.extend(problem(context, line));
        }
    }
}

/// Returns the problem of the first doubled word of a line.
fn problem(context: &Context<'_>, line: &Line<'_>) -> Option<Problem> {
    let text = line.text.as_bytes();
    let (mut start, mut first) = (0, *text.first()?);
    while let Some(length) = bytes::position(text.get(start..)?, |it| it == b' ') {
        let space = start + length;
        let next = *text.get(space + 1)?;
        let last = text.get(space.wrapping_sub(1)).copied();
        // Most pairs of words are different, and need no closer look.
        if is_letter(next) && last.is_some_and(is_letter) && may_be_same(first, next) {
            let problem = doubled_at(context, line, start, space);
            if problem.is_some() {
                return problem;
            }
        }
        (start, first) = (space + 1, next);
    }
    None
}

/// Whether words with these first bytes may be the same.
fn may_be_same(before: u8, first: u8) -> bool {
    // There may be a parenthesis or another sign before the first word.
    let is_letter = before.is_ascii_alphanumeric() || !before.is_ascii();
    first.eq_ignore_ascii_case(&before) || !is_letter
}

/// Whether a byte may be a letter, or part of one.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii()
}

/// Returns the problem of the word from byte `start` of the line to the space at byte `space`, if the next word is the
/// same.
fn doubled_at(
    context: &Context<'_>,
    line: &Line<'_>,
    start: usize,
    space: usize,
) -> Option<Problem> {
    let before = line.text.get(start..space)?;
    let word = line.text.get(space + 1..)?.split(' ').next()?;
    let at = line.range.start + space + 1;
    let range = doubled(before, word, at)?;
    if !context.is_content(at) || !context.is_content(at - 2) {
        return None;
    }
    let name = context.slice(range.clone());
    let fix = Fix::suggested(
        format!("Remove one `{name}`"),
        vec![Replace::delete(at - 1..range.end)],
    );
    let problem = RULE.problem(
        at - 1 - name.len()..range.end,
        format!("`{name}` is written twice"),
    );
    Some(problem.with_fix(fix))
}

/// Returns the range of the word with which `word` starts, if `before` ends with the same word. `word` is at byte `at`.
fn doubled(before: &str, word: &str, at: usize) -> Option<Range<usize>> {
    let length = word.find(|it: char| !it.is_alphabetic());
    let (name, rest) = word.split_at(length.unwrap_or(word.len()));
    if name.is_empty() || name.len() == 1 && !name.eq_ignore_ascii_case("a") {
        return None;
    }
    let start = before.len().checked_sub(name.len())?;
    let (head, last) = (before.get(..start)?, before.get(start..)?);
    let is_same =
        last.eq_ignore_ascii_case(name) && (last == name || !name.starts_with(char::is_uppercase));
    // Part of a name, as in `rust rust-analyzer`, is not a word.
    let goes_on = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '\'' | '’' | '/');
    let goes_on_before = head.ends_with(|it| goes_on(it) || it == '.');
    let goes_on_after = rest.starts_with(goes_on) || rest.starts_with('.') && rest.len() > 1;
    let is_usual = || REPEATED.contains(&name.to_ascii_lowercase().as_str());
    (is_same && !goes_on_before && !goes_on_after && !is_usual()).then(|| at..at + name.len())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn names_and_usual_repetitions_are_left_alone() {
        check_problems(
            RULE,
            "* [So many many that that is](https://a.example/1)\n* [Rust rust-analyzer, `a a`, v1 1](https://a.example/2)\n* [The tokio tokio.rs](https://a.example/3)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_leaves_one() {
        check_fix(
            RULE,
            "* [add 💛 to to the prelude](https://a.example/1)\r\n\r\nThis is a a list.\r\n",
            &expect![[r#"
                * [add 💛 to the prelude](https://a.example/1)␍
                ␍
                This is a list.␍
            "#]],
        );
    }
}
