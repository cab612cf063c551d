//! Event listeners that stop with their owner.

use leptos::prelude::*;
use std::borrow::Cow;

use wasm_bindgen::{JsCast, closure::Closure, convert::FromWasmAbi};
use web_sys::{AddEventListenerOptions, EventTarget};

/// Listens for as long as it lives.
#[must_use = "a listener that is dropped stops"]
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    name: Cow<'static, str>,
    closure: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    pub(super) fn new<E>(
        target: &EventTarget,
        name: &'static str,
        mut heard: impl FnMut(E) + 'static,
    ) -> Self
    where
        E: JsCast + FromWasmAbi + 'static,
    {
        let heard = move |event: web_sys::Event| heard(event.unchecked_into());
        Self::boxed(target, name.into(), Box::new(heard))
    }

    pub(super) fn boxed(
        target: &EventTarget,
        name: Cow<'static, str>,
        heard: Box<dyn FnMut(web_sys::Event)>,
    ) -> Self {
        let closure = Closure::wrap(heard);
        let options = AddEventListenerOptions::new();
        // Drops and undo are ours to prevent.
        options.set_passive(false);
        // Fails only for a target without events.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            &name,
            closure.as_ref().unchecked_ref(),
            &options,
        );
        Self {
            target: target.clone(),
            name,
            closure,
        }
    }

    pub(super) fn window<E>(name: &'static str, heard: impl FnMut(E) + 'static) -> Option<Self>
    where
        E: JsCast + FromWasmAbi + 'static,
    {
        let window = web_sys::window()?;
        Some(Self::new(&window, name, heard))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(&self.name, self.closure.as_ref().unchecked_ref());
    }
}

/// Keeps listeners until the part of the page that calls this goes.
pub fn keep(listeners: impl IntoIterator<Item = Listener>) {
    let listeners: Vec<_> = listeners.into_iter().collect();
    StoredValue::new_local(listeners);
}
