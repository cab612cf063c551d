//! The browser's date picker.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// Opens the date picker of the input with this id at `day` (`YYYY-MM-DD`; empty for today).
///
/// Does nothing if the browser has none.
pub fn open(id: &str, day: &str) {
    let found = super::document().and_then(|it| it.get_element_by_id(id));
    if let Some(input) = found.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(day);
        // Fails only if the page may not open it; the date can be typed.
        let _ = input.show_picker();
    }
}

/// Presses the date picker's button of the date field with this id, if there is one.
pub fn press_button_of(field: &str) {
    let button = format!("{field}-calendar-button");
    let found = super::document().and_then(|it| it.get_element_by_id(&button));
    if let Some(button) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
