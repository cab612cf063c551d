//! Operations: what a form, a script or a history asks for, and the edits that do it.
//!
//! Serialised, they are the JSON that `galley apply` takes. Planning one never changes anything:
//! it gives a transaction on the issue it was planned for. Indices count a section's entries from 0,
//! as [`crate::entry::entries`] lists them.

use serde::{Deserialize, Serialize};

use crate::edit::{Replace, Transaction, slice};
use crate::entry::{Entry, Listing, LocatedEntry, Style};
use crate::issue_field::FieldValue;
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

mod add;
mod add_lines;
mod add_section;
mod group;
mod guard;
mod insert;
mod rank;
mod relocate;
mod remove;
mod remove_section;
mod replace;
mod section_catalog;
mod section_ref;
mod trim_and_sort;

pub use crate::operation_error::OperationError;
pub use crate::text_error::TextError;
pub use add::settled;
pub(crate) use add_lines::{ItemPlace, add_lines};
pub(crate) use group::unlisted;
pub use section_catalog::{under, usual_sections};
pub use section_ref::{SectionRef, names};
pub use trim_and_sort::past_events;

/// Something to do to an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "op", rename_all = "kebab-case")]
pub enum Operation {
    /// Adds an entry.
    Add {
        /// Where; a section that issues have but this one lacks is made in its place.
        /// For an event, "Upcoming Events" stands for the sections that follow from its fields.
        section: SectionRef,
        /// What.
        entry: Entry,
        /// Before which entry; without it, where the section's rules put it, else at the end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        index: Option<usize>,
    },
    /// Removes an entry.
    Remove {
        /// The entry's section.
        section: SectionRef,
        /// Which entry.
        index: usize,
    },
    /// Makes an entry say something else; bytes that say the same stay.
    Replace {
        /// The entry's section.
        section: SectionRef,
        /// Which entry.
        index: usize,
        /// What it says afterwards.
        entry: Entry,
    },
    /// Moves an entry, its lines as they are.
    Move {
        /// The entry's section.
        section: SectionRef,
        /// Which entry.
        index: usize,
        /// Where to.
        to: Target,
    },
    /// Fills one of the issue's fields.
    Set {
        /// Which, and with what.
        #[serde(flatten)]
        value: FieldValue,
    },
    /// Replaces text.
    Edit {
        /// The first byte that gives way.
        start: usize,
        /// The byte after the last one that does.
        end: usize,
        /// What stands there instead.
        text: String,
    },
    /// Adds a section: one that issues have, in its place, or one of this issue alone.
    AddSection {
        /// What it says; for a section that issues have, the plain name is enough.
        heading: String,
        /// The section it stands under; for one that issues have this follows from the name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        under: Option<SectionRef>,
    },
    /// Removes a section with all that stands in it and under it.
    RemoveSection {
        /// Which.
        section: SectionRef,
    },
    /// Removes the comments that tell how a section is filled in.
    RemoveNotes {
        /// Which.
        section: SectionRef,
    },
    /// Removes the events that ended before the issue's date.
    TrimEvents,
    /// Sorts the events of a section by date and place.
    Sort {
        /// Which.
        section: SectionRef,
    },
}

/// Where an entry moves to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target {
    /// The section; made if issues have it and this one does not.
    pub section: SectionRef,
    /// Its index there once it has left its old place.
    pub index: usize,
}

impl Operation {
    /// What undo and redo call it: "add link".
    pub fn label(&self) -> String {
        match self {
            Self::Add { entry, .. } => format!("add {}", entry.noun()),
            Self::Remove { .. } => "remove entry".to_owned(),
            Self::Replace { entry, .. } => format!("edit {}", entry.noun()),
            Self::Move { .. } => "move entry".to_owned(),
            Self::Set { value } => format!("set {}", value.noun()),
            Self::Edit { .. } => "edit text".to_owned(),
            Self::AddSection { heading, .. } => format!("add section {heading}"),
            Self::RemoveSection { .. } => "remove section".to_owned(),
            Self::RemoveNotes { .. } => "remove notes".to_owned(),
            Self::TrimEvents => "trim past events".to_owned(),
            Self::Sort { .. } => "sort events".to_owned(),
        }
    }
}

/// An operation that was carried out.
#[derive(Clone, Debug)]
pub struct Applied {
    /// What was done, for the issue it was done to.
    pub transaction: Transaction,
    /// The issue afterwards; the same state as before where nothing changed.
    pub issue: Issue,
    /// Leads from `issue` back to where it came from; empty where nothing changed.
    pub inverse: Transaction,
}

/// The transaction on `issue` that does `operation`.
pub fn plan(issue: &Issue, operation: &Operation) -> Result<Transaction, OperationError> {
    apply(issue, operation).map(|it| it.transaction)
}

/// Does `operation` on `issue`, with a single splice of its text.
pub fn apply(issue: &Issue, operation: &Operation) -> Result<Applied, OperationError> {
    let transaction = issue.transaction(edits(issue, operation)?)?;
    if transaction.is_empty() {
        return Ok(Applied {
            inverse: transaction.clone(),
            transaction,
            issue: issue.clone(),
        });
    }
    let (after, inverse) = issue.apply(&transaction)?;
    guard::check(issue, operation, &transaction, &after)?;
    Ok(Applied {
        transaction,
        issue: after,
        inverse,
    })
}

/// The edits on `issue` that do `operation`.
fn edits(issue: &Issue, operation: &Operation) -> Result<Vec<Replace>, OperationError> {
    Ok(match operation {
        Operation::Add {
            section,
            entry,
            index,
        } => add::plan(issue, section, entry, *index)?,
        Operation::Remove { section, index } => {
            let at = ResolvedEntry::find(issue, section, *index)?;
            remove::plan(issue, &at)
        }
        Operation::Replace {
            section,
            index,
            entry,
        } => replace::plan(issue, &ResolvedEntry::find(issue, section, *index)?, entry)?,
        Operation::Move { section, index, to } => {
            relocate::plan(issue, &ResolvedEntry::find(issue, section, *index)?, to)?
        }
        Operation::Set { value } => value.plan(issue)?,
        Operation::Edit { start, end, text } => {
            // An edit that changes nothing is left out of the transaction, which would not look at its range.
            slice(issue.text(), *start..*end)?;
            vec![Replace {
                range: *start..*end,
                text: text.clone(),
            }]
        }
        Operation::AddSection { heading, under } => {
            add_section::plan(issue, heading, under.as_ref())?
        }
        Operation::RemoveSection { section } => remove_section::plan(issue, section)?,
        Operation::RemoveNotes { section } => insert::remove_notes(issue, section)?,
        Operation::TrimEvents => trim_and_sort::trim(issue)?,
        Operation::Sort { section } => trim_and_sort::sort(issue, section)?,
    })
}

/// An entry with its section.
struct ResolvedEntry<'a> {
    /// The section's index in the outline.
    index: usize,
    section: &'a Section,
    entries: Listing<'a>,
    /// The entry's index among them.
    entry: usize,
    found: LocatedEntry,
}

impl<'a> ResolvedEntry<'a> {
    fn find(issue: &'a Issue, section: &SectionRef, entry: usize) -> Result<Self, OperationError> {
        let outline = issue.outline();
        let index = section.resolve(outline)?;
        let missing = || OperationError::NoSection(section.to_string());
        let section = outline.sections.get(index).ok_or_else(missing)?;
        let entries = listing(issue, section);
        let none = || no_entry(&section.heading, entry, entries.len());
        let found = entries.get(entry).ok_or_else(none)?;
        Ok(Self {
            index,
            section,
            entries,
            entry,
            found,
        })
    }

    /// The entry's lines.
    fn text<'t>(&self, issue: &'t Issue) -> &'t str {
        issue
            .text()
            .get(self.found.range.clone())
            .unwrap_or_default()
    }
}

/// The entries of one of the issue's sections.
fn listing<'a>(issue: &'a Issue, section: &'a Section) -> Listing<'a> {
    Listing::new(issue.text(), &issue.outline().hidden, section)
}

/// Refuses `index` where `section` has but `count` places.
fn no_entry(section: &str, index: usize, count: usize) -> OperationError {
    OperationError::NoEntry {
        section: section.to_owned(),
        index,
        count,
    }
}

/// Refuses an index past the end of a list of `count` entries; `count` itself is the end.
fn check_place(section: &str, index: usize, count: usize) -> Result<(), OperationError> {
    if index > count {
        return Err(no_entry(section, index, count + 1));
    }
    Ok(())
}

/// How new lines in `section` look.
fn style(issue: &Issue, section: Option<&Section>) -> Style {
    let text = issue.text();
    let outline = issue.outline();
    let items = section.map(|it| it.items.as_slice()).unwrap_or_default();
    let all = outline.sections.iter().flat_map(|it| &it.items);
    let marker = items.iter().chain(all).find_map(|it| {
        let marker = text.get(it.range.start + it.indent..)?.chars().next()?;
        matches!(marker, '*' | '-' | '+').then_some(marker)
    });
    let decided = outline
        .sections
        .iter()
        .filter(|it| it.kind == Kind::FinalCommentPeriod);
    let mut decided = decided.filter_map(|it| text.get(it.heading_range.end..it.body.end));
    let explicit_merge = decided.any(|it| it.contains("\n* [disposition: merge] ["));
    Style {
        marker: marker.unwrap_or('*'),
        ending: issue.line_ending(),
        explicit_merge,
    }
}

#[cfg(test)]
mod tests;
