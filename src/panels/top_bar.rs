//! The bar above everything: which issue this is, and what can be done with the whole of it.

use leptos::prelude::*;

use crate::editor::Editor;
use crate::panels::status::Status;
use crate::view::{Dialog, View};

/// The bar above everything.
#[component]
pub fn TopBar() -> impl IntoView {
    let editor = Editor::expect();
    let view = View::expect();
    let show = move |dialog| view.dialog.set(Some(dialog));

    view! {
        <header class="top-bar">
            <h1>"Galley"</h1>
            <Status/>
            <button on:click=move |_| show(Dialog::Open)>"Open"</button>
            <button on:click=move |_| show(Dialog::NewIssue)>"New issue"</button>
            <button on:click=move |_| editor.undo()>"Undo"</button>
            <button on:click=move |_| editor.redo()>"Redo"</button>
        </header>
    }
}
