//! Elements that float above the page next to their anchor: nothing moves to make room for them, and no pane cuts them
//! off.

use leptos::ev;
use leptos::prelude::*;
use leptos_use_event_listener::{
    UseEventListenerOptions, use_event_listener, use_event_listener_with_options,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, Node};

use super::document;
use super::focus::{self, Step};

/// The least distance from the edge of the screen, in pixels.
const EDGE: f64 = 8.0;

/// The distance from the anchor, in pixels.
const GAP: f64 = 4.0;

/// Shows the popover next to the element with the id `anchor`, and keeps it there while the page scrolls.
///
/// Calls `on_leave` when the pointer is pressed outside of both.
pub fn show_next_to(
    popover: NodeRef<leptos::html::Div>,
    anchor: String,
    on_leave: impl Fn() + Send + Sync + 'static,
) {
    let place_again = {
        let anchor = anchor.clone();
        move || {
            if let Some(popover) = popover.get_untracked() {
                place(&popover, &anchor);
            }
        }
    };
    let on_scroll = place_again.clone();
    let in_any_pane = UseEventListenerOptions::default()
        .capture(true)
        .passive(true);
    let _ =
        use_event_listener_with_options(window(), ev::scroll, move |_| on_scroll(), in_any_pane);
    let _ = use_event_listener(window(), ev::resize, move |_| place_again());
    let outside = anchor.clone();
    let _ = use_event_listener(window(), ev::pointerdown, move |event| {
        let target = super::target(&event);
        let popover = popover.get_untracked();
        let is_inside = |it: &Node| {
            target
                .as_ref()
                .is_some_and(|target| it.contains(Some(target)))
        };
        let is_own = popover.is_some_and(|it| is_inside(&it));
        if !is_own && !by_id(&outside).is_some_and(|it| is_inside(&it)) {
            on_leave();
        }
    });
    Effect::new(move || {
        if let Some(popover) = popover.get() {
            // A browser without popovers shows the element in the page.
            let _ = popover.show_popover();
            place(&popover, &anchor);
            focus::on_item_of(&popover, Step::First);
        }
    });
}

/// Puts the popover below the anchor, or above it if there is more room; their ends are aligned.
fn place(popover: &HtmlElement, anchor: &str) {
    let Some((anchor, root)) = by_id(anchor).zip(document().and_then(|it| it.document_element()))
    else {
        return;
    };
    let anchor = anchor.get_bounding_client_rect();
    let own = popover.get_bounding_client_rect();
    let (width, height) = (
        f64::from(root.client_width()),
        f64::from(root.client_height()),
    );
    let below = anchor.bottom() + GAP;
    let above = anchor.top() - GAP - own.height();
    let fits_below = below + own.height() + EDGE <= height;
    let top = if fits_below || above < EDGE {
        below
    } else {
        above
    };
    let top = top.min(height - own.height() - EDGE).max(EDGE);
    let is_at_start = anchor.left() < width / 2.0;
    let left = if is_at_start {
        anchor.left()
    } else {
        anchor.right() - own.width()
    };
    let left = left.min(width - own.width() - EDGE).max(EDGE);
    for (name, value) in [("--popover-x", left), ("--popover-y", top)] {
        // Cannot fail: both are valid.
        drop(popover.style().set_property(name, &format!("{value}px")));
    }
}

/// Whether the focus moves from the popover to an element other than its anchor or an element around the anchor.
pub fn is_left(event: &FocusEvent, anchor: &str) -> bool {
    let own = event
        .current_target()
        .and_then(|it| it.dyn_into::<Node>().ok());
    let next = event
        .related_target()
        .and_then(|it| it.dyn_into::<Node>().ok());
    let (Some(own), Some(next)) = (own, next) else {
        return false;
    };
    let anchor = by_id(anchor);
    !own.contains(Some(&next)) && !next.contains(anchor.as_deref())
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}
