//! Finds a section, an entry or a command by a few letters, and goes there or runs it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::browser::focus;
use crate::editor::Editor;
use crate::focused_row::FocusedRow;
use crate::view::{Dialog, View};

mod targets;

use targets::{MOST, Target, fitting};

/// The id of the box.
const BOX_ID: &str = "palette-box";

/// The id of the results.
const LIST_ID: &str = "palette-list";

/// The dialog that finds a section, an entry or a command.
#[component]
pub fn PaletteDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::Palette title="Search">
            <Palette/>
        </PageDialog>
    }
}

/// The search box, the results, and their number.
#[component]
fn Palette() -> impl IntoView {
    let finder = Finder::new();
    let count = move || match finder.fitting.with(Vec::len) {
        0 => "No matches.".to_owned(),
        1 => "1 result".to_owned(),
        MOST => format!("The first {MOST} results"),
        count => format!("{count} results"),
    };
    let options = move || {
        finder
            .fitting
            .get()
            .into_iter()
            .enumerate()
            .collect::<Vec<_>>()
    };
    focus::soon(BOX_ID);

    view! {
        <SearchBox finder/>
        <ul class="palette-list" id=LIST_ID role="listbox" aria-label="Results">
            <For each=options key=|it| *it let((at, index))>
                <PaletteOption finder at index/>
            </For>
        </ul>
        <p class="hint" role="status">
            {count}
        </p>
    }
    .into_any()
}

/// The search box. Its arrow keys move the choice in the list.
#[component]
fn SearchBox(
    /// What is searched.
    finder: Finder,
) -> impl IntoView {
    let on_input = move |event| {
        finder.typed.set(event_target_value(&event));
        finder.chosen.set(0);
    };
    let on_key = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => finder.step(true),
            "ArrowUp" => finder.step(false),
            "Enter" if !event.is_composing() => finder.go(finder.chosen.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };

    view! {
        <input
            id=BOX_ID
            class="palette-box"
            type="text"
            role="combobox"
            aria-label="Section, entry or action"
            aria-expanded="true"
            aria-controls=LIST_ID
            aria-autocomplete="list"
            aria-activedescendant=move || option_id(finder.chosen.get())
            autocomplete="off"
            placeholder="Section, entry or action"
            on:input=on_input
            on:keydown=on_key
        />
    }
}

/// One result.
#[component]
fn PaletteOption(
    /// What is searched.
    finder: Finder,
    /// Its index in the list.
    at: usize,
    /// Its index among all targets.
    index: usize,
) -> impl IntoView {
    let target = finder.all.with_value(|it| it.get(index).cloned());
    let is_keys = target.as_ref().is_some_and(Target::has_keys).to_string();
    let (name, place) = target.map(|it| (it.name, it.place)).unwrap_or_default();
    let is_chosen = move || finder.chosen.get() == at;

    view! {
        <li
            role="option"
            id=option_id(at)
            class="palette-option"
            aria-selected=move || is_chosen().to_string()
            on:click=move |_| finder.go(at)
        >
            <span class="palette-name">{name}</span>
            <span class="hint" data-keys=is_keys>
                {place}
            </span>
        </li>
    }
}

/// The typed text, its results, and the chosen one.
#[derive(Clone, Copy, Debug)]
struct Finder {
    editor: Editor,
    view: View,
    all: StoredValue<Vec<Target>>,
    typed: RwSignal<String>,
    /// The targets that match the typed text.
    fitting: Memo<Vec<usize>>,
    chosen: RwSignal<usize>,
}

impl Finder {
    fn new() -> Self {
        let (editor, view) = (Editor::expect(), View::expect());
        let is_open = untrack(|| editor.is_open());
        let row = FocusedRow::expect().get();
        let all = StoredValue::new(if is_open {
            targets::all(editor, view, row)
        } else {
            targets::without_issue()
        });
        let typed = RwSignal::new(String::new());
        let fitting = Memo::new(move |_| {
            let typed = typed.with(|it| it.to_lowercase());
            all.with_value(|it| fitting(it, &typed))
        });
        Self {
            editor,
            view,
            all,
            typed,
            fitting,
            chosen: RwSignal::new(0),
        }
    }

    /// Moves the choice up or down; after the last result comes the first.
    fn step(self, forward: bool) {
        let count = self.fitting.with_untracked(Vec::len).max(1);
        let step = if forward { 1 } else { count - 1 };
        self.chosen.update(|it| *it = (*it + step) % count);
        focus::show(&option_id(self.chosen.get_untracked()));
    }

    /// Goes to the result at `at`, or runs it.
    fn go(self, at: usize) {
        let index = self.fitting.with_untracked(|it| it.get(at).copied());
        let target = index.and_then(|at| self.all.with_value(|it| it.get(at).cloned()));
        if let Some(target) = target {
            self.view.dialog.set(None);
            let act = move || target.goal.reach(self.editor, self.view);
            // The dialog returns the focus when it closes; what runs now may move it again.
            request_animation_frame(act);
        }
    }
}

fn option_id(at: usize) -> String {
    format!("palette-{at}")
}
