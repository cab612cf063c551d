//! What the palette finds: commands, sections, entries.

use issue::Issue;
use issue::entry::entries;
use leptos::prelude::*;

use crate::browser::focus;
use crate::dialogs::guide;
use crate::editor::{
    Editor, FormPlace, Part, RowId, SectionId, Summary, display_title, ids, summaries,
};
use crate::element_ids::section_id;
use crate::entry_actions::EntryActions;
use crate::export;
use crate::forms::add_label;
use crate::navigation::Navigation;
use crate::section_commands::SectionCommand;
use crate::view::{Dialog, Tab, View};
use crate::words::quoted;

/// The most results that are shown at once.
pub const MOST: usize = 40;

/// The length of text, in bytes, beyond which section commands are not offered: trying them out would take too long.
const LONG: usize = 500_000;

/// Something that can be found.
#[derive(Clone, Debug)]
pub struct Target {
    /// What it is called.
    pub name: String,
    /// The headings above it, or its keys.
    pub place: String,
    /// The text to search, in lower case.
    words: String,
    /// What choosing it does.
    pub goal: Goal,
}

/// What choosing a target does.
#[derive(Clone, Debug)]
pub enum Goal {
    /// Goes to a section.
    Section(SectionId),
    /// Goes to the entry of a section at this index.
    Entry(SectionId, usize),
    /// Does something to the page or the whole issue.
    Do(Command),
    /// Does something to a section.
    Change(Box<SectionCommand>),
    /// Shows the section's Markdown, which begins at this byte.
    Text(usize),
    /// Opens the form of a new entry in a section.
    Add(SectionId),
    /// Does something to the entry that had the focus last.
    Act(RowId, fn(EntryActions, RowId)),
    /// Moves that entry to a section.
    Move(RowId, SectionId),
}

/// A command of the page.
#[derive(Clone, Copy, Debug)]
pub enum Command {
    /// Calls a function of the page.
    Call(fn(Editor)),
    /// Saves to the file, or downloads it.
    Save,
    /// Opens a dialog.
    Open(Dialog),
    /// Shows a pane.
    Show(Tab),
    /// Goes to the next thing that is left to do.
    Next,
    /// Stops going through what is left to do.
    Stop,
}

/// A command of the page: its name, its keys, other words that find it, and what it does.
type Named = (&'static str, &'static str, &'static str, Command);

const COMMANDS: [Named; 16] = [
    (
        "Next thing to do",
        "F8",
        "finish left todo checklist problem",
        Command::Next,
    ),
    ("Stop", "", "finish next thing to do", Command::Stop),
    (
        "Open…",
        "Ctrl+O",
        "file import load",
        Command::Open(Dialog::Open),
    ),
    (
        "New issue…",
        "",
        "next issue draft create",
        Command::Open(Dialog::NewIssue),
    ),
    (
        "Copy Markdown",
        "",
        "clipboard export",
        Command::Call(export::copy_markdown),
    ),
    ("Save or download", "Ctrl+S", "file export", Command::Save),
    ("Download", "", "export", Command::Call(export::download)),
    (
        "Download patch",
        "",
        "diff export git",
        Command::Call(export::download_patch),
    ),
    (
        "Add section…",
        "",
        "heading new",
        Command::Open(Dialog::AddSection),
    ),
    (
        "Earlier versions…",
        "",
        "history restore backup snapshots",
        Command::Open(Dialog::EarlierVersions),
    ),
    (
        "Update from GitHub…",
        "",
        "pull fetch sync merge",
        Command::Open(Dialog::Update),
    ),
    ("Show preview", "", "rendered", Command::Show(Tab::Preview)),
    (
        "Show source",
        "",
        "markdown text",
        Command::Show(Tab::Source),
    ),
    (
        "Show problems",
        "",
        "checklist errors warnings hints finish",
        Command::Show(Tab::Problems),
    ),
    (
        "Guide",
        "",
        "help manual",
        Command::Open(Dialog::Guide(guide::EDIT)),
    ),
    (
        "Keyboard shortcuts",
        "?",
        "help keys",
        Command::Open(Dialog::Guide(guide::KEYBOARD)),
    ),
];

/// An action on an entry: its name, its keys, and its function.
type OnEntry = (&'static str, &'static str, fn(EntryActions, RowId));

/// The actions on the last focused entry.
const ON_ENTRY: [OnEntry; 4] = [
    ("Edit", "E", EntryActions::edit),
    ("Duplicate", "D", EntryActions::duplicate),
    ("Remove", "Delete", EntryActions::remove),
    ("Copy snippet of", "", EntryActions::copy),
];

impl Command {
    /// Whether it needs an issue.
    fn needs_issue(self) -> bool {
        !matches!(
            self,
            Self::Open(Dialog::Open | Dialog::NewIssue | Dialog::Guide(_))
        )
    }

    fn run(self, editor: Editor, view: View) {
        match self {
            Self::Call(act) => act(editor),
            Self::Save => export::save(editor, view),
            Self::Open(dialog) => view.dialog.set(Some(dialog)),
            Self::Show(tab) => view.show(tab),
            Self::Next => view.go_to_next_task(),
            Self::Stop => {
                view.stop_walk();
                focus::soon("problems");
            }
        }
    }
}

impl Goal {
    /// Goes there or does it.
    pub fn reach(self, editor: Editor, view: View) {
        let entries = EntryActions::new(editor);
        match self {
            Self::Do(command) => command.run(editor, view),
            Self::Change(command) => {
                view.show(Tab::Forms);
                command.run(editor);
            }
            Self::Section(section) => Navigation::new(editor, view).reveal_section(&section),
            Self::Entry(section, index) => show_entry(view, &section, index),
            Self::Text(at) => Navigation::new(editor, view).reveal_source(at),
            Self::Add(section) => {
                view.show(Tab::Forms);
                editor.open_form(FormPlace {
                    section,
                    part: Part::New,
                });
            }
            Self::Act(row, act) => {
                view.show(Tab::Forms);
                act(entries, row);
            }
            Self::Move(row, section) => {
                view.show(Tab::Forms);
                entries.move_to(row, &section);
            }
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

impl Target {
    /// A target with this name.
    fn new(name: String, place: impl Into<String>, goal: Goal) -> Self {
        Self {
            words: name.to_lowercase(),
            place: place.into(),
            name,
            goal,
        }
    }

    /// Whether its place is the keys that do the same.
    pub fn has_keys(&self) -> bool {
        matches!(self.goal, Goal::Do(_)) && !self.place.is_empty()
    }

    /// The same target, which these words find too.
    fn found_by(mut self, others: &str) -> Self {
        if !others.is_empty() {
            self.words.push(' ');
            self.words.push_str(others);
        }
        self
    }
}

/// What can be found if no issue is open.
pub fn without_issue() -> Vec<Target> {
    let commands = COMMANDS.iter().filter(|it| !it.3.needs_issue());
    commands.map(command).collect()
}

/// Everything that can be found in the open issue; `row` is the last focused entry.
pub fn all(editor: Editor, view: View, row: Option<RowId>) -> Vec<Target> {
    let issue = editor.issue().get_untracked();
    let is_walking = view.walk.with_untracked(Option::is_some);
    let is_offered = |it: &&Named| is_walking || !matches!(it.3, Command::Stop);
    let mut all = steps(editor);
    all.extend(COMMANDS.iter().filter(is_offered).map(command));
    all.extend(row.into_iter().flat_map(|it| on_entry(editor, it)));
    all.extend(in_issue(&issue));
    all
}

/// The sections and entries of an issue, and what can be done to its sections.
fn in_issue(issue: &Issue) -> Vec<Target> {
    let sections = summaries(issue);
    let mut all = Vec::new();
    if issue.text().len() <= LONG {
        all.extend(sections.iter().flat_map(|it| changes(issue, it)));
    }
    all.extend(going_to_sections(issue));
    all.extend(sections.iter().filter_map(adding));
    all.extend(going_to_texts(issue));
    all.extend(going_to_entries(issue));
    all
}

fn command((name, keys, others, command): &Named) -> Target {
    let goal = Goal::Do(*command);
    Target::new((*name).to_owned(), *keys, goal).found_by(others)
}

/// Undo and redo, if there is something to undo or redo.
fn steps(editor: Editor) -> Vec<Target> {
    let step = |name, keys, label: Option<String>, act: fn(Editor)| {
        let goal = Goal::Do(Command::Call(act));
        label.map(|label| Target::new(format!("{name}: {label}"), keys, goal))
    };
    untrack(|| {
        let undo = step("Undo", "Ctrl+Z", editor.undo_label(), Editor::undo);
        let redo = step("Redo", "Ctrl+Shift+Z", editor.redo_label(), Editor::redo);
        undo.into_iter().chain(redo).collect()
    })
}

fn on_entry(editor: Editor, row: RowId) -> Vec<Target> {
    let Some(found) = editor.find_row(row) else {
        return Vec::new();
    };
    let title = quoted(&display_title(&found.row.entry));
    let act = |(name, keys, act): &OnEntry| Target {
        place: (*keys).to_owned(),
        ..Target::new(format!("{name} {title}"), "", Goal::Act(row, *act))
    };
    let mut all: Vec<_> = ON_ENTRY.iter().map(act).collect();
    let sections = EntryActions::new(editor).targets(&[row]);
    all.extend(sections.into_iter().map(|section| Target {
        words: format!("move to {section} {title}").to_lowercase(),
        name: format!("Move to {section}"),
        place: title.clone(),
        goal: Goal::Move(row, section),
    }));
    all
}

/// "Add link to Research". Under the heading of all events there is one target, whose form asks for the format.
fn adding(section: &Summary) -> Option<Target> {
    let label = add_label(section)?;
    let name = format!("{label} to {}", section.id);
    Some(Target::new(name, "", Goal::Add(section.id.clone())))
}

fn changes(issue: &Issue, section: &Summary) -> Vec<Target> {
    let target = |command: SectionCommand| {
        let place = command.heading().to_owned();
        Target {
            words: format!("{} {place} {}", command.name, command.other_words()).to_lowercase(),
            name: command.name.clone(),
            place,
            goal: Goal::Change(Box::new(command)),
        }
    };
    let possible = SectionCommand::possible(issue, section).into_iter();
    possible.map(target).collect()
}

fn going_to_sections(issue: &Issue) -> Vec<Target> {
    let outline = issue.outline();
    let named = ids(outline).into_iter().zip(&outline.sections);
    let target = |(id, section): (SectionId, &issue::outline::Section)| Target {
        name: section.heading.clone(),
        place: above(&section.path),
        words: id.to_lowercase(),
        goal: Goal::Section(id),
    };
    named.map(target).collect()
}

fn going_to_texts(issue: &Issue) -> Vec<Target> {
    let sections = issue.outline().sections.iter().filter(|it| it.level > 0);
    let target = |section: &issue::outline::Section| Target {
        words: format!("edit as text {}", section.heading).to_lowercase(),
        name: "Edit as text".to_owned(),
        place: section.heading.clone(),
        goal: Goal::Text(section.body.start),
    };
    sections.map(target).collect()
}

fn going_to_entries(issue: &Issue) -> Vec<Target> {
    let outline = issue.outline();
    let mut all = Vec::new();
    for (id, section) in ids(outline).iter().zip(&outline.sections) {
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

/// The targets that contain all typed words. Those that begin with the whole text come first, then those that begin
/// with the first word. Sections and entries come before commands.
pub fn fitting(all: &[Target], typed: &str) -> Vec<usize> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let fits = |it: &Target| words.iter().all(|word| it.words.contains(word));
    let rank = |it: &Target| match words.first() {
        Some(_) if it.words.starts_with(typed.trim()) => 0,
        Some(word) if it.words.starts_with(word) => 1,
        Some(_) if matches!(it.goal, Goal::Section(_) | Goal::Entry(..)) => 2,
        Some(_) => 3,
        None => 0,
    };
    let mut found: Vec<_> = all.iter().enumerate().filter(|it| fits(it.1)).collect();
    found.sort_by_key(|it| rank(it.1));
    found.into_iter().map(|it| it.0).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, typed: &str) -> Vec<String> {
        let all = in_issue(&Issue::new(text));
        let found = fitting(&all, typed);
        found.into_iter().map(|it| all[it].name.clone()).collect()
    }

    #[test]
    fn a_target_contains_all_typed_words() {
        let text = "## Jobs\n* [Ä crab](https://crab.example/)\n## Crab\n";
        assert_eq!(
            names(text, "crab"),
            ["Crab", "Ä crab", "Add link to Crab", "Edit as text"]
        );
        assert_eq!(names(text, "example crab"), ["Ä crab"]);
        assert!(names(text, "nothing like it").is_empty());
    }

    #[test]
    fn commands_name_their_section() {
        let text =
            "## Upcoming Events\n### Virtual\n## Updates from Rust Community\n### Research\n";
        assert_eq!(names(text, "add event virtual"), ["Add event to Virtual"]);
        let calls = format!("## CFP - Events\n{text}");
        assert_eq!(
            names(&calls, "add event")[0],
            "Add event to Upcoming Events"
        );
        assert_eq!(
            names(text, "add link to research"),
            ["Add link to Research"]
        );
    }
}
