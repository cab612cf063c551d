//! What the page says while nothing is open: what it is, and what to do first.

use crate::browser::dom::{El, div, em, kbd, p, span, strong};
use crate::parts::modal::opens;
use crate::view::Dialog;

/// What the page shows while nothing is open.
pub fn welcome() -> El {
    let open = choice(
        Dialog::Open,
        "Open a draft",
        "Choose a file, paste its Markdown, or drop it anywhere on this page.",
    );
    let start = choice(
        Dialog::NewIssue,
        "Start the next issue",
        "From the template, with its number, its date and the window of its events.",
    );
    let lead = p()
        .class("welcome-lead")
        .child("A desk for ")
        .child(em().child("This Week in Rust"));
    let note = p()
        .class("welcome-note")
        .child("Everything stays on this device: the page has no server and sends nothing. Press ")
        .child(kbd().child("?"))
        .child(" for the keyboard.");

    div()
        .class("welcome")
        .child(lead)
        .child(p().child(
            "Galley edits an issue’s draft through forms that know its sections, shows the issue as its \
             readers will see it, and gives the file back with nothing else changed.",
        ))
        .child(div().class("welcome-choices").child([open, start]))
        .child(note)
}

/// A large button that opens a dialog.
fn choice(dialog: Dialog, name: &'static str, does: &'static str) -> El {
    opens(dialog)
        .class("choice")
        .child(strong().child(name))
        .child(span().child(does))
}
