//! Focus and scrolling.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Puts the focus on the element with this id.
pub fn on(id: &str) {
    let element = by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // An element that cannot be focused keeps the focus where it was.
        drop(element.focus());
    }
}

/// Like [`on`], but waits until the page shows the last change.
pub fn soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || on(&id));
}

/// Like [`soon`], and scrolls so that all of the element `whole` is visible if there is room.
pub fn soon_within(id: impl Into<String>, whole: &'static str) {
    let id = id.into();
    request_animation_frame(move || {
        show(whole);
        on(&id);
    });
}

/// Like [`soon`], and scrolls the element into view.
pub fn soon_shown(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        show(&id);
        on(&id);
    });
}

/// Like [`soon`], and scrolls to the start of the element.
pub fn soon_at_start(id: &'static str) {
    request_animation_frame(move || {
        on(id);
        show_at_start(id);
    });
}

/// Whether no element has the focus, because the one that had it is gone.
pub fn is_lost() -> bool {
    super::focused().is_none_or(|it| it.tag_name() == "BODY")
}

/// Whether the element with this id, or one in it, has the focus.
pub fn is_within(id: &str) -> bool {
    let focused = web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.active_element());
    by_id(id).is_some_and(|it| it.contains(focused.as_deref()))
}

/// The id of the focused element, if that is the one with this id or inside it.
pub fn id_within(id: &str) -> Option<String> {
    let focused = super::focused().filter(|_| is_within(id))?;
    Some(focused.id()).filter(|it| !it.is_empty())
}

/// Focuses the row after the one that received `event`, even in the next section.
pub fn on_next_row(event: &KeyboardEvent) {
    on_other_row(event, Element::next_element_sibling, |it| it.checked_add(1));
}

/// Focuses the row before the one that received `event`, even in the previous section.
pub fn on_previous_row(event: &KeyboardEvent) {
    on_other_row(event, Element::previous_element_sibling, |it| {
        it.checked_sub(1)
    });
}

/// Focuses the row next to the one that received `event`. At the end of a list, `step` finds the next one among all
/// rows of the page.
fn on_other_row(
    event: &KeyboardEvent,
    sibling: impl FnOnce(&Element) -> Option<Element>,
    step: impl FnOnce(u32) -> Option<u32>,
) {
    let Some(row) = super::rows::element(event) else {
        return;
    };
    let next = sibling(&row).filter(|it| it.has_attribute("data-row"));
    let next = next.or_else(|| row_at_step(&row, step));
    if let Some(next) = next.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        // A row that cannot be focused leaves the focus where it was.
        drop(next.focus());
    }
}

fn row_at_step(row: &Element, step: impl FnOnce(u32) -> Option<u32>) -> Option<Element> {
    let rows = super::document()?.query_selector_all("[data-row]").ok()?;
    let at = (0..rows.length()).find(|it| row.is_same_node(rows.item(*it).as_ref()))?;
    rows.item(step(at)?)?.dyn_into().ok()
}

/// Focuses the first element that the selector matches, once the page shows the last change.
pub fn soon_on_match(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        let found = web_sys::window().and_then(|it| it.document());
        let found = found.and_then(|it| it.query_selector(&selector).ok().flatten());
        if let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // If it cannot be focused, the focus stays where it was.
            drop(element.focus());
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Scrolls as little as needed to show the element with this id.
pub fn show(id: &str) {
    scroll(id, ScrollLogicalPosition::Nearest);
}

/// Scrolls so that the element with this id is at the start of its pane.
pub fn show_at_start(id: &str) {
    scroll(id, ScrollLogicalPosition::Start);
}

/// Scrolls the content of the element with this id to its top, once the page shows the last change.
pub fn show_top_soon(id: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = by_id(id) {
            element.set_scroll_top(0);
        }
    });
}

fn scroll(id: &str, place: ScrollLogicalPosition) {
    if let Some(element) = by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(place);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn by_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Puts the focus on the row at `index` of the section with this id.
pub fn on_row(section: &str, index: usize) {
    let rows = by_id(section).and_then(|it| it.query_selector_all(".rows > li").ok());
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    let row = rows.and_then(|it| it.item(index)?.dyn_into::<HtmlElement>().ok());
    if let Some(row) = row {
        // A row that cannot be focused leaves the focus where it was.
        drop(row.focus());
    }
}

/// An item of a menu, relative to the focused one.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// The next one; the first after the last.
    Next,
    /// The previous one; the last before the first.
    Previous,
    /// The first.
    First,
    /// The last.
    Last,
    /// The next one whose text begins with this, in upper or lower case.
    Named(&'a str),
}

/// Focuses an item of the menu that received `event`.
pub fn on_item(event: &KeyboardEvent, step: Step<'_>) {
    let menu = event.current_target().and_then(|it| it.dyn_into().ok());
    if let Some(menu) = menu {
        on_item_of(&menu, step);
    }
}

/// Focuses an item of a menu, without scrolling.
pub(super) fn on_item_of(menu: &Element, step: Step<'_>) {
    let items = elements(menu, "[role=menuitem]");
    let focused = super::focused();
    let is_focused = |it: &HtmlElement| focused.as_ref().is_some_and(|focused| it == focused);
    let at = items.iter().position(is_focused);
    let count = items.len().max(1);
    let after = at.map_or(0, |it| it + 1);
    let next = match step {
        Step::Next => Some(after % count),
        Step::Previous => Some((at.unwrap_or(0) + count - 1) % count),
        Step::First => Some(0),
        Step::Last => Some(count - 1),
        Step::Named(letters) => (after..after + count)
            .map(|it| it % count)
            .find(|it| items.get(*it).is_some_and(|it| begins(it, letters))),
    };
    if let Some(item) = next.and_then(|it| items.get(it)) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot be focused leaves the focus where it was.
        drop(item.focus_with_options(&options));
    }
}

fn begins(item: &HtmlElement, letters: &str) -> bool {
    let text = item.text_content().unwrap_or_default().to_lowercase();
    text.trim_start().starts_with(&letters.to_lowercase())
}

/// The elements in `parent` that the selector matches, in order.
fn elements(parent: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = parent.query_selector_all(selector) else {
        return Vec::new();
    };
    let each = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok());
    each.collect()
}
