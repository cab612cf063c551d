//! The tabs that choose what is shown next to the entries; on a narrow screen, which pane is shown at all.

use leptos::prelude::*;

use crate::checks::Checks;
use crate::components::{TabItem, TabList};
use crate::view::{Tab, View};

/// Every tab with its label; the first two are for narrow screens.
const TABS: [(Tab, &str); 5] = [
    (Tab::Sections, "Sections"),
    (Tab::Entries, "Entries"),
    (Tab::Preview, "Preview"),
    (Tab::Source, "Source"),
    (Tab::Problems, "Problems"),
];

/// The tabs of the panes.
#[component]
pub fn PaneTabs() -> impl IntoView {
    let view = View::expect();
    let problems = Checks::expect().shown();
    let problem_count = Signal::derive(move || problems.with(Vec::len));
    let tabs = TABS.map(|(tab, label)| TabItem {
        name: tab.name(),
        label,
        count: (tab == Tab::Problems).then_some(problem_count),
        is_reachable: Signal::derive(move || view.is_narrow() || tab.is_beside()),
        is_selected: Memo::new(move |_| view.selected() == tab).into(),
        on_select: Callback::new(move |()| view.show(tab)),
    });

    view! { <TabList id="beside" label="View" tabs=tabs.to_vec()/> }
}
