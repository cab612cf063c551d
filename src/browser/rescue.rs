//! `web/rescue.js`, the script that keeps working when the program has crashed.

use std::cell::RefCell;

use issue::Issue;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `memory` is the program's memory, which outlives the program.
    #[wasm_bindgen(js_namespace = galleyRescue)]
    fn watch(memory: &JsValue);
    /// The text's position in that memory, in bytes.
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
    /// Keeps the text at this address until another text is kept.
    static KEPT: RefCell<Option<Issue>> = const { RefCell::new(None) };
}

/// Tells the script where the issue's text is in memory, so that it can show the text after a crash. Nothing is copied.
fn keep(issue: &Issue) {
    let text = issue.text();
    keep_at(text.as_ptr() as usize, text.len());
    KEPT.set(Some(issue.clone()));
}

/// Keeps the rescue script up to date with each state of the issue's text, before anything else sees it.
pub fn follow(text: Signal<Issue>) {
    ImmediateEffect::new_scoped(move || text.with(keep));
}

/// Tells the script the name of the issue's file.
pub fn name(name: &str) {
    call_it(name);
}

/// Makes a panic show the last text, and how to save it.
pub fn stand_by() {
    watch(&wasm_bindgen::memory());
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        error(&message);
        show(&message);
    }));
}
