//! Everything else is a paragraph. In a tight list it is the item's own text.

use crate::render::site::blocks::{Level, Parser, Piece, State};
use crate::render::site::lines::{join, span};
use crate::render::site::tree::NodeId;
use crate::render::text::{is_blank, is_space};

impl Parser<'_> {
    pub(super) fn paragraph(&mut self, parent: NodeId, level: &mut Level, piece: &Piece) -> bool {
        let lines = level.of(piece);
        let text = join(self.buffer, lines);
        if is_blank(&text) {
            return true;
        }
        let used = span(lines);
        if !self.is_in(State::List) {
            let node = self.tree.append(parent, "p");
            self.tree
                .set_text(node, text.trim_start_matches(is_space).to_owned());
            self.tree.extend_span(node, &used);
            return true;
        }
        self.tree.extend_span(parent, &used);
        if let Some(last) = self.tree.last_child(parent) {
            self.tree.push_tail(last, "\n");
            self.tree.push_tail(last, &text);
        } else if self.tree.text(parent).is_empty() {
            self.tree
                .set_text(parent, text.trim_start_matches(is_space).to_owned());
        } else {
            self.tree.push_text(parent, "\n");
            self.tree.push_text(parent, &text);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_paragraph_keeps_its_lines_together() {
        check("  a\nb\n\nc", "<p>a\nb</p>\n<p>c</p>");
    }
}
