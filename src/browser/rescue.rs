//! The script that outlives the program: `web/rescue.js`.

use std::cell::RefCell;

use issue::Issue;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `memory` is the program's, which outlives it.
    #[wasm_bindgen(js_namespace = galleyRescue)]
    fn watch(memory: &JsValue);
    /// Where in that memory the text stands, in bytes.
    #[wasm_bindgen(js_namespace = galleyRescue, js_name = keep)]
    fn keep_at(start: usize, length: usize);
    #[wasm_bindgen(js_namespace = galleyRescue, js_name = call)]
    fn call_it(name: &str);
    #[wasm_bindgen(js_namespace = galleyRescue)]
    fn show(reason: &str);
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);
}

thread_local! {
    /// Keeps the text where it stands until another one is kept.
    static KEPT: RefCell<Option<Issue>> = const { RefCell::new(None) };
}

/// Tells where the issue's text stands, to be shown if the program ends: nothing is copied, however long it is.
fn keep(issue: &Issue) {
    let text = issue.text();
    keep_at(text.as_ptr() as usize, text.len());
    KEPT.set(Some(issue.clone()));
}

/// Keeps each state of the issue's text within the rescue script's reach, before anything else sees it.
pub fn follow(text: Signal<Issue>) {
    ImmediateEffect::new_scoped(move || text.with(keep));
}

/// Tells what a file of the text is called.
pub fn name(name: &str) {
    call_it(name);
}

/// From here on a panic shows the last text, and how to take it along.
pub fn stand_by() {
    watch(&wasm_bindgen::memory());
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        error(&message);
        show(&message);
    }));
}
