//! The workspace: all that works on an open issue, with the state that its panels share.

use leptos::prelude::*;

use crate::arrivals::Arrivals;
use crate::browser::{focus, rescue};
use crate::checks::Checks;
use crate::components::TabPanel;
use crate::dialogs::PastedLinks;
use crate::draft_shelf::DraftShelf;
use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::file_import::FileImport;
use crate::messages::Messages;
use crate::navigation::Navigation;
use crate::panels::conflicts::ConflictsPanel;
use crate::panels::draft_banners::DraftBanners;
use crate::panels::header::Header;
use crate::panels::outline::OutlinePanel;
use crate::panels::pane_tabs::PaneTabs;
use crate::panels::preview::PreviewPanel;
use crate::panels::repair_offer::RepairOffer;
use crate::panels::sections::{
    DraggedRow, FocusedRow, SectionsPanel, Selection, SelectionBar, TopSection,
};
use crate::panels::source::SourcePanel;
use crate::parts::{PartNotice, Parts, dialogs, rules};
use crate::shortcuts;
use crate::snapshots::Snapshots;
use crate::view::{Tab, View};

/// The workspace. While no issue is open, only its dialogs can be shown.
#[component]
pub fn Workspace() -> impl IntoView {
    provide_state();
    let Parts { dialogs, .. } = Parts::expect();
    load_the_rest();
    let editor = Editor::expect();
    let is_open = move || editor.is_open();
    let is_read_only = move || editor.is_read_only().to_string();

    view! {
        <Show when=is_open>
            <div class="workspace" data-read-only=is_read_only>
                <Header/>
                <DraftBanners/>
                <main class="page">
                    <Panes/>
                </main>
            </div>
        </Show>
        {move || dialogs.is_ready().then(dialogs::view)}
    }
}

/// Loads the dialogs, and for an open issue the rules: after its sections, which should not have to wait for them.
fn load_the_rest() {
    let (view, editor, parts) = (View::expect(), Editor::expect(), Parts::expect());
    Effect::new(move || {
        if view.is_returning.get() || view.is_building(editor) {
            return;
        }
        parts.dialogs.load();
        if editor.is_open() {
            parts.rules.load();
        }
    });
}

/// Makes the state that the panels share, and starts what follows it.
fn provide_state() {
    let (view, parts) = (View::expect(), Parts::expect());
    let editor = Editor::new(Messages::expect());
    rescue::follow(editor.issue());
    editor.on_unfinished_form(|| focus::show("entry-form"));
    provide_context(editor);
    let drafts = Drafts::new(editor, view, DraftShelf::expect());
    let snapshots = Snapshots::new(editor, drafts);
    let import = FileImport::new(editor, drafts, view);
    provide_context(drafts);
    provide_context(snapshots);
    provide_context(import);
    provide_context(Checks::new(editor, view, parts.rules));
    provide_context(Navigation::new(editor, view));
    provide_context(TopSection::default());
    provide_context(DraggedRow::default());
    provide_context(FocusedRow::default());
    provide_context(Selection::default());
    provide_context(PastedLinks::default());
    drafts.start();
    snapshots.start(view);
    import.start(Arrivals::expect());
    Checks::expect().start();
    shortcuts::listen(editor, view);
}

/// The outline, the entries, and what is shown next to them.
#[component]
fn Panes() -> impl IntoView {
    let view = View::expect();
    let Parts { rules, .. } = Parts::expect();
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
            <PartNotice part=rules name="the checks"/>
            {move || rules.is_ready().then(rules::loaded).flatten().map(|it| (it.panel)())}
        </TabPanel>
    }
    .into_any()
}
