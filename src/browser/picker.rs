//! The browser's own calendar.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// Opens the calendar of the date input with this id, at `day` (`YYYY-MM-DD`; empty for today).
///
/// Does nothing in a browser that has none.
pub fn open(id: &str, day: &str) {
    let found = super::document().and_then(|it| it.get_element_by_id(id));
    if let Some(input) = found.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(day);
        // Refused only where the page may not open it; the date can be typed.
        let _ = input.show_picker();
    }
}

/// Presses the button of the calendar that belongs to the date field with this id, if there is one.
pub fn press_button_of(field: &str) {
    let button = format!("{field}-calendar-button");
    let found = super::document().and_then(|it| it.get_element_by_id(&button));
    if let Some(button) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
