//! What the page shows while nothing is open: what it is, and what to do first.

use leptos::prelude::*;

use crate::dialogs::DialogButton;
use crate::view::Dialog;

/// The start page.
#[component]
pub fn StartPanel() -> impl IntoView {
    view! {
        <div class="welcome">
            <p class="welcome-lead">"A desk for " <em>"This Week in Rust"</em></p>
            <p>
                "Galley edits an issue’s draft through forms that know its sections, shows the issue as its readers will see it, and gives the file back with nothing else changed."
            </p>
            <div class="welcome-choices">
                <Choice
                    opens=Dialog::Open
                    name="Open a draft"
                    description="Choose a file, paste its Markdown, or drop it anywhere on this page."
                />
                <Choice
                    opens=Dialog::NewIssue
                    name="Start the next issue"
                    description="From the template, with its number, its date and the window of its events."
                />
            </div>
            <p class="welcome-note">
                "Everything stays on this device: the page has no server and sends nothing. Press " <kbd>"?"</kbd>
                " for the keyboard."
            </p>
        </div>
    }
}

/// A large button that opens a dialog.
#[component]
fn Choice(
    /// The dialog.
    opens: Dialog,
    /// What it does, in a few words.
    name: &'static str,
    /// How it does that.
    description: &'static str,
) -> impl IntoView {
    view! {
        <DialogButton opens attr:class="choice">
            <strong>{name}</strong>
            <span>{description}</span>
        </DialogButton>
    }
}
