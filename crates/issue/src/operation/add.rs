//! Adds an entry where the section's order puts it.

use super::rank::{rank, rank_among};
use super::{
    Operation, OperationError, ResolvedEntry, SectionRef, Target, add_section, check_place, group,
    insert, listing, remove, section_catalog, style,
};
use crate::edit::Replace;
use crate::entry::{Entry, Event, EventPlace, Format, LocatedEntry, NoneSentence};
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// Returns the edits that add `entry`.
pub(super) fn plan(
    issue: &Issue,
    section: &SectionRef,
    entry: &Entry,
    index: Option<usize>,
) -> Result<Vec<Replace>, OperationError> {
    if let Entry::None(none) = entry {
        return add_sentence(issue, section, none);
    }
    entry.check_new()?;
    match section.resolve(issue.outline()) {
        Ok(found) => into(issue, found, entry, index),
        Err(OperationError::NoSection(_)) if section.heading() == section_catalog::EVENTS => {
            spread(issue, entry)
        }
        Err(OperationError::NoSection(_)) => {
            let made = add_section::make(issue, section, Some(&entry.write(style(issue, None))))?;
            check_place(section.heading(), index.unwrap_or(0), 0).map(|()| made)
        }
        Err(error) => Err(error),
    }
}

fn into(
    issue: &Issue,
    at: usize,
    entry: &Entry,
    index: Option<usize>,
) -> Result<Vec<Replace>, OperationError> {
    let outline = issue.outline();
    let Some(section) = outline.sections.get(at) else {
        return Ok(Vec::new());
    };
    if section.kind == Kind::QuoteOfTheWeek {
        // The list in this section is the list of editors.
        let why = "expected a section that lists entries, found the quote of the week";
        return Err(OperationError::NoPlace(why));
    }
    if section.kind == Kind::UpcomingEvents && index.is_none() {
        return spread(issue, entry);
    }
    let found = listing(issue, section);
    check_place(&section.heading, index.unwrap_or(0), found.len())?;
    let index = index.or_else(|| rank(&found, entry));
    let lines = entry.write(style(issue, Some(section)));
    let mut edits = vec![insert::insert(issue, section, &lines, index)];
    if section.items.is_empty() && group::is_group(issue, at) {
        let under = section
            .path
            .iter()
            .rev()
            .nth(1)
            .map(String::as_str)
            .unwrap_or_default();
        edits.extend(group::unlisted(issue, under, &section.heading));
    }
    Ok(edits)
}

/// Returns the edits that add an event to the sections that follow from its fields: online events go under "Virtual",
/// others under their continent, and hybrid ones under both.
fn spread(issue: &Issue, entry: &Entry) -> Result<Vec<Replace>, OperationError> {
    let Entry::Event(event) = entry else {
        return Err(OperationError::NoPlace(
            "expected an event; anything else needs the heading of a section",
        ));
    };
    let mut edits = Vec::new();
    for name in headings(event)? {
        let path = SectionRef::Path(vec![section_catalog::EVENTS.to_owned(), name.to_owned()]);
        edits.extend(match section_named(issue, name) {
            Some(index) => into(issue, index, entry, None)?,
            None => add_section::make(issue, &path, Some(&entry.write(style(issue, None))))?,
        });
    }
    Ok(edits)
}

fn section_named(issue: &Issue, name: &str) -> Option<usize> {
    let is_it = |it: &Section| it.kind == Kind::Events && it.heading.trim_end_matches(':') == name;
    issue.outline().sections.iter().position(is_it)
}

/// Returns the headings that an event belongs under, by its format and its country.
fn headings(event: &Event) -> Result<Vec<&'static str>, OperationError> {
    let country = EventPlace::read(&event.place).country;
    let continent = crate::continent::of_country(&country);
    let unknown = OperationError::NoPlace(
        "place: expected a two-letter country code at the end, which determines the continent, like Berlin, DE",
    );
    match (event.format, continent) {
        (Format::Virtual, _) => Ok(vec!["Virtual"]),
        (Format::InPerson, Some(continent)) => Ok(vec![continent]),
        (Format::Hybrid, Some(continent)) => Ok(vec!["Virtual", continent]),
        (Format::InPerson | Format::Hybrid, None) => Err(unknown),
    }
}

fn add_sentence(
    issue: &Issue,
    section: &SectionRef,
    none: &NoneSentence,
) -> Result<Vec<Replace>, OperationError> {
    let outline = issue.outline();
    let index = section.resolve(outline)?;
    let Some(section) = outline.sections.get(index) else {
        return Ok(Vec::new());
    };
    let usual = || {
        group::sentence_for(issue, section)
            .or_else(|| remove::none_this_week(section.kind).map(str::to_owned))
    };
    // A sentence about one group belongs under its heading; other sentences are about all groups.
    let is_own = section.level == 5 && section.items.is_empty() && !none.text.is_empty();
    let text = if none.text.is_empty() {
        const NOT_HERE: OperationError =
            OperationError::NoPlace("expected a section that says when it has nothing");
        usual().ok_or(NOT_HERE)?
    } else {
        Entry::None(none.clone()).check()?;
        paragraph_or_item(issue, section, none, is_own)
    };
    match insert::sentence(issue, section).or_else(|| group::sentence_of(issue, section)) {
        Some(range) => {
            let old = issue.text().get(range.clone()).unwrap_or_default();
            Ok(Replace::between(&range, old, &text).into_iter().collect())
        }
        None if insert::is_shared(section.kind) && !is_own => {
            Ok(vec![group::add_sentence(issue, section, &text)])
        }
        None if section.items.is_empty() => Ok(vec![insert::insert(issue, section, &text, None)]),
        None => Err(OperationError::NoPlace(
            "expected a section without entries",
        )),
    }
}

/// Returns the edit that adds a sentence. For calls for participation and final comment periods it is a paragraph;
/// elsewhere, and for a single group, it is a list item.
fn paragraph_or_item(
    issue: &Issue,
    section: &Section,
    none: &NoneSentence,
    is_own: bool,
) -> String {
    let ending = issue.line_ending().as_str();
    match section.kind {
        Kind::CfpProjects | Kind::CfpEvents | Kind::FinalCommentPeriod if !is_own => {
            format!("*{}*", none.text.replace('\n', ending))
        }
        _ => Entry::None(none.clone()).write(style(issue, Some(section))),
    }
}

/// Returns the move that puts an event in its right place; `None` if it is already there.
pub fn settled(issue: &Issue, section: &SectionRef, index: usize) -> Option<Operation> {
    let at = ResolvedEntry::find(issue, section, index).ok()?;
    let Entry::Event(event) = &at.found.entry else {
        return None;
    };
    let homes = headings(event).ok()?;
    let is_home = homes.contains(&at.section.heading.trim_end_matches(':'));
    // A hybrid event may also be under "Virtual"; anywhere else it belongs under its continent.
    let to = match homes.last().filter(|_| !is_home) {
        Some(name) => elsewhere(issue, &at, name),
        None => within(&at, section)?,
    };
    Some(Operation::Move {
        section: section.clone(),
        index,
        to,
    })
}

/// Returns the right place for an event that belongs in the section `name`.
fn elsewhere(issue: &Issue, at: &ResolvedEntry<'_>, name: &str) -> Target {
    let outline = issue.outline();
    let Some(index) = section_named(issue, name) else {
        let path = vec![section_catalog::EVENTS.to_owned(), name.to_owned()];
        return Target {
            section: SectionRef::Path(path),
            index: 0,
        };
    };
    let there = outline.sections.get(index).map(|it| listing(issue, it));
    let place = there.map_or(0, |it| {
        let rank = rank(&it, &at.found.entry);
        rank.unwrap_or(it.len())
    });
    Target {
        section: SectionRef::of(outline, index),
        index: place,
    }
}

/// Returns the right place for an event if it is the only one out of order in its section.
fn within(at: &ResolvedEntry<'_>, section: &SectionRef) -> Option<Target> {
    let mut others: Vec<LocatedEntry> = at.entries.iter().collect();
    let is_wrong = !is_sorted(&others);
    others.remove(at.entry);
    if !is_wrong || !is_sorted(&others) {
        return None;
    }
    let index = rank_among(&others, &at.found.entry).unwrap_or(others.len());
    Some(Target {
        section: section.clone(),
        index,
    })
}

fn is_sorted(found: &[LocatedEntry]) -> bool {
    let keys = found.iter().filter_map(|it| match &it.entry {
        Entry::Event(event) => Some(event.sort_key()),
        _ => None,
    });
    keys.is_sorted()
}
