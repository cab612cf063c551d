//! The bar above everything: which issue this is, and what can be done with the whole of it.

use issue::{Issue, slot};
use leptos::prelude::*;

use crate::editor::Editor;
use crate::panels::output::Output;
use crate::panels::status::Status;
use crate::view::{Dialog, View};

/// The bar above everything.
#[component]
pub fn TopBar() -> impl IntoView {
    let view = View::expect();
    let show = move |dialog| view.dialog.set(Some(dialog));

    view! {
        <header class="top-bar">
            <div class="masthead">
                <img class="brand" src="icons/galley.svg" alt="" width="28" height="28"/>
                <h1>{name()}</h1>
                <Status/>
            </div>
            <div class="toolbar">
                <Steps/>
                <span class="toolbar-gap"></span>
                <button type="button" on:click=move |_| show(Dialog::Open)>"Open"</button>
                <button type="button" on:click=move |_| show(Dialog::NewIssue)>"New issue"</button>
                <Output/>
                <button
                    type="button"
                    class="help"
                    aria-label="Keyboard shortcuts"
                    title="Keyboard shortcuts (?)"
                    on:click=move |_| show(Dialog::Shortcuts)
                >
                    "?"
                </button>
            </div>
        </header>
    }
    .into_any()
}

/// "666, Wednesday 26 August 2026", the page's own name while nothing is open.
fn name() -> impl IntoView {
    let editor = Editor::expect();
    let is_open = editor.is_open();
    let name = editor.project(name_of);
    move || {
        if is_open.get() {
            name.get()
        } else {
            "Galley".to_owned()
        }
    }
}

fn name_of(issue: &Issue) -> String {
    let number = slot::number(issue).map(|it| it.to_string());
    let date = slot::date(issue).map(issue::calendar::Date::in_words);
    match (number, date) {
        (None, None) => "An issue without number and date".to_owned(),
        (number, date) => [number, date]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// Undo and redo, which say what they would do.
#[component]
fn Steps() -> impl IntoView {
    let editor = Editor::expect();
    let (undo, redo) = (editor.undo_label(), editor.redo_label());
    let undone = move || undo.get().map(|it| format!("Undo {it} (Ctrl+Z)"));
    let redone = move || redo.get().map(|it| format!("Redo {it} (Ctrl+Shift+Z)"));

    view! {
        <button
            type="button"
            title=undone
            aria-disabled=move || undo.with(Option::is_none).to_string()
            on:click=move |_| editor.undo()
        >
            "Undo"
        </button>
        <button
            type="button"
            title=redone
            aria-disabled=move || redo.with(Option::is_none).to_string()
            on:click=move |_| editor.redo()
        >
            "Redo"
        </button>
    }
    .into_any()
}
