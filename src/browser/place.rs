//! How far the page's panes are scrolled, and which row has the focus.
//!
//! Entries that were never visible have only an estimated height. So a pane's position is stored as a section and its
//! distance above the pane's top. Lengths are CSS pixels, rounded.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use crate::browser::{document, focus, focused, later, spy};

/// How many times to check again whether a pane has become long enough, and how many milliseconds apart.
const TRIES: u32 = 20;
const PAUSE: u32 = 100;

/// How far the content of the element that the selector matches is scrolled down.
pub fn scrolled(selector: &str) -> i32 {
    find(selector).map_or(0, |it| it.scroll_top())
}

/// Scrolls the element that the selector matches down to `top` once it is long enough, unless the user scrolls first.
pub fn scroll(selector: &'static str, top: i32) {
    scroll_in(selector, top, TRIES);
}

fn scroll_in(selector: &'static str, top: i32, tries: u32) {
    let Some(pane) = find(selector).filter(|it| top > 0 && it.scroll_top() == 0) else {
        return;
    };
    if tries == 0 || pane.scroll_height() - pane.client_height() >= top {
        pane.set_scroll_top(top);
    } else {
        later(PAUSE, move || scroll_in(selector, top, tries - 1));
    }
}

/// The id of the section at the top of the pane, and how far above the pane's top it begins.
pub fn section_at_top(pane: &str) -> Option<(i32, String)> {
    let pane = find(pane)?;
    let id = spy::topmost(&pane)?;
    Some((below_top(&pane, &id)?.checked_neg()?, id))
}

/// Scrolls the pane until the section begins `above` pixels above the pane's top. Returns whether it had to scroll.
///
/// Scrolling moves by whole pixels, so a distance under two counts as reached.
pub fn show_section(pane: &str, above: i32, id: &str) -> bool {
    let pane = find(pane);
    let away = pane
        .as_ref()
        .and_then(|it| below_top(it, id))
        .map(|it| it + above);
    let (Some(pane), Some(away)) = (pane, away.filter(|it| it.abs() > 1)) else {
        return false;
    };
    let before = pane.scroll_top();
    pane.set_scroll_top(before + away);
    pane.scroll_top() != before
}

#[expect(clippy::cast_possible_truncation, reason = "no page is that long")]
fn below_top(pane: &Element, id: &str) -> Option<i32> {
    let section = document()?.get_element_by_id(id)?;
    let (section, pane) = (
        section.get_bounding_client_rect(),
        pane.get_bounding_client_rect(),
    );
    (pane.height() > 0.0).then(|| (section.top() - pane.top()).round() as i32)
}

/// The focused row: its index in its section, and the id of the section's element.
pub fn row() -> Option<(i32, String)> {
    let row = focused()?.closest("[data-row]").ok().flatten()?;
    let section = row.closest("section").ok().flatten()?;
    let mut index = 0;
    let mut at = row.previous_element_sibling();
    while let Some(it) = at {
        index += 1;
        at = it.previous_element_sibling();
    }
    Some((index, section.id()))
}

/// Focuses that row, unless something else has the focus.
pub fn focus_row(index: i32, section: &str) {
    let is_free = focused().is_none_or(|it| it.tag_name() == "BODY");
    if let (true, Ok(index)) = (is_free, usize::try_from(index)) {
        focus::on_row(section, index);
    }
}

/// The position of the caret in the text area, in UTF-16 units.
pub fn caret(selector: &str) -> Option<i32> {
    let caret = area(selector)?.selection_start().ok()??;
    i32::try_from(caret).ok()
}

/// Moves the caret to this position, without moving the focus.
pub fn put_caret(selector: &str, caret: i32) {
    if let (Some(area), Ok(caret)) = (area(selector), u32::try_from(caret)) {
        // A text area always has a selection.
        drop(area.set_selection_range(caret, caret));
    }
}

fn area(selector: &str) -> Option<HtmlTextAreaElement> {
    find(selector)?.dyn_into().ok()
}

fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}
