//! Keeps the focus on the page. If a change removed the focused element, the entry or section that changed gets the
//! focus.

use leptos::prelude::*;

use crate::browser::{dialog, focus};
use crate::editor::{Editor, RowId};
use crate::element_ids::{row_id, section_id};
use crate::navigation::entry_at;
use crate::view::View;

/// The pane that gets the focus if nothing else can: the forms.
const PANE: &str = "issue";

/// Checks for a lost focus after each change of the text, the open form and the open dialog.
pub fn start(editor: Editor, view: View, last_row: impl Fn() -> Option<RowId> + Copy + 'static) {
    Effect::new(move || {
        editor.issue().track();
        editor.form().track();
        let is_busy = view.dialog.get().is_some() || !editor.is_open();
        if !is_busy {
            // Code that knows better where the focus belongs moves it in the next frame.
            request_animation_frame(move || {
                request_animation_frame(move || restore(editor, last_row()));
            });
        }
    });
}

fn restore(editor: Editor, last_row: Option<RowId>) {
    if !focus::is_lost() || dialog::is_any_open() {
        return;
    }
    let rows = [editor.appeared_row(), last_row, changed_row(editor)];
    let rows = rows.into_iter().flatten().map(row_id);
    let places = rows.chain(changed_section(editor)).chain([PANE.to_owned()]);
    for id in places {
        focus::on(&id);
        if !focus::is_lost() {
            return;
        }
    }
}

/// The entry at the last change.
fn changed_row(editor: Editor) -> Option<RowId> {
    let at = editor.focus_offset().get_untracked()?;
    let issue = editor.issue().get_untracked();
    let (section, entry) = entry_at(&issue, at)?;
    editor.row_at(section, entry).map(|it| it.1)
}

/// The element of the section of the last change.
fn changed_section(editor: Editor) -> Option<String> {
    let at = editor.focus_offset().get_untracked()?;
    let issue = editor.issue().get_untracked();
    let sections = &issue.outline().sections;
    let index = sections
        .iter()
        .rposition(|it| it.heading_range.start <= at)?;
    editor
        .sections()
        .with_untracked(|it| it.get(index).map(|it| section_id(&it.id)))
}
