//! Elements whose content is Markdown, see `blocks::element`.

use super::Extractor;
use crate::render::site::tree::{NodeId, block_tag};
use crate::render::tag::StartTag;
use crate::render::text::slice;

/// The deepest nesting of such elements; deeper tags are text.
const DEPTH: usize = 60;

/// Elements that contain inline text, not blocks.
const WORDS: &[&str] = &[
    "address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary",
    "td", "th",
];

/// Elements whose content is never Markdown.
const NEVER: &[&str] = &[
    "canvas", "hr", "math", "option", "pre", "script", "style", "textarea",
];

/// How the content of an element is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Blocks,
    Words,
    Off,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            State::Blocks => "block",
            State::Words => "span",
            State::Off => "off",
        }
    }
}

/// An element whose end tag has not been read yet.
pub(super) struct Open {
    pub(super) name: String,
    node: NodeId,
    state: State,
    /// The last element in it, which the text follows.
    last: Option<NodeId>,
}

impl Extractor<'_> {
    /// The attributes of a tag, in lower case. One without a value has its name as value.
    fn attributes(&self, tag: &StartTag) -> Vec<(String, String)> {
        let mut attributes: Vec<(String, String)> = Vec::new();
        for it in &tag.attributes {
            let name = slice(self.text, it.name.clone()).to_lowercase();
            let value = it.value.clone().map(|it| slice(self.text, it).to_owned());
            let value = value.unwrap_or_else(|| name.clone());
            if let Some(known) = attributes.iter_mut().find(|it| it.0 == name) {
                known.1 = value;
            } else if attributes.len() < 100 {
                attributes.push((name, value));
            }
        }
        attributes
    }

    /// How the content of a block element is parsed.
    pub(super) fn state(&self, tag: &StartTag) -> State {
        let attributes = self.attributes(tag);
        let own = attributes.iter().find(|it| it.0 == "markdown");
        let own = own.map_or("0", |it| it.1.as_str());
        let own = if own == "markdown" { "1" } else { own };
        let wanted = match self.open.last().map(|it| it.state) {
            Some(State::Off) => "off",
            Some(State::Words) if own != "0" => "span",
            _ => own,
        };
        let name = tag.name.as_str();
        let holds_words = WORDS.contains(&name);
        match wanted {
            _ if NEVER.contains(&name) => State::Off,
            "1" if holds_words => State::Words,
            "1" | "block" => State::Blocks,
            "span" => State::Words,
            _ => State::Off,
        }
    }

    /// Opens an element whose content is Markdown, or that is inside such an element.
    pub(super) fn open_element(&mut self, tag: &StartTag, state: State, source: &str) {
        let Some(name) = block_tag(&tag.name).filter(|_| self.open.len() < DEPTH) else {
            self.words(source, tag.end);
            return;
        };
        if self.open.iter().any(|it| it.name == "p") {
            let source = self.end_tag_text("p");
            self.close_element("p", &source, self.at);
        }
        self.put_text();
        let node = self.tree.make(name);
        for (key, value) in self.attributes(tag) {
            self.tree.set_attribute(node, &key, value);
        }
        self.tree
            .set_attribute(node, "markdown", state.name().to_owned());
        let from = self.output.place(self.at, false);
        self.tree.extend_span(node, &(from..from));
        if let Some(parent) = self.open.last() {
            self.tree.adopt(parent.node, node);
        }
        self.open.push(Open {
            name: tag.name.clone(),
            node,
            state,
            last: None,
        });
    }

    /// Closes an element and everything in it; `end` is where its end tag ends.
    pub(super) fn close_element(&mut self, name: &str, source: &str, end: usize) {
        let to = self.output.place(end, true);
        let mut closed = None;
        while let Some(open) = self.last_open() {
            self.tree.extend_span(open.node, &(to..to));
            closed = Some(open.node);
            if let Some(parent) = self.open.last_mut() {
                parent.last = closed;
            }
            if open.name == name {
                break;
            }
        }
        let Some(node) = closed.filter(|_| self.open.is_empty()) else {
            return;
        };
        if self.output.ends_with_one_newline() {
            self.output.push("\n", self.at, self.at);
        }
        self.elements.nodes.insert(self.stash.next_number(), node);
        let mark = self.stash.store(String::new());
        self.output.push_mark(&mark, end);
        self.output.push("\n\n", end, end);
        self.in_tail |= !self.is_blank_after(source);
    }

    fn last_open(&mut self) -> Option<Open> {
        self.put_text();
        self.open.pop()
    }

    /// Adds the text since the last tag to the innermost open element, after the last element in it.
    fn put_text(&mut self) {
        let Some((text, lines)) = self.output.take_inside(self.at) else {
            return;
        };
        let Some(open) = self.open.last() else { return };
        if let Some(child) = open.last {
            self.tree.set_tail(child, text);
            self.elements.lines.insert((child, true), lines);
        } else {
            self.tree.set_text(open.node, text);
            self.elements.lines.insert((open.node, false), lines);
        }
    }

    /// Handles an inline tag. If the content around it is not Markdown, sets the tag aside, so that it is not shown as
    /// text.
    pub(super) fn words(&mut self, source: &str, end: usize) {
        if self.open.last().is_some_and(|it| it.state == State::Off) {
            let mark = self.stash.store(source.to_owned());
            self.data_of(&mark, self.at, end);
        } else {
            self.data_of(source, self.at, end);
        }
    }
}
