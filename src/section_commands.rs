//! What can be done to a section as a whole. Its menu, its buttons and the palette all call this.

use issue::Issue;
use issue::entry::{Entry, LocatedEntry, NoneSentence};
use issue::inline::plain;
use issue::operation::{Operation, SectionRef, past_events, plan, under};
use issue::outline::Section;
use issue::section::Kind;
use leptos::prelude::*;

use crate::browser::focus;
use crate::editor::{Editor, Summary, index_of, reference};
use crate::element_ids::section_id;
use crate::words::{counted, quoted};

/// A command for a section.
#[derive(Clone, Debug)]
pub struct SectionCommand {
    /// Its name.
    pub name: String,
    operation: Operation,
    section: Summary,
}

impl SectionCommand {
    /// The commands that would change something.
    pub fn possible(issue: &Issue, summary: &Summary) -> Vec<Self> {
        let Some(section) = reference(issue.outline(), &summary.id) else {
            return Vec::new();
        };
        let is_said_below =
            section_of(issue, &summary.id).is_some_and(|it| is_said_below(issue, it));
        let mut all: Vec<_> = operations(summary, section.clone())
            .into_iter()
            .filter(|it| it.0 != NOTHING || !is_said_below)
            .filter(|it| plan(issue, &it.1).is_ok_and(|it| !it.is_empty()))
            .collect();
        if may_remove(issue, &summary.id) {
            all.push(("Remove section", Operation::RemoveSection { section }));
        }
        let command = |(name, operation): (&str, Operation)| Self {
            name: name.to_owned(),
            operation,
            section: summary.clone(),
        };
        all.into_iter().map(command).collect()
    }

    /// The command "Nothing this week", if it would change the section.
    pub fn nothing(issue: &Issue, summary: &Summary) -> Option<Self> {
        let all = Self::possible(issue, summary).into_iter();
        all.into_iter().find(|it| it.name == NOTHING)
    }

    /// Words that find it, other than its name.
    pub fn other_words(&self) -> &'static str {
        match self.operation {
            Operation::TrimEvents => "remove expired old events",
            Operation::Sort { .. } => "order date",
            Operation::RemoveNotes { .. } => "delete comments",
            Operation::RemoveSection { .. } => "delete heading",
            _ => "empty none",
        }
    }

    /// The section it is about.
    pub fn heading(&self) -> &str {
        &self.section.heading
    }

    /// Runs it and focuses the section.
    pub fn run(&self, editor: Editor) {
        if let Operation::TrimEvents = self.operation {
            return trim_past_events(editor);
        }
        let place = editor.sections().with_untracked(|it| self.place_in(it));
        editor.announce(match editor.run(&self.operation) {
            Ok(()) => self.done(),
            Err(error) => format!("Not done: {error}. Nothing was changed."),
        });
        // After a section is removed, the next one is at its index.
        let next = editor.sections().with_untracked(|it| {
            let section = self.place_in(it).or(place)?;
            it.get(section).or(it.last()).map(|it| section_id(&it.id))
        });
        if let Some(id) = next {
            focus::soon_shown(id);
        }
    }

    fn place_in(&self, sections: &[Summary]) -> Option<usize> {
        sections.iter().position(|it| it.id == self.section.id)
    }

    /// What was done, as a message.
    fn done(&self) -> String {
        let heading = &self.section.heading;
        match self.operation {
            Operation::RemoveSection { .. } => format!("Removed section {heading}."),
            Operation::RemoveNotes { .. } => format!("Removed the template notes from {heading}."),
            Operation::Sort { .. } => format!("Sorted {heading}."),
            _ => format!("{}: {heading}.", self.name),
        }
    }
}

/// The commands that are offered if they would change something.
fn operations(summary: &Summary, section: SectionRef) -> Vec<(&'static str, Operation)> {
    let notes = Operation::RemoveNotes {
        section: section.clone(),
    };
    let sort = Operation::Sort {
        section: section.clone(),
    };
    let none = Operation::Add {
        section,
        entry: Entry::None(NoneSentence::default()),
        index: None,
    };
    let mut all = vec![
        (NOTHING, none),
        ("Remove template notes", notes),
        ("Sort events", sort),
    ];
    if summary.kind == Kind::UpcomingEvents {
        all.push((TRIM, Operation::TrimEvents));
    }
    all
}

/// The name of the command that adds the sentence for a section without entries.
const NOTHING: &str = "Nothing this week";

/// Whether a section under this one says, in place of this one, that there is nothing this week: "Tracking Issues &
/// PRs" under "Final Comment Period". Groups do not: the sentence above them names those without entries.
fn is_said_below(issue: &Issue, section: &Section) -> bool {
    let is_group = |it: &Section| it.level == GROUP_LEVEL;
    let says = |it: &Section| it.is_under(section) && it.kind == section.kind && !is_group(it);
    issue.outline().sections.iter().any(says)
}

fn section_of<'a>(issue: &'a Issue, id: &str) -> Option<&'a Section> {
    let outline = issue.outline();
    outline.sections.get(index_of(outline, id)?)
}

/// The level of a group's heading.
const GROUP_LEVEL: u8 = 5;

/// The name of the command that removes past events.
const TRIM: &str = "Trim past events";

/// Removes the events that ended before the issue's date, reports which, and shows where they were.
pub fn trim_past_events(editor: Editor) {
    remove_past_events(editor, "Trimmed");
    let events = editor.sections().with_untracked(|it| {
        let upcoming = it.iter().find(|it| it.kind == Kind::UpcomingEvents);
        upcoming.map(|it| section_id(&it.id))
    });
    if let Some(id) = events {
        focus::soon_shown(id);
    }
}

/// Removes the events that ended before the issue's date, and reports which. The message begins with `verb`, which is
/// that of the button.
pub fn remove_past_events(editor: Editor, verb: &str) {
    let past = editor.issue().with_untracked(past_events);
    if past.is_empty() {
        return editor.announce("No event ended before the issue’s date.");
    }
    let message = gone(verb, past.iter().map(|it| &it.1));
    editor.announce(match editor.run(&Operation::TrimEvents) {
        Ok(()) => message,
        Err(error) => format!("Not done: {error}. Nothing was changed."),
    });
}

/// The most titles that a message names.
const NAMED: usize = 3;

/// "Removed 5 past events: “A”, “B”, “C” and 2 more."
fn gone<'a>(verb: &str, events: impl ExactSizeIterator<Item = &'a LocatedEntry>) -> String {
    let count = events.len();
    let titles: Vec<_> = events
        .take(NAMED)
        .map(|it| quoted(&plain(it.entry.title())))
        .collect();
    let more = match count.saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let events = counted(count, "past event");
    format!("{verb} {events}: {}{more}.", titles.join(", "))
}

/// Whether the section may be removed: it is an empty section of links or an empty group, or only this issue has it.
fn may_remove(issue: &Issue, id: &str) -> bool {
    let sections = &issue.outline().sections;
    section_of(issue, id).is_some_and(|section| {
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
    let (is_empty, is_group) = (
        section.items.is_empty(),
        is_usual && section.level == GROUP_LEVEL,
    );
    match section.kind {
        Kind::Links | Kind::Events | Kind::ProjectUpdates => is_empty || !is_usual,
        Kind::FinalCommentPeriod | Kind::CallsForTesting => is_empty && is_group,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_goes_into_the_section_that_has_it() {
        let issue = Issue::new(
            "## Calls for Testing\n\n##### [Cargo](https://a.example)\n* [A](https://a.example/1)\n\n## Updates from the Rust Project\n\n### Final Comment Period\n\n#### Tracking Issues & PRs\n\n##### [Rust](https://b.example)\n* [B](https://b.example/1)\n",
        );
        let is_below = |heading: &str| {
            let mut sections = issue.outline().sections.iter();
            let section = sections.find(|it| it.heading == heading);
            is_said_below(&issue, section.unwrap())
        };
        assert!(is_below("Final Comment Period"));
        assert!(!is_below("Tracking Issues & PRs") && !is_below("Calls for Testing"));
    }

    #[test]
    fn the_first_removed_events_are_named() {
        let events = "* 2026-01-0% | Oslo, NO | [G](https://g.example/)\n    * [**E%**](https://e.example/%)\n";
        let list: String = (1..=5)
            .map(|it| events.replace('%', &it.to_string()))
            .collect();
        let issue = Issue::new(format!(
            "Title: T\nDate: 2026-02-04\n\n## Upcoming Events\n### Europe\n{list}"
        ));
        let past = past_events(&issue);
        assert_eq!(
            gone("Removed", past.iter().map(|it| &it.1)),
            "Removed 5 past events: “E1”, “E2”, “E3” and 2 more."
        );
        assert_eq!(
            gone(
                "Trimmed",
                past.iter()
                    .map(|it| &it.1)
                    .take(1)
                    .collect::<Vec<_>>()
                    .into_iter()
            ),
            "Trimmed 1 past event: “E1”."
        );
    }
}
