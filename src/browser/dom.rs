//! The elements of the page, kept in step with signals.
//!
//! Written like Leptos' builder syntax, and its signals, effects and owners do the work. What is of our
//! own is the part that makes elements: in Leptos each attribute, child and handler is a type, and each
//! type brings its own code along; here all of them share one. ARCHITECTURE.md says what that saves.
//!
//! ```ignore
//! div().class("field").child(label().attr("for", id).child("Title")).child(input().value(move || title.get()))
//! ```
//!
//! A value or a text may be a closure: it is then followed. Children that come and go are built by
//! [`when`], [`of`] and [`each`]. All that follows, listens or is held ends with the owner in which it was made.

mod bridge;
mod child;
mod each;
mod live;
mod region;
mod tags;
mod value;

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use wasm_bindgen::JsCast;
use web_sys::Node;

use crate::browser::html;
use crate::browser::listener::{self, Listener};

pub use bridge::into_view;
pub use child::{Child, Nodes, nodes};
pub use each::{Each, each};
pub use region::{Region, of, when, when_else};
pub use tags::*;
pub use value::{Plain, Value};

/// An element: a handle that is cheap to clone.
#[must_use = "an element that stands nowhere is not seen"]
#[derive(Clone, Debug, PartialEq)]
pub struct El(web_sys::Element);

impl El {
    /// An element of this name.
    pub fn new(tag: &str) -> Self {
        Self(live::create_element(tag))
    }

    /// Sets an attribute; `None` and `false` take it off, `true` leaves it empty.
    pub fn attr<K>(self, name: &'static str, value: impl Value<K>) -> Self {
        value.give(live::Place::attribute(&self.0, name));
        self
    }

    /// Sets the class names.
    pub fn class<K>(self, names: impl Value<K>) -> Self {
        self.attr("class", names)
    }

    /// Sets the id.
    pub fn id<K>(self, id: impl Value<K>) -> Self {
        self.attr("id", id)
    }

    /// Sets what a field holds, the caret left where it is if it holds that already.
    pub fn value<K>(self, value: impl Value<K>) -> Self {
        value.give(live::Place::value(&self.0));
        self
    }

    /// Sets whether a box is checked.
    pub fn checked<K>(self, is_checked: impl Value<K>) -> Self {
        is_checked.give(live::Place::checked(&self.0));
        self
    }

    /// Appends a child, or several.
    pub fn child<K>(self, child: impl Child<K>) -> Self {
        child.append_to(&self.0);
        self
    }

    /// Sets what stands in it as HTML, which has to be safe.
    pub fn html(self, html: &str) -> Self {
        html::set(&self.0, html);
        self
    }

    /// Sets what an `iframe` starts from, as HTML.
    pub fn document(self, html: &str) -> Self {
        html::set_document(&self.0, html);
        self
    }

    /// Listens to an event, such as `ev::input`.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "as Leptos has it: an event is a name"
    )]
    pub fn on<E>(self, event: E, mut heard: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast + 'static,
    {
        self.listen(
            event.name(),
            Box::new(move |event| heard(event.unchecked_into())),
        )
    }

    /// Listens to clicks, and to what the keyboard does instead.
    pub fn on_click(self, mut clicked: impl FnMut() + 'static) -> Self {
        self.listen(Cow::Borrowed("click"), Box::new(move |_| clicked()))
    }

    fn listen(self, name: Cow<'static, str>, heard: Box<dyn FnMut(web_sys::Event)>) -> Self {
        listener::keep([Listener::boxed(&self.0, name, heard)]);
        self
    }

    fn node(&self) -> &Node {
        &self.0
    }
}
