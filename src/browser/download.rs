//! Gives the user a file.

use gloo_file::{Blob, ObjectUrl};
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// How long the browser may take to read the data, which it does after the click; in milliseconds.
const READING: u32 = 60_000;

/// Downloads `bytes` as a file called `name`.
pub fn download(name: &str, bytes: &[u8]) {
    let link = super::document().and_then(|it| it.create_element("a").ok());
    let Some(link) = link else {
        // Without a document there is no one to download it.
        return;
    };
    let link: HtmlAnchorElement = link.unchecked_into();
    let content = Blob::new_with_options(bytes, Some("text/markdown;charset=utf-8"));
    let address = ObjectUrl::from(content);
    link.set_href(&address);
    link.set_download(name);
    link.click();
    super::later(READING, move || drop(address));
}
