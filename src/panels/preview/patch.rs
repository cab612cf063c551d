//! What has to be replaced in the frame when the rendered issue changes: as few blocks and list items as possible.

use std::ops::Range;
use std::sync::Arc;

use issue::render::{Block, Item};

use crate::browser::frame::{Patch, Spot};

/// The patches that turn a frame that shows `old` into one that shows `new`, to be applied in order.
pub fn patches(old: &[Block], new: &[Block]) -> Vec<Patch> {
    let (gone, come) = middle(old, new, same);
    let (old_middle, new_middle) = (part(old, &gone), part(new, &come));
    if old_middle.len() != new_middle.len() {
        return vec![replace(gone.start, old_middle.len(), new_middle)];
    }
    let pairs = old_middle.iter().zip(new_middle).enumerate();
    pairs
        .filter(|(_, (old, new))| !same(old, new))
        .map(|(index, (old, new))| {
            let at = gone.start + index;
            items(at, old, new).unwrap_or_else(|| replace(at, 1, std::slice::from_ref(new)))
        })
        .collect()
}

fn same(old: &Block, new: &Block) -> bool {
    Arc::ptr_eq(&old.html, &new.html) || old.html == new.html
}

fn replace(block: usize, remove: usize, blocks: &[Block]) -> Patch {
    Patch {
        at: Spot { block, item: None },
        remove,
        insert: blocks.iter().map(|it| it.html.to_string()).collect(),
    }
}

/// The patch within a list; `None` unless both are lists that differ only in their items. Also `None` if a browser
/// would create other list items than the core.
fn items(block: usize, old: &Block, new: &Block) -> Option<Patch> {
    if outside(old)? != outside(new)? {
        return None;
    }
    let (old, new) = (parted(old)?, parted(new)?);
    let (gone, come) = middle(&old, &new, |a, b| a == b);
    Some(Patch {
        at: Spot {
            block,
            item: Some(gone.start),
        },
        remove: gone.len(),
        insert: part(&new, &come)
            .iter()
            .map(|it| (*it).to_owned())
            .collect(),
    })
}

/// The items of a list. Each begins where the previous one ends, because raw HTML may have text or significant white
/// space between items.
fn parted(block: &Block) -> Option<Vec<&str>> {
    let mut from = block.items.first()?.html.start;
    let one = |it: &Item| {
        block
            .html
            .get(std::mem::replace(&mut from, it.html.end)..it.html.end)
    };
    block.items.iter().map(one).collect()
}

/// The parts of the list around its items.
fn outside(block: &Block) -> Option<(&str, &str)> {
    let (first, last) = (block.items.first()?, block.items.last()?);
    let head = block.html.get(..first.html.start)?;
    Some((head, block.html.get(last.html.end..)?))
}

/// The part that differs, without what both have in common at the start and the end.
fn middle<T>(old: &[T], new: &[T], same: impl Fn(&T, &T) -> bool) -> (Range<usize>, Range<usize>) {
    let both = || old.iter().zip(new);
    let prefix = both().take_while(|(a, b)| same(a, b)).count();
    let room = old.len().min(new.len()) - prefix;
    let ends = old.iter().rev().zip(new.iter().rev()).take(room);
    let suffix = ends.take_while(|(a, b)| same(a, b)).count();
    (prefix..old.len() - suffix, prefix..new.len() - suffix)
}

fn part<'a, T>(all: &'a [T], range: &Range<usize>) -> &'a [T] {
    all.get(range.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use issue::render::{Rendering, render};

    use super::*;

    /// The patches as "block.item -removed +inserted".
    fn between(old: &str, new: &str) -> Vec<String> {
        let read = |text| render(text, Rendering::GitHub).blocks;
        let shown = |it: Patch| {
            let item = it.at.item.map(|it| format!(".{it}")).unwrap_or_default();
            format!("{}{item} -{} +{}", it.at.block, it.remove, it.insert.len())
        };
        patches(&read(old), &read(new))
            .into_iter()
            .map(shown)
            .collect()
    }

    #[test]
    fn unchanged_blocks_are_not_replaced() {
        assert_eq!(between("a\n\nb\n\nc\n", "a\n\nb\n\nc\n"), [""; 0]);
        assert_eq!(between("a\n\nb\n\nc\n", "a\n\nx\n\nc\n"), ["1 -1 +1"]);
        assert_eq!(between("a\n\nb\n\nc\n", "a\n\nc\n"), ["1 -1 +0"]);
        assert_eq!(between("", "a\n"), ["0 -0 +1"]);
        assert_eq!(between("a\n", "a\n\na\n"), ["1 -0 +1"]);
    }

    #[test]
    fn an_item_is_replaced_without_its_list() {
        let before = "# h\n\n* a\n* b\n* c\n\nend\n";
        assert_eq!(
            between(before, "# h\n\n* a\n* 💛\n* c\n\nend\n"),
            ["1.1 -1 +1"]
        );
        assert_eq!(
            between(before, "# h\n\n* a\n* b\n* c\n* d\n\nend\n"),
            ["1.3 -0 +1"]
        );
        // Nothing precedes the first item, so the former second item is written again.
        assert_eq!(between(before, "# h\n\n* b\n* c\n\nend\n"), ["1.0 -2 +1"]);
    }

    #[test]
    fn a_list_that_a_browser_parses_differently_is_replaced_as_a_whole() {
        let before = "* a <li>x</li>\n* b\n* c\n";
        assert_eq!(between(before, &before.replace('b', "bx")), ["0 -1 +1"]);
    }

    #[test]
    fn a_move_changes_only_the_two_lists() {
        let before = "* a\n* b\n\n# h\n\n* c\n";
        assert_eq!(
            between(before, "* a\n\n# h\n\n* c\n* b\n"),
            ["0.1 -1 +0", "2.1 -0 +1"]
        );
    }
}
