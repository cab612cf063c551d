//! The clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Puts `text` on the clipboard; says whether it is there.
///
/// Pages that came without encryption are refused the modern way and take the old one.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    if window.is_secure_context() {
        let written = JsFuture::from(window.navigator().clipboard().write_text(text)).await;
        if written.is_ok() {
            return true;
        }
    }
    by_selection(text).unwrap_or(false)
}

fn by_selection(text: &str) -> Result<bool, JsValue> {
    let document = super::document().ok_or(JsValue::NULL)?;
    let focused = super::focused();
    let area: HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    // A dialog makes what is outside of it inert, and inert text cannot be selected.
    let home = document.query_selector("dialog[open]")?;
    let home = home.or_else(|| document.body().map(JsCast::unchecked_into));
    home.ok_or(JsValue::NULL)?.append_child(&area)?;
    area.set_value(text);
    area.select();
    let copied = document
        .unchecked_into::<HtmlDocument>()
        .exec_command("copy");
    area.remove();
    if let Some(focused) = focused {
        let _ = focused.focus();
    }
    copied
}
