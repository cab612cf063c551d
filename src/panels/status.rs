//! What was saved and when, and the last thing the editor said.

use leptos::prelude::*;

use crate::browser::update;
use crate::drafts::{Drafts, Saving};
use crate::editor::Editor;

/// How it stands with the draft; what the editor last said is beside it.
#[component]
pub fn Status() -> impl IntoView {
    let saving = Drafts::expect().saving();
    let said = Editor::expect().said();
    let has_failed = move || {
        saving
            .with(|it| matches!(it, Saving::Failed(_)))
            .to_string()
    };

    view! {
        <p class="status">
            <span role="status" class="saved" data-failed=has_failed>
                {move || saving.with(in_words)}
            </span>
            <Update/>
            <span class="said" aria-live="polite">{move || said.get()}</span>
        </p>
    }
    .into_any()
}

/// Offers the newer page; it never comes unasked.
#[component]
fn Update() -> impl IntoView {
    let drafts = Drafts::expect();
    let is_ready = update::is_ready();
    let take = move |_| {
        drafts.save(true);
        update::take_over();
    };

    view! {
        <button type="button" class="quiet" hidden=move || !is_ready.get() on:click=take>
            "Update ready: reload"
        </button>
    }
}

fn in_words(saving: &Saving) -> String {
    match saving {
        Saving::Nothing => String::new(),
        Saving::Begun => "Saving…".to_owned(),
        Saving::Saved(time) => format!("Saved {time} on this device"),
        Saving::Failed(reason) => format!("Not saved: download now ({reason})"),
    }
}
