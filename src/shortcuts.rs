//! What the keys that work anywhere do.

use leptos::prelude::*;

use crate::browser::keys::{self, Shortcut};
use crate::browser::{dialog, focus};
use crate::editor::Editor;
use crate::export;
use crate::view::{Dialog, Tab, View};

/// The panes that F6 cycles through, each with the id of an element that can have the focus.
const PANES: [(Tab, &str); 3] = [
    (Tab::Sections, "sections"),
    (Tab::Forms, "edit-side"),
    (Tab::Preview, "view-side"),
];

/// Listens to the keys that work anywhere. An open dialog has the keyboard to itself.
pub fn listen(editor: Editor, view: View) {
    keys::on_shortcut(move |shortcut| !dialog::is_any_open() && run(editor, view, shortcut));
}

/// Does what the shortcut stands for; false leaves the key to the browser.
fn run(editor: Editor, view: View, shortcut: Shortcut) -> bool {
    let is_open = editor.opened().with_untracked(Option::is_some);
    match shortcut {
        Shortcut::Undo => editor.undo(),
        Shortcut::Redo => editor.redo(),
        Shortcut::Open => view.dialog.set(Some(Dialog::Open)),
        Shortcut::Find => view.dialog.set(Some(Dialog::Palette)),
        Shortcut::Help => view.dialog.set(Some(Dialog::Shortcuts)),
        Shortcut::Save if is_open => export::save(editor, view),
        Shortcut::NextPane if is_open => focus_pane(view, 1),
        Shortcut::PreviousPane if is_open => focus_pane(view, PANES.len() - 1),
        Shortcut::Save | Shortcut::NextPane | Shortcut::PreviousPane => return false,
    }
    true
}

/// Moves the focus to the pane `step` places after the one that has it, around the end.
fn focus_pane(view: View, step: usize) {
    let at = PANES.iter().position(|(_, id)| focus::is_within(id));
    // From outside of all panes, forward leads to the first and backward to the last.
    let at = at.unwrap_or(PANES.len() - usize::from(step == 1));
    let next = PANES.get((at + step) % PANES.len());
    if let Some((tab, id)) = next {
        let is_shown = |tab: Tab| {
            tab.side()
                .map_or_else(|| view.shows(tab), |it| view.shows_side(it))
        };
        if untrack(|| !is_shown(*tab)) {
            view.show(*tab);
        }
        focus::soon(*id);
    }
}
