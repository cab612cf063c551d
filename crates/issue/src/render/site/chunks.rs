//! Splits an issue into parts that can be rendered separately.
//!
//! A part begins at a heading that follows a blank line, unless a comment, HTML block or code fence is open there.
//! A definition in one part that another part uses is looked up by its name.

use std::ops::Range;

use crate::render::site::blocks::heading_words;
use crate::render::site::{Parsed, PiecePosition, parse};
use crate::render::text::{byte, find_str, skip_while, slice};

/// A part of an issue, and its blocks.
#[derive(Debug)]
pub(crate) struct Part {
    /// Bytes of the issue.
    pub(crate) range: Range<usize>,
    pub(crate) parsed: Parsed,
}

/// The part that starts at `start`.
pub(crate) fn next(text: &str, start: usize) -> Option<Part> {
    let mut end = start;
    let mut attempts = 0;
    while end < text.len() || start == 0 && end == 0 {
        for _ in 0..1_usize.checked_shl(attempts / 2).unwrap_or(usize::MAX) {
            end = next_heading(text, end);
            if end == text.len() {
                break;
            }
        }
        let place = PiecePosition {
            first: start == 0,
            last: end == text.len(),
        };
        if let Some(parsed) = parse(slice(text, 0..start), slice(text, start..end), place) {
            return Some(Part {
                range: start..end,
                parsed,
            });
        }
        attempts += 1;
        if place.last {
            break;
        }
    }
    None
}

/// The end of the first line of a part that starts at `start`.
pub(crate) fn first_line_end(text: &str, start: usize) -> usize {
    skip_while(text, start, |it| it != b'\n') + 1
}

/// The next heading after `at` that follows a blank line, or the end.
fn next_heading(text: &str, at: usize) -> usize {
    let mut from = at;
    while let Some(newline) = find_str(text, from, "\n#") {
        from = newline + 1;
        let end = skip_while(text, from, |it| !matches!(it, b'\n' | b'\r'));
        let line = slice(text, from..end);
        if from > at
            && is_blank_before(text, newline)
            && !line.contains(['\u{2}', '\u{3}'])
            && heading_words(line).is_some()
        {
            return from;
        }
    }
    text.len()
}

/// Whether the line that ends at `newline` is blank, and not the first.
fn is_blank_before(text: &str, newline: usize) -> bool {
    let before = slice(text, 0..newline).trim_end_matches(['\r', ' ', '\t']);
    !before.is_empty() && byte(text, before.len().saturating_sub(1)) == b'\n'
}

#[cfg(test)]
mod tests {
    use super::{next, slice};

    fn parts(text: &str) -> Vec<&str> {
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(part) = next(text, at) {
            at = part.range.end;
            parts.push(slice(text, part.range));
            if at == text.len() {
                break;
            }
        }
        parts
    }

    #[test]
    fn cuts_before_headings() {
        assert_eq!(
            parts("a\n\n# b\n# c\r\n\r\n## d"),
            ["a\n\n", "# b\n# c\r\n\r\n", "## d"]
        );
    }

    #[test]
    fn no_part_begins_inside_an_open_construct() {
        for text in [
            "<!-- a\n\n# b\n\n-->",
            "```\n\n# b\n```",
            "<div>\n\n# b\n\n</div>",
            "<div>\n\n# b\n\n# c",
            "a <b\n\n# c>",
        ] {
            assert_eq!(parts(text).len(), 1, "{text}");
        }
        assert_eq!(
            parts("<!-- a\n\n# b\n\n-->\n\n# c"),
            ["<!-- a\n\n# b\n\n-->\n\n", "# c"]
        );
    }
}
