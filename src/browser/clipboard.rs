//! The clipboard.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Clipboard, ClipboardEvent, ClipboardItem, Event, InputEvent};

/// The clipboard, which browsers offer only to pages served over an encrypted connection.
fn clipboard() -> Option<Clipboard> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    Some(window.navigator().clipboard())
}

/// Puts `text` on the clipboard; false if the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(clipboard) = clipboard() else {
        return false;
    };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Whether a text box got its new text by pasting.
pub fn is_pasting(event: &Event) -> bool {
    let input = event.dyn_ref::<InputEvent>();
    input.is_some_and(|it| it.input_type().starts_with("insertFromPaste"))
}

/// What was cut or copied, in both formats; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    /// As HTML.
    pub html: String,
    /// As plain text.
    pub text: String,
}

/// What is on the clipboard; `None` if the browser does not let the page read it.
pub async fn read() -> Option<Clip> {
    let clipboard = clipboard()?;
    // Some browsers let pages only write.
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

/// Empty if the item has nothing of that type.
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

/// What the user pastes, except into a text box. Keeps the browser from also pasting it.
pub fn pasted(event: &ClipboardEvent) -> Option<Clip> {
    let target = super::target(event)?;
    if target.closest("input, textarea").ok().flatten().is_some() {
        return None;
    }
    pasted_anywhere(event)
}

/// What the user pastes, anywhere. Keeps the browser from also pasting it.
pub fn pasted_anywhere(event: &ClipboardEvent) -> Option<Clip> {
    let clip = pasting(event)?;
    event.prevent_default();
    Some(clip)
}

/// What the user is about to paste. The browser pastes it unless the event is stopped.
pub fn pasting(event: &ClipboardEvent) -> Option<Clip> {
    let data = event.clipboard_data()?;
    let of = |kind| data.get_data(kind).unwrap_or_default();
    Some(Clip {
        html: of("text/html"),
        text: of("text/plain"),
    })
}
