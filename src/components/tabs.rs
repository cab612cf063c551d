//! A row of tabs of which one is selected; arrow keys move along it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::focus;

/// One tab of a [`TabList`].
#[derive(Clone, Copy, Debug)]
pub struct TabItem {
    /// The name in the markup: the tab's id is `tab-…`, and that of its panel `panel-…`.
    pub name: &'static str,
    /// The text.
    pub label: &'static str,
    /// A number after the text; zero is not shown.
    pub count: Option<Signal<usize>>,
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
    /// The names of the tabs that the arrow keys reach, in order.
    #[prop(into)]
    reachable: Signal<Vec<&'static str>>,
    /// The name of the selected tab.
    #[prop(into)]
    selected: Signal<&'static str>,
    /// Receives the name of the tab that the user selects.
    #[prop(into)]
    on_select: Callback<&'static str>,
) -> impl IntoView {
    let move_on = move |event: KeyboardEvent| {
        let is_forward = match event.key().as_str() {
            "ArrowRight" => true,
            "ArrowLeft" => false,
            _ => return,
        };
        event.prevent_default();
        let next =
            reachable.with_untracked(|it| neighbour(it, selected.get_untracked(), is_forward));
        if let Some(name) = next {
            on_select.run(name);
            focus::on(&format!("tab-{name}"));
        }
    };
    let tab = move |item| view! { <TabButton item selected on_select/> };

    view! {
        <div class="tabs" id=id tabindex="-1" role="tablist" aria-label=label on:keydown=move_on>
            {tabs.into_iter().map(tab).collect_view()}
        </div>
    }
}

/// One tab.
#[component]
fn TabButton(
    /// What it shows.
    item: TabItem,
    /// The name of the selected tab.
    selected: Signal<&'static str>,
    /// Receives this tab's name.
    on_select: Callback<&'static str>,
) -> impl IntoView {
    let TabItem { name, label, count } = item;
    let is_selected = Memo::new(move |_| selected.get() == name);
    let tab_index = move || if is_selected.get() { "0" } else { "-1" };

    view! {
        <button
            type="button"
            role="tab"
            class="tab"
            id=format!("tab-{name}")
            data-tab=name
            aria-selected=move || is_selected.get().to_string()
            tabindex=tab_index
            on:click=move |_| on_select.run(name)
        >
            {label}
            {count.map(|count| view! { <TabCount count/> })}
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
            class="pane pane-beside"
            role="tabpanel"
            id=format!("panel-{name}")
            aria-labelledby=format!("tab-{name}")
            hidden=hidden
        >
            {children()}
        </div>
    }
}

/// The tab after `current`, or the one before it, around the ends.
fn neighbour(
    reachable: &[&'static str],
    current: &'static str,
    is_forward: bool,
) -> Option<&'static str> {
    let at = reachable.iter().position(|it| *it == current);
    let count = reachable.len().max(1);
    let step = if is_forward { 1 } else { count - 1 };
    let next = (at.unwrap_or_default() + step) % count;
    reachable.get(next).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_around_the_ends() {
        let all = ["a", "b", "c"];
        assert_eq!(neighbour(&all, "c", true), Some("a"));
        assert_eq!(neighbour(&all, "a", false), Some("c"));
        assert_eq!(neighbour(&all, "elsewhere", true), Some("b"));
        assert_eq!(neighbour(&[], "a", true), None);
    }
}
