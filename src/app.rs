//! The page's frame: who stands where, and the handles that all of it shares.

use leptos::prelude::*;

use crate::arrivals::Arrivals;
use crate::browser::dom::{El, Nodes, div, main as main_element, nodes, when_else};
use crate::dialogs::TrimDialog;
use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::findings::Findings;
use crate::navigation::Navigation;
use crate::panels::add_section::add_section_dialog;
use crate::panels::coming_back::coming_back_dialog;
use crate::panels::earlier::earlier_dialog;
use crate::panels::elsewhere::elsewhere;
use crate::panels::issue::{Dragging, Reading, Selecting, issue_panel, selection_bar};
use crate::panels::new_issue::new_issue_dialog;
use crate::panels::open::open_dialog;
use crate::panels::outline::outline_panel;
use crate::panels::palette::palette_dialog;
use crate::panels::paste::{Pasting, paste_dialog};
use crate::panels::places::places_panel;
use crate::panels::preview::preview_panel;
use crate::panels::problems::problems_panel;
use crate::panels::repair::repair_offer;
use crate::panels::save::file_changed_dialog;
use crate::panels::shortcuts::shortcuts_dialog;
use crate::panels::source::source_panel;
use crate::panels::top_bar::top_bar;
use crate::panels::welcome::welcome;
use crate::parts::tabs::tabs;
use crate::snapshots::Snapshots;
use crate::view::{Tab, View};

/// The page.
pub fn app() -> Nodes {
    let editor = Editor::default();
    provide_context(editor);
    let view = View::default();
    let drafts = Drafts::new(editor, view);
    let snapshots = Snapshots::new(editor, drafts);
    provide_context(drafts);
    provide_context(snapshots);
    provide_context(Arrivals::new(editor, drafts, view));
    provide_context(Findings::new(editor, view));
    provide_context(view);
    provide_context(Navigation::new(editor, view));
    provide_context(Reading::default());
    provide_context(Dragging::default());
    provide_context(Selecting::default());
    provide_context(Pasting::default());
    let is_open = move || editor.is_open();
    drafts.start();
    snapshots.start(view);
    Findings::expect().start();
    let page = main_element()
        .class("page")
        .attr("data-open", move || is_open().to_string())
        .attr("data-read-only", move || editor.is_read_only().to_string())
        .child(when_else(is_open, panes, welcome));

    nodes()
        .child(top_bar())
        .child(elsewhere())
        .child(page)
        .child(open_dialog())
        .child(new_issue_dialog())
        .child(shortcuts_dialog())
        .child(add_section_dialog())
        .child(paste_dialog())
        .child(view! { <TrimDialog/> }.into_any())
        .child(palette_dialog())
        .child(coming_back_dialog())
        .child(earlier_dialog())
        .child(file_changed_dialog())
}

/// Outline, entries, and what stands beside them.
fn panes() -> Nodes {
    let problems = Findings::expect().shown();
    let problems = move || problems.with(Vec::len);
    let sections = pane("pane pane-sections", Tab::Sections).child(outline_panel());
    let entries = pane("pane pane-entries", Tab::Entries)
        .id("entries")
        .child(repair_offer())
        .child(places_panel())
        .child(issue_panel())
        .child(selection_bar());

    nodes()
        .child(sections)
        .child(entries)
        .child(tabs(problems))
        .child(beside("preview", Tab::Preview).child(preview_panel()))
        .child(beside("source", Tab::Source).child(source_panel()))
        .child(beside("problems", Tab::Problems).child(problems_panel()))
}

fn pane(class: &'static str, tab: Tab) -> El {
    let view = View::expect();
    div().class(class).attr("hidden", move || !view.shows(tab))
}

/// What one of the tabs shows.
fn beside(name: &str, tab: Tab) -> El {
    pane("pane pane-beside", tab)
        .attr("role", "tabpanel")
        .id(format!("panel-{name}"))
        .attr("aria-labelledby", format!("tab-{name}"))
}
