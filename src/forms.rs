//! The forms of entries, one kind of entry per file, each in an [`entry_form::EntryForm`].
//!
//! A form holds only what is being typed, and writes it into the text at once.

use issue::entry::{CallForTesting, CfpProject, Entry, Event, Format, Link, Update};
use issue::outline::Section;
use issue::section::Kind;
use leptos::context::Provider;
use leptos::prelude::*;

use self::call_for_testing::CallForTestingForm;
use self::cfp_event::CfpEventForm;
use self::cfp_project::CfpProjectForm;
use self::event::EventForm;
use self::link::LinkForm;
use self::raw::{NoneSentenceForm, RawForm};
use self::rfc::RfcForm;
use self::state::EntryFormState;
use self::update::UpdateForm;
use crate::editor::{Editor, FormPlace, Part, Summary};

mod call_for_testing;
mod cfp_event;
mod cfp_project;
mod date_field;
pub mod dates;
mod entry_form;
mod entry_place;
mod event;
pub mod field_checks;
mod fields;
pub mod form_value;
pub mod issue_fields;
mod link;
mod problem_list;
mod raw;
mod rfc;
mod state;
mod update;
mod url_field;

/// The label of a section's button for a new entry; `None` if entries are not added one by one.
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

/// The form of a new entry.
#[component]
pub fn NewEntryForm(
    /// The section that the entry is added to.
    section: Summary,
    /// [`Part::New`], or the group that is created with the entry.
    part: Part,
) -> impl IntoView {
    let kind = section.kind;
    let format = format_of(&section.heading);
    let place = FormPlace {
        section: section.id,
        part,
    };
    let state = EntryFormState::new("New entry", place, None);
    let editor = Editor::expect();
    let rewritten = editor.take_rebuilt_entry();
    // What was already written is shown again; otherwise the entry begins like the given one.
    let is_copy = editor.written_at().is_none();

    view! {
        <Provider value=state>
            {match rewritten {
                Some(Entry::Event(event)) if is_copy => copied_event(event),
                Some(entry) => filled_form(kind, entry),
                None => empty_form(kind, format),
            }}
        </Provider>
    }
}

/// The format of a new event in the section with this heading.
fn format_of(heading: &str) -> Format {
    if heading
        .trim_end_matches(':')
        .eq_ignore_ascii_case("Virtual")
    {
        Format::Virtual
    } else {
        Format::InPerson
    }
}

fn copied_event(event: Event) -> AnyView {
    view! { <EventForm event=Some(event) is_copy=true known=known_events()/> }.into_any()
}

/// The form of an existing entry.
#[component]
pub fn EditEntryForm(
    /// Where the form is.
    place: FormPlace,
    /// The kind of the section.
    kind: Kind,
    /// The entry as it is now.
    entry: Entry,
    /// The entry's index in its section.
    index: usize,
) -> impl IntoView {
    let state = EntryFormState::new("Edit entry", place, Some(index));
    let rewritten = Editor::expect().take_rebuilt_entry();

    view! { <Provider value=state>{filled_form(kind, rewritten.unwrap_or(entry))}</Provider> }
}

fn empty_form(kind: Kind, format: Format) -> AnyView {
    match kind {
        Kind::Events | Kind::UpcomingEvents => {
            view! { <EventForm event=None format known=known_events()/> }.into_any()
        }
        Kind::ApprovedRfcs | Kind::NewRfcs | Kind::FinalCommentPeriod => {
            let others = entries_of(|it| it.kind == kind);
            view! { <RfcForm rfc=rfc::blank(kind, &others) kind/> }.into_any()
        }
        Kind::CfpEvents => view! { <CfpEventForm event=None/> }.into_any(),
        Kind::CallsForTesting => {
            filled_form(kind, Entry::CallForTesting(CallForTesting::default()))
        }
        Kind::CfpProjects => filled_form(kind, Entry::CfpProject(CfpProject::default())),
        Kind::ProjectUpdates => filled_form(kind, Entry::Update(Update::default())),
        _ => filled_form(kind, Entry::Link(Link::default())),
    }
}

fn filled_form(kind: Kind, entry: Entry) -> AnyView {
    match entry {
        Entry::Link(link) => view! { <LinkForm link/> }.into_any(),
        Entry::Event(event) => {
            view! { <EventForm event=Some(event) known=known_events()/> }.into_any()
        }
        Entry::Rfc(rfc) => view! { <RfcForm rfc kind/> }.into_any(),
        Entry::CallForTesting(call) => view! { <CallForTestingForm call/> }.into_any(),
        Entry::CfpProject(task) => view! { <CfpProjectForm task/> }.into_any(),
        Entry::CfpEvent(event) => view! { <CfpEventForm event=Some(event)/> }.into_any(),
        Entry::Update(update) => view! { <UpdateForm update/> }.into_any(),
        Entry::None(sentence) => view! { <NoneSentenceForm sentence/> }.into_any(),
        Entry::Other(other) => view! { <RawForm other/> }.into_any(),
    }
}

/// The events of the issue.
fn known_events() -> Vec<Event> {
    let found = entries_of(|it| it.kind == Kind::Events).into_iter();
    let event = |it| match it {
        Entry::Event(event) => Some(event),
        _ => None,
    };
    found.filter_map(event).collect()
}

/// The entries of the sections for which `is_meant` holds.
fn entries_of(is_meant: impl Fn(&Section) -> bool) -> Vec<Entry> {
    let issue = Editor::expect().issue().get_untracked();
    let outline = issue.outline();
    let sections = outline.sections.iter().filter(|it| is_meant(it));
    let found = sections.flat_map(|it| issue::entry::entries(issue.text(), &outline.hidden, it));
    found.map(|it| it.entry).collect()
}
