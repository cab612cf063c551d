//! Makes the next issue's draft: the date proposed, the number that follows from it, and the template.

use issue::Issue;
use issue::calendar::{Date, Weekday};
use issue::entry::CfpEvent;
use issue::{draft, issue_field};
use leptos::ev;
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::dom::{El, button, div, form, input, label, p, when};
use crate::browser::focus;
use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::parts::field::{bound, check_field};
use crate::parts::modal::modal_anew;
use crate::view::{Dialog, View};

mod cfp_events;

use cfp_events::{Offer, cfp_events, with_events};

/// The dialog.
pub fn new_issue_dialog() -> El {
    modal_anew(Dialog::NewIssue, "New issue", || new_issue().into())
}

/// The form, made anew each time, so that it proposes today's date.
fn new_issue() -> El {
    let editor = Editor::expect();
    let drafts = Drafts::expect();
    let view = View::expect();
    let typed = RwSignal::new(proposed());
    let from_open = RwSignal::new(false);
    let date = move || typed.with(|it| Date::parse(it));
    let offers = StoredValue::new(editor.issue().with_untracked(Offer::all));
    let make = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(date) = untrack(date) {
            view.dialog.set(None);
            if !editor.is_finished() {
                return;
            }
            let previous = editor.issue().get_untracked();
            let previous = from_open.get_untracked().then_some(&previous);
            let taken = offers.with_value(|it| it.iter().filter_map(|it| it.taken(date)).collect());
            let calls = previous.map(|_| taken).unwrap_or_default();
            start(editor, drafts, date, previous, calls);
        }
    };
    let from_open_box = check_field(
        "Carry over what lasts from the open issue",
        move || from_open.get(),
        move |is_wanted| from_open.set(is_wanted),
    );
    focus::soon("new-date");
    let submit = button()
        .class("primary")
        .attr("type", "submit")
        .attr("disabled", move || date().is_none())
        .child("Make the draft");

    form()
        .class("new-issue")
        .on(ev::submit, make)
        .child(day(typed).child(explained(date)))
        .child(from_open_box.attr("hidden", move || !editor.is_open()))
        .child(when(
            move || from_open.get(),
            move || cfp_events(offers, date),
        ))
        .child(div().class("modal-actions").child(submit))
}

/// The field of the day, `typed` as the browser gives it.
fn day(typed: RwSignal<String>) -> El {
    let date = input()
        .id("new-date")
        .attr("type", "date")
        .attr("required", true)
        .attr("aria-describedby", "new-hint");
    div()
        .class("field")
        .child(label().attr("for", "new-date").child("Date"))
        .child(bound(date, typed))
}

fn explained(date: impl Fn() -> Option<Date> + 'static) -> El {
    p().class("hint")
        .id("new-hint")
        .attr("aria-live", "polite")
        .child(move || hint(date()))
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
    let number = issue_field::number_for(date).map(|it| format!("Issue {it}, "));
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
    editor.mark("the next issue was begun");
    drafts.open_text(&text, &name);
    editor.say(format!("Made the draft of {}.", date.in_words()));
}
