//! How many pull requests were merged; the days of the search follow from the issue's date.

use issue::Issue;
use issue::issue_field::{self, FieldValue, merged_between};

use super::Said;
use crate::browser::dom::{El, nodes, p};
use crate::forms::frame::{Field, frame};
use crate::forms::state::{EntryFormState, FormValue};
use crate::forms::{all_blank, checks};
use leptos::prelude::*;

/// The form of the number.
pub fn form(state: EntryFormState, issue: &Issue) -> El {
    let before = match issue_field::read(issue, issue_field::IssueField::PullRequests) {
        Some(FieldValue::PullRequests(count)) => count.to_string(),
        _ => String::new(),
    };
    let count = RwSignal::new(before);
    state.reads(move || match count.with(|it| it.trim().parse()) {
        _ if all_blank(&[count]) => FormValue::Empty,
        Ok(count) => FormValue::Fields(vec![FieldValue::PullRequests(count)]),
        Err(_) => FormValue::Invalid("value"),
    });
    let field = Field {
        name: "value",
        label: "Number of pull requests",
        is_required: true,
        check: checks::count,
        width: "half",
        keyboard: "numeric",
        ..Field::default()
    };

    let all = nodes()
        .child(field.show(state, count))
        .child(p().class("hint").child(days(issue)));
    frame(state, "Number of pull requests", all)
}

/// The days that the search goes from and to.
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

/// The number, as a closed card says it.
pub fn said(issue: &Issue, count: u64) -> Said {
    let days = issue_field::date(issue).and_then(merged_between);
    let days = days.map(|(from, to)| format!("{from} to {to}"));
    Said {
        main: format!("{count} merged in the last week"),
        more: days.unwrap_or_default(),
    }
}
