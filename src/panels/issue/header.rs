//! The issue's front matter, above its sections.

use issue::Issue;
use issue::issue_field::IssueField;
use leptos::prelude::*;

use super::slots::card;
use crate::browser::dom::{Region, p, section, when};
use crate::editor::{Editor, SectionId};

/// The issue's title, its date and its number.
pub fn header() -> Region {
    let editor = Editor::expect();
    let title = move || editor.issue().with(title_of);
    let has_any = |it: &Issue| {
        let has = |key| it.outline().field(it.text(), key).is_some();
        has("Date") && has("Number")
    };
    when(
        move || editor.issue().with(has_any),
        move || {
            section()
                .class("section issue-header")
                .attr("aria-label", "Header")
                .attr("data-depth", "0")
                .child(p().class("issue-title").child(title))
                .child(card(SectionId::from("Header"), IssueField::Date))
        },
    )
}

fn title_of(issue: &Issue) -> String {
    let title = issue.outline().field(issue.text(), "Title");
    let title = title.and_then(|it| issue.text().get(it));
    title.unwrap_or_default().to_owned()
}
