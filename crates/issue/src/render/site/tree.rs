//! The page as a tree: each element has a text, which is before its first child, and a tail, which is after the
//! element.
//!
//! Python-Markdown works on such a tree, and some of its results depend on that: which text is parsed twice, and where
//! a paragraph's text goes when a list item becomes loose.

use std::ops::Range;

/// An element of a [`Tree`].
pub(crate) type NodeId = usize;

#[derive(Debug)]
struct Node {
    tag: &'static str,
    text: String,
    /// Whether the text is final, with no more markup to parse.
    is_done: bool,
    tail: String,
    /// Whether the tail is final.
    is_tail_done: bool,
    children: Vec<NodeId>,
    attributes: Vec<(String, String)>,
    /// Its source range, in bytes of the part of the issue.
    span: Range<usize>,
    is_attached: bool,
}

/// The elements; the first is the root.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

const NOWHERE: Range<usize> = Range {
    start: usize::MAX,
    end: 0,
};

impl Tree {
    pub(crate) const ROOT: NodeId = 0;

    pub(crate) fn new() -> Tree {
        let mut tree = Tree { nodes: Vec::new() };
        tree.make("div");
        tree
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A new element without a parent.
    pub(crate) fn make(&mut self, tag: &'static str) -> NodeId {
        self.nodes.push(Node {
            tag,
            text: String::new(),
            is_done: false,
            tail: String::new(),
            is_tail_done: false,
            children: Vec::new(),
            attributes: Vec::new(),
            span: NOWHERE,
            is_attached: false,
        });
        self.nodes.len() - 1
    }

    /// A new last child of `parent`.
    pub(crate) fn append(&mut self, parent: NodeId, tag: &'static str) -> NodeId {
        let child = self.make(tag);
        self.adopt(parent, child);
        child
    }

    /// Makes `child` the last child of `parent`.
    pub(crate) fn adopt(&mut self, parent: NodeId, child: NodeId) {
        if let Some(it) = self.nodes.get_mut(parent) {
            it.children.push(child);
        }
        self.attach(child, true);
    }

    /// Makes `child` the child of `parent` at index `at`.
    pub(crate) fn insert(&mut self, parent: NodeId, at: usize, child: NodeId) {
        if let Some(it) = self.nodes.get_mut(parent) {
            let at = at.min(it.children.len());
            it.children.insert(at, child);
        }
        self.attach(child, true);
    }

    /// Inserts `children` at index `at`, in their order.
    pub(crate) fn insert_all(&mut self, parent: NodeId, at: usize, children: &[NodeId]) {
        if let Some(it) = self.nodes.get_mut(parent) {
            let at = at.min(it.children.len());
            it.children.splice(at..at, children.iter().copied());
        }
        for child in children {
            self.attach(*child, true);
        }
    }

    pub(crate) fn remove_last(&mut self, parent: NodeId) {
        let last = self.nodes.get_mut(parent).and_then(|it| it.children.pop());
        if let Some(last) = last {
            self.attach(last, false);
        }
    }

    /// Moves everything in `node` into `wrapper`, and `wrapper` into `node`.
    pub(crate) fn wrap_content(&mut self, node: NodeId, wrapper: NodeId) {
        let text = self.take_text(node);
        let children = self
            .nodes
            .get_mut(node)
            .map(|it| std::mem::take(&mut it.children))
            .unwrap_or_default();
        self.replace_text(wrapper, text);
        self.insert_all(wrapper, 0, &children);
        self.adopt(node, wrapper);
    }

    fn attach(&mut self, node: NodeId, is_attached: bool) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.is_attached = is_attached;
        }
    }

    pub(crate) fn is_attached(&self, node: NodeId) -> bool {
        self.nodes.get(node).is_some_and(|it| it.is_attached)
    }

    pub(crate) fn set_tag(&mut self, node: NodeId, tag: &'static str) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.tag = tag;
        }
    }

    pub(crate) fn tag(&self, node: NodeId) -> &'static str {
        self.nodes.get(node).map_or("", |it| it.tag)
    }

    pub(crate) fn children(&self, node: NodeId) -> &[NodeId] {
        self.nodes.get(node).map_or(&[], |it| &it.children)
    }

    /// Removes and returns the children, so that they can be put back with others among them.
    pub(crate) fn take_children(&mut self, node: NodeId) -> Vec<NodeId> {
        self.nodes
            .get_mut(node)
            .map(|it| std::mem::take(&mut it.children))
            .unwrap_or_default()
    }

    pub(crate) fn last_child(&self, node: NodeId) -> Option<NodeId> {
        self.children(node).last().copied()
    }

    pub(crate) fn text(&self, node: NodeId) -> &str {
        self.nodes.get(node).map_or("", |it| &it.text)
    }

    pub(crate) fn is_done(&self, node: NodeId) -> bool {
        self.nodes.get(node).is_some_and(|it| it.is_done)
    }

    pub(crate) fn set_text(&mut self, node: NodeId, text: String) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.text = text;
            it.is_done = false;
        }
    }

    pub(crate) fn is_tail_done(&self, node: NodeId) -> bool {
        self.nodes.get(node).is_some_and(|it| it.is_tail_done)
    }

    /// Marks the text as final.
    pub(crate) fn finish_text(&mut self, node: NodeId) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.is_done = true;
        }
    }

    /// Marks the tail as final.
    pub(crate) fn finish_tail(&mut self, node: NodeId) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.is_tail_done = true;
        }
    }

    /// Sets a final text.
    pub(crate) fn set_done(&mut self, node: NodeId, text: String) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.text = text;
            it.is_done = true;
        }
    }

    /// Changes the text, but not whether it is final.
    pub(crate) fn replace_text(&mut self, node: NodeId, text: String) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.text = text;
        }
    }

    pub(crate) fn take_text(&mut self, node: NodeId) -> String {
        self.nodes
            .get_mut(node)
            .map(|it| std::mem::take(&mut it.text))
            .unwrap_or_default()
    }

    pub(crate) fn push_text(&mut self, node: NodeId, text: &str) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.text.push_str(text);
        }
    }

    pub(crate) fn tail(&self, node: NodeId) -> &str {
        self.nodes.get(node).map_or("", |it| &it.tail)
    }

    pub(crate) fn set_tail(&mut self, node: NodeId, tail: String) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.tail = tail;
        }
    }

    pub(crate) fn push_tail(&mut self, node: NodeId, tail: &str) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.tail.push_str(tail);
        }
    }

    pub(crate) fn take_tail(&mut self, node: NodeId) -> String {
        self.nodes
            .get_mut(node)
            .map(|it| std::mem::take(&mut it.tail))
            .unwrap_or_default()
    }

    pub(crate) fn attribute(&self, node: NodeId, key: &str) -> Option<&str> {
        self.attributes(node)
            .iter()
            .find(|it| it.0 == key)
            .map(|it| it.1.as_str())
    }

    pub(crate) fn attributes(&self, node: NodeId) -> &[(String, String)] {
        self.nodes.get(node).map_or(&[], |it| &it.attributes)
    }

    pub(crate) fn set_attribute(&mut self, node: NodeId, key: &str, value: String) {
        let Some(it) = self.nodes.get_mut(node) else {
            return;
        };
        match it.attributes.iter_mut().find(|it| it.0 == key) {
            Some(attribute) => attribute.1 = value,
            None => it.attributes.push((key.to_owned(), value)),
        }
    }

    pub(crate) fn remove_attribute(&mut self, node: NodeId, key: &str) -> Option<String> {
        let attributes = &mut self.nodes.get_mut(node)?.attributes;
        let index = attributes.iter().position(|it| it.0 == key)?;
        Some(attributes.remove(index).1)
    }

    pub(crate) fn span(&self, node: NodeId) -> Range<usize> {
        self.nodes.get(node).map_or(NOWHERE, |it| it.span.clone())
    }

    /// Extends the node's range over `span`.
    pub(crate) fn extend_span(&mut self, node: NodeId, span: &Range<usize>) {
        if let Some(it) = self.nodes.get_mut(node) {
            it.span = it.span.start.min(span.start)..it.span.end.max(span.end);
        }
    }
}

/// `h1` to `h6`.
pub(crate) fn is_heading(tag: &str) -> bool {
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

const BLOCK_ELEMENTS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "canvas",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "group",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "map",
    "math",
    "menu",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "output",
    "p",
    "pre",
    "progress",
    "script",
    "section",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

/// The list of headings, whose text is written without a tag.
pub(crate) const CONTENTS: &str = "TOC";

/// A `<pre>` that the text contains as HTML, in contrast to a code block of indented lines.
pub(crate) const RAW_PRE: &str = "PRE";

/// Whether Python-Markdown treats an element with this lower-case name as a block.
pub(crate) fn is_block(tag: &str) -> bool {
    matches!(tag, RAW_PRE | CONTENTS) || BLOCK_ELEMENTS.binary_search(&tag).is_ok()
}

/// The name of a block element for a [`Tree`].
pub(crate) fn block_tag(name: &str) -> Option<&'static str> {
    let index = BLOCK_ELEMENTS.binary_search(&name).ok()?;
    let tag = BLOCK_ELEMENTS.get(index).copied();
    tag.map(|it| if it == "pre" { RAW_PRE } else { it })
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_in_order() {
        assert!(super::BLOCK_ELEMENTS.is_sorted());
    }
}
