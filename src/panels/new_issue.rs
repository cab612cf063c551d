//! Makes the next issue's draft: the date proposed, the number that follows from it, and the template.

use issue::Issue;
use issue::calendar::{Date, Weekday};
use issue::entry::CfpEvent;
use issue::{draft, slot};
use leptos::prelude::*;

use crate::browser::clock;
use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::parts::modal::Modal;
use crate::view::{Dialog, View};

mod cfp_events;

use cfp_events::{CfpEvents, Offer, with_events};

/// The dialog.
#[component]
pub fn NewIssueDialog() -> impl IntoView {
    let view = View::expect();
    let is_shown = move || view.dialog.get() == Some(Dialog::NewIssue);

    view! {
        <Modal which=Dialog::NewIssue title="New issue">
            <Show when=is_shown>
                <NewIssue/>
            </Show>
        </Modal>
    }
    .into_any()
}

/// The form, made anew each time, so that it proposes today's date.
#[component]
fn NewIssue() -> impl IntoView {
    let editor = Editor::expect();
    let drafts = Drafts::expect();
    let view = View::expect();
    let typed = RwSignal::new(proposed());
    let from_open = RwSignal::new(false);
    let date = Memo::new(move |_| Date::parse(&typed.get()));
    let is_open = editor.is_open();
    let offers = StoredValue::new(editor.issue().with_untracked(Offer::all));
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(date) = date.get_untracked() {
            let previous = editor.issue().get_untracked();
            let previous = from_open.get_untracked().then_some(&previous);
            let taken = offers.with_value(|it| it.iter().filter_map(|it| it.taken(date)).collect());
            let calls = previous.map(|_| taken).unwrap_or_default();
            start(editor, drafts, date, previous, calls);
            view.dialog.set(None);
        }
    };

    view! {
        <form class="new-issue" on:submit=make>
            <div class="field">
                <label for="new-date">"Date"</label>
                <input
                    id="new-date"
                    type="date"
                    required
                    aria-describedby="new-hint"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                <p class="hint" id="new-hint" aria-live="polite">{move || hint(date.get())}</p>
            </div>
            <label class="check" hidden=move || !is_open.get()>
                <input
                    type="checkbox"
                    prop:checked=move || from_open.get()
                    on:change=move |event| from_open.set(event_target_checked(&event))
                />
                "Carry over what lasts from the open issue"
            </label>
            <Show when=move || from_open.get()>
                <CfpEvents offers date/>
            </Show>
            <div class="modal-actions">
                <button class="primary" type="submit" disabled=move || date.get().is_none()>
                    "Make the draft"
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn proposed() -> String {
    let day = clock::today().map(draft::next_issue_day);
    day.map(|it| it.to_string()).unwrap_or_default()
}

/// What the date means, in words.
fn hint(date: Option<Date>) -> String {
    let Some(date) = date else {
        return "Choose the day on which the issue comes out.".to_owned();
    };
    let number = slot::number_for(date).map(|it| format!("Issue {it}, "));
    let (number, words) = (number.unwrap_or_default(), date.in_words());
    if date.weekday() == Weekday::Wednesday {
        format!("{number}{words}.")
    } else {
        format!("{number}{words}. Issues come out on Wednesdays.")
    }
}

fn start(
    editor: Editor,
    drafts: Drafts,
    date: Date,
    previous: Option<&Issue>,
    calls: Vec<CfpEvent>,
) {
    let text = with_events(draft::template(date, previous), calls);
    let name = draft::file_name(&Issue::new(text.as_str()));
    drafts.open_text(&text, &name);
    editor.say(format!("Made the draft of {}.", date.in_words()));
}
