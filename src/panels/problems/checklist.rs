//! The checklists before publishing and before submitting: what is done and what is left, according to the text.

use issue::checklist::State;
use leptos::prelude::*;

use crate::checks::{Checklist, Checks, Point};
use crate::components::CodeText;
use crate::editor::Editor;
use crate::navigation::Navigation;
use crate::view::{Tab, View};

/// Both checklists, closed at first.
#[component]
pub fn Checklists() -> impl IntoView {
    view! {
        <div class="checklists">
            <ChecklistView list=Checklist::Publish name="Checklist before publishing"/>
            <ChecklistView list=Checklist::Submit name="Checklist before submitting"/>
        </div>
    }
}

/// A checklist that opens when its heading is pressed.
#[component]
fn ChecklistView(
    /// Which one.
    list: Checklist,
    /// Its heading.
    name: &'static str,
) -> impl IntoView {
    let (checks, view) = (Checks::expect(), View::expect());
    let is_open = RwSignal::new(false);
    // While it is hidden it does not change, so that typing does not wait for it.
    let points = Memo::new(move |last: Option<&Vec<Point>>| {
        if is_open.get() && view.shows(Tab::Problems) {
            checks.points(list)
        } else {
            last.cloned().unwrap_or_default()
        }
    });
    let rows = move || {
        let row = |(index, point)| view! { <PointRow list index point/> };
        points.get().into_iter().enumerate().map(row).collect_view()
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
                </button>
            </h2>
            <Show when=move || is_open.get()>
                <ul role="list" aria-label=name>
                    {rows}
                </ul>
            </Show>
        </div>
    }
}

/// One point of a checklist.
#[component]
fn PointRow(
    /// The checklist.
    list: Checklist,
    /// The index of the point.
    index: usize,
    /// The point.
    point: Point,
) -> impl IntoView {
    let (checks, editor) = (Checks::expect(), Editor::expect());
    let navigation = Navigation::expect();
    let go = move |_| {
        if let Some(at) = checks.place_of_point(list, index) {
            editor.reveal(at);
            navigation.reveal_source(at);
        }
    };
    let go_button = point.has_place.then(|| {
        view! {
            <button type="button" on:click=go>
                "Go to"
            </button>
        }
    });
    let (key, word) = state(point.state);

    view! {
        <li class="point" data-state=key>
            <span class="point-state">{word}</span>
            <span>
                <span class="point-label">{point.label}</span>
                <span class="point-detail">
                    <CodeText text=point.detail/>
                </span>
            </span>
            {go_button}
        </li>
    }
}

/// The name of a state, in the markup and for readers.
fn state(state: State) -> (&'static str, &'static str) {
    match state {
        State::Done => ("done", "✓ done"),
        State::Open => ("open", "○ to do"),
        State::Later => ("later", "· later"),
        State::Ask => ("ask", "? you say"),
    }
}
