//! The issue's sections with their entries, each a region of its own.

use std::collections::BTreeMap;

use issue::section::Kind;
use issue::slot::Field;
use leptos::prelude::*;

use crate::browser::{clipboard, drag, rows, spy};
use crate::editor::{Editor, FormPlace, Part, RowId, SectionId, Summary};
use crate::findings::{Findings, Tally};
use crate::forms;
use crate::panels::paste::Pasting;
use crate::view::View;

mod action;
mod actions;
mod groups;
mod hand;
mod header;
pub mod jump;
mod picker;
mod row;
mod selection;
mod slots;

use action::Action;
pub use hand::Dragging;
use hand::Hand;
pub use row::shown_title;
pub use selection::{Selecting, SelectionBar};

/// Which section is being read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading(RwSignal<String>);

impl Reading {
    /// The one of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether it is this section.
    pub fn is(self, section: &SectionId) -> bool {
        self.0.with(|it| *it == section_id(section))
    }
}

/// The element of a section.
pub fn section_id(section: &str) -> String {
    format!("section-{}", slug(section))
}

/// The selector of the `index`th entry of a section, whatever shows it.
pub fn row_selector(section: &str, index: usize) -> String {
    let id = section_id(section);
    format!("#{id} > .rows > :nth-child({})", index + 1)
}

/// The button that adds an entry to a section.
pub fn add_button_id(section: &str) -> String {
    format!("add-{}", slug(section))
}

/// The element of a row.
pub fn row_id(row: RowId) -> String {
    format!("entry-{row}")
}

/// The button that opens the form of a single field.
pub fn slot_button_id(field: Field) -> String {
    format!("slot-{}", slug(forms::slots::name(field)))
}

/// The choice of a group to add to a section.
pub fn group_select_id(section: &str) -> String {
    format!("groups-{}", slug(section))
}

fn slug(name: &str) -> String {
    let letter = |it: char| if it.is_alphanumeric() { it } else { '-' };
    name.chars().map(letter).collect()
}

/// The issue's sections.
#[component]
pub fn IssuePanel() -> impl IntoView {
    let reading = Reading::expect();
    let sections = Editor::expect().sections();
    let key = |it: &Summary| (it.id.clone(), it.kind, it.depth, it.is_group);
    let on_scroll = move |event: leptos::ev::Event| {
        spy::scrolled(&event, move |id| {
            if reading.0.with_untracked(|it| *it != id) {
                reading.0.set(id);
            }
        });
    };

    view! {
        <div class="issue" id="issue" tabindex="-1" on:scroll=on_scroll>
            <header::Header/>
            <For each=move || sections.get() key=key children=|it| view! { <Section section=it/> }/>
            <Show when=move || sections.with(Vec::is_empty)>
                <p class="hint">"This text has no headings, so there is nothing to fill in. It can be edited under Source."</p>
            </Show>
        </div>
    }
    .into_any()
}

/// One section: its heading, what it says beside its entries, its entries, and a button for a new one.
#[component]
fn Section(section: Summary) -> impl IntoView {
    let editor = Editor::expect();
    let id = section_id(&section.id);
    let title_id = format!("{id}-title");
    let hand = Hand::new(section.clone(), editor.rows(section.id.clone()));
    jump::follow(hand);
    let count = move || hand.rows.with(|it| it.list.len());
    let depth = section.depth;
    let name = section.id.to_string();
    let heading = heading(depth, &title_id, section.heading.clone());
    let slots = forms::slots::of(&section);
    let on_paste = pasting(&section);
    let selecting = Selecting::expect();
    let gone = section.id.clone();
    on_cleanup(move || selecting.forget(&gone));

    view! {
        <section
            class="section"
            id=id
            tabindex="-1"
            aria-label=name
            data-depth=depth
            data-empty=move || (count() == 0).to_string()
            on:dragover=move |event| hand.over(&event)
            on:drop=move |event| hand.dropped(&event)
            on:paste=on_paste
        >
            <div class="section-head">
                {heading}
                <span class="count" aria-hidden="true">{move || Some(count()).filter(|it| *it > 0)}</span>
                <actions::Actions section=section.clone() hand/>
            </div>
            {slots.is_empty().then(|| view! { <Prose hand/> })}
            {slots::cards(&section.id, slots)}
            <List hand/>
            <groups::Groups section=section.clone()/>
            <Adding section hand/>
        </section>
    }
    .into_any()
}

/// What pasting into a section does: where there are links, they are shown before they are added.
fn pasting(section: &Summary) -> impl Fn(leptos::ev::ClipboardEvent) + use<> {
    let (editor, view, pasting) = (Editor::expect(), View::expect(), Pasting::expect());
    let target = takes_links(section).then(|| section.id.clone());
    move |event| {
        if let Some(target) = target.clone()
            && let Some(clip) = clipboard::pasted(&event)
        {
            pasting.show(editor, view, target, &clip);
        }
    }
}

fn takes_links(section: &Summary) -> bool {
    section.kind == Kind::Links
}

fn heading(depth: usize, id: &str, text: String) -> AnyView {
    let id = id.to_owned();
    match depth {
        0 | 1 => view! { <h2 id=id>{text}</h2> }.into_any(),
        2 => view! { <h3 id=id>{text}</h3> }.into_any(),
        3 => view! { <h4 id=id>{text}</h4> }.into_any(),
        _ => view! { <h5 id=id>{text}</h5> }.into_any(),
    }
}

/// What the section says beside its entries: shown, and edited as text.
#[component]
fn Prose(hand: Hand) -> impl IntoView {
    let view = View::expect();
    let prose = Memo::new(move |_| hand.rows.with(|it| it.prose.join(" ")));
    let edit = move |_| {
        if let Some(at) = hand.body_start() {
            view.show_source_at(at);
        }
    };

    view! {
        <Show when=move || prose.with(|it| !it.is_empty())>
            <div class="prose">
                <p>{move || prose.get()}</p>
                <button type="button" class="quiet" on:click=edit>"Edit as text"</button>
            </div>
        </Show>
    }
    .into_any()
}

/// What the list shows of a row, and by which it knows whether to show it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shown {
    Row(RowId, u32),
    Form(RowId),
    Picker(RowId),
}

/// The entries.
#[component]
fn List(hand: Hand) -> impl IntoView {
    let marks = Findings::expect().of_rows(hand.section(), hand.rows);
    let editing = Memo::new(move |_| hand.form_place().and_then(|it| it.row()));
    let shown = move || {
        let (editing, moving) = (editing.get(), hand.moving.get());
        let of = |id, version| match () {
            () if editing == Some(id) => Shown::Form(id),
            () if moving == Some(id) => Shown::Picker(id),
            () => Shown::Row(id, version),
        };
        hand.rows.with(|it| {
            it.list
                .iter()
                .map(|it| of(it.id, it.version))
                .collect::<Vec<_>>()
        })
    };
    let selecting = Selecting::expect();
    let on_click = move |event: leptos::ev::MouseEvent| {
        if let Some((row, up_to)) = rows::checked(&event) {
            selecting.turn(hand, row, up_to);
        }
        if let Some((row, action)) = rows::pressed(&event)
            && let Some(action) = Action::named(&action)
        {
            hand.act(row, action, true);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if let Some((row, up_to)) = rows::spaced(&event) {
            selecting.turn(hand, row, up_to);
        }
        if let Some((row, key)) = rows::key(&event) {
            hand.act(row, key.into(), false);
        }
    };

    view! {
        <ul
            class="rows"
            data-empty=move || hand.rows.with(|it| it.list.is_empty()).to_string()
            on:click=on_click
            on:keydown=on_key
            on:focusin=move |event| rows::entered(&event)
            on:dragstart=move |event| hand.lift(&event)
            on:dragend=move |_| drag::unmark()
        >
            <For each=shown key=|it| *it children=move |it| show(hand, marks, it)/>
        </ul>
    }
    .into_any()
}

/// The problems of each row.
type Marks = Memo<BTreeMap<RowId, Tally>>;

fn show(hand: Hand, marks: Marks, shown: Shown) -> AnyView {
    let (Shown::Row(id, _) | Shown::Form(id) | Shown::Picker(id)) = shown;
    let Some((index, entry)) = hand.find(id) else {
        return ().into_any();
    };
    match shown {
        Shown::Row(..) => row::view(&entry, marks),
        Shown::Picker(_) => picker::view(hand, &entry),
        Shown::Form(_) => {
            let place = FormPlace {
                section: hand.section(),
                part: Part::Row(id),
            };
            let form = forms::editing(place, hand.kind(), &entry.entry, index);
            view! { <li class="open-row" id=row_id(id)>{form}</li> }.into_any()
        }
    }
}

/// The button for a new entry and, while it is open, its form.
#[component]
fn Adding(section: Summary, hand: Hand) -> impl IntoView {
    let label = forms::add_label(&section)?;
    let id = add_button_id(&section.id);
    let turn = Memo::new(move |_| hand.turn_of(Part::New));
    let paste = takes_links(&section).then(|| paste_button(section.id.clone()));
    let form = move || turn.get().map(|_| forms::adding(&section, Part::New));

    Some(
        view! {
            <div class="adding">
                {form}
                <button type="button" class="add" id=id on:click=move |_| hand.add()>{label}</button>
                {paste}
            </div>
        }
        .into_any(),
    )
}

/// The button that adds many links at once.
fn paste_button(section: SectionId) -> AnyView {
    let (editor, view, pasting) = (Editor::expect(), View::expect(), Pasting::expect());
    view! {
        <button
            type="button"
            class="add"
            on:click=move |_| pasting.ask(editor, view, section.clone())
        >
            "Paste links"
        </button>
    }
    .into_any()
}
