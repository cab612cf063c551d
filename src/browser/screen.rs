//! What the screen is like.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MediaQueryList;

/// Whether a media query holds, now and whenever that changes.
///
/// For the life of the page: its listener is never removed.
pub fn matches(query: &str) -> Signal<bool> {
    let found = web_sys::window().and_then(|it| it.match_media(query).ok().flatten());
    let holds = RwSignal::new(found.as_ref().is_some_and(MediaQueryList::matches));
    if let Some(list) = found {
        let again = list.clone();
        let listener = Closure::<dyn FnMut()>::new(move || holds.set(again.matches()));
        list.set_onchange(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    }
    holds.into()
}

/// What the browser's tab says.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|it| it.document()) {
        document.set_title(title);
    }
}
