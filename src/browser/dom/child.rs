//! What can stand in an element: text, elements, several of them, parts that come and go.

use leptos::prelude::{AnyView, Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::live::{self, Place, Words};
use super::{Each, El, Plain, Region};

/// Something that can stand in an element. `Kind` keeps the many apart for the compiler.
pub trait Child<Kind> {
    /// Appends it to `parent`.
    fn append_to(self, parent: &Node);
}

/// Several nodes without an element around them.
#[must_use = "nodes that stand nowhere are not seen"]
#[derive(Debug)]
pub struct Nodes(pub(super) Node);

/// No nodes yet; see [`Nodes::child`].
pub fn nodes() -> Nodes {
    Nodes(live::create_fragment())
}

impl Nodes {
    /// Appends a child, or several.
    pub fn child<K>(self, child: impl Child<K>) -> Self {
        child.append_to(&self.0);
        self
    }
}

impl From<El> for Nodes {
    fn from(element: El) -> Self {
        nodes().child(element)
    }
}

/// Text, fixed.
#[derive(Debug)]
pub struct Text;

/// Text, followed.
#[derive(Debug)]
pub struct Followed<T>(T);

/// Nodes and elements.
#[derive(Debug)]
pub struct Standing;

/// None, one or several of a kind.
#[derive(Debug)]
pub struct Many<K>(K);

impl Child<Text> for &str {
    fn append_to(self, parent: &Node) {
        live::append(parent, &live::create_text(self));
    }
}

impl Child<Text> for String {
    fn append_to(self, parent: &Node) {
        self.as_str().append_to(parent);
    }
}

impl<T: Plain, F: Fn() -> T + 'static> Child<Followed<T>> for F {
    fn append_to(self, parent: &Node) {
        let words: Box<dyn Fn() -> Words> = Box::new(move || self().words());
        Place::text(parent).follow(words);
    }
}

impl Child<Standing> for El {
    fn append_to(self, parent: &Node) {
        live::append(parent, self.node());
    }
}

/// A Leptos view inside the older builder, until all of the page is views.
impl Child<Standing> for AnyView {
    fn append_to(self, parent: &Node) {
        let mut state = self.build();
        state.mount(parent.unchecked_ref(), None);
        live::hold(state);
    }
}

impl Child<Standing> for Nodes {
    fn append_to(self, parent: &Node) {
        live::append(parent, &self.0);
    }
}

impl Child<Standing> for Region {
    fn append_to(self, parent: &Node) {
        self.append(parent);
    }
}

impl Child<Standing> for Each {
    fn append_to(self, parent: &Node) {
        self.append(parent);
    }
}

impl<K, C: Child<K>> Child<Many<K>> for Option<C> {
    fn append_to(self, parent: &Node) {
        if let Some(child) = self {
            child.append_to(parent);
        }
    }
}

impl<K, C: Child<K>> Child<Many<K>> for Vec<C> {
    fn append_to(self, parent: &Node) {
        for child in self {
            child.append_to(parent);
        }
    }
}

impl<K, C: Child<K>, const N: usize> Child<Many<K>> for [C; N] {
    fn append_to(self, parent: &Node) {
        for child in self {
            child.append_to(parent);
        }
    }
}
