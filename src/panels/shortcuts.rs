//! The keyboard, key by key.

use leptos::prelude::*;

use crate::browser::focus;
use crate::browser::keys::{self, Shortcut};
use crate::editor::Editor;
use crate::panels::output;
use crate::parts::modal::Modal;
use crate::view::{Dialog, Tab, View};

/// Where a key works, the keys, and what each does.
type Group = (&'static str, &'static [(&'static str, &'static str)]);

const GROUPS: [Group; 3] = [
    (
        "Anywhere",
        &[
            ("Ctrl+K", "Go to a section or an entry, or do anything"),
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
            ("Space Shift+Space", "Select, select all up to here"),
            ("Ctrl+V", "Paste links into the section"),
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

/// The panes that the keyboard goes around, each by an element that can have the focus.
const PANES: [(Tab, &str); 3] = [
    (Tab::Sections, "sections"),
    (Tab::Entries, "issue"),
    (Tab::Preview, "beside"),
];

/// Listens to the keys that work anywhere; a dialog has the keyboard to itself.
fn listen() {
    let (editor, view) = (Editor::expect(), View::expect());
    keys::on_shortcut(move |shortcut| {
        if view.dialog.with_untracked(Option::is_some) {
            return false;
        }
        let is_open = editor.opened().with_untracked(Option::is_some);
        match shortcut {
            Shortcut::Undo => editor.undo(),
            Shortcut::Redo => editor.redo(),
            Shortcut::Open => view.dialog.set(Some(Dialog::Open)),
            Shortcut::Find => view.dialog.set(Some(Dialog::Palette)),
            Shortcut::Help => view.dialog.set(Some(Dialog::Shortcuts)),
            Shortcut::Download if is_open => output::download_file(editor),
            Shortcut::NextPane if is_open => go_around(view),
            Shortcut::Download | Shortcut::NextPane => return false,
        }
        true
    });
}

/// Goes to the pane after the one that has the focus.
fn go_around(view: View) {
    let at = PANES.iter().position(|(_, id)| focus::is_within(id));
    let next = PANES.get(at.map_or(0, |it| it + 1)).or(PANES.first());
    if let Some((tab, id)) = next {
        if untrack(|| !view.shows_any(*tab)) {
            view.show(*tab);
        }
        focus::soon(*id);
    }
}

/// The keyboard shortcuts.
#[component]
pub fn ShortcutsDialog() -> impl IntoView {
    listen();

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
