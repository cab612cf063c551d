//! The workspace: everything that works on an open issue, with the state that its panels share.

use leptos::prelude::*;

use crate::arrivals::Arrivals;
use crate::browser::{focus, rescue};
use crate::checks::Checks;
use crate::dialogs::PastedLinks;
use crate::draft_shelf::DraftShelf;
use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::file_import::FileImport;
use crate::focus_keeper;
use crate::focused_row::FocusedRow;
use crate::layout::Side;
use crate::messages::Messages;
use crate::navigation::Navigation;
use crate::panels::draft_banners::DraftBanners;
use crate::panels::header::Header;
use crate::panels::notifications::Notifications;
use crate::panels::outline::OutlinePanel;
use crate::panels::pane_tabs::PaneTabs;
use crate::panels::sections::{AddedEntry, DraggedRow, Selection};
use crate::panels::sides::Sides;
use crate::parts::{self, Parts, dialogs};
use crate::shortcuts;
use crate::snapshots::Snapshots;
use crate::submit_route::SubmitRoute;
use crate::view::{Dialog, Tab, View};

/// The workspace. While no issue is open, only its dialogs can be shown.
#[component]
pub fn Workspace() -> impl IntoView {
    provide_state();
    let Parts {
        dialogs, submit, ..
    } = Parts::expect();
    load_the_rest();
    let update = || parts::submit::loaded().map(|it| (it.update)());
    let editor = Editor::expect();
    let is_open = move || editor.is_open();
    let is_read_only = move || editor.is_read_only().to_string();

    view! {
        <Show when=is_open>
            <div class="workspace" data-read-only=is_read_only>
                <Header/>
                <DraftBanners/>
                <Panes/>
            </div>
        </Show>
        {move || dialogs.is_ready().then(dialogs::view)}
        {move || submit.is_ready().then(update)}
    }
}

/// Loads the dialogs and, for an open issue, the rules. The rules load after the issue's sections are shown.
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
    Effect::new(move || {
        if view.dialog.get() == Some(Dialog::Update) {
            parts.submit.load();
        }
    });
}

/// Creates the state that the panels share, and starts what follows it.
fn provide_state() {
    let (view, parts) = (View::expect(), Parts::expect());
    let editor = Editor::new(Messages::expect());
    rescue::follow(editor.issue());
    editor.on_unfinished_form(move || {
        view.show(Tab::Forms);
        focus::show("entry-form");
    });
    provide_context(editor);
    let drafts = Drafts::new(editor, view, DraftShelf::expect());
    let snapshots = Snapshots::new(editor, drafts);
    let import = FileImport::new(editor, drafts, view);
    provide_context(drafts);
    provide_context(snapshots);
    provide_context(import);
    provide_context(Checks::new(editor, view, parts.rules));
    provide_context(Navigation::new(editor, view));
    provide_context(view.top);
    provide_context(AddedEntry::new(editor));
    provide_context(DraggedRow::default());
    provide_context(FocusedRow::default());
    provide_context(Selection::default());
    provide_context(PastedLinks::default());
    drafts.start();
    snapshots.start(view);
    import.start(Arrivals::expect());
    Checks::expect().start();
    shortcuts::listen(editor, view, SubmitRoute::expect());
    let focused = FocusedRow::expect();
    focus_keeper::start(editor, view, move || focused.get());
}

/// The outline and the two sides; on a narrow screen one pane, with the tabs below it.
#[component]
fn Panes() -> impl IntoView {
    let view = View::expect();
    let layout = view.layout;
    let edit_width = move || layout.with(|it| format!("{}fr", it.share));
    let view_width = move || layout.with(|it| format!("{}fr", 100 - it.share));
    let hidden_side = move || {
        layout.with(|it| match it.hidden {
            Some(Side::Edit) => "edit",
            Some(Side::View) => "view",
            None => "none",
        })
    };
    let shows_outline = move || view.shows(Tab::Sections);
    let is_drawer = move || view.has_drawer().to_string();

    view! {
        <main
            class="page"
            style=("--edit-width", edit_width)
            style=("--view-width", view_width)
            data-hidden-side=hidden_side
        >
            <div class="pane pane-sections" id="panel-sections" data-drawer=is_drawer hidden=move || !shows_outline()>
                <OutlinePanel/>
            </div>
            <Sides/>
            <Show when=move || view.is_narrow()>
                <PaneTabs/>
            </Show>
            <Notifications/>
        </main>
    }
    .into_any()
}
