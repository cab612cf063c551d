//! Opens a file, pasted text or a stored draft, and shows why one was refused.

use leptos::ev;
use leptos::prelude::*;

use super::draft_list::DraftList;
use super::page_dialog::PageDialog;
use crate::arrivals::{Arrival, Arrivals};
use crate::browser::disk;
use crate::browser::files;
use crate::view::Dialog;

/// The dialog. Files can also be dropped anywhere on the page.
#[component]
pub fn OpenDialog() -> impl IntoView {
    let arrivals = Arrivals::expect();
    let is_over = files::on_drop(move |file| arrivals.hand_over(Arrival::File(file)));
    disk::on_launch(move |file| arrivals.hand_over(Arrival::File(file)));

    view! {
        <PageDialog which=Dialog::Open title="Open an issue">
            <FileField/>
            <TextField/>
            <DraftList/>
            <p class="opening" role="status">
                {arrivals.progress()}
            </p>
            <p class="refusal" role="alert">
                {arrivals.refusal()}
            </p>
        </PageDialog>
        <p class="drop-veil" hidden=move || !is_over.get()>
            "Drop the issue file to open it"
        </p>
    }
}

/// Picks a file in the system's dialog.
fn pick(arrivals: Arrivals) {
    leptos::task::spawn_local(async move {
        match disk::pick().await {
            Ok(Some(given)) => arrivals.hand_over(Arrival::File(Ok(given))),
            Ok(None) => {}
            Err(reason) => arrivals.refuse(format!("The file was not opened: {reason}.")),
        }
    });
}

/// Opens a file: where the browser can, one that can be saved to.
#[component]
fn FileField() -> impl IntoView {
    let arrivals = Arrivals::expect();
    let hand_over = move |file| arrivals.hand_over(Arrival::File(file));
    let chosen = move |event: ev::Event| files::chosen(&event, hand_over);
    let can_save = disk::can_pick();
    // The browser's own box gives a file that can only be read.
    let pressed = move |event: ev::MouseEvent| {
        if can_save {
            event.prevent_default();
            pick(arrivals);
        }
    };
    let saving = can_save.then_some(" Galley can then save to it.");

    view! {
        <div class="field">
            <label for="open-file">"Issue file"</label>
            <input
                id="open-file"
                type="file"
                accept=".md,.markdown,.txt,text/markdown,text/plain"
                aria-describedby="open-file-hint"
                on:click=pressed
                on:change=chosen
            />
            <p class="hint" id="open-file-hint">
                "A draft or a published issue of This Week in Rust. It stays on this device."
                {saving}
                <span class="drop-hint">" You can also drop it anywhere on the page."</span>
            </p>
        </div>
    }
}

/// Opens pasted Markdown.
#[component]
fn TextField() -> impl IntoView {
    let arrivals = Arrivals::expect();
    let open = move |_| arrivals.hand_over(Arrival::Text(arrivals.pasted.get_untracked()));

    view! {
        <div class="field">
            <label for="open-text">"Paste Markdown"</label>
            <textarea id="open-text" rows="6" spellcheck="false" bind:value=arrivals.pasted></textarea>
        </div>
        <div class="modal-actions">
            <button type="button" class="primary" on:click=open>
                "Open text"
            </button>
        </div>
    }
}
