//! The header: which issue this is, and what can be done with the whole of it.

mod status;

use issue::{Issue, issue_field};
use leptos::prelude::*;

use crate::browser::set_title;
use crate::dialogs::DialogButton;
use crate::editor::Editor;
use crate::panels::export_buttons::ExportButtons;
use crate::view::Dialog;
use status::Status;

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let name = name();
    show_in_tab(name);

    view! {
        <header class="top-bar">
            <div class="masthead">
                <img class="brand" src="icons/galley.svg" alt="" width="28" height="28"/>
                <h1>{name}</h1>
                <Status/>
            </div>
            <Toolbar/>
        </header>
    }
}

#[component]
fn Toolbar() -> impl IntoView {
    let editor = Editor::expect();
    let undo_label = Signal::derive(move || editor.undo_label());
    let redo_label = Signal::derive(move || editor.redo_label());

    view! {
        <div class="toolbar">
            <HistoryButton name="Undo" keys="Ctrl+Z" label=undo_label on_click=move |()| editor.undo()/>
            <HistoryButton name="Redo" keys="Ctrl+Shift+Z" label=redo_label on_click=move |()| editor.redo()/>
            <span class="toolbar-gap"></span>
            <DialogButton opens=Dialog::Open>"Open"</DialogButton>
            <DialogButton opens=Dialog::NewIssue>"New issue"</DialogButton>
            <ExportButtons/>
            <DialogButton
                opens=Dialog::Shortcuts
                attr:class="help"
                attr:aria-label="Keyboard shortcuts"
                attr:title="Keyboard shortcuts (?)"
            >
                "?"
            </DialogButton>
        </div>
    }
}

/// A button that undoes or redoes a step.
#[component]
fn HistoryButton(
    /// Its text.
    name: &'static str,
    /// The keys that do the same.
    keys: &'static str,
    /// What would change; `None` if nothing would.
    label: Signal<Option<String>>,
    /// Called when it is pressed.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    let editor = Editor::expect();
    let title = move || label.get().map(|it| format!("{name} {it} ({keys})"));
    let is_idle = move || label.with(Option::is_none) || editor.is_read_only();

    view! {
        <button
            type="button"
            title=title
            aria-disabled=move || is_idle().to_string()
            on:click=move |_| on_click.run(())
        >
            {name}
        </button>
    }
}

/// Shows the issue's name in the browser's tab: several drafts may be open side by side.
fn show_in_tab(name: Memo<String>) {
    let editor = Editor::expect();
    Effect::new(move || {
        let suffix = if editor.is_open() { " · Galley" } else { "" };
        set_title(&format!("{}{suffix}", name.get()));
    });
}

/// "666, Wednesday 26 August 2026", or the page's name while nothing is open.
fn name() -> Memo<String> {
    let editor = Editor::expect();
    Memo::new(move |_| {
        if editor.is_open() {
            editor.issue().with(name_of)
        } else {
            "Galley".to_owned()
        }
    })
}

fn name_of(issue: &Issue) -> String {
    let number = issue_field::number(issue).map(|it| it.to_string());
    let date = issue_field::date(issue).map(issue::calendar::Date::in_words);
    match (number, date) {
        (None, None) => "An issue without number and date".to_owned(),
        (number, date) => [number, date]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
    }
}
