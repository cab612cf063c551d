//! The forms, one kind of entry a file; each holds what is being typed and no more.

use issue::calendar::Date;
use issue::entry::{CallForTesting, CfpProject, Entry, Event, Link, Update};
use issue::outline::Section;
use issue::section::Kind;
use leptos::prelude::*;

use crate::browser::dom::El;
use crate::editor::{Editor, FormPlace, Part, Summary};

mod call_for_testing;
mod cfp_event;
mod cfp_project;
mod checks;
mod event;
mod found;
mod frame;
mod link;
mod raw;
mod rfc;
pub mod slots;
mod state;
mod update;

use state::EntryFormState;

/// What a section's button for a new entry says; `None` where entries are not added one by one.
pub fn add_label(section: &Summary) -> Option<&'static str> {
    Some(match section.kind {
        Kind::Links => "Add link",
        Kind::Events | Kind::UpcomingEvents => "Add event",
        Kind::ApprovedRfcs | Kind::NewRfcs => "Add RFC",
        Kind::FinalCommentPeriod if section.is_group => "Add item",
        Kind::CallsForTesting if section.is_group => "Add feature",
        Kind::CfpProjects => "Add task",
        Kind::CfpEvents => "Add conference",
        Kind::ProjectUpdates => "Add update",
        _ => return None,
    })
}

/// The form that adds an entry to `section`.
pub fn adding(section: &Summary, part: Part) -> El {
    let place = FormPlace {
        section: section.id.clone(),
        part,
    };
    let state = EntryFormState::new(place, None);
    if let Some(entry) = Editor::expect().take_rewritten() {
        return of_entry(state, section.kind, &entry);
    }
    match section.kind {
        Kind::Events | Kind::UpcomingEvents => event::form(state, None),
        Kind::ApprovedRfcs | Kind::NewRfcs | Kind::FinalCommentPeriod => {
            let around = entries_of(Editor::expect(), |it| it.kind == section.kind);
            rfc::form(state, &rfc::blank(section.kind, &around), section.kind)
        }
        Kind::CallsForTesting => call_for_testing::form(state, &CallForTesting::default()),
        Kind::CfpProjects => cfp_project::form(state, &CfpProject::default()),
        Kind::CfpEvents => cfp_event::form(state, None),
        Kind::ProjectUpdates => update::form(state, &Update::default()),
        _ => link::form(state, &Link::default()),
    }
}

/// The form that edits `entry`, which stands at `index` of its section.
pub fn editing(place: FormPlace, kind: Kind, entry: &Entry, index: usize) -> El {
    let state = EntryFormState::new(place, Some(index));
    let rewritten = Editor::expect().take_rewritten();
    of_entry(state, kind, rewritten.as_ref().unwrap_or(entry))
}

fn of_entry(state: EntryFormState, kind: Kind, entry: &Entry) -> El {
    match entry {
        Entry::Link(it) => link::form(state, it),
        Entry::Event(it) => event::form(state, Some(it)),
        Entry::Rfc(it) => rfc::form(state, it, kind),
        Entry::CallForTesting(it) => call_for_testing::form(state, it),
        Entry::CfpProject(it) => cfp_project::form(state, it),
        Entry::CfpEvent(it) => cfp_event::form(state, Some(it)),
        Entry::Update(it) => update::form(state, it),
        Entry::None(it) => raw::sentence(state, it),
        Entry::Other(it) => raw::form(state, it),
    }
}

/// The events that the issue has.
fn events_of(editor: Editor) -> Vec<Event> {
    let found = entries_of(editor, |it| it.kind == Kind::Events).into_iter();
    let event = |it| match it {
        Entry::Event(event) => Some(event),
        _ => None,
    };
    found.filter_map(event).collect()
}

/// The entries of the sections that `is_meant` picks.
fn entries_of(editor: Editor, is_meant: impl Fn(&Section) -> bool) -> Vec<Entry> {
    let issue = editor.issue().get_untracked();
    let outline = issue.outline();
    let sections = outline.sections.iter().filter(|it| is_meant(it));
    let found = sections.flat_map(|it| issue::entry::entries(issue.text(), &outline.hidden, it));
    found.map(|it| it.entry).collect()
}

/// What a field says now, without the spaces around it; what it said when the form opened stays as it was.
fn trimmed_unless_unchanged(field: RwSignal<String>, before: &str) -> String {
    field.with(|it| {
        if it == before {
            it.clone()
        } else {
            it.trim().to_owned()
        }
    })
}

/// What a field for the text behind a link says now, with the space that divides the two.
fn tail_unless_unchanged(field: RwSignal<String>, before: &str) -> String {
    field.with(|it| match it.trim() {
        same if same == before.trim_start() => before.to_owned(),
        "" => String::new(),
        new if new.starts_with([':', ',', ';', '.']) => new.to_owned(),
        new => format!(" {new}"),
    })
}

/// The day that is typed, nothing where nothing is typed, an error where it is no day.
fn day(field: RwSignal<String>) -> Result<Option<Date>, ()> {
    field.with(|it| match it.trim() {
        "" => Ok(None),
        typed => Date::parse(typed).map(Some).ok_or(()),
    })
}

/// Whether nothing is typed into any of `fields`.
fn all_blank(fields: &[RwSignal<String>]) -> bool {
    fields.iter().all(|it| it.with(|it| it.trim().is_empty()))
}
