//! The boxes in index.html that replace the first two boxes of Submit while the screen loads, so that nothing typed or
//! pasted meanwhile is lost. `web/boot.js` shows them.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::focus;

/// The attribute of the root element while the boxes are shown.
const SHOWN: &str = "data-early";

/// Their ids.
const BOXES: [&str; 2] = ["early-url", "early-title"];

/// Focuses the box of `real` that corresponds to the focused early box, or else the first. Returns what was typed in
/// each early box. `real` has the ids of the boxes that replace them.
pub fn hand_over(real: [&str; 2]) -> [String; 2] {
    let is_second = BOXES.map(focus::is_within) == [false, true];
    let texts = BOXES.map(take);
    let [first, second] = real;
    focus::on(if is_second { second } else { first });
    if let Some(root) = super::document().and_then(|it| it.document_element()) {
        // Fails only for an invalid attribute name.
        let _ = root.remove_attribute(SHOWN);
    }
    texts
}

/// Empties a box, and returns what was in it.
fn take(id: &str) -> String {
    let found = super::document().and_then(|it| it.get_element_by_id(id));
    let Some(input) = found.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else {
        return String::new();
    };
    let text = input.value();
    input.set_value("");
    text
}
