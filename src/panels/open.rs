//! Opens a file or pasted text. What cannot be opened is refused with the reason, and nothing changes.

use issue::open::read_bytes;
use leptos::prelude::*;

use crate::browser::files::{self, Given};
use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::panels::drafts::DraftList;
use crate::parts::modal::Modal;
use crate::view::{Dialog, View};

/// The dialog, and the page as a place to drop a file on.
#[component]
pub fn OpenDialog() -> impl IntoView {
    let opening = Opening::new();
    let hangs_over = RwSignal::new(false);
    files::on_drop(
        move |is_over| hangs_over.set(is_over),
        move |given| opening.file(given),
    );

    view! {
        <Modal which=Dialog::Open title="Open an issue">
            <FromFile opening/>
            <FromText opening/>
            <DraftList/>
            <p class="refusal" role="alert">{move || opening.refusal.get()}</p>
        </Modal>
        <p class="drop-veil" hidden=move || !hangs_over.get()>"Drop the issue file to open it"</p>
    }
    .into_any()
}

/// What opening needs to know and say.
#[derive(Clone, Copy, Debug)]
struct Opening {
    drafts: Drafts,
    editor: Editor,
    view: View,
    refusal: RwSignal<String>,
    pasted: RwSignal<String>,
}

impl Opening {
    fn new() -> Self {
        Self {
            drafts: Drafts::expect(),
            editor: Editor::expect(),
            view: View::expect(),
            refusal: RwSignal::default(),
            pasted: RwSignal::default(),
        }
    }

    fn file(self, given: Result<Given, files::Unread>) {
        match given {
            Ok(given) => match read_bytes(&given.bytes) {
                Ok(text) => self.done(&text, &given.name),
                Err(error) => self.refuse(format!("“{}” was not opened: {error}.", given.name)),
            },
            Err(reason) => self.refuse(reason),
        }
    }

    fn text(self) {
        let text = self.pasted.get_untracked();
        if text.trim().is_empty() {
            self.refuse("There is no text to open: paste an issue's Markdown first.".to_owned());
        } else {
            self.done(&text, "");
        }
    }

    fn done(self, text: &str, name: &str) {
        self.drafts.open_text(text, name);
        self.refusal.set(String::new());
        self.pasted.set(String::new());
        self.view.dialog.set(None);
        let name = if name.is_empty() { "pasted text" } else { name };
        self.editor.say(format!("Opened {name}."));
    }

    /// The dialog says why; what was open stays as it is.
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

#[component]
fn FromFile(opening: Opening) -> impl IntoView {
    let chosen = move |event| files::chosen(&event, move |given| opening.file(given));

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
                "A draft or a published issue of This Week in Rust. You can also drop it anywhere on the page. It stays on this device."
            </p>
        </div>
    }
}

#[component]
fn FromText(opening: Opening) -> impl IntoView {
    view! {
        <div class="field">
            <label for="open-text">"Paste Markdown"</label>
            <textarea
                id="open-text"
                rows="6"
                spellcheck="false"
                prop:value=move || opening.pasted.get()
                on:input=move |event| opening.pasted.set(event_target_value(&event))
            ></textarea>
        </div>
        <div class="modal-actions">
            <button class="primary" type="button" on:click=move |_| opening.text()>"Open text"</button>
        </div>
    }
}
