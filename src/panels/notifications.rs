//! Shows the last action for some seconds, with a button to undo it.

use leptos::prelude::*;

use crate::browser::later;
use crate::editor::Editor;
use crate::messages::Messages;

/// How long a message is shown, in milliseconds.
const SHOWN: u32 = 8_000;

/// How long a message about a step that can be undone is shown, in milliseconds.
const SHOWN_WITH_UNDO: u32 = 15_000;

/// The last message, until its time is over. The time stops while the pointer or the focus is on it.
#[component]
pub fn Notifications() -> impl IntoView {
    let (messages, editor) = (Messages::expect(), Editor::expect());
    let message = messages.last();
    let is_held = RwSignal::new(false);
    Effect::new(move || {
        let (turn, time) = message.with(|it| {
            let time = if it.undoes.is_some() {
                SHOWN_WITH_UNDO
            } else {
                SHOWN
            };
            (it.turn, time)
        });
        dismiss_after(time, turn, messages, is_held);
    });
    let is_empty = move || message.with(|it| it.text.is_empty());
    let may_undo = move || {
        let undoes = message.with(|it| it.undoes);
        undoes.is_some() && !editor.is_read_only() && undoes == Some(editor.undo_count())
    };

    view! {
        <div
            class="notifications"
            data-empty=move || is_empty().to_string()
            on:pointerenter=move |_| is_held.set(true)
            on:pointerleave=move |_| is_held.set(false)
            on:focusin=move |_| is_held.set(true)
            on:focusout=move |_| is_held.set(false)
        >
            <div class="notification" role="status" aria-label="Notifications">
                <span class="notification-text">{move || message.with(|it| it.text.clone())}</span>
                <Show when=may_undo>
                    <button type="button" on:click=move |_| editor.undo()>
                        "Undo"
                    </button>
                </Show>
            </div>
        </div>
    }
}

fn dismiss_after(time: u32, turn: u64, messages: Messages, is_held: RwSignal<bool>) {
    later(time, move || {
        // The header may be removed by then.
        if is_held.try_get_untracked().unwrap_or_default() {
            dismiss_after(SHOWN, turn, messages, is_held);
        } else {
            messages.dismiss(turn);
        }
    });
}
