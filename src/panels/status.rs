//! What was saved and when, and the last thing the editor said.

use crate::browser::dom::{El, button, p, span};
use crate::browser::update;
use crate::drafts::{Drafts, Saving};
use crate::editor::Editor;
use leptos::prelude::*;

/// How it stands with the draft; what the editor last said is beside it.
pub fn status() -> El {
    let saving = Drafts::expect().saving();
    let editor = Editor::expect();
    let said = editor.said();
    let has_failed = move || {
        saving
            .with(|it| matches!(it, Saving::Failed(_)))
            .to_string()
    };
    let saved = span()
        .attr("role", "status")
        .class("saved")
        .attr("data-failed", has_failed)
        .child(move || saving.with(|it| in_words(it, editor.is_open())));
    let said = span()
        .class("said")
        .attr("aria-live", "polite")
        .attr("title", move || said.get())
        .child(move || said.get());

    p().class("status")
        .child(saved)
        .child(newer_page())
        .child(said)
}

/// Offers the newer page; it never comes unasked.
fn newer_page() -> El {
    let drafts = Drafts::expect();
    let editor = Editor::expect();
    let is_ready = update::is_ready();
    let take = move || {
        if !editor.is_finished() {
            return;
        }
        drafts.save(true);
        update::take_over();
    };

    button()
        .class("quiet")
        .attr("hidden", move || !is_ready.get())
        .on_click(take)
        .child("Update ready: reload")
}

fn in_words(saving: &Saving, is_open: bool) -> String {
    match saving {
        Saving::Nothing => String::new(),
        Saving::Begun => "Saving".to_owned(),
        Saving::Saved(time) => format!("Saved {time} on this device"),
        Saving::Failed(reason) if !is_open => {
            format!("Nothing can be kept on this device ({reason})")
        }
        Saving::Failed(reason) => format!("Not saved: download now ({reason})"),
    }
}
