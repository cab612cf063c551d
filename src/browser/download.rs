//! Gives the user a file.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Puts `bytes` among the user's downloads as `name`, exactly as they are.
pub fn download(name: &str, bytes: &[u8]) {
    // Without a document there is nobody to give it to.
    let _ = start(name, bytes);
}

fn start(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type("text/markdown;charset=utf-8");
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = super::document()
        .ok_or(JsValue::NULL)?
        .create_element("a")?
        .unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads the blob after this call returns.
    super::later(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}
