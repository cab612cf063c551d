//! The row of tabs; arrow keys go along it.

use leptos::prelude::*;

use crate::browser::focus;
use crate::view::{Tab, View};

/// Every tab with its name; the first two are for narrow screens.
const TABS: [(Tab, &str, &str); 5] = [
    (Tab::Sections, "sections", "Sections"),
    (Tab::Entries, "entries", "Entries"),
    (Tab::Preview, "preview", "Preview"),
    (Tab::Source, "source", "Source"),
    (Tab::Problems, "problems", "Problems"),
];

/// The row of tabs.
#[component]
pub fn Tabs(
    /// How many problems there are.
    problems: Signal<usize>,
) -> impl IntoView {
    let view = View::expect();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => TABS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        go_along(view, step);
    };
    let tabs = TABS.map(|(tab, id, name)| {
        let selected = move || is_selected(view, tab);
        view! {
            <button
                role="tab"
                class="tab"
                id=format!("tab-{id}")
                data-tab=id
                aria-selected=move || selected().to_string()
                tabindex=move || if selected() { 0 } else { -1 }
                on:click=move |_| view.show(tab)
            >
                {name}
                {(tab == Tab::Problems).then(|| view! { <Count count=problems/> })}
            </button>
        }
    });

    view! {
        <div class="tabs" id="beside" tabindex="-1" role="tablist" aria-label="View" on:keydown=on_key>
            {tabs.into_iter().collect_view()}
        </div>
    }
    .into_any()
}

/// A number beside a tab's name; none is not said.
#[component]
fn Count(count: Signal<usize>) -> impl IntoView {
    view! {
        <span class="tab-count" hidden=move || count.get() == 0>" " {move || count.get()}</span>
    }
}

fn is_selected(view: View, tab: Tab) -> bool {
    view.shows(tab) && (view.is_narrow() || !is_for_narrow(tab))
}

fn is_for_narrow(tab: Tab) -> bool {
    matches!(tab, Tab::Sections | Tab::Entries)
}

/// Selects the tab `step` places on, among those that are shown.
fn go_along(view: View, step: usize) {
    let shown: Vec<_> = TABS
        .iter()
        .filter(|(tab, ..)| untrack(|| view.is_narrow()) || !is_for_narrow(*tab))
        .collect();
    let at = shown
        .iter()
        .position(|(tab, ..)| untrack(|| is_selected(view, *tab)));
    let next = (at.unwrap_or_default() + step % TABS.len()) % shown.len().max(1);
    if let Some((tab, id, _)) = shown.get(next) {
        view.show(*tab);
        focus::on(&format!("tab-{id}"));
    }
}
