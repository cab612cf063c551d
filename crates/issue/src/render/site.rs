//! The page as the publisher renders it: Python-Markdown 3.7 with `extra`, `meta`, `codehilite` and `toc`.
//!
//! The steps and their order are the publisher's: prepare the text, split it into blocks, parse the markup inside
//! blocks, apply attribute lists, abbreviations and heading ids, and finally restore the HTML that was set aside.
//! Limit: markers for the position of footnotes are ignored.

mod abbreviations;
mod attributes;
mod blocks;
mod cache;
mod chunks;
mod contents;
mod definitions;
mod entity;
mod footnotes;
mod heading_ids;
mod inline;
mod lines;
mod prepare;
mod serialize;
mod stash;
mod tree;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

pub(crate) use cache::{Cache, update};
pub(crate) use inline::{ESCAPED, link_target};
pub(crate) use prepare::PiecePosition;
pub(crate) use tree::is_block;

use crate::render::clean::{Clean, clean};
use crate::render::target::Target;
use crate::render::text::is_blank;
use crate::render::{Block, Item, Raw};
use blocks::Parser;
use contents::Entry;
use definitions::{Definitions, Footnote, Scope, Uses};
use heading_ids::{Heading, Wanted};
use inline::Inline;
use stash::Stash;
use tree::{NodeId, Tree};

/// A piece of an issue whose blocks are known.
#[derive(Debug)]
pub(crate) struct Parsed {
    tree: Tree,
    stash: Stash,
    pub(crate) definitions: Definitions,
    /// How many lines before the piece affect it.
    pub(crate) is_counted: bool,
}

impl Default for Parsed {
    fn default() -> Self {
        Parsed {
            tree: Tree::new(),
            stash: Stash::default(),
            definitions: Definitions::default(),
            is_counted: false,
        }
    }
}

/// A piece of an issue that is complete except for the ids of its headings.
#[derive(Debug)]
pub(crate) struct Read {
    tree: Tree,
    stash: Stash,
    headings: Vec<Heading>,
    pub(crate) is_counted: bool,
    /// The mark that the list of all headings replaces.
    contents: Option<usize>,
    /// Ids that the text sets itself.
    pub(crate) ids: Vec<String>,
    /// References that were looked up.
    pub(crate) lookups: HashSet<String>,
}

/// Finds the blocks of `text`, which follows `before`; `None` if a construct that begins in `text` may continue after
/// its end.
pub(crate) fn parse(before: &str, text: &str, place: PiecePosition) -> Option<Parsed> {
    let (mut stash, mut tree) = (Stash::default(), Tree::new());
    let prepared = prepare::prepare(before, text, place, &mut stash, &mut tree)?;
    let mut parser = Parser::new(&prepared.buffer);
    (parser.tree, parser.elements) = (tree, prepared.elements);
    parser.parse(Tree::ROOT, prepared.lines);
    // An element whose mark is not at the start of a block is shown as it is written.
    for (number, node) in &parser.elements.nodes {
        stash.replace(*number, serialize::serialize(&parser.tree, *node));
    }
    let (tree, mut definitions) = (parser.tree, parser.definitions);
    for footnote in &mut definitions.footnotes {
        footnotes::take_pieces(footnote, &stash);
    }
    Some(Parsed {
        tree,
        stash,
        definitions,
        is_counted: prepared.is_counted,
    })
}

impl Parsed {
    /// Parses the markup inside the blocks. Adds the references to each footnote to `uses`, which already has those
    /// before this piece.
    pub(crate) fn read(mut self, scope: &Scope, uses: &mut Uses) -> Read {
        let mut inline = Inline::new(&mut self.tree, &mut self.stash, scope);
        inline.footnotes = std::mem::take(uses);
        inline.run();
        *uses = std::mem::take(&mut inline.footnotes);
        let lookups = std::mem::take(&mut inline.lookups);
        break_after_breaks(&mut self.tree);
        attributes::apply(&mut self.tree);
        abbreviations::apply(&mut self.tree, &scope.abbreviations);
        let (headings, ids) = heading_ids::collect(&self.tree, &self.stash);
        let contents = contents::mark(&mut self.tree, &mut self.stash);
        Read {
            tree: self.tree,
            stash: self.stash,
            headings,
            is_counted: self.is_counted,
            contents,
            ids,
            lookups,
        }
    }
}

impl Read {
    /// The id that each heading asks for.
    pub(crate) fn wanted(&self) -> Vec<Wanted> {
        self.headings.iter().map(|it| it.wanted.clone()).collect()
    }

    /// The headings, as the list of all headings shows them.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.headings.iter().map(|it| it.entry.clone()).collect()
    }

    /// The ids of headings in footnotes, which are not made unique.
    pub(crate) fn own_ids(&self) -> Vec<String> {
        let wanted = self.wanted().into_iter();
        let ids = wanted.map(|it| match it {
            Wanted::Slug(it) if it.is_empty() => "_1".to_owned(),
            Wanted::Slug(it) | Wanted::Own(it) => it,
        });
        ids.collect()
    }

    /// Writes the blocks for `target`, with these ids for the headings. `contents` is the list of all headings. Ranges
    /// are bytes of the piece.
    pub(crate) fn write(mut self, ids: &[String], contents: &str, target: Target) -> Vec<Block> {
        if let Some(number) = self.contents {
            self.stash.replace(number, contents.to_owned());
        }
        for (heading, id) in self.headings.iter().zip(ids) {
            heading_ids::apply(&mut self.tree, heading.node, id);
        }
        let children = self.tree.children(Tree::ROOT);
        let blocks = children
            .iter()
            .map(|it| block(&self.tree, *it, &self.stash, target));
        blocks.filter(|it| !it.html.is_empty()).collect()
    }
}

/// Adds a newline after each line break, because attribute lists look for the end of a line in the page's source.
fn break_after_breaks(tree: &mut Tree) {
    for node in 0..tree.len() {
        if tree.tag(node) == "br" {
            let tail = tree.take_tail(node);
            tree.set_tail(
                node,
                if is_blank(&tail) {
                    "\n".to_owned()
                } else {
                    format!("\n{tail}")
                },
            );
        }
    }
}

/// Definitions inside footnotes.
pub(crate) fn definitions_in_footnotes(footnotes: &[Footnote]) -> Definitions {
    footnotes::tree(footnotes, &mut Stash::default()).1
}

/// The footnotes at the end of the page; ranges are bytes of the issue.
pub(crate) fn footnotes(scope: &Scope, uses: &Uses) -> Read {
    let mut stash = Stash::default();
    let (tree, definitions) = footnotes::tree(&scope.footnotes, &mut stash);
    let parsed = Parsed {
        tree,
        stash,
        definitions,
        is_counted: false,
    };
    let mut uses = uses.clone();
    let mut read = parsed.read(scope, &mut uses);
    footnotes::link_back_more(&mut read.tree, &scope.footnotes, &uses);
    read
}

fn block(tree: &Tree, node: NodeId, stash: &Stash, target: Target) -> Block {
    let html = serialize::restore(&serialize::serialize(tree, node), stash);
    let clean = match target {
        Target::Whole => Clean::unchecked(html.clone()),
        _ => clean(&html, target),
    };
    let raw = (target == Target::Frame).then(|| Raw {
        html: Arc::from(html.trim_ascii()),
        is_whole: clean.is_whole,
    });
    let range = whole_span(tree, node);
    let range = range.start.min(range.end)..range.end;
    let items = match tree.tag(node) {
        "ul" | "ol" => tree
            .children(node)
            .iter()
            .map(|it| whole_span(tree, *it))
            .collect(),
        _ => Vec::new(),
    };
    let items = Item::pair(range.start, items, clean.items);
    Block {
        range,
        html: Arc::from(clean.html.trim_ascii()),
        items,
        parts: 1,
        raw,
    }
}

/// The source range of the element and everything in it.
fn whole_span(tree: &Tree, node: NodeId) -> Range<usize> {
    let mut span = tree.span(node);
    let mut open = tree.children(node).to_vec();
    while let Some(child) = open.pop() {
        let child_span = tree.span(child);
        span = span.start.min(child_span.start)..span.end.max(child_span.end);
        open.extend(tree.children(child));
    }
    span
}

#[cfg(test)]
pub(crate) mod test {
    use crate::render::{Rendering, render};

    /// Checks how the site renders `text`.
    #[track_caller]
    pub(crate) fn check(text: &str, expected: &str) {
        // A blank line comes first, so that no line is parsed as front matter.
        assert_eq!(
            render(&format!("\n{text}"), Rendering::Site).html().trim(),
            expected
        );
    }
}
