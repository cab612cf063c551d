//! The issue's headings, each with how many entries stand under it.

use leptos::prelude::*;

use crate::browser::focus;
use crate::editor::{Editor, SectionId, Summary};
use crate::findings::{Findings, Tally};
use crate::forms::add_label;
use crate::panels::issue::{Reading, section_id};
use crate::parts::mark;
use crate::view::{Dialog, Tab, View};

/// The issue's headings.
#[component]
pub fn OutlinePanel() -> impl IntoView {
    let sections = Editor::expect().sections();
    let view = View::expect();
    let key = |it: &Summary| (it.id.clone(), it.depth, it.count, it.is_empty);

    view! {
        <button
            type="button"
            class="find"
            aria-keyshortcuts="Control+K"
            on:click=move |_| view.dialog.set(Some(Dialog::Palette))
        >
            "Go to…"
            <kbd aria-hidden="true">"Ctrl+K"</kbd>
        </button>
        <nav class="outline" id="sections" tabindex="-1" aria-label="Sections">
            <ul>
                <For each=move || sections.get() key=key children=|it| view! { <Heading section=it/> }/>
            </ul>
            <Show when=move || sections.with(Vec::is_empty)>
                <p class="hint">"This text has no headings."</p>
            </Show>
        </nav>
        <button
            type="button"
            class="add add-section"
            on:click=move |_| view.dialog.set(Some(Dialog::AddSection))
        >
            "Add section…"
        </button>
    }
    .into_any()
}

/// One heading.
#[component]
fn Heading(section: Summary) -> impl IntoView {
    let view = View::expect();
    let reading = Reading::expect();
    let id = section.id.clone();
    let problems = Findings::expect().in_section(id.clone());
    let is_current = move || reading.is(&id).then_some("true");
    let target = section.id.clone();
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        show_section(view, &target);
    };
    // Where entries are not added one by one, their number says nothing.
    let is_list = add_label(&section).is_some() && section.count > 0;
    let count = is_list.then(|| section.count.to_string());

    view! {
        <li class="outline-item" data-depth=section.depth data-empty=section.is_empty.to_string()>
            <a href=format!("#{}", section_id(&section.id)) aria-current=is_current on:click=go>
                {section.heading}
            </a>
            {move || problems.with(|it| it.as_ref().map(sign))}
            <span class="count" aria-hidden="true">{count}</span>
        </li>
    }
    .into_any()
}

/// How many problems there are, and how bad the worst is.
fn sign(tally: &Tally) -> AnyView {
    let (count, word) = (tally.count, tally.severity.name());
    let said = match count {
        1 => format!("1 {word}"),
        _ => format!("{count} problems, the worst: {word}"),
    };
    let title = said.clone();
    view! {
        <span class="outline-mark" title=title>
            {mark::view(word)}
            <span aria-hidden="true">{count}</span>
            <span class="visually-hidden">{said}</span>
        </span>
    }
    .into_any()
}

/// Shows a section's entries, from its heading on.
pub fn show_section(view: View, section: &SectionId) {
    view.show(Tab::Entries);
    let id = section_id(section);
    request_animation_frame(move || {
        focus::show_at_start(&id);
        focus::on(&id);
    });
}
