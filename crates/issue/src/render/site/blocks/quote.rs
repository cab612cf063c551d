//! Lines that start with `>` are a quote; a quote continues over a blank line.
//!
//! It may start in the middle of a paragraph, and then contains every following line of that paragraph. On GitHub a
//! blank line ends the quote.

use crate::render::site::blocks::piece::Kind;
use crate::render::site::blocks::{Level, Parser, Piece, State};
use crate::render::site::lines::{Line, span};
use crate::render::site::tree::NodeId;
use crate::render::text::{byte, indent, strip};

impl Parser<'_> {
    pub(super) fn quote(&mut self, parent: NodeId, level: &mut Level, piece: &mut Piece) -> bool {
        let buffer = self.buffer;
        let is_quote = |lines: &[Line]| {
            lines
                .first()
                .is_some_and(|it| content_start(it.text(buffer)).is_some())
        };
        let Some(at) = piece.first(level, Kind::Quote, is_quote) else {
            return false;
        };
        if at > piece.from {
            self.parse_before(parent, level, piece.ending_at(at));
        }
        let content = level
            .of(&piece.starting_at(at))
            .iter()
            .map(|it| unquoted(*it, buffer))
            .collect();
        let used = span(level.of(&piece.starting_at(at)));
        let last = self
            .tree
            .last_child(parent)
            .filter(|it| self.tree.tag(*it) == "blockquote");
        let quote = last.unwrap_or_else(|| self.tree.append(parent, "blockquote"));
        self.tree.extend_span(quote, &used);
        self.with_state(State::Quote, |parser| parser.parse(quote, content));
        true
    }
}

/// Where the content starts after `>` and a space.
fn content_start(line: &str) -> Option<usize> {
    let start = indent(line);
    let is_quote = start <= 3 && byte(line, start) == b'>';
    is_quote.then(|| start + 1 + usize::from(byte(line, start + 1) == b' '))
}

fn unquoted(line: Line, buffer: &str) -> Line {
    let text = line.text(buffer);
    match content_start(text) {
        _ if strip(text) == ">" => line.skip(text.len()),
        Some(start) => line.skip(start),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn continues_over_a_blank_line() {
        check(
            "> a\n\n> b",
            "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>",
        );
    }

    #[test]
    fn starts_in_a_paragraph() {
        check(
            "a\n > b\nc",
            "<p>a</p>\n<blockquote>\n<p>b\nc</p>\n</blockquote>",
        );
    }

    #[test]
    fn nests() {
        check(
            "> > a\n>\n> b",
            "<blockquote>\n<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n</blockquote>",
        );
    }

    #[test]
    fn a_line_break_at_the_end_of_a_quote_stays() {
        check(
            "> a  \n>\n\nb",
            "<blockquote>\n<p>a<br>\n</p>\n</blockquote>\n<p>b</p>",
        );
    }
}
