//! The choice of the section, each with what belongs in it.

use issue::submission::{Closed, SectionChoice, section_choices};
use leptos::prelude::*;

use super::super::fields::Fields;
use crate::element_ids::slug;

/// Radio buttons for the sections that the kind may go to.
#[component]
pub fn SectionChoices() -> impl IntoView {
    let fields = Fields::expect();
    let rows = move || {
        let all = section_choices(fields.kind.get()).iter();
        all.map(|it| view! { <SectionRow choice=*it/> })
            .collect_view()
    };

    view! {
        <fieldset class="submit-sections" role="radiogroup" aria-labelledby="submit-sections-title">
            <legend id="submit-sections-title">"Section"</legend>
            <div class="submit-section-list">{rows}</div>
        </fieldset>
    }
}

#[component]
fn SectionRow(choice: SectionChoice) -> impl IntoView {
    let fields = Fields::expect();
    let id = format!("submit-section-{}", slug(choice.heading));
    let meaning_id = format!("{id}-meaning");
    let is_chosen = move || fields.section.with(|it| it == choice.heading);
    let is_proposed = move || is_chosen() && fields.is_section_proposed() && !fields.is_empty();
    let closed = choice.closed.map(|closed| {
        view! {
            <Show when=is_chosen>
                <ClosedNotice closed/>
            </Show>
        }
    });

    view! {
        <div class="submit-section" data-closed=choice.closed.map(|_| "")>
            <label>
                <input
                    type="radio"
                    name="section"
                    aria-labelledby=id.clone()
                    aria-describedby=meaning_id.clone()
                    prop:checked=is_chosen
                    on:change=move |_| fields.choose_section(choice.heading)
                />
                <span class="submit-section-name">
                    <span id=id>{choice.heading}</span>
                    <span class="chip" hidden=move || !is_proposed()>"Suggested"</span>
                    <span class="chip" hidden=choice.closed.is_none()>"Closed"</span>
                </span>
                <span class="hint" id=meaning_id>{choice.meaning}</span>
            </label>
            {closed}
        </div>
    }
}

/// Explains why a section takes no pull requests, and what to do instead.
#[component]
fn ClosedNotice(closed: Closed) -> impl IntoView {
    view! {
        <div class="submit-closed" role="note">
            <p>
                {format!("Closed to pull requests since issue {}. ", closed.since)} {closed.instead}
            </p>
            <p class="submit-links">
                <a href=closed.address target="_blank" rel="noopener noreferrer">
                    {format!("Post on {}", closed.place)}
                </a>
                <a href=closed.announcement target="_blank" rel="noopener noreferrer">
                    "Read the announcement"
                </a>
            </p>
        </div>
    }
}
