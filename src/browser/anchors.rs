//! Links: those in rich text, and those of this page to itself.

use issue::import::CODE_MARKS;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, Node};

use crate::browser::html;

/// The text and the URL of each link in `html`, in order.
///
/// The browser parses it as a separate document, in which nothing runs and nothing is fetched.
pub fn of(html: &str) -> Vec<(String, String)> {
    let Ok(found) = html::parse(html).query_selector_all("a[href]") else {
        return Vec::new();
    };
    let each = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    each.filter_map(|it| Some((text(&it, DEEPEST), it.get_attribute("href")?)))
        .collect()
}

/// If a click on a link leads to this page, returns where, such as `?guide=edit`, and keeps the browser from following
/// it. Leaves clicks that ask for another tab to the browser.
pub fn follow_within_page(event: &MouseEvent) -> Option<String> {
    if event.ctrl_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let clicked: Element = event.target()?.dyn_into().ok()?;
    let link = clicked.closest("a[href^='?']").ok()??;
    event.prevent_default();
    link.get_attribute("href")
}

/// How deeply elements may be nested. Code and line breaks that are nested deeper are not found.
const DEEPEST: u8 = 16;

/// The text of an element, with a space for each line break in it, and its pieces of code between [`CODE_MARKS`].
fn text(element: &Element, depth: u8) -> String {
    let all = element.child_nodes();
    let nodes = (0..all.length()).filter_map(|at| all.item(at));
    nodes.map(|it| text_of_node(&it, depth)).collect()
}

fn text_of_node(node: &Node, depth: u8) -> String {
    let plain = node.text_content().unwrap_or_default();
    let Some(element) = node.dyn_ref::<Element>() else {
        return plain;
    };
    let has_more = element.query_selector("br, code").ok().flatten().is_some();
    match element.tag_name().as_str() {
        "BR" => " ".to_owned(),
        "CODE" => format!("{}{plain}{}", CODE_MARKS.0, CODE_MARKS.1),
        _ if has_more && depth > 0 => text(element, depth - 1),
        _ => plain,
    }
}
