//! The issue's front matter, above its sections.

use issue::Issue;
use issue::slot::Field;
use leptos::prelude::*;

use super::slots::Card;
use crate::editor::{Editor, SectionId};

/// The issue's title, its date and its number.
#[component]
pub fn Header() -> impl IntoView {
    let editor = Editor::expect();
    let title = editor.project(title_of);
    let has_any = editor.project(|it| {
        let has = |key| it.outline().field(it.text(), key).is_some();
        has("Date") && has("Number")
    });

    view! {
        <Show when=move || has_any.get()>
            <section class="section issue-header" aria-label="Header" data-depth="0">
                <p class="issue-title">{move || title.get()}</p>
                <Card section=SectionId::from("Header") field=Field::Date/>
            </section>
        </Show>
    }
    .into_any()
}

fn title_of(issue: &Issue) -> String {
    let title = issue.outline().field(issue.text(), "Title");
    let title = title.and_then(|it| issue.text().get(it));
    title.unwrap_or_default().to_owned()
}
