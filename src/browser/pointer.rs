//! The position of a pointer that drags something.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// Sends all further events of this pointer to the element that received `event`, even those over a frame. Returns
/// whether that was possible.
pub fn capture(event: &PointerEvent) -> bool {
    let element = heard_by(event);
    element.is_some_and(|it| it.set_pointer_capture(event.pointer_id()).is_ok())
}

/// The pointer's position, in hundredths of the width of three elements: the one that received `event` and its
/// neighbours on both sides.
pub fn share_between_neighbours(event: &PointerEvent) -> Option<u8> {
    let element = heard_by(event)?;
    let left = element
        .previous_element_sibling()?
        .get_bounding_client_rect()
        .left();
    let right = element
        .next_element_sibling()?
        .get_bounding_client_rect()
        .right();
    let share = (f64::from(event.client_x()) - left) / (right - left) * 100.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped; what is not a number becomes 0"
    )]
    Some(share.round().clamp(0.0, 100.0) as u8)
}

fn heard_by(event: &PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}
