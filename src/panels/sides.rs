//! The two sides of the page, with the divider between them: one to edit the issue, one to look at it.

use leptos::prelude::*;

use crate::components::{Divider, Icon, IconView, TabPanel};
use crate::layout::{SHARES, Side};
use crate::panels::conflicts::ConflictsPanel;
use crate::panels::pane_tabs::SideTabs;
use crate::panels::preview::PreviewPanel;
use crate::panels::repair_offer::RepairOffer;
use crate::panels::sections::{SectionsPanel, SelectionBar};
use crate::panels::source::SourcePanel;
use crate::parts::{PartNotice, Parts, rules};
use crate::view::{Tab, View};

/// Both sides. The outline and, on a narrow screen, the tabs are next to them.
#[component]
pub fn Sides() -> impl IntoView {
    let view = View::expect();
    let has_divider = move || !view.is_narrow() && view.layout.with(|it| it.hidden.is_none());
    let share = Signal::derive(move || view.layout.with(|it| it.share));
    let set_share = move |share| view.change_layout(|it| it.set_share(share));

    view! {
        <EditSide/>
        <Show when=has_divider>
            <Divider label="Width of the editing side" share range=SHARES on_change=set_share/>
        </Show>
        <ViewSide/>
    }
}

/// The forms and the source.
#[component]
fn EditSide() -> impl IntoView {
    let (view, hidden) = (View::expect(), hidden());
    let Parts { rules, .. } = Parts::expect();

    view! {
        <div class="side side-edit" id="edit-side" tabindex="-1" hidden=move || !view.shows_side(Side::Edit)>
            <SideBar side=Side::Edit/>
            <div class="side-notices">
                <RepairOffer/>
                <ConflictsPanel/>
                {move || rules.is_ready().then(rules::loaded).flatten().map(|it| (it.finish)())}
            </div>
            <TabPanel name=Tab::Forms.name() hidden=hidden(Tab::Forms)>
                <SectionsPanel/>
                <SelectionBar/>
            </TabPanel>
            <TabPanel name=Tab::Source.name() hidden=hidden(Tab::Source)>
                <SourcePanel/>
            </TabPanel>
        </div>
    }
    .into_any()
}

/// The preview and the problems.
#[component]
fn ViewSide() -> impl IntoView {
    let (view, hidden) = (View::expect(), hidden());
    let Parts { rules, .. } = Parts::expect();

    view! {
        <div class="side side-view" id="view-side" tabindex="-1" hidden=move || !view.shows_side(Side::View)>
            <SideBar side=Side::View/>
            <TabPanel name=Tab::Preview.name() hidden=hidden(Tab::Preview)>
                <PreviewPanel/>
            </TabPanel>
            <TabPanel name=Tab::Problems.name() hidden=hidden(Tab::Problems)>
                <PartNotice part=rules name="the checks"/>
                {move || rules.is_ready().then(rules::loaded).flatten().map(|it| (it.panel)())}
            </TabPanel>
        </div>
    }
    .into_any()
}

/// Whether the content of a tab is hidden.
fn hidden() -> impl Fn(Tab) -> Signal<bool> {
    let view = View::expect();
    move |tab| Signal::derive(move || !view.shows(tab))
}

/// The tabs of a side, with a button that hides or restores the other side.
#[component]
fn SideBar(side: Side) -> impl IntoView {
    let view = View::expect();

    view! {
        <Show when=move || !view.is_narrow()>
            <div class="side-bar">
                <SideTabs side/>
                <OtherSideButton side/>
            </div>
        </Show>
    }
}

/// Hides the other side, or shows it again.
#[component]
fn OtherSideButton(side: Side) -> impl IntoView {
    let view = View::expect();
    let other = match side {
        Side::Edit => Side::View,
        Side::View => Side::Edit,
    };
    let is_hidden = move || view.layout.with(|it| it.hidden == Some(other));
    let name = move || match (side, is_hidden()) {
        (Side::Edit, false) => "Hide the preview side",
        (Side::Edit, true) => "Show the preview side",
        (Side::View, false) => "Hide the editing side",
        (Side::View, true) => "Show the editing side",
    };
    let icon = match side {
        Side::Edit => Icon::RightSide,
        Side::View => Icon::LeftSide,
    };
    let toggle = move |_| {
        view.change_layout(|it| it.hidden = (it.hidden != Some(other)).then_some(other));
    };

    view! {
        <button type="button" class="quiet icon" aria-label=name title=name on:click=toggle>
            <IconView icon/>
        </button>
    }
}
