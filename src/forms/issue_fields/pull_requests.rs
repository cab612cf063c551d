//! How many pull requests were merged; the days of the search follow from the issue's date.

use issue::Issue;
use issue::issue_field::{self, FieldValue, IssueField, merged_between};
use leptos::prelude::*;

use super::{CardText, value_before};
use crate::components::FieldWidth;
use crate::editor::Editor;
use crate::forms::entry_form::EntryForm;
use crate::forms::field_checks;
use crate::forms::fields::FormField;
use crate::forms::form_value::{FormValue, all_blank};

/// Edits the number.
#[component]
pub fn PullRequestsForm() -> impl IntoView {
    let before = match value_before(IssueField::PullRequests) {
        Some(FieldValue::PullRequests(count)) => count.to_string(),
        _ => String::new(),
    };
    let count = RwSignal::new(before);
    let days = Editor::expect().issue().with_untracked(days);
    let value = move || match count.with(|it| it.trim().parse()) {
        _ if all_blank(&[count]) => FormValue::Empty,
        Ok(count) => FormValue::Fields(vec![FieldValue::PullRequests(count)]),
        Err(_) => FormValue::Invalid("value"),
    };

    view! {
        <EntryForm value autofocus="Number of pull requests">
            <FormField
                name="value"
                label="Number of pull requests"
                value=count
                required=true
                check=field_checks::count
                width=FieldWidth::Half
                keyboard="numeric"
            />
            <p class="hint">{days}</p>
        </EntryForm>
    }
}

/// Which days the search covers, in words.
fn days(issue: &Issue) -> String {
    let days = issue_field::date(issue).and_then(merged_between);
    days.map_or_else(String::new, |(from, to)| {
        format!(
            "Merged from {} to {}: the search follows the issue's date.",
            from.in_words(),
            to.in_words()
        )
    })
}

/// The number on a closed card.
pub fn card_text(issue: &Issue, count: u64) -> CardText {
    let days = issue_field::date(issue).and_then(merged_between);
    let days = days.map(|(from, to)| format!("{from} to {to}"));
    CardText {
        main: format!("{count} merged in the last week"),
        more: days.unwrap_or_default(),
    }
}
