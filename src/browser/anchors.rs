//! The links of a page's rich text.

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::html;

/// The text and the URL of each link in `html`, in order.
///
/// The browser parses it as a separate document, in which nothing runs and nothing is fetched.
pub fn of(html: &str) -> Vec<(String, String)> {
    let Ok(found) = html::parse(html).query_selector_all("a[href]") else {
        return Vec::new();
    };
    let each = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    each.filter_map(|it| Some((it.text_content()?, it.get_attribute("href")?)))
        .collect()
}
