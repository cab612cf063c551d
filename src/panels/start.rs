//! The start page's living parts: its buttons, the last message, and the drafts of this device.
//!
//! The page itself is HTML in index.html.

use leptos::portal::Portal;
use leptos::prelude::*;

use crate::browser::start_page::{self, StartChoice};
use crate::browser::update;
use crate::dialogs::DraftList;
use crate::messages::Messages;
use crate::parts::Parts;
use crate::view::{Dialog, View};

/// Brings the start page to life.
#[component]
pub fn StartPanel() -> impl IntoView {
    let view = View::expect();
    let workspace = Parts::expect().workspace;
    let message = Messages::expect().last();
    start_page::on_choice(move |choice| {
        // Should that have failed before.
        workspace.load();
        view.dialog.set(Some(match choice {
            StartChoice::NewIssue => Dialog::NewIssue,
            StartChoice::EditDraft | StartChoice::OpenFile => Dialog::Open,
        }));
    });
    let is_start = move || !view.is_open.get() && !view.is_returning.get();
    // The workspace shows them itself.
    let status = move || is_start().then(|| message.get());
    let is_update_ready = update::is_ready();
    let place = start_page::drafts_place();

    place.map(|mount| {
        view! {
            <Portal mount>
                <p class="start-status" role="status">{status}</p>
                <Show when=is_start>
                    <button
                        type="button"
                        hidden=move || !is_update_ready.get()
                        on:click=|_| update::take_over()
                    >
                        "Update ready: reload"
                    </button>
                    <DraftList/>
                </Show>
            </Portal>
        }
    })
}
