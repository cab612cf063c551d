//! The places of a merge to look at: where both sides changed the same lines, both are in the text.

use crate::arrivals::Arrivals;
use crate::browser::dom::{El, Region, button, code, each, h2, li, p, section, ul, when};
use crate::editor::Editor;
use crate::navigation::Navigation;
use leptos::prelude::*;

/// The list, while there is something on it.
pub fn places_panel() -> Region {
    let places = Arrivals::expect().places();
    when(move || !places.with(Vec::is_empty), panel)
}

fn panel() -> El {
    let places = Arrivals::expect().places();
    let title = move || match places.with(Vec::len) {
        1 => "One place to look at".to_owned(),
        count => format!("{count} places to look at"),
    };
    let numbered = move || places.get().into_iter().enumerate().collect::<Vec<_>>();
    let rows = each(numbered, |it| it.1.clone(), |it| row(it.1));
    let words = "The draft and the file both changed these lines. Both versions are in the text, the draft's first: \
                 keep what is right.";

    section()
        .class("repair")
        .attr("aria-labelledby", "places-title")
        .child(h2().id("places-title").child(title))
        .child(p().child(words))
        .child(ul().class("places").child(rows))
        .child(
            button()
                .on_click(move || places.set(Vec::new()))
                .child("Done looking"),
        )
}

fn row(place: String) -> El {
    let editor = Editor::expect();
    let navigation = Navigation::expect();
    let first = place.trim_start().split(['\r', '\n']).next();
    let first = first.unwrap_or_default().to_owned();
    let go = move || match editor.issue().with_untracked(|it| it.text().find(&place)) {
        Some(at) => navigation.reveal_source(at),
        None => editor.say("These lines read differently by now."),
    };
    li().child(code().child(first.as_str())).child(
        button()
            .attr("aria-label", format!("Go to {first}"))
            .on_click(go)
            .child("Go to"),
    )
}
