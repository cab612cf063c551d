//! The page's frame: who stands where, and the handles that all of it shares.

use leptos::prelude::*;

use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::findings::Findings;
use crate::panels::add_section::AddSectionDialog;
use crate::panels::issue::{Dragging, IssuePanel, Reading, Selecting, SelectionBar};
use crate::panels::new_issue::NewIssueDialog;
use crate::panels::open::OpenDialog;
use crate::panels::outline::OutlinePanel;
use crate::panels::palette::PaletteDialog;
use crate::panels::paste::{PasteDialog, Pasting};
use crate::panels::preview::PreviewPanel;
use crate::panels::problems::ProblemsPanel;
use crate::panels::repair::RepairOffer;
use crate::panels::shortcuts::ShortcutsDialog;
use crate::panels::source::SourcePanel;
use crate::panels::top_bar::TopBar;
use crate::panels::trim::TrimDialog;
use crate::panels::welcome::Welcome;
use crate::parts::tabs::Tabs;
use crate::view::{Tab, View};

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let editor = Editor::default();
    provide_context(editor);
    provide_context(Drafts::new(editor));
    provide_context(Findings::new(editor));
    provide_context(View::default());
    provide_context(Reading::default());
    provide_context(Dragging::default());
    provide_context(Selecting::default());
    provide_context(Pasting::default());
    let is_open = editor.is_open();
    Drafts::expect().start();
    Findings::expect().start();

    view! {
        <TopBar/>
        <main class="page" data-open=move || is_open.get().to_string()>
            <Show when=move || is_open.get() fallback=|| view! { <Welcome/> }>
                <Panes/>
            </Show>
        </main>
        <OpenDialog/>
        <NewIssueDialog/>
        <ShortcutsDialog/>
        <AddSectionDialog/>
        <PasteDialog/>
        <TrimDialog/>
        <PaletteDialog/>
    }
}

/// Outline, entries, and what stands beside them.
#[component]
fn Panes() -> impl IntoView {
    let view = View::expect();
    let problems = Findings::expect().shown();
    let problems = Signal::derive(move || problems.with(Vec::len));
    let hidden = move |tab| move || !view.shows(tab);

    view! {
        <div class="pane pane-sections" hidden=hidden(Tab::Sections)>
            <OutlinePanel/>
        </div>
        <div class="pane pane-entries" id="entries" hidden=hidden(Tab::Entries)>
            <RepairOffer/>
            <IssuePanel/>
            <SelectionBar/>
        </div>
        <Tabs problems/>
        <div class="pane pane-beside" role="tabpanel" id="panel-preview" aria-labelledby="tab-preview" hidden=hidden(Tab::Preview)>
            <PreviewPanel/>
        </div>
        <div class="pane pane-beside" role="tabpanel" id="panel-source" aria-labelledby="tab-source" hidden=hidden(Tab::Source)>
            <SourcePanel/>
        </div>
        <div class="pane pane-beside" role="tabpanel" id="panel-problems" aria-labelledby="tab-problems" hidden=hidden(Tab::Problems)>
            <ProblemsPanel/>
        </div>
    }
    .into_any()
}
