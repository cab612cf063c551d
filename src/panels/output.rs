//! What leaves the page: the file, the clipboard, the patch.

use issue::{Issue, draft, patch};
use leptos::prelude::*;

use crate::browser::dom::{El, button};
use crate::browser::{clipboard, download};
use crate::editor::Editor;
use crate::panels::save::{file, save_button};

/// The buttons, of which none can be pressed while nothing is open.
pub fn output() -> [El; 4] {
    let editor = Editor::expect();
    let nothing_open = move || !editor.is_open();

    [
        button()
            .attr("disabled", nothing_open)
            .on_click(move || copy(editor))
            .child("Copy Markdown"),
        button()
            .attr("disabled", move || !editor.is_changed())
            .on_click(move || download_patch(editor))
            .child("Download patch"),
        save_button(),
        button()
            .class(move || file(editor).is_none().then_some("primary"))
            .attr("disabled", nothing_open)
            .on_click(move || download_file(editor))
            .child("Download"),
    ]
}

/// Puts the whole issue on the clipboard.
pub fn copy(editor: Editor) {
    let issue = editor.issue().get_untracked();
    leptos::task::spawn_local(async move {
        editor.say(if clipboard::copy(issue.text()).await {
            format!("Copied the whole issue{}.", missing(editor))
        } else {
            "Not copied: the browser refused. Download gives the same text.".to_owned()
        });
    });
}

/// What is to be known of the text that was given: a form that cannot stand in it yet is not there.
fn missing(editor: Editor) -> &'static str {
    if editor.unfinished().is_empty() {
        ""
    } else {
        " without the open form"
    }
}

/// Gives the file, byte for byte what the source shows.
pub fn download_file(editor: Editor) {
    let issue = editor.issue().get_untracked();
    let name = draft::file_name(&issue);
    download::download(&name, issue.text().as_bytes());
    editor.say(format!("Downloaded{}: {name}.", missing(editor)));
}

/// Gives what changed since opening, for `git apply` at the root of the newsletter's repository.
pub fn download_patch(editor: Editor) {
    let issue = editor.issue().get_untracked();
    let Some(opened) = editor.opened().get_untracked() else {
        return;
    };
    // The file is still where it was when its day is another one now.
    let name = draft::file_name(&Issue::new(&*opened.text));
    let patch = patch::unified(&opened.text, issue.text(), &name);
    let name = name.replace(".md", ".patch");
    download::download(&name, patch.as_bytes());
    editor.say(format!("Downloaded{}: {name}.", missing(editor)));
}
