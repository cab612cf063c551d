//! "Ready to publish" and "Ready to submit": what there is and what is left, read off the text.

use issue::checklist::State;
use leptos::prelude::*;

use super::words;
use crate::editor::Editor;
use crate::findings::{Checklist, Findings, Point};
use crate::view::{Tab, View};

/// Both lists, closed until they are asked for.
#[component]
pub fn Checklists() -> impl IntoView {
    view! {
        <div class="checklists">
            <List list=Checklist::Publish name="Ready to publish"/>
            <List list=Checklist::Submit name="Ready to submit"/>
        </div>
    }
    .into_any()
}

#[component]
fn List(
    /// Which one.
    list: Checklist,
    /// Its name.
    name: &'static str,
) -> impl IntoView {
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
    let rows = move || {
        points.with(|it| {
            let rows = it.iter().enumerate();
            rows.map(|(index, it)| row(list, index, it)).collect_view()
        })
    };

    view! {
        <div class="checklist">
            <h2>
                <button
                    type="button"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|it| *it = !*it)
                >
                    {name}
                    " "
                    <span class="checklist-left">{left}</span>
                </button>
            </h2>
            <Show when=move || is_open.get()>
                <ul role="list" aria-label=name>{rows}</ul>
            </Show>
        </div>
    }
    .into_any()
}

fn row(list: Checklist, index: usize, point: &Point) -> AnyView {
    let (findings, editor, view) = (Findings::expect(), Editor::expect(), View::expect());
    let go = move |_| {
        if let Some(at) = findings.place_of_point(list, index) {
            editor.look_at(at);
            view.show_source_at(at);
        }
    };
    let button = || view! { <button type="button" on:click=go>"Go to"</button> };
    let (key, word) = state(point.state);
    let detail = (!point.detail.is_empty()).then(|| words::with_code(&point.detail));

    view! {
        <li class="point" data-state=key>
            <span class="point-state">{word}</span>
            <span>
                <span class="point-label">{point.label}</span>
                <span class="point-detail">{detail}</span>
            </span>
            {point.has_place.then(button)}
        </li>
    }
    .into_any()
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
