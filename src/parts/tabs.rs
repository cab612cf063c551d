//! The row of tabs; arrow keys go along it.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::dom::{El, button, div, span};
use crate::browser::focus;
use crate::view::{Tab, View};

/// Every tab with its name; the first two are for narrow screens.
const TABS: [(Tab, &str); 5] = [
    (Tab::Sections, "Sections"),
    (Tab::Entries, "Entries"),
    (Tab::Preview, "Preview"),
    (Tab::Source, "Source"),
    (Tab::Problems, "Problems"),
];

/// The row of tabs; `problems` is how many there are.
pub fn tabs(problems: impl Fn() -> usize + Copy + 'static) -> El {
    let view = View::expect();
    let on_key = move |event: ev::KeyboardEvent| {
        let is_forward = match event.key().as_str() {
            "ArrowRight" => true,
            "ArrowLeft" => false,
            _ => return,
        };
        event.prevent_default();
        go_along(view, is_forward);
    };
    let tab = |(tab, name): (Tab, &'static str)| {
        let id = tab.name();
        let selected = move || is_selected(view, tab);
        button()
            .attr("role", "tab")
            .class("tab")
            .id(format!("tab-{id}"))
            .attr("data-tab", id)
            .attr("aria-selected", move || selected().to_string())
            .attr("tabindex", move || if selected() { "0" } else { "-1" })
            .on_click(move || view.show(tab))
            .child(name)
            .child((tab == Tab::Problems).then(|| count(problems)))
    };

    div()
        .class("tabs")
        .id("beside")
        .attr("tabindex", "-1")
        .attr("role", "tablist")
        .attr("aria-label", "View")
        .on(ev::keydown, on_key)
        .child(TABS.map(tab))
}

/// A number beside a tab's name; none is not said.
fn count(count: impl Fn() -> usize + Copy + 'static) -> El {
    span()
        .class("tab-count")
        .attr("hidden", move || count() == 0)
        .child(" ")
        .child(count)
}

fn is_selected(view: View, tab: Tab) -> bool {
    view.shows(tab) && (view.is_narrow() || !is_for_narrow(tab))
}

fn is_for_narrow(tab: Tab) -> bool {
    matches!(tab, Tab::Sections | Tab::Entries)
}

/// Selects the next tab, or the one before, among those that are shown.
fn go_along(view: View, is_forward: bool) {
    let shown: Vec<_> = TABS
        .iter()
        .filter(|(tab, ..)| untrack(|| view.is_narrow()) || !is_for_narrow(*tab))
        .collect();
    let at = shown
        .iter()
        .position(|(tab, ..)| untrack(|| is_selected(view, *tab)));
    let count = shown.len().max(1);
    let step = if is_forward { 1 } else { count - 1 };
    let next = (at.unwrap_or_default() + step) % count;
    if let Some((tab, _)) = shown.get(next) {
        view.show(*tab);
        focus::on(&format!("tab-{}", tab.name()));
    }
}
