//! The part of a section that an editor fills in: between its heading and its closing words.

use std::ops::Range;

use crate::block::{Block, Kind as BlockKind, blocks};
use crate::edit::Replace;
use crate::lines::LineEnding;
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// The part of a section that an editor fills in.
pub(super) struct Zone {
    /// The range from the first block to the end of the last; empty if there is no block.
    pub range: Range<usize>,
    /// Whether it contains only a placeholder.
    pub is_placeholder: bool,
    /// The white space to add before and after new text in an empty zone.
    around: (&'static str, &'static str),
}

impl Zone {
    /// Finds the zone of the first section of `kind`. It ends before the block of prose or list for which `closes`
    /// holds.
    pub fn find(issue: &Issue, kind: Kind, closes: impl Fn(&str) -> bool) -> Option<Self> {
        let (_, section) = issue.outline().section(kind)?;
        let text = issue.text();
        let all = blocks(text, &issue.outline().hidden, section);
        let is_end = |it: &Block| {
            let block = text.get(it.range.clone()).unwrap_or_default();
            it.kind != BlockKind::Hidden && closes(block)
        };
        let filled: Vec<&Block> = all.iter().take_while(|it| !is_end(it)).collect();
        Some(Self::of(issue, section, &filled))
    }

    fn of(issue: &Issue, section: &Section, filled: &[&Block]) -> Self {
        let notes = filled
            .iter()
            .take_while(|it| it.kind == BlockKind::Hidden)
            .count();
        let is_placeholder = notes == filled.len();
        let used = if is_placeholder {
            filled
        } else {
            filled.get(notes..).unwrap_or_default()
        };
        let end = section.heading_range.end;
        match (used.first(), used.last()) {
            (Some(first), Some(last)) => Self {
                range: first.range.start..last.range.end,
                is_placeholder,
                around: ("", ""),
            },
            _ => Self {
                range: end..end,
                is_placeholder,
                around: before_next(issue, end),
            },
        }
    }

    /// Returns the zone's text; empty if there is only a placeholder.
    pub fn text<'a>(&self, issue: &'a Issue) -> Option<&'a str> {
        issue
            .text()
            .get(self.range.clone())
            .filter(|_| !self.is_placeholder)
    }

    /// Returns the edit that replaces the zone's text by `new`, which must have the issue's line endings.
    pub fn write(&self, issue: &Issue, new: &str) -> Replace {
        let ending = issue.line_ending().as_str();
        let (before, after) = self.around;
        let new = format!(
            "{}{new}{}",
            before.replace('\n', ending),
            after.replace('\n', ending)
        );
        super::change(issue, self.range.clone(), &new)
    }
}

/// Returns the white space to add before and after a text that is inserted at the end of a heading's line.
fn before_next(issue: &Issue, end: usize) -> (&'static str, &'static str) {
    let rest = issue.text().get(end..).unwrap_or_default();
    let breaks = match LineEnding::of(rest) {
        LineEnding::CrLf => rest.split("\r\n").take_while(|it| it.is_empty()).count(),
        _ => {
            rest.chars()
                .take_while(|it| matches!(it, '\n' | '\r'))
                .count()
                + 1
        }
    };
    if breaks >= 3 || rest.trim().is_empty() {
        ("\n\n", "")
    } else {
        ("\n\n", "\n")
    }
}
