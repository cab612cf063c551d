//! The buttons that give the issue away: copy, patch, save, download.

use leptos::prelude::*;

use crate::editor::Editor;
use crate::export;
use crate::view::View;

/// The buttons. None of them works while nothing is open.
#[component]
pub fn ExportButtons() -> impl IntoView {
    let editor = Editor::expect();
    let nothing_open = move || !editor.is_open();
    let has_file = move || export::saved_file(editor).is_some();
    let copy = move |_| export::copy_markdown(editor);
    let patch = move |_| export::download_patch(editor);
    let download = move |_| export::download(editor);

    view! {
        <button type="button" disabled=nothing_open on:click=copy>
            "Copy Markdown"
        </button>
        <button type="button" disabled=move || !editor.is_changed() on:click=patch>
            "Download patch"
        </button>
        <SaveButton/>
        <button type="button" class:primary=move || !has_file() disabled=nothing_open on:click=download>
            "Download"
        </button>
    }
}

/// Saves to the opened file; hidden where there is none.
#[component]
fn SaveButton() -> impl IntoView {
    let editor = Editor::expect();
    let view = View::expect();
    let file_name = move || export::saved_file(editor).map(|it| it.1);
    let title = move || file_name().map(|it| format!("Save to {it} (Ctrl+S)"));
    let save = move |_| export::save(editor, view);

    view! {
        <button
            type="button"
            class="primary"
            hidden=move || file_name().is_none()
            title=title
            on:click=save
        >
            "Save"
        </button>
    }
}
