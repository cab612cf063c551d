//! Opens a file or pasted text. What cannot be opened is refused with the reason, and nothing changes.

use issue::open::read_bytes;
use leptos::ev;
use leptos::prelude::*;

use crate::arrivals::Arrivals;
use crate::browser::disk;
use crate::browser::dom::{El, Nodes, button, div, input, label, nodes, p, textarea};
use crate::browser::files::{self, Given};
use crate::editor::Editor;
use crate::panels::drafts::draft_list;
use crate::parts::field::bound;
use crate::parts::modal::modal;
use crate::view::{Dialog, View};

/// The dialog, and the page as a place to drop a file on.
pub fn open_dialog() -> Nodes {
    let opening = Opening::new();
    let hangs_over = RwSignal::new(false);
    files::on_drop(
        move |is_over| hangs_over.set(is_over),
        move |given| opening.file(given),
    );
    disk::on_launch(move |given| opening.file(Ok(given)));
    let refusal = p()
        .class("refusal")
        .attr("role", "alert")
        .child(move || opening.refusal.get());
    let body = nodes()
        .child(from_file(opening))
        .child(disk::can_pick().then(|| from_disk(opening)))
        .child(from_text(opening))
        .child(draft_list())
        .child(refusal);
    let veil = p()
        .class("drop-veil")
        .attr("hidden", move || !hangs_over.get())
        .child("Drop the issue file to open it");

    nodes()
        .child(modal(Dialog::Open, "Open an issue", body))
        .child(veil)
}

/// What opening needs to know and say.
#[derive(Clone, Copy, Debug)]
struct Opening {
    arrivals: Arrivals,
    editor: Editor,
    view: View,
    refusal: RwSignal<String>,
    pasted: RwSignal<String>,
}

impl Opening {
    fn new() -> Self {
        Self {
            arrivals: Arrivals::expect(),
            editor: Editor::expect(),
            view: View::expect(),
            refusal: RwSignal::default(),
            pasted: RwSignal::default(),
        }
    }

    fn file(self, given: Result<Given, files::Unread>) {
        if let Err(refusal) = self.editor.finish() {
            return self.refuse(format!("Not opened: {refusal}."));
        }
        match given {
            Ok(given) => match read_bytes(&given.bytes) {
                Ok(text) => self.done(text, given.name, given.file),
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
        if let Err(refusal) = self.editor.finish() {
            return self.refuse(format!("Not opened: {refusal}."));
        }
        let text = self.pasted.get_untracked();
        if text.trim().is_empty() {
            self.refuse("There is no text to open: paste an issue's Markdown first.".to_owned());
        } else {
            self.done(text, String::new(), 0);
        }
    }

    fn done(self, text: String, name: String, file: u32) {
        self.refusal.set(String::new());
        self.pasted.set(String::new());
        self.arrivals.take(text, name, file);
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

fn from_file(opening: Opening) -> El {
    let chosen = move |event| files::chosen(&event, move |given| opening.file(given));
    let file = input()
        .id("open-file")
        .attr("type", "file")
        .attr("accept", ".md,.markdown,.txt,text/markdown,text/plain")
        .attr("aria-describedby", "open-file-hint")
        .on(ev::change, chosen);

    div()
        .class("field")
        .child(label().attr("for", "open-file").child("Issue file"))
        .child(file)
        .child(p().class("hint").id("open-file-hint").child(
            "A draft or a published issue of This Week in Rust. You can also drop it anywhere on the page. \
             It stays on this device.",
        ))
}

/// Opens a file that can be saved to.
fn from_disk(opening: Opening) -> El {
    let open = button()
        .attr("aria-describedby", "open-disk-hint")
        .on_click(move || opening.pick())
        .child("Open from this computer");
    let hint = p()
        .class("hint")
        .id("open-disk-hint")
        .child("Save then writes back to that file, as it does for a file dropped on the page.");
    div().class("field").child(div().child(open)).child(hint)
}

fn from_text(opening: Opening) -> [El; 2] {
    let text = textarea()
        .id("open-text")
        .attr("rows", "6")
        .attr("spellcheck", "false");
    let field = div()
        .class("field")
        .child(label().attr("for", "open-text").child("Paste Markdown"))
        .child(bound(text, opening.pasted));
    let open = button()
        .class("primary")
        .on_click(move || opening.text())
        .child("Open text");

    [field, div().class("modal-actions").child(open)]
}
