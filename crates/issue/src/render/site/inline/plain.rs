//! The plain text of marks, for places that cannot contain markup: alternative texts, titles, addresses.

use super::{DEPTH, Inline, Kept};
use crate::render::site::stash::{Mark, mark_at};
use crate::render::site::tree::NodeId;
use crate::render::text::{find_str, rest, slice};

impl Inline<'_> {
    /// Returns `text` with its marks replaced by their plain text.
    pub(super) fn plain(&self, text: &str) -> String {
        if !text.contains("\u{2}i") {
            return text.to_owned();
        }
        let mut plain = String::new();
        let mut from = 0;
        while let Some(at) = find_str(text, from, "\u{2}i") {
            plain.push_str(slice(text, from..at));
            let Some((Mark::Inline(number), end)) = mark_at(text, at) else {
                from = at + 2;
                continue;
            };
            from = end;
            match self.kept.get(number) {
                Some(Kept::Text(text)) => plain.push_str(text),
                Some(Kept::Element(node)) => self.plain_of(*node, &mut plain, 0),
                None => {}
            }
        }
        plain.push_str(rest(text, from));
        plain
    }

    fn plain_of(&self, node: NodeId, plain: &mut String, depth: usize) {
        plain.push_str(self.tree.text(node));
        for child in self.tree.children(node) {
            if depth < DEPTH {
                self.plain_of(*child, plain, depth + 1);
            }
            plain.push_str(self.tree.tail(*child));
        }
    }
}
