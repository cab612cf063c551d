//! Takes the past events out, once they were looked at.

use issue::Issue;
use issue::entry::Entry;
use issue::inline::plain;
use issue::operation::{Operation, past_events};
use leptos::prelude::*;

use crate::browser::dom::{El, Nodes, button, div, li, nodes, p, span, ul};
use crate::editor::Editor;
use crate::parts::modal::modal_anew;
use crate::view::{Dialog, View};

/// The dialog.
pub fn trim_dialog() -> El {
    modal_anew(Dialog::TrimEvents, "Trim past events", trim)
}

/// An event that would go.
struct Past {
    day: String,
    title: String,
    section: String,
}

fn trim() -> Nodes {
    let editor = Editor::expect();
    let view = View::expect();
    let past = editor.issue().with_untracked(past);
    let count = past.len();
    let noun = if count == 1 { "event" } else { "events" };
    let trim = move || {
        view.dialog.set(None);
        editor.say(match editor.run(&Operation::TrimEvents) {
            Ok(()) => format!("Removed {count} past {noun}. Undo brings them back."),
            Err(error) => format!("Not done: {error}. Nothing was changed."),
        });
    };
    if past.is_empty() {
        return p().child("No event ended before the issue's date.").into();
    }
    let rows: Vec<_> = past.into_iter().map(row).collect();
    let list = ul()
        .class("past")
        .attr("tabindex", "0")
        .attr("aria-label", "Past events");
    let keep = button()
        .on_click(move || view.dialog.set(None))
        .child("Keep them");
    let remove = button()
        .class("primary")
        .on_click(trim)
        .child(format!("Remove {count} {noun}"));

    nodes()
        .child(p().child(format!("{count} {noun} ended before the issue's date:")))
        .child(list.child(rows))
        .child(div().class("modal-actions").child([keep, remove]))
}

fn row(event: Past) -> El {
    li().child(span().class("past-day").child(event.day))
        .child(span().child(event.title))
        .child(span().class("hint").child(event.section))
}

fn past(issue: &Issue) -> Vec<Past> {
    let sections = &issue.outline().sections;
    let named = past_events(issue).into_iter().filter_map(|(index, found)| {
        let Entry::Event(event) = found.entry else {
            return None;
        };
        Some(Past {
            day: event.last_day().to_string(),
            title: plain(&event.title),
            section: sections.get(index)?.heading.clone(),
        })
    });
    named.collect()
}
