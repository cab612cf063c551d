//! Which lines of a text changed.
//!
//! Written by hand to keep the page small: the usual crate would add 11 KB compressed, this module and `patch.rs` add
//! less than 4 KB. The unchanged lines are the common lines at the start and end of both texts, and the longest common
//! subsequence of the lines between them. If finding that would take too long, everything between is a single change.

use std::ops::Range;

/// The most pairs of lines to compare; two issues of 500 lines have 250,000.
const SMALL: usize = 4_000_000;

/// A replacement of lines, by their indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// The removed lines; may be empty.
    pub(crate) old: Range<usize>,
    /// The added lines; may be empty.
    pub(crate) new: Range<usize>,
}

/// Returns the changes from `old` to `new`, in order, with kept lines between any two.
pub(crate) fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let mut found = Vec::new();
    let mut at = (0, 0);
    for pair in kept(old, new).into_iter().chain([(old.len(), new.len())]) {
        if pair != at {
            found.push(Change {
                old: at.0..pair.0,
                new: at.1..pair.1,
            });
        }
        at = (pair.0 + 1, pair.1 + 1);
    }
    found
}

/// Groups changes that are so close that their `context` lines of kept text touch.
pub(crate) fn grouped(changes: &[Change], context: usize) -> impl Iterator<Item = &[Change]> {
    changes.chunk_by(move |a, b| b.old.start - a.old.end <= 2 * context)
}

/// A kept line: its index in the old text and in the new text.
type Pair = (usize, usize);

fn kept(old: &[&str], new: &[&str]) -> Vec<Pair> {
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(new).take_while(same).count();
    let (old_rest, new_rest) = (skip(old, head), skip(new, head));
    let ends = old_rest.iter().rev().zip(new_rest.iter().rev());
    let tail = ends.take_while(same).count();

    let mut kept: Vec<Pair> = (0..head).map(|it| (it, it)).collect();
    let old_middle = old_rest.get(..old_rest.len() - tail).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - tail).unwrap_or_default();
    if old_middle.len().saturating_mul(new_middle.len()) <= SMALL {
        let pairs = longest_common(old_middle, new_middle).into_iter();
        kept.extend(pairs.map(|it| (head + it.0, head + it.1)));
    }
    kept.extend((1..=tail).rev().map(|it| (old.len() - it, new.len() - it)));
    kept
}

fn skip<'a, 'b>(lines: &'a [&'b str], count: usize) -> &'a [&'b str] {
    lines.get(count..).unwrap_or_default()
}

/// Returns the longest common subsequence, from the table of its lengths.
fn longest_common(old: &[&str], new: &[&str]) -> Vec<Pair> {
    let mut rows = vec![vec![0_u16; new.len() + 1]];
    for line in old {
        let above = rows.last().map_or(&[][..], Vec::as_slice);
        let mut row = vec![0];
        let mut left = 0;
        for (other, pair) in new.iter().zip(above.windows(2)) {
            left = match pair {
                [diagonal, _] if line == other => diagonal + 1,
                [_, up] => left.max(*up),
                _ => left,
            };
            row.push(left);
        }
        rows.push(row);
    }
    trace(&rows, old, new)
}

/// Returns the pairs of a longest common subsequence, tracing the table from its end.
fn trace(rows: &[Vec<u16>], old: &[&str], new: &[&str]) -> Vec<Pair> {
    let length = |i: usize, j: usize| rows.get(i).and_then(|it| it.get(j));
    let (mut i, mut j) = (old.len(), new.len());
    let mut pairs = Vec::new();
    while i > 0 && j > 0 {
        if old.get(i - 1) == new.get(j - 1) {
            (i, j) = (i - 1, j - 1);
            pairs.push((i, j));
        } else if length(i, j - 1) > length(i - 1, j) {
            j -= 1;
        } else {
            i -= 1;
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn changed(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
        let old: Vec<&str> = old.split(' ').collect();
        let new: Vec<&str> = new.split(' ').collect();
        let found = changes(&old, &new);
        found.into_iter().map(|it| (it.old, it.new)).collect()
    }

    /// Applies the changes to `old`, with lines from `new`.
    fn made<'a>(old: &[&'a str], new: &[&'a str], changes: &[Change]) -> Vec<&'a str> {
        let mut out = Vec::new();
        let mut at = 0;
        for it in changes {
            out.extend(&old[at..it.old.start]);
            out.extend(&new[it.new.clone()]);
            at = it.old.end;
        }
        out.extend(&old[at..]);
        out
    }

    #[test]
    fn only_changed_lines_are_found() {
        assert_eq!(changed("a b c", "a b c"), []);
        assert_eq!(changed("a b c", "a x c"), [(1..2, 1..2)]);
        assert_eq!(
            changed("a b c d", "b x c d d"),
            [(0..1, 0..0), (2..2, 1..2), (3..3, 3..4)]
        );
        assert_eq!(changed("a", "b"), [(0..1, 0..1)]);
    }

    #[test]
    fn long_texts_with_nothing_in_common_are_one_change() {
        let (old, new) = (vec!["a"; 3000], vec!["b"; 3000]);
        let all = Change {
            old: 0..3000,
            new: 0..3000,
        };
        assert_eq!(changes(&old, &new), [all]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn the_changes_produce_the_new_text(
            old in prop::collection::vec("[abc]", 0..20),
            new in prop::collection::vec("[abc]", 0..20),
        ) {
            let old: Vec<&str> = old.iter().map(String::as_str).collect();
            let new: Vec<&str> = new.iter().map(String::as_str).collect();
            let found = changes(&old, &new);
            prop_assert_eq!(made(&old, &new, &found), new);
            prop_assert!(found.windows(2).all(|it| it[0].old.end < it[1].old.start));
        }
    }
}
