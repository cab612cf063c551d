//! The page's dialogs, one per file. At most one is open; [`View`](crate::view::View) says which.

mod add_section;
mod conflict;
mod draft_list;
mod earlier_versions;
mod file_changed;
mod github_update;
pub mod guide;
mod new_issue;
mod open;
mod page_dialog;
mod palette;
mod paste_links;

use leptos::prelude::*;

pub use add_section::AddSectionDialog;
pub use conflict::ConflictDialog;
pub use draft_list::DraftList;
pub use earlier_versions::EarlierVersionsDialog;
pub use file_changed::FileChangedDialog;
pub use github_update::GithubUpdateDialog;
pub use guide::GuideDialog;
pub use new_issue::NewIssueDialog;
pub use open::OpenDialog;
pub use page_dialog::{DialogButton, PageDialog};
pub use palette::PaletteDialog;
pub use paste_links::{PasteLinksDialog, PastedLinks};

/// The dialogs of the workspace, closed at first. The dialog that asks GitHub is loaded only when it is used.
#[component]
pub fn WorkspaceDialogs() -> impl IntoView {
    view! {
        <NewIssueDialog/>
        <GuideDialog/>
        <AddSectionDialog/>
        <PasteLinksDialog/>
        <PaletteDialog/>
        <ConflictDialog/>
        <EarlierVersionsDialog/>
        <FileChangedDialog/>
    }
    .into_any()
}
