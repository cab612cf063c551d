//! How the issue leaves the page: its own file, a download, the clipboard, a patch.

use issue::submission::Repository;
use issue::{Issue, draft, patch};
use leptos::prelude::*;

use crate::browser::disk::{self, FileId, Unwritten};
use crate::browser::{clipboard, download};
use crate::editor::Editor;
use crate::view::{Dialog, View};

/// Copies the whole issue to the clipboard.
pub fn copy_markdown(editor: Editor) {
    let issue = editor.issue().get_untracked();
    leptos::task::spawn_local(async move {
        editor.announce(if clipboard::copy(issue.text()).await {
            format!("Copied the whole issue{}.", missing(editor))
        } else {
            "Not copied: the browser refused. Download gives the same text.".to_owned()
        });
    });
}

/// Downloads the issue, byte for byte as the source shows it.
pub fn download(editor: Editor) {
    let issue = editor.issue().get_untracked();
    let name = draft::file_name(&issue);
    download::download(&name, issue.text().as_bytes());
    editor.was_written(issue.text());
    editor.announce(format!("Downloaded{}: {name}.", missing(editor)));
}

/// Downloads the changes since opening, for `git apply` at the root of the newsletter's repository.
pub fn download_patch(editor: Editor) {
    let issue = editor.issue().get_untracked();
    let Some(opened) = editor.opened().get_untracked() else {
        return;
    };
    if *opened.text == *issue.text() {
        return editor
            .announce("Nothing has changed since the file was opened, so there is no patch.");
    }
    // If the date changed, the file in the repository still has its old name.
    let name = draft::file_name(&Issue::new(&*opened.text));
    let patch = patch::unified(&opened.text, issue.text(), &name);
    let name = name.replace(".md", ".patch");
    download::download(&name, patch.as_bytes());
    editor.announce(format!("Downloaded{}: {name}.", missing(editor)));
}

/// GitHub's editor, opened at the issue's draft.
pub fn github_page(editor: Editor) -> String {
    let issue = editor.issue().get_untracked();
    Repository::default().edit_page(&draft::file_name(&issue))
}

/// What to add to a message while an open form has content that is not in the text yet.
fn missing(editor: Editor) -> &'static str {
    if editor.unfinished().is_empty() {
        ""
    } else {
        " without the open form"
    }
}

/// The file to which the issue is saved, and its name, if there is one.
pub fn saved_file(editor: Editor) -> Option<(FileId, String)> {
    let opened = editor.opened().get()?;
    Some((opened.file?, opened.name))
}

/// Saves the issue to its file, byte for byte, or downloads it if there is none.
///
/// Asks first if another program has written to the file.
pub fn save(editor: Editor, view: View) {
    write(editor, view, false);
}

/// Saves the issue to its file, whatever the file contains now.
pub fn overwrite(editor: Editor, view: View) {
    write(editor, view, true);
}

fn write(editor: Editor, view: View, anyway: bool) {
    let Some((file, name)) = untrack(|| saved_file(editor)) else {
        return download(editor);
    };
    let issue = editor.issue().get_untracked();
    leptos::task::spawn_local(async move {
        match disk::write(file, issue.text().as_bytes(), anyway).await {
            Ok(()) => {
                editor.was_written(issue.text());
                editor.announce(format!("Saved to {name}."));
            }
            Err(Unwritten::Changed) => view.dialog.set(Some(Dialog::FileChanged)),
            Err(Unwritten::Refused(reason)) => editor.announce(format!(
                "Not saved: {reason}. Download gives the same text."
            )),
        }
    });
}
