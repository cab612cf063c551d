//! Runs the keyboard shortcuts that work anywhere.

use leptos::prelude::*;

use crate::browser::keys::{self, Shortcut};
use crate::browser::{dialog, focus};
use crate::dialogs::guide;
use crate::editor::Editor;
use crate::export;
use crate::submit_route::SubmitRoute;
use crate::view::{Dialog, Tab, View};

/// The panes that F6 cycles through, each with the id of an element that can have the focus.
const PANES: [(Tab, &str); 3] = [
    (Tab::Sections, "sections"),
    (Tab::Forms, "edit-side"),
    (Tab::Preview, "view-side"),
];

/// Listens to the shortcuts that work anywhere. While a dialog is open, only the dialog gets keys; Submit has its own.
pub fn listen(editor: Editor, view: View, submit: SubmitRoute) {
    let is_elsewhere = move || dialog::is_any_open() || untrack(|| submit.is_shown());
    keys::on_shortcut(move |shortcut| !is_elsewhere() && run(editor, view, shortcut));
}

/// Runs the shortcut. Returns false to leave the key to the browser.
pub fn run(editor: Editor, view: View, shortcut: Shortcut) -> bool {
    let is_open = editor.opened().with_untracked(Option::is_some);
    match shortcut {
        Shortcut::Undo => editor.undo(),
        Shortcut::Redo => editor.redo(),
        Shortcut::Open => view.dialog.set(Some(Dialog::Open)),
        Shortcut::Find => view.dialog.set(Some(Dialog::Palette)),
        Shortcut::Help => view.dialog.set(Some(Dialog::Guide(guide::KEYBOARD))),
        Shortcut::Save if is_open => export::save(editor, view),
        Shortcut::NextTask if is_open => view.go_to_next_task(),
        Shortcut::NextPane if is_open => focus_pane(view, 1),
        Shortcut::PreviousPane if is_open => focus_pane(view, PANES.len() - 1),
        Shortcut::Save | Shortcut::NextTask | Shortcut::NextPane | Shortcut::PreviousPane => {
            return false;
        }
    }
    true
}

/// Focuses the pane `step` places after the focused one; after the last pane comes the first.
fn focus_pane(view: View, step: usize) {
    let at = PANES.iter().position(|(_, id)| focus::is_within(id));
    // If no pane has the focus, forward leads to the first pane and backward to the last.
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
