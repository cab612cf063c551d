//! The page: its shared state and the layout of its panes.

use leptos::prelude::*;

use crate::browser::{focus, rescue};
use crate::checks::Checks;
use crate::components::TabPanel;
use crate::dialogs::{NewIssueDialog, OpenDialog, PastedLinks};
use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::file_import::FileImport;
use crate::navigation::Navigation;
use crate::panels::conflicts::ConflictsPanel;
use crate::panels::draft_banners::DraftBanners;
use crate::panels::header::Header;
use crate::panels::outline::OutlinePanel;
use crate::panels::pane_tabs::PaneTabs;
use crate::panels::preview::PreviewPanel;
use crate::panels::problems::ProblemsPanel;
use crate::panels::repair_offer::RepairOffer;
use crate::panels::sections::{
    DraggedRow, FocusedRow, SectionsPanel, Selection, SelectionBar, TopSection,
};
use crate::panels::source::SourcePanel;
use crate::panels::start::StartPanel;
use crate::parts::{PartNotice, Parts, workspace};
use crate::shortcuts;
use crate::snapshots::Snapshots;
use crate::view::{Tab, View};

/// The page.
#[component]
pub fn App() -> impl IntoView {
    provide_state();
    let editor = Editor::expect();
    let Parts { workspace, .. } = Parts::expect();
    workspace.load();
    let is_open = move || editor.is_open();
    let is_read_only = move || editor.is_read_only().to_string();

    view! {
        <Header/>
        <DraftBanners/>
        <main class="page" data-open=move || is_open().to_string() data-read-only=is_read_only>
            <Show when=is_open fallback=StartPanel>
                <PartNotice part=workspace name="the editor"/>
                {move || workspace.is_ready().then(workspace::panes)}
            </Show>
        </main>
        <OpenDialog/>
        <NewIssueDialog/>
        {move || workspace.is_ready().then(workspace::dialogs)}
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
    provide_context(FileImport::new(editor, drafts, view));
    let parts = Parts::default();
    provide_context(parts);
    provide_context(Checks::new(editor, view, parts.rules));
    provide_context(view);
    provide_context(Navigation::new(editor, view));
    provide_context(TopSection::default());
    provide_context(DraggedRow::default());
    provide_context(FocusedRow::default());
    provide_context(Selection::default());
    provide_context(PastedLinks::default());
    drafts.start();
    snapshots.start(view);
    Checks::expect().start();
    shortcuts::listen(editor, view);
}

/// The outline, the entries, and what is shown next to them.
#[component]
pub fn Panes() -> impl IntoView {
    let view = View::expect();
    let hidden = move |tab| Signal::derive(move || !view.shows(tab));

    view! {
        <div class="pane pane-sections" hidden=hidden(Tab::Sections)>
            <OutlinePanel/>
        </div>
        <div class="pane pane-entries" id="entries" hidden=hidden(Tab::Entries)>
            <RepairOffer/>
            <ConflictsPanel/>
            <SectionsPanel/>
            <SelectionBar/>
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
