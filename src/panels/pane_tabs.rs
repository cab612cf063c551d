//! The tabs: on a wide screen one list for each side of the page, on a narrow one a single list of all panes.

use leptos::prelude::*;

use crate::checks::Checks;
use crate::components::{TabItem, TabList};
use crate::layout::Side;
use crate::view::{Tab, View};

/// Every tab with its label, in the order of a narrow screen.
const TABS: [(Tab, &str); 5] = [
    (Tab::Sections, "Sections"),
    (Tab::Forms, "Forms"),
    (Tab::Source, "Source"),
    (Tab::Preview, "Preview"),
    (Tab::Problems, "Problems"),
];

/// The tabs of one side of the page.
#[component]
pub fn SideTabs(
    /// The side.
    side: Side,
) -> impl IntoView {
    let (id, label) = match side {
        Side::Edit => ("edit-tabs", "Edit"),
        Side::View => ("view-tabs", "View"),
    };
    let own = TABS.iter().filter(|it| it.0.side() == Some(side));
    let tabs = own.map(|it| item(*it, side)).collect::<Vec<_>>();

    view! { <TabList id label tabs/> }
}

/// The tabs of a narrow screen, where one pane is shown at a time.
#[component]
pub fn PaneTabs() -> impl IntoView {
    let tabs = TABS.map(|it| item(it, Side::Edit)).to_vec();

    view! { <TabList id="pane-tabs" label="Panes" tabs/> }
}

fn item((tab, label): (Tab, &'static str), side: Side) -> TabItem {
    let view = View::expect();
    let checks = Checks::expect();
    let count = || Signal::derive(move || checks.problem_count());
    TabItem {
        name: tab.name(),
        label,
        count: (tab == Tab::Problems).then(count),
        is_selected: Memo::new(move |_| view.selected(side) == tab).into(),
        on_select: Callback::new(move |()| view.select(tab)),
    }
}
