//! The blocks of a section's body: list items, prose, comments and code, in order.
//!
//! Offsets are bytes of the whole text.

use std::ops::Range;

use crate::comments::HiddenRanges;
use crate::lines::{line_at, line_start};
use crate::outline::Section;

/// The kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A top-level list item.
    Item,
    /// Lines of text without a blank line between them.
    Prose,
    /// A comment or fenced code, with the rest of the line on which it ends.
    Hidden,
}

/// One block; its range does not include the ending of its last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its kind.
    pub kind: Kind,
    /// Its lines.
    pub range: Range<usize>,
}

/// The blocks of `section`.
pub fn blocks(text: &str, hidden: &HiddenRanges, section: &Section) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut items = section.items.iter().peekable();
    let mut joins = false;
    let mut at = section.body.start;
    while let Some(line) = line_at(text, at).filter(|it| it.range.start < section.body.end) {
        at = line.next;
        if let Some(item) = items.next_if(|it| it.range.start <= line.range.start) {
            found.push(Block {
                kind: Kind::Item,
                range: item.range.clone(),
            });
            at = line_at(text, line_start(text, item.range.end))
                .map_or(item.range.end, |it| it.next);
            joins = false;
        } else if let Some(range) = hidden.at(line.range.start) {
            let last = line_at(text, line_start(text, range.end.saturating_sub(1)));
            let (end, next) = last.map_or((range.end, range.end), |it| (it.range.end, it.next));
            found.push(Block {
                kind: Kind::Hidden,
                range: line.range.start..end,
            });
            at = next.max(line.next);
            joins = false;
        } else if text
            .get(line.range.clone())
            .is_none_or(|it| it.trim().is_empty())
        {
            joins = false;
        } else {
            match found.last_mut().filter(|_| joins) {
                Some(last) => last.range.end = line.range.end,
                None => found.push(Block {
                    kind: Kind::Prose,
                    range: line.range,
                }),
            }
            joins = true;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Outline;

    #[test]
    fn kinds_of_blocks_are_distinguished() {
        let text = "# A\r\nb\r\nc\r\n<!-- d\r\n\r\ne -->\r\n* f\r\n  g\r\n\r\n\r\nh 💛\r\n```\r\ni\r\n```\r\n<!-- j --> k\r\n# L\n";
        let outline = Outline::read(text);
        let found = blocks(text, &outline.hidden, &outline.sections[0]);
        let found: Vec<_> = found
            .into_iter()
            .map(|it| (it.kind, &text[it.range]))
            .collect();
        assert_eq!(
            found,
            [
                (Kind::Prose, "b\r\nc"),
                (Kind::Hidden, "<!-- d\r\n\r\ne -->"),
                (Kind::Item, "* f\r\n  g"),
                (Kind::Prose, "h 💛"),
                (Kind::Hidden, "```\r\ni\r\n```"),
                (Kind::Hidden, "<!-- j --> k"),
            ]
        );
    }
}
