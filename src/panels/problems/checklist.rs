//! "Ready to publish" and "Ready to submit": what there is and what is left, read off the text.

use issue::checklist::State;
use leptos::prelude::*;

use super::words;
use crate::browser::dom::{El, button, div, h2, li, of, span, ul, when};
use crate::editor::Editor;
use crate::findings::{Checklist, Findings, Point};
use crate::navigation::Navigation;
use crate::view::{Tab, View};

/// Both lists, closed until they are asked for.
pub fn checklists() -> El {
    div()
        .class("checklists")
        .child(checklist(Checklist::Publish, "Ready to publish"))
        .child(checklist(Checklist::Submit, "Ready to submit"))
}

/// The checklist `list` with its name.
fn checklist(list: Checklist, name: &'static str) -> El {
    let findings = Findings::expect();
    let view = View::expect();
    let is_open = RwSignal::new(false);
    // While nobody sees it, it stays as it was.
    let points = Memo::new(move |old: Option<&Vec<Point>>| {
        if is_open.get() && view.shows(Tab::Problems) {
            findings.points(list)
        } else {
            old.cloned().unwrap_or_default()
        }
    });
    let left = move || {
        let is_left = |it: &&Point| matches!(it.state, State::Open | State::Ask);
        let left = points.with(|it| it.iter().filter(is_left).count());
        is_open.get().then(|| match left {
            0 => "nothing left".to_owned(),
            _ => format!("{left} left"),
        })
    };
    let rows = move |points: Vec<Point>| {
        let rows = points.iter().enumerate();
        rows.map(|(index, it)| row(list, index, it))
            .collect::<Vec<_>>()
    };
    let points = move || {
        let list = ul().attr("role", "list").attr("aria-label", name);
        list.child(of(move || points.get(), rows))
    };

    let heading = button()
        .attr("aria-expanded", move || is_open.get().to_string())
        .on_click(move || is_open.update(|it| *it = !*it))
        .child(name)
        .child(" ")
        .child(span().class("checklist-left").child(left));
    div()
        .class("checklist")
        .child(h2().child(heading))
        .child(when(move || is_open.get(), points))
}

/// The point at `index` of `list`.
fn row(list: Checklist, index: usize, point: &Point) -> El {
    let (findings, editor) = (Findings::expect(), Editor::expect());
    let navigation = Navigation::expect();
    let go = move || {
        if let Some(at) = findings.place_of_point(list, index) {
            editor.look_at(at);
            navigation.reveal_source(at);
        }
    };
    let (key, word) = state(point.state);
    let detail = (!point.detail.is_empty()).then(|| words::with_code(&point.detail));
    let said = span()
        .child(span().class("point-label").child(point.label))
        .child(span().class("point-detail").child(detail));
    let button = || button().on_click(go).child("Go to");

    li().class("point")
        .attr("data-state", key)
        .child(span().class("point-state").child(word))
        .child(said)
        .child(point.has_place.then(button))
}

/// What the markup calls a state, and what the list says of it.
fn state(state: State) -> (&'static str, &'static str) {
    match state {
        State::Done => ("done", "✓ done"),
        State::Open => ("open", "○ to do"),
        State::Later => ("later", "· later"),
        State::Ask => ("ask", "? you say"),
    }
}
