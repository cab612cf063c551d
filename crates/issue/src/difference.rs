//! The lines in which two texts differ, with a few lines around them, to show to people.
//!
//! Ignores line endings, unlike [`unified`](crate::patch::unified).

use std::ops::Range;

use crate::diff::{self, Change};
use crate::lines::lines;

/// How many common lines to show before and after a change.
const CONTEXT: usize = 2;

/// What happened to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Both texts have it.
    Kept,
    /// Only the old text has it.
    Removed,
    /// Only the new text has it.
    Added,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// What happened to it.
    pub mark: Mark,
    /// Its number, from 1: in the old text if the line was removed, otherwise in the new text.
    pub line: usize,
    /// The line without its ending.
    pub text: &'a str,
}

/// Two texts compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference<'a> {
    /// The lines, in groups of neighbours. Invariant: no group is empty.
    pub groups: Vec<Vec<Row<'a>>>,
    /// How many lines are in only one of the texts.
    pub count: usize,
}

/// Returns the difference from `old` to `new`; empty if the texts differ at most in line endings.
pub fn difference<'a>(old: &'a str, new: &'a str) -> Difference<'a> {
    let (old, new) = (read(old), read(new));
    let changes = diff::changes(&old, &new);
    let groups = diff::grouped(&changes, CONTEXT).filter_map(|changes| {
        let (first, last) = (changes.first()?, changes.last()?);
        let mut rows = Vec::new();
        let mut at = first.new.start.saturating_sub(CONTEXT);
        for change in changes {
            push(&mut rows, Mark::Kept, &new, at..change.new.start);
            push(&mut rows, Mark::Removed, &old, change.old.clone());
            push(&mut rows, Mark::Added, &new, change.new.clone());
            at = change.new.end;
        }
        let end = (last.new.end + CONTEXT).min(new.len());
        push(&mut rows, Mark::Kept, &new, at..end);
        Some(rows)
    });
    Difference {
        groups: groups.collect(),
        count: counted(&changes),
    }
}

/// How many lines only one of the texts has.
pub fn count(old: &str, new: &str) -> usize {
    counted(&diff::changes(&read(old), &read(new)))
}

fn counted(changes: &[Change]) -> usize {
    changes.iter().map(|it| it.old.len() + it.new.len()).sum()
}

fn read(text: &str) -> Vec<&str> {
    lines(text)
        .map(|it| text.get(it.range).unwrap_or_default())
        .collect()
}

fn push<'a>(rows: &mut Vec<Row<'a>>, mark: Mark, lines: &[&'a str], range: Range<usize>) {
    let numbers = range.start + 1..;
    let texts = lines.get(range).unwrap_or_default();
    rows.extend(
        texts
            .iter()
            .zip(numbers)
            .map(|(text, line)| Row { mark, line, text }),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Formats the rows as "sign, number, text", with "…" between groups.
    fn shown(old: &str, new: &str) -> Vec<String> {
        let row = |it: &Row<'_>| {
            let sign = match it.mark {
                Mark::Kept => ' ',
                Mark::Removed => '-',
                Mark::Added => '+',
            };
            format!("{sign}{} {}", it.line, it.text)
        };
        let found = difference(old, new);
        assert_eq!(found.count, count(old, new));
        let groups: Vec<Vec<_>> = found
            .groups
            .iter()
            .map(|it| it.iter().map(row).collect())
            .collect();
        groups.join(&"…".to_owned())
    }

    #[test]
    fn changes_are_shown_with_the_lines_around_them() {
        assert_eq!(
            shown("1\n2\n3\n4\n5\n6\n7\n8\n", "1\nä\n3\n4\n5\n6\n7\n8\n9\n"),
            [
                " 1 1", "-2 2", "+2 ä", " 3 3", " 4 4", "…", " 7 7", " 8 8", "+9 9"
            ]
        );
        assert_eq!(
            shown("1\n2\n3\n4\n", "2\n3\n4\n5\n"),
            ["-1 1", " 1 2", " 2 3", " 3 4", "+4 5"]
        );
    }

    #[test]
    fn line_endings_are_not_a_difference() {
        assert_eq!(difference("a\r\n💛\r\n", "a\n💛"), Difference::default());
        assert_eq!(shown("", "a"), ["+1 a"]);
    }
}
