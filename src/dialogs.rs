//! The page's dialogs, one a file. At most one is open; [`View`] says which.

mod add_section;
mod conflict;
mod draft_list;
mod earlier_versions;
mod file_changed;
mod new_issue;
mod open;
mod palette;
mod paste_links;
mod shortcuts;
mod trim;

use leptos::prelude::*;

use crate::components::Modal;
use crate::view::{Dialog, View};

pub use add_section::AddSectionDialog;
pub use conflict::ConflictDialog;
pub use earlier_versions::EarlierVersionsDialog;
pub use file_changed::FileChangedDialog;
pub use new_issue::NewIssueDialog;
pub use open::OpenDialog;
pub use palette::PaletteDialog;
pub use paste_links::{PasteLinksDialog, PastedLinks};
pub use shortcuts::ShortcutsDialog;
pub use trim::TrimDialog;

/// All dialogs, closed at first.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <OpenDialog/>
        <NewIssueDialog/>
        <ShortcutsDialog/>
        <AddSectionDialog/>
        <PasteLinksDialog/>
        <TrimDialog/>
        <PaletteDialog/>
        <ConflictDialog/>
        <EarlierVersionsDialog/>
        <FileChangedDialog/>
    }
}

/// One of the page's dialogs.
#[component]
pub fn PageDialog(
    /// Which one it is.
    which: Dialog,
    /// The heading, which is also the accessible name.
    title: &'static str,
    /// The content, built each time the dialog opens.
    children: ChildrenFn,
) -> impl IntoView {
    let view = View::expect();
    let open = Signal::derive(move || view.dialog.get() == Some(which));

    view! {
        <Modal title open on_close=move |()| view.dialog.set(None)>
            {children()}
        </Modal>
    }
}

/// A button that opens one of the page's dialogs.
#[component]
pub fn DialogButton(
    /// The dialog that it opens.
    opens: Dialog,
    /// The button's content.
    children: Children,
) -> impl IntoView {
    let view = View::expect();

    view! {
        <button type="button" on:click=move |_| view.dialog.set(Some(opens))>
            {children()}
        </button>
    }
}
