//! One section: its heading, the text next to its entries, its entries, and a button for a new one.

use std::sync::Arc;

use issue::section::Kind;
use leptos::prelude::*;

use super::actions::SectionActions;
use super::add_entry::{AddEntry, NothingButton, may_have_nothing};
use super::entry_list::EntryList;
use super::groups::{AddGroup, groups_of};
use super::issue_field_card::IssueFieldCards;
use super::menu::SectionMenu;
use super::paste;
use super::selection::Selection;
use crate::checks::{Checks, Finding};
use crate::editor::{Editor, SectionId, Summary};
use crate::element_ids::section_id;
use crate::forms;
use crate::navigation::Navigation;
use crate::section_commands::trim_past_events;
use crate::words::counted;

/// A section of the issue, as a region named after its heading.
#[component]
pub fn Section(
    /// The section.
    section: Summary,
) -> impl IntoView {
    let id = section_id(&section.id);
    let rows = Editor::expect().rows(section.id.clone());
    let actions = SectionActions::new(section.clone(), rows);
    let is_empty = move || rows.with(|it| it.list.is_empty()).to_string();
    let on_paste = paste::paste_into(&section);
    let fields = forms::issue_fields::of(&section);
    let has_prose = fields.is_empty();
    let groups = groups_of(&section);
    let add_label = forms::add_label(&section);
    let name = section.id.to_string();
    let depth = section.depth.to_string();
    forget_selection_on_cleanup(section.id.clone());

    view! {
        <section
            class="section"
            id=id
            tabindex="-1"
            aria-label=name
            data-depth=depth
            data-empty=is_empty
            on:dragenter=move |event| actions.drag_over(&event)
            on:dragover=move |event| actions.drag_over(&event)
            on:drop=move |event| actions.drop_row(&event)
            on:paste=on_paste
        >
            <SectionHead section=section.clone() element_id=id.clone() actions/>
            {has_prose.then(|| view! { <ProseText actions is_after=false/> })}
            <IssueFieldCards section=section.id.clone() fields/>
            <EntryList actions/>
            {has_prose.then(|| view! { <ProseText actions is_after=true/> })}
            {groups.map(|groups| view! { <AddGroup section=section.clone() groups/> })}
            {match add_label {
                Some(label) => view! { <AddEntry section label actions/> }.into_any(),
                None if may_have_nothing(section.kind) => {
                    view! { <NothingOnly section actions/> }.into_any()
                }
                None => ().into_any(),
            }}
        </section>
    }
}

/// Deselects the entries of the section when it is removed from the page.
fn forget_selection_on_cleanup(section: SectionId) {
    let selection = Selection::expect();
    on_cleanup(move || selection.forget(&section));
}

/// The heading, how many entries follow, and the menu of the whole section.
#[component]
fn SectionHead(section: Summary, element_id: String, actions: SectionActions) -> impl IntoView {
    let count = move || actions.rows.with(|it| it.list.len());
    let count = move || Some(count()).filter(|it| *it > 0);

    view! {
        <div class="section-head">
            <Heading
                depth=section.depth
                id=format!("{element_id}-title")
                text=section.heading.clone()
            />
            <span class="count" aria-hidden="true">{count}</span>
            {(section.kind == Kind::UpcomingEvents).then(|| view! { <TrimButton/> })}
            <SectionMenu section actions/>
        </div>
    }
}

/// The button that removes past events, if the rules found any.
#[component]
fn TrimButton() -> impl IntoView {
    let editor = Editor::expect();
    let found = Checks::expect().shown();
    let is_past = |it: &Arc<Finding>| it.rule == "event-past";
    let past = Memo::new(move |_| found.with(|it| it.iter().filter(|it| is_past(it)).count()));
    let label = move || format!("Trim {}", counted(past.get(), "past event"));

    view! {
        <Show when=move || past.get() != 0>
            <button type="button" class="trim" on:click=move |_| trim_past_events(editor)>
                {label}
            </button>
        </Show>
    }
}

/// A heading of the level that fits the depth.
#[component]
fn Heading(depth: usize, id: String, text: String) -> impl IntoView {
    // "Observations/Thoughts" may break after its slash, and not within a word.
    let parts = text.split_inclusive('/').map(str::to_owned);
    let text = parts.map(|it| view! { {it} <wbr/> }).collect_view();
    match depth {
        0 | 1 => view! { <h2 id=id>{text}</h2> }.into_any(),
        2 => view! { <h3 id=id>{text}</h3> }.into_any(),
        3 => view! { <h4 id=id>{text}</h4> }.into_any(),
        _ => view! { <h5 id=id>{text}</h5> }.into_any(),
    }
}

/// The button for a section whose entries are in its groups: only the sentence that says there are none can be added to
/// it.
#[component]
fn NothingOnly(section: Summary, actions: SectionActions) -> impl IntoView {
    view! {
        <div class="adding">
            <NothingButton section actions/>
        </div>
    }
}

/// The section's text that is neither an entry nor a comment, before or after its list. Shown here, edited in the
/// source.
#[component]
fn ProseText(actions: SectionActions, is_after: bool) -> impl IntoView {
    let navigation = Navigation::expect();
    let prose = Memo::new(move |_| {
        actions.rows.with(|it| {
            let lines = if is_after {
                &it.prose.after
            } else {
                &it.prose.before
            };
            lines.join(" ")
        })
    });
    let edit = move |_| {
        if let Some(at) = actions.body_start() {
            navigation.reveal_source(at);
        }
    };

    view! {
        <Show when=move || prose.with(|it| !it.is_empty())>
            <div class="prose">
                <p>{move || prose.get()}</p>
                <button type="button" class="quiet" on:click=edit>
                    "Edit as text"
                </button>
            </div>
        </Show>
    }
}
