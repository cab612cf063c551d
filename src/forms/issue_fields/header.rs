//! The issue's date and number. The title, the events' window and the search for merged pull requests follow.

use issue::Issue;
use issue::calendar::{Date, Weekday};
use issue::issue_field::{self, FieldValue, number_for};
use leptos::prelude::*;

use super::CardText;
use crate::components::{FieldMessage, FieldWidth};
use crate::editor::Editor;
use crate::forms::date_field::DateField;
use crate::forms::dates::Dates;
use crate::forms::entry_form::EntryForm;
use crate::forms::field_checks;
use crate::forms::fields::FormField;
use crate::forms::form_value::{FormValue, all_blank};

/// Edits date and number.
#[component]
pub fn HeaderForm() -> impl IntoView {
    let issue = Editor::expect().issue().get_untracked();
    let (date, number) = (issue_field::date(&issue), issue_field::number(&issue));
    let is_usual_number = number == date.and_then(number_for);
    let date = RwSignal::new(date.map(|it| it.to_string()).unwrap_or_default());
    let number = RwSignal::new(number.map(|it| it.to_string()).unwrap_or_default());
    let dates = Dates::now();
    let value = move || value(dates, date, number);
    let follow = move |()| {
        let next = dates.read_in(date).ok().flatten().and_then(number_for);
        if let Some(next) = next.filter(|_| is_usual_number) {
            number.set(next.to_string());
        }
    };

    view! {
        <EntryForm value autofocus="Issue date">
            <DateField
                name="date"
                label="Issue date"
                value=date
                required=true
                check=move |text: &str| check_wednesday(dates, text)
                width=FieldWidth::Half
                on_input=follow
            />
            <NumberField value=number/>
            <p class="hint">
                "The number, the title, the window of events and the search for merged pull requests follow from the date."
            </p>
        </EntryForm>
    }
}

#[component]
fn NumberField(value: RwSignal<String>) -> impl IntoView {
    view! {
        <FormField
            name="number"
            label="Issue number"
            value
            required=true
            check=field_checks::count
            width=FieldWidth::Short
            keyboard="numeric"
        />
    }
}

fn value(dates: Dates, date: RwSignal<String>, number: RwSignal<String>) -> FormValue {
    let Ok(Some(date)) = dates.read_in(date) else {
        return FormValue::Invalid("date");
    };
    match number.with(|it| it.trim().parse()) {
        Ok(number) => FormValue::Fields(vec![FieldValue::Date(date), FieldValue::Number(number)]),
        Err(_) if all_blank(&[number]) => FormValue::Fields(vec![FieldValue::Date(date)]),
        Err(_) => FormValue::Invalid("number"),
    }
}

fn check_wednesday(dates: Dates, text: &str) -> Option<FieldMessage> {
    match dates.read(text) {
        Ok(Some(date)) if date.weekday() != Weekday::Wednesday => Some(FieldMessage::Note(
            format!("{}. Issues come out on Wednesdays.", date.in_words()),
        )),
        _ => dates.check(text),
    }
}

/// Number and date on the closed card.
pub fn card_text(issue: &Issue) -> CardText {
    let number = issue_field::number(issue).map(|it| format!("No. {it}"));
    let date = issue_field::date(issue).map(Date::in_words);
    let main: Vec<_> = [number, date].into_iter().flatten().collect();
    CardText {
        main: main.join(", "),
        more: issue::draft::file_name(issue),
    }
}
