//! `#` at a line's start makes a heading, with or without a space after it; so does a line of `=` or `-` below a line.
//!
//! So a line that starts with `#122010, which undoes …` is a heading, but with a space before the `#` it is text. A
//! heading may be in the middle of a paragraph or a list. GitHub requires a space after the `#`, and allows up to three
//! before it. An underlined heading is one line. On GitHub the whole paragraph above the underline becomes the heading.

use crate::render::site::blocks::piece::Kind;
use crate::render::site::blocks::{Level, Parser, Piece, State, outdent};
use crate::render::site::lines::{Line, span};
use crate::render::site::tree::NodeId;
use crate::render::text::{byte, rest, skip_while, slice, strip};

const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl Parser<'_> {
    pub(super) fn heading(&mut self, parent: NodeId, level: &mut Level, piece: &mut Piece) -> bool {
        let buffer = self.buffer;
        let is_heading = |lines: &[Line]| {
            lines
                .first()
                .is_some_and(|it| words(it.text(buffer)).is_some())
        };
        let Some(at) = piece.first(level, Kind::Heading, is_heading) else {
            return false;
        };
        if at > piece.from {
            self.parse_before(parent, level, piece.ending_at(at));
        }
        let Some(line) = level.lines.get(at).copied() else {
            return false;
        };
        let (depth, words) = words(line.text(buffer)).unwrap_or((1, ""));
        let tag = TAGS.get(depth.saturating_sub(1)).copied().unwrap_or("h6");
        let node = self.tree.append(parent, tag);
        self.tree.set_text(node, strip(words).to_owned());
        self.tree.extend_span(node, &span(&[line]));
        let mut rest = piece.starting_at(at + 1);
        if rest.len() == 0 {
            return true;
        }
        if self.is_in(State::LooseList) {
            rest.forget();
            for line in level.lines.get_mut(rest.from..rest.to).unwrap_or_default() {
                *line = outdent(*line, buffer, 4).unwrap_or(*line);
            }
        }
        level.pieces.push(rest);
        true
    }

    pub(super) fn underlined_heading(
        &mut self,
        parent: NodeId,
        level: &mut Level,
        piece: &Piece,
    ) -> bool {
        let lines = level.of(piece);
        let Some((first, second)) = lines.first().copied().zip(lines.get(1)) else {
            return false;
        };
        let second = second.text(self.buffer);
        let end = skip_while(second, 0, |it| it == b'=' || it == b'-');
        if end == 0 || !rest(second, end).bytes().all(|it| it == b' ') {
            return false;
        }
        let used = span(lines.get(..2).unwrap_or_default());
        let node = self
            .tree
            .append(parent, if byte(second, 0) == b'=' { "h1" } else { "h2" });
        self.tree
            .set_text(node, strip(first.text(self.buffer)).to_owned());
        self.tree.extend_span(node, &used);
        let rest = piece.starting_at(piece.from + 2);
        if rest.len() > 0 {
            level.pieces.push(rest);
        }
        true
    }
}

/// The level and the text of a `#` heading; `None` if the line is not a heading.
pub(crate) fn words(line: &str) -> Option<(usize, &str)> {
    let marks = skip_while(line, 0, |it| it == b'#');
    if marks == 0 {
        return None;
    }
    let depth = marks.min(6);
    // A backslash includes the character after it. If no character follows, the line is not a heading.
    let mut at = depth;
    let mut closing = depth;
    while at < line.len() {
        let it = byte(line, at);
        let next = at
            + if it == b'\\' {
                1 + rest(line, at + 1).chars().next()?.len_utf8()
            } else {
                1
            };
        if it != b'#' {
            closing = next;
        }
        at = next;
    }
    Some((depth, slice(line, depth..closing)))
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::render::site::test::check;

    #[test]
    fn needs_no_space() {
        assert_eq!(words("#122010, which"), Some((1, "122010, which")));
        assert_eq!(words("####### a ##"), Some((6, "# a ")));
        assert_eq!(words("# a \\#"), Some((1, " a \\#")));
        assert_eq!(words("# a\\"), None);
        assert_eq!(words(" # a"), None);
    }

    #[test]
    fn may_be_in_a_paragraph() {
        check(
            "a\n## B\nc",
            "<p>a</p>\n<h2 id=\"b\"><a class=\"toclink\" href=\"#b\">B</a></h2>\n<p>c</p>",
        );
        check(" #### a\n* b", "<p>#### a\n* b</p>");
    }

    #[test]
    fn one_line_is_underlined() {
        check(
            "A\n===\nb\n---\nc",
            "<h1 id=\"a\"><a class=\"toclink\" href=\"#a\">A</a></h1>\n<h2 id=\"b\"><a class=\"toclink\" href=\"#b\">b</a></h2>\n<p>c</p>",
        );
    }
}
