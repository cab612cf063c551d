//! Where lines start and end, and the conversion of an offset to line and column.
//!
//! A line ends at `\n`, `\r\n` or a lone `\r`, as in the site's renderer.
//! Offsets are bytes on `char` boundaries; UTF-16 appears only in [`crate::view`].

use std::ops::Range;

use crate::bytes;

/// How the lines of a text end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnding {
    /// `\n`
    #[default]
    Lf,
    /// `\r\n`
    CrLf,
    /// A lone `\r`
    Cr,
}

impl LineEnding {
    /// The characters themselves.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
            Self::Cr => "\r",
        }
    }

    /// Returns the ending of the first line of `text`, or `Lf` if there is none.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let at = length(bytes);
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => Self::CrLf,
            (Some(b'\r'), _) => Self::Cr,
            _ => Self::Lf,
        }
    }
}

/// One line: its text without the ending, and where the next one starts. Offsets are bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line's text, without its ending.
    pub range: Range<usize>,
    /// The end of the line including its ending.
    pub next: usize,
}

/// The lines of `text` in order; a text that ends in a line ending has no empty line after it.
pub fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let line = line_at(text, at)?;
        at = line.next;
        Some(line)
    })
}

/// The line that starts at byte `start`; `None` at the end of the text.
pub fn line_at(text: &str, start: usize) -> Option<Line> {
    let rest = text.as_bytes().get(start..).filter(|it| !it.is_empty())?;
    let length = length(rest);
    let ending = match (rest.get(length), rest.get(length + 1)) {
        (Some(b'\r'), Some(b'\n')) => 2,
        (Some(_), _) => 1,
        (None, _) => 0,
    };
    Some(Line {
        range: start..start + length,
        next: start + length + ending,
    })
}

/// Returns the part of `range` without the white space at its ends; `None` if `range` cuts a character.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let start = range.start + (part.len() - part.trim_start().len());
    Some(start..start + part.trim().len())
}

/// Returns the start of the line that contains byte `offset`.
pub fn line_start(text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or_default();
    let inside_ending = text.get(offset..).is_some_and(|it| it.starts_with('\n'));
    let before = if inside_ending {
        before.strip_suffix('\r').unwrap_or(before)
    } else {
        before
    };
    // A line may be long, and searching bytes is faster than searching characters.
    let ends = |it: &u8| matches!(it, b'\n' | b'\r');
    before
        .as_bytes()
        .iter()
        .rposition(ends)
        .map_or(0, |it| it + 1)
}

/// Returns how many bytes are before the first line ending.
fn length(text: &[u8]) -> usize {
    bytes::position(text, |it| matches!(it, b'\n' | b'\r')).unwrap_or(text.len())
}

/// Converts offsets of a text to line numbers and columns. Finds the starts of its lines only once.
#[derive(Clone, Debug)]
pub struct Positions<'a> {
    text: &'a str,
    /// Invariant: in order, the first is 0.
    starts: Vec<usize>,
}

impl<'a> Positions<'a> {
    /// Reads where the lines of `text` start.
    pub fn new(text: &'a str) -> Self {
        let next = lines(text).filter(|it| it.next > it.range.end);
        let starts = std::iter::once(0).chain(next.map(|it| it.next)).collect();
        Self { text, starts }
    }

    /// The line number, from 1, and the column, in characters from 1, of byte `offset`.
    ///
    /// `None` if `offset` is outside the text or inside a character.
    pub fn at(&self, offset: usize) -> Option<(usize, usize)> {
        self.text.get(..offset)?;
        let number = self.starts.partition_point(|it| *it <= offset);
        let start = *self.starts.get(number.checked_sub(1)?)?;
        Some((number, self.text.get(start..offset)?.chars().count() + 1))
    }

    /// Returns the line of byte `offset`, without its ending, and where it starts; empty outside the text.
    pub fn line(&self, offset: usize) -> (&'a str, usize) {
        let number = self.starts.partition_point(|it| *it <= offset);
        let start = self.starts.get(number.saturating_sub(1)).copied();
        let line = start.and_then(|it| line_at(self.text, it));
        let line = line.and_then(|it| Some((self.text.get(it.range.clone())?, it.range.start)));
        line.unwrap_or(("", self.text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_ends_a_line() {
        let text = "ä\ncde\r\n💛\rend";
        let found: Vec<_> = lines(text).map(|it| &text[it.range]).collect();
        assert_eq!(found, ["ä", "cde", "💛", "end"]);
        assert_eq!(lines("a\n").count(), 1);
        assert_eq!(lines("").count(), 0);
    }

    #[test]
    fn endings_are_those_of_the_first_line() {
        assert_eq!(LineEnding::of("a\r\nb\n"), LineEnding::CrLf);
        assert_eq!(LineEnding::of("a\rb"), LineEnding::Cr);
        assert_eq!(LineEnding::of("a"), LineEnding::Lf);
    }

    #[test]
    fn positions_count_characters() {
        let text = "ä💛\r\n👨‍👩‍👧x";
        let at = |offset| Positions::new(text).at(offset);
        assert_eq!(at(0), Some((1, 1)));
        assert_eq!(at(6), Some((1, 3)));
        assert_eq!(at(8), Some((2, 1)));
        assert_eq!(at(text.len()), Some((2, 7)));
        assert_eq!(at(1), None);
        assert_eq!(at(99), None);
    }
}
