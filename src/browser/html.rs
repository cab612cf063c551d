//! Turns strings into HTML, through the Trusted Types policy of `web/html.js`. For HTML that the core rendered or that
//! is part of the program.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

#[wasm_bindgen(module = "/web/html.js")]
extern "C" {
    /// Replaces the content of `element` with HTML that has to be safe.
    #[wasm_bindgen(js_name = setHtml)]
    pub(super) fn set(element: &Element, html: &str);
    /// Sets the document that an `iframe` starts with.
    #[wasm_bindgen(js_name = setDocument)]
    pub(super) fn set_document(frame: &Element, html: &str);
    /// Parses it into a separate document, in which nothing runs and nothing is fetched.
    pub(super) fn parse(html: &str) -> Document;
}

/// Fills `element` with HTML that has to be safe, as a directive of a view: `use:rendered=html`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature of a directive"
)]
pub fn rendered(element: Element, html: String) {
    set(&element, &html);
}
