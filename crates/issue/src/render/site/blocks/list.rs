//! Lists: `*`, `+`, `-` or a number with a dot, indented by up to three spaces.
//!
//! A list needs a blank line or a heading before it; directly after a line of a paragraph, it stays text. An item
//! indented by four spaces is nested; with two or three it is not. Another marker continues the same list, even a
//! number after bullets, and numbers always count from one. GitHub starts a list anywhere, nests at two spaces, begins
//! a new list with a new marker, and counts from the first number.

use crate::render::site::blocks::{Level, Parser, Piece, State};
use crate::render::site::lines::{Line, span};
use crate::render::site::tree::NodeId;
use crate::render::text::{byte, indent, is_space, skip_while};

impl Parser<'_> {
    pub(super) fn list(&mut self, parent: NodeId, level: &mut Level, piece: &Piece) -> bool {
        let lines = level.of(piece);
        let first = lines.first().map_or("", |it| it.text(self.buffer));
        let Some(marker) = marker(first).filter(|_| indent(first) <= 3) else {
            return false;
        };
        let mut items = items(lines, self.buffer).into_iter();
        let last = self
            .tree
            .last_child(parent)
            .filter(|it| matches!(self.tree.tag(*it), "ul" | "ol"));
        let list = match last {
            Some(list) => {
                self.loosen(list);
                let item = self.tree.append(list, "li");
                let content = items.next().unwrap_or_default();
                self.tree.extend_span(item, &span(&content));
                self.with_state(State::LooseList, |parser| parser.parse_piece(item, content));
                list
            }
            None if matches!(self.tree.tag(parent), "ul" | "ol") => parent,
            None => self
                .tree
                .append(parent, if marker.is_number { "ol" } else { "ul" }),
        };
        self.with_state(State::List, |parser| {
            for content in items {
                let is_nested = content
                    .first()
                    .is_some_and(|it| indent(it.text(parser.buffer)) >= 4);
                let item = match parser.tree.last_child(list).filter(|_| is_nested) {
                    Some(item) => item,
                    None => parser.tree.append(list, "li"),
                };
                parser.tree.extend_span(item, &span(&content));
                parser.parse_piece(item, content);
            }
        });
        true
    }

    /// Wraps the last item's own text, before and after its last child, in paragraphs.
    fn loosen(&mut self, list: NodeId) {
        let Some(item) = self.tree.last_child(list) else {
            return;
        };
        self.text_to_paragraph(item);
        let Some(last) = self.tree.last_child(item) else {
            return;
        };
        if !self.tree.tail(last).is_empty() {
            let tail = self.tree.take_tail(last);
            let paragraph = self.tree.append(item, "p");
            self.tree
                .set_text(paragraph, tail.trim_start_matches(is_space).to_owned());
        }
    }

    pub(super) fn text_to_paragraph(&mut self, item: NodeId) {
        if !self.tree.text(item).is_empty() {
            let text = self.tree.take_text(item);
            let paragraph = self.tree.make("p");
            self.tree.set_text(paragraph, text);
            self.tree.insert(item, 0, paragraph);
        }
    }
}

/// A list marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker {
    is_number: bool,
    /// Where the item's text starts.
    content: usize,
}

fn marker(line: &str) -> Option<Marker> {
    let start = indent(line);
    let (is_number, end) = match byte(line, start) {
        b'*' | b'+' | b'-' => (false, start + 1),
        b'0'..=b'9' => {
            let end = skip_while(line, start, |it| it.is_ascii_digit());
            (true, end + usize::from(byte(line, end) == b'.'))
        }
        _ => return None,
    };
    if byte(line, end) != b' ' || is_number && byte(line, end - 1) != b'.' {
        return None;
    }
    Some(Marker {
        is_number,
        content: skip_while(line, end, |it| it == b' '),
    })
}

/// The lines of each item, without the marker of the first. An indented item belongs to the previous item.
fn items(lines: &[Line], buffer: &str) -> Vec<Vec<Line>> {
    let mut items: Vec<Vec<Line>> = Vec::new();
    let mut last_is_nested = false;
    for line in lines {
        let text = line.text(buffer);
        match (marker(text), indent(text)) {
            (Some(marker), 0..=3) => {
                items.push(vec![line.skip(marker.content)]);
                last_is_nested = false;
            }
            (Some(_), 4..=7) if !last_is_nested => {
                items.push(vec![*line]);
                last_is_nested = true;
            }
            _ => {
                if let Some(last) = items.last_mut() {
                    last.push(*line);
                }
            }
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_list_directly_after_a_paragraph_stays_text() {
        check("a:\n* b\n* c", "<p>a:\n* b\n* c</p>");
    }

    #[test]
    fn two_spaces_are_flat_and_four_nest() {
        check(
            "* a\n  * b\n    * c",
            "<ul>\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>",
        );
    }

    #[test]
    fn a_tab_nests() {
        check(
            "* a\n\t* b",
            "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
        );
    }

    #[test]
    fn another_marker_continues_the_list() {
        check(
            "* a\n- b\n3. c",
            "<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>",
        );
    }

    #[test]
    fn numbers_count_from_one() {
        check("3. a\n7. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>");
    }

    #[test]
    fn a_blank_line_makes_a_list_loose() {
        check(
            "* a\n\n* b\n* c",
            "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n<li>c</li>\n</ul>",
        );
    }
}
