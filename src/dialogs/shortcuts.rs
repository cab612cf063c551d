//! The keyboard, key by key.

use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::view::Dialog;

/// Where keys work, and what each does there.
type Group = (&'static str, &'static [(&'static str, &'static str)]);

const GROUPS: [Group; 3] = [
    (
        "Anywhere",
        &[
            ("Ctrl+K", "Find a section or an entry, or run a command"),
            ("Ctrl+Z", "Undo"),
            ("Ctrl+Shift+Z", "Redo"),
            ("Ctrl+O", "Open"),
            ("Ctrl+S", "Save to the opened file, or download"),
            ("F6 Shift+F6", "Next pane, previous pane"),
            ("?", "This list"),
        ],
    ),
    (
        "On an entry",
        &[
            ("↑ ↓", "Previous entry, next entry"),
            ("E Enter", "Edit"),
            ("M", "Move to another section"),
            ("Alt+↑ Alt+↓", "Move up, move down"),
            ("D", "Duplicate"),
            ("X Shift+X", "Select, select all up to here"),
            ("Delete", "Remove"),
            ("Ctrl+V", "Paste links or entries into the section"),
            ("Tab", "Its other actions"),
        ],
    ),
    (
        "In a form",
        &[
            ("Enter", "Save"),
            ("Ctrl+Enter", "Save and begin the next entry"),
            ("Escape", "Cancel; redo brings back what was typed"),
        ],
    ),
];

/// The dialog that lists the keyboard shortcuts.
#[component]
pub fn ShortcutsDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::Shortcuts title="Keyboard shortcuts">
            <div class="shortcuts">{GROUPS.map(group).collect_view()}</div>
        </PageDialog>
    }
}

fn group((place, keys): Group) -> impl IntoView {
    view! {
        <section>
            <h3>{place}</h3>
            <dl>{keys.iter().map(row).collect_view()}</dl>
        </section>
    }
}

fn row((keys, action): &(&'static str, &'static str)) -> impl IntoView + use<> {
    let keys = keys.split(' ').map(|it| view! { <kbd>{it}</kbd> });

    view! {
        <div class="shortcut">
            <dt>{keys.collect_view()}</dt>
            <dd>{*action}</dd>
        </div>
    }
}
