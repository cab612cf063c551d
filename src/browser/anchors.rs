//! The links of a page's rich text.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, SupportedType};

/// The text and the address of each link in `html`, in order.
///
/// The browser reads it as a document of its own, in which nothing runs and nothing is fetched.
pub fn of(html: &str) -> Vec<(String, String)> {
    let parsed = DomParser::new()
        .and_then(|it| it.parse_from_string(html, SupportedType::TextHtml))
        .and_then(|it| it.query_selector_all("a[href]"));
    let Ok(found) = parsed else {
        return Vec::new();
    };
    let each = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    each.filter_map(|it| Some((it.text_content()?, it.get_attribute("href")?)))
        .collect()
}
