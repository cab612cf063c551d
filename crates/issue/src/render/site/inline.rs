//! Markup inside a block: code, links, raw HTML, emphasis.
//!
//! One pattern after the other searches the whole text and replaces each match with a mark. Later patterns see marks
//! instead of earlier matches: code is never emphasis, and emphasis may contain a link but not end in it. After a
//! match, a pattern searches again from the first offset at which it failed before. The content of an element is parsed
//! with the later patterns. The content of an element inside another is also parsed again with all patterns.

mod autolink;
mod backtick_runs;
mod code_span;
mod emphasis;
mod escape;
mod footnote;
mod html;
mod line_break;
mod link;
mod link_target;
mod plain;
mod reference;
mod text;
mod underscore;

pub(crate) use escape::ESCAPED;
pub(crate) use link_target::target as link_target;

use std::collections::{HashSet, VecDeque};

use text::Text;

use crate::render::site::definitions::{Scope, Uses};
use crate::render::site::stash::{CLOSE, Mark, OPEN, Stash, inline, mark_at};
use crate::render::site::tree::{NodeId, Tree};
use crate::render::text::{char_before, find_str, rest, slice};

/// How deeply inline elements may be nested.
const DEPTH: usize = 60;

/// Finds the next match at or after an offset. Notes the first offset at which a match could have started but did not.
type PatternFn<'a> = fn(&mut Inline<'a>, &Text, usize, &mut Option<usize>) -> Option<PatternMatch>;

/// What a pattern found.
struct PatternMatch {
    start: usize,
    end: usize,
    made: Made,
}

enum Made {
    /// No match; the search continues after this offset.
    Nothing,
    Text(String),
    Element(NodeId),
}

/// The element or text that a mark represents.
#[derive(Clone, Debug)]
enum Kept {
    Text(String),
    Element(NodeId),
}

/// Parses the markup inside the blocks of a tree.
pub(crate) struct Inline<'a> {
    tree: &'a mut Tree,
    stash: &'a mut Stash,
    scope: &'a Scope,
    kept: Vec<Kept>,
    /// Names of references that were looked up.
    pub(crate) lookups: HashSet<String>,
    /// How often each footnote is referred to.
    pub(crate) footnotes: Uses,
    /// How much work may still be spent on searching again; without this limit, hostile text would take forever.
    fuel: usize,
}

impl<'a> Inline<'a> {
    /// Patterns in the order in which they are tried, each with a byte that every match contains.
    const PATTERNS: [(PatternFn<'a>, u8); 17] = [
        (Self::code_span, b'`'),
        (Self::escape, b'\\'),
        (Self::footnote, b'['),
        (Self::reference, b'['),
        (Self::link, b'['),
        (Self::image, b'!'),
        (Self::image_reference, b'!'),
        (Self::short_reference, b'['),
        (Self::short_image_reference, b'!'),
        (Self::autolink, b'<'),
        (Self::mail, b'<'),
        (Self::line_break, b'\n'),
        (Self::html, b'<'),
        (Self::entity, b'&'),
        (Self::lone_marks, b' '),
        (Self::asterisks, b'*'),
        (Self::underscores, b'_'),
    ];

    pub(crate) fn new(tree: &'a mut Tree, stash: &'a mut Stash, scope: &'a Scope) -> Self {
        let (lookups, footnotes) = (HashSet::new(), Uses::new());
        Inline {
            tree,
            stash,
            scope,
            kept: Vec::new(),
            lookups,
            footnotes,
            fuel: 0,
        }
    }

    /// Parses every text and tail of the tree.
    pub(crate) fn run(&mut self) {
        // Elements, each with its depth of nesting.
        let mut open = vec![(Tree::ROOT, 0)];
        while let Some((parent, depth)) = open.pop() {
            let mut made: Vec<(NodeId, Vec<NodeId>)> = Vec::new();
            let mut coming: VecDeque<NodeId> = self.tree.take_children(parent).into();
            let mut children = Vec::with_capacity(coming.len());
            while let Some(child) = coming.pop_front() {
                children.push(child);
                if !self.tree.text(child).is_empty()
                    && !self.tree.is_done(child)
                    && self.tree.tag(child) != "pre"
                    && depth <= DEPTH
                {
                    let elements = self.read_text(child);
                    open.extend(elements.iter().map(|it| (*it, depth + 1)));
                    made.push((child, elements));
                }
                if !self.tree.tail(child).is_empty() && !self.tree.is_tail_done(child) {
                    for element in self.read_tail(child).into_iter().rev() {
                        coming.push_front(element);
                    }
                }
                if !self.tree.children(child).is_empty() {
                    open.push((child, depth));
                }
            }
            self.tree.insert_all(parent, 0, &children);
            for (child, elements) in made {
                self.tree.insert_all(child, 0, &elements);
            }
        }
    }

    fn read_text(&mut self, node: NodeId) -> Vec<NodeId> {
        let text = self.tree.take_text(node);
        self.refuel(&text);
        let text = self.read(text, 0);
        self.resolve(&text, node, true, 0)
    }

    /// Parses a tail, and returns the elements that it adds after `child`.
    fn read_tail(&mut self, child: NodeId) -> Vec<NodeId> {
        let tail = self.tree.take_tail(child);
        self.refuel(&tail);
        let tail = self.read(tail, 0);
        if !tail.contains(OPEN) {
            self.tree.set_tail(child, tail);
            return Vec::new();
        }
        let holder = self.tree.make("d");
        let elements = self.resolve(&tail, holder, false, 0);
        let tail = self.tree.take_tail(holder);
        self.tree.set_tail(child, tail);
        elements
    }

    fn refuel(&mut self, text: &str) {
        self.fuel = 50_000 + 30 * text.len();
    }

    /// Spends `work`, and returns whether enough was left.
    fn spend(&mut self, work: usize) -> bool {
        let has_enough = self.fuel >= work;
        self.fuel = self.fuel.saturating_sub(work);
        has_enough
    }

    /// Replaces every match in `data` of the patterns from number `first` on with a mark.
    fn read(&mut self, data: String, first: usize) -> String {
        let mut present = [false; 256];
        for it in data.bytes() {
            if let Some(present) = present.get_mut(usize::from(it)) {
                *present = true;
            }
        }
        let has = |it: u8| present.get(usize::from(it)).copied().unwrap_or_default();
        let has_marks = has(b'*') || has(b'_');
        let mut data = data;
        for (index, (find, needed)) in Self::PATTERNS.iter().enumerate().skip(first) {
            if if *needed == b' ' {
                has_marks
            } else {
                has(*needed)
            } {
                data = self.apply(index, *find, data);
            }
        }
        data
    }

    fn apply(&mut self, index: usize, find: PatternFn<'a>, data: String) -> String {
        let mut text = Text::new(data);
        let mut out = String::new();
        let (mut done, mut at) = (0, 0);
        let mut failed = None;
        while let Some(found) = find(self, &text, at, &mut failed) {
            let made = match found.made {
                Made::Nothing => {
                    at = found.end.max(at + 1);
                    continue;
                }
                Made::Text(text) => Kept::Text(text),
                Made::Element(node) => {
                    self.read_inside(node, index);
                    Kept::Element(node)
                }
            };
            self.kept.push(made);
            let mark = inline(self.kept.len() - 1);
            // An offset between the last mark and this one still exists in the new text.
            let moved = failed.take().map(|it| out.len() + it.saturating_sub(done));
            out.push_str(slice(&text.data, done..found.start));
            out.push_str(&mark);
            done = found.end;
            at = found.end;
            text.fresh = found.end;
            if let Some(again) = moved.filter(|_| self.fuel > 0) {
                // The text before the first failure is unchanged; from there on it is different.
                at = again.min(out.len());
                out.push_str(rest(&text.data, done));
                self.spend(out.len() / 8 + 100);
                let marked = at;
                text = Text::new(std::mem::take(&mut out));
                text.fresh = if is_after_mark(&text.data, marked) {
                    marked
                } else {
                    0
                };
                done = 0;
            }
        }
        if done == 0 && out.is_empty() {
            return text.data;
        }
        out.push_str(rest(&text.data, done));
        out
    }

    /// Parses the text of a new element with the later patterns.
    fn read_inside(&mut self, node: NodeId, index: usize) {
        if self.tree.is_done(node) {
            return;
        }
        let children = self.tree.children(node).to_vec();
        for child in std::iter::once(node).chain(children) {
            if !self.tree.text(child).is_empty() && !self.tree.is_done(child) {
                let text = self.tree.take_text(child);
                let text = self.read(text, index + 1);
                self.tree.set_text(child, text);
            }
            if !self.tree.tail(child).is_empty() {
                let tail = self.tree.take_tail(child);
                let tail = self.read(tail, index);
                self.tree.set_tail(child, tail);
            }
        }
    }

    /// Restores the elements for the marks in `data`. Text goes into `parent`, or after it.
    fn resolve(&mut self, data: &str, parent: NodeId, is_text: bool, depth: usize) -> Vec<NodeId> {
        let mut elements: Vec<NodeId> = Vec::new();
        let mut from = 0;
        while let Some(at) = find_str(data, from, "\u{2}i") {
            self.put_text(slice(data, from..at), &elements, parent, is_text);
            let Some((Mark::Inline(number), end)) = mark_at(data, at) else {
                from = at + 2;
                continue;
            };
            from = end;
            match self.kept.get(number).cloned() {
                Some(Kept::Text(text)) => self.put_text(&text, &elements, parent, is_text),
                Some(Kept::Element(node)) if depth < DEPTH => {
                    self.resolve_inside(node, depth);
                    elements.push(node);
                }
                _ => {}
            }
        }
        self.put_text(rest(data, from), &elements, parent, is_text);
        elements
    }

    fn resolve_inside(&mut self, node: NodeId, depth: usize) {
        let mut children = Vec::new();
        for child in self.tree.take_children(node) {
            children.push(child);
            if self.tree.tail(child).contains("\u{2}i") {
                let tail = self.tree.take_tail(child);
                children.extend(self.resolve(&tail, child, false, depth + 1));
            }
            self.resolve_text(child, depth);
        }
        self.tree.insert_all(node, 0, &children);
        if self.tree.tail(node).contains("\u{2}i") {
            let tail = self.tree.take_tail(node);
            let elements = self.resolve(&tail, node, false, depth + 1);
            self.tree.insert_all(node, 0, &elements);
        }
        self.resolve_text(node, depth);
    }

    fn resolve_text(&mut self, node: NodeId, depth: usize) {
        if self.tree.text(node).contains("\u{2}i") {
            let text = self.tree.take_text(node);
            let elements = self.resolve(&text, node, true, depth + 1);
            self.tree.insert_all(node, 0, &elements);
        }
    }

    fn put_text(&mut self, text: &str, elements: &[NodeId], parent: NodeId, is_text: bool) {
        match elements.last() {
            Some(last) => self.tree.push_tail(*last, text),
            None if is_text => self.tree.push_text(parent, text),
            None => self.tree.push_tail(parent, text),
        }
    }
}

fn is_after_mark(text: &str, at: usize) -> bool {
    char_before(text, at) == Some(CLOSE)
}

/// Notes the first offset at which a match could have started but did not.
fn fail(failed: &mut Option<usize>, at: usize) {
    failed.get_or_insert(at);
}
