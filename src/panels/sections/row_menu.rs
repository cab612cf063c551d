//! The menu of the other actions on an entry.

use leptos::prelude::*;

use super::actions::SectionActions;
use super::row_action::{MENU, RowAction};
use crate::components::{Menu, MenuItem};
use crate::editor::RowId;
use crate::element_ids::row_id;

/// The open menu of a row, next to its button.
#[component]
pub fn RowMenu(
    /// The row.
    row: RowId,
    /// The actions of its section.
    actions: SectionActions,
) -> impl IntoView {
    let item = |(name, keys, action): (&'static str, &'static str, RowAction)| {
        MenuItem::new(name, move || actions.act(row, action))
            .with_keys(keys)
            .only_if(actions.can(row, action))
    };
    let link = actions.entry_actions().url(row);
    let link = link.map(|url| MenuItem::link("Open link", url));
    let items = MENU.into_iter().map(item).chain(link).collect();
    let close = move |()| actions.menu.set(None);

    view! { <Menu anchor=format!("{}-more", row_id(row)) label=None items on_close=close/> }
}
