//! Messages about the draft as a whole: another tab edits it, it cannot be saved, or an unfinished form was closed.

use leptos::prelude::*;

use crate::browser::focus;
use crate::drafts::{Drafts, Saving};
use crate::editor::Editor;
use crate::export;

/// The messages, below the header.
#[component]
pub fn DraftBanners() -> impl IntoView {
    let drafts = Drafts::expect();
    let left = drafts.left();

    view! {
        <div class="elsewhere" role="status">
            <Show when=move || drafts.follows()>
                <OtherTabBanner/>
            </Show>
            <Show when=move || drafts.offers_file().get()>
                <UnsavedBanner/>
            </Show>
            <Show when=move || !left.with(String::is_empty)>
                <UnfinishedBanner text=left/>
            </Show>
        </div>
    }
}

/// Says that another tab edits the draft, and offers to edit it here.
#[component]
fn OtherTabBanner() -> impl IntoView {
    let drafts = Drafts::expect();
    let take_over = move |_| {
        focus::on("issue");
        drafts.take_over();
    };

    view! {
        <div class="banner">
            <p>"This draft is being edited in another tab."</p>
            <button type="button" on:click=take_over>
                "Edit here instead"
            </button>
        </div>
    }
}

/// Offers the text as a file while it cannot be saved here.
#[component]
fn UnsavedBanner() -> impl IntoView {
    let (drafts, editor) = (Drafts::expect(), Editor::expect());
    let saving = drafts.saving();
    let message = move || {
        let reason = saving.with(|it| match it {
            Saving::Failed(reason) => format!(" ({reason})"),
            _ => String::new(),
        });
        format!(
            "What you write is not saved on this device{reason}. Save it as a file before you leave."
        )
    };

    view! {
        <div class="banner" role="alert">
            <p>{message}</p>
            <button type="button" on:click=move |_| export::download(editor)>
                "Save the text as a file"
            </button>
            <button type="button" class="quiet" on:click=move |_| drafts.offers_file().set(false)>
                "Not now"
            </button>
        </div>
    }
}

/// Shows what was typed into an unfinished form, until it is dismissed.
#[component]
fn UnfinishedBanner(
    /// The typed text; cleared when the user dismisses it.
    text: RwSignal<String>,
) -> impl IntoView {
    let message = move || {
        let text = text.get();
        format!("Not in the draft, because the form was not finished: {text}")
    };

    view! {
        <div class="banner">
            <p>{message}</p>
            <button type="button" class="quiet" on:click=move |_| text.set(String::new())>
                "Dismiss"
            </button>
        </div>
    }
}
