//! A piece that is indented by four spaces belongs to the list item or definition before it.
//!
//! So code in a list needs eight spaces. GitHub counts from the column of the item's text.

use crate::render::site::blocks::{Level, Parser, Piece, State, outdent};
use crate::render::site::lines::span;
use crate::render::site::tree::NodeId;
use crate::render::text::indent;

/// The lists and items to which a piece may belong.
#[derive(Clone, Copy)]
struct Kinds {
    lists: &'static [&'static str],
    items: &'static [&'static str],
    new_item: &'static str,
}

const LISTS: Kinds = Kinds {
    lists: &["ul", "ol"],
    items: &["li"],
    new_item: "li",
};
const DEFINITIONS: Kinds = Kinds {
    lists: &["dl", "ol", "ul"],
    items: &["dd", "li"],
    new_item: "dd",
};

impl Parser<'_> {
    pub(super) fn indented_in_list(
        &mut self,
        parent: NodeId,
        level: &Level,
        piece: &Piece,
    ) -> bool {
        self.indented(parent, level, piece, LISTS)
    }

    pub(super) fn indented_in_definition(
        &mut self,
        parent: NodeId,
        level: &Level,
        piece: &Piece,
    ) -> bool {
        self.indented(parent, level, piece, DEFINITIONS)
    }

    fn indented(&mut self, parent: NodeId, level: &Level, piece: &Piece, kinds: Kinds) -> bool {
        let indent = level
            .first(piece)
            .map_or(0, |it| indent(it.text(self.buffer)));
        let parent_is_item = kinds.items.contains(&self.tree.tag(parent));
        let after_list = self
            .tree
            .last_child(parent)
            .is_some_and(|it| kinds.lists.contains(&self.tree.tag(it)));
        if indent < 4 || self.is_in(State::Detabbed) || !(parent_is_item || after_list) {
            return false;
        }
        let (depth, owner) = self.owner(parent, indent / 4, kinds);
        let buffer = self.buffer;
        let width = depth * 4;
        let lines = level
            .of(piece)
            .iter()
            .map(|it| outdent(*it, buffer, width).unwrap_or(*it))
            .collect();
        self.with_state(State::Detabbed, |parser| {
            let last = |parser: &Self, node| parser.tree.last_child(node);
            if parent_is_item {
                let list =
                    last(parser, parent).filter(|it| kinds.lists.contains(&parser.tree.tag(*it)));
                parser.parse_piece(list.unwrap_or(parent), lines);
            } else if kinds.items.contains(&parser.tree.tag(owner)) {
                parser.parse_piece(owner, lines);
            } else if let Some(item) =
                last(parser, owner).filter(|it| kinds.items.contains(&parser.tree.tag(*it)))
            {
                parser.text_to_paragraph(item);
                parser.parse(item, lines);
            } else {
                let item = parser.tree.append(owner, kinds.new_item);
                parser.tree.extend_span(item, &span(&lines));
                parser.parse_piece(item, lines);
            }
        });
        true
    }

    /// The list or item at the wanted depth, or the deepest one before that.
    fn owner(&self, parent: NodeId, wanted: usize, kinds: Kinds) -> (usize, NodeId) {
        let mut depth = usize::from(self.is_in(State::List));
        let mut owner = parent;
        while wanted > depth {
            let Some(child) = self.tree.last_child(owner) else {
                break;
            };
            let tag = self.tree.tag(child);
            if kinds.lists.contains(&tag) {
                depth += 1;
            } else if !kinds.items.contains(&tag) {
                break;
            }
            owner = child;
        }
        (depth, owner)
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_paragraph_and_code_belong_to_their_item() {
        check(
            "* a\n\n    b\n\n        c",
            "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n<pre class=\"highlight\"><code>c\n</code></pre>\n</li>\n</ul>",
        );
    }

    #[test]
    fn a_list_belongs_to_its_item() {
        check(
            "* a\n\n    * b",
            "<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
        );
    }
}
