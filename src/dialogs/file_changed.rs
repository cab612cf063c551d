//! Asks before overwriting a file that another program has changed.

use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::editor::Editor;
use crate::export;
use crate::file_import::FileImport;
use crate::view::{Dialog, View};

/// The dialog that offers to merge both versions, to overwrite the file, or to download instead.
#[component]
pub fn FileChangedDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::FileChanged title="The file has changed">
            <FileChanged/>
        </PageDialog>
    }
}

#[component]
fn FileChanged() -> impl IntoView {
    let editor = Editor::expect();
    let view = View::expect();
    let import = FileImport::expect();
    let (file, name) = untrack(|| export::saved_file(editor)).unzip();
    let message = format!(
        "Not saved: another program has changed {} since Galley last read or saved it.",
        name.unwrap_or_default()
    );
    let merge = move |_| {
        view.dialog.set(None);
        if let Some(file) = file {
            import.merge_file(file);
        }
    };
    let overwrite = move |_| {
        view.dialog.set(None);
        export::overwrite(editor, view);
    };
    let download = move |_| {
        view.dialog.set(None);
        export::download(editor);
    };

    view! {
        <p>{message}</p>
        <div class="modal-actions">
            <button type="button" on:click=overwrite>
                "Overwrite"
            </button>
            <button type="button" on:click=download>
                "Download instead"
            </button>
            <button type="button" class="primary" data-safe="" on:click=merge>
                "Merge"
            </button>
        </div>
    }
}
