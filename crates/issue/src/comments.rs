//! HTML comments and fenced code: the parts of a text that are not content.
//!
//! Drafts have templates and tool markers in comments; their text never counts as entries or headings.
//! An unclosed comment or fence hides nothing, so that one typo cannot empty every form.

use std::ops::Range;

use crate::bytes;
use crate::edit::Replace;
use crate::lines::lines;

/// Why a range is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HiddenKind {
    /// `<!-- … -->`, the delimiters included.
    Comment,
    /// From the opening to the closing fence, both lines included.
    Fence,
}

/// Ranges of bytes that are not content, in order and disjoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenRanges {
    ranges: Vec<(Range<usize>, HiddenKind)>,
}

impl HiddenRanges {
    /// Finds the comments and fences of `text`.
    pub fn read(text: &str) -> Self {
        Self::read_with(text, &mut Vec::new())
    }

    /// Returns the bytes at which unclosed comments and fences open; if several run to the end of the text, only the
    /// first.
    pub(crate) fn unclosed(text: &str) -> Vec<usize> {
        let mut unclosed = Vec::new();
        Self::read_with(text, &mut unclosed);
        unclosed
    }

    fn read_with(text: &str, unclosed: &mut Vec<usize>) -> Self {
        let mut found = Self::default();
        let mut free_from = 0;
        let mut no_fence_from = [usize::MAX; 2];
        let mut no_comment_from = usize::MAX;
        for line in lines(text) {
            if line.range.start < free_from {
                // The rest of a line after a comment may open another one.
                if free_from < line.range.end {
                    free_from = found.add_comments(
                        text,
                        free_from..line.range.end,
                        &mut no_comment_from,
                        unclosed,
                    );
                }
                continue;
            }
            let content = text.get(line.range.clone()).unwrap_or_default();
            if let Some(fence) = Fence::opening(content) {
                let known_open = no_fence_from.get_mut(usize::from(fence.mark == b'~'));
                let open_end = known_open
                    .as_ref()
                    .is_some_and(|it| **it <= line.range.start);
                match if open_end {
                    None
                } else {
                    fence.closed_at(text, line.next)
                } {
                    Some(end) => {
                        found
                            .ranges
                            .push((line.range.start..end, HiddenKind::Fence));
                        free_from = end;
                    }
                    None if fence.length == 3 => {
                        unclosed.extend((!open_end).then_some(line.range.start));
                        if let Some(it) = known_open {
                            *it = (*it).min(line.range.start);
                        }
                    }
                    None => unclosed.push(line.range.start),
                }
                if free_from > line.range.start {
                    continue;
                }
            }
            free_from = found.add_comments(text, line.range, &mut no_comment_from, unclosed);
        }
        found
    }

    /// Adds the comments that open on `line`; returns where the last one ends.
    fn add_comments(
        &mut self,
        text: &str,
        line: Range<usize>,
        never_from: &mut usize,
        unclosed: &mut Vec<usize>,
    ) -> usize {
        let mut at = line.start;
        let mut code = false;
        while let Some(length) = text.get(at..line.end).and_then(comment_start) {
            let open = at + length;
            code ^= odd_ticks(text, at..open);
            at = open + 4;
            if open >= *never_from || code {
                continue;
            }
            let Some(length) = text.get(at..).and_then(|it| it.find("-->")) else {
                *never_from = open;
                unclosed.push(open);
                continue;
            };
            at += length + 3;
            self.ranges.push((open..at, HiddenKind::Comment));
            if at > line.end {
                return at;
            }
        }
        at.min(line.end)
    }

    /// Whether byte `offset` is hidden.
    pub fn contains(&self, offset: usize) -> bool {
        self.at(offset).is_some()
    }

    /// Returns the hidden range around byte `offset`.
    pub fn at(&self, offset: usize) -> Option<&Range<usize>> {
        let index = self.ranges.partition_point(|(it, _)| it.end <= offset);
        self.ranges
            .get(index)
            .map(|(it, _)| it)
            .filter(|it| it.start <= offset)
    }

    /// Returns the ranges after `edits`, none of which may overlap or touch a range.
    pub(crate) fn moved(&self, edits: &[Replace]) -> Self {
        let mut edits = edits.iter().peekable();
        let mut shift = 0_isize;
        let mut ranges = Vec::with_capacity(self.ranges.len());
        for (range, kind) in &self.ranges {
            while let Some(it) = edits.next_if(|it| it.range.end <= range.start) {
                shift += it.text.len().cast_signed() - it.range.len().cast_signed();
            }
            let start = range.start.saturating_add_signed(shift);
            ranges.push((start..start + range.len(), *kind));
        }
        Self { ranges }
    }

    /// Returns all ranges, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Range<usize>> {
        self.ranges.iter().map(|(it, _)| it)
    }

    /// Returns the ranges of fenced code, in order.
    pub fn fences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let fences = self
            .ranges
            .iter()
            .filter(|(_, it)| *it == HiddenKind::Fence);
        fences.map(|(it, _)| it.clone())
    }

    /// Returns the ranges of the comments in `range`, in order.
    pub fn comments_in(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let first = self.ranges.partition_point(|(it, _)| it.end <= range.start);
        let rest = self.ranges.get(first..).unwrap_or_default();
        rest.iter()
            .take_while(move |(it, _)| it.start < range.end)
            .filter(|(_, kind)| *kind == HiddenKind::Comment)
            .map(|(it, _)| it.clone())
    }
}

/// Returns where the first comment in `line` starts.
fn comment_start(line: &str) -> Option<usize> {
    let mut signs = bytes::positions(line, |it| it == b'<');
    signs.find(|at| line.get(*at..).is_some_and(|it| it.starts_with("<!--")))
}

/// Whether `range` contains an odd number of backticks: it opens code without closing it, or closes code without
/// opening it.
fn odd_ticks(text: &str, range: Range<usize>) -> bool {
    let ticks = text
        .get(range)
        .unwrap_or_default()
        .bytes()
        .filter(|it| *it == b'`')
        .count();
    ticks % 2 == 1
}

/// The opening line of fenced code: three or more backticks or tildes at the line's start.
struct Fence {
    mark: u8,
    length: usize,
}

impl Fence {
    fn opening(line: &str) -> Option<Self> {
        let mark = *line
            .as_bytes()
            .first()
            .filter(|it| matches!(it, b'`' | b'~'))?;
        let length = line.bytes().take_while(|it| *it == mark).count();
        let info = line.get(length..)?;
        (length >= 3 && !info.contains(char::from(mark))).then_some(Self { mark, length })
    }

    /// Returns the end of the line that closes this fence, including the line ending; searches from byte `from` on.
    fn closed_at(&self, text: &str, from: usize) -> Option<usize> {
        let rest = text.get(from..)?;
        let line = lines(rest).find(|it| {
            let line = rest.get(it.range.clone()).unwrap_or_default().trim_end();
            line.len() >= self.length && line.bytes().all(|it| it == self.mark)
        })?;
        Some(from + line.next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str) -> Vec<&str> {
        HiddenRanges::read(text)
            .ranges
            .into_iter()
            .map(|(it, _)| &text[it])
            .collect()
    }

    #[test]
    fn comments_and_fences_are_found() {
        let text = "a <!-- b --> c <!-- d -->\n<!--\n\n* e\n-->\n```\n# f\n```\n";
        assert_eq!(
            hidden(text),
            [
                "<!-- b -->",
                "<!-- d -->",
                "<!--\n\n* e\n-->",
                "```\n# f\n```\n"
            ]
        );
    }

    #[test]
    fn an_unclosed_comment_or_fence_hides_nothing() {
        assert_eq!(hidden("<!-- a\n* b\n```\n* c\n"), [""; 0]);
    }

    #[test]
    fn a_comment_shown_as_code_is_text() {
        assert_eq!(hidden("* [`<!--` in Markdown](u)\n* [b](c)\n-->"), [""; 0]);
    }

    #[test]
    fn a_line_of_inline_code_is_not_a_fence() {
        assert_eq!(hidden("```a``` b\nc\n```\nd\n```\n"), ["```\nd\n```\n"]);
    }

    #[test]
    fn many_openings_take_linear_time() {
        let text = "<!-- `\n".repeat(50_000) + &"```\n~~~~ x\n".repeat(3);
        assert!(HiddenRanges::read(&text).ranges.len() < 10);
    }
}
