//! Operations: requests of a form or a script, and the edits that carry them out.
//!
//! In JSON, operations are the input of `galley apply`. Planning an operation changes nothing: it returns a transaction
//! on the issue. Indices count the entries of a section from 0, in the order of [`crate::entry::entries`].

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

/// A change to an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "op", rename_all = "kebab-case")]
pub enum Operation {
    /// Adds an entry.
    Add {
        /// The section. If this issue lacks a standard section, the operation adds it in its usual place.
        /// For an event, "Upcoming Events" means the sections that follow from its fields.
        section: SectionRef,
        /// The new entry.
        entry: Entry,
        /// The index of the entry before which to add it. Without an index, the section's order decides, or else it
        /// goes last.
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
    /// Replaces the value of an entry; bytes of unchanged fields stay the same.
    Replace {
        /// The entry's section.
        section: SectionRef,
        /// Which entry.
        index: usize,
        /// Its new value.
        entry: Entry,
    },
    /// Moves an entry, with its lines unchanged.
    Move {
        /// The entry's section.
        section: SectionRef,
        /// Which entry.
        index: usize,
        /// The new place.
        to: Target,
    },
    /// Sets one of the issue's fields.
    Set {
        /// The field and its new value.
        #[serde(flatten)]
        value: FieldValue,
    },
    /// Replaces text.
    Edit {
        /// The first byte to replace.
        start: usize,
        /// The byte after the last one to replace.
        end: usize,
        /// The replacement.
        text: String,
    },
    /// Adds a section: a standard one, in its usual place, or one for this issue only.
    AddSection {
        /// Its heading; for a standard section, the plain name is enough.
        heading: String,
        /// Its parent section; for a standard section, this follows from the name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        under: Option<SectionRef>,
    },
    /// Removes a section with its entries and subsections.
    RemoveSection {
        /// Which.
        section: SectionRef,
    },
    /// Removes the comments that explain how to fill in a section.
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
    /// The section. If this issue lacks a standard section, the operation adds it.
    pub section: SectionRef,
    /// The entry's index in that section, counted as if the entry were already removed from its old place.
    pub index: usize,
}

impl Operation {
    /// Returns its label for undo and redo: "add link".
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
    /// The transaction that was applied to the previous issue.
    pub transaction: Transaction,
    /// The issue afterwards; the same state as before if nothing changed.
    pub issue: Issue,
    /// The transaction on `issue` that undoes the operation; empty if nothing changed.
    pub inverse: Transaction,
}

/// Returns the transaction on `issue` that carries out `operation`.
pub fn plan(issue: &Issue, operation: &Operation) -> Result<Transaction, OperationError> {
    apply(issue, operation).map(|it| it.transaction)
}

/// Carries out `operation` on `issue`, with a single splice of its text.
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

/// Returns the edits on `issue` that carry out `operation`.
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
            // The transaction leaves out an edit that changes nothing, so it would not check that edit's range.
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
    /// The entry's index in the section.
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

    /// Returns the entry's lines.
    fn text<'t>(&self, issue: &'t Issue) -> &'t str {
        issue
            .text()
            .get(self.found.range.clone())
            .unwrap_or_default()
    }
}

/// Returns the entries of a section.
fn listing<'a>(issue: &'a Issue, section: &'a Section) -> Listing<'a> {
    Listing::new(issue.text(), &issue.outline().hidden, section)
}

/// Returns the error for `index` in a `section` with only `count` entries.
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

/// Returns the style of new lines in `section`.
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
