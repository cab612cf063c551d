//! The keyboard, key by key.

use leptos::prelude::*;

use crate::browser::dialog;
use crate::browser::dom::{El, dd, div, dl, dt, h3, kbd, section};
use crate::browser::focus;
use crate::browser::keys::{self, Shortcut};
use crate::editor::Editor;
use crate::panels::save;
use crate::parts::modal::modal;
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
            ("Ctrl+S", "Save to the opened file, or download"),
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
        if dialog::is_any_open() {
            return false;
        }
        let is_open = editor.opened().with_untracked(Option::is_some);
        match shortcut {
            Shortcut::Undo => editor.undo(),
            Shortcut::Redo => editor.redo(),
            Shortcut::Open => view.dialog.set(Some(Dialog::Open)),
            Shortcut::Find => view.dialog.set(Some(Dialog::Palette)),
            Shortcut::Help => view.dialog.set(Some(Dialog::Shortcuts)),
            Shortcut::Save if is_open => save::save(editor, view),
            Shortcut::NextPane if is_open => go_around(view),
            Shortcut::Save | Shortcut::NextPane => return false,
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
pub fn shortcuts_dialog() -> El {
    listen();
    let all = div().class("shortcuts").child(GROUPS.map(group));
    modal(Dialog::Shortcuts, "Keyboard shortcuts", all)
}

fn group((place, keys): Group) -> El {
    let row = |(keys, does): &(&'static str, &'static str)| {
        let keys: Vec<_> = keys.split(' ').map(|it| kbd().child(it)).collect();
        div()
            .class("shortcut")
            .child(dt().child(keys))
            .child(dd().child(*does))
    };
    let rows: Vec<_> = keys.iter().map(row).collect();
    section().child(h3().child(place)).child(dl().child(rows))
}
