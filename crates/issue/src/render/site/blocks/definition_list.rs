//! A line `: text` defines the lines above it.
//!
//! GitHub shows both as a paragraph.

use crate::render::site::blocks::code::outdented;
use crate::render::site::blocks::piece::Kind;
use crate::render::site::blocks::{Level, Parser, Piece, State};
use crate::render::site::lines::{Line, span};
use crate::render::site::tree::NodeId;
use crate::render::text::{byte, indent, strip};

impl Parser<'_> {
    pub(super) fn definition_list(
        &mut self,
        parent: NodeId,
        level: &mut Level,
        piece: &mut Piece,
    ) -> bool {
        let buffer = self.buffer;
        let is_definition = |lines: &[Line]| {
            lines
                .first()
                .is_some_and(|it| content_start(it.text(buffer)).is_some())
        };
        let Some(at) = piece.first(level, Kind::Definition, is_definition) else {
            return false;
        };
        let above = level.of(&piece.ending_at(at));
        let used = span(above);
        let mut terms: Vec<String> = above
            .iter()
            .map(|it| strip(it.text(buffer)).to_owned())
            .collect();
        terms.retain(|it| !it.is_empty());
        let last = self.tree.last_child(parent);
        if terms.is_empty() && last.is_none() {
            return false;
        }
        let (definition, rest) = definition(level, &piece.starting_at(at), buffer);
        let mut state = State::List;
        let mut terms_span = used;
        let last_is_paragraph = last.filter(|it| self.tree.tag(*it) == "p");
        if let Some(paragraph) = last_is_paragraph.filter(|_| terms.is_empty()) {
            state = State::LooseList;
            terms = self
                .tree
                .text(paragraph)
                .split('\n')
                .map(str::to_owned)
                .collect();
            terms_span = self.tree.span(paragraph);
            self.tree.remove_last(parent);
        }
        let last = self
            .tree
            .last_child(parent)
            .filter(|it| self.tree.tag(*it) == "dl");
        if last.is_some_and(|it| terms.is_empty() && self.ends_with_blocks(it)) {
            state = State::LooseList;
        }
        let list = last.unwrap_or_else(|| self.tree.append(parent, "dl"));
        for term in terms {
            let node = self.tree.append(list, "dt");
            self.tree.set_text(node, term);
            self.tree.extend_span(node, &terms_span);
        }
        let node = self.tree.append(list, "dd");
        self.tree.extend_span(node, &span(&definition));
        self.with_state(state, |parser| parser.parse_piece(node, definition));
        if rest.len() > 0 {
            level.pieces.push(rest);
        }
        true
    }

    fn ends_with_blocks(&self, list: NodeId) -> bool {
        let last = self
            .tree
            .last_child(list)
            .filter(|it| self.tree.tag(*it) == "dd");
        last.is_some_and(|it| !self.tree.children(it).is_empty())
    }
}

/// Where the text starts after a colon and one to three spaces.
fn content_start(line: &str) -> Option<usize> {
    let start = indent(line);
    if start > 3 || byte(line, start) != b':' {
        return None;
    }
    let spaces = indent(line.get(start + 1..)?).min(3);
    (spaces > 0).then_some(start + 1 + spaces)
}

/// The lines of the definition at the start of `piece`, and the rest.
fn definition(level: &Level, piece: &Piece, buffer: &str) -> (Vec<Line>, Piece) {
    let lines = level.of(piece);
    let after = lines.get(1..).unwrap_or_default();
    let mut definition = Vec::new();
    if let Some(line) = lines.first() {
        definition.push(line.skip(content_start(line.text(buffer)).unwrap_or(0)));
    }
    let next = after.first().map_or("", |it| it.text(buffer));
    let next_start = byte(next, indent(next));
    let is_blank = indent(next) == next.len();
    let is_lazy = indent(next) <= 3 && next_start != b':' && (!is_blank || after.len() > 1);
    if is_lazy {
        definition.extend_from_slice(after);
        return (definition, piece.starting_at(piece.to));
    }
    definition.extend(outdented(after, buffer));
    let used = definition.len();
    (definition, piece.starting_at(piece.from + used))
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn defines_the_lines_above() {
        check(
            "a\nb\n: c\n: d",
            "<dl>\n<dt>a</dt>\n<dt>b</dt>\n<dd>c</dd>\n<dd>d</dd>\n</dl>",
        );
    }

    #[test]
    fn defines_the_paragraph_above() {
        check(
            "a\n\n:   b\n\n    c",
            "<dl>\n<dt>a</dt>\n<dd>\n<p>b</p>\n<p>c</p>\n</dd>\n</dl>",
        );
    }

    #[test]
    fn nothing_to_define() {
        check(": a", "<p>: a</p>");
    }
}
