//! What is saved and when, and the last message.

use leptos::prelude::*;

use crate::browser::update;
use crate::drafts::{Drafts, Saving};
use crate::editor::Editor;
use crate::messages::Messages;

/// How the draft is saved, with the last message next to it.
#[component]
pub fn Status() -> impl IntoView {
    let saving = Drafts::expect().saving();
    let message = Messages::expect().last();
    let has_failed = move || {
        saving
            .with(|it| matches!(it, Saving::Failed(_)))
            .to_string()
    };
    let state = move || saving.with(in_words);

    view! {
        <p class="status">
            <span role="status" class="saved" data-failed=has_failed>
                {state}
            </span>
            <UpdateButton/>
            <span class="said" aria-live="polite" title=message>
                {message}
            </span>
        </p>
    }
}

/// Offers a newer version of the page, which never replaces this one unasked.
#[component]
fn UpdateButton() -> impl IntoView {
    let (drafts, editor) = (Drafts::expect(), Editor::expect());
    let is_ready = update::is_ready();
    let reload = move |_| {
        if editor.closes_form() {
            drafts.save(true);
            update::take_over();
        }
    };

    view! {
        <button type="button" class="quiet" hidden=move || !is_ready.get() on:click=reload>
            "Update ready: reload"
        </button>
    }
}

fn in_words(saving: &Saving) -> String {
    match saving {
        Saving::Nothing => String::new(),
        Saving::Begun => "Saving".to_owned(),
        Saving::Saved(time) => format!("Saved {time} on this device"),
        Saving::Failed(reason) => format!("Not saved: download now ({reason})"),
    }
}
