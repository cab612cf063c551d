//! An entry as one quiet row.

use std::sync::Arc;

use issue::entry::{Entry, ToolMarker};
use leptos::ev;
use leptos::prelude::*;

use super::entry_summary::EntrySummary;
use super::focused_row::FocusedRow;
use super::row_action::{BUTTONS, RowAction, RowButton};
use crate::browser::focus;
use crate::checks::Tally;
use crate::components::SeverityIcon;
use crate::editor::{Row, display_title};
use crate::element_ids::row_id;

/// An entry with its problems and its buttons.
///
/// The row itself is always in the tab order, its buttons only in the row that had the focus last.
#[component]
pub fn EntryRow(
    /// The entry.
    row: Arc<Row>,
    /// Its problems.
    #[prop(into)]
    problems: Signal<Option<Tally>>,
    /// Whether it is selected.
    #[prop(into)]
    is_selected: Signal<bool>,
    /// Called with what the user does to it.
    #[prop(into)]
    on_action: Callback<RowAction>,
) -> impl IntoView {
    let focused = FocusedRow::expect();
    let is_focused = RwSignal::new(false);
    let id = row_id(row.id);
    let title = display_title(&row.entry);
    let messages = move || problems.with(|it| Some(it.as_ref()?.messages.clone()));
    let marker = row.marker.as_ref().map(marker);

    view! {
        <li
            class="row"
            id=id
            tabindex="0"
            data-row=row.id.to_string()
            data-kind=kind(&row.entry)
            title=messages
            on:keydown=move |event| on_keydown(&event, on_action)
            on:focusin=move |_| focused.set(is_focused)
        >
            <RowCheck title=title.clone() is_selected is_focused on_action/>
            <span class="grip" draggable="true" aria-hidden="true">
                "⠿"
            </span>
            <EntrySummary entry=&row.entry title=title.clone()/>
            {marker}
            <RowMark problems on_action/>
            <RowActions row_id=id.clone() title is_focused on_action/>
        </li>
    }
}

/// Does what a key pressed in a row asks for.
///
/// The arrow keys work on its buttons too; the other keys only on the row itself.
fn on_keydown(event: &ev::KeyboardEvent, on_action: Callback<RowAction>) {
    let is_on_row = event.target() == event.current_target();
    let action = match (event.key().as_str(), event.alt_key()) {
        ("ArrowUp", true) => RowAction::MoveUp,
        ("ArrowDown", true) => RowAction::MoveDown,
        ("ArrowUp", false) => return focus::on_previous_row(event),
        ("ArrowDown", false) => return focus::on_next_row(event),
        ("Enter", false) if is_on_row => RowAction::Edit,
        ("Delete", false) if is_on_row => RowAction::Remove,
        (" ", _) if is_on_row => RowAction::Select {
            is_range: event.shift_key(),
        },
        _ => return,
    };
    event.prevent_default();
    on_action.run(action);
}

/// The check box that selects the row.
#[component]
fn RowCheck(
    title: String,
    is_selected: Signal<bool>,
    is_focused: RwSignal<bool>,
    on_action: Callback<RowAction>,
) -> impl IntoView {
    let select = move |event: ev::MouseEvent| {
        let is_range = event.shift_key();
        on_action.run(RowAction::Select { is_range });
    };

    view! {
        <input
            type="checkbox"
            class="row-check"
            tabindex=move || tabindex(is_focused.get())
            aria-label=format!("Select: {title}")
            prop:checked=is_selected
            on:click=select
        />
    }
}

/// An icon if there are problems: it opens the form, which shows them. The messages are the row's tooltip.
#[component]
fn RowMark(problems: Signal<Option<Tally>>, on_action: Callback<RowAction>) -> impl IntoView {
    let open = move |_| on_action.run(RowAction::Edit);
    let severity = move || problems.with(|it| Some(it.as_ref()?.severity.name()));
    let mark = move |severity| {
        view! {
            <span class="row-mark" on:click=open>
                <SeverityIcon severity/>
                <span class="visually-hidden">{severity}</span>
            </span>
        }
    };
    move || severity().map(mark)
}

/// The buttons of a row, all followed by one effect: there are many rows.
#[component]
fn RowActions(
    row_id: String,
    title: String,
    is_focused: RwSignal<bool>,
    on_action: Callback<RowAction>,
) -> impl IntoView {
    let buttons = move || {
        let tabindex = tabindex(is_focused.get());
        BUTTONS.map(|button| {
            let id = format!("{row_id}-{}", button.id);
            let name = format!("{}: {title}", button.name);
            view! { <ActionButton button id name tabindex on_action/> }
        })
    };

    view! { <span class="row-actions">{buttons}</span> }
}

#[component]
fn ActionButton(
    button: RowButton,
    id: String,
    name: String,
    tabindex: &'static str,
    on_action: Callback<RowAction>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            tabindex=tabindex
            id=id
            data-action=button.id
            aria-label=name
            title=button.name
            on:click=move |_| on_action.run(button.action)
        >
            {button.face}
        </button>
    }
}

fn tabindex(is_focused: bool) -> &'static str {
    if is_focused { "0" } else { "-1" }
}

/// The pull request that a tool took the entry from.
fn marker(marker: &ToolMarker) -> impl IntoView + use<> {
    let author = marker.author.clone().unwrap_or_default();
    let name = format!("#{} {author}", marker.pull_request);
    view! {
        <span class="chip chip-tool" title="From this pull request">
            {name.trim_end().to_owned()}
        </span>
    }
}

fn kind(entry: &Entry) -> &'static str {
    match entry {
        Entry::Event(_) => "event",
        Entry::None(_) => "none",
        Entry::Other(_) => "other",
        _ => "link",
    }
}
