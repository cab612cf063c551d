//! The performance triage: the report as Markdown, its headings moved below the section's own.

use issue::issue_field::{FieldValue, demoted};

use super::Said;
use crate::browser::dom::El;
use crate::forms::all_blank;
use crate::forms::frame::frame;
use crate::forms::state::{EntryFormState, FormValue};
use crate::parts::field::{Remark, text_area};
use leptos::prelude::*;

/// The form of the report.
pub fn form(state: EntryFormState, slot: Option<FieldValue>) -> El {
    let before = match slot {
        Some(FieldValue::PerformanceTriage(report)) => report,
        _ => String::new(),
    };
    let report = RwSignal::new(before);
    state.reads(move || {
        if all_blank(&[report]) {
            return FormValue::Empty;
        }
        FormValue::Fields(vec![FieldValue::PerformanceTriage(report.get())])
    });
    let remark = state.remark("value", "Report", report, true, about_headings);

    let all = text_area("Report", report, remark, None, move || state.typed());
    frame(state, "Report", all)
}

/// Says so where headings are written lower than they were pasted.
fn about_headings(report: &str) -> Option<Remark> {
    let moves = demoted(report.trim()) != report.trim();
    moves.then(|| Remark::Note("Its headings are written lower, below this section's.".to_owned()))
}

/// The report, as a closed card says it.
pub fn said(report: &str) -> Said {
    let mut paragraphs = report.split("\n\n").filter(|it| !it.trim().is_empty());
    let first = paragraphs.next().unwrap_or_default();
    let more = match paragraphs.count() {
        0 => String::new(),
        1 => "and 1 more paragraph".to_owned(),
        count => format!("and {count} more paragraphs"),
    };
    Said {
        main: issue::inline::plain(first.trim_start_matches('#').trim()),
        more,
    }
}
