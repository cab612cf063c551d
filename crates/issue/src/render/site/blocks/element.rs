//! Markdown inside an HTML element: `<div markdown="1">`.
//!
//! The content of a block element with `markdown="1"` is parsed as blocks; if the element can contain only inline text,
//! as `<p>` can, it is parsed as inline text. `markdown="block"` and `markdown="span"` choose explicitly. An element
//! inside it without the attribute keeps its content as it is written. GitHub drops the attribute, but a blank line
//! after the tag has the same effect there.

use crate::render::site::blocks::{Level, Parser, Piece};
use crate::render::site::lines::Line;
use crate::render::site::stash::{Mark, mark_at};
use crate::render::site::tree::NodeId;

impl Parser<'_> {
    /// Replaces a piece that begins with the mark of such an element by the element. Ignores the text after the mark.
    pub(super) fn element(&mut self, parent: NodeId, level: &Level, piece: &Piece) -> bool {
        if self.elements.nodes.is_empty() {
            return false;
        }
        let first = level.first(piece).map_or("", |it| it.text(self.buffer));
        let mark = mark_at(first, 0).filter(|_| first.starts_with('\u{2}'));
        let Some((Mark::Html(number), _)) = mark else {
            return false;
        };
        let Some(node) = self.elements.nodes.remove(&number) else {
            return false;
        };
        self.read_element(node);
        self.tree.adopt(parent, node);
        true
    }

    /// Parses the content of an element. Its nesting is bounded: see `html_block`.
    fn read_element(&mut self, node: NodeId) {
        let state = self.tree.remove_attribute(node, "markdown");
        let children = self.tree.children(node).to_vec();
        for child in &children {
            self.read_element(*child);
        }
        match state.as_deref() {
            Some("block") => self.read_as_blocks(node, &children),
            Some("span") => {}
            _ => {
                self.tree.finish_text(node);
                for child in children {
                    self.tree.finish_tail(child);
                }
            }
        }
    }

    fn read_as_blocks(&mut self, node: NodeId, children: &[NodeId]) {
        let mut blocks = Vec::new();
        for child in children {
            blocks.push(*child);
            if let Some(lines) = self.elements.lines.remove(&(*child, true)) {
                self.tree.take_tail(*child);
                blocks.extend(self.blocks_of(lines));
            }
        }
        self.tree.take_children(node);
        if let Some(lines) = self.elements.lines.remove(&(node, false)) {
            self.tree.take_text(node);
            let first = self.blocks_of(lines);
            self.tree.insert_all(node, 0, &first);
        }
        let end = self.tree.children(node).len();
        self.tree.insert_all(node, end, &blocks);
    }

    fn blocks_of(&mut self, mut lines: Vec<Line>) -> Vec<NodeId> {
        while lines.last().is_some_and(|it| it.is_empty()) {
            lines.pop();
        }
        let holder = self.tree.make("div");
        self.parse(holder, lines);
        self.tree.children(holder).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn contains_blocks() {
        check(
            "<div markdown=\"1\" class=\"toc\">\n\n**in**\n\n* a\n\n</div> after",
            "<div class=\"toc\">\n<p><strong>in</strong></p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n<p>after</p>",
        );
    }

    #[test]
    fn contains_text() {
        check(
            "<p markdown>*a*\n\n* b</p>\n<div markdown=span>\n# _c_\n</div>",
            "<p><em>a</em>\n\n* b</p>\n<div>\n# <em>c</em>\n</div>",
        );
    }

    #[test]
    fn elements_inside() {
        check(
            "<div markdown=1>\n*a*\n<div>*b*</div>\n*c*\n<p markdown=1>*d* <i>e</i></p>\n</div>",
            "<div>\n<p><em>a</em></p>\n<div>*b*</div>\n<p><em>c</em></p>\n<p><em>d</em> <i>e</i></p>\n</div>",
        );
    }

    #[test]
    fn an_indented_element_is_left_as_written() {
        check("  <div markdown=1>\n*a*\n</div>", "<div>\n*a*\n</div>");
    }
}
