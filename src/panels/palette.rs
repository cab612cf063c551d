//! Finds a section, an entry or an action by a few letters of it, and goes there or does it.

use issue::Issue;
use issue::entry::entries;
use leptos::ev;
use leptos::prelude::*;

use crate::browser::dom::{El, Nodes, input, li, nodes, of, p, span, ul, when};
use crate::browser::focus;
use crate::editor::{Editor, SectionId, ids};
use crate::element_ids::section_id;
use crate::panels::issue::shown_title;
use crate::panels::outline::show_section;
use crate::panels::output;
use crate::panels::save;
use crate::parts::modal::modal;
use crate::view::{Dialog, Tab, View};

/// At most so many are shown at once.
const MOST: usize = 40;

/// Something that can be found.
#[derive(Clone, Debug)]
struct Thing {
    /// What it is called.
    name: String,
    /// Where it stands, or the keys for it.
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
    Do(Deed),
}

/// What an action does.
#[derive(Clone, Copy, Debug)]
enum Deed {
    /// Changes the issue, or gives it away.
    Do(fn(Editor)),
    /// Saves to the file, or gives it.
    Save,
    /// Opens a dialog.
    Ask(Dialog),
    /// Shows a pane.
    Show(Tab),
}

/// An action: its name, its keys, and what it does.
type Action = (&'static str, &'static str, Deed);

const ACTIONS: [Action; 15] = [
    ("Undo", "Ctrl+Z", Deed::Do(Editor::undo)),
    ("Redo", "Ctrl+Shift+Z", Deed::Do(Editor::redo)),
    ("Open", "Ctrl+O", Deed::Ask(Dialog::Open)),
    ("New issue", "", Deed::Ask(Dialog::NewIssue)),
    ("Copy Markdown", "", Deed::Do(output::copy)),
    ("Save or download", "Ctrl+S", Deed::Save),
    ("Download", "", Deed::Do(output::download_file)),
    ("Download patch", "", Deed::Do(output::download_patch)),
    ("Add section…", "", Deed::Ask(Dialog::AddSection)),
    ("Trim past events…", "", Deed::Ask(Dialog::TrimEvents)),
    ("Earlier versions…", "", Deed::Ask(Dialog::Earlier)),
    ("Show preview", "", Deed::Show(Tab::Preview)),
    ("Show source", "", Deed::Show(Tab::Source)),
    ("Show problems", "", Deed::Show(Tab::Problems)),
    ("Keyboard shortcuts", "?", Deed::Ask(Dialog::Shortcuts)),
];

impl Deed {
    /// Whether it needs an issue.
    fn needs_issue(self) -> bool {
        !matches!(
            self,
            Self::Ask(Dialog::Open | Dialog::NewIssue | Dialog::Shortcuts)
        )
    }

    fn run(self, editor: Editor, view: View) {
        match self {
            Self::Do(act) => act(editor),
            Self::Save => save::save(editor, view),
            Self::Ask(dialog) => view.dialog.set(Some(dialog)),
            Self::Show(tab) => view.show(tab),
        }
    }
}

/// The dialog.
pub fn palette_dialog() -> El {
    let view = View::expect();
    let is_shown = move || view.dialog.get() == Some(Dialog::Palette);
    modal(Dialog::Palette, "Go to", when(is_shown, palette))
}

/// What is typed, what fits it, and which of that is chosen.
#[derive(Clone, Copy, Debug)]
struct Finder {
    editor: Editor,
    view: View,
    all: StoredValue<Vec<Thing>>,
    typed: RwSignal<String>,
    chosen: RwSignal<usize>,
}

impl Finder {
    fn new() -> Self {
        let (editor, view) = (Editor::expect(), View::expect());
        let is_open = untrack(|| editor.is_open());
        let all = StoredValue::new(editor.issue().with_untracked(|it| things(it, is_open)));
        Self {
            editor,
            view,
            all,
            typed: RwSignal::default(),
            chosen: RwSignal::new(0),
        }
    }

    /// Which of all fit what is typed.
    fn fitting(self) -> Vec<usize> {
        let typed = self.typed.with(|it| it.to_lowercase());
        self.all.with_value(|it| fitting(it, &typed))
    }

    /// The thing at `index`, as the one that is offered at `at`.
    fn option(self, at: usize, index: usize) -> Option<El> {
        let is_chosen = move || self.chosen.get() == at;
        let shown = |it: &Thing| {
            let name = span().class("palette-name").child(it.name.as_str());
            [name, span().class("hint").child(it.place.as_str())]
        };
        let shown = self.all.with_value(|it| it.get(index).map(shown))?;
        let option = li()
            .attr("role", "option")
            .id(option_id(at))
            .class("palette-option")
            .attr("aria-selected", move || is_chosen().to_string())
            .on_click(move || self.go(at));
        Some(option.child(shown))
    }

    /// Moves the choice along, round the ends.
    fn step(self, forward: bool) {
        let count = untrack(|| self.fitting()).len().max(1);
        let step = if forward { 1 } else { count - 1 };
        self.chosen.update(|it| *it = (*it + step) % count);
        focus::show(&option_id(self.chosen.get_untracked()));
    }

    fn go(self, at: usize) {
        let index = untrack(|| self.fitting()).get(at).copied();
        let thing = index.and_then(|at| self.all.with_value(|it| it.get(at).cloned()));
        let Some(thing) = thing else { return };
        self.view.dialog.set(None);
        let (editor, view) = (self.editor, self.view);
        match thing.goal {
            Goal::Do(deed) => deed.run(editor, view),
            Goal::Section(section) => show_section(view, &section),
            Goal::Entry(section, index) => show_entry(view, &section, index),
        }
    }
}

/// Shows an entry and puts the focus on it.
fn show_entry(view: View, section: &SectionId, index: usize) {
    view.show(Tab::Entries);
    let id = section_id(section);
    request_animation_frame(move || {
        focus::show_at_start(&id);
        focus::on_row(&id, index);
    });
}

/// The box, what fits what is typed in it, and how many that are.
fn palette() -> Nodes {
    let finder = Finder::new();
    let count = move || match finder.fitting().len() {
        0 => "Nothing has all of these words.".to_owned(),
        1 => "1 result".to_owned(),
        MOST => format!("The first {MOST} results"),
        count => format!("{count} results"),
    };
    let options = move |fitting: Vec<usize>| {
        let fitting = fitting.into_iter().enumerate();
        fitting
            .filter_map(|(at, index)| finder.option(at, index))
            .collect::<Vec<_>>()
    };
    focus::soon("palette-box");

    let list = ul()
        .class("palette-list")
        .id("palette-list")
        .attr("role", "listbox")
        .attr("aria-label", "Results")
        .child(of(move || finder.fitting(), options));
    let hint = p().class("hint").attr("role", "status");
    nodes()
        .child(search_box(finder))
        .child(list)
        .child(hint.child(count))
}

/// The box that is typed in.
fn search_box(finder: Finder) -> El {
    let on_input = move |event| {
        finder.typed.set(event_target_value(&event));
        finder.chosen.set(0);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => finder.step(true),
            "ArrowUp" => finder.step(false),
            "Enter" if !event.is_composing() => finder.go(finder.chosen.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let active = move || option_id(finder.chosen.get());
    input()
        .id("palette-box")
        .class("palette-box")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-label", "Section, entry or action")
        .attr("aria-expanded", "true")
        .attr("aria-controls", "palette-list")
        .attr("aria-autocomplete", "list")
        .attr("aria-activedescendant", active)
        .attr("autocomplete", "off")
        .attr("placeholder", "Section, entry or action")
        .on(ev::input, on_input)
        .on(ev::keydown, on_key)
}

fn option_id(at: usize) -> String {
    format!("palette-{at}")
}

/// All that can be found: actions first, then sections, then entries.
fn things(issue: &Issue, is_open: bool) -> Vec<Thing> {
    let actions = ACTIONS.iter().filter(|it| is_open || !it.2.needs_issue());
    let actions = actions.map(|(name, keys, deed)| Thing {
        name: (*name).to_owned(),
        place: (*keys).to_owned(),
        words: name.to_lowercase(),
        goal: Goal::Do(*deed),
    });
    let mut all: Vec<Thing> = actions.collect();
    if !is_open {
        return all;
    }
    let outline = issue.outline();
    let named = ids(outline);
    let sections = || named.iter().zip(&outline.sections);
    all.extend(sections().map(|(id, section)| Thing {
        name: section.heading.clone(),
        place: above(&section.path),
        words: id.to_lowercase(),
        goal: Goal::Section(id.clone()),
    }));
    for (id, section) in sections() {
        let found = entries(issue.text(), &outline.hidden, section);
        all.extend(found.iter().enumerate().map(|(index, it)| {
            let name = shown_title(&it.entry);
            let url = it.entry.url().unwrap_or_default();
            Thing {
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

/// The things in which each typed word stands; those whose name begins with the first of them come first.
fn fitting(all: &[Thing], typed: &str) -> Vec<usize> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let fits = |it: &Thing| words.iter().all(|word| it.words.contains(word));
    let begins = |it: &Thing| words.first().is_some_and(|word| it.words.starts_with(word));
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
        let all = things(&issue, true);
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
