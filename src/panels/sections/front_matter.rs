//! The issue's front matter, above its sections.

use issue::Issue;
use issue::issue_field::IssueField;
use leptos::prelude::*;

use super::issue_field_card::IssueFieldCard;
use crate::editor::{Editor, SectionId};

/// The issue's title, its date and its number.
#[component]
pub fn FrontMatter() -> impl IntoView {
    let editor = Editor::expect();
    let title =
        move || editor.read_outside_entries(|it| field(it, "Title").unwrap_or_default().to_owned());
    let has_date_and_number =
        |it: &Issue| field(it, "Date").is_some() && field(it, "Number").is_some();

    view! {
        <Show when=move || editor.read_outside_entries(has_date_and_number)>
            <section class="section issue-header" aria-label="Header" data-depth="0">
                <p class="issue-title">{title}</p>
                <IssueFieldCard section=SectionId::from("Header") field=IssueField::Date/>
            </section>
        </Show>
    }
}

fn field<'a>(issue: &'a Issue, key: &str) -> Option<&'a str> {
    let range = issue.outline().field(issue.text(), key)?;
    issue.text().get(range)
}
