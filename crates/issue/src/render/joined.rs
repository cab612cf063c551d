//! Joins blocks if raw HTML that one of them leaves open continues in the next, as in a page.
//!
//! This is only for the preview's frame, whose blocks are separate elements. A joined block ends where all elements are
//! closed, which may be the end of the page.

use std::sync::Arc;

use crate::render::Block;
use crate::render::clean::clean_until;
use crate::render::target::Target;
use crate::render::text::slice;

/// Joins the blocks that belong together, and returns all blocks.
pub(super) fn joined(blocks: Vec<Block>, target: Target) -> Vec<Block> {
    let Some(first) = blocks.iter().position(leaves_open) else {
        return blocks;
    };
    let page = Page::of(blocks.get(first..).unwrap_or_default());
    let mut found = blocks.get(..first).unwrap_or_default().to_vec();
    let mut at = 0;
    while let Some(block) = page.blocks.get(at) {
        let (block, next) = if leaves_open(block) {
            page.join(at, target)
        } else {
            (block.clone(), at + 1)
        };
        found.push(block);
        at = next;
    }
    found
}

fn leaves_open(block: &Block) -> bool {
    block.raw.as_ref().is_some_and(|it| !it.is_whole)
}

/// Blocks, and their HTML as a single text.
struct Page<'a> {
    blocks: &'a [Block],
    html: String,
    /// Where each block starts in that text.
    starts: Vec<usize>,
}

impl<'a> Page<'a> {
    fn of(blocks: &'a [Block]) -> Self {
        let (mut html, mut starts) = (String::new(), Vec::new());
        for block in blocks {
            starts.push(html.len());
            html.push_str(block.raw.as_ref().map_or("", |it| &it.html));
            html.push('\n');
        }
        Self {
            blocks,
            html,
            starts,
        }
    }

    /// Joins the block at `first` with the blocks after it, as far as an element that it leaves open reaches. Also
    /// returns the index of the block after them.
    fn join(&self, first: usize, target: Target) -> (Block, usize) {
        let start = self.starts.get(first).copied().unwrap_or_default();
        let is_start = |at: usize| self.starts.binary_search(&(at + start)).is_ok();
        let (clean, end) = clean_until(slice(&self.html, start..self.html.len()), is_start, target);
        let next = self.starts.partition_point(|it| *it < end + start);
        let parts = self.blocks.get(first..next).unwrap_or_default();
        let from = parts.iter().map(|it| it.range.start).min();
        let to = parts.iter().map(|it| it.range.end).max();
        let block = Block {
            range: from.unwrap_or_default()..to.unwrap_or_default(),
            html: Arc::from(clean.html.trim_ascii()),
            items: Arc::default(),
            parts: parts.len(),
            raw: None,
        };
        (block, next)
    }
}

#[cfg(test)]
mod tests {
    use crate::render::{Rendered, Rendering, rerender};
    use crate::text::Issue;

    fn previewed(text: &str) -> Vec<String> {
        let nothing = Rendered::nothing_previewed(Rendering::Site);
        let blocks = rerender(&nothing, &Issue::new(text)).blocks;
        blocks.iter().map(|it| it.html.to_string()).collect()
    }

    #[test]
    fn an_element_left_open_in_an_item_continues_until_its_end() {
        assert_eq!(
            previewed("\nw\n\n* a <b>b\n* c\n\nd\n\ne</b> f\n\ng 💛\n"),
            [
                "<p>w</p>",
                "<ul>\n<li>a <b>b</li>\n<li>c</li>\n</ul>\n<p>d</p>\n<p>e</b> f</p>",
                "<p>g 💛</p>",
            ]
        );
    }

    #[test]
    fn an_element_that_never_ends_includes_the_rest_of_the_page() {
        assert_eq!(
            previewed("\na <i>b\n\nc\n\nd\n"),
            ["<p>a <i>b</p>\n<p>c</p>\n<p>d</p>\n</i>"]
        );
        assert_eq!(
            previewed("\na 💛 </p><select>b\n\nc\n"),
            ["<p>a 💛 </p><inert-select></inert-select>"]
        );
    }

    #[test]
    fn a_complete_block_is_not_joined() {
        for text in [
            "\nVec<T> a\n\nb\n",
            "\n* a <div>b\n* c\n\nd\n",
            "\na <b>b</b>\n\nc</b>\n",
        ] {
            assert_eq!(previewed(text).len(), 2, "{text}");
        }
    }
}
