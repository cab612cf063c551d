//! The keyboard, key by key.

use leptos::prelude::*;

use crate::parts::modal::Modal;
use crate::view::Dialog;

/// Where a key works, the keys, and what each does.
type Group = (&'static str, &'static [(&'static str, &'static str)]);

const GROUPS: [Group; 3] = [
    (
        "Anywhere",
        &[
            ("Ctrl+Z", "Undo"),
            ("Ctrl+Shift+Z", "Redo"),
            ("Ctrl+O", "Open"),
            ("Ctrl+S", "Download"),
            ("F6", "Next pane"),
            ("?", "This list"),
        ],
    ),
    (
        "On an entry",
        &[
            ("↑ ↓", "Entry before, entry after"),
            ("Enter", "Edit"),
            ("Alt+↑ Alt+↓", "Move up, move down"),
            ("Delete", "Remove"),
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

/// The keyboard shortcuts.
#[component]
pub fn ShortcutsDialog() -> impl IntoView {
    view! {
        <Modal which=Dialog::Shortcuts title="Keyboard shortcuts">
            <div class="shortcuts">{GROUPS.map(group).into_iter().collect_view()}</div>
        </Modal>
    }
    .into_any()
}

fn group((place, keys): Group) -> AnyView {
    let rows = keys.iter().map(|(keys, does)| {
        let keys = keys.split(' ').map(|it| view! { <kbd>{it}</kbd> });
        view! {
            <div class="shortcut">
                <dt>{keys.collect_view()}</dt>
                <dd>{*does}</dd>
            </div>
        }
    });
    view! {
        <section>
            <h3>{place}</h3>
            <dl>{rows.collect_view()}</dl>
        </section>
    }
    .into_any()
}
