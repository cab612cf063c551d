//! The headings, each with the number of entries after it.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::{drag, focus};
use crate::checks::{Checks, Tally};
use crate::components::SeverityIcon;
use crate::editor::{Editor, SectionId, Summary};
use crate::element_ids::{section_id, slug};
use crate::forms::add_label;
use crate::navigation::Navigation;
use crate::panels::sections::DraggedRow;
use crate::top_section::TopSection;
use crate::view::{Dialog, View};

/// The headings, with buttons that find a section and add one.
#[component]
pub fn OutlinePanel() -> impl IntoView {
    let view = View::expect();
    let sections = Editor::expect().sections();
    let key = |it: &Summary| (it.id.clone(), it.kind, it.depth, it.count, it.is_empty);
    let find = move |_| view.dialog.set(Some(Dialog::Palette));
    let add = move |_| view.dialog.set(Some(Dialog::AddSection));
    follow_top_section();

    view! {
        <button type="button" class="find" on:click=find>
            "Search…"
        </button>
        <nav class="outline" id="sections" tabindex="-1" aria-label="Sections">
            <ul>
                <For each=move || sections.get() key let:section>
                    <OutlineItem section/>
                </For>
            </ul>
            <Show when=move || sections.with(Vec::is_empty)>
                <p class="hint">"This text has no headings."</p>
            </Show>
        </nav>
        <button type="button" class="add add-section" on:click=add>
            "Add section…"
        </button>
    }
}

/// One heading: a link to its section, its problems, and how many entries it has.
#[component]
fn OutlineItem(section: Summary) -> impl IntoView {
    let navigation = Navigation::expect();
    let (top, checks) = (TopSection::expect(), Checks::expect());
    let element_id = section_id(&section.id);
    let address = format!("#{element_id}");
    let is_current = move || top.is(&element_id).then_some("true");
    let own = section.id.clone();
    let problems = Memo::new(move |_| checks.in_section(&own));
    // If entries are not added one by one, their number means nothing.
    let has_count = add_label(&section).is_some() && section.count > 0;
    let count = has_count.then_some(section.count);
    let id = section.id.clone();
    let go = move |event: ev::MouseEvent| {
        event.prevent_default();
        navigation.reveal_section(&id);
    };
    let item_id = outline_item_id(&section.id);
    let (over, dropped) = drop_target(section.id.clone());

    view! {
        <li
            class="outline-item"
            id=item_id
            data-depth=section.depth.to_string()
            data-empty=section.is_empty.to_string()
            on:dragenter=over.clone()
            on:dragover=over
            on:dragleave=move |_| drag::unmark()
            on:drop=dropped
        >
            <a href=address aria-current=is_current on:click=go>
                {section.heading}
            </a>
            {move || problems.get().map(|tally| view! { <ProblemMark tally/> })}
            <span class="count" aria-hidden="true">
                {count}
            </span>
        </li>
    }
}

/// Lets a dragged entry be dropped on a section's heading.
fn drop_target(
    section: SectionId,
) -> (
    impl Fn(ev::DragEvent) + Clone + use<>,
    impl Fn(ev::DragEvent) + use<>,
) {
    let editor = Editor::expect();
    let dragged: DraggedRow = expect_context();
    let own = section.clone();
    let over = move |event: ev::DragEvent| dragged.over(&event, &own);
    let dropped = move |event: ev::DragEvent| dragged.drop_in(&event, editor, &section);
    (over, dropped)
}

/// Keeps the heading of the section being read in view.
fn follow_top_section() {
    let top = TopSection::expect();
    let sections = Editor::expect().sections();
    Effect::new(move || {
        let is_top = |it: &&Summary| top.is(&section_id(&it.id));
        let current = sections.with(|it| it.iter().find(is_top).map(|it| it.id.clone()));
        if let Some(id) = current {
            focus::show(&outline_item_id(&id));
        }
    });
}

/// The element of a heading.
fn outline_item_id(section: &str) -> String {
    format!("outline-{}", slug(section))
}

/// How many problems there are, and how bad the worst one is.
#[component]
fn ProblemMark(tally: Tally) -> impl IntoView {
    let severity = tally.severity.name();
    let text = match tally.count {
        1 => format!("1 {severity}"),
        count => format!("{count} problems, the worst: {severity}"),
    };

    view! {
        <span class="outline-mark" title=text>
            <SeverityIcon severity/>
            <span aria-hidden="true">{tally.count}</span>
            <span class="visually-hidden">{text.clone()}</span>
        </span>
    }
}
