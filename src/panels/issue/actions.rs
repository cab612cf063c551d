//! What can be done to a section as a whole, behind one button in its heading's line.

use issue::Issue;
use issue::entry::{Entry, NoneSentence};
use issue::operation::{Operation, past_events, plan, under};
use issue::section::Kind;
use leptos::ev;
use leptos::prelude::*;

use super::hand::Hand;
use crate::browser::dom::{El, button, div, when};
use crate::browser::{focus, keys};
use crate::editor::{Editor, Summary, index_of, reference};
use crate::element_ids::{section_id, slug};
use crate::navigation::Navigation;
use crate::view::{Dialog, View};

/// What can be done to a section.
#[derive(Clone, Debug)]
enum Action {
    /// Shows its Markdown.
    AsText,
    /// Lists the past events and asks whether they go.
    Trim,
    /// Something that undo takes back.
    Do(&'static str, Box<Operation>),
}

impl Action {
    fn name(&self) -> &'static str {
        match self {
            Self::AsText => "Edit as text",
            Self::Trim => "Trim past events…",
            Self::Do(name, _) => name,
        }
    }
}

/// The button, and what is behind it.
pub fn actions(section: &Summary, hand: Hand) -> El {
    let is_open = RwSignal::new(false);
    let id = format!("actions-{}", slug(&section.id));
    let name = format!("Actions: {}", section.id);
    let opener = id.clone();
    let close = move || {
        is_open.set(false);
        focus::on(&opener);
    };
    let leave = close.clone();
    let on_key = move |event: ev::KeyboardEvent| {
        if is_open.get_untracked() && keys::is_escape(&event) {
            event.stop_propagation();
            leave();
        }
    };
    let opener = button()
        .class("quiet")
        .id(id)
        .attr("aria-label", name.clone())
        .attr("title", "Actions")
        .attr("aria-expanded", move || is_open.get().to_string())
        .on_click(move || is_open.update(|it| *it = !*it))
        .child("⋯");
    let section = section.clone();
    let menu = move || {
        div()
            .class("section-menu")
            .attr("role", "group")
            .attr("aria-label", name.clone())
            .child(buttons(&section, hand, &close))
    };

    div()
        .class("section-actions")
        .on(ev::keydown, on_key)
        .child(opener)
        .child(when(move || is_open.get(), menu))
}

fn buttons(section: &Summary, hand: Hand, close: &(impl Fn() + Clone + 'static)) -> Vec<El> {
    let issue = Editor::expect().issue().get_untracked();
    let view = View::expect();
    let navigation = Navigation::expect();
    let one = |action: Action| {
        let (section, close) = (section.clone(), close.clone());
        let name = action.name();
        let go = move || {
            close();
            act(view, navigation, hand, &section, &action);
        };
        button().class("quiet").on_click(go).child(name)
    };
    offered(&issue, hand).into_iter().map(one).collect()
}

fn act(view: View, navigation: Navigation, hand: Hand, section: &Summary, action: &Action) {
    match action {
        Action::AsText => {
            if let Some(at) = hand.body_start() {
                navigation.reveal_source(at);
            }
        }
        Action::Trim => view.dialog.set(Some(Dialog::TrimEvents)),
        Action::Do(name, operation) => {
            let editor = hand.editor();
            match editor.run(operation) {
                Ok(()) => editor.say(format!("{name}: {}.", section.heading)),
                Err(error) => editor.say(format!("Not done: {error}. Nothing was changed.")),
            }
            focus::soon(section_id(&section.id));
        }
    }
}

/// The actions that would change something, and those that only show.
fn offered(issue: &Issue, hand: Hand) -> Vec<Action> {
    let id = hand.section();
    let Some(section) = reference(issue.outline(), &id) else {
        return Vec::new();
    };
    let none = Operation::Add {
        section: section.clone(),
        entry: Entry::None(NoneSentence::default()),
        index: None,
    };
    let mut all = vec![Action::AsText];
    let possible = [
        ("Say there is nothing this week", none),
        (
            "Remove template notes",
            Operation::RemoveNotes {
                section: section.clone(),
            },
        ),
        (
            "Sort events",
            Operation::Sort {
                section: section.clone(),
            },
        ),
    ];
    let does = |it: &Operation| plan(issue, it).is_ok_and(|it| !it.is_empty());
    let possible = possible.into_iter().filter(|(_, it)| does(it));
    all.extend(possible.map(|(name, it)| Action::Do(name, Box::new(it))));
    if hand.kind() == Kind::UpcomingEvents && !past_events(issue).is_empty() {
        all.push(Action::Trim);
    }
    if may_go(issue, &id) {
        all.push(Action::Do(
            "Remove section",
            Box::new(Operation::RemoveSection { section }),
        ));
    }
    all
}

/// Whether the section can be done without: one of links or a group that has none, or one of this issue alone.
fn may_go(issue: &Issue, id: &str) -> bool {
    let outline = issue.outline();
    let Some(section) = index_of(outline, id).and_then(|it| outline.sections.get(it)) else {
        return false;
    };
    let parent = section.path.iter().rev().nth(1);
    let is_usual = parent.is_some_and(|it| {
        under(it)
            .iter()
            .any(|name| *name == section.heading.trim_end_matches(':'))
    });
    let has_under = outline.sections.iter().any(|it| it.is_under(section));
    let (is_empty, is_group) = (section.items.is_empty(), is_usual && section.level == 5);
    let may = match section.kind {
        Kind::Links | Kind::Events | Kind::ProjectUpdates => is_empty || !is_usual,
        Kind::FinalCommentPeriod | Kind::CallsForTesting => is_empty && is_group,
        _ => false,
    };
    may && parent.is_some() && !has_under
}
