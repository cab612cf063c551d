//! Old elements inside Leptos views, until all of the page is views.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::{Child, El, Nodes, nodes};

impl El {
    /// The element as a Leptos view.
    pub fn into_view(self) -> AnyView {
        Old(self.0.into()).into_any()
    }
}

/// Old nodes as a Leptos view. They go with the element around them, not by themselves.
pub fn into_view<K>(child: impl Child<K>) -> AnyView {
    let Nodes(node) = nodes().child(child);
    Old(node).into_any()
}

/// An element, or a fragment until it is mounted.
struct Old(Node);

impl Render for Old {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(self, state: &mut Self) {
        if let Some(parent) = state.0.parent_node() {
            // Both are on the page, or about to be.
            let _ = parent.replace_child(&self.0, &state.0);
        }
        *state = self;
    }
}

impl Mountable for Old {
    fn unmount(&mut self) {
        if let Some(parent) = self.0.parent_node() {
            let _ = parent.remove_child(&self.0);
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.0, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.0.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.0));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        self.0.clone().dyn_into().into_iter().collect()
    }
}

impl AddAnyAttr for Old {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for Old {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self {
        self
    }

    fn into_owned(self) -> Self {
        self
    }
}
