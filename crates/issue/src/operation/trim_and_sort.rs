//! Weekly maintenance of events: removes past ones, and sorts a section.

use super::{OperationError, SectionRef};
use crate::calendar::Date;
use crate::edit::Replace;
use crate::entry::{Entry, Event, LocatedEntry, entries};
use crate::lines::line_at;
use crate::lines::line_start;
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// Returns the events that ended before the issue's date, with the indices of their sections.
///
/// Empty if the issue has no valid date.
pub fn past_events(issue: &Issue) -> Vec<(usize, LocatedEntry)> {
    let outline = issue.outline();
    let Some(date) = crate::issue_field::date(issue) else {
        return Vec::new();
    };
    let sections = outline
        .sections
        .iter()
        .enumerate()
        .filter(|(_, it)| it.kind == Kind::Events);
    let all = sections.flat_map(|(index, it)| {
        entries(issue.text(), &outline.hidden, it)
            .into_iter()
            .map(move |found| (index, found))
    });
    all.filter(|(_, it)| event(it).is_some_and(|it| it.last_day() < date))
        .collect()
}

fn event(found: &LocatedEntry) -> Option<&Event> {
    match &found.entry {
        Entry::Event(event) => Some(event),
        _ => None,
    }
}

/// Returns the edits that remove the past events and the sections that this leaves empty.
pub(super) fn trim(issue: &Issue) -> Result<Vec<Replace>, OperationError> {
    let text = issue.text();
    if crate::issue_field::date(issue).is_none() {
        return Err(OperationError::NoPlace(
            "expected a line like Date: 2026-08-26 at the top of the issue",
        ));
    }
    let past = past_events(issue);
    let sections = issue.outline().sections.iter().enumerate();
    let gone = |index: usize| {
        let first = past.partition_point(|it| it.0 < index);
        let rest = past.get(first..).unwrap_or_default().iter();
        rest.take_while(move |it| it.0 == index).map(|(_, it)| it)
    };
    Ok(sections
        .flat_map(|(index, section)| trimmed(text, section, gone(index)))
        .collect())
}

/// Returns the edits that remove these events from a section, and its heading if no event is left.
fn trimmed<'a>(
    text: &str,
    section: &Section,
    gone: impl Iterator<Item = &'a LocatedEntry>,
) -> Vec<Replace> {
    let mut items: Vec<usize> = gone.map(|it| it.item).collect();
    items.dedup();
    let end = |at: usize| line_at(text, line_start(text, at)).map_or(at, |it| it.next);
    match (section.items.first(), section.items.last()) {
        (Some(first), Some(last)) if items.len() == section.items.len() => {
            let next = end(last.range.end);
            let blank = line_at(text, next).filter(|it| it.range.is_empty());
            let start = if first.range.start == section.body.start {
                section.heading_range.start
            } else {
                first.range.start
            };
            vec![Replace::delete(start..blank.map_or(next, |it| it.next))]
        }
        _ => {
            let items = items.iter().filter_map(|it| section.items.get(*it));
            items
                .map(|it| Replace::delete(it.range.start..end(it.range.end)))
                .collect()
        }
    }
}

/// Returns the edits that sort the events of a section; entries of other kinds keep their places.
pub(super) fn sort(issue: &Issue, section: &SectionRef) -> Result<Vec<Replace>, OperationError> {
    let outline = issue.outline();
    let index = section.resolve(outline)?;
    let Some(section) = outline.sections.get(index) else {
        return Ok(Vec::new());
    };
    let text = issue.text();
    let found = entries(text, &outline.hidden, section);
    let firsts = found.iter().filter(|it| it.sub.is_none_or(|it| it == 0));
    let places: Vec<_> = firsts
        .filter_map(|it| Some((event(it)?.sort_key(), section.items.get(it.item)?)))
        .collect();
    if places.is_empty() && section.kind != Kind::Events {
        const NO_EVENTS: &str = "expected a section of events, found none in it";
        return Err(OperationError::NoPlace(NO_EVENTS));
    }
    let mut sorted: Vec<(&(Date, String), &str)> = places
        .iter()
        .filter_map(|(key, it)| Some((key, text.get(it.range.clone())?)))
        .collect();
    sorted.sort_by_key(|it| it.0);
    let pairs = places.iter().zip(sorted);
    let edits = pairs.filter_map(|((_, item), (_, new))| {
        let old = text.get(item.range.clone())?;
        (old != new).then(|| Replace {
            range: item.range.clone(),
            text: new.to_owned(),
        })
    });
    Ok(edits.collect())
}
