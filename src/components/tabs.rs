//! A row of tabs of which one is selected; arrow keys move along it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::focus;

/// One tab of a [`TabList`].
#[derive(Clone, Copy, Debug)]
pub struct TabItem {
    /// The name in the markup: the id of the tab is `tab-` with this name, the id of its panel `panel-` with it.
    pub name: &'static str,
    /// The text.
    pub label: &'static str,
    /// A number after the text; zero is not shown.
    pub count: Option<Signal<usize>>,
    /// Whether it is selected.
    pub is_selected: Signal<bool>,
    /// Called when the user selects it.
    pub on_select: Callback<()>,
}

impl TabItem {
    fn id(&self) -> String {
        format!("tab-{}", self.name)
    }
}

/// A row of tabs. Only the selected one is in the tab order.
#[component]
pub fn TabList(
    /// The row's id.
    id: &'static str,
    /// The row's accessible name.
    label: &'static str,
    /// All tabs.
    tabs: Vec<TabItem>,
) -> impl IntoView {
    let buttons = tabs
        .iter()
        .map(|it| view! { <TabButton item=*it/> })
        .collect_view();
    let move_on = move |event: KeyboardEvent| {
        let is_forward = match event.key().as_str() {
            "ArrowRight" => true,
            "ArrowLeft" => false,
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = neighbour(&tabs, is_forward) {
            next.on_select.run(());
            focus::on(&next.id());
        }
    };

    view! {
        <div class="tabs" id=id tabindex="-1" role="tablist" aria-label=label on:keydown=move_on>
            {buttons}
        </div>
    }
}

/// The tab after the selected one, or the one before it; after the last comes the first.
fn neighbour(tabs: &[TabItem], is_forward: bool) -> Option<TabItem> {
    let selected = tabs.iter().position(|it| it.is_selected.get_untracked());
    let next = step(selected.unwrap_or_default(), tabs.len(), is_forward);
    tabs.get(next).copied()
}

/// The index after or before `at` among `count`; after the last comes the first.
fn step(at: usize, count: usize, is_forward: bool) -> usize {
    let count = count.max(1);
    (at + if is_forward { 1 } else { count - 1 }) % count
}

/// One tab.
#[component]
fn TabButton(
    /// What it shows and does.
    item: TabItem,
) -> impl IntoView {
    let selected = item.is_selected;
    let tab_index = move || if selected.get() { "0" } else { "-1" };

    view! {
        <button
            type="button"
            role="tab"
            class="tab"
            id=item.id()
            data-tab=item.name
            aria-selected=move || selected.get().to_string()
            tabindex=tab_index
            on:click=move |_| item.on_select.run(())
        >
            {item.label}
            {item.count.map(|count| view! { <TabCount count/> })}
        </button>
    }
}

/// The number after a tab's text.
#[component]
fn TabCount(
    /// The number.
    count: Signal<usize>,
) -> impl IntoView {
    view! {
        <span class="tab-count" hidden=move || count.get() == 0>
            " "
            {count}
        </span>
    }
}

/// The content of one tab.
#[component]
pub fn TabPanel(
    /// The name of its tab.
    name: &'static str,
    /// Whether it is hidden.
    #[prop(into)]
    hidden: Signal<bool>,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class=format!("pane pane-{name}")
            role="tabpanel"
            id=format!("panel-{name}")
            aria-labelledby=format!("tab-{name}")
            hidden=hidden
        >
            {children()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_wrap_around() {
        assert_eq!([0, 1, 2].map(|it| step(it, 3, true)), [1, 2, 0]);
        assert_eq!([0, 1, 2].map(|it| step(it, 3, false)), [2, 0, 1]);
        assert_eq!(step(0, 0, true), 0);
    }
}
