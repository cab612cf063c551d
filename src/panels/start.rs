//! Makes the start page in index.html work: its buttons, the last message, and the drafts of this device.

use leptos::portal::Portal;
use leptos::prelude::*;

use crate::browser::start_page::{self, StartChoice};
use crate::browser::update;
use crate::dialogs::{DraftList, guide};
use crate::draft_shelf::DraftShelf;
use crate::messages::Messages;
use crate::parts::Parts;
use crate::submit_route::SubmitRoute;
use crate::view::{Dialog, View};

/// The parts of the start page that change.
#[component]
pub fn StartPanel() -> impl IntoView {
    let (view, shelf) = (View::expect(), DraftShelf::expect());
    let workspace = Parts::expect().workspace;
    let message = Messages::expect().last();
    let route = SubmitRoute::expect();
    let open = move |dialog| {
        // In case loading it failed before.
        workspace.load();
        view.dialog.set(Some(dialog));
    };
    start_page::on_choice(move |choice| match choice {
        StartChoice::Submit => route.open(),
        StartChoice::NewIssue => open(Dialog::NewIssue),
        StartChoice::EditDraft | StartChoice::OpenFile => open(Dialog::Open),
        StartChoice::Guide => open(Dialog::Guide(guide::EDIT)),
    });
    let is_start = move || !shelf.has_own() && !view.is_returning.get();
    // The workspace has its own status line.
    let status = move || is_start().then(|| message.get().text);
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
