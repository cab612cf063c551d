//! The performance triage: the report as Markdown, its headings moved below the section's own.

use issue::issue_field::{FieldValue, IssueField, demoted};
use leptos::prelude::*;

use super::{CardText, value_before};
use crate::components::FieldMessage;
use crate::forms::entry_form::EntryForm;
use crate::forms::fields::FormTextArea;
use crate::forms::form_value::{FormValue, all_blank};

/// Edits the report.
#[component]
pub fn PerformanceTriageForm() -> impl IntoView {
    let before = match value_before(IssueField::PerformanceTriage) {
        Some(FieldValue::PerformanceTriage(report)) => report,
        _ => String::new(),
    };
    let report = RwSignal::new(before);
    let value = move || {
        if all_blank(&[report]) {
            return FormValue::Empty;
        }
        FormValue::Fields(vec![FieldValue::PerformanceTriage(report.get())])
    };

    view! {
        <EntryForm value autofocus="Report">
            <FormTextArea name="value" label="Report" value=report check=about_headings/>
        </EntryForm>
    }
}

/// Tells the user that headings are written at a lower level than in the pasted text.
fn about_headings(report: &str) -> Option<FieldMessage> {
    let moves = demoted(report.trim()) != report.trim();
    let message = "Galley lowers its headings to fit below this section's.";
    moves.then(|| FieldMessage::Note(message.to_owned()))
}

/// The report on a closed card.
pub fn card_text(report: &str) -> CardText {
    let mut paragraphs = report.split("\n\n").filter(|it| !it.trim().is_empty());
    let first = paragraphs.next().unwrap_or_default();
    let more = match paragraphs.count() {
        0 => String::new(),
        1 => "and 1 more paragraph".to_owned(),
        count => format!("and {count} more paragraphs"),
    };
    CardText {
        main: issue::inline::plain(first.trim_start_matches('#').trim()),
        more,
    }
}
