//! A bar between two parts of the page that can be dragged, or moved with the arrow keys.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use crate::browser::pointer;

/// How far an arrow key moves it, in hundredths.
const STEP: u8 = 2;

/// The bar.
#[component]
pub fn Divider(
    /// Its accessible name.
    label: &'static str,
    /// How much of the width is before it, in hundredths.
    #[prop(into)]
    share: Signal<u8>,
    /// The least and the greatest share that may be before it.
    range: (u8, u8),
    /// Called with the new share when the user moves it.
    #[prop(into)]
    on_change: Callback<u8>,
) -> impl IntoView {
    let (least, most) = range;
    let is_dragged = RwSignal::new(false);
    let start = move |event: PointerEvent| {
        event.prevent_default();
        is_dragged.set(pointer::capture(&event));
    };
    let follow = move |event: PointerEvent| {
        if is_dragged.get_untracked()
            && let Some(share) = pointer::share_between_neighbours(&event)
        {
            on_change.run(share);
        }
    };
    let move_by_key = move |event: KeyboardEvent| {
        let share = share.get_untracked();
        let wanted = match event.key().as_str() {
            "ArrowLeft" => share.saturating_sub(STEP),
            "ArrowRight" => share.saturating_add(STEP),
            "Home" => least,
            "End" => most,
            _ => return,
        };
        event.prevent_default();
        on_change.run(wanted);
    };

    view! {
        <div
            class="divider"
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=label
            aria-valuenow=move || share.get().to_string()
            aria-valuemin=least.to_string()
            aria-valuemax=most.to_string()
            on:pointerdown=start
            on:pointermove=follow
            on:pointerup=move |_| is_dragged.set(false)
            on:pointercancel=move |_| is_dragged.set(false)
            on:keydown=move_by_key
        ></div>
    }
}
