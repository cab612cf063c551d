//! The ways out, best first: the clipboard and GitHub's editor, or a patch.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::outcome::Outcome;
use crate::browser::{clipboard, download, tab};
use crate::messages::Messages;

/// The buttons below the lines.
#[component]
pub fn WaysOut() -> impl IntoView {
    let (outcome, messages) = (Outcome::expect(), Messages::expect());
    let copy = move |_| {
        let lines = outcome.lines();
        if lines.is_empty() {
            return messages.announce(NOTHING);
        }
        copy_text(messages, lines, copied(outcome));
    };

    view! {
        <div class="submit-ways">
            <button
                type="button"
                class="primary"
                id=OPEN_BUTTON
                title="Ctrl+Enter"
                on:click=move |_| open_on_github(outcome, messages)
            >
                "Open on GitHub"
            </button>
            <button type="button" on:click=copy>
                "Copy lines"
            </button>
            <button type="button" on:click=move |_| download_patch(outcome, messages)>
                "Download patch"
            </button>
        </div>
    }
}

/// The id of the button that opens GitHub.
pub const OPEN_BUTTON: &str = "submit-open";

const NOTHING: &str = "Nothing to copy yet: the form is not complete.";

const REFUSED: &str = "Not copied: the browser refused. Select the text and copy it.";

/// Puts `text` on the clipboard, and announces `said`.
pub fn copy_text(messages: Messages, text: String, said: String) {
    spawn_local(async move {
        let is_done = clipboard::copy(&text).await;
        messages.announce(if is_done { said } else { REFUSED.to_owned() });
    });
}

fn copied(outcome: Outcome) -> String {
    let insertions = outcome.insertions();
    match insertions.as_slice() {
        [one] if outcome.is_read() => format!("Copied. Paste after line {}.", one.after_line),
        _ => "Copied.".to_owned(),
    }
}

/// Opens the draft in GitHub's editor, with the lines on the clipboard.
pub fn open_on_github(outcome: Outcome, messages: Messages) {
    let (lines, file) = (outcome.lines(), outcome.file());
    let address = outcome.repository().edit_page(&file);
    if lines.is_empty() {
        tab::open(&address);
        return messages.announce("Opened GitHub. Nothing to paste yet: the form is not complete.");
    }
    let said = copied(outcome);
    spawn_local(async move {
        // First, for the clipboard is given only to the tab in front.
        let is_done = clipboard::copy(&lines).await;
        tab::open(&address);
        messages.announce(if is_done { said } else { REFUSED.to_owned() });
    });
}

fn download_patch(outcome: Outcome, messages: Messages) {
    let Some(patch) = outcome.mail() else {
        return messages.announce(missing(outcome));
    };
    let name = outcome.file().replace(".md", ".patch");
    download::download(&name, patch.as_bytes());
    messages.announce(format!("Downloaded {name}."));
}

/// Why there is no patch and no file.
pub fn missing(outcome: Outcome) -> &'static str {
    if outcome.lines().is_empty() {
        "Nothing to download yet: the form is not complete."
    } else {
        "Get the current draft first: this is made from it."
    }
}
