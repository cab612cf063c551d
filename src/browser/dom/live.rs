//! What is set on elements once, or again whenever a signal changes.

use leptos::prelude::*;
use std::any::Any;
use std::borrow::Cow;

use leptos::prelude::RenderEffect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub(super) fn create_element(tag: &str) -> Element;
    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    pub(super) fn create_text(text: &str) -> Node;
    #[wasm_bindgen(js_namespace = document, js_name = createComment)]
    pub(super) fn create_comment(text: &str) -> Node;
    #[wasm_bindgen(js_namespace = document, js_name = createDocumentFragment)]
    pub(super) fn create_fragment() -> Node;

    /// An element or a field, with what all of them have. None of these throws on what we hand them.
    type Control;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Control, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = removeAttribute)]
    fn remove_attribute(this: &Control, name: &str);
    #[wasm_bindgen(method, structural, getter)]
    fn value(this: &Control) -> String;
    #[wasm_bindgen(method, structural, setter)]
    fn set_value(this: &Control, value: &str);
    #[wasm_bindgen(method, structural, setter)]
    fn set_checked(this: &Control, is_checked: bool);

    #[wasm_bindgen(js_name = Node)]
    type Parent;
    #[wasm_bindgen(method, js_name = appendChild)]
    fn append(this: &Parent, child: &Node);
    #[wasm_bindgen(method, js_name = insertBefore)]
    fn insert(this: &Parent, child: &Node, before: &Node);
}

/// What a value says: `None` is absent.
pub type Words = Option<Cow<'static, str>>;

/// Appends `child` to `parent`.
pub(super) fn append(parent: &Node, child: &Node) {
    parent.unchecked_ref::<Parent>().append(child);
}

/// Inserts `child` before `next`, which stands somewhere.
pub(super) fn insert_before(next: &Node, child: &Node) {
    if let Some(parent) = next.parent_node() {
        parent.unchecked_ref::<Parent>().insert(child, next);
    }
}

/// Keeps a value for as long as the current owner lives.
pub(super) fn hold(value: impl Any) {
    let value: Box<dyn Any> = Box::new(value);
    StoredValue::new_local(value);
}

/// Runs now, and again when a signal it read has changed, until the current owner goes.
pub(super) fn follow(mut run: Box<dyn FnMut()>) {
    hold(RenderEffect::new(move |_| run()));
}

/// Where a value is set.
#[derive(Debug)]
pub struct Place {
    node: Node,
    name: &'static str,
    set: fn(&Node, &str, Option<&str>),
}

impl Place {
    pub(super) fn attribute(element: &Element, name: &'static str) -> Self {
        Self::at(element, name, set_attribute)
    }

    pub(super) fn value(element: &Element) -> Self {
        Self::at(element, "value", set_value)
    }

    pub(super) fn checked(element: &Element) -> Self {
        Self::at(element, "checked", set_checked)
    }

    /// A text node of its own at the end of `parent`.
    pub(super) fn text(parent: &Node) -> Self {
        let text = create_text("");
        append(parent, &text);
        Self::at(&text, "", |node, _, words| {
            node.set_node_value(Some(words.unwrap_or_default()));
        })
    }

    fn at(node: &Node, name: &'static str, set: fn(&Node, &str, Option<&str>)) -> Self {
        Self {
            node: node.clone(),
            name,
            set,
        }
    }

    /// Sets it once.
    pub(super) fn set(&self, words: &Words) {
        (self.set)(&self.node, self.name, words.as_deref());
    }

    /// Sets it now and whenever it changes.
    pub(super) fn follow(self, words: Box<dyn Fn() -> Words>) {
        let mut last: Option<Words> = None;
        follow(Box::new(move || {
            let words = words();
            if last.as_ref() != Some(&words) {
                self.set(&words);
                last = Some(words);
            }
        }));
    }
}

fn set_attribute(node: &Node, name: &str, words: Option<&str>) {
    let control = node.unchecked_ref::<Control>();
    match words {
        Some(words) => control.set_attribute(name, words),
        None => control.remove_attribute(name),
    }
}

fn set_value(node: &Node, _: &str, words: Option<&str>) {
    let control = node.unchecked_ref::<Control>();
    let words = words.unwrap_or_default();
    // Text that is there already is not written: that would move the caret.
    if control.value() != words {
        control.set_value(words);
    }
}

fn set_checked(node: &Node, _: &str, words: Option<&str>) {
    node.unchecked_ref::<Control>().set_checked(words.is_some());
}
