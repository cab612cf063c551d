//! Removes past events, after showing which they are.

use issue::Issue;
use issue::entry::Entry;
use issue::inline::plain;
use issue::operation::{Operation, past_events};
use leptos::either::Either;
use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::editor::Editor;
use crate::view::{Dialog, View};
use crate::words::counted;

/// The dialog that lists past events and removes them.
#[component]
pub fn TrimDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::TrimEvents title="Trim past events">
            <PastEvents/>
        </PageDialog>
    }
}

/// An event that would be removed.
struct PastEvent {
    day: String,
    title: String,
    section: String,
}

#[component]
fn PastEvents() -> impl IntoView {
    let editor = Editor::expect();
    let view = View::expect();
    let past = editor.issue().with_untracked(past);
    let events = counted(past.len(), "event");
    let removed = format!("Removed {events}.");
    let trim = move |_| {
        view.dialog.set(None);
        editor.announce(match editor.run(&Operation::TrimEvents) {
            Ok(()) => removed.clone(),
            Err(error) => format!("Not done: {error}. Nothing was changed."),
        });
    };
    let cancel = move |_| view.dialog.set(None);
    if past.is_empty() {
        return Either::Left(view! { <p>"No event ended before the issue's date."</p> });
    }

    Either::Right(view! {
        <p>{format!("{events} ended before the issue's date:")}</p>
        <ul class="past" tabindex="0" aria-label="Past events">
            {past.into_iter().map(row).collect_view()}
        </ul>
        <div class="modal-actions">
            <button type="button" data-safe="" on:click=cancel>
                "Cancel"
            </button>
            <button type="button" class="primary" on:click=trim>
                {format!("Remove {events}")}
            </button>
        </div>
    })
}

fn row(event: PastEvent) -> impl IntoView {
    view! {
        <li>
            <span class="past-day">{event.day}</span>
            <span>{event.title}</span>
            <span class="hint">{event.section}</span>
        </li>
    }
}

fn past(issue: &Issue) -> Vec<PastEvent> {
    let sections = &issue.outline().sections;
    let named = past_events(issue).into_iter().filter_map(|(index, found)| {
        let Entry::Event(event) = found.entry else {
            return None;
        };
        Some(PastEvent {
            day: event.last_day().to_string(),
            title: plain(&event.title),
            section: sections.get(index)?.heading.clone(),
        })
    });
    named.collect()
}
