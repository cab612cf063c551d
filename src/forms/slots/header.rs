//! The issue's date and number. The title, the events' window and the search for merged pull requests follow.

use issue::Issue;
use issue::calendar::{Date, Weekday};
use issue::issue_field::{self, FieldValue};

use super::Said;
use crate::browser::dom::{El, nodes, p};
use crate::forms::frame::{Field, frame};
use crate::forms::state::{EntryFormState, FormValue};
use crate::forms::{all_blank, checks, day};
use crate::parts::field::Remark;
use leptos::prelude::*;

/// The form of date and number.
pub fn form(state: EntryFormState, issue: &Issue) -> El {
    let typed = |it: Option<String>| RwSignal::new(it.unwrap_or_default());
    let date = typed(issue_field::date(issue).map(|it| it.to_string()));
    let number = typed(issue_field::number(issue).map(|it| it.to_string()));
    state.reads(move || read(date, number));
    let in_step =
        issue_field::number(issue) == issue_field::date(issue).and_then(issue_field::number_for);
    let follow = move || {
        if in_step && let Ok(Some(next)) = day(date).map(|it| it.and_then(issue_field::number_for))
        {
            number.set(next.to_string());
        }
    };
    let counted = Field {
        name: "number",
        label: "Issue number",
        is_required: true,
        check: checks::count,
        width: "short",
        keyboard: "numeric",
        ..Field::default()
    };

    let all = nodes()
        .child(Field { width: "half", ..Field::date("date", "Issue date", true) }.show_with(state, date, on_wednesday, follow))
        .child(counted.show(state, number))
        .child(p().class("hint").child("The number, the title, the window of events and the search for merged pull requests follow the date."));
    frame(state, "Issue date", all)
}

fn read(date: RwSignal<String>, number: RwSignal<String>) -> FormValue {
    let Ok(Some(date)) = day(date) else {
        return FormValue::Invalid("date");
    };
    match number.with(|it| it.trim().parse()) {
        Ok(number) => FormValue::Fields(vec![FieldValue::Date(date), FieldValue::Number(number)]),
        Err(_) if all_blank(&[number]) => FormValue::Fields(vec![FieldValue::Date(date)]),
        Err(_) => FormValue::Invalid("number"),
    }
}

fn on_wednesday(text: &str) -> Option<Remark> {
    match Date::parse(text.trim()) {
        Some(date) if date.weekday() != Weekday::Wednesday => Some(Remark::Note(format!(
            "{}. Issues come out on Wednesdays.",
            date.in_words()
        ))),
        _ => checks::date(text),
    }
}

/// Number and date, as the closed card says them.
pub fn said(issue: &Issue) -> Said {
    let number = issue_field::number(issue).map(|it| format!("No. {it}"));
    let date = issue_field::date(issue).map(Date::in_words);
    let main: Vec<_> = [number, date].into_iter().flatten().collect();
    Said {
        main: main.join(", "),
        more: issue::draft::file_name(issue),
    }
}
