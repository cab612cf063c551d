//! Takes the past events out, once they were looked at.

use issue::Issue;
use issue::entry::Entry;
use issue::inline::plain;
use issue::operation::{Operation, past_events};
use leptos::prelude::*;

use crate::editor::Editor;
use crate::parts::modal::Modal;
use crate::view::{Dialog, View};

/// The dialog.
#[component]
pub fn TrimDialog() -> impl IntoView {
    let view = View::expect();
    let is_shown = move || view.dialog.get() == Some(Dialog::TrimEvents);

    view! {
        <Modal which=Dialog::TrimEvents title="Trim past events">
            <Show when=is_shown>
                <Trim/>
            </Show>
        </Modal>
    }
    .into_any()
}

/// An event that would go.
struct Past {
    day: String,
    title: String,
    section: String,
}

#[component]
fn Trim() -> impl IntoView {
    let editor = Editor::expect();
    let view = View::expect();
    let past = editor.issue().with_untracked(past);
    let count = past.len();
    let noun = if count == 1 { "event" } else { "events" };
    let trim = move |_| {
        view.dialog.set(None);
        editor.say(match editor.run(&Operation::TrimEvents) {
            Ok(()) => format!("Removed {count} past {noun}. Undo brings them back."),
            Err(error) => format!("Not done: {error}. Nothing was changed."),
        });
    };
    if past.is_empty() {
        return view! { <p>"No event ended before the issue's date."</p> }.into_any();
    }

    view! {
        <p>{format!("{count} {noun} ended before the issue's date:")}</p>
        <ul class="past" tabindex="0" aria-label="Past events">{past.iter().map(row).collect_view()}</ul>
        <div class="modal-actions">
            <button type="button" on:click=move |_| view.dialog.set(None)>"Keep them"</button>
            <button type="button" class="primary" on:click=trim>{format!("Remove {count} {noun}")}</button>
        </div>
    }
    .into_any()
}

fn row(event: &Past) -> AnyView {
    view! {
        <li>
            <span class="past-day">{event.day.clone()}</span>
            <span>{event.title.clone()}</span>
            <span class="hint">{event.section.clone()}</span>
        </li>
    }
    .into_any()
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
