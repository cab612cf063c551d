//! The Markdown as text: exactly what Download gives, and editable.
//!
//! The text area is not bound to the issue. Typed text stays as typed, and only changes from elsewhere are written into
//! it, with the caret kept in place. While it is hidden it is not updated.

use issue::view;
use leptos::ev::{InputEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::browser::caret::{self, Area};
use crate::browser::clock;
use crate::editor::Editor;
use crate::navigation::SOURCE_ID;
use crate::view::{Tab, View};

/// The key of the steps of typing here, which are joined while typing continues at one place.
const TYPING: u64 = u64::MAX;

/// How long a pause has to be to end a step, in milliseconds.
const PAUSE: f64 = 2_000.0;

/// The text area, with its name.
#[component]
pub fn SourcePanel() -> impl IntoView {
    let editor = Editor::expect();
    let area = NodeRef::<html::Textarea>::new();
    let source = Source::new(area);
    source.follow_the_issue();

    view! {
        <div class="source">
            <label class="visually-hidden" for=SOURCE_ID>
                "Markdown source"
            </label>
            <textarea
                id=SOURCE_ID
                class="source-text"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                readonly=move || editor.is_read_only()
                node_ref=area
                on:input=move |_| source.typed()
                on:beforeinput=move |event| source.before_input(&event)
                on:keydown=move |event| source.key(&event)
                on:blur=move |_| editor.seal()
                on:compositionstart=move |_| source.composing.set(true)
                on:compositionend=move |_| source.composed()
            ></textarea>
        </div>
    }
}

#[derive(Clone, Copy, Debug)]
struct Source {
    editor: Editor,
    view: View,
    area: NodeRef<html::Textarea>,
    composing: RwSignal<bool>,
    /// Where the last typing ended, as a byte of the text, and when.
    last: StoredValue<(usize, f64)>,
}

impl Source {
    fn new(area: NodeRef<html::Textarea>) -> Self {
        Self {
            editor: Editor::expect(),
            view: View::expect(),
            area,
            composing: RwSignal::new(false),
            last: StoredValue::new((0, 0.0)),
        }
    }

    fn area(self) -> Option<Area> {
        self.area.get_untracked().map(Area::of)
    }

    /// Writes changes from elsewhere into the area.
    fn follow_the_issue(self) {
        Effect::new(move || {
            let may_write = self.view.shows(Tab::Source) && !self.composing.get();
            let (issue, area) = (self.editor.issue().get(), self.area.get());
            if may_write && let Some(area) = area.map(Area::of) {
                show(&area, &view::lf(issue.text()));
            }
        });
    }

    fn composed(self) {
        self.composing.set(false);
        self.typed();
    }

    fn typed(self) {
        let (Some(area), false) = (self.area(), self.composing.get_untracked()) else {
            return;
        };
        let issue = self.editor.issue().get_untracked();
        let Some(edit) = view::edit_from_view(&issue, &area.text()) else {
            return;
        };
        let now = clock::milliseconds();
        let (end, then) = self.last.get_value();
        let continues = edit.range.start <= end && end <= edit.range.end && now - then < PAUSE;
        if !continues {
            self.editor.seal();
        }
        self.last
            .set_value((edit.range.start + edit.text.len(), now));
        if let Err(error) = self.editor.apply("edit text", vec![edit], Some(TYPING)) {
            show(&area, &view::lf(issue.text()));
            self.editor
                .announce(format!("Not applied: {error}. Nothing was lost."));
        }
    }

    /// Handles the browser's undo and redo with the page's history, because the text area's own lacks the changes of
    /// forms.
    fn before_input(self, event: &InputEvent) {
        match event.input_type().as_str() {
            "historyUndo" => self.editor.undo(),
            "historyRedo" => self.editor.redo(),
            _ => return,
        }
        event.prevent_default();
    }

    /// Handles the keys for undo and redo, because the browser sends its own events only while its history has steps.
    fn key(self, event: &KeyboardEvent) {
        if event.is_composing() || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => self.editor.undo(),
            ("z", true) | ("y", false) => self.editor.redo(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

fn show(area: &Area, text: &str) {
    let old = area.text();
    if old == text {
        return;
    }
    if area.has_focus() {
        // While the text area has the focus, only undo and redo change the text, so the caret goes to the change.
        area.show(text, caret::end_of_change(&old, text));
        area.reveal_caret();
    } else {
        let (start, end) = area.selection();
        let moved = |it| caret::moved(&old, text, it);
        area.show(text, (moved(start), moved(end)));
    }
}
