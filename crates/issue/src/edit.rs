//! Replacements and transactions: the only way a text changes.
//!
//! A transaction names the revision that it was made for, so that a stale one is refused instead of damaging another
//! text. Offsets are bytes of that revision's text.

use std::fmt;
use std::ops::Range;

use crate::revision::Revision;

/// One replacement: replaces the bytes of `range` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replace {
    /// Bytes of the text before the transaction, on `char` boundaries.
    pub range: Range<usize>,
    /// What replaces them.
    pub text: String,
}

impl Replace {
    /// Inserts `text` at byte `at`.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self {
            range: at..at,
            text: text.into(),
        }
    }

    /// Deletes the bytes of `range`.
    pub fn delete(range: Range<usize>) -> Self {
        Self {
            range,
            text: String::new(),
        }
    }

    /// Returns the smallest replacement that changes the text of `range` from `old` to `new`; `None` if they are equal.
    ///
    /// It never cuts a character or a `\r\n` in two.
    pub fn between(range: &Range<usize>, old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let prefix = common_prefix(old, new);
        let (old_rest, new_rest) = (old.get(prefix..)?, new.get(prefix..)?);
        let suffix = common_suffix(old_rest, new_rest);
        let start = range.start + prefix;
        let end = range.start + old.len() - suffix;
        Some(Self {
            range: start..end,
            text: new_rest.get(..new_rest.len() - suffix)?.to_owned(),
        })
    }
}

fn common_prefix(old: &str, new: &str) -> usize {
    let same: usize = old
        .chars()
        .zip(new.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    match old.get(..same) {
        Some(head) if head.ends_with('\r') => same - 1,
        _ => same,
    }
}

fn common_suffix(old: &str, new: &str) -> usize {
    let same: usize = old
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    match old.get(old.len() - same..) {
        Some(tail) if tail.starts_with('\n') => same - 1,
        _ => same,
    }
}

/// Replacements that are all applied, or none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    base: Revision,
    /// Invariant: in order of their start, and disjoint.
    edits: Vec<Replace>,
}

impl Transaction {
    /// A transaction for the text of revision `base`.
    ///
    /// The edits may be in any order; two at the same offset keep their order.
    /// Overlapping edits are refused with [`EditError::Overlap`].
    pub fn new(base: Revision, mut edits: Vec<Replace>) -> Result<Self, EditError> {
        edits.retain(|it| !(it.range.is_empty() && it.text.is_empty()));
        edits.sort_by_key(|it| (it.range.start, it.range.end));
        let overlap = edits.windows(2).find_map(|pair| match pair {
            [first, second] if first.range.end > second.range.start => Some(second.range.start),
            _ => None,
        });
        match overlap {
            Some(at) => Err(EditError::Overlap { at }),
            None => Ok(Self { base, edits }),
        }
    }

    /// The revision whose text the offsets refer to.
    pub fn base(&self) -> Revision {
        self.base
    }

    /// The replacements, in order and disjoint.
    pub fn edits(&self) -> &[Replace] {
        &self.edits
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// Maps byte `offset` of the old text to the new text.
    ///
    /// An offset inside a replaced range moves to the end of the replacement.
    pub fn map(&self, offset: usize) -> usize {
        let mut moved = offset;
        for edit in self.edits.iter().take_while(|it| it.range.start <= offset) {
            let end = edit.range.end.min(offset);
            moved = moved + edit.text.len() - (end - edit.range.start);
        }
        moved
    }

    /// Returns the new text, and the replacements that undo the change, with offsets in the new text.
    pub(crate) fn splice(&self, text: &str) -> Result<(String, Vec<Replace>), EditError> {
        let added: usize = self.edits.iter().map(|it| it.text.len()).sum();
        let mut out = String::with_capacity(text.len() + added);
        let mut inverse = Vec::with_capacity(self.edits.len());
        let mut at = 0;
        for edit in &self.edits {
            let old = slice(text, edit.range.clone())?.to_owned();
            out.push_str(slice(text, at..edit.range.start)?);
            let start = out.len();
            out.push_str(&edit.text);
            inverse.push(Replace {
                range: start..out.len(),
                text: old,
            });
            at = edit.range.end;
        }
        out.push_str(slice(text, at..text.len())?);
        Ok((out, inverse))
    }
}

/// Returns the text of `range`, if the range is valid.
pub(crate) fn slice(text: &str, range: Range<usize>) -> Result<&str, EditError> {
    text.get(range.clone()).ok_or(EditError::OutOfBounds {
        range,
        len: text.len(),
    })
}

/// Why a transaction was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The transaction was made for another revision of the text.
    Stale,
    /// A range reaches outside the text, runs backwards or cuts a character.
    OutOfBounds {
        /// The range asked for, in bytes.
        range: Range<usize>,
        /// The length of the text, in bytes.
        len: usize,
    },
    /// Two replacements overlap.
    Overlap {
        /// The byte where the second one starts.
        at: usize,
    },
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stale => write!(f, "the text changed since this edit was made"),
            Self::OutOfBounds { range, len } => write!(
                f,
                "expected a range of bytes on character boundaries within 0..{len}, found {}..{}",
                range.start, range.end
            ),
            Self::Overlap { at } => write!(f, "two replacements overlap at byte {at}"),
        }
    }
}

impl std::error::Error for EditError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(old: &str, new: &str) -> Option<(Range<usize>, String)> {
        Replace::between(&(10..10 + old.len()), old, new).map(|it| (it.range, it.text))
    }

    #[test]
    fn the_smallest_replacement_is_found() {
        assert_eq!(between("abc", "abc"), None);
        assert_eq!(between("abc", "aXc"), Some((11..12, "X".into())));
        assert_eq!(between("aa", "aaa"), Some((12..12, "a".into())));
    }

    #[test]
    fn characters_that_share_bytes_are_not_cut() {
        assert_eq!(between("a💛b", "a😛b"), Some((11..15, "😛".into())));
        assert_eq!(between("👨‍👩‍👧", "👨‍👩‍👦"), Some((24..28, "👦".into())));
    }

    #[test]
    fn a_line_ending_is_not_cut_in_two() {
        assert_eq!(between("a\r\nb", "a\rb"), Some((11..13, "\r".into())));
        assert_eq!(between("a\nb", "a\r\nb"), Some((11..12, "\r\n".into())));
    }

    #[test]
    fn offsets_follow_the_text() {
        let tx = Transaction::new(
            Revision::default(),
            vec![Replace::insert(5, "xx"), Replace::delete(1..3)],
        )
        .unwrap();
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 9].map(|it| tx.map(it)),
            [0, 1, 1, 1, 2, 5, 9]
        );
    }

    #[test]
    fn overlaps_are_refused() {
        let edits = vec![Replace::delete(0..3), Replace::delete(2..4)];
        assert_eq!(
            Transaction::new(Revision::default(), edits),
            Err(EditError::Overlap { at: 2 })
        );
    }
}
