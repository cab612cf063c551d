//! An entry as a row.
//!
//! It listens only to the focus: [`row_events`](super::row_events) handles other events for all rows of a list.

use std::sync::Arc;

use issue::entry::{Entry, ToolMarker};
use leptos::prelude::*;

use super::actions::SectionActions;
use super::entry_summary::EntrySummary;
use super::row_action::{BUTTONS, RowButton};
use super::row_menu::RowMenu;
use crate::checks::Tally;
use crate::components::SeverityIcon;
use crate::editor::{Row, RowId, display_title};
use crate::element_ids::row_id;
use crate::focused_row::FocusedRow;
use crate::words::counted;

/// An entry with its problems and its buttons.
///
/// The row itself is always in the tab order. Its buttons are in it only if the row was focused last.
#[component]
pub fn EntryRow(
    /// The entry.
    row: Arc<Row>,
    /// The actions of its section.
    actions: SectionActions,
    /// Its problems.
    #[prop(into)]
    problems: Signal<Option<Tally>>,
    /// Whether it is selected.
    #[prop(into)]
    is_selected: Signal<bool>,
) -> impl IntoView {
    let focused = FocusedRow::expect();
    let is_focused = RwSignal::new(false);
    let id = row.id;
    let title = display_title(&row.entry);
    let messages = move || problems.with(|it| Some(it.as_ref()?.messages.clone()));
    let label = title.clone();
    let marker = row.marker.as_ref().map(marker);

    view! {
        <li
            class="row"
            id=row_id(id)
            tabindex="0"
            data-row=id.to_string()
            data-kind=kind(&row.entry)
            aria-label=label
            aria-description=messages
            on:focusin=move |_| focused.set(id, is_focused)
        >
            <span class="grip" draggable="true" aria-hidden="true" data-action="drag">
                "⠿"
            </span>
            <RowCheck title=title.clone() is_selected is_focused/>
            <EntrySummary entry=&row.entry/>
            {marker}
            <RowMark title=title.clone() problems is_focused/>
            <RowButtons row=id title is_focused actions/>
        </li>
    }
}

/// The check box that selects the row.
#[component]
fn RowCheck(title: String, is_selected: Signal<bool>, is_focused: RwSignal<bool>) -> impl IntoView {
    view! {
        <input
            type="checkbox"
            class="row-check bare-check"
            data-action="select"
            tabindex=move || tabindex(is_focused.get())
            aria-label=format!("Select: {title}")
            prop:checked=is_selected
        />
    }
}

/// A button that opens the form at the first problem, if there are problems.
#[component]
fn RowMark(
    title: String,
    problems: Signal<Option<Tally>>,
    is_focused: RwSignal<bool>,
) -> impl IntoView {
    let mark = move |tally: Tally| {
        let severity = tally.severity.name();
        let count = match tally.count {
            1 => format!("1 {severity}"),
            count => counted(count, "problem"),
        };
        view! {
            <button
                type="button"
                class="row-mark"
                data-action="problem"
                tabindex=tabindex(is_focused.get())
                aria-label=format!("{count}: {title}")
                title=tally.messages
            >
                <SeverityIcon severity/>
            </button>
        }
    };
    let marks = move || problems.get().map(&mark);

    view! { <span class="row-marks">{marks}</span> }
}

/// The buttons of a row and its open menu, updated by a single effect because there are many rows.
#[component]
fn RowButtons(
    row: RowId,
    title: String,
    is_focused: RwSignal<bool>,
    actions: SectionActions,
) -> impl IntoView {
    let row_id = row_id(row);
    let buttons = move || {
        let is_focused = is_focused.get();
        // Only the row that was focused last can have its menu open.
        let is_open = is_focused && actions.menu.get() == Some(row);
        let buttons = BUTTONS.map(|it| row_button(it, &row_id, &title, is_focused, is_open));
        (buttons, is_open.then(|| view! { <RowMenu row actions/> }))
    };

    view! { <span class="row-actions">{buttons}</span> }
}

fn row_button(
    button: RowButton,
    row_id: &str,
    title: &str,
    is_focused: bool,
    is_open: bool,
) -> impl IntoView + use<> {
    let has_menu = button.id == "more";

    view! {
        <button
            type="button"
            tabindex=tabindex(is_focused)
            id=format!("{row_id}-{}", button.id)
            data-action=button.id
            aria-label=format!("{}: {title}", button.name)
            title=button.name
            aria-haspopup=has_menu.then_some("menu")
            aria-expanded=has_menu.then(|| is_open.to_string())
        ></button>
    }
}

fn tabindex(is_focused: bool) -> &'static str {
    if is_focused { "0" } else { "-1" }
}

/// The pull request from which a tool took the entry.
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
