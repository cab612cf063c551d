//! Which section is being read, according to the scroll position of its pane.
//!
//! Not an intersection observer: it would have to observe up to thousands of sections again whenever one is added or
//! removed, and it reports which sections became visible, not which one is at the top. A binary search measures ten
//! sections per frame, and only while the pane scrolls.

use std::cell::Cell;

use leptos::prelude::*;
use web_sys::{Element, Event, HtmlCollection};

/// How far below the top of the pane a section still counts as being read, in pixels.
const LEAD: f64 = 32.0;

thread_local! {
    static IS_WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Calls `found` with the id of the section at the top of the scrolled pane, at most once per frame.
pub fn on_scroll(event: &Event, found: impl FnOnce(String) + 'static) {
    let Some(pane) = super::target(event) else {
        return;
    };
    if IS_WAITING.replace(true) {
        return;
    }
    request_animation_frame(move || {
        IS_WAITING.set(false);
        if let Some(id) = focused(&pane).or_else(|| topmost(&pane)) {
            found(id);
        }
    });
}

/// The id of the section with the focus, if the focused element in it is visible in the pane. If the section itself has
/// the focus, it counts only if the pane cannot scroll far enough to bring it to the top.
fn focused(pane: &Element) -> Option<String> {
    let focused = super::focused()?;
    let section = focused.closest("section").ok().flatten()?;
    let (own, frame) = (
        focused.get_bounding_client_rect(),
        pane.get_bounding_client_rect(),
    );
    let is_shown = own.bottom() > frame.top() && own.top() < frame.bottom();
    let left = pane.scroll_height() - pane.client_height() - pane.scroll_top();
    let counts = if section == *focused {
        left < 2 && own.top() >= frame.top()
    } else {
        true
    };
    (is_shown && counts && pane.contains(Some(&section))).then(|| section.id())
}

/// The id of the section that contains the element that got the focus.
pub fn section_of(event: &Event) -> Option<String> {
    let section = super::target(event)?.closest("section").ok().flatten()?;
    Some(section.id())
}

/// The id of the section at the top of the pane.
pub(super) fn topmost(pane: &Element) -> Option<String> {
    let line = pane.get_bounding_client_rect().top() + LEAD;
    let sections = pane.get_elements_by_tag_name("section");
    let (mut low, mut high) = (0, sections.length());
    while low + 1 < high {
        let middle = low.midpoint(high);
        if top(&sections, middle)? <= line {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(sections.item(low)?.id())
}

fn top(sections: &HtmlCollection, at: u32) -> Option<f64> {
    Some(sections.item(at)?.get_bounding_client_rect().top())
}
