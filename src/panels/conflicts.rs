//! The conflicts of a merge. Where both sides changed the same lines, the text has both versions.

use leptos::prelude::*;

use crate::editor::Editor;
use crate::file_import::FileImport;
use crate::navigation::Navigation;

/// The conflicts to review, while there are any.
#[component]
pub fn ConflictsPanel() -> impl IntoView {
    let conflicts = FileImport::expect().to_review();

    view! {
        <Show when=move || !conflicts.with(Vec::is_empty)>
            <Conflicts conflicts/>
        </Show>
    }
}

#[component]
fn Conflicts(
    /// The lines of each.
    conflicts: RwSignal<Vec<String>>,
) -> impl IntoView {
    let title = move || match conflicts.with(Vec::len) {
        1 => "1 conflict to review".to_owned(),
        count => format!("{count} conflicts to review"),
    };
    let done = move |_| conflicts.set(Vec::new());

    view! {
        <section class="repair" aria-labelledby="places-title">
            <h2 id="places-title">{title}</h2>
            <p>
                "The draft and the file both changed these lines. Both versions are in the text, the draft's first: keep what is right."
            </p>
            <ul class="places">
                <For each=move || conflicts.get() key=String::clone let:lines>
                    <ConflictRow lines/>
                </For>
            </ul>
            <button type="button" on:click=done>
                "Done"
            </button>
        </section>
    }
}

/// A conflict, by its first line.
#[component]
fn ConflictRow(
    /// Its lines.
    lines: String,
) -> impl IntoView {
    let (editor, navigation) = (Editor::expect(), Navigation::expect());
    let first = lines.trim_start().split(['\r', '\n']).next();
    let first = first.unwrap_or_default().to_owned();
    let go = move |_| match editor.issue().with_untracked(|it| it.text().find(&lines)) {
        Some(at) => navigation.reveal_source(at),
        None => editor.announce("These lines have changed."),
    };

    view! {
        <li>
            <code>{first.clone()}</code>
            <button type="button" aria-label=format!("Go to {first}") on:click=go>
                "Go to"
            </button>
        </li>
    }
}
