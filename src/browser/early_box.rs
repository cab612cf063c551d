//! The box in index.html that stands in for the first box of Submit while the screen loads, so that nothing is lost
//! that is typed or pasted meanwhile. `web/boot.js` shows it.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::focus;

/// The attribute of the root element while the box is shown.
const SHOWN: &str = "data-early";

/// Puts the focus on the element with the id `real` in place of the box, and returns what was typed there.
pub fn hand_over(real: &str) -> String {
    let document = super::document();
    let found = document
        .as_ref()
        .and_then(|it| it.get_element_by_id("early-url"));
    let early = found.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let text = early.as_ref().map(HtmlInputElement::value);
    focus::on(real);
    if let Some(early) = early {
        early.set_value("");
    }
    if let Some(root) = document.and_then(|it| it.document_element()) {
        // Fails only for an invalid attribute name.
        let _ = root.remove_attribute(SHOWN);
    }
    text.unwrap_or_default()
}
