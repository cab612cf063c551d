//! Finds a section, an entry or an action by a few letters of it, and goes there or does it.

use issue::Issue;
use issue::entry::entries;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::browser::focus;
use crate::editor::{Editor, SectionId, display_title, ids};
use crate::element_ids::section_id;
use crate::export;
use crate::navigation::Navigation;
use crate::view::{Dialog, Tab, View};

/// The most results that are shown at once.
const MOST: usize = 40;

/// The id of the box.
const BOX_ID: &str = "palette-box";

/// The id of the results.
const LIST_ID: &str = "palette-list";

/// Something that can be found.
#[derive(Clone, Debug)]
struct Target {
    /// What it is called.
    name: String,
    /// The headings above it, or its keys.
    place: String,
    /// What is searched, in lower case.
    words: String,
    goal: Goal,
}

/// What choosing it does.
#[derive(Clone, Debug)]
enum Goal {
    /// Goes to a section.
    Section(SectionId),
    /// Goes to the entry of a section at this index.
    Entry(SectionId, usize),
    /// Does something.
    Do(Command),
}

/// What an action does.
#[derive(Clone, Copy, Debug)]
enum Command {
    /// Calls a function of the page.
    Call(fn(Editor)),
    /// Saves to the file, or downloads it.
    Save,
    /// Opens a dialog.
    Open(Dialog),
    /// Shows a pane.
    Show(Tab),
}

/// An action: its name, its keys, and what it does.
type Action = (&'static str, &'static str, Command);

const ACTIONS: [Action; 15] = [
    ("Undo", "Ctrl+Z", Command::Call(Editor::undo)),
    ("Redo", "Ctrl+Shift+Z", Command::Call(Editor::redo)),
    ("Open", "Ctrl+O", Command::Open(Dialog::Open)),
    ("New issue", "", Command::Open(Dialog::NewIssue)),
    ("Copy Markdown", "", Command::Call(export::copy_markdown)),
    ("Save or download", "Ctrl+S", Command::Save),
    ("Download", "", Command::Call(export::download)),
    ("Download patch", "", Command::Call(export::download_patch)),
    ("Add section…", "", Command::Open(Dialog::AddSection)),
    ("Trim past events…", "", Command::Open(Dialog::TrimEvents)),
    (
        "Earlier versions…",
        "",
        Command::Open(Dialog::EarlierVersions),
    ),
    ("Show preview", "", Command::Show(Tab::Preview)),
    ("Show source", "", Command::Show(Tab::Source)),
    ("Show problems", "", Command::Show(Tab::Problems)),
    ("Keyboard shortcuts", "?", Command::Open(Dialog::Shortcuts)),
];

impl Command {
    /// Whether it needs an issue.
    fn needs_issue(self) -> bool {
        !matches!(
            self,
            Self::Open(Dialog::Open | Dialog::NewIssue | Dialog::Shortcuts)
        )
    }

    fn run(self, editor: Editor, view: View) {
        match self {
            Self::Call(act) => act(editor),
            Self::Save => export::save(editor, view),
            Self::Open(dialog) => view.dialog.set(Some(dialog)),
            Self::Show(tab) => view.show(tab),
        }
    }
}

/// The dialog that finds a section, an entry or an action.
#[component]
pub fn PaletteDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::Palette title="Go to">
            <Palette/>
        </PageDialog>
    }
}

/// The box, what fits what is typed in it, and how many that are.
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

/// The box that is typed in; its arrow keys move the choice in the list.
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
    /// Its place in the list.
    at: usize,
    /// Which of all targets it is.
    index: usize,
) -> impl IntoView {
    let target = finder.all.with_value(|it| it.get(index).cloned());
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
            <span class="hint">{place}</span>
        </li>
    }
}

/// What is typed, what fits it, and which of that is chosen.
#[derive(Clone, Copy, Debug)]
struct Finder {
    editor: Editor,
    view: View,
    all: StoredValue<Vec<Target>>,
    typed: RwSignal<String>,
    /// Which of all fit what is typed.
    fitting: Memo<Vec<usize>>,
    chosen: RwSignal<usize>,
}

impl Finder {
    fn new() -> Self {
        let (editor, view) = (Editor::expect(), View::expect());
        let is_open = untrack(|| editor.is_open());
        let all = StoredValue::new(editor.issue().with_untracked(|it| targets(it, is_open)));
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

    /// Moves the choice along, around the ends.
    fn step(self, forward: bool) {
        let count = self.fitting.with_untracked(Vec::len).max(1);
        let step = if forward { 1 } else { count - 1 };
        self.chosen.update(|it| *it = (*it + step) % count);
        focus::show(&option_id(self.chosen.get_untracked()));
    }

    /// Goes to the result at `at`, or does it.
    fn go(self, at: usize) {
        let index = self.fitting.with_untracked(|it| it.get(at).copied());
        let target = index.and_then(|at| self.all.with_value(|it| it.get(at).cloned()));
        let Some(target) = target else { return };
        self.view.dialog.set(None);
        let (editor, view) = (self.editor, self.view);
        match target.goal {
            Goal::Do(command) => command.run(editor, view),
            Goal::Section(section) => Navigation::new(editor, view).reveal_section(&section),
            Goal::Entry(section, index) => show_entry(view, &section, index),
        }
    }
}

/// Shows an entry and puts the focus on it.
fn show_entry(view: View, section: &SectionId, index: usize) {
    view.show(Tab::Forms);
    let id = section_id(section);
    request_animation_frame(move || {
        focus::show_at_start(&id);
        focus::on_row(&id, index);
    });
}

fn option_id(at: usize) -> String {
    format!("palette-{at}")
}

/// All that can be found: actions first, then sections, then entries.
fn targets(issue: &Issue, is_open: bool) -> Vec<Target> {
    let actions = ACTIONS.iter().filter(|it| is_open || !it.2.needs_issue());
    let actions = actions.map(|(name, keys, command)| Target {
        name: (*name).to_owned(),
        place: (*keys).to_owned(),
        words: name.to_lowercase(),
        goal: Goal::Do(*command),
    });
    let mut all: Vec<Target> = actions.collect();
    if !is_open {
        return all;
    }
    let outline = issue.outline();
    let named = ids(outline);
    let sections = || named.iter().zip(&outline.sections);
    all.extend(sections().map(|(id, section)| Target {
        name: section.heading.clone(),
        place: above(&section.path),
        words: id.to_lowercase(),
        goal: Goal::Section(id.clone()),
    }));
    for (id, section) in sections() {
        let found = entries(issue.text(), &outline.hidden, section);
        all.extend(found.iter().enumerate().map(|(index, it)| {
            let name = display_title(&it.entry);
            let url = it.entry.url().unwrap_or_default();
            Target {
                words: format!("{name} {url}").to_lowercase(),
                place: section.heading.clone(),
                goal: Goal::Entry(id.clone(), index),
                name,
            }
        }));
    }
    all
}

fn above(path: &[String]) -> String {
    let above = path.split_last().map(|(_, above)| above.join(" / "));
    above.unwrap_or_default()
}

/// The targets that contain each typed word; those that begin with the first word come first.
fn fitting(all: &[Target], typed: &str) -> Vec<usize> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let fits = |it: &Target| words.iter().all(|word| it.words.contains(word));
    let begins = |it: &Target| words.first().is_some_and(|word| it.words.starts_with(word));
    let found = || all.iter().enumerate().filter(|(_, it)| fits(it));
    let first = found().filter(|(_, it)| begins(it));
    let rest = found().filter(|(_, it)| !begins(it));
    first.chain(rest).map(|(at, _)| at).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_have_to_be_there() {
        let issue = Issue::new("## Jobs\n* [Ä crab](https://crab.example/)\n## Crab jobs\n");
        let all = targets(&issue, true);
        let names = |typed: &str| -> Vec<String> {
            let found = fitting(&all, typed);
            found.into_iter().map(|it| all[it].name.clone()).collect()
        };
        assert_eq!(names("crab"), ["Crab jobs", "Ä crab"]);
        assert_eq!(names("jobs crab"), ["Crab jobs"]);
        assert_eq!(names("example crab"), ["Ä crab"]);
        assert!(names("nothing like it").is_empty());
        assert_eq!(names("").len(), ACTIONS.len() + 3);
    }
}
