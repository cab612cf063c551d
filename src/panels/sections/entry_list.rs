//! The entries of a section.

use leptos::prelude::*;

use super::actions::SectionActions;
use super::entry_row::EntryRow;
use super::move_picker::MovePicker;
use super::row_events;
use super::selection::Selection;
use crate::checks::{Checks, Tally};
use crate::editor::{FormPlace, Part, RowId, display_title};
use crate::element_ids::row_id;
use crate::forms::EditEntryForm;

/// How many entries are shown before the user has to ask for more. Each row has a dozen elements.
const FIRST: usize = 400;

/// How an entry is shown. It is the key of a list item, so it has everything that a row does not read from signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Item {
    /// As a row, with the version of its content.
    Row(RowId, u32),
    /// As an open form, with the number that tells it from earlier forms.
    Form(RowId, u64),
    /// As a row that asks for the section it should be in.
    Picker(RowId),
    /// Not at all, because the form that is adding it shows it.
    Hidden(RowId),
}

/// The signals that the rows of a section read; one memo per section, so that a row updates only for its own section.
#[derive(Clone, Copy, Debug)]
struct RowSignals {
    problems: Memo<Vec<(RowId, Tally)>>,
    selected: Memo<Vec<RowId>>,
}

/// The entries of a section. Each is a row, an open form, or a row that asks for the section to move to.
#[component]
pub fn EntryList(
    /// The section's actions.
    actions: SectionActions,
) -> impl IntoView {
    let signals = RowSignals::new(actions);
    let limit = RwSignal::new(FIRST);
    let is_empty = move || actions.rows.with(|it| it.list.is_empty()).to_string();

    view! {
        <ul
            class="rows"
            data-empty=is_empty
            on:click=move |event| row_events::on_click(&event, actions)
            on:keydown=move |event| row_events::on_keydown(&event, actions)
            on:dragstart=move |event| actions.drag_row(&event)
            on:dragend=move |_| actions.end_drag()
        >
            <For each=move || items(actions, limit.get()) key=|it| *it let:item>
                <EntryItem item actions signals/>
            </For>
        </ul>
        <MoreButton actions limit/>
    }
}

/// The first `limit` entries, and as many more as it takes to show the one with the open form.
fn items(actions: SectionActions, limit: usize) -> Vec<Item> {
    let open_form = actions.open_form.get();
    let moving = actions.moving.get();
    let added = actions.added.get();
    let item = |(index, (id, version))| match open_form {
        _ if added == Some(index) => Item::Hidden(id),
        Some((Part::Row(row), turn)) if row == id => Item::Form(id, turn),
        _ if moving == Some(id) => Item::Picker(id),
        _ => Item::Row(id, version),
    };
    let open_row = match open_form {
        Some((Part::Row(row), _)) => Some(row),
        _ => None,
    };
    actions.rows.with(|rows| {
        let open = open_row.and_then(|it| rows.position(it));
        let limit = limit.max(open.map_or(0, |it| it + 1));
        let shown = rows.list.iter().take(limit).map(|it| (it.id, it.version));
        shown.enumerate().map(item).collect()
    })
}

/// An entry, and how to show it.
#[component]
fn EntryItem(item: Item, actions: SectionActions, signals: RowSignals) -> impl IntoView {
    let (Item::Row(id, _) | Item::Form(id, _) | Item::Picker(id) | Item::Hidden(id)) = item;
    let Some((index, row)) = actions.find(id) else {
        return ().into_any();
    };
    match item {
        Item::Row(..) => view! {
            <EntryRow
                row
                actions
                problems=signals.problems_of(id)
                is_selected=signals.is_selected(id)
            />
        }
        .into_any(),
        Item::Hidden(_) => view! { <li hidden id=row_id(id)></li> }.into_any(),
        Item::Picker(_) => view! { <MovePicker row actions/> }.into_any(),
        Item::Form(..) => {
            let section = actions.section();
            let place = FormPlace {
                section,
                part: Part::Row(id),
            };
            let (kind, entry) = (actions.kind(), row.entry.clone());
            let title = display_title(&entry);
            view! {
                <li class="open-row" id=row_id(id) aria-label=title>
                    <EditEntryForm place kind entry index/>
                </li>
            }
            .into_any()
        }
    }
}

impl RowSignals {
    fn new(actions: SectionActions) -> Self {
        let selection = Selection::expect();
        let section = actions.section();
        Self {
            problems: Checks::expect().of_rows(section.clone(), actions.rows),
            selected: Memo::new(move |_| selection.in_section(&section)),
        }
    }

    fn problems_of(self, id: RowId) -> Signal<Option<Tally>> {
        let tally =
            move |it: &Vec<(RowId, Tally)>| Some(it.iter().find(|it| it.0 == id)?.1.clone());
        Signal::derive(move || self.problems.with(tally))
    }

    fn is_selected(self, id: RowId) -> Signal<bool> {
        Signal::derive(move || self.selected.with(|it| it.contains(&id)))
    }
}

/// The button that shows more entries, while some are not shown.
#[component]
fn MoreButton(actions: SectionActions, limit: RwSignal<usize>) -> impl IntoView {
    let left = Memo::new(move |_| {
        actions
            .rows
            .with(|it| it.list.len().saturating_sub(limit.get()))
    });
    let label = move || {
        let left = left.get();
        format!("Show {} of {left} more", FIRST.min(left))
    };

    view! {
        <Show when=move || left.get() != 0>
            <button type="button" class="add" on:click=move |_| limit.update(|it| *it += FIRST)>
                {label}
            </button>
        </Show>
    }
}
