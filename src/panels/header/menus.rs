//! What can be done with the whole issue: the menus, and the button that writes the file.

use issue::encoding;
use leptos::prelude::*;

use crate::browser::focus;
use crate::components::{Icon, IconView, MenuButton, MenuItem};
use crate::dialogs::guide;
use crate::editor::Editor;
use crate::export;
use crate::panels::repair_offer::REPAIR_BUTTON;
use crate::view::{Dialog, Tab, View};

/// The commands that open another issue or an earlier version of this one, or update this one from GitHub.
#[component]
pub fn IssueMenu() -> impl IntoView {
    let (editor, view) = (Editor::expect(), View::expect());
    let opens = move |dialog| move || view.dialog.set(Some(dialog));
    let items = move || {
        let mut items = vec![
            MenuItem::new("Open…", opens(Dialog::Open)).with_keys("Ctrl+O"),
            MenuItem::new("New issue…", opens(Dialog::NewIssue)),
            MenuItem::new("Update from GitHub…", opens(Dialog::Update)),
            MenuItem::new("Earlier versions…", opens(Dialog::EarlierVersions)),
        ];
        let issue = editor.issue().get_untracked();
        if editor.may_change() && encoding::repair(issue.text()).is_some() {
            let show = move || {
                view.show(Tab::Forms);
                focus::soon(REPAIR_BUTTON);
            };
            items.push(MenuItem::new("Repair text encoding…", show));
        }
        // On a phone, the header has no room for this button.
        items.push(MenuItem::new("Guide", opens(Dialog::Guide(guide::EDIT))));
        items
    };

    view! {
        <MenuButton id="issue-menu" label="Issue" items>
            <IconView icon=Icon::Page/>
            <span class="label">"Issue"</span>
        </MenuButton>
    }
}

/// The ways to export the issue.
#[component]
pub fn ExportMenu() -> impl IntoView {
    let editor = Editor::expect();
    let items = move || {
        vec![
            MenuItem::new("Download", move || export::download(editor)),
            MenuItem::new("Copy Markdown", move || export::copy_markdown(editor)),
            MenuItem::new("Download patch", move || export::download_patch(editor)),
            MenuItem::link("Open on GitHub", export::github_page(editor)),
        ]
    };

    view! {
        <MenuButton id="export-menu" label="Export" items>
            <IconView icon=Icon::Export/>
            <span class="label">"Export"</span>
        </MenuButton>
    }
}

/// Writes the file: the opened one if the browser allows it, otherwise a download.
#[component]
pub fn SaveButton() -> impl IntoView {
    let (editor, view) = (Editor::expect(), View::expect());
    let file_name = move || export::saved_file(editor).map(|it| it.1);
    let title = move || match file_name() {
        Some(name) => format!("Save to {name} (Ctrl+S)"),
        None => "Download the issue (Ctrl+S)".to_owned(),
    };
    let name = move || {
        if file_name().is_some() {
            "Save to file"
        } else {
            "Download"
        }
    };

    view! {
        <button type="button" class="primary" title=title on:click=move |_| export::save(editor, view)>
            {name}
        </button>
    }
}
