//! What can be done to the selected entries.

use issue::operation::Operation;
use leptos::ev;
use leptos::prelude::*;

use super::section_select::{SectionSelect, first_of, sections_with_entries};
use super::selection::{Selection, moves, removals};
use crate::browser::{focus, keys};
use crate::editor::{Editor, SectionId};
use crate::element_ids::section_id;

/// What can be done to the selected entries, while there are any.
#[component]
pub fn SelectionBar() -> impl IntoView {
    let selection = Selection::expect();

    view! {
        <Show when=move || selection.count() != 0>
            <Bar/>
        </Show>
    }
}

#[component]
fn Bar() -> impl IntoView {
    let editor = Editor::expect();
    let selection = Selection::expect();
    let sections = sections_with_entries();
    let target = first_of(&sections);
    let on_keydown = move |event: ev::KeyboardEvent| {
        if keys::is_escape(&event) {
            selection.clear();
        }
    };

    view! {
        <div class="selection" role="region" aria-label="Selected entries" on:keydown=on_keydown>
            <span role="status">{move || format!("{} selected", entries_of(selection.count()))}</span>
            <label class="visually-hidden" for="selection-target">
                "Move to"
            </label>
            <SectionSelect id="selection-target".to_owned() sections chosen=target/>
            <button
                type="button"
                on:click=move |_| move_selected(editor, selection, &target.get_untracked())
            >
                "Move there"
            </button>
            <button type="button" on:click=move |_| remove_selected(editor, selection)>
                "Remove selected"
            </button>
            <button type="button" class="quiet" on:click=move |_| selection.clear()>
                "Clear"
            </button>
        </div>
    }
}

fn remove_selected(editor: Editor, selection: Selection) {
    let places = selection.places(editor);
    let home = places.first().map(|it| it.section.clone());
    let operations = editor.issue().with_untracked(|it| removals(it, &places));
    let what = entries_of(operations.len());
    if run(editor, selection, &format!("remove {what}"), operations) {
        editor.announce(format!("Removed {what}. Undo restores them."));
        focus::soon(home.map(|it| section_id(&it)).unwrap_or_default());
    }
}

fn move_selected(editor: Editor, selection: Selection, target: &SectionId) {
    let places = selection.places(editor);
    let operations = editor
        .issue()
        .with_untracked(|it| moves(it, &places, target));
    let what = entries_of(operations.len());
    if run(editor, selection, &format!("move {what}"), operations) {
        editor.announce(format!("Moved {what} to {target}."));
        focus::soon(section_id(target));
    }
}

/// Does `operations` as one step and deselects all; returns whether that was done.
fn run(editor: Editor, selection: Selection, label: &str, operations: Vec<Operation>) -> bool {
    let done = editor.run_all(label, operations);
    match &done {
        Ok(()) => selection.clear(),
        Err(error) => editor.announce(format!("Not done: {error}. Nothing was changed.")),
    }
    done.is_ok()
}

fn entries_of(count: usize) -> String {
    format!("{count} {}", if count == 1 { "entry" } else { "entries" })
}
