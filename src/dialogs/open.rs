//! Opens a file or pasted text. What cannot be opened is refused with the reason, and nothing changes.

use issue::open::read_bytes;
use leptos::ev;
use leptos::prelude::*;

use super::draft_list::DraftList;
use super::page_dialog::PageDialog;
use crate::browser::disk::{self, GivenFile};
use crate::browser::files::{self, ReadError};
use crate::drafts::Origin;
use crate::editor::Editor;
use crate::file_import::FileImport;
use crate::view::{Dialog, View};

/// The dialog, and the whole page as a place to drop a file on.
#[component]
pub fn OpenDialog() -> impl IntoView {
    let opening = Opening::new();
    let is_over = files::on_drop(move |file| opening.file(file));
    disk::on_launch(move |file| opening.file(Ok(file)));

    view! {
        <PageDialog which=Dialog::Open title="Open an issue">
            <FileField opening/>
            {disk::can_pick().then(|| view! { <PickButton opening/> })}
            <TextField opening/>
            <DraftList/>
            <p class="refusal" role="alert">
                {opening.refusal}
            </p>
        </PageDialog>
        <p class="drop-veil" hidden=move || !is_over.get()>
            "Drop the issue file to open it"
        </p>
    }
}

/// What outlives closing the dialog: the pasted text, and why the last file was refused.
#[derive(Clone, Copy, Debug)]
struct Opening {
    import: FileImport,
    editor: Editor,
    view: View,
    refusal: RwSignal<String>,
    pasted: RwSignal<String>,
}

impl Opening {
    fn new() -> Self {
        Self {
            import: FileImport::expect(),
            editor: Editor::expect(),
            view: View::expect(),
            refusal: RwSignal::default(),
            pasted: RwSignal::default(),
        }
    }

    fn file(self, given: Result<GivenFile, ReadError>) {
        if let Err(refusal) = self.editor.try_close_form() {
            return self.refuse(format!("Not opened: {refusal}."));
        }
        match given {
            Ok(given) => match read_bytes(&given.bytes) {
                Ok(text) => {
                    let (name, file) = (given.name, given.file);
                    self.done(text, Origin { name, file });
                }
                Err(error) => self.refuse(format!("“{}” was not opened: {error}.", given.name)),
            },
            Err(reason) => self.refuse(reason),
        }
    }

    fn pick(self) {
        leptos::task::spawn_local(async move {
            match disk::pick().await {
                Ok(Some(given)) => self.file(Ok(given)),
                Ok(None) => {}
                Err(reason) => self.refuse(format!("The file was not opened: {reason}.")),
            }
        });
    }

    fn text(self) {
        if let Err(refusal) = self.editor.try_close_form() {
            return self.refuse(format!("Not opened: {refusal}."));
        }
        let text = self.pasted.get_untracked();
        if text.trim().is_empty() {
            self.refuse("There is no text to open: paste an issue's Markdown first.".to_owned());
        } else {
            self.done(text, Origin::default());
        }
    }

    fn done(self, text: String, origin: Origin) {
        self.refusal.set(String::new());
        self.pasted.set(String::new());
        self.import.import(text, origin);
    }

    /// Shows why in the dialog. What was open stays as it is.
    fn refuse(self, reason: String) {
        let was_open = self.editor.opened().with_untracked(Option::is_some);
        let rest = if was_open {
            " What was open is unchanged."
        } else {
            ""
        };
        self.refusal.set(reason + rest);
        self.view.dialog.set(Some(Dialog::Open));
    }
}

/// Opens a file that is only read.
#[component]
fn FileField(opening: Opening) -> impl IntoView {
    let chosen = move |event: ev::Event| files::chosen(&event, move |file| opening.file(file));

    view! {
        <div class="field">
            <label for="open-file">"Issue file"</label>
            <input
                id="open-file"
                type="file"
                accept=".md,.markdown,.txt,text/markdown,text/plain"
                aria-describedby="open-file-hint"
                on:change=chosen
            />
            <p class="hint" id="open-file-hint">
                "A draft or a published issue of This Week in Rust. You can also drop it anywhere on the page. "
                "It stays on this device."
            </p>
        </div>
    }
}

/// Opens a file that can be saved to.
#[component]
fn PickButton(opening: Opening) -> impl IntoView {
    view! {
        <div class="field">
            <div>
                <button
                    type="button"
                    aria-describedby="open-disk-hint"
                    on:click=move |_| opening.pick()
                >
                    "Open from this computer"
                </button>
            </div>
            <p class="hint" id="open-disk-hint">
                "Save then writes back to that file, as it does for a file dropped on the page."
            </p>
        </div>
    }
}

/// Opens pasted Markdown.
#[component]
fn TextField(opening: Opening) -> impl IntoView {
    view! {
        <div class="field">
            <label for="open-text">"Paste Markdown"</label>
            <textarea id="open-text" rows="6" spellcheck="false" bind:value=opening.pasted></textarea>
        </div>
        <div class="modal-actions">
            <button type="button" class="primary" on:click=move |_| opening.text()>
                "Open text"
            </button>
        </div>
    }
}
