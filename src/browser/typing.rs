//! Whether a word is half typed.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// Whether the caret is right after a letter or digit, in the field that has the focus.
pub fn is_in_word() -> bool {
    text_before_caret().is_some_and(|it| it.ends_with(char::is_alphanumeric))
}

fn text_before_caret() -> Option<String> {
    let focused = super::focused()?;
    // A date or a number has no caret to ask for.
    let (text, caret) = if let Some(area) = focused.dyn_ref::<HtmlTextAreaElement>() {
        (area.value(), area.selection_start().ok()??)
    } else {
        let input = focused.dyn_ref::<HtmlInputElement>()?;
        (input.value(), input.selection_start().ok()??)
    };
    let before = issue::view::byte_of_utf16(&text, usize::try_from(caret).ok()?)?;
    text.get(..before).map(str::to_owned)
}
