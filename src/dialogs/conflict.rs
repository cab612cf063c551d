//! Asks what to do with a file whose issue already has a draft on this device.
//!
//! Nothing is applied before a choice is made, and each choice shows what it changes.

use issue::difference::count;
use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::components::{DifferenceView, Disclosure, differing_lines};
use crate::drafts::Drafts;
use crate::file_import::{DraftConflict, FileImport};
use crate::view::Dialog;

/// The dialog.
#[component]
pub fn ConflictDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::Conflict title="You already have a draft of this issue">
            <Conflict/>
        </PageDialog>
    }
}

#[component]
fn Conflict() -> impl IntoView {
    let conflict = FileImport::expect().conflict()?;
    let message = message(&conflict);
    let choices = choices(conflict).map(|choice| view! { <ChoiceSection choice/> });

    Some(view! {
        <p>{message}</p>
        {choices.collect_view()}
    })
}

fn message(conflict: &DraftConflict) -> String {
    let file = if conflict.origin.name.is_empty() {
        "The pasted text".to_owned()
    } else {
        format!("“{}”", conflict.origin.name)
    };
    let draft = if Drafts::expect().is_open(&conflict.draft.id) {
        "the open draft"
    } else {
        "a draft on this device"
    };
    format!(
        "{file} and {draft} are of the same issue, and the draft has its own changes. Nothing changes until you choose."
    )
}

/// What the user can choose.
struct Choice {
    name: &'static str,
    explanation: String,
    /// The name of the comparison.
    compared: &'static str,
    old: String,
    new: String,
    act: fn(FileImport),
}

fn choices(conflict: DraftConflict) -> [Choice; 3] {
    let merged = conflict.merged();
    let (draft, file) = (conflict.draft.text, conflict.text);
    [
        Choice {
            name: "Merge both",
            explanation: merge_explanation(merged.places.len()),
            compared: "The draft after the merge",
            old: draft.clone(),
            new: merged.text,
            act: FileImport::merge,
        },
        Choice {
            name: "Continue with the draft",
            explanation: "Ignores the file.".to_owned(),
            compared: "The draft against the file",
            old: file.clone(),
            new: draft.clone(),
            act: FileImport::keep_draft,
        },
        Choice {
            name: "Take the file",
            explanation: "Opens it as a separate draft. The other one is still listed under Open."
                .to_owned(),
            compared: "The file against the draft",
            old: draft,
            new: file,
            act: FileImport::take_file,
        },
    ]
}

fn merge_explanation(conflicts: usize) -> String {
    let rest = match conflicts {
        0 => "No line was changed on both sides.".to_owned(),
        1 => "Both changed the same lines at one place: the merge keeps both and lists it for review.".to_owned(),
        count => format!("Both changed the same lines at {count} places: the merge keeps both and lists them for review."),
    };
    format!("Adds the file's changes to the draft as one step, which you can undo. {rest}")
}

#[component]
fn ChoiceSection(choice: Choice) -> impl IntoView {
    let import = FileImport::expect();
    let Choice {
        name,
        explanation,
        compared,
        old,
        new,
        act,
    } = choice;
    let label = format!("{compared}: {}", differing_lines(count(&old, &new)));
    let is_first = name == "Merge both";

    view! {
        <section class="way" aria-label=name>
            <h3>{name}</h3>
            <p class="hint">{explanation}</p>
            <Disclosure label>
                <DifferenceView old=&old new=&new name=compared.to_owned()/>
            </Disclosure>
            <div class="modal-actions">
                <button
                    type="button"
                    class=if is_first { "primary" } else { "plain" }
                    on:click=move |_| act(import)
                >
                    {name}
                </button>
            </div>
        </section>
    }
}
