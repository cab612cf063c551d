//! A line about what is saved and what is not. It describes the current state, never a single action.

use leptos::prelude::*;

use crate::browser::update;
use crate::drafts::{Drafts, Saving};
use crate::editor::{Editor, InFile};
use crate::view::View;
use crate::words::counted;

/// The line.
#[component]
pub fn Status() -> impl IntoView {
    let (drafts, editor) = (Drafts::expect(), Editor::expect());
    let saving = drafts.saving();
    let has_failed = move || {
        saving
            .with(|it| matches!(it, Saving::Failed(_)))
            .to_string()
    };
    let in_file = Memo::new(move |_| editor.in_file());
    let view = View::expect();
    let state = move || match (drafts.follows(), view.is_narrow()) {
        (true, _) => "Another tab is editing".to_owned(),
        (false, true) => saving.with(|it| in_short(it, in_file.get())),
        (false, false) => saving.with(|it| in_words(it, in_file.get())),
    };
    let time = move || match saving.get() {
        Saving::Saved(time) => Some(format!("Saved on this device at {time}")),
        _ => None,
    };

    view! {
        <p class="status">
            <span role="status" aria-label="State" class="saved" data-failed=has_failed title=time>
                {state}
            </span>
            <UpdateButton/>
        </p>
    }
}

/// Offers a newer version of the page, which replaces this one only when the user asks.
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

/// The line for a narrow screen, which has room for two or three words.
fn in_short(saving: &Saving, in_file: InFile) -> String {
    match (saving, in_file) {
        (Saving::Saved(_), InFile::All | InFile::Nothing) => "Saved".to_owned(),
        (Saving::Saved(_), InFile::AllBut(changes)) => format!("{changes} not in file"),
        _ => in_words(saving, in_file),
    }
}

fn in_words(saving: &Saving, in_file: InFile) -> String {
    match (saving, in_file) {
        (Saving::Nothing, _) => String::new(),
        (Saving::Begun, _) => "Saving".to_owned(),
        (Saving::Saved(_), InFile::All | InFile::Nothing) => "Saved on this device".to_owned(),
        (Saving::Saved(_), InFile::AllBut(changes)) => format!(
            "Saved on this device, {} not in the file yet",
            counted(changes, "change")
        ),
        (Saving::Failed(reason), _) => format!("Not saved: download now ({reason})"),
    }
}
