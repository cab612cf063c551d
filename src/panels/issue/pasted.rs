//! What pasting into a section does: links are shown before they are added, entries of its own kind are added.

use issue::import::entries_in;
use issue::operation::Operation;
use leptos::ev;
use leptos::prelude::*;

use super::takes_links;
use crate::browser::clipboard;
use crate::dialogs::PastedLinks;
use crate::editor::{Editor, Summary, reference};
use crate::view::View;

/// Takes what is pasted while the focus is in the section, but in none of its fields.
pub fn pasting(section: &Summary) -> impl Fn(ev::ClipboardEvent) + use<> {
    let (editor, view, pasting) = (Editor::expect(), View::expect(), PastedLinks::expect());
    let section = section.clone();
    move |event| {
        let Some(clip) = clipboard::pasted(&event) else {
            return;
        };
        if takes_links(&section) {
            return pasting.show(editor, view, section.id.clone(), &clip);
        }
        let adding = adding(editor, &section, &clip.text);
        let count = adding.len();
        if count == 0 {
            return editor.say(format!(
                "Nothing pasted: expected lines as {} has them.",
                section.heading
            ));
        }
        let label = format!("paste {count} into {}", section.heading);
        editor.say(match editor.run_all(&label, adding) {
            Ok(()) => format!("Pasted {count}."),
            Err(error) => format!("Nothing pasted: {error}."),
        });
    }
}

fn adding(editor: Editor, section: &Summary, text: &str) -> Vec<Operation> {
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
