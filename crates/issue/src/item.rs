//! Top-level list items: which lines belong to each.
//!
//! An item continues over lines that are indented by two spaces or more, over an unindented line of text right after
//! it, and over a blank line if an indented line follows. The site nests only at four spaces. Here two are enough,
//! because the writer meant the line to belong to the item. Offsets are bytes of the whole text.

use std::ops::Range;

use crate::comments::HiddenRanges;
use crate::lines::Line;

/// A list item that is not nested in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// From the start of its first line to the end of its last, without that line's ending.
    pub range: Range<usize>,
    /// Its first line, counted from 1.
    pub line: usize,
    /// How many lines it has.
    pub lines: usize,
    /// Where its first line's content starts, after the marker and the space after it.
    pub content: usize,
    /// Columns of white space before the marker.
    pub indent: usize,
}

/// A list marker at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Columns of white space before it; a tab counts as four.
    pub indent: usize,
    /// The length of that white space, in bytes.
    pub start: usize,
    /// Where the content starts, in bytes of the line.
    pub content: usize,
    /// Whether it is a number with a full stop.
    pub ordered: bool,
}

/// Returns the list marker at the start of `line`.
pub fn marker(line: &str) -> Option<Marker> {
    let (indent, start) = indentation(line);
    let rest = line.get(start..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (length, ordered) = match rest.as_bytes().first()? {
        b'*' | b'-' | b'+' if !is_rule(rest) => (1, false),
        _ if (1..=9).contains(&digits) && rest.get(digits..)?.starts_with('.') => {
            (digits + 1, true)
        }
        _ => return None,
    };
    let body = rest.get(length..)?;
    let content = body.trim_start_matches([' ', '\t']);
    if content.len() == body.len() && !body.is_empty() {
        return None;
    }
    Some(Marker {
        indent,
        start,
        content: line.len() - content.len(),
        ordered,
    })
}

/// Returns the columns and bytes of the white space at the start of `line`.
pub fn indentation(line: &str) -> (usize, usize) {
    let mut columns = 0;
    let mut bytes = 0;
    for byte in line.bytes() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4 - columns % 4,
            _ => break,
        }
        bytes += 1;
    }
    (columns, bytes)
}

/// Whether `line` is a thematic break such as `* * *`.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|it| !it.is_whitespace());
    let Some(first) = marks.next() else {
        return false;
    };
    let mut count = 1;
    let same = marks.all(|it| {
        count += 1;
        it == first
    });
    same && count >= 3
}

/// Collects the items of one section, line by line.
pub(crate) struct Reader<'a> {
    text: &'a str,
    hidden: &'a HiddenRanges,
    found: Vec<Item>,
    /// Whether the last item may continue.
    open: bool,
    /// Blank lines since the last line of the open item.
    blank: bool,
    /// Whether the line before was prose.
    prose: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, hidden: &'a HiddenRanges) -> Self {
        Self {
            text,
            hidden,
            found: Vec::new(),
            open: false,
            blank: false,
            prose: false,
        }
    }

    /// Continues with the line after `line`, which is the first line of `item`.
    pub(crate) fn resume(&mut self, item: &Item, line: &Line) {
        (self.open, self.blank, self.prose) = (true, false, false);
        self.found.push(Item {
            range: line.range.clone(),
            lines: 1,
            ..*item
        });
    }

    /// Whether the last line starts an item at byte `start`.
    pub(crate) fn began_at(&self, start: usize) -> bool {
        self.open && self.found.last().is_some_and(|it| it.range.start == start)
    }

    /// The items found since the last call, without the one that starts at byte `start`.
    pub(crate) fn finish_before(&mut self, start: usize) -> Vec<Item> {
        let mut found = self.finish();
        found.pop_if(|it| it.range.start == start);
        found
    }

    /// The items found since the last call.
    pub(crate) fn finish(&mut self) -> Vec<Item> {
        (self.open, self.blank, self.prose) = (false, false, false);
        std::mem::take(&mut self.found)
    }

    /// Takes the next line, whose number is `number`. `hidden` tells whether it starts in a comment or in fenced code.
    pub(crate) fn line(&mut self, line: &Line, number: usize, hidden: bool) {
        let content = self.text.get(line.range.clone()).unwrap_or_default();
        if hidden {
            self.hidden_line(line, number);
        } else if content.trim().is_empty() {
            (self.blank, self.prose) = (true, false);
        } else {
            match marker(content) {
                Some(marker) if self.starts_item(&marker) => self.start(line, number, &marker),
                _ if self.continues(content) => self.extend(line, number),
                _ => (self.open, self.prose) = (false, true),
            }
            self.blank = false;
        }
    }

    /// Takes a hidden line. It belongs to the item if the comment opened inside that item; otherwise it ends the list.
    fn hidden_line(&mut self, line: &Line, number: usize) {
        let from = self
            .hidden
            .at(line.range.start)
            .map_or(line.range.start, |it| it.start);
        let inside = self.open && self.found.last().is_some_and(|it| from < it.range.end);
        if inside {
            self.extend(line, number);
        } else {
            self.open = false;
        }
        (self.blank, self.prose) = (false, false);
    }

    fn starts_item(&self, marker: &Marker) -> bool {
        match self.found.last().filter(|_| self.open) {
            Some(item) => marker.indent < item.indent + 2,
            None => marker.indent < 4 && !(marker.ordered && self.prose),
        }
    }

    fn continues(&self, content: &str) -> bool {
        let indented = indentation(content).0 >= 2;
        self.open && (indented || !(self.blank || content.starts_with('>')))
    }

    fn start(&mut self, line: &Line, number: usize, marker: &Marker) {
        self.found.push(Item {
            range: line.range.clone(),
            line: number,
            lines: 1,
            content: line.range.start + marker.content,
            indent: marker.indent,
        });
        (self.open, self.prose) = (true, false);
    }

    fn extend(&mut self, line: &Line, number: usize) {
        if let Some(item) = self.found.last_mut() {
            item.range.end = line.range.end;
            item.lines = number + 1 - item.line;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_read() {
        let content =
            |line: &str| marker(line).map(|it| (it.indent, line[it.content..].to_owned()));
        assert_eq!(content("* a"), Some((0, "a".into())));
        assert_eq!(content("\t-  💛"), Some((4, "💛".into())));
        assert_eq!(content(" 12. b"), Some((1, "b".into())));
        assert_eq!(content("*"), Some((0, String::new())));
        for line in ["**a** b", "* * *", "---", "2.5 x", "-x", "", "a"] {
            assert_eq!(content(line), None, "{line}");
        }
    }

    fn items(text: &str) -> Vec<&str> {
        let outline = crate::outline::Outline::read(text);
        outline
            .sections
            .iter()
            .flat_map(|it| &it.items)
            .map(|it| &text[it.range.clone()])
            .collect()
    }

    #[test]
    fn indented_and_lazy_lines_belong_to_their_item() {
        assert_eq!(items("* a\n  b\nc\n* d"), ["* a\n  b\nc", "* d"]);
        assert_eq!(
            items("- a\n  - b\n- c\n\n\n  d\n\ne"),
            ["- a\n  - b", "- c\n\n\n  d"]
        );
        assert_eq!(items(" * a\n* b\n  * c"), [" * a", "* b\n  * c"]);
    }

    #[test]
    fn prose_quotes_and_code_are_not_items() {
        assert_eq!(
            items("in\n2025. x\n    * code\n* a\n> b\n* c\n\nd"),
            ["* a", "* c"]
        );
    }
}
