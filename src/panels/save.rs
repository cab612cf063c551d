//! Saving to the file on this computer that was opened, where the browser lets the page write to it.

use leptos::prelude::*;

use crate::browser::disk::{self, Unwritten};
use crate::browser::dom::{El, Nodes, button, div, nodes, p};
use crate::editor::{Editor, Opened};
use crate::panels::output;
use crate::parts::modal::modal_anew;
use crate::view::{Dialog, View};

/// The button, which is there only if there is such a file.
pub fn save_button() -> El {
    let (editor, view) = (Editor::expect(), View::expect());
    let title = move || file(editor).map(|it| format!("Save to {} (Ctrl+S)", it.name));
    button()
        .class("primary")
        .attr("hidden", move || file(editor).is_none())
        .attr("title", title)
        .on_click(move || save(editor, view))
        .child("Save")
}

/// What is open, if it is saved to a file.
pub fn file(editor: Editor) -> Option<Opened> {
    editor.opened().get().filter(|it| it.file != 0)
}

/// Writes the text to its file, byte for byte; where there is none, gives it as a download.
pub fn save(editor: Editor, view: View) {
    write(editor, view, false);
}

/// Asks before it writes over what somebody else wrote, unless it is to be written `anyway`.
fn write(editor: Editor, view: View, anyway: bool) {
    let Some(opened) = untrack(|| file(editor)) else {
        return output::download_file(editor);
    };
    let issue = editor.issue().get_untracked();
    leptos::task::spawn_local(async move {
        let name = opened.name;
        match disk::write(opened.file, issue.text().as_bytes(), anyway).await {
            Ok(()) => editor.say(format!("Saved to {name}.")),
            Err(Unwritten::Changed) => view.dialog.set(Some(Dialog::FileChanged)),
            Err(Unwritten::Refused(reason)) => editor.say(format!(
                "Not saved: {reason}. Download gives the same text."
            )),
        }
    });
}

/// Says that somebody else wrote to the file, and asks what to do.
pub fn file_changed_dialog() -> El {
    modal_anew(Dialog::FileChanged, "The file has changed", file_changed)
}

fn file_changed() -> Nodes {
    let (editor, view) = (Editor::expect(), View::expect());
    let name = untrack(|| file(editor)).map(|it| it.name);
    let said = format!(
        "Something else has written to {} since Galley last read or saved it. Nothing was written now.",
        name.unwrap_or_default()
    );
    let then = move |act: fn(Editor, View)| {
        move || {
            view.dialog.set(None);
            act(editor, view);
        }
    };
    let over = button().on_click(then(|editor, view| write(editor, view, true)));
    let download = button()
        .class("primary")
        .on_click(then(|editor, _| output::download_file(editor)));
    let actions = div()
        .class("modal-actions")
        .child(over.child("Write over it"))
        .child(download.child("Download instead"));
    nodes().child(p().child(said)).child(actions)
}
