//! The actions on the selected entries.

use issue::operation::Operation;
use leptos::ev;
use leptos::prelude::*;

use super::section_select::{SectionSelect, first_of};
use super::selection::{Selection, moves, removals};
use crate::browser::{focus, keys};
use crate::editor::{Editor, SectionId};
use crate::element_ids::{row_id, section_id};
use crate::entry_actions::EntryActions;

/// The actions on the selected entries, while there are any.
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
    let clear = move || {
        let first = selection.rows().first().copied();
        selection.clear();
        focus::soon(first.map(row_id).unwrap_or_default());
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if keys::is_escape(&event) {
            clear();
        }
    };

    view! {
        <div class="selection" role="region" aria-label="Selected entries" on:keydown=on_keydown>
            <span role="status">{move || format!("{} selected", entries_of(selection.count()))}</span>
            <MoveChoice/>
            <button type="button" on:click=move |_| remove_selected(editor, selection)>
                "Remove selected"
            </button>
            <button type="button" class="quiet" on:click=move |_| clear()>
                "Clear"
            </button>
        </div>
    }
}

/// The choice of a section that accepts all selected entries, if there is one.
#[component]
fn MoveChoice() -> impl IntoView {
    let editor = Editor::expect();
    let selection = Selection::expect();
    let entries = EntryActions::new(editor);
    let targets = Memo::new(move |_| entries.targets(&selection.tracked_rows()));
    let choice = move || {
        let sections = targets.get();
        let target = first_of(&sections);
        let go = move |_| move_selected(editor, selection, &target.get_untracked());
        (!sections.is_empty()).then(|| {
            view! {
                <label class="visually-hidden" for="selection-target">
                    "Move to"
                </label>
                <SectionSelect id="selection-target".to_owned() sections chosen=target/>
                <button type="button" on:click=go>
                    "Move there"
                </button>
            }
        })
    };

    view! { {choice} }
}

fn remove_selected(editor: Editor, selection: Selection) {
    let places = selection.places(editor);
    let home = places.first().map(|it| it.section.clone());
    let operations = editor.issue().with_untracked(|it| removals(it, &places));
    let what = entries_of(operations.len());
    if run(editor, selection, &format!("remove {what}"), operations) {
        editor.announce(format!("Removed {what}."));
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

/// Applies `operations` as one step and deselects all. Returns whether that succeeded.
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
