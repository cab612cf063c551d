//! Creates the next issue's draft: the date is proposed, the number follows from it, and the text is the template.

use issue::Issue;
use issue::calendar::{Date, Weekday};
use issue::entry::{CfpEvent, Entry, entries};
use issue::operation::past_events;
use issue::section::Kind;
use issue::{draft, issue_field};
use leptos::ev;
use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::browser::storage::StoredDraft;
use crate::browser::{clock, focus};
use crate::components::Checkbox;
use crate::draft_shelf::DraftShelf;
use crate::drafts::{Drafts, Origin};
use crate::editor::Editor;
use crate::view::{Dialog, View};
use crate::words::counted;

mod open_calls;

use open_calls::{Offer, OpenCalls, with_events};

/// The dialog.
#[component]
pub fn NewIssueDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::NewIssue title="New issue">
            <NewIssueForm/>
        </PageDialog>
    }
}

/// The form, which proposes a date each time it is built.
#[component]
fn NewIssueForm() -> impl IntoView {
    let editor = Editor::expect();
    let view = View::expect();
    let form = NewIssue::new(editor, Drafts::expect());
    let from_open = form.from_open;
    let date = Signal::derive(move || form.date());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(date) = date.get_untracked() {
            view.dialog.set(None);
            form.create(date);
        }
    };
    focus::soon("new-date");

    view! {
        <form class="new-issue" on:submit=submit>
            <DateField typed=form.typed date/>
            <Show when=move || editor.is_open()>
                <Checkbox
                    label="Carry over events and open calls"
                    checked=from_open
                    on_change=move |on| from_open.set(on)
                />
            </Show>
            <Show when=move || from_open.get()>
                <OpenCalls offers=form.offers date/>
            </Show>
            <div class="modal-actions">
                <button type="button" on:click=move |_| view.dialog.set(None)>
                    "Cancel"
                </button>
                <button type="submit" class="primary" disabled=move || date.get().is_none()>
                    "Create draft"
                </button>
            </div>
        </form>
    }
}

/// The form's values.
#[derive(Clone, Copy, Debug)]
struct NewIssue {
    editor: Editor,
    drafts: Drafts,
    /// The date, in the format of the browser's date field.
    typed: RwSignal<String>,
    /// Whether to carry over the open issue's events and calls.
    from_open: RwSignal<bool>,
    offers: StoredValue<Vec<Offer>>,
}

impl NewIssue {
    fn new(editor: Editor, drafts: Drafts) -> Self {
        Self {
            editor,
            drafts,
            typed: RwSignal::new(proposed_date(editor)),
            from_open: RwSignal::new(editor.opened().with_untracked(Option::is_some)),
            offers: StoredValue::new(editor.issue().with_untracked(Offer::all)),
        }
    }

    fn date(self) -> Option<Date> {
        self.typed.with(|it| Date::parse(it))
    }

    fn create(self, date: Date) {
        if !self.editor.closes_form() {
            return;
        }
        let previous = self.editor.issue().get_untracked();
        let previous = self.from_open.get_untracked().then_some(&previous);
        let calls = previous.map(|_| self.calls_open_on(date));
        let text = with_events(draft::template(date, previous), calls.unwrap_or_default());
        let issue = Issue::new(text.as_str());
        let name = draft::file_name(&issue);
        self.editor.before_many_changes("the next issue was begun");
        self.drafts.open(&text, Origin { name, file: None });
        self.editor.announce(created(&issue, date));
        focus::show_top_soon(TOP);
    }

    fn calls_open_on(self, date: Date) -> Vec<CfpEvent> {
        let wanted = |it: &Vec<Offer>| it.iter().filter_map(|it| it.wanted_on(date)).collect();
        self.offers.with_value(wanted)
    }
}

/// The date field, with what follows from the date.
#[component]
fn DateField(typed: RwSignal<String>, date: Signal<Option<Date>>) -> impl IntoView {
    // The value is not written back: a half-typed date has no value yet, and writing that would clear the field.
    let proposed = typed.get_untracked();
    let on_input = move |event| typed.set(event_target_value(&event));

    view! {
        <div class="field">
            <label for="new-date">"Date"</label>
            <input
                id="new-date"
                type="date"
                required=true
                aria-describedby="new-hint"
                value=proposed
                on:input=on_input
            />
            <p class="hint" id="new-hint" aria-live="polite">
                {move || hint(date.get())}
            </p>
        </div>
    }
}

/// The issue day after the open issue, or else after the newest draft on this device, or else after today.
fn proposed_date(editor: Editor) -> String {
    let open = editor.issue().with_untracked(issue_field::date);
    let today = clock::today();
    let day = open.map(draft::issue_day_after).or_else(|| {
        // A draft from last year does not determine the next issue.
        let after_newest = newest_kept().map(draft::issue_day_after);
        let after_newest = after_newest.filter(|it| today.is_none_or(|today| *it >= today));
        after_newest.or(today.map(draft::next_issue_day))
    });
    day.map(|it| it.to_string()).unwrap_or_default()
}

/// The date of the newest issue among the drafts of this device.
fn newest_kept() -> Option<Date> {
    let date = |it: &StoredDraft| issue_field::date(&Issue::new(it.text.as_str()));
    let kept = DraftShelf::expect().all();
    kept.with_untracked(|all| all.iter().filter_map(date).max())
}

/// The pane with the sections, which a new draft shows from its top.
const TOP: &str = "issue";

/// "Created issue 668 with 14 events (3 past) and 2 open calls."
fn created(issue: &Issue, date: Date) -> String {
    let named = issue_field::number(issue).map_or_else(
        || format!("the draft of {}", date.in_words()),
        |it| format!("issue {it}"),
    );
    let count = |kind| {
        let outline = issue.outline();
        let sections = outline.sections.iter().filter(|it| it.kind == kind);
        let found = sections.flat_map(|it| entries(issue.text(), &outline.hidden, it));
        found
            .filter(|it| !matches!(it.entry, Entry::None(_)))
            .count()
    };
    let events = Some(count(Kind::Events)).filter(|it| *it > 0);
    let calls = Some(count(Kind::CfpEvents)).filter(|it| *it > 0);
    let past = match past_events(issue).len() {
        0 => String::new(),
        past => format!(" ({past} past)"),
    };
    let carried = [
        events.map(|it| format!("{}{past}", counted(it, "event"))),
        calls.map(|it| counted(it, "open call")),
    ];
    let carried: Vec<_> = carried.into_iter().flatten().collect();
    if carried.is_empty() {
        format!("Created {named}.")
    } else {
        format!("Created {named} with {}.", carried.join(" and "))
    }
}

/// The issue's number and the date in words.
fn hint(date: Option<Date>) -> String {
    let Some(date) = date else {
        return "Choose the day on which the issue comes out.".to_owned();
    };
    let number = issue_field::number_for(date).map(|it| format!("Issue {it}, "));
    let (number, words) = (number.unwrap_or_default(), date.in_words());
    if date.weekday() == Weekday::Wednesday {
        format!("{number}{words}.")
    } else {
        format!("{number}{words}. Issues come out on Wednesdays.")
    }
}
