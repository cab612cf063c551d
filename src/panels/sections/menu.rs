//! What can be done to a section as a whole, behind one button in its heading's line.

use issue::Issue;
use issue::entry::{Entry, NoneSentence};
use issue::operation::{Operation, SectionRef, past_events, plan, under};
use issue::outline::Section;
use issue::section::Kind;
use leptos::prelude::*;

use super::actions::SectionActions;
use crate::browser::focus;
use crate::components::{MenuButton, MenuItem};
use crate::editor::{Editor, Summary, index_of, reference};
use crate::element_ids::{section_id, slug};
use crate::navigation::Navigation;
use crate::view::{Dialog, View};

/// What can be done to a section as a whole.
#[derive(Clone, Debug)]
enum SectionAction {
    /// Shows its Markdown.
    EditAsText,
    /// Lists the past events and asks whether to remove them.
    TrimPastEvents,
    /// An operation, with its name.
    Run(&'static str, Box<Operation>),
}

impl SectionAction {
    fn name(&self) -> &'static str {
        match self {
            Self::EditAsText => "Edit as text",
            Self::TrimPastEvents => "Trim past events…",
            Self::Run(name, _) => name,
        }
    }
}

/// The button, and the menu of what can be done now.
#[component]
pub fn SectionMenu(
    /// The section.
    section: Summary,
    /// What can be done in it.
    actions: SectionActions,
) -> impl IntoView {
    let (editor, view) = (Editor::expect(), View::expect());
    let navigation = Navigation::expect();
    let id = format!("actions-{}", slug(&section.id));
    let label = format!("Actions: {}", section.id);
    let section = StoredValue::new(section);
    let act = move |action: &SectionAction| match action {
        SectionAction::EditAsText => edit_as_text(actions, navigation),
        SectionAction::TrimPastEvents => view.dialog.set(Some(Dialog::TrimEvents)),
        SectionAction::Run(name, operation) => {
            section.with_value(|it| run(editor, it, name, operation));
        }
    };
    let item = move |action: SectionAction| MenuItem::new(action.name(), move || act(&action));
    let items = move || {
        let issue = editor.issue().get_untracked();
        let possible = section.with_value(|it| possible_actions(&issue, it));
        possible.into_iter().map(item).collect()
    };

    view! {
        <div class="section-actions">
            <MenuButton id label items>
                "⋯"
            </MenuButton>
        </div>
    }
}

fn edit_as_text(actions: SectionActions, navigation: Navigation) {
    if let Some(at) = actions.body_start() {
        navigation.reveal_source(at);
    }
}

fn run(editor: Editor, section: &Summary, name: &str, operation: &Operation) {
    editor.announce(match editor.run(operation) {
        Ok(()) => format!("{name}: {}.", section.heading),
        Err(error) => format!("Not done: {error}. Nothing was changed."),
    });
    focus::soon(section_id(&section.id));
}

/// The actions that would change something, and those that only show.
fn possible_actions(issue: &Issue, summary: &Summary) -> Vec<SectionAction> {
    let Some(section) = reference(issue.outline(), &summary.id) else {
        return Vec::new();
    };
    let changes = |it: &Operation| plan(issue, it).is_ok_and(|it| !it.is_empty());
    let run = |(name, it)| SectionAction::Run(name, Box::new(it));
    let operations = operations(&section).into_iter();
    let mut all = vec![SectionAction::EditAsText];
    all.extend(operations.filter(|it| changes(&it.1)).map(run));
    if summary.kind == Kind::UpcomingEvents && !past_events(issue).is_empty() {
        all.push(SectionAction::TrimPastEvents);
    }
    if may_remove(issue, &summary.id) {
        all.push(run((
            "Remove section",
            Operation::RemoveSection { section },
        )));
    }
    all
}

/// What is offered where it would change something.
fn operations(section: &SectionRef) -> [(&'static str, Operation); 3] {
    let section = || section.clone();
    let none = Operation::Add {
        section: section(),
        entry: Entry::None(NoneSentence::default()),
        index: None,
    };
    let notes = Operation::RemoveNotes { section: section() };
    let sort = Operation::Sort { section: section() };
    [
        ("Say there is nothing this week", none),
        ("Remove template notes", notes),
        ("Sort events", sort),
    ]
}

/// Whether the issue can do without the section: an empty one of links or a group, or one of this issue alone.
fn may_remove(issue: &Issue, id: &str) -> bool {
    let sections = &issue.outline().sections;
    let section = index_of(issue.outline(), id).and_then(|it| sections.get(it));
    section.is_some_and(|section| {
        let has_sections_under = sections.iter().any(|it| it.is_under(section));
        !has_sections_under && is_dispensable(section)
    })
}

fn is_dispensable(section: &Section) -> bool {
    let Some(parent) = section.path.iter().rev().nth(1) else {
        return false;
    };
    let heading = section.heading.trim_end_matches(':');
    let is_usual = under(parent).contains(&heading);
    let (is_empty, is_group) = (section.items.is_empty(), is_usual && section.level == 5);
    match section.kind {
        Kind::Links | Kind::Events | Kind::ProjectUpdates => is_empty || !is_usual,
        Kind::FinalCommentPeriod | Kind::CallsForTesting => is_empty && is_group,
        _ => false,
    }
}
