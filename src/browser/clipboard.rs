//! The clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, ClipboardItem, HtmlDocument, HtmlTextAreaElement};

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

/// What was cut or copied somewhere, in both forms; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    /// As a page's rich text.
    pub html: String,
    /// As plain text.
    pub text: String,
}

/// What is on the clipboard; `None` where the browser does not tell.
pub async fn read() -> Option<Clip> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    let clipboard = window.navigator().clipboard();
    // Some browsers let pages write only.
    let read = js_sys::Reflect::get(&clipboard, &"read".into()).ok()?;
    let read: js_sys::Function = read.dyn_into().ok()?;
    let items = JsFuture::from(js_sys::Promise::from(read.call0(&clipboard).ok()?)).await;
    let items: js_sys::Array = items.ok()?.dyn_into().ok()?;
    let mut clip = Clip::default();
    for item in items.iter().filter_map(|it| it.dyn_into().ok()) {
        clip.html.push_str(&of_type(&item, "text/html").await);
        clip.text.push_str(&of_type(&item, "text/plain").await);
    }
    Some(clip)
}

/// Empty where the item has nothing of that type.
async fn of_type(item: &ClipboardItem, kind: &str) -> String {
    if !item.types().includes(&kind.into(), 0) {
        return String::new();
    }
    let blob = JsFuture::from(item.get_type(kind)).await;
    let Some(blob) = blob.ok().and_then(|it| it.dyn_into::<Blob>().ok()) else {
        return String::new();
    };
    let text = JsFuture::from(blob.text()).await;
    text.ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// What is being pasted, unless into a text box; the browser then does nothing with it.
pub fn pasted(event: &ClipboardEvent) -> Option<Clip> {
    let target = super::rows::target(event)?;
    if target.closest("input, textarea").ok().flatten().is_some() {
        return None;
    }
    pasted_anywhere(event)
}

/// What is being pasted; the browser then does nothing with it.
pub fn pasted_anywhere(event: &ClipboardEvent) -> Option<Clip> {
    let data = event.clipboard_data()?;
    event.prevent_default();
    let of = |kind| data.get_data(kind).unwrap_or_default();
    Some(Clip {
        html: of("text/html"),
        text: of("text/plain"),
    })
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
