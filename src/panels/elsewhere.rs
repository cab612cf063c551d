//! Says that another tab edits the draft, and takes it over; and what a form held when that happened.

use crate::browser::dom::{El, button, div, of, p, when};
use crate::browser::focus;
use crate::drafts::Drafts;
use leptos::prelude::*;

/// Above everything but the bar, for as long as there is something to say.
pub fn elsewhere() -> El {
    let drafts = Drafts::expect();
    let left = drafts.left();
    div()
        .class("elsewhere")
        .attr("role", "status")
        .child(when(move || drafts.follows(), move || banner(drafts)))
        .child(of(
            move || left.get(),
            move |words| (!words.is_empty()).then(|| rest(left, &words)),
        ))
}

fn banner(drafts: Drafts) -> El {
    let take = move || {
        focus::on("issue");
        drafts.take_over();
    };
    div()
        .class("banner")
        .child(p().child("This draft is being edited in another tab."))
        .child(button().on_click(take).child("Edit here instead"))
}

/// What was typed into a form that was not finished: shown until it is not needed any more.
fn rest(left: RwSignal<String>, words: &str) -> El {
    let words = format!("Not in the draft, because the form was not finished: {words}");
    let dismiss = move || left.set(String::new());
    div()
        .class("banner")
        .child(p().child(words))
        .child(button().class("quiet").on_click(dismiss).child("Dismiss"))
}
