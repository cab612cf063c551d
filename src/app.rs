//! The page: its shared state and the layout of its panes.

use leptos::prelude::*;

use crate::arrivals::Arrivals;
use crate::browser::dom::into_view;
use crate::browser::{focus, rescue};
use crate::components::TabPanel;
use crate::dialogs::{PaletteDialog, TrimDialog};
use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::findings::Findings;
use crate::navigation::Navigation;
use crate::panels::add_section::add_section_dialog;
use crate::panels::coming_back::coming_back_dialog;
use crate::panels::conflicts::ConflictsPanel;
use crate::panels::draft_banners::DraftBanners;
use crate::panels::earlier::earlier_dialog;
use crate::panels::header::Header;
use crate::panels::issue::{Dragging, Reading, Selecting, issue_panel, selection_bar};
use crate::panels::new_issue::new_issue_dialog;
use crate::panels::open::open_dialog;
use crate::panels::outline::outline_panel;
use crate::panels::pane_tabs::PaneTabs;
use crate::panels::paste::{Pasting, paste_dialog};
use crate::panels::preview::PreviewPanel;
use crate::panels::problems::ProblemsPanel;
use crate::panels::repair::repair_offer;
use crate::panels::save::file_changed_dialog;
use crate::panels::shortcuts::shortcuts_dialog;
use crate::panels::source::SourcePanel;
use crate::panels::start::StartPanel;
use crate::snapshots::Snapshots;
use crate::view::{Tab, View};

/// The page.
#[component]
pub fn App() -> impl IntoView {
    provide_state();
    let editor = Editor::expect();
    let is_open = move || editor.is_open();
    let is_read_only = move || editor.is_read_only().to_string();

    view! {
        <Header/>
        <DraftBanners/>
        <main class="page" data-open=move || is_open().to_string() data-read-only=is_read_only>
            <Show when=is_open fallback=StartPanel>
                <Panes/>
            </Show>
        </main>
        <Dialogs/>
    }
}

/// Makes the state that all of the page shares, and starts what follows it.
fn provide_state() {
    let editor = Editor::default();
    rescue::follow(editor.issue());
    editor.on_unfinished_form(|| focus::show("entry-form"));
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
    drafts.start();
    snapshots.start(view);
    Findings::expect().start();
}

/// The outline, the entries, and what is shown next to them.
#[component]
fn Panes() -> impl IntoView {
    let view = View::expect();
    let hidden = move |tab| Signal::derive(move || !view.shows(tab));

    view! {
        <div class="pane pane-sections" hidden=hidden(Tab::Sections)>
            {into_view(outline_panel())}
        </div>
        <div class="pane pane-entries" id="entries" hidden=hidden(Tab::Entries)>
            {into_view(repair_offer())}
            <ConflictsPanel/>
            {into_view(issue_panel())}
            {into_view(selection_bar())}
        </div>
        <PaneTabs/>
        <TabPanel name=Tab::Preview.name() hidden=hidden(Tab::Preview)>
            <PreviewPanel/>
        </TabPanel>
        <TabPanel name=Tab::Source.name() hidden=hidden(Tab::Source)>
            <SourcePanel/>
        </TabPanel>
        <TabPanel name=Tab::Problems.name() hidden=hidden(Tab::Problems)>
            <ProblemsPanel/>
        </TabPanel>
    }
    .into_any()
}

/// All dialogs, of which at most one is open.
#[component]
fn Dialogs() -> impl IntoView {
    let older = [
        into_view(open_dialog()),
        into_view(new_issue_dialog()),
        into_view(shortcuts_dialog()),
        into_view(add_section_dialog()),
        into_view(paste_dialog()),
        into_view(coming_back_dialog()),
        into_view(earlier_dialog()),
        into_view(file_changed_dialog()),
    ];

    view! {
        {older.into_iter().collect_view()}
        <PaletteDialog/>
        <TrimDialog/>
    }
    .into_any()
}
