//! The script that outlives the program: `web/rescue.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = galleyRescue, js_name = keep)]
    fn keep_text(text: &str, name: &str);
    #[wasm_bindgen(js_namespace = galleyRescue)]
    fn show(reason: &str);
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);
}

/// Hands the text over, to be shown if the program ends; `name` is the file's.
pub fn keep(text: &str, name: &str) {
    keep_text(text, name);
}

/// From here on a panic shows the last text, and how to take it along.
pub fn stand_by() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        error(&message);
        show(&message);
    }));
}
