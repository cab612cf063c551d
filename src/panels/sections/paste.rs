//! Handles text pasted into a section: shows links before it adds them, and adds entries of the section's own kind at
//! once.

use issue::import::entries_in;
use issue::operation::Operation;
use issue::section::Kind;
use leptos::ev;
use leptos::prelude::*;

use crate::browser::clipboard;
use crate::dialogs::PastedLinks;
use crate::editor::{Editor, Summary, reference};
use crate::view::View;

/// Whether links can be pasted into the section.
pub fn takes_links(section: &Summary) -> bool {
    section.kind == Kind::Links
}

/// Handles a paste while the focus is in the section, but not in a field.
pub fn paste_into(section: &Summary) -> impl Fn(ev::ClipboardEvent) + use<> {
    let (editor, view, pasted) = (Editor::expect(), View::expect(), PastedLinks::expect());
    let section = section.clone();
    move |event| {
        let Some(clip) = clipboard::pasted(&event) else {
            return;
        };
        if takes_links(&section) {
            pasted.show(editor, view, section.id.clone(), &clip);
        } else {
            add_entries(editor, &section, &clip.text);
        }
    }
}

/// Adds the entries in `text` as one step.
fn add_entries(editor: Editor, section: &Summary, text: &str) {
    let adding = additions(editor, section, text);
    let (count, heading) = (adding.len(), &section.heading);
    if count == 0 {
        return editor.announce(format!(
            "Nothing pasted: expected lines like those in {heading}."
        ));
    }
    let label = format!("paste {count} into {heading}");
    editor.announce(match editor.run_all(&label, adding) {
        Ok(()) => format!("Pasted {count}."),
        Err(error) => format!("Nothing pasted: {error}."),
    });
}

fn additions(editor: Editor, section: &Summary, text: &str) -> Vec<Operation> {
    let issue = editor.issue().get_untracked();
    let Some(at) = reference(issue.outline(), &section.id) else {
        return Vec::new();
    };
    let add = |entry| Operation::Add {
        section: at.clone(),
        entry,
        index: None,
    };
    let entries = entries_in(text, section.kind);
    entries.into_iter().map(add).collect()
}
