//! What the page says while nothing is open: what it is, and what to do first.

use leptos::prelude::*;

use crate::view::{Dialog, View};

/// What the page shows while nothing is open.
#[component]
pub fn Welcome() -> impl IntoView {
    let view = View::expect();
    let show = move |dialog| view.dialog.set(Some(dialog));

    view! {
        <div class="welcome">
            <p class="welcome-lead">"A desk for " <em>"This Week in Rust"</em></p>
            <p>
                "Galley edits an issue’s draft through forms that know its sections, shows the issue as its "
                "readers will see it, and gives the file back with nothing else changed."
            </p>
            <div class="welcome-choices">
                <button type="button" class="choice" on:click=move |_| show(Dialog::Open)>
                    <strong>"Open a draft"</strong>
                    <span>"Choose a file, paste its Markdown, or drop it anywhere on this page."</span>
                </button>
                <button type="button" class="choice" on:click=move |_| show(Dialog::NewIssue)>
                    <strong>"Start the next issue"</strong>
                    <span>"From the template, with its number, its date and the window of its events."</span>
                </button>
            </div>
            <p class="welcome-note">
                "Everything stays on this device: the page has no server and sends nothing. "
                "Press " <kbd>"?"</kbd> " for the keyboard."
            </p>
        </div>
    }
    .into_any()
}
